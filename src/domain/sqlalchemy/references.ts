import type { Program } from "../../link/program.ts";
import { type Static, textOf } from "../../link/statics.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";

/** A column that a relationship's arguments name. */
export interface ColumnReference {
  /** The class before the dot; null for a bare name, which is an attribute of the declaring class. */
  readonly class: ClassSymbol | null;
  /** The name of a class that is written in a text. */
  readonly className: string | null;
  readonly key: string;
  readonly foreign: boolean;
  readonly remote: boolean;
}

/** The columns in `primaryjoin=`, `foreign_keys=`, `remote_side=`: texts, attributes, lists and lambdas of such. */
export function columnReferences(
  program: Program,
  value: Static | undefined,
  expression: Expr | undefined,
  scope: Scope,
): readonly ColumnReference[] {
  const text = value === undefined ? undefined : textOf(value);
  if (text !== undefined) return fromText(text);
  if (expression === undefined) return [];
  const found: ColumnReference[] = [];
  walk(program, expression, scope, { foreign: false, remote: false }, found, 0);
  return found;
}

const REFERENCE = /((?:\b(?:foreign|remote)\s*\(\s*)*)([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?(?:\.([A-Za-z_]\w*))?/g;

function fromText(text: string): readonly ColumnReference[] {
  const found: ColumnReference[] = [];
  for (const [, marks = "", first = "", second, third] of text.matchAll(REFERENCE)) {
    const foreign = marks.includes("foreign");
    const remote = marks.includes("remote");
    // `Order.customer_id`, `orders.c.customer_id`; a bare name is a column only where nothing else stands in the text.
    if (second === undefined) {
      if (text.trim() === first) found.push({ class: null, className: null, key: first, foreign, remote });
    } else if (second === "c" && third !== undefined) found.push({ class: null, className: first, key: third, foreign, remote });
    else found.push({ class: null, className: first, key: second, foreign, remote });
  }
  return found;
}

interface Marks {
  readonly foreign: boolean;
  readonly remote: boolean;
}

function walk(program: Program, expression: Expr, scope: Scope, marks: Marks, found: ColumnReference[], depth: number): void {
  if (depth > 20) return;
  const inner = (expressions: readonly Expr[], next: Marks = marks): void => {
    for (const item of expressions) walk(program, item, scope, next, found, depth + 1);
  };
  switch (expression.kind) {
    case "Name": {
      const symbol = program.resolve(expression.id, scope);
      // A name in a class body is an attribute of the class; elsewhere it may be a column or a list of them.
      if (symbol === undefined || (symbol.kind === "variable" && symbol.scope.class !== null))
        found.push({ class: null, className: null, key: expression.id, ...marks });
      break;
    }
    case "Attribute": {
      const { value } = expression;
      const columns = value.kind === "Attribute" && (value.attr === "c" || value.attr === "columns");
      const holder = columns ? value.value : value;
      // `Order.__table__.c.id`, and `Order.table.c.id` where the class keeps its table under another name.
      const ofClass =
        holder.kind === "Attribute" && (columns || holder.attr === "__table__") ? program.symbolOf(holder.value, scope) : undefined;
      const owner = ofClass?.kind === "class" ? ofClass : program.symbolOf(holder, scope);
      if (owner?.kind === "class") found.push({ class: owner, className: null, key: expression.attr, ...marks });
      else if (holder.kind === "Name") found.push({ class: null, className: holder.id, key: expression.attr, ...marks });
      break;
    }
    case "Call": {
      const name = expression.func.kind === "Name" ? expression.func.id : expression.func.kind === "Attribute" ? expression.func.attr : "";
      inner(expression.args, { foreign: marks.foreign || name === "foreign", remote: marks.remote || name === "remote" });
      if (expression.func.kind === "Attribute") inner([expression.func.value]);
      break;
    }
    case "List":
    case "Tuple":
    case "Set":
      inner(expression.elts);
      break;
    case "Compare":
      inner([expression.left, ...expression.comparators]);
      break;
    case "BoolOp":
      inner(expression.values);
      break;
    case "BinOp":
      inner([expression.left, expression.right]);
      break;
    case "UnaryOp":
      inner([expression.operand]);
      break;
    case "Lambda":
      inner([expression.body]);
      break;
    default:
      break;
  }
}
