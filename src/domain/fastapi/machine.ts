import type { Catalogue } from "../../data/catalogue.ts";
import { type Evaluator, NOTHING, number, type Static } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import { subscript } from "../../link/static-operations.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { BlindSpotKind } from "../../model/blind-spots.ts";
import type { EntryPoints } from "../../model/entry-points.ts";
import type { BlindSpot, Place } from "../../model/finding.ts";
import { repoPath } from "../../model/source.ts";
import type { Expr, FunctionDef, Node } from "../../model/syntax.ts";
import { applyDecorators } from "./decorators.ts";
import { evaluate } from "./evaluate.ts";
import { Relevance } from "./relevance.ts";
import { execute } from "./statements.ts";
import { type Certainty, type Frame, hold, isOpen, type Router, type Slot, slot } from "./values.ts";
import { makesViews } from "./views.ts";

const NOWHERE = repoPath("unknown");

/** Calls inside calls beyond which a program is taken to run in circles. */
const DEEPEST = 40;
/** Statements and expressions of one program; real applications need a few ten thousand. */
const MOST_STEPS = 400_000;
/** Steps and nested calls of a call that is followed for its value alone. */
const MOST_ASIDE = 1_500;
const DEEPEST_ASIDE = 8;
/** Modules inside modules for which calls are counted anew. */
const NESTED_MODULES = 60;

/**
 * Follows what a program does with applications and routers when it is imported and started: module bodies in order, factories with
 * their arguments, loops over known items. Both sides of a condition count; everything that has nothing to do with routers is
 * evaluated only when its value is needed, or not at all.
 */
export class Machine {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly evaluator: Evaluator;
  readonly relevance: Relevance;
  readonly entryPoints: EntryPoints;
  readonly routers: Router[] = [];
  readonly blindSpots: BlindSpot[] = [];
  readonly executed = new Set<FunctionSymbol>();
  /** What runs after the application is built: start-up code, with the application. */
  readonly deferred: (() => void)[] = [];
  /** What decorators and others keep on functions: `function.route = options`. */
  readonly marks = new Map<object, Map<string, Static>>();
  /** Classes whose decorators have run, for what they keep on them. */
  readonly dressed = new Set<ClassSymbol>();
  /** What the options of a module's command line hold that are not given. */
  readonly commandLines = new Map<ModuleSymbol, ReadonlyMap<string, Static>>();
  /** Views of classes: the routers that `cbv` was given. */
  readonly viewClasses = new Set<ClassSymbol>();
  /** The fields of a model by name, for code that makes documentation of them; null until the models are known. */
  fieldsOf: ((symbol: ClassSymbol) => Static | undefined) | null = null;
  certainty: Certainty = "always";
  /** How sure it is that the function has not ended yet, and that the loop has not: where a side that was not decided ends them. */
  left: Certainty = "always";
  broken: Certainty = "always";
  /** How sure it is that the current function is called. */
  entered: Certainty = "always";
  /** Whether a setting was read since this was last set to false. */
  configured = false;
  depth = 0;
  registrations = 0;
  readonly stack: FunctionSymbol[] = [];
  /** The conditions under which the current statement runs and that are not decided, outermost first. */
  readonly tests: Expr[] = [];
  /** Attributes that were asked for and not found, and modules all of whose names were listed: others could be found tomorrow. */
  readonly missed = new Set<string>();
  readonly listed = new Set<ModuleSymbol>();
  /** The budget did not suffice once: what was done before its end decided what was done at all. */
  exhausted = false;
  readonly results = new Map<FunctionSymbol, { readonly value: Static; readonly configured: boolean }>();
  private steps = 0;
  private limit = Number.POSITIVE_INFINITY;
  private asides = 0;
  private readonly frames = new Map<ModuleSymbol, Frame>();
  private readonly running = new Set<ModuleSymbol>();
  /** Modules that are being run, one because of the other. */
  private nested = 0;
  private readonly classFrames = new Map<ClassSymbol, Frame>();
  private readonly relevantModules: Set<ModuleSymbol>;
  private readonly decorated = new Map<FunctionSymbol, Static | null>();
  private readonly spots = new Set<string>();
  private readonly viewMakers = new Map<FunctionDef, boolean>();

  constructor(program: Program, catalogue: Catalogue, evaluator: Evaluator, entryPoints: EntryPoints = new Map()) {
    this.program = program;
    this.catalogue = catalogue;
    this.evaluator = evaluator;
    this.relevance = new Relevance(program);
    this.entryPoints = entryPoints;
    this.relevantModules = new Set(this.relevance.modules);
  }

  /** Follows further modules. */
  extend(modules: readonly ModuleSymbol[]): void {
    this.relevance.extend(modules);
    for (const module of modules) this.relevantModules.add(module);
    for (const module of modules) this.moduleFrame(module);
  }

  /** Whether a decorator of the project makes class-based views. */
  makesViews(decorator: FunctionSymbol): boolean {
    const known = this.viewMakers.get(decorator.def) ?? makesViews(this.program, decorator);
    this.viewMakers.set(decorator.def, known);
    return known;
  }

  /** Takes a step from the budget; false when it is used up. */
  spend(): boolean {
    this.steps++;
    if (this.steps > MOST_STEPS) this.exhausted = true;
    return this.steps <= MOST_STEPS && this.steps <= this.limit;
  }

  /**
   * Evaluates a call that is followed for its value alone, within a budget of its own: settings and providers take few steps,
   * the business of an application takes many and gives nothing. Undefined when the budget does not suffice.
   */
  aside(evaluation: () => Static): Static | undefined {
    if (this.asides >= DEEPEST_ASIDE) return undefined;
    const before = this.limit;
    if (this.asides === 0) this.limit = this.steps + MOST_ASIDE;
    this.asides++;
    const value = evaluation();
    this.asides--;
    const within = this.steps <= this.limit;
    if (this.asides === 0) this.limit = before;
    return within ? value : undefined;
  }

  /** Follows a call that changes routers, whatever budget there is for values. */
  inEarnest(evaluation: () => Static): Static {
    const [limit, asides] = [this.limit, this.asides];
    this.limit = Number.POSITIVE_INFINITY;
    this.asides = 0;
    const value = evaluation();
    this.limit = limit;
    this.asides = asides;
    return value;
  }

  /** Starts a new budget: for whoever evaluates further when the routes are known. */
  renew(): void {
    this.steps = 0;
  }

  get tooDeep(): boolean {
    return this.depth > DEEPEST || this.steps > MOST_STEPS;
  }

  /** The variables of a module; a module that may have to do with routers is run first. */
  moduleFrame(module: ModuleSymbol): Frame {
    let frame = this.frames.get(module);
    if (frame === undefined) {
      frame = this.newFrame(this.program.moduleScope(module), null, null, null);
      this.frames.set(module, frame);
    }
    if (this.relevantModules.has(module) && !this.running.has(module)) {
      this.running.add(module);
      const { certainty, configured, depth } = this;
      this.certainty = "always";
      // An import runs the whole module, however little the value is worth that made somebody look into it.
      this.nested++;
      if (this.nested <= NESTED_MODULES) this.depth = 0;
      this.inEarnest(() => {
        execute(this, module.unit?.facts.body ?? [], frame);
        return NOTHING;
      });
      this.certainty = certainty;
      this.configured = configured;
      this.depth = depth;
      this.nested--;
    }
    return frame;
  }

  /** The variables of a class body, without running it. */
  classFrame(symbol: ClassSymbol): Frame {
    let frame = this.classFrames.get(symbol);
    if (frame === undefined) {
      frame = this.newFrame(this.program.classScope(symbol), this.frameOf(symbol.outer), null, null);
      this.classFrames.set(symbol, frame);
    }
    return frame;
  }

  /** The frame of a scope that is not being run: that of its module or class; names of functions around it stay unknown. */
  frameOf(scope: Scope): Frame {
    if (scope.kind === "module") return this.moduleFrame(scope.module);
    if (scope.kind === "class" && scope.class !== null) return this.classFrame(scope.class);
    return this.newFrame(scope, scope.parent === null ? null : this.frameOf(scope.parent), scope.function, null);
  }

  newFrame(scope: Scope, parent: Frame | null, fn: FunctionSymbol | null, self: Static | null): Frame {
    return { scope, module: scope.module, parent, slots: new Map(), function: fn, self, returns: [], yields: [] };
  }

  /** Runs what was put off until the applications exist. */
  settle(): void {
    for (let next = this.deferred.shift(); next !== undefined; next = this.deferred.shift()) next();
  }

  /** The value of a variable in a frame or the frames around it; undefined where none of them binds it. */
  lookup(name: string, frame: Frame): Static | undefined {
    for (let at: Frame | null = frame; at !== null; at = at.parent) {
      // Names of a class body are not seen from its methods.
      if (at !== frame && at.scope.kind === "class") continue;
      const found = at.slots.get(name);
      if (found !== undefined) return this.read(found, at, name);
    }
    return undefined;
  }

  private read(found: Slot, frame: Frame, name: string): Static {
    if (found.value === null) {
      if (found.busy || found.expression === null) return { kind: "unknown", reason: "recursive", at: null };
      found.busy = true;
      const configured = this.configured;
      this.configured = false;
      found.value = this.along(evaluate(this, found.expression, frame), found.path);
      found.configured = this.configured;
      this.configured = configured;
      found.busy = false;
      if (found.value.kind === "unknown" && found.value.held === undefined && found.value.at === null) {
        found.value = hold({ kind: "unread", expression: found.expression, frame });
      }
    }
    if (found.configured) this.configured = true;
    if (this.tooDeep && name === "") return NOTHING;
    return found.value;
  }

  /** An item of nested sequences. */
  along(value: Static, path: readonly (number | "*")[]): Static {
    let current = value;
    for (const step of path)
      current = step === "*" ? { kind: "unknown", reason: "not a constant", at: null } : subscript(current, number(step));
    return current;
  }

  assign(frame: Frame, name: string, value: Static): void {
    const target = frame.scope.redirected?.get(name) === "Global" ? this.moduleFrame(frame.module) : frame;
    target.slots.set(name, slot(value, this.configured));
  }

  /** A list that was changed in place has changed under every name: of the modules, and of the functions around. */
  sameList(before: Static, after: Static, frame: Frame): void {
    if (before.kind !== "sequence" || before.type !== "list" || after === before) return;
    const frames = new Set<Frame>(this.frames.values());
    for (let at: Frame | null = frame; at !== null; at = at.parent) frames.add(at);
    for (const { slots } of frames) {
      for (const [name, known] of slots) if (known.value === before) slots.set(name, { ...known, value: after });
    }
  }

  /** Puts the evaluation of a variable off until somebody reads it. */
  assignLater(frame: Frame, name: string, expression: Expr, path: readonly (number | "*")[]): void {
    frame.slots.set(name, { value: null, expression, path, busy: false, configured: false });
  }

  /** What a function is after its decorators. */
  decoratedValue(fn: FunctionSymbol): Static {
    const plain: Static = { kind: "symbol", symbol: fn };
    if (fn.def.decorators.length === 0) return plain;
    const known = this.decorated.get(fn);
    if (known !== undefined) return known ?? plain;
    this.decorated.set(fn, null);
    const value = applyDecorators(this, fn.def.decorators, plain, this.frameOf(fn.outer));
    this.decorated.set(fn, value);
    return value;
  }

  /** The value that a module's variable has without running the module: by its bindings. */
  settledVariable(name: string, scope: Scope): Static | undefined {
    const frame = this.frameOf(scope);
    const found = frame.slots.get(name);
    if (found !== undefined) return this.read(found, frame, name);
    const bindings = scope.bindings.get(name) ?? [];
    for (let at = bindings.length - 1; at >= 0; at--) {
      const binding = bindings[at];
      if (binding?.kind !== "value") continue;
      this.assignLater(frame, name, binding.value, binding.path);
      const later = frame.slots.get(name);
      return later === undefined ? undefined : this.read(later, frame, name);
    }
    return undefined;
  }

  place(frame: Frame, node: Node): Place {
    return { file: frame.module.unit?.path ?? NOWHERE, start: node.start, end: node.end, symbol: symbolAround(frame) };
  }

  blind(kind: BlindSpotKind, at: Place, detail: string): void {
    const line = this.program.index.byPath.get(at.file)?.unit?.facts.line(at.start) ?? 1;
    const key = `${kind}:${at.file}:${line}:${detail}`;
    if (this.spots.has(key)) return;
    this.spots.add(key);
    this.blindSpots.push({ kind, file: at.file, line, detail });
  }

  /** Whether a value is known well enough to stand for itself. */
  isKnown(value: Static): boolean {
    return !isOpen(value);
  }
}

function symbolAround(frame: Frame): string {
  for (let at: Frame | null = frame; at !== null; at = at.parent) {
    if (at.function !== null) return at.function.def.qualname;
    if (at.scope.class !== null) return at.scope.class.def.qualname;
  }
  return "<module>";
}
