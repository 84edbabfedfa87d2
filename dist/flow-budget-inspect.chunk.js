import { r as lineAt } from "./flow-places.chunk.js";
import { r as productOf } from "./flow-budget.chunk.js";

// src/flow/budget/inspect.ts
/** The budgets of the routes, to be found by route. */
function inspectQueries(program, table, budgets) {
	const rows = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = table.routes; at$ < list$.length; at$++) {
		const route = list$[at$];
		rows.set(route, queriesRow(program, budgets.of(route)));
	}
	return (route) => rows.get(route) ?? {
		growth: "unknown",
		formula: "0",
		terms: []
	};
}
/** What a budget says, with lines in place of offsets. */
function queriesRow(program, { growth, formula, terms, unresolved }) {
	return {
		growth,
		formula,
		terms: terms.map(({ per, at, statement }) => ({
			per: per.length === 0 ? "request" : productOf(per),
			file: at.file,
			line: lineAt(program, at),
			statement
		})),
		...unresolved === null ? {} : { unresolved: {
			file: unresolved.file,
			line: lineAt(program, unresolved)
		} }
	};
}

export { queriesRow as n, inspectQueries as t };