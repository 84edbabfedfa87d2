import { findRoot } from "../config/index.ts";
import { toolVersion } from "../run/package.ts";
import { projectRequests } from "../source-trees.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";
import { explanationOf, rulePage, rulePageUri } from "./rule-page.ts";

/** Serves coding agents on standard input and output; ends when these are closed. */
export async function mcp(options: AnalysisOptions): Promise<number> {
  const { serveMcp } = await import("../mcp/index.ts");
  const request = plainRequest(options);
  const projects = projectRequests(request);
  // Of several none can be guessed: every tool says which there are.
  await serveMcp({
    request: (projects.length === 1 ? projects[0]?.request : undefined) ?? request,
    version: toolVersion(),
    pageOf: explanationOf,
  });
  return 0;
}

/** Serves an editor on standard input and output; ends with it. */
export async function lsp(options: AnalysisOptions): Promise<number> {
  const { serveLsp } = await import("../lsp/index.ts");
  return serveLsp({
    version: toolVersion(),
    pageOf: rulePage,
    pageUri: rulePageUri,
    requestsOf: (folder) => {
      const request = plainRequest({ ...options, root: options.root ?? findRoot(folder, null, []) });
      return projectRequests(request).map((project) => project.request);
    },
  });
}
