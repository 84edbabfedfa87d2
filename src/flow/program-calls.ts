import type { Catalogue } from "../data/catalogue.ts";
import { BodyMemo } from "../link/body-memo.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../link/symbols.ts";
import { LastOf } from "../model/last-of.ts";
import type { UnawaitedCoroutine } from "../model/subjects.ts";
import type { Expr } from "../model/syntax.ts";
import { type CallSite, callSites, type Unit } from "./call-sites.ts";
import { type Constant, constantOf } from "./constant-values.ts";
import { directEffects } from "./direct-effects.ts";
import { type DirectEffects, type Edge, ownEffects } from "./effects.ts";
import { type CallNames, showParameters } from "./evidence/index.ts";
import { Flags } from "./flags.ts";
import { givenSomething } from "./given-something.ts";
import { LayerMemory } from "./layer-memory.ts";
import { type Continued, continued } from "./likeness.ts";
import { LoopMemory } from "./loops/memory.ts";
import { GraphMemory, OfGraph } from "./program-graph.ts";
import { givesItself, putsBefore } from "./rebound.ts";
import { Tally } from "./tally.ts";
import { type Target, Targets } from "./targets.ts";

/** The calls of one function. */
export interface FunctionCalls {
  readonly edges: readonly Edge[];
  /** Those that may run a function of the project, and those that do something outside it. */
  readonly resolved: readonly Edge[];
  readonly effective: readonly Edge[];
  /** Those that load a module by a computed name: what it defines and calls is not known. */
  readonly dynamicImports: readonly Edge[];
  /** The edges of calls in loops. */
  readonly inLoops: number;
  readonly tally: CallTally;
}

/** How calls resolve; `shapes` counts the unresolved ones by what they look like. */
export interface CallTally {
  readonly calls: number;
  readonly project: number;
  readonly library: number;
  readonly builtin: number;
  readonly shapes: readonly string[];
}

const NONE: readonly Edge[] = [];

/** What each function of a program calls, found when it is asked for and kept. */
export class ProgramCalls {
  readonly targets: Targets;
  /** The functions of tests, and all others. */
  tests: readonly FunctionSymbol[];
  others: readonly FunctionSymbol[];
  /** The names by which functions are called whose parameters only callers tell. */
  readonly told: CallNames;
  readonly direct: DirectEffects;
  /** Which parameters decide what functions do. */
  readonly flags: Flags;
  /** The coroutines that functions make and do not await. */
  readonly unawaited = new BodyMemo<readonly UnawaitedCoroutine[]>();
  readonly layers = new LayerMemory();
  readonly loops = new LoopMemory();
  readonly blocking = new LastOf<readonly Edge[]>();
  /** How the calls resolve. */
  readonly tally = new Tally();
  /** The graph of the calls, the functions that run only while the application starts, and those that a request can run. */
  readonly graph = new GraphMemory();
  readonly startup = new OfGraph<ReadonlyMap<FunctionSymbol, string>>();
  readonly served = new OfGraph<ReadonlySet<FunctionSymbol>>();
  private readonly constants = new WeakMap<Expr, Constant | null>();
  private readonly program: Program;
  private readonly catalogue: Catalogue;
  private readonly subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>;
  private readonly sites = new Map<FunctionSymbol, readonly CallSite[]>();
  private readonly calls = new Map<FunctionSymbol, FunctionCalls>();
  /** The calls that functions made before their bodies were exchanged. */
  private readonly before = new Map<FunctionSymbol, FunctionCalls>();

  /** Tells the program what all callers give for parameters without annotation, once. */
  constructor(program: Program, catalogue: Catalogue) {
    this.program = program;
    this.catalogue = catalogue;
    this.direct = directEffects(program, catalogue);
    this.subclasses = program.heirs();
    // A test says nothing of what the application does: what tests call is only found where somebody asks.
    [this.tests, this.others] = functionsIn(program);
    this.told = showParameters(program, this.others, this.subclasses);
    this.targets = new Targets(program, catalogue, this.subclasses, this.sitesOf);
    this.flags = new Flags((fn) => (fn.module.unit?.role === "test" ? NONE : this.callsIn(fn).edges));
  }

  /** What a name that a call is given stands for in any case, other than None. */
  readonly given = (argument: Expr, scope: Scope): "some" | "true" | undefined => givenSomething(this.program, argument, scope);

  /** The constant that an expression stands for in any case. */
  readonly constant = (expr: Expr, scope: Scope): Constant | undefined => {
    if (expr.kind !== "Name" && expr.kind !== "Attribute") return constantOf(this.program, expr, scope);
    let known = this.constants.get(expr);
    if (known === undefined) {
      known = constantOf(this.program, expr, scope) ?? null;
      this.constants.set(expr, known);
    }
    return known ?? undefined;
  };

  /** Whether a decorator may give an argument that a call leaves out. */
  readonly givesItself = (fn: FunctionSymbol, parameter: string): boolean =>
    fn.def.decorators.length > 0 && givesItself(this.program, fn, parameter);

  /** Whether a decorator puts arguments of its own before those of a call. */
  readonly putsBefore = (fn: FunctionSymbol): boolean => fn.def.decorators.length > 0 && putsBefore(this.program, fn);

  /** The classes that derive from a class. */
  heirsOf(symbol: ClassSymbol): readonly ClassSymbol[] {
    return this.subclasses.get(symbol) ?? [];
  }

  /** The call sites of a function, in source order. */
  readonly sitesOf = (fn: FunctionSymbol): readonly CallSite[] => {
    let sites = this.sites.get(fn);
    if (sites === undefined) {
      sites = callSites(this.program, { kind: "function", function: fn });
      this.sites.set(fn, sites);
    }
    return sites;
  };

  /** The calls of a function with what they run. */
  readonly callsIn = (fn: FunctionSymbol): FunctionCalls => {
    let calls = this.calls.get(fn);
    if (calls === undefined) {
      calls = this.read(fn);
      this.calls.set(fn, calls);
    }
    return calls;
  };

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    const known = this.calls.get(fn);
    if (known !== undefined && !this.before.has(fn)) this.before.set(fn, known);
    this.sites.delete(fn);
    this.calls.delete(fn);
    this.targets.forget(fn);
    this.flags.forget(fn);
    this.unawaited.forget(fn);
    this.layers.forget(fn);
    this.loops.forget(fn);
    this.startup.forget(fn);
    this.served.forget(fn);
  }

  /** Functions came or went; those that went are forgotten. */
  relist(gone: Iterable<FunctionSymbol>): void {
    for (const fn of gone) {
      this.before.delete(fn);
      this.tally.delete(fn);
    }
    const known = new Set(this.others);
    [this.tests, this.others] = functionsIn(this.program);
    this.graph.note({ come: this.others.filter((fn) => !known.has(fn)), gone: [...gone].filter((fn) => known.has(fn)) });
  }

  /**
   * The functions whose bodies were exchanged since this was asked for the last time, where all of their calls that summaries are made
   * of are as they were; null where one is not, or was not known.
   */
  settle(): readonly FunctionSymbol[] | null {
    const exchanged = [...this.before];
    this.before.clear();
    if (!this.flags.settle()) return null;
    const found: { readonly fn: FunctionSymbol; readonly next: Continued }[] = [];
    for (const [fn, before] of exchanged) {
      const next = continued(before, this.callsIn(fn), this.sitesOf(fn), this.constant);
      if (next === null) return null;
      found.push({ fn, next });
    }
    for (const { fn, next } of found) {
      this.calls.set(fn, next.calls);
      this.sites.set(fn, next.sites);
    }
    return found.map(({ fn }) => fn);
  }

  private read(fn: FunctionSymbol): FunctionCalls {
    const unit: Unit = { kind: "function", function: fn };
    const judged = fn.module.unit?.role === "application";
    const edges: Edge[] = [];
    const ownToo = this.catalogue.hasConfigured;
    const tally = { calls: 0, project: 0, library: 0, builtin: 0, shapes: [] as string[] };
    let inLoops = 0;
    for (const site of this.sitesOf(fn)) {
      const groups = this.targets.groups(site);
      if (judged && site.form === "call") count(tally, site, groups[0]?.alternatives ?? []);
      if (judged && site.loops.length > 0) inLoops += groups.length;
      for (const group of groups) {
        edges.push({ unit, site, group, own: ownEffects(site, group, this.direct, ownToo) });
      }
    }
    // Copies have no room to grow.
    return {
      edges: edges.slice(),
      resolved: listed(edges, ({ group }) => group.alternatives.some(({ kind }) => kind === "function")),
      effective: listed(edges, ({ own }) => own != null),
      dynamicImports: judged ? listed(edges, loadsModule) : NONE,
      inLoops,
      tally,
    };
  }
}

function loadsModule({ site: { call }, group }: Edge): boolean {
  const [name] = call?.args ?? [];
  if (name === undefined || name.kind === "Constant") return false;
  return group.alternatives.some((target) => target.kind === "external" && LOADERS.has(target.name));
}

const LOADERS: ReadonlySet<string> = new Set(["importlib.import_module", "builtins.__import__"]);

/** The edges that hold; all of them, or none, are a list that is there already. */
function listed(edges: readonly Edge[], holds: (edge: Edge) => boolean): readonly Edge[] {
  const found = edges.filter(holds);
  return found.length === 0 ? NONE : found.slice();
}

function count(
  tally: { calls: number; project: number; library: number; builtin: number; shapes: string[] },
  { call }: CallSite,
  alternatives: readonly Target[],
): void {
  tally.calls++;
  const known = alternatives.find((target) => target.kind !== "unknown");
  if (known === undefined) {
    const reason = alternatives[0]?.kind === "unknown" ? alternatives[0].reason : "nothing";
    const func = call?.func;
    tally.shapes.push(
      func?.kind === "Attribute"
        ? `….${func.attr}(): ${reason}`
        : func?.kind === "Name"
          ? `name(): ${reason}`
          : `${func?.kind ?? "?"}(): ${reason}`,
    );
  } else if (known.kind === "function") tally.project++;
  else if (known.kind === "external" && known.name.startsWith("builtins.")) tally.builtin++;
  else tally.library++;
}

/** The functions of tests, and all others. */
function functionsIn(program: Program): readonly [readonly FunctionSymbol[], readonly FunctionSymbol[]] {
  return parted(program.allFunctions(), (fn) => fn.module.unit?.role === "test");
}

/** The items that hold, and the others. */
function parted<T>(items: readonly T[], holds: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  const [held, rest]: [T[], T[]] = [[], []];
  for (const item of items) (holds(item) ? held : rest).push(item);
  return [held, rest];
}
