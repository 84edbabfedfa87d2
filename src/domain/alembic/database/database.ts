import type { Place } from "../../../model/finding.ts";
import { Raised } from "../python/raised.ts";
import { databaseError, type Obstacle, Undecided } from "./errors.ts";
import type { EventDetail, MigrationEvent, RowStatement } from "./events.ts";
import { settled } from "./mysql.ts";
import { chooseName, identifier, joinColumns } from "./names.ts";
import { fitRows, followRows } from "./rows.ts";
import {
  bareName,
  type Column,
  columnOf,
  copySchema,
  type Dialect,
  EARLIER_TYPE,
  emptyTable,
  type ForeignKey,
  type Schema,
  type Step,
  type Table,
  tableKey,
} from "./schema.ts";

/** Something a migration took away that a downgrade cannot bring back. */
/** What was to be dropped if it exists, and does not as far as is known. */
export interface Spared {
  readonly name: string;
  readonly what: string;
  /** It may be older than the history, which does not tell. */
  readonly older: boolean;
  /** Whether it is there by now. */
  present(): boolean;
}

/** Where a label was added; of a type as young as it is, PostgreSQL takes it from version 17 on. */
export interface AddedLabel {
  readonly at: Place;
  readonly young: boolean;
}

export interface Loss {
  readonly message: string;
  readonly at: Place;
}

/** What a table does not have that the history made, and all that it has with it. */
export function absent(table: Table, name: string): Obstacle | null {
  return table.open ? null : { kind: "absent", table: tableKey(table.name, table.schema), name, by: null };
}

/** What is no part of a table and is not there, in a history that rests on nothing else. */
export function missing({ openWorld, unsure }: Pick<Database, "openWorld" | "unsure">, name: string): Obstacle | null {
  return openWorld || unsure ? null : { kind: "absent", table: null, name, by: null };
}

/** A statement that fails after another one did, and is skipped as that was. */
export interface Skipped {
  readonly error: Raised;
  /** What it was about: what it would have made or changed is not known from there on. */
  readonly names: readonly string[];
  /** What it does beside what is refused has been carried out. */
  readonly carried?: true;
}

/** PostgreSQL's errors for what is there; indexes share the name space of tables. */
const TAKEN: Readonly<Partial<Record<Obstacle["kind"], string>>> = {
  table: "DuplicateTable",
  index: "DuplicateTable",
  column: "DuplicateColumn",
};

/**
 * A database of one dialect, by its schema alone: it carries out DDL with the semantics of the real one and answers with
 * the errors of the real one.
 */
export class Database {
  readonly dialect: Dialect;
  schema: Schema;
  /** The schema at the start of the revision; it learns what turns out to have existed before the history. */
  baseline: Schema;
  /** Names of tables and enum types that existed at some time: what is missing although it was there is really missing. */
  known: ReadonlySet<string>;
  private copied: Schema | null = null;
  /** Names that each table takes in the name space of relations; tables never change, so it is kept between runs. */
  private readonly names: WeakMap<Table, ReadonlySet<string>>;
  /** Objects that the history does not make may exist. */
  assuming = false;
  /** The MetaData may have a naming convention, which is not known: constraints and indexes may be called otherwise. */
  namesUnknown = false;
  /** A downgrade() runs. */
  reverting = false;
  /** The history alters objects that it never made. */
  openWorld = false;
  /** PostgreSQL: an error was swallowed, and the transaction answers nothing but errors. */
  aborted = false;
  /** SQL that is not known ran: what it seems to lack may be there, and what it seems to have may be gone. */
  unsure = false;
  /** What is there was asked for: what the code does may hang on it. */
  asked = false;
  /** Labels of enum types that the catalogue was asked for by name. */
  readonly labelsAsked = new Set<string>();
  autocommit = 0;
  /** MySQL: `SET FOREIGN_KEY_CHECKS=0` lets go what foreign keys hold. */
  foreignKeyChecks = true;
  /** SQLite: `PRAGMA legacy_alter_table=ON` has tables renamed without a look at the views. */
  legacyAlter = false;
  /** Labels that the transaction has added to enum types, by type: PostgreSQL refuses their use until it is committed. */
  readonly uncommitted = new Map<string, Map<string, AddedLabel>>();
  /** What rows there are is not known any more. */
  rowsLeft = false;
  /** The code ended the transaction that Alembic began. */
  ended = false;
  /** Enum types that `create_table` has seen since the run of Alembic began, which makes each of them once. */
  enumsMade: ReadonlySet<string> = new Set();
  /** Those that it has seen in this revision. */
  readonly enumsSeen = new Set<string>();
  /** Tables of the connection alone, by name, each with the enum types of its columns: no part of the schema. */
  readonly temporary = new Map<string, ReadonlySet<string>>();
  /** The schemas that names without one are looked up in; null for those that the connection begins with. */
  path: readonly string[] | null = null;
  /** Schemas by those that SQLAlchemy writes in their place (`schema_translate_map`); under the empty name that of names without one. */
  translated: ReadonlyMap<string, string | null> = new Map();
  readonly steps: Step[] = [];
  readonly losses: Loss[] = [];
  /** What was to be dropped if it exists, and does not as far as is known. */
  readonly spared: Spared[] = [];
  /** What no revision has made, and was dropped only if it is there, or asked for: where it is there, something else made it. */
  readonly foreign = new Set<string>();
  /** Places of statements that change rows. */
  readonly dataChanges: Place[] = [];
  /** All that was done, in order: steps with what they were given, and the statements that change rows. */
  readonly events: MigrationEvent[] = [];
  /** Statements that failed and were skipped. */
  readonly skipped: Skipped[] = [];
  /** Called when an effect is not known; the verdict becomes `unproved`. */
  blind: (reason: string, at: Place) => void = () => {};
  /** True while statements run that may not be reached. */
  maybe: () => boolean = () => false;
  /** Failing statements are skipped. */
  tolerant = false;
  /** True while an error would be caught. */
  guarded: () => boolean = () => false;
  /** Where the function was called that a statement stands in, if it is a helper of many. */
  calledFrom: (at: Place) => Place | null = () => null;

  constructor(dialect: Dialect, schema: Schema, known: ReadonlySet<string>, names: WeakMap<Table, ReadonlySet<string>> = new WeakMap()) {
    this.dialect = dialect;
    this.schema = schema;
    this.baseline = schema;
    this.names = names;
    this.known = known;
  }

  /** The baseline, to be written to: copied from the one given on first use. */
  older(): Schema {
    if (this.copied !== this.baseline) {
      this.copied = copySchema(this.baseline);
      this.baseline = this.copied;
    }
    return this.copied;
  }

  know(name: string): void {
    if (!this.known.has(name)) {
      this.known = new Set([...this.known, name]);
    }
  }

  private relationNames(table: Table): ReadonlySet<string> {
    let names = this.names.get(table);
    if (names === undefined) {
      const all = [
        table.name,
        table.primaryKey?.name,
        ...table.uniques.map((each) => each.name),
        ...table.indexes.map((each) => each.name),
        ...table.columns.map((each) => each.sequence),
      ];
      names = new Set(all.filter((name) => name !== null && name !== undefined));
      this.names.set(table, names);
    }
    return names;
  }

  get postgresql(): boolean {
    return this.dialect === "postgresql";
  }

  get sqlite(): boolean {
    return this.dialect === "sqlite";
  }

  get mysql(): boolean {
    return this.dialect === "mysql";
  }

  /** Begins a DDL statement. False when it is not to be carried out: code that may not run only leaves a blind spot. */
  begin(op: string, table: string | null, name: string | null, at: Place, detail: EventDetail | null = null): boolean {
    this.check(at);
    if (this.maybe()) {
      this.blind(`${op} stands in code that may not run or runs for each of an unknown number of items`, at);
      return false;
    }
    // Wider ids are for Alembic's own table, which no history has to restore.
    if (op === "alter_column" && table !== null && bareName(table) === "alembic_version") return false;
    this.steps.push({ op, table, name, at });
    this.record(op, table, name, at, detail);
    return true;
  }

  /** Notes a statement that changes rows. */
  changeRows(at: Place, statement: RowStatement): void {
    this.dataChanges.push(at);
    this.record(statement.verb, statement.table, null, at, { kind: "rows", statement });
  }

  /** Notes what changes no schema but takes a lock or reads a table. */
  note(op: string, table: string | null, name: string | null, at: Place): void {
    this.record(op, table, name, at, null);
  }

  private record(op: string, table: string | null, name: string | null, at: Place, detail: EventDetail | null): void {
    const before = table === null ? null : (this.schema.tables.get(table) ?? null);
    const maybe = this.maybe();
    const event: MigrationEvent = {
      op,
      table,
      name,
      at,
      calledFrom: this.calledFrom(at),
      before,
      autocommit: this.autocommit > 0,
      maybe,
      detail,
    };
    this.events.push(event);
    followRows(this, event);
  }

  /** Fails when PostgreSQL has given the transaction up. */
  check(at: Place): void {
    if (this.aborted) {
      throw databaseError("InFailedSqlTransaction", "the transaction is aborted by an earlier error that was caught", at);
    }
  }

  /** An error of the database. */
  fail(type: string, message: string, at: Place, obstacle: Obstacle | null = null): never {
    if (this.postgresql && this.autocommit === 0) {
      this.aborted = true;
    }
    throw databaseError(type, message, at, obstacle);
  }

  /** Looks whether something is refused; where failing statements are skipped, what the statement does else is carried out all the same. */
  carry(name: string, at: Place, look: () => void, otherwise: () => void = () => {}): void {
    try {
      look();
    } catch (error) {
      if (!this.tolerant || !(error instanceof Raised)) throw error;
      this.aborted = false;
      this.skipped.push({ error, names: [name], carried: true });
      this.blind("a statement fails", at);
      otherwise();
    }
  }

  /** Notes a statement that failed and is skipped. */
  skip(error: Raised, names: readonly (string | null)[]): void {
    this.skipped.push({ error, names: names.filter((name) => name !== null) });
  }

  /** Leaves open what hangs on the name of a constraint or index. */
  requireNames(): void {
    if (this.namesUnknown) this.undecided("the naming convention of the MetaData is not known");
  }

  /** Something is to be made that is there. */
  failTaken(kind: Obstacle["kind"], table: string | null, name: string, message: string, at: Place): never {
    if (kind === "index" || kind === "constraint") this.requireNames();
    const type = this.sqlite || (this.mysql && kind === "constraint") ? "OperationalError" : (TAKEN[kind] ?? "DuplicateObject");
    return this.fail(type, `${message} already exists`, at, { kind, table, name, by: null });
  }

  /** Something is to go that foreign keys of a table hold. */
  failHeld(owner: Table, keys: readonly ForeignKey[], message: string, at: Place): never {
    const [key] = keys;
    const held: Obstacle | null =
      key === undefined || owner.open
        ? null
        : { kind: "constraint", table: tableKey(owner.name, owner.schema), name: key.name ?? "", columns: key.columns, by: null };
    return this.fail(this.postgresql ? "DependentObjectsStillExist" : "OperationalError", message, at, held);
  }

  /** A statement that PostgreSQL refuses inside a transaction. */
  failConcurrent(statement: string, at: Place): never {
    this.check(at);
    this.record("concurrent_in_transaction", null, statement, at, null);
    return this.fail("ActiveSqlTransaction", `${statement} cannot run inside a transaction`, at);
  }

  table(name: string, schema: string | null, at: Place): Table {
    const key = tableKey(name, schema);
    const found = this.schema.tables.get(key);
    if (found !== undefined) {
      return found;
    }
    const system = schema === "information_schema" || schema === "pg_catalog";
    if (this.assuming && !this.known.has(key) && !system) {
      this.openWorld = true;
      this.know(key);
      const assumed = emptyTable(name, schema, true);
      this.schema.tables.set(key, assumed);
      this.older().tables.set(key, assumed);
      return assumed;
    }
    // What was there, and was taken away or renamed by the history itself, is missing.
    const obstacle = this.known.has(key) && !this.unsure ? ({ kind: "absent", table: null, name: key, by: null } as const) : null;
    return this.fail(this.sqlite ? "OperationalError" : "UndefinedTable", `table ${key} does not exist`, at, obstacle);
  }

  /** The schema that a name means; for what is to be made there, the first one of the path. */
  homeOf(name: string, schema: string | null, making = false): string | null {
    if (schema !== null || this.path === null) return schema;
    const holds = (home: string): boolean => {
      const key = tableKey(name, home);
      const { tables, opaques } = this.schema;
      return tables.has(key) || ["view", "sequence", "function"].some((kind) => opaques.has(`${kind} ${key}`)) || this.holds(name, home);
    };
    const [first = null] = this.path;
    const home = (making ? first : this.path.find(holds)) ?? first;
    return home === "public" ? null : home;
  }

  /** Whether a table of the schema has an index of the name. */
  private holds(name: string, home: string): boolean {
    return [...this.schema.tables.values()].some(
      ({ schema, indexes }) => (schema ?? "public") === home && indexes.some((each) => each.name === name),
    );
  }

  has(name: string, schema: string | null): boolean {
    return this.schema.tables.has(tableKey(name, schema));
  }

  /** Puts a table into the place of its former self. `copied`: the columns whose values went over, where it was made anew. */
  put(table: Table, copied: ReadonlySet<string> | null = null): void {
    const key = tableKey(table.name, table.schema);
    const made = this.mysql ? settled(table) : table;
    fitRows(this, key, made, copied);
    this.schema.tables.set(key, made);
    this.know(key);
  }

  /** Something may have written to any row, or will. */
  leaveRows(): void {
    this.schema.rows.clear();
    this.rowsLeft = true;
  }

  /** A column of a table; in a table that is older than the history it is taken to exist. */
  column(table: Table, name: string, at: Place): Column {
    const found = columnOf(table, name);
    if (found !== undefined) {
      return found;
    }
    if (table.open && !table.gone.has(name)) {
      const assumed: Column = {
        name,
        type: EARLIER_TYPE,
        nullable: null,
        default: undefined,
        identity: null,
        computed: null,
        autoincrement: false,
        comment: null,
        sequence: null,
      };
      this.assume(table, (old) => ({ ...old, columns: [...old.columns, assumed] }));
      return assumed;
    }
    const type = this.sqlite ? "OperationalError" : "UndefinedColumn";
    return this.fail(type, `table ${table.name} has no column ${name}`, at, absent(table, name));
  }

  /** Adds to an open table what must have been there before, now and in the baseline. */
  assume(table: Table, change: (table: Table) => Table): Table {
    const key = tableKey(table.name, table.schema);
    const before = this.baseline.tables.get(key);
    if (before?.open === true) {
      this.older().tables.set(key, change(before));
    }
    const now = change(this.schema.tables.get(key) ?? table);
    this.schema.tables.set(key, now);
    return now;
  }

  /** The current version of a table. */
  fresh(table: Table): Table {
    return this.schema.tables.get(tableKey(table.name, table.schema)) ?? table;
  }

  /** Whether the relation name is taken on PostgreSQL, where tables, indexes, sequences share one name space. */
  taken(name: string, schema: string | null): boolean {
    const key = tableKey(name, schema);
    return this.holder(name, schema) !== null || this.schema.opaques.has(`view ${key}`) || this.schema.opaques.has(`sequence ${key}`);
  }

  /** Whether PostgreSQL leaves the name out of those that it chooses from: a constraint of some table of the schema has it. */
  private constrained(name: string, schema: string | null): boolean {
    for (const { schema: own, primaryKey, uniques, foreignKeys, checks } of this.schema.tables.values()) {
      if ((own ?? "public") !== (schema ?? "public")) continue;
      if (primaryKey?.name === name || [uniques, foreignKeys, checks].some((list) => list.some((each) => each.name === name))) return true;
    }
    return false;
  }

  /** The table whose name, or the name of whose index, key or sequence it is. */
  private holder(name: string, schema: string | null): Table | null {
    for (const table of this.schema.tables.values()) {
      if ((table.schema ?? "public") === (schema ?? "public") && this.relationNames(table).has(name)) return table;
    }
    return null;
  }

  /** PostgreSQL makes an index of its name for each key: fails where another relation of the schema is called so. `own`: the table that gets it. */
  requireFreeName(name: string | null, schema: string | null, own: string, at: Place): void {
    if (!this.postgresql || name === null || !this.taken(name, schema)) return;
    const owner = this.holder(name, schema);
    const key = owner === null ? null : tableKey(owner.name, owner.schema);
    const isIndex = owner?.indexes.some((each) => each.name === name) === true;
    const kind = key === name ? "table" : isIndex ? "index" : "constraint";
    const belongs = key === null || key === name ? "" : ` of ${key}`;
    const elsewhere = key !== null && key !== own ? { elsewhere: true as const } : {};
    this.fail("DuplicateTable", `relation ${name}${belongs} already exists`, at, { kind, table: key, name, by: null, ...elsewhere });
  }

  /** The name that the database gives an unnamed constraint; null where it gives none. */
  defaultName(table: Table, kind: "primary" | "unique" | "foreignkey" | "check", columns: readonly string[]): string | null {
    if (this.postgresql) {
      if (kind === "primary") {
        return chooseName(table.name, null, "pkey", (name) => this.taken(name, table.schema) || this.constrained(name, table.schema));
      }
      const label = kind === "unique" ? "key" : kind === "foreignkey" ? "fkey" : "check";
      const own = new Set([...table.foreignKeys, ...table.checks, ...table.uniques].map((each) => each.name));
      const joined = kind === "check" ? (columns.length === 1 ? (columns[0] ?? null) : null) : joinColumns(columns);
      const isTaken = (name: string): boolean => own.has(name) || this.constrained(name, table.schema);
      return chooseName(table.name, joined, label, (name) => isTaken(name) || (kind === "unique" && this.taken(name, table.schema)));
    }
    if (this.mysql) {
      if (kind === "primary") {
        return "PRIMARY";
      }
      if (kind === "unique") {
        const [first] = columns;
        const taken = new Set([...table.indexes, ...table.uniques].map((each) => each.name));
        let name = first ?? "unique";
        for (let n = 2; taken.has(name); n += 1) {
          name = `${first}_${n}`;
        }
        return name;
      }
      const label = kind === "foreignkey" ? "ibfk" : "chk";
      const numbers = (kind === "foreignkey" ? table.foreignKeys : table.checks).map((each) =>
        Number(new RegExp(`^${table.name}_${label}_(\\d+)$`).exec(each.name ?? "")?.[1] ?? 0),
      );
      return `${table.name}_${label}_${Math.max(0, ...numbers) + 1}`;
    }
    return null;
  }

  name(name: string): string {
    return identifier(name, this.dialect);
  }

  undecided(reason: string): never {
    throw new Undecided(reason);
  }

  /** Notes that something was taken away which was there when the revision began. */
  lose(message: string, at: Place, existed: boolean): void {
    if (existed) {
      this.losses.push({ message, at });
    }
  }

  snapshot(): Schema {
    return copySchema(this.schema);
  }
}
