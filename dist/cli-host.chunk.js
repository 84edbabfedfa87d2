import { n as judgeSession, o as runSession } from "./session.chunk.js";
import { n as writeNamed } from "./cli-effects.chunk.js";
import { t as cacheFolder } from "./cli-environment.chunk.js";
import { r as ending } from "./cli-process.chunk.js";
import { t as appendRecord } from "./cli-records.chunk.js";

// src/cli/host.ts
/** This process. */
function ownHost() {
	return {
		folder: process.cwd(),
		environment: process.env,
		terminal: process.stdout.isTTY === true,
		cacheFolder: cacheFolder(process.env, process.platform),
		judge: (request, need, lap) => need === "program" ? runSession(request, lap) : judgeSession(request, lap),
		ending,
		print: (text) => process.stdout.write(text),
		warn: (text) => process.stderr.write(text),
		write: writeNamed,
		record: appendRecord
	};
}

export { ownHost as t };