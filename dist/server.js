import { n as answerCommands } from "./daemon-thread.chunk.js";
import { t as LiveProject } from "./live-project.chunk.js";
import { t as UserError } from "./model-errors.chunk.js";
import { a as recallSession } from "./session.chunk.js";
import { t as check } from "./cli-check.chunk.js";
import { t as cacheFolder } from "./cli-environment.chunk.js";
import { r as judgeEdit } from "./cli-hook2.chunk.js";
import { r as askedIn } from "./cli-program-check.chunk.js";
import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";

// src/cli/server-thread.ts
/** The projects of a root, and the ways to look at them: each is kept from one command to the next. */
var Projects = class {
	/** By root, then by way; what was used last stands last. */
	#ways = /* @__PURE__ */ new Map();
	#later = [];
	async judge(request, need, lap) {
		const { project, isNew } = this.#projectOf(request);
		const run = async () => {
			project.touch(null);
			const result = await project.judge(request, {
				tables: need === "program",
				quick: false
			}, lap);
			if (request.staged) this.#later.push(async () => project.keepSide());
			return result;
		};
		const kept = isNew && need === "outcome" ? recallSession(request) : null;
		if (kept === null) return run();
		this.#later.push(run);
		return kept;
	}
	/** Does what was put off; whatever comes of it, the next command hears of that by itself. */
	async catchUp() {
		for (let at$ = 0, list$ = this.#later.splice(0); at$ < list$.length; at$++) {
			const run = list$[at$];
			await run().catch(() => void 0);
		}
	}
	#projectOf(request) {
		const { root, without, selection, configuration } = request;
		const { select, ignore, gates } = selection;
		const ways = this.#ways.get(root) ?? /* @__PURE__ */ new Map();
		this.#ways.set(root, ways);
		const way = JSON.stringify([
			without,
			select,
			ignore,
			gates,
			configuration?.name
		]);
		const known = ways.get(way);
		const project = known ?? new LiveProject(request);
		ways.delete(way);
		ways.set(way, project);
		for (let at$ = 0, list$ = [...ways.keys()].slice(0, -3); at$ < list$.length; at$++) {
			const key = list$[at$];
			ways.delete(key);
		}
		return {
			project,
			isNew: known === void 0
		};
	}
};
const projects = new Projects();
answerCommands(answer, () => projects.catchUp());
async function answer(ask) {
	const asked = await askedIn(ask.args);
	if (asked === null || !canBeServed(asked, ask.folder)) return { type: "own" };
	adopt(ask.environment, ask.folder);
	const effects = [];
	const host = hostOf(ask, effects);
	try {
		return {
			type: "answer",
			effects,
			status: await (asked.command === "check" ? check(asked.paths, asked.options, host) : judgeEdit(asked.options, ask.input ?? "", host))
		};
	} catch (error) {
		if (error instanceof UserError) return { type: "own" };
		throw error;
	}
}
/** What the client alone can do, or read. */
function canBeServed(asked, folder) {
	const { facts, allowOwnRules, cache, config } = asked.options;
	if (facts !== void 0 || allowOwnRules === true || !cache) return false;
	if (asked.command === "hook") return config === void 0 || isFile(resolve(folder, config));
	const { fix, unsafeFixes, diff, watch, head, coverage } = asked.options;
	if ([
		fix,
		unsafeFixes,
		diff,
		watch
	].includes(true) || head !== void 0) return false;
	return [config, coverage].every((path) => path === void 0 || isFile(resolve(folder, path)));
}
/** A file on a disk: what `/dev/fd/3` is depends on who asks. */
function isFile(path) {
	try {
		const real = realpathSync(path);
		return !/^\/(?:dev|proc)\//.test(path) && !/^\/(?:dev|proc)\//.test(real) && statSync(real).isFile();
	} catch {
		return false;
	}
}
function hostOf({ folder, environment, terminal }, effects) {
	return {
		folder,
		environment,
		terminal,
		cacheFolder: cacheFolder(environment, process.platform),
		judge: (request, need, lap) => projects.judge(request, need, lap),
		ending: (status) => effects.push({
			kind: "ending",
			status
		}),
		print: (text) => effects.push({
			kind: "print",
			text
		}),
		warn: (text) => effects.push({
			kind: "warn",
			text
		}),
		write: (path, text) => effects.push({
			kind: "write",
			path,
			text
		}),
		record: (into, record) => effects.push({
			kind: "record",
			folder: into,
			record
		})
	};
}
/** Programs that are run, git that is, see the client's environment; it is this thread's alone. */
function adopt(environment, folder) {
	for (let at$ = 0, list$ = Object.keys(process.env); at$ < list$.length; at$++) {
		const name = list$[at$];
		if (/^(?:PATH|GIT_\w+|XDG_\w+)$/i.test(name) && !(name in environment)) delete process.env[name];
	}
	Object.assign(process.env, environment);
	const { GIT_INDEX_FILE: index } = environment;
	if (index !== void 0 && index !== "") process.env.GIT_INDEX_FILE = resolve(folder, index);
}

export {  };