import type { OrmColumn, OrmRelationship } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol } from "../../link/symbols.ts";

/** What a loader option does with a relationship. `mapping`: as the relationship itself says; `raise on sql`: what the session has may be read. */
export type Strategy = "eager" | "lazy" | "raise" | "raise on sql" | "empty" | "mapping";

/** Strategies by the names of SQLAlchemy's loader functions. Column options are none. */
export const STRATEGIES: ReadonlyMap<string, Strategy> = new Map([
  ["joinedload", "eager"],
  ["selectinload", "eager"],
  ["subqueryload", "eager"],
  ["immediateload", "eager"],
  ["contains_eager", "eager"],
  ["lazyload", "lazy"],
  ["raiseload", "raise"],
  ["noload", "empty"],
  ["defaultload", "mapping"],
]);

/** Those of them that send a statement of their own for what they load. */
export const APART: ReadonlySet<string> = new Set(["selectinload", "subqueryload", "immediateload"]);

/** Loader options that concern columns or criteria: they load no relationship. */
export const COLUMN_OPTIONS: ReadonlySet<string> = new Set([
  "load_only",
  "defer",
  "undefer",
  "undefer_group",
  "with_expression",
  "selectin_polymorphic",
  "with_loader_criteria",
]);

/** One relationship of an option's path. */
export interface OptionStep {
  readonly strategy: Strategy;
  /** The class whose attribute is named; null where a text names it. */
  readonly owner: ClassSymbol | null;
  /** `*` for all relationships. */
  readonly key: string;
  /** It is loaded by a statement of its own. */
  readonly apart?: boolean;
  /** It is taken from a join of the statement, which no refresh repeats. */
  readonly contained?: boolean;
}

/** What an option does with columns: `load_only` defers those that it does not name. */
export interface ColumnStep {
  readonly name: "load_only" | "defer" | "undefer";
  /** The columns that it names; null where that is not known, or where it names all. */
  readonly keys: readonly string[] | null;
  /** The class whose columns they are; null where that is not known. */
  readonly owner: ClassSymbol | null;
  /** How many steps of the path stand before it. */
  readonly at: number;
}

/** `selectinload(Order.lines).joinedload(Line.product)`: the path, and what `.options(…)` adds at its end. */
export interface LoaderOption {
  readonly steps: readonly OptionStep[];
  readonly columns?: readonly ColumnStep[];
  readonly nested: readonly LoaderOption[];
  /** Some part of it is not known. */
  readonly open: boolean;
}

/** What a query does with one relationship; `apart`: by a statement of its own. */
export interface PlanEntry {
  readonly strategy: Strategy;
  readonly plan: Plan;
  readonly apart?: boolean;
  readonly contained?: boolean;
}

/** What a query loads on the rows of one class. */
export interface Plan {
  readonly entries: ReadonlyMap<string, PlanEntry>;
  /** What `"*"` sets for whatever is not named; `below`: on the rows that these lead to as well, as an option that names no class does. */
  readonly rest: { readonly strategy: Strategy; readonly below: boolean } | null;
  /** Options that are not known were applied: what is not named may be loaded. */
  readonly open: boolean;
  /** What it leaves out of the columns, where options speak of them. */
  readonly columns?: ColumnPlan;
}

/** The columns that a query loads: these alone, all but those, and those that the mapping leaves out. */
export interface ColumnPlan {
  readonly only: ReadonlySet<string> | null;
  readonly deferred: ReadonlySet<string>;
  readonly undeferred: ReadonlySet<string>;
  /** Something about it is not known. */
  readonly open: boolean;
}

const ALL_COLUMNS: ColumnPlan = { only: null, deferred: new Set(), undeferred: new Set(), open: false };

/** Whether a query leaves a column out of the rows that a plan describes, as far as that is certain. */
export function leavesOut({ columns, open }: Plan, { key, primaryKey, deferred }: OrmColumn): boolean {
  if (open || primaryKey) return false;
  if (columns === undefined) return deferred;
  if (columns.open || columns.undeferred.has(key)) return false;
  return deferred || columns.deferred.has(key) || (columns.only !== null && !columns.only.has(key));
}

function withColumns(plan: Plan, { name, keys }: ColumnStep): Plan {
  const before = plan.columns ?? ALL_COLUMNS;
  if (keys === null) return { ...plan, columns: { ...before, open: true } };
  switch (name) {
    case "load_only":
      return {
        ...plan,
        columns: { ...before, only: new Set([...(before.only ?? []), ...keys]), undeferred: new Set([...before.undeferred, ...keys]) },
      };
    case "defer":
      return { ...plan, columns: { ...before, deferred: new Set([...before.deferred, ...keys]) } };
    case "undefer":
      return { ...plan, columns: { ...before, undeferred: new Set([...before.undeferred, ...keys]) } };
  }
}

export const EMPTY_PLAN: Plan = { entries: new Map(), rest: null, open: false };

/** The plan with an option applied; `fits` tells whether a class named at the start is that of the rows. */
export function withOption(plan: Plan, option: LoaderOption, fits: (owner: ClassSymbol) => boolean): Plan {
  const [first] = option.steps;
  const owner = first?.owner ?? option.columns?.find(({ at }) => at === 0)?.owner;
  if (owner != null && !fits(owner)) return plan;
  return applied(plan, option, 0, true);
}

function applied(given: Plan, option: LoaderOption, at: number, alone = false): Plan {
  const step = option.steps[at];
  const plan = (option.columns ?? []).filter((columns) => columns.at === at).reduce(withColumns, given);
  if (step === undefined) {
    const nested = option.nested.reduce((result, inner) => applied(result, inner, 0), plan);
    return option.open && option.steps.length === 0 ? { ...nested, open: true } : nested;
  }
  if (step.key === "*") return { ...plan, rest: { strategy: step.strategy, below: alone } };
  const known = plan.entries.get(step.key);
  const inner = applied(known?.plan ?? EMPTY_PLAN, option, at + 1);
  const open = option.open && at === option.steps.length - 1 ? { ...inner, open: true } : inner;
  const strategy = step.strategy === "mapping" ? (known?.strategy ?? "mapping") : step.strategy;
  const apart = step.strategy === "mapping" ? known?.apart : step.apart;
  const contained = step.strategy === "mapping" ? known?.contained : step.contained;
  const flags = { ...(apart === true ? { apart } : {}), ...(contained === true ? { contained } : {}) };
  return { ...plan, entries: new Map([...plan.entries, [step.key, { strategy, plan: open, ...flags }]]) };
}

/** The plan of rows on which the named relationships are loaded as well. */
export function withLoaded(plan: Plan, keys: Iterable<string>): Plan {
  const entries = new Map(plan.entries);
  for (const key of keys) entries.set(key, { strategy: "eager", plan: entries.get(key)?.plan ?? EMPTY_PLAN, apart: true });
  return { ...plan, entries };
}

/** What is loaded on a row once it was refreshed as a whole: what `contains_eager` took from a join is gone, and no `"*"` holds any more. */
export function refreshedPlan(plan: Plan): Plan {
  const kept = [...plan.entries].filter(([, { contained }]) => contained !== true);
  return plan.rest === null && kept.length === plan.entries.size ? plan : { ...plan, entries: new Map(kept), rest: null };
}

/** Stands among what is loaded on a row that was refreshed as a whole. */
export const REFRESHED = "@refreshed";

export function openPlan(plan: Plan): Plan {
  return plan.open ? plan : { ...plan, open: true };
}

/** What reading a relationship does. `unknown`: it may be loaded already; `refused`: it raises, whatever the session has in memory. */
export type Reading = "loaded" | "lazy" | "raises" | "refused" | "empty" | "dynamic" | "unknown";

/**
 * What reading a relationship of a row does that a plan describes, and the plan of what it leads to. `chain` are the classes on the way
 * that the query has loaded: what the mapping alone loads eagerly ends where a class comes round again.
 */
export function readingOf(
  plan: Plan,
  relationship: OrmRelationship,
  chain: readonly ClassSymbol[] = [],
  within: readonly ClassSymbol[] = chain,
): { readonly reading: Reading; readonly plan: Plan; readonly joined: boolean } {
  const entry = plan.entries.get(relationship.key);
  const strategy = entry?.strategy ?? plan.rest?.strategy ?? "mapping";
  // Options that are not known may go on behind it.
  const below = entry?.plan ?? (plan.open ? openPlan(EMPTY_PLAN) : EMPTY_PLAN);
  const inner = handedOn(below, plan);
  // A dynamic relationship is a query object, whatever the options say.
  if (relationship.lazy === "dynamic" || relationship.lazy === "write_only") return { reading: "dynamic", plan: inner, joined: false };
  const { target } = relationship;
  const joined = relationship.lazy === "joined";
  const before = joined ? within : chain;
  // Rows of the class itself are none of those that an eager relationship brings, unless it says how deep.
  const comesRound = target !== null && before.includes(target);
  const again = comesRound && !relationship.nests && (before.length > 1 || relationship.lazy !== "immediate");
  const everywhere = entry === undefined && plan.rest?.below === true;
  if (strategy !== "mapping" && !(strategy === "eager" && everywhere && comesRound && before.length > 1))
    return { reading: readingOfStrategy(strategy), plan: inner, joined: entry?.strategy === "eager" && entry.apart !== true };
  const found = ofMapping(relationship);
  const mapped = found === "loaded" && again ? "lazy" : found;
  return { reading: plan.open && entry === undefined && isUnloaded(mapped) ? "unknown" : mapped, plan: inner, joined };
}

/** What is not in memory when it is read: it is fetched then, or refused. */
export function isUnloaded(reading: Reading): boolean {
  return reading === "lazy" || reading === "raises" || reading === "refused";
}

/** A plan with what the one above sets for everything below. */
function handedOn(inner: Plan, { rest }: Plan): Plan {
  return rest?.below === true && inner.rest === null ? { ...inner, rest } : inner;
}

function readingOfStrategy(strategy: Exclude<Strategy, "mapping">): Reading {
  switch (strategy) {
    case "eager":
      return "loaded";
    case "lazy":
      return "lazy";
    case "raise":
      return "refused";
    case "raise on sql":
      return "raises";
    case "empty":
      return "empty";
  }
}

function ofMapping(relationship: OrmRelationship): Reading {
  switch (relationship.lazy) {
    case "select":
      return "lazy";
    case "raise":
      return "refused";
    case "raise_on_sql":
      return "raises";
    case "noload":
      return "empty";
    case "dynamic":
    case "write_only":
      return "dynamic";
    default:
      return "loaded";
  }
}
