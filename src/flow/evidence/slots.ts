import { bindingKind } from "../../link/members.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { decoratorName, lastName } from "../../model/last-name.ts";
import type { Expr, Parameter } from "../../model/syntax.ts";
import { isStub } from "../dispatch.ts";

/** A parameter of which only its callers tell what it is. */
export interface Slot {
  readonly function: FunctionSymbol;
  readonly index: number;
  readonly name: string;
  /** What the calls give, with the names in force there. */
  readonly given: { readonly value: Expr; readonly scope: Scope }[];
  /** The function does something with it that hangs on its type, or hands it on. */
  used: boolean;
  /** Some call gives what cannot be told, or what tells nothing. */
  open: boolean;
}

export type SlotsByFunction = ReadonlyMap<FunctionSymbol, readonly Slot[]>;

/** Decorators that leave a function's parameters to those who call it by its name. */
const TRANSPARENT = new Set([
  "staticmethod",
  "classmethod",
  "abstractmethod",
  "override",
  "contextmanager",
  "asynccontextmanager",
  // What tries again, keeps results or watches calls hands on what it is given.
  "retry",
  "on_exception",
  "on_predicate",
  "cache",
  "lru_cache",
  "alru_cache",
  "observe",
  "traceable",
  "start_as_current_span",
]);

/**
 * The parameters without an annotation or default that tells anything, of the functions that nobody but the project's own code calls; and
 * those whose annotation may name the asynchronous kind by mistake.
 */
export function slotsOf(functions: readonly FunctionSymbol[]): Map<FunctionSymbol, readonly Slot[]> {
  const found = new Map<FunctionSymbol, readonly Slot[]>();
  for (const fn of functions) {
    const { parameters } = fn.def;
    const told = (parameter: Parameter): boolean =>
      isTold(parameter) &&
      !(mayTakePlain(fn) && isAsynchronous(parameter)) &&
      !(fn.def.name === "__init__" && (isCallable(parameter) || mayBeFunction(parameter)));
    if (parameters.length === 0 || parameters.every(told) || !isCalledByName(fn)) continue;
    const receiver = fn.owner !== null && bindingKind(fn.def) !== "static" ? 1 : 0;
    const slots = parameters.flatMap((parameter, index): readonly Slot[] =>
      index < receiver || told(parameter)
        ? []
        : [{ function: fn, index, name: parameter.name, given: defaultOf(parameter, fn.outer), used: false, open: false }],
    );
    if (slots.length > 0 && !isStub(fn)) found.set(fn, slots);
  }
  return found;
}

/** Whether what a function does with an asynchronous object cannot be awaited: callers may give a synchronous one, whatever is declared. */
function mayTakePlain({ def, owner }: FunctionSymbol): boolean {
  if (def.async) return false;
  return def.name !== "__init__" || owner === null || owner.def.body.every((each) => each.kind !== "FunctionDef" || !each.async);
}

/** `session: AsyncSession`, `"AsyncSession | None"` */
function isAsynchronous({ annotation, passing }: Parameter): boolean {
  return annotation !== null && passing !== "*args" && passing !== "**kwargs" && /^(\w*\W)?Async[A-Z]/.test(nameIn(annotation));
}

function nameIn(annotation: Expr): string {
  switch (annotation.kind) {
    case "Constant":
      return annotation.type === "str" ? (annotation.value ?? "") : "";
    case "BinOp":
      return nameIn(annotation.left);
    case "Subscript":
      return lastName(annotation.value) === "Optional" ? nameIn(annotation.slice) : "";
    default:
      return lastName(annotation);
  }
}

function isTold({ annotation, passing, default: value }: Parameter): boolean {
  if ((annotation !== null && !saysNothing(annotation)) || passing === "*args" || passing === "**kwargs") return true;
  return value !== null && !(value.kind === "Constant" && value.type === "None");
}

/** A default that a name stands for counts as one of the values that are given. */
function defaultOf({ default: value }: Parameter, scope: Scope): Slot["given"] {
  return value?.kind === "Name" || value?.kind === "Attribute" ? [{ value, scope }] : [];
}

/** `load=load_rows`: a function, perhaps, in whose place callers may give another. */
function mayBeFunction({ annotation, default: value }: Parameter): boolean {
  return annotation === null && (value?.kind === "Name" || value?.kind === "Attribute");
}

/** `session_factory: Any`, `Any | None` */
function saysNothing(annotation: Expr): boolean {
  switch (annotation.kind) {
    case "Name":
      return annotation.id === "Any";
    case "Attribute":
      return annotation.attr === "Any" && lastName(annotation.value) === "typing";
    case "BinOp":
      return annotation.right.kind === "Constant" && annotation.right.type === "None" && saysNothing(annotation.left);
    case "Subscript":
      return lastName(annotation.value) === "Optional" && saysNothing(annotation.slice);
    default:
      return false;
  }
}

/** `send: Callable[[str], None]`: which function an object keeps, the annotation does not tell. */
function isCallable({ annotation, passing, default: value }: Parameter): boolean {
  const head = annotation?.kind === "Subscript" ? annotation.value : annotation;
  const isOpen = value === null || value.kind === "Name" || value.kind === "Attribute";
  return head != null && lastName(head) === "Callable" && isOpen && passing !== "*args" && passing !== "**kwargs";
}

/** Python itself calls special methods, and what a decorator is given to may call the function with anything. */
function isCalledByName({ def }: FunctionSymbol): boolean {
  if (def.name.startsWith("__") && def.name.endsWith("__") && def.name !== "__init__") return false;
  return def.decorators.every((decorator) => TRANSPARENT.has(decoratorName(decorator)));
}

/** The slots that are used and may still be told. */
export function promising(slots: SlotsByFunction): SlotsByFunction {
  const found = new Map<FunctionSymbol, readonly Slot[]>();
  for (const [fn, own] of slots) {
    const left = own.filter(({ used, open }) => used && !open);
    if (left.length > 0) found.set(fn, left);
  }
  return found;
}

/** The names under which functions are called. */
export class CalledNames {
  /** Of functions and classes. */
  readonly plain = new Set<string>(["cls"]);
  readonly methods = new Map<string, FunctionSymbol[]>();

  constructor(functions: Iterable<FunctionSymbol>, subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>) {
    for (const fn of functions) {
      if (fn.owner === null) this.plain.add(fn.def.name);
      else if (fn.def.name === "__init__") {
        this.plain.add(fn.owner.def.name);
        for (const below of subclasses.get(fn.owner) ?? []) this.plain.add(below.def.name);
        this.method("__init__", fn);
      } else this.method(fn.def.name, fn);
    }
  }

  /** A function that came later, and is none that makes objects. */
  add(fn: FunctionSymbol): void {
    if (fn.owner === null) this.plain.add(fn.def.name);
    else this.method(fn.def.name, fn);
  }

  has(name: string): boolean {
    return this.plain.has(name) || this.methods.has(name);
  }

  /** Adds names that modules give to what they import. */
  rename(names: ReturnType<typeof renamed>): this {
    for (const [name, other] of names) if (this.plain.has(name)) this.plain.add(other);
    return this;
  }

  private method(name: string, fn: FunctionSymbol): void {
    const known = this.methods.get(name);
    if (known === undefined) this.methods.set(name, [fn]);
    else known.push(fn);
  }
}

/** The names that modules give to what they import, with what that is called. */
export function renamed(program: Program): readonly (readonly [name: string, other: string])[] {
  return program.index.modules.flatMap(({ unit }) =>
    (unit?.facts.body ?? []).flatMap((statement) =>
      statement.kind !== "ImportFrom"
        ? []
        : statement.names.flatMap(({ name, asname }) => (asname === null || asname === name ? [] : [[name, asname] as const])),
    ),
  );
}
