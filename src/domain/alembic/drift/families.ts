/** Types that `alembic check` tells apart; null for what is not known, which agrees with everything. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(string|varchar|unicode|text|unicodetext|nvarchar|autostring|char|character|clob|longtext|mediumtext|tinytext|str)\b/i, "text"],
  [/^(bigint|biginteger|smallint|smallinteger|integer|int)\b/i, "integer"],
  [/^(boolean|bool|tinyint\(1\))/i, "boolean"],
  [/^(datetime|timestamp)/i, "timestamp"],
  [/^date\b/i, "date"],
  [/^(float|real|double)/i, "float"],
  [/^(numeric|decimal)\b/i, "numeric"],
  [/^jsonb?\b/i, "json"],
  [/^uuid\b/i, "uuid"],
  [/^time\b/i, "time"],
  [/^interval\b/i, "interval"],
  [/^(largebinary|bytea|blob|longblob)\b/i, "bytes"],
];

/** Types of one family that differ all the same: the width of an integer, and whether a timestamp has a zone. */
const VARIETIES: readonly (readonly [RegExp, string])[] = [
  [/^(bigint|biginteger|int8)\b/i, "bigint"],
  [/^(smallint|smallinteger|int2)\b/i, "smallint"],
  [/^(integer|int|int4)\b/i, "integer"],
  [/^timestamp(\(\d+\))? with time zone/i, "timestamp with time zone"],
  [/^timestamp(\(\d+\))? without time zone/i, "timestamp without time zone"],
  [/^(datetime|timestamp)\((timezone=)?True\b/i, "timestamp with time zone"],
  [/^(datetime|timestamp)(\(\)|\((timezone=)?False\b.*)?$/i, "timestamp without time zone"],
];

/** Whether a model that names its type exactly has another width or another zone than the database, or a text without its bound. SQLite has neither. */
export function otherVariety(model: string | null, database: string | null, dialect: "postgresql" | "sqlite" | "mysql"): boolean {
  if (dialect !== "postgresql") return false;
  // A text that the model does not bound, in a column that does. The other way around nothing is refused.
  if (/^(?:unicode)?text(?:\(\))?$/i.test(model ?? "") && /^character varying\(\d+\)$/.test(database ?? "")) return true;
  const variety = (type: string | null): string | null => VARIETIES.find(([pattern]) => pattern.test(type ?? ""))?.[1] ?? null;
  const [one, other] = [variety(model), variety(database)];
  return one !== null && other !== null && one !== other;
}

/** Whether a type of PostgreSQL's own stands on one side alone: an enum of the model's that is a text in the database, or a text that is an enum there. */
export function otherNature(model: string | null, database: string | null, isEnum: boolean): boolean {
  const own = /^enum\b/i.test(model ?? "");
  if (isEnum) return familyOf(model ?? "") !== null;
  return own && !/native_enum=(?!True\b)|\*\*/.test(model ?? "") && familyOf(database ?? "") !== null;
}

/** Families that some dialect keeps in one type. */
const SAME: readonly (readonly [string, string])[] = [
  ["boolean", "integer"],
  ["uuid", "text"],
  ["json", "text"],
  ["float", "numeric"],
  ["timestamp", "text"],
  ["time", "text"],
  ["interval", "text"],
  ["interval", "timestamp"],
];

function familyOf(type: string): string | null {
  return FAMILIES.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}

/** Whether two texts or two numbers of one family have been given different sizes. Where one has none, `alembic check` is silent. */
export function otherSize(model: string | null, database: string | null): boolean {
  const family = familyOf(model ?? "");
  if ((family !== "text" && family !== "numeric") || family !== familyOf(database ?? "")) return false;
  const [one, other] = [sizeOf(model ?? ""), sizeOf(database ?? "")];
  return one !== null && other !== null && one !== other;
}

/** `50` of `String(length=50)` and `character varying(50)`, `10,2` of `Numeric(10, 2)`; null where it is not written in numbers. */
function sizeOf(type: string): string | null {
  const args = /\((?:(?:length|precision)=)?(\d+)(?:\s*,\s*(?:scale=)?(\d+))?\)/.exec(type);
  return args === null ? null : args[2] === undefined ? (args[1] ?? null) : `${args[1]},${args[2]}`;
}

/** Whether the type of a model's column is surely another one than that of the database's; `exact`: nothing but its name says what it is. */
export function otherFamily(
  model: string | null,
  database: string | null,
  dialect: "postgresql" | "sqlite" | "mysql",
  exact: boolean,
): boolean {
  // A plain JSON of the model may have a variant for PostgreSQL.
  if (dialect === "postgresql" && /^JSONB\b/.test(model ?? "") && database === "json") return true;
  if (dialect === "postgresql" && exact && /^JSON(?:\(\))?$/.test(model ?? "") && database === "jsonb") return true;
  const [one, other] = [familyOf(model ?? ""), familyOf(database ?? "")];
  if (one === null || other === null || one === other) return false;
  const alike = SAME.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
  if (!alike || dialect !== "postgresql") return !alike;
  if (exact && !/native_uuid=|\*\*/.test(model ?? "")) return true;
  return [one, other].some((each) => each === "boolean" || each === "timestamp");
}
