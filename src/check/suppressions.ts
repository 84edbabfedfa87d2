import { gatePolicy } from "../model/defaults.ts";
import type { Directive } from "../model/facts.ts";
import type { Finding, Fix, GateName, Place } from "../model/finding.ts";
import type { SourceLines } from "../model/lines.ts";
import { nearest } from "../model/nearest.ts";
import { byPosition, byText } from "../model/order.ts";
import type { Policy } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type { HeldFinding } from "../model/verdict.ts";
import { type Completion, complete, type Report } from "./complete.ts";
import { type Comment, linesMeant, readComment } from "./directive.ts";
import { fill } from "./message.ts";
import { ENGINE_RULES, type EngineRule } from "./rules.ts";

/** The comments for the analyser in one file whose code the gates judge, in the order in which they stand. */
export interface FileComments {
  readonly file: RepoPath;
  readonly directives: readonly Directive[];
}

export interface SuppressionInput {
  readonly findings: readonly Finding[];
  readonly comments: readonly FileComments[];
  /** Every rule that exists, by id. */
  readonly rules: ReadonlyMap<string, { readonly gate: GateName }>;
  /** The rules that ran: only of these can a suppression be unused. */
  readonly ran: ReadonlySet<string>;
  readonly policy: Policy;
  readonly completion: Completion;
}

export interface Suppressed {
  /** What counts still, and what the engine says about the comments; sorted. */
  readonly findings: readonly Finding[];
  readonly held: readonly HeldFinding[];
}

/** A comment that could be read, with what became of the rules it names. */
interface Exception {
  readonly comment: Extract<Comment, { kind: "ignore" }>;
  readonly at: Place;
  readonly line: number;
  readonly unused: string[];
  readonly unexplained: string[];
  /** Rules without effect by the gate that nobody can bypass. */
  readonly powerless: Map<GateName, string[]>;
}

/** The findings that a comment on some lines means: those that begin there, else the smallest that span them. */
function meant(findings: readonly Finding[], lines: { readonly from: number; readonly to: number }): readonly Finding[] {
  const begin = findings.filter((finding) => finding.line >= lines.from && finding.line <= lines.to);
  if (begin.length > 0) return begin;
  const around = findings.filter((finding) => finding.line < lines.from && finding.endLine >= lines.to);
  const smallest = Math.min(...around.map((finding) => finding.endLine - finding.line));
  return around.filter((finding) => finding.endLine - finding.line === smallest);
}

/** Deletes a comment that does nothing, with its line when it stands alone; one that also speaks to other tools is left to people. */
function removal(directive: Directive, at: Place, lines: SourceLines): Fix | null {
  if (/\S\s*#\s*[a-z]/i.test(directive.text)) return null;
  const { line } = lines.position(directive.start);
  const before = lines.slice(lines.range(line).start, directive.start);
  const blanks = before.length - before.trimEnd().length;
  const start = directive.alone ? lines.range(line).start : directive.start - blanks;
  const end = directive.alone && line < lines.count ? lines.range(line + 1).start : directive.end;
  return { message: "Delete the comment", safe: true, edits: [{ file: at.file, start, end, text: "" }] };
}

function engineReport(rule: EngineRule, at: Place, values: Readonly<Record<string, string>>, fix: Fix | null = null): Report {
  return {
    rule,
    gate: "suppressions",
    severity: "warning",
    message: fill(ENGINE_RULES[rule].message, values),
    at,
    trace: [],
    ...(fix === null ? {} : { fix }),
  };
}

/** What the comments have led to so far. */
interface Ledger {
  readonly input: SuppressionInput;
  readonly found: ReadonlyMap<string, readonly Finding[]>;
  readonly held: Map<Finding, HeldFinding>;
  readonly reports: Report[];
}

const ruleInFile = (file: RepoPath, rule: string): string => `${file}\0${rule}`;

/** Findings by file and rule, of the files that have comments. */
function findingsByRule(input: SuppressionInput): ReadonlyMap<string, readonly Finding[]> {
  const commented = new Set(input.comments.map(({ file }) => file));
  const found = new Map<string, Finding[]>();
  for (const finding of input.findings) {
    if (!commented.has(finding.file)) continue;
    const key = ruleInFile(finding.file, finding.rule);
    const list = found.get(key);
    if (list === undefined) found.set(key, [finding]);
    else list.push(finding);
  }
  return found;
}

function applyRule(rule: string, exception: Exception, lines: ReturnType<typeof linesMeant>, ledger: Ledger): void {
  const { rules, policy, ran } = ledger.input;
  const gate = rules.get(rule)?.gate;
  if (gate === undefined) {
    if (!Object.hasOwn(ENGINE_RULES, rule)) ledger.reports.push(unknownRule(rule, exception.at, rules));
    return;
  }
  const found = lines === null ? [] : meant(ledger.found.get(ruleInFile(exception.at.file, rule)) ?? [], lines);
  if (found.length === 0) {
    if (ran.has(rule)) exception.unused.push(rule);
    return;
  }
  const { bypass, enforcement } = gatePolicy(policy, gate);
  if (bypass === "none") {
    exception.powerless.set(gate, [...(exception.powerless.get(gate) ?? []), rule]);
    return;
  }
  const { reason } = exception.comment;
  if (reason === null) exception.unexplained.push(rule);
  if (reason === null && enforcement === "mandatory") return;
  for (const finding of found) {
    if (!ledger.held.has(finding)) ledger.held.set(finding, { finding, hold: { kind: "suppressed", line: exception.line, reason } });
  }
}

function applyComment(file: RepoPath, directive: Directive, ledger: Ledger): void {
  const lines = ledger.input.completion.lines(file);
  const at: Place = { file, start: directive.start, end: directive.end, symbol: "<module>" };
  const comment = readComment(directive.text);
  if (comment.kind === "invalid") {
    ledger.reports.push(engineReport("invalid-suppression", at, { detail: comment.detail }));
    return;
  }
  const line = lines.position(directive.start).line;
  const exception: Exception = { comment, at, line, unused: [], unexplained: [], powerless: new Map() };
  const target = linesMeant(directive, lines);
  for (const rule of comment.rules) applyRule(rule, exception, target, ledger);
  ledger.reports.push(...saidOf(exception, directive, lines));
}

/** Applies the suppression comments of the files judged. No comment lifts a finding of a gate whose bypass is `none`. */
export function suppress(input: SuppressionInput): Suppressed {
  const ledger: Ledger = { input, found: findingsByRule(input), held: new Map(), reports: [] };
  for (const { file, directives } of input.comments) {
    for (const directive of directives) applyComment(file, directive, ledger);
  }
  const open = input.findings.filter((finding) => !ledger.held.has(finding));
  return {
    findings: [...open, ...complete(ledger.reports, input.completion)].sort(byPosition),
    held: [...ledger.held.values()].sort((one, other) => byPosition(one.finding, other.finding)),
  };
}

function unknownRule(rule: string, at: Place, rules: ReadonlyMap<string, unknown>): Report {
  const close = nearest(rule, rules.keys());
  return engineReport("unknown-rule-in-suppression", at, { rules: rule, nearest: close === null ? "" : `; did you mean ${close}?` });
}

/** What is to be said about one comment. */
function saidOf(exception: Exception, directive: Directive, lines: SourceLines): readonly Report[] {
  const { at, comment, unused, unexplained, powerless } = exception;
  const reports: Report[] = [];
  if (unused.length > 0) {
    const fix = unused.length === comment.rules.length ? removal(directive, at, lines) : null;
    reports.push(engineReport("unused-suppression", at, { rules: unused.join(", ") }, fix));
  }
  if (unexplained.length > 0) reports.push(engineReport("suppression-without-reason", at, { rules: unexplained.join(", ") }));
  for (const [gate, rules] of [...powerless].sort(([one], [other]) => byText(one, other))) {
    reports.push(engineReport("suppression-without-effect", at, { rules: rules.join(", "), gate }));
  }
  return reports;
}
