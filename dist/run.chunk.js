import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { n as recordOf, t as readRecords } from "./run-records.chunk.js";
import { a as SIZE_LIMIT, i as tooLarge, n as fileAnalyser, o as contentHash, r as guarded, s as fileReader, t as claimer } from "./run-share.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { n as nameIn, r as parentOf } from "./model-paths.chunk.js";
import { n as writeFileAtomically, t as beginReplacement } from "./run-atomic.chunk.js";
import { t as openShards } from "./run-shards.chunk.js";
import { t as FACTS_VERSION } from "./run-version.chunk.js";
import { deserialize, serialize } from "node:v8";
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync, write } from "node:fs";
import { Worker } from "node:worker_threads";
import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import * as zlib from "node:zlib";

// src/git/run.ts
const MOST_OUTPUT = 1 << 30;
/**
* Runs git in a folder and gives its standard output. No settings of the analysed repository may start a program of their
* own (file system monitors, external diffs), nothing is asked on a terminal, and no lock is taken.
* Throws a UserError where git is missing or refuses.
*/
function git(folder, args, { input, index = false } = {}) {
	const run = spawnSync("git", [
		"-c",
		"core.fsmonitor=false",
		"-c",
		"core.quotePath=false",
		...args
	], {
		cwd: folder,
		input: input ?? "",
		maxBuffer: MOST_OUTPUT,
		env: environment(index),
		windowsHide: true
	});
	if (run.error !== void 0) {
		const missing = run.error.code === "ENOENT";
		throw userError(missing ? "git is not installed: a base needs it. Install git, or run without a base" : `git could not be run: ${run.error.message}`);
	}
	if (run.status !== 0) throw refusal(run.stderr.toString("utf8"));
	return run.stdout;
}
/** In a hook git sets places relative to the top folder; they would be wrong in the root, which git finds by itself. */
function environment(index) {
	const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, GIT_EXTERNAL_DIFF, ...rest } = process.env;
	const staged = index && GIT_INDEX_FILE !== void 0 && GIT_INDEX_FILE !== "" ? { GIT_INDEX_FILE: resolve(GIT_INDEX_FILE) } : {};
	return {
		...rest,
		...staged,
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	};
}
/** What git said, as a mistake that the user can repair. */
function refusal(said) {
	if (/not a git repository/i.test(said)) return userError("the root is not in a git repository: a base needs one. Run without --base, or in a clone");
	if (/dubious ownership/i.test(said)) return userError("git refuses a repository of another user: allow it with `git config --global --add safe.directory <folder>`");
	const line = said.split("\n").find((text) => text.trim() !== "") ?? "it gave no reason";
	return userError(`git: ${line.replace(/^(fatal|error): /, "")}`);
}

// src/git/revision.ts
const LINK = "120000";
const SUBMODULE = "160000";
const TEXT_LIMIT = 2e7;
/** As the kernel: a longer chain of links is a loop. */
const MOST_LINKS = 40;
/**
* Opens a revision (a commit, branch, tag, `HEAD~1` …) of the repository that holds the root. Throws a UserError with the remedy. `memory`: contents that
* were read before.
*/
function openRevision(root, name, memory = null) {
	const commit = resolveCommit(root, name);
	return {
		commit,
		...openItems(root, listing(root, commit), commit, memory)
	};
}
/** Opens what is staged for the next commit, as that commit would hold it. Throws a UserError where files are in conflict. */
function openStaged(root, memory = null) {
	const items = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = git(root, [
		"ls-files",
		"--stage",
		"-z"
	], { index: true }).toString("utf8").split("\0"); at$ < list$.length; at$++) {
		const line = list$[at$];
		const tab = line.indexOf("	");
		const mode$of = line.slice(0, tab).split(" "), mode = mode$of[0], id = mode$of[1], stage = mode$of[2];
		if (tab <= 0 || mode === void 0 || id === void 0) continue;
		if (stage !== "0") throw userError(`${line.slice(tab + 1)} is in conflict: resolve and stage it, then check again`);
		items.set(line.slice(tab + 1), {
			mode,
			id
		});
	}
	return openItems(root, items, "", memory);
}
/** `name` is how git calls the tree: a commit, or nothing for what is staged. */
function openItems(root, items, name, memory) {
	const folders = foldersOf(items);
	const texts = /* @__PURE__ */ new Map();
	const read = (paths) => {
		const wanted = paths.map((path) => items.get(path)).map((item) => item === void 0 || item.mode === SUBMODULE ? null : item.id);
		const blobs = blobsOf(root, [...new Set(wanted.filter((id) => id !== null))], memory);
		return wanted.map((id) => id === null ? null : blobs.get(id) ?? null);
	};
	const textOf = (path) => {
		const known = texts.get(path);
		if (known !== void 0) return known;
		const item = items.get(path);
		const [above] = path.startsWith("../") ? readBlobs(root, [`${name}:./${path}`]).values() : [];
		const bytes = item === void 0 || item.mode === LINK ? above ?? null : read([path])[0] ?? null;
		const text = bytes === null || bytes.byteLength > TEXT_LIMIT ? null : Buffer.from(bytes).toString("utf8");
		texts.set(path, text);
		return text;
	};
	const resolve = (path) => resolveLink(path, items, folders, (link) => Buffer.from(read([link])[0] ?? []).toString("utf8"));
	return {
		read,
		tree: {
			list: (folder) => folders.get(folder) ?? { failure: "no such file or directory" },
			text: textOf,
			resolve,
			isTracked: () => true
		}
	};
}
/** So many files are asked for one by one before the others are fetched with them. */
const SINGLE = 2;
/**
* The contents of files as somebody asks for them, one at a time: each asking would be a process of its own, so that from the third on
* all of `paths` are fetched by one.
*/
function readAhead({ read }, paths) {
	const known = /* @__PURE__ */ new Map();
	let asked = 0;
	return (path) => {
		let bytes = known.get(path);
		if (bytes === void 0) {
			asked += 1;
			const wanted = asked > SINGLE ? [path, ...paths.filter((other) => other !== path && !known.has(other))] : [path];
			const found = read(wanted);
			for (const at$of of wanted.entries()) {
				const at = at$of[0], one = at$of[1];
				known.set(one, found[at] ?? null);
			}
			bytes = known.get(path) ?? null;
		}
		return bytes;
	};
}
function resolveCommit(root, name) {
	if (name === "") throw userError("the base has no name: give a branch, a tag or a commit");
	try {
		return git(root, [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			`${name}^{commit}`
		]).toString("utf8").trim();
	} catch {
		git(root, ["rev-parse", "--git-dir"]);
		const branch = name.replace(/^origin\//, "");
		throw userError(/^HEAD|[~^]|^[0-9a-f]{7,64}$/.test(name) ? `there is no revision ${name} here: in a shallow clone fetch more history (\`git fetch --deepen=50\`; in GitHub Actions \`fetch-depth: 2\` under actions/checkout)` : `there is no revision ${name} here: get it with \`git fetch origin ${branch}\` and name it origin/${branch} (in GitHub Actions \`fetch-depth: 2\` under actions/checkout and HEAD^1 as the base)`);
	}
}
/** The parents of a commit, first parent first; none for a first commit, and none that a shallow clone left out. */
function parentsOf(root, name) {
	return git(root, [
		"rev-list",
		"--parents",
		"--max-count=1",
		resolveCommit(root, name)
	]).toString("utf8").trim().split(" ").slice(1);
}
/** The day on which a commit was made, as YYYY-MM-DD, by its own clock; null where there is none. */
function dayOf(root, name) {
	try {
		const day = git(root, [
			"show",
			"--no-patch",
			"--format=%cs",
			resolveCommit(root, name)
		]).toString("utf8").trim();
		return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
	} catch {
		return null;
	}
}
/** Whether the clone holds a commit. */
function hasCommit(root, name) {
	try {
		git(root, [
			"cat-file",
			"-e",
			`${name}^{commit}`
		]);
		return true;
	} catch {
		return false;
	}
}
/** The newest common ancestor of two revisions, or null where the clone does not reach one. */
function mergeBase(root, one, other) {
	try {
		return git(root, [
			"merge-base",
			one,
			other
		]).toString("utf8").trim();
	} catch {
		return null;
	}
}
/** Everything below the root, by path relative to it. */
function listing(root, commit) {
	const items = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = git(root, [
		"ls-tree",
		"-r",
		"-z",
		commit
	]).toString("utf8").split("\0"); at$ < list$.length; at$++) {
		const line = list$[at$];
		const tab = line.indexOf("	");
		const mode$of = line.slice(0, tab).split(" "), mode = mode$of[0], id = mode$of[2];
		if (tab > 0 && mode !== void 0 && id !== void 0) items.set(line.slice(tab + 1), {
			mode,
			id
		});
	}
	return items;
}
function foldersOf(items) {
	const folders = /* @__PURE__ */ new Map([["", []]]);
	const folder = (path) => {
		let entries = folders.get(path);
		if (entries === void 0) {
			entries = [];
			folders.set(path, entries);
			folder(parentOf(path)).push({
				name: nameIn(path),
				kind: "folder",
				hash: null
			});
		}
		return entries;
	};
	for (const path$of of items) {
		const path = path$of[0], { mode, id } = path$of[1];
		if (mode === SUBMODULE) continue;
		const kind = mode === LINK ? "link" : "file";
		folder(parentOf(path)).push({
			name: nameIn(path),
			kind,
			hash: hashOf(id)
		});
	}
	return folders;
}
/** A blob's id is the content hash used here, unless the repository uses SHA-256. */
function hashOf(id) {
	return id.length === 40 ? id : null;
}
function resolveLink(path, items, folders, textOf) {
	const done = [];
	let rest = path.split("/");
	for (let links = 0; rest.length > 0;) {
		const name = rest.shift();
		if (name === "" || name === ".") continue;
		if (name === "..") {
			if (done.pop() === void 0) return {
				kind: "outside",
				folder: true
			};
			continue;
		}
		done.push(name);
		const at = done.join("/");
		const item = items.get(at);
		if (item?.mode === LINK) {
			if (++links > MOST_LINKS) return { kind: "missing" };
			const target = textOf(at);
			if (target.startsWith("/")) return {
				kind: "outside",
				folder: !target.endsWith(".py")
			};
			done.pop();
			rest = [...target.split("/"), ...rest];
		} else if (item !== void 0) return rest.length === 0 ? {
			kind: "file",
			path: at,
			hash: hashOf(item.id)
		} : { kind: "missing" };
		else if (!folders.has(at)) return { kind: "missing" };
	}
	return {
		kind: "folder",
		path: done.join("/"),
		hash: null
	};
}
/** Contents by id: from the memory, and those that it lacks from git, which it has after that. */
function blobsOf(root, ids, memory) {
	if (memory === null) return readBlobs(root, ids);
	const blobs = /* @__PURE__ */ new Map();
	const missing = [];
	for (let at$ = 0, list$ = ids; at$ < list$.length; at$++) {
		const id = list$[at$];
		const known = memory.get(id);
		if (known === void 0) missing.push(id);
		else blobs.set(id, known);
	}
	for (const id$of of readBlobs(root, missing)) {
		const id = id$of[0], bytes = id$of[1];
		memory.set(id, bytes);
		blobs.set(id, bytes);
	}
	return blobs;
}
/** Contents by id, from one process. */
function readBlobs(root, ids) {
	const blobs = /* @__PURE__ */ new Map();
	if (ids.length === 0) return blobs;
	const output = git(root, ["cat-file", "--batch"], { input: `${ids.join("\n")}\n` });
	for (let at = 0; at < output.length;) {
		const end = output.indexOf(10, at);
		if (end < 0) break;
		const id$of = output.toString("latin1", at, end).split(" "), id = id$of[0], size = id$of[2];
		at = end + 1;
		if (id === void 0 || size === void 0) continue;
		const length = Number(size);
		blobs.set(id, output.subarray(at, at + length));
		at += length + 1;
	}
	return blobs;
}
/** What differs between a commit and what it is compared with. In a working tree files that git does not track count as added. */
function changesSince(root, commit, head) {
	const range = head.kind === "revision" ? [commit, resolveCommit(root, head.name)] : head.kind === "staged" ? ["--cached", commit] : [commit];
	const fields = git(root, [
		"diff",
		...[
			"-M",
			"--name-status",
			"-z",
			"--relative",
			"--no-ext-diff",
			"--no-textconv",
			"--ignore-submodules=all"
		],
		...range,
		"--"
	], { index: head.kind === "staged" }).toString("utf8").split("\0");
	const files = /* @__PURE__ */ new Set();
	const added = /* @__PURE__ */ new Set();
	const renames = /* @__PURE__ */ new Map();
	for (let index = 0; index + 1 < fields.length; index++) {
		const status = fields[index];
		const path = usable(fields[++index]);
		if (path !== null) files.add(path);
		if (path !== null && status === "A") added.add(path);
		if (!/^[RC]/.test(status)) continue;
		const now = usable(fields[++index]);
		if (now !== null) files.add(now);
		if (now !== null && path !== null && status.startsWith("R")) renames.set(path, now);
	}
	if (head.kind === "working-tree") for (let at$ = 0, list$ = git(root, [
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard"
	]).toString("utf8").split("\0"); at$ < list$.length; at$++) {
		const name = list$[at$];
		const path = name === "" ? null : usable(name);
		if (path === null) continue;
		files.add(path);
		added.add(path);
	}
	return {
		files: [...files].sort(),
		added: [...added].sort(),
		renames
	};
}
/** Whether the repository keeps a file whose name fits one of the patterns (as git's pathspecs), below the root. */
function tracked(root, patterns) {
	return git(root, [
		"ls-files",
		"-z",
		"--",
		...patterns.map((pattern) => `:(glob)${pattern}`)
	]).toString("utf8").split("\0").flatMap((name) => name === "" ? [] : usable(name) ?? []);
}
function usable(path) {
	try {
		return path.includes("\\") ? null : repoPath(path);
	} catch {
		return null;
	}
}

// src/remember.ts
function recordTexts(tree) {
	const asked = /* @__PURE__ */ new Map();
	return {
		asked,
		list: tree.list,
		resolve: tree.resolve,
		isTracked: tree.isTracked,
		text(path) {
			const text = tree.text(path);
			if (!asked.has(path)) asked.set(path, digest(text));
			return text;
		}
	};
}
/** Names a run by all that its result is made of. */
function runKey({ version, request, policy, discovery, hashes }) {
	const { selection, signal, date, useBaseline, results, coverage, recordedFixed, configuration, without } = request;
	const { files, packages, migrations, projectFiles, aliases, problems } = discovery;
	const asked = {
		selection,
		signal,
		date,
		useBaseline,
		results,
		coverage,
		recordedFixed: [...recordedFixed].sort(),
		configuration,
		without
	};
	const found = {
		files: files.map(({ path, role }, index) => [
			path,
			role,
			hashes[index]
		]),
		packages,
		migrations,
		projectFiles,
		aliases,
		problems
	};
	return JSON.stringify([
		version,
		asked,
		policy,
		found
	]);
}
/** The result of an earlier run under the key, where every text it asked for is still the same; else null. */
function recall(store, key, tree) {
	const kept = store.get(key);
	return kept?.asked.every((path$of) => {
		const path = path$of[0], former = path$of[1];
		return digest(tree.text(path)) === former;
	}) ? kept : null;
}
/** Keeps the result of a run; a line about what went wrong, or null. */
function remember(store, key, tree, kept) {
	const asked = [...tree.asked].sort((a$of, b$of) => {
		const a = a$of[0], b = b$of[0];
		return a < b ? -1 : a > b ? 1 : 0;
	});
	return store.put(key, {
		asked,
		outcome: kept.outcome,
		owners: kept.owners
	});
}
/** Of a text that a result hangs on; null where there is none. */
function digest(text) {
	return text === null ? null : createHash("sha256").update(text).digest("hex");
}

// src/run/checksum.ts
/** The CRC-32 of bytes, as zlib counts it, as a signed integer. */
function checksum(bytes) {
	return crc32(bytes) | 0;
}
const crc32 = "crc32" in zlib ? (bytes) => zlib.crc32(bytes) : slowCrc32;
let table = null;
/** The same without help of the system; exported for the test that both agree. */
function slowCrc32(bytes) {
	table ??= Int32Array.from({ length: 256 }, (_, byte) => {
		let entry = byte;
		for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? entry >>> 1 ^ 3988292384 : entry >>> 1;
		return entry;
	});
	let crc = -1;
	for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ crc >>> 8;
	return ~crc >>> 0;
}

// src/run/cache.ts
/** "FGFACTS" and the version of this file's own layout. */
const MAGIC$1 = [1095124806, 5461059];
const LAYOUT = 1;
/** The file's name; another layout has another one, so that two releases do not replace each other's. */
const STORE_FILE = `facts-${LAYOUT}.bin`;
/** Words of a head: magic (2), layout, digest of the version (2), bytes of the records, their checksum, checksum of the head. */
const HEAD_WORDS = 8;
const HEAD_BYTES = 32;
const MOST_SEGMENTS = 40;
/** What is not in use may take as much room as what is, and this much more. */
const SPARE_BYTES = 16e6;
/** Larger files are not ours, or not worth reading. */
const MOST_BYTES$1 = 1e9;
const EMPTY = {
	records: /* @__PURE__ */ new Map(),
	bytes: 0,
	segments: 0,
	sound: false,
	note: null
};
/** Opens a store file; it need not exist. `version` names what made the facts: those of another version do not count. */
function openStore(file, version) {
	const digest = createHash("sha1").update(version).digest();
	const key = [digest.readInt32LE(0), digest.readInt32LE(4)];
	const contents = load(file, key);
	return {
		note: contents.note,
		size: contents.records.size,
		get: (hash) => contents.records.get(hash),
		save: (used) => save(file, key, contents, used)
	};
}
function load(file, version) {
	let descriptor;
	try {
		descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		return error.code === "ENOENT" ? EMPTY : {
			...EMPTY,
			note: `cache not used: cannot be read: ${systemReason(error)}`
		};
	}
	try {
		const stat = fstatSync(descriptor);
		if (!stat.isFile() || stat.size > MOST_BYTES$1) return {
			...EMPTY,
			note: "cache not used: it is not a file of this tool"
		};
		const buffer = new ArrayBuffer(stat.size);
		const bytes = new Uint8Array(buffer);
		let length = 0;
		for (let more = 1; more > 0 && length < stat.size; length += more) more = readSync(descriptor, bytes, length, stat.size - length, length);
		return readSegments(buffer, length, version);
	} catch (error) {
		return {
			...EMPTY,
			note: `cache not used: ${systemReason(error)}`
		};
	} finally {
		closeSync(descriptor);
	}
}
function readSegments(buffer, length, version) {
	const records = /* @__PURE__ */ new Map();
	let at = 0;
	let segments = 0;
	for (; at + HEAD_BYTES <= length; segments++) {
		const [magic, magic2, layout, version1, version2, size = 0, sum, headSum] = new Int32Array(buffer, at, HEAD_WORDS);
		if (magic !== MAGIC$1[0] || magic2 !== MAGIC$1[1] || layout !== LAYOUT || headSum !== checksum(new Uint8Array(buffer, at, 28))) break;
		const start = at + HEAD_BYTES;
		if (size < 0 || start + size > length || sum !== checksum(new Uint8Array(buffer, start, size))) break;
		if (version1 === version[0] && version2 === version[1]) for (let at$ = 0, list$ = readRecords(buffer, start, start + size); at$ < list$.length; at$++) {
			const record = list$[at$];
			records.set(record.hash, record);
		}
		at = start + size;
	}
	const sound = at === length && length > 0;
	const note = sound || length === 0 ? null : `cache damaged after ${at} of ${length} bytes: the rest is not used and will be replaced`;
	return {
		records,
		bytes: at,
		segments,
		sound,
		note
	};
}
async function save(file, version, contents, used) {
	const fresh = [];
	const kept = /* @__PURE__ */ new Set();
	let keptBytes = 0;
	for (const facts of used) {
		if (kept.has(facts.hash)) continue;
		kept.add(facts.hash);
		const stored = contents.records.get(facts.hash);
		if (stored === void 0) fresh.push(recordOf(facts));
		else keptBytes += stored.bytes.length;
	}
	const wasteful = contents.bytes > 2 * keptBytes + SPARE_BYTES || contents.segments >= MOST_SEGMENTS;
	if (kept.size === 0 || fresh.length === 0 && contents.sound && !wasteful) return null;
	try {
		if (contents.sound && !wasteful) await append(file, segment(version, fresh));
		else await rewrite(file, segment(version, [...worthKeeping(contents, kept), ...fresh]));
		return null;
	} catch (error) {
		return `cache not written: ${systemReason(error)}`;
	}
}
/** The records that a store written anew takes over: what was unused for longest stands first, and is the first to go. */
function worthKeeping(contents, kept) {
	const used = [];
	const unused = [];
	let room = SPARE_BYTES / 2;
	for (const hash$of of contents.records) {
		const hash = hash$of[0], record = hash$of[1];
		if (!kept.has(hash)) continue;
		used.push(record.bytes);
		room += record.bytes.length / 2;
	}
	for (let at$ = 0, list$ = [...contents.records].reverse(); at$ < list$.length; at$++) {
		const hash$of = list$[at$], hash = hash$of[0], record = hash$of[1];
		if (kept.has(hash)) continue;
		room -= record.bytes.length;
		if (room < 0) break;
		unused.push(record.bytes);
	}
	return [...unused.reverse(), ...used];
}
function segment(version, records) {
	const size = records.reduce((total, record) => total + record.length, 0);
	const bytes = new Uint8Array(HEAD_BYTES + size);
	let at = HEAD_BYTES;
	for (let at$ = 0, list$ = records; at$ < list$.length; at$++) {
		const record = list$[at$];
		bytes.set(record, at);
		at += record.length;
	}
	const head = new Int32Array(bytes.buffer, 0, HEAD_WORDS);
	head.set([
		MAGIC$1[0],
		MAGIC$1[1],
		LAYOUT,
		version[0],
		version[1],
		size,
		checksum(bytes.subarray(HEAD_BYTES))
	]);
	head[7] = checksum(bytes.subarray(0, 28));
	return bytes;
}
const writeBeside = promisify(write);
/** One call may write less than it was given, on a full disk for instance; the next one then says why. */
async function writeAll(descriptor, bytes) {
	for (let written = 0; written < bytes.length;) written += (await writeBeside(descriptor, bytes, written)).bytesWritten;
}
/** Appended by one call to the system, so that segments of two processes do not mix. */
async function append(file, bytes) {
	const descriptor = openSync(file, constants.O_WRONLY | constants.O_APPEND);
	try {
		await writeAll(descriptor, bytes);
	} finally {
		closeSync(descriptor);
	}
}
async function rewrite(file, bytes) {
	const replacement = beginReplacement(file);
	try {
		await writeAll(replacement.descriptor, bytes);
		replacement.commit(false);
	} catch (error) {
		replacement.abandon();
		throw error;
	}
	forgetOthers(file);
}
/** Removes the stores of other projects beside this one that nobody used for long. Whatever fails is left. */
function forgetOthers(file) {
	try {
		const all = dirname(dirname(file));
		const limit = Date.now() - 5184e6;
		for (let at$ = 0, list$ = readdirSync(all); at$ < list$.length; at$++) {
			const name = list$[at$];
			const folder = join(all, name);
			if (folder === dirname(file) || !/^[0-9a-f]{16}$/.test(name)) continue;
			if (readdirSync(folder).every((entry) => statSync(join(folder, entry)).mtimeMs < limit)) rmSync(folder, {
				recursive: true,
				force: true
			});
		}
	} catch {}
}

// src/run/pool.ts
/** A worker costs some 30 ms until it parses at speed; below so many bytes of Python it does not pay. */
const BYTES_PER_WORKER = 1e6;
/** So many files are certainly worth workers: they start while the sizes are still being asked for. */
const CERTAINLY_MANY = 400;
const FILES_PER_WORKER = 130;
/** Each has a heap and a parser of its own. */
const MOST_WORKERS = 7;
/** Larger files are left to workers, where there are any: one that is too much for its thread must not end the run. */
const WORKERS_ONLY = 5e5;
const BATCH_BYTES = 1 << 20;
/** The main thread looks after the workers' messages each time it has worked so many milliseconds. */
const SLICE = 100;
const MAIN_THREAD = 1;
/**
* Reads, parses and extracts files in this thread and in workers. The results stand in the order of the paths, whichever
* thread made them. A worker that dies costs the files it held one more try, each alone; nothing here throws for a file.
*/
async function analyseAll(root, paths, options) {
	const base = root.endsWith("/") ? root : `${root}/`;
	const results = new Array(paths.length).fill(void 0);
	let sizes = paths.length < CERTAINLY_MANY ? sizesOf(base, paths) : null;
	const workers = workerCount(paths.length, sizes, options);
	const work = shareOut(base, paths, workers);
	const crew = Array.from({ length: workers }, (_, index) => employ(work, 2 + index, BATCH_BYTES, options, results));
	sizes ??= sizesOf(base, paths);
	open(work, sizes);
	await workHere(work, options, results);
	await Promise.all(crew);
	const lost = [...results.keys()].filter((file) => results[file] === void 0);
	if (lost.length > 0) await tryAlone(base, paths, lost, options, results);
	return results;
}
/** How many threads besides this one. */
function workerCount(files, sizes, { jobs, cores, script }) {
	if (script === null || files < 2) return 0;
	if (jobs !== null) return Math.min(jobs, files) - 1;
	const paying = Math.floor(sizes === null ? files / FILES_PER_WORKER : sum(sizes) / BYTES_PER_WORKER);
	return Math.max(0, Math.min(paying, cores - 1, MOST_WORKERS));
}
function sizesOf(base, paths) {
	return paths.map((path) => statSync(base + path, { throwIfNoEntry: false })?.size ?? 0);
}
function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}
/** Memory that all threads see. Index 0 of `progress` keeps the workers waiting until the order is there. */
function shareOut(root, paths, workers) {
	const shared = (length) => new Int32Array(new SharedArrayBuffer(4 * length));
	return {
		root,
		paths,
		order: shared(paths.length),
		reserved: shared(1),
		claims: shared(paths.length),
		progress: shared(2 + workers)
	};
}
/** Lets the workers begin. */
function open(work, sizes) {
	const workers = work.progress.length - MAIN_THREAD - 1;
	work.reserved[0] = workers === 0 ? 0 : sizes.filter((size) => size > WORKERS_ONLY).length;
	work.order.set([...sizes.keys()].sort((a, b) => sizes[b] - sizes[a] || a - b));
	Atomics.store(work.progress, 0, 1);
	Atomics.notify(work.progress, 0);
}
/** Works in this thread until no file is free, letting messages in from time to time. */
async function workHere(work, options, results) {
	const next = claimer(work, MAIN_THREAD, "small");
	const analyse = fileAnalyser(work, options.make);
	let pause = performance.now() + SLICE;
	for (let file = next(); file >= 0; file = next()) {
		results[file] = analyse(file);
		if (performance.now() < pause) continue;
		await new Promise((resolve) => setImmediate(resolve));
		pause = performance.now() + SLICE;
	}
}
/** Starts a worker and gathers what it posts; resolves when it has ended, one way or another. */
function employ(work, thread, batchBytes, options, results) {
	const task = {
		work,
		thread,
		wasm: options.wasm(),
		batchBytes
	};
	const worker = new Worker(options.script, {
		workerData: task,
		resourceLimits: { maxOldGenerationSizeMb: options.megabytes }
	});
	return new Promise((resolve) => {
		let end = "died";
		let seen = -1;
		const watch = setInterval(() => {
			const now = Atomics.load(work.progress, thread);
			if (now === seen) {
				end = "hung";
				worker.terminate();
			}
			seen = now;
		}, options.patience);
		worker.on("message", (message) => {
			const records = readRecords(message.records.buffer, 0, message.records.length);
			message.files.forEach((file, index) => {
				const facts = records[index];
				if (facts !== void 0) results[file] = {
					kind: "facts",
					facts
				};
			});
			for (let at$ = 0, list$ = message.failures; at$ < list$.length; at$++) {
				const file$of = list$[at$], file = file$of[0];
				results[file] = {
					kind: "failure",
					failure: file$of[1]
				};
			}
			if (message.done) end = "done";
		});
		worker.on("error", () => void 0);
		worker.on("exit", () => {
			clearInterval(watch);
			resolve(end);
		});
	});
}
/**
* Gives files that a dead worker held to fresh workers that post each result at once: so the file that kills a thread is
* known and named, and the others are analysed.
*/
async function tryAlone(base, paths, lost, options, results) {
	let left = lost;
	while (left.length > 0) {
		const names = left.map((file) => paths[file]);
		const work = shareOut(base, names, 1);
		const own = new Array(left.length).fill(void 0);
		const ending = employ(work, 2, 0, options, own);
		open(work, names.map(() => 0));
		const end = await ending;
		own.forEach((result, index) => {
			const taken = Atomics.load(work.claims, index) !== 0;
			if (result !== void 0) results[left[index]] = result;
			else if (taken) results[left[index]] = {
				kind: "failure",
				failure: lostFile(end, options.patience)
			};
		});
		const rest = left.filter((file) => results[file] === void 0);
		if (rest.length === left.length) {
			const here = shareOut(base, names, 0);
			open(here, names.map(() => 0));
			await workHere(here, options, own);
			own.forEach((result, index) => {
				results[left[index]] = result;
			});
			return;
		}
		left = rest;
	}
}
function lostFile(end, patience) {
	return {
		kind: "unreadable-file",
		message: `cannot be analysed: it ${end === "hung" ? `takes longer than ${Math.round(patience / 1e3)} s` : "needs more memory than a thread has, or ends it in another way"}. Split it, or name it under \`exclude\``
	};
}

// src/run/facts.ts
/** Facts of files on disk: from the store where their content is known, else by parsing them. */
async function factsOfFiles(root, paths, known, pool) {
	const results = lookUp(root, paths, known);
	const missing = [...paths.keys()].filter((index) => results[index] === null);
	if (missing.length > 0) {
		const made = await analyseAll(root, missing.map((index) => paths[index]), await pool());
		missing.forEach((index, position) => {
			results[index] = made[position];
		});
	}
	return gather(paths, results, paths.length - missing.length);
}
/** Each file is read and hashed: asking for its size and time alone would save a few hundredths of a second, and could be wrong. */
function lookUp(root, paths, { store, hashed }) {
	if (store.size === 0) return paths.map(() => null);
	const read = fileReader();
	const base = root.endsWith("/") ? root : `${root}/`;
	return paths.map((path) => {
		let hash = hashed.get(path);
		if (hash === void 0) {
			const source = read(base + path);
			if (source.kind === "bytes") hash = source.hash;
		}
		const facts = hash === void 0 ? void 0 : store.get(hash);
		return facts === void 0 ? null : {
			kind: "facts",
			facts
		};
	});
}
/**
* Facts of a revision's files. Contents that `known` has facts for are not even read: those are the files that did not change.
* `read` gives the bytes of others; null for one that cannot be read.
*/
async function factsOfRevision(files, known, read, make) {
	const results = files.map(({ hash }) => {
		const facts = hash === null ? void 0 : known(hash);
		return facts === void 0 ? null : {
			kind: "facts",
			facts
		};
	});
	const paths = files.map(({ path }) => path);
	const missing = [...paths.keys()].filter((index) => results[index] === null);
	if (missing.length > 0) {
		const analyse = guarded(await make());
		const blobs = read(missing.map((index) => paths[index]));
		missing.forEach((index, position) => {
			const bytes = blobs[position] ?? null;
			results[index] = bytes === null ? failed({
				kind: "unreadable-file",
				message: "cannot be read from the revision"
			}) : ofBytes(bytes, known, analyse);
		});
	}
	return gather(paths, results, paths.length - missing.length);
}
function ofBytes(bytes, known, analyse) {
	if (bytes.byteLength > 2e7) return failed(tooLarge(bytes.byteLength));
	const hash = contentHash(bytes);
	const facts = known(hash);
	return facts === void 0 ? analyse(bytes, hash) : {
		kind: "facts",
		facts
	};
}
function failed(failure) {
	return {
		kind: "failure",
		failure
	};
}
function gather(paths, results, reused) {
	const facts = /* @__PURE__ */ new Map();
	const problems = [];
	paths.forEach((path, index) => {
		const result = results[index];
		if (result.kind === "facts") facts.set(path, result.facts);
		else problems.push({
			kind: result.failure.kind,
			file: path,
			line: null,
			message: result.failure.message,
			fatal: false
		});
	});
	return {
		facts,
		problems,
		reused
	};
}

// src/run/analyser.ts
/** A worker that has been at one file for so long, in milliseconds, is in an endless loop. */
const PATIENCE = 6e4;
/** Some hundred times what an ordinary worker needs; a file of 10 MB takes about half. */
const WORKER_MEGABYTES = 2e3;
/** Makes the analyser of a root (absolute). Nothing is loaded and no thread started before files are asked for. */
function createAnalyser(root, options) {
	const load = async () => {
		const { analyserMaker, sharedWasm } = await import("./run-analyse.chunk.js");
		const wasm = sharedWasm();
		return {
			wasm,
			make: analyserMaker(wasm)
		};
	};
	let loaded = null;
	const analysis = () => {
		loaded ??= load();
		return loaded;
	};
	const script = new URL("./worker.js", import.meta.url);
	let opened;
	const store = () => {
		opened ??= options.cacheFolder === null ? null : openStore(storeFile(options.cacheFolder, root), FACTS_VERSION);
		return opened;
	};
	let apart;
	const sharded = () => {
		apart ??= options.factsFolder === void 0 ? null : openShards(options.factsFolder, FACTS_VERSION);
		return apart;
	};
	/** What is known by content, of all that was made before. */
	const known = (hash) => sharded()?.get(hash) ?? store()?.get(hash);
	const missed = [];
	const hashed = /* @__PURE__ */ new Map();
	const used = /* @__PURE__ */ new Map();
	const remember = (result) => {
		for (const facts of result.facts.values()) used.set(facts.hash, facts);
		return result;
	};
	const pool = async () => ({
		...await analysis(),
		jobs: options.jobs,
		cores: availableParallelism(),
		script: existsSync(script) ? script : null,
		patience: PATIENCE,
		megabytes: WORKER_MEGABYTES
	});
	return {
		hashes(paths) {
			const read = fileReader();
			for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
				const path = list$[at$];
				const source = read(join(root, path));
				if (source.kind !== "bytes") return null;
				hashed.set(path, source.hash);
			}
			return paths.map((path) => hashed.get(path));
		},
		async files(paths) {
			const size = (sharded()?.size ?? 0) + (store()?.size ?? 0);
			const found = await factsOfFiles(root, paths, {
				store: {
					size,
					get: known
				},
				hashed
			}, pool);
			const shards = sharded();
			if (shards !== null) for (const path$of of found.facts) {
				const path = path$of[0], { hash } = path$of[1];
				if (shards.get(hash) === void 0) missed.push(path);
			}
			return remember(found);
		},
		revision: async (files, read) => remember(await factsOfRevision(files, (hash) => used.get(hash) ?? known(hash), read, async () => (await analysis()).make)),
		async save() {
			const shards = sharded();
			const own = shards === null ? used.values() : [...used.values()].filter(({ hash }) => shards.get(hash) === void 0);
			const note = await store()?.save(own) ?? null;
			return [
				...shards?.notes(missed) ?? [],
				store()?.note ?? null,
				note
			].filter((line) => line !== null);
		}
	};
}
/** Where the facts of a root are kept: each root has a folder of its own. */
function storeFile(cacheFolder, root) {
	return join(storeFolder(cacheFolder, root), STORE_FILE);
}
/** The folder of what is kept of a root. */
function storeFolder(cacheFolder, root) {
	return join(cacheFolder, createHash("sha1").update(root).digest("hex").slice(0, 16));
}

// src/run/live.ts
/** From so many files on, threads and the store of facts are asked. */
const MANY = 32;
/** Makes the analyser of a root (absolute). Facts of files that are gone, and of contents that no file has any more, are dropped. */
function createLiveAnalyser(root, options) {
	const entries = /* @__PURE__ */ new Map();
	const overlays = /* @__PURE__ */ new Map();
	const stale = {
		all: true,
		paths: /* @__PURE__ */ new Set()
	};
	const failures = /* @__PURE__ */ new Map();
	const base = root.endsWith("/") ? root : `${root}/`;
	const read = fileReader();
	const notes = [];
	let ofBase = /* @__PURE__ */ new Map();
	let analyse = null;
	const analyser = async () => {
		if (analyse === null) {
			const { analyserMaker, sharedWasm } = await import("./run-analyse.chunk.js");
			analyse = guarded(analyserMaker(sharedWasm()));
		}
		return analyse;
	};
	/** Looks at a file again; its facts stay where its content did. */
	const look = (path) => {
		const text = overlays.get(path);
		const source = text === void 0 ? read(base + path) : fromText(text);
		failures.delete(path);
		if (source.kind !== "bytes") {
			entries.delete(path);
			const message = source.kind === "failed" ? `cannot be read: ${source.reason}` : "";
			failures.set(path, {
				kind: "failure",
				failure: source.kind === "failed" ? {
					kind: "unreadable-file",
					message
				} : tooLarge(source.size)
			});
			return;
		}
		if (entries.get(path)?.hash === source.hash) return;
		entries.set(path, {
			hash: source.hash,
			bytes: Uint8Array.from(source.bytes),
			result: null
		});
	};
	const complete = async (paths) => {
		const missing = paths.filter((path) => entries.get(path)?.result === null);
		const onDisk = missing.filter((path) => !overlays.has(path));
		if (onDisk.length >= MANY) {
			const pool = createAnalyser(root, options);
			const made = await pool.files(onDisk);
			for (const path$of of made.facts) {
				const path = path$of[0], facts = path$of[1];
				const entry = entries.get(path);
				if (entry !== void 0 && facts.hash === entry.hash) entry.result = {
					kind: "facts",
					facts
				};
			}
			notes.push(...await pool.save());
		}
		for (let at$ = 0, list$ = missing; at$ < list$.length; at$++) {
			const path = list$[at$];
			const entry = entries.get(path);
			if (entry !== void 0) entry.result ??= (await analyser())(entry.bytes, entry.hash);
		}
		return missing.length;
	};
	return {
		overlay(path, text) {
			if ((overlays.get(path) ?? null) === text) return false;
			if (text === null) overlays.delete(path);
			else overlays.set(path, text);
			stale.paths.add(path);
			return true;
		},
		overlays: () => [...overlays.keys()],
		overlaid: (path) => overlays.get(path) ?? null,
		touch(paths) {
			if (paths === null) stale.all = true;
			else for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
				const path = list$[at$];
				stale.paths.add(path);
			}
		},
		hashes: () => null,
		bytes: (path) => entries.get(path)?.bytes ?? null,
		async files(paths) {
			const wanted = new Set(paths);
			for (let at$ = 0, list$ = [...entries.keys(), ...failures.keys()]; at$ < list$.length; at$++) {
				const path = list$[at$];
				if (wanted.has(path)) continue;
				entries.delete(path);
				failures.delete(path);
			}
			for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
				const path = list$[at$];
				if (stale.all || stale.paths.has(path) || !(entries.has(path) || failures.has(path))) look(path);
			}
			stale.all = false;
			stale.paths.clear();
			const made = await complete(paths);
			return gathered(paths, (path) => entries.get(path)?.result ?? failures.get(path), paths.length - made);
		},
		async revision(files, readBlobs) {
			const known = new Map(ofBase);
			for (const { hash, result } of entries.values()) if (result?.kind === "facts") known.set(hash, result.facts);
			const found = await factsOfRevision(files, (hash) => known.get(hash), readBlobs, async () => {
				const { analyserMaker, sharedWasm } = await import("./run-analyse.chunk.js");
				return analyserMaker(sharedWasm());
			});
			ofBase = new Map([...found.facts.values()].map((facts) => [facts.hash, facts]));
			return found;
		},
		save: async () => notes.splice(0)
	};
}
function fromText(text) {
	const bytes = Buffer.from(text, "utf8");
	return bytes.byteLength > 2e7 ? {
		kind: "too-large",
		size: bytes.byteLength
	} : {
		kind: "bytes",
		bytes,
		hash: contentHash(bytes)
	};
}
function gathered(paths, resultOf, reused) {
	const facts = /* @__PURE__ */ new Map();
	const problems = [];
	for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
		const path = list$[at$];
		const result = resultOf(path);
		if (result?.kind === "facts") facts.set(path, result.facts);
		else if (result !== void 0) problems.push({
			kind: result.failure.kind,
			file: path,
			line: null,
			message: result.failure.message,
			fatal: false
		});
	}
	return {
		facts,
		problems,
		reused
	};
}

// src/run/results.ts
/** "FGRS", and the version of this layout together with V8's own. */
const MAGIC = Buffer.from(`FGRS1 ${process.versions.v8}\n`, "latin1");
const NAME = /^result-[0-9a-f]{20}\.bin$/;
/** Selections, configurations and branches that are looked at in turn. */
const MOST_RESULTS = 8;
/** Larger ones take as long to read as to find again. */
const MOST_BYTES = 2e8;
const DIGEST_BYTES = 32;
/** The results in a folder, which need not exist. */
function openResults(folder) {
	return {
		get empty() {
			return namesIn(folder).length === 0;
		},
		get(key) {
			try {
				const digest = digestOf(key);
				return read(readFileSync(fileOf(folder, digest)), digest);
			} catch {
				return null;
			}
		},
		put(key, value) {
			try {
				const digest = digestOf(key);
				write$1(fileOf(folder, digest), digest, serialize(value));
				prune(folder);
				return null;
			} catch (error) {
				return `result not kept: ${systemReason(error)}`;
			}
		}
	};
}
function fileOf(folder, digest) {
	return join(folder, `result-${digest.toString("hex", 0, 10)}.bin`);
}
function digestOf(key) {
	return createHash("sha256").update(key).digest();
}
function read(bytes, digest) {
	const start = MAGIC.length + DIGEST_BYTES + 4;
	if (bytes.length < start || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
	if (!bytes.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES).equals(digest)) return null;
	const content = bytes.subarray(start);
	return bytes.readInt32LE(start - 4) === checksum(content) ? deserialize(content) : null;
}
function write$1(file, digest, content) {
	if (content.length > MOST_BYTES) return;
	const sum = Buffer.alloc(4);
	sum.writeInt32LE(checksum(content));
	writeFileAtomically(file, Buffer.concat([
		MAGIC,
		digest,
		sum,
		content
	]), false);
}
function namesIn(folder) {
	try {
		return readdirSync(folder).filter((name) => NAME.test(name));
	} catch {
		return [];
	}
}
/** Removes the oldest beyond those worth keeping. */
function prune(folder) {
	const names = namesIn(folder);
	if (names.length <= MOST_RESULTS) return;
	const dated = names.map((name) => ({
		name,
		time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
	}));
	dated.sort((a, b) => b.time - a.time);
	for (let at$ = 0, list$ = dated.slice(MOST_RESULTS); at$ < list$.length; at$++) {
		const { name } = list$[at$];
		rmSync(join(folder, name), { force: true });
	}
}

export { readAhead as _, digest as a, remember as c, dayOf as d, hasCommit as f, parentsOf as g, openStaged as h, storeFolder as i, runKey as l, openRevision as m, createLiveAnalyser as n, recall as o, mergeBase as p, createAnalyser as r, recordTexts as s, openResults as t, changesSince as u, tracked as v };