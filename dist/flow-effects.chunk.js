// src/flow/effects.ts
const NOTHING = /* @__PURE__ */ new Map();
const NO_WITNESSES = [];
const NO_EDGES = [];
/** What a call does outside the project; null for nothing. `ownToo`: `direct` has something to say of functions of the project as well. */
function ownEffects(site, group, direct, ownToo) {
	if (!group.alternatives.some(({ kind }) => kind === "external" || ownToo && kind === "function")) return null;
	let effects = null;
	for (let at$ = 0, list$ = group.alternatives; at$ < list$.length; at$++) {
		const target = list$[at$];
		if (target.kind === "unknown") continue;
		for (let at$ = 0, list$ = direct(target, site); at$ < list$.length; at$++) {
			const effect = list$[at$];
			if (!passes(effect, site, group)) continue;
			effects ??= [];
			effects.push(effect);
		}
	}
	if (effects === null) return null;
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = effects; at$ < list$.length; at$++) {
		const { key } = list$[at$];
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return {
		effects,
		counts
	};
}
/** Whether an effect of the callee is one of the function that makes the call. */
function passes(effect, site, group) {
	if (group.mode === "remote") return false;
	if (effect.kind !== "blocks") return !site.once;
	return group.mode === "here";
}
/** Whether the function keeps an effect for its own callers: an async function answers for what blocks in it itself. */
function keeps(effect, unit) {
	return effect.kind !== "blocks" || unit.kind === "function" && !unit.function.def.async;
}
/**
* Propagates effects from callees to callers, breadth first, so that every witness is a shortest way and recursion needs no special
* care. First what is proved, where all alternatives of a call agree; then what is possible. `own`: the edges of the graph that do
* something outside the project.
*/
function summarise(graph, own, direct) {
	const summaries = /* @__PURE__ */ new Map();
	const queue = [];
	const gain = (unit, effect, site, via, proved) => {
		if (unit.kind !== "function" || !keeps(effect, unit)) return;
		let summary = summaries.get(unit.function);
		if (summary === void 0) {
			summary = /* @__PURE__ */ new Map();
			summaries.set(unit.function, summary);
		}
		if (summary.has(effect.key)) return;
		const witness = {
			effect,
			site,
			via,
			proved
		};
		summary.set(effect.key, witness);
		queue.push({
			fn: unit.function,
			witness
		});
	};
	const agreed = /* @__PURE__ */ new Map();
	const agree = (edge, key) => {
		let counts = agreed.get(edge);
		if (counts === void 0) {
			counts = /* @__PURE__ */ new Map();
			agreed.set(edge, counts);
		}
		const count = (counts.get(key) ?? edge.own?.counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return count;
	};
	const exceptional = (edge, effect) => edge.site.once || effect.kind === "queries" && edge.site.handler;
	const propagate = (ownEdges, callsOf) => {
		for (let at$ = 0, list$ = ownEdges; at$ < list$.length; at$++) {
			const edge = list$[at$];
			const { effects, counts } = edge.own;
			for (let at$ = 0, list$ = effects; at$ < list$.length; at$++) {
				const effect = list$[at$];
				if ((effect.kind !== "blocks" || effect.fact.severity === "certain") && !exceptional(edge, effect) && counts.get(effect.key) === edge.group.alternatives.length) gain(edge.unit, effect, edge.site, null, true);
			}
		}
		for (let at = 0; at < queue.length; at++) {
			const item = queue[at];
			if (item === void 0) break;
			if (!item.witness.proved) continue;
			for (let at$ = 0, list$ = callsOf(item.fn); at$ < list$.length; at$++) {
				const edge = list$[at$];
				if (!passes(item.witness.effect, edge.site, edge.group) || exceptional(edge, item.witness.effect)) continue;
				const count = edge.group.alternatives.length;
				if (count === 1 || agree(edge, item.witness.effect.key) === count) gain(edge.unit, item.witness.effect, edge.site, item.fn, true);
			}
		}
		for (let at$ = 0, list$ = ownEdges; at$ < list$.length; at$++) {
			const edge = list$[at$];
			for (let at$ = 0, list$ = edge.own.effects; at$ < list$.length; at$++) {
				const effect = list$[at$];
				gain(edge.unit, effect, edge.site, null, false);
			}
		}
		for (let at = 0; at < queue.length; at++) {
			const item = queue[at];
			if (item === void 0) break;
			for (let at$ = 0, list$ = callsOf(item.fn); at$ < list$.length; at$++) {
				const edge = list$[at$];
				if (passes(item.witness.effect, edge.site, edge.group)) gain(edge.unit, item.witness.effect, edge.site, item.fn, false);
			}
		}
	};
	propagate(own, (fn) => graph.callsOf(fn));
	/** Functions that came later: when their effects were found says nothing. */
	const late = /* @__PURE__ */ new Set();
	const has = ({ own, group }) => {
		if (own != null) return true;
		for (let at$ = 0, list$ = group.alternatives; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "function" && summaries.has(target.function)) return true;
		}
		return false;
	};
	const read = (edge) => {
		const external = edge.own != null;
		const only$of = edge.group.alternatives, only = only$of[0], other = only$of[1];
		if (!external && other === void 0 && only?.kind === "function") return through(edge, only.function);
		const found = /* @__PURE__ */ new Map();
		const add = (witness) => {
			const known = found.get(witness.effect.key);
			if (known === void 0) found.set(witness.effect.key, {
				witness,
				count: 1
			});
			else {
				known.count++;
				if (!witness.proved) known.witness = {
					...known.witness,
					proved: false
				};
			}
		};
		for (let at$ = 0, list$ = edge.group.alternatives; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "external") {
				if (!external) continue;
				for (let at$ = 0, list$ = direct(target, edge.site); at$ < list$.length; at$++) {
					const effect = list$[at$];
					if (passes(effect, edge.site, edge.group)) add({
						effect,
						site: edge.site,
						via: null,
						proved: effect.kind !== "blocks" || effect.fact.severity === "certain"
					});
				}
			} else if (target.kind === "function") {
				for (let at$ = 0, list$ = external ? direct(target, edge.site) : []; at$ < list$.length; at$++) {
					const effect = list$[at$];
					if (passes(effect, edge.site, edge.group)) add({
						effect,
						site: edge.site,
						via: null,
						proved: true
					});
				}
				for (const witness of (summaries.get(target.function) ?? NOTHING).values()) if (passes(witness.effect, edge.site, edge.group)) add({
					effect: witness.effect,
					site: edge.site,
					via: target.function,
					proved: witness.proved
				});
			}
		}
		return [...found.values()].map(({ witness, count }) => {
			const proved = witness.proved && !edge.site.once && count === edge.group.alternatives.length;
			return proved === witness.proved ? witness : {
				...witness,
				proved
			};
		});
	};
	/** The effects of a call that can go to one function alone: nearly all calls. */
	const through = ({ site, group }, callee) => {
		const found = [];
		for (const { effect, proved } of (summaries.get(callee) ?? NOTHING).values()) if (passes(effect, site, group)) found.push({
			effect,
			site,
			via: callee,
			proved: proved && !site.once
		});
		return found.slice();
	};
	const known = /* @__PURE__ */ new Map();
	return {
		of: (fn) => summaries.get(fn) ?? NOTHING,
		has,
		at(edge) {
			if (!has(edge)) return NO_WITNESSES;
			let witnesses = known.get(edge);
			if (witnesses === void 0) {
				witnesses = read(edge);
				known.set(edge, witnesses);
			}
			return witnesses;
		},
		grow(fn, edges) {
			const byCallee = /* @__PURE__ */ new Map();
			for (let at$ = 0, list$ = edges; at$ < list$.length; at$++) {
				const edge = list$[at$];
				for (let at$ = 0, list$ = edge.group.alternatives; at$ < list$.length; at$++) {
					const target = list$[at$];
					if (target.kind !== "function") continue;
					if (target.function === fn || late.has(target.function)) return false;
					byCallee.set(target.function, [...byCallee.get(target.function) ?? [], edge]);
				}
			}
			late.add(fn);
			propagate(edges.filter((edge) => edge.own != null), (callee) => byCallee.get(callee) ?? NO_EDGES);
			return true;
		},
		shrink(fn) {
			summaries.delete(fn);
		}
	};
}
/** The way from a call to the cause of an effect: the call sites in order. */
function wayTo(summaries, first) {
	const sites = [first.site];
	const seen = /* @__PURE__ */ new Set();
	for (let via = first.via; via !== null && !seen.has(via);) {
		seen.add(via);
		const witness = summaries.of(via).get(first.effect.key);
		if (witness === void 0) break;
		sites.push(witness.site);
		via = witness.via;
	}
	return sites;
}
/** The effect at the end of the way: several causes share a key, the last call names the one that is shown. */
function causeOf(summaries, first) {
	let current = first;
	const seen = /* @__PURE__ */ new Set();
	while (current.via !== null && !seen.has(current.via)) {
		seen.add(current.via);
		const next = summaries.of(current.via).get(first.effect.key);
		if (next === void 0) break;
		current = next;
	}
	return current.effect;
}

export { wayTo as i, ownEffects as n, summarise as r, causeOf as t };