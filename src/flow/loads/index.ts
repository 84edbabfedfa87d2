/**
 * Load plans: what of a row is in memory when it is used.
 *
 * A *load plan* says of an ORM instance which relationships were loaded with it, and how it came to be: the query with its loader
 * options, the session, the way from the queried row. Functions are interpreted once each, callees first and on demand, over values
 * that stand for statements, options, rows and collections of rows (`values.ts`). What depends on a parameter stays a *deferred* value:
 * the steps to take once a caller says what the parameter is. So a summary holds what a function returns, and what it reads of its
 * parameters (its *touches*); a caller that knows the instance takes these steps on it, and where a step reads a relationship that its
 * plan has not loaded, a *lazy load* is recorded with the way that led there. What cannot be followed is unknown and loads nothing.
 */
import type { Catalogue } from "../../data/catalogue.ts";
import type { FastapiTable } from "../../domain/fastapi/index.ts";
import type { GraphqlTypes } from "../../domain/graphql/index.ts";
import type { SchemaTable } from "../../domain/pydantic/index.ts";
import type { OrmModels } from "../../domain/sqlalchemy/index.ts";
import type { Templates } from "../../domain/templates/index.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, ModuleSymbol } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { someInStatements, visitStatements } from "../../model/visit.ts";
import { isStub } from "../dispatch.ts";
import type { Edge, Summaries } from "../effects.ts";
import type { Targets } from "../targets.ts";
import type { SentBeside } from "./beside.ts";
import { expiryIn } from "./expiry.ts";
import { interpret, interpretBinding } from "./interpret.ts";
import { LoadMemory } from "./memory.ts";
import { VALIDATING } from "./methods.ts";
import { mayReturnRows, takesStatement } from "./parameters.ts";
import type { LazyLoad, LoadSummary, UnappliedOption, World } from "./run.ts";
import type { Renewal } from "./stale.ts";
import type { ExpiredRead } from "./unread.ts";
import { UNKNOWN, type Value } from "./values.ts";

export type { LazyLoad, LoadSummary } from "./run.ts";
export type { Instance, Value } from "./values.ts";

/** What is asked for the load plans of a program. The tables are made when the first row is met. */
export interface LoadsInput {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly fastapi: FastapiTable;
  readonly summaries: Summaries;
  /** The calls that have an effect. */
  readonly affected: readonly Edge[];
  readonly targets: Targets;
  graphql(): GraphqlTypes | null;
  templates(): Templates | null;
  tables(): { readonly models: OrmModels; readonly schemas: SchemaTable };
}

/** The load plans of a program, made on demand. */
export interface LoadPlans {
  /** Whether any mapped class has a relationship, or any session may expire rows: without either there is nothing to load. */
  readonly used: boolean;
  /** Every lazy load in code that executes queries. */
  lazyLoads(): readonly LazyLoad[];
  /** Loader options without effect. */
  unapplied(): readonly UnappliedOption[];
  /** Every read of an attribute that a session has expired. */
  expired(): readonly ExpiredRead[];
  /** What queries load by statements of their own. */
  beside(): readonly SentBeside[];
  /** Rows that are fetched again after a commit of a synchronous session. */
  renewals(): readonly Renewal[];
  /** Calls of `get`, by the function that makes them, that find what they ask for in the session. */
  inMemory(): ReadonlyMap<FunctionDef, readonly Place[]>;
  /** Templates that are given rows and cannot be read, each with why. */
  unread(): readonly UnreadTemplate[];
  summaryOf(fn: FunctionSymbol): LoadSummary;
  /** What the expressions of a function are found to be; those that are neither rows, statements nor collections are left out. */
  valuesIn(fn: FunctionSymbol): ReadonlyMap<Expr, Value>;
}

/** Where a template is rendered that cannot be read. */
export interface UnreadTemplate {
  readonly at: Place;
  readonly detail: string;
}

const NOTHING: LoadSummary = {
  returns: UNKNOWN,
  touches: [],
  loads: [],
  fields: new Map(),
  refreshes: [],
  queried: new Map(),
  queriedBefore: new Map(),
  unapplied: [],
  changes: [],
  pause: null,
  expired: [],
  beside: [],
  closes: new Set(),
  renewals: [],
  inMemory: [],
  commits: false,
};
/** Calls inside calls beyond which a function counts as unknown. */
const DEEPEST = 40;
const LOADERS = ["selectinload", "joinedload", "subqueryload", "contains_eager", "immediateload"];
/** The library that executes the statements it is given. */
const PAGES = ["fastapi_pagination"];
const BUILDERS = [...LOADERS, "select", "query"];

/** The interpretation of a program from one edit of bodies to the next. */
export class Interpretation {
  readonly memory = new LoadMemory();
  private input: LoadsInput | null = null;
  private world: World | null = null;
  private met: ReadonlySet<FunctionDef> | null = null;

  /** The world of an input. What is known of the one before stays, but for what hangs on functions that do something else now. */
  worldOf(input: LoadsInput): World {
    if (this.world === null || this.input === null) {
      this.input = input;
      this.world = makeWorld(
        () => this.input ?? input,
        this.memory,
        () => this.metRows(),
      );
    } else if (this.input !== input) {
      // Whether functions query and meet rows hangs on what they do, and on what their heads say.
      const isSame = this.input.summaries === input.summaries && this.input.affected === input.affected;
      this.input = input;
      if (isSame) return this.world;
      this.met = null;
      this.memory.askAgain("queries", (fn) => executes(input.summaries, fn));
      this.memory.askAgain("writes", (fn) => writes(input.summaries, fn));
      this.memory.askAgain("meets rows", (fn) => this.metRows().has(fn.def));
    }
    return this.world;
  }

  private metRows(): ReadonlySet<FunctionDef> {
    if (this.world === null || this.input === null) return new Set();
    this.met ??= meetingRows(this.world, this.input);
    return this.met;
  }
}

/** Finds the load plans of a program; `known` is what was found of one that differs in bodies of functions. */
export function loadPlans(input: LoadsInput, known: Interpretation = new Interpretation()): LoadPlans {
  const { program, summaries } = input;
  const used = program.index.modules.some(
    ({ unit }) =>
      unit !== null &&
      unit.role !== "migration" &&
      ["relationship", "Relationship", "AsyncSession", "sessionmaker", "Session"].some((name) => unit.facts.mentions(name)),
  );
  // What `merge` gives is a row as well, though it need not ask for it.
  const pages = mentions([...PAGES, "merge"]);
  const worldOf = (): World => known.worldOf(input);
  let found: ReadonlyMap<FunctionSymbol, LoadSummary> | null = null;
  const byFunction = (): ReadonlyMap<FunctionSymbol, LoadSummary> => {
    found ??= new Map(
      used
        ? program
            .allFunctions()
            .filter(
              (fn) =>
                fn.module.unit?.role === "application" &&
                (executes(summaries, fn) || pages(fn) || worldOf().givenRows(fn)) &&
                worldOf().meetsRows(fn),
            )
            .map((fn) => [fn, worldOf().summaryOf(fn)] as const)
        : [],
    );
    return found;
  };
  const summariesOfAll = (): readonly LoadSummary[] => [...byFunction().values()];
  return {
    used,
    summaryOf: (fn) => (used ? worldOf().summaryOf(fn) : NOTHING),
    valuesIn(fn) {
      const values = new Map<Expr, Value>();
      if (used) interpret(worldOf(), fn, values);
      return values;
    },
    lazyLoads: () => summariesOfAll().flatMap((summary) => summary.loads),
    unapplied: () => summariesOfAll().flatMap((summary) => summary.unapplied),
    renewals: () => summariesOfAll().flatMap((summary) => summary.renewals),
    inMemory: () =>
      new Map([...byFunction()].flatMap(([fn, { inMemory }]) => (inMemory.length === 0 ? [] : [[fn.def, inMemory] as const]))),
    beside: () => summariesOfAll().flatMap((summary) => summary.beside),
    expired: () => summariesOfAll().flatMap((summary) => summary.expired),
    unread() {
      const missed = new Map<string, UnreadTemplate>();
      for (const note of known.memory.noted(byFunction().keys()) as readonly UnreadTemplate[])
        missed.set(`${note.at.file} ${note.at.start} ${note.detail}`, note);
      return [...missed.values()];
    },
  };
}

/** Whether a function's module mentions one of some names; a module is searched once for all its functions. */
function mentions(names: readonly string[]): (fn: FunctionSymbol) => boolean {
  const known = new Map<ModuleSymbol, boolean>();
  return ({ module }) => {
    let found = known.get(module);
    if (found === undefined) {
      found = names.some((name) => module.unit?.facts.mentions(name) === true);
      known.set(module, found);
    }
    return found;
  };
}

function executes(summaries: Summaries, fn: FunctionSymbol): boolean {
  for (const { effect } of summaries.of(fn).values()) if (effect.kind === "queries") return true;
  return false;
}

function writes(summaries: Summaries, fn: FunctionSymbol): boolean {
  for (const { effect } of summaries.of(fn).values()) if (effect.kind === "queries" && effect.operation === "write") return true;
  return false;
}

/**
 * The functions that can hold a row which no argument brought: they execute a query themselves, or call what hands rows out. What the
 * others read of their parameters is found when a caller that has the row is read.
 */
function meetingRows(world: World, { summaries, affected }: LoadsInput): ReadonlySet<FunctionDef> {
  // By definition: the variants of a function are one here.
  const callers = new Map<FunctionDef, FunctionSymbol[]>();
  const functions = new Map<FunctionDef, FunctionSymbol>();
  const met = new Set<FunctionDef>();
  for (const edge of affected) {
    const { unit, group } = edge;
    if (unit.kind !== "function" || !summaries.at(edge).some(({ effect }) => effect.kind === "queries")) continue;
    for (const target of group.alternatives) {
      if (target.kind !== "function") met.add(unit.function.def);
      else if (executes(summaries, target.function)) {
        const { def } = target.function;
        functions.set(def, target.function);
        const known = callers.get(def);
        if (known === undefined) callers.set(def, [unit.function]);
        else if (known[known.length - 1] !== unit.function) known.push(unit.function);
      }
    }
  }
  // A set hands out what is added while it is gone through.
  for (const def of met) {
    const fn = functions.get(def);
    if (fn !== undefined && (mayReturnRows(world, fn) || takesStatement(world, fn)))
      for (const caller of callers.get(def) ?? []) met.add(caller.def);
  }
  return met;
}

function makeWorld(inputOf: () => LoadsInput, memory: LoadMemory, metRows: () => ReadonlySet<FunctionDef>): World {
  const { program, catalogue, targets, fastapi, graphql, tables } = inputOf();
  const { models, schemas } = tables();
  const expiry = expiryIn(program, models);
  const pages = mentions(PAGES);
  const loadsEagerly = mentions(LOADERS);
  const responses = new Map<FunctionSymbol, Type | null>();
  const namesRead = readOnce(memory, namesReadBy);
  const merging = mentions(["merge"]);
  const makesRows = readOnce(memory, (fn) => constructs(program, models, fn) || (merging(fn) && callsMethod(fn.def.body, "merge")));
  // What a flag lets happen once is no effect of each call, but it does end the transaction.
  const commits = readOnce(memory, (fn) => fn.module.unit?.facts.mentions("commit") === true && callsMethod(fn.def.body, "commit"));
  const makesOptions = readOnce(memory, (fn) => loadsEagerly(fn) && callsOneOf(fn.def.body, LOADERS));
  const isEndpoint = (fn: FunctionSymbol): boolean => fastapi.routesOf(fn).length > 0;
  // What a dependency hands on loads lazily, or has been expired by a commit, in an endpoint that executes nothing itself.
  const givenRows = (fn: FunctionSymbol): boolean =>
    isEndpoint(fn) &&
    [...fastapi.injectedInto(fn).values()].some(
      ({ function: dependency }) => dependency !== null && isAsked(dependency) && mayReturnRows(world, dependency),
    );
  const isAsked = (fn: FunctionSymbol): boolean => memory.answer("queries", fn, (asked) => executes(inputOf().summaries, asked));
  let depth = 0;
  const world: World = {
    program,
    catalogue,
    targets,
    models,
    schemas,
    ...namesOf(program, models),
    ...expiry,
    summaryOf(fn) {
      if (!memory.isKnown(fn) && depth > DEEPEST) {
        memory.use(fn);
        return NOTHING;
      }
      // A function that calls itself is read once; the inner call is unknown.
      return memory.summary(fn, NOTHING, () => {
        depth++;
        const summary = interpret(world, fn);
        depth--;
        return summary;
      });
    },
    bound: (name, scope) => memory.value(name, scope, UNKNOWN, () => interpretBinding(world, name, scope)),
    responseOf(fn) {
      let type = responses.get(fn);
      if (type === undefined) {
        type = fastapi.routesOf(fn)[0]?.responseType ?? graphql()?.answerOf(fn) ?? null;
        responses.set(fn, type);
      }
      return type;
    },
    templates: () => inputOf().templates(),
    noteUnread(at, detail) {
      memory.note({ at, detail } satisfies UnreadTemplate);
    },
    graphqlFields: (symbol) => graphql()?.fieldsOf(symbol),
    injectedInto: fastapi.injectedInto,
    isEndpoint,
    givenRows,
    builds: mentions(BUILDERS),
    makesOptions,
    makes: makesRows,
    reads(fn, name) {
      const names = namesRead(fn);
      return names === null || isStub(fn) || names.has(name);
    },
    queries: isAsked,
    writes: (fn) => memory.answer("writes", fn, (asked) => writes(inputOf().summaries, asked)) || commits(fn),
    meetsRows: (fn) =>
      loadsEagerly(fn) ||
      pages(fn) ||
      memory.answer("meets rows", fn, (asked) => metRows().has(asked.def)) ||
      makesRows(fn) ||
      // A row that was made elsewhere is expired by the transaction that ends here.
      (world.tracks && world.writes(fn)) ||
      givenRows(fn),
  };
  return world;
}

/** An answer that is read in the body of a function, kept as long as the function has that body. */
function readOnce<T>(memory: LoadMemory, read: (fn: FunctionSymbol) => T): (fn: FunctionSymbol) => T {
  const answers = new Map<FunctionSymbol, { readonly body: readonly Stmt[]; readonly answer: T }>();
  return (fn) => {
    memory.use(fn);
    const { body } = fn.def;
    const known = answers.get(fn);
    if (known?.body === body) return known.answer;
    const answer = read(fn);
    answers.set(fn, { body, answer });
    return answer;
  };
}

/** The names that a function reads; null where a nested function or `locals()` may read others. */
function namesReadBy({ def: { body } }: FunctionSymbol): ReadonlySet<string> | null {
  const found = new Set<string>();
  visitStatements(body, (node) => {
    if (node.kind === "Name") found.add(node.id);
  });
  return found.has("locals") || body.some((statement) => statement.kind === "FunctionDef") ? null : found;
}

function callsMethod(body: readonly Stmt[], name: string): boolean {
  return someInStatements(body, (node) => node.kind === "Call" && node.func.kind === "Attribute" && node.func.attr === name);
}

/** Whether statements call a function by one of some names, or a method of that name: `selectinload(…)`, `orm.selectinload(…)`. */
function callsOneOf(body: readonly Stmt[], wanted: readonly string[]): boolean {
  return someInStatements(body, (node) => node.kind === "Call" && wanted.includes(lastName(node.func)));
}

/** Whether a function makes an object of a mapped class: what it then calls may write it, and leave its relationships unloaded. */
function constructs(program: Program, models: OrmModels, fn: FunctionSymbol): boolean {
  const scope = program.functionScope(fn);
  return someInStatements(fn.def.body, (node) => {
    if (node.kind !== "Call" || !/^[A-Z]/.test(lastName(node.func))) return false;
    const type = program.typeOf(node.func, scope);
    return type.kind === "class" && models.modelOf(type.class) !== undefined;
  });
}

/** The attributes of mapped classes whose reading may load something, or run code that does. */
function namesOf(program: Program, models: OrmModels): Pick<World, "names" | "methods"> {
  const names = new Set<string>();
  const methods = new Set<string>(VALIDATING);
  for (const model of models.models) {
    for (const attribute of model.attributes.values()) if (attribute.kind !== "column") names.add(attribute.key);
    for (const ancestor of program.ancestors(model.class)) {
      if (ancestor.kind !== "class") continue;
      for (const [name, bound] of program.classScope(ancestor.class).bindings)
        for (const binding of bound) {
          if (binding.kind !== "function" || name.startsWith("__")) continue;
          methods.add(name);
          if (binding.def.decorators.length > 0) names.add(name);
        }
    }
  }
  return { names, methods };
}
