import { alterColumn } from "../database/columns.ts";
import { SaType } from "../library/types.ts";
import { type Args, NONE, textOf, type Value } from "../python/values.ts";
import { argument, nameArgument, namesArgument } from "./arguments.ts";
import type { Session } from "./session.ts";

/** `op.sync_enum_values` of alembic-postgresql-enum: gives an enum type new labels, and the columns named the type. */
export function syncEnumValues(session: Session, args: Args): Value {
  const name = nameArgument(args, "enum_name", 1);
  const labels = namesArgument(argument(args, "new_values", 2));
  const { db } = session;
  if (!db.postgresql) {
    return NONE;
  }
  if (name == null) {
    return db.undecided("the enum type whose values change is not known");
  }
  if (!db.begin("sync_enum_values", null, name, args.at)) {
    return NONE;
  }
  if (!db.schema.enums.has(name)) {
    db.fail("UndefinedObject", `type ${name} does not exist`, args.at);
  }
  db.schema.enums.set(name, labels);
  const columns = argument(args, "affected_columns", 3);
  for (const reference of columns?.kind === "seq" && !columns.partial ? columns.items : [null]) {
    const column = columnReference(reference);
    if (column === null) {
      db.blind("a column that gets the enum type is not known", args.at);
    } else {
      const text = column.array ? `${name}[]` : name;
      alterColumn(db, column.table, null, column.name, { type: { text, named: name }, using: true }, args.at);
    }
  }
  return NONE;
}

/** A column as `TableReference(…)` or as a pair of names. */
function columnReference(reference: Value | null): { readonly table: string; readonly name: string; readonly array: boolean } | null {
  const parts =
    reference instanceof SaType
      ? ["table_name", "column_name", "column_type"].map((key, i) => reference.keyword(key) ?? reference.parts.args[i])
      : reference?.kind === "seq" && !reference.partial
        ? reference.items
        : [];
  const [table, name] = [parts[0], parts[1]].map((part) => (part === undefined ? null : textOf(part)));
  const kind = parts[2];
  return table == null || name == null
    ? null
    : { table, name, array: kind?.kind === "external" ? kind.name.endsWith(".ARRAY") : kind !== undefined && textOf(kind) === "ARRAY" };
}
