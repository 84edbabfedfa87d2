import { boundOnce, type ScopedExpr } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import { mentionsVariable } from "../../link/substitution.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, isVague, type Type } from "../../link/types.ts";
import { viewOf } from "../../link/view.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import { lastName } from "../../model/last-name.ts";
import { once } from "../../model/once.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import type { FastapiTable } from "../fastapi/index.ts";
import type { Schema, SchemaField, SchemaTable } from "../pydantic/index.ts";
import type { OrmModel, OrmModels } from "../sqlalchemy/index.ts";
import { type AnsweringRoute, answeringRoutes, shownRoute } from "./answers.ts";
import type { AlignmentMemory } from "./memory.ts";
import { isPromised, restsOnAnnotation } from "./promised.ts";
import { readsByName } from "./source.ts";
import { annotationValidates, validatesFirst } from "./validators.ts";

/** A call with the names in force where it stands. */
export interface ScopedCall {
  readonly call: Call;
  readonly scope: Scope;
}

/** The calls of a function that may make a schema of an object, and others. */
export interface FunctionCalls {
  readonly fn: FunctionSymbol;
  readonly calls: readonly ScopedCall[];
}

/** A call, and the function that makes it. */
export interface NamedCall {
  readonly fn: FunctionSymbol;
  readonly made: ScopedCall;
}

export interface PairInput {
  readonly program: Program;
  readonly fastapi: FastapiTable;
  readonly schemas: SchemaTable;
  readonly models: OrmModels;
  /** Those that make such calls. */
  readonly functions: readonly FunctionCalls[];
  /** All calls of what goes by a name. */
  readonly callsOf: (name: string) => readonly NamedCall[];
  readonly memory: AlignmentMemory;
}

/** A schema that reads objects of a mapped class, and where it does. */
export interface Pair {
  readonly schema: Schema;
  readonly model: OrmModel;
  readonly trace: readonly TraceStep[];
  /** That the object is one of the class is only said by an annotation; what the annotated code returns is not known. */
  readonly annotated: boolean;
  /** The table whose rows lead to the object by a one-to-many relationship: a foreign key to that table holds a value there. Else null. */
  readonly parent: string | null;
  /** What is read, where it is written; null where a relationship leads there. */
  readonly origin: ScopedExpr | null;
  /** Attributes are read whatever the schemas say: FastAPI and `from_attributes=True` hand that on to what is inside. */
  readonly passes: boolean;
  /** Fields that are given a value beside the object. */
  readonly filled: ReadonlySet<string>;
  /** The call may read fields by their names, whatever aliases they have. */
  readonly byName: boolean;
}

/** A schema that is given an object of a mapped class, whether it can read it or not. */
export interface Reading extends Pair {
  /** The end of a sentence: who gives it what. */
  readonly detail: string;
}

const READERS = new Set(["model_validate", "from_orm", "validate_python", "parse_obj_as"]);
/** By which a dictionary is read as well. */
const OTHERS = new Set(["parse_obj"]);

/** Whether a call may make a schema of an object, by the name of what is called. */
export function mayReadObject(call: Call): boolean {
  const name = lastName(call.func);
  if (READERS.has(name) || OTHERS.has(name)) return true;
  return call.keywords.length > 0 && (mayMake(call) || (name === "values" && call.keywords.some(({ arg }) => arg === null)));
}

/** Whether a call makes a schema of an object by a method or function of Pydantic. */
export function isReader({ func }: Call): boolean {
  return READERS.has(lastName(func));
}

const ROWS = new Set<Expr["kind"]>(["Name", "Attribute", "Call", "Await", "ListComp", "List", "IfExp", "Dict"]);

/** Whether a class, by its name, is called with arguments that are named. */
function mayMake({ func, keywords }: Call): boolean {
  const name = lastName(func.kind === "Subscript" ? func.value : func);
  return keywords.length > 0 && (/^_*[A-Z]/.test(name) || name === "cls");
}

/** What handlers return where the response model is a schema. */
export function* returnedRows(input: PairInput): Generator<Reading> {
  for (const route of answeringRoutes(input.fastapi))
    yield* input.memory.returned.of(route.handler, route, () => [...returnedBy(input, route)]);
}

function* returnedBy({ program, schemas, models }: PairInput, route: AnsweringRoute): Generator<Reading> {
  const inDictionary = valuesOf(route.responseType);
  const answer = content(inDictionary ?? route.responseType);
  const schema = answer === undefined ? undefined : schemas.schemaOf(answer.class);
  if (answer === undefined || schema === undefined || schema.kind !== "model") return;
  const { handler } = route;
  const scope = program.functionScope(handler);
  const view = once(() => viewOf(program, handler, new Map()));
  for (const { returned, statement } of returnedIn(handler.def.body, inDictionary !== undefined)) {
    const type = program.typeOf(returned, scope);
    const seen = isVague(type) || mentionsVariable(type) || isOfBase(program, models, type) ? view() : program;
    const said = content(seen.typeOf(returned, scope));
    const isSchema = said !== undefined && models.modelOf(said.class) === undefined && schemas.schemaOf(said.class) !== undefined;
    const value = isSchema ? behindAnnotation(program, returned, scope, said) : said;
    const model = value === undefined || value.list !== answer.list ? undefined : models.modelOf(value.class);
    const file = handler.module.unit?.path;
    if (model === undefined || file === undefined || value?.class === schema.class) continue;
    if (isPromised(seen, returned, scope)) continue;
    const shown = shownRoute(route);
    const at: Place = { file, start: statement.start, end: statement.end, symbol: handler.def.qualname };
    yield {
      schema,
      model,
      trace: [{ at, message: `${shown} returns ${model.class.def.name} as ${schema.class.def.name}` }],
      annotated: restsOnAnnotation(seen, returned, scope, model.class),
      parent: null,
      origin: { value: returned, scope },
      passes: schema.version !== 1,
      filled: NONE,
      byName: false,
      detail: `${shown} answers with ${objects(answer.list, model)}`,
    };
  }
}

/** `Base` of all mapped classes, or a list of such: which of them, the one who calls the shared code may tell. */
function isOfBase(program: Program, models: OrmModels, type: Type): boolean {
  return alternatives(type).some((each): boolean => {
    if (each.kind === "external") return each.args.some((arg) => isOfBase(program, models, arg));
    if (each.kind !== "instance" || models.modelOf(each.class) !== undefined) return false;
    return program.leavesOf(each.class).some((leaf) => models.modelOf(leaf) !== undefined);
  });
}

/** What a dictionary holds, by its type: `dict[str, list[OrderRead]]`. */
function valuesOf(type: Type): Type | undefined {
  return type.kind === "external" && /(^builtins\.dict|\.(Dict|Mapping))$/.test(type.name) ? type.args[1] : undefined;
}

/** What a function returns; or, where that is a dictionary that is written out, what this holds. */
function* returnedIn(body: readonly Stmt[], inDictionary: boolean): Generator<{ readonly returned: Expr; readonly statement: Stmt }> {
  for (const statement of returnsOf(body)) {
    const { value } = statement;
    if (value === null) continue;
    if (!inDictionary) yield { returned: value, statement };
    else if (value.kind === "Dict") for (const each of value.values) yield { returned: each, statement };
  }
}

/** How many functions may hand on what one of them gives. */
const HANDED_ON = 3;

const BOUND = /^(?:static|class)method$/;

/**
 * What a function gives whose annotation says that it gives a schema, where all that it returns is of another class: what reads it sees the object,
 * not the annotation. Undefined where one return is not known, or a decorator may make it what is said.
 */
function behindAnnotation(program: Program, value: Expr, scope: Scope, said: Content, depth = HANDED_ON): Content | undefined {
  const source = value.kind === "Name" ? boundOnce(program, value.id, scope) : { value, scope };
  const call = source?.value.kind === "Await" ? source.value.value : source?.value;
  if (source === undefined || call?.kind !== "Call" || depth === 0) return undefined;
  const callee = program.typeOf(call.func, source.scope);
  if (callee.kind !== "function" || callee.function.def.returns === null || callee.function.def.generator) return undefined;
  if (!callee.function.def.decorators.every((each) => BOUND.test(lastName(each)))) return undefined;
  const inside = program.functionScope(callee.function);
  let found: Content | undefined;
  for (const { value: returned } of returnsOf(callee.function.def.body)) {
    if (returned === null || (returned.kind === "Constant" && returned.type === "None")) continue;
    const own = content(program.typeOf(returned, inside));
    const given = own?.class === said.class ? behindAnnotation(program, returned, inside, said, depth - 1) : own;
    if (given === undefined || given.list !== said.list || (found !== undefined && found.class !== given.class)) return undefined;
    found = given;
  }
  return found;
}

/** `Schema.model_validate(row)`, `Schema.from_orm(row)`, `TypeAdapter(list[Schema]).validate_python(rows)`. */
export function* validatedRows(input: PairInput): Generator<Reading> {
  for (const { fn, calls } of input.functions) yield* input.memory.validated.of(fn, () => [...validatedIn(input, calls)]);
}

/** The rows that such calls read. */
export function* validatedIn(
  { program, schemas, models }: Pick<PairInput, "program" | "schemas" | "models">,
  calls: readonly ScopedCall[],
): Generator<Reading> {
  for (const { call, scope } of calls) {
    const name = lastName(call.func);
    if (!READERS.has(name)) continue;
    const { unit } = scope.module;
    if (unit?.role !== "application") continue;
    const reader = readerOf(program, call, scope);
    const schema = reader === undefined ? undefined : schemas.schemaOf(reader.type.class);
    const filled = filledBy(call);
    const setting = call.keywords.find(({ arg }) => arg === "from_attributes" || arg === null);
    // What is neither true nor left out is not known.
    const passes = setting?.arg === "from_attributes" && isTrue(setting.value);
    if (reader === undefined || schema === undefined || filled === undefined || (setting !== undefined && !passes)) continue;
    const value = content(program.typeOf(reader.argument, scope));
    const model = value === undefined || value.list !== reader.type.list ? undefined : models.modelOf(value.class);
    if (model === undefined || value?.class === schema.class) continue;
    if (isPromised(program, reader.argument, scope)) continue;
    const caller = name === "parse_obj_as" || name === "validate_python" ? name : `${schema.class.def.name}.${name}`;
    const at: Place = { file: unit.path, start: call.start, end: call.end, symbol: scope.function?.def.qualname ?? "<module>" };
    yield {
      schema,
      model,
      trace: [{ at, message: `${caller} reads ${model.class.def.name}` }],
      annotated: restsOnAnnotation(program, reader.argument, scope, model.class),
      parent: null,
      origin: { value: reader.argument, scope },
      passes,
      filled,
      byName: call.keywords.some(({ arg }) => arg === "by_name" || arg === "by_alias"),
      detail: `${caller} is given ${objects(reader.type.list, model)}`,
    };
  }
}

const NONE: ReadonlySet<string> = new Set();

/** What `model_validate(row, update={"owner": name})` of SQLModel gives beside the row; undefined where that is not written out. */
function filledBy({ keywords }: Call): ReadonlySet<string> | undefined {
  const update = keywords.find(({ arg }) => arg === "update")?.value;
  if (update === undefined) return NONE;
  if (update.kind !== "Dict") return undefined;
  const names = update.keys.map((key) => (key?.kind === "Constant" ? key.value : undefined));
  return names.includes(undefined) ? undefined : new Set(names as string[]);
}

interface Content {
  readonly class: ClassSymbol;
  readonly list: boolean;
}

/** An argument, by its place or its name. */
function argumentOf({ args, keywords }: Call, at: number, name: string): Expr | undefined {
  return args[at] ?? keywords.find(({ arg }) => arg === name)?.value;
}

/** What a call validates, and as what. */
function readerOf(program: Program, call: Call, scope: Scope): { readonly type: Content; readonly argument: Expr } | undefined {
  const { func } = call;
  if (lastName(func) === "parse_obj_as") {
    const [first, second] = [argumentOf(call, 0, "type_"), argumentOf(call, 1, "obj")];
    if (first === undefined) return undefined;
    const symbol = program.symbolOf(func, scope);
    if (symbol?.kind !== "external" || !symbol.name.startsWith("pydantic.") || second === undefined) return undefined;
    if (annotationValidates(program, first, scope)) return undefined;
    const type = content(program.annotated(first, scope));
    return type === undefined ? undefined : { type, argument: second };
  }
  const first = argumentOf(call, 0, "obj") ?? argumentOf(call, 0, "object");
  if (func.kind !== "Attribute" || first === undefined) return undefined;
  if (func.attr === "validate_python") {
    const made = func.value.kind === "Name" ? boundOnce(program, func.value.id, scope) : { value: func.value, scope };
    const adapted = made?.value.kind === "Call" ? made.value.args[0] : undefined;
    if (made?.value.kind !== "Call" || adapted === undefined) return undefined;
    const symbol = program.symbolOf(made.value.func, made.scope);
    if (symbol?.kind !== "external" || !/^pydantic\.(\w+\.)*TypeAdapter$/.test(symbol.name)) return undefined;
    if (annotationValidates(program, adapted, made.scope)) return undefined;
    const type = content(program.annotated(adapted, made.scope));
    return type === undefined ? undefined : { type, argument: first };
  }
  const receiver = program.typeOf(func.value, scope);
  return receiver.kind === "class" ? { type: { class: receiver.class, list: false }, argument: first } : undefined;
}

/** `Page(items=rows)`: fields that are schemas and are given objects of a mapped class as they are. */
export function* givenRows(input: PairInput): Generator<Reading> {
  for (const { fn, calls } of input.functions) yield* input.memory.given.of(fn, () => [...givenIn(input, calls)]);
}

function* givenIn({ program, schemas, models, memory }: PairInput, calls: readonly ScopedCall[]): Generator<Reading> {
  for (const { call, scope } of calls) {
    const { unit } = scope.module;
    if (unit?.role !== "application" || !mayMake(call)) continue;
    const made = program.typeOf(call.func, scope);
    const holder = made.kind === "class" ? schemas.schemaOf(made.class) : undefined;
    if (made.kind !== "class" || holder === undefined || holder.kind !== "model" || holder.table) continue;
    for (const { arg, value } of call.keywords) {
      const rows =
        arg === null ? undefined : rowsGiven({ program, schemas, models, memory }, { schema: holder, args: made.args }, arg, value, scope);
      if (rows === undefined) continue;
      const { field, schema, model, list } = rows;
      const shown = `${holder.class.def.name}.${field.name}`;
      const at: Place = { file: unit.path, start: value.start, end: value.end, symbol: scope.function?.def.qualname ?? "<module>" };
      yield {
        schema,
        model,
        trace: [{ at, message: `${shown} is given ${model.class.def.name} as ${schema.class.def.name}` }],
        annotated: restsOnAnnotation(program, value, scope, model.class),
        parent: null,
        origin: { value, scope },
        passes: false,
        filled: NONE,
        byName: false,
        detail: `${shown} is given ${objects(list, model)} as it`,
      };
    }
  }
}

/** A field that is a schema, or a list of such, and the rows that it is given as they are. */
interface RowsGiven {
  readonly field: SchemaField;
  readonly schema: Schema;
  readonly model: OrmModel;
  readonly list: boolean;
}

/** The rows of a mapped class that a field of a schema is given; undefined where it is given something else, or takes it apart itself. */
export function rowsGiven(
  { program, schemas, models, memory }: Pick<PairInput, "program" | "schemas" | "models" | "memory">,
  { schema: holder, args }: { readonly schema: Schema; readonly args: readonly Type[] },
  name: string,
  value: Expr,
  scope: Scope,
): RowsGiven | undefined {
  const field = ROWS.has(value.kind) ? schemas.field(holder, name) : undefined;
  if (field === undefined || field.annotation === null || field.scope === null || field.owner === null) return undefined;
  if (!readsByName(schemas, holder, field)) return undefined;
  const rows = content(program.typeOf(value, scope));
  const model = rows === undefined ? undefined : models.modelOf(rows.class);
  if (rows === undefined || model === undefined) return undefined;
  const written = program.annotated(field.annotation, field.scope);
  const type = mentionsVariable(written) ? program.member({ kind: "instance", class: holder.class, args }, field.name) : written;
  const inner = content(type);
  const schema = inner === undefined ? undefined : schemas.schemaOf(inner.class);
  if (inner?.list !== rows.list || schema === undefined || schema.kind !== "model" || schema.class === rows.class) return undefined;
  const validators = memory.validatorsOf(program, holder);
  if (validators.whole || validators.fields.has("*") || validators.fields.has(field.name) || validatesFirst(program, field))
    return undefined;
  return isPromised(program, value, scope) ? undefined : { field, schema, model, list: rows.list };
}

/** `objects of Order`. */
export function objects(list: boolean, model: OrmModel): string {
  return `${list ? "objects" : "an object"} of ${model.class.def.name}`;
}

function isTrue(value: Expr): boolean {
  return value.kind === "Constant" && value.type === "True";
}

/** The only class of a type, None left out: alone or in a list; undefined where there are several or none. */
export function content(type: Type): Content | undefined {
  const given = alternatives(type).filter(({ kind }) => kind !== "none");
  // `[row] if row else []`: an empty list says nothing of what the other holds.
  const known = given.length > 1 ? given.filter((each) => !isEmptyList(each)) : given;
  const [only] = known;
  if (known.length !== 1 || only === undefined) return undefined;
  if (only.kind === "instance" && known.length < given.length) return undefined;
  if (only.kind === "instance") return only.args.length === 0 ? { class: only.class, list: false } : undefined;
  if (only.kind === "awaitable") return content(only.result);
  if (
    only.kind !== "external" ||
    !/(^builtins\.(list|set|tuple)|\.(List|Sequence|ScalarResult))$/.test(only.name) ||
    only.args[0] === undefined
  )
    return undefined;
  const inner = content(only.args[0]);
  return inner === undefined || inner.list ? undefined : { class: inner.class, list: true };
}

function isEmptyList(type: Type): boolean {
  return type.kind === "external" && type.name === "builtins.list" && (type.args[0] === undefined || type.args[0].kind === "unknown");
}

/** The `return` statements of a function. */
export function returnsOf(body: readonly Stmt[]): readonly (Stmt & { kind: "Return" })[] {
  const found: (Stmt & { kind: "Return" })[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "Return") found.push(statement);
  });
  return found;
}
