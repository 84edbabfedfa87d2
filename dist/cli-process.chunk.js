import { t as UserError } from "./model-errors.chunk.js";

// src/cli/process.ts
/** It could not judge: usage, settings, a missing base, or a bug. Never a silent pass. */
const CANNOT_JUDGE = 2;
/**
* A reader that goes away early (`| head`) ends the run quietly, with the status it has come to. Anything else that goes wrong
* with a stream is a bug.
*/
function guardStreams() {
	for (let at$ = 0, list$ = [process.stdout, process.stderr]; at$ < list$.length; at$++) list$[at$].on("error", (error) => {
		if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
		crash(error);
	});
	process.on("uncaughtException", crash);
}
/** Ends with a status once everything is written: `process.exit` would cut off what a pipe has not taken yet. */
function ending(status) {
	process.exitCode = status;
}
/** Prints what the user did wrong, or that this is a bug, and ends with status 2. */
function crash(error) {
	ending(2);
	process.stderr.write(`${describeError(error, process.env.FASTAPI_GATE_DEBUG !== void 0)}\n`);
}
/** The lines for an error: the user's mistakes as they are, a bug with how to report it; the stack only when asked for. */
function describeError(error, debug) {
	if (error instanceof UserError) return error.message.split("\n").map((line) => `fastapi-gate: ${line}`).join("\n");
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	const stack = debug && error instanceof Error ? `\n${error.stack}` : "";
	return `fastapi-gate: ${message}\nThis is a bug in fastapi-gate, nothing was judged: please report it with the command that you ran${debug ? "" : " (FASTAPI_GATE_DEBUG=1 prints where)"}.${stack}`;
}
/** All that is written to standard input. */
async function standardInput() {
	const parts = [];
	for await (const part of process.stdin) parts.push(part);
	return Buffer.concat(parts).toString("utf8");
}

export { standardInput as a, guardStreams as i, describeError as n, ending as r, crash as t };