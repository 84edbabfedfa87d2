import { r as ruleInfosWith } from "./registry.chunk.js";

// src/doors.ts
/** What every door starts from: a run over the working tree and nothing else, judged by the baseline. */
function workingTreeRequest(root, cacheFolder) {
	return {
		root,
		configuration: null,
		without: null,
		selection: {
			select: [],
			ignore: [],
			gates: [],
			paths: []
		},
		base: null,
		head: null,
		staged: false,
		signal: null,
		date: null,
		useBaseline: true,
		results: [],
		coverage: null,
		recordedFixed: /* @__PURE__ */ new Set(),
		jobs: null,
		cacheFolder
	};
}
/** What outputs need of a run, plain: without colour, source excerpts and figures. */
function plainContext({ policy, sourceOf, ownerOf, changes, ownRules }, version) {
	return {
		version,
		rules: ruleInfosWith(ownRules),
		sourceOf,
		selection: policy.selection,
		colour: false,
		full: false,
		statistics: false,
		project: null,
		signal: null,
		changes,
		ownerOf
	};
}

export { workingTreeRequest as n, plainContext as t };