import type { DbType, Dialect } from "../database/schema.ts";
import { renderType } from "../database/types.ts";
import { SaType } from "../library/types.ts";
import { bool, number as num, str, type Value } from "../python/values.ts";
import { pyString } from "./python-text.ts";

/** A SQLAlchemy type that could be written, with what it becomes on a dialect. */
interface Candidate {
  readonly text: string;
  readonly type: SaType;
}

const GENERIC = [
  ["String", "l"],
  ["Text", ""],
  ["Text", "l"],
  ["Integer", ""],
  ["BigInteger", ""],
  ["SmallInteger", ""],
  ["Boolean", ""],
  ["DateTime", ""],
  ["DateTime", "z"],
  ["Date", ""],
  ["Time", ""],
  ["Time", "z"],
  ["Interval", ""],
  ["LargeBinary", ""],
  ["JSON", ""],
  ["Uuid", ""],
  ["Numeric", "ps"],
  ["Float", ""],
  ["Float", "l"],
  ["Double", ""],
  ["CHAR", "l"],
  ["VARCHAR", "l"],
  ["NVARCHAR", "l"],
  ["TIMESTAMP", ""],
  ["TIMESTAMP", "z"],
  ["DATETIME", ""],
  ["DECIMAL", "ps"],
  ["REAL", ""],
  ["BLOB", ""],
  ["BINARY", "l"],
  ["VARBINARY", "l"],
] as const;

/** Types without arguments. */
function plain(names: string): readonly (readonly [string, string])[] {
  return names.split(" ").map((name) => [name, ""]);
}

/** Types of one database's package, with the arguments that their text can hold. */
const OWN: Readonly<Record<Dialect, readonly (readonly [string, string])[]>> = {
  postgresql: [
    ...plain("JSONB UUID INET CIDR MACADDR TSVECTOR TSQUERY HSTORE OID MONEY CITEXT REGCLASS BYTEA DOUBLE_PRECISION INTERVAL BIT"),
    ...plain("INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE"),
    ["TIMESTAMP", "zp"],
    ["TIME", "zp"],
  ],
  mysql: [
    ...plain("LONGTEXT MEDIUMTEXT TINYTEXT LONGBLOB MEDIUMBLOB TINYBLOB YEAR MEDIUMINT DOUBLE"),
    ["TINYINT", "l"],
    ["DATETIME", "f"],
    ["TIMESTAMP", "f"],
    ["VARCHAR", "l"],
  ],
  sqlite: [["DATETIME", ""]],
};

/** The numbers in the parentheses of a type as a database prints it. */
function numbersOf(text: string): readonly number[] {
  return [...(/\(([\d, ]+)\)/.exec(text)?.[1]?.split(",") ?? [])].map(Number);
}

function candidate(family: "" | Dialect, name: string, shape: string, text: string): Candidate {
  const [first, second] = numbersOf(text);
  const args: Value[] = [];
  const keywords = new Map<string, Value>();
  const written: string[] = [];
  const give = (key: string, value: Value, python: string): void => {
    keywords.set(key, value);
    written.push(`${key}=${python}`);
  };
  if (shape === "l" && first !== undefined) {
    args.push(num(first));
    written.push(String(first));
  }
  if (shape === "ps" && first !== undefined) {
    give("precision", num(first), String(first));
    if (second !== undefined) give("scale", num(second), String(second));
  }
  if (shape.includes("z") && (shape === "z" || text.includes(" with time zone"))) give("timezone", bool(true), "True");
  if (shape === "zp" && first !== undefined) give("precision", num(first), String(first));
  if (shape === "f" && first !== undefined) give("fsp", num(first), String(first));
  return {
    text: `${family === "" ? "sa" : family}.${name}(${written.join(", ")})`,
    type: new SaType({
      name,
      family,
      args,
      keywords,
      open: false,
      variants: new Map(),
      decorated: null,
      labels: null,
      action: () => {},
    }),
  };
}

function candidates(text: string, families: readonly ("" | Dialect)[]): readonly Candidate[] {
  return families.flatMap((family) => (family === "" ? GENERIC : OWN[family]).map(([name, shape]) => candidate(family, name, shape, text)));
}

function enumType(name: string, labels: readonly string[], native: boolean, create: boolean): Candidate {
  const list = labels.map(pyString).join(", ");
  const type = new SaType({
    name: native ? "ENUM" : "Enum",
    family: native ? "postgresql" : "",
    args: labels.map(str),
    keywords: new Map<string, Value>([["name", str(name)], ...(create ? [] : [["create_type", bool(false)] as const])]),
    open: false,
    variants: new Map(),
    decorated: null,
    labels,
    action: () => {},
  });
  const made = native
    ? `postgresql.ENUM(${list}, name=${pyString(name)}${create ? "" : ", create_type=False"})`
    : `sa.Enum(${list}, name=${pyString(name)})`;
  return { text: made, type };
}

/** How the types of a column are to be written. */
export interface TypeContext {
  /** Labels of the enum types of PostgreSQL. */
  readonly labels: (name: string) => readonly string[] | null | undefined;
  /** `create_table` makes the enum types of its columns, unless they say that they exist. */
  readonly exists: boolean;
}

/**
 * A SQLAlchemy type that renders on every dialect as the column has it there; null when none can be written, because a type is
 * not known or belongs to a library.
 */
export function typeText(types: ReadonlyMap<Dialect, DbType>, context: TypeContext): string | null {
  const [first] = types;
  if (first === undefined) return null;
  const made = [...types].map(([dialect, type]) => ({ dialect, type, own: ownCandidates(dialect, type, types.size, context) }));
  const fits = (each: Candidate, dialect: Dialect, type: DbType): boolean => {
    const rendered = renderType(each.type, dialect);
    return rendered.text !== null && rendered.text === type.text && rendered.named === type.named;
  };
  for (const { own } of made) {
    const found = own.find((each) => made.every(({ dialect, type }) => fits(each, dialect, type)));
    if (found !== undefined) return found.text;
  }
  // One type for the first dialect that is not PostgreSQL, variants for the others: a generic base reads best.
  const parts = made.map(({ dialect, type, own }) => ({ dialect, found: own.find((each) => fits(each, dialect, type)) }));
  if (parts.some(({ found }) => found === undefined)) return null;
  const base = parts.find(({ dialect }) => dialect !== "postgresql") ?? parts[0];
  const variants = parts.filter((each) => each !== base && each.found?.text !== base?.found?.text);
  return `${base?.found?.text}${variants.map(({ dialect, found }) => `.with_variant(${found?.text}, ${pyString(dialect)})`).join("")}`;
}

function ownCandidates(dialect: Dialect, type: DbType, dialects: number, context: TypeContext): readonly Candidate[] {
  const { text, named } = type;
  if (text === null) return [];
  if (named !== null) {
    const labels = context.labels(named);
    if (labels === null || labels === undefined) return [];
    const inner = [enumType(named, labels, true, !context.exists), ...(context.exists ? [] : [enumType(named, labels, false, true)])];
    const wanted = context.exists ? inner : inner.reverse();
    return text.endsWith("[]") ? wanted.map(arrayOf) : wanted;
  }
  if (dialect === "postgresql" && text.endsWith("[]")) {
    return ownCandidates(dialect, { text: text.slice(0, -2), named }, dialects, context).map(arrayOf);
  }
  const labels = dialect === "mysql" ? /^enum\((.*)\)$/.exec(text)?.[1] : undefined;
  if (labels !== undefined) {
    const list = [...labels.matchAll(/'((?:[^']|'')*)'/g)].map((match) => match[1] ?? "");
    return [enumType("", list, false, true)].map((each) => ({ ...each, text: `sa.Enum(${list.map(pyString).join(", ")})` }));
  }
  // A UUID is written with PostgreSQL's own type where nothing else is asked for: every release of SQLAlchemy has that.
  return dialects === 1 && dialect === "postgresql" ? reordered(candidates(text, ["", dialect])) : candidates(text, ["", dialect]);
}

function reordered(list: readonly Candidate[]): readonly Candidate[] {
  return [...list.filter((each) => each.text !== "sa.Uuid()"), ...list.filter((each) => each.text === "sa.Uuid()")];
}

function arrayOf(inner: Candidate): Candidate {
  return {
    text: `postgresql.ARRAY(${inner.text})`,
    type: new SaType({
      name: "ARRAY",
      family: "postgresql",
      args: [inner.type],
      keywords: new Map(),
      open: false,
      variants: new Map(),
      decorated: null,
      labels: null,
      action: () => {},
    }),
  };
}
