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
  return NAMES.find((each) => distance(name, each) <= MOST) ?? null;
}

const MOST = 1;

/** How many letters are to be put in, left out, replaced or exchanged with their neighbour to make one word of another. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST) return MOST + 1;
  const rows = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const exchanged = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? (rows[i - 2]?.[j - 2] ?? MOST) + 1 : MOST + 1;
      row.push(Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + same, exchanged));
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? MOST + 1;
}
