import type { Invocation, Log, Notification, Run } from "sarif";
import { jsonLine } from "../../model/json-text.ts";
import { linesByPath } from "../../model/lines.ts";
import { byPosition } from "../../model/order.ts";
import type { RenderContext } from "../../model/output.ts";
import { visible } from "../../model/plain.ts";
import type { HeldFinding, Outcome } from "../../model/verdict.ts";
import { byWeight, fromTop, isListed } from "../listing.ts";
import { hashesOf, type Profile, type ResultContext, result } from "./results.ts";
import { descriptors, HOME } from "./rules.ts";

type Entry = { readonly finding: HeldFinding["finding"]; readonly hold: HeldFinding["hold"] | null };

// GitHub refuses files with more than 25,000 results and shows 5,000.
const MOST: Readonly<Record<Profile, number>> = { full: 25_000, github: 5_000 };

/**
 * What a profile lists. GitHub ignores suppressions and tells new from old itself, so its profile holds what counts and what was
 * there before, and leaves out what was excepted or is gone.
 */
function entries(outcome: Outcome, context: RenderContext, profile: Profile): readonly Entry[] {
  const open = outcome.findings.map((finding) => ({ finding, hold: null }));
  const held = outcome.held.filter(({ hold }) => profile === "full" || hold.kind === "unchanged");
  const fixed = profile === "full" ? outcome.fixed.map((finding) => ({ finding, hold: null })) : [];
  return [...open, ...held, ...fixed].filter(({ finding }) => isListed(finding, context.selection));
}

/** The weightiest when there are too many, in order of place. */
function bounded(all: readonly Entry[], outcome: Outcome, most: number): readonly Entry[] {
  const weight = byWeight(outcome);
  const kept = all.length <= most ? [...all] : [...all].sort((one, other) => weight(one.finding, other.finding)).slice(0, most);
  return kept.sort((one, other) => byPosition(one.finding, other.finding));
}

function invocation(outcome: Outcome, cut: number): Invocation {
  const notifications: Notification[] = outcome.problems.map(({ message, fatal }) => ({
    level: fatal ? "error" : "warning",
    message: { text: visible(message) },
  }));
  if (cut > 0) notifications.push({ level: "warning", message: { text: `${cut} less severe results were left out` } });
  return {
    executionSuccessful: !outcome.problems.some((problem) => problem.fatal),
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function build(outcome: Outcome, context: RenderContext, profile: Profile): Log {
  const rules = descriptors(context.rules);
  const all = entries(outcome, context, profile);
  const kept = bounded(all, outcome, MOST[profile]);
  const linesOf = linesByPath(context.sourceOf);
  const hashes = hashesOf(
    kept.map(({ finding }) => finding),
    linesOf,
  );
  const results: ResultContext = {
    profile,
    linesOf,
    ruleIndex: rules.index,
    hashes,
    fromTop: (path) => fromTop(path, context),
    uris: new Map(),
  };
  const run: Run = {
    tool: { driver: { name: "fastapi-gate", informationUri: HOME, semanticVersion: context.version, rules: [...rules.list] } },
    // The category is what stands before the last slash; an upload replaces the one of the same category.
    automationDetails: { id: context.project === null ? "fastapi-gate/" : `fastapi-gate/${context.project}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository" } } },
    invocations: [invocation(outcome, all.length - kept.length)],
    results: kept.map((entry) => result(entry, results)),
    ...(profile === "full"
      ? { properties: { status: outcome.status, gates: outcome.gates.map(({ gate, verdict }) => ({ gate, verdict })) } }
      : {}),
  };
  return { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
}

/** One line a rule and a result: a difference of two files shows what changed. */
function write(log: Log): string {
  const run = log.runs[0];
  const { results, tool, ...rest } = run ?? { tool: { driver: { name: "" } }, results: [] };
  const list = (items: readonly unknown[] = []): string =>
    items.length === 0 ? "[]" : `[\n${items.map((item) => jsonLine(item)).join(",\n")}\n]`;
  const { rules, ...driver } = tool.driver;
  const head = `{"$schema":${jsonLine(log.$schema)},"version":"2.1.0","runs":[{`;
  const described = `"tool":{"driver":${jsonLine(driver).slice(0, -1)},"rules":${list(rules)}}}`;
  return `${head}${described},\n${jsonLine(rest).slice(1, -1)},\n"results":${list(results)}}]}\n`;
}

/** SARIF 2.1.0 with everything the format can say: suppressions, baseline states, fixes. */
export function sarif(outcome: Outcome, context: RenderContext): string {
  return write(build(outcome, context, "full"));
}

/** SARIF 2.1.0 as GitHub's code scanning needs it. */
export function sarifForGitHub(outcome: Outcome, context: RenderContext): string {
  return write(build(outcome, context, "github"));
}
