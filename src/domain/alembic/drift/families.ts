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

/** Whether the type of a model's column is surely another one than that of the database's. */
export function otherFamily(model: string | null, database: string | null, dialect: "postgresql" | "sqlite" | "mysql"): boolean {
  const [one, other] = [familyOf(model ?? ""), familyOf(database ?? "")];
  if (one === null || other === null || one === other) return false;
  const alike = SAME.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
  return dialect === "postgresql"
    ? !(alike && one !== "boolean" && other !== "boolean" && !(one === "timestamp" || other === "timestamp"))
    : !alike;
}
