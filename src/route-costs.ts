import type { Analysis } from "./analysis.ts";
import type { Route } from "./domain/fastapi/index.ts";
import type { QueryBudget } from "./flow/budget/index.ts";
import type { FunctionSymbol } from "./link/symbols.ts";
import { byText } from "./model/order.ts";
import type { RouteChange } from "./model/output.ts";
import type { RepoPath } from "./model/source.ts";

/** Costs that hold up a loop for as long as somebody else takes; files and computation are notes of the gate. */
const HELD_UP: ReadonlySet<string> = new Set(["unbounded", "network-short"]);

/** What blocks the loop, by every function whose awaited calls lead to it. */
export function blockingByFunction({ flow, subjects }: Analysis): ReadonlyMap<FunctionSymbol, ReadonlySet<string>> {
  const callers = new Map<FunctionSymbol, FunctionSymbol[]>();
  const functions = new Map<string, FunctionSymbol>();
  for (const { unit, group } of flow.edges) {
    if (unit.kind !== "function") continue;
    const caller = unit.function;
    functions.set(`${caller.module.unit?.path} ${caller.def.qualname}`, caller);
    if (group.mode !== "here") continue;
    for (const target of group.alternatives) {
      if (target.kind !== "function") continue;
      const known = callers.get(target.function);
      if (known === undefined) callers.set(target.function, [caller]);
      else known.push(caller);
    }
  }
  const blocking = new Map<FunctionSymbol, Set<string>>();
  for (const { at, callee, proved, startup, cost } of subjects.blockingPath) {
    const first = functions.get(`${at.file} ${at.symbol}`);
    if (first === undefined || !proved || startup || !HELD_UP.has(cost)) continue;
    const waiting = [first];
    for (let fn = waiting.pop(); fn !== undefined; fn = waiting.pop()) {
      const names = blocking.get(fn) ?? new Set();
      blocking.set(fn, names);
      if (names.has(callee)) continue;
      names.add(callee);
      waiting.push(...(callers.get(fn) ?? []));
    }
  }
  return blocking;
}

/** What blocks the loop while a request of a route is served. A dependency that is itself a coroutine runs on the loop, whatever the endpoint is. */
export function blockingOf(route: Route, blocking: ReadonlyMap<FunctionSymbol, ReadonlySet<string>>): readonly string[] {
  const dependencies = route.dependencies.flatMap((one) => (one.function === null ? [] : [one.function]));
  return [...new Set([route.endpoint, ...dependencies].flatMap((fn) => [...(blocking.get(fn) ?? [])]))].sort(byText);
}

/** What a request of an endpoint costs. */
export interface RouteCost {
  readonly file: RepoPath;
  readonly line: number;
  readonly queries: string;
  /** The formula without the names in it: another name for a list costs nothing. */
  readonly shape: string;
  readonly blocking: string;
  readonly authentication: string;
}

/** Routes of both sides whose queries, blocking state or authentication are not what they were. */
export function changedRoutes(head: Analysis, before: ReadonlyMap<string, RouteCost>): readonly RouteChange[] {
  const changes: RouteChange[] = [];
  for (const [endpoint, now] of routeCosts(head)) {
    const old = before.get(endpoint);
    if (old === undefined) continue;
    const differs = (one: string, other: string): { readonly before: string; readonly after: string } | null =>
      one === other ? null : { before: one, after: other };
    const change: RouteChange = {
      endpoint,
      file: now.file,
      line: now.line,
      queries: old.shape === now.shape ? null : differs(old.queries, now.queries),
      blocking: differs(old.blocking, now.blocking),
      authentication: differs(old.authentication, now.authentication),
    };
    if (change.queries !== null || change.blocking !== null || change.authentication !== null) changes.push(change);
  }
  return changes.sort((a, b) => byText(a.endpoint, b.endpoint));
}

const COSTS = new WeakMap<Analysis, ReadonlyMap<string, RouteCost>>();

/** What requests cost, by endpoint. */
export function routeCosts(analysis: Analysis): ReadonlyMap<string, RouteCost> {
  const costs = COSTS.get(analysis) ?? costsOf(analysis);
  COSTS.set(analysis, costs);
  return costs;
}

function costsOf(analysis: Analysis): ReadonlyMap<string, RouteCost> {
  const blocking = blockingByFunction(analysis);
  const budgets = analysis.budgets();
  const found = new Map<string, RouteCost>();
  for (const route of analysis.fastapi.routes) {
    const { unit } = route.handler.module;
    if (route.kind === "plain" || unit === null) continue;
    const budget = budgets.of(route);
    const cost: RouteCost = {
      file: unit.path,
      line: unit.facts.line(route.handler.def.defStart),
      queries: queriesText(budget),
      shape: shapeOf(budget),
      blocking: blockingOf(route, blocking).join(", ") || "nothing",
      authentication: analysis.access().of(route).kind,
    };
    for (const method of route.kind === "websocket" ? ["WEBSOCKET"] : route.methods) found.set(`${method} ${route.path}`, cost);
  }
  return found;
}

function queriesText({ formula, growth }: QueryBudget): string {
  return growth === "unknown" ? `at least ${formula}` : formula;
}

function shapeOf({ growth, terms }: QueryBudget): string {
  return `${growth} ${terms.map(({ per }) => per.length).join(" ")}`;
}
