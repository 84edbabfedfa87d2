import type { FileFacts } from "../../../model/facts.ts";
import type { Place, Severity, TraceStep } from "../../../model/finding.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { ModelDrift } from "../../../model/subjects.ts";
import type { OrmColumn, OrmModels } from "../../sqlalchemy/index.ts";
import {
  bareName,
  type Column,
  type Dialect,
  emptySchema,
  type ForeignKey,
  type Schema,
  type Step,
  type Table,
} from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { wordsIn } from "../history/words.ts";
import { conventionName, cut, DEFAULT_CONVENTION } from "../operations/naming.ts";
import type { Replay } from "../replay/replay.ts";
import { closest, type DeclaredTable, declaredTables } from "./declared.ts";
import { aboutTable, formerNames } from "./doubts.ts";
import type { EnvFilter } from "./env-filter.ts";
import { otherFamily, otherNature, otherSize, otherVariety } from "./families.ts";
import { missingLabels } from "./labels.ts";
import { misnamedIndexes, otherIndexes, surplusIndexes, surplusKeys, surplusTables } from "./surplus.ts";

/** A history as the comparison needs it. */
export interface ComparedHistory {
  readonly directory: RepoPath;
  readonly order: readonly RevisionFile[];
  readonly dialect: Dialect;
  readonly replay: Replay;
  readonly env: EnvFilter;
  /** What names the indexes and constraints of the models that have no name of their own; null where it is not known. */
  readonly convention: ReadonlyMap<string, string> | null;
}

/** What the comparison asks about the application. */
export interface ComparedApplication {
  isApplication(path: RepoPath): boolean;
  /** Whether it calls `create_all` itself: a table without a revision is there all the same. */
  readonly makesTables: boolean;
  /** Files that add columns themselves, when the application starts. */
  readonly patching?: readonly Pick<FileFacts, "holds">[];
}

/** Models and history belong together when most tables of the one are in the other. */
const TOGETHER = 0.7;

/** Where nearly all are there, one that is missing was forgotten. */
const NEARLY_ALL = 0.9;
const ENOUGH_TABLES = 4;
const ENOUGH_COLUMNS = 3;

interface Compared {
  readonly history: ComparedHistory;
  readonly tables: ReadonlyMap<string, Table>;
  readonly enums: Schema["enums"];
  /** Words of revisions whose effect is not known in full: what they name is not judged. Of a table that is looked at, of those that may mean it. */
  readonly unsure: ReadonlySet<string>;
  /** The words of those that may mean a table: they name it, or no table at all. */
  readonly unsureOf: (key: string) => ReadonlySet<string>;
  readonly anywhere: ReadonlySet<string>;
  readonly certain: boolean;
  /** Whether revisions of another history speak of a type: what that is at their end, this one does not tell. */
  readonly isSharedType: (name: string) => boolean;
  /** Whether the application names a column where it adds some itself. */
  readonly isPatched: (column: string) => boolean;
}

/** Where the models say one thing and the schema at the head of the history another, as `alembic check` would find with a database. */
export function modelDrift(
  histories: readonly ComparedHistory[],
  models: OrmModels,
  { isApplication, makesTables, patching = [] }: ComparedApplication,
): readonly ModelDrift[] {
  const all = histories.filter((history) => history.env.found && history.order.length > 0 && !makesModels(history));
  const meant = all.filter(({ env }) => !env.none);
  // Revisions that are written by hand, without anything to compare with, are for the models all the same, where it is plain whose they are.
  const used = meant.length > 0 ? meant : all.length === 1 ? all : [];
  if (used.length === 0) return [];
  const declared = declaredTables(models, isApplication);
  const isPatched = (column: string): boolean => patching.some((facts) => facts.holds(column));
  const heads = used.map((history) => compared(history, histories, isPatched));
  const continued = new Set(heads.flatMap(({ tables }) => [...tables].flatMap(([key, { open }]) => (open ? [key] : []))));
  const several = madeTwice(heads);
  return heads.flatMap((one) => compare(one, declared, { alone: heads.length === 1, continued, several, makesTables }));
}

function madeTwice(heads: readonly Compared[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { tables } of heads) for (const key of tables.keys()) (seen.has(key) ? twice : seen).add(key);
  return twice;
}

/** Whether a revision makes all that the models declare when it runs: a new database agrees with them, and what an old one has nobody can tell. */
function makesModels({ order, replay }: ComparedHistory): boolean {
  return order.some((file) => replay.get(file)?.upgradeEvents.some(({ op }) => op === "create_models") === true);
}

function compared(history: ComparedHistory, all: readonly ComparedHistory[], isPatched: (column: string) => boolean): Compared {
  const { order, replay } = history;
  const head = replay.get(order.at(-1) as RevisionFile);
  const open = order.filter((file) => {
    const own = replay.get(file);
    return own === undefined || own.failed || own.unknown;
  });
  const words = open.map((file) => wordsIn(file.facts));
  const unsure = new Set(words.flatMap((each) => [...each]));
  const { tables, enums } = head?.after ?? emptySchema();
  const unsureOf = aboutTable(words, [...tables.keys()].map(bareName), formerNames(order, replay));
  const certain = open.length === 0 && !history.env.none;
  return {
    history,
    tables,
    enums,
    unsure,
    anywhere: unsure,
    unsureOf,
    certain,
    isSharedType: spokenOf(all.filter((other) => other !== history)),
    isPatched,
  };
}

/** Whether a text of some history has a word; they are read when somebody asks. */
function spokenOf(histories: readonly ComparedHistory[]): (word: string) => boolean {
  let words: ReadonlySet<string> | null = null;
  return (word) => {
    words ??= new Set(histories.flatMap(({ order }) => order.flatMap(({ facts }) => [...wordsIn(facts)])));
    return words.has(word);
  };
}

/** What is around a history. */
interface Surroundings {
  /** There is no other one. */
  readonly alone: boolean;
  /** Tables that one history changes and does not make: where another one makes them, no head alone is what the database is. */
  readonly continued: ReadonlySet<string>;
  /** Tables that more than one history makes, each in its own database: which of them a model is of, nobody says. */
  readonly several: ReadonlySet<string>;
  readonly makesTables: boolean;
}

function compare(
  one: Compared,
  declared: ReadonlyMap<string, DeclaredTable>,
  { alone, continued, several, makesTables }: Surroundings,
): readonly ModelDrift[] {
  const { tables, history } = one;
  // Alembic makes its own table, and compares everything but that; by another name it stands in env.py.
  const all = [...declared.values()].filter(({ key }) => bareName(key) !== "alembic_version" && !history.env.texts.has(key));
  const groups = new Map<string, { present: number; all: number }>();
  for (const { key, group } of all) {
    const counts = groups.get(group) ?? { present: 0, all: 0 };
    groups.set(group, { present: counts.present + (tables.has(key) ? 1 : 0), all: counts.all + 1 });
  }
  const together = all.filter(({ group, shared }) => group !== "" || shared === true);
  const present = together.filter(({ key }) => tables.has(key)).length;
  // Where nothing is compared, what the models leave out is left out on purpose.
  const surplus = alone && !history.env.filtered && !history.env.none && all.length >= ENOUGH_TABLES ? extraTables(one, declared) : [];
  const differing = all.flatMap((each) => {
    const table = closest(each, tables.get(each.key));
    // An association table goes with the models, whichever these are.
    const counts = table.shared === true ? { present, all: together.length } : (groups.get(table.group) ?? { present: 0, all: 0 });
    const share = counts.present / counts.all;
    const found = tables.get(table.key);
    if (found !== undefined && !found.open && continued.has(table.key)) return [];
    // Of several histories each has its own models, and which of two these are nobody says.
    if (several.has(table.key) || table.disputed === true || (table.rival === true && !alone)) return [];
    if (found !== undefined && history.env.none && (share < NEARLY_ALL || counts.present < ENOUGH_TABLES)) return [];
    const judged = { ...one, unsure: one.unsureOf(table.key) };
    const apart = alone && share < TOGETHER && table.group !== "";
    if (found !== undefined && apart) return fits(table, found) ? tableDrift({ ...judged, certain: false }, table, found) : [];
    if (found !== undefined) return tableDrift(judged, table, found);
    const forgotten = alone && !history.env.filtered && (table.group !== "" || table.shared === true) && counts.present >= ENOUGH_TABLES;
    // Where more are missing, the application may make some by itself.
    const some = share >= TOGETHER && !makesTables && !history.env.none;
    if (!forgotten) return [];
    if (share >= NEARLY_ALL) return missingTable(one, table, makesTables);
    return some ? missingTable(one, table, makesTables).map((each) => ({ ...each, severity: "note" as const })) : [];
  });
  return [...differing, ...surplus];
}

/** Whether table and model are plainly one, though most of the other models have no table: most of their columns agree. */
function fits({ columns, complete }: DeclaredTable, found: Table): boolean {
  const same = found.columns.filter(({ name }) => columns.has(name)).length;
  return complete && !found.open && same >= ENOUGH_COLUMNS && same >= TOGETHER * Math.max(columns.size, found.columns.length);
}

/** Tables that the models have no more: a note at the statement that makes each. */
function extraTables({ history, tables, unsure }: Compared, declared: ReadonlyMap<string, DeclaredTable>): readonly ModelDrift[] {
  const surplus = surplusTables(tables, declared, (key) => history.env.texts.has(key) || unsure.has(bareName(key)), NEARLY_ALL);
  return surplus.flatMap((key): ModelDrift[] => {
    for (const file of history.order) {
      const step = history.replay.get(file)?.upgrade.find((each) => each.op === "create_table" && each.table === key);
      if (step === undefined) continue;
      const detail = `no model declares the table ${key}, which the migrations make and keep`;
      return [{ at: step.at, severity: "note", detail, table: key, environment: history.directory, trace: [] }];
    }
    return [];
  });
}

function missingTable(one: Compared, table: DeclaredTable, makesTables: ComparedApplication["makesTables"]): readonly ModelDrift[] {
  // The name of a class that is made in a function may hang on what it is given.
  if (bareName(table.key) === "" || one.unsure.has(bareName(table.key))) return [];
  const severity = one.certain && !makesTables ? "error" : "warning";
  return [drift(one, table, table.at, severity, `no revision makes the table ${table.key}`, [])];
}

function drift(
  { history }: Compared,
  table: DeclaredTable,
  at: Place,
  severity: Severity,
  detail: string,
  trace: readonly TraceStep[],
): ModelDrift {
  return { at, severity, detail, table: table.key, environment: history.directory, trace };
}

/** The column's own line where the class itself declares it, else the class. */
function placeOf(table: DeclaredTable, column: OrmColumn): Place {
  const own = column.owner !== null && column.owner.def.qualname === table.owner && column.at.file === table.at.file;
  return own ? { ...column.at, symbol: table.owner ?? column.at.symbol } : table.at;
}

function tableDrift(one: Compared, table: DeclaredTable, found: Table): readonly ModelDrift[] {
  const columns = [...table.columns.values()].flatMap((column) => columnDrift(one, table, found, column));
  const byHand = one.history.env.none;
  const rest = [...indexDrift(one, table, found), ...(byHand ? [] : extraColumns(one, table, found))];
  const indexes = byHand ? [] : surplusIndexes(table, found, one.unsure);
  const keys = byHand ? [] : surplusKeys(table, found, one.unsure);
  const built = byHand || one.history.dialect !== "postgresql" ? [] : otherIndexes(table, found, one.unsure);
  const called = byHand ? [] : misnamedIndexes(table, found, one.unsure, (column) => indexName(one, found, column));
  const surplus = `no model declares the ${indexes.length === 1 ? "index" : "indexes"} ${indexes.join("; ")} of ${table.key}, which the migrations make`;
  return together([
    ...columns,
    ...(rest.length === 0 ? [] : [drift(one, table, table.at, "warning", rest.join("; "), lastChange(one, table))]),
    ...(indexes.length === 0 ? [] : [drift(one, table, table.at, "note", surplus, [])]),
    ...(built.length === 0 ? [] : [drift(one, table, table.at, "note", built.join("; "), [])]),
    ...(called.length === 0 ? [] : [drift(one, table, table.at, "note", called.join("; "), [])]),
    ...(keys.length === 0
      ? []
      : [drift(one, table, table.at, "note", `no model declares ${keys.join(" and ")} of ${table.key}, which the migrations make`, [])]),
  ]);
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** Indexes, columns of mixins and those of a `Table(…)` have no line of their own in the model: one finding tells all that a place has, the worst first. */
function together(found: readonly ModelDrift[]): readonly ModelDrift[] {
  const places = new Map<number, ModelDrift>();
  for (const severity of SEVERITIES)
    for (const each of found.filter((one) => one.severity === severity)) {
      const known = places.get(each.at.start);
      places.set(each.at.start, known === undefined ? each : { ...known, detail: `${known.detail}; ${each.detail}` });
    }
  return [...places.values()];
}

/** The last step of the history that does something to the table, with its revision. */
function lastStep(
  { history }: Compared,
  table: DeclaredTable,
  meant: (step: Step) => boolean,
): { readonly file: RevisionFile; readonly step: Step } | null {
  for (const file of [...history.order].reverse()) {
    const step = history.replay.get(file)?.upgrade.findLast((each) => each.table === table.key && meant(each));
    if (step !== undefined) return { file, step };
  }
  return null;
}

/** The revision that touched the table last. */
function lastChange(one: Compared, table: DeclaredTable): readonly TraceStep[] {
  const last = lastStep(one, table, () => true);
  return last === null ? [] : [{ at: last.step.at, message: `revision ${last.file.revision} is the last that changes ${table.key}` }];
}

function columnDrift(one: Compared, table: DeclaredTable, found: Table, column: OrmColumn): readonly ModelDrift[] {
  const there = found.columns.find((each) => each.name === column.name);
  const name = `${table.key}.${column.name}`;
  const at = placeOf(table, column);
  if (there === undefined) {
    // A table older than its history has columns that no revision names; a revision may drop what the models still have.
    if (found.open || one.unsure.has(column.name)) return [];
    const severity = one.certain && !one.isPatched(column.name) ? "error" : "warning";
    const taken = lastStep(one, table, (step) => step.op === "drop_column" && step.name === column.name);
    if (taken === null) return [drift(one, table, at, severity, `no revision adds the column ${name}`, lastChange(one, table))];
    const detail = `the model has the column ${name}, which revision ${taken.file.revision} drops`;
    return [drift(one, table, at, severity, detail, [{ at: taken.step.at, message: `${name} is dropped here` }])];
  }
  const [detail] = [...differences(one, name, column, there), ...keyDrift(one, table, found, column)];
  return detail === undefined ? [] : [drift(one, table, at, "warning", detail, lastChange(one, table))];
}

function differences(
  { history, unsure, anywhere, enums, isSharedType }: Compared,
  name: string,
  column: OrmColumn,
  there: Column,
): readonly string[] {
  if (unsure.has(column.name)) return [];
  const primary = column.primaryKey || there.nullable === null;
  const variant = history.dialect === "postgresql" ? column.onPostgresql : null;
  const here = variant === null ? column : { ...column, type: variant, exact: true };
  const type = there.type.named ?? "";
  const missing = anywhere.has(type) ? null : missingLabels(name, column, there, { enums, dialect: history.dialect });
  const labels = missing !== null && isSharedType(type) ? null : missing;
  return [
    ...(primary || there.nullable === column.nullable
      ? []
      : [
          `${name} is ${column.nullable ? "nullable" : "NOT NULL"} in the model and ${there.nullable === true ? "nullable" : "NOT NULL"} in the migrations`,
        ]),
    ...(otherType(here, there, enums, history.dialect)
      ? [`${name} is ${here.type} in the model and ${there.type.text} in the migrations`]
      : []),
    ...(labels === null ? [] : [labels]),
    ...(otherEnum(column, type, history.dialect) && !isSharedType(type)
      ? [`${name} is of the enum type ${column.enumName} in the model and ${type} in the migrations`]
      : []),
    ...(lacksDefault(column, there) ? [`no revision gives ${name} the server default of the model`] : []),
  ];
}

/** Drivers that send the type with the value, as asyncpg and psycopg 3 do, ask for the one of the model. */
function otherEnum({ enumName }: OrmColumn, type: string, dialect: Dialect): boolean {
  return dialect === "postgresql" && enumName !== null && type !== "" && type !== enumName;
}

function otherType({ type, exact, foreignKeys }: OrmColumn, there: Column, enums: Schema["enums"], dialect: Dialect): boolean {
  const { text, named } = there.type;
  const isEnum = named !== null && enums.has(named);
  if (exact && dialect === "postgresql" && (named === null || (isEnum && text === named)) && otherNature(type, text, isEnum)) return true;
  // Without a word of its own a foreign key has the type of what it refers to, whatever is annotated.
  if (named !== null || (foreignKeys.length > 0 && !exact)) return false;
  return otherFamily(type, text, dialect, exact) || otherSize(type, text) || (exact && otherVariety(type, text, dialect));
}

/** The model leaves a value to the database, which has none to give. */
function lacksDefault({ statesDefault, hasDefault, primaryKey }: OrmColumn, there: Column): boolean {
  const numbered = there.identity !== null || there.computed !== null || there.sequence !== null || there.autoincrement;
  return statesDefault && !hasDefault && !primaryKey && there.default === null && !numbered;
}

/** Unique columns, indexed columns and foreign keys that no revision makes. */
function keyDrift({ unsure, history }: Compared, table: DeclaredTable, found: Table, column: OrmColumn): readonly string[] {
  const { name } = column;
  if (found.open || unsure.has(name)) return [];
  const single = (columns: readonly string[]): boolean => columns.length === 1 && columns[0] === name;
  const keyed = found.primaryKey !== null && single(found.primaryKey.columns);
  const unique =
    keyed || found.uniques.some((each) => single(each.columns)) || found.indexes.some((each) => each.unique && single(each.columns));
  const indexed = unique || found.indexes.some((each) => each.columns[0] === name || each.parts[0] === name || each.expression);
  const full = `${table.key}.${name}`;
  const made = ({ target }: { readonly target: string }): ForeignKey | undefined => {
    const referred = bareName(target.slice(0, Math.max(0, target.lastIndexOf("."))));
    return found.foreignKeys.find((each) => each.columns.includes(name) && bareName(each.table) === referred);
  };
  const missing = column.foreignKeys.filter((each) => each.target.includes(".") && made(each) === undefined);
  const [key] = history.dialect === "sqlite" ? [] : missing;
  return [
    ...(column.unique && !unique ? [`no revision makes ${full} unique`] : []),
    ...(column.index && !column.unique && !indexed ? [`no revision makes the index on ${full}`] : []),
    ...(key === undefined ? [] : [`no revision makes the foreign key of ${full} to ${key.target}`]),
    ...column.foreignKeys.flatMap((each) => otherDeletion(full, each.ondelete, made(each))),
  ];
}

/** What becomes of the rows when the row goes that they refer to: where the model says it, and the foreign key does something else. */
function otherDeletion(column: string, wanted: string | null, key: ForeignKey | undefined): readonly string[] {
  if (wanted === null || key === undefined || key.columns.length > 1) return [];
  const [asked, there] = [
    action(wanted),
    action(/\bon delete (cascade|restrict|set null|set default|no action)\b/.exec(key.options)?.[1] ?? ""),
  ];
  return asked === there ? [] : [`${column} has ON DELETE ${asked} in the model and ${there} in the migrations`];
}

/** Without a word it is NO ACTION, which RESTRICT differs from only inside a transaction. */
function action(word: string): string {
  const upper = word.trim().toUpperCase().replace(/\s+/g, " ");
  return upper === "" || upper === "RESTRICT" ? "NO ACTION" : upper;
}

function indexDrift({ unsure }: Compared, table: DeclaredTable, found: Table): readonly string[] {
  if (found.open) return [];
  const same = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();
  const sets = [...found.uniques, ...found.indexes.filter((each) => each.unique), ...(found.primaryKey === null ? [] : [found.primaryKey])];
  return table.constraints.flatMap((constraints) => [
    ...constraints.indexes.flatMap(({ name, columns, unique, plain }) => {
      const other = plain ? otherColumns(found, name, columns) : null;
      if (other !== null && ![name ?? "", ...columns, ...other].some((word) => unsure.has(word)))
        return [`the index ${name} of ${table.key} is on ${columns.join(", ")} in the model and on ${other.join(", ")} in the migrations`];
      const there =
        found.indexes.some((each) => each.name === name || same(each.columns, columns)) ||
        found.uniques.some((each) => each.name === name || same(each.columns, columns));
      const single = columns.length === 1 && table.columns.get(columns[0] ?? "")?.index === true && name === null;
      // Without column names it is made of expressions.
      if (there || single || columns.length === 0 || unsure.has(name ?? "") || columns.some((column) => unsure.has(column))) return [];
      return [
        `no revision makes the ${unique ? "unique " : ""}index ${name ?? ""}${name === null ? "" : " "}on ${columns.join(", ")} of ${table.key}`,
      ];
    }),
    ...constraints.uniques.flatMap((columns) => {
      const wanted = [...columns].sort().join();
      const there = sets.some((each) => [...each.columns].sort().join() === wanted);
      const own = columns.length === 1 && table.columns.get(columns[0] ?? "")?.unique === true;
      if (there || own || columns.length === 0 || columns.some((column) => unsure.has(column))) return [];
      return [`no revision makes ${columns.join(", ")} of ${table.key} unique`];
    }),
  ]);
}

/** What the models call the index of a column that is said to have one; null where it is not known. */
function indexName({ history: { convention, dialect } }: Compared, { name, schema }: Table, column: string): string | null {
  if (convention === null) return null;
  const rules = convention.has("ix") ? convention : DEFAULT_CONVENTION;
  const made = conventionName(rules, { kind: "ix", table: name, schema, columns: [column] });
  return made === null ? null : cut(made, dialect);
}

/** The columns that an index of a name has in the migrations, where these are others, or in another order; null where it is the same, or not known. */
function otherColumns({ indexes }: Table, name: string | null, columns: readonly string[]): readonly string[] | null {
  const there = name === null ? undefined : indexes.find((each) => each.name === name);
  if (there === undefined || there.expression || columns.length === 0 || there.columns.length === 0) return null;
  // Its parts are what it is made of; of one that is followed in part they are not known.
  if (there.parts.length !== there.columns.length || there.parts.some((part, i) => part !== there.columns[i])) return null;
  return there.columns.join() === columns.join() ? null : there.columns;
}

/** Columns that the models have no more. */
function extraColumns(one: Compared, table: DeclaredTable, found: Table): readonly string[] {
  if (!table.complete || table.columns.size === 0) return [];
  const extra = found.columns.filter(({ name }) => !table.columns.has(name) && !one.unsure.has(name)).map(({ name }) => name);
  return extra.length === 0 ? [] : [`the models have no ${extra.join(", ")} of ${table.key}, which the migrations have`];
}
