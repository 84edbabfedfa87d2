import { type Construction, constructionIn, constructionOf } from "../../link/construction.ts";
import { returnedExpressions } from "../../link/results.ts";
import { entryOf, type Static, text, textOf } from "../../link/statics.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { Expr, FunctionDef } from "../../model/syntax.ts";
import type { Entry } from "../class-body.ts";
import { annotatedMetadata } from "../pydantic/declarations.ts";
import { placeOf } from "../pydantic/fields.ts";
import { allowsNone, annotatedTarget, type MappedAnnotation, mappedAnnotation } from "./annotations.ts";
import { type ColumnDraft, EMPTY_COLUMN, isColumn, mayGiveType, overlay, readColumn } from "./columns.ts";
import { composite } from "./composite.ts";
import type { Mappings } from "./mapping.ts";
import { shortName } from "./names.ts";
import type { OrmExpression } from "./orm.ts";
import { sqlType } from "./sql-types.ts";

export interface DeclaredBase {
  readonly key: string;
  readonly owner: ClassSymbol;
  readonly at: Place;
  /** The mapped class for which it is read, where that is another one: `owner` may be a mixin. */
  readonly target?: ClassSymbol;
}

/** A mapped attribute as a class body declares it, before tables and targets are looked up. */
export type Declared =
  | (DeclaredBase & { readonly kind: "column"; readonly draft: ColumnDraft })
  | (DeclaredBase & { readonly kind: "relationship"; readonly made: Construction | null; readonly annotation: MappedAnnotation | null })
  | (DeclaredBase & {
      readonly kind: "expression";
      readonly what: OrmExpression["kind"];
      readonly through: readonly string[];
      readonly deferred: boolean;
      /** The columns that a composite declares in its call. */
      readonly columns?: readonly { readonly key: string; readonly draft: ColumnDraft }[];
      /** There are others, which only the running program knows. */
      readonly computed?: boolean;
    });

/** What an attribute is declared with: the value made by a construction, an annotation, or both. */
interface Declaration {
  readonly base: DeclaredBase;
  readonly annotation: Expr | null;
  readonly scope: Scope;
  readonly made: Construction | undefined;
  /** A value stands there that is no construction of SQLAlchemy's. */
  readonly plain: boolean;
}

/** Reads one name of a class body for the mapped class `target`; undefined for what is not mapped. */
export function declared(mappings: Mappings, owner: ClassSymbol, entry: Entry, target: ClassSymbol): Declared | undefined {
  const { program, evaluator } = mappings;
  const scope = program.classScope(owner);
  const base: DeclaredBase = { key: entry.name, owner, at: placeOf(owner, entry.node), target };
  if (entry.definition !== null)
    return entry.definition.kind === "FunctionDef" ? fromFunction(mappings, base, entry.definition, scope, target) : undefined;
  const made = entry.value === null ? undefined : constructionOf(evaluator, entry.value, scope);
  if (made !== undefined && shortName(made.name) === "declared_attr") return fromLambda(mappings, base, made, target);
  if (made?.name === "dataclasses.field") return inMetadata(mappings, base, made, scope);
  return interpret(mappings, { base, annotation: entry.annotation, scope, made, plain: entry.value !== null && made === undefined });
}

/** Reads a value that is mapped under a name: an entry of `properties=`. */
export function declaredValue(mappings: Mappings, base: DeclaredBase, value: Static, scope: Scope): Declared | undefined {
  const made = constructionIn(mappings.evaluator, value);
  return made === undefined ? undefined : interpret(mappings, { base, annotation: null, scope, made, plain: false });
}

function interpret(mappings: Mappings, declaration: Declaration): Declared | undefined {
  const { base, made } = declaration;
  const annotation = mappedAnnotation(mappings.program, declaration.annotation, declaration.scope);
  if (made === undefined) {
    if (annotation === undefined || declaration.plain) return undefined;
    if (annotation.wrapper === "AssociationProxy") return undefined;
    return annotation.wrapper === "Mapped" && !namesMapped(mappings, annotation)
      ? column(mappings, base, undefined, annotation)
      : { ...base, kind: "relationship", made: null, annotation };
  }
  if (isColumn(made)) return column(mappings, base, made, annotation);
  if (made.name === "sqlalchemy.ext.associationproxy.association_proxy")
    return expression(base, "association-proxy", [made.argument(0, "target_collection"), made.argument(1, "attr")]);
  switch (shortName(made.name)) {
    case "relationship":
    case "Relationship":
    case "relation":
    case "dynamic_loader":
      return { ...base, kind: "relationship", made, annotation: annotation ?? sqlmodelAnnotation(made, declaration) };
    case "deferred":
      return deferred(mappings, base, made, annotation);
    case "column_property":
      return columnProperty(mappings, base, made, annotation);
    case "query_expression":
      return expression(base, "query-expression", []);
    case "association_proxy":
      return expression(base, "association-proxy", [made.argument(0, "target_collection"), made.argument(1, "attr")]);
    case "synonym":
      return expression(base, "synonym", [made.argument(0, "name")]);
    case "composite":
      return composite(mappings, base, made, annotation);
    case "hybrid_property":
      return expression(base, "hybrid", []);
    default:
      return undefined;
  }
}

/** Whether rows of a mapped class are what is meant: no column holds any, so somebody makes a relationship of it, as a metaclass may. */
function namesMapped(mappings: Mappings, { inner, scope }: MappedAnnotation): boolean {
  const target = annotatedTarget(mappings.program, inner, scope)?.target ?? null;
  return target !== null && mappings.mapping(target) !== undefined;
}

/** `field(metadata={"sa": Column(…)})` of a data class, under the key that its `__sa_dataclass_metadata_key__` names. */
function inMetadata(mappings: Mappings, base: DeclaredBase, made: Construction, scope: Scope): Declared | undefined {
  const key = mappings.body(base.owner).get("__sa_dataclass_metadata_key__")?.value;
  const name = key == null ? undefined : mappings.evaluator.text(key, scope);
  const value = name === undefined ? undefined : entryOf(made.keyword("metadata") ?? { kind: "none" }, name);
  return value === undefined ? undefined : declaredValue(mappings, base, value, scope);
}

function expression(base: DeclaredBase, what: OrmExpression["kind"], parts: readonly (Static | undefined)[]): Declared {
  return {
    ...base,
    kind: "expression",
    what,
    through: parts.map((part) => (part === undefined ? undefined : textOf(part))).filter((part) => part !== undefined),
    deferred: false,
  };
}

/** SQLModel reads the annotation of a `Relationship()` as if it were wrapped in Mapped. */
function sqlmodelAnnotation(made: Construction, { annotation, scope }: Declaration): MappedAnnotation | null {
  return made.name === "sqlmodel.Relationship" && annotation !== null ? { wrapper: "Mapped", inner: annotation, scope } : null;
}

function deferred(mappings: Mappings, base: DeclaredBase, made: Construction, annotation: MappedAnnotation | undefined): Declared {
  const first = made.positional(0);
  const inner = first === undefined ? undefined : constructionIn(mappings.evaluator, first);
  if (inner === undefined || !isColumn(inner)) return { ...base, kind: "expression", what: "column-property", through: [], deferred: true };
  const found = column(mappings, base, inner, annotation);
  return found.kind === "column" ? { ...found, draft: { ...found.draft, deferred: true } } : found;
}

/** `column_property(Column(…))` is that column; over an expression it is part of the SELECT. */
function columnProperty(mappings: Mappings, base: DeclaredBase, made: Construction, annotation: MappedAnnotation | undefined): Declared {
  const first = made.positional(0);
  const inner = first === undefined ? undefined : constructionIn(mappings.evaluator, first);
  const late = made.keyword("deferred");
  const isDeferred = late?.kind === "boolean" && late.value;
  if (inner === undefined || !isColumn(inner))
    return { ...base, kind: "expression", what: "column-property", through: [], deferred: isDeferred };
  const found = column(mappings, base, inner, annotation);
  return found.kind === "column" && isDeferred ? { ...found, draft: { ...found.draft, deferred: true } } : found;
}

/** A column by construction, by annotation, or both; `Annotated` types bring columns of their own. */
function column(
  mappings: Mappings,
  base: DeclaredBase,
  made: Construction | undefined,
  annotation: MappedAnnotation | undefined,
): Declared {
  const { program, evaluator } = mappings;
  let draft = made === undefined ? EMPTY_COLUMN : readColumn(program, evaluator, made);
  if (annotation !== undefined) {
    for (const { expression: part, scope } of metadataOf(mappings, annotation)) {
      const inner = constructionOf(evaluator, part, scope);
      if (inner !== undefined && isColumn(inner)) draft = overlay(readColumn(program, evaluator, inner), draft);
    }
    // `Mapped[str] = Column(String)`: SQLAlchemy asks the annotation for `mapped_column` alone.
    const optional = made?.name.endsWith(".Column") === true ? undefined : allowsNone(program, annotation.inner, annotation.scope);
    const target = base.target ?? base.owner;
    const said = draft.type === undefined ? sqlType(mappings, annotation.inner, annotation.scope, target) : draft;
    // A foreign key has the type of what it refers to, whatever is annotated.
    const exact = said.exact && (draft.type !== undefined || draft.foreignKeys.length === 0);
    const enumName = draft.type !== undefined || (exact && !mayGiveType(evaluator, made)) ? said.enumName : null;
    draft = { ...draft, nullable: draft.nullable ?? optional, type: said.type, exact, labels: said.labels, enumName };
  }
  return { ...base, kind: "column", draft };
}

function metadataOf(mappings: Mappings, annotation: MappedAnnotation): ReturnType<typeof annotatedMetadata> {
  const found = annotatedMetadata(mappings.program, annotation.inner, annotation.scope);
  if (found.length > 0 || annotation.inner.kind === "Name") return found;
  // `Optional[name_text]`: the metadata stand inside.
  const inner = annotation.inner;
  const items =
    inner.kind === "BinOp"
      ? [inner.left, inner.right]
      : inner.kind === "Subscript"
        ? inner.slice.kind === "Tuple"
          ? inner.slice.elts
          : [inner.slice]
        : [];
  return items.flatMap((item) => annotatedMetadata(mappings.program, item, annotation.scope));
}

const DECLARED_ATTR = /^sqlalchemy\.orm\.declared_attr(\.(directive|cascading))?$/;

function fromFunction(mappings: Mappings, base: DeclaredBase, def: FunctionDef, scope: Scope, target: ClassSymbol): Declared | undefined {
  for (const decorator of def.decorators) {
    const head = decorator.kind === "Call" ? decorator.func : decorator;
    const symbol = mappings.program.symbolOf(head, scope);
    const name = symbol?.kind === "external" ? symbol.name : "";
    if (DECLARED_ATTR.test(name)) {
      const made = returnedConstruction(mappings, mappings.program.functionSymbol(def, scope), target);
      return made === undefined ? undefined : interpret(mappings, { base, annotation: def.returns, scope, made, plain: false });
    }
    if (name === "sqlalchemy.ext.hybrid.hybrid_property")
      return { ...base, kind: "expression", what: "hybrid", through: [], deferred: false };
    if (name === "sqlalchemy.ext.hybrid.hybrid_method")
      return { ...base, kind: "expression", what: "hybrid-method", through: [], deferred: false };
    // `@total.expression`, `@total.setter`: a part of the hybrid of that name.
    if (head.kind === "Attribute" && /^(expression|setter|getter|comparator|update_expression|inplace)$/.test(head.attr))
      return { ...base, kind: "expression", what: "hybrid", through: [], deferred: false };
  }
  return undefined;
}

/** What a `declared_attr` function returns for a class; where the way there is not decided, the last construction that it returns. */
function returnedConstruction(mappings: Mappings, fn: FunctionSymbol, target: ClassSymbol): Construction | undefined {
  const made = constructionIn(mappings.evaluator, mappings.evaluator.call(fn, [{ kind: "symbol", symbol: target }]));
  if (made !== undefined && (isColumn(made) || shortName(made.name) !== undefined)) return made;
  const scope = mappings.program.functionScope(fn);
  const locals = receiver(fn, target);
  for (const value of returnedExpressions(fn.def).toReversed()) {
    const made = value === null ? undefined : (columnOtherwise(value) ?? value);
    const found = made === undefined ? undefined : constructionIn(mappings.evaluator, mappings.evaluator.evaluate(made, scope, locals));
    if (found !== undefined && shortName(found.name) !== undefined) return found;
  }
  return undefined;
}

/** `Item.__table__.c.get("size", Column(…))`: the column that another class below the same table has made, or this one. */
function columnOtherwise(value: Expr): Expr | undefined {
  if (value.kind !== "Call" || value.func.kind !== "Attribute" || value.func.attr !== "get") return undefined;
  const columns = value.func.value;
  if (columns.kind !== "Attribute" || !/^(c|columns)$/.test(columns.attr)) return undefined;
  return columns.value.kind === "Attribute" && columns.value.attr === "__table__" ? value.args[1] : undefined;
}

function receiver(fn: FunctionSymbol, target: ClassSymbol): ReadonlyMap<string, Static> {
  const first = fn.def.parameters[0]?.name;
  return new Map(first === undefined ? [] : [[first, { kind: "symbol", symbol: target }]]);
}

/** `key = declared_attr(lambda cls: Column(…))` */
function fromLambda(mappings: Mappings, base: DeclaredBase, outer: Construction, target: ClassSymbol): Declared | undefined {
  const lambda = outer.call.args[0];
  if (lambda?.kind !== "Lambda") return undefined;
  const name = lambda.parameters[0]?.name;
  const scope = mappings.program.lambdaScope(lambda, outer.scope);
  const locals = new Map<string, Static>(name === undefined ? [] : [[name, { kind: "symbol", symbol: target }]]);
  const made = constructionIn(mappings.evaluator, mappings.evaluator.evaluate(lambda.body, scope, locals));
  return made === undefined ? undefined : interpret(mappings, { base, annotation: null, scope, made, plain: false });
}

/** The text that an entry of a class body stands for: a value, or what a `declared_attr` or method of the name returns. */
export function entryText(
  mappings: Mappings,
  owner: ClassSymbol,
  entry: Entry,
  target: ClassSymbol,
  inherits: boolean,
): { readonly known: boolean; readonly text: string | null } {
  const value = entryValue(mappings, owner, entry, target);
  const shown = textOf(value);
  if (shown !== undefined) return { known: true, text: shown };
  if (value.kind === "none") return { known: true, text: null };
  if (entry.definition?.kind !== "FunctionDef") return { known: false, text: null };
  // `if has_inherited_table(cls): return None` decides by what the class inherits, which the caller knows.
  const fn = mappings.program.functionSymbol(entry.definition, mappings.program.classScope(owner));
  const scope = mappings.program.functionScope(fn);
  const results = returnedExpressions(fn.def).map((returned) =>
    returned === null ? null : mappings.evaluator.evaluate(returned, scope, receiver(fn, target)),
  );
  const names = results.map((result) => (result === null ? null : (textOf(result) ?? null))).filter((name) => name !== null);
  const empty = results.some((result) => result === null || result.kind === "none");
  return names.length === 1 ? { known: true, text: empty && inherits ? null : (names[0] ?? null) } : { known: false, text: null };
}

/** What the returns of a function in a class body give for a mapped class, each by itself; nothing for other entries. */
export function returnedValues(mappings: Mappings, owner: ClassSymbol, entry: Entry, target: ClassSymbol): readonly Static[] {
  if (entry.definition?.kind !== "FunctionDef") return [];
  const fn = mappings.program.functionSymbol(entry.definition, mappings.program.classScope(owner));
  const scope = mappings.program.functionScope(fn);
  return returnedExpressions(fn.def).flatMap((returned) =>
    returned === null ? [] : [mappings.evaluator.evaluate(returned, scope, receiver(fn, target))],
  );
}

/** The value of an entry of a class body for a mapped class: functions are called with it. */
export function entryValue(mappings: Mappings, owner: ClassSymbol, entry: Entry, target: ClassSymbol): Static {
  const scope = mappings.program.classScope(owner);
  if (entry.definition?.kind === "FunctionDef")
    return mappings.evaluator.call(mappings.program.functionSymbol(entry.definition, scope), [{ kind: "symbol", symbol: target }]);
  if (entry.value === null) return text("");
  const made = constructionOf(mappings.evaluator, entry.value, scope);
  const lambda = made !== undefined && shortName(made.name) === "declared_attr" ? made.call.args[0] : undefined;
  if (made !== undefined && lambda?.kind === "Lambda") {
    const name = lambda.parameters[0]?.name;
    return mappings.evaluator.evaluate(
      lambda.body,
      mappings.program.lambdaScope(lambda, made.scope),
      new Map(name === undefined ? [] : [[name, { kind: "symbol", symbol: target }]]),
    );
  }
  return mappings.evaluator.evaluate(entry.value, scope);
}
