import { atLeast } from "./defaults.ts";
import type { Finding } from "./finding.ts";
import type { GateVerdict } from "./verdict.ts";

/** Whether a finding that counts is one of those for which a mandatory gate fails. */
export function blockingBy(gates: readonly GateVerdict[]): (finding: Finding) => boolean {
  const failed = new Map(gates.filter((gate) => gate.verdict === "FAIL").map((gate) => [gate.gate as string, gate.failOn]));
  return (finding) => {
    const failOn = failed.get(finding.gate);
    return failOn !== undefined && atLeast(finding.severity, failOn);
  };
}

/** Whether a gate keeps the change out. */
export function blocks(gate: GateVerdict): boolean {
  return gate.enforcement === "mandatory" && (gate.verdict === "FAIL" || gate.verdict === "INCOMPLETE");
}
