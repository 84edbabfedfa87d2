import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { isStubBody } from "../../model/stub.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";

/**
 * Whether what a value is rests on the annotation of a method that only declares, as a Protocol's do: what the classes behind it return
 * may be something else.
 */
export function isPromised(program: Program, value: Expr, scope: Scope, body: readonly Stmt[]): boolean {
  const source = value.kind === "Name" ? assignedTo(value.id, body) : value;
  if (source === undefined) return false;
  const call = source.kind === "Await" ? source.value : source;
  if (call.kind !== "Call" || call.func.kind !== "Attribute") return false;
  const callee = program.typeOf(call.func, scope);
  return callee.kind === "function" && callee.self?.kind === "instance" && isStubBody(callee.function.def.body);
}

/** What a name is assigned, where that happens once. */
function assignedTo(name: string, body: readonly Stmt[]): Expr | undefined {
  const found: Expr[] = [];
  eachStatement(body, (statement) => {
    const targets = statement.kind === "Assign" ? statement.targets : statement.kind === "AnnAssign" ? [statement.target] : [];
    if (statement.kind !== "Assign" && statement.kind !== "AnnAssign") return;
    if (statement.value !== null && targets.some((target) => target.kind === "Name" && target.id === name)) found.push(statement.value);
  });
  return found.length === 1 ? found[0] : undefined;
}
