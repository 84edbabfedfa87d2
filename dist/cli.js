#!/usr/bin/env node
import { r as toolVersion } from "./run-package.chunk.js";
import { a as standardInput, i as guardStreams, r as ending, t as crash } from "./cli-process.chunk.js";
import { setFlagsFromString } from "node:v8";

// src/run/engine.ts
/** Commands that live on. */
const LASTING = /* @__PURE__ */ new Set([
	"mcp",
	"lsp",
	"server"
]);
/**
* Tells the engine that most code runs for some seconds only: what is optimised has to be wanted for fifteen times as long first. On
* Node.js 20 (V8 11) that takes a third off the processor time of large runs (docs/performance.md); later engines have a compiler between
* the two, and are left alone. Servers are, too.
*/
function expectOneRun(args) {
	if (LASTING.has(args[0] ?? "") || args.includes("--watch")) return;
	if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
}

// src/cli/wants-server.ts
/** What a server does not do for its clients: it neither changes the repository nor runs its code, and keeps what it reads. */
const OWN = /^(?:--(?:fix|unsafe-fixes|diff|watch|head|no-cache|facts|allow-own-rules|help|version)(?:=.*)?|-h|-V)$/;
/** Commands that are not `check`, its paths, `report`, or `hook`. */
const OTHERS = [
	"inspect",
	"graph",
	"rules",
	"explain",
	"baseline",
	"waive",
	"init",
	"verify",
	"plan",
	"xo",
	"config",
	"migrations",
	"facts",
	"mcp",
	"lsp",
	"server",
	"help"
];
/** Whether a command line is one that a server is asked to carry out. */
function wantsServer(args, environment) {
	if (!args.includes("--use-server") && environment.FASTAPI_GATE_SERVER !== "1") return false;
	return !OTHERS.includes(args[0] ?? "") && !args.some((arg) => OWN.test(arg));
}

// src/cli/index.ts
async function main(args) {
	guardStreams();
	if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
		process.stdout.write(`${toolVersion()}\n`);
		return;
	}
	let input = null;
	if (wantsServer(args, process.env)) {
		const { viaServer } = await import("./cli-ask-server2.chunk.js");
		if (args[0] === "hook") input = await standardInput();
		const status = await viaServer(args, input);
		if (status !== null) return ending(status);
	}
	expectOneRun(args);
	const { run } = await import("./cli-program.chunk.js");
	ending(await run(args, input));
}
main(process.argv.slice(2)).catch(crash);

export {  };