import { APPROVERS } from "../model/agents.ts";
import { isDay } from "../model/day.ts";
import { gatePolicy } from "../model/defaults.ts";
import type { Finding, Problem } from "../model/finding.ts";
import { isFingerprint } from "../model/fingerprint.ts";
import { isRecord, lineOfJsonError } from "../model/json-input.ts";
import { byText } from "../model/order.ts";
import type { Approver, Policy } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type { Escalation, HeldFinding, Waiver, WaiverUse } from "../model/verdict.ts";

const VERSION = "1.0";

const FIELDS = ["fingerprint", "approver", "by", "reason", "until", "subject"];

/** The file's text: sorted, one waiver a line, so that a review shows what was granted and what was taken back. */
export function writeWaivers(waivers: readonly Waiver[]): string {
  const lines = [...waivers]
    .sort((one, other) => byText(one.fingerprint, other.fingerprint))
    .map(({ fingerprint, approver, by, reason, until, subject }) =>
      JSON.stringify({ fingerprint, approver, by: by ?? null, reason, until, subject: subject ?? "" }),
    );
  const list = lines.length === 0 ? "[]" : `[\n${lines.map((line) => `    ${line}`).join(",\n")}\n  ]`;
  return `{\n  "schemaVersion": "${VERSION}",\n  "waivers": ${list}\n}\n`;
}

/**
 * Reads a waiver file's text. Whatever is wrong with it is a fatal problem: a waiver that cannot be read must neither hold a
 * finding nor silently fail to.
 */
export function readWaivers(text: string, file: RepoPath): { readonly waivers: readonly Waiver[]; readonly problems: readonly Problem[] } {
  const fault = (line: number | null, message: string): Problem => ({
    kind: "configuration",
    file,
    line,
    message: `${message}; \`fastapi-gate waive\` writes this file`,
    fatal: true,
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const line = lineOfJsonError(text, error);
    return { waivers: [], problems: [fault(line, "the waiver file is not valid JSON")] };
  }
  if (!isRecord(data) || typeof data.schemaVersion !== "string" || !Array.isArray(data.waivers)) {
    return { waivers: [], problems: [fault(1, "the file holds no waivers of fastapi-gate")] };
  }
  if (!data.schemaVersion.startsWith("1.")) {
    return { waivers: [], problems: [fault(1, "the waiver file was written by a newer version of fastapi-gate")] };
  }
  const waivers: Waiver[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let read = 0;
  for (const [index, entry] of (data.waivers as readonly unknown[]).entries()) {
    const at = placeOfEntry(text, entry, read);
    if (at !== null) read = at + 1;
    const wrong = faultOf(entry, seen);
    if (wrong !== null) problems.push(fault(at === null ? null : text.slice(0, at).split("\n").length, `waiver ${index + 1}: ${wrong}`));
    else {
      const { fingerprint, approver, by, reason, until, subject } = entry as unknown as Waiver;
      seen.add(fingerprint);
      waivers.push({ fingerprint, approver, by: by ?? null, reason, until: until ?? null, subject: subject ?? "" });
    }
  }
  return { waivers, problems };
}

function faultOf(entry: unknown, seen: ReadonlySet<string>): string | null {
  if (!isRecord(entry)) return "it is no record";
  const { fingerprint, approver, by = null, reason, until = null, subject = "" } = entry;
  const unknown = Object.keys(entry).find((key) => !FIELDS.includes(key));
  if (unknown !== undefined) return `there is no field \`${unknown}\``;
  if (typeof fingerprint !== "string" || !isFingerprint(fingerprint)) return "it has no valid fingerprint (wildcards are not allowed)";
  if (seen.has(fingerprint)) return `there are two waivers for ${fingerprint}`;
  if (!APPROVERS.includes(approver as Approver)) return `the approver is none of ${APPROVERS.join(", ")}`;
  if (typeof reason !== "string" || reason.trim() === "") return "it gives no reason";
  if (until !== null && (typeof until !== "string" || !isDay(until))) return "`until` is no day in the form YYYY-MM-DD";
  if ((by !== null && typeof by !== "string") || typeof subject !== "string") return "`by` and `subject` are texts";
  return null;
}

/** Where the fingerprint of a waiver stands in the text from a place on; waivers without one tell no place. */
function placeOfEntry(text: string, entry: unknown, from: number): number | null {
  if (!isRecord(entry) || typeof entry.fingerprint !== "string") return null;
  const at = text.indexOf(JSON.stringify(entry.fingerprint), from);
  return at < 0 ? null : at;
}

/** Whether a waiver's last day has passed; without a date (the run has no clock) it has not. */
export function expired(waiver: Waiver, date: string | null): boolean {
  return waiver.until !== null && date !== null && date > waiver.until;
}

/** Why a waiver does not hold for a finding, or null when it does. */
export function refusal(waiver: Waiver, finding: Finding, policy: Policy): string | null {
  if (finding.gate === "suppressions") return "a remark about a suppression cannot be waived; repair the comment";
  const { bypass, approver } = gatePolicy(policy, finding.gate);
  if (bypass === "none") return `the gate ${finding.gate} cannot be bypassed; repair the finding and delete the waiver`;
  if (bypass === "waiver" && approver !== null && waiver.approver !== approver) {
    return `${waiver.approver} cannot approve for the gate ${finding.gate}; ${approver} must`;
  }
  return unbound(waiver, policy);
}

/** Why a waiver does not acknowledge an escalation, or null when it does. */
export function refusalOfEscalation(waiver: Waiver, escalation: Pick<Escalation, "role" | "kind">, policy: Policy): string | null {
  if (waiver.approver !== escalation.role) {
    return `${waiver.approver} cannot acknowledge the escalation ${escalation.kind}; ${escalation.role} must`;
  }
  return unbound(waiver, policy);
}

/** Where the settings bind a role to people, one of them must have decided. */
function unbound({ approver, by }: Waiver, policy: Policy): string | null {
  const bound = policy.approvers[approver];
  if (bound === undefined || bound.length === 0) return null;
  // What is left of `CODEOWNERS` where that names nobody fits nobody.
  const people = bound.filter((person) => person !== "CODEOWNERS");
  if (people.length === 0)
    return `${approver} is bound to CODEOWNERS, and no such file gives ${policy.waivers} an owner: add a line for it`;
  // Forges tell names apart by their letters, not by their case.
  if (by !== undefined && by !== null && people.some((person) => person.toLowerCase() === by.toLowerCase())) return null;
  const who = people.join(", ");
  return by === undefined || by === null
    ? `it does not say who decided as ${approver}; one of ${who} must`
    : `${by} does not decide as ${approver}; one of ${who} must`;
}

/** What waivers are compared with once a run is judged. */
export interface WaiverInput {
  readonly waivers: readonly Waiver[];
  readonly held: readonly HeldFinding[];
  readonly findings: readonly Finding[];
  readonly escalations: readonly Escalation[];
  readonly policy: Policy;
  readonly date: string | null;
  /** Every rule ran over everything: a fingerprint that nothing has is one of something that is gone. */
  readonly complete: boolean;
}

/** What became of every waiver, and what has to be said about those that do nothing. */
export function waiverUses({ waivers, held, findings, escalations, policy, date, complete }: WaiverInput): {
  readonly uses: readonly WaiverUse[];
  readonly problems: readonly Problem[];
} {
  const uses: WaiverUse[] = [];
  const problems: Problem[] = [];
  const holding = new Set(held.filter(({ hold }) => hold.kind === "waived").map(({ finding }) => finding.fingerprint));
  const counted = new Set(findings.map(({ fingerprint }) => fingerprint));
  const present = new Set([...counted, ...held.map(({ finding }) => finding.fingerprint)]);
  for (const waiver of [...waivers].sort((one, other) => byText(one.fingerprint, other.fingerprint))) {
    const escalation = escalations.find(({ fingerprint }) => fingerprint === waiver.fingerprint);
    const refused = escalation === undefined ? null : refusalOfEscalation(waiver, escalation, policy);
    if (refused !== null) problems.push(waiverProblem(waiver, policy.waivers, refused, true));
    if (escalation !== undefined && refused === null && expired(waiver, date)) {
      problems.push(waiverProblem(waiver, policy.waivers, `expired on ${waiver.until}`, false));
    }
    if (refused !== null) uses.push({ waiver, state: "refused" });
    else if (expired(waiver, date)) uses.push({ waiver, state: "expired" });
    else if (escalation !== undefined) uses.push({ waiver, state: "acknowledges" });
    else if (holding.has(waiver.fingerprint)) uses.push({ waiver, state: "holds" });
    else if (present.has(waiver.fingerprint)) uses.push({ waiver, state: counted.has(waiver.fingerprint) ? "refused" : "unneeded" });
    else if (!complete) uses.push({ waiver, state: "unknown" });
    else {
      uses.push({ waiver, state: "stale" });
      problems.push(
        waiverProblem(
          waiver,
          policy.waivers,
          "nothing has this fingerprint any more; take it out with `fastapi-gate waive --prune`",
          false,
        ),
      );
    }
  }
  if (date === null) problems.push(...undated(uses, policy));
  return { uses, problems };
}

/** A day that nothing is compared with passes in silence: that is said once for all waivers that have one. */
function undated(uses: readonly WaiverUse[], policy: Policy): readonly Problem[] {
  const days = uses
    .flatMap(({ waiver, state }) => (waiver.until !== null && /^(holds|acknowledges)$/.test(state) ? [waiver.until] : []))
    .sort();
  const [first] = days;
  if (first === undefined) return [];
  const what = days.length === 1 ? `a waiver holds until ${first}` : `${days.length} waivers hold until a day, the first until ${first}`;
  const message = `${what}, and nothing says what day it is: with \`--date YYYY-MM-DD\` it is judged whether that has passed`;
  return [{ kind: "configuration", file: policy.waivers, line: null, message, fatal: false }];
}

/** Something to say about a waiver. */
export function waiverProblem(waiver: Waiver, file: RepoPath, message: string, fatal: boolean): Problem {
  return { kind: "configuration", file, line: null, message: `waiver ${waiver.fingerprint}: ${message}`, fatal };
}
