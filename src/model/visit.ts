import type { Expr, Stmt } from "./syntax.ts";
import { blocksOf, eachStatement } from "./traverse.ts";

/** Whether an expression reads one of the names. */
export function mentions(expression: Expr, wanted: ReadonlySet<string>): boolean {
  return someExpression(expression, (node) => node.kind === "Name" && wanted.has(node.id));
}

/** The names that an assignment target binds, or whose value it changes. */
export function names(target: Expr, into: Set<string>): void {
  if (target.kind === "Name") into.add(target.id);
  else if (target.kind === "Tuple" || target.kind === "List") for (const element of target.elts) names(element, into);
  else if (target.kind === "Starred") names(target.value, into);
  else if (target.kind === "Subscript" || target.kind === "Attribute") names(target.value, into);
}

/** Visits every binding of a name by a statement of the body, with what it is bound to; nested functions not. */
export function visitAssignments(body: readonly Stmt[], visit: (target: Expr, value: Expr) => void): void {
  for (const statement of body) {
    switch (statement.kind) {
      case "Assign":
        for (const target of statement.targets) visit(target, statement.value);
        break;
      case "AnnAssign":
        if (statement.value !== null) visit(statement.target, statement.value);
        break;
      case "AugAssign":
        visit(statement.target, statement.value);
        break;
      case "For":
        visit(statement.target, statement.iter);
        visitAssignments(statement.body, visit);
        visitAssignments(statement.orelse, visit);
        break;
      case "If":
      case "While":
        visitAssignments(statement.body, visit);
        visitAssignments(statement.orelse, visit);
        break;
      case "With":
        for (const item of statement.items) if (item.target !== null) visit(item.target, item.context);
        visitAssignments(statement.body, visit);
        break;
      case "Try":
        visitAssignments(statement.body, visit);
        for (const handler of statement.handlers) visitAssignments(handler.body, visit);
        visitAssignments(statement.orelse, visit);
        visitAssignments(statement.finalbody, visit);
        break;
      default:
        break;
    }
  }
}

/** Visits every expression in the statements, compound ones included, nested functions not. */
export function visitStatements(body: readonly Stmt[], visit: (node: Expr) => void): void {
  eachStatement(body, (statement) => {
    for (const expression of expressionsOf(statement)) visitExpression(expression, visit);
  });
}

function expressionsOf(statement: Stmt): readonly Expr[] {
  switch (statement.kind) {
    case "Expr":
      return [statement.value];
    case "Return":
      return statement.value === null ? [] : [statement.value];
    case "Assign":
      return [...statement.targets, statement.value];
    case "AnnAssign":
      return statement.value === null ? [statement.target] : [statement.target, statement.value];
    case "AugAssign":
      return [statement.target, statement.value];
    case "If":
    case "While":
      return [statement.test];
    case "For":
      return [statement.iter];
    case "With":
      return statement.items.map((item) => item.context);
    case "Raise":
      return statement.exc === null ? [] : [statement.exc];
    case "Assert":
      return [statement.test];
    case "Match":
      return [statement.subject];
    default:
      return [];
  }
}

/** Whether a test holds for some expression in the statements, compound ones included, nested functions not. */
export function someInStatements(body: readonly Stmt[], test: (node: Expr) => boolean): boolean {
  return body.some(
    (statement) =>
      expressionsOf(statement).some((expression) => someExpression(expression, test)) ||
      blocksOf(statement).some((block) => someInStatements(block, test)),
  );
}

/** Whether a test holds for an expression or something in it. */
export function someExpression(expression: Expr, test: (node: Expr) => boolean): boolean {
  if (test(expression)) return true;
  // A loop takes one frame of the stack a level: long chains of operators are deep trees.
  for (const child of childrenOf(expression)) if (someExpression(child, test)) return true;
  return false;
}

/** Visits an expression and everything in it. */
export function visitExpression(expression: Expr, visit: (node: Expr) => void): void {
  visit(expression);
  for (const child of childrenOf(expression)) visitExpression(child, visit);
}

const NONE: readonly Expr[] = [];

function childrenOf(node: Expr): readonly Expr[] {
  switch (node.kind) {
    case "Name":
    case "Constant":
    case "Unreadable":
      return NONE;
    case "JoinedStr":
      return node.values;
    case "Attribute":
    case "Starred":
    case "Await":
      return [node.value];
    case "Subscript":
      return [node.value, node.slice];
    case "Call":
      if (node.keywords.length === 0) return [node.func, ...node.args];
      return [node.func, ...node.args, ...node.keywords.map((keyword) => keyword.value)];
    case "Tuple":
    case "List":
    case "Set":
      return node.elts;
    case "Dict":
      return [...node.keys.filter((key) => key !== null), ...node.values];
    case "BinOp":
      return [node.left, node.right];
    case "UnaryOp":
      return [node.operand];
    case "BoolOp":
      return node.values;
    case "Compare":
      return [node.left, ...node.comparators];
    case "IfExp":
      return [node.test, node.body, node.orelse];
    case "Lambda":
      return [node.body];
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return [
        node.elt,
        ...(node.value === null ? [] : [node.value]),
        ...node.generators.flatMap((generator) => [generator.iter, ...generator.ifs]),
      ];
    case "Yield":
    case "YieldFrom":
      return node.value === null ? NONE : [node.value];
    case "NamedExpr":
      return [node.target, node.value];
    case "Slice":
      return [node.lower, node.upper, node.step].filter((part) => part !== null);
  }
}
