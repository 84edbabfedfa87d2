import type { Catalogue } from "../data/catalogue.ts";
import type { DecoratorFact } from "../data/offloaders.ts";
import type { Program } from "../link/program.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { lastName } from "../model/last-name.ts";
import type { Expr } from "../model/syntax.ts";
import type { CallSite } from "./call-sites.ts";
import { awayMode, type Handovers, handedArguments, type Mode } from "./handovers.ts";
import { callInPlace } from "./kept-functions.ts";
import { keepsInstances } from "./kept-instances.ts";

/** What the decorators of a function make of a call of it. */
export interface Decoration {
  /** Where the body runs when the decorated name is called; null where the caller runs it. */
  readonly offloads: Exclude<Mode, "here"> | null;
  /** `cached`: by a decorator that is known to remember results; `named`: by one whose name says so. */
  readonly cache: "cached" | "named" | null;
  readonly wrappers: readonly FunctionSymbol[];
  /** What is called in its place, by an object that keeps it for another time. */
  readonly instead: FunctionSymbol | null;
}

const UNDECORATED: Decoration = { offloads: null, cache: null, wrappers: [], instead: null };

/** `@locked_cached(…)`, `@cache.memoize()`; `@invalidates_cache` and the like do the contrary. */
function namesCache(decorator: Expr): boolean {
  const name = lastName(decorator);
  return /(^|_)(cached?|memoized?)(_|$)/i.test(name) && !/(^|_)(invalidat|clear|no|bust|evict|flush|reset|drop|delet|un)/i.test(name);
}

/** What decorators make of the functions below them. */
export class Decorations {
  private readonly program: Program;
  private readonly catalogue: Catalogue;
  private readonly handovers: Handovers;
  private readonly sitesOf: (fn: FunctionSymbol) => readonly CallSite[];
  private readonly known = new Map<FunctionSymbol, Decoration>();

  constructor(program: Program, catalogue: Catalogue, handovers: Handovers, sitesOf: (fn: FunctionSymbol) => readonly CallSite[]) {
    this.program = program;
    this.catalogue = catalogue;
    this.handovers = handovers;
    this.sitesOf = sitesOf;
  }

  /** What the decorators of a function make of a call of it. */
  of(fn: FunctionSymbol): Decoration {
    if (fn.def.decorators.length === 0 && fn.def.name !== "__init__") return UNDECORATED;
    let known = this.known.get(fn);
    if (known === undefined) {
      known = this.read(fn);
      this.known.set(fn, known);
    }
    return known;
  }

  private read(fn: FunctionSymbol): Decoration {
    if (fn.def.decorators.length === 0)
      return fn.owner !== null && keepsInstances(this.program, fn.owner) ? { ...UNDECORATED, cache: "cached" } : UNDECORATED;
    let offloads: Decoration["offloads"] = null;
    let cache: Decoration["cache"] = null;
    for (const decorator of fn.def.decorators) {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      if (cache === null && namesCache(head)) cache = "named";
      const fact = this.factOf(head, fn.outer);
      if (fact?.kind === "offloads" && fact.runs !== "loop" && fact.runs !== "caller") offloads = awayMode(fact);
      if (fact?.kind === "cached") cache = "cached";
    }
    const { wrappings } = this.program.decorated(fn);
    // A decorator of the project that gives its function to a thread is an offloader as well.
    for (const { decorator, wrapper } of wrappings) {
      const use = this.capturedUse(decorator, wrapper);
      if (use === "elsewhere" || use === "remote") offloads ??= use;
    }
    return { offloads, cache, wrappers: wrappings.map(({ wrapper }) => wrapper), instead: callInPlace(this.program, fn) };
  }

  /** What is known of a decorator of a library, or of the method of one of its objects (`@huey.task()`). */
  private factOf(head: Expr, scope: Scope): DecoratorFact | undefined {
    const symbol = this.program.symbolOf(head, scope);
    if (symbol?.kind === "external") return this.catalogue.decorator(symbol.name);
    if (head.kind !== "Attribute") return undefined;
    const type = this.program.typeOf(head, scope);
    return type.kind === "method" ? this.catalogue.methodDecorator(type.owner, type.name) : undefined;
  }

  /** How a wrapper runs the first parameter of the decorator around it. */
  private capturedUse(decorator: FunctionSymbol, wrapper: FunctionSymbol): Mode | undefined {
    const name = decorator.def.parameters[0]?.name;
    if (name === undefined) return undefined;
    const scope = this.program.functionScope(decorator);
    let found: Mode | undefined;
    for (const site of this.sitesOf(wrapper)) {
      if (site.call === null) continue;
      if (this.isName(site.call.func, name, scope, site.scope)) found = "here";
      const handover = this.handovers.of(this.program.typeOf(site.call.func, site.scope));
      if (handover === undefined || handover.runs === "loop" || handover.runs === "caller") continue;
      for (const argument of handedArguments(site.call, handover)) {
        if (this.mentionsCallable(argument, name, scope, site.scope)) return awayMode(handover);
      }
    }
    return found;
  }

  private isName(expression: Expr, name: string, scope: Scope, from: Scope): boolean {
    if (expression.kind !== "Name" || expression.id !== name) return false;
    const symbol = this.program.resolve(name, from);
    return symbol?.kind === "variable" && symbol.scope === scope;
  }

  /** The callable itself, inside a `partial(…)`, or called in a lambda. */
  private mentionsCallable(expression: Expr, name: string, scope: Scope, from: Scope): boolean {
    if (this.isName(expression, name, scope, from)) return true;
    if (expression.kind === "Call") return expression.args.some((argument) => this.isName(argument, name, scope, from));
    if (expression.kind === "Lambda") {
      const body = expression.body;
      return body.kind === "Call" && this.isName(body.func, name, scope, this.program.lambdaScope(expression, from));
    }
    return false;
  }

  /** Whether calling an async function still gives its coroutine: every decorator is known to leave it so. */
  keepCoroutine(fn: FunctionSymbol): boolean {
    if (fn.def.decorators.length === 0) return true;
    const { async, understood } = this.program.decorated(fn);
    if (!async || !understood) return false;
    return fn.def.decorators.every((decorator) => {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      const symbol = this.program.symbolOf(head, fn.outer);
      if (symbol?.kind === "function") return true;
      if (symbol?.kind === "external") {
        const fact = this.catalogue.decorator(symbol.name);
        return fact === undefined
          ? /^(builtins\.(classmethod|staticmethod|property)|abc\.|typing\.|functools\.wraps|fastapi\.)/.test(symbol.name)
          : fact.kind === "same" || fact.kind === "cached" || (fact.kind === "offloads" && fact.runs === "def-in-thread");
      }
      // `@router.get(…)` and the like register the function and give it back.
      return (
        head.kind === "Attribute" &&
        /^(get|post|put|patch|delete|head|options|websocket|api_route|middleware|exception_handler|on_event)$/.test(head.attr)
      );
    });
  }
}
