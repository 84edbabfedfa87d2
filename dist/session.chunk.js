import { i as userError, r as systemReason, t as UserError } from "./model-errors.chunk.js";
import { r as decodeSource } from "./extract.chunk.js";
import { n as recordOf, t as readRecords } from "./run-records.chunk.js";
import { a as SIZE_LIMIT, i as tooLarge, n as fileAnalyser, o as contentHash, r as guarded, s as fileReader, t as claimer } from "./run-share.chunk.js";
import { c as repoPath } from "./model-defaults.chunk.js";
import { a as projectIn, c as projectsIn, l as projectsInside, o as SeveralProjects, r as loadPolicy } from "./config.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { a as ownershipOf, c as pathPatterns, i as ownerByPattern } from "./model-agents.chunk.js";
import { t as rules } from "./rules.chunk.js";
import { S as readResults, a as listIn, b as readBaseline, i as isObject, m as readWaivers, o as objectIn, p as judgingPolicy, r as followed, t as discover } from "./discover.chunk.js";
import { r as changedRoutes } from "./route-costs.chunk.js";
import { o as beginReplacement, s as writeFileAtomically, t as openShards } from "./run-shards.chunk.js";
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync, readSync, readdirSync, realpathSync, rmSync, statSync, write } from "node:fs";
import { Worker } from "node:worker_threads";
import { createHash } from "node:crypto";
import { dirname, join, relative, resolve, sep } from "node:path";
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { deserialize, serialize } from "node:v8";

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
	if (!roles.some(([, people]) => people?.includes("CODEOWNERS"))) return policy;
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
	for (const line of text.split(/\r?\n/)) {
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

// src/domain/contract/fields.ts
/** Names of what an operation of a document takes and gives: its parameters and all fields below its bodies and responses, sorted. */
function fieldNames(document, path, method) {
	const operation = objectIn(objectIn(objectIn(document, "paths"), path), method);
	const names = /* @__PURE__ */ new Set();
	for (const parameter of listIn(operation, "parameters")) if (isObject(parameter) && typeof parameter.name === "string") names.add(parameter.name);
	const seen = /* @__PURE__ */ new Set();
	const read = (value) => {
		const { schema } = followed(document, value);
		if (seen.has(schema)) return;
		seen.add(schema);
		for (const [name, property] of Object.entries(objectIn(schema, "properties"))) {
			names.add(name);
			read(property);
		}
		for (const key of [
			"anyOf",
			"oneOf",
			"allOf",
			"prefixItems"
		]) for (const inner of listIn(schema, key)) read(inner);
		for (const key of ["items", "additionalProperties"]) if (isObject(schema[key])) read(schema[key]);
	};
	const bodies = [objectIn(operation, "requestBody"), ...Object.values(objectIn(operation, "responses")).filter(isObject)];
	for (const body of bodies) for (const media of Object.values(objectIn(body, "content"))) if (isObject(media)) read(media.schema);
	return [...names].sort();
}

// src/model/sensitive.ts
const NAMES = {
	identity: [
		"first_name",
		"last_name",
		"full_name",
		"maiden_name",
		"middle_name",
		"date_of_birth",
		"birth_date",
		"birthday",
		"dob",
		"gender",
		"ethnicity"
	],
	contact: [
		"email",
		"email_address",
		"phone",
		"phone_number",
		"mobile",
		"street",
		"zip",
		"zip_code",
		"postal_code",
		"home_address"
	],
	government: [
		"ssn",
		"social_security",
		"national_id",
		"passport",
		"passport_number",
		"driver_license",
		"tax_id"
	],
	financial: [
		"card_number",
		"pan",
		"cvv",
		"iban",
		"account_number",
		"routing_number",
		"salary"
	],
	health: [
		"mrn",
		"medical_record",
		"patient_id",
		"diagnosis",
		"icd",
		"medication",
		"prescription",
		"allergy",
		"allergies",
		"lab_result",
		"blood_type",
		"insurance_id",
		"health_plan",
		"npi"
	],
	technical: [
		"ip_address",
		"geolocation",
		"latitude",
		"longitude",
		"biometric",
		"face_embedding"
	]
};
/**
* Tells which names are sensitive: those of the usual groups, with words before or after (`patient_date_of_birth`), in snake or camel case.
* Names are compared word by word: `pan` is not in `panel`. `configured` adds names; one that starts with `!` is taken out.
*/
function sensitiveNames(configured) {
	const without = new Set(configured.filter((name) => name.startsWith("!")).map((name) => joined(name.slice(1))));
	const table = Object.entries({
		...NAMES,
		configured: configured.filter((name) => !name.startsWith("!"))
	}).flatMap(([group, names]) => names.filter((name) => !without.has(joined(name))).map((name) => ({
		group,
		words: joined(name)
	})));
	return (name) => {
		const words = joined(name);
		if (without.has(words)) return null;
		return table.find((entry) => words.includes(entry.words))?.group ?? null;
	};
}
/** A name's words between underscores, one also at both ends: `_date_of_birth_`. */
function joined(name) {
	return `_${name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "").join("_")}_`;
}

// src/changes.ts
/** What a change consists of: files by the version control, tests, migrations and endpoints by comparing the two programs. */
function changesOf(head, base, change) {
	const changed = new Set(change.files);
	const endpoints = endpointsChanged(head, base, changed);
	return {
		files: change.files,
		added: change.added,
		tests: testsAdded(head.found, base.found, change.renames),
		migrations: head.found.analysis.subjects.revision.filter(({ at }) => changed.has(at.file)).map(({ revision, at }) => ({
			revision,
			file: at.file
		})).sort((a, b) => byText(a.file, b.file) || byText(a.revision, b.revision)),
		endpoints,
		sensitive: sensitiveEndpoints(head, base),
		routes: changedRoutes(head.found.analysis, base.found.analysis),
		openApi: change.documents.length === 0 ? null : change.documents.some((file) => changed.has(file))
	};
}
/** Test functions that the base has not, as `tests/test_orders.py::TestOrders.test_empty`. */
function testsAdded(head, base, renames) {
	const before = new Set(testsOf(base).map(({ file, symbol }) => `${renames.get(file) ?? file}::${symbol}`));
	return testsOf(head).map(({ file, symbol }) => `${file}::${symbol}`).filter((name) => !before.has(name)).sort(byText);
}
function testsOf({ analysis }) {
	const named = ({ symbol }) => /^test/i.test(symbol.slice(symbol.lastIndexOf(".") + 1));
	return analysis.definitions.functions.filter(({ role, nested, at }) => role === "test" && !nested && named(at)).map(({ at }) => at);
}
/** New endpoints with fields that say something of a person, by the OpenAPI documents of both sides. */
function sensitiveEndpoints({ found }, base) {
	const before = new Set(routeNames(base));
	const groupOf = sensitiveNames(found.policy.sensitiveFields);
	const sensitive = [];
	if (routeNames({ found }).every((name) => before.has(name))) return [];
	for (const { openapi, operations } of found.analysis.openapi()) for (const { method, path, route } of operations) {
		const endpoint = `${method.toUpperCase()} ${route.path}`;
		const unit = route.handler.module.unit;
		if (before.has(endpoint) || unit === null) continue;
		const fields = fieldNames(openapi, path, method).filter((name) => groupOf(name) !== null);
		if (fields.length > 0) sensitive.push({
			endpoint,
			file: unit.path,
			line: unit.facts.line(route.handler.def.start),
			fields
		});
	}
	return sensitive.sort((a, b) => byText(a.endpoint, b.endpoint));
}
function routeNames({ found }) {
	return found.analysis.fastapi.routes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`));
}
/** Endpoints that are new, whose handler's source changed, or that are gone. */
function endpointsChanged(head, base, changed) {
	const now = endpointsOf(head, changed);
	const before = endpointsOf(base, changed);
	const names = [];
	for (const [name, source] of now) if (!before.has(name) || source !== null && before.get(name) !== source) names.push(name);
	for (const name of before.keys()) if (!now.has(name)) names.push(`${name} (removed)`);
	return names.sort(byText);
}
/** Every endpoint with its handler's source; null where that lies in a file that did not change. */
function endpointsOf({ found, sourceOf }, changed) {
	const endpoints = /* @__PURE__ */ new Map();
	for (const { kind, methods, path, handler } of found.analysis.fastapi.routes) {
		const file = handler.module.unit?.path;
		if (kind === "plain" || file === void 0) continue;
		const source = changed.has(file) ? textOf(sourceOf(file), handler.def.start, handler.def.end) : null;
		for (const method of kind === "websocket" ? ["WEBSOCKET"] : methods) endpoints.set(`${method} ${path}`, source);
	}
	return endpoints;
}
function textOf(source, start, end) {
	const bytes = typeof source === "string" ? Buffer.from(source, "utf8") : source ?? /* @__PURE__ */ new Uint8Array();
	return Buffer.from(bytes.subarray(start, end)).toString("utf8").replace(/\s+/g, " ");
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
	for (const line of git(root, [
		"ls-files",
		"--stage",
		"-z"
	], { index: true }).toString("utf8").split("\0")) {
		const tab = line.indexOf("	");
		const [mode, id, stage] = line.slice(0, tab).split(" ");
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
	const output = git(root, ["cat-file", "--batch"], { input: `${ids.join("\n")}\n` });
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
	if (head.kind === "working-tree") for (const name of git(root, [
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard"
	]).toString("utf8").split("\0")) {
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
	return kept?.asked.every(([path, former]) => digest(tree.text(path)) === former) ? kept : null;
}
/** Keeps the result of a run; a line about what went wrong, or null. */
function remember(store, key, tree, kept) {
	const asked = [...tree.asked].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
	return store.put(key, {
		asked,
		outcome: kept.outcome,
		owners: kept.owners
	});
}
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

// src/run/version.ts
/**
* What facts in a store depend on besides the file's bytes. Run from source there is no digest: such runs share no store with
* released ones.
*/
const FACTS_VERSION = "6fe1adda233245cf53766b592d9f53c18e45755c2aba9654f5466b88f9f05f42";
/** What results in a store depend on besides the files and settings; null when run from source, where results are not kept. */
const RESULTS_VERSION = "3a7d31e213f303cc959498389154315cdcb66516c2058f95607546411ada2b09";

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
			for (const path of paths) {
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
			if (shards !== null) {
				for (const [path, { hash }] of found.facts) if (shards.get(hash) === void 0) missed.push(path);
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
			for (const [path, facts] of made.facts) {
				const entry = entries.get(path);
				if (entry !== void 0 && facts.hash === entry.hash) entry.result = {
					kind: "facts",
					facts
				};
			}
			notes.push(...await pool.save());
		}
		for (const path of missing) {
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
			else for (const path of paths) stale.paths.add(path);
		},
		hashes: () => null,
		bytes: (path) => entries.get(path)?.bytes ?? null,
		async files(paths) {
			const wanted = new Set(paths);
			for (const path of [...entries.keys(), ...failures.keys()]) {
				if (wanted.has(path)) continue;
				entries.delete(path);
				failures.delete(path);
			}
			for (const path of paths) if (stale.all || stale.paths.has(path) || !(entries.has(path) || failures.has(path))) look(path);
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
	for (const path of paths) {
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
	for (const { name } of dated.slice(MOST_RESULTS)) rmSync(join(folder, name), { force: true });
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
	const { bench, head, policy, own, discovery } = prepared;
	const version = own.ownRules.length === 0 && request.factsFolder === void 0 ? RESULTS_VERSION : null;
	if (version === null || request.cacheFolder === null || request.base !== null || head.revision !== null) return analysed(prepared, lap);
	const store = openResults(storeFolder(request.cacheFolder, request.root));
	const identity = {
		version,
		request,
		policy,
		discovery
	};
	const hashes = store.empty ? null : bench.analyser.hashes(discovery.files.map(({ path }) => path));
	const kept = hashes === null ? null : recall(store, runKey({
		...identity,
		hashes
	}), head.tree);
	lap("recall");
	if (kept !== null) {
		const owners = new Map(kept.owners);
		const ownerOf = (path) => owners.get(path) ?? ownershipOf(path, "other").owner;
		const { outcome } = kept;
		return {
			outcome,
			policy: own,
			sourceOf: sourcesOnDisk(request.root),
			changes: null,
			ownerOf,
			ownRules: [],
			stored: Promise.resolve([])
		};
	}
	const result = await analysed(prepared, lap);
	const { files } = result.read;
	if (files.length !== discovery.files.length) return result;
	const key = runKey({
		...identity,
		hashes: files.map(({ facts }) => facts.hash)
	});
	const owners = result.found.scope.map(({ file, owner }) => [file, owner]);
	const trouble = remember(store, key, head.tree, {
		outcome: result.outcome,
		owners
	});
	return trouble === null ? result : {
		...result,
		stored: result.stored.then((lines) => [...lines, trouble])
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
	const baseTree = base === null ? null : await readRevision(request, base, policy, bench, lap);
	const { judgeFindings, ...pipeline } = await loading;
	const ownRules = await request.loadOwnRules?.(own.ownRules) ?? [];
	const find = bench.find ?? pipeline.findIn;
	const stored = bench.analyser.save();
	const baseFound = baseTree === null ? null : await find(baseTree, policy, lap, null, null, ownRules);
	const found = await find(headTree, policy, lap, baseFound?.analysis ?? null, null, ownRules);
	const baseline = request.useBaseline ? baselineOf(headTree, policy) : null;
	const changed = base === null ? null : changesSince(root, base.commit, comparedOf(request));
	const former = baseTree === null || baseFound === null || changed === null ? null : {
		found: baseFound,
		revision: request.base,
		baseline: baselineOf(baseTree, policy)?.baseline ?? null,
		renames: changed.renames,
		texts: {
			base: baseTree.sourceOf,
			head: headTree.sourceOf
		}
	};
	const changes = former === null || baseTree === null || changed === null ? null : changesOf({
		found,
		sourceOf: headTree.sourceOf
	}, {
		found: former.found,
		sourceOf: baseTree.sourceOf
	}, {
		...changed,
		documents: tracked(root, OPENAPI_DOCUMENTS)
	});
	const waived = waiversOf(headTree, own);
	const { claims, problems: unread } = readResults(request.results);
	const outcome = judgeFindings({
		...found,
		scope: scopeOf(found, former?.found ?? null, changed),
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
		base: former,
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
/** What the program means to the frameworks, for those who need no findings: no function is followed. */
async function meaningSession(request) {
	const bench = workbench(request);
	const { head, policy, discovery } = prepare(request, bench, unmeasured);
	const loading = import("./pipeline2.chunk.js");
	const tree = await readTree(head, discovery, bench, unmeasured);
	const { meaningOf } = await loading;
	const stored = bench.analyser.save();
	return {
		meaning: meaningOf(tree, policy),
		stored
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
function readRevision(request, revision, policy, bench, lap) {
	const discovery = discoverIn(request, revision.tree, policy);
	lap("discover");
	return readTree({
		tree: recordTexts(revision.tree),
		revision
	}, discovery, bench, lap);
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

export { runSession as a, storeFolder as c, hasCommit as d, mergeBase as f, workingTree as h, projectRequests as i, FACTS_VERSION as l, parentsOf as m, judgeSession as n, openResults as o, openRevision as p, meaningSession as r, createLiveAnalyser as s, factsOf as t, RESULTS_VERSION as u };