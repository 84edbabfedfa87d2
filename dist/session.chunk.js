import { r as systemReason, t as UserError } from "./model-errors.chunk.js";
import { o as decodeSource } from "./extract.chunk.js";
import { s as fileReader } from "./run-share.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { a as projectIn, c as projectsIn, l as projectsInside, o as SeveralProjects, r as loadPolicy } from "./config.chunk.js";
import { t as pathPatterns } from "./model-patterns.chunk.js";
import { a as ownershipOf, i as ownerByPattern } from "./model-agents.chunk.js";
import { t as rules } from "./rules.chunk.js";
import { a as judgingPolicy, f as readBaseline, m as readResults, o as readWaivers, t as discover } from "./discover.chunk.js";
import { a as openStaged, i as openRevision, s as tracked, t as changesSince } from "./git-revision.chunk.js";
import { c as remember, i as storeFolder, l as runKey, o as recall, r as createAnalyser, s as recordTexts, t as openResults } from "./run.chunk.js";
import { n as RESULTS_VERSION } from "./run-version.chunk.js";
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

// src/session.ts
function workbench(request) {
	const { root } = request;
	return {
		analyser: createAnalyser(root, request),
		tree: workingTree(root),
		discover,
		sourceOf: sourcesOnDisk(root),
		find: null
	};
}
/** Reads, analyses and judges a root, against a base where one is named. Throws a UserError for what the user has to repair. */
async function runSession(request, lap = unmeasured, bench = workbench(request)) {
	return analysed(prepare(request, bench, lap), lap);
}
/**
* The same for those who need no more than the outcome: where an earlier run had the same files, settings and request, it is that
* run's. With a base, or for a revision, it is always made anew.
*/
async function judgeSession(request, lap = unmeasured) {
	const prepared = prepare(request, workbench(request), lap);
	const memory = memoryFor(prepared);
	if (memory === null) return analysed(prepared, lap);
	const kept = recalled(prepared, memory, lap);
	if (kept !== null) return kept;
	const result = await analysed(prepared, lap);
	const { files } = result.read;
	const { head, discovery } = prepared;
	if (files.length !== discovery.files.length) return result;
	const key = runKey({
		...memory.identity,
		hashes: files.map(({ facts }) => facts.hash)
	});
	const owners = result.found.scope.map(({ file, owner }) => [file, owner]);
	const trouble = remember(memory.store, key, head.tree, {
		outcome: result.outcome,
		owners
	});
	return trouble === null ? result : {
		...result,
		stored: result.stored.then((lines) => [...lines, trouble])
	};
}
/** What `judgeSession` would recall of an earlier run; null where it would analyse. */
function recallSession(request) {
	const prepared = prepare(request, workbench(request), unmeasured);
	const memory = memoryFor(prepared);
	return memory === null ? null : recalled(prepared, memory, unmeasured);
}
/** Null for runs whose outcome is not kept. */
function memoryFor({ request, head, policy, own, discovery }) {
	const version = own.ownRules.length === 0 && request.factsFolder === void 0 ? RESULTS_VERSION : null;
	if (version === null || request.cacheFolder === null || request.base !== null || head.revision !== null) return null;
	return {
		store: openResults(storeFolder(request.cacheFolder, request.root)),
		identity: {
			version,
			request,
			policy,
			discovery
		}
	};
}
function recalled({ request, bench, head, own, discovery }, { store, identity }, lap) {
	const hashes = store.empty ? null : bench.analyser.hashes(discovery.files.map(({ path }) => path));
	const kept = hashes === null ? null : recall(store, runKey({
		...identity,
		hashes
	}), head.tree);
	lap("recall");
	if (kept === null) return null;
	const owners = new Map(kept.owners);
	return {
		outcome: kept.outcome,
		policy: own,
		sourceOf: sourcesOnDisk(request.root),
		changes: null,
		ownerOf: (path) => owners.get(path) ?? ownershipOf(path, "other").owner,
		ownRules: [],
		stored: Promise.resolve([])
	};
}
function unmeasured() {}
function prepare(request, bench, lap) {
	const { root } = request;
	const head = placeOf(bench, request);
	const base = request.base === null ? null : openRevision(root, request.base);
	const own = policyOf(head.tree, request);
	const basePolicy = base === null ? null : policyOf(base.tree, request);
	const policy = judgingPolicy(own, basePolicy);
	const discovery = discoverIn(request, head.tree, policy, head.revision === null ? bench.discover : discover);
	if (request.without === null && request.configuration === null) refuseSeveral(projectsOf(discovery, head.tree));
	lap("discover");
	return {
		request,
		bench,
		head,
		base,
		own,
		policy,
		discovery
	};
}
async function analysed({ request, bench, head, base, own, policy, discovery }, lap) {
	const { root } = request;
	const loading = import("./pipeline2.chunk.js");
	const headTree = await readTree(head, discovery, bench, lap);
	const former = base === null ? null : await readBase(request, base, policy, bench, lap);
	const { judgeFindings } = await loading;
	const ownRules = await request.loadOwnRules?.(own.ownRules) ?? [];
	const saved = bench.analyser.save();
	const { found, side, kept } = await compared({
		read: headTree,
		discovery,
		policy
	}, former, {
		request,
		bench,
		ownRules,
		lap
	});
	const stored = kept === null ? saved : saved.then((lines) => new Promise((resolve) => setImmediate(() => resolve([...lines, ...kept()]))));
	const baseline = request.useBaseline ? baselineOf(headTree, policy) : null;
	const changed = base === null ? null : changesSince(root, base.commit, comparedOf(request));
	const before = former === null || side === null || changed === null ? null : {
		side,
		revision: request.base,
		baseline: baselineOf(former.read, policy)?.baseline ?? null,
		renames: changed.renames,
		texts: {
			base: former.read.sourceOf,
			head: headTree.sourceOf
		}
	};
	const changes = before === null || changed === null ? null : (await import("./changes.chunk.js")).changesOf({
		found,
		sourceOf: headTree.sourceOf
	}, {
		side: before.side,
		sourceOf: before.texts.base
	}, {
		...changed,
		documents: tracked(root, OPENAPI_DOCUMENTS)
	});
	const waived = waiversOf(headTree, own);
	const { claims, problems: unread } = readResults(request.results);
	const outcome = judgeFindings({
		...found,
		scope: scopeOf(found, side, changed),
		policy: own,
		problems: [
			...found.problems,
			...baseline?.problems ?? [],
			...waived.problems,
			...unread,
			...unloaded(own, ownRules)
		]
	}, {
		signal: request.signal,
		baseline: baseline?.baseline ?? null,
		waivers: waived.waivers,
		base: before,
		changes,
		claims,
		coverage: request.coverage === null ? null : await coverageIn(request.coverage, found),
		recordedFixed: request.recordedFixed,
		date: request.date
	});
	lap("gate");
	return {
		outcome,
		found,
		read: headTree,
		policy: own,
		sourceOf: headTree.sourceOf,
		changes,
		ownerOf: owners(found),
		ownRules,
		text: head.tree.text,
		guides: guidesIn(head.tree),
		stored
	};
}
/**
* What is found in a tree, compared with its base where there is one. The side of a base is kept for later runs, and so is what this tree
* will be as a base: the next change is compared with it.
*/
async function compared(tree, base, { request, bench, ownRules, lap }) {
	const { findIn } = await import("./pipeline2.chunk.js");
	const { read, policy } = tree;
	if (base === null) return {
		found: await (bench.find?.in(read, policy, lap, null) ?? findIn(read, policy, lap, null, null, ownRules)),
		side: null,
		kept: null
	};
	const { baseSideOf } = await import("./base-side.chunk.js");
	if (bench.find !== null) {
		const side = await bench.find.side(base.read, policy, lap);
		return {
			found: await bench.find.in(read, policy, lap, side),
			side,
			kept: null
		};
	}
	if (ownRules.length > 0) {
		const side = baseSideOf(await findIn(base.read, policy, lap, null, null, ownRules));
		return {
			found: await findIn(read, policy, lap, side, null, ownRules),
			side,
			kept: null
		};
	}
	const { formerSide, keepSide, sideAlone } = await import("./former2.chunk.js");
	const { root, jobs, cacheFolder, factsFolder } = request;
	const version = RESULTS_VERSION;
	const means = {
		store: version !== null && cacheFolder !== null && factsFolder === void 0 ? openResults(storeFolder(cacheFolder, root)) : null,
		version: version ?? "",
		root,
		commit: base.commit,
		jobs
	};
	const former = formerSide(base, read, means, lap);
	Promise.resolve(former.side).catch(() => void 0);
	const found = await findIn(read, policy, lap, former.side);
	const side = await former.side;
	const kept = () => {
		return [former.kept ? null : keepSide(base, () => side, means), keepSide(tree, () => sideAlone(tree, found), means)].filter((line) => line !== null);
	};
	return {
		found,
		side,
		kept
	};
}
/** What the program means to the frameworks, for those who need no findings: no function is followed. */
async function meaningSession(request, lap = unmeasured) {
	const { pipeline, tree, policy, stored } = await readForTables(request, lap);
	return {
		meaning: pipeline.meaningOf(tree, policy, lap),
		stored
	};
}
/** What functions do and which layers there are, for those who need no findings: no migration is replayed, no row followed. */
async function structureSession(request, lap = unmeasured) {
	const { pipeline, tree, policy, stored } = await readForTables(request, lap);
	return {
		structure: pipeline.structureOf(tree, policy, lap),
		policy,
		stored
	};
}
/** The histories of the migrations, for those who need nothing else: no function is followed. */
async function migrationSession(request, lap = unmeasured) {
	const { pipeline, tree, policy, stored } = await readForTables(request, lap);
	const files = tree.files.filter(({ role }) => policy.analysis.roles.includes(role)).map(({ path }) => path);
	return {
		migrations: await pipeline.migrationsOf(tree, policy, lap),
		files,
		stored
	};
}
async function readForTables(request, lap) {
	const bench = workbench(request);
	const { head, policy, discovery } = prepare(request, bench, lap);
	const loading = import("./pipeline2.chunk.js");
	const tree = await readTree(head, discovery, bench, lap);
	return {
		pipeline: await loading,
		tree,
		policy,
		stored: bench.analyser.save()
	};
}
/** The facts of the working tree's files that are wanted, and how many files there are in all. */
async function factsOf(request, wanted) {
	const bench = workbench(request);
	const { discovery } = prepare(request, bench, unmeasured);
	const paths = discovery.files.map(({ path }) => path).filter(wanted);
	return {
		...await bench.analyser.files(paths),
		asked: paths.length,
		all: discovery.files.length,
		stored: bench.analyser.save()
	};
}
/** Rules that the settings name and nobody allowed to run: said, since their findings are missing. */
function unloaded({ ownRules }, loaded) {
	const missing = ownRules.length - loaded.length;
	if (missing === 0) return [];
	return [{
		kind: "configuration",
		file: null,
		line: null,
		message: `${missing === 1 ? "1 rule of the project's own did" : `${missing} rules of the project's own did`} not run: --allow-own-rules runs the code of ${ownRules.map(({ file }) => file).join(", ")}`,
		fatal: false
	}];
}
/** Where repositories keep a written OpenAPI document, as patterns of git. */
const OPENAPI_DOCUMENTS = [
	"**/*openapi*.json",
	"**/*openapi*.yaml",
	"**/*openapi*.yml"
];
function comparedOf({ head, staged }) {
	return staged ? { kind: "staged" } : head === null ? { kind: "working-tree" } : {
		kind: "revision",
		name: head
	};
}
/** With a base the run is about the changed files; those that are gone keep the owner they had. */
function scopeOf(head, base, changed) {
	if (base === null || changed === null) return head.scope;
	const files = new Set(changed.files);
	const present = new Set(head.scope.map(({ file }) => file));
	return [...head.scope, ...base.scope.filter(({ file }) => !present.has(file))].filter(({ file }) => files.has(file));
}
function placeOf({ tree }, { root, head, staged }) {
	const revision = staged ? openStaged(root) : head === null ? null : openRevision(root, head);
	return {
		tree: recordTexts(revision?.tree ?? tree),
		revision
	};
}
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
function discoverIn({ root, without }, tree, { analysis: { include, exclude } }, find = discover) {
	const others = (without ?? []).map((folder) => `/${folder.replaceAll(/[\\*?[\] ]/g, "\\$&")}/`);
	return find(tree, {
		include,
		exclude: [...exclude, ...others],
		outerIgnores: outerIgnoreFiles(root)
	});
}
function projectsOf({ projectFiles, files }, { text }) {
	return projectsIn({
		projectFiles,
		application: files.filter(({ role }) => role === "application").map(({ path }) => path),
		text
	});
}
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
async function readBase(request, revision, policy, bench, lap) {
	const discovery = discoverIn(request, revision.tree, policy);
	lap("discover");
	return {
		read: await readTree({
			tree: recordTexts(revision.tree),
			revision
		}, discovery, bench, lap),
		discovery,
		policy,
		commit: revision.commit
	};
}
/** Gets the facts of the files that were found in a tree. */
async function readTree({ tree, revision }, discovery, bench, lap) {
	const { analyser } = bench;
	const { files, problems, migrations, projectFiles } = discovery;
	const paths = files.map(({ path }) => path);
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
		sourceOf: revision === null ? bench.sourceOf : (path) => utf8(revision.read([path])[0] ?? null),
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
function guidesIn(tree) {
	const entries = tree.list("");
	return "failure" in entries ? [] : entries.flatMap(({ name }) => GUIDES.test(name) ? [repoPath(name)] : []).sort();
}
const GUIDES = /^(?:CLAUDE|AGENTS|CONTRIBUTING)\.md$/i;
/** The reader is loaded for runs that are given a report. */
async function coverageIn({ name, text }, { analysis, scope }) {
	const { coverageOf, readCoverage } = await import("./gate-coverage.chunk.js");
	const services = scope.filter(({ file }) => analysis.layerOf(file, "<module>") === "service").map(({ file }) => file);
	return coverageOf(readCoverage(name, text), services);
}
function waiversOf(tree, policy) {
	const text = tree.text(policy.waivers);
	return text === null ? {
		waivers: [],
		problems: []
	} : readWaivers(text, policy.waivers);
}
function owners(found) {
	const configured = ownerByPattern(found.policy.owners);
	return (path) => configured(path) ?? ownershipOf(path, found.analysis.layerOf(path, "<module>")).owner;
}

export { projectRequests as a, structureSession as c, migrationSession as i, workingTree as l, judgeSession as n, recallSession as o, meaningSession as r, runSession as s, factsOf as t };