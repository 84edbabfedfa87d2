import { blockingBy } from "../../model/blocking.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import { linesByPath, type SourceLines } from "../../model/lines.ts";
import { byText } from "../../model/order.ts";
import type { RenderContext } from "../../model/output.ts";
import type { RepoPath } from "../../model/source.ts";
import type { HeldFinding, Outcome } from "../../model/verdict.ts";
import { byWeight, listed, plural, severityCounts } from "../listing.ts";
import { element, type Html, lines, prose, raw, type Section } from "./markup.ts";
import { sourceOfRange, sourceOfStep } from "./source.ts";

// A page with more is no longer opened in a moment; the lightest are left out and counted.
const MOST = 10_000;
/** Steps of a trace that are shown. */
const STEPS = 30;
/** Groups of findings that block are open from the start, up to this size. */
const OPEN = 40;

type LinesOf = (path: RepoPath) => SourceLines;

interface Marked {
  readonly finding: Finding;
  readonly blocking: boolean;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

export function severityLabel(severity: Severity): Html {
  return element("span", { class: `label ${severity}` }, severity);
}

function trace({ trace: steps }: Finding, linesOf: LinesOf): Html | null {
  if (steps.length === 0) return null;
  const items = steps
    .slice(0, STEPS)
    .map((step) =>
      element(
        "li",
        {},
        element("span", { class: "place" }, `${step.file}:${step.line}`),
        " ",
        prose(step.message),
        sourceOfStep(linesOf(step.file), step.line),
      ),
    );
  const rest = steps.length > STEPS ? element("p", {}, `… ${steps.length - STEPS} more steps`) : null;
  return element(
    "details",
    { class: "path" },
    element("summary", {}, `the path that proves it: ${plural(steps.length, "step")}`),
    element("ol", {}, items),
    rest,
  );
}

function item({ finding, blocking }: Marked, linesOf: LinesOf): Html {
  const { severity, owner, reviewer, file, line, column, symbol, state, fix, message, fingerprint } = finding;
  const who = reviewer === undefined ? owner : `${owner}, reviewed by ${reviewer}`;
  const where = symbol === "<module>" ? "" : ` in ${symbol}`;
  return element(
    "li",
    { id: fingerprint, "data-s": severity, "data-o": owner, "data-b": blocking },
    element(
      "div",
      { class: "head" },
      severityLabel(severity),
      state === "new" ? element("span", { class: "label" }, "new") : null,
      element("span", { class: "place" }, `${file}:${line}:${column}`),
      element("span", { class: "dim" }, `${where} · ${who}`),
    ),
    element("p", {}, prose(message)),
    sourceOfRange(linesOf(file), finding),
    fix === undefined ? null : element("p", { class: "fix" }, `${fix.safe ? "--fix" : "--unsafe-fixes"}: `, prose(fix.message)),
    trace(finding, linesOf),
  );
}

/** All findings of a rule, with why it matters and what to do said once. */
function group(rule: string, all: readonly Marked[], linesOf: LinesOf, context: RenderContext): Html {
  const info = context.rules.get(rule);
  const blocking = all.filter((one) => one.blocking).length;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = all.filter(({ finding }) => finding.severity === severity).length;
    return count === 0 ? [] : [element("span", { class: `label ${severity}` }, plural(count, severity))];
  });
  const summary = element(
    "summary",
    {},
    element("h3", {}, rule),
    " ",
    counts,
    blocking === 0 ? null : element("span", { class: "label blocks" }, `${blocking} blocking`),
    element("span", { class: "shown" }),
  );
  const about =
    info === undefined
      ? null
      : element(
          "div",
          { class: "about" },
          element("p", {}, element("b", {}, "Why: "), prose(info.why)),
          element("p", {}, element("b", {}, "What to do: "), prose(info.remedy)),
          element("p", { class: "dim" }, `fastapi-gate explain ${rule}`),
        );
  const items = all.map((one) => item(one, linesOf));
  const open = blocking > 0 && all.length <= OPEN;
  return element(
    "details",
    { class: "rule", open, "data-g": all[0]?.finding.gate ?? "" },
    summary,
    about,
    element("ol", { class: "findings" }, raw("\n"), lines(items)),
  );
}

function option(value: string, label = value): Html {
  return element("option", { value }, label);
}

function choice(name: string, label: string, values: readonly string[]): Html {
  const all = [...new Set(values)].sort(byText);
  return element(
    "label",
    {},
    element("span", {}, label),
    element(
      "select",
      { name },
      option("", "all"),
      all.map((value) => option(value)),
    ),
  );
}

/** The filter works with the page's script only, which shows it. */
function filter(findings: readonly Finding[]): Html {
  return element(
    "form",
    { id: "filter", role: "search", "aria-label": "Filter findings", hidden: true },
    element(
      "label",
      { class: "grow" },
      element("span", {}, "Text, path or symbol"),
      element("input", { type: "search", name: "text", autocomplete: "off", placeholder: "press / to search" }),
    ),
    choice(
      "gate",
      "Gate",
      findings.map(({ gate }) => gate),
    ),
    choice(
      "severity",
      "Severity",
      findings.map(({ severity }) => severity),
    ),
    choice(
      "owner",
      "Owner",
      findings.map(({ owner }) => owner),
    ),
    element("label", { class: "check" }, element("input", { type: "checkbox", name: "blocking" }), element("span", {}, "blocking only")),
    element("button", { type: "reset" }, "Clear"),
    element("button", { type: "button", id: "toggle" }, "Open all"),
    element("output", { id: "matches", "aria-live": "polite" }),
  );
}

/** Findings that count, by rule; the rules that block first. */
export function findingsSection(outcome: Outcome, context: RenderContext): Section {
  const linesOf = linesByPath(context.sourceOf);
  const isBlocking = blockingBy(outcome.gates);
  const sorted = [...listed(outcome, context.selection)].sort(byWeight(outcome));
  const kept = sorted.slice(0, MOST);
  const groups = new Map<string, Marked[]>();
  for (const finding of kept) {
    const marked = { finding, blocking: isBlocking(finding) };
    const known = groups.get(finding.rule);
    if (known === undefined) groups.set(finding.rule, [marked]);
    else known.push(marked);
  }
  const hidden = outcome.findings.length - sorted.length;
  const left = sorted.length - kept.length;
  const notes = [
    ...(sorted.length === 0 ? ["Nothing was found."] : []),
    ...(hidden === 0 ? [] : [`${plural(hidden, "finding")} outside what was asked for: counted, not listed.`]),
    ...(left === 0 ? [] : [`${plural(left, "finding")} left out for length, the lightest: \`--format json\` has them all.`]),
  ];
  const body = lines([
    ...notes.map((note) => element("p", {}, prose(note))),
    kept.length === 0 ? null : filter(kept),
    ...[...groups].map(([rule, all]) => group(rule, all, linesOf, context)),
  ]);
  return { id: "findings", title: "Findings", count: sorted.length, body };
}

function holdText({ hold }: HeldFinding): string {
  switch (hold.kind) {
    case "suppressed":
      return hold.reason === null ? "suppressed in the code" : `suppressed in the code: ${hold.reason}`;
    case "baseline":
      return "held by the baseline";
    case "waived":
      return `waived by ${hold.approver}: ${hold.reason}`;
    case "unchanged":
      return "unchanged against the base";
  }
}

function compact(finding: Finding, note: string | null): Html {
  return element(
    "li",
    {},
    severityLabel(finding.severity),
    element("span", { class: "place" }, `${finding.file}:${finding.line}`),
    ` ${finding.rule}: `,
    prose(finding.message),
    note === null ? null : element("span", { class: "dim" }, ` (${note})`),
  );
}

// Lists of what does not count are for looking things up: they are bounded earlier.
const MOST_HELD = 1_000;

function folded(title: string, all: readonly Html[]): Html | null {
  if (all.length === 0) return null;
  const rest = all.length > MOST_HELD ? element("p", {}, `… ${all.length - MOST_HELD} more: --format json has them all`) : null;
  return element(
    "details",
    {},
    element("summary", {}, `${title} (${all.length})`),
    element("ul", { class: "compact" }, raw("\n"), lines(all.slice(0, MOST_HELD))),
    rest,
  );
}

/** What does not count, with the reason, and with a base what is gone. */
export function heldSection(outcome: Outcome): Section | null {
  const excepted = outcome.held.filter(({ hold }) => hold.kind !== "unchanged");
  const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged");
  const parts = [
    folded(
      "Fixed since the base",
      outcome.fixed.map((finding) => compact(finding, null)),
    ),
    folded(
      "Excepted: suppressed, waived, or held by the baseline",
      excepted.map((held) => compact(held.finding, holdText(held))),
    ),
    folded(
      `There before: ${severityCounts(unchanged.map(({ finding }) => finding))}`,
      unchanged.map((held) => compact(held.finding, null)),
    ),
  ];
  const count = outcome.fixed.length + outcome.held.length;
  return count === 0 ? null : { id: "held", title: "Not counted", count, body: lines(parts) };
}
