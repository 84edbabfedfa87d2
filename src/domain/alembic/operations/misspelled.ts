import { distance } from "../../../model/nearest.ts";

/** What `op` has in any release of Alembic. */
const NAMES = [
  "add_column",
  "alter_column",
  "batch_alter_table",
  "bulk_insert",
  "create_check_constraint",
  "create_exclude_constraint",
  "create_foreign_key",
  "create_index",
  "create_primary_key",
  "create_table",
  "create_table_comment",
  "create_unique_constraint",
  "drop_column",
  "drop_constraint",
  "drop_index",
  "drop_table",
  "drop_table_comment",
  "execute",
  "get_bind",
  "get_context",
  "inline_literal",
  "register_operation",
  "rename_table",
];

/** The operation that a name, which is none, is a slip of: one letter more, less or other, or two exchanged; null where it may be an operation of its own, as `bulk_upsert` is. */
export function misspelled(name: string): string | null {
  if (NAMES.includes(name)) return null;
  return NAMES.find((each) => distance(name, each, 1) <= 1 || isExchanged(name, each)) ?? null;
}

/** Whether one word is the other with two neighbouring letters exchanged. */
function isExchanged(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return at >= 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
