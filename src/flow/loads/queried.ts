import type { ClassSymbol } from "../../link/symbols.ts";
import type { Plan } from "./plans.ts";
import type { LazyLoad, Run } from "./run.ts";

// What the session may hold by now, whoever has asked for it.

/**
 * Classes whose rows a function has queried, each with the relationships that were loaded on them (`*` where that is not known), and by
 * which query: its place as text, or "" where several did.
 */
export type Queried = Map<ClassSymbol, ReadonlyMap<string, string>>;

/** Stands among the relationships where rows of the class were asked for, and did not only come with rows of another one. */
export const ITSELF = ".";

/** What has been queried by now. */
export function queriedSoFar(run: Run): ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>> {
  run.before ??= new Map(run.queried);
  return run.before;
}

/** Notes that rows of a class were queried, and what was loaded with them. */
export function noteQueried(run: Run, symbol: ClassSymbol, keys: Iterable<readonly [string, string]>): void {
  run.before = null;
  addQueried(run.queried, symbol, keys);
}

function addQueried(queried: Queried, symbol: ClassSymbol, keys: Iterable<readonly [string, string]>): void {
  const merged = new Map(queried.get(symbol));
  for (const [key, query] of keys) {
    const other = merged.get(key);
    merged.set(key, other === undefined || other === query ? query : "");
  }
  queried.set(symbol, merged);
}

/** What has been queried by two functions, one of which calls the other. */
export function bothQueried(
  first: ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>>,
  second: ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>> | undefined,
): ReadonlyMap<ClassSymbol, ReadonlyMap<string, string>> {
  if (second === undefined || second.size === 0) return first;
  const queried: Queried = new Map(first);
  for (const [symbol, keys] of second) addQueried(queried, symbol, keys);
  return queried;
}

/** Notes what a query loads in one of its forms: another form, with other options, need not. */
export function noteEager(run: Run, query: string, plan: Plan, way = ""): void {
  for (const [key, entry] of plan.entries) {
    if (entry.strategy !== "eager") continue;
    const at = `${query}${way}`;
    run.eager.set(at, (run.eager.get(at) ?? new Set()).add(key));
    noteEager(run, query, entry.plan, `${way}.${key}`);
  }
}

/** The lazy loads of a run; one of a query that loads the same with other options may hang together with these. */
export function settledLoads({ loads, eager }: Run): readonly LazyLoad[] {
  if (eager.size === 0) return loads;
  return loads.map((load) => {
    const { origin, path } = load.instance;
    if (load.contested || origin === null) return load;
    const way = path.map((key) => `.${key}`).join("");
    const loaded = eager.get(`${origin.at.file}:${origin.at.start}${way}`)?.has(load.relationship.key) === true;
    return loaded ? { ...load, certain: false, contested: true } : load;
  });
}
