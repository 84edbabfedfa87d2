import { type Column, columnOf, type Dialect, type Opaque, type Schema, type Step, type Table, tableKey } from "../database/schema.ts";
import { literal, quoted, quotedTable } from "../print/sql-names.ts";
import { tablesInOrder } from "../print/table-order.ts";
import { indexCall, tableCall, type Writer } from "./definitions.ts";
import { invertTable } from "./invert-table.ts";
import { Causes, type Operation, PHASES } from "./operation.ts";
import { call, keyword, type PyCall, pyString } from "./python-text.ts";
import { renamesOf } from "./renames.ts";
import type { Side } from "./side.ts";

export interface Inverse {
  readonly operations: readonly Operation[];
  /** What cannot be inverted, each as one line. */
  readonly troubles: readonly string[];
}

/** What is done about one revision on one dialect. */
export interface Inversion {
  readonly dialect: Dialect;
  readonly before: Side;
  readonly after: Side;
  readonly steps: readonly Step[];
  /** SQLite: tables that are made anew and filled by SQL, because batch mode cannot bring them back. */
  readonly rebuild: ReadonlySet<string>;
  /** The steps on PostgreSQL, where that is one of the dialects: they tell where enum types come and go. */
  readonly postgresqlSteps: readonly Step[];
}

/** The operations that lead from the schema after upgrade() back to the one before, on one dialect. */
export function invert(inversion: Inversion): Inverse {
  const { dialect, before: old, after: now, steps } = inversion;
  const before = old.schemas.get(dialect) as Schema;
  const after = now.schemas.get(dialect) as Schema;
  const troubles: string[] = [];
  const trouble = (what: string): void => {
    if (!troubles.includes(what)) troubles.push(what);
  };
  const writer: Writer = { side: old, dialect, trouble };
  const renames = renamesOf(before, after, steps, dialect);
  const causes = new Causes(steps);
  const operations: Operation[] = [];
  const plain = (phase: number, rank: number, made: PyCall | null, table: string | null = null): void => {
    if (made !== null) operations.push({ kind: "plain", call: made, table, rank, phase });
  };
  const namesOf = (key: string): readonly string[] => [
    key,
    ...renames.tables.filter((each) => tableKey(each.before, each.schema) === key).map((each) => tableKey(each.after, each.schema)),
  ];

  for (const each of renames.tables) {
    const schema = each.schema === null ? [] : [keyword("schema", pyString(each.schema))];
    plain(PHASES.rename, Number.MAX_SAFE_INTEGER, call("op.rename_table", pyString(each.after), pyString(each.before), ...schema));
  }
  for (const each of renames.enums)
    plain(
      PHASES.createEnum,
      Number.MAX_SAFE_INTEGER,
      sql(`ALTER TYPE ${quoted(each.after, "postgresql")} RENAME TO ${quoted(each.before, "postgresql")}`),
    );
  for (const each of renames.labels) {
    const type = quoted(each.type, "postgresql");
    plain(
      PHASES.createEnum,
      Number.MAX_SAFE_INTEGER,
      sql(`ALTER TYPE ${type} RENAME VALUE ${literal(each.after)} TO ${literal(each.before)}`),
    );
  }
  invertOpaques(before, renames.renamedBack, causes, dialect, plain, trouble);
  invertEnums(before, renames.renamedBack, causes, plain, trouble);
  // `create` and `drop` of an enum type do nothing elsewhere: the same text serves all.
  const [oldTypes, newTypes] = [old.schemas.get("postgresql"), now.schemas.get("postgresql")];
  if (dialect !== "postgresql" && oldTypes !== undefined && newTypes !== undefined) {
    const only = (one: Schema, other: Schema): Schema => ({
      ...one,
      enums: new Map([...one.enums].filter(([name]) => !other.enums.has(name))),
    });
    const renamed = inversion.postgresqlSteps.some((step) => step.op === "rename_type");
    if (!renamed) invertEnums(only(oldTypes, newTypes), only(newTypes, oldTypes), new Causes(inversion.postgresqlSteps), plain, trouble);
  }

  const current = renames.renamedBack;
  const added = [...current.tables.values()].filter((table) => !before.tables.has(tableKey(table.name, table.schema)));
  const { late } = tablesInOrder({ tables: new Map(added.map((table) => [tableKey(table.name, table.schema), table])) });
  for (const table of added) {
    const key = tableKey(table.name, table.schema);
    const rank = causes.of([key], [], [], ["create_table"]);
    const schema = table.schema === null ? [] : [keyword("schema", pyString(table.schema))];
    plain(PHASES.dropTable, rank, call("op.drop_table", pyString(table.name), ...schema), key);
    for (const each of dialect === "sqlite" ? [] : (late.get(table) ?? [])) {
      if (each.name === null) continue;
      const type = keyword("type_", pyString("foreignkey"));
      plain(
        PHASES.dropForeignKey,
        Number.MAX_SAFE_INTEGER,
        call("op.drop_constraint", pyString(each.name), pyString(table.name), type),
        key,
      );
    }
  }
  for (const { key, table, rank } of dropped(before, current, causes)) {
    plain(PHASES.createTable, rank, tableCall(writer, table), key);
    for (const index of table.indexes) if (!index.implicit) plain(PHASES.createIndex, rank, indexCall(writer, table, index), key);
  }
  for (const [key, table] of before.tables) {
    const other = current.tables.get(key);
    if (other === undefined) continue;
    if (other !== table && inversion.rebuild.has(key) && dialect === "sqlite") {
      rebuilt(writer, table, other, causes.of(namesOf(key), []), plain);
    } else if (other !== table) {
      const columnNames = new Map(renames.columns.filter((each) => each.table === key).map((each) => [each.before, each.after]));
      operations.push(...invertTable({ writer, after: now, old: table, now: other, names: namesOf(key), columnNames, causes }));
    }
  }
  return { operations: sorted(operations), troubles };
}

/**
 * The tables that are gone, each with the step that dropped it, in an order in which they can be made: after `DROP TABLE … CASCADE` what a
 * foreign key refers to may have gone first, and has to come back first as well.
 */
function dropped(
  before: Schema,
  current: Pick<Schema, "tables">,
  causes: Causes,
): readonly { readonly key: string; readonly table: Table; readonly rank: number }[] {
  const tables = new Map([...before.tables].filter(([key]) => !current.tables.has(key)));
  const { order } = tablesInOrder({ tables });
  const ranks = new Map([...tables.keys()].map((key) => [key, causes.of([key], [], [], ["drop_table", "rename_table"])]));
  const keyOf = ({ name, schema }: Table): string => tableKey(name, schema);
  for (const table of [...order].reverse())
    for (const each of table.foreignKeys) {
      const other = ranks.get(each.table);
      if (other !== undefined) ranks.set(each.table, Math.max(other, ranks.get(keyOf(table)) ?? other));
    }
  return order.map((table) => ({ key: keyOf(table), table, rank: ranks.get(keyOf(table)) ?? 0 }));
}

export function sorted(operations: readonly Operation[]): readonly Operation[] {
  return operations
    .map((operation, i) => ({ operation, i }))
    .sort((a, b) => b.operation.rank - a.operation.rank || a.operation.phase - b.operation.phase || a.i - b.i)
    .map(({ operation }) => operation);
}

export function sql(text: string): PyCall {
  return call("op.execute", pyString(text));
}

type Plain = (phase: number, rank: number, made: PyCall | null, table?: string | null) => void;

/** A table made anew under another name, filled from the one there is, and put in its place. */
function rebuilt(writer: Writer, old: Table, now: Table, rank: number, plain: Plain): void {
  const key = tableKey(old.name, old.schema);
  const name = `_before_${old.name}`;
  const shared = old.columns
    .filter((column) => column.computed === null && columnOf(now, column.name) !== undefined)
    .map((column) => quoted(column.name, "sqlite"))
    .join(", ");
  const made = tableCall(writer, old, name);
  plain(PHASES.createTable, rank, made, key);
  if (shared !== "")
    plain(
      PHASES.createTable,
      rank,
      sql(`INSERT INTO ${quotedTable(name, "sqlite")} (${shared}) SELECT ${shared} FROM ${quotedTable(old.name, "sqlite")}`),
      key,
    );
  plain(PHASES.createTable, rank, call("op.drop_table", pyString(old.name)), key);
  plain(PHASES.createTable, rank, call("op.rename_table", pyString(name), pyString(old.name)), key);
  for (const index of old.indexes) plain(PHASES.createIndex, rank, indexCall(writer, old, index), key);
}

/** What has a name in a schema, by which it is called. */
const LIES_IN_SCHEMA = /^(view|function|sequence|domain|index)$/;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function isMaterialized({ kind, definition }: Opaque): boolean {
  return kind === "view" && /^create materialized\b/i.test(definition ?? "");
}

function invertOpaques(
  before: Schema,
  after: Schema,
  causes: Causes,
  dialect: Dialect,
  plain: Plain,
  trouble: (what: string) => void,
): void {
  /** Dropped and made again on the way, for something that it stands on. */
  const around = (key: string, { kind, name }: Opaque): boolean =>
    before.opaques.get(key)?.definition === after.opaques.get(key)?.definition && causes.of([], [name], [], [`drop_${kind}`]) >= 0;
  for (const [key, object] of after.opaques) {
    const old = before.opaques.get(key);
    if (old !== undefined && (old.written === undefined || (old.definition === object.definition && !around(key, old)))) continue;
    // A function is replaced in its place: what calls it would hold it.
    if (old !== undefined && object.kind === "function") continue;
    const stands = /^(trigger|policy|rule)$/.test(object.kind);
    const own = stands && object.table !== null ? object.name.replace(new RegExp(` on ${escaped(object.table)}$`), "") : object.name;
    const name = LIES_IN_SCHEMA.test(object.kind) ? quotedTable(own, dialect) : quoted(own, dialect);
    const on = object.table === null || !stands || dialect !== "postgresql" ? "" : ` ON ${quotedTable(object.table, dialect)}`;
    const rank = causes.of(object.table === null ? [] : [object.table], [object.name], [], [`create_${object.kind}`]);
    if (object.kind === "index" && before.opaques.has(`view ${object.table}`) === false) continue;
    // What stands on a table goes with the table.
    if (object.table !== null && !before.tables.has(object.table) && !after.tables.has(object.table)) continue;
    if (object.kind === "other") trouble(`${object.name} is of a kind that is not modelled: it stays`);
    else
      plain(
        PHASES.dropOpaque,
        rank,
        sql(
          `DROP ${isMaterialized(object) ? "MATERIALIZED " : ""}${object.kind.toUpperCase()} ${name}${object.kind === "function" ? `(${object.signature ?? ""})` : on}`,
        ),
      );
  }
  for (const [key, object] of before.opaques) {
    const now = after.opaques.get(key);
    if (now !== undefined && now.definition === object.definition && (object.written === undefined || !around(key, object))) continue;
    const rank = causes.of(object.table === null ? [] : [object.table], [object.name], [], [`drop_${object.kind}`]);
    if (object.written !== undefined) {
      // Where the upgrade replaced it, there is no step that dropped it: it comes back where it was replaced.
      const replaced = rank >= 0 ? rank : causes.of(object.table === null ? [] : [object.table], [object.name]);
      // What stands on a table that is gone went with it, at the step that dropped the table.
      const again =
        now !== undefined && object.kind === "function"
          ? object.written.replace(/^\s*create\s+(or\s+replace\s+)?/i, "CREATE OR REPLACE ")
          : object.written;
      plain(PHASES.createOpaque, replaced, sql(again.replace(/;\s*$/, "")));
      continue;
    }
    const simple = { extension: "EXTENSION", schema: "SCHEMA", sequence: "SEQUENCE" }[object.kind as string];
    if (now === undefined && simple !== undefined)
      plain(PHASES.createEnum, rank, sql(`CREATE ${simple} ${quotedTable(object.name, dialect)}`));
    else if (now === undefined && object.kind === "index" && object.definition !== null && after.opaques.has(`view ${object.table}`))
      plain(PHASES.createIndex, rank, sql(object.definition));
    else
      trouble(
        `the ${object.kind} ${object.name} is ${now === undefined ? "gone" : "another"} after upgrade(), and the text that made it is not kept`,
      );
  }
}

function invertEnums(before: Schema, after: Schema, causes: Causes, plain: Plain, trouble: (what: string) => void): void {
  const type = (name: string, labels: readonly string[], action: string): PyCall =>
    call(
      `sa.Enum(${[...labels.map(pyString), `name=${pyString(name)}`].join(", ")}).${action}`,
      "op.get_bind()",
      keyword("checkfirst", "False"),
    );
  for (const name of after.enums.keys()) {
    if (!before.enums.has(name)) plain(PHASES.dropEnum, causes.of([], [name]), type(name, [], "drop"));
  }
  for (const [name, labels] of before.enums) {
    const now = after.enums.get(name);
    const rank = causes.of([], [name]);
    if (labels === null && now !== null) {
      trouble(`the labels of the enum type ${name} are not known`);
    } else if (labels !== null && now === undefined) {
      plain(PHASES.createEnum, rank < 0 ? Number.MAX_SAFE_INTEGER : rank, type(name, labels, "create"));
    } else if (labels !== null && now !== null && now !== undefined && now.join("\u0001") !== labels.join("\u0001")) {
      for (const each of remade(name, labels, before, after)) plain(PHASES.alterColumn, rank, sql(each));
    }
  }
}

/** PostgreSQL takes no label out of a type: another type takes its place. Rows with a label that goes make it fail. */
function remade(name: string, labels: readonly string[], before: Schema, after: Schema): readonly string[] {
  const type = quoted(name, "postgresql");
  const former = quoted(`${name}_new`, "postgresql");
  const uses = [...after.tables.values()].flatMap((table) => {
    const old = before.tables.get(tableKey(table.name, table.schema));
    // A column that goes anyway goes first or last; one that stays changes its type.
    return table.columns.filter((column) => column.type.named === name && old !== undefined).map((column) => ({ table, column }));
  });
  const alter = ({ table, column }: { readonly table: Table; readonly column: Column }): readonly string[] => {
    const start = `ALTER TABLE ${quotedTable(tableKey(table.name, table.schema), "postgresql")} ALTER COLUMN ${quoted(column.name, "postgresql")}`;
    const array = column.type.text?.endsWith("[]") === true ? "[]" : "";
    const retype = `${start} TYPE ${type}${array} USING ${quoted(column.name, "postgresql")}::text${array}::${type}${array}`;
    const { default: given } = column;
    return typeof given === "string" && !given.startsWith("?")
      ? [`${start} DROP DEFAULT`, retype, ...(labels.some((label) => literal(label) === given) ? [`${start} SET DEFAULT ${given}`] : [])]
      : [retype];
  };
  return [
    `ALTER TYPE ${type} RENAME TO ${former}`,
    `CREATE TYPE ${type} AS ENUM (${labels.map(literal).join(", ")})`,
    ...uses.flatMap(alter),
    `DROP TYPE ${former}`,
  ];
}
