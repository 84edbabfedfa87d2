import type { Catalogue } from "../data/catalogue.ts";
import type { Handover } from "../data/offloaders.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../link/types.ts";
import { isStubBody } from "../model/stub.ts";
import type { Call, Expr } from "../model/syntax.ts";
import type { CallSite } from "./call-sites.ts";

/** Where a called body runs: here, or elsewhere so that it does not hold up the event loop. */
export type Mode = "here" | "elsewhere";

/** One thing that a call site may run. `self` is the receiver of a method. */
export type Target =
  | { readonly kind: "function"; readonly function: FunctionSymbol; readonly self: Type | null }
  | { readonly kind: "external"; readonly name: string; readonly owner: string | null; readonly method: string; readonly self: Type | null }
  | { readonly kind: "unknown"; readonly reason: string };

/** What registers a callable for requests to come: they run it, not the code that registers it. */
const REGISTRATIONS = new Set(["fastapi.Depends", "fastapi.Security", "starlette.routing.Route"]);

/** Alternatives of which one runs; `proved` needs all of them to agree. */
export interface TargetGroup {
  readonly mode: Mode;
  readonly alternatives: readonly Target[];
  /** Overrides were added that the receiver may have or not. */
  readonly open: boolean;
  /** The functions were given as an argument: the callee runs them. */
  readonly handed?: boolean;
}

export interface Decoration {
  readonly offloads: boolean;
  /** `cached`: by a decorator that is known to remember results; `named`: by one whose name says so. */
  readonly cache: "cached" | "named" | null;
  readonly wrappers: readonly FunctionSymbol[];
}

const UNDECORATED: Decoration = { offloads: false, cache: null, wrappers: [] };

/** `@locked_cached(…)`, `@cache.memoize()`; `@invalidates_cache` and the like do the contrary. */
function namesCache(decorator: Expr): boolean {
  const name = decorator.kind === "Name" ? decorator.id : decorator.kind === "Attribute" ? decorator.attr : "";
  return /(^|_)(cached?|memoized?)(_|$)/i.test(name) && !/(^|_)(invalidat|clear|no|bust|evict|flush|reset|drop|delet|un)/i.test(name);
}

interface Dispatch {
  readonly functions: readonly FunctionSymbol[];
  readonly open: boolean;
}

/** Resolves call sites to what they run. Built once for a program. */
export class Targets {
  private readonly program: Program;
  private readonly catalogue: Catalogue;
  private readonly subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>;
  private readonly decorations = new Map<FunctionSymbol, Decoration>();
  private readonly dispatches = new Map<FunctionSymbol, Map<ClassSymbol, Dispatch>>();
  private readonly parameterUses = new Map<FunctionSymbol, ReadonlyMap<number, Mode>>();
  /** What methods of libraries do with callables, by owner and name: asked for at every call. */
  private readonly handovers = new Map<string, Map<string, Handover | null>>();
  private readonly sitesOf: (fn: FunctionSymbol) => readonly CallSite[];

  constructor(
    program: Program,
    catalogue: Catalogue,
    subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>,
    sitesOf: (fn: FunctionSymbol) => readonly CallSite[],
  ) {
    this.program = program;
    this.catalogue = catalogue;
    this.subclasses = subclasses;
    this.sitesOf = sitesOf;
  }

  /** What a call site runs: its callee, and the functions that it hands over. */
  groups(site: CallSite): readonly TargetGroup[] {
    switch (site.form) {
      case "property":
        return site.property === null ? [] : [this.functionGroup(site.property, null, "here")];
      case "context":
        return this.contextGroups(site);
      case "iteration":
        return this.iterationGroups(site);
      case "call": {
        if (site.call === null) return [];
        const callee = this.program.typeOf(site.call.func, site.scope);
        const called = this.calleeGroups(callee, "here", isSuperMethod(site.call));
        const groups = this.isHeldClass(site.call, site.scope, callee) ? called.map(unsure) : called;
        const handed = this.handedOver(site.call, site.scope, callee, groups);
        return handed.length === 0 ? groups : [...groups, ...handed];
      }
    }
  }

  /**
   * A class that a variable holds, such as one that was loaded by name: it may be any that derives from what the annotation says, in
   * the project or outside.
   */
  private isHeldClass(call: Call | null, scope: Scope, callee: Type): boolean {
    if (callee.kind !== "class" || call?.func.kind !== "Name") return false;
    const symbol = this.program.resolve(call.func.id, scope);
    if (symbol?.kind !== "variable") return false;
    const bindings = symbol.scope.bindings.get(symbol.name) ?? [];
    return !bindings.every((binding) => binding.kind === "parameter" && binding.index === 0 && binding.parameter.annotation === null);
  }

  private contextGroups(site: CallSite): readonly TargetGroup[] {
    if (site.type === null) return [];
    const names = site.use === "awaited" ? ["__aenter__", "__aexit__"] : ["__enter__", "__exit__"];
    const groups: TargetGroup[] = [];
    for (const type of alternatives(withoutNone(site.type))) {
      for (const name of names) {
        const method = type.kind === "instance" || type.kind === "external" ? this.program.member(type, name) : null;
        if (method?.kind === "function") groups.push(this.functionGroup(method.function, type, "here"));
        else if (method?.kind === "method")
          groups.push({
            mode: "here",
            open: false,
            alternatives: [{ kind: "external", name: `${method.owner}.${name}`, owner: method.owner, method: name, self: type }],
          });
      }
    }
    return groups;
  }

  private iterationGroups(site: CallSite): readonly TargetGroup[] {
    const { type } = site;
    if (type === null) return [];
    const groups: TargetGroup[] = [];
    for (const item of alternatives(type)) {
      if (item.kind === "instance") {
        const method = this.program.member(item, site.use === "awaited" ? "__aiter__" : "__iter__");
        if (method.kind === "function") groups.push(this.functionGroup(method.function, item, "here"));
      } else if (item.kind === "external" && site.use !== "awaited") {
        groups.push({
          mode: "here",
          open: false,
          alternatives: [{ kind: "external", name: `${item.name}.__iter__`, owner: item.name, method: "__iter__", self: item }],
        });
      }
    }
    return groups;
  }

  /** The groups for calling a value of the type. `exact`: no override of the method can be meant, as with `super()`. */
  calleeGroups(callee: Type, mode: Mode, exact = false): readonly TargetGroup[] {
    // Nearly all callees outside the project are one thing.
    const only = simpleTarget(callee);
    if (only !== null) return [{ mode, open: false, alternatives: [only] }];
    const targets: Target[] = [];
    const extra: TargetGroup[] = [];
    let open = false;
    let elsewhere = mode === "elsewhere";
    for (const type of alternatives(withoutNone(callee))) {
      switch (type.kind) {
        case "function": {
          const found = exact ? { functions: [type.function], open: false } : this.dispatch(type.function, type.self);
          open ||= found.open;
          for (const fn of found.functions) {
            targets.push({ kind: "function", function: fn, self: type.self });
            const decorated = this.decoration(fn);
            if (decorated.offloads) elsewhere = true;
            for (const wrapper of decorated.wrappers)
              extra.push({ mode, open: false, alternatives: [{ kind: "function", function: wrapper, self: type.self }] });
          }
          break;
        }
        case "class": {
          const init = this.program.member({ kind: "instance", class: type.class, args: type.args }, "__init__");
          if (init.kind === "function") targets.push({ kind: "function", function: init.function, self: null });
          else {
            const base = this.program.ancestors(type.class).find((ancestor) => ancestor.kind === "external");
            targets.push({
              kind: "external",
              name: base?.kind === "external" ? base.name : "builtins.object",
              owner: null,
              method: "__init__",
              self: null,
            });
          }
          break;
        }
        case "instance": {
          const call = this.program.member(type, "__call__");
          if (call.kind === "function") targets.push({ kind: "function", function: call.function, self: type });
          else targets.push({ kind: "unknown", reason: "instance without a known __call__" });
          break;
        }
        case "partial":
          extra.push(...this.calleeGroups(type.callee, mode));
          break;
        default:
          targets.push(simpleTarget(type) ?? { kind: "unknown", reason: type.kind });
      }
    }
    if (targets.length === 0) return extra;
    // A copy has no room to grow.
    return [{ mode: elsewhere ? "elsewhere" : "here", open, alternatives: targets.slice() }, ...extra];
  }

  private functionGroup(fn: FunctionSymbol, self: Type | null, mode: Mode): TargetGroup {
    const found = this.dispatch(fn, self);
    return { mode, open: found.open, alternatives: found.functions.map((each) => ({ kind: "function", function: each, self })) };
  }

  /** The method and the overrides that a receiver of the static type may have instead; a stub gives way to its overrides. */
  private dispatch(fn: FunctionSymbol, self: Type | null): Dispatch {
    if (fn.owner === null || self === null || self.kind !== "instance") return { functions: [fn], open: false };
    const below = this.subclasses.get(self.class);
    if (below === undefined) return { functions: [fn], open: false };
    let byClass = this.dispatches.get(fn);
    if (byClass === undefined) {
      byClass = new Map();
      this.dispatches.set(fn, byClass);
    }
    let known = byClass.get(self.class);
    if (known === undefined) {
      known = this.readDispatch(fn, below);
      byClass.set(self.class, known);
    }
    return known;
  }

  /** Whether a class below has a method or property of its own instead of the given one. */
  isOverridden(fn: FunctionSymbol, owner: ClassSymbol): boolean {
    return this.dispatch(fn, { kind: "instance", class: owner, args: [] }).functions.length > 1;
  }

  private readDispatch(fn: FunctionSymbol, below: readonly ClassSymbol[]): Dispatch {
    const overrides: FunctionSymbol[] = [];
    for (const subclass of below) {
      const own = this.program
        .classScope(subclass)
        .bindings.get(fn.def.name)
        ?.findLast((binding) => binding.kind === "function");
      if (own?.kind === "function") overrides.push(this.program.functionSymbol(own.def, this.program.classScope(subclass)));
    }
    if (overrides.length === 0) return { functions: [fn], open: false };
    if (isStub(fn)) return { functions: overrides, open: overrides.length > 1 };
    return { functions: [fn, ...overrides], open: true };
  }

  /** What the decorators of a function make of a call of it. */
  decoration(fn: FunctionSymbol): Decoration {
    if (fn.def.decorators.length === 0) return UNDECORATED;
    let known = this.decorations.get(fn);
    if (known === undefined) {
      known = this.readDecoration(fn);
      this.decorations.set(fn, known);
    }
    return known;
  }

  private readDecoration(fn: FunctionSymbol): Decoration {
    let offloads = false;
    let cache: Decoration["cache"] = null;
    for (const decorator of fn.def.decorators) {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      if (cache === null && namesCache(head)) cache = "named";
      const symbol = this.program.symbolOf(head, fn.outer);
      if (symbol?.kind !== "external") continue;
      const fact = this.catalogue.decorator(symbol.name);
      if (fact?.kind === "offloads" && fact.runs !== "loop" && fact.runs !== "caller") offloads = true;
      if (fact?.kind === "cached") cache = "cached";
    }
    const { wrappings } = this.program.decorated(fn);
    // A decorator of the project that gives its function to a thread is an offloader as well.
    if (wrappings.some(({ decorator, wrapper }) => this.capturedUse(decorator, wrapper) === "elsewhere")) offloads = true;
    return { offloads, cache, wrappers: wrappings.map(({ wrapper }) => wrapper) };
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
      const handover = this.handover(this.program.typeOf(site.call.func, site.scope));
      if (handover === undefined || handover.runs === "loop" || handover.runs === "caller") continue;
      for (const argument of handedArguments(site.call, handover)) {
        if (this.mentionsCallable(argument, name, scope, site.scope)) return "elsewhere";
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

  /** What a library function does with the callable or coroutine that it is given. */
  handover(callee: Type): Handover | undefined {
    for (const type of alternatives(withoutNone(callee))) {
      if (type.kind === "reference") {
        const fact = this.catalogue.handover(type.name);
        if (fact !== undefined) return fact;
      } else if (type.kind === "method") {
        const fact = this.methodHandover(type.owner, type.name);
        if (fact !== undefined) return fact;
      }
    }
    return undefined;
  }

  private methodHandover(owner: string, method: string): Handover | undefined {
    let methods = this.handovers.get(owner);
    if (methods === undefined) {
      methods = new Map();
      this.handovers.set(owner, methods);
    }
    let known = methods.get(method);
    if (known === undefined) {
      known = this.catalogue.methodHandover(owner, method) ?? null;
      methods.set(method, known);
    }
    return known ?? undefined;
  }

  /** Whether a library's method makes a coroutine, or another awaitable; undefined for what is neither or not known. */
  awaitableMethod(owner: string, method: string): "coroutine" | "awaitable" | undefined {
    const spec = this.catalogue.methodReturn(owner, method);
    if (spec?.kind !== "awaitable") return undefined;
    return spec.coroutine ? "coroutine" : "awaitable";
  }

  isCoroutineFunction(name: string): boolean {
    const spec = this.catalogue.callReturn(name);
    return spec?.kind === "awaitable" && spec.coroutine;
  }

  /** The dotted name of a library function or method that a call names; empty for anything else. */
  calleeName(call: Call, scope: Scope): string {
    const type = this.program.typeOf(call.func, scope);
    if (type.kind === "reference") return type.name;
    return type.kind === "method" ? `${type.owner}.${type.name}` : "";
  }

  /** What calling a method of a receiver may run: the method itself and its overrides. */
  implementations(fn: FunctionSymbol, self: Type | null): readonly FunctionSymbol[] {
    return this.dispatch(fn, self).functions;
  }

  /** Whether calling an async function still gives its coroutine: every decorator is known to leave it so. */
  decoratorsKeepCoroutine(fn: FunctionSymbol): boolean {
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
          : fact.kind === "same" || fact.kind === "cached";
      }
      // `@router.get(…)` and the like register the function and give it back.
      return (
        head.kind === "Attribute" &&
        /^(get|post|put|patch|delete|head|options|websocket|api_route|middleware|exception_handler|on_event)$/.test(head.attr)
      );
    });
  }

  /** Functions given as arguments that the callee runs. */
  private handedOver(call: Call, scope: Scope, callee: Type, direct: readonly TargetGroup[]): readonly TargetGroup[] {
    const groups: TargetGroup[] = [];
    const handover = this.handover(callee);
    if (handover !== undefined) {
      if (handover.passes === "callable" && !REGISTRATIONS.has(handover.name)) {
        for (const argument of handedArguments(call, handover))
          groups.push(...this.runs(argument, scope, modeOf(handover, this.program.typeOf(argument, scope))));
      }
      return groups;
    }
    if (call.args.length === 0 && call.keywords.length === 0) return NO_GROUPS;
    for (const group of direct) {
      for (const target of group.alternatives) {
        if (target.kind !== "function") continue;
        const uses = this.uses(target.function);
        if (uses.size === 0) continue;
        const shift = target.function.owner !== null && (target.self !== null || target.function.def.name === "__init__") ? 1 : 0;
        for (const [index, mode] of uses) {
          const argument = argumentAt(call, target.function, index, shift);
          if (argument !== undefined) groups.push(...this.runs(argument, scope, mode));
        }
      }
    }
    return groups;
  }

  /** The groups for running an argument: a function, a method, a partial, a lambda's calls are sites of their own. */
  private runs(argument: Expr, scope: Scope, mode: Mode): readonly TargetGroup[] {
    const value = argument.kind === "Call" && this.isPartial(argument, scope) ? argument.args[0] : argument;
    if (value === undefined) return [];
    const type = this.program.typeOf(value, scope);
    if (type.kind === "unknown" || type.kind === "lambda") return [];
    return this.calleeGroups(type, mode)
      .map((group) => ({ ...group, handed: true, alternatives: group.alternatives.filter((target) => target.kind !== "unknown") }))
      .filter((group) => group.alternatives.length > 0);
  }

  isPartial(call: Call, scope: Scope): boolean {
    const symbol = this.program.symbolOf(call.func, scope);
    return symbol?.kind === "external" && (symbol.name === "functools.partial" || symbol.name === "functools.partialmethod");
  }

  /** The parameters that a function calls or hands on, by index: so project wrappers around offloaders are recognised by what they do. */
  uses(fn: FunctionSymbol): ReadonlyMap<number, Mode> {
    const known = this.parameterUses.get(fn);
    if (known !== undefined) return known;
    if (fn.def.parameters.length === 0) return UNUSED;
    const uses = new Map<number, Mode>();
    this.parameterUses.set(fn, uses);
    const names = new Map(fn.def.parameters.map((parameter, index) => [parameter.name, index] as const));
    const scope = this.program.functionScope(fn);
    const note = (name: string, mode: Mode, from: Scope): void => {
      const index = names.get(name);
      const symbol = index === undefined ? undefined : this.program.resolve(name, from);
      if (index !== undefined && symbol?.kind === "variable" && symbol.scope === scope && uses.get(index) !== "here") uses.set(index, mode);
    };
    for (const site of this.sitesOf(fn)) {
      const { call } = site;
      if (call === null) continue;
      if (call.func.kind === "Name") note(call.func.id, "here", site.scope);
      if (!handsOn(call, names)) continue;
      const callee = this.program.typeOf(call.func, site.scope);
      const handover = this.handover(callee);
      if (handover !== undefined && handover.passes === "callable") {
        for (const argument of handedArguments(call, handover)) {
          if (argument.kind === "Name")
            note(argument.id, handover.runs === "loop" || handover.runs === "caller" ? "here" : "elsewhere", site.scope);
          else if (argument.kind === "Call")
            for (const inner of argument.args) if (inner.kind === "Name") note(inner.id, "elsewhere", site.scope);
          if (argument.kind === "Lambda" && argument.body.kind === "Call" && argument.body.func.kind === "Name")
            note(argument.body.func.id, "elsewhere", site.scope);
        }
        continue;
      }
      for (const type of alternatives(callee)) {
        if (type.kind !== "function" || type.function === fn) continue;
        const inner = this.uses(type.function);
        if (inner.size === 0) continue;
        const shift = type.function.owner !== null && type.self !== null ? 1 : 0;
        for (const [index, mode] of inner) {
          const argument = argumentAt(call, type.function, index, shift);
          if (argument?.kind === "Name") note(argument.id, mode, site.scope);
        }
      }
    }
    return uses;
  }

  /** Whether a lambda at a site runs elsewhere: it is an argument of an offloader, own or external. */
  lambdaMode(site: CallSite): Mode {
    const call = site.arguments.findLast(
      (candidate) =>
        candidate.args.some((argument) => argument === site.lambda) || candidate.keywords.some((keyword) => keyword.value === site.lambda),
    );
    if (call === undefined) return "here";
    const callee = this.program.typeOf(call.func, site.scope);
    const handover = this.handover(callee);
    if (handover !== undefined) return handover.runs === "loop" || handover.runs === "caller" ? "here" : "elsewhere";
    for (const type of alternatives(callee)) {
      if (type.kind !== "function") continue;
      for (const [index, mode] of this.uses(type.function)) {
        const shift = type.function.owner !== null && type.self !== null ? 1 : 0;
        if (mode === "elsewhere" && argumentAt(call, type.function, index, shift) === site.lambda) return "elsewhere";
      }
    }
    return "here";
  }
}

/** One alternative more, which nobody knows: what the others agree on is not proved. */
function unsure(group: TargetGroup): TargetGroup {
  return { ...group, alternatives: [...group.alternatives, { kind: "unknown", reason: "a class that a variable holds" }] };
}

/** What calling a value outside the project, or an unknown one, runs; null for the rest. */
function simpleTarget(type: Type): Target | null {
  switch (type.kind) {
    case "reference":
      return { kind: "external", name: type.name, owner: null, method: type.name.slice(type.name.lastIndexOf(".") + 1), self: null };
    case "method":
      return { kind: "external", name: `${type.owner}.${type.name}`, owner: type.owner, method: type.name, self: type.self };
    case "external":
      return { kind: "external", name: `${type.name}.__call__`, owner: type.name, method: "__call__", self: type };
    case "unknown":
      return { kind: "unknown", reason: type.reason };
    default:
      return null;
  }
}

const NO_GROUPS: readonly TargetGroup[] = [];
const UNUSED: ReadonlyMap<number, Mode> = new Map();

/** Whether a call gives one of the names as an argument, in a call there (`partial(name)`), or in a lambda that calls it. */
function handsOn({ args, keywords }: Call, names: ReadonlyMap<string, number>): boolean {
  return args.some((argument) => gives(argument, names)) || keywords.some(({ value }) => gives(value, names));
}

function gives(argument: Expr, names: ReadonlyMap<string, number>): boolean {
  switch (argument.kind) {
    case "Name":
      return names.has(argument.id);
    case "Call":
      return argument.args.some((inner) => inner.kind === "Name" && names.has(inner.id));
    case "Lambda":
      return argument.body.kind === "Call" && argument.body.func.kind === "Name" && names.has(argument.body.func.id);
    default:
      return false;
  }
}

function modeOf(handover: Handover, argument: Type): Mode {
  switch (handover.runs) {
    case "loop":
    case "caller":
      return "here";
    case "def-in-thread":
      return argument.kind === "function" && argument.function.def.async ? "here" : "elsewhere";
    default:
      return "elsewhere";
  }
}

/** The arguments of a call that a handover names. */
export function handedArguments(call: Call, handover: Handover): readonly Expr[] {
  if (handover.arity === "all") return call.args;
  const positional = handover.position === null ? undefined : call.args[handover.position];
  if (positional !== undefined) return [positional];
  const named = handover.keyword === null ? undefined : call.keywords.find((keyword) => keyword.arg === handover.keyword);
  return named === undefined ? [] : [named.value];
}

/** The argument that a call gives for a parameter, by position (shifted past a bound receiver) or by name. */
export function argumentAt(call: Call, fn: FunctionSymbol, index: number, shift: number): Expr | undefined {
  const parameter = fn.def.parameters[index];
  if (parameter === undefined) return undefined;
  const named = call.keywords.find((keyword) => keyword.arg === parameter.name);
  if (named !== undefined) return named.value;
  if (parameter.passing === "keyword" || parameter.passing === "**kwargs") return undefined;
  const positional = call.args[index - shift];
  return positional?.kind === "Starred" ? undefined : positional;
}

/** `super().method(…)`: the method of an ancestor itself. */
function isSuperMethod({ func }: Call): boolean {
  return func.kind === "Attribute" && func.value.kind === "Call" && func.value.func.kind === "Name" && func.value.func.id === "super";
}

/** A function that only declares. */
export function isStub(fn: FunctionSymbol): boolean {
  return isStubBody(fn.def.body);
}
