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
  const go = (part: Expr | null): void => eachExpr(part, visit);
  switch (expr.kind) {
    case "JoinedStr":
      expr.values.forEach(go);
      break;
    case "Attribute":
    case "Starred":
    case "Await":
      go(expr.value);
      break;
    case "Subscript":
      go(expr.value);
      go(expr.slice);
      break;
    case "Call":
      go(expr.func);
      expr.args.forEach(go);
      for (const keyword of expr.keywords) {
        go(keyword.value);
      }
      break;
    case "Tuple":
    case "List":
    case "Set":
      expr.elts.forEach(go);
      break;
    case "Dict":
      expr.keys.forEach(go);
      expr.values.forEach(go);
      break;
    case "BinOp":
      go(expr.left);
      go(expr.right);
      break;
    case "UnaryOp":
      go(expr.operand);
      break;
    case "BoolOp":
      expr.values.forEach(go);
      break;
    case "Compare":
      go(expr.left);
      expr.comparators.forEach(go);
      break;
    case "IfExp":
      go(expr.test);
      go(expr.body);
      go(expr.orelse);
      break;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      go(expr.elt);
      go(expr.value);
      for (const each of expr.generators) {
        go(each.iter);
        each.ifs.forEach(go);
      }
      break;
    case "Yield":
    case "YieldFrom":
    case "NamedExpr":
      go(expr.value);
      break;
    case "Slice":
      go(expr.lower);
      go(expr.upper);
      go(expr.step);
      break;
    case "Name":
    case "Constant":
    case "Lambda":
    case "Unreadable":
      break;
  }
}
