import { t as repoPath } from "./model-source.chunk.js";

// src/model/defaults.ts
/** All gates in the order of every list: the mandatory five of the coordinator's check list, then the further ones. */
const GATES = [
	"migration-safety",
	"layered-architecture",
	"async-operations",
	"type-hints",
	"n-plus-one",
	"docstrings",
	"schema-alignment",
	"api-contract",
	"access-control"
];
/** A gate's name as people read it. */
const GATE_TITLES = {
	"migration-safety": "Migration Safety",
	"layered-architecture": "Layered Architecture",
	"async-operations": "Async Operations",
	"type-hints": "Type Hints",
	"n-plus-one": "N+1 Prevention",
	docstrings: "Docstrings",
	"schema-alignment": "Schema Alignment",
	"api-contract": "API Contract",
	"access-control": "Access Control"
};
const advisory = (failOn = "warning") => ({
	enforcement: "advisory",
	bypass: "proceeds",
	approver: null,
	failOn,
	threshold: 100
});
const unbypassable = {
	enforcement: "mandatory",
	bypass: "none",
	approver: null,
	failOn: "error",
	threshold: 100
};
const waivable = (approver) => ({
	enforcement: "mandatory",
	bypass: "waiver",
	approver,
	failOn: "error",
	threshold: 100
});
/** The policy of every gate when the configuration says nothing. */
const DEFAULT_GATES = {
	"migration-safety": unbypassable,
	"layered-architecture": waivable("ARCHITECT"),
	"async-operations": unbypassable,
	"type-hints": advisory(),
	"n-plus-one": waivable("DBA"),
	docstrings: advisory(),
	"schema-alignment": advisory(),
	"api-contract": advisory(),
	"access-control": advisory()
};
/** The settings of a run without configuration and options. */
const DEFAULT_POLICY = {
	gates: DEFAULT_GATES,
	rules: {},
	overrides: [],
	ownRules: [],
	selection: {
		select: [],
		ignore: [],
		gates: [],
		paths: []
	},
	owners: [],
	successRate: 80,
	baseline: repoPath("fastapi-gate-baseline.json"),
	waivers: repoPath("fastapi-gate-waivers.json"),
	approvers: {},
	securityFiles: ["**/core/security.py", "**/core/config.py"],
	sensitiveFields: [],
	domains: {},
	analysis: {
		sourceRoots: [],
		include: [],
		exclude: [],
		roles: ["application", "migration"],
		async: "event-loop",
		asyncEntries: [],
		asyncSeverity: {},
		blockingCalls: [],
		blockingCategories: {},
		offloaders: [],
		layers: {},
		strictLayers: false,
		tableRows: {},
		dialect: null,
		postgresqlVersion: 14
	}
};
/** What blocking work counts for where nothing is set, by what it waits for; what waits for anything else is an error. */
const BLOCKING_SEVERITY = {
	file: "note",
	cpu: "note",
	lock: "warning",
	other: "warning"
};
const RANK = {
	note: 0,
	warning: 1,
	error: 2
};
/** Whether a severity is `floor` or worse. */
function atLeast(severity, floor) {
	return RANK[severity] >= RANK[floor];
}
/** The less severe of two. */
function lesser(one, other) {
	return RANK[one] <= RANK[other] ? one : other;
}
/**
* The policy that judges a gate. A gate that nobody can bypass stays mandatory and complete whatever a configuration says;
* what the configuration makes stricter holds.
*/
function gatePolicy(policy, gate) {
	const set = policy.gates[gate];
	if (DEFAULT_GATES[gate].bypass !== "none") return set;
	return {
		enforcement: "mandatory",
		bypass: "none",
		approver: null,
		failOn: set.failOn,
		threshold: 100
	};
}

export { GATE_TITLES as a, lesser as c, GATES as i, DEFAULT_GATES as n, atLeast as o, DEFAULT_POLICY as r, gatePolicy as s, BLOCKING_SEVERITY as t };