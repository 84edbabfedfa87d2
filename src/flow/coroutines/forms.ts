import type { Catalogue } from "../../data/catalogue.ts";
import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { UnawaitedCoroutine } from "../../model/subjects.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import type { CallSite } from "../call-sites.ts";
import { placeIn } from "../places.ts";
import type { Targets } from "../targets.ts";

/**
 * Blocks and loops of the wrong kind: `with` on what has `__aenter__` alone, `for` over an asynchronous iterator, each of them the other
 * way round, and `await` on an asynchronous generator or on what a session does at once.
 */
export function misplacedForms(world: Known, sites: readonly CallSite[]): readonly UnawaitedCoroutine[] {
  const found: UnawaitedCoroutine[] = [];
  for (const site of sites) {
    const use = useOf(world, site);
    if (use === null) continue;
    // `list(numbers())`: what is gone through stands among the arguments.
    const node = use === "gone through plainly" && site.form === "call" ? (site.call?.args[0] ?? site.node) : site.node;
    if (found.some(({ at }) => at.start === node.start)) continue;
    found.push({
      at: placeIn(site.unit, node),
      callee: named(node),
      use,
      guard: false,
      fix: null,
      role: (site.unit.kind === "function" ? site.unit.function.module : site.unit.module).unit?.role ?? "application",
    });
  }
  return found;
}

interface Known {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly targets: Targets;
}

/** What stands in the block or loop, as it is called: `factory()`, `self.lock`. */
function named(node: Expr): string {
  const inner = node.kind === "Await" ? node.value : node;
  return inner.kind === "Call" ? `${unparse(inner.func)}()` : unparse(inner);
}

function useOf(known: Known, site: CallSite): UnawaitedCoroutine["use"] | null {
  const { form, use, type, node } = site;
  switch (form) {
    case "context":
      if (type === null || !isHeld(node) || isPromised(known, node, site.scope, type)) return null;
      if (use === "context") return hasOnly(known, type, "__aenter__", "__enter__") ? "entered plainly" : null;
      return hasOnly(known, type, "__enter__", "__aenter__") ? "entered asynchronously" : null;
    case "iteration":
      if (type === null || !isMade(node)) return null;
      if (!isGenerator(known, node, site.scope) && isPromised(known, node, site.scope, type)) return null;
      if (use === "iterated") return isAsyncIterable(known, type) ? "gone through plainly" : null;
      if (isGenerator(known, node, site.scope, true)) return null;
      return isPlainIterable(type) || isPlainGenerator(known, node, site) ? "gone through asynchronously" : null;
    case "call":
      return site.call === null ? null : ofCall(known, site.call, site);
    default:
      return null;
  }
}

/** Names and attributes hold what they are declared to hold. */
function isHeld(node: Expr): boolean {
  return node.kind === "Name" || node.kind === "Attribute" || isMade(node);
}

/**
 * Whether only an annotation of the project says what something is: it may say less than all, as `Repository | Any` does. An object of a class of
 * the project is what it is where its constructor is called in sight.
 */
function isPromised({ program }: Known, node: Expr, scope: Scope, type: Type): boolean {
  const bound = node.kind === "Name" ? boundOnce(program, node.id, scope) : { value: node, scope };
  const made = bound?.value.kind === "Await" ? bound.value.value : bound?.value;
  const callee = made?.kind === "Call" && bound !== undefined ? program.typeOf(made.func, bound.scope) : null;
  if (alternatives(withoutNone(type)).some(({ kind }) => kind === "instance")) return callee?.kind !== "class";
  const functions = callee === null ? [] : alternatives(callee).filter(({ kind }) => kind === "function" || kind === "unknown");
  return functions.length > 0 && !(isManaged(type) && functions.every((each) => each.kind === "function" && each.function.def.generator));
}

/** What `contextmanager` and its like make of a generator is known by the decorator; what a function gives back may be something else at times. */
function isManaged(type: Type): boolean {
  return type.kind === "external" && type.name.startsWith("contextlib.");
}

/** Whether a call is of a generator function, an asynchronous one if asked so: that it is, whatever it is annotated as. */
function isGenerator({ program }: Known, node: Expr, scope: Scope, async = false): boolean {
  const callee = node.kind === "Call" ? program.typeOf(node.func, scope) : null;
  return callee?.kind === "function" && callee.function.def.generator && (!async || callee.function.def.async);
}

/** What is made on the spot: no test stands between that tells it from something else. */
function isMade(node: Expr): boolean {
  if (node.kind === "Await") return node.value.kind === "Call";
  return node.kind === "Call" || node.kind === "List" || node.kind === "Tuple" || node.kind === "Set" || node.kind === "Dict";
}

/** Builtins that go through what they are given. */
const GOES_THROUGH: ReadonlySet<string> = new Set("list tuple set frozenset sorted sum enumerate zip len min max any all next".split(" "));
/** What an asynchronous session does at once, without a statement. */
const AT_ONCE: ReadonlySet<string> = new Set("add add_all expunge expunge_all expire expire_all".split(" "));
const SESSION = /(^|\.)(AsyncSession|async_scoped_session)$/;
const RESULT = /^sqlalchemy\.(\w*Result|Row|RowMapping)$/;

function ofCall(known: Known, call: Call, { use, scope }: CallSite): UnawaitedCoroutine["use"] | null {
  const { program } = known;
  const { func } = call;
  if (use === "awaited") {
    if (func.kind !== "Attribute" && func.kind !== "Name") return null;
    const callees = alternatives(withoutNone(program.typeOf(func, scope)));
    return callees.length > 0 && callees.every((callee) => givesNothingToAwait(known, callee)) ? "awaited for nothing" : null;
  }
  const [argument] = call.args;
  if (func.kind !== "Name" || !GOES_THROUGH.has(func.id) || argument === undefined || !isMade(argument)) return null;
  const builtin = program.typeOf(func, scope);
  if (builtin.kind !== "reference" || !builtin.name.startsWith("builtins.")) return null;
  return isAsyncIterable(known, program.typeOf(argument, scope)) ? "gone through plainly" : null;
}

/** An asynchronous generator is gone through, not awaited; what a session does at once, and rows that are there, are awaited neither. */
function givesNothingToAwait({ targets }: Known, callee: Type): boolean {
  if (callee.kind === "method") return (AT_ONCE.has(callee.name) && SESSION.test(callee.owner)) || RESULT.test(callee.owner);
  return callee.kind === "function" && callee.function.def.async && certainlyGenerates(targets, callee.function);
}

/** Whether a call of a function gives its generator: nothing around it, and none below in its place. */
function certainlyGenerates(targets: Targets, fn: FunctionSymbol): boolean {
  const { def, owner } = fn;
  return def.generator && def.decorators.length === 0 && (owner === null || !targets.isOverridden(fn, owner));
}

/** Asynchronous iterators that no `for` can go through. Objects of the project may be both. */
function isAsyncIterable({ catalogue }: Known, type: Type): boolean {
  const items = alternatives(type);
  return items.every(
    (item) =>
      item.kind === "external" &&
      !BOTH.test(item.name) &&
      catalogue.methodReturn(item.name, "__aiter__") !== undefined &&
      catalogue.methodReturn(item.name, "__iter__") === undefined,
  );
}

/** Libraries whose asynchronous iterators can be gone through plainly as well. */
const BOTH = /^tenacity\./;

/** Collections and generators that no `async for` can go through. */
function isPlainIterable(type: Type): boolean {
  return alternatives(type).every(
    (item) => item.kind === "tuple" || (item.kind === "external" && (COLLECTION.test(item.name) || RESULT.test(item.name))),
  );
}

/** The call of a plain generator function, whatever it is annotated as. */
function isPlainGenerator({ program, targets }: Known, node: Expr, { scope }: CallSite): boolean {
  const callee = node.kind === "Call" ? program.typeOf(node.func, scope) : null;
  return callee?.kind === "function" && !callee.function.def.async && certainlyGenerates(targets, callee.function);
}

const COLLECTION =
  /^(builtins\.(list|dict|set|frozenset|tuple|str|bytes|range|enumerate|zip|map|filter)|(typing|collections\.abc)\.Generator)$/;

/** Whether all that a value may be has one of two special methods, and certainly not the other. */
function hasOnly(known: Known, type: Type, wanted: string, other: string): boolean {
  const items = alternatives(withoutNone(type));
  return items.length > 0 && items.every((item) => answer(known, item, wanted) === true && answer(known, item, other) === false);
}

/** Whether a value has a special method; null where that is not known. */
function answer({ program, catalogue }: Known, type: Type, name: string): boolean | null {
  if (type.kind === "external") return BOTH.test(type.name) ? null : catalogue.methodReturn(type.name, name) !== undefined;
  if (type.kind !== "instance") return null;
  if (program.memberDefinition(type.class, name)?.kind === "bindings") return true;
  const below = program.heirs().get(type.class) ?? [];
  if (below.some((symbol) => program.memberDefinition(symbol, name)?.kind === "bindings")) return null;
  let found: boolean | null = false;
  for (const ancestor of program.ancestors(type.class)) {
    if (ancestor.kind === "unknown") return null;
    if (ancestor.kind !== "external" || BARE.test(ancestor.name)) continue;
    if (catalogue.methodReturn(ancestor.name, name) !== undefined) return true;
    // Of a library's class that the tables do not know by its blocks it is not known what it has besides.
    if (!MANAGERS.some((method) => catalogue.methodReturn(ancestor.name, method) !== undefined)) found = null;
  }
  return found;
}

const MANAGERS = ["__enter__", "__aenter__"];
const BARE = /^(builtins\.object|abc\.ABC|typing\.Generic)$/;
