import type { Place } from "../../../model/finding.ts";
import { createEnum, liesElsewhere, recallEnum } from "../database/enums.ts";
import { canonicalSql } from "../database/names.ts";
import { type Index, type Table, tableKey } from "../database/schema.ts";
import { createTable, dropTable, renameTable } from "../database/tables.ts";
import { SaColumn, SaConstraint, SaTable } from "../library/constructs.ts";
import { enumName, flag, forDialect, isEnum, SaType } from "../library/types.ts";
import { settledText } from "../python/operators.ts";
import { NONE, textOf, type Value } from "../python/values.ts";
import { argument, flagArgument, nameArgument } from "./arguments.ts";
import { tableOf } from "./definitions.ts";
import type { Session } from "./session.ts";
import { isTemporary, name, type Operation, placed, schemaArgument, tableFrom } from "./target.ts";

export const createTableOp: Operation = (session, args) => {
  const table = name(session, args, "table_name", 0, "a table");
  const schema = nameArgument(args, "schema", -1);
  if (schema === null || args.open) {
    return session.db.undecided(`the table ${table} is not known in full`);
  }
  const items = args.positional.slice(1);
  if (items.some((item) => !(item instanceof SaColumn || item instanceof SaConstraint) && item.kind !== "none")) {
    return session.db.undecided(`a column of ${table} is not known`);
  }
  const hosts = items.filter((item): item is SaColumn | SaConstraint => item instanceof SaColumn || item instanceof SaConstraint);
  const home = placed(session, table, schema ?? null, true);
  makeTable(
    session,
    table,
    schema ?? null,
    hosts,
    args.at,
    flagArgument(args, "if_not_exists") === true,
    textOf(argument(args, "comment", -1)),
    false,
    argument(args, "postgresql_partition_by", -1),
  );
  return new SaTable(table, home, hosts, null);
};

/** Creates a table as `op.create_table` and `Table.create` do, with the enum types that its columns name. */
export function makeTable(
  session: Session,
  table: string,
  given: string | null,
  items: readonly (SaColumn | SaConstraint)[],
  at: Place,
  ifNotExists: boolean,
  comment: string | null,
  checkFirst = false,
  partitionBy: Value | undefined = undefined,
): void {
  const { db } = session;
  const schema = placed(session, table, given, true);
  db.asked ||= ifNotExists || checkFirst;
  if ((ifNotExists || checkFirst) && db.has(table, schema)) {
    return;
  }
  if (db.postgresql && !db.maybe()) {
    for (const item of items) {
      const type = item instanceof SaColumn && item.columnType !== null ? innerEnum(forDialect(item.columnType, "postgresql")) : null;
      const enumType = type === null ? null : enumName(type);
      const wanted = type !== null && createsType(type);
      const home = type === null ? null : textOf(type.parts.keywords.get("schema"));
      const elsewhere = enumType !== null && home !== null && liesElsewhere(db, enumType, home);
      const present = enumType !== null && db.enumsMade.has(enumType) && db.schema.enums.has(enumType) && !elsewhere;
      if (wanted && enumType !== null && !present) {
        db.check(at);
        if (item instanceof SaColumn && db.reverting && isReflected(item) && db.baseline.tables.get(tableKey(table, schema))?.open === true)
          recallEnum(db, enumType);
        createEnum(db, enumType, type.parts.labels, at, checkFirst && !elsewhere, home ?? db.path?.[0] ?? null);
      } else if (wanted && enumType !== null && !checkFirst && !db.enumsSeen.has(enumType)) {
        // The run that made it does not ask for it again; one that begins here does.
        db.note("remake_type", null, enumType, item instanceof SaColumn ? item.at : at);
      }
      if (enumType !== null) {
        db.enumsMade = new Set([...db.enumsMade, enumType]);
        db.enumsSeen.add(enumType);
      }
    }
  }
  const wanted = tableOf(session, table, schema, items, at);
  const indexes = db.postgresql ? [...wanted.indexes, ...spatialIndexes(wanted, items)] : wanted.indexes;
  const spec = db.postgresql && partitionBy !== undefined && partitionBy.kind !== "none" ? settledText(partitionBy) : undefined;
  if (spec === null) db.undecided(`how the rows of ${table} are divided is not known`);
  const partitioned = spec == null ? {} : { partitioned: canonicalSql(spec) };
  createTable(db, { ...wanted, ...partitioned, indexes, comment: db.sqlite ? null : comment }, at, ifNotExists);
}

/** `autoincrement=False` stands where autogenerate has read the column from a database. */
function isReflected(item: SaColumn): boolean {
  const auto = item.keywords.get("autoincrement");
  return auto?.kind === "bool" && !auto.value;
}

const SPATIAL = new Set(["Geometry", "Geography", "Raster"]);

/** The index that GeoAlchemy2 adds to CREATE TABLE for each spatial column that does not say `spatial_index=False`. */
function spatialIndexes(wanted: Table, items: readonly (SaColumn | SaConstraint)[]): readonly Index[] {
  return items.flatMap((item): Index[] => {
    const type = item instanceof SaColumn && item.columnType !== null ? forDialect(item.columnType, "postgresql") : null;
    const column = item instanceof SaColumn ? item.name : null;
    if (type === null || column === null || !SPATIAL.has(type.name) || !flag(type, "spatial_index", true)) return [];
    if (wanted.indexes.some(({ columns }) => columns.includes(column))) return [];
    const isRaster = type.name === "Raster";
    return [
      {
        name: `idx_${wanted.name}_${column}`,
        unique: false,
        parts: [isRaster ? null : column],
        columns: [column],
        options: "using gist",
        expression: isRaster,
        implicit: true,
      },
    ];
  });
}

function innerEnum(type: SaType | null): SaType | null {
  if (type?.name === "ARRAY") {
    const [item] = type.parts.args;
    return item instanceof SaType ? innerEnum(item) : null;
  }
  return type !== null && isEnum(type) ? type : null;
}

/** `create_type=False` is heard by `postgresql.ENUM` alone. */
export function createsType(type: SaType): boolean {
  return type.name === "ENUM" ? flag(type, "create_type", true) : flag(type, "native_enum", true);
}

export const dropTableOp: Operation = (session, args) => {
  const table = name(session, args, "table_name", 0, "a table");
  const schema = schemaArgument(session, args, table);
  if (isTemporary(session, table, schema)) session.db.temporary.delete(table);
  else dropTable(session.db, table, schema, args.at, { ifExists: flagArgument(args, "if_exists") === true });
  return NONE;
};

export const renameTableOp: Operation = (session, args) => {
  const [from, to] = [name(session, args, "old_table_name", 0, "a table"), name(session, args, "new_table_name", 1, "a table")];
  const schema = schemaArgument(session, args, from, 2);
  if (!isTemporary(session, from, schema)) renameTable(session.db, from, to, schema, args.at);
  return NONE;
};

export const commentOp =
  (drop: boolean): Operation =>
  (session, args, target) => {
    const where = tableFrom(session, args, target, "table_name", 0);
    const { db } = session;
    if (!db.sqlite && db.begin(drop ? "drop_table_comment" : "create_table_comment", tableKey(where.table, where.schema), null, args.at)) {
      const table = db.table(where.table, where.schema, args.at);
      db.put({ ...table, comment: drop ? null : textOf(argument(args, "comment", where.shift)) });
    }
    return NONE;
  };
