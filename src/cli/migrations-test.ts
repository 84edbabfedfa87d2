import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  EVIDENCE_PATH,
  type EvidenceFile,
  evidenceOf,
  type History,
  readEvidence,
  type TestedEnvironment,
} from "../domain/alembic/index.ts";
import { describeRow, findPython, type TestedRow, testHistory } from "../migrate/index.ts";
import { systemReason, userError } from "../model/errors.ts";
import { jsonLines } from "../model/json-text.ts";
import { byText } from "../model/order.ts";
import { type MigrationSession, writeFileAtomically } from "../session.ts";
import { writeLines } from "./check.ts";
import { analysed, chosen, historiesOf } from "./migrations.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

export interface TestOptions extends AnalysisOptions {
  readonly databaseUrl?: string;
  readonly allowRemote?: boolean;
  readonly python?: string;
  readonly urlVariable: readonly string[];
  readonly since?: string;
  readonly changed?: boolean;
  readonly environment?: string;
  readonly timeout: number;
  readonly record: boolean;
}

/** Tests the histories of the project one after the other; status 1 when a rollback does not restore the schema. */
export async function testMigrations(options: TestOptions): Promise<number> {
  const { root } = plainRequest(options);
  const result = await analysed(options);
  const since = options.since === undefined ? null : chosen(result, options.since, options.environment ?? null);
  const histories = since === null ? historiesOf(result, options.environment ?? null) : [since.history];
  if (options.databaseUrl !== undefined && histories.length > 1) {
    throw userError(
      `one database serves one history: name it with --environment (${histories.map(({ directory }) => directory).join(", ")})`,
    );
  }
  const python = findPython(root, options.python ?? null, process.env);
  if (python === null) throw userError("no Python was found: name the project's own with --python");
  let record = recorded(root);
  let sound = true;
  for (const history of histories) {
    const revisions = wanted(history, since?.file.revision ?? null, options.changed === true ? record : null);
    process.stdout.write(
      `${history.directory}: ${revisions.length} of ${history.graph.order.length} revisions, ${python.path} (${python.by})\n`,
    );
    if (revisions.length === 0) continue;
    const request = {
      root,
      python: python.path,
      databaseUrl: options.databaseUrl ?? null,
      allowRemote: options.allowRemote === true,
      revisions,
      urlVariables: options.urlVariable,
      sources: () => texts(root, result),
      seconds: options.timeout,
      environment: process.env,
    };
    const { environment, rows, trouble, variables } = await testHistory(history, request, print);
    if (variables.length > 0) process.stdout.write(`set to the database under test: ${variables.join(", ")}\n`);
    const good = rows.filter(({ status }) => status === "restores").length;
    process.stdout.write(
      `${good} of ${revisions.length} rollbacks restore the schema on ${environment.dialect} (Alembic ${environment.alembic})\n`,
    );
    if (trouble !== null) writeLines([`${history.directory}: ${trouble}`], 1);
    sound &&= good === revisions.length;
    record = merged(record, environment);
    if (options.record) write(root, record);
  }
  if (options.record) process.stdout.write(`evidence: ${EVIDENCE_PATH}\n`);
  writeLines(await result.stored, 30);
  return sound ? 0 : 1;
}

/** The Python files of the project, as far as they can be read. */
function* texts(root: string, { files }: Pick<MigrationSession, "files">): Iterable<string> {
  for (const file of files) {
    try {
      yield readFileSync(join(root, file), "utf8");
    } catch {
      // What is gone since names no variable.
    }
  }
}

function print(row: TestedRow): void {
  const lines = describeRow(row);
  process.stdout.write([`  ${row.revision} ${row.status}\n`, ...lines.slice(0, 20).map((line) => `      ${line}\n`)].join(""));
}

/** The revisions to test: all, those from one on, or those whose evidence is missing or stale. */
function wanted(history: History, since: string | null, record: EvidenceFile | null): readonly string[] {
  const all = history.graph.order.map(({ revision }) => revision);
  const later = since === null ? all : descendants(history, since);
  if (record === null) return later;
  const { tested } = evidenceOf(history, record);
  return later.filter((revision) => !tested.has(revision));
}

/** A revision and all that build on it, in order. */
function descendants({ graph }: History, revision: string): readonly string[] {
  const found = new Set([revision]);
  for (const file of graph.order) {
    if (graph.parents.get(file.revision)?.some((parent) => found.has(parent)) === true) found.add(file.revision);
  }
  return graph.order.map((file) => file.revision).filter((id) => found.has(id));
}

function recorded(root: string): EvidenceFile {
  let text: string;
  try {
    text = readFileSync(join(root, EVIDENCE_PATH), "utf8");
  } catch {
    return { version: 1, environments: [] };
  }
  return readEvidence(text) ?? { version: 1, environments: [] };
}

/** The record with what was seen now in place of what was seen of the same revisions on the same database before. */
function merged(record: EvidenceFile, seen: TestedEnvironment): EvidenceFile {
  const same = (each: TestedEnvironment): boolean => each.directory === seen.directory && each.dialect === seen.dialect;
  const fresh = new Set(seen.revisions.map(({ revision }) => revision));
  const kept = record.environments.filter(same).flatMap(({ revisions }) => revisions.filter(({ revision }) => !fresh.has(revision)));
  const revisions = [...kept, ...seen.revisions].sort((a, b) => byText(a.file, b.file) || byText(a.revision, b.revision));
  const environments = [...record.environments.filter((each) => !same(each)), { ...seen, revisions }];
  return { version: 1, environments: environments.sort((a, b) => byText(a.directory, b.directory) || byText(a.dialect, b.dialect)) };
}

function write(root: string, record: EvidenceFile): void {
  try {
    writeFileAtomically(join(root, EVIDENCE_PATH), jsonLines({ ...record }));
  } catch (error) {
    throw userError(`${EVIDENCE_PATH} cannot be written: ${systemReason(error)}`);
  }
}
