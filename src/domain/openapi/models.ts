import { type Static, textOf, truth } from "../../link/constants.ts";
import type { Construction } from "../../link/construction.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Expr, FunctionDef } from "../../model/syntax.ts";
import { heldIn } from "../fastapi/values.ts";
import type { Schema, SchemaField, SchemaTable } from "../pydantic/index.ts";
import { encoded } from "./encoded.ts";
import { NO_SUBSTITUTION, type Substitution, type TypeReader } from "./reader.ts";
import { decoratorKeyword, serializedField } from "./serializers.ts";
import { ANY, acceptsNone, bare, isJsonObject, type Json, type JsonObject, type Mode, NONE, open, type WireType } from "./wire.ts";
import { cleandoc } from "./words.ts";

/** One field of an object on the wire. */
export interface WireField {
  /** The name in data. */
  readonly wire: string;
  /** The attribute's name. */
  readonly name: string;
  readonly type: WireType;
  /** What it is annotated with, where a serializer gives something else. */
  readonly written?: WireType;
  readonly required: boolean;
  /** The default as written, where it is, and where it is read. */
  readonly default: Expr | null;
  readonly scope: Scope | null;
  readonly declaration: Construction | null;
  readonly field: SchemaField | null;
  /** What the schema says besides: the docstring of an attribute, and what a computed field is. */
  readonly extra: JsonObject;
}

const NOTHING: JsonObject = {};

/** Reads the fields of models, dataclasses and typed dicts as they are on the wire. */
export class ModelReader {
  private readonly reader: TypeReader;
  private readonly table: SchemaTable;
  private readonly substitutions = new Map<string, ReadonlyMap<ClassSymbol, Substitution>>();

  constructor(reader: TypeReader, table: SchemaTable) {
    this.reader = reader;
    this.table = table;
  }

  /** Fields by mode: by alias, computed ones in the output only. `complete` is false where a base class is not known. */
  fields(
    symbol: ClassSymbol,
    args: readonly WireType[],
    mode: Mode,
  ): { readonly fields: readonly WireField[]; readonly complete: boolean } {
    const schema = this.table.schemaOf(symbol);
    if (schema === undefined) return { fields: this.dictFields(symbol), complete: true };
    const maps = this.substitutionsOf(symbol, args);
    const fields = schema.fields.flatMap((field) => this.field(schema, field, maps, mode));
    return { fields: mode === "output" ? [...fields, ...this.computed(schema)] : fields, complete: !schema.incomplete };
  }

  /** The type of a root model's value; undefined for a model with fields. */
  root(symbol: ClassSymbol, args: readonly WireType[]): WireType | undefined {
    const schema = this.table.schemaOf(symbol);
    if (schema?.kind !== "model") return undefined;
    const field = this.table.field(schema, schema.version === 1 ? "__root__" : "root");
    if (field === undefined) return undefined;
    if (schema.version === 1) return this.typeOf(field, this.substitutionsOf(symbol, args));
    if (field.annotation !== null && this.isRootModel(symbol)) return this.typeOf(field, this.substitutionsOf(symbol, args));
    return this.rootArgument(symbol, args);
  }

  /** The field of a root model, where its class declares one. */
  rootField(symbol: ClassSymbol): WireField | undefined {
    const schema = this.table.schemaOf(symbol);
    const field = schema === undefined ? undefined : this.table.field(schema, schema.version === 1 ? "__root__" : "root");
    if (schema === undefined || field === undefined || field.owner === null) return undefined;
    const { name, required, declaration } = field;
    return { wire: name, name, type: ANY, required, default: field.default, scope: field.scope, declaration, field, extra: NOTHING };
  }

  /** The types of all fields as they are annotated. */
  declared(symbol: ClassSymbol, args: readonly WireType[]): readonly WireType[] {
    const schema = this.table.schemaOf(symbol);
    const maps = this.substitutionsOf(symbol, args);
    return (schema?.fields ?? [])
      .filter(({ owner, annotation }) => owner !== null && annotation !== null)
      .map((field) => this.typeOf(field, maps));
  }

  private isRootModel(symbol: ClassSymbol): boolean {
    return this.reader.machine.program
      .ancestors(symbol)
      .some((ancestor) => ancestor.kind === "external" && ancestor.name === "pydantic.RootModel");
  }

  /** `class Orders(RootModel[list[Order]])` */
  private rootArgument(symbol: ClassSymbol, args: readonly WireType[]): WireType | undefined {
    if (!this.isRootModel(symbol)) return undefined;
    const { machine } = this.reader;
    const own = this.substitutionsOf(symbol, args).get(symbol) ?? NO_SUBSTITUTION;
    for (const base of symbol.def.bases) {
      if (base.kind !== "Subscript") continue;
      const target = machine.program.symbolOf(base.value, symbol.outer);
      if (target?.kind === "external" && target.name === "pydantic.RootModel")
        return this.reader.read(base.slice, machine.frameOf(symbol.outer), own);
      if (target?.kind === "class") return this.rootArgument(target, this.argumentsOf(base.slice, symbol, own));
    }
    for (const ancestor of machine.program.ancestors(symbol).slice(1)) {
      if (ancestor.kind === "class") {
        const found = this.rootArgument(ancestor.class, []);
        if (found !== undefined) return found;
      }
    }
    return ANY;
  }

  private argumentsOf(slice: Expr, symbol: ClassSymbol, own: Substitution): readonly WireType[] {
    const frame = this.reader.machine.frameOf(symbol.outer);
    return (slice.kind === "Tuple" ? slice.elts : [slice]).map((item) => this.reader.read(item, frame, own));
  }

  /** What the type variables of a class and of each class above it stand for. */
  private substitutionsOf(symbol: ClassSymbol, args: readonly WireType[]): ReadonlyMap<ClassSymbol, Substitution> {
    if (args.length === 0) {
      const known = this.substitutions.get(`${symbol.id}`);
      if (known !== undefined) return known;
    }
    const found = new Map<ClassSymbol, Substitution>();
    this.substitute(symbol, args, found);
    if (args.length === 0) this.substitutions.set(`${symbol.id}`, found);
    return found;
  }

  private substitute(symbol: ClassSymbol, args: readonly WireType[], found: Map<ClassSymbol, Substitution>): void {
    if (found.has(symbol)) return;
    const { program } = this.reader.machine;
    const names = program.typeParameters(symbol);
    const own: Substitution = args.length === 0 ? NO_SUBSTITUTION : new Map(names.map((name, at) => [name, args[at] ?? ANY]));
    found.set(symbol, own);
    for (const base of symbol.def.bases) {
      const head = base.kind === "Subscript" ? base.value : base;
      const target = program.symbolOf(head, symbol.outer);
      if (target?.kind === "class") {
        // `class Page(Answer, Generic[T])`: a variable that a base uses as well stands for the same there.
        const shared = program.typeParameters(target).map((name) => own.get(name));
        const given =
          base.kind === "Subscript"
            ? this.argumentsOf(base.slice, symbol, own)
            : shared.some((each) => each !== undefined)
              ? shared.map((each) => each ?? ANY)
              : [];
        this.substitute(target, given, found);
      }
    }
  }

  typeOf(field: SchemaField, maps: ReadonlyMap<ClassSymbol, Substitution>): WireType {
    if (field.owner === null) return open("the field is declared by a library");
    if (field.annotation === null) return open("the field takes its type from its default");
    return this.reader.read(field.annotation, this.reader.machine.classFrame(field.owner), maps.get(field.owner) ?? NO_SUBSTITUTION);
  }

  private field(schema: Schema, field: SchemaField, maps: ReadonlyMap<ClassSymbol, Substitution>, mode: Mode): readonly WireField[] {
    const { declaration } = field;
    // Pydantic 1 leaves an excluded field in the schema of the response, though not in the data.
    if (mode === "output" && schema.version !== 1 && declaration?.call.keywords.some(({ arg }) => arg === "exclude") === true) {
      const excluded = declaration.keyword("exclude");
      if (excluded !== undefined && truth(excluded) === true) return [];
    }
    const written = this.typeOf(field, maps);
    const serialized = mode === "output" ? serializedField(this.reader, schema.class, field.name) : undefined;
    // What spares None gives it on.
    const type =
      serialized === undefined ? written : serialized.spared && acceptsNone(written) ? sparing(serialized.type) : serialized.type;
    return [
      {
        wire: this.wireName(schema, field, mode),
        name: field.name,
        type,
        written,
        required: field.required || (schema.version === 1 && isConcrete(field, maps)),
        default: field.default,
        scope: field.scope,
        declaration,
        field,
        extra: this.docstring(field),
      },
    ];
  }

  /** The text under an attribute, where the settings of its class take that for the description. */
  private docstring({ owner, name, declaration }: SchemaField): JsonObject {
    const schema = owner === null ? undefined : this.table.schemaOf(owner);
    const setting = schema === undefined ? undefined : this.table.setting(schema, "use_attribute_docstrings");
    if (owner === null || setting === undefined || truth(setting) !== true) return NOTHING;
    if (declaration?.call.keywords.some(({ arg }) => arg === "description") === true) return NOTHING;
    const { body } = owner.def;
    const at = body.findIndex(({ kind, ...rest }) => kind === "AnnAssign" && "target" in rest && isNamed(rest.target, name));
    const next = at < 0 ? undefined : body[at + 1];
    const text = next?.kind === "Expr" && next.value.kind === "Constant" && next.value.type === "str" ? next.value.value : undefined;
    return text === undefined ? NOTHING : { description: cleandoc(text) };
  }

  /** The name in data: what the mode's alias says, else what the alias generator makes of the name. */
  private wireName(schema: Schema, field: SchemaField, mode: Mode): string {
    const { declaration } = field;
    if (declaration !== null && declaration.call.keywords.length > 0) {
      const keywords = mode === "input" ? ["validation_alias", "alias"] : ["serialization_alias", "alias"];
      for (const keyword of schema.version === 1 || schema.sqlmodel ? [...keywords, "alias"] : keywords) {
        const value = declaration.keyword(keyword);
        const text = value === undefined ? undefined : (textOf(value) ?? firstChoice(value));
        if (text !== undefined) return text;
      }
    }
    return this.table.alias(schema, field.name, mode) ?? field.name;
  }

  private computed(schema: Schema): readonly WireField[] {
    const { machine } = this.reader;
    return schema.computed.flatMap((name) => {
      const member = machine.program.memberDefinition(schema.class, name);
      const binding = member?.kind === "bindings" ? member.bindings.find(({ kind }) => kind === "function") : undefined;
      if (binding?.kind !== "function" || member?.kind !== "bindings") return [];
      const { def } = binding;
      const frame = machine.frameOf(member.scope);
      const named = decoratorKeyword(def, "alias");
      const alias = named === undefined ? undefined : machine.evaluator.text(named, member.scope);
      const returns = decoratorKeyword(def, "return_type") ?? def.returns;
      return [
        {
          wire: alias ?? this.table.alias(schema, name, "output") ?? name,
          name,
          type: returns === null ? ANY : this.reader.read(returns, frame),
          required: true,
          default: null,
          scope: null,
          declaration: null,
          field: null,
          extra: { ...this.described(def, member.scope), readOnly: true },
        },
      ];
    });
  }

  /** What the decorator of a computed field, and its docstring, say of it. */
  private described(def: FunctionDef, scope: Scope): JsonObject {
    const made: Record<string, Json> = {};
    if (def.docstring !== null) made.description = cleandoc(def.docstring);
    for (const decorator of def.decorators) {
      if (decorator.kind !== "Call") continue;
      for (const { arg, value } of decorator.keywords) {
        const text = arg === "title" || arg === "description" ? this.reader.machine.evaluator.text(value, scope) : undefined;
        if (arg !== null && text !== undefined) made[arg] = text;
        const json = arg === "examples" || arg === "json_schema_extra" ? this.json(value, scope) : undefined;
        if (arg === "examples" && json !== undefined) made.examples = json;
        if (arg === "json_schema_extra" && isJsonObject(json)) Object.assign(made, json);
        if (arg === "deprecated" && truth(this.reader.machine.evaluator.evaluate(value, scope)) === true) made.deprecated = true;
      }
    }
    return made;
  }

  private json(expression: Expr, scope: Scope): Json | undefined {
    const { evaluator } = this.reader.machine;
    return encoded(evaluator, evaluator.evaluate(expression, scope));
  }

  /** The keys of a typed dict; base classes first. */
  private dictFields(symbol: ClassSymbol): readonly WireField[] {
    const { machine } = this.reader;
    const fields = new Map<string, WireField>();
    for (const ancestor of machine.program.ancestors(symbol).toReversed()) {
      if (ancestor.kind !== "class") continue;
      const total = ancestor.class.def.keywords.find(({ arg }) => arg === "total");
      const all = total === undefined || machine.evaluator.truth(total.value, ancestor.class.outer) !== false;
      for (const statement of ancestor.class.def.body) {
        if (statement.kind !== "AnnAssign" || statement.target.kind !== "Name") continue;
        const { annotation } = statement;
        const head =
          annotation.kind === "Subscript"
            ? machine.program.symbolOf(annotation.value, machine.program.classScope(ancestor.class))
            : undefined;
        const word = head?.kind === "external" ? head.name.slice(head.name.lastIndexOf(".") + 1) : "";
        const name = statement.target.id;
        fields.set(name, {
          wire: name,
          name,
          type: this.reader.read(annotation, machine.classFrame(ancestor.class)),
          required: word === "Required" || (all && word !== "NotRequired" && statement.value === null),
          default: statement.value,
          scope: machine.program.classScope(ancestor.class),
          declaration: null,
          field: null,
          extra: NOTHING,
        });
      }
    }
    return [...fields.values()];
  }
}

/** The first of `AliasChoices("a", "b")`. */
function firstChoice(value: Static): string | undefined {
  const held = heldIn(value);
  const call = held?.kind === "unread" ? held.expression : value.kind === "unknown" ? value.at?.expression : undefined;
  if (call?.kind !== "Call") return undefined;
  const name = call.func.kind === "Name" ? call.func.id : call.func.kind === "Attribute" ? call.func.attr : "";
  const [first] = call.args;
  return name === "AliasChoices" && first?.kind === "Constant" && first.type === "str" ? first.value : undefined;
}

/** The alternative that Pydantic puts in front of what a serializer gives. */
function sparing(type: WireType): WireType {
  return { kind: "union", items: [NONE, type] };
}

function isNamed(target: Expr, name: string): boolean {
  return target.kind === "Name" && target.id === name;
}

/** `data: T` in `Page[Order]`: to Pydantic 1 a variable may be left out, and what stands for it may not. */
function isConcrete(
  { annotation, owner, default: value, declaration }: SchemaField,
  maps: ReadonlyMap<ClassSymbol, Substitution>,
): boolean {
  if (annotation?.kind !== "Name" || owner === null || value !== null || declaration !== null) return false;
  const type = maps.get(owner)?.get(annotation.id);
  if (type === undefined) return false;
  const inner = bare(type);
  return inner.kind !== "any" && inner.kind !== "none" && !(inner.kind === "union" && inner.items.some(({ kind }) => kind === "none"));
}
