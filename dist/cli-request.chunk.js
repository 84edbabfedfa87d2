import { n as defineRule, t as rules } from "./rules.chunk.js";
import { i as findRoot, r as loadPolicy } from "./config.chunk.js";
import { n as workingTreeRequest } from "./doors.chunk.js";
import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { t as fileText } from "./run-texts.chunk.js";
import { t as cacheFolder } from "./cli-environment.chunk.js";
import { realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

// src/cli/own-rules.ts
const FIELDS = [
	"id",
	"severity",
	"message",
	"why",
	"remedy",
	"check"
];
const SEVERITIES = [
	"error",
	"warning",
	"note"
];
/**
* Loads the rules of a project's own: runs their modules, with the rights of whoever runs this. Throws a UserError for a module that
* cannot be loaded, or whose rule is not what the settings say.
*/
function ownRulesIn(root) {
	return async (rules) => {
		const loaded = [];
		for (let at$ = 0, list$ = rules; at$ < list$.length; at$++) {
			const own = list$[at$];
			loaded.push({
				gate: own.gate,
				rule: checked(own, await definitionIn(root, own)),
				page: null
			});
		}
		return loaded;
	};
}
/** What a module exports: a rule, or a function that makes one of `defineRule`. */
async function definitionIn(root, { file }) {
	const module = await imported(root, file);
	if (module.default === void 0) throw userError(`${file}: export the rule as default: \`export default ({ defineRule }) => …\``);
	if (typeof module.default !== "function") return module.default;
	try {
		return await module.default({ defineRule });
	} catch (error) {
		throw userError(`${file}: the rule cannot be made: ${reasonOf(error)}`);
	}
}
async function imported(root, file) {
	if (!/\.m[jt]s$/.test(file)) throw userError(`${file}: a rule is a module: call it .mjs, or .mts where it is TypeScript`);
	try {
		return await import(pathToFileURL(join(root, file)).href);
	} catch (error) {
		if (error.code === "ERR_UNKNOWN_FILE_EXTENSION") throw userError(`${file}: this Node.js (${process.version}) does not read TypeScript: use 22.18 or later, or write it in JavaScript`);
		throw userError(`${file} cannot be loaded: ${reasonOf(error)}`);
	}
}
function reasonOf(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" && !error.code.startsWith("ERR_") ? systemReason(error) : error instanceof Error ? `${error.name}: ${(error.message.split("\n")[0] ?? "").trim()}` : String(error);
}
/** The rule of a definition, with hooks that are held to their contract. */
function checked({ id, file }, value) {
	const fail = (what) => {
		throw userError(`${file}: ${what}`);
	};
	if (typeof value !== "object" || value === null) return fail("the default export is no rule: give what defineRule returns");
	const rule = value;
	for (let at$ = 0, list$ = Object.keys(rule); at$ < list$.length; at$++) {
		const key = list$[at$];
		if (FIELDS.includes(key)) continue;
		const meant = nearest(key, FIELDS);
		fail(`a rule has no field ${key}${meant === null ? `: it has ${FIELDS.join(", ")}` : `: did you mean ${meant}?`}`);
	}
	for (let at$ = 0, list$ = [
		"message",
		"why",
		"remedy"
	]; at$ < list$.length; at$++) {
		const key = list$[at$];
		if (typeof rule[key] !== "string" || rule[key] === "") fail(`the rule's ${key} must be a text`);
	}
	if (rule.id !== id) fail(`the rule calls itself ${JSON.stringify(rule.id)}, the settings call it ${id}`);
	if (!SEVERITIES.includes(rule.severity)) fail(`the rule's severity must be one of ${SEVERITIES.join(", ")}`);
	if (typeof rule.check !== "object" || rule.check === null) fail("the rule's check must be an object with a function for each kind of subject");
	const hooks = Object.entries(rule.check).map((kind$of) => {
		const kind = kind$of[0], hook = kind$of[1];
		if (typeof hook !== "function") fail(`check.${kind} must be a function`);
		return [kind, guarded(kind, hook)];
	});
	if (hooks.length === 0) fail("the rule checks nothing: give it a hook, such as check.function");
	return {
		...value,
		check: Object.fromEntries(hooks)
	};
}
/** A hook that is not asynchronous and reports places; anything else crashes the rule, so that its gate is not judged. */
function guarded(kind, hook) {
	return (subject, context) => {
		const report = (at, ...rest) => {
			if (!isPlace(at)) throw new TypeError("report takes a place of the subject, such as subject.at");
			context.report(at, ...rest);
		};
		if (typeof hook(subject, {
			...context,
			report
		})?.then === "function") throw new TypeError(`check.${kind} is asynchronous: a hook answers at once, from the subject alone`);
	};
}
function isPlace(value) {
	const { file, start, end, symbol } = value ?? {};
	return typeof file === "string" && typeof symbol === "string" && Number.isInteger(start) && Number.isInteger(end);
}

// src/cli/request.ts
/** The request of a command that looks at the working tree and nothing else. */
function plainRequest(options, paths = [], host = ownSurroundings()) {
	const { folder } = host;
	const root = findRoot(folder, options.root ?? null, paths);
	const request = workingTreeRequest(root, options.cache ? host.cacheFolder : null);
	return {
		...request,
		configuration: options.config === void 0 ? null : {
			name: options.config,
			text: fileText(resolve(folder, options.config))
		},
		selection: {
			...request.selection,
			paths: paths.map((path) => inRoot(root, path, folder))
		},
		...options.facts === void 0 ? {} : { factsFolder: existingFolder(options.facts, folder) },
		...options.allowOwnRules === true ? { loadOwnRules: ownRulesIn(root) } : {},
		jobs: options.jobs ?? null
	};
}
function ownSurroundings() {
	return {
		folder: process.cwd(),
		cacheFolder: cacheFolder(process.env, process.platform)
	};
}
/** The ids of the rules that the settings of a root name as the project's own. */
function ownRuleIds({ root, configuration }) {
	const read = (path) => path === configuration?.name ? configuration.text : fileText(join(root, path));
	const registered = rules.map(({ rule }) => rule.id);
	return loadPolicy(read, registered, configuration?.name ?? null).policy.ownRules.map(({ id }) => id);
}
/** Rule ids as given, or a mistake that names the nearest one. */
function knownRules(ids, own = () => []) {
	const registered = rules.map(({ rule }) => rule.id);
	const all = ids.every((id) => registered.includes(id)) ? registered : [...registered, ...own()];
	for (let at$ = 0, list$ = ids; at$ < list$.length; at$++) {
		const id = list$[at$];
		if (all.includes(id)) continue;
		const meant = nearest(id, all);
		throw userError(`there is no rule ${id}${meant === null ? "" : `: did you mean ${meant}?`} \`fastapi-gate rules\` lists them`);
	}
	return ids;
}
/** A folder that the command line names (absolute). That it is not there is said: an empty one is what a job without shards leaves. */
function existingFolder(path, from) {
	const folder = realPath(path, from);
	if (!statSync(folder).isDirectory()) throw userError(`${path} is not a folder: name the one that \`fastapi-gate facts --output\` wrote`);
	return folder;
}
function realPath(path, from) {
	try {
		return realpathSync(resolve(from, path));
	} catch {
		throw userError(`${path} does not exist`);
	}
}
function inRoot(root, path, from) {
	const inside = relative(root, realPath(path, from)).split(sep).join("/");
	if (inside === ".." || inside.startsWith("../")) throw userError(`${path} lies outside the root ${root}: name another root with --root`);
	return repoPath(inside === "" ? "." : inside);
}

export { ownRuleIds as n, plainRequest as r, knownRules as t };