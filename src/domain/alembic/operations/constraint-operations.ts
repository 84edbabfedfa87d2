import { type Constraint, constraintOf, dropConstraint, dropIndex } from "../database/constraints.ts";
import { refused } from "../database/errors.ts";
import { emptyTable, tableKey } from "../database/schema.ts";
import { type Args, NONE } from "../python/values.ts";
import { argument, columnsArgument, flagArgument, nameArgument, namesArgument, requireNoCondition } from "./arguments.ts";
import { checkOf, foreignKey, leniency } from "./definitions.ts";
import { indexOf } from "./index-definitions.ts";
import { type ConstraintKind, resolveName } from "./naming.ts";
import type { Session } from "./session.ts";
import { applyConstraint, applyIndex, name, type Operation, schemaArgument, shellOf, type Target, tableFrom } from "./target.ts";

export const createIndexOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const columns = columnsArgument(args, "columns", where.shift + 1);
  if (columns === undefined || columns.kind !== "seq" || columns.partial) {
    return session.db.undecided(`the columns of an index of ${where.table} are not known`);
  }
  const concurrently = flagArgument(args, "postgresql_concurrently");
  if (session.db.postgresql && concurrently === true && session.db.autocommit === 0) {
    session.db.failConcurrent("CREATE INDEX CONCURRENTLY", args.at);
  }
  const index = indexOf(session, where.table, where.schema, argument(args, "index_name", 0), columns.items, args, args.at);
  applyIndex(session, where, target, index, args.at, flagArgument(args, "if_not_exists") === true, concurrently === true);
  return NONE;
};

export const dropIndexOp: Operation = (session, args, target) => {
  const given = argument(args, "index_name", 0);
  const table = target.table ?? nameArgument(args, "table_name", 1) ?? null;
  const schema = target.schema ?? schemaArgument(session, args, nameArgument(args, "index_name", 0) ?? "");
  const index = nameArgument(args, "index_name", 0);
  if (index == null) {
    if (given === undefined || given.kind === "none") {
      throw refused("CompileError", "an index to drop needs a name", args.at);
    }
    return session.db.undecided("the name of an index to drop is not known");
  }
  if (session.db.postgresql && flagArgument(args, "postgresql_concurrently") === true && session.db.autocommit === 0) {
    session.db.failConcurrent("DROP INDEX CONCURRENTLY", args.at);
  }
  const ifExists = flagArgument(args, "if_exists") === true;
  if (target.batch !== null) {
    target.batch.add({ kind: "drop_index", name: index, ifExists, at: args.at });
  } else {
    dropIndex(session.db, session.db.name(index), table, schema, args.at, ifExists);
  }
  return NONE;
};

/** A batch of SQLite adds constraints by making the table anew. */
function remade(session: Session, target: Target): boolean {
  return session.db.sqlite && target.batch !== null;
}

export const createUnique: Operation = (session, args, target) => {
  requireNoCondition(args);
  const where = tableFrom(session, args, target, "table_name", 1);
  const columns =
    namesArgument(columnsArgument(args, "columns", where.shift + 1, remade(session, target))) ??
    session.db.undecided(`the columns of a constraint of ${where.table} are not known`);
  if (columns.length === 0) return NONE;
  const given = argument(args, "constraint_name", 0);
  applyConstraint(
    session,
    where,
    target,
    {
      kind: "unique",
      columns,
      name: resolveName(session, given, { kind: "uq", table: where.table, schema: where.schema, columns }, args.at),
      ...leniency(args),
    },
    args.at,
  );
  return NONE;
};

export const createPrimary: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const columns =
    namesArgument(columnsArgument(args, "columns", where.shift + 1)) ??
    session.db.undecided(`the primary key of ${where.table} is not known`);
  const given = argument(args, "constraint_name", 0);
  applyConstraint(
    session,
    where,
    target,
    {
      kind: "primary",
      columns,
      name: resolveName(session, given, { kind: "pk", table: where.table, schema: where.schema, columns }, args.at),
    },
    args.at,
  );
  return NONE;
};

export const createForeignKey: Operation = (session, args, target) => {
  const inBatch = target.table !== null;
  const table = target.table ?? name(session, args, "source_table", 1, "a table");
  const schema = target.schema ?? schemaArgument(session, args, table, -1, "source_schema");
  const shift = inBatch ? 1 : 2;
  const referent = name(session, args, "referent_table", shift, "a referenced table");
  const local = namesArgument(columnsArgument(args, "local_cols", shift + 1, remade(session, target)));
  const remote = namesArgument(columnsArgument(args, "remote_cols", shift + 2, remade(session, target)));
  if (local === null || remote === null || local.length === 0 || remote.length === 0) {
    return session.db.undecided(`the columns of a foreign key of ${table} are not known`);
  }
  const referentSchema = nameArgument(args, "referent_schema", -1);
  const prefix = referentSchema == null ? referent : `${referentSchema}.${referent}`;
  const constraint = foreignKey(
    session,
    emptyTable(table, schema),
    local,
    remote.map((column) => `${prefix}.${column}`),
    args.keywords,
    argument(args, "constraint_name", 0),
    args.at,
  );
  applyConstraint(session, { table, schema }, target, notValid(constraint, args), args.at);
  return NONE;
};

/** `postgresql_not_valid=True` leaves the rows that are there unchecked. */
function notValid(constraint: Constraint, args: Args): Constraint {
  const unchecked = constraint.kind === "foreignkey" || constraint.kind === "check";
  return unchecked && flagArgument(args, "postgresql_not_valid") === true ? { ...constraint, notValid: true } : constraint;
}

export const createCheck: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const constraint = checkOf(
    session,
    shellOf(session, where),
    argument(args, "condition", where.shift + 1),
    argument(args, "constraint_name", 0),
    args.at,
  );
  applyConstraint(session, where, target, notValid(constraint, args), args.at);
  return NONE;
};

/** What Alembic tells constraints by. */
const SORTS: ReadonlySet<string> = new Set(["foreignkey", "primary", "unique", "check"]);

export const dropConstraintOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const sort = argument(args, "type_", where.shift + 1);
  const type = nameArgument(args, "type_", where.shift + 1) ?? null;
  if (sort?.kind === "seq" || sort?.kind === "dict" || (type !== null && !SORTS.has(type))) {
    const message = `type_ of drop_constraint() is one of ${[...SORTS].join(", ")}`;
    throw refused("TypeError", type === null ? `${message}: it is given the columns` : `${message}, and not ${type}`, args.at);
  }
  const given = argument(args, "constraint_name", 0);
  const kind = type === "foreignkey" ? "fk" : type === "unique" ? "uq" : type === "primary" ? "pk" : "ck";
  // Without `type_` it is a plain Constraint, to which no convention applies.
  const resolved =
    type === null
      ? (nameArgument(args, "constraint_name", 0) ??
        (given === undefined || given.kind === "none"
          ? null
          : session.db.undecided(`the name of a constraint of ${where.table} is not known`)))
      : resolveName(
          session,
          given,
          { kind, table: where.table, schema: where.schema, columns: [], referred: { table: "", columns: [] } },
          args.at,
        );
  // Of what SQLite holds, batch mode says itself how it is named.
  if (session.settings.convention === null && (resolved === null || (!session.db.sqlite && mayBeNamedSo(session, where, resolved, kind)))) {
    session.db.undecided("the naming convention, which may name this constraint, is not known");
  }
  if (resolved === null) {
    throw refused(target.batch === null ? "CompileError" : "ValueError", "a constraint without a name cannot be dropped", args.at);
  }
  if (session.db.mysql && type === null && target.batch?.options.recreate !== "always") {
    throw refused("NotImplementedError", `MySQL has no DROP CONSTRAINT for ${resolved} without type_`, args.at);
  }
  if (target.batch !== null) {
    target.batch.add({ kind: "drop_constraint", name: resolved, type, at: args.at });
    return NONE;
  }
  if (session.db.sqlite) {
    throw refused("NotImplementedError", "SQLite cannot drop a constraint outside batch mode", args.at);
  }
  dropConstraint(session.db, where.table, where.schema, session.db.name(resolved), type, args.at, {
    ifExists: flagArgument(args, "if_exists") === true,
  });
  return NONE;
};

/** Names that databases give by themselves. */
const CHOSEN = /_(?:key|fkey|pkey|check)\d*$|_ibfk_\d+$/;

/** Whether a table of the history has no constraint of a name, but one of its kind without a name, to which a convention may have given this one. */
function mayBeNamedSo(
  { db }: Session,
  { table, schema }: { readonly table: string; readonly schema: string | null },
  name: string,
  kind: ConstraintKind,
): boolean {
  const found = db.schema.tables.get(tableKey(table, schema));
  if (found === undefined || found.open || constraintOf(found, db.name(name)) !== undefined) return false;
  const { primaryKey, uniques, foreignKeys, checks } = found;
  const chosen = ({ name: own }: { readonly name: string | null }): boolean => own === null || CHOSEN.test(own);
  switch (kind) {
    case "pk":
      return primaryKey !== null && chosen(primaryKey);
    case "uq":
      // MySQL calls a key as its first column.
      return uniques.some((each) => chosen(each) || each.name === each.columns[0]);
    case "fk":
      return foreignKeys.some(chosen);
    default:
      return checks.some(chosen);
  }
}

export const excludeOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  applyConstraint(
    session,
    where,
    target,
    { kind: "exclude", columns: [], name: nameArgument(args, "constraint_name", 0) ?? null },
    args.at,
  );
  return NONE;
};
