import { t as discover } from "./discover.chunk.js";
import { f as readResults, i as readWaivers, r as judgingPolicy, u as readBaseline } from "./gate.chunk.js";
import { c as remember, i as storeFolder, l as runKey, m as openRevision, o as recall, s as recordTexts, t as openResults, u as changesSince, v as tracked } from "./run.chunk.js";
import { a as ownershipOf, i as ownerByPattern } from "./model-agents.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { a as projectsOf, c as sourcesOnDisk, l as workbench, n as placeOf, o as readTree, r as policyOf, s as refuseSeveral, t as discoverIn } from "./source-trees.chunk.js";
import { n as RESULTS_VERSION } from "./run-version.chunk.js";

// src/session.ts
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
	const base = request.base === null ? null : openRevision(root, request.base, bench.blobs);
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

export { recallSession as a, migrationSession as i, judgeSession as n, runSession as o, meaningSession as r, structureSession as s, factsOf as t };