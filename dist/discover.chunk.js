import { n as nameIn, r as parentOf, t as joinPath } from "./model-paths.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { t as parse } from "./smol-toml-dist.chunk.js";
import { t as pathPatterns } from "./model-patterns.chunk.js";

// src/discover/migrations.ts
/** Finds Alembic's folders: those that a configuration names, and those with an env.py that speaks of alembic beside `versions/`. */
function findMigrations(tree, files, projectFiles) {
	const known = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const file = list$[at$];
		for (let end = file.lastIndexOf("/"); end > 0 && !known.has(file.slice(0, end)); end = file.lastIndexOf("/", end - 1)) known.add(file.slice(0, end));
	}
	const folders = /* @__PURE__ */ new Map();
	const problems = [];
	const declaredIn = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = projectFiles.flatMap((file) => declarationsIn(tree, file)); at$ < list$.length; at$++) {
		const declared = list$[at$];
		const directory = locate(declared.scriptLocation, declared.file, known);
		if (directory === null && /\{\w+\}/.test(declared.scriptLocation)) {} else if (directory === null) problems.push({
			kind: "configuration",
			file: repoPath(declared.file),
			line: declared.line,
			message: `Alembic's script_location "${declared.scriptLocation}" holds no Python file of the project: its migrations cannot be judged. Correct the path, or remove the setting`,
			fatal: false
		});
		else {
			const named = declared.versionLocations.flatMap((location) => locateEach(location, declared.file, known));
			const versions = named.length > 0 ? named : [joinPath(directory, "versions")];
			const found = declaredIn.get(directory) ?? [];
			if (found.some((other) => versions.some((folder) => other.versions.includes(folder)))) continue;
			declaredIn.set(directory, [...found, {
				versions: [...versions].sort(),
				configuration: declared.file,
				recursive: declared.recursive
			}]);
		}
	}
	for (const home$of of declaredIn) {
		const home = home$of[0], declared = home$of[1];
		const histories = declared.some(({ versions }) => versions.length > 1) && choosesVersions(tree, home) ? declared.flatMap((each) => each.versions.map((folder) => ({
			...each,
			versions: [folder]
		}))) : declared;
		for (let at$ = 0, list$ = histories; at$ < list$.length; at$++) {
			const { versions, configuration, recursive } = list$[at$];
			const directory = histories.length === 1 ? home : versions[0];
			folders.set(directory, {
				directory: repoPath(directory),
				home: repoPath(home),
				versions: versions.map(repoPath),
				configuration: repoPath(configuration),
				...recursive ? { recursive } : {}
			});
		}
	}
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const file = list$[at$];
		const directory = file === "env.py" ? "" : file.endsWith("/env.py") ? file.slice(0, -7) : null;
		if (directory === null || declaredIn.has(directory) || !known.has(joinPath(directory, "versions"))) continue;
		if (tree.text(file)?.includes("alembic") !== true) continue;
		const home = repoPath(directory);
		folders.set(directory, {
			directory: home,
			home,
			versions: [repoPath(joinPath(directory, "versions"))],
			configuration: null
		});
	}
	return {
		folders: [...folders.values()].sort((a, b) => a.directory < b.directory ? -1 : 1),
		problems
	};
}
/** Whether env.py says itself where the revisions lie: of the folders that the configuration lists, each is for a database of its own. */
function choosesVersions(tree, home) {
	return /set_main_option\(\s*["']version_locations["']/.test(tree.text(joinPath(home, "env.py")) ?? "");
}
function declarationsIn(tree, file) {
	const name = nameIn(file);
	if (name !== "alembic.ini" && name !== "pyproject.toml") return [];
	const text = tree.text(file);
	if (text === null || !text.includes("script_location")) return [];
	return name === "alembic.ini" ? declaredInIni(file, text) : declaredInToml(file, text);
}
/** Every section may hold a location: several databases share one alembic.ini that way. */
function declaredInIni(file, text) {
	const declared = [];
	let section = null;
	let last = null;
	const finish = () => {
		const location = section?.settings.get("script_location");
		if (section === null || location === void 0) return;
		const versions = section.settings.get("version_locations")?.value ?? "";
		declared.push({
			file,
			line: location.line,
			scriptLocation: location.value,
			versionLocations: splitLocations(versions),
			recursive: isTrue(section.settings.get("recursive_version_locations")?.value)
		});
	};
	text.split(/\r?\n/).forEach((line, index) => {
		if (/^\s*[#;]/.test(line)) return;
		const setting = /^([\w.]+)\s*[=:]\s*(.*)$/.exec(line);
		if (/^\[.*\]\s*$/.test(line)) {
			finish();
			section = { settings: /* @__PURE__ */ new Map() };
			last = null;
		} else if (setting !== null && section !== null) {
			last = {
				value: setting[2].trim(),
				line: index + 1
			};
			section.settings.set(setting[1], last);
		} else if (/^\s+\S/.test(line) && last !== null) last.value += `\n${line.trim()}`;
	});
	finish();
	return declared;
}
function declaredInToml(file, text) {
	let alembic;
	try {
		alembic = parse(text).tool?.alembic;
	} catch {
		return [];
	}
	if (alembic === null || typeof alembic !== "object") return [];
	const { script_location: scriptLocation, version_locations: versions, recursive_version_locations: recursive } = alembic;
	if (typeof scriptLocation !== "string") return [];
	return [{
		file,
		line: text.slice(0, text.indexOf("script_location")).split("\n").length,
		scriptLocation,
		versionLocations: Array.isArray(versions) ? versions.filter((path) => typeof path === "string") : [],
		recursive: recursive === true || isTrue(recursive)
	}];
}
/** As Alembic reads a boolean of its configuration. */
function isTrue(value) {
	return typeof value === "string" && /^(true|on|1|yes)$/i.test(value);
}
/** Alembic splits by what `path_separator` says: blanks, commas, new lines, or the system's; colons are seen to in `locateEach`. */
function splitLocations(text) {
	return text.split(/[\s,;]+/).filter((part) => part !== "");
}
/** A colon stands between a package and a folder in it, or between two paths. */
function locateEach(location, file, known) {
	const whole = locate(location, file, known);
	if (whole !== null) return [whole];
	return (location.includes(":") ? location.split(":") : []).map((part) => locate(part, file, known)).filter((path) => path !== null);
}
/**
* The folder that a location means, or null. It may start with `%(here)s` (the configuration's folder), be relative to the
* working directory (by custom the configuration's folder, or one around it), be absolute, or be `package:folder` inside an importable package.
*/
function locate(location, file, known) {
	const here = parentOf(file);
	const text = location.replaceAll("\\", "/").replace(/^["']|["']$/g, "");
	const inPackage = /^([\w.]+):(.+)$/.exec(text);
	if (inPackage !== null) {
		const tail = `${inPackage[1].replaceAll(".", "/")}/${inPackage[2]}`;
		return normal(tail, "", known) ?? [...known].filter((folder) => folder.endsWith(`/${tail}`)).sort((a, b) => a.length - b.length)[0] ?? null;
	}
	if (/%\(here\)s/.test(text)) return normal(text.replace(/^%\(here\)s\/?/, ""), here, known);
	const names = text.split("/");
	if (names[0] !== "") return inOrAround(text, here, known);
	for (let from = 1; from < names.length; from++) {
		const folder = inOrAround(names.slice(from).join("/"), here, known);
		if (folder !== null) return folder;
	}
	return null;
}
/** A path below a folder, or below the nearest one around it. */
function inOrAround(path, folder, known) {
	const found = normal(path, folder, known);
	return found !== null || folder === "" ? found : inOrAround(path, parentOf(folder), known);
}
/** Resolves `.` and `..`; null if the path leaves the root or holds no Python file. */
function normal(path, from, known) {
	const names = from === "" ? [] : from.split("/");
	for (let at$ = 0, list$ = path.split("/"); at$ < list$.length; at$++) {
		const name = list$[at$];
		if (name === "..") {
			if (names.pop() === void 0) return null;
		} else if (name !== "" && name !== ".") names.push(name);
	}
	const folder = names.join("/");
	return folder === "" || known.has(folder) ? folder : null;
}

// src/discover/roles.ts
/** `tests`, `unit_tests`, `old_tests_v1`; `lab_tests` and `ab_tests` are names of a domain. */
const TEST_FOLDER = /^(?:(?:old|legacy|unit|integration|functional|e2e|acceptance|smoke|load|regression|contract)[_-])*tests?(?:[_-](?:v?\d+|old|legacy|unit|integration|functional|e2e|acceptance|smoke|load))*$|^e2e$/;
/** A distribution or package of fixtures: `packages/pytest-shop/src/pytest_shop`. */
const PYTEST_PLUGIN = /^pytest[-_]./;
const TEST_FILE = /^(?:test_.*|.*_test|conftest|pytest_.*|[A-Z]\w*[a-z\d]Tests?)\.py$/;
/** Always somebody else's code. */
const VENDOR_FOLDERS = /* @__PURE__ */ new Set([
	"_vendor",
	"_vendored",
	"vendored",
	"site-packages"
]);
/** Somebody else's code, or the shop's vendors and its integrations with third parties: see `isVendored`. */
const MAYBE_VENDOR_FOLDERS = /* @__PURE__ */ new Set([
	"vendor",
	"third_party",
	"thirdparty"
]);
/** `seed-scripts`: a name that nobody can import. */
const SCRIPT_FOLDER = /^(?:scripts|benchmarks|[\w-]+-scripts)$/;
/** Inside a package these are names of the domain (`app/docs/router.py`). */
const OUTER_SCRIPT_FOLDERS = /* @__PURE__ */ new Set([
	"docs",
	"doc",
	"example",
	"examples",
	"benchmark"
]);
const SCRIPT_FILES = /* @__PURE__ */ new Set([
	"setup.py",
	"noxfile.py",
	"manage.py",
	"fabfile.py",
	"dodo.py"
]);
/**
* Tells what a file is for, by its path and the folders around it; "generated" is found later, from its content.
* A `testing` package inside an application is code that it offers, not its tests.
*/
function roleFinder(folders) {
	const known = /* @__PURE__ */ new Map([["", "application"]]);
	const ofFolder = (folder) => {
		let role = known.get(folder);
		if (role === void 0) {
			const parent = parentOf(folder);
			role = folderRole(ofFolder(parent), nameIn(folder), parent, folder, folders);
			known.set(folder, role);
		}
		return role;
	};
	return (path) => {
		const folder = parentOf(path);
		const file = nameIn(path);
		const role = ofFolder(folder);
		if (role === "vendored" || role === "migration") return role;
		if (file === "env.py" && folders.environments.has(path)) return "migration";
		if (TEST_FILE.test(file)) return "test";
		return role === "application" && SCRIPT_FILES.has(file) && !folders.packages.has(folder) ? "script" : role;
	};
}
/** Words of code that an application consists of. */
const APPLICATION_WORDS = [
	"APIRouter",
	"__tablename__",
	"BaseModel"
];
/** Words of tests, and of scripts that are started by hand. */
const TEST_WORDS = [
	"pytest",
	"unittest",
	"TestClient",
	"__main__"
];
/**
* The role of a file by its content as well: `routers/smoke_test.py` and `models/ab_test.py` are called like tests and are none
* where they hold routers, tables or schemas and nothing that a test runner would collect.
*/
function roleByContent(path, role, facts) {
	if (role !== "test" || !isTestByNameAlone(path)) return role;
	const holds = (words) => words.some((word) => facts.holdsWord(word));
	if (!holds(APPLICATION_WORDS) || holds(TEST_WORDS)) return role;
	return facts.functions.some(({ name, decorators }) => name.startsWith("test_") && decorators.length === 0) ? role : "application";
}
function isTestByNameAlone(path) {
	const [file, ...folders] = path.split("/").reverse();
	return file !== void 0 && /^(?:test_.+|.+_test|[A-Z]\w*[a-z\d]Tests?)\.py$/.test(file) && folders.length > 0 && !folders.some((folder) => TEST_FOLDER.test(folder) || PYTEST_PLUGIN.test(folder) || SCRIPT_FOLDER.test(folder) || OUTER_SCRIPT_FOLDERS.has(folder));
}
/** What a folder adds to the role of the folder around it: vendored and migration are final, tests win over scripts. */
function folderRole(outer, name, parent, folder, folders) {
	if (outer === "vendored" || outer === "migration") return outer;
	if (isVendored(name, parent, folder, folders)) return "vendored";
	if (folders.versions.has(folder)) return "migration";
	if (TEST_FOLDER.test(name) || PYTEST_PLUGIN.test(name)) return "test";
	return outer === "application" && isScriptFolder(name, parent, folders) ? "script" : outer;
}
/**
* `vendor` and `third_party` hold copies of packages, unless they are themselves a package of modules inside a package:
* that is how an application names its suppliers and integrations.
*/
function isVendored(name, parent, folder, folders) {
	if (VENDOR_FOLDERS.has(name)) return true;
	return MAYBE_VENDOR_FOLDERS.has(name) && !(folders.packages.has(parent) && folders.withModules.has(folder));
}
function isScriptFolder(name, parent, folders) {
	return SCRIPT_FOLDER.test(name) || OUTER_SCRIPT_FOLDERS.has(name) && !folders.packages.has(parent) || name.startsWith(".") && name.length > 1;
}

// src/discover/walk.ts
/** Tools' own folders, and other people's code that an installer put there. */
const SKIPPED_FOLDERS = /* @__PURE__ */ new Set([
	".git",
	".hg",
	".svn",
	".bzr",
	"node_modules",
	"site-packages",
	"__pycache__",
	"__pypackages__",
	".venv",
	".tox",
	".nox",
	".eggs",
	".direnv",
	".pyenv",
	".mypy_cache",
	".pytest_cache",
	".ruff_cache",
	".pytype",
	".hypothesis",
	".ipynb_checkpoints",
	".fastapi-gate",
	"buck-out"
]);
/** Whether a folder of this name is never looked into. */
function isSkippedFolder(name) {
	return SKIPPED_FOLDERS.has(name);
}
/** What build tools write; but a package of this name, or a folder of it in a package, is the application's own. */
const BUILD_FOLDERS = /* @__PURE__ */ new Set([
	"build",
	"dist",
	"_build"
]);
/** What holds in an ignored folder, of which only the files under version control are taken. */
const EVERYTHING = {
	rules: pathPatterns("*"),
	cut: 0,
	prefix: ""
};
/** Ten times what the longest real ones have; every file is matched against every line. */
const MOST_IGNORE_TEXT = 2e5;
/** Files beside the Python ones that tell something of the project. */
const PROJECT_FILE = /^(?:pyproject\.toml|fastapi-gate\.toml|setup\.(?:cfg|py)|(?:requirements|constraints)[\w.-]*\.txt|(?:requirement|reqs?)(?:[._-][\w.-]*)?\.txt|Pipfile|alembic\.ini|\.importlinter|CLAUDE\.md|AGENTS\.md|CONTRIBUTING\.md|README\.md|CODEOWNERS)$/;
/** Lists the Python files of a tree. Links are followed after everything else, each real folder and file is taken once. */
function walk(tree, options) {
	return new TreeWalk(tree, options).run();
}
var TreeWalk = class {
	tree;
	exclude;
	include;
	start;
	files = [];
	projectFiles = [];
	aliases = [];
	problems = [];
	seen = /* @__PURE__ */ new Set();
	links = [];
	constructor(tree, options) {
		this.tree = tree;
		this.exclude = options.exclude.length > 0 ? pathPatterns(options.exclude.join("\n")) : null;
		this.include = options.include.length > 0 ? pathPatterns(options.include.join("\n")) : null;
		let start = null;
		for (let at$ = 0, list$ = options.outer; at$ < list$.length; at$++) {
			const { text, prefix } = list$[at$];
			start = {
				rules: pathPatterns(text),
				cut: 0,
				prefix,
				outer: start
			};
		}
		this.start = start;
	}
	run() {
		this.folder({
			path: "",
			real: "",
			ignored: this.start
		});
		while (this.links.length > 0) {
			const links = this.links.sort((a, b) => a.path < b.path ? -1 : 1);
			this.links = [];
			for (let at$ = 0, list$ = links; at$ < list$.length; at$++) {
				const { path, ignored } = list$[at$];
				this.link(path, ignored);
			}
		}
		return {
			files: this.files.sort((a, b) => a.path < b.path ? -1 : 1),
			projectFiles: this.projectFiles.sort(),
			aliases: this.aliases.sort((a, b) => a.path < b.path ? -1 : 1),
			problems: this.problems
		};
	}
	folder(first) {
		const open = [first];
		for (let folder = open.pop(); folder !== void 0; folder = open.pop()) {
			if (this.seen.has(folder.real)) continue;
			this.seen.add(folder.real);
			const entries = this.tree.list(folder.path);
			if ("failure" in entries) {
				this.unreadable(folder.path === "" ? "." : folder.path, `cannot list the folder: ${entries.failure}`);
				continue;
			}
			if (folder.path !== "" && isForeign(folder, entries)) continue;
			const ignored = this.ignoreFile(folder, entries);
			const packaged = isPackage(entries);
			for (let at$ = 0, list$ = entries; at$ < list$.length; at$++) {
				const entry = list$[at$];
				if (entry.kind === "folder") {
					const path = joinPath(folder.path, entry.name);
					if (!SKIPPED_FOLDERS.has(entry.name) && !this.leftOut(path, true, ignored) && this.usable(path)) {
						const inside = isIgnored(path, true, ignored) ? {
							...EVERYTHING,
							outer: ignored
						} : ignored;
						open.push({
							path,
							real: joinPath(folder.real, entry.name),
							ignored: inside,
							packaged
						});
					}
				} else this.entry(folder, entry, ignored);
			}
		}
	}
	entry(folder, entry, ignored) {
		const path = joinPath(folder.path, entry.name);
		if (entry.kind === "link") this.links.push({
			path,
			ignored
		});
		else if (entry.kind === "file") this.file(path, joinPath(folder.real, entry.name), entry.name, entry.hash, ignored);
		else if (entry.name.endsWith(".py")) this.unreadable(path, "is a pipe, socket or device, not a file: not opened");
	}
	file(path, real, name, hash, ignored) {
		if (name.endsWith(".py")) {
			if (this.leftOut(path, false, ignored) || this.include !== null && this.include.within(path) !== true || !this.usable(path)) return;
			this.seen.add(real);
			this.files.push({
				path,
				hash
			});
		} else if (PROJECT_FILE.test(name) && !this.leftOut(path, false, ignored)) this.projectFiles.push(path);
	}
	link(path, ignored) {
		const name = nameIn(path);
		const python = name.endsWith(".py");
		const target = this.tree.resolve(path);
		if (target.kind === "missing") {
			if (python && !this.leftOut(path, false, ignored)) this.unreadable(path, "is a link to nothing");
			return;
		}
		if (target.kind === "outside") {
			if (!python && !target.folder || SKIPPED_FOLDERS.has(name) || this.leftOut(path, target.folder, ignored)) return;
			this.unreadable(path, `is a link to a ${target.folder ? "folder" : "file"} out of the root: not followed`);
			return;
		}
		if (target.kind === "other" || target.kind === "file" && !python) return;
		const folder = target.kind === "folder";
		if (SKIPPED_FOLDERS.has(name) || target.path.split("/").some((part) => SKIPPED_FOLDERS.has(part))) return;
		if (this.leftOut(path, folder, ignored) || !this.usable(path)) return;
		if (this.seen.has(target.path)) this.aliases.push({
			path,
			target: target.path
		});
		else if (folder) this.folder({
			path,
			real: target.path,
			ignored
		});
		else this.file(path, target.path, name, target.hash, ignored);
	}
	ignoreFile(folder, entries) {
		if (!entries.some(({ name, kind }) => name === ".gitignore" && kind === "file")) return folder.ignored;
		const text = this.tree.text(joinPath(folder.path, ".gitignore"));
		if (text === null) return folder.ignored;
		if (text.length > MOST_IGNORE_TEXT) {
			this.unreadable(joinPath(folder.path, ".gitignore"), "is too large to be one: not honoured");
			return folder.ignored;
		}
		return {
			rules: pathPatterns(text),
			cut: folder.path === "" ? 0 : folder.path.length + 1,
			prefix: "",
			outer: folder.ignored
		};
	}
	leftOut(path, folder, ignored) {
		if (this.exclude?.test(path, folder) === true) return true;
		return isIgnored(path, folder, ignored) && !this.tree.isTracked(path, folder);
	}
	/** Names that our paths cannot hold; only possible where the system's own separator is not a backslash. */
	usable(path) {
		if (!path.includes("\\") && !/^[A-Za-z]:/.test(path)) return true;
		this.unreadable(path, "has a name with a backslash or a drive letter: rename it to have it analysed");
		return false;
	}
	unreadable(path, message) {
		this.problems.push({
			kind: "unreadable-file",
			file: path,
			line: null,
			message,
			fatal: false
		});
	}
};
/** A virtual environment (by the file that Python's venv writes), or what a build tool wrote: beside packages, never into one. */
function isForeign({ path, packaged }, entries) {
	if (entries.some(({ name }) => name === "pyvenv.cfg" || name === "conda-meta")) return true;
	return packaged !== true && BUILD_FOLDERS.has(nameIn(path)) && !isPackage(entries);
}
function isIgnored(path, folder, ignored) {
	for (let level = ignored; level !== null; level = level.outer) {
		const verdict = level.rules.test(level.prefix + path.slice(level.cut), folder);
		if (verdict !== void 0) return verdict;
	}
	return false;
}
function isPackage(entries) {
	return entries.some(({ name }) => name === "__init__.py");
}

// src/discover/index.ts
/** Finds the Python files of a tree. What cannot be read is a problem, a tree without Python too; nothing is thrown. */
function discover(tree, options = {}) {
	const found = walk(tree, {
		include: options.include ?? [],
		exclude: options.exclude ?? [],
		outer: options.outerIgnores ?? []
	});
	const paths = found.files.map(({ path }) => path);
	const migrations = findMigrations(tree, paths, found.projectFiles);
	const packages = /* @__PURE__ */ new Set();
	const withModules = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
		const path = list$[at$];
		(nameIn(path) === "__init__.py" ? packages : withModules).add(parentOf(path));
	}
	const folders = {
		packages,
		withModules,
		environments: new Set(migrations.folders.map(({ home }) => home === "" ? "env.py" : `${home}/env.py`)),
		versions: new Set(migrations.folders.flatMap(({ versions }) => versions))
	};
	const roleOf = roleFinder(folders);
	const problems = [...found.problems, ...migrations.problems].sort(byPlace);
	if (paths.length === 0) problems.push(nothingToAnalyse(options));
	return {
		files: found.files.map(({ path, hash }) => ({
			path,
			role: roleOf(path),
			hash
		})),
		packages: [...packages].sort().map(repoPath),
		migrations: migrations.folders,
		projectFiles: found.projectFiles.map(repoPath),
		aliases: found.aliases.map(({ path, target }) => ({
			path: repoPath(path),
			target: repoPath(target)
		})),
		problems
	};
}
function byPlace(a, b) {
	const left = `${a.file ?? ""}\0${a.message}`;
	const right = `${b.file ?? ""}\0${b.message}`;
	return left < right ? -1 : left > right ? 1 : 0;
}
function nothingToAnalyse({ include = [], exclude = [] }) {
	return {
		kind: "not-python",
		file: null,
		line: null,
		message: `no Python file found below the root: ${include.length + exclude.length > 0 ? "look at `include` and `exclude` in the configuration, and at .gitignore" : "name the folder of the back end with --root, and look at .gitignore"}`,
		fatal: false
	};
}

export { isSkippedFolder as n, roleByContent as r, discover as t };