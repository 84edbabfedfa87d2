import type { Construction } from "../../link/construction.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import { decoratorName } from "../../model/last-name.ts";
import type { Expr } from "../../model/syntax.ts";
import { placeOf } from "../pydantic/fields.ts";
import type { SchemaTable } from "../pydantic/index.ts";
import { constrained, defaultValue } from "./constraints.ts";
import { LIBRARY_SHAPES, type LibraryField } from "./library.ts";
import type { ModelReader, WireField } from "./models.ts";
import { componentName } from "./names.ts";
import { plainValue, type TypeReader } from "./reader.ts";
import { SchemaExtras } from "./schema-extra.ts";
import { type Json, type JsonObject, keyOf, type Mode, type WireType } from "./wire.ts";

/** A schema under its own name: of a class, or of a request body that is put together from several parameters. */
interface Definition {
  readonly key: string;
  readonly mode: Mode;
  readonly name: string;
  readonly longName: string;
  readonly at: Place | null;
  schema: JsonObject;
}

/** A named schema of a document with the class that declares it. */
export interface Component {
  readonly name: string;
  readonly schema: JsonObject;
  readonly at: Place | null;
}

/** What refers to a definition before the names are settled. */
const REFERENCE = "#definition:";

/** Collects the named schemas of one document while its operations are read, and names them when all are known. */
export class Components {
  readonly reader: TypeReader;
  readonly models: ModelReader;
  private readonly table: SchemaTable;
  private readonly extras: SchemaExtras;
  private readonly definitions = new Map<string, Definition>();
  private readonly opened = new Map<string, number>();

  constructor(reader: TypeReader, models: ModelReader, table: SchemaTable) {
    this.reader = reader;
    this.models = models;
    this.table = table;
    this.extras = new SchemaExtras(reader.machine);
  }

  /** Reasons why parts were left open, with how often; sorted. */
  get open(): readonly { readonly reason: string; readonly count: number }[] {
    return [...this.opened].map(([reason, count]) => ({ reason, count })).sort((a, b) => (a.reason < b.reason ? -1 : 1));
  }

  /** Counts something that could not be known. */
  leaveOpen(reason: string): void {
    this.opened.set(reason, (this.opened.get(reason) ?? 0) + 1);
  }

  /** The schema of a type; classes become references. `nullable` is false where Pydantic 1 leaves null out. */
  schemaOf(type: WireType, mode: Mode, nullable = true): JsonObject {
    const of = (inner: WireType): JsonObject => this.schemaOf(inner, mode, nullable);
    switch (type.kind) {
      case "open":
        this.leaveOpen(type.reason);
        return {};
      case "any":
        return {};
      case "none":
        return { type: "null" };
      case "scalar":
        return mode === "input" ? type.input : type.output;
      case "literal":
        return enumeration(type.values);
      case "class":
        return { $ref: REFERENCE + this.define(type, mode) };
      case "library":
        return { $ref: REFERENCE + this.defineLibrary(type, mode) };
      case "array":
        return {
          type: "array",
          items: type.item === null ? {} : of(type.item),
          ...(type.unique ? { uniqueItems: true } : {}),
        };
      case "tuple":
        return { type: "array", prefixItems: type.items.map(of), minItems: type.items.length, maxItems: type.items.length };
      case "map":
        return { type: "object", additionalProperties: type.value === null || type.value.kind === "any" ? true : of(type.value) };
      case "union": {
        const items = nullable ? type.items : type.items.filter(({ kind }) => kind !== "none");
        const [only] = items;
        return items.length === 1 && only !== undefined ? of(only) : { anyOf: items.map(of) };
      }
      case "annotated":
        return type.metadata.reduce<JsonObject>((schema, made) => constrained(schema, made), of(type.inner));
    }
  }

  /** The schema of one field or parameter: its type with constraints and default. */
  fieldSchema(field: Pick<WireField, "type" | "declaration" | "default">, mode: Mode, nullable = true, value?: Json): JsonObject {
    const schema = this.schemaOf(field.type, mode, nullable);
    const limited = field.declaration === null ? schema : constrained(schema, field.declaration);
    const given = value ?? this.defaultOf(field.default, field.declaration);
    return given === undefined || given === null ? limited : { ...limited, default: given };
  }

  private defaultOf(expression: Expr | null, declaration: Construction | null): Json | undefined {
    if (declaration !== null) {
      const value = declaration.argument(0, "default");
      if (value !== undefined) return plainValue(value);
    }
    return defaultValue(expression);
  }

  private define(type: WireType & { kind: "class" }, mode: Mode): string {
    const key = `${mode}:${keyOf(type)}`;
    if (this.definitions.has(key)) return key;
    const { class: symbol } = type;
    const short = componentName(type);
    const definition: Definition = {
      key,
      mode,
      name: short,
      longName: `${symbol.module.name.replaceAll(".", "__")}__${short}`,
      at: placeOf(symbol, { start: symbol.def.defStart, end: symbol.def.nameEnd }),
      schema: {},
    };
    this.definitions.set(key, definition);
    definition.schema = this.classSchema(type, mode);
    return key;
  }

  private defineLibrary(type: WireType & { kind: "library" }, mode: Mode): string {
    const key = `${mode}:${keyOf(type)}`;
    if (this.definitions.has(key)) return key;
    const name = componentName(type);
    const definition: Definition = { key, mode, name, longName: `${type.name.replaceAll(".", "__")}__${name}`, at: null, schema: {} };
    this.definitions.set(key, definition);
    const fields = LIBRARY_SHAPES[type.name] ?? [];
    definition.schema = objectSchema(
      fields.map((field) => ({ name: field.name, required: field.required, schema: this.librarySchema(field, type.args[0], mode) })),
    );
    return key;
  }

  private librarySchema(field: LibraryField, argument: WireType | undefined, mode: Mode): JsonObject {
    if (field.type === "[T]") return { type: "array", items: argument === undefined ? {} : this.schemaOf(argument, mode) };
    return { type: field.type };
  }

  /** A request body that FastAPI puts together from several parameters. */
  defineBody(name: string, schema: JsonObject): JsonObject {
    const key = `input:${name}`;
    this.definitions.set(key, { key, mode: "input", name, longName: name, at: null, schema });
    return { $ref: REFERENCE + key };
  }

  private classSchema(type: WireType & { kind: "class" }, mode: Mode): JsonObject {
    switch (type.form) {
      case "enum":
        return this.enumSchema(type.class);
      case "named-tuple":
        return { type: "array" };
      default:
        return this.modelSchema(type, mode);
    }
  }

  private enumSchema(symbol: ClassSymbol): JsonObject {
    const { program, evaluator } = this.reader.machine;
    const values: (string | number | boolean | null)[] = [];
    for (const ancestor of program.ancestors(symbol).toReversed()) {
      if (ancestor.kind !== "class") continue;
      for (const [name, bindings] of program.classScope(ancestor.class).bindings) {
        if (name.startsWith("_") || bindings.some(({ kind }) => kind !== "value")) continue;
        const member = evaluator.classAttribute(symbol, name);
        const value = member.kind === "member" ? plainValue(member) : undefined;
        if (value === undefined) {
          this.leaveOpen(`a value of ${symbol.def.qualname} is computed`);
          return {};
        }
        values.push(value);
      }
    }
    return values.length === 0 ? {} : enumeration(values);
  }

  private modelSchema(type: WireType & { kind: "class" }, mode: Mode): JsonObject {
    const schema = this.table.schemaOf(type.class);
    const nullable = schema?.version !== 1;
    const root = this.models.root(type.class, type.args);
    if (root !== undefined) return this.schemaOf(root, mode, nullable);
    const own = this.modelSerializer(type.class, mode);
    if (own !== undefined) return this.schemaOf(own, mode, nullable);
    const { fields, complete } = this.models.fields(type.class, type.args, mode);
    if (!complete) this.leaveOpen(`a base class of ${type.class.def.qualname} is not known`);
    const made = objectSchema(
      fields
        .filter((field) => !this.leftOut(field))
        .map((field) => ({ name: field.wire, required: field.required, schema: this.fieldSchema(field, mode, nullable) })),
    );
    if (schema === undefined) return made;
    const extra = this.table.setting(schema, "extra");
    const closed = extra?.kind === "string" && extra.value === "forbid" ? { ...made, additionalProperties: false } : made;
    return this.extras.applied(closed, this.table.setting(schema, schema.version === 1 ? "schema_extra" : "json_schema_extra"));
  }

  /** `SkipJsonSchema[int]`, `Annotated[int, SkipJsonSchema()]`: a field that no document shows. */
  private leftOut({ field }: WireField): boolean {
    if (field?.annotation?.kind !== "Subscript" || field.scope === null) return false;
    const { value, slice } = field.annotation;
    const { program } = this.reader.machine;
    const { scope } = field;
    const skips = (expression: Expr): boolean => {
      const symbol = program.symbolOf(expression.kind === "Call" ? expression.func : expression, scope);
      return symbol?.kind === "external" && symbol.name === "pydantic.json_schema.SkipJsonSchema";
    };
    if (skips(value)) return true;
    const head = program.symbolOf(value, scope);
    const annotated = head?.kind === "external" && head.name === "typing.Annotated";
    return annotated && slice.kind === "Tuple" && slice.elts.slice(1).some(skips);
  }

  /** What a `@model_serializer` in plain mode says that the model becomes. */
  private modelSerializer(symbol: ClassSymbol, mode: Mode): WireType | undefined {
    if (mode === "input") return undefined;
    const { machine } = this.reader;
    for (const ancestor of machine.program.ancestors(symbol)) {
      if (ancestor.kind !== "class") continue;
      for (const statement of ancestor.class.def.body) {
        if (statement.kind !== "FunctionDef" || statement.decorators.length === 0) continue;
        const serializer = statement.decorators.find((decorator) => decoratorName(decorator) === "model_serializer");
        if (serializer === undefined || statement.returns === null) continue;
        return this.reader.read(statement.returns, machine.classFrame(ancestor.class));
      }
    }
    return undefined;
  }

  /**
   * Names all definitions and puts the names into the document. A class whose input and output differ has two schemas,
   * classes of one name are told apart by their modules.
   */
  finish(document: JsonObject): { readonly document: JsonObject; readonly components: readonly Component[] } {
    const split = this.splitClasses();
    const names = this.settledNames(split);
    const resolved = (value: Json): Json => renamed(value, names);
    const components = new Map<string, Component>();
    for (const definition of this.definitions.values()) {
      const name = names.get(definition.key) ?? definition.name;
      if (!components.has(name)) components.set(name, { name, schema: resolved(definition.schema) as JsonObject, at: definition.at });
    }
    return {
      document: resolved(document) as JsonObject,
      components: [...components.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    };
  }

  /** Keys without mode of the definitions whose input and output schemas differ, also by what they refer to. */
  private splitClasses(): ReadonlySet<string> {
    const both = [...this.definitions.values()].filter(
      ({ key, mode }) => mode === "input" && this.definitions.has(`output:${withoutMode(key)}`),
    );
    const split = new Set<string>();
    for (let changed = true; changed; ) {
      changed = false;
      const names = new Map([...this.definitions.keys()].map((key) => [key, split.has(withoutMode(key)) ? key : withoutMode(key)]));
      for (const definition of both) {
        const plain = withoutMode(definition.key);
        if (split.has(plain)) continue;
        const other = this.definitions.get(`output:${plain}`);
        if (JSON.stringify(renamed(definition.schema, names)) === JSON.stringify(renamed(other?.schema ?? {}, names))) continue;
        split.add(plain);
        changed = true;
      }
    }
    return split;
  }

  private settledNames(split: ReadonlySet<string>): ReadonlyMap<string, string> {
    const owners = new Map<string, Set<string>>();
    for (const { key, name } of this.definitions.values()) {
      const known = owners.get(name);
      if (known === undefined) owners.set(name, new Set([withoutMode(key)]));
      else known.add(withoutMode(key));
    }
    const names = new Map<string, string>();
    for (const { key, name, longName, mode } of this.definitions.values()) {
      const base = (owners.get(name)?.size ?? 1) > 1 ? longName : name;
      names.set(key, split.has(withoutMode(key)) ? `${base}-${mode === "input" ? "Input" : "Output"}` : base);
    }
    return names;
  }
}

/** An object schema of properties in their order. */
export function objectSchema(
  properties: readonly { readonly name: string; readonly required: boolean; readonly schema: JsonObject }[],
): JsonObject {
  const required = properties.filter((property) => property.required).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
    ...(required.length === 0 ? {} : { required }),
  };
}

function enumeration(values: readonly (string | number | boolean | null)[]): JsonObject {
  const types = [...new Set(values.map(typeName))];
  const type = types.length === 1 ? { type: types[0] ?? "string" } : {};
  return values.length === 1 ? { ...type, const: values[0] ?? null } : { ...type, enum: values };
}

function typeName(value: string | number | boolean | null): string {
  if (value === null) return "null";
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value;
}

function withoutMode(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

/** A value with the references to definitions replaced by their names. */
function renamed(value: Json, names: ReadonlyMap<string, string>): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Json) => renamed(item, names));
  const made: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value as JsonObject)) {
    made[key] =
      key === "$ref" && typeof item === "string" && item.startsWith(REFERENCE)
        ? `#/components/schemas/${names.get(item.slice(REFERENCE.length)) ?? item.slice(REFERENCE.length)}`
        : renamed(item, names);
  }
  return made;
}
