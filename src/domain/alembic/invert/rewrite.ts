import type { FileFacts } from "../../../model/facts.ts";
import type { Fix } from "../../../model/finding.ts";
import type { Stmt } from "../../../model/syntax.ts";
import type { RevisionFile } from "../history/revision-file.ts";

export type Edit = Fix["edits"][number];

/** Names that the generated code uses, with the import that binds each. */
const IMPORTS: readonly (readonly [name: string, module: string, statement: string])[] = [
  ["op", "alembic.op", "from alembic import op"],
  ["sa", "sqlalchemy", "import sqlalchemy as sa"],
  ["postgresql", "sqlalchemy.dialects.postgresql", "from sqlalchemy.dialects import postgresql"],
  ["mysql", "sqlalchemy.dialects.mysql", "from sqlalchemy.dialects import mysql"],
  ["sqlite", "sqlalchemy.dialects.sqlite", "from sqlalchemy.dialects import sqlite"],
];

/**
 * The edits that give downgrade() a body: its statements but the docstring are replaced, imports that the body needs are added,
 * and all else stays. A text is returned in place of edits when the file's form does not allow it.
 */
export function rewrite(file: RevisionFile, source: Uint8Array, lines: readonly string[]): readonly Edit[] | string {
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const body = lines.length === 0 ? ["pass"] : lines;
  const imports = importEdit(file, text, body, newline);
  if (typeof imports === "string") return imports;
  const edit = file.downgrade === null ? appended(file, text, body, newline) : replaced(file, text, body, newline);
  return typeof edit === "string" ? edit : [...imports, edit];
}

/** The bytes with edits made, which do not overlap. */
export function applyEdits(source: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const parts: Buffer[] = [];
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.subarray(from, edit.start), Buffer.from(edit.text));
    from = edit.end;
  }
  return Buffer.concat([...parts, text.subarray(from)]);
}

function replaced(file: RevisionFile, text: Buffer, lines: readonly string[], newline: string): Edit | string {
  const def = file.downgrade;
  if (def === null) return "there is no downgrade()";
  const [first] = def.body;
  if (first === undefined) return "downgrade() could not be read";
  const documented = def.docstring !== null && first.kind === "Expr";
  const own = documented ? def.body.slice(1) : def.body;
  const start = own[0]?.start ?? first.end;
  const end = own.at(-1)?.end ?? first.end;
  const lineStart = text.lastIndexOf(0x0a, first.start - 1) + 1;
  const margin = text.subarray(lineStart, first.start).toString();
  const inline = margin.trim() !== "";
  const indent = inline ? `${/^\s*/.exec(margin)?.[0] ?? ""}    ` : margin;
  const block = lines.map((line) => (line === "" ? "" : `${indent}${line}`)).join(newline);
  if (own.length === 0) return { file: file.file, start, end: start, text: `${newline}${block}` };
  // `def downgrade(): pass` gets lines of its own, and loses the blank before the statement.
  if (inline) {
    let from = start;
    while (from > 0 && (text[from - 1] === 0x20 || text[from - 1] === 0x09)) from -= 1;
    return { file: file.file, start: from, end, text: `${newline}${block}` };
  }
  return { file: file.file, start, end, text: block.slice(indent.length) };
}

function appended(file: RevisionFile, text: Buffer, lines: readonly string[], newline: string): Edit | string {
  if (file.facts.body.some((stmt) => binds(stmt, "downgrade")))
    return "downgrade is bound, but not by a plain `def` at the top of the file";
  const returns = file.upgrade?.returns == null ? "" : " -> None";
  const ends = text.length === 0 || text[text.length - 1] === 0x0a;
  const block = lines.map((line) => (line === "" ? "" : `    ${line}`)).join(newline);
  const gap = ends ? `${newline}${newline}` : `${newline}${newline}${newline}`;
  return { file: file.file, start: text.length, end: text.length, text: `${gap}def downgrade()${returns}:${newline}${block}${newline}` };
}

/** What an import statement binds a name to; undefined when it does not bind it. */
function boundBy(stmt: Stmt, name: string): string | undefined {
  if (stmt.kind === "Import") {
    const found = stmt.names.find((each) => (each.asname ?? each.name.split(".")[0]) === name);
    return found === undefined ? undefined : found.asname === null ? found.name.split(".")[0] : found.name;
  }
  if (stmt.kind === "ImportFrom") {
    const found = stmt.names.find((each) => (each.asname ?? each.name) === name);
    return found === undefined ? undefined : `${stmt.module}.${found.name}`;
  }
  return undefined;
}

function binds(stmt: Stmt, name: string): boolean {
  if (stmt.kind === "Assign") return stmt.targets.some((target) => target.kind === "Name" && target.id === name);
  if (stmt.kind === "AnnAssign") return stmt.target.kind === "Name" && stmt.target.id === name;
  return boundBy(stmt, name) !== undefined || ((stmt.kind === "FunctionDef" || stmt.kind === "ClassDef") && stmt.name === name);
}

function importEdit({ file, facts }: RevisionFile, text: Buffer, lines: readonly string[], newline: string): readonly Edit[] | string {
  // Names in texts are none: `"sa.x"`.
  const code = lines.map((line) => line.replace(/"(?:[^"\\]|\\.)*"/g, '""')).join("\n");
  const missing: string[] = [];
  for (const [name, module, statement] of IMPORTS) {
    if (!new RegExp(`(?<![\\w.])${name}\\.`).test(code)) continue;
    const bound = facts.body.filter((stmt) => binds(stmt, name));
    const last = bound.at(-1);
    if (last === undefined) missing.push(statement);
    else if (boundBy(last, name) !== module) return `the generated code needs \`${statement}\`, but ${name} is another thing in this file`;
  }
  if (missing.length === 0) return [];
  const at = insertionPoint(facts, text);
  const before = at > 0 && text[at - 1] !== 0x0a ? newline : "";
  return [{ file, start: at, end: at, text: `${before}${missing.join(newline)}${newline}` }];
}

/** Behind the line of the last import; else behind the docstring; else at the top. */
function insertionPoint(facts: FileFacts, text: Buffer): number {
  const last =
    facts.body.findLast((stmt) => stmt.kind === "Import" || stmt.kind === "ImportFrom") ??
    (facts.docstring === null ? undefined : facts.body[0]);
  if (last === undefined) return 0;
  const end = text.indexOf(0x0a, last.end);
  return end < 0 ? text.length : end + 1;
}
