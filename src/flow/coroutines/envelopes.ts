import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { visitExpression, visitStatements } from "../../model/visit.ts";
import { argumentAt } from "../arguments.ts";

/**
 * What an endpoint returns in an envelope, and what is serialised with it: `success(orders)`, where the function only puts it into what it
 * returns, and `Envelope(data=orders)`.
 */
export function enveloped(program: Program, returned: Expr, scope: Scope): readonly Expr[] {
  const call = returned.kind === "Await" ? returned.value : returned;
  if (call.kind !== "Call") return NONE;
  const callee = program.typeOf(call.func, scope);
  const given = [...call.args, ...call.keywords.map(({ value }) => value)];
  // A response of the project's own may send what it is given in its own way.
  if (callee.kind === "class") return isResponse(program, callee.class) ? NONE : given;
  if (callee.kind !== "function" || callee.function.def.generator || callee.function.def.decorators.length > 0) return NONE;
  const { function: fn } = callee;
  const shift = fn.owner !== null && callee.self !== null ? 1 : 0;
  return fn.def.parameters.flatMap(({ name }, at) => {
    const argument = argumentAt(call, fn, at, shift);
    return argument !== undefined && given.includes(argument) && onlyPutsInto(program, fn, name) ? [argument] : [];
  });
}

const NONE: readonly Expr[] = [];

function isResponse(program: Program, symbol: ClassSymbol): boolean {
  return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && /Response$/.test(ancestor.name));
}

/** Whether all that a function does with a parameter is to put it into a dictionary, or an object of a class, that it returns. */
function onlyPutsInto(program: Program, fn: FunctionSymbol, name: string): boolean {
  const scope = program.functionScope(fn);
  if (scope.bindings.get(name)?.length !== 1 || fn.def.body.some(({ kind }) => kind === "FunctionDef" || kind === "ClassDef")) return false;
  const is = (node: Expr): boolean => node.kind === "Name" && node.id === name;
  let mentions = 0;
  visitStatements(fn.def.body, (node) => {
    if (is(node)) mentions++;
  });
  let put = 0;
  for (const value of returnedExpressions(fn.def)) {
    if (value === null) continue;
    visitExpression(value, (node) => {
      if (node.kind === "Dict") put += node.values.filter(is).length;
      else if (node.kind === "Call" && makes(program, node, scope)) put += node.keywords.filter((keyword) => is(keyword.value)).length;
    });
  }
  return mentions > 0 && mentions === put;
}

function makes(program: Program, call: Call, scope: Scope): boolean {
  const callee = program.typeOf(call.func, scope);
  return callee.kind === "class" || (callee.kind === "reference" && /^(fastapi|starlette)\.(.*\.)?\w*Response$/.test(callee.name));
}
