import type { DbType, Dialect } from "../database/schema.ts";
import { bool, NONE, number, str, unknown, type Value } from "../python/values.ts";
import { SaType } from "./types.ts";

/** The classes that SQLAlchemy reads column types back as, by the first word of the database's own name. */
const CLASSES: Readonly<Record<string, string>> = {
  "character varying": "VARCHAR",
  varchar: "VARCHAR",
  nvarchar: "NVARCHAR",
  character: "CHAR",
  char: "CHAR",
  text: "TEXT",
  tinytext: "TINYTEXT",
  mediumtext: "MEDIUMTEXT",
  longtext: "LONGTEXT",
  integer: "INTEGER",
  int: "INTEGER",
  bigint: "BIGINT",
  smallint: "SMALLINT",
  tinyint: "TINYINT",
  mediumint: "MEDIUMINT",
  boolean: "BOOLEAN",
  bool: "BOOLEAN",
  numeric: "NUMERIC",
  decimal: "DECIMAL",
  real: "REAL",
  float: "FLOAT",
  double: "DOUBLE",
  "double precision": "DOUBLE_PRECISION",
  timestamp: "TIMESTAMP",
  datetime: "DATETIME",
  date: "DATE",
  time: "TIME",
  interval: "INTERVAL",
  uuid: "UUID",
  json: "JSON",
  jsonb: "JSONB",
  bytea: "BYTEA",
  blob: "BLOB",
  longblob: "LONGBLOB",
  mediumblob: "MEDIUMBLOB",
  tinyblob: "TINYBLOB",
  binary: "BINARY",
  varbinary: "VARBINARY",
  enum: "ENUM",
  inet: "INET",
  tsvector: "TSVECTOR",
};

const PARENTS: Readonly<Record<string, readonly string[]>> = {
  VARCHAR: ["String"],
  NVARCHAR: ["Unicode", "String"],
  CHAR: ["String"],
  TEXT: ["Text", "String"],
  TINYTEXT: ["String"],
  MEDIUMTEXT: ["String"],
  LONGTEXT: ["String"],
  INTEGER: ["Integer"],
  BIGINT: ["BigInteger", "Integer"],
  SMALLINT: ["SmallInteger", "Integer"],
  TINYINT: ["Integer"],
  MEDIUMINT: ["Integer"],
  BOOLEAN: ["Boolean"],
  NUMERIC: ["Numeric"],
  DECIMAL: ["Numeric"],
  REAL: ["Float", "Numeric"],
  FLOAT: ["Float", "Numeric"],
  DOUBLE: ["Double", "Float", "Numeric"],
  DOUBLE_PRECISION: ["Double", "Float", "Numeric"],
  TIMESTAMP: ["DateTime"],
  DATETIME: ["DateTime"],
  DATE: ["Date"],
  TIME: ["Time"],
  UUID: ["Uuid"],
  JSONB: ["JSON"],
  BYTEA: ["LargeBinary"],
  BLOB: ["LargeBinary"],
  LONGBLOB: ["LargeBinary"],
  MEDIUMBLOB: ["LargeBinary"],
  TINYBLOB: ["LargeBinary"],
  BINARY: ["LargeBinary"],
  VARBINARY: ["LargeBinary"],
  ENUM: ["Enum", "String"],
};

/** Classes that a dialect has of its own beside the general ones of the same name. */
const OWN_CLASSES = new Set([
  "TIMESTAMP",
  "TIME",
  "INTERVAL",
  "ENUM",
  "JSON",
  "JSONB",
  "BYTEA",
  "DATETIME",
  "VARCHAR",
  "TEXT",
  "CHAR",
  "INTEGER",
  "BIGINT",
]);

/** A column type as the inspector gives it. */
export class ReflectedType extends SaType {
  readonly of: DbType;
  private readonly dialect: Dialect;

  constructor(of: DbType, dialect: Dialect) {
    const name = classOf(of);
    super({
      name: name ?? "NullType",
      family: "",
      args: [],
      keywords: new Map(),
      open: name === null,
      variants: new Map(),
      decorated: null,
      labels: null,
      action: () => {},
      fixed: of,
    });
    this.of = of;
    this.dialect = dialect;
  }

  override attr(name: string): Value | undefined {
    const { text } = this.of;
    if (text === null) {
      return unknown(`a type's ${name}`);
    }
    switch (name) {
      case "length": {
        const length = /\((\d+)\)/.exec(text)?.[1];
        return length === undefined ? NONE : number(Number(length));
      }
      case "timezone":
        return bool(text.endsWith("with time zone"));
      case "name":
        return this.of.named === null ? unknown("a type's name") : str(this.of.named);
      case "enums":
        return unknown("the labels of an enum");
      default:
        return super.attr(name);
    }
  }

  /** What `str()` gives. */
  override text(): string | null {
    const { text } = this.of;
    return text === null || this.parts.open ? null : `${this.name.replace("_", " ")}${/\([\d, ]+\)/.exec(text)?.[0] ?? ""}`;
  }

  override instanceOf(dotted: string): boolean | null {
    if (this.parts.open) {
      return null;
    }
    const last = dotted.slice(dotted.lastIndexOf(".") + 1);
    const family = /\.(postgresql|mysql|sqlite|mssql|oracle)\b/.exec(dotted)?.[1];
    if (last === this.name) {
      return family === undefined || family === this.dialect || !OWN_CLASSES.has(last);
    }
    return family === undefined && (PARENTS[this.name]?.includes(last) === true || last === "TypeEngine");
  }
}

function classOf(type: DbType): string | null {
  if (type.named !== null) {
    return "ENUM";
  }
  const words = (type.text ?? "")
    .toLowerCase()
    .replace(/\(.*?\)/g, "")
    .trim();
  return words.endsWith("[]") ? "ARRAY" : (CLASSES[words] ?? CLASSES[words.split(" ")[0] ?? ""] ?? null);
}
