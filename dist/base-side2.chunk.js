import { E as contractBase, j as historyBase, o as contractSide } from "./analysis.chunk.js";
import "./domain-alembic.chunk.js";
import { i as routeCosts } from "./route-costs.chunk.js";

// src/base-side.ts
const SIDES = /* @__PURE__ */ new WeakMap();
/** What was found in a tree, as the base of another; the same for the same findings, whatever problems were told beside them. */
function baseSideOf(found) {
	const { analysis, policy, findings, held, counts, scope } = found;
	const known = SIDES.get(analysis);
	if (known?.findings === findings && known.policy === policy && known.held === held && known.counts === counts && known.scope === scope) return known;
	const side = {
		policy,
		findings,
		held,
		counts,
		scope,
		contract: contractBase(contractSide(analysis)),
		histories: historyBase(analysis.migrations),
		tests: testsOf(analysis),
		endpoints: endpointsNow(found),
		texts: analysis.texts,
		costs: routeCosts(analysis)
	};
	SIDES.set(analysis, side);
	return side;
}
/** Test functions of a tree. */
function testsOf({ definitions }) {
	const named = ({ symbol }) => /^test/i.test(symbol.slice(symbol.lastIndexOf(".") + 1));
	return definitions.functions.filter(({ role, nested, at }) => role === "test" && !nested && named(at)).map(({ at: { file, symbol } }) => ({
		file,
		symbol
	}));
}
/** The endpoints with their ranges in the files of today: a handler is a node, and of these it is known where they begin and end. */
function endpointsNow({ analysis, offset }) {
	const endpoints = endpointsOf(analysis);
	if (offset === void 0) return endpoints;
	return endpoints.map(({ name, file, start, end }) => ({
		name,
		file,
		start: offset(file, start) ?? start,
		end: offset(file, end) ?? end
	}));
}
/** The endpoints of a tree whose handlers are in it. */
function endpointsOf({ fastapi }) {
	return fastapi.routes.flatMap(({ kind, methods, path, handler: { def, module } }) => {
		const file = module.unit?.path;
		if (kind === "plain" || file === void 0) return [];
		return (kind === "websocket" ? ["WEBSOCKET"] : methods).map((method) => ({
			name: `${method} ${path}`,
			file,
			start: def.start,
			end: def.end
		}));
	});
}

export { endpointsNow as n, testsOf as r, baseSideOf as t };