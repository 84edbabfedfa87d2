import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import { decoratorName } from "../../model/last-name.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";
import { someMethod } from "../class-body.ts";
import { isPlainlyDecorated } from "../left-alone.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";
import { hasMember, isClosed } from "./closed.ts";
import type { PairInput, ScopedCall } from "./readings.ts";
import { functionAround } from "./written.ts";

/** How many fields a message names. */
const SHOWN = 3;

/** What a dump of a schema holds. */
interface Dump {
  readonly schema: Schema;
  /** Names that are left out or taken out again; null where all that is not in `only` is. */
  readonly without: ReadonlySet<string>;
  readonly only: ReadonlySet<string> | null;
  /** Only what was sent, or what is not None, is in it. */
  readonly partial: boolean;
}

/** `Order(**order.model_dump())`: fields that the class does not take, or is given by name as well. */
export function rejectedFields(input: PairInput): readonly AlignmentSubject[] {
  return input.functions.flatMap(({ fn, calls }) => input.memory.rejected.of(fn, () => rejectedIn(input, calls)));
}

function rejectedIn(input: PairInput, calls: readonly ScopedCall[]): readonly AlignmentSubject[] {
  const { program, models } = input;
  const found: AlignmentSubject[] = [];
  for (const { call, scope } of calls) {
    const spreads = call.keywords.filter(({ arg }) => arg === null);
    if (spreads.length === 0 || scope.module.unit?.role !== "application") continue;
    const stated = statedModel(input, call, scope);
    const callee = stated === undefined ? program.typeOf(call.func, scope) : undefined;
    const model = stated ?? (callee?.kind === "class" ? models.modelOf(callee.class) : undefined);
    if (model === undefined || (stated === undefined ? !isPlain(input, model) : !isClosed(program, model))) continue;
    for (const { value } of spreads) {
      const dump = dumpOf(input, value, scope);
      if (dump !== undefined) found.push(...rejected(input, dump, model, { call, scope }));
    }
  }
  return found;
}

/** The class of `insert(Order).values(…)` and `update(Order).where(…).values(…)`. */
function statedModel({ program, models }: PairInput, { func }: Call, scope: Scope): OrmModel | undefined {
  if (func.kind !== "Attribute" || func.attr !== "values") return undefined;
  let at: Expr = func.value;
  while (at.kind === "Call" && at.func.kind === "Attribute" && at.func.value.kind === "Call") at = at.func.value;
  const [first] = at.kind === "Call" ? at.args : [];
  if (at.kind !== "Call" || first === undefined) return undefined;
  const symbol = program.symbolOf(at.func, scope);
  if (symbol?.kind !== "external" || !/^sqlalchemy\.(\w+\.)*(insert|update)$/.test(symbol.name)) return undefined;
  const target = program.symbolOf(first, scope);
  return target?.kind === "class" ? models.modelOf(target) : undefined;
}

/** Whether the constructor is SQLAlchemy's own, which takes what the class has an attribute for and nothing else. */
export function isPlain({ program, schemas }: PairInput, model: OrmModel): boolean {
  if (schemas.schemaOf(model.class) !== undefined || !isClosed(program, model)) return false;
  return program.ancestors(model.class).every((ancestor) => {
    if (ancestor.kind === "external") return !/MappedAsDataclass$/.test(ancestor.name);
    if (ancestor.kind !== "class") return true;
    const { body, keywords } = ancestor.class.def;
    if (keywords.length > 0 || !isPlainlyDecorated(program, ancestor.class)) return false;
    return !body.some((statement) => statement.kind === "FunctionDef" && /^__(init|new|init_subclass|getattr)__$/.test(statement.name));
  });
}

/** What is spread, where it is a dump of a schema: in place, bound once to a name from which keys are only set or taken, or spread with other keys itself. */
function dumpOf(input: PairInput, value: Expr, scope: Scope): Dump | undefined {
  const bound = value.kind === "Name" ? boundOnce(input.program, value.id, scope) : { value, scope };
  const dump = bound?.scope === scope ? dumpIn(input, bound.value, scope) : undefined;
  if (dump === undefined || bound === undefined || value.kind !== "Name") return dump;
  const taken = keysTaken(value, bound.value, scope);
  return taken === undefined ? undefined : { ...dump, without: new Set([...dump.without, ...taken]) };
}

/** A dump, also one in a dictionary: `{**order.model_dump(), "owner_id": owner.id}`. */
function dumpIn(input: PairInput, value: Expr, scope: Scope): Dump | undefined {
  if (value.kind === "Call") return written(input, value, scope);
  if (value.kind !== "Dict") return undefined;
  const spread = value.keys.flatMap((key, at) => (key === null ? (value.values[at] ?? []) : []));
  const [only, another] = spread;
  return only === undefined || another !== undefined ? undefined : dumpOf(input, only, scope);
}

const PARTIAL = new Set(["exclude_unset", "exclude_none", "exclude_defaults"]);

function written({ program, schemas }: PairInput, { func, args, keywords }: Call, scope: Scope): Dump | undefined {
  if (func.kind !== "Attribute" || !/^(model_dump|dict)$/.test(func.attr) || args.length > 0) return undefined;
  const holder = program.typeOf(func.value, scope);
  const schema = holder.kind === "instance" ? schemas.schemaOf(holder.class) : undefined;
  if (schema === undefined || schema.kind !== "model" || schema.incomplete || serializesItself(program, schema)) return undefined;
  // Keys are then other than the fields, or may be.
  if (schemas.setting(schema, "serialize_by_alias") !== undefined) return undefined;
  let without: ReadonlySet<string> = new Set();
  let only: ReadonlySet<string> | null = null;
  let partial = false;
  for (const { arg, value } of keywords) {
    if (arg === "exclude" || arg === "include") {
      const names = namesIn(value);
      if (names === undefined) return undefined;
      if (arg === "exclude") without = names;
      else only = names;
    } else if (arg === "by_alias") {
      if (value.kind !== "Constant" || value.type !== "False") return undefined;
    } else if (arg !== null && PARTIAL.has(arg)) partial = true;
    else if (arg !== "mode" && arg !== "round_trip" && arg !== "warnings") return undefined;
  }
  return { schema, without, only, partial };
}

export function serializesItself(program: Program, { class: symbol }: Schema): boolean {
  return someMethod(
    program,
    symbol,
    ({ name, decorators }) =>
      /^(model_dump|dict|__iter__)$/.test(name) || decorators.some((decorator) => decoratorName(decorator) === "model_serializer"),
  );
}

/** The names in a set, a list or the keys of a dictionary; undefined where one is not written out. */
function namesIn(value: Expr): ReadonlySet<string> | undefined {
  const items =
    value.kind === "Set" || value.kind === "List" || value.kind === "Tuple" ? value.elts : value.kind === "Dict" ? value.keys : null;
  if (items === null) return undefined;
  const names = new Set<string>();
  for (const item of items) {
    if (item?.kind !== "Constant" || item.value === undefined) return undefined;
    names.add(item.value);
  }
  return names;
}

/** The keys that are set or taken out of a dictionary before it is spread; undefined where it is used in any other way. */
function keysTaken(spread: Expr & { kind: "Name" }, made: Expr, scope: Scope): ReadonlySet<string> | undefined {
  const body = functionAround(scope)?.body;
  if (body === undefined) return undefined;
  const known = new Set<Expr>([spread]);
  const keys = new Set<string>();
  let others = false;
  const isIt = (expr: Expr): boolean => expr.kind === "Name" && expr.id === spread.id;
  const key = (target: Expr): void => {
    if (target.kind !== "Subscript" || !isIt(target.value)) return;
    known.add(target.value);
    if (target.slice.kind === "Constant" && target.slice.value !== undefined) keys.add(target.slice.value);
    else others = true;
  };
  eachStatement(body, (statement) => {
    if (statement.kind === "Assign") for (const target of statement.targets) key(target);
    if (statement.kind === "Delete") for (const target of statement.targets) key(target);
  });
  visitStatements(body, (expr) => {
    if (expr.kind === "Subscript" && isIt(expr.value)) known.add(expr.value);
    if (expr.kind !== "Call" || expr.func.kind !== "Attribute" || !isIt(expr.func.value)) return;
    const [first] = expr.args;
    if (expr.func.attr === "get") known.add(expr.func.value);
    else if (expr.func.attr === "pop" && first?.kind === "Constant" && first.value !== undefined) {
      known.add(expr.func.value);
      keys.add(first.value);
    }
  });
  visitStatements(body, (expr) => {
    if (isIt(expr) && !known.has(expr) && expr.start >= made.end) others = true;
  });
  return others ? undefined : keys;
}

/** One finding for the fields that the class lacks, and one for those that are given twice. */
function rejected({ program }: PairInput, dump: Dump, model: OrmModel, { call, scope }: ScopedCall): readonly AlignmentSubject[] {
  const { schema, without, only, partial } = dump;
  const named = new Set(call.keywords.flatMap(({ arg }) => arg ?? []));
  const file = scope.module.unit?.path;
  if (file === undefined) return [];
  const sent = schema.fields.filter((field) => !without.has(field.name) && only?.has(field.name) !== false && !isExcluded(field));
  const twice = sent.filter(({ name }) => named.has(name));
  const unknown = sent.filter(({ name }) => !named.has(name) && !model.attributes.has(name) && !hasMember(program, model, name));
  const at: Place = { file, start: call.start, end: call.end, symbol: functionAround(scope)?.qualname ?? "<module>" };
  const subject = (fields: readonly SchemaField[], detail: string): readonly AlignmentSubject[] => {
    const [first] = fields;
    if (first === undefined) return [];
    const names = fields.slice(0, SHOWN).map(({ name }) => name);
    return [
      {
        at: first.at,
        kind: "rejected-field",
        schema: schema.class.def.qualname,
        field: `${names.join(", ")}${fields.length > SHOWN ? ` and ${fields.length - SHOWN} more` : ""}`,
        model: model.class.def.qualname,
        detail,
        severity: partial && fields.every(({ required }) => !required) ? "warning" : "error",
        trace: [{ at, message: `${model.class.def.name} is given all fields of ${schema.class.def.name}` }],
        role: schema.class.module.unit?.role ?? "application",
      },
    ];
  };
  return [...subject(unknown, "it has no attribute for"), ...subject(twice, "it is given by name as well")];
}

/** Whether the field itself says that it is in no dump, or not in every one. */
export function isExcluded({ declaration }: SchemaField): boolean {
  return (
    declaration?.call.keywords.some(
      ({ arg, value }) => (arg === "exclude" || arg === "exclude_if") && !(value.kind === "Constant" && value.type === "False"),
    ) === true
  );
}
