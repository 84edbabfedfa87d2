import type { Schema, SchemaField } from "../../domain/pydantic/index.ts";
import { mentionsVariable } from "../../link/substitution.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr } from "../../model/syntax.ts";
import { placeIn } from "../places.ts";
import { applyFunction } from "./apply.ts";
import { attributeOf, readBeside } from "./attributes.ts";
import { eachOf } from "./elements.ts";
import { lifeOf } from "./lives.ts";
import { isA, type Run } from "./run.ts";
import { renew } from "./stale.ts";
import { type Alternative, type Conditions, compatible, followed, type Site, type Value } from "./values.ts";
import { asWritten } from "./written.ts";

/**
 * Which schemas read attributes: those that say so; the outermost whatever it says, those inside where they say so; all of them, as FastAPI asks
 * Pydantic 2 to do for a response. Pydantic 1 knows no such request: there, those inside have to say so.
 */
export type Reading = "where configured" | "outermost" | "everywhere";

/** Schemas inside schemas beyond which nothing more is read. */
const DEEPEST = 5;

/** A schema that reads a value's attributes: `OrderRead.model_validate(order)`. The result holds no rows. */
export function validatedBy(run: Run, schema: Value & { kind: "class" }, value: Value, site: Site): Value {
  const asked = site.call?.keywords.some((keyword) => keyword.arg === "from_attributes" && isTrue(keyword.value));
  validate(run, { kind: "instance", class: schema.class, args: [] }, value, site, 0, asked === true ? "everywhere" : "outermost");
  return { kind: "object", class: schema.class, exact: true, fields: new Map() };
}

/** The fields of a schema that is made of keyword arguments: rows among them are read where their schemas read attributes. */
export function validateFields(run: Run, schema: Schema, values: ReadonlyMap<string, Value>, site: Site): void {
  for (const [name, value] of values) {
    if (value.kind !== "instance" && value.kind !== "many" && value.kind !== "union" && value.kind !== "deferred") continue;
    const field = run.world.schemas.field(schema, name);
    if (field !== undefined) validate(run, typeOf(run, field), value, argumentSite(run, site, name), 0, "where configured");
  }
}

/** Of several arguments the one that holds the rows. */
function argumentSite(run: Run, site: Site, name: string): Site {
  const keyword = site.call?.keywords.find(({ arg }) => arg === name);
  return keyword === undefined ? site : { ...site, argument: placeIn(run.unit, keyword.value) };
}

function typeOf(run: Run, field: SchemaField): Type | undefined {
  return field.annotation === null || field.scope === null ? undefined : run.world.program.annotated(field.annotation, field.scope);
}

/**
 * Reads of a value what a type declares. `beside`: the alternatives that the value is one of.
 */
export function validate(
  run: Run,
  declared: Type | undefined,
  value: Value,
  site: Site,
  depth: number,
  reads: Reading = "outermost",
  beside: readonly Alternative[] = [],
): void {
  if (declared === undefined || depth > DEEPEST) return;
  switch (value.kind) {
    case "union":
      for (const { value: item, when } of value.items)
        if (compatible(when, run.state.conditions)) under(run, when, () => validate(run, declared, item, site, depth, reads, value.items));
      return;
    case "many":
    case "listed":
    case "result":
      for (const type of alternatives(withoutNone(declared)))
        if (type.kind === "external" && type.args[0] !== undefined)
          validate(run, type.args[0], eachOf(run, value, site), site, depth, reads);
      return;
    case "dict":
      for (const type of alternatives(withoutNone(declared)))
        if (type.kind === "external" && type.args[1] !== undefined) validate(run, type.args[1], value.value, site, depth, reads);
        else if (type.kind === "instance" && value.fields !== undefined) readFields(run, type, value.fields, site, depth);
      return;
    case "instance":
      for (const type of alternatives(withoutNone(declared)))
        if (type.kind === "instance" && readBy(run, type, value, site, depth, reads, beside)) return;
      return;
    case "parameter":
    case "deferred":
      if (!followed(value)) return;
      for (const type of alternatives(withoutNone(declared)))
        if (type.kind === "instance" && readBy(run, type, value, site, depth, reads)) return;
      return;
    case "object":
      // What a generic schema holds is read when a caller says what that is; the rest was when it was made.
      for (const type of alternatives(withoutNone(declared)))
        if (type.kind === "instance" && type.args.length > 0 && isA(run.world.program, type.class, value.class))
          readFields(run, type, value.fields, site, depth, true);
      return;
    default:
      return;
  }
}

/** What stands under the names of a schema's fields. `open`: only fields whose types are left to the caller. */
function readFields(
  run: Run,
  type: Type & { kind: "instance" },
  values: ReadonlyMap<string, Value>,
  site: Site,
  depth: number,
  open = false,
): void {
  const schema = run.world.schemas.schemaOf(type.class);
  if (schema === undefined || schema.kind !== "model" || interceptors(run, schema)?.length !== 0) return;
  for (const field of schema.fields) {
    const value = values.get(field.name) ?? (field.alias === null ? undefined : values.get(field.alias));
    if (value === undefined || (open && !isOpen(run, field))) continue;
    validate(run, fieldType(run, type, field), value, site, depth + 1, "where configured");
  }
}

function isOpen(run: Run, field: SchemaField): boolean {
  const declared = typeOf(run, field);
  return declared !== undefined && mentionsVariable(declared);
}

/** The type of a field, with what the variables of a generic schema stand for. */
function fieldType(run: Run, type: Type & { kind: "instance" }, field: SchemaField): Type | undefined {
  return type.args.length > 0 && isOpen(run, field) ? run.world.program.member(type, field.name) : typeOf(run, field);
}

function under(run: Run, when: Conditions, act: () => void): void {
  const before = run.state.conditions;
  if (when.size > 0) run.state.conditions = new Map([...before, ...when]);
  act();
  run.state.conditions = before;
}

/** Reads an instance by a schema; false where the type is no schema that reads attributes. */
function readBy(
  run: Run,
  type: Type & { kind: "instance" },
  value: Value & { kind: "instance" | "parameter" | "deferred" },
  site: Site,
  depth: number,
  reads: Reading,
  beside: readonly Alternative[] = [],
): boolean {
  const schema = run.world.schemas.schemaOf(type.class);
  if (schema === undefined) return readAsked(run, type, value, site, depth);
  // A row that is an instance of the declared class is taken as it is.
  if (value.kind === "instance" && value.model.kind === "class" && isA(run.world.program, value.model.class, type.class)) return true;
  if (schema.kind !== "model" || (reads === "where configured" && !schema.fromAttributes)) return false;
  const reading: Site = { ...site, reader: schema.class.def.name };
  const early = interceptors(run, schema);
  if (early === null) return true;
  if (early.length > 0) {
    // What it makes of the row is read in its place.
    for (const fn of early)
      applyFunction(run, fn, takesClass(fn) ? [{ kind: "class", class: schema.class }, value] : [value], site, new Map(), true);
    return true;
  }
  const [first] = schema.fields;
  if (value.kind === "instance" && first !== undefined) {
    const [name] = readPath(run, first, value);
    renew(run, asWritten(run, value), name, reading);
  }
  for (const field of schema.fields) {
    const [name, ...further] = readPath(run, field, value);
    if (!run.world.names.has(name) && !run.world.columns.has(name) && (value.kind !== "instance" || lifeOf(run, value) === null)) continue;
    const read = further.reduce((part, next) => attributeOf(run, part, next, reading), readBeside(run, beside, value, name, reading));
    const inner = fieldType(run, type, field);
    if (read.kind !== "unknown" && read.kind !== "plain") validate(run, inner, read, reading, depth + 1, readsInside(reads, schema));
  }
  return true;
}

function readsInside(reads: Reading, { version }: Schema): Reading {
  return reads === "everywhere" && version === 2 ? reads : "where configured";
}

/** The fields that a request to GraphQL may ask of a row: each may be asked for, and none is certain to be. */
function readAsked(
  run: Run,
  { class: symbol }: Type & { kind: "instance" },
  value: Value & { kind: "instance" | "parameter" | "deferred" },
  site: Site,
  depth: number,
): boolean {
  const fields = run.world.graphqlFields(symbol);
  if (fields === undefined) return false;
  const reading: Site = { ...site, reader: symbol.def.name };
  run.doubt++;
  for (const { name, type, resolver } of fields) {
    if (resolver !== null || !run.world.names.has(name)) continue;
    const read = attributeOf(run, value, name, reading);
    if (type !== null && read.kind !== "unknown" && read.kind !== "plain") validate(run, type, read, reading, depth + 1);
  }
  run.doubt--;
  return true;
}

/** The attributes that lead to what a field is read from: its alias, where it has one, or the way that `AliasPath` names. */
function readPath(run: Run, { name, alias, declaration }: SchemaField, value: Value): readonly [string, ...string[]] {
  if (alias !== null) return [alias];
  const given = declaration?.call.keywords.find(({ arg }) => arg === "validation_alias")?.value;
  const ways = given === undefined ? [] : waysOf(given);
  const [only, another] = ways;
  if (only === undefined || another === undefined) return only ?? [name];
  // Of several the first is taken that the row has.
  const owner = value.kind === "instance" && value.model.kind === "class" ? value.model.class : null;
  const has = ([first]: readonly [string, ...string[]]): boolean =>
    owner !== null &&
    (run.world.models.attribute(owner, first) !== undefined || run.world.program.memberDefinition(owner, first) !== undefined);
  return ways.find(has) ?? only;
}

/** `AliasPath("customer", "name")`, `AliasChoices("title", AliasPath("customer", "name"))`: the ways that are written out. */
function waysOf(given: Expr): readonly (readonly [string, ...string[]])[] {
  if (given.kind === "Constant") return given.type === "str" && given.value != null ? [[given.value]] : [];
  if (given.kind !== "Call") return [];
  const name = lastName(given.func);
  if (name === "AliasChoices") return given.args.flatMap(waysOf);
  if (name !== "AliasPath") return [];
  const [first, ...further] = given.args.map((part) => (part.kind === "Constant" && part.type === "str" ? (part.value ?? "") : null));
  return first == null || further.includes(null) ? [] : [[first, ...further.flatMap((part) => part ?? [])]];
}

/** The validators of the whole model that run before the fields, and may read the row in a way of their own; null where a base is not known. */
function interceptors(run: Run, schema: Schema): readonly FunctionSymbol[] | null {
  const { program } = run.world;
  const found: FunctionSymbol[] = [];
  for (const ancestor of program.ancestors(schema.class)) {
    if (ancestor.kind === "unknown") return null;
    if (ancestor.kind !== "class") continue;
    const scope = program.classScope(ancestor.class);
    for (const bindings of scope.bindings.values())
      for (const binding of bindings)
        if (binding.kind === "function" && binding.def.decorators.some(runsFirst)) found.push(program.functionSymbol(binding.def, scope));
  }
  return found;
}

function runsFirst(decorator: Expr): boolean {
  if (decorator.kind !== "Call" || decorator.func.kind !== "Name") return false;
  if (decorator.func.id === "model_validator") return isKeyword(decorator, "mode", "before", "wrap");
  return decorator.func.id === "root_validator" && decorator.keywords.some(({ arg, value }) => arg === "pre" && isTrue(value));
}

function takesClass({ def }: FunctionSymbol): boolean {
  return (
    def.parameters[0]?.name === "cls" || def.decorators.some((decorator) => decorator.kind === "Name" && decorator.id === "classmethod")
  );
}

function isTrue(value: Expr): boolean {
  return value.kind === "Constant" && value.type === "True";
}

function isKeyword(
  call: {
    readonly keywords: readonly { readonly arg: string | null; readonly value: { readonly kind: string; readonly value?: unknown } }[];
  },
  name: string,
  ...values: string[]
): boolean {
  return call.keywords.some(
    ({ arg, value }) => arg === name && value.kind === "Constant" && typeof value.value === "string" && values.includes(value.value),
  );
}
