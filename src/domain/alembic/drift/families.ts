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
  [/^(largebinary|bytea|blob|longblob)\b/i, "bytes"],
];

/** Families that some dialect keeps in one type. */
const SAME: readonly (readonly [string, string])[] = [
  ["boolean", "integer"],
  ["uuid", "text"],
  ["json", "text"],
  ["float", "numeric"],
  ["timestamp", "text"],
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

/** Whether the type of a model's column is surely another one than that of the database's. */
export function otherFamily(model: string | null, database: string | null, dialect: "postgresql" | "sqlite" | "mysql"): boolean {
  // A plain JSON of the model may have a variant for PostgreSQL.
  if (dialect === "postgresql" && /^JSONB\b/.test(model ?? "") && database === "json") return true;
  const [one, other] = [familyOf(model ?? ""), familyOf(database ?? "")];
  if (one === null || other === null || one === other) return false;
  const alike = SAME.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
  return dialect === "postgresql"
    ? !(alike && one !== "boolean" && other !== "boolean" && !(one === "timestamp" || other === "timestamp"))
    : !alike;
}
