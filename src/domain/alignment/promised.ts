import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { isStubBody } from "../../model/stub.ts";
import type { Expr } from "../../model/syntax.ts";

/**
 * Whether what a value is rests on the annotation of a method that only declares, as a Protocol's do: what the classes behind it return
 * may be something else.
 */
export function isPromised(program: Program, value: Expr, scope: Scope): boolean {
  const source = value.kind === "Name" ? boundOnce(program, value.id, scope)?.value : value;
  if (source === undefined) return false;
  const call = source.kind === "Await" ? source.value : source;
  if (call.kind !== "Call" || call.func.kind !== "Attribute") return false;
  const callee = program.typeOf(call.func, scope);
  return callee.kind === "function" && callee.self?.kind === "instance" && isStubBody(callee.function.def.body);
}
