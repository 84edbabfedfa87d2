import { n as __exportAll } from "./rolldown-runtime.chunk.js";
import { n as systemReason, r as userError } from "./model-errors.chunk.js";
import { r as toolVersion, t as ending } from "./cli.js";
import { r as decodeSource } from "./extract.chunk.js";
import { a as SIZE_LIMIT, c as readRecords, i as tooLarge, l as recordOf, n as fileAnalyser, o as contentHash, r as guarded, s as fileReader, t as claimer } from "./run-share.chunk.js";
import { f as repoPath } from "./model-order.chunk.js";
import { a as judgeFindings, d as discover, f as loadPolicy, g as judgingPolicy, h as exitStatus, i as findIn, m as rules, n as plainRequest, o as knownRules$1, r as wantsColour, t as knownRules, y as readBaseline } from "./cli-request.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { l as pathPatterns, o as ownerByPattern, s as ownershipOf, t as rendererOf } from "./cli-program.chunk.js";
import { closeSync, constants, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, readdirSync, realpathSync, renameSync, rmSync, statSync, write, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import * as zlib from "node:zlib";

// src/report/text/problems.ts
/** One line a problem, for standard error: place, what is wrong, and whether it stopped the judgement. */
function problemLines(problems) {
	return problems.map(({ file, line, message, fatal }) => {
		return `${file === null ? "" : `${visible(file)}${line === null ? "" : `:${line}`}: `}${fatal ? "error" : "warning"}: ${visible(message)}`;
	});
}

// src/discover/working-tree.ts
/** A baseline of a large code base has some megabytes. */
const TEXT_LIMIT$1 = 2e7;
/** The files of a folder on disk. Nothing is opened but regular files, and nothing outside the root is followed. */
function workingTree(root) {
	const real = realpathSync(root);
	return {
		list(folder) {
			try {
				return readdirSync(folder === "" ? real : `${real}/${folder}`, { withFileTypes: true }).map((entry) => {
					const kind = entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other";
					return {
						name: entry.name,
						kind,
						hash: null
					};
				});
			} catch (error) {
				return { failure: systemReason(error) };
			}
		},
		text: (path) => readText(`${real}/${path}`),
		resolve: (path) => resolveLink$1(real, path)
	};
}
/** Reads a file of at most 20 MB as UTF-8; null for anything else. It never waits on a pipe. */
function readText(path) {
	let descriptor;
	try {
		descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch {
		return null;
	}
	try {
		const stat = fstatSync(descriptor);
		if (!stat.isFile() || stat.size > TEXT_LIMIT$1) return null;
		const bytes = Buffer.allocUnsafe(stat.size);
		return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, stat.size, 0));
	} catch {
		return null;
	} finally {
		closeSync(descriptor);
	}
}
function resolveLink$1(root, path) {
	try {
		const target = realpathSync(`${root}/${path}`);
		const stat = statSync(target);
		if (target !== root && !target.startsWith(root.endsWith(sep) ? root : root + sep)) return {
			kind: "outside",
			folder: stat.isDirectory()
		};
		return {
			kind: stat.isDirectory() ? "folder" : stat.isFile() ? "file" : "other",
			path: relative(root, target).split(sep).join("/"),
			hash: null
		};
	} catch {
		return { kind: "missing" };
	}
}
/**
* The `.gitignore` files between the top of the repository that holds the root and the root, outermost first. They do not
* hold if they ignore the root itself: whoever names an ignored folder wants it analysed.
*/
function outerIgnoreFiles(root) {
	const found = [];
	let folder = realpathSync(root);
	const real = folder;
	while (!existsAsRepository(folder)) {
		const parent = dirname(folder);
		if (parent === folder) return [];
		folder = parent;
		const text = readText(join(folder, ".gitignore"));
		if (text !== null) found.unshift({
			text,
			prefix: `${relative(folder, real).split(sep).join("/")}/`
		});
	}
	return found.some(ignoresRoot) ? [] : found;
}
function ignoresRoot({ text, prefix }) {
	const rules = pathPatterns(text);
	const names = prefix.slice(0, -1).split("/");
	return names.some((_, index) => rules.test(names.slice(0, index + 1).join("/"), true) === true);
}
function existsAsRepository(folder) {
	try {
		statSync(resolve(folder, ".git"));
		return true;
	} catch {
		return false;
	}
}

// src/git/run.ts
const MOST_OUTPUT = 1 << 30;
/**
* Runs git in a folder and gives its standard output. No settings of the analysed repository may start a program of their
* own (file system monitors, external diffs), nothing is asked on a terminal, and no lock is taken.
* Throws a UserError where git is missing or refuses.
*/
function git(folder, args, input) {
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
		env: environment(),
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
function environment() {
	const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, GIT_EXTERNAL_DIFF, ...rest } = process.env;
	return {
		...rest,
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
/** Opens a revision (a commit, branch, tag, `HEAD~1` …) of the repository that holds the root. Throws a UserError with the remedy. */
function openRevision(root, name) {
	const commit = resolveCommit(root, name);
	const items = listing(root, commit);
	const folders = foldersOf(items);
	const texts = /* @__PURE__ */ new Map();
	const read = (paths) => {
		const wanted = paths.map((path) => items.get(path)).map((item) => item === void 0 || item.mode === SUBMODULE ? null : item.id);
		const blobs = readBlobs(root, [...new Set(wanted.filter((id) => id !== null))]);
		return wanted.map((id) => id === null ? null : blobs.get(id) ?? null);
	};
	const textOf = (path) => {
		const known = texts.get(path);
		if (known !== void 0) return known;
		const item = items.get(path);
		const bytes = item === void 0 || item.mode === LINK ? null : read([path])[0] ?? null;
		const text = bytes === null || bytes.byteLength > TEXT_LIMIT ? null : Buffer.from(bytes).toString("utf8");
		texts.set(path, text);
		return text;
	};
	const resolve = (path) => resolveLink(path, items, folders, (link) => Buffer.from(read([link])[0] ?? []).toString("utf8"));
	return {
		commit,
		read,
		tree: {
			list: (folder) => folders.get(folder) ?? { failure: "no such file or directory" },
			text: textOf,
			resolve
		}
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
/** Everything below the root, by path relative to it. */
function listing(root, commit) {
	const items = /* @__PURE__ */ new Map();
	for (const line of git(root, [
		"ls-tree",
		"-r",
		"-z",
		commit
	]).toString("utf8").split("\0")) {
		const tab = line.indexOf("	");
		const [mode, , id] = line.slice(0, tab).split(" ");
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
			const cut = path.lastIndexOf("/");
			folder(cut < 0 ? "" : path.slice(0, cut)).push({
				name: path.slice(cut + 1),
				kind: "folder",
				hash: null
			});
		}
		return entries;
	};
	for (const [path, { mode, id }] of items) {
		if (mode === SUBMODULE) continue;
		const cut = path.lastIndexOf("/");
		const kind = mode === LINK ? "link" : "file";
		folder(cut < 0 ? "" : path.slice(0, cut)).push({
			name: path.slice(cut + 1),
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
/** Contents by id, from one process. */
function readBlobs(root, ids) {
	const blobs = /* @__PURE__ */ new Map();
	if (ids.length === 0) return blobs;
	const output = git(root, ["cat-file", "--batch"], `${ids.join("\n")}\n`);
	for (let at = 0; at < output.length;) {
		const end = output.indexOf(10, at);
		if (end < 0) break;
		const [id, , size] = output.toString("latin1", at, end).split(" ");
		at = end + 1;
		if (id === void 0 || size === void 0) continue;
		const length = Number(size);
		blobs.set(id, output.subarray(at, at + length));
		at += length + 1;
	}
	return blobs;
}
/** What differs between a commit and the working tree, or another revision. Files that git does not track count as added. */
function changesSince(root, commit, head) {
	const range = head === null ? [commit] : [commit, resolveCommit(root, head)];
	const fields = git(root, [
		"diff",
		"-M",
		"--name-status",
		"-z",
		"--relative",
		"--no-ext-diff",
		"--no-textconv",
		"--ignore-submodules=all",
		...range,
		"--"
	]).toString("utf8").split("\0");
	const files = /* @__PURE__ */ new Set();
	const renames = /* @__PURE__ */ new Map();
	for (let index = 0; index + 1 < fields.length; index++) {
		const status = fields[index];
		const path = usable(fields[++index]);
		if (path !== null) files.add(path);
		if (!/^[RC]/.test(status)) continue;
		const now = usable(fields[++index]);
		if (now !== null) files.add(now);
		if (now !== null && path !== null && status.startsWith("R")) renames.set(path, now);
	}
	if (head === null) for (const name of git(root, [
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard"
	]).toString("utf8").split("\0")) {
		const path = name === "" ? null : usable(name);
		if (path !== null) files.add(path);
	}
	return {
		files: [...files].sort(),
		renames
	};
}
function usable(path) {
	try {
		return path.includes("\\") ? null : repoPath(path);
	} catch {
		return null;
	}
}

// src/run/atomic.ts
/**
* Writes a file so that a reader, another process or a crash sees the old content or the new, never a part: into a new file
* beside it, forced to the disk, then renamed. Makes missing folders; throws what the system says.
*/
function writeFileAtomically(path, content) {
	const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
	const replacement = beginReplacement(path);
	try {
		for (let written = 0; written < bytes.byteLength;) written += writeSync(replacement.descriptor, bytes, written);
		replacement.commit(true);
	} catch (error) {
		replacement.abandon();
		throw error;
	}
}
/** Begins to replace a file, which need not exist. Throws what the system says. */
function beginReplacement(path) {
	const target = throughLinks(path);
	mkdirSync(dirname(target), { recursive: true });
	const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
	const descriptor = openSync(temporary, "wx");
	return {
		descriptor,
		commit(durable) {
			try {
				if (durable) fsyncSync(descriptor);
			} finally {
				closeSync(descriptor);
			}
			renameSync(temporary, target);
		},
		abandon() {
			try {
				closeSync(descriptor);
			} catch {}
			rmSync(temporary, { force: true });
		}
	};
}
/** A link stays a link, and what it leads to is replaced. */
function throughLinks(path) {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
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
const MAGIC = [1095124806, 5461059];
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
const MOST_BYTES = 1e9;
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
		if (!stat.isFile() || stat.size > MOST_BYTES) return {
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
		if (magic !== MAGIC[0] || magic2 !== MAGIC[1] || layout !== LAYOUT || headSum !== checksum(new Uint8Array(buffer, at, 28))) break;
		const start = at + HEAD_BYTES;
		if (size < 0 || start + size > length || sum !== checksum(new Uint8Array(buffer, start, size))) break;
		if (version1 === version[0] && version2 === version[1]) for (const record of readRecords(buffer, start, start + size)) records.set(record.hash, record);
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
	for (const [hash, record] of contents.records) {
		if (!kept.has(hash)) continue;
		used.push(record.bytes);
		room += record.bytes.length / 2;
	}
	for (const [hash, record] of [...contents.records].reverse()) {
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
	for (const record of records) {
		bytes.set(record, at);
		at += record.length;
	}
	const head = new Int32Array(bytes.buffer, 0, HEAD_WORDS);
	head.set([
		MAGIC[0],
		MAGIC[1],
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
		for (const name of readdirSync(all)) {
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
			for (const [file, failure] of message.failures) results[file] = {
				kind: "failure",
				failure
			};
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
async function factsOfFiles(root, paths, store, pool) {
	const results = lookUp(root, paths, store);
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
function lookUp(root, paths, store) {
	if (store === null || store.size === 0) return paths.map(() => null);
	const read = fileReader();
	const base = root.endsWith("/") ? root : `${root}/`;
	return paths.map((path) => {
		const source = read(base + path);
		const facts = source.kind === "bytes" ? store.get(source.hash) : void 0;
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

// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "3a00b0a7c71b107020e3e1afa8cb2569117a5cba87f6036975f00deead87a8ee";

// src/run/timings.ts
const UNMEASURED = {
	lap: () => {},
	line: () => ""
};
/** Measures the stages of a run from now on, for those who ask for it; otherwise the clock is not read. */
function timings(wanted) {
	if (!wanted) return UNMEASURED;
	const spent = /* @__PURE__ */ new Map();
	const start = performance.now();
	let last = start;
	return {
		lap(stage) {
			const now = performance.now();
			spent.set(stage, (spent.get(stage) ?? 0) + now - last);
			last = now;
		},
		line() {
			const total = performance.now() - start;
			const entries = [...spent, ["total", total]].map(([stage, ms]) => [stage, Math.round(ms * 10) / 10]);
			return `${JSON.stringify({ timings: Object.fromEntries(entries) })}\n`;
		}
	};
}

// src/run/index.ts
/** A worker that has been at one file for so long, in milliseconds, is in an endless loop. */
const PATIENCE = 6e4;
/** Some hundred times what an ordinary worker needs; a file of 10 MB takes about half. */
const WORKER_MEGABYTES = 2e3;
/** Makes the analyser of a root (absolute). Nothing is loaded and no thread started before files are asked for. */
function createAnalyser(root, options) {
	const load = async () => {
		const { analyserMaker, sharedWasm } = await import("./run-analyse.chunk.js").then((n) => n.t);
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
	const store = options.cacheFolder === null ? null : openStore(storeFile(options.cacheFolder, root), FACTS_VERSION);
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
		files: async (paths) => remember(await factsOfFiles(root, paths, store, pool)),
		revision: async (files, read) => remember(await factsOfRevision(files, (hash) => used.get(hash) ?? store?.get(hash), read, async () => (await analysis()).make)),
		async save() {
			const note = await store?.save(used.values()) ?? null;
			return [store?.note ?? null, note].filter((line) => line !== null);
		}
	};
}
/** Where the facts of a root are kept: each root has a folder of its own. */
function storeFile(cacheFolder, root) {
	return join(cacheFolder, createHash("sha1").update(root).digest("hex").slice(0, 16), STORE_FILE);
}

// src/session.ts
/** Reads, analyses and judges a root, against a base where one is named. Throws a UserError for what the user has to repair. */
async function runSession(request, lap = () => {}) {
	const { root } = request;
	const analyser = createAnalyser(root, request);
	const head = placeOf(root, request.head);
	const base = request.base === null ? null : openRevision(root, request.base);
	const own = policyOf(head.tree, request);
	const basePolicy = base === null ? null : policyOf(base.tree, request);
	const policy = judgingPolicy(own, basePolicy);
	const headTree = await readTree(root, head, policy, analyser, lap);
	const baseTree = base === null ? null : await readTree(root, {
		tree: base.tree,
		revision: base
	}, policy, analyser, lap);
	const stored = analyser.save();
	const found = await findIn(headTree, policy, lap);
	const baseline = request.useBaseline ? baselineOf(headTree, policy) : null;
	const former = base === null || baseTree === null ? null : {
		found: await findIn(baseTree, policy, lap),
		revision: request.base,
		baseline: baselineOf(baseTree, policy)?.baseline ?? null,
		renames: changesSince(root, base.commit, request.head).renames
	};
	const complete = {
		...found,
		policy: own,
		problems: [...found.problems, ...baseline?.problems ?? []]
	};
	const outcome = judgeFindings(complete, {
		signal: request.signal,
		baseline: baseline?.baseline ?? null,
		waivers: [],
		base: former,
		date: request.date
	});
	lap("gate");
	return {
		outcome,
		found,
		policy: own,
		sourceOf: headTree.sourceOf,
		ownerOf: owners(found),
		stored
	};
}
function placeOf(root, head) {
	const revision = head === null ? null : openRevision(root, head);
	return {
		tree: revision?.tree ?? workingTree(root),
		revision
	};
}
function policyOf(tree, { configuration, selection }) {
	const ids = rules.map(({ rule }) => rule.id);
	const read = (path) => path === configuration?.name ? configuration.text : tree.text(path);
	const { policy } = loadPolicy(read, ids, configuration?.name ?? null);
	const { select, ignore } = policy.selection;
	return {
		...policy,
		selection: {
			...selection,
			select: selection.select.length > 0 ? selection.select : select,
			ignore: [.../* @__PURE__ */ new Set([...ignore, ...selection.ignore])]
		}
	};
}
/** Finds the files of a tree and gets their facts. */
async function readTree(root, { tree, revision }, policy, analyser, lap) {
	const { include, exclude } = policy.analysis;
	const { files, problems, migrations, projectFiles } = discover(tree, {
		include,
		exclude,
		outerIgnores: outerIgnoreFiles(root)
	});
	const paths = files.map(({ path }) => path);
	lap("discover");
	const read = revision === null ? await analyser.files(paths) : await analyser.revision(files, revision.read);
	lap("facts");
	return {
		files: files.flatMap(({ path, role }) => {
			const facts = read.facts.get(path);
			return facts === void 0 ? [] : [{
				path,
				role,
				facts
			}];
		}),
		sourceOf: revision === null ? sourcesOnDisk(root) : (path) => utf8(revision.read([path])[0] ?? null),
		text: tree.text,
		problems: [...problems, ...read.problems],
		migrations,
		projectFiles
	};
}
/** Sources are read again for the few places that are reported: to hold all of them would cost more. */
function sourcesOnDisk(root) {
	const read = fileReader();
	return (path) => {
		const source = read(root.endsWith("/") ? root + path : `${root}/${path}`);
		return source.kind === "bytes" ? utf8(new Uint8Array(source.bytes)) : null;
	};
}
/** The bytes that offsets refer to. */
function utf8(bytes) {
	return bytes === null ? null : decodeSource(bytes).utf8;
}
function baselineOf(tree, policy) {
	const text = tree.text(policy.baseline);
	return text === null ? null : readBaseline(text, policy.baseline);
}
function owners(found) {
	const configured = ownerByPattern(found.policy.owners);
	return (path) => configured(path) ?? ownershipOf(path, found.analysis.layerOf(path, "<module>")).owner;
}

// src/cli/check.ts
var check_exports = /* @__PURE__ */ __exportAll({ check: () => check });
/** More lines of trouble are only counted: they would hide the verdict. */
const MOST_PROBLEMS = 30;
/** Analyses, prints and writes; resolves to the exit status. */
async function check(paths, options) {
	const clock = timings(process.env.FASTAPI_GATE_TIMINGS !== void 0);
	const request = requestOf(paths, options);
	const result = await runSession(request, clock.lap);
	const { outcome } = result;
	const context = contextOf(request, result, options);
	const files = await Promise.all(options.output.map(async ({ format, path }) => ({
		path,
		text: (await rendererOf(format))(outcome, {
			...context,
			colour: false
		})
	})));
	const text = (await rendererOf(options.format))(outcome, context);
	ending(exitStatus(outcome));
	writeLines(problemLines(outcome.problems), MOST_PROBLEMS);
	for (const file of files) write$1(file.path, file.text);
	process.stdout.write(text);
	writeLines(await result.stored, MOST_PROBLEMS);
	clock.lap("output");
	const measured = clock.line();
	if (measured !== "") process.stderr.write(measured);
	return exitStatus(outcome);
}
function requestOf(paths, options) {
	const plain = plainRequest(options, paths);
	return {
		...plain,
		selection: {
			...plain.selection,
			select: knownRules(options.select),
			ignore: knownRules(options.ignore),
			gates: options.gate
		},
		base: options.base ?? null,
		head: options.head ?? null,
		signal: options.signal ?? null,
		date: options.date ?? null
	};
}
function contextOf(request, { policy, sourceOf, ownerOf }, options) {
	return {
		version: toolVersion(),
		rules: knownRules$1(),
		sourceOf,
		selection: policy.selection,
		colour: wantsColour(options.color, process.env, process.stdout.isTTY === true),
		full: options.full === true,
		statistics: options.statistics === true,
		project: null,
		signal: request.signal,
		changes: null,
		ownerOf
	};
}
function write$1(path, text) {
	try {
		writeFileAtomically(resolve(path), text);
	} catch (error) {
		throw userError(`${path} cannot be written: ${systemReason(error)}`);
	}
}
/** To standard error, so that standard output stays what its format says. */
function writeLines(lines, most) {
	if (lines.length === 0) return;
	const more = lines.length > most ? [`and ${lines.length - most} more lines like these; --format json has them all`] : [];
	process.stderr.write([...lines.slice(0, most), ...more].map((line) => `fastapi-gate: ${line}\n`).join(""));
}

export { problemLines as a, writeFileAtomically as i, writeLines as n, runSession as r, check_exports as t };