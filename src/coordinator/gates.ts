import { GATE_TITLES } from "../model/defaults.ts";
import type { GateName } from "../model/finding.ts";
import type { GateVerdict, Verdict } from "../model/verdict.ts";

/** One line of the check list. */
export interface GateLine {
  readonly gate: GateName;
  readonly title: string;
  readonly result: "PASS" | "FAIL" | "WARN";
  /** What stands in brackets after the result; null for nothing. */
  readonly remark: string | null;
  readonly verdict: Verdict;
  readonly enforcement: GateVerdict["enforcement"];
  readonly subjects: GateVerdict["subjects"];
  readonly findings: number;
  readonly summary: string;
}

function resultOf(gate: GateVerdict): { readonly result: GateLine["result"]; readonly remark: string | null } {
  switch (gate.verdict) {
    case "PASS":
      return { result: "PASS", remark: null };
    case "FAIL":
      return { result: "FAIL", remark: null };
    case "WARN":
      return { result: "WARN", remark: null };
    case "WAIVED":
      return { result: "PASS", remark: `waived: ${gate.waived}, by ${gate.waivedBy.join(", ")}` };
    case "INCOMPLETE":
      return { result: gate.enforcement === "mandatory" ? "FAIL" : "WARN", remark: `incomplete: ${gate.summary}` };
    case "NOT_APPLICABLE":
      return { result: "PASS", remark: gate.summary.startsWith("no") ? `no subjects: ${gate.summary}` : "no subjects" };
  }
}

/** The check list's lines, in the order of the gates. */
export function gateLines(gates: readonly GateVerdict[]): readonly GateLine[] {
  return gates.map((gate) => ({
    gate: gate.gate,
    title: GATE_TITLES[gate.gate],
    ...resultOf(gate),
    verdict: gate.verdict,
    enforcement: gate.enforcement,
    subjects: gate.subjects,
    findings: gate.findings,
    summary: gate.summary,
  }));
}
