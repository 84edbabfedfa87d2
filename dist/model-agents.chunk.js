import { t as pathPatterns } from "./model-patterns.chunk.js";

// src/model/agents.ts
/** The managed agents, in the order of the report. */
const AGENTS = [
	"BACKEND_ENGINEER",
	"DBA",
	"API_DEVELOPER"
];
/** Every role that can decide about an exception or an escalation. */
const APPROVERS = [
	...AGENTS,
	"ARCHITECT",
	"COORD_RESILIENCE",
	"COORD_ENGINE",
	"COORD_QUALITY",
	"COORD_PLATFORM"
];
/** The agents that a signal calls; never more than three, so all of them may work in parallel. */
const SIGNALS = {
	"PLATFORM:SERVICE": ["BACKEND_ENGINEER"],
	"PLATFORM:REFACTOR": ["BACKEND_ENGINEER"],
	"PLATFORM:MIGRATION": ["DBA"],
	"PLATFORM:OPTIMIZE": ["DBA"],
	"PLATFORM:API": ["API_DEVELOPER"],
	"PLATFORM:SCHEMA": ["DBA", "BACKEND_ENGINEER"],
	"PLATFORM:AUDIT": [
		"BACKEND_ENGINEER",
		"DBA",
		"API_DEVELOPER"
	]
};
/** The signal of a text, or null when there is none of that name. */
function signalOf(text) {
	return Object.hasOwn(SIGNALS, text) ? text : null;
}
const own = (owner, backup = null, sharedWith = null) => ({
	owner,
	backup,
	sharedWith
});
const ROUTES = own("API_DEVELOPER", "BACKEND_ENGINEER");
const LOGIC = own("BACKEND_ENGINEER");
const MODELS = own("DBA", "BACKEND_ENGINEER");
const MIGRATIONS = own("DBA");
const SCHEMAS = own("BACKEND_ENGINEER", "API_DEVELOPER");
const CORE = own("BACKEND_ENGINEER", null, "COORD_RESILIENCE");
const DATABASE = own("DBA", null, "COORD_ENGINE");
const TESTS = own("BACKEND_ENGINEER", null, "COORD_QUALITY");
const BY_LAYER = {
	route: ROUTES,
	controller: LOGIC,
	service: LOGIC,
	repository: LOGIC,
	model: MODELS,
	schema: SCHEMAS,
	core: CORE
};
const BY_FOLDER = new Map([
	[ROUTES, "api apis route routes router routers endpoint endpoints views"],
	[LOGIC, "service services controller controllers repository repositories crud dao task tasks worker workers"],
	[MODELS, "model models entities"],
	[MIGRATIONS, "alembic migrations versions"],
	[SCHEMAS, "schema schemas dto"],
	[CORE, "core"],
	[DATABASE, "db database"],
	[TESTS, "test tests"]
].flatMap((ownership$of) => {
	const ownership = ownership$of[0];
	return ownership$of[1].split(" ").map((name) => [name, ownership]);
}));
/** Who owns a place: by the layer recognised, else by the innermost folder (or file) whose name says it, else the back-end engineer. */
function ownershipOf(path, layer) {
	if (layer !== "other") return BY_LAYER[layer];
	const segments = path.split("/");
	for (let index = segments.length - 1; index >= 0; index -= 1) {
		const segment = segments[index] ?? "";
		const found = BY_FOLDER.get((index === segments.length - 1 ? segment.replace(/\.pyi?$/, "") : segment).toLowerCase());
		if (found !== void 0) return found;
	}
	return LOGIC;
}
/** Who looks at a repair besides the owner: the database administrator at every N+1. */
function reviewerOf(gate, owner) {
	return gate === "n-plus-one" && owner !== "DBA" ? "DBA" : null;
}
/** The owner that the policy names for a file, or null: the last matching pattern wins. */
function ownerByPattern(owners) {
	const rules = owners.map(({ pattern, owner }) => ({
		patterns: pathPatterns(pattern),
		owner
	}));
	return (path) => rules.findLast(({ patterns }) => patterns.within(path) === true)?.owner ?? null;
}

export { ownershipOf as a, ownerByPattern as i, APPROVERS as n, reviewerOf as o, SIGNALS as r, signalOf as s, AGENTS as t };