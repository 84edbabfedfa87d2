import { verify as compareFates, findingsOfReport, type Verified } from "../gate/index.ts";
import { userError } from "../model/errors.ts";
import { jsonLines } from "../model/json-text.ts";
import { linesByPath } from "../model/lines.ts";
import { RULE_INFOS } from "../registry.ts";
import { problemLines } from "../report/index.ts";
import { runSession } from "../session.ts";
import { writeLines } from "./check.ts";
import { wantsColour } from "./environment.ts";
import { CANNOT_JUDGE } from "./process.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";
import { readText } from "./results.ts";

/** Prints what became of every finding of an older report. 0: all are fixed, 1: some are there, 2: some cannot be told. */
export async function verify(report: string, options: AnalysisOptions & { readonly format: "text" | "json" }): Promise<number> {
  const old = findingsOfReport(report, readText(report, "report"));
  const result = await runSession(plainRequest(options));
  const exists = (file: string): boolean => result.text(file) !== null;
  const fates = compareFates(old, result.outcome, { ran: result.found.ran, exists });
  const count = (fate: Verified["fate"]): number => fates.filter((one) => one.fate === fate).length;
  const counts = { fixed: count("fixed"), stillThere: count("still there"), unknown: count("unknown") };
  if (options.format === "json") process.stdout.write(jsonLines({ schemaVersion: "1.0", ...counts, findings: fates }));
  else {
    const lines = fates.map(({ fate, rule, file, line, detail, fingerprint }) => {
      const place = line === null ? file : `${file}:${line}`;
      return `${fate.padEnd(11)}  ${fingerprint}  ${rule} in ${place}${detail === "" ? "" : `: ${fate === "still there" ? "now " : ""}${detail}`}\n`;
    });
    process.stdout.write(`${lines.join("")}${counts.fixed} fixed, ${counts.stillThere} still there, ${counts.unknown} unknown\n`);
  }
  writeLines([...problemLines(result.outcome.problems), ...(await result.stored)], 30);
  return counts.stillThere > 0 ? 1 : counts.unknown > 0 ? CANNOT_JUDGE : 0;
}

/** Prints one finding with its source, the path that proves it, why and how to repair it. */
export async function explainFinding(fingerprint: string, options: AnalysisOptions): Promise<number> {
  const result = await runSession(plainRequest(options));
  const { outcome, sourceOf } = result;
  const all = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)];
  const matching = all.filter((finding) => finding.fingerprint.startsWith(fingerprint));
  const [finding] = matching;
  if (finding === undefined)
    throw userError(
      `no finding of this run has the fingerprint ${fingerprint}: it may be repaired; \`fastapi-gate check --format agent\` lists those there are`,
    );
  if (matching.length > 1) throw userError(`several fingerprints begin with ${fingerprint}: give more of it`);
  const [{ full }, { paint }] = await Promise.all([import("../report/text/finding.ts"), import("../report/text/paint.ts")]);
  const colour = wantsColour("auto", process.env, process.stdout.isTTY === true);
  const linesOf = linesByPath(sourceOf);
  process.stdout.write(
    `${full(finding, RULE_INFOS.get(finding.rule), linesOf, paint(colour)).trimEnd()}\n\n\`fastapi-gate explain ${finding.rule}\` prints the rule's page.\n`,
  );
  writeLines(await result.stored, 30);
  return 0;
}
