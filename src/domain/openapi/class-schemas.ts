import type { Construction } from "../../link/construction.ts";
import { type Static, textOf, truth } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import type { Schema } from "../pydantic/index.ts";
import type { Components } from "./components.ts";
import type { WireField } from "./models.ts";
import { displayed } from "./names.ts";
import { SchemaExtras } from "./schema-extra.ts";
import { serializedModel } from "./serializers.ts";
import { bare, isTooDeep, type Json, type JsonObject, type Mode, objectSchema, type WireType } from "./wire.ts";
import { cleandoc, shown } from "./words.ts";

/** What an enumeration that is one of these as well is in JSON. */
const MIXED: Readonly<Record<string, string>> = {
  "builtins.str": "string",
  "builtins.int": "integer",
  "builtins.float": "number",
  "enum.IntEnum": "integer",
  "enum.StrEnum": "string",
  "strenum.StrEnum": "string",
  "backports.strenum.StrEnum": "string",
  "fastapi_utils.enums.StrEnum": "string",
  "fastapi_restful.enums.StrEnum": "string",
};

type ClassType = WireType & { readonly kind: "class" };

/** The schemas of classes: models, dataclasses, typed dicts, named tuples and enumerations, with their titles and descriptions. */
export class ClassSchemas {
  private readonly components: Components;
  private readonly extras: SchemaExtras;

  constructor(components: Components) {
    this.components = components;
    this.extras = new SchemaExtras(components.reader.machine, (value) => components.json(value));
  }

  /** A schema after what a declaration has for a hook. */
  hooked(schema: JsonObject, hook: Static): JsonObject {
    return this.extras.applied(schema, hook);
  }

  of(type: ClassType, mode: Mode): JsonObject {
    switch (type.form) {
      case "enum":
        return this.enumeration(type.class);
      case "named-tuple":
        return this.namedTuple(type);
      default:
        return this.model(type, mode);
    }
  }

  /** Whether a model that the type speaks of has computed fields: it needs a schema of its own for what is given. */
  computes(type: WireType, seen = new Set<ClassSymbol>()): boolean {
    const inner = bare(type);
    const of = (each: WireType | null): boolean => each !== null && this.computes(each, seen);
    switch (inner.kind) {
      case "class": {
        if (seen.has(inner.class)) return false;
        seen.add(inner.class);
        const schema = this.components.table.schemaOf(inner.class);
        if ((schema?.computed.length ?? 0) > 0) return true;
        return (
          inner.args.some(of) || this.components.models.fields(inner.class, inner.args, "input").fields.some((field) => of(field.type))
        );
      }
      case "array":
        return of(inner.item);
      case "map":
        return of(inner.key) || of(inner.value);
      case "tuple":
      case "union":
        return inner.items.some(of);
      default:
        return false;
    }
  }

  private enumeration(symbol: ClassSymbol): JsonObject {
    const { components } = this;
    const { program, evaluator } = components.reader.machine;
    const values: Json[] = [];
    for (const ancestor of program.ancestors(symbol).toReversed()) {
      if (ancestor.kind !== "class") continue;
      for (const [name, bindings] of program.classScope(ancestor.class).bindings) {
        if (name.startsWith("_") || bindings.some(({ kind }) => kind !== "value")) continue;
        const member = evaluator.classAttribute(symbol, name);
        const value = member.kind === "member" ? components.json(member) : undefined;
        if (value === undefined) {
          components.leaveOpen(`a value of ${symbol.def.qualname} is computed`);
          return { title: symbol.def.name, ...this.description(symbol) };
        }
        if (!values.includes(value)) values.push(value);
      }
    }
    const { const: only, ...rest } = components.enumeration(values);
    const listed = only === undefined ? rest : components.dialect.constAndEnum ? { ...rest, const: only } : rest;
    const first = components.dialect.pydantic === 1;
    const words = first ? { description: "An enumeration." } : {};
    // Pydantic 1 asks the class what its members are, not the members.
    if (first) {
      const { type: _type, ...rest } = listed;
      const mixed = program
        .ancestors(symbol)
        .flatMap((ancestor) => (ancestor.kind === "external" ? [MIXED[ancestor.name] ?? ""] : []))
        .find((name) => name !== "");
      const type = mixed === undefined ? {} : { type: mixed };
      return { title: symbol.def.name, ...words, ...this.description(symbol), ...rest, ...type, enum: values };
    }
    return { title: symbol.def.name, ...words, ...this.description(symbol), ...listed, ...(values.length === 0 ? {} : { enum: values }) };
  }

  /** The docstring of a class, which those derived from it do not share. */
  private description({ def }: ClassSymbol): JsonObject {
    const text = def.docstring === null ? "" : shown(cleandoc(def.docstring));
    return text === "" ? {} : { description: text };
  }

  private namedTuple(type: ClassType): JsonObject {
    const { components } = this;
    const { fields } = components.models.fields(type.class, type.args, "input");
    return {
      type: "array",
      prefixItems: fields.map((field) => components.property(field, "input")),
      minItems: fields.filter(({ required }) => required).length,
      maxItems: fields.length,
    };
  }

  private model(type: ClassType, mode: Mode): JsonObject {
    const { components } = this;
    const { models, table } = components;
    const schema = table.schemaOf(type.class);
    const root = models.root(type.class, type.args);
    if (root !== undefined) return this.named(type, schema, this.rootSchema(type, root, mode));
    const own = mode === "input" ? undefined : serializedModel(components.reader, type.class);
    if (own !== undefined) {
      const given = components.schemaOf(own, mode);
      return components.dialect.plainSerializers ? given : this.named(type, schema, given);
    }
    const { fields, complete } = models.fields(type.class, type.args, mode);
    if (!complete) components.leaveOpen(`a base class of ${type.class.def.qualname} is not known`);
    if (schema?.kind === "model" && schema.version !== 1) this.mention(type, mode);
    const always = mode === "output" && schema !== undefined && this.isSet(schema, "json_schema_serialization_defaults_required");
    const made = objectSchema(
      fields
        .filter((field) => !this.leftOut(field))
        .map((field) => ({ name: field.wire, required: field.required || always, schema: components.property(field, mode) })),
    );
    return this.named(type, schema, made);
  }

  private rootSchema(type: ClassType, root: WireType, mode: Mode): JsonObject {
    const { components } = this;
    const field = components.models.rootField(type.class);
    return field === undefined ? components.schemaOf(root, mode) : components.fieldSchema({ ...field, type: root }, mode);
  }

  /** FastAPI asks for the models of all annotations, those of excluded fields and of fields with serializers too. */
  private mention(type: ClassType, mode: Mode): void {
    for (const field of this.components.models.declared(type.class, type.args)) this.touch(field, mode);
  }

  /** An alias may hold itself (`Json = list["Json"] | str`): what was met on the way is not entered again. */
  private touch(type: WireType, mode: Mode, met = new Set<WireType>()): void {
    if (isTooDeep([type])) return;
    const inner = bare(type);
    if (met.has(inner)) return;
    met.add(inner);
    switch (inner.kind) {
      case "class":
        this.components.schemaOf(inner, mode);
        break;
      case "array":
        if (inner.item !== null) this.touch(inner.item, mode, met);
        break;
      case "map":
        if (inner.key !== null) this.touch(inner.key, mode, met);
        if (inner.value !== null) this.touch(inner.value, mode, met);
        break;
      case "tuple":
      case "union":
        for (const item of inner.items) this.touch(item, mode, met);
        break;
      default:
    }
  }

  /** The schema of a class with its title, its description, and what its settings add. */
  private named(type: ClassType, schema: Schema | undefined, made: JsonObject): JsonObject {
    const { components } = this;
    const { table, dialect } = components;
    const { class: symbol } = type;
    const setting = (key: string): Static | undefined =>
      schema === undefined ? table.ownSetting(symbol, key) : table.setting(schema, key);
    const title = setting("title");
    const isPlain = schema?.kind === "dataclass" && !this.isOfPydantic(symbol);
    const generated = schema !== undefined && title === undefined && table.setting(schema, "model_title_generator") !== undefined;
    if (generated) components.leaveOpen("titles of models are made by a function of the application");
    const named: JsonObject = {
      title: (title === undefined ? undefined : textOf(title)) ?? displayed(type),
      // A model with type arguments is a class of its own, made without a docstring.
      ...((type.args.length > 0 && dialect.pydantic !== 1) || (isPlain && !dialect.dataclassDescription) ? {} : this.description(symbol)),
      // What a root model holds may say both itself.
      ...made,
    };
    const extra = setting("extra");
    const word = extra?.kind === "string" ? extra.value : undefined;
    const closed =
      "properties" in named && (word === "forbid" || word === "allow") ? { ...named, additionalProperties: word === "allow" } : named;
    if (schema === undefined) return closed;
    return this.extras.applied(closed, table.setting(schema, schema.version === 1 ? "schema_extra" : "json_schema_extra"));
  }

  /** Whether a dataclass is made by Pydantic's decorator, which keeps its docstring apart. */
  private isOfPydantic({ def, outer }: ClassSymbol): boolean {
    return def.decorators.some((decorator) => {
      const head = this.components.reader.machine.program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, outer);
      return head?.kind === "external" && head.name.startsWith("pydantic.");
    });
  }

  private isSet(schema: Schema, key: string): boolean {
    const value = this.components.table.setting(schema, key);
    return value !== undefined && truth(value) === true;
  }

  /** `SkipJsonSchema[int]`, `Annotated[int, SkipJsonSchema()]`: a field that no document shows. */
  private leftOut({ field }: WireField): boolean {
    if (field?.annotation?.kind !== "Subscript" || field.scope === null) return false;
    const { value, slice } = field.annotation;
    const { program } = this.components.reader.machine;
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

  /** An object of a model of the project that is made with values: what it is in data. */
  object(made: Construction): Json | undefined {
    const { components } = this;
    const schema = made.class === null ? undefined : components.table.schemaOf(made.class);
    if (made.class === null || schema?.kind !== "model" || made.call.args.length > 0) return undefined;
    const { machine } = components.reader;
    const values: Record<string, Json> = {};
    for (const field of components.models.fields(made.class, [], "output").fields) {
      const given = made.keyword(field.name) ?? made.keyword(field.wire) ?? field.declaration?.argument(0, "default");
      const value =
        given ??
        (field.default === null || field.field?.scope == null ? undefined : machine.evaluator.evaluate(field.default, field.field.scope));
      const json = value === undefined ? undefined : components.json(value);
      if (json === undefined) return undefined;
      values[field.wire] = json;
    }
    return values;
  }
}
