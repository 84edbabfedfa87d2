import { passesOn, type Wrapping } from "../../link/decorators.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Call } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";
import { annotatedMetadata } from "../pydantic/declarations.ts";
import type { Schema, SchemaField } from "../pydantic/index.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";
import { answerTrace, shownRoute } from "./answers.ts";
import { hasMember } from "./closed.ts";
import { isPlain } from "./dumped.ts";
import { dictionariesAnswered, dictionariesGiven } from "./given.ts";
import { awaitsRefusal, isOrdinary } from "./ordinary.ts";
import type { PairInput, ScopedCall } from "./readings.ts";
import { attributesRead } from "./source.ts";
import { functionAround, type Written, writtenDict } from "./written.ts";

/** How many names a message has. */
const SHOWN = 3;

/**
 * Schemas that are made without a field that they require, or with one that they forbid; mapped classes that are given what they have no attribute for;
 * and dictionaries that endpoints answer with, in which such a field is missing.
 */
export function wrongArguments(input: PairInput): readonly AlignmentSubject[] {
  const made = input.functions.flatMap(({ fn, calls }) =>
    input.memory.arguments.of(fn, () => calls.flatMap((call) => judged(input, call))),
  );
  return [...made, ...answered(input)];
}

function judged(input: PairInput, made: ScopedCall): readonly AlignmentSubject[] {
  const { call, scope } = made;
  const { func, args, keywords } = call;
  const file = scope.module.unit?.path;
  if (args.length > 0 || keywords.length === 0 || file === undefined || scope.module.unit?.role !== "application") return [];
  // A variable may hold a subclass, which requires and takes other things.
  const symbol = input.program.symbolOf(func.kind === "Subscript" ? func.value : func, scope);
  if (symbol?.kind !== "class") return [];
  const around = functionAround(scope);
  const at: Place = { file, start: call.start, end: call.end, symbol: around?.qualname ?? "<module>" };
  const awaits = (): boolean => around !== undefined && awaitsRefusal(around, call);
  const { given, whole, later } = namesGiven(input.program, call, scope);
  const schema = input.schemas.schemaOf(symbol);
  if (schema === undefined) {
    const model = input.models.modelOf(symbol);
    return model === undefined || awaits() ? [] : unknown(input, model, given, at);
  }
  const found = insideOf(input, made);
  if (isOpenlyMade(input, schema)) {
    found.push(...forbidden(input, schema, given, at));
    if (whole) found.push(...missing(input, schema, new Set([...given, ...later]), at, [], "made"));
  }
  return found.length > 0 && awaits() ? [] : found;
}

/** The names that a call certainly gives, those that it may give, and whether these are all. */
function namesGiven(program: Program, { keywords }: Call, scope: Scope) {
  const given = new Set<string>();
  const later = new Set<string>();
  let whole = true;
  for (const { arg, value } of keywords) {
    const dict = arg === null ? writtenDict(program, value, scope, { fields: [], calls: false }) : undefined;
    if (arg !== null) given.add(arg);
    else if (dict === undefined || dict.node.kind === "Attribute") whole = false;
    else {
      for (const name of dict.items.keys()) given.add(name);
      for (const name of dict.later) later.add(name);
    }
  }
  return { given, later, whole };
}

/** `Page(items=[{"number": 1}])`: dictionaries that are given to fields which are schemas. */
function insideOf(input: PairInput, made: ScopedCall): AlignmentSubject[] {
  const found: AlignmentSubject[] = [];
  for (const { schema, dict } of dictionariesGiven(input, made)) {
    const file = dict.scope.module.unit?.path;
    if (file === undefined || !isOpenlyMade(input, schema)) continue;
    found.push(...missing(input, schema, keysOf(dict), placeOf(dict, file), [], "made"));
  }
  return found;
}

/** What the constructor of a mapped class raises TypeError for. */
function unknown(input: PairInput, model: OrmModel, given: ReadonlySet<string>, at: Place): readonly AlignmentSubject[] {
  if (model.extended || model.incomplete || !isPlain(input, model)) return [];
  const { class: symbol } = model;
  const changed = input.memory.changedIn(input.program);
  const isSet = (name: string): boolean =>
    input.program.ancestors(symbol).some((ancestor) => ancestor.kind === "class" && changed.set.get(ancestor.class.def.name)?.has(name));
  // Those of Python and of SQLAlchemy itself (`__table__`) are there, too.
  const isKnown = (name: string): boolean =>
    /^(__|_sa_)/.test(name) || model.attributes.has(name) || hasMember(input.program, model, name) || isSet(name);
  const names = [...given].filter((name) => !isKnown(name));
  if (names.length === 0 || !isOrdinary(input.program, symbol, changed)) return [];
  return subject("unknown-argument", symbol.def.qualname, names, "it has no attribute for", at, [], symbol.module.unit?.role);
}

/** What a schema refuses that forbids what it has no field for. */
function forbidden(input: PairInput, schema: Schema, given: ReadonlySet<string>, at: Place): readonly AlignmentSubject[] {
  const extra = input.schemas.setting(schema, "extra");
  if (extra?.kind !== "string" || extra.value !== "forbid") return [];
  const taken = new Set<string>();
  for (const field of schema.fields) {
    const names = namesOf(input, schema, field);
    if (names === undefined) return [];
    for (const name of names) taken.add(name);
  }
  const names = [...given].filter((name) => !taken.has(name));
  const { class: symbol } = schema;
  return subject("unknown-argument", symbol.def.qualname, names, "it forbids", at, [], symbol.module.unit?.role);
}

function missing(
  input: PairInput,
  schema: Schema,
  given: ReadonlySet<string>,
  at: Place,
  trace: readonly TraceStep[],
  what: string,
): readonly AlignmentSubject[] {
  const { program, schemas } = input;
  const names = schema.fields.flatMap((field) => {
    if (!field.required || field.owner === null || field.annotation === null || field.scope === null) return [];
    // In Pydantic 1 what allows None is not required.
    if (!schemas.versionCertain && alternatives(program.annotated(field.annotation, field.scope)).some((type) => type.kind === "none"))
      return [];
    // What is written in a text is not read for its default.
    if (field.annotation.kind === "Constant" && /\bAnnotated\b/.test(field.annotation.value ?? "")) return [];
    const names = namesOf(input, schema, field);
    return names === undefined || names.some((name) => given.has(name)) ? [] : [names[0] ?? field.name];
  });
  const { class: symbol } = schema;
  return subject("missing-argument", symbol.def.qualname, names, what, at, trace, symbol.module.unit?.role);
}

/** The names by which a field is given a value; undefined where they are computed. */
function namesOf({ program, schemas }: PairInput, schema: Schema, field: SchemaField): readonly string[] | undefined {
  const { annotation, scope, declaration } = field;
  const others = annotation === null || scope === null ? [] : annotatedMetadata(program, annotation, scope);
  const isNamed = others.some(
    ({ expression }) =>
      expression.kind === "Call" &&
      expression !== declaration?.call &&
      expression.keywords.some(({ arg }) => arg === null || arg === "alias" || arg === "validation_alias"),
  );
  // An alias of less weight gives way to that of the generator.
  return isNamed || declaration?.keyword("alias_priority") !== undefined ? undefined : attributesRead(schemas, schema, field, false);
}

/** Settings come from the environment. */
const SETTINGS = /(BaseSettings|RootModel)$/;

/** Whether a schema takes its fields from what it is given, and from nowhere else. */
function isOpenlyMade({ program, schemas, memory }: PairInput, schema: Schema): boolean {
  if (schema.kind !== "model" || schema.table || schema.incomplete || !schemas.knowsSettings(schema)) return false;
  if (memory.validatorsOf(program, schema).whole) return false;
  const isKnown = program
    .ancestors(schema.class)
    .every((ancestor) => ancestor.kind === "class" || (ancestor.kind === "external" && !SETTINGS.test(ancestor.name)));
  return isKnown && isOrdinary(program, schema.class, memory.changedIn(program));
}

/** `return {"items": rows}`, where the response model requires more than that, or one of those inside of it. */
function answered(input: PairInput): readonly AlignmentSubject[] {
  const found: AlignmentSubject[] = [];
  for (const { route, schema, dict, returned } of dictionariesAnswered(input)) {
    const { def, module } = route.handler;
    const file = module.unit?.path;
    if (file === undefined || isWrapped(input.program, route.handler) || !isOpenlyMade(input, schema)) continue;
    // What another function gives may be right elsewhere.
    const { start, end } = functionAround(dict.scope) === def ? dict.node : returned;
    const trace = answerTrace(route, schema) ?? [];
    const at: Place = { file, start, end, symbol: def.qualname };
    found.push(...missing(input, schema, keysOf(dict), at, trace, `answered by ${shownRoute(route)}`));
  }
  return found;
}

function keysOf({ items, later }: Written): ReadonlySet<string> {
  return new Set([...items.keys(), ...later]);
}

function placeOf({ node, scope }: Written, file: Place["file"]): Place {
  return { file, start: node.start, end: node.end, symbol: functionAround(scope)?.qualname ?? "<module>" };
}

const REGISTERING = /^(get|post|put|patch|delete|head|options|trace|api_route|route)$/;

/** Decorators of libraries that hand the answer on as it is. */
const HANDING_ON =
  /^(slowapi|fastapi_cache|fastapi_limiter|fastapi_versioning|fastapi_versionizer|opentelemetry|newrelic|ddtrace|deprecated|typing)\./;
/** Methods of a limiter: the object is often made elsewhere. */
const LIMITING = /^(limit|shared_limit|exempt)$/;

/** Whether something else than the registration may get the answer first: another decorator, or a call that the function is handed to. */
function isWrapped(program: Program, handler: FunctionSymbol): boolean {
  const { decorators } = handler.def;
  if (decorators.length === 0) return true;
  const { understood, wrappings } = program.decorated(handler);
  // Those of the project are read: each returns what the function gives, or something instead of it.
  if (!understood || !wrappings.every((wrapping) => passesOn(program, wrapping) && !isChanged(wrapping))) return true;
  return decorators.some((decorator) => {
    const func = decorator.kind === "Call" ? decorator.func : decorator;
    if (func.kind === "Attribute" && decorator.kind === "Call" && (REGISTERING.test(func.attr) || LIMITING.test(func.attr))) return false;
    const symbol = program.symbolOf(func, handler.outer);
    return !(symbol?.kind === "function" || (symbol?.kind === "external" && HANDING_ON.test(symbol.name)));
  });
}

/** Whether a wrapper may change what the function gave before it hands it on: it does more with a variable for it than to return it. */
function isChanged({ wrapper, decorator }: Wrapping): boolean {
  const name = decorator.def.parameters[0]?.name;
  const kept = new Set<string>();
  eachStatement(wrapper.def.body, (statement) => {
    const value =
      statement.kind === "Assign" && statement.value.kind === "Await"
        ? statement.value.value
        : statement.kind === "Assign"
          ? statement.value
          : null;
    if (statement.kind !== "Assign" || value?.kind !== "Call" || value.func.kind !== "Name" || value.func.id !== name) return;
    for (const target of statement.targets) if (target.kind === "Name") kept.add(target.id);
  });
  let read = 0;
  let returned = 0;
  visitStatements(wrapper.def.body, (node) => {
    if (node.kind === "Name" && kept.has(node.id)) read += 1;
  });
  eachStatement(wrapper.def.body, (statement) => {
    if (statement.kind === "Return" && statement.value?.kind === "Name" && kept.has(statement.value.id)) returned += 1;
    if (statement.kind === "Assign")
      for (const target of statement.targets) if (target.kind === "Name" && kept.has(target.id)) returned += 1;
  });
  return read > returned;
}

function subject(
  kind: "missing-argument" | "unknown-argument",
  owner: string,
  names: readonly string[],
  detail: string,
  at: Place,
  trace: readonly TraceStep[],
  role: AlignmentSubject["role"] | undefined,
): readonly AlignmentSubject[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, SHOWN).join(", ");
  return [
    {
      at,
      kind,
      schema: owner,
      field: `${shown}${names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ""}`,
      model: owner,
      detail,
      severity: "error",
      trace,
      role: role ?? "application",
    },
  ];
}
