import type { Place } from "../../../model/finding.ts";
import { requireSequence } from "./asked-sequences.ts";
import { type Database, missing } from "./database.ts";
import { refusal } from "./errors.ts";
import { canonicalDefinition, canonicalSql } from "./names.ts";
import { bareName, type Column, type DbType, type Opaque, tableKey } from "./schema.ts";
import { requirePlainDefault } from "./subqueries.ts";
import { REFUSED } from "./types.ts";
import { dropViews, requireUnread } from "./views.ts";

/** The most bytes that a row of MySQL has for a column. */
const LONGEST = 65_535;

/** Fails when a column type does not exist. */
export function requireType(db: Database, type: DbType, at: Place): void {
  if (type.text?.startsWith(REFUSED) === true) {
    if (db.postgresql && /^!(datetime|blob|clob|nvarchar|nchar|double|binary|varbinary)$/.test(type.text)) {
      db.fail("UndefinedObject", `type ${type.text.slice(1)} does not exist`, at, { ...refusal(type.text), everywhere: true });
    }
    throw db.fail("CompileError", `${db.dialect} has no type ${type.text.slice(1)}`, at);
  }
  if (db.mysql && type.text === "varchar") {
    db.fail("CompileError", "VARCHAR requires a length on MySQL", at, { kind: "refused", table: null, name: "VARCHAR", by: null });
  }
  if (db.mysql && Number(/^varchar\((\d+)\)$/.exec(type.text ?? "")?.[1] ?? 0) > LONGEST) {
    db.fail("OperationalError", `${type.text} is longer than a column of MySQL can be`, at, {
      ...refusal(type.text ?? ""),
      everywhere: true,
    });
  }
  if (db.postgresql && type.named !== null && !db.schema.enums.has(type.named) && !db.schema.opaques.has(`domain ${type.named}`)) {
    if (db.assuming && db.openWorld && !db.known.has(`enum ${type.named}`)) {
      db.know(`enum ${type.named}`);
      db.schema.enums.set(type.named, null);
      db.older().enums.set(type.named, null);
      return;
    }
    const { named } = type;
    const obstacle = db.openWorld ? null : ({ kind: "absent", table: null, name: named, by: null } as const);
    db.carry(
      named,
      at,
      () => db.fail("UndefinedObject", `type ${named} does not exist`, at, obstacle),
      () => {
        db.schema.enums.set(named, null);
        db.know(lacking(named));
      },
    );
  }
}

/** What is noted of a type that was missing where a statement needed it, and counts as made from there on. */
function lacking(name: string): string {
  return `lacking enum ${name}`;
}

/** The schemas that have an enum type of a name. */
function homesOf({ schema: { homes } }: Database, name: string): readonly string[] {
  return (homes.get(name) ?? "public").split(" ");
}

/** Whether the enum types of a name that are known are in other schemas. */
export function liesElsewhere(db: Database, name: string, schema: string): boolean {
  return !homesOf(db, name).includes(schema);
}

export function createEnum(
  db: Database,
  name: string,
  labels: readonly string[] | null,
  at: Place,
  checkFirst: boolean,
  schema: string | null = null,
): void {
  db.asked ||= checkFirst;
  if (!db.postgresql || (checkFirst && db.schema.enums.has(name)) || !db.begin("create_type", null, name, at)) {
    return;
  }
  if (db.schema.enums.has(name) && !db.known.has(lacking(name))) {
    if (schema !== null && liesElsewhere(db, name, schema)) {
      db.schema.enums.set(name, null);
      db.schema.homes.set(name, [...homesOf(db, name), schema].join(" "));
      db.blind(`the enum types ${name} of several schemas are not told apart`, at);
      return;
    }
    db.failTaken("type", null, name, `type ${name}`, at);
  }
  db.schema.enums.set(name, labels);
  if (schema !== null && schema !== "public") db.schema.homes.set(name, schema);
  db.know(`enum ${name}`);
}

/**
 * `CREATE TABLE` in a downgrade() that brings back a table older than the history, as autogenerate has seen it: its enum types were there with
 * it, and stay where a table goes, unless a statement has dropped them.
 */
export function recallEnum(db: Database, name: string): void {
  if (!db.assuming || !db.openWorld || db.known.has(`enum ${name}`) || db.schema.enums.has(name)) return;
  db.know(`enum ${name}`);
  db.schema.enums.set(name, null);
  db.older().enums.set(name, null);
}

export function dropEnum(db: Database, name: string, at: Place, options: { ifExists?: boolean; cascade?: boolean } = {}): void {
  if (!db.postgresql) {
    return;
  }
  const isMissing = !db.schema.enums.has(name);
  if (isMissing && options.ifExists === true) {
    const older = db.assuming && db.openWorld && !db.known.has(`enum ${name}`);
    if (older) {
      db.know(`enum ${name}`);
      db.spared.push({ name, what: `the enum type ${name}`, older, present: () => db.schema.enums.has(name) });
    }
    return;
  }
  if (!db.begin("drop_type", null, name, at)) {
    return;
  }
  if (isMissing) {
    db.fail("UndefinedObject", `type ${name} does not exist`, at, missing(db, name));
  }
  const [, ...others] = homesOf(db, name);
  if (others.length > 0) {
    db.schema.homes.set(name, others.join(" "));
    db.blind(`the enum types ${name} of several schemas are not told apart`, at);
    return;
  }
  const [temporary] = [...db.temporary].find(([, types]) => types.has(name)) ?? [];
  if (temporary !== undefined && options.cascade !== true)
    db.fail("DependentObjectsStillExist", `type ${name} is used by the temporary table ${temporary}`, at, refusal(name, temporary));
  for (const table of db.schema.tables.values()) {
    const users = table.columns.filter((column) => column.type.named === name);
    if (users.length === 0) {
      continue;
    }
    if (options.cascade !== true) {
      const key = tableKey(table.name, table.schema);
      db.fail("DependentObjectsStillExist", `type ${name} is used by ${key}.${users[0]?.name}`, at, refusal(name, key));
    }
    db.put({ ...table, columns: table.columns.filter((column) => column.type.named !== name) });
  }
  db.schema.enums.delete(name);
  db.schema.homes.delete(name);
  db.schema.typeComments.delete(name);
}

/** Nothing is known of the labels of any enum type any more: the catalogue itself was written. */
export function forgetLabels({ schema: { enums } }: Database): void {
  for (const name of enums.keys()) enums.set(name, null);
}

/** `ALTER TYPE … ADD VALUE`. */
export function addEnumValue(
  db: Database,
  name: string,
  label: string,
  at: Place,
  options: { ifNotExists?: boolean; before?: string | null; after?: string | null } = {},
): void {
  if (
    !db.postgresql ||
    !db.begin("add_enum_value", null, name, at, {
      kind: "label",
      label,
      ifNotExists: options.ifNotExists === true || db.labelsAsked.has(label),
    })
  ) {
    return;
  }
  const labels = enumOf(db, name, at);
  if (labels === null) {
    db.blind(`the labels of ${name} are not known`, at);
    return;
  }
  if (labels.includes(label)) {
    if (options.ifNotExists !== true) {
      db.failTaken("label", null, name, `enum label ${label}`, at);
    }
    return;
  }
  const anchor = options.before ?? options.after ?? null;
  if (anchor !== null && !labels.includes(anchor)) {
    db.fail("InvalidParameterValue", `${anchor} is no label of ${name}`, at, missing(db, name));
  }
  const index = anchor === null ? labels.length : labels.indexOf(anchor) + (options.before != null ? 0 : 1);
  db.schema.enums.set(name, [...labels.slice(0, index), label, ...labels.slice(index)]);
  if (db.autocommit > 0) return;
  const young = db.steps.some((step) => step.op === "create_type" && step.name === name);
  db.uncommitted.set(name, (db.uncommitted.get(name) ?? new Map()).set(label, { at, young }));
}

/** Fails where a label is used that the transaction has added. */
export function requireCommitted(db: Database, type: string | null, label: string, at: Place): void {
  const added = type === null || db.autocommit > 0 ? undefined : db.uncommitted.get(type)?.get(label);
  if (added === undefined || db.maybe()) return;
  const message = `the transaction that adds the label ${label} to ${type} uses it`;
  if (added.young) db.note("use_young_label", null, message, at);
  else db.fail("UnsafeNewEnumValueUsage", message, at, { kind: "uncommitted label", table: null, name: type ?? "", by: added.at });
}

/** Fails where a column's default is such a label, or none that a database takes. */
export function requireCommittedDefault(db: Database, column: Pick<Column, "type" | "default">, at: Place): void {
  requirePlainDefault(db, column, at);
  requireSequence(db, column.default, at);
  const label = db.uncommitted.size === 0 ? undefined : /^'((?:[^']|'')*)'/.exec(column.default ?? "")?.[1];
  if (label !== undefined) requireCommitted(db, column.type.named, label.replaceAll("''", "'"), at);
}

export function renameEnumValue(db: Database, name: string, from: string, to: string, at: Place): void {
  if (!db.begin("rename_enum_value", null, name, at)) {
    return;
  }
  const labels = enumOf(db, name, at);
  if (labels !== null && !labels.includes(from)) {
    db.fail("InvalidParameterValue", `${from} is no label of ${name}`, at, missing(db, name));
  }
  db.schema.enums.set(name, labels?.map((label) => (label === from ? to : label)) ?? null);
}

export function renameEnum(db: Database, from: string, to: string, at: Place): void {
  if (!db.begin("rename_type", null, from, at)) {
    return;
  }
  const labels = enumOf(db, from, at);
  if (db.schema.enums.has(to)) {
    db.failTaken("type", null, to, `type ${to}`, at);
  }
  const home = db.schema.homes.get(from);
  db.schema.enums.delete(from);
  db.schema.homes.delete(from);
  db.schema.enums.set(to, labels);
  if (home !== undefined) db.schema.homes.set(to, home);
  const said = db.schema.typeComments.get(from);
  db.schema.typeComments.delete(from);
  if (said !== undefined) db.schema.typeComments.set(to, said);
  db.know(`enum ${to}`);
  for (const table of db.schema.tables.values()) {
    if (table.columns.some((column) => column.type.named === from)) {
      const rename = (text: string | null): string | null => (text === null ? null : text.replace(from, to));
      db.put({
        ...table,
        columns: table.columns.map((column) =>
          column.type.named === from ? { ...column, type: { text: rename(column.type.text), named: to } } : column,
        ),
      });
    }
  }
}

function enumOf(db: Database, name: string, at: Place): readonly string[] | null {
  // A type that is altered and that nothing made before is older than the history, as a table would be.
  if (db.assuming && !db.schema.enums.has(name) && !db.known.has(`enum ${name}`)) db.openWorld = true;
  requireType(db, { text: name, named: name }, at);
  return db.schema.enums.get(name) ?? null;
}

/** Makes a view, function, trigger, extension, schema, sequence. */
export function createOpaque(db: Database, object: Opaque, at: Place, options: { replace?: boolean; ifNotExists?: boolean } = {}): void {
  // An extension belongs to the database: no table hangs on who made it.
  if (object.kind !== "extension") db.asked ||= options.ifNotExists === true || options.replace === true;
  if (!db.begin(`create_${object.kind}`, object.table, object.name, at)) {
    return;
  }
  const id = opaqueKey(object.kind, object.name, object.table);
  if (db.schema.opaques.has(id) && options.replace !== true) {
    if (options.ifNotExists !== true) {
      db.failTaken("object", object.table, object.name, `${object.kind} ${object.name}`, at);
    }
    return;
  }
  // Of a view the database keeps what it means; of a function it keeps the text.
  const spelled = object.kind === "function" ? canonicalSql : canonicalDefinition;
  // What takes an object's place keeps what was said of it.
  const { comment, columnComments } = db.schema.opaques.get(id) ?? {};
  const kept = { ...(comment === undefined ? {} : { comment }), ...(columnComments === undefined ? {} : { columnComments }) };
  db.schema.opaques.set(id, { ...object, ...kept, definition: object.definition === null ? null : spelled(object.definition) });
  db.know(id);
}

export function dropOpaque(
  db: Database,
  kind: Opaque["kind"],
  name: string,
  table: string | null,
  at: Place,
  ifExists: boolean,
  cascade = false,
): void {
  const id = opaqueKey(kind, name, table);
  if (!db.begin(`drop_${kind}`, table, name, at)) {
    return;
  }
  if (kind === "view" && cascade) dropViews(db, name, null);
  else if (kind === "view" && db.schema.opaques.has(id)) requireUnread(db, name, null, at);
  const gone = db.schema.opaques.delete(id);
  if (kind === "view") {
    // A table of another schema may have the name as well.
    const isTable = db.schema.tables.has(name);
    for (const [other, each] of db.schema.opaques)
      if (each.kind !== "view" && !(each.kind === "trigger" && isTable) && each.table === name) db.schema.opaques.delete(other);
  }
  if (gone) return;
  const older = db.assuming && db.openWorld && !db.known.has(id);
  if (older) db.know(id);
  if (ifExists) {
    // In a history of its own an object of unknown origin is rarer than the care to drop it first.
    if (older) db.spared.push({ name, what: `the ${kind} ${name}`, older, present: () => db.schema.opaques.has(id) });
  } else if (older) {
    db.older().opaques.set(id, { kind, name, table, definition: null });
  } else {
    db.fail("UndefinedObject", `${kind} ${name} does not exist`, at, missing(db, name));
  }
}

/** What refers to the functions that it calls by themselves, not by their names. */
export const HOLDS_FUNCTIONS = /^(trigger|policy|view)$/;

/** `DROP FUNCTION … CASCADE`: what calls the function goes with it. */
export function dropCallers(db: Database, name: string): void {
  const calls = new RegExp(`\\b${bareName(name)}\\b"?\\s*\\(`);
  for (const [id, each] of db.schema.opaques)
    if (HOLDS_FUNCTIONS.test(each.kind) && each.definition !== null && calls.test(each.definition)) db.schema.opaques.delete(id);
}

/** Renames a trigger, policy or rule of a table. False where it is not known. */
export function renameOnTable(
  db: Database,
  kind: "trigger" | "policy" | "rule",
  table: string,
  names: { readonly from: string; readonly to: string },
  at: Place,
): boolean {
  const called = (name: string): string => (kind === "trigger" ? name : `${name} on ${table}`);
  const id = opaqueKey(kind, called(names.from), table);
  const found = db.schema.opaques.get(id);
  const other = opaqueKey(kind, called(names.to), table);
  if (found === undefined || db.schema.opaques.has(other)) return false;
  if (!db.begin(`rename_${kind}`, table, names.from, at)) return true;
  const { written: _former, ...rest } = found;
  const named = (text: string): string =>
    kind === "policy" ? text.replace(/^(create policy )\S+/i, () => `create policy ${names.to}`) : text;
  const definition = found.definition === null ? null : named(found.definition);
  db.schema.opaques.delete(id);
  db.schema.opaques.set(other, { ...rest, name: called(names.to), definition });
  db.know(other);
  return true;
}

export function opaqueKey(kind: Opaque["kind"], name: string, table: string | null): string {
  return kind === "trigger" && table !== null ? `${kind} ${name} on ${table}` : `${kind} ${name}`;
}
