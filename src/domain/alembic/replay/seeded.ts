import type { MigrationEvent } from "../database/events.ts";
import { columnOf, type Schema, type Table } from "../database/schema.ts";
import type { Reason } from "./verdict.ts";

/** Does nothing to a row that is there already. */
const LENIENT = /\bon\s+(?:conflict|duplicate)\b|\binsert\s+(?:or\s+(?:ignore|replace)|ignore)\b|\bnot\s+exists\b/i;

/** Rows that revisions wrote down in full and nobody took away again, by table: what a second INSERT of them may clash with. */
export class SeededRows {
  private readonly by = new Map<string, string>();

  /** Follows what the upgrade of a revision does to rows. */
  follow(revision: string, events: readonly MigrationEvent[]): void {
    for (const event of events) {
      if (event.table === null) continue;
      if (event.op === "delete" || event.op === "truncate" || event.op === "drop_table") {
        this.by.delete(event.table);
      } else if (statesRows(event) && hasKey(event.before, event)) {
        this.by.set(event.table, revision);
      } else if (event.detail?.kind === "rename" && event.op === "rename_table") {
        const revisionOf = this.by.get(event.table);
        this.by.delete(event.table);
        if (revisionOf !== undefined) this.by.set(event.detail.to, revisionOf);
      }
    }
  }

  /**
   * Why the INSERT of a downgrade may fail: an earlier revision wrote rows to the same table, under a key, and they are still there.
   * Null when no INSERT does.
   */
  clash(events: readonly MigrationEvent[], after: Schema): Reason | null {
    const gone = new Set<string>();
    for (const event of events) {
      if (event.table === null) continue;
      if (event.op === "delete" || event.op === "truncate" || event.op === "create_table") {
        gone.add(event.table);
        continue;
      }
      const earlier = this.by.get(event.table);
      if (
        earlier !== undefined &&
        !gone.has(event.table) &&
        after.tables.has(event.table) &&
        statesRows(event) &&
        hasKey(event.before, event)
      ) {
        return { message: `whether the INSERT into ${event.table} clashes with rows that ${earlier} inserted is not known`, at: event.at };
      }
    }
    return null;
  }
}

/** An INSERT of rows that it lists, and that fails where they are there already. */
function statesRows({ detail }: MigrationEvent): boolean {
  if (detail?.kind !== "rows" || detail.statement.verb !== "insert") return false;
  const { text, rows } = detail.statement;
  return text === null ? rows !== null && rows > 0 : /\bvalues\b/i.test(text) && !LENIENT.test(text);
}

/** Whether rows with the same values cannot stand in a table twice: a unique key, or a primary key that the statement gives. */
function hasKey(table: Table | null, { detail }: MigrationEvent): boolean {
  if (table === null) return false;
  if (table.uniques.length > 0 || table.indexes.some((index) => index.unique)) return true;
  const text = detail?.kind === "rows" ? detail.statement.text : null;
  const key = table.primaryKey?.columns ?? [];
  return (
    key.length > 0 &&
    text !== null &&
    key.every((name) => columnOf(table, name) !== undefined && new RegExp(`\\b${name}\\b`, "i").test(text))
  );
}
