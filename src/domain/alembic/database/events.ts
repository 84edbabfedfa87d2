import type { Place } from "../../../model/finding.ts";
import type { ColumnChange } from "./columns.ts";
import type { Constraint } from "./constraints.ts";
import type { Column, Index, Step, Table } from "./schema.ts";

/** A statement that changes or takes away rows, as far as it is known. */
export interface RowStatement {
  readonly verb: "insert" | "update" | "delete" | "truncate" | "unknown";
  readonly table: string | null;
  /** Restricted to some rows; null: not known. */
  readonly restricted: boolean | null;
  /** How many rows it states, where it lists them. */
  readonly rows: number | null;
  /** The SQL text as far as it is known. */
  readonly text: string | null;
  /** The rows of an INSERT that does nothing else, where all are listed. */
  readonly listed?: readonly ListedRow[];
  /** The columns that the text of an UPDATE writes, where they are known. */
  readonly sets?: readonly string[];
  /** Of a statement built of a table: the columns whose values are not what a row says. */
  readonly ownValues?: readonly string[];
}

/** A row as a statement gives it: columns with NULL, a text that two values share when they are the same, or a value that is not known. */
export type ListedRow = ReadonlyMap<string, string | null | undefined>;

/** What a step was given, beyond its name. */
export type EventDetail =
  | { readonly kind: "column"; readonly column: Column; readonly ifNotExists?: true }
  | { readonly kind: "change"; readonly change: ColumnChange }
  | { readonly kind: "constraint"; readonly constraint: Constraint }
  | { readonly kind: "index"; readonly index: Index; readonly concurrently: boolean }
  | { readonly kind: "table"; readonly table: Table; readonly ifNotExists?: true }
  | { readonly kind: "rename"; readonly to: string }
  | { readonly kind: "label"; readonly label: string; readonly ifNotExists: boolean }
  | { readonly kind: "rows"; readonly statement: RowStatement };

/** One thing that a migration does to the database, with the table as it was before. */
export interface MigrationEvent extends Step {
  /** The call in the revision that led to the statement, where a helper that is told what to do holds it; null otherwise. */
  readonly calledFrom: Place | null;
  /** null: there was no such table, or no table is concerned. */
  readonly before: Table | null;
  /** Runs outside a transaction. */
  readonly autocommit: boolean;
  /** Stands in code that may not run. */
  readonly maybe: boolean;
  readonly detail: EventDetail | null;
}

/** A row statement of which nothing is known but its place. */
export const UNKNOWN_ROWS: RowStatement = { verb: "unknown", table: null, restricted: null, rows: null, text: null };
