import { i as userError } from "./model-errors.chunk.js";
import { n as nameIn, r as parentOf } from "./model-paths.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { resolve } from "node:path";
import { spawnSync } from "node:child_process";

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
/** Opens a revision (a commit, branch, tag, `HEAD~1` …) of the repository that holds the root. Throws a UserError with the remedy. */
function openRevision(root, name) {
	const commit = resolveCommit(root, name);
	return {
		commit,
		...openItems(root, listing(root, commit), commit)
	};
}
/** Opens what is staged for the next commit, as that commit would hold it. Throws a UserError where files are in conflict. */
function openStaged(root) {
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
	return openItems(root, items, "");
}
/** `name` is how git calls the tree: a commit, or nothing for what is staged. */
function openItems(root, items, name) {
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

export { openStaged as a, openRevision as i, hasCommit as n, parentsOf as o, mergeBase as r, tracked as s, changesSince as t };