import type { Step } from "../database/schema.ts";
import type { PyArgument, PyCall } from "./python-text.ts";

/** One operation of the inverse. */
export type Operation =
  /** Stands for itself: tables, types, indexes, SQL. */
  | { readonly kind: "plain"; readonly call: PyCall; readonly table: string | null; readonly rank: number; readonly phase: number }
  /** Changes a table, and belongs into `batch_alter_table` where that is used. */
  | {
      readonly kind: "alter";
      readonly table: string;
      readonly name: string;
      readonly schema: string | null;
      readonly method: string;
      /** Arguments without the table; `at`: where the table stands among them outside a batch. */
      readonly args: readonly PyArgument[];
      readonly at: number;
      readonly rank: number;
      readonly phase: number;
    };

/** Within one step of upgrade() the inverse goes by kind: what rests on others leaves first and comes last. */
export const PHASES = {
  rename: -1,
  dropOpaque: 0,
  dropForeignKey: 1,
  dropIndex: 2,
  dropConstraint: 3,
  createEnum: 4,
  createTable: 5,
  dropColumn: 6,
  addColumn: 7,
  alterColumn: 8,
  createConstraint: 9,
  createIndex: 10,
  createForeignKey: 11,
  createOpaque: 12,
  dropTable: 13,
  dropEnum: 14,
} as const;

/** The steps of upgrade(), to be asked which of them made or took away a thing. */
export class Causes {
  private readonly steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.steps = steps;
  }

  /**
   * The number of the last step that named the thing, else of the last one that named one of its columns, else of the last one
   * on its table; -1 for none. The inverse goes from high numbers to low ones.
   */
  of(tables: readonly string[], names: readonly (string | null)[], columns: readonly string[] = [], ops: readonly string[] = []): number {
    const own = (step: Step): boolean => step.table === null || tables.includes(step.table);
    const named = this.last(
      (step) => own(step) && step.name !== null && names.includes(step.name) && (ops.length === 0 || ops.includes(step.op)),
    );
    if (named >= 0) return named;
    const byColumn = columns.length === 0 ? -1 : this.last((step) => own(step) && step.name !== null && columns.includes(step.name));
    if (byColumn >= 0) return byColumn;
    return this.last((step) => step.table !== null && tables.includes(step.table) && (ops.length === 0 || ops.includes(step.op)));
  }

  last(test: (step: Step) => boolean): number {
    return this.steps.findLastIndex(test);
  }
}
