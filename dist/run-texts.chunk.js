import { i as userError } from "./model-errors.chunk.js";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

// src/config/root.ts
/**
* The root of a run, absolute and without links: the folder named, else the nearest folder with settings or a repository, from
* the paths' common folder upwards, else the working directory (or that common folder, where it lies elsewhere).
* Throws a UserError for a path that does not exist.
*/
function findRoot(workingDirectory, named, paths) {
	if (named !== null) {
		const root = real(workingDirectory, named);
		if (!statSync(root).isDirectory()) throw userError(`${named} is not a folder: name the folder of the back end`);
		return root;
	}
	const here = realpathSync(workingDirectory);
	const folders = paths.map((path) => {
		const target = real(workingDirectory, path);
		return statSync(target).isDirectory() ? target : dirname(target);
	});
	const start = folders.length === 0 ? here : folders.reduce(commonFolder);
	for (let folder = start;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git")) || hasSettings(folder)) return folder;
		if (dirname(folder) === folder) break;
	}
	return isWithin(start, here) ? here : start;
}
/** The path of a root in the repository that holds it, with forward slashes; null where it is the repository's top, or in none. */
function projectIn(root) {
	for (let folder = root;; folder = dirname(folder)) {
		if (existsSync(join(folder, ".git"))) return folder === root ? null : relative(folder, root).split(sep).join("/");
		if (dirname(folder) === folder) return null;
	}
}
function real(workingDirectory, path) {
	try {
		return realpathSync(resolve(workingDirectory, path));
	} catch {
		throw userError(`${path} does not exist`);
	}
}
function hasSettings(folder) {
	if (existsSync(join(folder, "fastapi-gate.toml"))) return true;
	try {
		return /^\s*\[\s*tool\s*\.\s*"?fastapi-gate"?\s*[\].]/m.test(readFileSync(join(folder, "pyproject.toml"), "utf8"));
	} catch {
		return false;
	}
}
function commonFolder(one, other) {
	let folder = one;
	while (!isWithin(other, folder)) folder = dirname(folder);
	return folder;
}
function isWithin(path, folder) {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

// src/run/texts.ts
/** A file's text; null where it cannot be read. Pipes are read like files: `--config <(…)` is one. */
function fileText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}

export { findRoot as n, projectIn as r, fileText as t };