import { planMarkdown } from "../coordinator/plan/markdown.ts";
import { planOf } from "../coordinator/plan/packets.ts";
import { completeRequest, type GivenRequest, readRequest } from "../coordinator/plan/request.ts";
import { jsonLines } from "../model/json-text.ts";
import { workOf } from "../planning.ts";
import { runSession } from "../session.ts";
import { writeLines } from "./check.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";
import { readText } from "./results.ts";

/** Options of `plan`, as commander gives them. */
export interface PlanOptions extends AnalysisOptions, GivenRequest {
  readonly request?: string;
  readonly format: "markdown" | "json";
}

/** Files taken as new that are named. */
const MOST_NAMED = 5;

/** Prints who has to do what, with a packet for every agent. */
export async function plan(options: PlanOptions): Promise<number> {
  const fromFile = options.request === undefined ? {} : readRequest(options.request, readText(options.request, "request"));
  const { signal, task, files, base, models, constraints, dependencies } = options;
  const given = Object.fromEntries(
    Object.entries({ signal, task, files, base, models, constraints, dependencies }).filter(([, value]) => value !== undefined),
  );
  const request = completeRequest({ ...fromFile, ...given });
  const result = await runSession({ ...plainRequest(options), base: request.base });
  const context = workOf(result, request);
  const missing = context.files.filter(({ exists }) => !exists).map(({ file }) => file);
  if (missing.length > 0) {
    const [are, names] = [missing.length === 1 ? "files is" : "files are", missing.slice(0, MOST_NAMED).join(", ")];
    const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : "";
    writeLines([`${missing.length} of the ${are} not there and taken as new: ${names}${more}`], 1);
  }
  const made = planOf(request, context);
  process.stdout.write(options.format === "json" ? jsonLines({ ...made, context }) : planMarkdown(made));
  writeLines(await result.stored, 30);
  return 0;
}
