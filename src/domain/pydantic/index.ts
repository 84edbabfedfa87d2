import { Evaluator } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { BlindSpot } from "../../model/finding.ts";
import { isReplaced } from "../live-classes.ts";
import { Family } from "./bases.ts";
import { ConfigReader } from "./config.ts";
import { FieldReader, placeOf } from "./fields.ts";
import type { Schema, SchemaField, SchemaTable } from "./schema.ts";
import { findVersions } from "./version.ts";

export type { PydanticVersion, Schema, SchemaField, SchemaTable } from "./schema.ts";

/** All Pydantic models of a program with their fields. Pass the evaluator of other tables so that they share what it knows. */
export function schemas(program: Program, evaluator: Evaluator = new Evaluator(program)): SchemaTable {
  const versions = findVersions(program);
  const family = new Family(program, versions);
  const reader = new FieldReader(program, evaluator, family);
  const configs = new ConfigReader(program, evaluator, family, reader);
  const found = new Map<ClassSymbol, Schema>();
  const blindSpots: BlindSpot[] = [];
  for (const symbol of program.allClasses()) {
    if (!family.isModel(symbol) || isReplaced(evaluator, symbol)) continue;
    const schema = readSchema(program, evaluator, family, reader, configs, symbol);
    found.set(symbol, schema);
  }
  const byField = new Map<Schema, ReadonlyMap<string, SchemaField>>();
  return {
    schemas: [...found.values()],
    blindSpots,
    version: versions.main,
    schemaOf: (symbol) => found.get(symbol),
    field(schema, name) {
      let fields = byField.get(schema);
      if (fields === undefined) {
        fields = new Map(schema.fields.map((field) => [field.name, field]));
        byField.set(schema, fields);
      }
      return fields.get(name);
    },
  };
}

function readSchema(
  program: Program,
  evaluator: Evaluator,
  family: Family,
  reader: FieldReader,
  configs: ConfigReader,
  symbol: ClassSymbol,
): Schema {
  const sqlmodel = family.descends(symbol, "sqlmodel.SQLModel");
  const incomplete = family.incomplete(symbol);
  return {
    class: symbol,
    name: `${symbol.module.name}.${symbol.def.qualname}`,
    version: family.version(symbol),
    sqlmodel,
    table: sqlmodel && isTable(evaluator, symbol),
    fields: [...reader.fieldsOf(symbol).values()],
    computed: computedFields(program, reader, symbol),
    fromAttributes: configs.fromAttributes(symbol),
    incomplete,
    at: placeOf(symbol, symbol.def),
  };
}

/** Whether a SQLModel class says `table=True` itself. */
export function isTable(evaluator: Evaluator, symbol: ClassSymbol): boolean {
  const keyword = symbol.def.keywords.find(({ arg }) => arg === "table");
  return keyword !== undefined && evaluator.truth(keyword.value, symbol.outer) === true;
}

function computedFields(program: Program, reader: FieldReader, symbol: ClassSymbol): readonly string[] {
  const names = new Set<string>();
  for (const ancestor of program.ancestors(symbol).toReversed()) {
    if (ancestor.kind !== "class") continue;
    for (const [name, { definition }] of reader.body(ancestor.class)) {
      if (definition?.kind !== "FunctionDef") continue;
      const scope = program.classScope(ancestor.class);
      const computed = definition.decorators.some((decorator) => {
        const target = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, scope);
        return target?.kind === "external" && target.name === "pydantic.computed_field";
      });
      if (computed) names.add(name);
      else names.delete(name);
    }
  }
  return [...names];
}
