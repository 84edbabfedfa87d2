import { reaching } from "../../link/infer.ts";
import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import { once } from "../../model/once.ts";
import type { UnawaitedCoroutine } from "../../model/subjects.ts";
import type { Await, Call, Expr, Name } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { fileOf, placeIn } from "../places.ts";
import type { Targets } from "../targets.ts";
import { madeInThread } from "./given.ts";
import { isGuard } from "./guard.ts";
import { readsIn } from "./left-over.ts";
import { coroutineMade, isPromise, isRunning, promisedBy } from "./made.ts";
import { awaitFix } from "./repair.ts";
import { askedOf, isAsked, sortsCallables } from "./taken.ts";

export type Use = UnawaitedCoroutine["use"];

/** What is left to itself. */
const LEFT: ReadonlySet<Use> = new Set<Use>(["dropped", "never used", "read on one branch"]);

interface Holding {
  readonly call: Call;
  readonly scope: Scope;
  misused: Use | null;
  tested: boolean;
  /** A test meant what it may give, whatever the name is used for besides. */
  asked: boolean;
}

/** What a name may hold: a coroutine for each assignment of one. */
interface Holder {
  readonly holdings: Holding[];
  /** How often the name is bound, to coroutines and to anything else. */
  readonly bound: number;
  used: boolean;
  /** It is awaited, or asked whether it is awaitable: the code knows what it holds. */
  known: boolean;
}

/** Whether a coroutine function gives None in some case: by its type, or where it says `return None`. */
function mayGiveNone(program: Program, call: Call, scope: Scope): boolean {
  const made = program.typeOf(call, scope);
  if (made.kind === "awaitable" && givesNoneToo(made.result)) return true;
  return alternatives(program.typeOf(call.func, scope)).some((type) => {
    if (type.kind !== "function" || type.function.def.returns !== null) return false;
    return returnedExpressions(type.function.def).some((value) => value?.kind === "Constant" && value.type === "None");
  });
}

function givesNoneToo(type: Type): boolean {
  const kinds = alternatives(type).map(({ kind }) => kind);
  return kinds.includes("none") && kinds.some((kind) => kind !== "none");
}

/** What an expression gives out of its parts: each of `a or b`, the last of `a and b` (a coroutine before it is true), both ends of `a if test else b`. */
function outcomes(expression: Expr): readonly Expr[] {
  if (expression.kind === "BoolOp") return expression.op === "or" ? expression.values : expression.values.slice(-1);
  return expression.kind === "IfExp" ? [expression.body, expression.orelse] : [];
}

/** Whether all that a name is ever bound to are coroutines that have been seen. */
function isWhole(holder: Holder | undefined): boolean {
  return holder !== undefined && holder.holdings.length === holder.bound;
}

/** The search of one function for coroutines that are not awaited. */
export class Search {
  readonly program: Program;
  readonly targets: Targets;
  readonly fn: FunctionSymbol;
  readonly isEndpoint: boolean;
  readonly found: UnawaitedCoroutine[] = [];
  /** Awaits around the expression that is visited, outermost first. */
  readonly awaits: Await[] = [];
  /** In a generator expression or lambda an `await` would change what the expression is. */
  deferred = 0;
  /** Objects that a test has shown to be of another class than the one declared, as they are written. */
  readonly others = new Set<string>();
  /** Callables, as they are written, of which the code asks whether they are coroutine functions: what they are declared to be is not all that they are. */
  readonly asked: ReadonlySet<string>;
  /** Names that hold the coroutine bound to them last, whatever else they are bound to: nothing stands between. */
  certain: ReadonlySet<string> = new Set();
  /** Where the function reads each name. */
  readonly reads = once(() => readsIn(this.fn.def.body));
  private readonly sorts = once(() => sortsCallables(this.fn));
  private readonly held = new Map<string, Holder>();

  constructor(program: Program, targets: Targets, fn: FunctionSymbol, isEndpoint: boolean) {
    this.program = program;
    this.targets = targets;
    this.fn = fn;
    this.isEndpoint = isEndpoint;
    this.asked = askedOf(fn.def.body);
  }

  coroutine(expression: Expr, scope: Scope): Call | undefined {
    const made =
      coroutineMade(this.program, this.targets, expression, scope) ??
      promisedBy(this.program, expression, scope) ??
      (expression.kind === "Await" ? madeInThread(this.program, this.targets, expression, scope) : undefined);
    if (made === undefined || isAsked(made.func, this.asked) || this.isSorted(made.func, scope)) return undefined;
    if (this.others.size === 0 || made.func.kind !== "Attribute") return made;
    return this.others.has(unparse(made.func.value)) ? undefined : made;
  }

  /** A callable out of a collection of a class that asks of each what it is: which is in which, it knows. */
  private isSorted(callable: Expr, scope: Scope): boolean {
    if (callable.kind !== "Name" || !this.sorts()) return false;
    for (let around: Scope | null = scope; around !== null && around.kind !== "module"; around = around.parent) {
      const bindings = around.bindings.get(callable.id);
      if (bindings !== undefined) return bindings.some(({ kind }) => kind === "iteration");
    }
    return false;
  }

  /** Reports the use of an expression that makes a coroutine, or of a name that holds one; of `found or []` what may come out is used. */
  judge(expression: Expr, scope: Scope, use: Use): void {
    for (const part of outcomes(expression)) this.judge(part, scope, use);
    const made = this.coroutine(expression, scope);
    if (made !== undefined) this.report(made, scope, use);
    this.misuse(expression, use);
  }

  /** `held`: the value went through a name, so that the place of the call is not that of the use. */
  report(call: Call, scope: Scope, seen: Use, held = false): void {
    const { fn, program } = this;
    const use = LEFT.has(seen) && isRunning(program, call, scope) ? "left running" : seen;
    const unit = { kind: "function", function: fn } as const;
    // What a library calls cannot be awaited where it is handed over.
    const fits =
      fn.def.async && this.deferred === 0 && use !== "called back" && use !== "read on one branch" && !call.args.includes(call.func);
    const at = placeIn(unit, call);
    if (this.found.some((other) => other.at.start === at.start)) return;
    this.found.push({
      at,
      callee: unparse(call.func),
      use,
      guard: isGuard(unparse(call.func), use),
      fix: fits ? awaitFix(program, { file: fileOf(unit), call, scope, use, held, around: this.awaits.at(-1) ?? null }) : null,
      role: fn.module.unit?.role ?? "application",
    });
  }

  /** A name is bound to a coroutine. */
  hold(name: string, call: Call, scope: Scope): void {
    if (scope.redirected?.has(name) === true) return;
    const holding: Holding = { call, scope, misused: null, tested: false, asked: false };
    const holder = this.held.get(name);
    if (holder !== undefined) holder.holdings.push(holding);
    else {
      const bound = scope.bindings.get(name)?.length ?? 0;
      this.held.set(name, { holdings: [holding], bound, used: false, known: false });
    }
  }

  holds(name: string): boolean {
    return this.held.has(name);
  }

  markUsed(name: string): void {
    const holder = this.held.get(name);
    if (holder !== undefined) holder.used = true;
  }

  /** A name is read; where a test has told that it holds something else than the coroutines bound to it, that is no use of the coroutine. */
  markRead(name: Name): void {
    const holder = this.held.get(name.id);
    if (holder === undefined || holder.used) return;
    const types = isWhole(holder) ? alternatives(this.program.typeOf(name, this.program.functionScope(this.fn))) : [];
    holder.used = types.length === 0 || types.some(({ kind }) => kind === "awaitable" || kind === "unknown");
  }

  markAllUsed(): void {
    for (const holder of this.held.values()) holder.used = true;
  }

  /** The code awaits the name, or asks whether it can. */
  markKnown(name: string): void {
    const holder = this.held.get(name);
    if (holder !== undefined) holder.known = true;
  }

  /** The held name is used as if it were the value: the coroutines that reach the place are misused. */
  misuse(expression: Expr, use: Use): void {
    for (const holding of this.reachingHoldings(expression)) holding.misused ??= use;
  }

  /** A bare name in a condition: with one value it is always true, with others the test may ask whether there is a coroutine. */
  test(name: Expr): void {
    if (name.kind !== "Name") return;
    const certain = this.certain.has(name.id);
    if (!certain && !isWhole(this.held.get(name.id))) return;
    for (const holding of this.reachingHoldings(name)) {
      holding.tested = true;
      // `found = find(key)`, `if not found: found = await make()`: what is used later is the other value.
      if (certain && mayGiveNone(this.program, holding.call, holding.scope)) holding.asked = true;
    }
  }

  /** The same for `is None`: where the coroutine may give None, the test means what it gives. */
  testForNone(name: Expr): void {
    this.test(name);
    if (name.kind !== "Name" || !(this.certain.has(name.id) || isWhole(this.held.get(name.id)))) return;
    for (const holding of this.reachingHoldings(name))
      if (mayGiveNone(this.program, holding.call, holding.scope)) holding.misused ??= "tested";
  }

  private reachingHoldings(expression: Expr): readonly Holding[] {
    if (expression.kind !== "Name") return [];
    const holder = this.held.get(expression.id);
    if (holder === undefined) return [];
    const scope = this.program.functionScope(this.fn);
    // A test of the type before this place may have told the values apart.
    if (!alternatives(this.program.typeOf(expression, scope)).some(({ kind }) => kind === "awaitable")) return [];
    const bindings = reaching(scope.bindings.get(expression.id) ?? [], expression.start);
    return holder.holdings.filter(({ call }) =>
      bindings.some((binding) => binding.kind === "value" && binding.value.start <= call.start && call.end <= binding.value.end),
    );
  }

  /** Reports what the names were used for, when all uses have been seen. */
  settle(): void {
    for (const [name, holder] of this.held) {
      if (holder.known) continue;
      for (const { call, scope, misused, tested, asked } of holder.holdings) {
        if (misused !== null) this.report(call, scope, misused, true);
        else if (asked || (tested && !holder.used)) this.report(call, scope, "tested", true);
        else if (isWhole(holder) && !holder.used && !tested && !name.startsWith("_") && !isPromise(this.program, call, scope))
          this.report(call, scope, "never used", true);
      }
    }
  }
}
