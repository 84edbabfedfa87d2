import { toolVersion } from "./package.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";
import { rulePage } from "./rule-page.ts";

/** Serves coding agents on standard input and output; ends when these are closed. */
export async function mcp(options: AnalysisOptions): Promise<number> {
  const { serveMcp } = await import("../mcp/index.ts");
  await serveMcp({ request: plainRequest(options), version: toolVersion(), pageOf: rulePage });
  return 0;
}
