import { n as byText } from "./model-order.chunk.js";

// src/route-costs.ts
/** Costs that hold up a loop for as long as somebody else takes; files and computation are notes of the gate. */
const HELD_UP = /* @__PURE__ */ new Set(["unbounded", "network-short"]);
/** What blocks the loop, by every function whose awaited calls lead to it. */
function blockingByFunction({ flow, subjects }) {
	const callers = /* @__PURE__ */ new Map();
	const functions = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = flow.edges; at$ < list$.length; at$++) {
		const { unit, group } = list$[at$];
		if (unit.kind !== "function") continue;
		const caller = unit.function;
		functions.set(`${caller.module.unit?.path} ${caller.def.qualname}`, caller);
		if (group.mode !== "here") continue;
		for (let at$ = 0, list$ = group.alternatives; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind !== "function") continue;
			const known = callers.get(target.function);
			if (known === void 0) callers.set(target.function, [caller]);
			else known.push(caller);
		}
	}
	const blocking = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = subjects.blockingPath; at$ < list$.length; at$++) {
		const { at, callee, proved, startup, cost } = list$[at$];
		const first = functions.get(`${at.file} ${at.symbol}`);
		if (first === void 0 || !proved || startup || !HELD_UP.has(cost)) continue;
		const waiting = [first];
		for (let fn = waiting.pop(); fn !== void 0; fn = waiting.pop()) {
			const names = blocking.get(fn) ?? /* @__PURE__ */ new Set();
			blocking.set(fn, names);
			if (names.has(callee)) continue;
			names.add(callee);
			waiting.push(...callers.get(fn) ?? []);
		}
	}
	return blocking;
}
/** What blocks the loop while a request of a route is served. A dependency that is itself a coroutine runs on the loop, whatever the endpoint is. */
function blockingOf(route, blocking) {
	const dependencies = route.dependencies.flatMap((one) => one.function === null ? [] : [one.function]);
	return [...new Set([route.endpoint, ...dependencies].flatMap((fn) => [...blocking.get(fn) ?? []]))].sort(byText);
}
/** Routes of both sides whose queries, blocking state or authentication are not what they were. */
function changedRoutes(head, before) {
	const changes = [];
	for (const endpoint$of of routeCosts(head)) {
		const endpoint = endpoint$of[0], now = endpoint$of[1];
		const old = before.get(endpoint);
		if (old === void 0) continue;
		const differs = (one, other) => one === other ? null : {
			before: one,
			after: other
		};
		const change = {
			endpoint,
			file: now.file,
			line: now.line,
			queries: old.shape === now.shape ? null : differs(old.queries, now.queries),
			blocking: differs(old.blocking, now.blocking),
			authentication: differs(old.authentication, now.authentication)
		};
		if (change.queries !== null || change.blocking !== null || change.authentication !== null) changes.push(change);
	}
	return changes.sort((a, b) => byText(a.endpoint, b.endpoint));
}
const COSTS = /* @__PURE__ */ new WeakMap();
/** What requests cost, by endpoint. */
function routeCosts(analysis) {
	const costs = COSTS.get(analysis) ?? costsOf(analysis);
	COSTS.set(analysis, costs);
	return costs;
}
function costsOf(analysis) {
	const blocking = blockingByFunction(analysis);
	const budgets = analysis.budgets();
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = analysis.fastapi.routes; at$ < list$.length; at$++) {
		const route = list$[at$];
		const { unit } = route.handler.module;
		if (route.kind === "plain" || unit === null) continue;
		const budget = budgets.of(route);
		const cost = {
			file: unit.path,
			line: unit.facts.line(route.handler.def.defStart),
			queries: queriesText(budget),
			shape: shapeOf(budget),
			blocking: blockingOf(route, blocking).join(", ") || "nothing",
			authentication: analysis.access().of(route).kind
		};
		for (let at$ = 0, list$ = route.kind === "websocket" ? ["WEBSOCKET"] : route.methods; at$ < list$.length; at$++) {
			const method = list$[at$];
			found.set(`${method} ${route.path}`, cost);
		}
	}
	return found;
}
function queriesText({ formula, growth }) {
	return growth === "unknown" ? `at least ${formula}` : formula;
}
function shapeOf({ growth, terms }) {
	return `${growth} ${terms.map(({ per }) => per.length).join(" ")}`;
}

export { routeCosts as i, blockingOf as n, changedRoutes as r, blockingByFunction as t };