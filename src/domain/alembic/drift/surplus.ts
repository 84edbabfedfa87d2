import { bareName, type Table } from "../database/schema.ts";
import type { DeclaredTable } from "./declared.ts";

/** Tables of Alembic, and those that were made to be thrown away. */
const ASIDE = /^alembic_version|(^|_)(tmp|temp|backup|bak|old)(_|\d|$)/i;

const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** Names of indexes that the migrations make and the models do not declare. Those over expressions are left out. */
export function surplusIndexes(table: DeclaredTable, found: Table, unsure: ReadonlySet<string>): readonly string[] {
  if (!table.complete || found.open) return [];
  return found.indexes
    .filter(({ name, columns, expression, implicit }) => !expression && !implicit && columns.length > 0 && !unsure.has(name))
    .filter(({ name, columns, unique }) => {
      const [only] = columns;
      const column = columns.length === 1 && only !== undefined ? table.columns.get(only) : undefined;
      if (column?.index === true || (column?.unique === true && unique)) return false;
      return !table.constraints.some(
        ({ indexes, uniques }) =>
          // An index without column names is made of expressions: its name alone tells it.
          indexes.some((each) => each.name === name || same(each.columns, columns)) || uniques.some((each) => same(each, columns)),
      );
    })
    .map(({ name, columns }) => `${name} on ${columns.join(", ")}`);
}

/**
 * Indexes that are made of columns alone in the models, and of expressions under the same name in the migrations, such as `created_at DESC`;
 * in words. Where the columns are others, it is another index.
 */
export function otherIndexes(table: DeclaredTable, found: Table, unsure: ReadonlySet<string>): readonly string[] {
  if (!table.complete || found.open) return [];
  return table.constraints.flatMap(({ indexes }) =>
    indexes.flatMap(({ name, columns, plain }) => {
      const there =
        plain && name !== null && !unsure.has(name) ? found.indexes.find((each) => each.name === name && each.expression) : undefined;
      if (there === undefined || !there.columns.every((column) => columns.includes(column))) return [];
      const parts = there.parts.flatMap((part) => part ?? []);
      if (parts.length < there.parts.length) return [];
      return [`the index ${name} of ${table.key} is on ${columns.join(", ")} in the model and on ${parts.join(", ")} in the migrations`];
    }),
  );
}

/**
 * Indexes of one column that the migrations call otherwise than the models do, which leave the name to the naming convention; in words.
 * What is named otherwise, Alembic takes away and makes anew.
 */
export function misnamedIndexes(
  table: DeclaredTable,
  found: Table,
  unsure: ReadonlySet<string>,
  nameOf: (column: string) => string | null,
): readonly string[] {
  if (!table.complete || found.open) return [];
  return [...table.columns.values()].flatMap(({ name, index }) => {
    const there = found.indexes.filter((each) => same(each.columns, [name]));
    const [only, ...others] = there;
    const wanted = index ? nameOf(name) : null;
    if (only === undefined || others.length > 0 || only.expression || only.implicit || only.options !== "") return [];
    if (wanted === null || wanted === only.name || [name, only.name, wanted].some((word) => unsure.has(word))) return [];
    const isDeclared = table.constraints.some(({ indexes }) => indexes.some((each) => same(each.columns, [name])));
    return isDeclared ? [] : [`the index on ${table.key}.${name} is called ${wanted} by the models and ${only.name} in the migrations`];
  });
}

/** Unique keys and foreign keys that the migrations make and the models do not declare, in words. */
export function surplusKeys(table: DeclaredTable, found: Table, unsure: ReadonlySet<string>): readonly string[] {
  if (!table.complete || found.open) return [];
  const known = (columns: readonly string[]): boolean =>
    columns.length > 0 && columns.every((name) => table.columns.has(name) && !unsure.has(name));
  const alike = (one: readonly string[], other: readonly string[]): boolean => same([...one].sort(), [...other].sort());
  const uniques = found.uniques.filter(
    ({ name, columns }) =>
      // SQLite has no name for some, and no migration could drop these.
      name !== null &&
      known(columns) &&
      !(columns.length === 1 && table.columns.get(columns[0] ?? "")?.unique === true) &&
      !alike(
        columns,
        [...table.columns.values()].flatMap(({ name, primaryKey }) => (primaryKey ? [name] : [])),
      ) &&
      !table.constraints.some(
        ({ indexes, uniques: declared }) =>
          declared.some((each) => alike(each, columns)) || indexes.some((each) => each.unique && alike(each.columns, columns)),
      ),
  );
  const foreign = found.foreignKeys.filter(
    ({ columns, table: to }) =>
      known(columns) && columns.every((name) => table.columns.get(name)?.foreignKeys.length === 0) && !unsure.has(bareName(to)),
  );
  return [
    ...uniques.map(({ columns }) => `the unique key on ${columns.join(", ")}`),
    ...foreign.map(({ columns, table: to }) => `the foreign key of ${columns.join(", ")} to ${bareName(to)}`),
  ];
}

/** Tables of the schema that no model declares; none where they are not the exception: then the models are elsewhere. */
export function surplusTables(
  tables: ReadonlyMap<string, Table>,
  declared: ReadonlyMap<string, DeclaredTable>,
  known: (name: string) => boolean,
  share: number,
): readonly string[] {
  const own = [...tables].flatMap(([key, { partOf }]) => (ASIDE.test(key) || partOf !== undefined ? [] : [key]));
  const surplus = own.filter((key) => !declared.has(key) && !known(key));
  // Of few tables a single one is an exception, whatever its share.
  return surplus.length > 1 && own.length - surplus.length < own.length * share ? [] : surplus;
}
