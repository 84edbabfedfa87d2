import { canonicalFunction, canonicalTrigger } from "../database/names.ts";
import {
  type Check,
  type Column,
  type Dialect,
  EARLIER_TYPE,
  type ForeignKey,
  type Index,
  type Opaque,
  type Schema,
  SHARED,
  type Table,
  tableKey,
  UNKNOWN_TYPE,
  type Unique,
} from "../database/schema.ts";
import { asRead } from "../database/sqlite.ts";
import { isClassText } from "../database/types.ts";

/** One difference between the schema before a revision and after upgrade and downgrade. */
export interface Difference {
  readonly kind:
    | "table"
    | "column"
    | "primary key"
    | "unique"
    | "foreign key"
    | "check"
    | "index"
    | "enum"
    | "view"
    | "function"
    | "trigger"
    | "extension"
    | "schema"
    | "domain"
    | "sequence"
    | "policy"
    | "rule"
    | "other";
  readonly change: "left behind" | "lost" | "changed";
  readonly table: string | null;
  readonly name: string;
  /** `type: integer, was text` */
  readonly detail: string;
  /** It does no harm, and the next upgrade does not mind it: what is left behind, another comment. */
  readonly spare?: boolean;
  /** Only a default is new: where the column was dropped, its rows need a value when it comes back. */
  readonly refilled?: boolean;
  /** The labels that an enum type has gained, where nothing else of it is otherwise. */
  readonly gained?: readonly string[];
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** What could not be compared, because one side is not known. */
  readonly undecided: readonly string[];
}

/**
 * What restoring means: the same tables with the same columns (type, nullability, default, identity, generation, comment), the
 * same keys, constraints and indexes by name and definition, the same enum types with the same labels in order, the same views,
 * functions, triggers, sequences.  The order of columns does not count: no statement by column name depends on it, and a column
 * dropped and added again cannot come back to its place.
 */
export function compareSchemas(before: Schema, after: Schema, dialect: Dialect, namesUnknown = false): Comparison {
  const { differences, undecided } = comparison(before, after, dialect);
  return namesUnknown ? withoutNames(differences, undecided) : { differences, undecided };
}

const NAMED_KINDS = /^(?:primary key|unique|foreign key|check|index)$/;

/** The differences that stand whatever constraints and indexes are called: where a naming convention that is not known makes names, those of one name may be those of another. */
function withoutNames(differences: readonly Difference[], undecided: readonly string[]): Comparison {
  const [open, left] = [
    differences.filter(({ kind }) => NAMED_KINDS.test(kind)),
    differences.filter(({ kind }) => !NAMED_KINDS.test(kind)),
  ];
  const said = open.map(({ kind, name, table }) => `whether the ${kind} ${name} of ${table} is another by its name alone`);
  return { differences: left, undecided: [...undecided, ...said] };
}

function comparison(before: Schema, after: Schema, dialect: Dialect): Comparison {
  const differences: Difference[] = [];
  const undecided: string[] = [];
  for (const [key, table] of before.tables) {
    const now = after.tables.get(key);
    if (now === undefined) {
      differences.push({ kind: "table", change: "lost", table: key, name: key, detail: "" });
    } else if (now !== table) {
      const [old, made] = dialect === "sqlite" ? [asRead(table), asRead(now)] : [dialect === "mysql" ? asUnique(table, now) : table, now];
      compareTables(old, made, differences, undecided);
    }
  }
  for (const key of after.tables.keys()) {
    if (!before.tables.has(key)) {
      differences.push({ kind: "table", change: "left behind", table: key, name: key, detail: "" });
    }
  }
  compareMaps(
    before.enums,
    after.enums,
    (name, change, detail) => {
      if (change === "left behind" && isOfOlder(name, before, after))
        undecided.push(`whether the enum type ${name} existed before the history`);
      else {
        const gained = change === "changed" ? gainedLabels(before.enums.get(name), after.enums.get(name)) : [];
        differences.push({ kind: "enum", change, table: null, name, detail, ...(gained.length > 0 ? { gained } : {}) });
      }
    },
    (name, old, now) => {
      if (old === now || (old !== null && now !== null && old.join("\u0001") === now.join("\u0001"))) {
        return null;
      }
      if (old === null || now === null) {
        undecided.push(`the labels of the enum type ${name}`);
        return null;
      }
      return `labels: ${now.join(", ")}, were ${old.join(", ")}`;
    },
  );
  for (const name of before.enums.keys())
    if (after.enums.has(name) && before.typeComments.get(name) !== after.typeComments.get(name))
      differences.push({ kind: "enum", change: "changed", table: null, name, detail: "comment", spare: true });
  for (const [key, object] of before.opaques) {
    const now = after.opaques.get(key);
    if (now === undefined) {
      differences.push({ kind: object.kind, change: "lost", table: object.table, name: object.name, detail: "" });
    } else if (now.definition !== object.definition) {
      if (now.definition === null || object.definition === null) {
        undecided.push(`the definition of the ${object.kind} ${object.name}`);
      } else if (kept(object.kind, now.definition) !== kept(object.kind, object.definition)) {
        differences.push({ kind: object.kind, change: "changed", table: object.table, name: object.name, detail: "definition" });
      }
    } else if (now.comment !== object.comment || commentsText(now) !== commentsText(object)) {
      differences.push({ kind: object.kind, change: "changed", table: object.table, name: object.name, detail: "comment", spare: true });
    }
  }
  for (const [key, object] of after.opaques) {
    if (before.opaques.has(key)) continue;
    // An extension that is asked for, not owned, does no harm: to drop it would take it from whoever else uses it.
    const spare = (object.kind === "extension" && object.definition === SHARED) || isIdle(object, after);
    differences.push({ kind: object.kind, change: "left behind", table: object.table, name: object.name, detail: "", spare });
  }
  return { differences, undecided };
}

/** The labels that a type has in addition, where it has all others still, and in their order. */
function gainedLabels(old: readonly string[] | null | undefined, now: readonly string[] | null | undefined): readonly string[] {
  if (old == null || now == null) return [];
  const kept = now.filter((label) => old.includes(label));
  return kept.join("\u0001") === old.join("\u0001") ? now.filter((label) => !old.includes(label)) : [];
}

/** Whether no table has columns of an enum type but those that are older than the history, and were made anew: it may have been there with them. */
function isOfOlder(name: string, before: Schema, after: Schema): boolean {
  const users = [...after.tables].filter(([, { columns }]) => columns.some(({ type }) => type.named === name));
  return users.length > 0 && users.every(([key, { open }]) => !open && before.tables.get(key)?.open === true);
}

function commentsText({ columnComments }: Opaque): string {
  return [...(columnComments ?? [])]
    .map((each) => each.join(" "))
    .sort()
    .join("\u0001");
}

/** What is otherwise than it was, and whether anybody minds. */
interface Change {
  readonly detail: string;
  readonly spare: boolean;
  readonly refilled?: boolean;
}

function compareMaps<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  report: (name: string, change: Difference["change"], detail: string, spare?: boolean, refilled?: boolean) => void,
  compare: (name: string, old: T, now: T) => string | Change | null,
): void {
  for (const [name, old] of before) {
    if (!after.has(name)) {
      report(name, "lost", "");
      continue;
    }
    const change = compare(name, old, after.get(name) as T);
    if (change === null) continue;
    if (typeof change === "string") report(name, "changed", change);
    else report(name, "changed", change.detail, change.spare, change.refilled);
  }
  for (const name of after.keys()) {
    if (!before.has(name)) {
      report(name, "left behind", "");
    }
  }
}

/** To MySQL a unique index is a unique: where no more than the name of an index is known, it may have been what stands there now. */
function asUnique(before: Table, after: Table): Table {
  const meant = before.indexes.filter(({ name, parts }) => parts.includes(null) && after.uniques.some((each) => each.name === name));
  if (meant.length === 0) return before;
  const uniques = meant.map(({ name }) => ({ name, columns: ["?"] }));
  return { ...before, indexes: before.indexes.filter((each) => !meant.includes(each)), uniques: [...before.uniques, ...uniques] };
}

function compareTables(before: Table, after: Table, differences: Difference[], undecided: string[]): void {
  const table = tableKey(before.name, before.schema);
  // A table that is older than the history and was made anew may have had all that it has now.
  const anew = before.open && !after.open;
  const isReflected = anew && after.columns.some(({ reflected }) => reflected === true);
  const report =
    (kind: Difference["kind"]) =>
    (name: string, change: Difference["change"], detail: string, spare = false, refilled = false): void => {
      if (!anew || change !== "left behind") differences.push({ kind, change, table, name, detail, spare, refilled });
      else if (!isReflected) undecided.push(`whether ${table} had the ${kind} ${name} before the history`);
    };
  if (before.columns !== after.columns) {
    compareMaps(byName(before.columns), byName(after.columns), report("column"), (name, old, now) =>
      compareColumns(`${table}.${name}`, old, now, undecided),
    );
  }
  if (!(isReflected && before.primaryKey === null)) comparePrimary(table, before, after, report("primary key"), undecided);
  const compareLists = <T extends { readonly name: string | null; readonly comment?: string }>(
    kind: Difference["kind"],
    old: readonly T[],
    now: readonly T[],
    text: (each: T) => string,
  ): void => {
    if (old === now || (old.length === 0 && now.length === 0)) {
      return;
    }
    const said = (list: readonly T[], name: string): string | undefined => list.find((each) => each.name === name)?.comment;
    const [was, is] = [keyed(old, text), keyed(now, text)];
    const renamed = namedSince(old, was, is);
    const tell = report(kind);
    const note: typeof tell = (name, change, detail, spare) => tell(name, change, detail, spare === true || renamed.has(name));
    compareMaps(was, is, note, (name, was, is) => {
      if (was === is) {
        return said(old, name) === said(now, name) ? null : { detail: "comment", spare: true };
      }
      if (was.includes("?") || is.includes("?")) {
        undecided.push(`the ${kind} ${name} of ${table}`);
        return null;
      }
      return `${is}, was ${was}`;
    });
  };
  compareLists("unique", before.uniques, after.uniques, uniqueText);
  compareLists("foreign key", before.foreignKeys, after.foreignKeys, keyText);
  compareLists("check", before.checks, after.checks, checkText);
  compareLists("index", before.indexes, after.indexes, indexText);
  if (before.module !== after.module) {
    differences.push({ kind: "table", change: "changed", table, name: table, detail: "what keeps its rows" });
  }
  if (before.partitioned !== after.partitioned && !before.open) {
    const [is, was] = [after.partitioned ?? "none", before.partitioned ?? "none"];
    differences.push({ kind: "table", change: "changed", table, name: table, detail: `partitions: by ${is}, was ${was}` });
  }
  comparePartitions(table, before, after, differences, undecided);
  if (before.comment !== after.comment && !before.open) {
    differences.push({ kind: "table", change: "changed", table, name: table, detail: "comment", spare: true });
  }
}

/** What a table is a partition of, and of which rows. */
function comparePartitions(table: string, before: Table, after: Table, differences: Difference[], undecided: string[]): void {
  const [old, now] = [before.partOf, after.partOf];
  if (old?.table !== now?.table) {
    if (before.open && old === undefined) undecided.push(`what ${table} is a partition of`);
    else
      differences.push({
        kind: "table",
        change: "changed",
        table,
        name: table,
        detail: `partition of ${now?.table ?? "none"}, was of ${old?.table ?? "none"}`,
      });
  } else if (old?.bound !== now?.bound) undecided.push(`which rows the partition ${table} holds`);
}

function comparePrimary(
  table: string,
  before: Table,
  after: Table,
  report: (name: string, change: Difference["change"], detail: string, spare?: boolean) => void,
  undecided: string[],
): void {
  const [old, now] = [before.primaryKey, after.primaryKey];
  if (old === now || (old !== null && now !== null && old.name === now.name && old.columns.join() === now.columns.join())) {
    if (old?.comment !== now?.comment) report(old?.name ?? table, "changed", "comment", true);
    return;
  }
  const unsure = (key: typeof old): boolean => (key === null ? before.open : key.columns.includes("?"));
  if ((unsure(old) || unsure(now)) && old?.name === now?.name) {
    undecided.push(`the primary key of ${table}`);
    return;
  }
  if (old === null && before.open) {
    undecided.push(`the primary key of ${table}`);
    return;
  }
  const text = (key: typeof old): string => (key === null ? "none" : `${key.name ?? "unnamed"} (${key.columns.join(", ")})`);
  report(
    old?.name ?? now?.name ?? table,
    now === null ? "lost" : old === null ? "left behind" : "changed",
    `${text(now)}, was ${text(old)}`,
    // A table that was made under another name keeps the name that PostgreSQL gave its key.
    old?.columns.join() === now?.columns.join() && MADE_KEY.test(old?.name ?? "") && MADE_KEY.test(now?.name ?? ""),
  );
}

/** The name that PostgreSQL gives a primary key that has none. */
const MADE_KEY = /_pkey\d*$/;

/**
 * Constraints that had no name and have one now, all else being the same: a batch that is given a naming convention names what it finds. Nobody
 * can have asked for them by a name before.
 */
function namedSince(old: readonly { readonly name: string | null }[], was: Texts, is: Texts): ReadonlySet<string> {
  const found = new Set<string>();
  if (old.every(({ name }) => name !== null)) return found;
  const gained = [...is.keys()].filter((name) => !was.has(name));
  for (const [key, text] of was) {
    if (is.has(key) || !key.startsWith(NAMELESS)) continue;
    const name = gained.find((each) => is.get(each) === text && !found.has(each));
    if (name !== undefined) found.add(key).add(name);
  }
  return found;
}

type Texts = ReadonlyMap<string, string>;

/** Stands before the definition of what has no name. */
const NAMELESS = "unnamed ";

function byName<T extends { readonly name: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((each) => [each.name, each]));
}

/** By name; those without one by their definition. A text with `?` is not known in full. */
function keyed<T extends { readonly name: string | null }>(list: readonly T[], text: (each: T) => string): Map<string, string> {
  const map = new Map<string, string>();
  for (const each of list) {
    let key = each.name ?? `${NAMELESS}${text(each)}`;
    while (map.has(key)) {
      key = `${key}'`;
    }
    map.set(key, text(each));
  }
  return map;
}

const uniqueText = (each: Unique): string => `(${each.columns.join(", ")})`;
const keyText = (each: ForeignKey): string =>
  `(${each.columns.join(", ")}) to ${each.table}(${each.target.join(", ")})${each.options === "" ? "" : ` ${each.options}`}`;
const checkText = (each: Check): string => each.expression ?? "?";
const indexText = (each: Index): string =>
  `${each.unique ? "unique " : ""}(${each.parts.map((part) => part ?? "?").join(", ")})${each.options === "" ? "" : ` ${each.options ?? "?"}`}`;

function compareColumns(where: string, old: Column, now: Column, undecided: string[]): Change | null {
  if (old === now) {
    return null;
  }
  const changes: string[] = [];
  // What is older than the history, and comes back as autogenerate has seen it.
  const isReflected = old.type === EARLIER_TYPE && now.reflected === true;
  const field = (
    name: string,
    was: string | boolean | null | undefined,
    is: string | boolean | null | undefined,
    unknown: boolean,
  ): void => {
    if (was === is) {
      return;
    }
    if (unknown && isReflected) return;
    if (unknown) {
      undecided.push(`the ${name} of ${where}`);
    } else {
      changes.push(`${name}: ${is ?? "none"}, was ${was ?? "none"}`);
    }
  };
  if (old.type !== now.type || old.type === UNKNOWN_TYPE) {
    const otherWords = isClassText(old.type.text) !== isClassText(now.type.text);
    field("type", old.type.text, now.type.text, old.type.text === null || now.type.text === null || otherWords);
    if (old.type.text === null && now.type.text === null && !(old.type === EARLIER_TYPE && now.type === EARLIER_TYPE)) {
      undecided.push(`the type of ${where}`);
    }
  }
  field("nullable", old.nullable, now.nullable, old.nullable === null || now.nullable === null);
  const open = (text: string | null | undefined): boolean => text === undefined || text?.startsWith("?") === true;
  const filled = changes.length === 0 && old.default === null && now.default !== null;
  field("default", old.default, now.default, open(old.default) || open(now.default));
  const refilled = filled && changes.length === 1;
  field("identity", old.identity, now.identity, false);
  field("numbering", old.numbering ?? null, now.numbering ?? null, false);
  field("generated", old.computed, now.computed, old.computed?.startsWith("? ") === true || now.computed?.startsWith("? ") === true);
  field("autoincrement", old.autoincrement, now.autoincrement, false);
  const isSpelling = isThatMoment(old.default) && isThatMoment(now.default);
  const isFrozen = isFrozenMoment(old.default) && isFrozenMoment(now.default);
  const mattering = changes.length - ((isSpelling || isFrozen) && old.default !== now.default ? 1 : 0);
  field("comment", old.comment, now.comment, false);
  return changes.length === 0 ? null : { detail: changes.join("; "), spare: mattering === 0, refilled: refilled && mattering === 1 };
}

/** Two spellings of one default: PostgreSQL keeps which one was written, and gives the same value. */
function isThatMoment(text: string | null | undefined): boolean {
  return text === "now()" || text === "current_timestamp";
}

/** A moment that is long past: PostgreSQL reads the text `'now()'` of a default once, and autogenerate finds the moment in its place. */
function isFrozenMoment(text: string | null | undefined): boolean {
  return /^'(now(\(\))?|\d{4}-\d\d-\d\d[ t][^']*)'$/i.test(text ?? "");
}

/** What a statement makes, in front of its name, which counts apart. */
const NAMED =
  /^(create (?:materialized view|sequence)|(?:recursive )?view)(?: if not exists)? ?(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))?/;

/** A definition as the database keeps it. */
function kept(kind: Opaque["kind"], definition: string): string {
  if (kind === "view" || kind === "sequence") return definition.replace(NAMED, "$1");
  return kind === "trigger" ? canonicalTrigger(definition) : kind === "function" ? canonicalFunction(definition) : definition;
}

/** Row security that is forced on a table where it is off does nothing. */
function isIdle({ kind, name }: Opaque, { opaques }: Schema): boolean {
  return kind === "other" && name.startsWith("forced row security of ") && !opaques.has(`other ${name.slice("forced ".length)}`);
}
