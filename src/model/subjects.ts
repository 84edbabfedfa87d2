import type { Fix, Layer, Place, Severity, TraceStep } from "./finding.ts";
import type { RepoPath } from "./source.ts";
import type { EscalationKind } from "./verdict.ts";

/** What a file is for. Gates judge application and migration code; the others are analysed but not judged by default. */
export type Role = "application" | "migration" | "test" | "script" | "generated" | "vendored";

export type { Layer } from "./finding.ts";

/** One `def`, as type-hint and docstring rules see it. */
export interface FunctionSubject {
  readonly at: Place;
  readonly name: Place;
  readonly role: Role;
  readonly layer: Layer;
  readonly async: boolean;
  readonly public: boolean;
  readonly nested: boolean;
  readonly method: boolean;
  readonly dunder: boolean;
  /** Last segments of the decorators' names (`overload`, `override`, `setter`, `get` …). */
  readonly decorators: readonly string[];
  readonly docstring: boolean;
  /** The body is only `...`, `pass` or a docstring: a stub. */
  readonly stub: boolean;
  /** Parameters without self/cls. */
  readonly parameters: readonly { readonly name: string; readonly at: Place; readonly annotated: boolean }[];
  readonly returns: boolean;
  /** Decorated as an endpoint, with a summary or description given in the decorator. */
  readonly route: { readonly described: boolean } | null;
}

export interface ClassSubject {
  readonly at: Place;
  readonly name: Place;
  readonly role: Role;
  readonly public: boolean;
  readonly nested: boolean;
  readonly docstring: boolean;
  /** The class line, in characters of its name; for messages. */
  readonly symbol: string;
}

export interface ModuleSubject {
  readonly at: Place;
  readonly role: Role;
  readonly module: string;
  readonly public: boolean;
  readonly package: boolean;
  readonly docstring: boolean;
  readonly empty: boolean;
}

/** Blocking work that runs on the event loop: the call in the async function where it enters, and the way to the cause. */
export interface BlockingPath {
  /** The call inside the function that runs on the loop. */
  readonly at: Place;
  /** `database` for sync-db-call; the others for blocking-call. */
  readonly category: "database" | "network" | "sleep" | "process" | "file" | "cpu" | "lock" | "other";
  /** `brief`: a lock that nobody holds while waiting for something. */
  readonly cost: "unbounded" | "network-short" | "short" | "brief" | "disk" | "disk-metadata" | "cpu" | "error";
  /** Public name of what blocks, such as `requests.get` or `sqlalchemy.orm.Session.execute`. */
  readonly callee: string;
  /** Why the function runs on the loop: `async def route GET /orders`, `Pydantic validator` … */
  readonly entry: string;
  readonly startup: boolean;
  /** Nobody else is on the loop, who would wait. */
  readonly alone: boolean;
  /** Every link of the proof is known. */
  readonly proved: boolean;
  readonly replacement: string;
  /** How many further calls in the same function lead to the same cause. */
  readonly more: number;
  /** What the configuration says of the category; null for the default. */
  readonly configured: Severity | null;
  /** The edit that hands the call to a thread, where it can stand. */
  readonly fix: Fix | null;
  readonly trace: readonly TraceStep[];
  readonly role: Role;
}

/** A call that makes a coroutine which is certainly not awaited, or a block, loop or `await` of the wrong kind. */
export interface UnawaitedCoroutine {
  readonly at: Place;
  /** Source of what is called; of what stands in a block, loop or `await` of the wrong kind, calls included. */
  readonly callee: string;
  readonly use:
    | "dropped"
    /** Dropped by code that sees no more of the callable than its declaration, which says that it gives an awaitable. */
    | "dropped unseen"
    /** What a library has begun, and goes on without anybody. */
    | "left running"
    | "tested"
    | "unpacked"
    | "accessed"
    | "iterated"
    | "entered"
    | "compared"
    | "computed"
    | "formatted"
    | "passed"
    | "declared"
    | "returned"
    | "mixed"
    | "handed out"
    | "called back"
    | "never used"
    | "read on one branch"
    | "entered plainly"
    | "entered asynchronously"
    | "gone through plainly"
    | "gone through asynchronously"
    | "awaited for nothing";
  /** By its name the call checks whether somebody may do something. */
  readonly guard: boolean;
  /** The edit that awaits it, where an `await` may stand there and is certainly what is missing. */
  readonly fix: Fix | null;
  readonly role: Role;
}

/** One asynchronous session that several tasks use at the same time. */
export interface ConcurrentSession {
  /** What starts the tasks. */
  readonly at: Place;
  /** The session, as the code names it. */
  readonly session: string;
  /** `gather`, `create_task` … */
  readonly how: string;
  /** It is a connection without a session above it. */
  readonly connection: boolean;
  readonly members: string;
  readonly callee: string;
  readonly trace: readonly TraceStep[];
  readonly role: Role;
}

/** Work that is given the session of a request, and runs when the request has closed it. */
export interface OutlivedSession {
  readonly at: Place;
  readonly session: string;
  /** What runs, as it is written. */
  readonly task: string;
  /** `background`: FastAPI is of a version that closes it before background tasks run; `unknown`: it may be; `task`: the work is a task of its own. */
  readonly when: "background" | "unknown" | "task";
  readonly role: Role;
}

/** A task whose only reference is thrown away. */
export interface DiscardedTask {
  readonly at: Place;
  readonly task: string;
  readonly role: Role;
}

/** A query that runs once per iteration. */
export interface LoopQuery {
  /** The call in the loop. */
  readonly at: Place;
  readonly loop: Place;
  readonly loopLine: number;
  /** The function in which the loop stands, where that is handed what queries; null where it stands around the call. */
  readonly loopHome: string | null;
  readonly loopKind: "for" | "while" | "comprehension" | "async for" | "gather" | "map" | "key function" | "recursion" | "GraphQL list";
  /** The source of what is iterated. */
  readonly iterable: string;
  /** How many iterations: `unbounded` for rows and unknown collections, `small` for literals and constants. */
  readonly size: "rows" | "unknown" | "few" | "small";
  readonly operation: "read" | "write";
  readonly callee: string;
  readonly proved: boolean;
  /**
   * Why the query runs less often than once per row: the loop ends at the first hit, what was asked is remembered, or the items are
   * the parts of a program (checks, backends), as many as it was written with. `asked`: the client decides whether it runs. `prefetched`: only
   * for what was not fetched before the loop. `transaction`: each item has one of its own, and the loop outlives it. `lock`: it only takes a lock for each.
   */
  readonly bound: "first-hit" | "memo" | "parts" | "asked" | "prefetched" | "transaction" | "lock" | null;
  /** How many other calls in the loop, and in loops inside it, do the same. */
  readonly others: number;
  readonly trace: readonly TraceStep[];
  readonly role: Role;
  readonly startup: boolean;
  /** A request runs it, as far as the calls are known; true where the program has no requests at all. */
  readonly served: boolean;
}

/** Relationships that are read where their rows' query has not loaded them. */
export interface LazyLoading {
  /** The query, where it stands in the function that reads; else the read, or the call that leads to it. */
  readonly at: Place;
  /** `async`: under an AsyncSession, where reading raises. `serialization`: a schema reads. `refused`: SQLAlchemy raises under any session. */
  readonly kind: "loop" | "async" | "serialization" | "refused";
  /** Its session is closed, or the relationship may not be loaded lazily. */
  readonly refused: "closed" | "raises" | null;
  /** `Order.lines`, `Line.product`. */
  readonly relationships: readonly string[];
  /** The schema that reads them; null where code does. */
  readonly reader: string | null;
  /** It happens for each row of a collection. */
  readonly each: boolean;
  /** It happens for each row that the query gives, not only for each of those that hang on one. */
  readonly rows: boolean;
  /** Its statement asks for a few rows, `limit(5)`, or the loop ends at the first hit. */
  readonly few: boolean;
  /** All lead to one row each, which the session may hold already. */
  readonly toOne: boolean;
  /** The load plan is known and does not depend on a condition. */
  readonly proved: boolean;
  /** The loader option that is missing. */
  readonly option: string;
  /** The option put behind the query, where that is written out. */
  readonly fix: Fix | null;
  readonly trace: readonly TraceStep[];
  /** Where the rows are queried. */
  readonly origin: Place;
  /** Where each of them is read. */
  readonly reads: readonly { readonly at: Place; readonly relationship: string }[];
  readonly role: Role;
  readonly startup: boolean;
  /** A request can run it, as far as calls are known. */
  readonly served: boolean;
}

/** An attribute of a row that an AsyncSession has expired, or never loaded, and that is read where nothing can be awaited. */
export interface ExpiredReading {
  /** The read, or the call that leads to it. */
  readonly at: Place;
  /** `Order.status`. */
  readonly attribute: string;
  /** What left it unloaded: the last of these that happened to the row. */
  readonly by: "commit" | "rollback" | "expire" | "update" | "flush" | "refresh" | "deferred";
  /** It may not be loaded lazily either (`lazy="raise"`): another error is raised. */
  readonly refused: boolean;
  /** Nor at all: the session of the row, a synchronous one, is closed. */
  readonly closed: boolean;
  /** A relationship: a plain `refresh` does not load it. */
  readonly relationship: boolean;
  /** The name of the attribute alone. */
  readonly name: string;
  /** The schema that reads it; null where code does. */
  readonly reader: string | null;
  readonly proved: boolean;
  readonly trace: readonly TraceStep[];
  readonly role: Role;
}

/** Rows of a list that the commit of a synchronous session has expired, and of which each is fetched again by itself when it is read. */
export interface RowRenewal {
  /** The read, or the call that leads to it. */
  readonly at: Place;
  /** `Order.status`. */
  readonly attribute: string;
  /** The schema that reads it; null where code does. */
  readonly reader: string | null;
  readonly trace: readonly TraceStep[];
  readonly role: Role;
}

/** A loader option that has no effect. */
export interface UnappliedOption {
  readonly at: Place;
  /** Given for a parameter that is never read, kept in a name that is never read, put on a statement that is dropped, or `contains_eager` without its join. */
  readonly reason: "parameter" | "variable" | "dropped" | "unjoined";
  readonly name: string;
  readonly callee: string;
  readonly role: Role;
}

export type RollbackVerdict = "restores" | "lossy" | "differs" | "missing" | "empty" | "raises" | "unproved";

/** One migration revision with what the symbolic replay says of it. */
export interface RevisionSubject {
  readonly at: Place;
  readonly revision: string;
  readonly downRevisions: readonly string[];
  readonly environment: RepoPath;
  readonly upgrade: Place | null;
  readonly downgrade: Place | null;
  readonly rollback: RollbackVerdict;
  readonly reasons: readonly { readonly message: string; readonly at: Place | null }[];
  /** upgrade() changes the schema or data. */
  readonly changes: boolean;
  /**
   * All that the rollback leaves behind does no harm, and the next upgrade works: labels of enum types, which PostgreSQL cannot
   * take away, after `ADD VALUE IF NOT EXISTS`; extensions that were made only where they were missing.
   */
  readonly leavesHarmlessOnly: boolean;
}

/** A defect of the revision graph. */
export interface ChainDefect {
  readonly at: Place;
  readonly kind:
    | "unknown-down-revision"
    | "duplicate-revision"
    | "cycle"
    | "several-bases"
    | "multiple-heads"
    | "unreadable-file"
    | "no-revision";
  readonly detail: string;
  readonly revision: string;
}

/** Something a migration does that endangers rows, or keeps the application out while it runs. */
export interface MigrationHazard {
  /** The statement of upgrade(), or of downgrade() where that is what fails. */
  readonly at: Place;
  /** The rule it belongs to: each kind of hazard has its own. */
  readonly rule:
    | "irreversible-statement"
    | "lossy-operation"
    | "locking-operation"
    | "failing-upgrade"
    | "invalid-concurrent-index"
    | "non-nullable-without-default"
    | "fails-on-rows"
    | "unbatched-data-migration"
    | "application-import"
    | "raising-downgrade";
  readonly revision: string;
  readonly severity: Severity;
  /** What it is, in words that name table and column. */
  readonly detail: string;
  /** A person has to decide about it. */
  readonly escalates: EscalationKind | null;
  readonly trace: readonly TraceStep[];
  /**
   * The revision has yet to run: with a base one that the base has not, without a base the head. What happens once, when a
   * revision runs, is history for the others.
   */
  readonly isNew: boolean;
}

/** What a change does to the history of a base. */
export interface HistoryChange {
  readonly at: Place;
  readonly kind: "edited-migration" | "stale-head";
  readonly revision: string;
  readonly detail: string;
  readonly severity: Severity;
  readonly trace: readonly TraceStep[];
}

/** Where the ORM models and the schema that the migrations make disagree. */
export interface ModelDrift {
  /** The column, or the class where the column has no line of its own. */
  readonly at: Place;
  readonly severity: Severity;
  readonly table: string;
  readonly environment: RepoPath;
  readonly detail: string;
  readonly trace: readonly TraceStep[];
}

/** A use of one layer by another: an import, or a call with an effect. */
export interface LayerEdge {
  readonly at: Place;
  readonly kind:
    | "reversed-import"
    | "skipped-layer"
    | "database-access-outside-repository"
    | "layer-cycle"
    | "web-framework-below-controller";
  readonly from: Layer;
  readonly to: Layer;
  readonly fromModule: string;
  readonly toModule: string;
  readonly detail: string;
  readonly severity: Severity;
  readonly trace: readonly TraceStep[];
  /** What a contract of the project's own calls the two modules: it says so, whatever the layers are. */
  readonly contract?: { readonly importer: string; readonly imported: string };
}

/** An endpoint that decides a lot itself. */
export interface RouteLogic {
  readonly at: Place;
  readonly name: string;
  readonly branches: number;
  readonly loops: number;
  readonly trace: readonly TraceStep[];
  readonly role: Role;
}

/** What an annotation says or leaves out beyond whether it is there. */
export interface HintSubject {
  readonly at: Place;
  readonly kind: "implicit-optional" | "optional-without-default" | "explicit-any" | "untyped-response";
  /** The parameter, field or route. */
  readonly name: string;
  readonly detail: string;
  readonly role: Role;
  /** An edit that certainly says what is meant. */
  readonly fix: Fix | null;
}

/** A field of a schema that reads ORM objects and does not agree with their class. */
export interface AlignmentSubject {
  readonly at: Place;
  readonly kind:
    | "unknown-field"
    | "nullable-mismatch"
    | "type-mismatch"
    | "unused-input"
    | "unreadable-row"
    | "rejected-field"
    | "missing-argument"
    | "unknown-argument"
    | "exposed-password";
  readonly schema: string;
  readonly field: string;
  readonly model: string;
  readonly detail: string;
  readonly severity: Severity;
  /** Where the schema reads objects of the class. */
  readonly trace: readonly TraceStep[];
  readonly role: Role;
}

/** A route that anybody may call while its neighbours ask who is there. */
export interface AccessSubject {
  readonly at: Place;
  readonly method: string;
  readonly path: string;
  /** How many of how many sibling routes authenticate. */
  readonly siblings: number;
  readonly authenticated: number;
  /** By method and name the route only reads. */
  readonly reads: boolean;
  /** What most of the siblings use. */
  readonly by: string;
  readonly role: Role;
}

/** A difference between the base's and the head's API that breaks clients. */
export interface ContractChange {
  readonly at: Place;
  readonly kind: "removed-route" | "removed-response-field" | "new-required-input" | "changed-type" | "changed-status" | "changed-auth";
  /** `GET /orders/{}` with the names of the head. */
  readonly route: string;
  /** What differs at this place, each difference once; and the same in one text. */
  readonly details: readonly string[];
  readonly detail: string;
  /** The schema that holds the difference; null for one of the route itself. */
  readonly schema: string | null;
  /** Every route that the difference reaches, the first one included; sorted. */
  readonly affected: readonly string[];
  readonly severity: Severity;
}

/** A route whose requests an earlier one of the same application takes. */
export interface UnreachableRoute {
  readonly at: Place;
  /** `GET /orders/latest`. */
  readonly route: string;
  /** The path of the earlier route, and its handler. */
  readonly earlier: string;
  readonly handler: string;
  /** What clients get: the other one's answer, or a refusal because the text fits no parameter of its. */
  readonly answer: "other" | "refusal";
  readonly trace: readonly TraceStep[];
  readonly role: Role;
}

/** What rules hook on, by hook name. Domain and flow make the subjects; extract never does. */
export interface Subjects {
  function: FunctionSubject;
  class: ClassSubject;
  module: ModuleSubject;
  blockingPath: BlockingPath;
  loopQuery: LoopQuery;
  unawaitedCoroutine: UnawaitedCoroutine;
  lazyLoading: LazyLoading;
  expiredReading: ExpiredReading;
  rowRenewal: RowRenewal;
  unappliedOption: UnappliedOption;
  concurrentSession: ConcurrentSession;
  discardedTask: DiscardedTask;
  outlivedSession: OutlivedSession;
  routeLogic: RouteLogic;
  revision: RevisionSubject;
  chainDefect: ChainDefect;
  migrationHazard: MigrationHazard;
  historyChange: HistoryChange;
  modelDrift: ModelDrift;
  layerEdge: LayerEdge;
  hint: HintSubject;
  alignment: AlignmentSubject;
  access: AccessSubject;
  contractChange: ContractChange;
  unreachableRoute: UnreachableRoute;
}

export type SubjectKind = keyof Subjects;

/** All subjects of a run, by kind. */
export type SubjectTable = { readonly [K in SubjectKind]: readonly Subjects[K][] };
