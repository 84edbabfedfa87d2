import type { Route } from "../../domain/fastapi/index.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import { byText } from "../../model/order.ts";
import type { LazyLoading, LoopQuery } from "../../model/subjects.ts";
import { placeIn } from "../places.ts";
import { formulaOf, productOf, type QueryBudget, type QueryBudgets } from "./index.ts";
import { growing, type Term } from "./terms.ts";

/** Terms that a quotation names the places of, and products that it writes out. */
const MOST_PLACES = 3;
const MOST_PRODUCTS = 6;

/** A route with its budget, as findings quote it. */
interface Quoted {
  readonly name: string;
  readonly at: Place;
  readonly budget: QueryBudget;
}

/** What makes the budgets of routes grow, by where it stands: quoted by the findings about it. */
export class BudgetQuotes {
  private readonly lineOf: (place: Place) => number;
  /** By file: where a loop of a growing term starts, with the routes that get there. */
  private readonly loops = new Map<string, Map<number, Set<Quoted>>>();
  private readonly loads = new Map<string, Set<Quoted>>();

  constructor(routes: readonly Route[], budgets: QueryBudgets, lineOf: (place: Place) => number) {
    this.lineOf = lineOf;
    for (const route of routes) {
      if (route.kind === "plain" || route.handler.module.unit === null) continue;
      const budget = budgets.of(route);
      if (budget.growth !== "grows") continue;
      const method = route.kind === "websocket" ? "WEBSOCKET" : route.methods.join("/");
      const quoted: Quoted = {
        name: `${method} ${route.path}`,
        at: placeIn({ kind: "function", function: route.handler }, { start: route.handler.def.defStart, end: route.handler.def.defStart }),
        budget,
      };
      for (const term of budget.terms) if (growing(term)) this.note(term, quoted);
    }
  }

  private note(term: Term, quoted: Quoted): void {
    for (const { loop } of term.per) {
      if (loop === null) continue;
      const starts = entry(this.loops, loop.file, () => new Map<number, Set<Quoted>>());
      entry(starts, loop.start, () => new Set<Quoted>()).add(quoted);
    }
    entry(this.loads, loadKey(term.at, term.statement, term.rows ?? null), () => new Set<Quoted>()).add(quoted);
  }

  /** The loop, or one inside it, in the budget of a route; null where no route's budget grows by it. */
  ofLoop({ at, loop }: LoopQuery): TraceStep | null {
    const found = new Set<Quoted>();
    const isInside = (start: number): boolean => loop.start <= start && start < loop.end;
    for (const [start, routes] of this.loops.get(loop.file) ?? []) if (isInside(start)) for (const one of routes) found.add(one);
    return this.step(found, at, ({ per }) => per.some((factor) => factor.loop?.file === loop.file && isInside(factor.loop.start)));
  }

  /** The lazy load, of rows of the same query, in the budget of a route. */
  ofLoad({ at, reads, origin }: LazyLoading): TraceStep | null {
    const keys = new Set(reads.map(({ at, relationship }) => loadKey(at, `lazy load of ${relationship}`, origin)));
    const found = new Set([...keys].flatMap((key) => [...(this.loads.get(key) ?? [])]));
    return this.step(found, at, (term) => keys.has(loadKey(term.at, term.statement, term.rows ?? null)));
  }

  /** Of several routes the one whose handler it is, then the one that says most with the least: the fewest terms, the first by name. */
  private step(found: ReadonlySet<Quoted>, subject: Place, isOwn: (term: Term) => boolean): TraceStep | null {
    const isHandler = ({ at }: Quoted): number => (at.file === subject.file && at.symbol === subject.symbol ? 0 : 1);
    const [first] = [...found].sort(
      (a, b) => isHandler(a) - isHandler(b) || a.budget.terms.length - b.budget.terms.length || byText(a.name, b.name),
    );
    if (first === undefined) return null;
    const { name, at, budget } = first;
    const more = found.size - 1;
    const others = more === 0 ? "" : `; ${more} more ${more === 1 ? "route comes" : "routes come"} here`;
    const formula = formulaOf(budget.terms, MOST_PRODUCTS);
    return { at, message: `\`${name}\` executes up to ${formula} statements (${this.placesOf(budget, isOwn)})${others}` };
  }

  /** Where the terms that grow come from, those that the finding is about first. */
  private placesOf({ terms }: QueryBudget, isOwn: (term: Term) => boolean): string {
    const grown = terms.filter(growing);
    const named = new Map<string, string>();
    for (const term of [...grown.filter(isOwn), ...grown.filter((other) => !isOwn(other))]) {
      const product = productOf(term.per);
      if (!named.has(product)) named.set(product, `${product}: ${term.at.file}:${this.lineOf(term.at)}`);
    }
    const shown = [...named.values()].slice(0, MOST_PLACES);
    return [...shown, ...(named.size > shown.length ? ["…"] : [])].join(", ");
  }
}

function loadKey({ file, start }: Place, statement: string, rows: Place | null): string {
  return `${file} ${start} ${statement} ${rows?.file} ${rows?.start}`;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The findings to be, those that may fail a gate with the budget of a route that they make grow; none is made where there are none. */
export function quoted(
  found: { readonly loops: readonly LoopQuery[]; readonly lazy: readonly LazyLoading[] },
  make: () => BudgetQuotes,
): { readonly loops: readonly LoopQuery[]; readonly lazy: readonly LazyLoading[] } {
  let made: BudgetQuotes | null = null;
  const quotes = (): BudgetQuotes => (made ??= make());
  const under = <T extends LoopQuery | LazyLoading>(subject: T, step: TraceStep | null): T =>
    step === null ? subject : { ...subject, trace: [step, ...subject.trace] };
  return {
    loops: found.loops.map((loop) => (isCostly(loop) ? under(loop, quotes().ofLoop(loop)) : loop)),
    lazy: found.lazy.map((load) => (load.kind !== "async" && load.each && isServed(load) ? under(load, quotes().ofLoad(load)) : load)),
  };
}

function isCostly(loop: LoopQuery): boolean {
  return loop.proved && loop.bound === null && loop.size !== "small" && loop.size !== "few" && loop.served && isServed(loop);
}

function isServed({ role, startup }: LoopQuery | LazyLoading): boolean {
  return role === "application" && !startup;
}
