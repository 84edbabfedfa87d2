import type { MigrationHazard } from "../../../model/subjects.ts";
import type { RowStatement } from "../database/events.ts";
import { bareName, type Column, type Table } from "../database/schema.ts";
import { type Examined, hasColumn, hazard, type TrackedEvent } from "./hazard.ts";
import { narrowing } from "./types.ts";

/** Tables that were made to be thrown away. */
const SPARE = /(^|_)(tmp|temp|temporary|backup|bak|old|staging|scratch|copy)(_|\d|$)/i;

/** What upgrade() takes away that no downgrade brings back. */
export function losses(examined: Examined): readonly MigrationHazard[] {
  return together(found(examined));
}

/** Deletions of one revision are one finding: they are one clean-up. */
function together(hazards: readonly MigrationHazard[]): readonly MigrationHazard[] {
  const deletes = hazards.filter(({ rule, severity }) => rule === "irreversible-statement" && severity === "warning");
  const [first, ...more] = deletes;
  if (first === undefined || more.length === 0) return hazards;
  const one = { ...first, trace: more.map(({ at, detail }) => ({ at, message: detail })) };
  return hazards.flatMap((each) => (each === first ? [one] : more.includes(each) ? [] : [each]));
}

function found(examined: Examined): readonly MigrationHazard[] {
  return examined.upgrade.flatMap((event) => {
    const { detail, table, before } = event;
    if (table === null || event.newTable || event.maybe) return [];
    if (event.op === "drop_table" && before !== null) return droppedTable(examined, event, table, before);
    if (event.op === "drop_column" && event.name !== null) return droppedColumn(examined, event, table, event.name);
    if (detail?.kind === "change") return narrowed(examined, event, table);
    return detail?.kind === "rows" && !event.emptied ? rowsLost(examined, event, detail.statement) : [];
  });
}

function lossy(examined: Examined, event: TrackedEvent, detail: string): readonly MigrationHazard[] {
  return [hazard(examined, "lossy-operation", event.at, { severity: "warning", detail, escalates: "destructive-migration" })];
}

function droppedTable(examined: Examined, event: TrackedEvent, table: string, before: Table): readonly MigrationHazard[] {
  if (SPARE.test(table) || event.emptied || copiedAway(examined, event, table)) return [];
  if (examined.replay.after.tables.has(table) && replaced(examined, event, table)) return [];
  const like = examined.upgrade.filter(
    ({ op, detail }) =>
      op === "create_table" && detail?.kind === "table" && before.columns.length > 1 && sameColumns(detail.table.columns, before.columns),
  );
  const [twin] = like;
  return twin !== undefined && like.length === 1
    ? lossy(
        examined,
        event,
        `the table ${table} is dropped and ${twin.table} is made with the same columns: it looks like a rename, and the data is lost`,
      )
    : lossy(examined, event, `the table ${table} is dropped with its rows`);
}

/** The rows of a table went into another one before, in a statement that names both; `whole`: with all their columns. */
function copiedAway(examined: Examined, event: TrackedEvent, table: string, whole = false): boolean {
  const bare = bareName(table);
  return examined.upgrade.some(({ index, detail, table: into }) => {
    if (index >= event.index || detail?.kind !== "rows" || into === table) return false;
    const { text, verb } = detail.statement;
    if (verb === "delete" || verb === "truncate" || (whole && text?.includes("*") !== true)) return false;
    return text === null ? examined.mentions(bare) : new RegExp(`\\b${bare.replace(/\W/g, "\\$&")}\\b`, "i").test(text);
  });
}

/** Another table, filled before, takes its name: the table was made anew. */
function replaced(examined: Examined, event: TrackedEvent, table: string): boolean {
  return examined.upgrade.some(
    ({ index, op, detail }) => index > event.index && op === "rename_table" && detail?.kind === "rename" && detail.to === table,
  );
}

function sameColumns(one: readonly Column[], other: readonly Column[]): boolean {
  return (
    one.length === other.length &&
    one.every((column) => other.some((each) => each.name === column.name && each.type.text === column.type.text))
  );
}

function droppedColumn(examined: Examined, event: TrackedEvent, table: string, name: string): readonly MigrationHazard[] {
  const gone = event.before?.columns.find((column) => column.name === name);
  // Code that reads the column, or writes it elsewhere, keeps what is worth keeping.
  if (event.newColumn || event.emptied || gone?.computed != null || SPARE.test(name) || examined.mentions(name)) return [];
  if (copiedAway(examined, event, table, true)) return [];
  const inDropped = examined.upgrade.some(({ op, table: other }) => op === "drop_table" && other === table);
  if (inDropped) return [];
  const renamed = gone === undefined ? null : successor(examined, table, gone);
  if (renamed === name) return lossy(examined, event, `the column ${table}.${name} is dropped and added again: its values are lost`);
  return lossy(
    examined,
    event,
    renamed === null
      ? `the column ${table}.${name} is dropped with its values`
      : `the column ${table}.${name} is dropped and ${table}.${renamed} is added with the same type: it looks like a rename, and the values are lost`,
  );
}

/**
 * The column that seems to take the place of a dropped one: autogenerate writes a rename as a drop and an add. As many columns
 * must come as go, and this pair alone must have its type.
 */
function successor(examined: Examined, table: string, gone: Column): string | null {
  const added: Column[] = [];
  const dropped: Column[] = [];
  for (const { op, table: other, name, before, detail } of examined.upgrade) {
    if (other !== table) continue;
    if (op === "add_column" && detail?.kind === "column") added.push(detail.column);
    const column = op === "drop_column" ? before?.columns.find((each) => each.name === name) : undefined;
    if (column !== undefined) dropped.push(column);
  }
  if (added.some((column) => column.name === gone.name)) return gone.name;
  const like = (column: Column): boolean => column.type.text !== null && column.type.text === gone.type.text;
  const [found, ...more] = added.filter(like);
  return found !== undefined &&
    more.length === 0 &&
    added.length === dropped.length &&
    dropped.filter(like).length === 1 &&
    found.nullable === gone.nullable
    ? found.name
    : null;
}

function narrowed(examined: Examined, event: TrackedEvent, table: string): readonly MigrationHazard[] {
  const { before, name, detail, newColumn } = event;
  const type = detail?.kind === "change" ? detail.change.type : undefined;
  const column = before?.columns.find((each) => each.name === name);
  // SQLite keeps what does not fit.
  if (type === undefined || column === undefined || newColumn || event.emptied || examined.dialect === "sqlite") return [];
  const other = detail?.kind === "change" && before !== null ? otherSource(before, column.name, detail.change.from) : null;
  if (other !== null) return lossy(examined, event, `${table}.${name} is given the values of ${other} by USING: its own are lost`);
  const lost = narrowing(column.type, type);
  return lost === null ? [] : lossy(examined, event, `${table}.${name} changes from ${column.type.text} to ${type.text}: ${lost}`);
}

/** The column that USING takes the values from, where it does not name the one that changes. */
function otherSource({ columns }: Table, own: string, from: string | undefined): string | null {
  // Neither texts nor types and functions are columns.
  const plain = from?.replace(/'(?:[^']|'')*'|::\s*\w+(?: (?:precision|varying))?|\b\w+\s*\(/g, " ");
  const words = new Set(plain?.match(/[\w$]+/g));
  return words.has(own) ? null : (columns.find(({ name }) => words.has(name))?.name ?? null);
}

function rowsLost(examined: Examined, event: TrackedEvent, statement: RowStatement): readonly MigrationHazard[] {
  const { table } = event;
  if (table === null || SPARE.test(table)) return [];
  const takes = statement.verb === "delete" || statement.verb === "truncate";
  if (takes && statement.restricted === false) {
    return copiedAway(examined, event, table) ? [] : lossy(examined, event, `all rows of ${table} are deleted`);
  }
  if (examined.downgrade.some(({ detail }) => detail?.kind === "rows")) return [];
  if (takes && statement.restricted === true) {
    return copiedAway(examined, event, table)
      ? []
      : [
          hazard(examined, "irreversible-statement", event.at, {
            severity: "warning",
            detail: `rows of ${table} are deleted, and downgrade() does not bring them back`,
          }),
        ];
  }
  const added = (column: string): boolean =>
    examined.upgrade.some(
      (other) => other.index < event.index && other.op === "add_column" && other.table === table && other.name === column,
    );
  const lost = overwritten(statement, event.before, added);
  return lost === null
    ? []
    : [
        hazard(examined, "irreversible-statement", event.at, {
          severity: "note",
          detail: `${table}.${lost} is overwritten, and downgrade() does not restore the old values`,
        }),
      ];
}

/** The first column of an UPDATE that had values before and did not have to be empty. */
function overwritten({ verb, text }: RowStatement, before: Table | null, added: (column: string) => boolean): string | null {
  if (verb !== "update" || text === null) return null;
  const set = /\bset\b([\s\S]*?)(?:\bwhere\b([\s\S]*)|\bfrom\b[\s\S]*|$)/i.exec(text.replace(/'(?:[^']|'')*'/g, "''"));
  for (const [, name] of (set?.[1] ?? "").matchAll(/(?:^|,)\s*["`]?(\w+)["`]?\s*=/g)) {
    const column = name ?? "";
    const filling = new RegExp(`\\b${column}["\`]?\\s+is\\s+null\\b|\\b${column}["\`]?\\s*=\\s*''`, "i").test(text);
    if (hasColumn(before, column) && !added(column) && !filling) return column;
  }
  return null;
}
