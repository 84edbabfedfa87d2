import { unparse } from "../../model/unparse.ts";
import type { Schema, SchemaField, SchemaTable } from "./schema.ts";

/** One row of `inspect schemas`, as the JSON contract has it. */
export interface SchemaRow {
  readonly class: string;
  readonly file: string;
  readonly line: number;
  readonly role: string;
  readonly fields: readonly {
    readonly name: string;
    readonly annotation: string | null;
    readonly required: boolean;
    readonly alias: string | null;
  }[];
  readonly computed: readonly string[];
  readonly fromAttributes: boolean;
}

/** The table of all schemas, sorted by class; fields by name. */
export function inspectSchemas(table: SchemaTable): { readonly schemas: readonly SchemaRow[] } {
  const rows = table.schemas.map((schema) => row(table, schema));
  return { schemas: rows.sort((a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : a.line - b.line)) };
}

function row(table: SchemaTable, schema: Schema): SchemaRow {
  const { unit } = schema.class.module;
  return {
    class: schema.name,
    file: schema.at.file,
    line: unit?.facts.line(schema.class.def.defStart) ?? 1,
    role: unit?.role ?? "application",
    fields: schema.fields
      .map((field) => ({
        name: field.name,
        annotation: field.annotation === null ? null : unparse(field.annotation, 200),
        required: field.required,
        alias: nameInData(table, schema, field),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    computed: [...schema.computed].sort(),
    fromAttributes: schema.fromAttributes,
  };
}

/** The alias of the declaration, else the one that the settings of the model give; null where the name stays. */
function nameInData(table: SchemaTable, schema: Schema, { alias, name }: SchemaField): string | null {
  const found = alias ?? table.alias(schema, name, "input") ?? name;
  return found === name ? null : found;
}
