import { type Ownership, ownershipOf } from "../model/agents.ts";
import type { Agent, Finding } from "../model/finding.ts";
import type { ChangeSet } from "../model/output.ts";
import { pathPatterns } from "../model/patterns.ts";
import type { Approver, Policy } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type { AgentClaim, Evidence } from "../model/verdict.ts";
import type { Coverage } from "./coverage.ts";
import type { Case } from "./escalations.ts";

/** Below these the coverage is escalated, or noted. */
const LEAST_COVERAGE = 70;
const SERVICE_COVERAGE = 80;

const changed = (file: RepoPath): Evidence => ({ file, line: null, message: "changed" });

/** Files that decide about security: a person looks at every change of them. */
export function securityFiles({ files }: ChangeSet, policy: Policy): readonly Case[] {
  const patterns = pathPatterns(policy.securityFiles.join("\n"));
  const evidence = files.filter((file) => patterns.within(file) === true).map(changed);
  if (evidence.length === 0) return [];
  return [{ kind: "security-file", role: "ARCHITECT", message: `the change touches ${count(evidence.length, "security file")}`, evidence }];
}

/** New routes that take or give what is known of a person. */
export function sensitiveFields({ sensitive }: ChangeSet): readonly Case[] {
  if (sensitive.length === 0) return [];
  const evidence = sensitive.map(
    ({ endpoint, file, line, fields }): Evidence => ({ file, line, message: `${endpoint}: ${fields.join(", ")}` }),
  );
  const message = `${count(sensitive.length, "new route")} with fields that say something of a person`;
  return [{ kind: "sensitive-fields", role: "ARCHITECT", message, evidence }];
}

/**
 * Files that another domain shares. New files in a test folder are what every change is asked for and cross nothing; a changed or
 * deleted test does.
 */
export function foreignDomains({ files, added }: ChangeSet, policy: Policy): readonly Case[] {
  const fresh = new Set(added);
  const domains = Object.entries(policy.domains).map(([role, patterns]) => ({
    role: role as Approver,
    patterns: pathPatterns(patterns.join("\n")),
  }));
  const byRole = new Map<Approver, RepoPath[]>();
  for (const file of files) {
    if (!/\.pyi?$/.test(file)) continue;
    const { sharedWith }: Pick<Ownership, "sharedWith"> = ownershipOf(file, "other");
    const configured = domains.filter(({ patterns }) => patterns.within(file) === true).map(({ role }) => role);
    // What the settings say of a domain replaces what folders say of it.
    const usual = sharedWith === null || domains.some(({ role }) => role === sharedWith) ? [] : [sharedWith];
    for (const role of [...configured, ...usual]) {
      if (role === "COORD_QUALITY" && fresh.has(file)) continue;
      byRole.set(role, [...(byRole.get(role) ?? []), file]);
    }
  }
  return [...byRole].map(([role, crossing]) => ({
    kind: "foreign-domain",
    role,
    message: `the change crosses into the domain of ${role}: ${count(crossing.length, "file")}`,
    evidence: crossing.map(changed),
  }));
}

/** Models and migrations are the DBA's: where agents hand in results, one of the DBA must be among them. */
export function skippedAgents(
  changes: ChangeSet,
  claims: readonly AgentClaim[],
  ownerOf: (file: RepoPath) => Agent | null,
): readonly Case[] {
  if (claims.length === 0 || claims.some(({ agent, status }) => agent === "DBA" && status !== "SKIPPED")) return [];
  const evidence = changes.files.filter((file) => ownerOf(file) === "DBA").map(changed);
  if (evidence.length === 0) return [];
  const message = `models or migrations changed without a result of the DBA: ${count(evidence.length, "file")}`;
  return [{ kind: "skipped-agent", role: "ARCHITECT", message, evidence }];
}

/** N+1 findings that somebody called fixed and that are still there. */
export function returnedLoops(
  claims: readonly AgentClaim[],
  recorded: ReadonlySet<string>,
  present: ReadonlyMap<string, Finding>,
): readonly Case[] {
  const called = new Map<string, string>();
  for (const fingerprint of recorded) called.set(fingerprint, "an earlier record");
  for (const { agent, fixed } of claims) for (const fingerprint of fixed) called.set(fingerprint, `the ${agent}'s result`);
  const evidence = [...called].flatMap(([fingerprint, who]) => {
    const finding = present.get(fingerprint);
    if (finding === undefined || finding.gate !== "n-plus-one") return [];
    return [
      { file: finding.file, line: finding.line, message: `${finding.rule} in ${finding.symbol}: fixed by the word of ${who}, still there` },
    ];
  });
  if (evidence.length === 0) return [];
  return [
    {
      kind: "n-plus-one-returned",
      role: "DBA",
      message: `${count(evidence.length, "N+1 finding")} called fixed and still there`,
      evidence,
    },
  ];
}

/** Coverage of tests below the least. */
export function lowCoverage(coverage: Coverage | null): readonly Case[] {
  if (coverage === null || coverage.total === null || coverage.total >= LEAST_COVERAGE) return [];
  const evidence: Evidence[] = [{ file: null, line: null, message: `all code: ${coverage.total} %` }];
  if (coverage.services !== null) {
    evidence.push({ file: null, line: null, message: `service layer: ${coverage.services} % (target ${SERVICE_COVERAGE} %)` });
  }
  return [
    { kind: "coverage", role: "COORD_QUALITY", message: `test coverage is ${coverage.total} %, below ${LEAST_COVERAGE} %`, evidence },
  ];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
