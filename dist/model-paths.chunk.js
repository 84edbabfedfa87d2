// src/model/paths.ts
/** The folder that a path lies in; empty for the root. */
function parentOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** The last name of a path. */
function nameIn(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** A path below a folder; the empty folder is the root. */
function joinPath(folder, path) {
	return folder === "" ? path : `${folder}/${path}`;
}

export { nameIn as n, parentOf as r, joinPath as t };