import type { Evaluator } from "../../link/constants.ts";
import { type Construction, constructionOf } from "../../link/construction.ts";
import type { Ancestor } from "../../link/context.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Place } from "../../model/finding.ts";
import { repoPath } from "../../model/source.ts";
import type { Expr } from "../../model/syntax.ts";
import { classEntries, type Entry } from "../class-body.ts";
import type { Family } from "./bases.ts";
import {
  aliasOf,
  annotatedMetadata,
  assignedDefault,
  type Default,
  defaultOf,
  isField,
  qualifierOf,
  valueConstruction,
} from "./declarations.ts";
import { libraryModel } from "./library.ts";
import { Partials } from "./partial.ts";
import type { PydanticVersion, SchemaField } from "./schema.ts";

type Fields = ReadonlyMap<string, SchemaField>;

const UNTOUCHED = /^builtins\.(property|classmethod|staticmethod)$/;
const NO_NAMES: ReadonlySet<string> = new Set();

function optional(fields: Fields, covers: (name: string) => boolean): Fields {
  return new Map([...fields].map(([name, field]) => [name, field.required && covers(name) ? { ...field, required: false } : field]));
}

/** Reads the fields of models, by the rules of each model's version; memoised. */
export class FieldReader {
  private readonly program: Program;
  private readonly evaluator: Evaluator;
  private readonly family: Family;
  private readonly entries = new Map<ClassSymbol, ReadonlyMap<string, Entry>>();
  private readonly known = new Map<ClassSymbol, Fields>();
  private readonly computedNames = new Map<ClassSymbol, ReadonlySet<string>>();
  private readonly partials: Partials;

  constructor(program: Program, evaluator: Evaluator, family: Family) {
    this.program = program;
    this.evaluator = evaluator;
    this.family = family;
    this.partials = new Partials(program, evaluator);
  }

  /** What a class body binds. */
  body(symbol: ClassSymbol): ReadonlyMap<string, Entry> {
    let entries = this.entries.get(symbol);
    if (entries === undefined) {
      entries = classEntries(this.evaluator, symbol.def, this.program.classScope(symbol));
      this.entries.set(symbol, entries);
    }
    return entries;
  }

  /** Names of the functions in a class body that are computed fields. */
  computed(symbol: ClassSymbol): ReadonlySet<string> {
    let names = this.computedNames.get(symbol);
    if (names === undefined) {
      names = this.readComputed(symbol);
      this.computedNames.set(symbol, names);
    }
    return names;
  }

  private readComputed(symbol: ClassSymbol): ReadonlySet<string> {
    let names: Set<string> | null = null;
    for (const { name, definition } of this.body(symbol).values()) {
      if (definition?.kind !== "FunctionDef" || definition.decorators.length === 0) continue;
      for (const decorator of definition.decorators) {
        const head = decorator.kind === "Call" ? decorator.func : decorator;
        if ((head.kind === "Name" ? head.id : head.kind === "Attribute" ? head.attr : "") !== "computed_field") continue;
        names ??= new Set();
        names.add(name);
      }
    }
    return names ?? NO_NAMES;
  }

  fieldsOf(symbol: ClassSymbol): Fields {
    const known = this.known.get(symbol);
    if (known !== undefined) return known;
    this.known.set(symbol, new Map());
    const version = this.family.version(symbol);
    const declared = version === 1 ? this.first(symbol) : this.second(symbol);
    const loosened = this.partials.of(symbol, version);
    const fields = loosened === undefined || loosened.replaces ? declared : optional(declared, loosened.covers);
    this.known.set(symbol, fields);
    return fields;
  }

  /** The fields of the class that the name stands for, where a decorator put one with optional fields in the place of the declared one. */
  replaced(symbol: ClassSymbol): Fields | undefined {
    const loosened = this.partials.of(symbol, this.family.version(symbol));
    return loosened?.replaces === true ? optional(this.fieldsOf(symbol), loosened.covers) : undefined;
  }

  /** Pydantic 2: all annotations along the method resolution order; those of models as their class collected them. */
  private second(symbol: ClassSymbol): Fields {
    const inherited = this.inherited(symbol);
    const fields = new Map<string, SchemaField>(inherited);
    const own = this.body(symbol);
    const line = this.program.ancestors(symbol);
    for (let at = line.length - 1; at > 0; at--) {
      const ancestor = line[at];
      if (ancestor?.kind !== "class" || this.family.isModel(ancestor.class)) continue;
      // A plain mixin's annotations become fields of the first model that has it among its bases.
      for (const entry of this.body(ancestor.class).values()) {
        if (entry.annotation !== null && !inherited.has(entry.name) && !own.has(entry.name)) this.declare(fields, entry, ancestor.class, 2);
      }
    }
    for (const entry of own.values()) {
      if (entry.annotation === null) {
        // A method or property in the place of an inherited field becomes its default.
        const field = fields.get(entry.name);
        if (field !== undefined && entry.definition !== null) fields.set(entry.name, { ...field, required: false });
      } else {
        this.declare(fields, entry, symbol, 2);
        const field = fields.get(entry.name);
        if (field?.required === true && entry.value === null && this.hasAttribute(line.slice(1), entry.name))
          fields.set(entry.name, { ...field, required: false });
      }
    }
    return fields;
  }

  /** Whether a base class has an attribute of the name, which then is the default: a method, or a plain class's value. */
  private hasAttribute(line: readonly Ancestor[], name: string): boolean {
    return line.some((ancestor) => {
      const entry = ancestor.kind === "class" ? this.body(ancestor.class).get(name) : undefined;
      return (
        entry !== undefined &&
        ancestor.kind === "class" &&
        (entry.definition !== null || (entry.value !== null && !this.family.isModel(ancestor.class)))
      );
    });
  }

  /** Pydantic 1: the fields of the bases that are models, then the class's own; a value without annotation is a field too. */
  private first(symbol: ClassSymbol): Fields {
    const fields = new Map<string, SchemaField>(this.inherited(symbol));
    for (const entry of this.body(symbol).values()) if (entry.annotation !== null) this.declare(fields, entry, symbol, 1);
    for (const entry of this.body(symbol).values()) {
      if (entry.annotation !== null || entry.value === null || !isFieldName(entry.name, 1) || this.isUntouched(entry.value, symbol))
        continue;
      this.declare(fields, entry, symbol, 1);
    }
    return fields;
  }

  /** The fields of a dataclass, those of the dataclasses above it first. */
  dataclassFields(symbol: ClassSymbol): Fields {
    const fields = new Map<string, SchemaField>();
    for (const ancestor of this.program.ancestors(symbol).toReversed()) {
      if (ancestor.kind !== "class" || !this.family.isDataclass(ancestor.class)) continue;
      for (const entry of this.body(ancestor.class).values()) {
        const head =
          entry.annotation === null ? undefined : qualifierOf(this.program, entry.annotation, this.program.classScope(ancestor.class));
        if (entry.annotation !== null && head !== "dataclasses.KW_ONLY" && head !== "dataclasses.InitVar")
          this.declare(fields, entry, ancestor.class, 2);
      }
    }
    return fields;
  }

  /** The fields that the direct bases give: of equal names the leftmost base's. */
  private inherited(symbol: ClassSymbol): Fields {
    const fields = new Map<string, SchemaField>();
    for (const base of this.family.bases(symbol).toReversed()) {
      if (base.kind === "class") {
        if (!this.family.isModel(base.class)) continue;
        for (const [name, field] of this.replaced(base.class) ?? this.fieldsOf(base.class))
          fields.set(name, base.args.length > 0 && this.family.version(symbol) === 1 ? this.concrete(field, base.class, base.args) : field);
      } else if (base.kind === "external") this.fromLibrary(fields, base.name, symbol);
    }
    return fields;
  }

  /** `Page[Order]` in Pydantic 1 is a model of its own: a field whose type is a bare variable becomes required with the type. */
  private concrete(field: SchemaField, owner: ClassSymbol, args: readonly Type[]): SchemaField {
    if (field.required || field.annotation === null || field.scope === null || field.default !== null || field.declaration !== null)
      return field;
    const type = this.program.annotated(field.annotation, field.scope);
    const actual = type.kind === "typevar" ? args[this.program.typeParameters(owner).indexOf(type.name)] : undefined;
    return actual === undefined || acceptsNone(actual) ? field : { ...field, required: true };
  }

  private fromLibrary(fields: Map<string, SchemaField>, name: string, symbol: ClassSymbol): void {
    const model = libraryModel(name);
    if (model === undefined) return;
    for (const base of model.bases) this.fromLibrary(fields, base, symbol);
    for (const { name: field, required } of model.fields) {
      fields.set(field, {
        name: field,
        alias: null,
        annotation: null,
        scope: null,
        required,
        default: null,
        declaration: null,
        owner: null,
        at: placeOf(symbol, symbol.def),
      });
    }
  }

  private declare(fields: Map<string, SchemaField>, entry: Entry, owner: ClassSymbol, version: PydanticVersion): void {
    const scope = this.program.classScope(owner);
    const { name, annotation, value } = entry;
    const head = annotation === null ? undefined : qualifierOf(this.program, annotation, scope);
    if (head === "typing.ClassVar" || (head === "typing.Final" && value !== null)) {
      fields.delete(name);
      return;
    }
    if (!isFieldName(name, version)) return;
    const made = value === null ? undefined : valueConstruction(this.evaluator, value, scope);
    if (made !== undefined && this.isNoField(made, owner)) return;
    const call = isField(made) ? made : undefined;
    const metadata = annotation === null ? undefined : this.metadataField(annotation, scope);
    let given: Default = value === null ? { kind: "none" } : assignedDefault(value, call);
    if (given.kind === "none" && annotation !== null) given = this.metadataDefault(annotation, scope);
    // A method of the same name in the body, or on a mixin, is found as the default.
    if (given.kind === "none" && version === 2 && entry.definition !== null) given = { kind: "given", value: null };
    const declaration = call ?? metadata ?? null;
    fields.set(name, {
      name,
      annotation,
      scope,
      owner,
      declaration,
      alias: (call === undefined ? null : aliasOf(call)) ?? (metadata === undefined ? null : aliasOf(metadata)),
      required:
        given.kind === "required" ||
        (given.kind === "none" && !(version === 1 && annotation !== null && this.allowsNone(annotation, scope))),
      default: given.kind === "given" && call === undefined ? value : null,
      at: placeOf(owner, entry.node),
    });
  }

  private metadataField(annotation: Expr, scope: Scope): Construction | undefined {
    return this.metadataFields(annotation, scope).at(-1);
  }

  /** Of several fields in an annotation, the last one that names a default gives it. */
  private metadataDefault(annotation: Expr, scope: Scope): Default {
    const defaults = this.metadataFields(annotation, scope).map(defaultOf);
    return defaults.findLast(({ kind }) => kind !== "none") ?? { kind: "none" };
  }

  private metadataFields(annotation: Expr, scope: Scope): readonly Construction[] {
    return annotatedMetadata(this.program, annotation, scope)
      .map(({ expression, scope: inner }) => valueConstruction(this.evaluator, expression, inner))
      .filter(isField);
  }

  /** Private attributes, and in a SQLModel relationships and computed attributes, stand where fields stand but are none. */
  private isNoField({ name }: Construction, owner: ClassSymbol): boolean {
    if (name === "pydantic.Field" || name === "sqlmodel.Field") return false;
    if (/^pydantic\.(fields\.)?(ModelPrivateAttr|PrivateAttr)$/.test(name)) return true;
    return (
      /^(sqlmodel\.Relationship|sqlalchemy\.orm\.(relationship|column_property|synonym))$/.test(name) &&
      this.family.descends(owner, "sqlmodel.SQLModel")
    );
  }

  /** Pydantic 1 takes a field without default as optional when None fits its type: Optional, Any, object, an unbound variable. */
  private allowsNone(annotation: Expr, scope: Scope): boolean {
    return acceptsNone(this.program.annotated(annotation, scope));
  }

  /** Functions, classes and decorated things in a class body of Pydantic 1 stay what they are. */
  private isUntouched(value: Expr, owner: ClassSymbol): boolean {
    const scope = this.program.classScope(owner);
    switch (value.kind) {
      case "Lambda":
        return true;
      case "Call": {
        // `validator("name")(function)`, `classmethod(function)`, `property(…)`
        const made = constructionOf(this.evaluator, value, scope);
        return value.func.kind === "Call" || (made !== undefined && (this.isNoField(made, owner) || UNTOUCHED.test(made.name)));
      }
      case "Name":
      case "Attribute": {
        const symbol = this.program.symbolOf(value, scope);
        return (
          symbol?.kind === "function" ||
          symbol?.kind === "class" ||
          (symbol?.kind === "external" && this.program.typeOf(value, scope).kind !== "external")
        );
      }
      default:
        return false;
    }
  }
}

function acceptsNone(type: Type): boolean {
  if (type.kind === "unknown") return type.reason === "any";
  return type.kind === "typevar" || alternatives(type).some((item) => item.kind === "none");
}

function isFieldName(name: string, version: PydanticVersion): boolean {
  return version === 1 ? !name.startsWith("_") || name === "__root__" : !name.startsWith("_") && name !== "model_config";
}

/** A place in the module of a class; the symbol is the class. */
export function placeOf(owner: ClassSymbol, node: { readonly start: number; readonly end: number }): Place {
  return { file: owner.module.unit?.path ?? repoPath(owner.module.location), start: node.start, end: node.end, symbol: owner.def.qualname };
}
