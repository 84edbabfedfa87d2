import { readFileSync } from "node:fs";

// src/cli/package.ts
/** Reads a file of the package, by path from its top: beside `dist/` in a release, two folders up from the sources. Null where missing. */
function packageFile(path) {
	for (const top of ["../", "../../"]) try {
		if (JSON.parse(readFileSync(new URL(`${top}package.json`, import.meta.url), "utf8")).name !== "fastapi-gate") continue;
		return readFileSync(new URL(top + path, import.meta.url), "utf8");
	} catch {}
	return null;
}
/** The version of this release. */
function toolVersion() {
	return JSON.parse(packageFile("package.json") ?? "{\"version\":\"unknown\"}").version;
}

export { toolVersion as n, packageFile as t };