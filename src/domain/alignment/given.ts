import { returnedExpressions } from "../../link/results.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import type { Route } from "../fastapi/index.ts";
import type { Schema } from "../pydantic/index.ts";
import { answeringRoutes } from "./answers.ts";
import { content, type PairInput, type ScopedCall } from "./readings.ts";
import { readsByName } from "./source.ts";
import { validatesFirst } from "./validators.ts";
import { type Following, type Given, type Written, writtenDict, writtenItems } from "./written.ts";

/** What is given to the fields of a schema, by their names, as far as that is written out. */
export interface GivenValues {
  readonly schema: Schema;
  readonly values: ReadonlyMap<string, Given>;
  /** A method of the schema makes one of a row, as an own `from_orm` does. */
  readonly own: boolean;
  /** The call or dictionary, and the names in force there. */
  readonly node: Expr;
  readonly scope: Scope;
}

/** What calls give to schemas, and to those inside of them. */
export function valuesGiven(input: PairInput, calls: readonly ScopedCall[]): readonly GivenValues[] {
  return calls.flatMap((made) => {
    const given = givenTo(input, made);
    return given === undefined ? [] : [given, ...inside(input, given, false).map(asGiven)];
  });
}

/** The dictionaries that a call gives to fields which are schemas. */
export function dictionariesGiven(input: PairInput, made: ScopedCall): readonly WrittenValues[] {
  const given = givenTo(input, made);
  return given === undefined ? [] : inside(input, given, false);
}

function givenTo({ program, schemas }: PairInput, { call, scope }: ScopedCall): GivenValues | undefined {
  const { func, args, keywords } = call;
  const isReader = func.kind === "Attribute" && /^(model_validate|parse_obj)$/.test(func.attr);
  const callee = program.typeOf(isReader ? func.value : func, scope);
  const schema = callee.kind === "class" ? schemas.schemaOf(callee.class) : undefined;
  const isPlain =
    schema !== undefined && schema.kind === "model" && !schema.table && !schema.incomplete && scope.module.unit?.role === "application";
  if (!isPlain) return undefined;
  const values = new Map<string, Given>();
  const spread = (value: Expr | undefined): void => {
    const dict = value === undefined ? undefined : writtenDict(program, value, scope, following(schema, false));
    for (const [name, given] of dict?.scope === scope ? dict.items : []) values.set(name, given);
  };
  if (isReader) spread(args[0] ?? keywords.find(({ arg }) => arg === "obj")?.value);
  else for (const { arg, value } of keywords) arg === null ? spread(value) : values.set(arg, { value, key: null });
  return { schema, values, own: scope.function?.owner === schema.class, node: call, scope };
}

/** A dictionary that is read into a schema. */
export interface WrittenValues {
  readonly schema: Schema;
  readonly dict: Written;
}

function following({ fields }: Schema, calls: boolean): Following {
  return { fields: fields.map(({ name }) => name), calls };
}

function asGiven({ schema, dict: { items, node, scope } }: WrittenValues): GivenValues {
  return { schema, values: items, own: false, node, scope };
}

/** How many schemas may lie in one another. */
const NESTED = 4;

/** The dictionaries that are given to fields which are schemas, or lists of such, and what is in these. */
function inside(input: PairInput, { schema, values, scope }: GivenValues, calls: boolean, depth = NESTED): readonly WrittenValues[] {
  const { program, schemas } = input;
  const validators = input.memory.validatorsOf(program, schema);
  if (depth === 0 || validators.whole || validators.fields.has("*")) return [];
  return schema.fields.flatMap((field) => {
    const value = values.get(field.name)?.value;
    if (value === undefined || field.annotation === null || field.scope === null || validators.fields.has(field.name)) return [];
    if (!readsByName(schemas, schema, field) || validatesFirst(program, field)) return [];
    const wanted = content(program.annotated(field.annotation, field.scope));
    const inner = wanted === undefined ? undefined : schemas.schemaOf(wanted.class);
    if (wanted === undefined || inner === undefined || inner.kind !== "model" || inner.incomplete) return [];
    return dictionariesIn(input, inner, wanted.list, value, scope, calls).flatMap((found) => [
      found,
      ...inside(input, asGiven(found), calls, depth - 1),
    ]);
  });
}

/** The dictionary that a value is, or those that a list holds. */
function dictionariesIn(
  { program }: PairInput,
  schema: Schema,
  list: boolean,
  value: Expr,
  scope: Scope,
  calls: boolean,
): readonly WrittenValues[] {
  const values = list ? writtenItems(program, value, scope) : [{ value, scope }];
  return values.flatMap((each) => {
    const dict = writtenDict(program, each.value, each.scope, following(schema, calls));
    return dict === undefined ? [] : [{ schema, dict }];
  });
}

/** A dictionary that an endpoint answers with, or one inside of it. */
export interface AnsweredValues extends WrittenValues {
  readonly route: Route;
  /** What the handler returns. */
  readonly returned: Expr;
}

/** The dictionaries that endpoints answer with: `return {"note": order.note}`, a list of such, and those that are given to fields in them. */
export function* dictionariesAnswered(input: PairInput): Generator<AnsweredValues> {
  const { program, fastapi, schemas } = input;
  for (const route of answeringRoutes(fastapi)) {
    const { handler, responseType } = route;
    const answer = content(responseType);
    const schema = answer === undefined ? undefined : schemas.schemaOf(answer.class);
    if (answer === undefined || schema === undefined || schema.kind !== "model" || schema.incomplete) continue;
    const outer = program.functionScope(handler);
    // `finally: return answer` replaces what was to be returned.
    let replaced = false;
    eachStatement(handler.def.body, (statement) => {
      if (statement.kind === "Try") eachStatement(statement.finalbody, ({ kind }) => (replaced ||= kind === "Return"));
    });
    if (replaced) continue;
    for (const value of returnedExpressions(handler.def)) {
      if (value === null) continue;
      for (const found of dictionariesIn(input, schema, answer.list, value, outer, true)) {
        yield { ...found, route, returned: value };
        for (const inner of inside(input, asGiven(found), true)) yield { ...inner, route, returned: value };
      }
    }
  }
}

/** What endpoints give to schemas in the dictionaries that they answer with. */
export function* valuesAnswered(input: PairInput): Generator<GivenValues & { readonly route: Route }> {
  for (const { route, ...found } of dictionariesAnswered(input)) yield { ...asGiven(found), route };
}
