import { saysCallable } from "../../link/made-initialiser.ts";
import { bindingKind } from "../../link/members.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import { decoratorName, lastName } from "../../model/last-name.ts";
import type { Expr, FunctionDef, Parameter } from "../../model/syntax.ts";
import { eachStatement, functionsIn } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";
import { isStub } from "../dispatch.ts";

/** What a call gives, with the names in force there. */
export interface Given {
  readonly value: Expr;
  readonly scope: Scope;
  /** What it is, where no expression says so: a function below the decorator that is called with it. */
  readonly type?: Type;
  /** Where what is made of it is kept; null where it has a name of its own, and is not any of several. */
  readonly place?: string | null;
}

/** A parameter of which only its callers tell what it is. */
export interface Slot {
  readonly function: FunctionSymbol;
  readonly index: number;
  readonly name: string;
  /** What the calls give, with the names in force there. */
  readonly given: Given[];
  /** The function does something with it that hangs on its type, or hands it on. */
  used: boolean;
  /** Some call gives what cannot be told, or what tells nothing. */
  open: boolean;
  /** Bodies and modules with such calls: some of them. */
  readonly openers: Set<FunctionSymbol | ModuleSymbol>;
  /** Whether functions that it is given are kept, and none is called here: whoever looks for one later may get any of them. */
  readonly keeps: boolean;
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
export function slotsOf(program: Program, functions: readonly FunctionSymbol[]): Map<FunctionSymbol, readonly Slot[]> {
  const found = new Map<FunctionSymbol, readonly Slot[]>();
  for (const fn of functions) {
    const { parameters } = fn.def;
    const told = (parameter: Parameter): boolean =>
      isTold(parameter) &&
      !(mayTakePlain(fn) && isAsynchronous(parameter)) &&
      !(fn.def.name === "__init__" && (isCallable(program, fn, parameter) || mayBeFunction(parameter))) &&
      !(mayTakeFunction(program, fn, parameter) && keepsWhole(fn.def, parameter.name));
    if (parameters.length === 0 || parameters.every(told) || !isCalledByName(fn)) continue;
    const receiver = fn.owner !== null && bindingKind(fn.def) !== "static" ? 1 : 0;
    const slots = parameters.flatMap((parameter, index): readonly Slot[] =>
      index < receiver || told(parameter) ? [] : [slotOf(fn, parameter, index, keepsWhole(fn.def, parameter.name))],
    );
    if (slots.length > 0 && !isStub(fn)) found.set(fn, slots);
  }
  return found;
}

function slotOf(fn: FunctionSymbol, parameter: Parameter, index: number, keeps: boolean): Slot {
  return {
    function: fn,
    index,
    name: parameter.name,
    given: defaultOf(parameter, fn.outer),
    used: keeps,
    open: false,
    openers: new Set(),
    keeps,
  };
}

/** The fields of which only those who make objects tell which function they hold: `run: Callable` of a dataclass, a model. */
export function fieldSlotsOf(program: Program, symbol: ClassSymbol): readonly Slot[] {
  if (symbol.module.unit?.role === "test") return [];
  const scope = program.classScope(symbol);
  const may = symbol.def.body.some((statement) => statement.kind === "AnnAssign" && saysCallable(program, statement.annotation, scope));
  const init = may ? program.madeInitialiser(symbol) : null;
  if (init === null) return [];
  return init.def.parameters.flatMap((parameter, index) =>
    parameter.annotation !== null && saysCallable(program, parameter.annotation, scope) ? [slotOf(init, parameter, index, true)] : [],
  );
}

/** `fn: Callable[..., None]`, `fn: F`. */
function mayTakeFunction(program: Program, fn: FunctionSymbol, { annotation, passing }: Parameter): boolean {
  if (annotation === null || passing === "*args" || passing === "**kwargs") return false;
  return (
    saysCallable(program, annotation, fn.outer) ||
    (annotation.kind === "Name" && /^_?([A-Z]|\w*(Func|Fn|Callable)\w*|T_\w+)$/.test(annotation.id))
  );
}

/** Whether a function puts a parameter, as it is, where others find it, or makes an object of it, and does not call it. */
function keepsWhole(def: FunctionDef, name: string): boolean {
  const is = (node: Expr): boolean => node.kind === "Name" && node.id === name;
  let kept = false;
  let called = false;
  const read = (fn: FunctionDef): void => {
    visitStatements(fn.body, (node) => {
      if (node.kind !== "Call") return;
      if (is(node.func)) called = true;
      if (fn !== def) return;
      const keeps = node.func.kind === "Attribute" && KEEPING.test(node.func.attr);
      const makes = /^_?[A-Z]/.test(lastName(node.func));
      if ((keeps || makes) && (node.args.some(is) || node.keywords.some(({ value }) => is(value)))) kept = true;
    });
    for (const inner of functionsIn(fn.body)) read(inner);
  };
  read(def);
  if (called) return false;
  eachStatement(def.body, (statement) => {
    if (statement.kind !== "Assign" && statement.kind !== "AnnAssign") return;
    const targets = statement.kind === "Assign" ? statement.targets : [statement.target];
    if (statement.value !== null && is(statement.value) && targets.some(({ kind }) => kind === "Attribute" || kind === "Subscript"))
      kept = true;
  });
  return kept;
}

const KEEPING = /^(append|add|insert|setdefault|appendleft)$/;

/** Whether what a function does with an asynchronous object cannot be awaited: callers may give a synchronous one, whatever is declared. */
function mayTakePlain({ def, owner }: FunctionSymbol): boolean {
  if (def.async) return false;
  return def.name !== "__init__" || owner === null || owner.def.body.every((each) => each.kind !== "FunctionDef" || !each.async);
}

/** Whether what its class has besides says if callers tell of a parameter: of an object without asynchronous methods, they may. */
export function hangsOnMethods({ name, parameters }: FunctionDef): boolean {
  return name === "__init__" && parameters.some(isAsynchronous);
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
function isCallable(program: Program, fn: FunctionSymbol, { annotation, passing, default: value }: Parameter): boolean {
  const isOpen =
    value === null || value.kind === "Name" || value.kind === "Attribute" || (value.kind === "Constant" && value.type === "None");
  return annotation !== null && isOpen && passing !== "*args" && passing !== "**kwargs" && saysCallable(program, annotation, fn.outer);
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

/** The parameter that a name is, where nothing else is ever bound to it: what that is, the callers of the function tell. */
export function handedParameter(
  program: Program,
  node: Expr,
  scope: Scope,
): { readonly function: FunctionSymbol; readonly index: number } | undefined {
  const symbol = node.kind === "Name" ? program.resolve(node.id, scope) : undefined;
  if (symbol?.kind !== "variable" || symbol.scope.function === null) return undefined;
  const [binding, another] = symbol.scope.bindings.get(symbol.name) ?? [];
  return binding?.kind === "parameter" && another === undefined ? { function: symbol.scope.function, index: binding.index } : undefined;
}

/** Texts, numbers and truth values: nothing hangs on them. */
export function isPlain(value: Expr | null): boolean {
  return value?.kind === "JoinedStr" || value?.kind === "Compare" || (value?.kind === "Constant" && value.type !== "None");
}

/** So many are known of those that leave a parameter open. */
const MOST_OPENERS = 4;

/** Notes that a call in a scope gives what tells nothing: no other call does any more for that parameter. */
export function openBy(slot: Slot, scope: Scope): void {
  slot.open = true;
  if (slot.openers.size < MOST_OPENERS) slot.openers.add(scope.function ?? scope.module);
}

/** The names under which functions are called. */
export class CalledNames {
  /** Of functions and classes. */
  readonly plain = new Set<string>(["cls"]);
  readonly methods = new Map<string, FunctionSymbol[]>();
  /** Of functions that give out one of them, to be called with the function below it: `@registered("mail")`. */
  readonly makers = new Set<string>();
  /** Of classes whose objects keep functions that they are given: how many are made says which of these is meant. */
  readonly keepers = new Set<string>();
  /** The functions that may be called by a name; none where that is not known. */
  private readonly called = new Map<string, FunctionSymbol[]>();
  private slots: SlotsByFunction = new Map();
  private opened: ReadonlyMap<object, readonly Slot[]> = new Map();

  constructor(functions: Iterable<FunctionSymbol>, subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>) {
    for (const fn of functions) {
      if (fn.outer.function !== null) this.makers.add(fn.outer.function.def.name);
      if (fn.owner === null) this.call(fn.def.name, fn);
      else if (fn.def.name === "__init__") {
        for (const { def } of [fn.owner, ...(subclasses.get(fn.owner) ?? [])]) this.call(def.name, fn);
        this.method("__init__", fn);
      } else this.method(fn.def.name, fn);
    }
  }

  /** All calls of functions with such parameters are read: from then on it is known which calls more say nothing. */
  settle(slots: SlotsByFunction): void {
    this.slots = slots;
    const opened = new Map<object, Slot[]>();
    for (const each of slots.values())
      for (const slot of each) {
        const holder = holderOf(slot.function);
        if (slot.keeps && holder !== null) this.keepers.add(holder.def.name);
        for (const opener of slot.openers) opened.set(opener, [...(opened.get(opener) ?? []), slot]);
      }
    this.opened = opened;
  }

  /** What a body, or a module outside of bodies, says may be something else from now on: that it leaves parameters open counts no more. */
  unsettle(opener: FunctionSymbol | ModuleSymbol): void {
    for (const slot of this.opened.get(opener) ?? []) slot.openers.delete(opener);
  }

  /** Whether a call by a name may say something of a parameter: of those that other calls leave open, none does. */
  hears(name: string): boolean {
    if (!this.has(name)) return false;
    const functions = this.called.get(name);
    if (functions === undefined || this.makers.has(name)) return true;
    return functions.some((fn) => this.slots.get(fn)?.every(({ used, openers }) => !used || openers.size > 0) !== true);
  }

  /** A function that came later, and is none that makes objects. */
  add(fn: FunctionSymbol): void {
    if (fn.owner === null) this.call(fn.def.name, fn);
    else this.method(fn.def.name, fn);
  }

  has(name: string): boolean {
    return this.plain.has(name) || this.methods.has(name) || this.makers.has(name);
  }

  /** Adds names that modules give to what they import. */
  rename(names: Renames): this {
    for (const [name, other] of names) {
      if (!this.plain.has(name)) continue;
      this.plain.add(other);
      for (const fn of this.called.get(name) ?? []) pushTo(this.called, other, fn);
    }
    return this;
  }

  /** Whether functions by a name keep functions that they are given, so that it matters how often and where they are called. */
  keeps(name: string): boolean {
    const functions = this.called.get(name);
    return functions === undefined || this.makers.has(name) || this.keepers.has(name) || functions.some((fn) => this.keeping(fn));
  }

  private keeping(fn: FunctionSymbol): boolean {
    const slots = this.slots.get(fn);
    return slots === undefined || slots.some(({ keeps }) => keeps);
  }

  private call(name: string, fn: FunctionSymbol): void {
    this.plain.add(name);
    pushTo(this.called, name, fn);
  }

  private method(name: string, fn: FunctionSymbol): void {
    pushTo(this.methods, name, fn);
    pushTo(this.called, name, fn);
  }
}

/** The class whose objects a function is a part of: that of a method, or of a function inside of one. */
export function holderOf({ owner, outer }: FunctionSymbol): ClassSymbol | null {
  return owner ?? outer.function?.owner ?? null;
}

function pushTo(known: Map<string, FunctionSymbol[]>, name: string, fn: FunctionSymbol): void {
  const functions = known.get(name);
  if (functions === undefined) known.set(name, [fn]);
  else functions.push(fn);
}

/** What things are called, each with the name that a module gives to it when it imports it. */
export type Renames = readonly (readonly [name: string, other: string])[];

/** The names that modules give to what they import, with what that is called. */
export function renamed(program: Program): Renames {
  return program.index.modules.flatMap(({ unit }) =>
    (unit?.facts.body ?? []).flatMap((statement) =>
      statement.kind !== "ImportFrom"
        ? []
        : statement.names.flatMap(({ name, asname }) => (asname === null || asname === name ? [] : [[name, asname] as const])),
    ),
  );
}
