import type { Route } from "../../domain/fastapi/index.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { listsEqual } from "../../model/equal.ts";
import type { Place } from "../../model/finding.ts";
import { unparse } from "../../model/unparse.ts";
import type { CallGraph } from "../call-graph.ts";
import { type CostInput, Costs } from "./costs.ts";
import { joined, SMALL } from "./extent.ts";
import { type Cost, type Factor, growing, type Resolve, Sum, type Term } from "./terms.ts";

export type { CostInput, LazyTerm } from "./costs.ts";

/** How the statements of a request depend on how much there is. */
export type Growth = "constant" | "grows" | "unknown";

/** How many statements a request executes at most. */
export interface QueryBudget {
  readonly growth: Growth;
  /** `3 + n(orders) + 2·n(orders)·n(order.lines)`. */
  readonly formula: string;
  /** What grows first, then what does not; by place. */
  readonly terms: readonly Term[];
  /** A call that may query and is not resolved. */
  readonly unresolved: Place | null;
}

/** The budgets of routes; made on demand, each function is read once. */
export class QueryBudgets {
  private readonly costs: Costs;
  private readonly known: WeakMap<Route, KnownBudget>;

  /** `known`: what routes cost the last time, and what that was made of. */
  constructor(costs: Costs, known: WeakMap<Route, KnownBudget> = new WeakMap()) {
    this.costs = costs;
    this.known = known;
  }

  /** The handler and each dependency, once each. */
  of(route: Route): QueryBudget {
    const functions = [...new Set([route.endpoint, route.handler]), ...route.dependencies.flatMap(({ function: fn }) => fn ?? [])];
    const costs = functions.map((fn) => this.costs.of(fn));
    const known = this.known.get(route);
    if (known !== undefined && listsEqual(known.costs, costs)) return known.budget;
    const sum = new Sum();
    for (const [at, fn] of functions.entries()) sum.addAll(costs[at] as Cost, [], ofRequest(fn));
    const budget = budgetOf(sum.result());
    this.known.set(route, { costs, budget });
    return budget;
  }
}

interface KnownBudget {
  readonly costs: readonly Cost[];
  readonly budget: QueryBudget;
}

/** Costs that are kept from one edit of bodies to the next. */
export class BudgetMemory {
  private known: { readonly graph: CallGraph; readonly costs: Costs } | null = null;
  private readonly exchanged = new Set<FunctionSymbol>();
  private readonly routes = new WeakMap<Route, KnownBudget>();

  /** The body of a function is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.exchanged.add(fn);
  }

  /** The budgets of an input. */
  of(input: CostInput): QueryBudgets {
    if (this.known?.graph === input.graph) this.known.costs.renew(input, this.exchanged);
    else this.known = { graph: input.graph, costs: new Costs(input) };
    this.exchanged.clear();
    return new QueryBudgets(this.known.costs, this.routes);
  }
}

/** A parameter of an endpoint or a dependency that has a default is an optional part of the request. */
function ofRequest({ def }: FunctionSymbol): Resolve {
  return (factor) => {
    const extents = factor.extent.params.map((index) => {
      const fallback = def.parameters[index]?.default ?? null;
      return {
        ...SMALL,
        optional: fallback !== null && !REQUIRED.test(unparse(fallback)),
        grows: fallback === null || REQUIRED.test(unparse(fallback)),
      };
    });
    return { ...factor, extent: joined([{ ...factor.extent, params: [] }, ...extents]) };
  };
}

/** `Body()`, `Query(...)`, `Depends(load)`: a default that is none. */
const REQUIRED = /^(\w+\.)?((Body|Query|Path|Header|Form|File)\((\.\.\.|\)|\w+=)|(Depends|Security)\()/;

function budgetOf({ terms, unresolved }: Cost): QueryBudget {
  const sorted = [...terms.values()].sort(byTerm);
  const growth = sorted.some(growing) ? "grows" : unresolved === null ? "constant" : "unknown";
  return { growth, formula: formulaOf(sorted), terms: sorted, unresolved };
}

/** `1 + n(items) + n(items)·n(tags)`; equal products are counted, and those beyond a number of them left out. */
export function formulaOf(terms: readonly Term[], most = Number.POSITIVE_INFINITY): string {
  const counts = new Map<string, number>([["", 0]]);
  for (const { per } of terms) {
    const product = productOf(per);
    counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  const parts = [...counts]
    .filter(([product, count]) => product !== "" || count > 0)
    .map(([product, count]) => (product === "" ? `${count}` : count === 1 ? product : `${count}·${product}`));
  if (parts.length > most) return [...parts.slice(0, most), "…"].join(" + ");
  return parts.length === 0 ? "0" : parts.join(" + ");
}

/** `n(items)·n(item.tags)`; empty for what is executed once. */
export function productOf(per: readonly Factor[]): string {
  return per.map(({ text }) => `n(${text})`).join("·");
}

function byTerm(a: Term, b: Term): number {
  if (a.per.length !== b.per.length) return a.per.length === 0 ? -1 : b.per.length === 0 ? 1 : a.per.length - b.per.length;
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  if (a.at.start !== b.at.start) return a.at.start - b.at.start;
  const [left, right] = [productOf(a.per), productOf(b.per)];
  if (left !== right) return left < right ? -1 : 1;
  return a.statement < b.statement ? -1 : a.statement > b.statement ? 1 : 0;
}
