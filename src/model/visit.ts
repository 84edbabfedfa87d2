import type { Expr, Stmt } from "./syntax.ts";
import { blocksOf, eachStatement, isCompound } from "./traverse.ts";

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
  const go = onward(visit);
  eachStatement(body, (statement) => {
    someOwn(statement, go);
  });
}

/** Whether a test holds for some expression in the statements, compound ones included, nested functions not. */
export function someInStatements(body: readonly Stmt[], test: (node: Expr) => boolean): boolean {
  for (const statement of body)
    if (someOwn(statement, test) || (isCompound(statement) && blocksOf(statement).some((block) => someInStatements(block, test))))
      return true;
  return false;
}

/** Visits an expression and everything in it. */
export function visitExpression(expression: Expr, visit: (node: Expr) => void): void {
  someExpression(expression, onward(visit));
}

/** A test that never holds: all is visited. */
function onward(visit: (node: Expr) => void): (node: Expr) => boolean {
  return (node) => {
    visit(node);
    return false;
  };
}

/** Whether a test holds for some expression that stands in a statement itself, not in its blocks. No list is made: there are as many as statements. */
function someOwn(statement: Stmt, test: (node: Expr) => boolean): boolean {
  switch (statement.kind) {
    case "Expr":
      return someExpression(statement.value, test);
    case "Return":
      return statement.value !== null && someExpression(statement.value, test);
    case "Assign":
      return someOf(statement.targets, test) || someExpression(statement.value, test);
    case "AnnAssign":
      return someExpression(statement.target, test) || (statement.value !== null && someExpression(statement.value, test));
    case "AugAssign":
      return someExpression(statement.target, test) || someExpression(statement.value, test);
    case "If":
    case "While":
    case "Assert":
      return someExpression(statement.test, test);
    case "For":
      return someExpression(statement.iter, test);
    case "With":
      return statement.items.some(({ context }) => someExpression(context, test));
    case "Raise":
      return statement.exc !== null && someExpression(statement.exc, test);
    case "Match":
      return someExpression(statement.subject, test);
    default:
      return false;
  }
}

function someOf(nodes: readonly Expr[], test: (node: Expr) => boolean): boolean {
  for (const node of nodes) if (someExpression(node, test)) return true;
  return false;
}

/**
 * Whether a test holds for an expression or something in it, asked in source order. One frame of the stack a level: long chains of operators are
 * deep trees; and no list of children, which would be one for each node of the program.
 */
export function someExpression(node: Expr, test: (node: Expr) => boolean): boolean {
  if (test(node)) return true;
  switch (node.kind) {
    case "Name":
    case "Constant":
    case "Unreadable":
      return false;
    case "Attribute":
    case "Starred":
    case "Await":
      return someExpression(node.value, test);
    case "Call":
      if (someExpression(node.func, test) || someOf(node.args, test)) return true;
      for (const { value } of node.keywords) if (someExpression(value, test)) return true;
      return false;
    case "Subscript":
      return someExpression(node.value, test) || someExpression(node.slice, test);
    case "JoinedStr":
    case "BoolOp":
      return someOf(node.values, test);
    case "Tuple":
    case "List":
    case "Set":
      return someOf(node.elts, test);
    case "Dict":
      for (const key of node.keys) if (key !== null && someExpression(key, test)) return true;
      return someOf(node.values, test);
    case "BinOp":
      return someExpression(node.left, test) || someExpression(node.right, test);
    case "UnaryOp":
      return someExpression(node.operand, test);
    case "Compare":
      return someExpression(node.left, test) || someOf(node.comparators, test);
    case "IfExp":
      return someExpression(node.test, test) || someExpression(node.body, test) || someExpression(node.orelse, test);
    case "Lambda":
      return someExpression(node.body, test);
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      if (someExpression(node.elt, test) || (node.value !== null && someExpression(node.value, test))) return true;
      for (const { iter, ifs } of node.generators) if (someExpression(iter, test) || someOf(ifs, test)) return true;
      return false;
    case "Yield":
    case "YieldFrom":
      return node.value !== null && someExpression(node.value, test);
    case "NamedExpr":
      return someExpression(node.target, test) || someExpression(node.value, test);
    case "Slice":
      for (const part of [node.lower, node.upper, node.step]) if (part !== null && someExpression(part, test)) return true;
      return false;
  }
}
