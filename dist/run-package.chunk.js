import { readFileSync } from "node:fs";

// src/run/package.ts
/** Reads a file of the package, by path from its top: beside `dist/` in a release, two folders up from the sources. Null where missing. */
function packageFile(path) {
	return found(path)?.text ?? null;
}
/** Where a file of the package lies; null where it is missing. */
function packageFileUri(path) {
	return found(path)?.uri ?? null;
}
function found(path) {
	for (let at$ = 0, list$ = ["../", "../../"]; at$ < list$.length; at$++) {
		const top = list$[at$];
		try {
			if (JSON.parse(readFileSync(new URL(`${top}package.json`, import.meta.url), "utf8")).name !== "fastapi-gate") continue;
			const url = new URL(top + path, import.meta.url);
			return {
				text: readFileSync(url, "utf8"),
				uri: url.href
			};
		} catch {}
	}
	return null;
}
/** The version of this release. */
function toolVersion() {
	return JSON.parse(packageFile("package.json") ?? "{\"version\":\"unknown\"}").version;
}

export { packageFileUri as n, toolVersion as r, packageFile as t };