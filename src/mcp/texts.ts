import { visible } from "../model/plain.ts";
import type { Output } from "./schemas.ts";

/** What a model reads of a check: the status, gates that are not in order, then a line a finding. */
export function checkText({ status, gates, escalations, problems, findings, total, nextCursor, counts, base }: Output<"check">): string {
  const open = gates.filter(({ verdict }) => verdict !== "PASS" && verdict !== "NOT_APPLICABLE");
  const head = [
    `status ${status}${base === null ? "" : ` against ${base.revision}: ${base.new} new, ${base.fixed} fixed, ${base.unchanged} unchanged`}`,
    ...open.map(({ gate, verdict, summary }) => `gate ${gate} ${verdict}: ${summary}`),
    ...escalations.map(({ kind, role, message }) => `escalation ${kind} to ${role}: ${message}`),
    ...problems.map(({ file, line, message, fatal }) => `${fatal ? "cannot judge" : "problem"}: ${place(file, line)}${message}`),
    `${total} listed: ${counts.error} errors, ${counts.warning} warnings, ${counts.note} notes`,
  ];
  const lines = findings.map(
    ({ id, file, line, severity, rule, owner, message, remedy, blocking, fix }) =>
      `${id} ${file}:${line} ${severity}${blocking ? " (blocks)" : ""} ${rule} ${owner}: ${message} → ${remedy}${fix === undefined ? "" : ` [${fix} fix]`}`,
  );
  return joined([...head, ...lines], nextCursor);
}

export function verifyText({ fixed, stillThere, unknown, findings, nextCursor }: Output<"verify">): string {
  const lines = findings.map(({ id, fate, rule, file, detail }) => `${fate} ${id} ${rule} in ${file}${detail === "" ? "" : `: ${detail}`}`);
  return joined([`${fixed} fixed, ${stillThere} still there, ${unknown} unknown`, ...lines], nextCursor);
}

export function inspectText({ table, total, rows, nextCursor }: Output<"inspect">): string {
  return joined([`${table}: ${total} rows, ${rows.length} in this page`, ...rows.map((row) => JSON.stringify(row))], nextCursor);
}

/** Several lines of text, each made harmless, with how to go on. */
export function joined(lines: readonly string[], nextCursor: string | undefined): string {
  const tail = nextCursor === undefined ? [] : [`more: ask again with cursor ${nextCursor}`];
  return [...lines, ...tail].map((line) => visible(line)).join("\n");
}

function place(file: string | null, line: number | null): string {
  return file === null ? "" : line === null ? `${file}: ` : `${file}:${line}: `;
}
