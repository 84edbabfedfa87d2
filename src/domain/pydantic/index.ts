import { Evaluator } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { BlindSpot } from "../../model/finding.ts";
import { isReplaced } from "../live-classes.ts";
import { AliasReader } from "./aliases.ts";
import { Family } from "./bases.ts";
import { ConfigReader } from "./config.ts";
import { derivesFromMade, dynamicModels } from "./dynamic.ts";
import { looksLikeModel, writtenAsModel } from "./evidence.ts";
import { FieldReader, placeOf } from "./fields.ts";
import type { PydanticVersion, Schema, SchemaField, SchemaTable } from "./schema.ts";
import { findVersions } from "./version.ts";

export { MAKER_NAMES } from "./dynamic.ts";
export type { PydanticVersion, Schema, SchemaField, SchemaTable } from "./schema.ts";
export { declaredVersion } from "./version.ts";

/**
 * All Pydantic models of a program with their fields. Pass the evaluator of other tables so that they share what it knows,
 * and what the requirements say of the version (`declaredVersion`).
 */
export function schemas(
  program: Program,
  evaluator: Evaluator = new Evaluator(program),
  declared: PydanticVersion | null = null,
): SchemaTable {
  const versions = findVersions(program, declared);
  const family = new Family(program, versions);
  const reader = new FieldReader(program, evaluator, family);
  const configs = new ConfigReader(program, evaluator, family, reader);
  const found = new Map<ClassSymbol, Schema>();
  const standing = new Map<ClassSymbol, Schema>();
  const blindSpots: BlindSpot[] = [...dynamicModels(program)];
  for (const symbol of program.allClasses()) {
    if (isReplaced(evaluator, symbol)) continue;
    if (family.isModel(symbol)) {
      const schema = readSchema(program, evaluator, family, reader, configs, symbol);
      found.set(symbol, schema);
      const replaced = reader.replaced(symbol);
      if (replaced !== undefined) standing.set(symbol, { ...schema, fields: [...replaced.values()] });
      if (schema.incomplete) blindSpots.push(unknownBase(symbol));
    } else if (mayBeModel(program, family, symbol) && family.incomplete(symbol)) blindSpots.push(unknownBase(symbol));
    // In Pydantic 1 such a dataclass is a model behind the scenes.
    else if (versions.main === 1 && family.isPydanticDataclass(symbol)) found.set(symbol, readDataclass(family, reader, symbol));
  }
  const dataclasses = new Map<ClassSymbol, Schema>();
  const dataclassOf = (symbol: ClassSymbol): Schema | undefined => {
    let schema = dataclasses.get(symbol);
    if (schema === undefined && family.isDataclass(symbol)) {
      schema = readDataclass(family, reader, symbol);
      dataclasses.set(symbol, schema);
    }
    return schema;
  };
  const byField = new Map<Schema, ReadonlyMap<string, SchemaField>>();
  const setting: SchemaTable["setting"] = (schema, key) =>
    schema.kind === "model" ? configs.value(schema.class, key) : configs.ofDataclass(schema.class, key);
  const aliases = new AliasReader(program, evaluator, setting);
  return {
    schemas: [...found.values()],
    blindSpots: blindSpots.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
    version: versions.main,
    versionCertain: versions.certain,
    knowsSettings: (schema) => schema.kind === "model" && configs.isKnown(schema.class),
    schemaOf: (symbol) => standing.get(symbol) ?? found.get(symbol) ?? dataclassOf(symbol),
    setting,
    ownSetting: (symbol, key) => configs.ofDataclass(symbol, key),
    alias: (schema, name, mode) => aliases.alias(schema, name, mode),
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

/** Whether a class is written as a model, whatever its bases are. */
function mayBeModel(program: Program, family: Family, symbol: ClassSymbol): boolean {
  if (symbol.def.bases.length === 0) return false;
  return (
    looksLikeModel(program, symbol) || derivesFromMade(program, symbol) || (writtenAsModel(program, symbol) && !family.isDataclass(symbol))
  );
}

function unknownBase(symbol: ClassSymbol): BlindSpot {
  const line = symbol.module.unit?.facts.line(symbol.def.defStart) ?? 1;
  return {
    kind: "schema-base",
    file: placeOf(symbol, symbol.def).file,
    line,
    detail: `${symbol.def.qualname}: the fields of one of its base classes are not known`,
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
    kind: "model",
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

function readDataclass(family: Family, reader: FieldReader, symbol: ClassSymbol): Schema {
  return {
    kind: "dataclass",
    class: symbol,
    name: `${symbol.module.name}.${symbol.def.qualname}`,
    version: family.version(symbol),
    sqlmodel: false,
    table: false,
    fields: [...reader.dataclassFields(symbol).values()],
    computed: [],
    fromAttributes: false,
    incomplete: family.incomplete(symbol),
    at: placeOf(symbol, symbol.def),
  };
}

/** Whether a SQLModel class says `table=True` itself. */
export function isTable(evaluator: Evaluator, symbol: ClassSymbol): boolean {
  const keyword = symbol.def.keywords.find(({ arg }) => arg === "table");
  return keyword !== undefined && evaluator.truth(keyword.value, symbol.outer) === true;
}

/** Names of the computed fields, inherited ones included; a later definition of another kind takes one away. */
function computedFields(program: Program, reader: FieldReader, symbol: ClassSymbol): readonly string[] {
  const line = program.ancestors(symbol);
  if (!line.some((ancestor) => ancestor.kind === "class" && reader.computed(ancestor.class).size > 0)) return [];
  const names = new Set<string>();
  for (const ancestor of line.toReversed()) {
    if (ancestor.kind !== "class") continue;
    const computed = reader.computed(ancestor.class);
    for (const { name, definition } of reader.body(ancestor.class).values()) {
      if (computed.has(name)) names.add(name);
      else if (definition !== null) names.delete(name);
    }
  }
  return [...names];
}
