import { FinalName } from "../library/constructs.ts";
import { Host, NONE, native, textOf } from "../python/values.ts";
import { addColumnOp, alterColumnOp, dropColumnOp } from "./column-operations.ts";
import {
  createCheck,
  createForeignKey,
  createIndexOp,
  createPrimary,
  createUnique,
  dropConstraintOp,
  dropIndexOp,
  excludeOp,
} from "./constraint-operations.ts";
import { constraintOf } from "./definitions.ts";
import { cut } from "./naming.ts";
import type { Session } from "./session.ts";
import { commentOp, createTableOp, dropTableOp, renameTableOp } from "./table-operations.ts";
import type { Operation } from "./target.ts";

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ["add_column", addColumnOp],
  ["drop_column", dropColumnOp],
  ["alter_column", alterColumnOp],
  ["create_index", createIndexOp],
  ["drop_index", dropIndexOp],
  ["create_unique_constraint", createUnique],
  ["create_primary_key", createPrimary],
  ["create_foreign_key", createForeignKey],
  ["create_check_constraint", createCheck],
  ["create_exclude_constraint", excludeOp],
  ["drop_constraint", dropConstraintOp],
  ["create_table", createTableOp],
  ["drop_table", dropTableOp],
  ["rename_table", renameTableOp],
  ["create_table_comment", commentOp(false)],
  ["drop_table_comment", commentOp(true)],
]);

/** `op.f`: a name that no convention changes, but that is cut like one that a convention made. */
export const finalName = ({ dialect }: Session): ReturnType<typeof native> =>
  native("f", (args) => {
    const text = textOf(args.positional[0]);
    return text === null ? (args.positional[0] ?? NONE) : new FinalName(cut(text, dialect));
  });

export { constraintOf, Host };
