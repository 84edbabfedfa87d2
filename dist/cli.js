#!/usr/bin/env node
import { r as toolVersion } from "./run-package.chunk.js";
import { i as guardStreams, r as ending, t as crash } from "./cli-process.chunk.js";

// src/cli/index.ts
async function main(args) {
	guardStreams();
	if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
		process.stdout.write(`${toolVersion()}\n`);
		return;
	}
	const { run } = await import("./cli-program.chunk.js");
	ending(await run(args));
}
main(process.argv.slice(2)).catch(crash);

export {  };