import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { r as ending } from "./cli-process.chunk.js";
import { resolve } from "node:path";

// src/cli/effects.ts
/** Writes a file that the user names. Throws a UserError. */
function writeNamed(path, text) {
	try {
		writeFileAtomically(resolve(path), text);
	} catch (error) {
		throw userError(`${path} cannot be written: ${systemReason(error)}`);
	}
}
/** Does in this process what a server found that a command does. Throws a UserError. */
async function apply(effects) {
	for (let at$ = 0, list$ = effects; at$ < list$.length; at$++) {
		const effect = list$[at$];
		if (effect.kind === "ending") ending(effect.status);
		else if (effect.kind === "print") process.stdout.write(effect.text);
		else if (effect.kind === "warn") process.stderr.write(effect.text);
		else if (effect.kind === "write") writeNamed(effect.path, effect.text);
		else (await import("./cli-records2.chunk.js")).appendRecord(effect.folder, effect.record);
	}
}

export { writeNamed as n, apply as t };