import { BLIND_SPOTS, type BlindSpotKind } from "../../model/blind-spots.ts";
import { blockingBy, blocks } from "../../model/blocking.ts";
import { GATE_TITLES } from "../../model/defaults.ts";
import type { BlindSpot } from "../../model/finding.ts";
import type { RenderContext } from "../../model/output.ts";
import type { GateVerdict, Outcome, Verdict } from "../../model/verdict.ts";
import { plural, severityCounts } from "../listing.ts";
import { element, type Html, lines, prose, type Section, table } from "./markup.ts";

const TONES: Readonly<Record<Verdict, string>> = {
  PASS: "good",
  FAIL: "error",
  WARN: "warning",
  WAIVED: "warning",
  INCOMPLETE: "error",
  NOT_APPLICABLE: "dim",
};
const STATUS_TONES = { SUCCESS: "good", PARTIAL: "warning", BLOCKED: "error" } as const;

function answer(outcome: Outcome): string {
  const fatal = outcome.problems.filter((problem) => problem.fatal).length;
  if (fatal > 0) return `It could not be judged: ${plural(fatal, "problem")}.`;
  const open = outcome.escalations.filter(({ acknowledged }) => !acknowledged).length;
  const decisions = open === 0 ? "" : ` ${open === 1 ? "One escalation needs" : `${open} escalations need`} a decision.`;
  if (outcome.status !== "BLOCKED") return `It may go in.${decisions}`;
  const gates = outcome.gates.filter(blocks).length;
  const blocking = outcome.findings.filter(blockingBy(outcome.gates)).length;
  const why =
    gates === 0 ? "too few agents succeeded" : `${plural(gates, "mandatory gate")} not passed, ${plural(blocking, "blocking finding")}`;
  return `It may not go in: ${why}.${decisions}`;
}

/** The verdict in words. */
export function headline(outcome: Outcome, context: RenderContext): Html {
  const { succeeded, agents, percent } = outcome.successRate;
  const { base } = outcome;
  const facts = [
    `${succeeded}/${agents} agents completed = ${percent} %`,
    severityCounts(outcome.findings) || "no findings",
    ...(base === null ? [] : [`against ${base.revision}: ${base.new} new, ${base.unchanged} unchanged, ${base.fixed} fixed`]),
    ...(context.project === null ? [] : [`project ${context.project}`]),
  ];
  return element(
    "header",
    {},
    element("p", { class: "tool" }, "fastapi-gate"),
    element("h1", {}, element("span", { class: `status ${STATUS_TONES[outcome.status]}` }, outcome.status), " ", answer(outcome)),
    element("p", { class: "dim" }, facts.join(" · ")),
  );
}

function gateRow(gate: GateVerdict, withHeld: boolean): readonly (Html | string)[] {
  const held = [
    [gate.waived, "waived"],
    [gate.baselined, "in the baseline"],
    [gate.suppressed, "suppressed"],
    [gate.unchanged, "unchanged"],
  ] as const;
  const counts = [
    [gate.errors, "error"],
    [gate.warnings, "warning"],
    [gate.notes, "note"],
  ] as const;
  return [
    GATE_TITLES[gate.gate],
    element("span", { class: `verdict ${TONES[gate.verdict]}` }, gate.verdict.replace("_", " ")),
    gate.enforcement,
    gate.summary,
    counts.flatMap(([count, name]) => (count === 0 ? [] : [plural(count, name)])).join(", ") || "none",
    ...(withHeld ? [held.flatMap(([count, name]) => (count === 0 ? [] : [`${count} ${name}`])).join(", ")] : []),
  ];
}

const GATE_HEAD = ["Gate", "Verdict", "Enforcement", "Subjects", "Findings"];

export function gatesSection(outcome: Outcome): Section {
  const open = outcome.gates.flatMap((gate) =>
    gate.open.map(({ name, file, line, reason }) =>
      element(
        "li",
        {},
        `${GATE_TITLES[gate.gate]}: `,
        element("b", {}, name),
        " ",
        element("span", { class: "place" }, `${file}:${line}`),
        " ",
        prose(reason),
      ),
    ),
  );
  const held = outcome.gates.some((gate) => gate.waived + gate.baselined + gate.suppressed + gate.unchanged > 0);
  const body = lines([
    table(
      "Gates",
      [...GATE_HEAD, ...(held ? ["Held"] : [])],
      outcome.gates.map((gate) => gateRow(gate, held)),
    ),
    open.length === 0
      ? null
      : element(
          "details",
          { open: true },
          element("summary", {}, `Not judged (${open.length})`),
          element("ul", { class: "compact" }, open),
        ),
  ]);
  return { id: "gates", title: "Gates", count: null, body };
}

/** Who has to do something. */
export function agentsSection(outcome: Outcome): Section | null {
  if (outcome.agents.length === 0) return null;
  const rows = outcome.agents.map((agent) => [
    agent.agent,
    element(
      "span",
      { class: `verdict ${agent.status === "SUCCESS" ? "good" : agent.status === "FAILED" ? "error" : "dim"}` },
      agent.status,
    ),
    agent.blocking === 0 ? "nothing blocks" : plural(agent.blocking, "blocking finding"),
    plural(agent.files, "file"),
    [...agent.contradictions, ...agent.notes].join("; "),
  ]);
  return {
    id: "agents",
    title: "Who has to act",
    count: null,
    body: table("Agents", ["Agent", "Status", "To repair", "Owns", "Notes"], rows),
  };
}

export function escalationsSection({ escalations }: Outcome): Section | null {
  if (escalations.length === 0) return null;
  const items = escalations.map(({ role, kind, message, evidence, acknowledged, fingerprint }) =>
    element(
      "li",
      {},
      element("span", { class: `label ${acknowledged ? "good" : "warning"}` }, acknowledged ? "acknowledged" : `${role} decides`),
      ` ${kind.replaceAll("-", " ")}: `,
      prose(message),
      element("span", { class: "dim" }, ` (${fingerprint})`),
      evidence.length === 0
        ? null
        : element(
            "details",
            {},
            element("summary", {}, `evidence (${evidence.length})`),
            element(
              "ul",
              { class: "compact" },
              evidence.map(({ file, line, message: text }) =>
                element("li", {}, element("span", { class: "place" }, placeText(file, line)), " ", prose(text)),
              ),
            ),
          ),
    ),
  );
  return { id: "escalations", title: "Escalations", count: escalations.length, body: element("ul", { class: "compact" }, items) };
}

function placeText(file: string | null, line: number | null): string {
  return file === null ? "" : line === null ? file : `${file}:${line}`;
}

/** What was not seen completely: it is said, never taken for clean. */
export function blindSection({ problems, blindSpots }: Outcome): Section | null {
  if (problems.length + blindSpots.length === 0) return null;
  const kinds = new Map<BlindSpotKind, BlindSpot[]>();
  for (const spot of blindSpots) kinds.set(spot.kind, [...(kinds.get(spot.kind) ?? []), spot]);
  const problemItems = problems.map(({ file, line, message, fatal }) =>
    element(
      "li",
      {},
      element("span", { class: `label ${fatal ? "error" : "warning"}` }, fatal ? "could not judge" : "problem"),
      element("span", { class: "place" }, placeText(file, line)),
      " ",
      prose(message),
    ),
  );
  const groups = [...kinds].map(([kind, spots]) =>
    element(
      "details",
      {},
      element("summary", {}, `${kind} (${spots.length})`),
      ...[BLIND_SPOTS[kind].what, `Lost: ${BLIND_SPOTS[kind].lost}`, `To do: ${BLIND_SPOTS[kind].remedy}`].map((text) =>
        element("p", {}, prose(text)),
      ),
      element(
        "ul",
        { class: "compact" },
        spots.map(({ file, line, detail }) =>
          element("li", {}, element("span", { class: "place" }, `${file}:${line}`), " ", prose(detail)),
        ),
      ),
    ),
  );
  const body = lines([problemItems.length === 0 ? null : element("ul", { class: "compact" }, problemItems), ...groups]);
  return { id: "blind-spots", title: "Not seen completely", count: problems.length + blindSpots.length, body };
}
