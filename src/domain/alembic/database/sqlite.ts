import type { ForeignKey, Table } from "./schema.ts";

/** The foreign keys as SQLAlchemy reads them back: it finds their names by what they refer from and to, and of two that do the same the first. */
export function readKeys(keys: readonly ForeignKey[]): readonly ForeignKey[] {
  const seen = new Set<string>();
  return keys.filter(({ columns, table, target }) => {
    const signature = [columns.join(), table, target.join()].join("\u0001");
    const isNew = !seen.has(signature);
    seen.add(signature);
    return isNew;
  });
}

type Named = { readonly name: string | null; readonly columns: readonly string[] };

/**
 * Two sides of a list without the names that only one of them gives: SQLite knows the constraints without a name by what they are, and batch
 * mode gives them one, made of what they are, where it makes the table anew. Nothing hangs on it.
 */
function alike<T extends Named>(table: string, before: readonly T[], after: readonly T[], meant: (each: T) => string): readonly T[] {
  const nameless = before.filter(({ name }) => name === null).map(meant);
  return after.map((each) => {
    const isMade = each.name !== null && [table, ...each.columns].some((part) => each.name?.includes(part));
    const at = !isMade || before.some(({ name }) => name === each.name) ? -1 : nameless.indexOf(meant(each));
    if (at < 0) return each;
    nameless.splice(at, 1);
    return { ...each, name: null };
  });
}

/** The table after as the one before names it. */
export function namedAlike(before: Table, after: Table): Table {
  const list = (columns: readonly string[]): string => columns.join(",");
  const [old, now] = [before.primaryKey, after.primaryKey];
  return {
    ...after,
    primaryKey: old !== null && now !== null && old.name === null && list(old.columns) === list(now.columns) ? { ...now, name: null } : now,
    uniques: alike(after.name, before.uniques, after.uniques, ({ columns }) => list(columns)),
    foreignKeys: alike(after.name, before.foreignKeys, after.foreignKeys, ({ columns, table, target, options }) =>
      [list(columns), table, list(target), options].join("\u0001"),
    ),
  };
}

/** A table without the foreign keys that repeat another one. */
export function asRead(table: Table): Table {
  const foreignKeys = readKeys(table.foreignKeys);
  return foreignKeys.length === table.foreignKeys.length ? table : { ...table, foreignKeys };
}
