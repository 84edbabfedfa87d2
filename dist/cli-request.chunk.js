import { o as rules } from "./registry.chunk.js";
import "./config.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { t as nearest } from "./model-nearest.chunk.js";
import { t as findRoot } from "./config-root.chunk.js";
import { c as repoPath } from "./model-defaults.chunk.js";
import { readFileSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { homedir } from "node:os";

// src/cli/environment.ts
/** The folder of the user's caches for this tool: where the system wants it, or where FASTAPI_GATE_CACHE says. */
function cacheFolder(environment, platform) {
	const { FASTAPI_GATE_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
	if (own !== void 0 && own !== "") return own;
	if (xdg !== void 0 && isAbsolute(xdg)) return join(xdg, "fastapi-gate");
	if (platform === "win32" && local !== void 0) return join(local, "fastapi-gate", "cache");
	return join(homedir(), platform === "darwin" ? "Library/Caches" : ".cache", "fastapi-gate");
}
/** Whether text is coloured: as asked for, else by NO_COLOR (no-color.org) and FORCE_COLOR, else on a terminal. */
function wantsColour(when, environment, terminal) {
	if (when !== "auto") return when === "always";
	const { NO_COLOR: none = "", FORCE_COLOR: force } = environment;
	if (none !== "") return false;
	if (force !== void 0) return force !== "0" && force !== "false";
	return terminal && environment.TERM !== "dumb";
}

// src/cli/request.ts
/** The request of a command that looks at the working tree and nothing else. */
function plainRequest(options, paths = []) {
	const root = findRoot(process.cwd(), options.root ?? null, paths);
	return {
		root,
		configuration: options.config === void 0 ? null : {
			name: options.config,
			text: textOf(options.config)
		},
		selection: {
			select: [],
			ignore: [],
			gates: [],
			paths: paths.map((path) => inRoot(root, path))
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
		jobs: options.jobs ?? null,
		cacheFolder: options.cache ? cacheFolder(process.env, process.platform) : null
	};
}
/** Rule ids as given, or a mistake that names the nearest one. */
function knownRules(ids) {
	const all = rules.map(({ rule }) => rule.id);
	for (const id of ids) {
		if (all.includes(id)) continue;
		const meant = nearest(id, all);
		throw userError(`there is no rule ${id}${meant === null ? "" : `: did you mean ${meant}?`} \`fastapi-gate rules\` lists them`);
	}
	return ids;
}
function textOf(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}
function realPath(path) {
	try {
		return realpathSync(resolve(path));
	} catch {
		throw userError(`${path} does not exist`);
	}
}
function inRoot(root, path) {
	const inside = relative(root, realPath(path)).split(sep).join("/");
	if (inside === ".." || inside.startsWith("../")) throw userError(`${path} lies outside the root ${root}: name another root with --root`);
	return repoPath(inside === "" ? "." : inside);
}

export { plainRequest as n, wantsColour as r, knownRules as t };