import { enumName, flag, forDialect, isEnum, numeric, SaType } from "../library/types.ts";
import { textOf } from "../python/values.ts";
import type { DbType, Dialect } from "./schema.ts";
import { UNKNOWN_TYPE } from "./schema.ts";
import { utilsText } from "./utils-types.ts";

const plain = (text: string | null): DbType => ({ text, named: null });

/** Types that every dialect of SQLAlchemy knows, with the name each database prints. `n`: takes a length. */
const POSTGRESQL: Readonly<Record<string, string>> = {
  String: "character varying#",
  VARCHAR: "character varying#",
  Unicode: "character varying#",
  NVARCHAR: "character varying#",
  AutoString: "character varying#",
  Text: "text",
  TEXT: "text",
  UnicodeText: "text",
  CLOB: "clob",
  CHAR: "character#1",
  NCHAR: "character#1",
  Integer: "integer",
  INTEGER: "integer",
  INT: "integer",
  BigInteger: "bigint",
  BIGINT: "bigint",
  SmallInteger: "smallint",
  SMALLINT: "smallint",
  Boolean: "boolean",
  BOOLEAN: "boolean",
  DateTime: "timestamp@",
  TIMESTAMP: "timestamp@",
  Date: "date",
  DATE: "date",
  Time: "time@",
  TIME: "time@",
  Interval: "interval",
  INTERVAL: "interval",
  LargeBinary: "bytea",
  Binary: "bytea",
  BYTEA: "bytea",
  JSON: "json",
  JSONB: "jsonb",
  Uuid: "uuid",
  UUID: "uuid",
  GUID: "uuid",
  REAL: "real",
  Double: "double precision",
  DOUBLE_PRECISION: "double precision",
  DOUBLE: "double precision",
  INET: "inet",
  CIDR: "cidr",
  MACADDR: "macaddr",
  TSVECTOR: "tsvector",
  TSQUERY: "tsquery",
  HSTORE: "hstore",
  OID: "oid",
  MONEY: "money",
  CITEXT: "citext",
  BIT: "bit",
  INT4RANGE: "int4range",
  INT8RANGE: "int8range",
  NUMRANGE: "numrange",
  DATERANGE: "daterange",
  TSRANGE: "tsrange",
  TSTZRANGE: "tstzrange",
  REGCLASS: "regclass",
  NAME: "name",
  PickleType: "bytea",
  XML: "xml",
};

/** Names that SQLAlchemy renders as they are, and PostgreSQL does not know. */
const NOT_POSTGRESQL = new Set(["DATETIME", "BLOB", "CLOB", "NVARCHAR", "NCHAR", "DOUBLE", "BINARY", "VARBINARY"]);
const POSTGRESQL_ONLY = new Set([
  "JSONB",
  "INTERVAL",
  "BYTEA",
  "INET",
  "CIDR",
  "MACADDR",
  "HSTORE",
  "TSVECTOR",
  "TSQUERY",
  "OID",
  "CITEXT",
  "ARRAY",
  "MONEY",
  "INT4RANGE",
  "INT8RANGE",
  "NUMRANGE",
  "DATERANGE",
  "TSRANGE",
  "TSTZRANGE",
  "REGCLASS",
]);
const MYSQL_ONLY = new Set(["LONGTEXT", "MEDIUMTEXT", "TINYTEXT", "TINYINT", "MEDIUMINT", "LONGBLOB", "MEDIUMBLOB", "TINYBLOB", "YEAR"]);

/** Marks a type that the database or SQLAlchemy refuses; a column of it cannot be made. */
export const REFUSED = "!";

const SQLITE: Readonly<Record<string, string>> = {
  String: "VARCHAR#",
  VARCHAR: "VARCHAR#",
  Unicode: "VARCHAR#",
  AutoString: "VARCHAR#",
  NVARCHAR: "NVARCHAR#",
  Text: "TEXT#",
  TEXT: "TEXT#",
  UnicodeText: "TEXT#",
  CLOB: "CLOB",
  CHAR: "CHAR#",
  NCHAR: "NCHAR#",
  Integer: "INTEGER",
  INTEGER: "INTEGER",
  INT: "INTEGER",
  BigInteger: "BIGINT",
  BIGINT: "BIGINT",
  SmallInteger: "SMALLINT",
  SMALLINT: "SMALLINT",
  Boolean: "BOOLEAN",
  BOOLEAN: "BOOLEAN",
  DateTime: "DATETIME",
  DATETIME: "DATETIME",
  TIMESTAMP: "TIMESTAMP",
  Date: "DATE",
  DATE: "DATE",
  Time: "TIME",
  TIME: "TIME",
  Interval: "DATETIME",
  LargeBinary: "BLOB",
  Binary: "BLOB",
  BLOB: "BLOB",
  JSON: "JSON",
  Uuid: "CHAR(32)",
  UUID: "UUID",
  GUID: "CHAR(36)",
  REAL: "REAL",
  Double: "DOUBLE",
  DOUBLE: "DOUBLE",
  DOUBLE_PRECISION: "DOUBLE PRECISION",
  Float: "FLOAT",
  FLOAT: "FLOAT",
  BINARY: "BINARY#",
  VARBINARY: "VARBINARY#",
  PickleType: "BLOB",
  NullType: "NULL",
};

const MYSQL: Readonly<Record<string, string>> = {
  String: "varchar#",
  VARCHAR: "varchar#",
  Unicode: "varchar#",
  AutoString: "varchar#255",
  NVARCHAR: "varchar#",
  Text: "text",
  TEXT: "text",
  UnicodeText: "text",
  CHAR: "char#1",
  NCHAR: "char#1",
  Integer: "int",
  INTEGER: "int",
  INT: "int",
  BigInteger: "bigint",
  BIGINT: "bigint",
  SmallInteger: "smallint",
  SMALLINT: "smallint",
  TINYINT: "tinyint#",
  MEDIUMINT: "mediumint",
  Boolean: "tinyint(1)",
  BOOLEAN: "tinyint(1)",
  DateTime: "datetime",
  DATETIME: "datetime%",
  TIMESTAMP: "timestamp%",
  Date: "date",
  DATE: "date",
  Time: "time",
  TIME: "time%",
  Interval: "datetime",
  LargeBinary: "blob",
  Binary: "blob",
  BLOB: "blob",
  LONGBLOB: "longblob",
  MEDIUMBLOB: "mediumblob",
  TINYBLOB: "tinyblob",
  LONGTEXT: "longtext",
  MEDIUMTEXT: "mediumtext",
  TINYTEXT: "tinytext",
  JSON: "json",
  Uuid: "char(32)",
  GUID: "char(36)",
  REAL: "double",
  Double: "double",
  DOUBLE: "double",
  DOUBLE_PRECISION: "double",
  Float: "float",
  FLOAT: "float",
  BINARY: "binary#",
  VARBINARY: "varbinary#",
  PickleType: "blob",
};

/** Stable text of a value among a type's arguments; null when not known. */
function argumentText(value: { readonly kind: string }): string | null {
  const known = value as { kind: string; value?: unknown };
  if (known.kind === "none" || known.kind === "bool" || known.kind === "number" || known.kind === "str") {
    return String(known.value ?? "None");
  }
  return value instanceof SaType
    ? value.name
    : known.kind === "class" || known.kind === "external"
      ? (known as unknown as { name: string }).name
      : null;
}

/** A type that is none of the known ones: the same class with the same arguments gives the same column. */
/** Arguments of spatial types that say what Python does with the values, not what the column is. */
const PYTHON_ONLY = new Set(["from_text", "name", "spatial_index", "management", "use_N_D_index"]);

function custom(type: SaType): DbType {
  const spatial = type.name === "Geometry" || type.name === "Geography";
  const native = type.parts.family !== "other" ? null : spatial ? geoType(type) : vectorType(type);
  if (native !== null) return plain(native);
  const parts = [
    ...type.parts.args.map(argumentText),
    ...[...type.parts.keywords]
      .filter(([key]) => !key.startsWith("_") && !(spatial && PYTHON_ONLY.has(key)))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => {
        const text = argumentText(value);
        return text === null ? null : `${key}=${text}`;
      }),
  ];
  return parts.includes(null) || type.parts.open
    ? UNKNOWN_TYPE
    : plain(`${type.parts.family === "" ? "" : `${type.parts.family}.`}${type.name}(${parts.join(",")})`);
}

/** A spatial type as GeoAlchemy2 writes it into the statement; null where that is not known. */
function geoType({ name, parts: { args, keywords, open } }: SaType): string | null {
  const given = (key: string, position: number, otherwise: string): string | null => {
    const value = keywords.get(key) ?? args[position];
    return value === undefined ? otherwise : argumentText(value);
  };
  const [kind, srid] = [given("geometry_type", 0, "geometry"), given("srid", 1, "-1")];
  if (open || kind === null || srid === null) return null;
  return kind === "None" ? name.toLowerCase() : `${name.toLowerCase()}(${kind.toLowerCase()},${srid})`;
}

/** The types of pgvector as they stand in SQL; null for others. */
function vectorType({ name, parts: { args, keywords, open } }: SaType): string | null {
  const size = keywords.get("dim") ?? args[0];
  const text = size === undefined ? "None" : argumentText(size);
  if (open || text === null || !/^(Vector|VECTOR|HALFVEC|SPARSEVEC)$/.test(name)) return null;
  return text === "None" ? name.toLowerCase() : `${name.toLowerCase()}(${text})`;
}

/** Whether a text names a class of a library, not what stands in SQL. */
export function isClassText(text: string | null): boolean {
  return text !== null && /^(other|sqlalchemy_utils)\./.test(text);
}

/** The column type that a dialect makes of a SQLAlchemy type. */
export function renderType(type: SaType | null, dialect: Dialect): DbType {
  const chosen = type === null ? null : forDialect(type, dialect);
  if (chosen === null) {
    return UNKNOWN_TYPE;
  }
  if (chosen.parts.fixed !== undefined) {
    return chosen.parts.fixed;
  }
  if (isEnum(chosen) || (dialect === "mysql" && chosen.name === "ENUM")) {
    return renderEnum(chosen, dialect);
  }
  const foreign =
    dialect === "postgresql"
      ? MYSQL_ONLY.has(chosen.name) || NOT_POSTGRESQL.has(chosen.name)
      : POSTGRESQL_ONLY.has(chosen.name) || (dialect === "sqlite" && MYSQL_ONLY.has(chosen.name));
  if (foreign && chosen.parts.family !== "other") {
    return plain(`${REFUSED}${chosen.name.toLowerCase()}`);
  }
  if (chosen.name === "ARRAY") {
    const [item] = chosen.parts.args;
    const inner = item instanceof SaType ? renderType(item, dialect) : UNKNOWN_TYPE;
    return { text: inner.text === null ? null : `${inner.text}[]`, named: inner.named };
  }
  if (chosen.name === "UUIDType" && chosen.parts.family === "sqlalchemy_utils") {
    // sqlalchemy_utils: native on PostgreSQL, 16 bytes elsewhere unless `binary=False`.
    return plain(
      dialect === "postgresql"
        ? "uuid"
        : flag(chosen, "binary", true) && chosen.parts.args.length === 0
          ? dialect === "sqlite"
            ? "BINARY(16)"
            : "binary(16)"
          : dialect === "sqlite"
            ? "CHAR(32)"
            : "char(32)",
    );
  }
  const text = utilsText(chosen, dialect);
  if (text !== null) return plain(text);
  if (chosen.name === "ChoiceType" || chosen.parts.family === "other") {
    return custom(chosen);
  }
  return number(chosen, dialect) ?? table(chosen, dialect) ?? custom(chosen);
}

function table(type: SaType, dialect: Dialect): DbType | null {
  const key =
    dialect === "postgresql" && (type.name === "Uuid" || type.name === "UUID") && !flag(type, "native_uuid", true) ? "CHAR" : type.name;
  const pattern = (dialect === "postgresql" ? POSTGRESQL : dialect === "sqlite" ? SQLITE : MYSQL)[key];
  if (pattern === undefined) {
    return null;
  }
  if (dialect === "postgresql" && key === "CHAR" && type.name !== "CHAR") {
    return plain("character(32)");
  }
  if (pattern.endsWith("@")) {
    const timezone = type.keyword("timezone") ?? type.parts.args[0];
    const zoned = timezone === undefined || timezone.kind === "none" ? false : timezone.kind === "bool" ? timezone.value : null;
    const precision = numeric(type, 9, "precision");
    return zoned === null || precision === undefined
      ? UNKNOWN_TYPE
      : plain(`${pattern.slice(0, -1)}${precision === null ? "" : `(${precision})`} ${zoned ? "with" : "without"} time zone`);
  }
  if (pattern.endsWith("%")) {
    const precision = numeric(type, 9, "fsp");
    return precision === undefined
      ? UNKNOWN_TYPE
      : plain(`${pattern.slice(0, -1)}${precision === null || precision === 0 ? "" : `(${precision})`}`);
  }
  const [base, otherwise] = pattern.split("#");
  if (otherwise === undefined) {
    if (dialect === "mysql" && (base === "text" || base === "blob")) {
      const length = numeric(type, 0, "length");
      return length === undefined ? UNKNOWN_TYPE : plain(length === null ? base : sized(base, length));
    }
    return plain(pattern);
  }
  const length = numeric(type, 0, type.name === "TINYINT" ? "display_width" : "length");
  if (length === undefined) {
    return UNKNOWN_TYPE;
  }
  return plain(length === null ? (otherwise === "" ? (base ?? "") : `${base}(${otherwise})`) : `${base}(${length})`);
}

/** MySQL chooses the smallest text or blob type that holds the length. */
function sized(base: string, length: number): string {
  return length <= 255 ? `tiny${base}` : length <= 65_535 ? base : length <= 16_777_215 ? `medium${base}` : `long${base}`;
}

function number(type: SaType, dialect: Dialect): DbType | null {
  if (type.name === "Numeric" || type.name === "NUMERIC" || type.name === "DECIMAL") {
    const [precision, scale] = [numeric(type, 0, "precision"), numeric(type, 1, "scale")];
    if (precision === undefined || scale === undefined) {
      return UNKNOWN_TYPE;
    }
    const base = dialect === "sqlite" ? (type.name === "DECIMAL" ? "DECIMAL" : "NUMERIC") : dialect === "mysql" ? "decimal" : "numeric";
    if (precision === null) {
      return plain(dialect === "mysql" ? "decimal(10,0)" : base);
    }
    const space = dialect === "sqlite" ? ", " : ",";
    return plain(scale === null && dialect === "sqlite" ? `${base}(${precision})` : `${base}(${precision}${space}${scale ?? 0})`);
  }
  if (type.name === "Float" || type.name === "FLOAT") {
    const precision = numeric(type, 0, "precision");
    if (precision === undefined) {
      return UNKNOWN_TYPE;
    }
    return plain(
      dialect === "sqlite"
        ? "FLOAT"
        : dialect === "mysql"
          ? precision !== null && precision > 24
            ? "double"
            : "float"
          : precision !== null && precision <= 24
            ? "real"
            : "double precision",
    );
  }
  return null;
}

function renderEnum(type: SaType, dialect: Dialect): DbType {
  const labels = type.parts.labels;
  const native = type.name === "ENUM" || flag(type, "native_enum", true);
  if (native && dialect === "postgresql") {
    const name = enumName(type);
    return name === null ? UNKNOWN_TYPE : { text: name, named: textOf(type.keyword("schema")) === null ? name : name };
  }
  const given = numeric(type, 99, "length");
  if (labels === null || given === undefined) {
    return UNKNOWN_TYPE;
  }
  if (native && dialect === "mysql") {
    return plain(`enum(${labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(",")})`);
  }
  const length = Math.max(given ?? 0, ...labels.map((label) => label.length));
  return plain(
    dialect === "postgresql" ? `character varying(${length})` : dialect === "sqlite" ? `VARCHAR(${length})` : `varchar(${length})`,
  );
}

const SQLITE_NAMES = new Set([
  "BIGINT",
  "BLOB",
  "BOOLEAN",
  "CHAR",
  "DATE",
  "DATETIME",
  "DOUBLE",
  "DECIMAL",
  "FLOAT",
  "INTEGER",
  "JSON",
  "NUMERIC",
  "REAL",
  "SMALLINT",
  "TEXT",
  "TIME",
  "TIMESTAMP",
  "VARCHAR",
  "NVARCHAR",
  "NULL",
]);

/**
 * What SQLAlchemy makes of a SQLite column type when it reads it back and writes it again, as batch mode does: names it does
 * not know become the type of their affinity.
 */
export function reflectSqlite(type: DbType): DbType {
  const match = /^([\w ]+?)\s*(\(.*\))?$/.exec(type.text ?? "");
  if (type.text === null || match === null) {
    return type;
  }
  const name = (match[1] ?? "").toUpperCase();
  const args = match[2] ?? "";
  if (SQLITE_NAMES.has(name)) {
    return plain(name === "NULL" ? "NULL" : `${name}${/^(BLOB|TEXT|INTEGER|BIGINT|BOOLEAN|DATE|DATETIME|JSON)$/.test(name) ? "" : args}`);
  }
  if (name === "INT") {
    return plain("INTEGER");
  }
  if (name === "BOOL") {
    return plain("BOOLEAN");
  }
  if (name.includes("INT")) {
    return plain("INTEGER");
  }
  if (/CHAR|CLOB|TEXT/.test(name)) {
    return plain("TEXT");
  }
  if (name.includes("BLOB") || name === "") {
    return plain("NULL");
  }
  return plain(/REAL|FLOA|DOUB/.test(name) ? "REAL" : `NUMERIC${args}`);
}
