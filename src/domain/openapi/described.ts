import type { Static } from "../../link/constants.ts";
import { textOf, truth } from "../../link/statics.ts";
import type { Dialect } from "./dialect.ts";
import type { Json, JsonObject } from "./wire.ts";

/** The keywords of a declaration: of `Field(…)`, `Query(…)` or their like. */
export type Keywords = (name: string) => Static | undefined;

/** Calls whose keywords describe what they stand beside. */
export const DESCRIBING =
  /^(pydantic\.(fields\.)?(Field|FieldInfo)|sqlmodel\.(main\.)?Field|fastapi\.(params\.|param_functions\.)?(Query|Path|Header|Cookie|Body|Form|File))$/;

/** A schema with the title, description, examples and deprecation that a declaration gives it. */
export function described(
  schema: JsonObject,
  keyword: Keywords,
  dialect: Dialect,
  encode: (value: Static) => Json | undefined,
): JsonObject {
  const added: Record<string, Json> = {};
  for (const name of ["title", "description"]) {
    const value = keyword(name);
    const text = value === undefined ? undefined : textOf(value);
    if (text !== undefined) added[name] = text;
  }
  const examples = keyword("examples");
  const json = examples === undefined || examples.kind === "none" ? undefined : encode(examples);
  if (json !== undefined) added.examples = json;
  const deprecated = keyword("deprecated");
  if (deprecated !== undefined && truth(deprecated) === true) added.deprecated = true;
  if (dialect.pydantic === 1) {
    const example = keyword("example");
    const json = example === undefined || example.kind === "none" ? undefined : encode(example);
    if (json !== undefined) added.example = json;
  }
  const extra = keyword("json_schema_extra");
  if (extra?.kind === "dict") Object.assign(added, encode(extra) ?? {});
  return beside(schema, added, dialect);
}

/** A schema with more keywords; a reference is wrapped where it must stand alone. */
export function beside(schema: JsonObject, added: JsonObject, dialect: Dialect): JsonObject {
  if (Object.values(added).every((value) => value === null)) return schema;
  return "$ref" in schema && !dialect.siblings ? { allOf: [schema], ...added } : { ...schema, ...added };
}
