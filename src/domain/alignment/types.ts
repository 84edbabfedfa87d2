import { truth } from "../../link/statics.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Schema, SchemaTable } from "../pydantic/index.ts";
import type { OrmColumn, OrmModel, OrmModels } from "../sqlalchemy/index.ts";

/** Python classes of SQL types that Pydantic does not turn into one another. */
const PYTHON_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(sa\.|sqlalchemy\.)?(Integer|BigInteger|SmallInteger|INTEGER|BIGINT)\b/, "int"],
  [/^(sa\.|sqlalchemy\.)?(Boolean|BOOLEAN)\b/, "bool"],
  [/^(sa\.|sqlalchemy\.)?(Float|FLOAT|Double)\b(?!.*asdecimal=True)/, "float"],
  [/^(sa\.|sqlalchemy\.)?(Numeric|NUMERIC|DECIMAL)\b(?!.*asdecimal=)/, "Decimal"],
  [/^(sa\.|sqlalchemy\.)?(DateTime|TIMESTAMP|DATETIME)\b/, "datetime"],
  [/^(sa\.|sqlalchemy\.)?(Date|DATE)\b/, "date"],
  [/^(sa\.|sqlalchemy\.)?(String|Text|Unicode|UnicodeText|VARCHAR|TEXT)\b/, "str"],
  // Of the older `UUID` only the argument says in every version what it gives.
  [/^([\w.]+\.)?(Uuid(\(\))?$|Uuid\(as_uuid=True\)|(PG_?|Pg|pg_?)?UUID\(.*\bas_uuid=True\b)/, "UUID"],
];

const SCALARS = ["int", "bool", "float", "Decimal", "datetime", "date", "str", "UUID"];
/** No single value is taken for several. */
const CONTAINERS = Object.fromEntries(["list", "set", "frozenset", "tuple", "dict"].map((name) => [`builtins.${name}`, SCALARS]));

/** Which of the column's values a field's type refuses, by version: only what certainly fails. */
const REFUSED: Readonly<Record<1 | 2, Readonly<Record<string, readonly string[]>>>> = {
  1: {
    ...CONTAINERS,
    "builtins.str": ["datetime", "date", "UUID"],
    "builtins.int": ["datetime", "date"],
    "builtins.float": ["datetime", "date", "UUID"],
    "datetime.datetime": ["date", "UUID"],
    "uuid.UUID": ["int", "bool", "float", "datetime", "date", "Decimal"],
    "decimal.Decimal": ["datetime", "date", "UUID"],
  },
  2: {
    ...CONTAINERS,
    "builtins.str": ["int", "bool", "float", "datetime", "date", "UUID", "Decimal"],
    "builtins.int": ["datetime", "date", "UUID"],
    "builtins.float": ["datetime", "date", "UUID"],
    "builtins.bool": ["datetime", "date", "UUID"],
    "datetime.datetime": ["bool", "UUID"],
    "datetime.date": ["bool", "UUID"],
    "uuid.UUID": ["int", "bool", "float", "datetime", "date", "Decimal"],
    "decimal.Decimal": ["datetime", "date", "UUID"],
  },
};

const NUMBERS = new Set(["int", "float", "Decimal"]);

/** What a column gives and a field's type certainly refuses; undefined where they agree, or where it is not known. */
export function columnMismatch(
  { schemas }: { readonly schemas: SchemaTable },
  schema: Schema,
  type: Type,
  column: OrmColumn,
): string | undefined {
  const known = alternatives(type).filter(({ kind }) => kind !== "none");
  const [only] = known;
  if (known.length !== 1 || only?.kind !== "external" || column.type === null) return undefined;
  const written = column.type;
  const python = PYTHON_TYPES.find(([pattern]) => pattern.test(written))?.[1];
  if (python === undefined || !isRefused(schemas, schema, only.name, python)) return undefined;
  return `the column is ${written}, which gives ${python}, and the field is ${only.name.slice(only.name.lastIndexOf(".") + 1)}`;
}

/** Whether a field of a type certainly refuses the values of another. */
function isRefused(schemas: SchemaTable, schema: Schema, field: string, python: string): boolean {
  if (REFUSED[schema.version][field]?.includes(python) !== true) return false;
  if (field !== "builtins.str" || !NUMBERS.has(python)) return true;
  const setting = schemas.setting(schema, "coerce_numbers_to_str");
  return setting === undefined || truth(setting) === false;
}

const ANNOTATED = new Map([
  ...["int", "bool", "float", "str"].map((name) => [`builtins.${name}`, name] as const),
  ["decimal.Decimal", "Decimal"],
  ["datetime.datetime", "datetime"],
  ["datetime.date", "date"],
  ["uuid.UUID", "UUID"],
]);

/** What a property says that it gives and a field's type certainly refuses. */
export function propertyMismatch(
  { schemas }: { readonly schemas: SchemaTable },
  schema: Schema,
  type: Type,
  given: Type,
): string | undefined {
  const [only, ...more] = alternatives(type).filter(({ kind }) => kind !== "none");
  const [value, ...others] = alternatives(given).filter(({ kind }) => kind !== "none");
  if (only?.kind !== "external" || value?.kind !== "external" || more.length > 0 || others.length > 0) return undefined;
  const python = ANNOTATED.get(value.name);
  if (python === undefined || !isRefused(schemas, schema, only.name, python)) return undefined;
  return `the property gives ${python}, and the field is ${only.name.slice(only.name.lastIndexOf(".") + 1)}`;
}

/** A column and the class that has it. */
export interface ColumnRead {
  readonly model: OrmModel;
  readonly column: OrmColumn;
}

/** The column that an attribute of a row is, or that a proxy reads on the one row of a relationship. */
export function columnBehind(models: OrmModels, model: OrmModel, name: string): ColumnRead | undefined {
  const attribute = model.attributes.get(name);
  if (attribute?.kind === "column") return { model, column: attribute };
  if (attribute?.kind !== "association-proxy") return undefined;
  const [by = "", far = ""] = attribute.through;
  const relationship = model.attributes.get(by);
  if (relationship?.kind !== "relationship" || relationship.uselist || relationship.target === null) return undefined;
  const target = models.modelOf(relationship.target);
  const column = target?.attributes.get(far);
  return target === undefined || column?.kind !== "column" ? undefined : { model: target, column };
}
