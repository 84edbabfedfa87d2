import type { Place } from "../../../model/finding.ts";
import { addConstraint, type Constraint, createIndex } from "../database/constraints.ts";
import { refused } from "../database/errors.ts";
import { emptyTable, type Index, type Table, tableKey } from "../database/schema.ts";
import type { Args, Value } from "../python/values.ts";
import { argument, nameArgument } from "./arguments.ts";
import type { Batch } from "./batch.ts";
import type { Session } from "./session.ts";

/** Where an operation goes: to the database at once, or into a batch. */
export interface Target {
  readonly table: string | null;
  readonly schema: string | null;
  /** null: carried out at once. */
  readonly batch: Batch | null;
}

export type Operation = (session: Session, args: Args, target: Target) => Value;

/** Shifts positional arguments: inside a batch the table is not given. */
export function tableFrom(
  session: Session,
  args: Args,
  target: Target,
  keyword: string,
  position: number,
): { readonly table: string; readonly schema: string | null; readonly shift: number } {
  if (target.table !== null) {
    return { table: target.table, schema: target.schema, shift: 0 };
  }
  const table = nameArgument(args, keyword, position);
  const schema = nameArgument(args, "schema", -1);
  if (argument(args, keyword, position) === undefined && !args.open) {
    throw refused("TypeError", `missing a required argument: '${keyword}'`, args.at);
  }
  if (table == null || schema === null) {
    return session.db.undecided("the name of a table is not known");
  }
  if (isTemporary(session, table, schema ?? null)) return session.db.undecided(`${table} is a table of the connection alone`);
  return { table, schema: placed(session, table, schema ?? null), shift: 1 };
}

export function name(session: Session, args: Args, keyword: string, position: number, what: string): string {
  return nameArgument(args, keyword, position) ?? session.db.undecided(`the name of ${what} is not known`);
}

/** The schema of what an operation is about, by its name; null for the one of the connection. */
export function schemaArgument(session: Session, args: Args, about: string, position = -1, keyword = "schema"): string | null {
  const schema = nameArgument(args, keyword, position);
  return schema === null ? session.db.undecided("the name of a schema is not known") : placed(session, about, schema ?? null);
}

/** The schema that a name means where SQLAlchemy writes it down. */
export function placed({ db }: Session, name: string, schema: string | null, making = false): string | null {
  return db.homeOf(name, db.translated.get(schema ?? "") ?? schema, making);
}

/** Whether a name without a schema is that of a table of the connection, which the operation is about. */
export function isTemporary({ db }: Session, table: string, schema: string | null): boolean {
  return schema === null && db.temporary.has(table);
}

/** Adds constraints made with or after a column or a type change. */
export function applyConstraint(
  session: Session,
  where: { readonly table: string; readonly schema: string | null },
  target: Target,
  constraint: Constraint,
  at: Place,
): void {
  if (target.batch !== null) {
    target.batch.add({ kind: "add_constraint", constraint, at });
    return;
  }
  const typeBound = constraint.kind === "check" && constraint.typeBound;
  // A check in a column is part of ADD COLUMN.
  const isWithin = constraint.kind === "check" && constraint.within !== undefined;
  if (session.db.sqlite && !isWithin) {
    if (!typeBound) {
      throw refused("NotImplementedError", "SQLite cannot add a constraint to a table outside batch mode", at);
    }
    return;
  }
  addConstraint(session.db, where.table, where.schema, constraint, at);
}

export function applyIndex(
  session: Session,
  where: { readonly table: string; readonly schema: string | null },
  target: Target,
  index: Index,
  at: Place,
  ifNotExists: boolean,
  concurrently = false,
): void {
  if (target.batch !== null) {
    target.batch.add({ kind: "create_index", index, ifNotExists, concurrently, at });
  } else {
    createIndex(session.db, where.table, where.schema, index, at, ifNotExists, concurrently);
  }
}

export function shellOf(session: Session, where: { readonly table: string; readonly schema: string | null }): Table {
  return session.db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
}
