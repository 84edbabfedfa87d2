import { exactly } from "./flow/evidence/index.ts";
import { walkFunction } from "./flow/evidence/walk.ts";
import { type Foundation, isRead } from "./foundation.ts";
import { isProperty } from "./link/members.ts";
import type { Program } from "./link/program.ts";
import { returnedExpressions, yieldedExpressions } from "./link/results.ts";
import { isSpecial } from "./link/specials.ts";
import type { FunctionSymbol, ModuleSymbol, Scope } from "./link/symbols.ts";
import { alternatives, withoutNone } from "./link/types.ts";
import type { FileFacts } from "./model/facts.ts";
import { lastName } from "./model/last-name.ts";
import { functionsSpeakingOf, type OtherNames, speaksOf } from "./model/speaking.ts";
import type { Expr, FunctionDef } from "./model/syntax.ts";
import { eachStatement, functionsIn, withNested } from "./model/traverse.ts";
import { names, someExpression, visitAssignments, visitExpression, visitStatements } from "./model/visit.ts";
import { MOST_FILES, MOST_FUNCTIONS } from "./onlookers.ts";

const NONE: ReadonlySet<string> = new Set();

/** What of a program is asked, and the facts that a module will have. */
export interface Asked extends Pick<Foundation, "program" | "reads" | "imports"> {
  readonly factsOf: (module: ModuleSymbol) => FileFacts | undefined;
}

/** Who uses what functions give. */
export interface ResultUsers {
  /** Functions that call them, and those that call these where what they give may hang on it. */
  readonly users: ReadonlySet<FunctionSymbol>;
  /** Those of whom all callers are known, with these: what they give may be of another type afterwards. */
  readonly followed: ReadonlyMap<FunctionSymbol, ReadonlySet<FunctionSymbol>>;
}

/**
 * Who may conclude something from the types that functions give, through the functions that hand them on. A function that is used in
 * another way than by a call in a body is not followed, nor are those for whom that would be too many.
 */
export function usersOfResults(asked: Asked, functions: Iterable<FunctionSymbol>): ResultUsers {
  const users = new Set<FunctionSymbol>();
  const followed = new Map<FunctionSymbol, ReadonlySet<FunctionSymbol>>();
  const waiting = new Set(functions);
  for (const fn of waiting) {
    const callers = callersOf(asked, fn);
    if (callers === null || users.size + callers.size > MOST_FUNCTIONS) continue;
    followed.set(fn, callers);
    for (const caller of callers) {
      users.add(caller);
      if (handsOn(caller.def, fn.def.name)) waiting.add(caller);
    }
  }
  return { users, followed };
}

/**
 * The functions whose results go through some that hand them to each other, or to themselves, with the bodies that these have by now: of which type
 * these are hangs on which of them is asked first, and a run from nothing may begin with another one.
 */
export function goingInCircles(program: Program, followed: ResultUsers["followed"]): ReadonlySet<FunctionSymbol> {
  const handing = new Map(
    [...followed].map(([fn, callers]) => [
      fn,
      [...callers].filter((caller) => handsOn(caller.def, fn.def.name) && mayCall(program, caller, fn.def.name)),
    ]),
  );
  const reached = new Map([...handing.keys()].map((fn) => [fn, reachedFrom(fn, handing)]));
  const isInCircle = (fn: FunctionSymbol): boolean => reached.get(fn)?.has(fn) === true;
  return new Set([...reached].flatMap(([fn, others]) => ([fn, ...others].some(isInCircle) ? [fn] : [])));
}

/** Whether a call by a name may be one of a function of the project. */
function mayCall(program: Program, fn: FunctionSymbol, name: string): boolean {
  let may = false;
  const nothing = (): void => {};
  walkFunction(program, fn, {
    call({ func }, scope) {
      if (lastName(func) === name && !isOfLibrary(program, func, scope)) may = true;
    },
    handed: nothing,
    name: nothing,
    attribute: nothing,
    bound: nothing,
    renamed: nothing,
    decorated: nothing,
  });
  return may;
}

function isOfLibrary(program: Program, func: Expr, scope: Scope): boolean {
  const held = func.kind === "Attribute" ? program.typeOf(func.value, scope) : program.typeOf(func, scope);
  return alternatives(withoutNone(held)).every(({ kind }) => kind === "external");
}

function reachedFrom(fn: FunctionSymbol, handing: ReadonlyMap<FunctionSymbol, readonly FunctionSymbol[]>): ReadonlySet<FunctionSymbol> {
  const reached = new Set(handing.get(fn));
  for (const one of reached) for (const next of handing.get(one) ?? []) reached.add(next);
  return reached;
}

/** Whether what a function gives may be of another type with another body, by what the two say: the expressions that it gives, and what their names stand for. */
export function mayGiveOther(before: FunctionDef, now: FunctionDef): boolean {
  const [one, other] = [before, now].map((def) => [...givenBy(def)].map(exactly).join());
  return one !== other;
}

/** The functions whose bodies call one by its name, and use it in no other way; null where anything else does, or nobody can tell. */
function callersOf({ program, reads, imports, factsOf }: Asked, fn: FunctionSymbol): ReadonlySet<FunctionSymbol> | null {
  const { name } = fn.def;
  if (isSpecial(name) || program.decorators.has(fn.def) || isProperty(program, fn) || !isUnwrapped(program, fn)) return null;
  const named = new Set([name]);
  const spoken: OtherNames = { imported: NONE, functions: named, methods: named };
  const callers = new Set<FunctionSymbol>();
  let files = 0;
  for (const module of program.index.modules) {
    const facts = factsOf(module);
    if (facts?.holdsWord(name) !== true) continue;
    if (++files > MOST_FILES || module.unit?.role === "migration" || reads.has(module)) return null;
    if (imports.of(program, module).some(({ binding, bound }) => binding.name === name && bound !== name)) return null;
    if (speaksOf(facts, spoken)) return null;
    for (const def of functionsSpeakingOf(facts, spoken)) {
      if (!onlyCalls(def, name)) return null;
      for (const each of withNested(def)) {
        const caller = program.functionByDef(each);
        if (caller === undefined || isRead({ program, reads }, each) || definesClass(each)) return null;
        callers.add(caller);
      }
    }
    if (callers.size > MOST_FUNCTIONS) return null;
  }
  return callers;
}

/** What a class in a body says is not forgotten with the body. */
export function definesClass({ body }: FunctionDef): boolean {
  let defines = false;
  eachStatement(body, ({ kind }) => {
    if (kind === "ClassDef") defines = true;
  });
  return defines;
}

/** Whether nothing of the project stands between a function and those who call it. */
function isUnwrapped(program: Program, { def, outer }: FunctionSymbol): boolean {
  return def.decorators.every((decorator) => {
    const head = decorator.kind === "Call" ? decorator.func : decorator;
    return (
      program.symbolOf(head, outer)?.kind === "external" ||
      program.typeOf(head.kind === "Attribute" ? head.value : head, outer).kind === "external"
    );
  });
}

/** Whether a body names something in calls alone: `load(key)`, `self.load(key)`. What asks for attributes by text may do anything with it. */
function onlyCalls(def: FunctionDef, name: string): boolean {
  const called = new Set<Expr>();
  const named: Expr[] = [];
  let isPlain = true;
  const look = (node: Expr): void => {
    if (node.kind === "Call") called.add(node.func);
    if ((node.kind === "Name" && node.id === name) || (node.kind === "Attribute" && node.attr === name)) named.push(node);
    if (node.kind === "Name" && /^(getattr|attrgetter|methodcaller)$/.test(node.id)) isPlain = false;
    if (node.kind === "Lambda") for (const { default: given } of node.parameters) if (given !== null) visitExpression(given, look);
  };
  for (const each of withNested(def)) {
    visitStatements(each.body, look);
    if (each === def) continue;
    for (const { default: given } of each.parameters) if (given !== null) visitExpression(given, look);
    for (const decorator of each.decorators) visitExpression(decorator, look);
  }
  return isPlain && named.every((node) => called.has(node)) && !functionsIn(def.body).some((inner) => inner.name === name);
}

/** Whether what a function gives may hang on what a call by some name gives. */
function handsOn(def: FunctionDef, name: string): boolean {
  return [...givenBy(def)].some((value) =>
    someExpression(value, (node) => (node.kind === "Name" && node.id === name) || (node.kind === "Attribute" && node.attr === name)),
  );
}

/** The expressions that a function returns and yields, and those that the names in them are bound to, and so on. */
function givenBy(def: FunctionDef): ReadonlySet<Expr> {
  const given = new Set([...returnedExpressions(def), ...yieldedExpressions(def)].filter((value) => value !== null));
  const bound: (readonly [ReadonlySet<string>, Expr, Expr])[] = [];
  visitAssignments(def.body, (target, value) => {
    const binds = new Set<string>();
    names(target, binds);
    bound.push([binds, target, value]);
  });
  const read = new Set<string>();
  for (const value of given) {
    const before = read.size;
    visitExpression(value, (node) => {
      if (node.kind === "Name") read.add(node.id);
    });
    if (read.size === before) continue;
    for (const [binds, target, from] of bound)
      if ([...binds].some((name) => read.has(name))) {
        given.add(target);
        given.add(from);
      }
  }
  return given;
}
