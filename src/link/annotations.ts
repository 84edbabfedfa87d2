import { CONTAINER_ANNOTATIONS } from "../data/fastapi.ts";
import type { Call, Expr, Subscript } from "../model/syntax.ts";
import { parseAnnotation } from "./annotation-text.ts";
import type { Linker } from "./context.ts";
import type { Binding, Scope, Symbol } from "./symbols.ts";
import { external, NONE, reference, type Type, union, unknown } from "./types.ts";

/** Wrappers whose first argument is what the value is. `Mapped` reads as its value through an instance. */
const TRANSPARENT = new Set([
  "typing.Annotated",
  "typing.ClassVar",
  "typing.Final",
  "typing.Required",
  "typing.NotRequired",
  "typing.ReadOnly",
  "typing.Unpack",
  "sqlalchemy.orm.Mapped",
  "sqlalchemy.orm.WriteOnlyMapped",
  "dataclasses.InitVar",
  "typing.TypeGuard",
  "pydantic.InstanceOf",
  "pydantic.SkipValidation",
  "pydantic.SerializeAsAny",
  ...CONTAINER_ANNOTATIONS,
]);

/**
 * What makes sessions, with the class of those that it makes where its annotation says no other; null: `factory: sessionmaker` is said of
 * those with `class_=AsyncSession` as well.
 */
const SESSION_FACTORIES: ReadonlyMap<string, string | null> = new Map([
  ["sqlalchemy.orm.sessionmaker", null],
  ["sqlalchemy.orm.scoped_session", "sqlalchemy.orm.Session"],
  ["sqlalchemy.ext.asyncio.async_sessionmaker", "sqlalchemy.ext.asyncio.AsyncSession"],
  ["sqlalchemy.ext.asyncio.async_scoped_session", "sqlalchemy.ext.asyncio.AsyncSession"],
]);

const NO_ALIASES: readonly Binding[] = [];

/**
 * Evaluates an annotation in a scope: the type of the values that it describes. `within` are the aliases whose values are being read: one
 * that is made of itself (`Json = dict[str, "Json"] | list["Json"] | …`) has no end.
 */
export function annotated(linker: Linker, annotation: Expr, scope: Scope, within = NO_ALIASES): Type {
  switch (annotation.kind) {
    case "Constant":
      if (annotation.type === "None") return NONE;
      if (annotation.type === "str" && annotation.value !== undefined) {
        const parsed = parseAnnotation(annotation.value, annotation);
        return parsed === undefined ? unknown("dynamic") : annotated(linker, parsed, scope, within);
      }
      return unknown("dynamic");
    case "Name":
      return typeParameter(linker, annotation.id, scope) ?? ofSymbol(linker, annotationSymbol(linker, annotation, scope), within);
    case "Attribute":
      return ofSymbol(linker, annotationSymbol(linker, annotation, scope), within);
    case "Subscript":
      return subscript(linker, annotation, scope, within);
    case "BinOp":
      return annotation.op === "|"
        ? union([annotated(linker, annotation.left, scope, within), annotated(linker, annotation.right, scope, within)])
        : unknown("dynamic");
    case "Starred":
      return annotated(linker, annotation.value, scope, within);
    default:
      return unknown("dynamic");
  }
}

/**
 * What a name or attribute chain in an annotation means. In a class body a field or method of the same name does not hide
 * what is outside: in `date: date` and `def list(self) -> list[int]` the annotation was written for the outer one.
 */
export function annotationSymbol(linker: Linker, expression: Expr, scope: Scope): Symbol | undefined {
  if (scope.kind !== "class" || scope.parent === null) return linker.symbolOf(expression, scope);
  let head = expression;
  while (head.kind === "Attribute") head = head.value;
  const bindings = head.kind === "Name" ? scope.bindings.get(head.id) : undefined;
  const hidden = bindings?.every(
    (binding) => binding.kind === "declaration" || binding.kind === "function" || (binding.kind === "value" && binding.annotation !== null),
  );
  return linker.symbolOf(expression, hidden === true ? scope.parent : scope);
}

/** A name among the type parameters of a class or function around: `class Repository[T]`. */
function typeParameter(linker: Linker, name: string, scope: Scope): Type | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const owner = at.owner;
    if (owner === null || (owner.kind !== "FunctionDef" && owner.kind !== "ClassDef") || !owner.typeParameters.includes(name)) continue;
    return {
      kind: "typevar",
      name,
      ...(owner.kind === "ClassDef" && at.parent !== null ? { of: linker.classSymbol(owner, at.parent) } : {}),
    };
  }
  return null;
}

function ofSymbol(linker: Linker, symbol: Symbol | undefined, within: readonly Binding[]): Type {
  if (symbol === undefined) return unknown("unresolved name");
  switch (symbol.kind) {
    case "class":
      return { kind: "instance", class: symbol, args: [] };
    case "external":
      return ofExternal(symbol.name, []);
    case "variable":
      return ofVariable(linker, symbol.name, symbol.scope, within);
    case "module":
    case "function":
      return unknown("dynamic");
  }
}

/** A variable in an annotation: a type variable, an alias, a NewType, or a class made by a call. */
function ofVariable(linker: Linker, name: string, scope: Scope, within: readonly Binding[]): Type {
  for (const binding of scope.bindings.get(name) ?? []) {
    if (within.includes(binding)) return unknown("recursive");
    const inside = [...within, binding];
    if (binding.kind === "alias") return annotated(linker, binding.value, scope, inside);
    if (binding.kind !== "value" || binding.path.length > 0) continue;
    const { value } = binding;
    if (value.kind === "Call") {
      const callee = linker.symbolOf(value.func, scope);
      const made = callee?.kind === "external" ? callee.name : "";
      if (made === "typing.TypeVar" || made === "typing.ParamSpec" || made === "typing.TypeVarTuple")
        return typeVariable(linker, name, value, scope, inside);
      if (made === "typing.NewType" && value.args[1] !== undefined) return annotated(linker, value.args[1], scope, inside);
      const type = linker.typeOf(value, scope);
      if (type.kind === "class") return { kind: "instance", class: type.class, args: type.args };
      // `db: SessionLocal` means one of the sessions that the factory makes.
      return type.kind === "external" && SESSION_FACTORIES.has(type.name) ? linker.called(type, null) : unknown("dynamic");
    }
    return annotated(linker, value, scope, inside);
  }
  return unknown("dynamic");
}

/** `TypeVar("RepositoryT", bound="Repository")`. */
function typeVariable(linker: Linker, name: string, { keywords }: Call, scope: Scope, within: readonly Binding[]): Type {
  const declared = keywords.find(({ arg }) => arg === "bound")?.value;
  const bound = declared === undefined ? null : annotated(linker, declared, scope, within);
  return bound === null || bound.kind === "unknown" ? { kind: "typevar", name } : { kind: "typevar", name, bound };
}

function ofExternal(name: string, args: readonly Type[]): Type {
  if (name === "typing.Any" || name === "builtins.object") return unknown("any");
  if (name === "typing.Self") return { kind: "typevar", name: "Self" };
  if (name === "typing.NoReturn" || name === "typing.Never") return NONE;
  if (name === "builtins.type" && args.length === 0) return unknown("dynamic");
  const session = args.length === 0 ? SESSION_FACTORIES.get(name) : null;
  if (session != null) return external(name, external(session));
  return { kind: "external", name, args };
}

function subscript(linker: Linker, annotation: Subscript, scope: Scope, within: readonly Binding[]): Type {
  const items = annotation.slice.kind === "Tuple" ? annotation.slice.elts : [annotation.slice];
  const evaluate = (expression: Expr): Type => annotated(linker, expression, scope, within);
  const symbol = annotationSymbol(linker, annotation.value, scope);
  if (symbol === undefined) return unknown("unresolved name");
  if (symbol.kind === "class") return { kind: "instance", class: symbol, args: items.map(evaluate) };
  if (symbol.kind === "variable") {
    // A generic alias (`Page = Envelope[T]`): its variables stay open, which callers treat as unknown.
    const alias = ofVariable(linker, symbol.name, symbol.scope, within);
    return alias.kind === "instance" || alias.kind === "external" ? { ...alias, args: items.map(evaluate) } : alias;
  }
  if (symbol.kind !== "external") return unknown("dynamic");
  const { name } = symbol;
  const first = items[0];
  if (first === undefined) return unknown("dynamic");
  if (TRANSPARENT.has(name)) return evaluate(first);
  switch (name) {
    case "typing.Optional":
      return union([evaluate(first), NONE]);
    case "typing.Union":
      return union(items.map(evaluate));
    case "builtins.tuple":
      if (items[1]?.kind === "Constant" && items[1].type === "Ellipsis") return external("builtins.list", evaluate(first));
      return { kind: "tuple", items: items.map(evaluate) };
    case "builtins.type":
      return classOf(evaluate(first));
    case "typing.Literal":
      return literal(items);
    case "collections.abc.Callable":
      return external("collections.abc.Callable", items[1] === undefined ? unknown("dynamic") : evaluate(items[1]));
    case "collections.abc.Awaitable":
      return { kind: "awaitable", result: evaluate(first) };
    case "asyncio.Future":
    case "asyncio.Task":
      return { kind: "awaitable", result: evaluate(first), runs: true };
    case "collections.abc.Coroutine":
      return { kind: "awaitable", result: items[2] === undefined ? unknown("dynamic") : evaluate(items[2]) };
    default:
      return ofExternal(name, items.map(evaluate));
  }
}

/** `Literal["open", "paid", None]`: texts, and None where it is one of them. */
function literal(items: readonly Expr[]): Type {
  const are = (type: string): boolean => items.some((item) => item.kind === "Constant" && item.type === type);
  const isKnown = items.every((item) => item.kind === "Constant" && (item.type === "str" || item.type === "None"));
  if (!isKnown || !are("str")) return unknown("dynamic");
  return are("None") ? union([external("builtins.str"), NONE]) : external("builtins.str");
}

/** The class object of which a type is the instance: `Type[X]`. */
export function classOf(type: Type): Type {
  switch (type.kind) {
    case "instance":
      return { kind: "class", class: type.class, args: type.args };
    case "external":
      return reference(type.name, type.args);
    case "union":
      return union(type.items.map(classOf));
    case "typevar":
      return { kind: "external", name: "builtins.type", args: [type] };
    default:
      return unknown("dynamic");
  }
}
