import { o as decodeSource } from "./extract.chunk.js";
import { a as findAlone, o as findIn } from "./pipeline.chunk.js";
import { _ as readAhead, a as digest } from "./run.chunk.js";
import { M as mayBeEdited } from "./analysis.chunk.js";
import "./domain-alembic.chunk.js";
import { t as EVIDENCE_PATH } from "./domain-alembic-evidence.chunk.js";
import { t as baseSideOf } from "./base-side2.chunk.js";
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { availableParallelism } from "node:os";

// src/run/thread.ts
/** Whether another thread can run a script: from source, as tests are run, there is none. */
function hasScript(script) {
	return existsSync(script);
}
/** What a thread of its own posted; null where it ended without a message, whatever the reason. The thread ends with its message. */
function runErrand({ script, data, megabytes }) {
	return new Promise((resolve) => {
		const worker = new Worker(script, {
			workerData: data,
			resourceLimits: { maxOldGenerationSizeMb: megabytes }
		});
		worker.on("message", (message) => {
			resolve(message);
			worker.terminate();
		});
		worker.on("error", () => void 0);
		worker.on("exit", () => resolve(null));
	});
}

// src/former.ts
/** Below so many files a thread costs more than it saves. */
const FILES_PER_THREAD = 150;
const MEGABYTES = 4e3;
/**
* What was found in the tree of a base: what an earlier run kept of the same contents, or else found now, by another thread where that
* pays. Never more than one of a tree whose revisions the head edited: what such an edit means only the histories themselves can tell.
*/
function formerSide(base, head, means, lap) {
	const here = async () => baseSideOf(await findIn(base.read, base.policy, lap));
	const present = new Set(head.files.map(({ facts }) => facts.hash));
	const usable = (side) => !mayBeEdited(side.histories, present);
	const kept = keptSide(base, keyOf(base, means), means);
	if (kept !== null && usable(kept)) return {
		side: kept,
		kept: true
	};
	const script = new URL("./base.js", import.meta.url);
	const edited = base.read.files.some(({ role, facts }) => role === "migration" && !present.has(facts.hash));
	const pays = base.read.files.length >= FILES_PER_THREAD && (means.jobs ?? availableParallelism()) > 1;
	if (edited || !pays || !hasScript(script)) return {
		side: here(),
		kept: kept !== null
	};
	const { files, problems, migrations, projectFiles } = base.read;
	const { root, commit } = means;
	const task = {
		root,
		commit,
		policy: base.policy,
		files,
		problems,
		migrations,
		projectFiles
	};
	const apart = async () => {
		const side = await runErrand({
			script,
			data: task,
			megabytes: MEGABYTES
		});
		return side !== null && usable(side) ? side : here();
	};
	return {
		side: apart(),
		kept: kept !== null
	};
}
/** Keeps the side of a tree for runs that are compared with the same contents; it is made where none is kept yet. A line about what went wrong, or null. */
function keepSide(tree, make, means) {
	const { store } = means;
	const key = keyOf(tree, means);
	if (key === null || store === null || keptSide(tree, key, means) !== null) return null;
	const side = make();
	const texts = [
		EVIDENCE_PATH,
		...tree.read.projectFiles,
		...side.texts
	].map((path) => [path, digest(tree.read.text(path))]);
	return store.put(key, {
		texts,
		side: plainSide(side)
	});
}
function keptSide({ read }, key, { store }) {
	const kept = key === null || store === null ? null : store.get(key);
	return kept?.texts.every((path$of) => {
		const path = path$of[0], former = path$of[1];
		return digest(read.text(path)) === former;
	}) === true ? kept.side : null;
}
/** The side that a tree will be once it is the base: what is found in it when it is compared with nothing. */
function sideAlone(tree, found) {
	return baseSideOf(findAlone(tree.read, tree.policy, found));
}
/** What can be kept of a side, and handed from thread to thread. */
function plainSide(side) {
	return {
		...side,
		histories: {
			...side.histories,
			replayed: null
		}
	};
}
/** The tree of a task, with its sources and texts as git has them. */
function readTreeOf({ files, problems, migrations, projectFiles }, { read, tree }) {
	const bytesOf = readAhead({ read }, files.map(({ path }) => path));
	const sourceOf = (path) => {
		const bytes = bytesOf(path);
		return bytes === null ? null : decodeSource(bytes).utf8;
	};
	return {
		files,
		problems,
		migrations,
		projectFiles,
		sourceOf,
		text: tree.text
	};
}
/** Names a side by all that it is made of but texts; null where a file is missing that may be readable the next time. */
function keyOf({ read, discovery, policy }, { version }) {
	if (read.files.length !== discovery.files.length) return null;
	const { packages, migrations, projectFiles, aliases, problems } = discovery;
	const files = read.files.map(({ path, role, facts }) => [
		path,
		role,
		facts.hash
	]);
	return JSON.stringify([
		"base",
		version,
		policy,
		{
			files,
			packages,
			migrations,
			projectFiles,
			aliases,
			problems
		}
	]);
}

export { sideAlone as a, readTreeOf as i, keepSide as n, plainSide as r, formerSide as t };