import type { Expr, Parameter } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { someInStatements } from "../model/visit.ts";
import type { Linker } from "./context.ts";
import type { FunctionSymbol, Scope } from "./symbols.ts";
import { alternatives, type Type, union, withoutNone } from "./types.ts";

/**
 * The type of a parameter whose annotation its own function contradicts: `session: Session`, and `await session.execute(statement)`. What
 * is awaited of a synchronous class is never awaitable, so that the callers give its asynchronous twin.
 */
export function contradicted(linker: Linker, fn: FunctionSymbol, parameter: Parameter, declared: Type, scope: Scope): Type {
  if (!fn.def.async || scope.bindings.get(parameter.name)?.length !== 1) return declared;
  const types = alternatives(declared);
  const twins = types.map((type) => (type.kind === "external" ? linker.externals.asyncTwin(type.name) : undefined));
  // A parameter that takes either kind is awaited where it is the asynchronous one.
  if (types.some((type) => type.kind === "external" && twins.includes(type.name))) return declared;
  if (twins.every((twin) => twin === undefined) || !awaitsMethodOf(fn, parameter.name)) return declared;
  return union(types.map((type, at) => (type.kind === "external" ? { ...type, name: twins[at] ?? type.name } : type)));
}

/**
 * What all callers give to a parameter that is declared as its asynchronous twin: `session: AsyncSession` of a plain function that is called
 * with a `Session` everywhere. null where they give nothing else than the annotation says.
 */
export function overruled({ externals }: Linker, declared: Type, given: Type): Type | null {
  if (given.kind !== "external") return null;
  const twin = externals.asyncTwin(given.name);
  if (twin === undefined) return null;
  const isTwin = (type: Type): boolean =>
    type.kind === "external" &&
    (type.name === twin || externals.bases(type.name).includes(twin) || externals.bases(twin).includes(type.name));
  const types = alternatives(withoutNone(declared));
  return types.length > 0 && types.every(isTwin) ? given : null;
}

function awaitsMethodOf({ def }: FunctionSymbol, name: string): boolean {
  const isMethodCall = (node: Expr): boolean =>
    node.kind === "Call" && node.func.kind === "Attribute" && node.func.value.kind === "Name" && node.func.value.id === name;
  let found = someInStatements(def.body, (node) => node.kind === "Await" && isMethodCall(node.value));
  eachStatement(def.body, (statement) => {
    found ||= statement.kind === "With" && statement.async && statement.items.some(({ context }) => isMethodCall(context));
  });
  return found;
}
