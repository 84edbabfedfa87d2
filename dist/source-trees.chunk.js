import { r as systemReason, t as UserError } from "./model-errors.chunk.js";
import { o as decodeSource } from "./extract.chunk.js";
import { s as fileReader } from "./run-share.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { a as projectIn, c as projectsIn, l as projectsInside, o as SeveralProjects, r as loadPolicy } from "./config.chunk.js";
import { t as pathPatterns } from "./model-patterns.chunk.js";
import { t as rules } from "./rules.chunk.js";
import { _ as readAhead, h as openStaged, m as openRevision, r as createAnalyser, s as recordTexts } from "./run.chunk.js";
import { t as discover } from "./discover.chunk.js";
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

// src/config/codeowners.ts
/** Where forges look, relative to the top of the repository; the first that is there counts. */
const PLACES = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS",
	".gitlab/CODEOWNERS"
];
/** The entry of `approvers` that stands for the owners of the waiver file. */
const BY_CODEOWNERS = "CODEOWNERS";
/**
* The policy with the owners of the waiver file in place of `CODEOWNERS` among the approvers. Where no file gives it an owner, the word stays
* and fits nobody. `read` gives a text by path relative to the root, `project` is the path of the root in its repository.
*/
function withCodeowners(policy, read, project) {
	const roles = Object.entries(policy.approvers);
	if (!roles.some((people$of) => {
		return people$of[1]?.includes("CODEOWNERS");
	})) return policy;
	const up = project === null ? "" : project.replaceAll(/[^/]+(?:\/|$)/g, "../");
	const text = PLACES.map((place) => read(up + place)).find((text) => text !== null) ?? null;
	const owners = text === null ? [] : codeownersOf(text, project === null ? policy.waivers : `${project}/${policy.waivers}`);
	if (owners.length === 0) return policy;
	const named = roles.map(([role, people = []]) => [role, [...new Set(people.flatMap((person) => person === "CODEOWNERS" ? owners : [person]))]]);
	return {
		...policy,
		approvers: Object.fromEntries(named)
	};
}
/**
* Who owns a file, as a CODEOWNERS file says it: the last matching line decides, one without owners takes them away. In GitLab's sections each
* section decides for itself, and lines without owners have the section's. Lines that forges do not understand match nothing.
*/
function codeownersOf(text, file) {
	const sections = [{
		owners: [],
		matched: null
	}];
	for (let at$ = 0, list$ = text.split(/\r?\n/); at$ < list$.length; at$++) {
		const line = list$[at$];
		const heading = /^\^?\[[^\]]+\](?:\[\d+\])?\s*(.*)$/.exec(line);
		if (heading !== null) {
			sections.push({
				owners: peopleIn((heading[1] ?? "").split(/\s+/)),
				matched: null
			});
			continue;
		}
		const [pattern = "", ...words] = line.replace(/(?:^|\s)#.*$/, "").match(/(?:\\.|\S)+/g) ?? [];
		const section = sections.at(-1);
		if (pattern === "" || /^!|\[/.test(pattern) || section === void 0 || !matches(pattern, file)) continue;
		const people = peopleIn(words);
		section.matched = people.length > 0 ? people : section.owners;
	}
	return [...new Set(sections.flatMap(({ matched }) => matched ?? []))];
}
/** Unlike in a `.gitignore`, `docs/*` holds the files of that folder and not those below its folders. */
function matches(pattern, file) {
	const patterns = pathPatterns(pattern);
	return (/\/\*$/.test(pattern) ? patterns.test(file, false) : patterns.within(file)) === true;
}
/** `@person`, `@team/name` or an address; anything else is nobody. */
function peopleIn(words) {
	return words.filter((word) => /^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(word));
}

// src/discover/git-index.ts
const NOTHING = {
	files: /* @__PURE__ */ new Set(),
	folders: /* @__PURE__ */ new Set()
};
/** Repositories of a million files have indexes of this size. */
const MOST_BYTES = 2e8;
/** Times, device, mode and size of an entry, then its hash and flags. */
const MODE = 24;
const FLAGS = 60;
const NAME = 62;
/** An entry's kind as the file system has it: a regular file. */
const REGULAR = 8;
const EXTENDED = 16384;
/** Reads the index of the repository that holds a folder; paths are relative to the folder. Nothing where there is none, or none of a known form. */
function trackedBelow(folder) {
	const found = indexOf(folder);
	if (found === null) return NOTHING;
	const prefix = found.top === folder ? "" : `${relative(found.top, folder).split(sep).join("/")}/`;
	const files = /* @__PURE__ */ new Set();
	const folders = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = pathsOf(found.bytes) ?? []; at$ < list$.length; at$++) {
		const path = list$[at$];
		if (!path.startsWith(prefix)) continue;
		const below = path.slice(prefix.length);
		files.add(below);
		for (let cut = below.lastIndexOf("/"); cut > 0; cut = below.lastIndexOf("/", cut - 1)) {
			const around = below.slice(0, cut);
			if (folders.has(around)) break;
			folders.add(around);
		}
	}
	return {
		files,
		folders
	};
}
function indexOf(folder) {
	for (let top = folder;; top = dirname(top)) {
		const bytes = contents(join(gitFolder(top), "index"));
		if (bytes !== null) return {
			top,
			bytes
		};
		if (exists(join(top, ".git")) || dirname(top) === top) return null;
	}
}
/** A worktree or submodule has a file there that names the folder. */
function gitFolder(top) {
	const place = join(top, ".git");
	const named = /^gitdir: (.+)$/m.exec(contents(place)?.toString("utf8") ?? "")?.[1];
	return named === void 0 ? place : resolve(top, named.trim());
}
function contents(path) {
	try {
		const stat = statSync(path);
		return stat.isFile() && stat.size <= MOST_BYTES ? readFileSync(path) : null;
	} catch {
		return null;
	}
}
function exists(path) {
	return statSync(path, { throwIfNoEntry: false }) !== void 0;
}
/** The regular files of an index of version 2, 3 or 4 with SHA-1; undefined for anything else. */
function pathsOf(bytes) {
	if (bytes.length < 12 || bytes.toString("latin1", 0, 4) !== "DIRC") return void 0;
	const version = bytes.readUInt32BE(4);
	if (version < 2 || version > 4) return void 0;
	const paths = [];
	let previous = "";
	let at = 12;
	for (let left = bytes.readUInt32BE(8); left > 0; left--) {
		if (at + NAME > bytes.length) return void 0;
		let start = at + NAME + ((bytes.readUInt16BE(at + FLAGS) & EXTENDED) === 0 ? 0 : 2);
		let kept = 0;
		if (version === 4) ({kept, start} = cutOf(bytes, start, Buffer.byteLength(previous)));
		const end = bytes.indexOf(0, start);
		if (end < 0 || kept < 0) return void 0;
		const name = Buffer.from(previous).toString("utf8", 0, kept) + bytes.toString("utf8", start, end);
		if (bytes.readUInt32BE(at + MODE) >>> 12 === REGULAR) paths.push(name);
		previous = name;
		at = version === 4 ? end + 1 : at + (Math.floor((end - at) / 8) + 1) * 8;
	}
	return paths;
}
/** Version 4 says how many bytes of the name before are not those of this one, seven bits at a time. */
function cutOf(bytes, from, length) {
	let start = from;
	let byte = bytes[start++] ?? 0;
	let cut = byte & 127;
	while ((byte & 128) !== 0 && start < bytes.length) {
		byte = bytes[start++] ?? 0;
		cut = cut + 1 << 7 | byte & 127;
	}
	return {
		kept: length - cut,
		start
	};
}

// src/discover/working-tree.ts
/** A baseline of a large code base has some megabytes. */
const TEXT_LIMIT = 2e7;
/** The files of a folder on disk. Nothing is opened but regular files, and nothing outside the root is followed. */
function workingTree(root) {
	const real = realpathSync(root);
	let tracked = null;
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
		resolve: (path) => resolveLink(real, path),
		isTracked(path, folder) {
			tracked ??= trackedBelow(real);
			return (folder ? tracked.folders : tracked.files).has(path);
		}
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
		if (!stat.isFile() || stat.size > TEXT_LIMIT) return null;
		const bytes = Buffer.allocUnsafe(stat.size);
		return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, stat.size, 0));
	} catch {
		return null;
	} finally {
		closeSync(descriptor);
	}
}
function resolveLink(root, path) {
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

// src/workbench.ts
/** The workbench of a run of its own. */
function workbench(request) {
	const { root } = request;
	return {
		analyser: createAnalyser(root, request),
		tree: workingTree(root),
		discover,
		sourceOf: sourcesOnDisk(root),
		blobs: null,
		find: null
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

// src/source-trees.ts
/** The tree that a request is about: a revision, what is staged, or the working tree. */
function placeOf({ tree, blobs }, { root, head, staged }) {
	const revision = staged ? openStaged(root, blobs) : head === null ? null : openRevision(root, head, blobs);
	return {
		tree: recordTexts(revision?.tree ?? tree),
		revision
	};
}
/** The settings of a tree, with what the command line selects over them. */
function policyOf(tree, { root, configuration, selection }) {
	const ids = rules.map(({ rule }) => rule.id);
	const read = (path) => path === configuration?.name ? configuration.text : tree.text(path);
	const policy = withCodeowners(loadPolicy(read, ids, configuration?.name ?? null).policy, tree.text, projectIn(root));
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
/** Finds the files of a tree, but for those of other projects in it. */
function discoverIn({ root, without }, tree, { analysis: { include, exclude } }, find = discover) {
	const others = (without ?? []).map((folder) => `/${folder.replaceAll(/[\\*?[\] ]/g, "\\$&")}/`);
	return find(tree, {
		include,
		exclude: [...exclude, ...others],
		outerIgnores: outerIgnoreFiles(root)
	});
}
/** The folders of a tree that are projects of their own. */
function projectsOf({ projectFiles, files }, { text }) {
	return projectsIn({
		projectFiles,
		application: files.filter(({ role }) => role === "application").map(({ path }) => path),
		text
	});
}
/** Throws where there are projects of which each wants a run of its own. */
function refuseSeveral(projects) {
	if (projects.length > 0) throw new SeveralProjects(projects);
}
/**
* The projects of the working tree of a root; the root itself, where no folder in it has settings of its own. Where its settings cannot be
* used it is left to the run to say so.
*/
function projectRequests(request) {
	const tree = workingTree(request.root);
	let all = [];
	try {
		if (request.configuration === null) all = projectsOf(discoverIn(request, tree, policyOf(tree, request)), tree);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return [{
			folder: ROOT,
			request
		}];
	}
	if (all.length === 0) return [{
		folder: ROOT,
		request: {
			...request,
			without: []
		}
	}];
	return all.map((folder) => ({
		folder,
		request: {
			...request,
			root: folder === ROOT ? request.root : `${request.root}/${folder}`,
			without: projectsInside(folder, all)
		}
	}));
}
const ROOT = repoPath(".");
/** Gets the facts of the files that were found in a tree. */
async function readTree({ tree, revision }, discovery, bench, lap) {
	const { analyser } = bench;
	const { files, problems, migrations, projectFiles } = discovery;
	const paths = files.map(({ path }) => path);
	const read = revision === null ? await analyser.files(paths) : await analyser.revision(files, revision.read);
	lap("facts");
	const withFacts = files.flatMap(({ path, role }) => {
		const facts = read.facts.get(path);
		return facts === void 0 ? [] : [{
			path,
			role,
			facts
		}];
	});
	const bytesOf = revision === null ? null : readAhead(revision, paths);
	return {
		files: withFacts,
		sourceOf: bytesOf === null ? bench.sourceOf : (path) => utf8(bytesOf(path)),
		text: tree.text,
		problems: [...problems, ...read.problems],
		migrations,
		projectFiles
	};
}

export { projectsOf as a, sourcesOnDisk as c, projectRequests as i, workbench as l, placeOf as n, readTree as o, policyOf as r, refuseSeveral as s, discoverIn as t, workingTree as u };