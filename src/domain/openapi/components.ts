import { type Construction, constructionIn } from "../../link/construction.ts";
import { type Static, textOf } from "../../link/statics.ts";
import type { Place } from "../../model/finding.ts";
import type { FastapiTable } from "../fastapi/index.ts";
import { placeOf } from "../pydantic/fields.ts";
import type { SchemaTable } from "../pydantic/index.ts";
import { ClassSchemas } from "./class-schemas.ts";
import { limited, limitsIn, limitsOf } from "./constraints.ts";
import { type Definition, plainNames, referenceTo, renamed, settledNames } from "./definitions.ts";
import { beside, DESCRIBING, described, type Keywords } from "./described.ts";
import { DECIMAL_PATTERN, type Dialect } from "./dialect.ts";
import { encoded } from "./encoded.ts";
import { isEllipsis } from "./inputs.ts";
import { LIBRARY_SHAPES, type LibraryField } from "./library.ts";
import type { ModelReader, WireField } from "./models.ts";
import { componentName, displayed, normalized } from "./names.ts";
import type { TypeReader } from "./reader.ts";
import { firstScalar } from "./scalars.ts";
import { replacedBy } from "./serializers.ts";
import {
  acceptsNone,
  bare,
  isTooDeep,
  type Json,
  type JsonObject,
  keyOf,
  type Mode,
  objectSchema,
  takesTitle,
  type WireType,
} from "./wire.ts";
import { titleOf } from "./words.ts";

/** A named schema of a document with the class that declares it. */
export interface Component {
  readonly name: string;
  readonly schema: JsonObject;
  readonly at: Place | null;
}

/** How a document is made: by which releases, and whether what is taken and what is given have schemas of their own. */
export interface Manner {
  readonly dialect: Dialect;
  readonly separate: boolean;
  readonly callbacksOf: FastapiTable["callbacksOf"];
}

/** Collects the named schemas of one document while its operations are read, and names them when all are known. */
export class Components {
  readonly reader: TypeReader;
  readonly models: ModelReader;
  readonly table: SchemaTable;
  readonly dialect: Dialect;
  readonly callbacksOf: FastapiTable["callbacksOf"];
  private readonly separate: boolean;
  private readonly classes: ClassSchemas;
  private readonly definitions = new Map<string, Definition>();
  private readonly fixed = new Map<string, Component>();
  private readonly opened = new Map<string, number>();

  constructor(reader: TypeReader, models: ModelReader, table: SchemaTable, { dialect, separate, callbacksOf }: Manner) {
    this.reader = reader;
    this.models = models;
    this.table = table;
    this.dialect = dialect;
    this.separate = separate;
    this.callbacksOf = callbacksOf;
    this.classes = new ClassSchemas(this);
  }

  /** Reasons why parts were left open, with how often; sorted. */
  get open(): readonly { readonly reason: string; readonly count: number }[] {
    return [...this.opened].map(([reason, count]) => ({ reason, count })).sort((a, b) => (a.reason < b.reason ? -1 : 1));
  }

  /** Counts something that could not be known. */
  leaveOpen(reason: string): void {
    this.opened.set(reason, (this.opened.get(reason) ?? 0) + 1);
  }

  /** A value as JSON; undefined where it is not known. */
  json(value: Static): Json | undefined {
    return encoded(this.reader.machine.evaluator, value, (made) => this.classes.object(made));
  }

  /** The schema of what a route gives: that of what it takes, where the application wants one schema for both. */
  given(type: WireType): JsonObject {
    return this.schemaOf(type, this.separate || this.classes.computes(type) ? "output" : "input", this.dialect.pydantic !== 1);
  }

  /** The schema of a type; classes become references. `nullable` is false where Pydantic 1 leaves null out. */
  schemaOf(type: WireType, mode: Mode, nullable = this.dialect.pydantic !== 1): JsonObject {
    const of = (inner: WireType): JsonObject => this.schemaOf(inner, mode, nullable);
    if ((type.kind === "class" || type.kind === "alias") && isTooDeep(type.args)) {
      this.leaveOpen("a generic type that holds itself with more and more in its arguments");
      return {};
    }
    switch (type.kind) {
      case "open":
        this.leaveOpen(type.reason);
        return {};
      case "any":
        return {};
      case "none":
        return { type: "null" };
      case "scalar":
        return this.scalar(mode === "input" ? type.input : type.output, type.name);
      case "literal":
        return this.enumeration(type.values);
      case "class":
        return referenceTo(this.define(type, mode));
      case "library":
        return referenceTo(this.defineLibrary(type, mode));
      case "alias":
        return this.dialect.pydantic === 1 ? of(type.inner()) : referenceTo(this.defineAlias(type, mode));
      case "array":
        return {
          type: "array",
          items: type.item === null ? {} : of(type.item),
          ...(type.unique ? { uniqueItems: true } : {}),
        };
      case "tuple":
        if (this.dialect.pydantic === 1)
          return { type: "array", items: type.items.map(of), minItems: type.items.length, maxItems: type.items.length };
        return { type: "array", prefixItems: type.items.map(of), minItems: type.items.length, maxItems: type.items.length };
      case "map":
        return this.dictionary(type, of);
      case "json":
        return mode === "output" ? of(type.inner) : { type: "string", contentMediaType: "application/json", contentSchema: of(type.inner) };
      case "union":
        return this.union(nullable ? type.items : type.items.filter(({ kind }) => kind !== "none"), of);
      case "annotated":
        return type.metadata.reduce<JsonObject>((schema, made) => this.annotated(schema, type.inner, made, mode), of(type.inner));
    }
  }

  private scalar(schema: JsonObject, name: string): JsonObject {
    const { dialect } = this;
    // What Pydantic decodes is read as bytes, whose media type FastAPI tells.
    if (/\.Base64(Url)?Bytes$/.test(name) && dialect.contentMediaType) return { ...schema, contentMediaType: "application/octet-stream" };
    if (schema.format === "binary" && dialect.contentMediaType) return { type: "string", contentMediaType: "application/octet-stream" };
    if (dialect.pydantic === 1) return firstScalar(schema, name);
    if (name !== "decimal.Decimal") return schema;
    if (!dialect.decimalPattern) return schema;
    const text = { type: "string", pattern: DECIMAL_PATTERN };
    return "anyOf" in schema ? { anyOf: [{ type: "number" }, text] } : text;
  }

  /** Alternatives: those of an alternative that says nothing else are its own, equal ones stand once, and null last. */
  private union(items: readonly WireType[], of: (type: WireType) => JsonObject): JsonObject {
    const none = items.filter(({ kind }) => kind === "none");
    const found = new Map<string, Json>();
    for (const item of [...items.filter(({ kind }) => kind !== "none"), ...none]) {
      const schema = of(item);
      const inner = Array.isArray(schema.anyOf) && Object.keys(schema).length === 1 ? (schema.anyOf as readonly Json[]) : [schema];
      for (const each of inner) found.set(JSON.stringify(each), each);
    }
    const [only] = found.values();
    return found.size === 1 && only !== undefined ? (only as JsonObject) : { anyOf: [...found.values()] };
  }

  private dictionary(type: WireType & { kind: "map" }, of: (type: WireType) => JsonObject): JsonObject {
    const { title: _title, ...values } = type.value === null ? {} : of(type.value);
    const { title: _name, ...keys } = type.key === null ? {} : of(type.key);
    const made: Record<string, Json> = { type: "object" };
    const { pattern } = keys;
    if (typeof pattern === "string") {
      made.patternProperties = { [pattern]: values };
      delete (keys as Record<string, Json>).pattern;
    } else if (Object.keys(values).length > 0) made.additionalProperties = values;
    else if (this.dialect.openDictionaries) made.additionalProperties = true;
    if (this.dialect.propertyNames && ("$ref" in keys || (keys.type === "string" && Object.keys(keys).length > 1))) {
      const { type: _text, ...names } = keys;
      made.propertyNames = names;
    }
    return made;
  }

  /** What a piece of metadata of `Annotated` does to the schema of what it stands beside. */
  private annotated(schema: JsonObject, inner: WireType, made: Construction, mode: Mode): JsonObject {
    if (/^pydantic(\.\w+)*\.WithJsonSchema$/.test(made.name)) {
      const [value, only] = [made.argument(0, "json_schema"), made.argument(1, "mode")];
      const json = value === undefined ? undefined : this.json(value);
      const other = only?.kind === "string" && only.value !== (mode === "input" ? "validation" : "serialization");
      return json === undefined || json === null || typeof json !== "object" || other ? schema : (json as JsonObject);
    }
    const replaced = replacedBy(this.reader, made, mode);
    if (replaced !== undefined) {
      const given = this.schemaOf(replaced.type, mode);
      return replaced.spared && this.dialect.sparedNone && acceptsNone(inner) ? { anyOf: [{ type: "null" }, given] } : given;
    }
    const tagged = /^pydantic(\.\w+)*\.Discriminator$/.test(made.name) ? made.argument(0, "discriminator") : undefined;
    const whole = tagged === undefined ? schema : this.discriminated(schema, inner, tagged, mode);
    const limits = limited(whole, inner, limitsOf(made));
    return DESCRIBING.test(made.name)
      ? this.told(limits, inner, (name) => (name === "example" ? undefined : made.keyword(name)), mode)
      : limits;
  }

  /** A schema with what a declaration says of it. */
  private told(schema: JsonObject, type: WireType, keyword: Keywords, mode: Mode): JsonObject {
    const by = keyword("discriminator");
    const whole = by === undefined ? schema : this.discriminated(schema, type, by, mode);
    const made = described(whole, keyword, this.dialect, (value) => this.json(value));
    const extra = keyword("json_schema_extra");
    if (extra === undefined || extra.kind === "dict") return made;
    const hooked = this.classes.hooked(made, extra);
    // What is said beside a reference is said after the hook.
    return "$ref" in made ? { ...hooked, ...made } : hooked;
  }

  /** A union whose members are told apart by a field. */
  private discriminated(schema: JsonObject, type: WireType, by: Static, mode: Mode): JsonObject {
    const union = bare(type);
    if (union.kind !== "union" || "oneOf" in schema) return schema;
    const { evaluator } = this.reader.machine;
    const made = constructionIn(evaluator, by);
    const inside =
      made !== undefined && /^pydantic(\.\w+)*\.Discriminator$/.test(made.name) ? made.argument(0, "discriminator") : undefined;
    if (inside !== undefined) return this.discriminated(schema, type, inside, mode);
    if (by.kind !== "string" && !isCallable(by)) return schema;
    const mapping: Record<string, Json> = {};
    const told = by.kind === "string" ? by.value : "";
    let name = told;
    for (const item of by.kind === "string" ? union.items : []) {
      const member = bare(item);
      if (member.kind !== "class") continue;
      const field = this.models.fields(member.class, member.args, mode).fields.find((each) => each.name === told);
      const value = field === undefined ? undefined : bare(field.type);
      if (field !== undefined) name = field.wire;
      const values = value?.kind === "literal" ? value.values : [];
      for (const each of values) mapping[String(each)] = this.schemaOf(item, mode).$ref as Json;
    }
    const others = union.items.filter(({ kind }) => kind !== "none").map((item) => this.schemaOf(item, mode));
    const whole: JsonObject = {
      oneOf: others,
      ...(Object.keys(mapping).length === 0 ? {} : { discriminator: { propertyName: name, mapping } }),
    };
    const { anyOf: _alternatives, ...rest } = schema;
    const optional = others.length < union.items.length && this.dialect.pydantic !== 1;
    return { ...rest, ...(optional ? { anyOf: [whole, { type: "null" }] } : whole) };
  }

  /** The schema of one field: its type with constraints, description and default, without a title from its name. */
  fieldSchema({ type, declaration, default: expression, scope, extra }: WireField, mode: Mode): JsonObject {
    const metadata = declaration?.name === "dataclasses.field" ? metadataOf(declaration) : undefined;
    const value =
      declaration?.argument(0, "default") ??
      (expression === null || scope === null ? undefined : this.reader.machine.evaluator.evaluate(expression, scope));
    return this.declared(type, mode, (name) => declaration?.keyword(name) ?? metadata?.get(name), value, extra);
  }

  /** The schema of a field with the title that its name gives it. */
  property(field: WireField, mode: Mode): JsonObject {
    const schema = this.fieldSchema(field, mode);
    return this.titled(schema, field.written ?? field.type, field.wire);
  }

  /** A schema with the title from a name, where it takes one. */
  titled(schema: JsonObject, type: WireType, name: string): JsonObject {
    if ("title" in schema) return schema;
    // Pydantic 1 gives every field a title that is no mere reference, but those of enumerations.
    if (this.dialect.pydantic === 1) return "$ref" in schema || isEnumeration(type) ? schema : { title: titleOf(name), ...schema };
    if (!takesTitle(type)) return schema;
    const title = titleOf(name);
    return { ...schema, title: this.dialect.strippedTitles ? title.trim() : title };
  }

  /** The schema of a type that a declaration limits and describes. */
  declared(type: WireType, mode: Mode, keyword: Keywords, value: Static | undefined, extra: JsonObject = {}): JsonObject {
    const schema = limited(this.schemaOf(type, mode), type, limitsIn(keyword));
    const made = beside(this.told(schema, type, keyword, mode), extra, this.dialect);
    const written = value === undefined || isEllipsis(value) ? undefined : this.json(value);
    if (value !== undefined && written === undefined && !isEllipsis(value)) this.leaveOpen("a default is computed");
    // A decimal is a number to Pydantic 1.
    if (this.dialect.pydantic === 1 && typeof written === "string" && made.type === "number" && !Number.isNaN(Number(written)))
      return { ...made, default: Number(written) };
    return written === undefined || written === null ? made : beside(made, { default: written }, this.dialect);
  }

  private define(type: WireType & { kind: "class" }, mode: Mode): string {
    const key = `${mode}:${keyOf(type)}`;
    if (this.definitions.has(key)) return key;
    const { class: symbol, args } = type;
    const between = this.dialect.shortArguments ? "," : ", ";
    const { module, def } = symbol;
    const qualified = `${module.name}.${def.qualname}`;
    const whole = args.length === 0 ? qualified : `${qualified}[${args.map(displayed).join(between)}]`;
    const definition: Definition = {
      key,
      mode,
      name: componentName(type, between),
      longName: normalized(whole).replaceAll(".", "__"),
      at: placeOf(symbol, { start: def.defStart, end: def.nameEnd }),
      schema: {},
    };
    this.definitions.set(key, definition);
    definition.schema = this.classes.of(type, mode);
    return key;
  }

  private defineAlias(type: WireType & { kind: "alias" }, mode: Mode): string {
    const key = `${mode}:${keyOf(type)}`;
    if (this.definitions.has(key)) return key;
    const name = componentName(type, this.dialect.shortArguments ? "," : ", ");
    const longName = `${normalized(type.module).replaceAll(".", "__")}__${name}`;
    const definition: Definition = { key, mode, name, longName, at: null, schema: {} };
    this.definitions.set(key, definition);
    definition.schema = this.schemaOf(type.inner(), mode);
    return key;
  }

  private defineLibrary(type: WireType & { kind: "library" }, mode: Mode): string {
    const key = `${mode}:${keyOf(type)}`;
    if (this.definitions.has(key)) return key;
    const name = componentName(type, this.dialect.shortArguments ? "," : ", ");
    const definition: Definition = { key, mode, name, longName: `${type.name.replaceAll(".", "__")}__${name}`, at: null, schema: {} };
    this.definitions.set(key, definition);
    const fields = LIBRARY_SHAPES[type.name] ?? [];
    const properties = fields.map((field) => ({
      name: field.name,
      required: field.required,
      schema: { ...this.librarySchema(field, type.args[0], mode), title: titleOf(field.name) },
    }));
    definition.schema = { ...objectSchema(properties), title: displayed(type) };
    return key;
  }

  private librarySchema(field: LibraryField, argument: WireType | undefined, mode: Mode): JsonObject {
    if (field.type === "[T]") return { type: "array", items: argument === undefined ? {} : this.schemaOf(argument, mode) };
    return typeof field.type === "string" ? { type: field.type } : field.type;
  }

  /** A request body that FastAPI puts together from several parameters. */
  defineBody(name: string, schema: JsonObject): JsonObject {
    const key = `input:${name}`;
    this.definitions.set(key, { key, mode: "input", name: normalized(name), longName: normalized(name), at: null, schema });
    return referenceTo(key);
  }

  /** A component that FastAPI itself adds under a name, in the place of a class that has it. */
  defineFixed(name: string, schema: JsonObject): JsonObject {
    this.fixed.set(name, { name, schema, at: null });
    return { $ref: `#/components/schemas/${name}` };
  }

  enumeration(values: readonly Json[]): JsonObject {
    const types = [...new Set(values.map(typeName))];
    const type: JsonObject = types.length === 1 ? { type: types[0] ?? "string" } : {};
    const [only] = values;
    if (this.dialect.pydantic === 1 && types.length > 1)
      return { anyOf: types.map((each) => ({ type: each, enum: values.filter((value) => typeName(value) === each) })) };
    if (values.length !== 1 || only === undefined || this.dialect.pydantic === 1) return { ...type, enum: values };
    return this.dialect.constAndEnum ? { ...type, const: only, enum: values } : { ...type, const: only };
  }

  /**
   * Names all definitions and puts the names into the document. A class whose input and output differ has two schemas,
   * classes of one name are told apart by their modules.
   */
  finish(document: JsonObject): { readonly document: JsonObject; readonly components: readonly Component[] } {
    const definitions = [...this.definitions.values()];
    const names = this.dialect.pydantic === 1 ? plainNames(definitions) : settledNames(definitions);
    const components = new Map<string, Component>();
    for (const { key, name: own, schema, at } of definitions) {
      const name = names.get(key) ?? own;
      if (!components.has(name)) components.set(name, { name, schema: renamed(schema, names) as JsonObject, at });
    }
    for (const [name, component] of this.fixed) components.set(name, component);
    return {
      document: renamed(document, names) as JsonObject,
      components: [...components.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    };
  }
}

/** `field(metadata={"description": …})`: what a plain dataclass says of a field. */
function metadataOf(declaration: Construction): ReadonlyMap<string, Static> | undefined {
  const given = declaration.keyword("metadata");
  return given?.kind === "dict" ? new Map(given.entries.map(([key, value]) => [textOf(key) ?? "", value])) : undefined;
}

/** A function that tells the alternatives apart: no document says how. */
function isCallable(value: Static): boolean {
  if (value.kind === "symbol") return value.symbol.kind === "function";
  return value.kind === "unknown" && value.at?.expression.kind === "Lambda";
}

function isEnumeration(type: WireType): boolean {
  const inner = bare(type);
  if (inner.kind === "class") return inner.form === "enum";
  const others = inner.kind === "union" ? inner.items.filter(({ kind }) => kind !== "none") : [];
  return others.length === 1 && others[0] !== undefined && isEnumeration(others[0]);
}

function typeName(value: Json): string {
  if (value === null) return "null";
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value;
}
