import { truth } from "../../link/statics.ts";
import type { Schema, SchemaField, SchemaTable } from "../pydantic/index.ts";

/** Whether a field is read from an attribute of another name, or from something deeper: by an alias, `AliasPath` or `AliasChoices`. */
export function readsElsewhere({ alias, declaration }: SchemaField): boolean {
  if (alias !== null) return true;
  return (
    declaration?.call.keywords.some(({ arg, value }) => {
      if (arg !== "validation_alias" && arg !== "alias") return false;
      // A text that is no literal may be any name.
      return !(value.kind === "Constant" && value.type === "None");
    }) === true
  );
}

/**
 * The attributes by which a field is read, the first that is there: its name, or its alias, and then its name only where the settings or the call
 * say so. Undefined where an alias is computed, or the settings are.
 */
export function attributesRead(schemas: SchemaTable, schema: Schema, field: SchemaField, byName: boolean): readonly string[] | undefined {
  const given = field.declaration?.keyword("validation_alias") ?? field.declaration?.keyword("alias");
  if (given !== undefined && given.kind !== "none" && given.kind !== "string") return undefined;
  const generated = schemas.setting(schema, "alias_generator") !== undefined || schemas.setting(schema, "fields") !== undefined;
  const alias = field.alias ?? (generated ? schemas.alias(schema, field.name, "input") : field.name);
  if (alias === field.name) return [field.name];
  if (alias === undefined || schemas.setting(schema, "validate_by_alias") !== undefined) return undefined;
  if (!schemas.knowsSettings(schema)) return undefined;
  const named = ["populate_by_name", "validate_by_name", "allow_population_by_field_name"].map((key) => schemas.setting(schema, key));
  const told = named.flatMap((setting) => (setting === undefined ? [] : [truth(setting)]));
  if (told.includes(undefined)) return undefined;
  return byName || told.includes(true) ? [alias, field.name] : [alias];
}

/** Whether a field is read by its own name, beside an alias or without one. */
export function readsByName(schemas: SchemaTable, schema: Schema, field: SchemaField): boolean {
  return !readsElsewhere(field) && attributesRead(schemas, schema, field, false)?.includes(field.name) === true;
}
