import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  applyEdits,
  type GeneratedDowngrade,
  generateDowngrade,
  loadSqlParser,
  type RevisionFile,
  type Workshop,
} from "../domain/alembic/index.ts";
import { systemReason, userError } from "../model/errors.ts";
import { jsonLines } from "../model/json-text.ts";
import { factsReader } from "../pipeline.ts";
import { writeFileAtomically } from "../session.ts";
import { writeLines } from "./check.ts";
import { analysed, type Chosen, chosen } from "./migrations.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

export interface DowngradeOptions extends AnalysisOptions {
  readonly write?: boolean;
  readonly environment?: string;
  readonly format: "text" | "json";
}

/** What was generated for one revision, or why nothing was. */
interface Row {
  readonly file: RevisionFile;
  readonly source: Uint8Array;
  readonly generated: GeneratedDowngrade | string;
}

/** Generates the downgrade() of revisions; status 1 when one of them cannot be inverted as a whole. */
export async function downgrade(revisions: readonly string[], options: DowngradeOptions): Promise<number> {
  const { root } = plainRequest(options);
  const result = await analysed(options);
  const wanted = revisions.map((revision) => chosen(result, revision, options.environment ?? null));
  const parseSql = await loadSqlParser();
  const factsOf = factsReader();
  const rows = wanted.map((each) => row(root, each, { factsOf, parseSql }));
  const good = rows.every(({ generated }) => typeof generated !== "string" && generated.restores);
  if (options.write === true) for (const each of rows) write(root, each);
  process.stdout.write(options.format === "json" ? jsonLines({ downgrades: rows.map(asJson) }) : rows.map(asText).join("\n"));
  writeLines(
    rows.flatMap((each) => remarks(each, options.write === true)),
    200,
  );
  writeLines(await result.stored, 30);
  return good ? 0 : 1;
}

function row(root: string, { history, file }: Chosen, tools: Omit<Workshop, "source">): Row {
  const path = join(root, file.file);
  let source: Uint8Array;
  try {
    source = readFileSync(path);
  } catch (error) {
    throw userError(`${file.file} cannot be read: ${systemReason(error)}`);
  }
  return { file, source, generated: generateDowngrade(history, file, { ...tools, source }) };
}

function write(root: string, { file, source, generated }: Row): void {
  if (typeof generated === "string" || !generated.restores) return;
  try {
    writeFileAtomically(join(root, file.file), applyEdits(source, generated.edits));
  } catch (error) {
    throw userError(`${file.file} cannot be written: ${systemReason(error)}`);
  }
}

function asText({ file, generated }: Row): string {
  if (typeof generated === "string") return `# ${file.revision}: ${generated}\n`;
  const body = generated.lines.map((line) => (line === "" ? "" : `    ${line}`)).join("\n");
  return `# ${file.revision} (${file.file})\ndef downgrade()${file.upgrade?.returns == null ? "" : " -> None"}:\n${body}\n`;
}

function asJson({ file, generated }: Row): Readonly<Record<string, unknown>> {
  const { revision, file: path } = file;
  if (typeof generated === "string")
    return { revision, file: path, body: null, restores: false, troubles: [generated], verdicts: {}, edits: [] };
  const { lines, restores, troubles, verdicts, edits } = generated;
  return { revision, file: path, body: lines, restores, troubles, verdicts: Object.fromEntries(verdicts), edits };
}

/** What a person has to know besides the code. */
function remarks({ file, generated }: Row, writing: boolean): readonly string[] {
  const start = `${file.file}: ${file.revision}`;
  if (typeof generated === "string") return [`${start}: ${generated}`];
  const lines = generated.troubles.map((trouble) => `${start}: not inverted: ${trouble}`);
  for (const [dialect, { verdict, reasons }] of generated.verdicts) {
    if (verdict === "lossy") lines.push(`${start}: the schema comes back, but not all data: ${reasons.join("; ")} (${dialect})`);
    else if (verdict !== "restores")
      lines.push(`${start}: on ${dialect} the replay says ${verdict}: ${reasons.join("; ") || "no reason given"}`);
  }
  if (writing)
    lines.push(
      generated.restores ? `${start}: downgrade() written` : `${start}: nothing was written, because the schema would not come back`,
    );
  return [...new Set(lines)];
}
