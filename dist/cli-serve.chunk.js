import { i as findRoot } from "./config.chunk.js";
import { r as toolVersion } from "./run-package.chunk.js";
import { i as projectRequests } from "./source-trees.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { n as rulePage, r as rulePageUri, t as explanationOf } from "./cli-rule-page.chunk.js";

// src/cli/serve.ts
/** Serves coding agents on standard input and output; ends when these are closed. */
async function mcp(options) {
	const { serveMcp } = await import("./mcp.chunk.js");
	const request = plainRequest(options);
	const projects = projectRequests(request);
	await serveMcp({
		request: (projects.length === 1 ? projects[0]?.request : void 0) ?? request,
		version: toolVersion(),
		pageOf: explanationOf
	});
	return 0;
}
/** Serves an editor on standard input and output; ends with it. */
async function lsp(options) {
	const { serveLsp } = await import("./lsp.chunk.js");
	return serveLsp({
		version: toolVersion(),
		pageOf: rulePage,
		pageUri: rulePageUri,
		requestsOf: (folder) => {
			const request = plainRequest({
				...options,
				root: options.root ?? findRoot(folder, null, [])
			});
			return projectRequests(request).map((project) => project.request);
		}
	});
}

export { lsp, mcp };