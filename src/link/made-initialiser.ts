import { lastName } from "../model/last-name.ts";
import type { Expr, FunctionDef, Parameter } from "../model/syntax.ts";
import { boundOnce } from "./bound-once.ts";
import type { Linker } from "./context.ts";
import { isCallable } from "./displayed.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "./symbols.ts";
import { alternatives, NONE, type Type, union } from "./types.ts";

/** Decorators that write an `__init__` for a class, by name. */
const WRITING = /^(dataclass|define|frozen|mutable|attrs|s)$/;
/** Base classes that do. */
const MODELS = /^(pydantic|sqlmodel|msgspec|typing\.NamedTuple$)/;
/** What stands in the place of a default, and holds it. */
const FIELDS = /^(field|Field|attrib|ib)$/;

/**
 * The `__init__` that a class has without its being written, with a parameter for each field, those of its bases first: of a dataclass,
 * a model, a named tuple. Null where one is written, and where the class has none.
 */
export function madeInitialiser(linker: Linker, symbol: ClassSymbol, id: number): FunctionSymbol | null {
  const ancestors = linker.ancestors(symbol);
  const isModel = ancestors.some((ancestor) => ancestor.kind === "external" && MODELS.test(ancestor.name));
  const fields = new Map<string, Parameter>();
  let made = isModel;
  for (const ancestor of [...ancestors].reverse()) {
    if (ancestor.kind !== "class") continue;
    const { def } = ancestor.class;
    if (linker.classScope(ancestor.class).bindings.has("__init__")) return null;
    const writes = def.decorators.some((decorator) => WRITING.test(lastName(decorator.kind === "Call" ? decorator.func : decorator)));
    made ||= writes;
    if (!isModel && !writes) continue;
    for (const statement of def.body) {
      if (statement.kind !== "AnnAssign" || statement.target.kind !== "Name" || isOfClass(statement.annotation)) continue;
      const { start, end, target, annotation, value } = statement;
      const name = target.id;
      fields.set(name, { start, end, name, passing: "normal", annotation, default: defaultIn(value) } as Parameter);
    }
  }
  if (!made || fields.size === 0) return null;
  const { def } = symbol;
  const self = { start: def.start, end: def.start, name: "self", passing: "normal", annotation: null, default: null } as Parameter;
  const init = {
    kind: "FunctionDef",
    start: def.start,
    end: def.start,
    name: "__init__",
    qualname: `${def.qualname}.__init__`,
    async: false,
    generator: false,
    decorators: [],
    typeParameters: [],
    parameters: [self, ...fields.values()],
    returns: null,
    docstring: null,
    defStart: def.start,
    nameStart: def.start,
    nameEnd: def.start,
    body: [],
  } as unknown as FunctionDef;
  return { kind: "function", module: symbol.module, def: init, outer: linker.classScope(symbol), owner: symbol, id };
}

function isOfClass(annotation: Expr): boolean {
  return lastName(annotation.kind === "Subscript" ? annotation.value : annotation) === "ClassVar";
}

/** `run: Callable = field(default=send)` */
function defaultIn(value: Expr | null): Expr | null {
  if (value?.kind !== "Call" || !FIELDS.test(lastName(value.func))) return value;
  return value.keywords.find(({ arg }) => arg === "default")?.value ?? null;
}

/** Whether an annotation says that something can be called, if anything is there, by a name of the project's as well: `handler: Handler | None`. */
export function saysCallable(linker: Linker, annotation: Expr, scope: Scope): boolean {
  switch (annotation.kind) {
    case "Attribute":
      return annotation.attr === "Callable";
    case "Name":
      return annotation.id === "Callable" || (isAlias(linker, annotation.id, scope) && isOnlyCallable(linker.annotated(annotation, scope)));
    case "BinOp":
      return annotation.right.kind === "Constant" && annotation.right.type === "None" && saysCallable(linker, annotation.left, scope);
    case "Subscript":
      return lastName(annotation.value) === "Optional"
        ? saysCallable(linker, annotation.slice, scope)
        : lastName(annotation.value) === "Callable";
    default:
      return false;
  }
}

function isAlias(linker: Linker, name: string, scope: Scope): boolean {
  const bound = boundOnce(linker, name, scope);
  return bound !== undefined && (bound.value.kind === "Subscript" || bound.value.kind === "BinOp" || bound.value.kind === "Name");
}

function isOnlyCallable(type: Type): boolean {
  const items = alternatives(type).filter(({ kind }) => kind !== "none");
  return items.length > 0 && items.every(isCallable);
}

/** What callers give where a declared type says no more than that it can be called; the declared type where that is not known. */
export function orGiven(declared: Type, given: () => Type): Type {
  if (!isOnlyCallable(declared)) return declared;
  const type = given();
  if (!alternatives(type).every(isCalled)) return declared;
  return declared.kind === "union" ? union([type, NONE]) : type;
}

/** Whether a value is something that can be called. */
export function isCalled({ kind }: Type): boolean {
  return kind === "function" || kind === "lambda" || kind === "partial" || kind === "method" || kind === "reference" || kind === "class";
}
