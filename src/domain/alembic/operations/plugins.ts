import { alterColumn } from "../database/columns.ts";
import { addEnumValue } from "../database/enums.ts";
import { type Args, NONE, type Value } from "../python/values.ts";
import { argument, nameArgument, namesArgument } from "./arguments.ts";
import type { Session } from "./session.ts";

/** `op.sync_enum_values` of alembic-postgresql-enum: gives an enum type new labels, columns of it included. */
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
  return NONE;
}

export { addEnumValue, alterColumn };
