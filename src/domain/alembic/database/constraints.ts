import type { Place } from "../../../model/finding.ts";
import { absent, type Database, missing } from "./database.ts";
import { createOpaque, opaqueKey } from "./enums.ts";
import { refusal } from "./errors.ts";
import { requireSpareKey, withoutGenerated } from "./mysql.ts";
import type { Check, ForeignKey, Index, PrimaryKey, Table, Unique } from "./schema.ts";
import { columnOf, tableKey } from "./schema.ts";
import { requirePlainCheck, requirePlainIndex } from "./subqueries.ts";
import { dropReferences, foreignKeyIndexes, referencedBy, requireTarget } from "./tables.ts";

export type Constraint =
  | ({ readonly kind: "primary" } & PrimaryKey)
  | ({ readonly kind: "unique" } & Unique)
  | ({ readonly kind: "foreignkey" } & ForeignKey)
  | ({ readonly kind: "check" } & Check)
  | { readonly kind: "exclude"; readonly name: string | null; readonly columns: readonly string[] };

export function addConstraint(db: Database, tableName: string, schema: string | null, wanted: Constraint, at: Place): void {
  if (!db.begin(`create_${wanted.kind}`, tableKey(tableName, schema), wanted.name, at, { kind: "constraint", constraint: wanted })) {
    return;
  }
  const found = db.table(tableName, schema, at);
  for (const column of wanted.kind === "check" ? [] : wanted.columns) {
    db.column(db.fresh(found), column, at);
  }
  if (wanted.kind === "check") requirePlainCheck(db, wanted, at);
  let table = db.fresh(found);
  const former = wanted.name === null || (db.mysql && wanted.kind === "primary") ? undefined : constraintOf(table, wanted.name);
  if (former !== undefined && db.unsure) {
    // It was taken away, or the statement would fail on every database.
    table = withoutConstraint(table, former);
    db.put(table);
  } else if (wanted.name !== null && former !== undefined) {
    db.failTaken("constraint", tableKey(tableName, schema), wanted.name, `constraint ${wanted.name} of ${table.name}`, at);
  }
  if (wanted.kind === "unique" || wanted.kind === "primary") db.requireFreeName(wanted.name, schema, tableKey(tableName, schema), at);
  db.put(withConstraint(db, table, wanted, at));
}

/** A table with one constraint more, named by the database if it has no name. */
export function withConstraint(db: Database, table: Table, wanted: Constraint, at: Place): Table {
  switch (wanted.kind) {
    case "primary": {
      if (table.primaryKey !== null && !table.open) {
        const obstacle = refusal(table.name, tableKey(table.name, table.schema));
        db.fail("InvalidTableDefinition", `table ${table.name} has a primary key already`, at, obstacle);
      }
      // A primary key makes its columns NOT NULL.
      const columns = table.columns.map((column) => (wanted.columns.includes(column.name) ? { ...column, nullable: false } : column));
      return {
        ...table,
        columns,
        primaryKey: {
          columns: wanted.columns,
          name: db.mysql ? "PRIMARY" : (wanted.name ?? db.defaultName(table, "primary", wanted.columns)),
        },
      };
    }
    case "unique":
      return {
        ...table,
        uniques: [
          ...table.uniques,
          {
            columns: wanted.columns,
            name: wanted.name ?? db.defaultName(table, "unique", wanted.columns),
            ...(wanted.lenient === true ? { lenient: true } : {}),
          },
        ],
      };
    case "foreignkey": {
      requireTarget(db, table, wanted, at);
      const { kind: _kind, ...key } = wanted;
      const current = db.fresh(table);
      const made = {
        ...current,
        foreignKeys: [...current.foreignKeys, { ...key, name: wanted.name ?? db.defaultName(current, "foreignkey", wanted.columns) }],
      };
      return db.mysql ? foreignKeyIndexes(withoutGenerated(made, wanted.columns)) : made;
    }
    case "check": {
      const { kind: _kind, ...check } = wanted;
      // Asked for before its columns were there, as in a batch, it speaks of them all the same.
      const columns = [...new Set([...check.columns, ...columnsOfCheck(table, check.expression)])];
      return { ...table, checks: [...table.checks, { ...check, columns, name: wanted.name ?? db.defaultName(table, "check", columns) }] };
    }
    case "exclude":
      return { ...table, checks: [...table.checks, { name: wanted.name, columns: wanted.columns, expression: null, typeBound: false }] };
  }
}

/** The columns of a table that a condition speaks of. */
export function columnsOfCheck(table: Table, expression: string | null): readonly string[] {
  if (expression === null) {
    return [];
  }
  const named = (column: string): boolean =>
    new RegExp(`(?<![\\w'])"?${column.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&")}"?(?![\\w'])`, "i").test(expression);
  return table.columns.map((column) => column.name).filter(named);
}

/** The constraint of a name, with its kind. */
export function constraintOf(table: Table, name: string): Constraint | undefined {
  if (table.primaryKey?.name === name) {
    return { kind: "primary", ...table.primaryKey };
  }
  const unique = table.uniques.find((each) => each.name === name);
  if (unique !== undefined) {
    return { kind: "unique", ...unique };
  }
  const key = table.foreignKeys.find((each) => each.name === name);
  if (key !== undefined) {
    return { kind: "foreignkey", ...key };
  }
  const check = table.checks.find((each) => each.name === name);
  return check === undefined ? undefined : { kind: "check", ...check };
}

/** `type`: what the migration calls it; used for what is older than the history. */
export function dropConstraint(
  db: Database,
  tableName: string,
  schema: string | null,
  name: string,
  type: string | null,
  at: Place,
  options: { ifExists?: boolean; cascade?: boolean } = {},
): void {
  if (!db.begin("drop_constraint", tableKey(tableName, schema), name, at)) {
    return;
  }
  let table = db.table(tableName, schema, at);
  let found = constraintOf(table, name);
  if (db.mysql && type === "primary") {
    found = table.primaryKey === null ? undefined : { kind: "primary", ...table.primaryKey };
  }
  if (found === undefined) {
    if (options.ifExists === true) {
      const { name: owner } = table;
      const present = (): boolean => {
        const now = db.schema.tables.get(tableKey(owner, schema));
        return now !== undefined && constraintOf(now, name) !== undefined;
      };
      const what = `the constraint ${name} of ${owner}`;
      const isForeign = !table.gone.has(`constraint ${name}`);
      if (isForeign) db.foreign.add(what);
      db.spared.push({ name, what, older: table.open && isForeign, present });
      return;
    }
    if (!table.open || table.gone.has(`constraint ${name}`)) {
      db.requireNames();
      const message = `constraint ${name} of table ${table.name} does not exist`;
      // The names of other kinds and databases hang on more than the history tells.
      const sure = db.postgresql ? type !== "check" || table.checks.length === 0 : db.mysql && type !== null && !/_ibfk_\d+$/.test(name);
      db.fail(db.postgresql ? "UndefinedObject" : "OperationalError", message, at, sure ? absent(table, name) : null);
    }
    table = db.assume(table, (old) => withAssumed(old, name, type));
    found = constraintOf(table, name);
  }
  if (found === undefined) {
    return;
  }
  if ((found.kind === "primary" || found.kind === "unique") && !db.sqlite) {
    // A foreign key rests on one index: where another key has the same columns, it is taken to rest on that.
    const { columns } = found;
    const same = (key: readonly string[]): boolean => key.length === columns.length && key.every((column) => columns.includes(column));
    const keys = [
      ...(table.primaryKey === null ? [] : [table.primaryKey]),
      ...table.uniques,
      ...table.indexes.filter((each) => each.unique && !each.expression),
    ].filter((each) => same(each.columns));
    const other = keys.length > 1 ? null : referencedBy(db, table, columns);
    if (other !== null && options.cascade === true) {
      dropReferences(db, table, columns);
      table = db.fresh(table);
    } else if (other !== null && db.postgresql) {
      const key = tableKey(table.name, table.schema);
      const obstacle = table.open ? null : refusal(name, key);
      db.fail("DependentObjectsStillExist", `constraint ${name} is needed by a foreign key of ${other}`, at, obstacle);
    }
  }
  if (db.mysql && (found.kind === "primary" || found.kind === "unique") && !table.open) {
    requireSpareKey(db, table, { name: found.kind === "primary" ? "PRIMARY" : name, columns: found.columns }, at);
  }
  db.put(withoutConstraint(table, found));
}

/** A constraint of which nothing but the name is known. */
export function withAssumed(table: Table, name: string, type: string | null): Table {
  switch (type) {
    case "primary":
      return { ...table, primaryKey: table.primaryKey ?? { name, columns: ["?"] } };
    case "unique":
      return { ...table, uniques: [...table.uniques, { name, columns: ["?"] }] };
    case "foreignkey":
      return { ...table, foreignKeys: [...table.foreignKeys, { name, columns: ["?"], table: "?", target: ["?"], options: "?" }] };
    default:
      return { ...table, checks: [...table.checks, { name, expression: null, columns: [], typeBound: false }] };
  }
}

export function withoutConstraint(table: Table, constraint: Constraint): Table {
  const { name } = constraint;
  const gone = new Set(table.gone);
  gone.add(`constraint ${name}`);
  switch (constraint.kind) {
    case "primary":
      return { ...table, primaryKey: null, gone };
    case "unique":
      return { ...table, uniques: table.uniques.filter((each) => each.name !== name), gone };
    case "foreignkey":
      return { ...table, foreignKeys: table.foreignKeys.filter((each) => each.name !== name), gone };
    case "check":
    case "exclude":
      return { ...table, checks: table.checks.filter((each) => each.name !== name), gone };
  }
}

export function createIndex(
  db: Database,
  tableName: string,
  schema: string | null,
  index: Index,
  at: Place,
  ifNotExists = false,
  concurrently = false,
): void {
  db.asked ||= ifNotExists;
  const view = tableKey(tableName, schema);
  if (!db.schema.tables.has(view) && db.schema.opaques.has(opaqueKey("view", view, null))) {
    const made = { kind: "index", name: tableKey(index.name, schema), table: view, definition: viewIndex(view, index) } as const;
    createOpaque(db, made, at, { ifNotExists });
    return;
  }
  if (!db.begin("create_index", tableKey(tableName, schema), index.name, at, { kind: "index", index, concurrently })) {
    return;
  }
  requirePlainIndex(db, index, at);
  const found = db.table(tableName, schema, at);
  for (const column of index.columns) {
    db.column(db.fresh(found), column, at);
  }
  let table = db.fresh(found);
  const taken = db.mysql
    ? table.indexes.some((each) => each.name === index.name) || table.uniques.some((each) => each.name === index.name)
    : db.taken(index.name, schema);
  const former = table.indexes.find(({ name }) => name === index.name);
  // Whether GeoAlchemy2 made the index of a spatial column depends on its version: one that is written out is taken for it.
  const again = db.unsure || (db.postgresql && former?.implicit === true);
  if (taken && former !== undefined && again && !ifNotExists) {
    table = { ...table, indexes: table.indexes.filter((each) => each !== former) };
  } else if (taken) {
    if (!ifNotExists) {
      if (former === undefined) db.requireFreeName(index.name, schema, tableKey(tableName, schema), at);
      db.failTaken("index", tableKey(tableName, schema), index.name, `index ${index.name}`, at);
    }
    return;
  }
  db.put({
    ...table,
    indexes: [
      ...table.indexes.filter(
        (each) => !(db.mysql && each.implicit && each.columns.join() === index.columns.slice(0, each.columns.length).join()),
      ),
      index,
    ],
  });
}

/** The index of a materialized view as SQL; null where a part of it is not known. */
function viewIndex(view: string, { name, unique, parts, options }: Index): string | null {
  if (options === null || parts.includes(null)) return null;
  const method = /^(?:.* )?using (\w+)/.exec(options)?.[1];
  const rest = options.replace(/\busing \w+ ?/, "").replace(/^include (\S+)/, "include ($1)");
  return `create ${unique ? "unique " : ""}index ${name} on ${view}${method === undefined ? "" : ` using ${method}`} (${parts.join(", ")}) ${rest}`.trim();
}

export function dropIndex(db: Database, name: string, tableName: string | null, schema: string | null, at: Place, ifExists = false): void {
  if (!db.begin("drop_index", tableName, name, at)) {
    return;
  }
  const holder =
    tableName !== null && db.mysql
      ? db.table(tableName, schema, at)
      : [...db.schema.tables.values()].find(
          (table) => (table.schema ?? "public") === (schema ?? "public") && table.indexes.some((index) => index.name === name),
        );
  const found = holder?.indexes.find((index) => index.name === name);
  if (holder !== undefined && found !== undefined) {
    if (db.mysql) requireSpareKey(db, holder, found, at);
    db.put({ ...holder, indexes: holder.indexes.filter((index) => index.name !== name), gone: new Set([...holder.gone, `index ${name}`]) });
    return;
  }
  if (db.schema.opaques.delete(opaqueKey("index", tableKey(name, schema), null))) return;
  const owner = [...db.schema.tables.values()].find(
    (table) => table.uniques.some((unique) => unique.name === name) || table.primaryKey?.name === name,
  );
  if (owner !== undefined && db.mysql) {
    const key = owner.uniques.find((unique) => unique.name === name);
    if (key !== undefined) requireSpareKey(db, owner, { name, columns: key.columns }, at);
    db.put({ ...owner, uniques: owner.uniques.filter((unique) => unique.name !== name) });
    return;
  }
  if (owner !== undefined) {
    const obstacle = owner.open ? null : refusal(name, tableKey(owner.name, owner.schema));
    db.fail(db.postgresql ? "DependentObjectsStillExist" : "OperationalError", `index ${name} belongs to a constraint`, at, obstacle);
  }
  if (ifExists) {
    const present = (): boolean => [...db.schema.tables.values()].some((each) => each.indexes.some((index) => index.name === name));
    const on = tableName === null ? undefined : db.schema.tables.get(tableKey(tableName, schema));
    const what = `the index ${name}`;
    const isForeign = ![...db.schema.tables.values()].some((each) => each.gone.has(`index ${name}`));
    if (isForeign) db.foreign.add(what);
    db.spared.push({ name, what, older: on?.open === true && isForeign, present });
    return;
  }
  const table = tableName === null ? undefined : db.schema.tables.get(tableKey(tableName, schema));
  if (table === undefined && tableName !== null && db.assuming && !db.known.has(tableKey(tableName, schema))) {
    db.table(tableName, schema, at);
  }
  const open = tableName === null ? undefined : db.schema.tables.get(tableKey(tableName, schema));
  if (open?.open === true && !open.gone.has(`index ${name}`)) {
    const key = tableKey(open.name, open.schema);
    const before = db.baseline.tables.get(key);
    const assumed: Index = { name, unique: false, parts: [null], columns: [], options: null, expression: true, implicit: false };
    if (before?.open === true) {
      db.older().tables.set(key, { ...before, indexes: [...before.indexes, assumed] });
    }
    db.put({ ...open, gone: new Set([...open.gone, `index ${name}`]) });
    return;
  }
  db.requireNames();
  // A library makes the indexes of spatial columns, under names of its own.
  const isSpatial = [...(open === undefined ? db.schema.tables.values() : [open])].some(({ columns }) =>
    columns.some(({ type }) => type.text === null || /(^|\.)(geometry|geography|raster)\b/i.test(type.text)),
  );
  const obstacle = isSpatial ? null : open === undefined ? missing(db, name) : absent(open, name);
  db.fail(db.sqlite ? "OperationalError" : "UndefinedObject", `index ${name} does not exist`, at, obstacle);
}

export { columnOf };
