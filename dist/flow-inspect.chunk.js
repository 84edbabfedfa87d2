import { r as wayTo, t as causeOf } from "./flow-effects.chunk.js";
import { n as fileOf } from "./flow-places.chunk.js";

// src/flow/inspect.ts
/** What calling each function does beyond computing, with the calls that lead to the cause. Functions without effect are left out. */
function inspectEffects(program, flow) {
	return { functions: program.allFunctions().flatMap((fn) => {
		const summary = [...flow.summaries.of(fn).values()];
		const { unit } = fn.module;
		if (summary.length === 0 || unit === null) return [];
		const effects = summary.map((witness) => {
			const cause = causeOf(flow.summaries, witness);
			const way = wayTo(flow.summaries, witness);
			return {
				effect: nameOf(cause),
				callee: calleeOf(cause),
				proved: witness.proved,
				witness: way.map((site, index) => ({
					file: fileOf(site.unit),
					line: lineOf(site),
					callee: way[index + 1] === void 0 ? calleeOf(cause) : qualnameOf(way[index + 1])
				}))
			};
		});
		return [{
			symbol: fn.def.qualname,
			module: fn.module.name,
			file: unit.path,
			line: unit.facts.line(fn.def.defStart),
			async: fn.def.async,
			effects: effects.sort((a, b) => a.effect < b.effect ? -1 : a.effect > b.effect ? 1 : 0)
		}];
	}) };
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
			line: lineOf(site),
			targets: [...new Set(targets)],
			runs: group.mode
		}];
	}) };
}
/** The effect as tables print it: `blocks:network`, `reads`, `writes` … */
function nameOf(effect) {
	switch (effect.kind) {
		case "blocks": return `blocks:${effect.fact.category}`;
		case "queries": return effect.operation === "read" ? "reads" : "writes";
		case "raises-http": return "raises-http";
	}
}
function calleeOf(effect) {
	return effect.kind === "blocks" ? effect.fact.name : effect.callee;
}
function qualnameOf(site) {
	return site?.unit.kind === "function" ? site.unit.function.def.qualname : "<module>";
}
function lineOf(site) {
	return (site.unit.kind === "function" ? site.unit.function.module : site.unit.module).unit?.facts.line((site.call ?? site.node).start) ?? 0;
}

export { inspectEffects as n, nameOf as r, inspectCalls as t };