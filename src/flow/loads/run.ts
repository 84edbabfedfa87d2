import type { Catalogue } from "../../data/catalogue.ts";
import type { DependencyCallable } from "../../domain/fastapi/index.ts";
import type { GraphqlField } from "../../domain/graphql/index.ts";
import type { SchemaTable } from "../../domain/pydantic/index.ts";
import type { OrmModels, OrmRelationship } from "../../domain/sqlalchemy/index.ts";
import type { Templates } from "../../domain/templates/index.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import type { Expr, Node } from "../../model/syntax.ts";
import type { Unit } from "../call-sites.ts";
import { placeIn } from "../places.ts";
import type { Targets } from "../targets.ts";
import type { SentBeside } from "./beside.ts";
import type { Change } from "./changes.ts";
import type { Life } from "./lives.ts";
import type { Queried } from "./queried.ts";
import type { Renewal, Stale } from "./stale.ts";
import type { ExpiredRead } from "./unread.ts";
import {
  type Alternative,
  both,
  type Closed,
  type Conditions,
  compatible,
  type Instance,
  mapAlternatives,
  NO_CONDITIONS,
  type Site,
  UNKNOWN,
  type Value,
} from "./values.ts";
import type { Made } from "./written.ts";

/** A relationship that is read where it is not loaded. */
export interface LazyLoad {
  /** The function that is read when the instance and its plan are known. */
  readonly function: FunctionSymbol | null;
  readonly instance: Instance;
  readonly owner: ClassSymbol;
  readonly relationship: OrmRelationship;
  readonly site: Site;
  /** The plan is the only one that the instance can have here, and the read hangs on no flag that the caller leaves open. */
  readonly certain: boolean;
  /** Another way to the same row has loaded it. */
  readonly contested: boolean;
  /** Rows of the class that it leads to were queried before: each may be among them. */
  readonly met: boolean;
  /** Why SQLAlchemy refuses to load it, and raises: its session is closed, or the relationship may not be loaded lazily; null where it sends a query. */
  readonly refused: "closed" | "raises" | null;
}

/** A read of something that hangs on a parameter: what it is, the caller knows. */
export interface Touch {
  readonly value: Value & { kind: "deferred" };
  readonly when: Conditions;
  /** It hangs on a condition, or on a loop over something else: whether it happens, the row does not decide. */
  readonly doubtful: boolean;
  /** What had been queried before it; touches between two queries share it. */
  readonly after: ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>>;
  /** How many changes come before it. */
  readonly at: number;
}

/** A loader option that has no effect, and why. */
export interface UnappliedOption {
  readonly at: Place;
  /** `parameter`: given for a parameter that is never read; `variable`: kept in a name that is never read; `dropped`: `.options()` whose result is dropped; `unjoined`: `contains_eager` without its join. */
  readonly reason: "parameter" | "variable" | "dropped" | "unjoined";
  readonly name: string;
  readonly callee: string;
}

/** What calling a function does to load plans. */
export interface LoadSummary {
  readonly returns: Value;
  readonly touches: readonly Touch[];
  readonly loads: readonly LazyLoad[];
  /** Attributes that it gives its first parameter: those of `__init__`. */
  readonly fields: ReadonlyMap<string, Value>;
  /** Relationships that it loads on what hangs on parameters (`session.refresh(order, ["lines"])`); `*` for any. */
  readonly refreshes: readonly { readonly value: Value; readonly keys: readonly string[] }[];
  readonly queried: ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>>;
  /** What it had queried when it made the rows that it returns, by the names of these. */
  readonly queriedBefore: ReadonlyMap<string, ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>>>;
  readonly unapplied: readonly UnappliedOption[];
  /** What it does to sessions and rows that hang on parameters. */
  readonly changes: readonly Change[];
  /** How many of these stand before its first `yield`; null where it has none. */
  readonly pause: number | null;
  readonly expired: readonly ExpiredRead[];
  /** What its queries load by statements of their own. */
  readonly beside: readonly SentBeside[];
  /** Sessions that are closed when it is done. */
  readonly closes: ReadonlySet<string>;
  /** Expired rows that it fetches again. */
  readonly renewals: readonly Renewal[];
  /** Calls of `get` that find what they ask for in the session. */
  readonly inMemory: readonly Place[];
  /** It ends the transaction of a synchronous session that is its caller's. */
  readonly commits: boolean;
}

/** What the interpretation of functions asks of the rest of the program. */
export interface World {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly targets: Targets;
  readonly models: OrmModels;
  readonly schemas: SchemaTable;
  /** Methods of mapped classes, and those by which schemas read rows. */
  readonly methods: ReadonlySet<string>;
  /** Attributes whose reading may load: relationships, and properties of mapped classes. */
  readonly names: ReadonlySet<string>;
  /** Columns whose reading fails where a commit, or an UPDATE, has expired them. */
  readonly columns: ReadonlySet<string>;
  /** Those among them that the database computes at an UPDATE. */
  readonly computed: ReadonlySet<string>;
  /** Whether the program has sessions under which a read cannot fetch anything. */
  readonly tracks: boolean;
  /** Whether a commit of a synchronous session expires rows, as it does where nobody says otherwise. */
  readonly renews: boolean;
  /** Whether a commit of these in a module expires rows; null where the session factories do not agree, or are not in sight. */
  expiresIn(module: ModuleSymbol): boolean | null;
  summaryOf(fn: FunctionSymbol): LoadSummary;
  /** The value of a name that a module or class binds once. */
  bound(name: string, scope: Scope): Value;
  /** What FastAPI makes of the values that an endpoint returns; null for functions that are none. */
  responseOf(fn: FunctionSymbol): Type | null;
  /** The fields of an object type of GraphQL; undefined for other classes. */
  graphqlFields(symbol: ClassSymbol): readonly GraphqlField[] | undefined;
  /** What FastAPI gives the parameters of a function: their dependencies, by name. */
  injectedInto(fn: FunctionSymbol): ReadonlyMap<string, DependencyCallable>;
  /** The templates that the program renders; null where it renders none. */
  templates(): Templates | null;
  /** Notes a template that cannot be read although it is given rows. */
  noteUnread(at: Place, detail: string): void;
  /** Whether FastAPI calls it to answer requests. */
  isEndpoint(fn: FunctionSymbol): boolean;
  /** Whether it is an endpoint that a dependency may hand rows. */
  givenRows(fn: FunctionSymbol): boolean;
  /** Whether its module builds statements or loader options, so that what it returns may be one. */
  builds(fn: FunctionSymbol): boolean;
  /** Whether it makes loader options itself, and may hand them out. */
  makesOptions(fn: FunctionSymbol): boolean;
  /** Whether a function's body reads a name of its own. */
  reads(fn: FunctionSymbol, name: string): boolean;
  /** Whether calling it executes queries, so that what it returns may be rows. */
  queries(fn: FunctionSymbol): boolean;
  /** Whether it makes rows: an object of a mapped class. */
  makes(fn: FunctionSymbol): boolean;
  /** Whether calling it writes to the database, or ends a transaction. */
  writes(fn: FunctionSymbol): boolean;
  /**
   * Whether a function can hold a row that no argument brought: it executes a query, builds one, or calls what may hand rows out. What
   * the others read of their parameters is found when a caller that has the row is read.
   */
  meetsRows(fn: FunctionSymbol): boolean;
}

/** What is known at one point of a function. */
export interface State {
  vars: Map<string, Value>;
  conditions: Conditions;
  /** Relationships that were loaded meanwhile, by object. */
  loaded: Map<string, ReadonlySet<string>>;
  /** What became of the rows in sight, by object. */
  lives: Map<string, Life>;
  /** Synchronous sessions that have been closed. */
  closed: Closed;
  /** Rows of synchronous sessions that a commit has expired. */
  stale: Stale;
  /** Rows that were made here. */
  made: Map<string, Made>;
  /** Control has left: what follows does not run. */
  left: boolean;
  /** It left by an exception. */
  raised: boolean;
}

/** The interpretation of one function. */
export interface Run {
  readonly world: World;
  readonly unit: Unit;
  state: State;
  readonly touches: Map<string, Touch>;
  readonly loads: LazyLoad[];
  readonly refreshes: { readonly value: Value; readonly keys: readonly string[] }[];
  readonly fields: Map<string, Value>;
  /** All that the session may hold by now. It only grows: what one way has loaded, none reports. */
  readonly queried: Queried;
  /** What had been queried when a row was made: no query before that can have loaded anything on it. */
  readonly queriedBefore: Map<string, ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>>>;
  /** A copy of it as it is now; null where it has grown since the last one. */
  before: ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>> | null;
  /** What some form of a query loads: relationships by the query's place and the way from its rows. */
  readonly eager: Map<string, Set<string>>;
  readonly unapplied: UnappliedOption[];
  /** Where `contains_eager` stands, with what is wrong there; null where some form of its statement has the join. */
  readonly contained: Map<string, UnappliedOption | null>;
  readonly changes: Change[];
  /** Where commits stand that have happened, or may have. */
  readonly committed: Set<string>;
  pause: number | null;
  /** What managers that have been entered do when their blocks end. */
  readonly resumed: (() => void)[];
  readonly expired: ExpiredRead[];
  /** Statements that queries send beside their own, each once. */
  readonly beside: Map<string, SentBeside>;
  /** Sessions of blocks that were left on any way through the function. */
  readonly closes: Set<string>;
  /** What had been closed at the end of each way so far; null before the first. */
  ended: Closed | null;
  /** Sessions whose blocks have been entered and not left. */
  readonly blocks: string[];
  /** Names that a `finally` around closes. */
  readonly closing: string[];
  /** Expired rows that are fetched again, each reading once. */
  readonly renewals: Map<string, Renewal>;
  /** Calls of `get`, by their places; null for one that may have to ask. */
  readonly inMemory: Map<string, Place | null>;
  /** Rows that were taken out of their session. */
  readonly letGo: Set<string>;
  /** Names that functions inside read; null before somebody asks. */
  enclosed: ReadonlySet<string> | null;
  commits: boolean;
  /** Names that were read; filling a list is no reading. */
  readonly read: Set<string>;
  /** Names that loader options were kept in, with where. */
  readonly kept: Map<string, Place>;
  /** Above zero the statement runs in a loop over something that is no row. */
  vague: number;
  readonly returns: Alternative[];
  readonly yields: Alternative[];
  /** What expressions were found to be, where somebody asks for it. */
  readonly values: Map<Expr, Value> | null;
  /** Calls inside calls whose summaries are being taken over, and calls taken over in all: both are bounded. */
  depth: number;
  calls: number;
  /** Values of callees that were put into the caller's words, nested ones each by itself: bounded as well. */
  steps: number;
  /** Above zero what is read depends on a flag that nobody here decides. */
  doubt: number;
  /** What the blocks in the attempt that is followed do where they fail; null outside of attempts. */
  failing: (() => void)[] | null;
  /** Above zero a handler runs: something has failed. */
  handling: number;
  /** The rows in sight before what ends in an exception of the callee. */
  readonly marks: Map<string, Life>[];
  /** The collections that were there before each of the loops around that go through no rows. */
  readonly outside: ReadonlySet<string>[];
  /** Above zero the statement runs in a loop. */
  inLoop: number;
  /** The body of a loop is read once more. */
  again: boolean;
  /** Above zero nothing is recorded: values are only computed. */
  silent: number;
}

/** An interpretation that has read nothing yet. */
export function newRun(world: World, unit: Unit): Run {
  return {
    world,
    unit,
    state: {
      vars: new Map(),
      conditions: NO_CONDITIONS,
      loaded: new Map(),
      lives: new Map(),
      closed: new Map(),
      stale: new Map(),
      made: new Map(),
      left: false,
      raised: false,
    },
    touches: new Map(),
    loads: [],
    refreshes: [],
    fields: new Map(),
    returns: [],
    yields: [],
    values: null,
    depth: 0,
    calls: 0,
    steps: 0,
    doubt: 0,
    failing: null,
    queried: new Map(),
    queriedBefore: new Map(),
    before: null,
    eager: new Map(),
    unapplied: [],
    contained: new Map(),
    changes: [],
    committed: new Set(),
    pause: null,
    resumed: [],
    expired: [],
    beside: new Map(),
    closes: new Set(),
    ended: null,
    blocks: [],
    closing: [],
    renewals: new Map(),
    inMemory: new Map(),
    letGo: new Set(),
    enclosed: null,
    commits: false,
    read: new Set(),
    kept: new Map(),
    vague: 0,
    handling: 0,
    marks: [],
    outside: [],
    inLoop: 0,
    again: false,
    silent: 0,
  };
}

export function siteOf(run: Run, node: Node): Site {
  return { at: placeIn(run.unit, node), trace: [], reader: null };
}

/** Takes a step on each alternative that the tests passed so far leave, under the tests that lead to it. */
export function inEach(run: Run, value: Value, take: (value: Value) => Value): Value {
  return mapAlternatives(value, (item, when) => {
    const before = run.state.conditions;
    if (!compatible(when, before)) return UNKNOWN;
    if (when.size === 0) return take(item);
    run.state.conditions = both(before, when);
    const taken = take(item);
    run.state.conditions = before;
    return taken;
  });
}

/** Notes that an unloaded relationship is read, unless the tests passed so far rule it out. */
export function record(
  run: Run,
  instance: Instance,
  owner: ClassSymbol,
  relationship: OrmRelationship,
  site: Site,
  contested: boolean,
  met: boolean,
  refused: LazyLoad["refused"] = null,
): void {
  if (run.silent > 0) return;
  const fn = run.unit.kind === "function" ? run.unit.function : null;
  run.loads.push({
    function: fn,
    instance,
    owner,
    relationship,
    site,
    certain: !contested && !met && run.doubt === 0,
    contested,
    met,
    refused,
  });
}

export function isLoaded(state: State, id: string, key: string): boolean {
  const keys = state.loaded.get(id);
  return keys !== undefined && (keys.has(key) || keys.has("*"));
}

export function noteLoaded(state: State, id: string, keys: readonly string[]): void {
  state.loaded.set(id, new Set([...(state.loaded.get(id) ?? []), ...keys]));
}

/** Whether a class is the other or derives from it. */
export function isA(program: Program, symbol: ClassSymbol, other: ClassSymbol): boolean {
  if (symbol === other) return true;
  for (const ancestor of program.ancestors(symbol)) if (ancestor.kind === "class" && ancestor.class === other) return true;
  return false;
}

/** Whether one class is the other or above or below it. */
export function related(program: Program, first: ClassSymbol, second: ClassSymbol): boolean {
  return isA(program, first, second) || isA(program, second, first);
}

/** Computes a value without noting what is read on the way. */
export function quietly(run: Run, compute: () => Value): Value {
  run.silent++;
  const value = compute();
  run.silent--;
  return value;
}
