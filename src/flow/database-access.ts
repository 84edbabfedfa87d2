import type { RecognisedLayer } from "../domain/layers/recognise.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../link/symbols.ts";
import type { Severity } from "../model/finding.ts";
import type { RepoPath } from "../model/source.ts";
import type { Layer, LayerEdge } from "../model/subjects.ts";
import { steps } from "./blocking.ts";
import type { CallSite } from "./call-sites.ts";
import { causeOf, type Edge, type Summaries, type Witness, wayTo } from "./effects.ts";
import { callPlace } from "./places.ts";
import type { ProgramCalls } from "./program-calls.ts";

/** Share of the code that must follow a layering before the rest is called a deviation. */
export const OBEYING = 0.8;
/** More deviations than this are a second habit, unless nearly everybody else follows the first. */
const MOST_DEVIATIONS = 10;
const NEARLY_ALL = 0.9;

/** Whether so many of all follow a layering that the rest deviates from it. */
function isHabit(following: number, all: number): boolean {
  const share = following / all;
  return share >= OBEYING && (all - following <= MOST_DEVIATIONS || share >= NEARLY_ALL);
}

/** Fewer examples than this are no habit. */
export const FEWEST = 3;

/** What the search for database accesses asks about the program's meaning. */
export interface AccessKnowledge {
  isEndpoint(fn: FunctionSymbol): boolean;
  isModelClass(symbol: ClassSymbol): boolean;
  readonly strict: boolean;
}

/** How endpoints reach the database, which layers there are for it, and the accesses that take another way than most. */
export interface AccessProfile {
  /** By the first layer below the route that an endpoint goes through. */
  readonly endpoints: {
    readonly reaching: number;
    readonly throughService: number;
    readonly throughRepository: number;
    readonly direct: number;
  };
  readonly has: { readonly service: boolean; readonly repository: boolean };
  readonly edges: readonly LayerEdge[];
}

interface Access {
  readonly fn: FunctionSymbol;
  readonly site: CallSite;
  readonly witness: Witness;
  /** Name of what executes the statement: `sqlalchemy.orm.Session.execute`. */
  readonly callee: string;
  readonly to: Layer;
  /** A mapped class does it: `await Order.find(session, id)`. That is no layer, and no statement of the caller's own either. */
  readonly record: boolean;
}

/** Keeping a unit of work is what routes and services do, and asking for table names is no query; reading and writing rows is. */
export const NO_ROWS = /\.(commit|flush|refresh|rollback|begin|close)$|(^|\.)Inspector\./;
/** Loading one row by its key, as a rule to answer 404. */
const BY_KEY = /\.(get|get_one)$/;

/** Endpoints for the operators of an application and for its reports look at tables as they are. */
const ADMINISTRATIVE =
  /(^|[._])(admin|administration|superadmin|backoffice|back_office|reports?|reporting|analytics|statistics|stats|metrics|dashboards?)([._]|$)/;

/** A class that says by its name what it is, in a file of another layer: mixed files are split by their classes. */
const NAMED: readonly (readonly [Layer, RegExp])[] = [
  ["service", /(Service|UseCase|Manager)$/],
  ["repository", /(Repository|Repo|DAO|Dao)$/],
];

/** The layer that a class says by its name to be of; null where it says nothing. */
export function namedLayer(name: string): Layer | null {
  for (const [layer, pattern] of NAMED) if (pattern.test(name)) return layer;
  return null;
}

/** The layer of a function: of its class where that has a name of its own, else of its module. */
export function layerOfFunction(fn: FunctionSymbol, layers: ReadonlyMap<RepoPath, RecognisedLayer>): Layer {
  const module = fn.module.unit === null ? undefined : layers.get(fn.module.unit.path);
  const name = fn.owner?.def.name;
  const named = name === undefined || module?.by === "configured" ? null : namedLayer(name);
  return named ?? module?.layer ?? "other";
}

const RANKED: ReadonlySet<Layer> = new Set(["route", "controller", "service", "repository", "model"]);

/** Finds how endpoints and services reach the database, and which of them take another way than most: by all calls, and those with an effect. */
export function databaseAccess(
  program: Program,
  calls: ProgramCalls,
  edges: readonly Edge[],
  summaries: Summaries,
  layers: ReadonlyMap<RepoPath, RecognisedLayer>,
  knowledge: AccessKnowledge,
): AccessProfile {
  const layerOf = (fn: FunctionSymbol): Layer => layerOfFunction(fn, layers);
  const accesses = calls.layers.accesses.of([edges, layers], () =>
    collect(edges, summaries, layerOf, { ...knowledge, isRecord: activeRecords(program, knowledge) }),
  );
  const share = shares(accesses, evident(program, calls, knowledge), layerOf, knowledge);
  const { endpoints, services, controllers } = share;
  const has = {
    service: endpoints.throughService >= FEWEST,
    repository: endpoints.throughRepository >= FEWEST || services.all - services.direct >= FEWEST,
  };
  const { strict } = knowledge;
  const above = endpoints.throughService + endpoints.throughRepository;
  const enough = endpoints.reaching >= FEWEST;
  const layered = strict || (enough && isHabit(above, endpoints.reaching) && (has.service || has.repository));
  const viaService = strict || (has.service && enough && isHabit(endpoints.throughService, endpoints.reaching));
  // What services leave to repositories says nothing of controllers, which may be those of another application.
  const isUsual = ({ all, direct }: Tally): boolean => strict || (has.repository && all >= FEWEST && isHabit(all - direct, all));
  // What most do is how the project is meant to be, and no deviation.
  const customary = {
    above: strict || above * 2 >= endpoints.reaching,
    service: strict || endpoints.throughService * 2 >= endpoints.reaching,
    repository: ({ all, direct }: Tally): boolean => strict || direct * 2 <= all,
  };
  const found = new Map<string, LayerEdge>();
  for (const [fn, list] of has.service || has.repository || strict ? accesses : []) {
    const endpoint = knowledge.isEndpoint(fn);
    const access = list.find(({ to, record }) => to === "model" && !record) ?? list.find(({ to }) => to === "repository");
    if (access === undefined) continue;
    if (access.to === "model") {
      const isController = layerOf(fn) === "controller";
      const own = isController ? controllers : services;
      if (!(endpoint ? customary.above : has.repository && customary.repository(own))) continue;
      const statement = wayTo(summaries, access.witness).at(-1) ?? access.witness.site;
      // What a service calls of another service has that one's way.
      const holder = statement.unit.kind === "function" ? statement.unit.function : null;
      const demanded =
        (endpoint ? layered : isUsual(own)) &&
        (strict ||
          (share.fileObeys(endpoint ? fn : (holder ?? fn), endpoint) &&
            !BY_KEY.test(access.callee) &&
            !ADMINISTRATIVE.test(fn.module.name) &&
            !(endpoint && ADMINISTRATIVE.test(fn.def.name)) &&
            !isGiven(statement) &&
            !isProbe(statement)));
      const detail = endpoint
        ? `${above} of ${endpoints.reaching} endpoints that reach the database leave that to a service or repository`
        : `${own.all - own.direct} of ${own.all} ${isController ? "controller" : "service"} functions that reach the database leave that to ${isController ? "a service or repository" : "a repository"}`;
      // Endpoints that share a helper share its statement: that is one thing to move.
      const from = endpoint && layerOf(fn) === "other" ? "route" : layerOf(fn);
      const edge = directAccess(access, from, demanded ? "error" : "note", detail, summaries);
      const key = `${edge.at.file} ${edge.at.start}`;
      if (!found.has(key) || (edge.severity === "error" && found.get(key)?.severity !== "error")) found.set(key, edge);
    } else if (endpoint && has.service && customary.service) {
      // What is a repository by its contents alone may be meant as a service, and so may code of no layer on the way to one.
      const target = access.witness.via?.module.unit?.path;
      const recognised = target === undefined ? undefined : layers.get(target);
      const named = strict || (recognised?.layer === "repository" && ["configured", "folder"].includes(recognised.by));
      const detail = `${endpoints.throughService} of ${endpoints.reaching} endpoints that reach the database go through a service`;
      const edge = skipped(access, layerOf, viaService && named ? "error" : "note", detail, summaries);
      found.set(`${edge.at.file} ${edge.at.start}`, edge);
    }
  }
  return { endpoints, has, edges: [...found.values()] };
}

/** Whether a call executes a statement that its function was handed: whoever wrote the statement is the one to ask. */
function isGiven({ call, scope }: CallSite): boolean {
  let statement = call?.args[0];
  while (statement?.kind === "Call") statement = statement.args[0];
  if (statement?.kind !== "Name") return false;
  for (let around: Scope | null = scope; around !== null; around = around.parent) {
    const bindings = around.bindings.get(statement.id);
    if (bindings !== undefined) return bindings.every(({ kind }) => kind === "parameter");
  }
  return false;
}

/** Whether a call only asks whether the database answers: `SELECT 1`, `select(1)`, `SELECT version()`. */
function isProbe({ call }: CallSite): boolean {
  const argument = call?.args[0];
  const [first, second] = argument?.kind === "Call" ? argument.args : [argument];
  if (first?.kind !== "Constant" || second !== undefined) return false;
  return first.type === "int" || (first.type === "str" && /^\s*select\b/i.test(first.value ?? "") && !/\bfrom\b/i.test(first.value ?? ""));
}

const EXECUTES = /^(execute|scalars?|stream|stream_scalars|exec)$/;

/**
 * Functions that execute a statement on something whose type is not known: `db.execute(select(Order))`, `db.query(Order)`. No finding can be
 * proved by them, but they show what is usual as well as any other.
 */
function evident(program: Program, { others, callsIn, layers }: ProgramCalls, knowledge: AccessKnowledge): ReadonlySet<FunctionSymbol> {
  const found = new Set<FunctionSymbol>();
  for (const fn of others) {
    if (fn.module.unit?.role !== "application") continue;
    if (layers.evident.of(fn, () => callsIn(fn).edges.some(({ site }) => executes(program, site, knowledge)))) found.add(fn);
  }
  return found;
}

function executes(program: Program, { call, scope }: CallSite, knowledge: AccessKnowledge): boolean {
  const argument = call?.args[0];
  if (argument === undefined || call?.func.kind !== "Attribute") return false;
  if (EXECUTES.test(call.func.attr) && argument.kind === "Call") {
    const type = program.typeOf(argument, scope);
    return type.kind === "external" && /^(sqlalchemy|sqlmodel)\./.test(type.name);
  }
  if (call.func.attr !== "query" || (argument.kind !== "Name" && argument.kind !== "Attribute")) return false;
  const type = program.typeOf(argument, scope);
  return type.kind === "class" && knowledge.isModelClass(type.class);
}

/** Mapped classes and what they derive from: methods of these that query are active records. */
function activeRecords(program: Program, knowledge: AccessKnowledge): (symbol: ClassSymbol) => boolean {
  let bases: Set<ClassSymbol> | null = null;
  return (symbol) => {
    if (knowledge.isModelClass(symbol)) return true;
    if (bases === null) {
      bases = new Set();
      for (const each of program.allClasses()) {
        if (!knowledge.isModelClass(each)) continue;
        for (const ancestor of program.ancestors(each)) if (ancestor.kind === "class") bases.add(ancestor.class);
      }
    }
    return bases.has(symbol);
  };
}

export type Accesses = ReadonlyMap<FunctionSymbol, readonly Access[]>;

function collect(
  edges: readonly Edge[],
  summaries: Summaries,
  layerOf: (fn: FunctionSymbol) => Layer,
  knowledge: AccessKnowledge & { isRecord(symbol: ClassSymbol): boolean },
): Accesses {
  const found = new Map<FunctionSymbol, Access[]>();
  for (const edge of edges) {
    if (edge.unit.kind !== "function" || edge.unit.function.module.unit?.role !== "application") continue;
    const fn = edge.unit.function;
    // An endpoint is one in whatever file it stands, as in the one that makes the application.
    const own = layerOf(fn);
    const layer = own === "other" && knowledge.isEndpoint(fn) ? "route" : own;
    if (layer !== "route" && layer !== "service" && layer !== "controller") continue;
    if (layer === "route" && !knowledge.isEndpoint(fn)) continue;
    for (const witness of summaries.at(edge)) {
      if (witness.effect.kind !== "queries" || !witness.proved) continue;
      const cause = causeOf(summaries, witness);
      const callee = cause.kind === "queries" ? cause.callee : "";
      if (NO_ROWS.test(callee)) continue;
      const { via } = witness;
      const record = via !== null && via.owner !== null && knowledge.isRecord(via.owner);
      const to = via === null || record ? "model" : firstLayer(witness, summaries, layerOf, layer);
      const list = found.get(fn);
      const access: Access = { fn, site: edge.site, witness, callee, to, record };
      if (list === undefined) found.set(fn, [access]);
      else if (!list.some((known) => known.site === edge.site)) list.push(access);
    }
  }
  return found;
}

/** The first layer other than the caller's own that a way to the database enters; `model` where all of it is the caller's own layer. */
function firstLayer(first: Witness, summaries: Summaries, layerOf: (fn: FunctionSymbol) => Layer, own: Layer): Layer {
  let via = first.via;
  let left = false;
  for (let step = 0; via !== null && step < 50; step++) {
    const layer = layerOf(via);
    if (layer !== own) left = true;
    if (left && RANKED.has(layer) && layer !== own && layer !== "route" && layer !== "model") return layer;
    via = summaries.of(via).get(first.effect.key)?.via ?? null;
  }
  // Code without a recognised layer is taken for the layer below: it is not the caller's own.
  return left ? "service" : "model";
}

/** How many functions reach the database, and how many of them themselves. */
interface Tally {
  readonly all: number;
  readonly direct: number;
}

interface Shares {
  readonly endpoints: AccessProfile["endpoints"];
  readonly services: Tally;
  readonly controllers: Tally;
  /**
   * Whether the functions of the same file that reach the database mostly leave it to the layer below. A file whose functions
   * all query themselves has a way of its own that somebody chose; one that strays from its neighbours was overlooked.
   */
  fileObeys(fn: FunctionSymbol, endpoint: boolean): boolean;
}

function shares(
  accesses: Accesses,
  evidently: ReadonlySet<FunctionSymbol>,
  layerOf: (fn: FunctionSymbol) => Layer,
  knowledge: AccessKnowledge,
): Shares {
  const endpoints = { reaching: 0, throughService: 0, throughRepository: 0, direct: 0 };
  const services = { all: 0, direct: 0 };
  const controllers = { all: 0, direct: 0 };
  const files = new Map<string, { all: number; direct: number }>();
  const keyOf = (fn: FunctionSymbol, endpoint: boolean): string => `${endpoint} ${fn.module.location}`;
  for (const fn of new Set([...accesses.keys(), ...evidently])) {
    const list = accesses.get(fn) ?? [];
    const direct = evidently.has(fn) || list.some(({ to }) => to === "model");
    const endpoint = knowledge.isEndpoint(fn);
    if (endpoint) {
      endpoints.reaching++;
      if (direct) endpoints.direct++;
      else if (list.some(({ to }) => to === "repository")) endpoints.throughRepository++;
      else endpoints.throughService++;
    } else {
      const layer = layerOf(fn);
      const own = layer === "service" ? services : layer === "controller" ? controllers : null;
      if (own !== null) own.all++;
      if (own !== null && direct) own.direct++;
    }
    const file = files.get(keyOf(fn, endpoint)) ?? { all: 0, direct: 0 };
    file.all++;
    if (direct) file.direct++;
    files.set(keyOf(fn, endpoint), file);
  }
  return {
    endpoints,
    services,
    controllers,
    fileObeys(fn, endpoint) {
      const file = files.get(keyOf(fn, endpoint));
      return file !== undefined && file.all >= FEWEST && file.direct * 2 < file.all;
    },
  };
}

/** At the statement itself, which may stand in a helper of the same layer. */
function directAccess({ fn, witness, callee }: Access, from: Layer, severity: Severity, detail: string, summaries: Summaries): LayerEdge {
  const way = wayTo(summaries, witness);
  const last = way.at(-1) ?? witness.site;
  return {
    at: callPlace(last),
    kind: "database-access-outside-repository",
    from,
    to: "model",
    fromModule: fn.module.name,
    toModule: callee,
    detail,
    severity,
    trace: steps(way, callee),
  };
}

function skipped(
  { fn, site, witness, callee }: Access,
  layerOf: (fn: FunctionSymbol) => Layer,
  severity: Severity,
  detail: string,
  summaries: Summaries,
): LayerEdge {
  let via = witness.via;
  for (let step = 0; via !== null && layerOf(via) !== "repository" && step < 50; step++)
    via = summaries.of(via).get(witness.effect.key)?.via ?? null;
  return {
    at: callPlace(site),
    kind: "skipped-layer",
    from: layerOf(fn),
    to: "repository",
    fromModule: fn.module.name,
    toModule: (via ?? witness.via)?.module.name ?? callee,
    detail,
    severity,
    trace: steps(wayTo(summaries, witness), callee),
  };
}
