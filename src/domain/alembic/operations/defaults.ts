import type { Place } from "../../../model/finding.ts";
import { databaseError, refused } from "../database/errors.ts";
import { canonicalSql } from "../database/names.ts";
import type { DbType, Dialect } from "../database/schema.ts";
import { FinalName, SqlText } from "../library/constructs.ts";
import { textOf, type Value } from "../python/values.ts";
import { jsonParameter } from "../sql/text-parameters.ts";

/** A server default as canonical SQL; null for none, undefined when it is not known. */
export function defaultText(value: Value | undefined, type: DbType, dialect: Dialect, at: Place): string | null | undefined {
  if (value === undefined || value.kind === "none") {
    return null;
  }
  const literal = value instanceof FinalName ? value.name : textOf(value);
  if (literal !== null) {
    return normalized(`'${literal.replaceAll("'", "''")}'`, type, dialect);
  }
  if (!(value instanceof SqlText) || value.sql === null) {
    return undefined;
  }
  if (value.type === "expression") {
    return stated(expressionText(value.sql, dialect), dialect);
  }
  if (value.sql.trim() === "") {
    throw databaseError("SyntaxError", "the default is an empty text of SQL", at, {
      kind: "refused",
      table: null,
      name: "DEFAULT",
      by: null,
    });
  }
  if (dialect === "sqlite" && /^\s*\w+\s*\(/.test(value.sql)) {
    // SQLite takes a function call as a default only in parentheses.
    throw databaseError("OperationalError", `near "(": syntax error in the default ${value.sql}`, at);
  }
  const text = stated(canonicalSql(value.sql), dialect);
  return text === null ? null : normalized(text, type, dialect);
}

/** A default as it is kept: NULL is none, but on SQLite. */
function stated(text: string, dialect: Dialect): string | null {
  return text === "null" && dialect !== "sqlite" ? null : text;
}

/** Callables of the standard library that stand where what they give is meant; SQLAlchemy's own that are called for a clause. */
const CALLABLE = /^(datetime\.|time\.time$|uuid\.uuid\d$|sqlalchemy\.(.+\.)?(true|false|null|text|literal_column)$)/;

/** Fails where SQLAlchemy is given a server default that is neither a text nor a clause of SQL: a number, a boolean, a function that is not called. */
function requireClause(value: Value | undefined, column: string, at: Place): void {
  if (value === undefined) return;
  const given =
    value.kind === "bool"
      ? value.value
        ? "True"
        : "False"
      : value.kind === "number"
        ? `${value.value}`
        : value.kind === "dict" || value.kind === "seq"
          ? `a ${value.kind === "dict" ? "dict" : value.type}`
          : value.kind === "function" || value.kind === "native"
            ? `the function ${value.name}`
            : value.kind === "external" && CALLABLE.test(value.name)
              ? `the function ${value.name}`
              : null;
  if (given !== null)
    throw refused("ArgumentError", `the server default of ${column} is ${given}, and has to be a text or a clause of SQL`, at);
}

/** Fails where SQLAlchemy, or PostgreSQL, does not take a default for a type. */
export function requireDefault(value: Value | undefined, type: DbType | undefined, dialect: Dialect, column: string, at: Place): void {
  requireClause(value, column, at);
  if (dialect !== "postgresql" || !(value instanceof SqlText)) return;
  if (type?.text === "boolean") requireBoolean(value, column, at);
  if (value.type === "sql" && /^jsonb?$/.test(type?.text ?? "")) requireJson(value, column, at);
}

/** Fails where a boolean of PostgreSQL gets a number that is not quoted, which other databases take. */
function requireBoolean(value: SqlText, column: string, at: Place): void {
  const number = /^\s*\(?\s*(\d+)\s*\)?\s*$/.exec(value.sql ?? "")?.[1];
  if (number === undefined) return;
  const message = `column ${column} is of type boolean but its default ${number} is of type integer`;
  throw databaseError("DatatypeMismatch", message, at, { kind: "refused", table: null, name: column, by: null });
}

/** Fails where the JSON that `sa.text()` gives for a default has a colon that makes a parameter: what is left of it is no JSON. */
function requireJson(value: SqlText, column: string, at: Place): void {
  const name = jsonParameter(value.sql ?? "");
  if (name === null) return;
  const message = `in the default of ${column} text() takes :${name} for a parameter: put a space behind the colon, or give the default as a string`;
  throw databaseError("InvalidTextRepresentation", message, at, { kind: "refused", table: null, name: column, by: null, everywhere: true });
}

/** What `sa.func.now()`, `sa.true()` and their like render as. */
function expressionText(text: string, dialect: Dialect): string {
  const canonical = canonicalSql(text);
  if (canonical === "now()" || canonical === "current_timestamp" || canonical === "current_timestamp()") {
    return dialect === "postgresql" ? (canonical === "now()" ? "now()" : "current_timestamp") : "current_timestamp";
  }
  return (canonical === "true" || canonical === "false") && dialect !== "postgresql" ? (canonical === "true" ? "1" : "0") : canonical;
}

/** PostgreSQL and MySQL keep the value, not its spelling: `'0'` for a number is 0, `'f'` for a boolean is false. */
function normalized(text: string, type: DbType, dialect: Dialect): string {
  if (dialect === "sqlite") {
    return text;
  }
  const inner = /^'(.*)'$/s.exec(text)?.[1];
  const kind = type.text ?? "";
  if (dialect === "postgresql" && kind === "boolean") {
    const word = (inner ?? text).toLowerCase();
    return /^(t|true|1|yes|on|y)$/.test(word) ? "true" : /^(f|false|0|no|off|n)$/.test(word) ? "false" : text;
  }
  if (
    inner !== undefined &&
    /^(smallint|integer|bigint|numeric|decimal|real|double|int|tinyint|float)/.test(kind) &&
    /^-?\d+(\.\d+)?$/.test(inner)
  ) {
    return inner;
  }
  if (dialect === "mysql" && kind === "tinyint(1)") {
    return text === "true" ? "1" : text === "false" ? "0" : text;
  }
  return text;
}
