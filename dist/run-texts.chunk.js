import { readFileSync } from "node:fs";

// src/run/texts.ts
/** A file's text; null where it cannot be read. Pipes are read like files: `--config <(…)` is one. */
function fileText(path) {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return null;
	}
}

export { fileText as t };