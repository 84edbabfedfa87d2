import type { ClassSymbol } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import type { CallableView } from "../fastapi/callables.ts";
import { evaluate } from "../fastapi/evaluate.ts";
import type { Machine } from "../fastapi/machine.ts";
import type { Location } from "./inputs.ts";

/**
 * A function made by a factory that gives it the signature of a class (`inner.__signature__ = inspect.Signature(…)` after
 * `inspect.signature(cls)`, or from the fields of the class): it takes what the class takes, in the query or a form where the factory
 * wraps them in `Query` or `Form`.
 */
export function copiedSignature(
  machine: Machine,
  view: CallableView,
): { readonly class: ClassSymbol; readonly place: Location | null } | undefined {
  const { signature, frame } = view;
  if (signature === null || frame?.function == null || !signature.def.parameters.some(({ passing }) => passing === "**kwargs"))
    return undefined;
  let copied: ClassSymbol | undefined;
  let assignedTo = false;
  let place: Location | null = null;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item);
      return;
    }
    if (node === null || typeof node !== "object") return;
    const expression = node as Expr;
    if (expression.kind === "Call") {
      const { func } = expression;
      const word = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
      if (word === "Query") place = "query";
      else if (word === "Form") place = "form";
      const [first] = expression.args;
      if (word === "signature" && first !== undefined) {
        const value = evaluate(machine, first, frame);
        if (value.kind === "symbol" && value.symbol.kind === "class") copied = value.symbol;
      }
    }
    if (expression.kind === "Attribute" && (expression.attr === "__fields__" || expression.attr === "model_fields")) {
      const value = evaluate(machine, expression.value, frame);
      if (value.kind === "symbol" && value.symbol.kind === "class") copied ??= value.symbol;
    }
    for (const inner of Object.values(node)) if (typeof inner === "object") visit(inner);
  };
  for (const statement of frame.function.def.body) {
    if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") continue;
    if (statement.kind === "Assign") {
      const [target] = statement.targets;
      if (target?.kind === "Attribute" && target.attr === "__signature__" && target.value.kind === "Name")
        assignedTo ||= target.value.id === signature.def.name;
    }
    visit(statement);
  }
  return assignedTo && copied !== undefined ? { class: copied, place } : undefined;
}
