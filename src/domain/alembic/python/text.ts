import type { Expr } from "../../../model/syntax.ts";

/** A short, normalised text of an expression, for messages and as the name of an unknown condition. */
export function textOfExpr(expr: Expr, depth = 0): string {
  const of = (part: Expr): string => textOfExpr(part, depth + 1);
  if (depth > 6) {
    return "…";
  }
  switch (expr.kind) {
    case "Name":
      return expr.id;
    case "Constant":
      return expr.type === "str" ? JSON.stringify(expr.value) : (expr.value ?? expr.type);
    case "Attribute":
      return `${of(expr.value)}.${expr.attr}`;
    case "Call":
      return `${of(expr.func)}(${[...expr.args.map(of), ...expr.keywords.map((keyword) => `${keyword.arg ?? "**"}=${of(keyword.value)}`)].join(", ")})`;
    case "Compare":
      return `${of(expr.left)}${expr.comparators.map((right, i) => ` ${expr.ops[i]} ${of(right)}`).join("")}`;
    case "BoolOp":
      return expr.values.map(of).join(` ${expr.op} `);
    case "UnaryOp":
      return `${expr.op} ${of(expr.operand)}`;
    case "BinOp":
      return `${of(expr.left)} ${expr.op} ${of(expr.right)}`;
    case "Subscript":
      return `${of(expr.value)}[${of(expr.slice)}]`;
    case "Tuple":
    case "List":
    case "Set":
      return `[${expr.elts.map(of).join(", ")}]`;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return `[${of(expr.elt)} for ${expr.generators.map((each) => `${of(each.target)} in ${of(each.iter)}`).join(" for ")}]`;
    case "NamedExpr":
      return of(expr.value);
    case "Starred":
      return `*${of(expr.value)}`;
    default:
      return expr.kind;
  }
}

/** Calls `visit` with every sub-expression, outermost first. Lambdas' bodies are left out. */
export function eachExpr(expr: Expr | null, visit: (part: Expr) => void): void {
  if (expr === null) {
    return;
  }
  visit(expr);
  switch (expr.kind) {
    case "JoinedStr":
      eachOf(expr.values, visit);
      break;
    case "Attribute":
    case "Starred":
    case "Await":
      eachExpr(expr.value, visit);
      break;
    case "Subscript":
      eachExpr(expr.value, visit);
      eachExpr(expr.slice, visit);
      break;
    case "Call":
      eachExpr(expr.func, visit);
      eachOf(expr.args, visit);
      for (const keyword of expr.keywords) {
        eachExpr(keyword.value, visit);
      }
      break;
    case "Tuple":
    case "List":
    case "Set":
      eachOf(expr.elts, visit);
      break;
    case "Dict":
      eachOf(expr.keys, visit);
      eachOf(expr.values, visit);
      break;
    case "BinOp":
      eachExpr(expr.left, visit);
      eachExpr(expr.right, visit);
      break;
    case "UnaryOp":
      eachExpr(expr.operand, visit);
      break;
    case "BoolOp":
      eachOf(expr.values, visit);
      break;
    case "Compare":
      eachExpr(expr.left, visit);
      eachOf(expr.comparators, visit);
      break;
    case "IfExp":
      eachExpr(expr.test, visit);
      eachExpr(expr.body, visit);
      eachExpr(expr.orelse, visit);
      break;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      eachExpr(expr.elt, visit);
      eachExpr(expr.value, visit);
      for (const each of expr.generators) {
        eachExpr(each.iter, visit);
        eachOf(each.ifs, visit);
      }
      break;
    case "Yield":
    case "YieldFrom":
    case "NamedExpr":
      eachExpr(expr.value, visit);
      break;
    case "Slice":
      eachExpr(expr.lower, visit);
      eachExpr(expr.upper, visit);
      eachExpr(expr.step, visit);
      break;
    case "Name":
    case "Constant":
    case "Lambda":
    case "Unreadable":
      break;
  }
}

function eachOf(parts: readonly (Expr | null)[], visit: (part: Expr) => void): void {
  for (const part of parts) {
    eachExpr(part, visit);
  }
}
