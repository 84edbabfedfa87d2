import type { Expr } from "./syntax.ts";

/** Python source of an expression on one line, shortened with `…` beyond `most` characters; for messages. */
export function unparse(expression: Expr, most = 60): string {
  const text = print(expression, 0);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function print(node: Expr, depth: number): string {
  if (depth > 8) return "…";
  const inner = (expression: Expr): string => print(expression, depth + 1);
  switch (node.kind) {
    case "Name":
      return node.id;
    case "Constant":
      return node.type === "str" ? JSON.stringify(node.value ?? "") : node.type === "Ellipsis" ? "..." : (node.value ?? node.type);
    case "JoinedStr":
      return 'f"…"';
    case "Attribute":
      return `${primary(node.value, inner)}.${node.attr}`;
    case "Subscript":
      // As Python writes it: `dict[str, int]`, not `dict[(str, int)]`.
      return `${primary(node.value, inner)}[${node.slice.kind === "Tuple" && node.slice.elts.length > 1 ? node.slice.elts.map(inner).join(", ") : inner(node.slice)}]`;
    case "Call":
      return `${primary(node.func, inner)}(${[...node.args.map(inner), ...node.keywords.map((keyword) => (keyword.arg === null ? `**${inner(keyword.value)}` : `${keyword.arg}=${inner(keyword.value)}`))].join(", ")})`;
    case "Starred":
      return `*${inner(node.value)}`;
    case "Tuple":
      return `(${node.elts.map(inner).join(", ")}${node.elts.length === 1 ? "," : ""})`;
    case "List":
      return `[${node.elts.map(inner).join(", ")}]`;
    case "Set":
      return `{${node.elts.map(inner).join(", ")}}`;
    case "Dict":
      return node.keys.length === 0
        ? "{}"
        : `{${node.keys.map((key, at) => (key === null ? "**…" : `${inner(key)}: ${inner(node.values[at] ?? key)}`)).join(", ")}}`;
    case "BinOp":
      return `${inner(node.left)} ${node.op} ${inner(node.right)}`;
    case "UnaryOp":
      return node.op === "not" ? `not ${inner(node.operand)}` : `${node.op}${inner(node.operand)}`;
    case "BoolOp":
      return node.values.map(inner).join(` ${node.op} `);
    case "Compare":
      return [inner(node.left), ...node.comparators.map((value, at) => `${node.ops[at] ?? "?"} ${inner(value)}`)].join(" ");
    case "IfExp":
      return `${inner(node.body)} if ${inner(node.test)} else ${inner(node.orelse)}`;
    case "Lambda":
      return `lambda ${node.parameters.map((parameter) => parameter.name).join(", ")}: ${inner(node.body)}`;
    case "ListComp":
      return `[${comprehension(node, inner)}]`;
    case "SetComp":
      return `{${comprehension(node, inner)}}`;
    case "GeneratorExp":
      return `(${comprehension(node, inner)})`;
    case "DictComp":
      return `{${comprehension(node, inner)}}`;
    case "Await":
      return `await ${inner(node.value)}`;
    case "Yield":
      return node.value === null ? "yield" : `yield ${inner(node.value)}`;
    case "YieldFrom":
      return node.value === null ? "yield from" : `yield from ${inner(node.value)}`;
    case "NamedExpr":
      return `${inner(node.target)} := ${inner(node.value)}`;
    case "Slice":
      return `${node.lower === null ? "" : inner(node.lower)}:${node.upper === null ? "" : inner(node.upper)}`;
    case "Unreadable":
      return "…";
  }
}

/** What stands before a dot or a bracket: in parentheses where it binds less. */
function primary(node: Expr, inner: (expression: Expr) => string): string {
  return LOOSE.has(node.kind) ? `(${inner(node)})` : inner(node);
}

const LOOSE: ReadonlySet<Expr["kind"]> = new Set(["BinOp", "UnaryOp", "BoolOp", "Compare", "IfExp", "Lambda", "Await", "NamedExpr"]);

function comprehension(
  node: Expr & { kind: "ListComp" | "SetComp" | "GeneratorExp" | "DictComp" },
  inner: (expression: Expr) => string,
): string {
  const element = node.value === null ? inner(node.elt) : `${inner(node.elt)}: ${inner(node.value)}`;
  const clauses = node.generators.map(
    ({ target, iter, ifs, async }) =>
      ` ${async ? "async " : ""}for ${inner(target)} in ${inner(iter)}${ifs.map((test) => ` if ${inner(test)}`).join("")}`,
  );
  return `${element}${clauses.join("")}`;
}
