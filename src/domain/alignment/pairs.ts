import type { ScopedExpr } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import type { Call, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import type { FastapiTable } from "../fastapi/index.ts";
import type { Schema, SchemaTable } from "../pydantic/index.ts";
import type { OrmModel, OrmModels } from "../sqlalchemy/index.ts";
import { isPromised, restsOnAnnotation } from "./promised.ts";
import { readsElsewhere } from "./source.ts";
import { earlyValidators } from "./validators.ts";

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
}

/** A call with the names in force where it stands. */
export interface ScopedCall {
  readonly call: Call;
  readonly scope: Scope;
}

export interface PairInput {
  readonly program: Program;
  readonly fastapi: FastapiTable;
  readonly schemas: SchemaTable;
  readonly models: OrmModels;
  /** The calls of functions that may make a schema of an object, and others. */
  readonly calls: Iterable<ScopedCall>;
}

const READERS = new Set(["model_validate", "from_orm"]);

/** Whether a call may make a schema of an object, by the name of what is called. */
export function mayReadObject(call: Call): boolean {
  return readsWhole(call) || isConstruction(call);
}

function readsWhole({ func }: Call): boolean {
  return func.kind === "Attribute" && READERS.has(func.attr);
}

/** Whether a class, by its name, is called with attributes of something as they are. */
export function isConstruction({ func, keywords }: Call): boolean {
  const name = func.kind === "Name" ? func.id : func.kind === "Attribute" ? func.attr : "";
  return /^_*[A-Z]/.test(name) && keywords.some(({ value }) => value.kind === "Attribute" && value.value.kind === "Name");
}

/** How many proofs are kept of one schema and one class: what one does not show, another may. */
const PROOFS = 6;

/** The schemas that certainly read ORM objects, and of which class: by what endpoints return, by `model_validate`, and nested ones. */
export function readingPairs(input: PairInput): readonly Pair[] {
  const found = new Map<string, Pair[]>();
  const add = (pair: Pair, depth: number): void => {
    if (depth > 6) return;
    const key = `${pair.schema.class.id}:${pair.model.class.id}`;
    const known = found.get(key);
    const [best] = known ?? [];
    if (known === undefined || best === undefined) found.set(key, [pair]);
    else if (isBetter(pair, best)) known.unshift(pair);
    else {
      if (known.length < PROOFS) known.push(pair);
      return;
    }
    nested(input, pair, (inner) => add(inner, depth + 1));
  };
  for (const pair of returned(input)) add(pair, 0);
  for (const pair of validated(input)) add(pair, 0);
  return [...found.values()].flat();
}

/** Whether a proof says more: that it rests on more than an annotation, or that it is about all rows and not about the children of others. */
function isBetter(pair: Pair, known: Pair): boolean {
  if (pair.annotated !== known.annotated) return known.annotated;
  return known.parent !== null && pair.parent === null;
}

/** What handlers return where the response model is a schema. */
function* returned({ program, fastapi, schemas, models }: PairInput): Generator<Pair> {
  for (const route of [...fastapi.routes, ...fastapi.unlisted]) {
    if (route.kind !== "api" || route.responseType === null || route.certainty === "off") continue;
    const answer = content(route.responseType);
    const schema = answer === undefined ? undefined : schemas.schemaOf(answer.class);
    if (answer === undefined || schema === undefined || schema.kind !== "model" || (schema.version === 1 && !schema.fromAttributes))
      continue;
    const { handler } = route;
    const scope = program.functionScope(handler);
    for (const statement of returnsOf(handler.def.body)) {
      if (statement.value === null) continue;
      const value = content(program.typeOf(statement.value, scope));
      const model = value === undefined || value.list !== answer.list ? undefined : models.modelOf(value.class);
      const file = handler.module.unit?.path;
      if (model === undefined || file === undefined || value?.class === schema.class) continue;
      if (isPromised(program, statement.value, scope)) continue;
      const shown = `${route.methods.join(", ")} ${route.path} returns ${model.class.def.name} as ${schema.class.def.name}`;
      const at: Place = { file, start: statement.start, end: statement.end, symbol: handler.def.qualname };
      yield {
        schema,
        model,
        trace: [{ at, message: shown }],
        annotated: restsOnAnnotation(program, statement.value, scope),
        parent: null,
        origin: { value: statement.value, scope },
      };
    }
  }
}

/** `Schema.model_validate(row)` and `Schema.from_orm(row)`. */
function* validated({ program, schemas, models, calls }: PairInput): Generator<Pair> {
  for (const { call, scope } of calls) {
    if (call.func.kind !== "Attribute" || !readsWhole(call)) continue;
    const { unit } = scope.module;
    const [argument] = call.args;
    if (argument === undefined || unit?.role !== "application") continue;
    const receiver = program.typeOf(call.func.value, scope);
    const schema = receiver.kind === "class" ? schemas.schemaOf(receiver.class) : undefined;
    if (schema === undefined || !schema.fromAttributes) continue;
    const value = content(program.typeOf(argument, scope));
    const model = value === undefined || value.list ? undefined : models.modelOf(value.class);
    if (model === undefined || value?.class === schema.class) continue;
    if (isPromised(program, argument, scope)) continue;
    const message = `${schema.class.def.name}.${call.func.attr} reads ${model.class.def.name}`;
    const at: Place = { file: unit.path, start: call.start, end: call.end, symbol: scope.function?.def.qualname ?? "<module>" };
    yield {
      schema,
      model,
      trace: [{ at, message }],
      annotated: restsOnAnnotation(program, argument, scope),
      parent: null,
      origin: { value: argument, scope },
    };
  }
}

/** A field whose type is a schema reads what the relationship of its name leads to. */
function nested({ program, schemas, models }: PairInput, { schema, model, trace, annotated }: Pair, add: (pair: Pair) => void): void {
  const validators = earlyValidators(program, schema);
  if (validators.whole || validators.fields.has("*")) return;
  for (const field of schema.fields) {
    if (field.annotation === null || field.scope === null || readsElsewhere(field) || validators.fields.has(field.name)) continue;
    const attribute = model.attributes.get(field.name);
    if (attribute?.kind !== "relationship" || attribute.target === null) continue;
    const inner = content(program.annotated(field.annotation, field.scope));
    const innerSchema = inner === undefined ? undefined : schemas.schemaOf(inner.class);
    const target = models.modelOf(attribute.target);
    if (innerSchema === undefined || target === undefined || innerSchema.kind !== "model") continue;
    if (innerSchema.version === 1 && !innerSchema.fromAttributes) continue;
    const message = `${schema.class.def.name}.${field.name} reads ${model.class.def.name}.${attribute.key} as ${innerSchema.class.def.name}`;
    const isChild = attribute.direction === "one-to-many" && attribute.secondary === null;
    const parent = isChild ? model.table : null;
    add({ schema: innerSchema, model: target, trace: [...trace, { at: field.at, message }], annotated, parent, origin: null });
  }
}

/** The only class of a type, None left out: alone or in a list; undefined where there are several or none. */
function content(type: Type): { readonly class: ClassSymbol; readonly list: boolean } | undefined {
  const known = alternatives(type).filter(({ kind }) => kind !== "none");
  const [only] = known;
  if (known.length !== 1 || only === undefined) return undefined;
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

function returnsOf(body: readonly Stmt[]): readonly (Stmt & { kind: "Return" })[] {
  const found: (Stmt & { kind: "Return" })[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "Return") found.push(statement);
  });
  return found;
}
