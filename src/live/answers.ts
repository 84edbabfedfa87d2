import { coordinator } from "../coordinator/markdown.ts";
import { planMarkdown } from "../coordinator/plan/markdown.ts";
import { planOf } from "../coordinator/plan/packets.ts";
import { completeRequest } from "../coordinator/plan/request.ts";
import { plainContext } from "../doors.ts";
import { findingsOfReport, verify } from "../gate/index.ts";
import { signalOf } from "../model/agents.ts";
import { blockingBy, blocks } from "../model/blocking.ts";
import { atLeast } from "../model/defaults.ts";
import { userError } from "../model/errors.ts";
import type { Finding, Severity } from "../model/finding.ts";
import { linesByPath } from "../model/lines.ts";
import { workOf } from "../planning.ts";
import { RULE_INFOS } from "../registry.ts";
import { byWeight, isListed } from "../report/index.ts";
import { full } from "../report/text/finding.ts";
import { paint } from "../report/text/paint.ts";
import type { SessionResult } from "../session.ts";
import { routeQueriesIn, TABLE_NAMES, type TableName, tableOf } from "../tables.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { pageOf } from "./paging.ts";
import type { Asked, LiveProject } from "./project.ts";
import type { ListedFinding, QuestionName, Questions } from "./protocol.ts";

/** Answers one kind of question; `run` analyses the files as they are now. */
type Answerer<Q extends QuestionName> = (
  ask: Questions[Q]["ask"],
  run: (asked?: Asked) => Promise<SessionResult>,
  project: LiveProject,
) => Promise<Questions[Q]["answer"]>;

export const ANSWERS: { readonly [Q in QuestionName]: Answerer<Q> } = {
  async check(ask, run, project) {
    const { outcome } = await run({ base: ask.base });
    const known = new Set(RULE_INFOS.keys());
    const unknown = ask.rules.find((rule) => !known.has(rule));
    if (unknown !== undefined) throw userError(`there is no rule ${unknown}: leave it out, or ask \`explain\` for the list of rules`);
    const selection = { select: ask.rules, ignore: [], gates: ask.gates, paths: ask.paths };
    const findings = outcome.findings
      .filter((finding) => atLeast(finding.severity, ask.severity) && isListed(finding, selection))
      .sort(byWeight(outcome))
      .map(listing(outcome));
    const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
    return {
      status: outcome.status,
      base: outcome.base,
      gates: outcome.gates,
      escalations: outcome.escalations,
      problems: outcome.problems,
      counts: { error: count("error"), warning: count("warning"), note: count("note") },
      findings: pageOf(findings, ask, weightOf),
      work: project.work,
    };
  },

  async finding({ fingerprint }, run) {
    const { outcome, sourceOf } = await run();
    const all = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)];
    const matching = all.filter((finding) => finding.fingerprint.startsWith(fingerprint));
    const [finding] = matching;
    if (finding === undefined)
      throw userError(`no finding has the id ${fingerprint} now: it is repaired, or its code changed; \`check\` lists those there are`);
    if (matching.length > 1) throw userError(`several ids begin with ${fingerprint}: give more of it`);
    const rule = RULE_INFOS.get(finding.rule);
    return {
      finding: listing(outcome)(finding),
      why: rule?.why ?? "",
      text: full(finding, rule, linesByPath(sourceOf), paint(false)).trimEnd(),
    };
  },

  async inspect({ table, paths, queries, ...paging }, run) {
    if (!isTable(table)) throw userError(`there is no table ${table}: ask for one of ${TABLE_NAMES.join(", ")}`);
    const { found } = await run({ tables: true });
    const whole = tableOf(table, found, paths, { queries });
    const [[, rows = []] = []] = Object.entries(whole).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][];
    const totals = Object.fromEntries(Object.entries(whole).filter(([, value]) => !Array.isArray(value)));
    return { rows: pageOf(rows, paging, (row) => JSON.stringify(row)), totals };
  },

  async plan(ask, run) {
    const request = completeRequest(ask);
    const result = await run({ tables: true, base: request.base });
    const plan = planOf(request, workOf(result, request));
    return { markdown: planMarkdown(plan), plan };
  },

  async verify({ report, findings, ...paging }, run) {
    const old = [
      ...(report === null ? [] : findingsOfReport(report.name, report.text)),
      ...findings.map((finding) => ({ ...finding, line: null })),
    ];
    const result = await run();
    const fates = verify(old, result.outcome, { ran: result.found.ran, exists: (file) => result.text(file) !== null });
    const count = (fate: string): number => fates.filter((one) => one.fate === fate).length;
    return {
      fixed: count("fixed"),
      stillThere: count("still there"),
      unknown: count("unknown"),
      findings: pageOf(fates, paging, (one) => JSON.stringify(one)),
    };
  },

  async report({ base, signal, ...paging }, run) {
    const named = signal === null ? null : signalOf(signal);
    if (signal !== null && named === null) throw userError(`there is no signal ${signal}: PLATFORM:AUDIT asks for everything`);
    const result = await run({ base, signal: named });
    const { outcome } = result;
    const blocking = outcome.findings.filter(blockingBy(outcome.gates)).length + outcome.gates.filter((gate) => blocks(gate)).length;
    const lines = coordinator(outcome, { ...plainContext(result, ""), signal: named }).split("\n");
    const { succeeded, agents, percent } = outcome.successRate;
    return {
      status: outcome.status,
      successRate: { succeeded, agents, percent },
      blocking,
      markdown: pageOf(lines, paging, (line) => `${line}\n`),
    };
  },

  async queries({ file }, run) {
    const { found } = await run({ tables: "lines" });
    return routeQueriesIn(found, file);
  },

  async diagnostics({ quick }, run, project) {
    const result = await run({ quick });
    const { outcome } = result;
    return {
      status: outcome.status,
      problems: outcome.problems,
      diagnostics: diagnosticsOf(outcome.findings.map(listing(outcome)), result),
      work: project.work,
    };
  },
};

function isTable(name: string): name is TableName {
  return TABLE_NAMES.some((table) => table === name);
}

function listing(outcome: SessionResult["outcome"]): (finding: Finding) => ListedFinding {
  const blocking = blockingBy(outcome.gates);
  const infos = RULE_INFOS;
  return (finding) => ({ ...finding, remedy: infos.get(finding.rule)?.remedy ?? "", blocking: blocking(finding) });
}

/** What a finding takes of a page. */
function weightOf({ fingerprint, file, line, rule, gate, severity, message, remedy, symbol }: ListedFinding): string {
  return JSON.stringify([fingerprint, file, line, rule, gate, severity, message, remedy, symbol]);
}
