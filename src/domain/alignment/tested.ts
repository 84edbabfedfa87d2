import { lastName, rootOf } from "../../model/last-name.ts";
import type { Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { mentions, names, someExpression, someInStatements, visitAssignments, visitStatements } from "../../model/visit.ts";

/**
 * Whether the function decides something by the row, or the item of a row, that is read, or by what is made of it; or whether what reads it
 * stands where its failure is caught.
 */
export function isTested(def: FunctionDef, value: Expr, at: { readonly start: number; readonly end: number }): boolean {
  const root = rootOf(value);
  if (root === undefined) return isCaught(def, at);
  const known = namesFrom(def, root);
  const isRow = (expr: Expr): boolean => expr.kind === "Name" && known.has(expr.id);
  let decided = false;
  visitStatements(def.body, (expr) => {
    const holds = expr.start <= at.start && at.end <= expr.end;
    if (expr.kind === "IfExp") decided ||= someExpression(expr.test, isRow);
    if (expr.kind === "BoolOp" && expr.op === "and" && holds) decided ||= expr.values.some((each) => someExpression(each, isRow));
    if (expr.kind === "ListComp" || expr.kind === "GeneratorExp" || (holds && (expr.kind === "SetComp" || expr.kind === "DictComp")))
      decided ||= expr.generators.some(({ ifs }) => ifs.some((test) => someExpression(test, isRow)));
  });
  eachStatement(def.body, (statement) => {
    if (statement.kind === "If" || statement.kind === "While" || statement.kind === "Assert")
      decided ||= someExpression(statement.test, isRow) && (value.kind === "Name" || !asksForRow(statement.test, root));
    if (statement.kind === "Match") decided = true;
  });
  return decided || isCaught(def, at);
}

/** Whether the function decides by an attribute of the row that is read whether an expression is evaluated: what is missing may never get there. */
export function isDecidedByRow(def: FunctionDef, { value: row }: Expr & { kind: "Attribute" }, at: Expr): boolean {
  const variable = row.kind === "Name" ? row.id : "";
  const ofRow = (expr: Expr): boolean => expr.kind === "Attribute" && expr.value.kind === "Name" && expr.value.id === variable;
  let decided = false;
  visitStatements(def.body, (expr) => {
    if (expr.kind === "IfExp" && expr !== at && expr.start <= at.start && at.end <= expr.end) decided ||= someExpression(expr.test, ofRow);
    if (expr.kind === "ListComp" || expr.kind === "SetComp" || expr.kind === "DictComp" || expr.kind === "GeneratorExp")
      decided ||= expr.generators.some(({ ifs }) => ifs.some((test) => someExpression(test, ofRow)));
  });
  eachStatement(def.body, (statement) => {
    if (statement.kind === "If" || statement.kind === "While" || statement.kind === "Assert")
      decided ||= someExpression(statement.test, ofRow);
    if (statement.kind === "Match") decided = true;
  });
  return decided;
}

/** The name, and those that are bound to something made of it. */
function namesFrom({ body }: FunctionDef, root: string): ReadonlySet<string> {
  const found = new Set([root]);
  visitAssignments(body, (target, value) => {
    if (target.kind === "Name" && mentions(value, found) && !someExpression(value, (expr) => binds(expr, root))) names(target, found);
  });
  return found;
}

/** Whether a comprehension has the name for its own items. */
function binds(expr: Expr, name: string): boolean {
  if (expr.kind !== "ListComp" && expr.kind !== "SetComp" && expr.kind !== "DictComp" && expr.kind !== "GeneratorExp") return false;
  return expr.generators.some(({ target }) => mentions(target, new Set([name])));
}

/** `if not row:`, `if row is None:`: whether there is one. */
function asksForRow(test: Expr, root: string): boolean {
  const named = test.kind === "UnaryOp" ? test.operand : test.kind === "Compare" ? test.left : test;
  return named.kind === "Name" && named.id === root;
}

/** What catches the failure of a validation. */
const CATCHING = /^(ValidationError|ValueError|Exception|BaseException)$/;

/** Whether it stands in a `try` that goes on after the failure of a validation. */
function isCaught({ body }: FunctionDef, { start, end }: { readonly start: number; readonly end: number }): boolean {
  let caught = false;
  const holds = (block: readonly Stmt[]): boolean => block.some((statement) => statement.start <= start && end <= statement.end);
  eachStatement(body, (statement) => {
    if (statement.kind !== "Try" || !holds(statement.body)) return;
    caught ||= statement.handlers.some((handler) => catches(handler.type) && !raises(handler.body));
  });
  return caught;
}

function catches(type: Expr | null): boolean {
  if (type === null) return true;
  return type.kind === "Tuple" ? type.elts.some(catches) : CATCHING.test(lastName(type));
}

function raises(body: readonly Stmt[]): boolean {
  let found = false;
  eachStatement(body, (statement) => {
    found ||= statement.kind === "Raise";
  });
  return found || someInStatements(body, (expr) => expr.kind === "Call" && lastName(expr.func) === "abort");
}
