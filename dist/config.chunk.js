import { i as userError, t as UserError } from "./model-errors.chunk.js";
import { n as TomlError, t as parse } from "./smol-toml-dist.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { i as GATES, o as atLeast, r as DEFAULT_POLICY, t as BLOCKING_SEVERITY } from "./model-defaults.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { n as APPROVERS, t as AGENTS } from "./model-agents.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

// src/config/places.ts
/**
* Finds the line of a key in TOML text that is known to parse. The parser gives values without places, so this reads the text
* once more, only as far as keys: headers, and keys before an equals sign, in tables and inline tables.
*/
function lineOfKey(text, path) {
	const wanted = path.filter((part) => typeof part === "string");
	let best = null;
	for (const { keys, line } of keysOf(text)) {
		const depth = common(keys, wanted);
		if (depth === keys.length && depth > (best?.depth ?? 0)) best = {
			depth,
			line
		};
	}
	return best?.line ?? null;
}
function common(a, b) {
	let count = 0;
	while (count < a.length && a[count] === b[count]) count++;
	return count;
}
/** One token: a string in its four forms, a comment, a bare word, a line end, or a sign. */
const TOKEN = /"""(?:\\[\s\S]|[^\\])*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|[\w+-]+(?:[:.][\w+-]+)*|\n|[[\]{}=,.]/g;
function* keysOf(text) {
	let header = [];
	/** The keys before each open brace, and whether a bracket is open instead. */
	const open = [];
	let words = [];
	let line = 1;
	let wordLine = 1;
	let value = false;
	let inHeader = false;
	for (const [token] of text.matchAll(TOKEN)) {
		const here = line;
		line += token.split("\n").length - 1;
		if (token.startsWith("#") || token === ".") continue;
		if (token === "\n") {
			if (open.length > 0) continue;
			words = [];
			value = false;
		} else if (token === "=") {
			yield {
				keys: [...open.at(-1) ?? header, ...words],
				line: wordLine
			};
			value = true;
		} else if (token === "[" && !value && open.length === 0) inHeader = true;
		else if (token === "]" && inHeader) {
			if (words.length > 0) {
				header = words;
				yield {
					keys: header,
					line: wordLine
				};
			}
			words = [];
			inHeader = false;
		} else if (token === "{") {
			open.push([...open.at(-1) ?? header, ...words]);
			words = [];
			value = false;
		} else if (token === "[") open.push(null);
		else if (token === "}" || token === "]") {
			open.pop();
			value = true;
		} else if (token === ",") {
			if (open.length > 0 && open.at(-1) !== null) {
				words = [];
				value = false;
			}
		} else if (!value) {
			if (words.length === 0) wordLine = here;
			words.push(...plainKeys(token));
		}
	}
}
function plainKeys(token) {
	if (token.startsWith("\"")) try {
		return [JSON.parse(token)];
	} catch {
		return [token.slice(1, -1)];
	}
	return token.startsWith("'") ? [token.slice(1, -1)] : token.split(".");
}

// src/config/policy.ts
/** Settings over the defaults, with what no schema can say against them. */
function policyFrom(value) {
	const settings = value;
	const violations = [];
	const inRoot = (text, path) => {
		try {
			return repoPath(text);
		} catch {
			violations.push({
				path,
				message: `\`${path.join(".")}\` must be a path inside the root, not ${JSON.stringify(text)}`
			});
			return repoPath(".");
		}
	};
	violations.push(...withoutEffect(settings), ...nobody(settings));
	const { layers: { strict = DEFAULT_POLICY.analysis.strictLayers, ...layers } = {}, migrations = {} } = settings;
	const analysis = {
		sourceRoots: (settings["source-roots"] ?? []).map((text, index) => inRoot(text, ["source-roots", index])),
		include: settings.include ?? [],
		exclude: settings.exclude ?? [],
		roles: settings.roles ?? DEFAULT_POLICY.analysis.roles,
		async: settings["async-policy"] ?? DEFAULT_POLICY.analysis.async,
		asyncEntries: settings.async?.entries ?? [],
		asyncSeverity: settings.async?.severity ?? {},
		blockingCalls: settings.blocking?.calls ?? [],
		blockingCategories: Object.fromEntries(Object.entries(settings.blocking?.categories ?? {}).map((name$of) => {
			const name = name$of[0], { calls = [], severity = null, instead = null } = name$of[1];
			return [name, {
				calls,
				severity,
				instead
			}];
		})),
		offloaders: settings.offloaders?.calls ?? [],
		layers,
		strictLayers: strict,
		tableRows: migrations["table-rows"] ?? {},
		dialect: migrations.dialect ?? null,
		postgresqlVersion: migrations["postgresql-version"] ?? DEFAULT_POLICY.analysis.postgresqlVersion
	};
	return {
		policy: {
			gates: Object.fromEntries(GATES.map((gate) => {
				const set = settings.gates?.[gate] ?? {};
				violations.push(...forbidden(gate, set));
				return [gate, gateFrom(DEFAULT_POLICY.gates[gate], set)];
			})),
			rules: ruleSettings(settings.rules),
			overrides: (settings.overrides ?? []).map(({ paths = [], rules }) => ({
				paths,
				rules: ruleSettings(rules)
			})),
			ownRules: Object.entries(settings["own-rules"] ?? {}).sort((one$of, other$of) => {
				const one = one$of[0], other = other$of[0];
				return byText(one, other);
			}).flatMap((id$of) => {
				const id = id$of[0], { file, gate } = id$of[1];
				const path = ["own-rules", id];
				const missing = file === void 0 ? "file" : "gate";
				if (file !== void 0 && gate !== void 0) return [{
					id,
					gate,
					file: inRoot(file, [...path, "file"])
				}];
				violations.push({
					path,
					message: `\`own-rules.${id}\` names no ${missing}: add \`${missing}\``
				});
				return [];
			}),
			selection: {
				select: settings.select ?? [],
				ignore: settings.ignore ?? [],
				gates: [],
				paths: []
			},
			owners: Object.entries(settings.owners ?? {}).map((pattern$of) => {
				return {
					pattern: pattern$of[0],
					owner: pattern$of[1]
				};
			}),
			successRate: settings["success-rate"] ?? DEFAULT_POLICY.successRate,
			baseline: settings.baseline === void 0 ? DEFAULT_POLICY.baseline : inRoot(settings.baseline, ["baseline"]),
			waivers: settings.waivers === void 0 ? DEFAULT_POLICY.waivers : inRoot(settings.waivers, ["waivers"]),
			approvers: settings.approvers ?? {},
			securityFiles: settings["security-files"] ?? DEFAULT_POLICY.securityFiles,
			sensitiveFields: settings["sensitive-fields"] ?? DEFAULT_POLICY.sensitiveFields,
			domains: settings.domains ?? {},
			analysis
		},
		violations
	};
}
function ruleSettings(rules = {}) {
	return Object.fromEntries(Object.entries(rules).flatMap((id$of) => {
		const id = id$of[0], { severity } = id$of[1];
		return severity === void 0 ? [] : [[id, severity]];
	}));
}
/** An override that names no file or no rule has no effect, which nobody can have meant. */
function withoutEffect({ overrides = [] }) {
	return overrides.flatMap(({ paths = [], rules = {} }, index) => {
		const missing = paths.length === 0 ? "paths" : Object.keys(rules).length === 0 ? "rules" : null;
		return missing === null ? [] : [{
			path: ["overrides", index],
			message: `\`overrides[${index}]\` names no ${missing}: add \`${missing}\`, or take it out`
		}];
	});
}
/** A role that is bound to nobody in particular is left out; one that is named must name somebody who can be told from others. */
function nobody({ approvers = {} }) {
	return Object.entries(approvers).flatMap(([role, people = []]) => {
		const path = ["approvers", role];
		if (people.length === 0) return [{
			path,
			message: `\`approvers.${role}\` names nobody: name who decides, or take it out`
		}];
		return people.filter((person) => person !== "CODEOWNERS" && !/^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(person)).map((person) => ({
			path,
			message: `\`approvers.${role}\` names ${JSON.stringify(person)}: write a person or team such as \`@ada\` or \`@shop/dba\`, an address, or \`CODEOWNERS\``
		}));
	});
}
/** What is set for a gate that nobody may bypass must not be laxer than its default. */
function forbidden(gate, set) {
	const standard = DEFAULT_POLICY.gates[gate];
	if (standard.bypass !== "none") return [];
	const violations = [];
	const refuse = (key, why) => {
		violations.push({
			path: [
				"gates",
				gate,
				key
			],
			message: `\`gates.${gate}.${key}\` ${why}: nobody can bypass this gate. Remove the setting`
		});
	};
	if (set.enforcement === "advisory") refuse("enforcement", "cannot be advisory");
	if (set.approver !== void 0) refuse("approver", "cannot be set");
	if (set.threshold !== void 0 && set.threshold < standard.threshold) refuse("threshold", `cannot be below ${standard.threshold}`);
	if (set["fail-on"] !== void 0 && !atLeast(standard.failOn, set["fail-on"])) refuse("fail-on", `cannot be above ${standard.failOn}`);
	return violations;
}
function gateFrom(standard, set) {
	const enforcement = set.enforcement ?? standard.enforcement;
	const common = {
		enforcement,
		failOn: set["fail-on"] ?? standard.failOn,
		threshold: set.threshold ?? standard.threshold
	};
	if (standard.bypass === "none") return {
		...common,
		bypass: "none",
		approver: null
	};
	if (enforcement === "advisory") return {
		...common,
		bypass: "proceeds",
		approver: null
	};
	return {
		...common,
		bypass: "waiver",
		approver: set.approver ?? standard.approver ?? "ARCHITECT"
	};
}

// src/config/schema.ts
const LAYERS = [
	"route",
	"controller",
	"service",
	"repository",
	"model",
	"schema",
	"core"
];
const DOMAINS = [
	"COORD_RESILIENCE",
	"COORD_ENGINE",
	"COORD_QUALITY",
	"COORD_PLATFORM"
];
const ROLES = [
	"application",
	"migration",
	"test",
	"script",
	"generated",
	"vendored"
];
const text = (description) => ({
	type: "string",
	description,
	minLength: 1
});
const choice = (description, values, initial) => ({
	type: "string",
	description,
	enum: values,
	...initial === void 0 ? {} : { default: initial }
});
const list = (description, items, initial = []) => ({
	type: "array",
	description,
	items,
	default: initial
});
const table = (description, properties) => ({
	type: "object",
	description,
	properties,
	additionalProperties: false
});
const patterns = (description) => list(description, text("A pattern in the syntax of .gitignore, relative to the root."));
/** The schema of `[tool.fastapi-gate]`. Rule ids are the caller's: settings know no rule. */
function settingsSchema(rules) {
	const rule = choice("A rule.", rules);
	return table("Settings of fastapi-gate.", {
		include: patterns("The only files to analyse; empty for all."),
		exclude: patterns("Files that are not analysed, besides those that .gitignore names."),
		"source-roots": list("Folders that hold packages, besides those found.", text("A folder, relative to the root.")),
		roles: list("Code that the gates judge, by what it is for.", choice("What code is for.", ROLES), DEFAULT_POLICY.analysis.roles),
		select: list("The only rules whose findings are listed; empty for all.", rule),
		ignore: list("Rules whose findings are not listed.", rule),
		"async-policy": choice("`event-loop`: work that FastAPI runs in its threadpool is no violation; `all`: every synchronous database operation is.", ["event-loop", "all"], DEFAULT_POLICY.analysis.async),
		async: table("Settings of the async gate.", {
			entries: list("Functions that run on the event loop besides those known.", text("A dotted name, such as `app.workers.*`, in which `*` stands for any text.")),
			severity: table("What blocking work counts for, by what it waits for. Network, databases, sleep and processes are always errors.", {
				file: choice("Reading and writing files.", [
					"note",
					"warning",
					"error"
				], BLOCKING_SEVERITY.file),
				cpu: choice("Heavy computation, such as hashing passwords.", [
					"note",
					"warning",
					"error"
				], BLOCKING_SEVERITY.cpu),
				lock: choice("Locks between threads.", [
					"note",
					"warning",
					"error"
				], BLOCKING_SEVERITY.lock),
				other: choice("Everything else.", [
					"note",
					"warning",
					"error"
				], BLOCKING_SEVERITY.other)
			})
		}),
		"success-rate": {
			type: "integer",
			description: "Per cent of the agents that must succeed.",
			minimum: 0,
			maximum: 100,
			default: DEFAULT_POLICY.successRate
		},
		baseline: {
			type: "string",
			description: "The baseline file, relative to the root.",
			default: DEFAULT_POLICY.baseline,
			minLength: 1
		},
		waivers: {
			type: "string",
			description: "The file of waivers, relative to the root.",
			default: DEFAULT_POLICY.waivers,
			minLength: 1
		},
		approvers: table("Who decides in a role. A waiver of a role that is named here must say which of its people or teams decided.", Object.fromEntries(APPROVERS.map((role) => [role, list(`Who decides as ${role}.`, text("A person or team, such as `@ada` or `@shop/architects`; `CODEOWNERS` for who owns the waiver file."))]))),
		"security-files": list("Files whose change is escalated to the architect.", text("A pattern in the syntax of .gitignore, relative to the root."), DEFAULT_POLICY.securityFiles),
		"sensitive-fields": list("Fields that say something of a person, besides the usual names: a new route that takes or gives one is escalated.", text("A name in snake case, such as `badge_number`; with `!` before it, one of the usual names that is none here."), DEFAULT_POLICY.sensitiveFields),
		domains: table("What other domains share: a change of it is escalated to them. By default `core/`, `db/` and changed tests.", Object.fromEntries(DOMAINS.map((role) => [role, patterns(`Files shared with ${role}.`)]))),
		owners: {
			type: "object",
			description: "Who owns files: patterns in the syntax of .gitignore, the last match wins.",
			additionalProperties: choice("The owner.", AGENTS)
		},
		gates: table("Settings of gates.", Object.fromEntries(GATES.map((gate) => [gate, gateSchema(gate)]))),
		rules: table("Settings of rules.", Object.fromEntries(rules.map((id) => [id, ruleSchema(id)]))),
		overrides: {
			type: "array",
			description: "Settings of rules for some files. Of several that set a rule for a file the last one holds.",
			default: [],
			items: table("Settings of rules for some files.", {
				paths: patterns("The files."),
				rules: table("Settings of rules for these files.", Object.fromEntries(rules.map((id) => [id, ruleSchema(id)])))
			})
		},
		"own-rules": {
			type: "object",
			description: "Rules of the project's own, by id. Their code runs only with --allow-own-rules.",
			additionalProperties: table("A rule.", {
				file: text("Its module, relative to the root: .mjs, or .mts where Node.js reads TypeScript."),
				gate: choice("The gate that its findings count for.", GATES)
			})
		},
		layers: table("Which layer files belong to, before it is recognised by folder and content.", {
			strict: {
				type: "boolean",
				description: "Demand the full layering even where the code does not follow it.",
				default: DEFAULT_POLICY.analysis.strictLayers
			},
			...Object.fromEntries(LAYERS.map((layer) => [layer, patterns(`Files of the ${layer} layer.`)]))
		}),
		blocking: table("Calls that block their thread.", {
			calls: list("Functions besides those known.", text("A dotted name, such as `legacy.client.fetch`, of the project or of a library.")),
			categories: {
				type: "object",
				description: "Calls that count alike, by the name of their category: `database`, `network`, `sleep`, `process`, `file`, `cpu`, `lock` or one of your own.",
				additionalProperties: table("A category.", {
					calls: list("Its functions and methods.", text("A dotted name; `legacy.Client.*` names every method.")),
					severity: choice("What they count for; by default as others of the category, and those of an own category as errors.", [
						"note",
						"warning",
						"error"
					]),
					instead: text("What to use on the event loop, for the message.")
				})
			}
		}),
		offloaders: table("Calls that run what they are given in another thread or process.", { calls: list("Functions besides those known.", text("A dotted name, such as `common.threads.run_in_thread`.")) }),
		migrations: table("Settings of the migration gate.", {
			"table-rows": {
				type: "object",
				description: "Rows per table, for locks and data migrations; a table that is not named counts as one million rows.",
				additionalProperties: {
					type: "integer",
					description: "Rows.",
					minimum: 0
				}
			},
			"postgresql-version": {
				type: "integer",
				description: "The major version of PostgreSQL that locks are judged for.",
				minimum: 9,
				default: DEFAULT_POLICY.analysis.postgresqlVersion
			},
			dialect: choice("The database that migrations are judged for; found from dependencies, URLs and env.py when not set.", [
				"postgresql",
				"sqlite",
				"mysql"
			])
		})
	});
}
function gateSchema(gate) {
	return table(`Settings of ${gate}.`, {
		enforcement: choice("A mandatory gate blocks, an advisory one warns.", ["mandatory", "advisory"]),
		"fail-on": choice("The lowest severity that makes the gate fail.", [
			"error",
			"warning",
			"note"
		]),
		threshold: {
			type: "integer",
			description: "Per cent of the subjects that must be in order.",
			minimum: 0,
			maximum: 100,
			default: 100
		},
		approver: choice("Whose waiver counts.", APPROVERS)
	});
}
function ruleSchema(id) {
	return table(`Settings of ${id}.`, { severity: choice("What the rule's findings count for.", [
		"off",
		"note",
		"warning",
		"error"
	]) });
}
/** The schema as it is published, for editors and for other tools. */
function publishedSchema(rules) {
	return {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		title: "fastapi-gate",
		...settingsSchema(rules)
	};
}

// src/config/validate.ts
/** Everything in a value that a schema does not allow, in the value's own order. */
function validate(value, schema, path = []) {
	const wrong = (expected) => [{
		path,
		message: `${nameOf(path)} must be ${expected}, not ${describe(value)}`
	}];
	switch (schema.type) {
		case "string":
			if (typeof value !== "string") return wrong(schema.enum === void 0 ? "a string" : oneOf(schema.enum));
			if (schema.enum !== void 0 && !schema.enum.includes(value)) return wrong(`${oneOf(schema.enum)}${suggestion(value, schema.enum)}`);
			return value.length < (schema.minLength ?? 0) ? wrong("a string that is not empty") : [];
		case "integer": {
			const { minimum, maximum } = schema;
			return Number.isSafeInteger(value) && value >= minimum && value <= (maximum ?? Number.POSITIVE_INFINITY) ? [] : wrong(maximum === void 0 ? `a whole number, ${minimum} or more` : `a whole number from ${minimum} to ${maximum}`);
		}
		case "boolean": return typeof value === "boolean" ? [] : wrong("true or false");
		case "array": return Array.isArray(value) ? value.flatMap((item, index) => validate(item, schema.items, [...path, index])) : wrong("a list");
		case "object": return isTable(value) ? validateTable(value, schema, path) : wrong("a table");
	}
}
function validateTable(value, schema, path) {
	const properties = schema.properties ?? {};
	return Object.entries(value).flatMap((key$of) => {
		const key = key$of[0], item = key$of[1];
		const inner = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
		if (inner !== void 0 && inner !== false) return validate(item, inner, [...path, key]);
		const keys = Object.keys(properties);
		const meant = nearestOf(key, keys);
		const known = meant === null ? `known are ${keys.join(", ")}` : `did you mean \`${meant}\`?`;
		return [{
			path: [...path, key],
			message: `unknown key ${nameOf([...path, key])}: ${known}`
		}];
	});
}
/** A TOML date is an object too, but no table. */
function isTable(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
function nameOf(path) {
	const name = path.map((part) => typeof part === "number" ? `[${part}]` : /^[\w-]+$/.test(part) ? `.${part}` : `.${JSON.stringify(part)}`).join("");
	return path.length === 0 ? "the configuration" : `\`${name.slice(1)}\``;
}
function oneOf(values) {
	return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}
function suggestion(value, values) {
	const meant = nearestOf(value, values);
	return meant === null ? "" : ` (did you mean ${JSON.stringify(meant)}?)`;
}
function describe(value) {
	if (Array.isArray(value)) return "a list";
	if (value instanceof Date) return "a date";
	if (isTable(value)) return "a table";
	return typeof value === "string" ? JSON.stringify(value) : String(value);
}
/** The candidate that a mistyped text most likely means; `failOn`, `fail_on` and `Fail-On` all mean `fail-on`. */
function nearestOf(text, candidates) {
	if (candidates.includes(text)) return null;
	return nearest(text.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/[_\s]/g, "-").toLowerCase(), candidates) ?? nearest(text, candidates);
}

// src/config/projects.ts
/** A table of ours in the text of a pyproject.toml. */
const SECTION$1 = /^\s*\[\s*tool\s*\.\s*"?fastapi-gate"?\s*[\].]/m;
/** Whether a pyproject.toml holds settings of ours, as far as its text tells. */
function holdsSettings(pyproject) {
	return SECTION$1.test(pyproject);
}
/**
* The projects of a tree: folders with settings of their own, which are programs of their own, and the root (`.`), if it has settings or
* application code outside of them. Sorted; empty where no folder below the root has settings.
*/
function projectsIn({ projectFiles, application, text }) {
	const folders = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = projectFiles; at$ < list$.length; at$++) {
		const path = list$[at$];
		const cut = path.lastIndexOf("/");
		const name = path.slice(cut + 1);
		if (name !== "fastapi-gate.toml" && !(name === "pyproject.toml" && holdsSettings(text(path) ?? ""))) continue;
		folders.add(cut < 0 ? "." : path.slice(0, cut));
	}
	const nested = [...folders].filter((folder) => folder !== ".");
	if (nested.length === 0) return [];
	if (application.some((file) => !nested.some((folder) => isBelow(file, folder)))) folders.add(".");
	return [...folders].sort();
}
/** Other projects inside one: their files are none of its own. Relative to that project. */
function projectsInside(project, all) {
	if (project === ".") return all.filter((other) => other !== ".");
	return all.filter((other) => isBelow(other, project)).map((other) => other.slice(project.length + 1));
}
/** Whether a path lies below a folder. */
function isBelow(path, folder) {
	return folder === "." || path.startsWith(`${folder}/`);
}
/** A root that holds several projects, where one is to be analysed. */
var SeveralProjects = class extends UserError {
	projects;
	constructor(projects) {
		const first = projects.find((project) => project !== ".") ?? ".";
		const message = projects.length === 1 ? `the settings here are those of ${first}: name it with --root ${first} (in the Action working-directory: ${first})` : `there are several projects with settings of their own here (${projects.join(", ")}): name one with --root ${first} (in the Action working-directory: ${first}); \`check\` and \`report\` judge all of them in one run`;
		super([{
			file: null,
			line: null,
			message
		}]);
		this.name = "SeveralProjects";
		this.projects = projects;
	}
};

// src/config/root.ts
/**
* The root of a run, absolute and without links: the folder named, else the nearest folder with settings or a repository, from
* the paths' common folder upwards, else the working directory (or that common folder, where it lies elsewhere).
* Throws a UserError for a path that does not exist.
*/
function findRoot(workingDirectory, named, paths) {
	if (named !== null) {
		const root = real(workingDirectory, named);
		if (!statSync(root).isDirectory()) throw userError(`${named} is not a folder: name the folder of the back end`);
		return root;
	}
	const here = realpathSync(workingDirectory);
	const folders = paths.map((path) => {
		const target = real(workingDirectory, path);
		return statSync(target).isDirectory() ? target : dirname(target);
	});
	const start = folders.length === 0 ? here : folders.reduce(commonFolder);
	for (let folder = start;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git")) || hasSettings(folder)) return folder;
		if (dirname(folder) === folder) break;
	}
	return isWithin(start, here) ? here : start;
}
/** The path of a root in the repository that holds it, with forward slashes; null where it is the repository's top, or in none. */
function projectIn(root) {
	for (let folder = root;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git"))) return folder === root ? null : relative(folder, root).split(sep).join("/");
		if (dirname(folder) === folder) return null;
	}
}
function real(workingDirectory, path) {
	try {
		return realpathSync(resolve(workingDirectory, path));
	} catch {
		throw userError(`${path} does not exist`);
	}
}
function hasSettings(folder) {
	if (existsSync(join(folder, "fastapi-gate.toml"))) return true;
	try {
		return holdsSettings(readFileSync(join(folder, "pyproject.toml"), "utf8"));
	} catch {
		return false;
	}
}
function commonFolder(one, other) {
	let folder = one;
	while (!isWithin(other, folder)) folder = dirname(folder);
	return folder;
}
function isWithin(path, folder) {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

// src/config/index.ts
/** The two files that may hold settings, in a root. */
const SETTINGS_FILE = "fastapi-gate.toml";
const PROJECT_FILE = "pyproject.toml";
const SECTION = ["tool", "fastapi-gate"];
/**
* Reads the policy of a tree: of the file named, else of the root's fastapi-gate.toml or pyproject.toml. `read` gives a file's
* text, null where there is none. Throws a UserError with every mistake, each with file, line and remedy.
*/
function loadPolicy(read, rules, named = null) {
	if (named !== null) {
		const text = read(named);
		if (text === null) throw new UserError([{
			file: named,
			line: null,
			message: "no such configuration file, or it cannot be read"
		}]);
		return policyOf(named, text, rules) ?? {
			policy: DEFAULT_POLICY,
			file: named
		};
	}
	const own = read(SETTINGS_FILE);
	const project = read(PROJECT_FILE);
	const inProject = project === null || !project.includes(SECTION[1]) ? null : policyOf(PROJECT_FILE, project, rules);
	if (own === null) return inProject ?? {
		policy: DEFAULT_POLICY,
		file: null
	};
	if (inProject !== null) {
		const line = lineOfKey(project, SECTION);
		throw new UserError([{
			file: PROJECT_FILE,
			line,
			message: `settings stand here and in ${SETTINGS_FILE}: keep them in one file`
		}]);
	}
	return policyOf("fastapi-gate.toml", own, rules) ?? {
		policy: DEFAULT_POLICY,
		file: "fastapi-gate.toml"
	};
}
/** The policy that a file holds; null for a pyproject.toml without our section. */
function policyOf(file, text, rules) {
	const whole = parsed(file, text);
	const prefix = file === "pyproject.toml" || file.endsWith(`/${"pyproject.toml"}`) ? SECTION : [];
	let value = whole;
	for (let at$ = 0, list$ = prefix; at$ < list$.length; at$++) {
		const key = list$[at$];
		value = isTable(value) ? value[key] : void 0;
	}
	if (value === void 0) return null;
	if (prefix.length === 0 && isTable(value) && isTable(value.tool)) {
		const line = lineOfKey(text, firstPath(value));
		throw new UserError([{
			file,
			line,
			message: `settings stand at the top here, without \`${SECTION.join(".")}\`: \`[gates.n-plus-one]\``
		}]);
	}
	const mistakes = (violations) => violations.map(({ path, message }) => ({
		file,
		line: lineOfKey(text, [...prefix, ...path]),
		message
	})).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
	const own = isTable(value) && isTable(value["own-rules"]) ? Object.keys(value["own-rules"]) : [];
	const invalid = [...misnamed(own, rules), ...validate(value, settingsSchema([...rules, ...own]))];
	if (invalid.length > 0) throw new UserError(mistakes(invalid));
	const { policy, violations } = policyFrom(value);
	if (violations.length > 0) throw new UserError(mistakes(violations));
	return {
		policy,
		file
	};
}
/** The first table, the first in it, and so on. */
function firstPath(value) {
	const first = isTable(value) ? Object.entries(value).find((item$of) => {
		const item = item$of[1];
		return isTable(item);
	}) : void 0;
	return first === void 0 ? [] : [first[0], ...firstPath(first[1])];
}
const RULE_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;
/** Ids that a comment could not name, or that name another rule. */
function misnamed(own, rules) {
	return own.flatMap((id) => {
		const path = ["own-rules", id];
		if (rules.includes(id)) return [{
			path,
			message: `\`own-rules.${id}\` is called as a rule of fastapi-gate: give it another id`
		}];
		if (RULE_ID.test(id)) return [];
		return [{
			path,
			message: `\`own-rules.${id}\` is no id of a rule: write it in lower case with hyphens, such as \`unaudited-write\``
		}];
	});
}
function parsed(file, text) {
	try {
		return parse(text.replace(/^\uFEFF/, ""));
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const message = error.message.split("\n")[0].replace(/^Invalid TOML document: /, "");
		throw new UserError([{
			file,
			line: error.line,
			message: `is not valid TOML: ${message}`
		}]);
	}
}

export { projectIn as a, projectsIn as c, findRoot as i, projectsInside as l, SETTINGS_FILE as n, SeveralProjects as o, loadPolicy as r, isBelow as s, PROJECT_FILE as t, publishedSchema as u };