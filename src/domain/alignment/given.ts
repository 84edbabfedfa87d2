import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Attribute, Dict, Expr, FunctionDef } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";
import type { Route } from "../fastapi/index.ts";
import type { Schema } from "../pydantic/index.ts";
import { answeringRoutes } from "./answers.ts";
import { content, type PairInput, type ScopedCall } from "./readings.ts";

/** What a field is given. */
export interface Given {
  readonly value: Expr;
  /** Where a dictionary names the field; null for an argument. */
  readonly key: Expr | null;
}

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

/** What calls give to schemas. */
export function valuesGiven(input: PairInput, calls: readonly ScopedCall[]): readonly GivenValues[] {
  return calls.flatMap((made) => givenTo(input, made) ?? []);
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
    for (const [name, given] of value === undefined ? [] : itemsOf(program, value, scope, schema)) values.set(name, given);
  };
  if (isReader) spread(args[0] ?? keywords.find(({ arg }) => arg === "obj")?.value);
  else for (const { arg, value } of keywords) arg === null ? spread(value) : values.set(arg, { value, key: null });
  return { schema, values, own: scope.function?.owner === schema.class, node: call, scope };
}

/** What endpoints give to schemas in the dictionaries that they answer with: `return {"note": order.note}`, or a list of such. */
export function* valuesAnswered({ program, fastapi, schemas }: PairInput): Generator<GivenValues & { readonly route: Route }> {
  for (const route of answeringRoutes(fastapi)) {
    const { handler, responseType } = route;
    const answer = content(responseType);
    const schema = answer === undefined ? undefined : schemas.schemaOf(answer.class);
    if (answer === undefined || schema === undefined || schema.kind !== "model" || schema.incomplete) continue;
    const outer = program.functionScope(handler);
    for (const value of returnedExpressions(handler.def)) {
      const bound = value?.kind === "Name" ? boundOnce(program, value.id, outer)?.value : value;
      if (bound == null) continue;
      if (!answer.list) {
        // A name is read with what is done to it before.
        if (bound.kind === "Dict" && value !== null)
          yield { route, schema, values: itemsOf(program, value, outer, schema), own: false, node: bound, scope: outer };
      } else if (bound.kind === "ListComp" && bound.elt.kind === "Dict") {
        const scope = program.comprehensionScope(bound, outer);
        yield { route, schema, values: itemsOf(program, bound.elt, scope, schema), own: false, node: bound.elt, scope };
      } else if (bound.kind === "List") {
        for (const each of bound.elts)
          if (each.kind === "Dict")
            yield { route, schema, values: itemsOf(program, each, outer, schema), own: false, node: each, scope: outer };
      }
    }
  }
}

/** The function in which names are read: also of a comprehension in it. */
export function functionAround(scope: Scope): FunctionDef | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.kind === "comprehension" ? at.parent : null)
    if (at.function !== null) return at.function.def;
  return undefined;
}

/** `order.__dict__`: each column by its name. */
function isOfRow(value: Expr): value is Attribute {
  return value.kind === "Attribute" && value.attr === "__dict__" && value.value.kind === "Name";
}

function fieldsOf(row: Attribute, schema: Schema): ReadonlyMap<string, Given> {
  return new Map(schema.fields.map(({ name }) => [name, { value: { ...row, attr: name }, key: null }] as const));
}

/** Reads what a dictionary says of its keys; false where one may be any. */
function readItems(dict: Dict, items: Map<string, Given>, schema: Schema): boolean {
  for (const [at, key] of dict.keys.entries()) {
    const value = dict.values[at];
    if (value === undefined) return false;
    if (key == null && isOfRow(value)) for (const [name, given] of fieldsOf(value, schema)) items.set(name, given);
    // What else is spread may hold any key.
    else if (key?.kind !== "Constant" || key.value === undefined) return false;
    else items.set(key.value, { value, key });
  }
  return true;
}

/** The items of a dictionary that is written out: in place, or bound once to a name that is used for nothing else than to set other keys. */
function itemsOf(program: Program, value: Expr, scope: Scope, schema: Schema): ReadonlyMap<string, Given> {
  if (isOfRow(value)) return fieldsOf(value, schema);
  const bound = value.kind === "Name" ? boundOnce(program, value.id, scope) : { value, scope };
  const items = new Map<string, Given>();
  const def = functionAround(scope);
  if (bound?.scope !== scope || bound.value.kind !== "Dict" || def === undefined) return items;
  if (!readItems(bound.value, items, schema)) return new Map();
  if (value.kind !== "Name") return items;
  const known = new Set<Expr>([value]);
  let others = 0;
  const setKey = (target: Expr): void => {
    if (target.kind !== "Subscript" || target.value.kind !== "Name" || target.value.id !== value.id) return;
    if (target.slice.kind !== "Constant" || target.slice.value === undefined) others += 1;
    else items.delete(target.slice.value);
    known.add(target.value);
  };
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Assign") for (const target of statement.targets) setKey(target);
    if (statement.kind === "AugAssign") setKey(statement.target);
  });
  visitStatements(def.body, (expr) => {
    if (expr.kind === "Name" && expr.id === value.id && !known.has(expr) && expr.start > (bound.value.end ?? 0)) others += 1;
  });
  return others > 0 ? new Map() : items;
}
