import { get, type Json, listAt, strings, textAt } from "./tree.ts";

/** An expression written back as canonical SQL text; null for forms that are not written back. */
export function expressionText(node: Json): string | null {
  if (node === null || typeof node !== "object" || Array.isArray(node)) {
    return null;
  }
  const [entry] = Object.entries(node as { readonly [key: string]: Json });
  if (entry === undefined) {
    return null;
  }
  const [kind, body] = entry;
  switch (kind) {
    case "A_Const":
      return constant(body);
    case "ColumnRef":
      return strings(listAt(body, "fields")).join(".");
    case "TypeCast": {
      const inner = expressionText(get(body, "arg"));
      // `true` and `false` are casts of letters in older grammars.
      return inner;
    }
    case "FuncCall": {
      const name = strings(listAt(body, "funcname"))
        .filter((part) => part !== "pg_catalog")
        .join(".");
      const args = listAt(body, "args").map(expressionText);
      return args.includes(null) ? null : `${name}(${args.join(",")})`;
    }
    case "SQLValueFunction":
      return (textAt(body, "op") ?? "").replace("SVFOP_", "").toLowerCase();
    case "NullTest": {
      const inner = expressionText(get(body, "arg"));
      return inner === null ? null : `${inner} is ${textAt(body, "nulltesttype") === "IS_NULL" ? "" : "not "}null`;
    }
    case "A_Expr":
      return operation(body);
    case "BoolExpr": {
      const args = listAt(body, "args").map(expressionText);
      const op = textAt(body, "boolop");
      return args.includes(null)
        ? null
        : op === "NOT_EXPR"
          ? `not ${args[0]}`
          : args
              .map((arg, i) => (/ (and|or) /.test(arg ?? "") && listAt(body, "args")[i] !== undefined ? `(${arg})` : arg))
              .join(op === "AND_EXPR" ? " and " : " or ");
    }
    case "List": {
      const items = listAt(body, "items").map(expressionText);
      return items.includes(null) ? null : `(${items.join(",")})`;
    }
    default:
      return null;
  }
}

function constant(body: Json): string | null {
  const text = textAt(body, "sval", "sval");
  if (text !== null || get(body, "sval") !== undefined) {
    return `'${(text ?? "").replaceAll("'", "''")}'`;
  }
  if (get(body, "ival") !== undefined) {
    return String(get(body, "ival", "ival") ?? 0);
  }
  if (get(body, "boolval") !== undefined) {
    return get(body, "boolval", "boolval") === true ? "true" : "false";
  }
  if (get(body, "fval") !== undefined) {
    return textAt(body, "fval", "fval");
  }
  return get(body, "isnull") === true ? "null" : null;
}

function operation(body: Json): string | null {
  const name = strings(listAt(body, "name")).join(".");
  const [left, right] = [expressionText(get(body, "lexpr")), expressionText(get(body, "rexpr"))];
  const kind = textAt(body, "kind");
  if (kind === "AEXPR_IN") {
    return left === null || right === null ? null : `${left}${name === "<>" ? " not" : ""} in ${right}`;
  }
  if (kind !== "AEXPR_OP" || right === null) {
    return null;
  }
  return left === null ? `${name}${right}` : `${left}${name === "<>" ? "!=" : name}${right}`;
}
