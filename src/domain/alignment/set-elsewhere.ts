import { functionsNaming } from "../../link/functions-naming.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";

/**
 * Whether some code sets an attribute of that name, on an object that it was given, to a text or to something unknown: rows may be made
 * ready for the answer (`order.created_at = order.created_at.strftime(…)`).
 */
export function convertedElsewhere(program: Program, name: string): boolean {
  for (const fn of applicationNaming(program, name)) {
    const scope = program.functionScope(fn);
    let converted = false;
    eachStatement(fn.def.body, (statement) => {
      if (converted || statement.kind !== "Assign" || !statement.targets.some((target) => isAttribute(target, name))) return;
      if (statement.targets.every((target) => isMadeHere(program, target, scope))) return;
      const type = program.typeOf(statement.value, scope);
      converted = type.kind === "unknown" || (type.kind === "external" && type.name === "builtins.str");
    });
    if (converted) return true;
  }
  return false;
}

/** The functions of the application in whose bodies one of the names stands. */
export function* applicationNaming(program: Program, ...names: readonly string[]): Generator<FunctionSymbol> {
  for (const module of program.index.modules) if (module.unit?.role === "application") yield* functionsNaming(program, module, ...names);
}

/** Whether an attribute is set on an object that the function has just made: objects that are loaded later do not have it. */
export function isMadeHere(program: Program, target: Expr, scope: Scope): boolean {
  if (target.kind !== "Attribute" || target.value.kind !== "Name") return false;
  const bindings = scope.bindings.get(target.value.id) ?? [];
  return (
    bindings.length > 0 &&
    bindings.every(
      (binding) => binding.kind === "value" && binding.value.kind === "Call" && program.typeOf(binding.value.func, scope).kind === "class",
    )
  );
}

/** Whether a target of an assignment is, or holds, an attribute of that name. */
export function isAttribute(target: Expr, name: string): boolean {
  if (target.kind === "Tuple" || target.kind === "List") return target.elts.some((item) => isAttribute(item, name));
  return target.kind === "Attribute" && target.attr === name;
}
