import { blockingBy, blocks } from "../model/blocking.ts";
import type { Finding } from "../model/finding.ts";
import { linesByPath } from "../model/lines.ts";
import type { RenderContext } from "../model/output.ts";
import type { RepoPath } from "../model/source.ts";
import type { GateVerdict, Outcome } from "../model/verdict.ts";
import { markup, markupLines } from "../model/xml.ts";
import { listed } from "./listing.ts";
import { full } from "./text/finding.ts";
import { paint } from "./text/paint.ts";

type Result = "passed" | "failure" | "error" | "skipped";

interface Case {
  readonly name: string;
  readonly place: { readonly file: RepoPath; readonly line: number } | null;
  readonly result: Result;
  /** One line. */
  readonly message: string;
  readonly type: string;
  /** Of several lines; empty for none. */
  readonly detail: string;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${markup(String(value))}"`)
    .join("");
}

function caseElement(suite: string, { name, place, result, message, type, detail }: Case): string {
  const head = attributes({ classname: `fastapi-gate.${suite}`, name, ...(place === null ? {} : place) });
  if (result === "passed") return `    <testcase${head}/>`;
  const what = attributes(result === "skipped" ? { message } : { message, type });
  const inner = detail === "" ? `<${result}${what}/>` : `<${result}${what}>${markupLines(detail)}</${result}>`;
  return `    <testcase${head}>${inner}</testcase>`;
}

function counts(cases: readonly Case[]): Readonly<Record<string, number>> {
  const count = (result: Result): number => cases.filter((one) => one.result === result).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}

function suiteElement(name: string, cases: readonly Case[]): string {
  const lines = cases.map((one) => caseElement(name, one));
  return `  <testsuite${attributes({ name, ...counts(cases) })}>\n${lines.join("\n")}\n  </testsuite>`;
}

/** The verdict as a test of its own: it also fails where what blocks is not among the findings that are listed. */
function verdictCase(gate: GateVerdict): Case {
  const detail = gate.open.map(({ name, file, line, reason }) => `${name} (${file}:${line}): ${reason}`).join("\n");
  const result = blocks(gate) ? "failure" : gate.verdict === "NOT_APPLICABLE" ? "skipped" : "passed";
  return { name: "verdict", place: null, result, message: `${gate.verdict}: ${gate.summary}`, type: gate.verdict, detail };
}

function statusCases(outcome: Outcome): readonly Case[] {
  const { succeeded, agents, percent } = outcome.successRate;
  const message = `${outcome.status}, ${succeeded}/${agents} agents completed = ${percent}%`;
  const status: Case = {
    name: "status",
    place: null,
    result: outcome.status === "BLOCKED" ? "failure" : "passed",
    message,
    type: outcome.status,
    detail: "",
  };
  const fatal = outcome.problems.filter((problem) => problem.fatal);
  return [
    status,
    ...fatal.map(
      ({ kind, message: text, file, line }): Case => ({
        name: kind,
        place: file === null ? null : { file, line: line ?? 1 },
        result: "error",
        message: text,
        type: kind,
        detail: "",
      }),
    ),
  ];
}

/**
 * JUnit XML: a suite for the run and one for each gate. The verdict and every finding that blocks are tests that fail; findings that
 * count and do not block are skipped ones, so that a failed test means what exit status 1 means. What is held or unchanged is left out.
 */
export function junit(outcome: Outcome, context: RenderContext): string {
  const linesOf = linesByPath(context.sourceOf);
  const plain = paint(false);
  const blocking = blockingBy(outcome.gates);
  const findingCase = (finding: Finding): Case => {
    const { rule, file, line, column, severity, message } = finding;
    const failure = blocking(finding);
    const detail = failure ? full(finding, context.rules.get(rule), linesOf, plain) : "";
    // The column tells several findings of a line apart.
    return {
      name: `${rule} ${file}:${line}:${column}`,
      place: { file, line },
      result: failure ? "failure" : "skipped",
      message: failure ? message : `${severity}: ${message}`,
      type: severity,
      detail,
    };
  };
  const findings = listed(outcome, context.selection);
  const of = (gate: string): readonly Case[] => findings.filter((finding) => finding.gate === gate).map(findingCase);
  const suites: readonly (readonly [string, readonly Case[]])[] = [
    ["run", statusCases(outcome)],
    ...outcome.gates.map((gate) => [gate.gate, [verdictCase(gate), ...of(gate.gate)]] as const),
    ["suppressions", of("suppressions")],
  ];
  const written = suites.filter(([, cases]) => cases.length > 0);
  const all = written.flatMap(([, cases]) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "fastapi-gate", ...counts(all) })}>`,
    ...written.map(([name, cases]) => suiteElement(name, cases)),
    "</testsuites>",
    "",
  ].join("\n");
}
