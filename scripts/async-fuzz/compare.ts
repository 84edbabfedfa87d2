// What ran against what was said.

import type { Program } from "./program.ts";

type Frame = readonly [file: string, line: number];

/** What one program did, as drive.py tells. */
export interface Run {
  readonly package: string;
  readonly blocked: readonly { readonly what: string; readonly loop: boolean; readonly frames: readonly Frame[]; readonly path: string }[];
  readonly dropped: readonly { readonly what: string; readonly frames: readonly Frame[]; readonly path: string }[];
  readonly tasks: readonly { readonly frames: readonly Frame[]; readonly path: string; readonly kept: boolean }[];
  readonly errors: Readonly<Record<string, string>>;
  readonly error: string | null;
}

export interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly trace: readonly { readonly file: string; readonly line: number }[];
}

export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly detail: string;
}

export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly lines: string[] = [];
  differs = false;

  count(kind: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  tell(kind: string, where: string, ways: readonly string[]): void {
    this.count(kind);
    if (!kind.startsWith("unexpected") && !kind.startsWith("open")) this.differs = true;
    this.lines.push(`${kind}: ${where}\n    ${ways.join(" < ")}`);
  }

  text(): string {
    const counts = [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`);
    return [...this.lines, counts.join(", ")].join("\n");
  }
}

const at = ([file, line]: Frame): string => `${file}:${line}`;

/** Where the cause of a finding stands: the end of its trace. */
function cause({ file, line, trace }: Finding): string {
  const last = trace.at(-1);
  return last === undefined ? `${file}:${line}` : `${last.file}:${last.line}`;
}

export function compare(program: Program, run: Run, findings: readonly Finding[], spots: readonly Spot[], tally: Tally): void {
  const waysOf = (path: string): readonly string[] => program.chains.find((chain) => chain.path === path)?.ways ?? [path];
  if (run.error !== null) tally.tell("unexpected end", `${run.package}: ${run.error}`, []);
  for (const [path, error] of Object.entries(run.errors)) {
    // A coroutine in the place of a value may well raise; what else does is an error of the program that was written.
    if (run.dropped.some((one) => one.path === path)) continue;
    tally.tell("unexpected error", `${run.package} ${path}: ${error}`, waysOf(path));
  }
  const isToldBlind = (frames: readonly Frame[]): boolean =>
    frames.some((frame) => spots.some(({ file, line }) => at(frame) === `${file}:${line}`));

  const blocking = findings.filter(({ rule }) => rule === "blocking-call" || rule === "sync-db-call");
  const said = new Map<string, Finding>();
  for (const finding of blocking) {
    const known = said.get(cause(finding));
    if (known === undefined || finding.severity === "error") said.set(cause(finding), finding);
  }
  const ran = new Map<string, { loop: boolean; frames: readonly Frame[]; path: string; what: string }>();
  for (const { loop, frames, path, what } of run.blocked) {
    const [first] = frames;
    if (first === undefined) continue;
    const known = ran.get(at(first));
    if (known === undefined || (loop && !known.loop)) ran.set(at(first), { loop, frames, path, what });
  }
  for (const [place, { loop, frames, path, what }] of ran) {
    const finding = said.get(place);
    if (loop && finding !== undefined)
      tally.count(finding.severity === "error" ? "blocking found" : "blocking found with less than an error");
    else if (loop && isToldBlind(frames)) tally.tell("open blocking", `${place} ${what}`, waysOf(path));
    else if (loop) tally.tell("MISSED blocking", `${place} ${what}, by ${frames.map(at).join(" ")}`, waysOf(path));
    else if (finding === undefined) tally.count("in a thread, and so said");
    else tally.tell(`FALSE blocking (${finding.severity})`, `${finding.file}:${finding.line} ${finding.message} → ${place}`, waysOf(path));
  }
  for (const place of said.keys()) if (!ran.has(place)) tally.count("blocking said of what did not run");

  const lines = new Map<string, { path: string; frames: readonly Frame[]; what: string }>();
  for (const { frames, path, what } of run.dropped) {
    const [first] = frames;
    if (first !== undefined && !lines.has(at(first))) lines.set(at(first), { path, frames, what });
  }
  const unawaited = findings.filter(({ rule }) => rule === "unawaited-coroutine");
  const explained = new Set<Finding>();
  for (const [place, { path, frames, what }] of lines) {
    const near = frames.slice(0, 3).map(at);
    const found = unawaited.filter(({ file, line }) => near.includes(`${file}:${line}`));
    for (const finding of found) explained.add(finding);
    if (found.length > 0) tally.count("unawaited found");
    else if (isToldBlind(frames)) tally.tell("open unawaited", `${place} ${what}`, waysOf(path));
    else tally.tell("MISSED unawaited", `${place} ${what}`, waysOf(path));
  }
  for (const finding of unawaited) {
    if (explained.has(finding)) continue;
    if (run.dropped.some(({ frames }) => frames.some((frame) => at(frame) === `${finding.file}:${finding.line}`))) continue;
    tally.tell("FALSE unawaited", `${finding.file}:${finding.line} ${finding.message}`, []);
  }
  const discarded = new Set(findings.filter(({ rule }) => rule === "discarded-task").map(({ file, line }) => `${file}:${line}`));
  for (const { frames, path, kept } of run.tasks) {
    const place = frames[0] === undefined ? "" : at(frames[0]);
    if (discarded.has(place) !== kept) tally.count(kept ? "task kept, and so said" : "discarded task found");
    else tally.tell(kept ? "FALSE discarded task" : "MISSED discarded task", place, waysOf(path));
  }
  for (const finding of findings.filter(({ rule }) => !/^(blocking-call|sync-db-call|unawaited-coroutine|discarded-task)$/.test(rule)))
    tally.tell("UNEXPECTED finding", `${finding.file}:${finding.line} ${finding.rule} ${finding.message}`, []);
}
