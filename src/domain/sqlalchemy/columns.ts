import type { Evaluator } from "../../link/constants.ts";
import { type Construction, constructionIn } from "../../link/construction.ts";
import { resolveAt } from "../../link/names.ts";
import type { Program } from "../../link/program.ts";
import { itemsOf, type Static, textOf, truth } from "../../link/statics.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { type EnumLabels, enumNameOf, labelsOfType } from "./enum-labels.ts";
import { shortName } from "./names.ts";

/** Where a foreign key points, as written: a text, or an attribute of a class or table that is looked up once all are known. */
export type ForeignKeyTarget =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "attribute"; readonly class: ClassSymbol; readonly key: string }
  | { readonly kind: "table"; readonly table: Construction; readonly key: string }
  | { readonly kind: "unknown"; readonly expression: Expr };

export interface ForeignKeyDraft {
  readonly target: ForeignKeyTarget;
  readonly ondelete: string | null;
}

/** What `Column(…)`, `mapped_column(…)` or a SQLModel `Field(…)` says. Undefined facts are not said. */
export interface ColumnDraft {
  readonly name: string | undefined;
  readonly type: string | undefined;
  /** The type is SQLAlchemy's own, as written: no variant for some database, no class of the project's. */
  readonly exact: boolean;
  /** What a column of an enum stores. */
  readonly labels: EnumLabels;
  readonly enumName: string | null;
  /** What a type with variants is on PostgreSQL; null where it has none, or that is not SQLAlchemy's own. */
  readonly onPostgresql: string | null;
  readonly nullable: boolean | undefined;
  readonly primaryKey: boolean | undefined;
  readonly unique: boolean | undefined;
  readonly index: boolean | undefined;
  readonly hasDefault: boolean;
  readonly hasServerDefault: boolean;
  /** `server_default` states a value: none that a trigger or the database's own numbering gives. */
  readonly statesDefault: boolean;
  readonly onUpdate: "no" | "value" | "server";
  /** `server_onupdate` says that something in the database sets it. */
  readonly serverOnUpdate: boolean;
  readonly foreignKeys: readonly ForeignKeyDraft[];
  readonly deferred: boolean;
  /** An `Identity` makes the column NOT NULL. */
  readonly identity: boolean;
}

export const EMPTY_COLUMN: ColumnDraft = {
  name: undefined,
  type: undefined,
  exact: false,
  labels: [],
  enumName: null,
  onPostgresql: null,
  nullable: undefined,
  primaryKey: undefined,
  unique: undefined,
  index: undefined,
  hasDefault: false,
  hasServerDefault: false,
  statesDefault: false,
  onUpdate: "no",
  serverOnUpdate: false,
  foreignKeys: [],
  deferred: false,
  identity: false,
};

const COLUMN_MAKERS = new Set(["Column", "mapped_column", "MappedColumn"]);

/** Whether an argument of a column that is not understood may be its type. */
export function mayGiveType(evaluator: Evaluator, made: Construction | undefined): boolean {
  if (made === undefined) return false;
  const { args, keywords, complete } = made.arguments;
  return (
    !complete || keywords.has("type_") || args.some((arg) => textOf(arg) === undefined && constructionIn(evaluator, arg) === undefined)
  );
}

/** Whether a construction is a column's. */
export function isColumn(made: Construction): boolean {
  const short = shortName(made.name);
  if (short !== undefined && COLUMN_MAKERS.has(short)) return true;
  return made.name === "?.Column";
}

/** Reads the arguments of a column's construction. */
export function readColumn(program: Program, evaluator: Evaluator, made: Construction): ColumnDraft {
  const { args, keywords } = made.arguments;
  const draft = fromKeywords(program, evaluator, keywords);
  return withArguments(program, evaluator, draft, args, 0);
}

/** The keyword arguments that Column, mapped_column and `sa_column_kwargs` share. */
export function fromKeywords(program: Program, evaluator: Evaluator, keywords: ReadonlyMap<string, Static>): ColumnDraft {
  const flag = (name: string): boolean | undefined => {
    const value = keywords.get(name);
    return value === undefined ? undefined : truth(value);
  };
  const given = (name: string): boolean => keywords.has(name) && keywords.get(name)?.kind !== "none";
  const name = keywords.get("name");
  const type = keywords.get("type_");
  return {
    name: name === undefined ? undefined : textOf(name),
    type: type === undefined ? undefined : typeText(evaluator, type),
    exact: type !== undefined && isExactType(evaluator, type),
    labels: type === undefined ? [] : labelsOfType(program, evaluator, type),
    enumName: type === undefined ? null : enumNameOf(program, evaluator, type),
    onPostgresql: type === undefined ? null : variantOf(evaluator, type),
    nullable: flag("nullable"),
    primaryKey: flag("primary_key"),
    unique: flag("unique"),
    index: flag("index"),
    hasDefault: given("default") || given("insert_default") || given("default_factory"),
    hasServerDefault: given("server_default"),
    statesDefault: given("server_default") && !isFetched(evaluator, keywords.get("server_default")),
    onUpdate:
      given("server_onupdate") || isSqlExpression(evaluator, keywords.get("onupdate")) ? "server" : given("onupdate") ? "value" : "no",
    serverOnUpdate: given("server_onupdate"),
    foreignKeys: [],
    deferred: flag("deferred") === true || given("deferred_group"),
    identity: false,
  };
}

/** `onupdate=func.now()` is computed by the database: the attribute is expired after an UPDATE. */
function isSqlExpression(evaluator: Evaluator, value: Static | undefined): boolean {
  const made = value === undefined ? undefined : constructionIn(evaluator, value);
  return made !== undefined && /^sqlalchemy\.(func\.|text$)/.test(made.name);
}

/** `FetchedValue()` says that something else gives the value; a sequence or an identity numbers. */
function isFetched(evaluator: Evaluator, value: Static | undefined): boolean {
  const made = value === undefined ? undefined : constructionIn(evaluator, value);
  return made !== undefined && /(^|\.)(FetchedValue|Identity|Computed|Sequence|next_value)$/.test(made.name);
}

/** Adds what positional arguments say: name, type, foreign keys, identity, defaults. */
export function withArguments(
  program: Program,
  evaluator: Evaluator,
  draft: ColumnDraft,
  args: readonly Static[],
  from: number,
): ColumnDraft {
  let { name, type, exact, labels, enumName, onPostgresql, hasServerDefault, hasDefault, identity, onUpdate } = draft;
  const foreignKeys = [...draft.foreignKeys];
  for (const [at, arg] of args.slice(from).entries()) {
    const text = textOf(arg);
    if (text !== undefined) {
      if (at === 0) name ??= text;
      continue;
    }
    if (arg.kind === "none") continue;
    const made = constructionIn(evaluator, arg);
    const short = made === undefined ? undefined : shortName(made.name);
    switch (short) {
      case "ForeignKey":
        if (made !== undefined) foreignKeys.push(readForeignKey(program, evaluator, made));
        break;
      case "Identity":
        identity = true;
        hasServerDefault = true;
        break;
      case "Computed":
      case "FetchedValue":
      case "DefaultClause":
        hasServerDefault = true;
        if (short === "Computed") onUpdate = "server";
        break;
      case "Sequence":
      case "ColumnDefault":
        hasDefault = true;
        break;
      case "CheckConstraint":
      case "UniqueConstraint":
        break;
      default: {
        const given = type === undefined ? typeText(evaluator, arg) : undefined;
        if (given !== undefined) {
          labels = labelsOfType(program, evaluator, arg);
          enumName = enumNameOf(program, evaluator, arg);
          onPostgresql = variantOf(evaluator, arg);
          exact = isExactType(evaluator, arg);
        }
        type ??= given;
      }
    }
  }
  return { ...draft, name, type, exact, labels, enumName, onPostgresql, hasServerDefault, hasDefault, identity, onUpdate, foreignKeys };
}

/** Whether a type is SQLAlchemy's own, so that its name says what the column is. */
export function isExactType(evaluator: Evaluator, value: Static): boolean {
  const name = value.kind === "symbol" && value.symbol.kind === "external" ? value.symbol.name : constructionIn(evaluator, value)?.name;
  // `db.DateTime`, whatever `db` is.
  return name !== undefined && /^(sqlalchemy\.|sqlmodel\.|\?\.)/.test(name) && !/\.(with_variant|as_mutable)$/.test(name);
}

/** What `JSON().with_variant(JSONB(), "postgresql")` is on PostgreSQL: the variant for it, else what the others are variants of. */
function variantOf(evaluator: Evaluator, value: Static): string | null {
  const made = constructionIn(evaluator, value);
  if (made?.name.endsWith(".with_variant") !== true || made.call.func.kind !== "Attribute" || !made.arguments.complete) return null;
  const [given, ...dialects] = made.arguments.args;
  const names = dialects.map(textOf);
  if (given === undefined || names.length === 0 || names.includes(undefined)) return null;
  const base = names.includes("postgresql") ? given : evaluator.evaluate(made.call.func.value, made.scope, made.locals);
  if (constructionIn(evaluator, base)?.name.endsWith(".with_variant") === true) return variantOf(evaluator, base);
  return isExactType(evaluator, base) ? (typeText(evaluator, base) ?? null) : null;
}

/** `String(255)` as written, without the module; undefined for what is no type. */
export function typeText(evaluator: Evaluator, value: Static): string | undefined {
  if (value.kind === "symbol")
    return value.symbol.kind === "external"
      ? value.symbol.name.slice(value.symbol.name.lastIndexOf(".") + 1)
      : value.symbol.kind === "class"
        ? value.symbol.def.name
        : undefined;
  const made = constructionIn(evaluator, value);
  if (made === undefined) return undefined;
  const name = made.name.slice(made.name.lastIndexOf(".") + 1);
  if (name === "with_variant" && made.call.func.kind === "Attribute")
    return typeText(evaluator, evaluator.evaluate(made.call.func.value, made.scope, made.locals));
  // `MutableDict.as_mutable(JSONB)` is that type, whose values tell when they change.
  const [inner] = name === "as_mutable" ? made.arguments.args : [];
  if (inner !== undefined) return typeText(evaluator, inner);
  const shown = [
    ...made.call.args.map((arg) => unparse(arg)),
    ...made.call.keywords.map(({ arg, value: given }) => (arg === null ? `**${unparse(given)}` : `${arg}=${unparse(given)}`)),
  ];
  return shown.length === 0 ? name : `${name}(${shown.join(", ")})`;
}

/** Reads `ForeignKey("table.column", ondelete=…)` or `ForeignKey(Model.column)`. */
export function readForeignKey(program: Program, evaluator: Evaluator, made: Construction): ForeignKeyDraft {
  const ondelete = made.keyword("ondelete");
  const expression = made.call.keywords.find(({ arg }) => arg === "column")?.value ?? made.call.args[0];
  const target: ForeignKeyTarget =
    expression === undefined
      ? { kind: "unknown", expression: made.call }
      : foreignKeyTarget(program, evaluator, made.argument(0, "column"), { expression, scope: made.scope });
  return { target, ondelete: ondelete === undefined ? null : (textOf(ondelete) ?? null) };
}

/** Where a text, `Model.column`, `table.c.column` or `Model.__table__.c.column` points. */
export function foreignKeyTarget(
  program: Program,
  evaluator: Evaluator,
  value: Static | undefined,
  written: { readonly expression: Expr; readonly scope: Scope },
): ForeignKeyTarget {
  const text = value === undefined ? undefined : textOf(value);
  if (text !== undefined) return { kind: "text", text };
  const { expression, scope } = written;
  // A bare name in a class body is the column above it.
  const own = expression.kind === "Name" ? program.resolve(expression.id, scope) : undefined;
  if (own?.kind === "variable" && own.scope.class !== null) return { kind: "attribute", class: own.scope.class, key: own.name };
  const given = expression.kind === "Call" ? givenColumn(program, expression, scope) : undefined;
  if (given !== undefined) return given;
  const path =
    expression.kind === "Attribute"
      ? expression
      : expression.kind === "Lambda" && expression.body.kind === "Attribute"
        ? expression.body
        : undefined;
  if (path === undefined) return { kind: "unknown", expression };
  const owner = path.value.kind === "Name" ? resolveAt(program, path.value.id, scope, path.start) : program.symbolOf(path.value, scope);
  if (owner?.kind === "class") return { kind: "attribute", class: owner, key: path.attr };
  const below = path.value;
  if (below.kind !== "Attribute" || (below.attr !== "c" && below.attr !== "columns")) return { kind: "unknown", expression };
  const holder = below.value;
  if (holder.kind === "Attribute" && holder.attr === "__table__") {
    const symbol = program.symbolOf(holder.value, scope);
    if (symbol?.kind === "class") return { kind: "attribute", class: symbol, key: path.attr };
  }
  const table = constructionIn(evaluator, evaluator.evaluate(holder, scope));
  return table !== undefined && shortName(table.name) === "Table"
    ? { kind: "table", table, key: path.attr }
    : { kind: "unknown", expression };
}

/** `Order.id_column()`: a class method that returns `cls.id` or `cls.__table__.c.id`. */
function givenColumn(program: Program, { func, args, keywords }: Call, scope: Scope): ForeignKeyTarget | undefined {
  if (func.kind !== "Attribute" || args.length + keywords.length > 0) return undefined;
  const owner = program.symbolOf(func.value, scope);
  if (owner?.kind !== "class") return undefined;
  for (const ancestor of program.ancestors(owner)) {
    if (ancestor.kind !== "class") continue;
    const method = program.classScope(ancestor.class).bindings.get(func.attr)?.at(-1);
    if (method === undefined) continue;
    const def = method.kind === "function" ? method.def : undefined;
    const last = def?.body.at(-1);
    const self = def?.parameters[0]?.name;
    if (last?.kind !== "Return" || last.value?.kind !== "Attribute" || self === undefined) return undefined;
    const holder = last.value.value;
    const table = holder.kind === "Attribute" && (holder.attr === "c" || holder.attr === "columns") ? holder.value : undefined;
    const of = table?.kind === "Attribute" && table.attr === "__table__" ? table.value : holder;
    return of.kind === "Name" && of.id === self ? { kind: "attribute", class: owner, key: last.value.attr } : undefined;
  }
  return undefined;
}

/** Joins what an `Annotated` type says (`left`) with what the class says: the class wins. */
export function overlay(base: ColumnDraft, own: ColumnDraft): ColumnDraft {
  return {
    name: own.name ?? base.name,
    type: own.type ?? base.type,
    exact: own.type === undefined ? base.exact : own.exact,
    labels: own.type === undefined ? base.labels : own.labels,
    enumName: own.type === undefined ? base.enumName : own.enumName,
    onPostgresql: own.type === undefined ? base.onPostgresql : own.onPostgresql,
    nullable: own.nullable ?? base.nullable,
    primaryKey: own.primaryKey ?? base.primaryKey,
    unique: own.unique ?? base.unique,
    index: own.index ?? base.index,
    hasDefault: own.hasDefault || base.hasDefault,
    hasServerDefault: own.hasServerDefault || base.hasServerDefault,
    statesDefault: own.hasServerDefault ? own.statesDefault : base.statesDefault,
    onUpdate: own.onUpdate === "no" ? base.onUpdate : own.onUpdate,
    serverOnUpdate: own.serverOnUpdate || base.serverOnUpdate,
    foreignKeys: own.foreignKeys.length > 0 ? own.foreignKeys : base.foreignKeys,
    deferred: own.deferred || base.deferred,
    identity: own.identity || base.identity,
  };
}

/** The items of a list argument as texts; undefined where one is none. */
export function texts(value: Static | undefined): readonly string[] | undefined {
  const items = value === undefined ? undefined : itemsOf(value)?.map(textOf);
  return items === undefined || items.includes(undefined) ? undefined : items.filter((item) => item !== undefined);
}
