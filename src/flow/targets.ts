import type { Catalogue } from "../data/catalogue.ts";
import type { Handover } from "../data/offloaders.ts";
import { functionOf } from "../link/infer.ts";
import type { Program } from "../link/program.ts";
import { returnedExpressions } from "../link/results.ts";
import { chosen } from "../link/single-dispatch.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../link/types.ts";
import { lastName } from "../model/last-name.ts";
import type { Call, Expr, Lambda } from "../model/syntax.ts";
import { argumentAt, boundParameters } from "./arguments.ts";
import { type CallSite, lambdaSites, type Unit } from "./call-sites.ts";
import { type Decoration, Decorations } from "./decorations.ts";
import { Dispatcher, isStub } from "./dispatch.ts";
import { type Filling, fillingsOf } from "./fillings.ts";
import { Generators } from "./generators.ts";
import { type ArgumentMode, argumentMode, Handovers, handedArguments, type Mode, modeOf } from "./handovers.ts";
import { lambdaMode } from "./lambdas.ts";
import { ParameterUses } from "./parameter-uses.ts";
import { answeringOf } from "./special-methods.ts";

/** One thing that a call site may run. `self` is the receiver of a method. */
export type Target =
  | {
      readonly kind: "function";
      readonly function: FunctionSymbol;
      readonly self: Type | null;
      /** A partial is called, whose arguments are not those of the function. */
      readonly partial?: true;
    }
  | { readonly kind: "external"; readonly name: string; readonly owner: string | null; readonly method: string; readonly self: Type | null }
  | { readonly kind: "unknown"; readonly reason: string };

/** What registers a callable for requests to come: they run it, not the code that registers it. */
const REGISTRATIONS = new Set(["fastapi.Depends", "fastapi.Security", "starlette.routing.Route"]);

/** Methods that run when an object is made, where the class has no `__init__` of its own. */
const MAKERS: readonly string[] = ["__new__", "__post_init__", "__attrs_post_init__", "model_post_init"];

/** Alternatives of which one runs; `proved` needs all of them to agree. */
export interface TargetGroup {
  readonly mode: Mode;
  readonly alternatives: readonly Target[];
  /** Overrides were added that the receiver may have or not. */
  readonly open: boolean;
  /** The functions were given as an argument: the callee runs them. */
  readonly handed?: boolean;
  /** The parameter of a function of the project that they were given for. */
  readonly through?: HandedTo;
}

/** A parameter of a function of the project. */
export interface HandedTo {
  readonly function: FunctionSymbol;
  readonly index: number;
}

/** Resolves call sites to what they run. Built once for a program. */
export class Targets {
  private readonly program: Program;
  private readonly catalogue: Catalogue;
  private readonly dispatcher: Dispatcher;
  private readonly handovers: Handovers;
  private readonly decorations: Decorations;
  private readonly parameters: ParameterUses;
  private readonly generators: Generators;
  private readonly sitesOf: (fn: FunctionSymbol) => readonly CallSite[];
  private readonly filled = new Map<ClassSymbol, readonly Filling[]>();
  private readonly simple = new Map<string, readonly TargetGroup[]>();
  /** Lambdas whose calls are being found. */
  private readonly openLambdas = new Set<Lambda>();

  constructor(
    program: Program,
    catalogue: Catalogue,
    subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>,
    sitesOf: (fn: FunctionSymbol) => readonly CallSite[],
  ) {
    this.program = program;
    this.catalogue = catalogue;
    this.sitesOf = sitesOf;
    this.dispatcher = new Dispatcher(program, subclasses);
    this.handovers = new Handovers(catalogue);
    this.decorations = new Decorations(program, catalogue, this.handovers, sitesOf);
    this.parameters = new ParameterUses(program, this.handovers, sitesOf);
    this.generators = new Generators(program, this.handovers);
  }

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.parameters.forget(fn);
    this.generators.forget(fn);
  }

  /** Which of its parameters a function calls or hands on, by index. */
  parametersCalled(fn: FunctionSymbol): ReadonlyMap<number, ArgumentMode> {
    return this.parameters.of(fn);
  }

  /** Whether a call of the function gives a generator that has not begun. */
  isGenerator(fn: FunctionSymbol): boolean {
    return this.generators.isGenerator(fn);
  }

  /** What a library function does with the callable or coroutine that it is given. */
  handover(callee: Type): Handover | undefined {
    return this.handovers.of(callee);
  }

  /** What the decorators of a function make of a call of it. */
  decoration(fn: FunctionSymbol): Decoration {
    return this.decorations.of(fn);
  }

  /** Whether calling an async function still gives its coroutine: every decorator is known to leave it so. */
  decoratorsKeepCoroutine(fn: FunctionSymbol): boolean {
    return this.decorations.keepCoroutine(fn);
  }

  /** Whether a class below has a method or property of its own instead of the given one. */
  isOverridden(fn: FunctionSymbol, owner: ClassSymbol): boolean {
    return this.dispatcher.isOverridden(fn, owner);
  }

  /** Whether a class below has something of its own in place of what a class finds in `home`. */
  isRebound(symbol: ClassSymbol, name: string, home: ClassSymbol): boolean {
    return this.dispatcher.isRebound(symbol, name, home);
  }

  /** Whether a class of the application derives from the given one. */
  isDerivedFrom(symbol: ClassSymbol): boolean {
    return this.dispatcher.isDerivedFrom(symbol);
  }

  /** What a call site runs: its callee, and the functions that it hands over. */
  groups(site: CallSite): readonly TargetGroup[] {
    const found = this.groupsAt(site);
    const isElsewhere = site.apart || site.lazily.some((lazy) => this.generators.isSteppedElsewhere(lazy, site));
    const groups = isElsewhere
      ? found.map((group): TargetGroup => (group.mode === "here" ? { ...group, mode: "elsewhere" } : group))
      : found;
    if (groups.length === 0 || site.lambda === null) return groups;
    const mode = lambdaMode(this.program, this.handovers, this.parameters, site, this.sitesOf);
    return mode === "here" ? groups : groups.map((group) => (mode === "perhaps" ? unsure(group) : { ...group, mode }));
  }

  private groupsAt(site: CallSite): readonly TargetGroup[] {
    switch (site.form) {
      case "property":
        return site.property === null ? readGroups(site) : [this.functionGroup(site.property, site.type, "here")];
      case "context":
        return this.contextGroups(site);
      case "iteration":
        return this.iterationGroups(site);
      case "call": {
        if (site.call === null) return [];
        const callee = this.program.typeOf(site.call.func, site.scope);
        const direct = this.calleeGroups(callee, "here", isSuperMethod(site.call));
        const found = direct.some(runsProject)
          ? direct.map((group) => this.iterated(this.meant(this.dispatched(group, site), site), site))
          : direct.slice();
        for (const group of this.lambdaGroups(callee, site.unit, site.scope)) found.push(group);
        const answering = answeringOf(this.program, site.call, callee, site.scope);
        // An attribute that no class declares may have been put there all the same.
        if (answering !== null) found.push(unsure(this.functionGroup(answering.method, answering.self, "here")));
        const groups = site.instead || this.isHeldClass(site.call, site.scope, callee) ? found.map(unsure) : found;
        const handed = this.handedOver(site.call, site.scope, callee, groups);
        return handed.length === 0 ? groups : [...groups, ...handed];
      }
    }
  }

  /** What `functools.singledispatch` runs for the argument of a call: any of the functions, where that is not known. */
  private dispatched(group: TargetGroup, { call, scope }: CallSite): TargetGroup {
    if (call === null || !group.alternatives.some(isDecorated)) return group;
    let found = false;
    const targets = group.alternatives.flatMap((target): readonly Target[] => {
      const registered = target.kind === "function" ? this.program.registeredWith(target.function) : [];
      if (target.kind !== "function" || registered.length === 0) return [target];
      found = true;
      const at = target.function.owner !== null && target.self === null ? 1 : 0;
      const argument = call.args[at];
      const functions = argument === undefined ? undefined : chosen(this.program, registered, call, this.program.typeOf(argument, scope));
      if (functions !== undefined) return functions.length === 0 ? [target] : functions.map((fn) => ({ ...target, function: fn }));
      const all = registered.map((one): Target => ({ ...target, function: one.function }));
      return isStub(target.function) ? all : [target, ...all];
    });
    return found ? { ...group, alternatives: targets } : group;
  }

  /** Of several functions those that an `await` can mean: `await handlers[name]()` runs none that is not known to give what can be awaited. */
  private meant(group: TargetGroup, { use }: CallSite): TargetGroup {
    const { alternatives: targets } = group;
    if (use !== "awaited" || targets.length < 2 || !targets.some((target) => target.kind === "function" && target.function.def.async))
      return group;
    return { ...group, alternatives: targets.filter((target) => target.kind !== "function" || !this.givesValue(target.function)) };
  }

  /** Whether what a function gives cannot be awaited, as far as that is known. */
  private givesValue(fn: FunctionSymbol): boolean {
    const { program } = this;
    if (fn.def.async || fn.def.generator) return false;
    const { understood, wrappings } = program.decorated(fn);
    const isRegistered = fn.def.decorators.every((decorator) => {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      return /^(staticmethod|classmethod)$/.test(lastName(head)) || program.typeOf(head, fn.outer).kind === "function";
    });
    if (!understood || wrappings.length > 0 || !isRegistered) return false;
    const scope = program.functionScope(fn);
    return returnedExpressions(fn.def).every(
      (value) => value === null || alternatives(program.typeOf(value, scope)).every((type) => type.kind === "unknown" || isPlain(type)),
    );
  }

  /** What a call of generator functions runs: their bodies where they are iterated. */
  private iterated(group: TargetGroup, site: CallSite): TargetGroup {
    const { alternatives: targets } = group;
    let made = 0;
    for (const target of targets) if (target.kind === "function" && this.generators.isGenerator(target.function)) made++;
    if (made === 0) return group;
    const iteration = this.generators.iteration(site);
    if (iteration === "elsewhere" && made === targets.length) return { ...group, mode: "elsewhere" };
    return iteration === "here" ? group : unsure(group);
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
        const [first, next] = site.use === "awaited" ? ["__aiter__", "__anext__"] : ["__iter__", "__next__"];
        const method = this.program.member(item, first);
        if (method.kind === "function") {
          groups.push(this.functionGroup(method.function, item, "here"));
          groups.push(...this.nextGroups(this.program.called(method, null), next));
        } else if (site.use !== "awaited" && method.kind === "unknown") groups.push(...this.nextGroups(item, "__getitem__"));
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

  /** What each step of an iteration calls, where the iterator is an object of the project. */
  private nextGroups(iterator: Type, name: string): readonly TargetGroup[] {
    if (iterator.kind !== "instance") return NO_GROUPS;
    const step = this.program.member(iterator, name);
    return step.kind === "function" ? [this.functionGroup(step.function, iterator, "here")] : NO_GROUPS;
  }

  /** The groups for calling a value of the type. `exact`: no override of the method can be meant, as with `super()`. */
  calleeGroups(callee: Type, mode: Mode, exact = false): readonly TargetGroup[] {
    // Nearly all callees outside the project are one thing.
    const only = this.simpleGroups(callee, mode);
    if (only !== null) return only;
    const targets: Target[] = [];
    const extra: TargetGroup[] = [];
    let open = false;
    let ran = mode;
    for (const type of alternatives(withoutNone(callee))) {
      switch (type.kind) {
        case "function": {
          const found = exact ? { functions: [type.function], open: false } : this.dispatcher.of(type.function, type.self);
          open ||= found.open;
          for (const fn of found.functions) {
            const decorated = this.decoration(fn);
            targets.push({ kind: "function", function: decorated.instead ?? fn, self: type.self });
            if (decorated.offloads !== null && ran !== "remote") ran = decorated.offloads;
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
          extra.push(...this.madeWith(type, init.kind === "function", mode));
          break;
        }
        case "instance": {
          const call = this.program.member(type, "__call__");
          if (call.kind !== "function") targets.push({ kind: "unknown", reason: "instance without a known __call__" });
          else {
            const found = this.dispatcher.of(call.function, type);
            open ||= found.open;
            for (const fn of found.functions) targets.push({ kind: "function", function: fn, self: type });
          }
          break;
        }
        case "partial":
          // Arguments that it binds may decide what a library function does.
          if (!alternatives(type.callee).every(({ kind }) => kind === "function")) targets.push({ kind: "unknown", reason: "partial" });
          else for (const group of this.calleeGroups(type.callee, mode)) extra.push(ofPartial(group));
          break;
        default:
          targets.push(simpleTarget(type) ?? { kind: "unknown", reason: type.kind });
      }
    }
    if (targets.length === 0) return extra;
    // A copy has no room to grow.
    return [{ mode: ran, open, alternatives: targets.slice() }, ...extra];
  }

  /** The groups of a callee that is one thing outside the project, or unknown: the same object for all calls of it, where no receiver tells them apart. */
  private simpleGroups(callee: Type, mode: Mode): readonly TargetGroup[] | null {
    const shared =
      mode !== "here" ? null : callee.kind === "reference" ? callee.name : callee.kind === "unknown" ? ` ${callee.reason}` : null;
    const known = shared === null ? undefined : this.simple.get(shared);
    if (known !== undefined) return known;
    const only = simpleTarget(callee);
    if (only === null) return null;
    const groups: readonly TargetGroup[] = [{ mode, open: false, alternatives: [only] }];
    if (shared !== null) this.simple.set(shared, groups);
    return groups;
  }

  /** What else runs when an object is made: `__new__`, and what dataclasses and models call at the end of their own `__init__`. */
  private madeWith(type: Type & { kind: "class" }, hasInit: boolean, mode: Mode): readonly TargetGroup[] {
    const groups: TargetGroup[] = [];
    const self: Type = { kind: "instance", class: type.class, args: type.args };
    for (const name of hasInit ? ["__new__"] : MAKERS) {
      if (!this.program.namesSpecial(name)) continue;
      const made = this.program.member(self, name);
      if (made.kind === "function") groups.push({ mode, open: false, alternatives: [{ kind: "function", function: made.function, self }] });
    }
    if (!hasInit) for (const filling of this.fillings(type.class)) groups.push(...this.fillingGroups(filling, type, mode));
    return groups;
  }

  private fillings(symbol: ClassSymbol): readonly Filling[] {
    let known = this.filled.get(symbol);
    if (known === undefined) {
      known = fillingsOf(this.program, symbol);
      this.filled.set(symbol, known);
    }
    return known;
  }

  private fillingGroups(filling: Filling, self: Type, mode: Mode): readonly TargetGroup[] {
    // Most look at what they are given first, and go on for some values alone.
    if (filling.kind === "validator")
      return [unsure({ mode, open: false, alternatives: [{ kind: "function", function: filling.method, self }] })];
    const type = this.program.typeOf(filling.value, filling.scope);
    if (type.kind !== "lambda") return this.calleeGroups(type, mode).map(unsure);
    return this.lambdaGroups(type, { kind: "module", module: filling.scope.module }, null).map((group) => unsure({ ...group, mode }));
  }

  /**
   * What the lambdas call that a value may be, where they are written elsewhere than in the function that calls it: `total_of = lambda order:
   * price(order)` at the top of a module, or what another function gives. Those of the function itself are among its own calls.
   */
  private lambdaGroups(callee: Type, unit: Unit, scope: Scope | null): readonly TargetGroup[] {
    if (callee.kind !== "lambda" && callee.kind !== "union") return NO_GROUPS;
    const types = alternatives(withoutNone(callee));
    const groups: TargetGroup[] = [];
    for (const type of types) {
      if (type.kind !== "lambda" || this.openLambdas.has(type.lambda)) continue;
      if (scope !== null && functionOf(type.scope) === functionOf(scope)) continue;
      this.openLambdas.add(type.lambda);
      for (const site of lambdaSites(this.program, unit, type.lambda, type.scope))
        groups.push(...this.groupsAt(site).map((group) => (types.length > 1 ? unsure(group) : group)));
      this.openLambdas.delete(type.lambda);
    }
    return groups;
  }

  private functionGroup(fn: FunctionSymbol, self: Type | null, mode: Mode): TargetGroup {
    const found = this.dispatcher.of(fn, self);
    return { mode, open: found.open, alternatives: found.functions.map((each) => ({ kind: "function", function: each, self })) };
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
    return this.dispatcher.of(fn, self).functions;
  }

  /** Functions given as arguments that the callee runs. */
  private handedOver(call: Call, scope: Scope, callee: Type, direct: readonly TargetGroup[]): readonly TargetGroup[] {
    const groups: TargetGroup[] = [];
    const handover = this.handovers.of(callee);
    if (handover !== undefined) {
      if (handover.passes === "callable" && !REGISTRATIONS.has(handover.name)) {
        for (const argument of handedArguments(call, handover)) groups.push(...this.runs(argument, scope, argumentMode(handover)));
      }
      return groups;
    }
    if (call.args.length === 0 && call.keywords.length === 0) return NO_GROUPS;
    for (const group of direct) {
      for (const target of group.alternatives) {
        if (target.kind !== "function") continue;
        const uses = this.parameters.of(target.function);
        if (uses.size === 0) continue;
        const shift = boundParameters(target);
        for (const [index, mode] of uses) {
          const argument = argumentAt(call, target.function, index, shift);
          if (argument === undefined) continue;
          const through = { function: target.function, index };
          for (const inner of this.runs(argument, scope, mode)) groups.push({ ...inner, through });
        }
      }
    }
    return groups;
  }

  /** The parameters of functions of the project that a call gives an argument for, of those that they call. */
  handedTo(call: Call, argument: Expr, scope: Scope): readonly HandedTo[] {
    const found: HandedTo[] = [];
    for (const group of this.calleeGroups(this.program.typeOf(call.func, scope), "here", isSuperMethod(call)))
      for (const target of group.alternatives) {
        if (target.kind !== "function") continue;
        for (const index of this.parameters.of(target.function).keys())
          if (argumentAt(call, target.function, index, boundParameters(target)) === argument)
            found.push({ function: target.function, index });
      }
    return found;
  }

  /** The calls in a function that call a parameter, or hand it on. */
  callsOf(handed: HandedTo): readonly CallSite[] {
    return this.parameters.callsOf(handed.function, handed.index);
  }

  /** The calls in a function of a lambda that is kept in a name there. */
  callsOfLambda(lambda: Lambda, fn: FunctionSymbol): readonly CallSite[] {
    return this.sitesOf(fn).filter(({ call, scope }) => {
      if (call?.func.kind !== "Name") return false;
      const type = this.program.typeOf(call.func, scope);
      return type.kind === "lambda" && type.lambda === lambda;
    });
  }

  /** The groups for running an argument: a function, a method, a partial, a lambda's calls are sites of their own. */
  private runs(argument: Expr, scope: Scope, mode: ArgumentMode): readonly TargetGroup[] {
    const value = argument.kind === "Call" && this.isPartial(argument, scope) ? argument.args[0] : argument;
    if (value === undefined) return [];
    const type = this.program.typeOf(value, scope);
    if (type.kind === "unknown") return [];
    if (type.kind === "lambda")
      return value.kind === "Lambda"
        ? []
        : this.lambdaGroups(type, { kind: "module", module: type.scope.module }, scope).map((group) => ({
            ...group,
            handed: true,
            mode: modeOf(mode, type),
          }));
    return this.calleeGroups(type, modeOf(mode, type))
      .map((group) => ({ ...group, handed: true, alternatives: group.alternatives.filter((target) => target.kind !== "unknown") }))
      .filter((group) => group.alternatives.length > 0);
  }

  isPartial(call: Call, scope: Scope): boolean {
    const symbol = this.program.symbolOf(call.func, scope);
    return symbol?.kind === "external" && (symbol.name === "functools.partial" || symbol.name === "functools.partialmethod");
  }
}

/** Whether a function of the project may be run. */
function runsProject({ alternatives: targets }: TargetGroup): boolean {
  for (const { kind } of targets) if (kind === "function") return true;
  return false;
}

function ofPartial(group: TargetGroup): TargetGroup {
  return {
    ...group,
    alternatives: group.alternatives.map((target) => (target.kind === "function" ? { ...target, partial: true } : target)),
  };
}

function isDecorated(target: Target): boolean {
  return target.kind === "function" && target.function.def.decorators.length > 0;
}

/** A property of an object of a library. */
function readGroups({ node, type }: CallSite): readonly TargetGroup[] {
  if (type?.kind !== "external" || node.kind !== "Attribute") return NO_GROUPS;
  const target: Target = { kind: "external", name: `${type.name}.${node.attr}`, owner: type.name, method: node.attr, self: type };
  return [{ mode: "here", open: false, alternatives: [target] }];
}

/** What can be awaited is neither built in nor written out. */
function isPlain(type: Type): boolean {
  return (
    type.kind === "none" ||
    type.kind === "literal" ||
    type.kind === "tuple" ||
    (type.kind === "external" && type.name.startsWith("builtins."))
  );
}

/** One alternative more, which nobody knows: what the others agree on is not proved. */
function unsure(group: TargetGroup): TargetGroup {
  return { ...group, alternatives: [...group.alternatives, { kind: "unknown", reason: "it may be another, or not run" }] };
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

/** `super().method(…)`: the method of an ancestor itself. */
function isSuperMethod({ func }: Call): boolean {
  return func.kind === "Attribute" && func.value.kind === "Call" && func.value.func.kind === "Name" && func.value.func.id === "super";
}
