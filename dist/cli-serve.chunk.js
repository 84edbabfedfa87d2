import { n as toolVersion } from "./cli-package.chunk.js";
import { n as plainRequest } from "./cli-request.chunk.js";
import { t as rulePage } from "./cli-rule-page.chunk.js";

// src/cli/serve.ts
/** Serves coding agents on standard input and output; ends when these are closed. */
async function mcp(options) {
	const { serveMcp } = await import("./mcp.chunk.js");
	await serveMcp({
		request: plainRequest(options),
		version: toolVersion(),
		pageOf: rulePage
	});
	return 0;
}

export { mcp };