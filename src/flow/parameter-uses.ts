import type { Handover } from "../data/offloaders.ts";
import type { Program } from "../link/program.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { alternatives } from "../link/types.ts";
import type { Call, Expr } from "../model/syntax.ts";
import { argumentAt, boundParameters } from "./arguments.ts";
import type { CallSite } from "./call-sites.ts";
import { type ArgumentMode, argumentMode, awayMode, type Handovers, handedArguments } from "./handovers.ts";
import { lambdaMode } from "./lambdas.ts";

const UNUSED: ReadonlyMap<number, number> = new Map();
const NO_MODES: ReadonlyMap<number, ArgumentMode> = new Map();

/** A parameter of a function that another one gives its own to. */
interface Given {
  readonly to: FunctionSymbol;
  readonly index: number;
}

/** By the index of the parameter. */
interface OwnUses {
  readonly ways: Map<number, number>;
  readonly given: Map<number, Given[]>;
}

/** Which of their parameters functions call, and where. */
export class ParameterUses {
  private readonly program: Program;
  private readonly handovers: Handovers;
  private readonly sitesOf: (fn: FunctionSymbol) => readonly CallSite[];
  private readonly known = new Map<FunctionSymbol, ReadonlyMap<number, number>>();
  private readonly own = new Map<FunctionSymbol, OwnUses>();
  /** Functions whose own uses are being found. */
  private readonly open = new Set<FunctionSymbol>();

  constructor(program: Program, handovers: Handovers, sitesOf: (fn: FunctionSymbol) => readonly CallSite[]) {
    this.program = program;
    this.handovers = handovers;
    this.sitesOf = sitesOf;
  }

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.known.delete(fn);
    this.own.delete(fn);
  }

  /** The calls in a function that call one of its parameters, or that are given it. */
  callsOf(fn: FunctionSymbol, index: number): readonly CallSite[] {
    if (fn.def.parameters[index] === undefined) return [];
    const scope = this.program.functionScope(fn);
    const names = new Map([...namesOf(fn, scope)].filter(([, at]) => at === index));
    const isOwn = (name: string, from: Scope): boolean => {
      const symbol = this.program.resolve(name, from);
      return symbol?.kind === "variable" && symbol.scope === scope;
    };
    return this.sitesOf(fn).filter(({ call, scope: from }) => {
      if (call === null || !((call.func.kind === "Name" && names.has(call.func.id)) || handsOn(call, names))) return false;
      return [...names.keys()].every((name) => isOwn(name, from));
    });
  }

  /** The parameters that a function calls or hands on, by index: so project wrappers around offloaders are recognised by what they do. */
  of(fn: FunctionSymbol): ReadonlyMap<number, ArgumentMode> {
    const uses = this.usesIn(fn);
    return uses.size === 0 ? NO_MODES : new Map([...uses].map(([index, ways]) => [index, modeFor(ways)]));
  }

  /** In how many ways each parameter is used, by the function itself and by those that it gives it to, however they call each other. */
  private usesIn(fn: FunctionSymbol): ReadonlyMap<number, number> {
    const known = this.known.get(fn);
    if (known !== undefined) return known;
    if (fn.def.parameters.length === 0) return UNUSED;
    const uses = new Map<number, number>();
    let isSettled = true;
    for (const index of fn.def.parameters.keys()) {
      const reached: Given[] = [{ to: fn, index }];
      let ways = 0;
      for (const { to, index: at } of reached) {
        const closed = this.known.get(to)?.get(at);
        if (closed !== undefined) {
          ways |= closed;
          continue;
        }
        const own = this.ownUses(to);
        isSettled &&= !this.open.has(to);
        ways |= own.ways.get(at) ?? 0;
        for (const next of own.given.get(at) ?? [])
          if (!reached.some((one) => one.to === next.to && one.index === next.index)) reached.push(next);
      }
      if (ways !== 0) uses.set(index, ways);
    }
    if (isSettled) this.known.set(fn, uses);
    return uses;
  }

  /** What a function does with its parameters itself, and whom it gives them to. */
  private ownUses(fn: FunctionSymbol): OwnUses {
    const known = this.own.get(fn);
    if (known !== undefined) return known;
    const uses: OwnUses = { ways: new Map(), given: new Map() };
    this.own.set(fn, uses);
    this.open.add(fn);
    const scope = this.program.functionScope(fn);
    const names = namesOf(fn, scope);
    const indexOf = (name: string, from: Scope): number | undefined => {
      const index = names.get(name);
      const symbol = index === undefined ? undefined : this.program.resolve(name, from);
      return symbol?.kind === "variable" && symbol.scope === scope ? index : undefined;
    };
    const note = (name: string, ways: number, from: Scope): void => {
      const index = indexOf(name, from);
      if (index !== undefined) uses.ways.set(index, (uses.ways.get(index) ?? 0) | ways);
    };
    for (const site of this.sitesOf(fn)) {
      const { call } = site;
      if (call === null) continue;
      if (call.func.kind === "Name" && names.has(call.func.id)) note(call.func.id, this.wayOf(site), site.scope);
      if (!handsOn(call, names)) continue;
      const callee = this.program.typeOf(call.func, site.scope);
      const handover = this.handovers.of(callee);
      if (handover !== undefined && handover.passes === "callable") {
        handedOver(call, handover, (name, ways) => note(name, ways, site.scope));
        continue;
      }
      for (const type of alternatives(callee)) {
        if (type.kind !== "function") continue;
        for (const at of type.function.def.parameters.keys()) {
          const argument = argumentAt(call, type.function, at, boundParameters(type));
          const index = argument?.kind === "Name" ? indexOf(argument.id, site.scope) : undefined;
          if (index === undefined) continue;
          const given = uses.given.get(index);
          if (given === undefined) uses.given.set(index, [{ to: type.function, index: at }]);
          else given.push({ to: type.function, index: at });
        }
      }
    }
    this.open.delete(fn);
    return uses;
  }

  /** How a call of a parameter uses it. */
  private wayOf(site: CallSite): number {
    if (lambdaMode(this.program, this.handovers, this, site, this.sitesOf) === "elsewhere") return ELSEWHERE;
    return site.use === "awaited" ? AWAITED : CALLED;
  }
}

/** The parameters by their names, and by other names that a function gives them: `call = fn`. */
function namesOf({ def }: FunctionSymbol, scope: Scope): ReadonlyMap<string, number> {
  const names = new Map(def.parameters.map((parameter, index) => [parameter.name, index] as const));
  for (const [name, bindings] of scope.bindings) {
    const [only, another] = bindings;
    if (only?.kind !== "value" || another !== undefined || only.path.length > 0 || only.value.kind !== "Name") continue;
    const index = names.get(only.value.id);
    if (index !== undefined && scope.bindings.get(only.value.id)?.length === 1) names.set(name, index);
  }
  return names;
}

/** The names that a call hands to a library, and where that runs them. */
function handedOver(call: Call, handover: Handover, note: (name: string, ways: number) => void): void {
  const away = WAYS[awayMode(handover)];
  for (const argument of handedArguments(call, handover)) {
    if (argument.kind === "Name") note(argument.id, WAYS[argumentMode(handover)]);
    else if (argument.kind === "Call") for (const inner of argument.args) if (inner.kind === "Name") note(inner.id, away);
  }
  // `executor.submit(context.run, wrapper, fn)`: what else is given goes where the callable goes.
  const mode = argumentMode(handover);
  if ((mode === "elsewhere" || mode === "remote") && handover.arity === "one")
    for (const argument of call.args.slice((handover.position ?? 0) + 1)) if (argument.kind === "Name") note(argument.id, away);
}

/** In how many ways a parameter is used, as bits: what is awaited at once can only be a coroutine function. */
const CALLED = 1;
const AWAITED = 2;
const ELSEWHERE = 4;
const REMOTE = 8;

const WAYS: Readonly<Record<ArgumentMode, number>> = {
  here: CALLED,
  elsewhere: ELSEWHERE,
  remote: REMOTE,
  "def-in-thread": AWAITED | ELSEWHERE,
};

function modeFor(ways: number): ArgumentMode {
  if (ways === REMOTE) return "remote";
  if ((ways & CALLED) !== 0 || (ways & (ELSEWHERE | REMOTE)) === 0) return "here";
  return (ways & AWAITED) === 0 ? "elsewhere" : "def-in-thread";
}

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
