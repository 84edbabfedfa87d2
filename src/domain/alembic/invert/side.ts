import { type Column, columnOf, type DbType, type Dialect, type Schema, type Table } from "../database/schema.ts";

/** One schema as each of the dialects has it that the project runs on; the first one is the project's own. */
export interface Side {
  readonly dialects: readonly Dialect[];
  readonly schemas: ReadonlyMap<Dialect, Schema>;
}

export function tableOn(side: Side, dialect: Dialect, key: string): Table | undefined {
  return side.schemas.get(dialect)?.tables.get(key);
}

/** A column in every dialect that has it. */
export function columnsOn(side: Side, table: string, name: string): ReadonlyMap<Dialect, Column> {
  const found = new Map<Dialect, Column>();
  for (const dialect of side.dialects) {
    const own = tableOn(side, dialect, table);
    const column = own === undefined ? undefined : columnOf(own, name);
    if (column !== undefined) found.set(dialect, column);
  }
  return found;
}

export function typesOf(columns: ReadonlyMap<Dialect, Column>): ReadonlyMap<Dialect, DbType> {
  return new Map([...columns].map(([dialect, column]) => [dialect, column.type]));
}
