import type { FastapiTable, Route } from "../../domain/fastapi/index.ts";
import type { Program } from "../../link/program.ts";
import { lineAt } from "../places.ts";
import { type Growth, productOf, type QueryBudget, type QueryBudgets } from "./index.ts";

/** What `inspect routes --queries` adds to the row of a route. */
export interface QueriesRow {
  readonly growth: Growth;
  readonly formula: string;
  readonly terms: readonly { readonly per: string; readonly file: string; readonly line: number; readonly statement: string }[];
  /** Where a call that may query is not resolved. */
  readonly unresolved?: { readonly file: string; readonly line: number };
}

/** The budgets of the routes, to be found by route. */
export function inspectQueries(program: Program, table: FastapiTable, budgets: QueryBudgets): (route: Route) => QueriesRow {
  const rows = new Map<Route, QueriesRow>();
  for (const route of table.routes) rows.set(route, queriesRow(program, budgets.of(route)));
  return (route) => rows.get(route) ?? { growth: "unknown", formula: "0", terms: [] };
}

/** What a budget says, with lines in place of offsets. */
export function queriesRow(program: Program, { growth, formula, terms, unresolved }: QueryBudget): QueriesRow {
  return {
    growth,
    formula,
    terms: terms.map(({ per, at, statement }) => ({
      per: per.length === 0 ? "request" : productOf(per),
      file: at.file,
      line: lineAt(program, at),
      statement,
    })),
    ...(unresolved === null ? {} : { unresolved: { file: unresolved.file, line: lineAt(program, unresolved) } }),
  };
}
