import type { Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { someExpression } from "../../model/visit.ts";
import type { SelectedInput } from "./selected.ts";

const CONDITIONS = new Set(["where", "filter", "filter_by", "having"]);
const JUNCTIONS = new Set(["and_", "or_", "not_"]);

/**
 * Whether a step of a statement has a condition whose columns are not written where it stands: a variable, a list of them, what a function or
 * a hybrid of the class gives, a text. It may leave out the rows that have no value in any column.
 */
export function isUnwritten(input: SelectedInput, { func, args, keywords }: Call, scope: Scope): boolean {
  if (!CONDITIONS.has(lastName(func))) return false;
  return keywords.some(({ arg }) => arg === null) || args.some((arg) => hidesColumns(input, arg, scope));
}

function hidesColumns(input: SelectedInput, condition: Expr, scope: Scope): boolean {
  const hides = (each: Expr): boolean => hidesColumns(input, each, scope);
  if (condition.kind === "BinOp" && (condition.op === "&" || condition.op === "|")) return hides(condition.left) || hides(condition.right);
  if (condition.kind === "UnaryOp") return hides(condition.operand);
  if (condition.kind === "IfExp") return hides(condition.body) || hides(condition.orelse);
  if (condition.kind === "Call" && JUNCTIONS.has(lastName(condition.func))) return condition.args.some(hides);
  return condition.kind === "Starred" || !someExpression(condition, (node) => isColumn(input, node, scope));
}

/** A column or relationship of a mapped class, or a column of a table or subquery. */
function isColumn({ program, models }: SelectedInput, node: Expr, scope: Scope): boolean {
  if (node.kind !== "Attribute") return false;
  if (node.value.kind === "Attribute" && /^(c|columns)$/.test(node.value.attr)) return true;
  const holder = program.typeOf(node.value, scope);
  const kind = holder.kind === "class" ? models.modelOf(holder.class)?.attributes.get(node.attr)?.kind : undefined;
  return kind === "column" || kind === "relationship";
}
