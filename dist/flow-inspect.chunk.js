import { i as wayTo, t as causeOf } from "./flow-effects.chunk.js";
import { i as lineIn, n as fileOf } from "./flow-places.chunk.js";

// src/flow/inspect.ts
/** What calling each function does beyond computing, with the calls that lead to the cause. Functions without effect are left out. */
function inspectEffects(program, flow, derived) {
	const blocking = blockingInCoroutines(flow);
	return { functions: program.allFunctions().flatMap((fn) => {
		const summary = [...flow.summaries.of(fn).values()];
		const { unit } = fn.module;
		if (unit === null) return [];
		const further = derived(fn);
		if (summary.length === 0 && further.length === 0 && !blocking.has(fn)) return [];
		const effects = [...summary, ...blocking.get(fn) ?? []].map((witness) => entryOf(flow, witness));
		return [{
			symbol: fn.def.qualname,
			module: fn.module.name,
			file: unit.path,
			line: unit.facts.line(fn.def.defStart),
			async: fn.def.async,
			effects: [...effects, ...further].sort((a, b) => a.effect < b.effect ? -1 : a.effect > b.effect ? 1 : 0)
		}];
	}) };
}
function entryOf(flow, witness) {
	const cause = causeOf(flow.summaries, witness);
	const way = wayTo(flow.summaries, witness);
	return {
		effect: nameOf(cause),
		callee: calleeOf(cause),
		proved: witness.proved,
		witness: way.map((site, index) => ({
			file: fileOf(site.unit),
			line: lineIn(site.unit, site.call ?? site.node),
			callee: way[index + 1] === void 0 ? calleeOf(cause) : qualnameOf(way[index + 1])
		}))
	};
}
/** What blocks in an async function: its summary leaves that out, for its callers have no part in it. */
function blockingInCoroutines(flow) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = flow.affected; at$ < list$.length; at$++) {
		const edge = list$[at$];
		if (edge.unit.kind !== "function" || !edge.unit.function.def.async || edge.group.mode !== "here") continue;
		for (let at$ = 0, list$ = flow.summaries.at(edge); at$ < list$.length; at$++) {
			const witness = list$[at$];
			if (witness.effect.kind !== "blocks") continue;
			const known = found.get(edge.unit.function) ?? /* @__PURE__ */ new Map();
			found.set(edge.unit.function, known);
			if (!known.has(witness.effect.key)) known.set(witness.effect.key, witness);
		}
	}
	return new Map([...found].map((fn$of) => {
		return [fn$of[0], [...fn$of[1].values()]];
	}));
}
/** The call graph of application code: each call in a function with its alternatives; what is unresolved says why. */
function inspectCalls(flow) {
	return { calls: flow.edges.flatMap(({ unit, site, group }) => {
		if (unit.kind !== "function" || unit.function.module.unit?.role !== "application") return [];
		const targets = group.alternatives.map((target) => {
			if (target.kind === "function") return `${target.function.module.name}.${target.function.def.qualname}`;
			return target.kind === "external" ? target.name : `? ${target.reason}`;
		});
		return [{
			symbol: unit.function.def.qualname,
			file: fileOf(unit),
			line: lineIn(site.unit, site.call ?? site.node),
			targets: [...new Set(targets)],
			runs: group.mode === "here" ? "here" : "elsewhere"
		}];
	}) };
}
/** The effect as tables print it: `blocks:network`, `reads`, `writes` … */
function nameOf(effect) {
	if (effect.kind === "blocks") return `blocks:${effect.fact.category}`;
	return effect.operation === "read" ? "reads" : "writes";
}
function calleeOf(effect) {
	return effect.kind === "blocks" ? effect.fact.name : effect.callee;
}
function qualnameOf(site) {
	return site?.unit.kind === "function" ? site.unit.function.def.qualname : "<module>";
}

export { inspectEffects as n, nameOf as r, inspectCalls as t };