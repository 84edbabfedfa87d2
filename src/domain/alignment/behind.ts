import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";
import { argumentFor } from "./made.ts";
import { isPromised, restsOnAnnotation } from "./promised.ts";
import type { PairInput } from "./readings.ts";

/** Of which mapped class the rows are that a variable holds, whatever its annotation says. */
export type RowsBehind = (name: string, scope: Scope) => OrmModel | undefined;

/**
 * Parameters whose annotation names a schema, and that are given rows: `def shown(order: OrderRead) -> OrderRead` called as `shown(session.get(…))`.
 * One call that certainly gives a row is enough. All callers decide that: what is found hangs on no single body.
 */
export function rowsBehind(input: PairInput): RowsBehind {
  const known = new Map<FunctionSymbol, Map<string, OrmModel | undefined>>();
  return (name, scope) => {
    const { function: fn } = scope;
    if (fn === null || !isSchemaParameter(input, fn, name, scope)) return undefined;
    const ofFunction = known.get(fn) ?? new Map<string, OrmModel | undefined>();
    known.set(fn, ofFunction);
    if (!ofFunction.has(name)) ofFunction.set(name, given(input, fn, name));
    return ofFunction.get(name);
  };
}

/** Whether a name is a parameter that is bound nowhere else, and annotated with a schema that is no mapped class. */
export function isSchemaParameter({ program, schemas, models }: PairInput, fn: FunctionSymbol, name: string, scope: Scope): boolean {
  const bindings = scope.bindings.get(name) ?? [];
  if (bindings.length !== 1 || bindings[0]?.kind !== "parameter") return false;
  const annotation = fn.def.parameters.find((parameter) => parameter.name === name)?.annotation;
  if (annotation == null) return false;
  const [only, ...more] = alternatives(program.annotated(annotation, fn.outer)).filter(({ kind }) => kind !== "none");
  if (only?.kind !== "instance" || more.length > 0 || models.modelOf(only.class) !== undefined) return false;
  return schemas.schemaOf(only.class) !== undefined;
}

function given({ program, models, callsOf }: PairInput, fn: FunctionSymbol, name: string): OrmModel | undefined {
  for (const { made } of callsOf(fn.def.name)) {
    const { call, scope } = made;
    const callee = program.typeOf(call.func, scope);
    if (callee.kind !== "function" || callee.function !== fn) continue;
    const argument = argumentFor(fn, name, call);
    if (argument === undefined) continue;
    const [only, ...more] = alternatives(program.typeOf(argument, scope)).filter(({ kind }) => kind !== "none");
    const model = only?.kind === "instance" && more.length === 0 ? models.modelOf(only.class) : undefined;
    if (model === undefined || isPromised(program, argument, scope)) continue;
    if (!restsOnAnnotation(program, argument, scope, model.class)) return model;
  }
  return undefined;
}
