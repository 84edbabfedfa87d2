import { appendFileSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { findRoot, projectIn } from "../config/index.ts";
import { COORDINATOR_FORMATS } from "../coordinator/index.ts";
import { plainContext, workingTreeRequest } from "../doors.ts";
import { exitStatus } from "../gate/index.ts";
import { dayOf } from "../git/index.ts";
import { UserError, userError } from "../model/errors.ts";
import type { RenderContext } from "../model/output.ts";
import type { Outcome } from "../model/verdict.ts";
import { escapeData } from "../report/github.ts";
import { REPORT_FORMATS } from "../report/index.ts";
import { toolVersion } from "../run/package.ts";
import { fileText } from "../run/texts.ts";
import { runSession, writeFileAtomically } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";
import { projectRequests } from "../source-trees.ts";
import { baseOf, type WorkflowEvent } from "./base.ts";
import { comment } from "./comment.ts";
import { type Inputs, readInputs } from "./inputs.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A run of the Action: what it prints, what it leaves in the runner's files, and its exit status. Reads nothing but its arguments and files. */
export async function runAction(environment: Environment, print: (text: string) => void): Promise<number> {
  let inputs: Inputs;
  try {
    inputs = readInputs(environment);
    return await judged(inputs, environment, print);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const line of error.message.split("\n")) print(`::error title=fastapi-gate::${escapeData(line)}\n`);
    output(environment, { verdict: "error", "exit-code": "2" });
    return 2;
  }
}

async function judged(inputs: Inputs, environment: Environment, print: (text: string) => void): Promise<number> {
  const workspace = resolve(environment.GITHUB_WORKSPACE ?? ".", inputs.workingDirectory);
  const root = findRoot(workspace, workspace, []);
  const event = eventOf(environment);
  const base = inputs.scope === "all" ? null : baseOf(root, event, inputs.base, environment.GITHUB_BASE_REF || null);
  const configuration = inputs.config === null ? null : { name: inputs.config, text: fileText(resolve(workspace, inputs.config)) };
  const cacheFolder =
    environment.FASTAPI_GATE_CACHE ?? (environment.RUNNER_TEMP === undefined ? null : `${environment.RUNNER_TEMP}/fastapi-gate`);
  const request = onlyProject({ ...workingTreeRequest(root, cacheFolder), configuration });
  // A waiver's last day is compared with the day of what is judged: the same for every run of it.
  const date = dayOf(root, "HEAD");
  const result = await runSession({ ...request, selection: { ...request.selection, paths: inputs.paths }, base, date });
  const { outcome } = result;
  const context: RenderContext = { ...plainContext(result, toolVersion()), project: projectIn(request.root) };
  const status = exitStatus(outcome);
  if (inputs.annotations === "on") print((await REPORT_FORMATS.github())(outcome, context));
  const summary = (await REPORT_FORMATS.markdown())(outcome, context);
  if (inputs.summary === "on" && environment.GITHUB_STEP_SUMMARY) appendFileSync(environment.GITHUB_STEP_SUMMARY, summary);
  if (inputs.sarifFile !== null)
    writeFileAtomically(resolve(workspace, inputs.sarifFile), (await REPORT_FORMATS["sarif-github"]())(outcome, context));
  if (inputs.reportFile !== null)
    writeFileAtomically(resolve(workspace, inputs.reportFile), (await COORDINATOR_FORMATS.coordinator())(outcome, context));
  if (inputs.htmlFile !== null) {
    const { programViews } = await import("../views.ts");
    const page = (await REPORT_FORMATS.html())(outcome, { ...context, views: await programViews(result.found) });
    writeFileAtomically(resolve(workspace, inputs.htmlFile), page);
  }
  if (inputs.comment === "on") print(await commented(inputs, environment, event, outcome, summary));
  output(environment, {
    verdict: status === 0 ? "pass" : status === 1 ? "fail" : "error",
    status: outcome.status,
    "exit-code": String(status),
    "new-count": String(outcome.base?.new ?? outcome.findings.length),
    "total-count": String(outcome.findings.length + (outcome.base?.unchanged ?? 0)),
    "fixed-count": String(outcome.base?.fixed ?? 0),
    "sarif-path": inputs.sarifFile ?? "",
    "report-path": inputs.reportFile ?? "",
    "html-path": inputs.htmlFile ?? "",
  });
  for (const line of await result.stored) print(`fastapi-gate: ${escapeData(line)}\n`);
  return status === 1 && inputs.failOn === "never" ? 0 : status;
}

/** The project of a root with settings in one folder; several are left to be refused, with their names. */
function onlyProject(request: SessionRequest): SessionRequest {
  const [only, ...others] = projectRequests(request);
  return only === undefined || others.length > 0 ? request : only.request;
}

/** One comment, edited in place; a line when there is nothing to say and none was written before would be noise, so it stays short. */
async function commented(
  { token }: Inputs,
  environment: Environment,
  event: WorkflowEvent,
  outcome: Outcome,
  summary: string,
): Promise<string> {
  const number = event.pull_request?.number;
  const { GITHUB_REPOSITORY: repository, GITHUB_API_URL: api = "https://api.github.com" } = environment;
  if (typeof number !== "number") return "::notice title=fastapi-gate::no comment: the event is no pull request\n";
  if (token === null || repository === undefined) return "::notice title=fastapi-gate::no comment: the input github-token is missing\n";
  const clean = outcome.findings.length === 0 && outcome.status === "SUCCESS";
  const text = clean ? `**fastapi-gate: SUCCESS**, no new findings (${outcome.base?.fixed ?? 0} fixed)\n` : summary;
  const trouble = await comment({ api, repository, number, token }, text);
  return trouble === null ? "" : `::notice title=fastapi-gate::${escapeData(trouble)}\n`;
}

function eventOf({ GITHUB_EVENT_PATH: path }: Environment): WorkflowEvent {
  if (path === undefined || path === "") return {};
  try {
    const event: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof event === "object" && event !== null ? event : {};
  } catch {
    throw userError("the file of the workflow's event cannot be read: run this as a GitHub Action, or give the input `base`");
  }
}

/** Outputs of the step; a value of several lines could forge another output, so there are none. */
function output({ GITHUB_OUTPUT: file }: Environment, values: Readonly<Record<string, string>>): void {
  if (file === undefined || file === "") return;
  appendFileSync(
    file,
    Object.entries(values)
      .map(([name, value]) => `${name}=${value.replace(/[\r\n]+/g, " ")}\n`)
      .join(""),
  );
}
