import type { Comp, Comprehension, Constant, Expr, Keyword, Parameter, Sequence, UnaryOp } from "../model/syntax.ts";
import { OP, OPERATION_BITS, OPERATION_MASK, OPERATORS, PARAMETER_FLAG, PASSING } from "./layout.ts";
import { NOTHING, type Reader } from "./reader.ts";

/** Reads what follows a node's head and range. */
type Read = (r: Reader, payload: number, start: number, end: number) => Expr;

/** Reads the expression at the reader's position. */
export function expression(r: Reader): Expr {
  const head = r.words[r.position++] as number;
  r.range();
  return (READERS[head & OPERATION_MASK] as Read)(r, head >>> OPERATION_BITS, r.start, r.end);
}

/** Reads an expression, or nothing. */
export function optional(r: Reader): Expr | null {
  if (r.at(r.position) !== OP.None) return expression(r);
  r.position++;
  return null;
}

/** Reads `count` arguments, and sorts them into positional and keyword ones. */
export function callArguments(r: Reader, count: number): { readonly args: readonly Expr[]; readonly keywords: readonly Keyword[] } {
  if (count === 0) return NO_ARGUMENTS;
  if (count === 1)
    return isKeyword(r.at(r.position)) ? { args: NOTHING, keywords: [keyword(r)] } : { args: [expression(r)], keywords: NOTHING };
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  for (let i = 0; i < count; i++) {
    if (isKeyword(r.at(r.position))) keywords.push(keyword(r));
    else args.push(expression(r));
  }
  // Copies have no room to grow.
  return { args: args.length === 0 ? NOTHING : args.slice(), keywords: keywords.length === 0 ? NOTHING : keywords.slice() };
}

const NO_ARGUMENTS = { args: NOTHING, keywords: NOTHING };

function isKeyword(head: number): boolean {
  const operation = head & OPERATION_MASK;
  return operation === OP.Keyword || operation === OP.KeywordSplat;
}

function keyword(r: Reader): Keyword {
  const head = r.word();
  r.range();
  const { start, end } = r;
  const arg = (head & OPERATION_MASK) === OP.Keyword ? r.string(head >>> OPERATION_BITS) : null;
  return { start, end, arg, value: expression(r) };
}

export function parameter(r: Reader): Parameter {
  const payload = r.word() >>> OPERATION_BITS;
  r.range();
  const { start, end } = r;
  return {
    start,
    end,
    name: r.nextString(),
    passing: PASSING[payload & 7] ?? "normal",
    annotation: (payload & PARAMETER_FLAG.annotation) !== 0 ? expression(r) : null,
    default: (payload & PARAMETER_FLAG.default) !== 0 ? expression(r) : null,
  };
}

const text =
  (type: Constant["type"]): Read =>
  (r, payload, start, end) => ({ kind: "Constant", start, end, type, value: r.string(payload) });

const constant =
  (type: Constant["type"]): Read =>
  (_, __, start, end) => ({ kind: "Constant", start, end, type, value: undefined });

const sequence =
  (kind: Sequence["kind"]): Read =>
  (r, payload, start, end) => ({ kind, start, end, elts: r.times(payload, expression) });

const comprehension =
  (kind: Comp["kind"]): Read =>
  (r, payload, start, end) => {
    const elt = expression(r);
    const value = kind === "DictComp" ? expression(r) : null;
    return { kind, start, end, elt, value, generators: r.times(payload, generator) };
  };

function generator(r: Reader): Comprehension {
  const head = r.word();
  const target = expression(r);
  const iter = expression(r);
  return { target, iter, ifs: r.times(head >>> 1, expression), async: (head & 1) !== 0 };
}

const boolean =
  (op: "and" | "or"): Read =>
  (r, payload, start, end) => ({ kind: "BoolOp", start, end, op, values: r.times(payload, expression) });

const unreadable: Read = (_, __, start, end) => ({ kind: "Unreadable", start, end });

function operator(code: number): string {
  return OPERATORS[code] ?? "";
}

function dict(r: Reader, payload: number, start: number, end: number): Expr {
  const keys = new Array<Expr | null>(payload);
  const values = new Array<Expr>(payload);
  for (let i = 0; i < payload; i++) {
    keys[i] = optional(r);
    values[i] = expression(r);
  }
  return { kind: "Dict", start, end, keys, values };
}

function compare(r: Reader, payload: number, start: number, end: number): Expr {
  const left = expression(r);
  if (payload === 1) return { kind: "Compare", start, end, left, ops: [operator(r.word())], comparators: [expression(r)] };
  const ops: string[] = [];
  const comparators: Expr[] = [];
  for (let i = 0; i < payload; i++) {
    ops.push(operator(r.word()));
    comparators.push(expression(r));
  }
  return { kind: "Compare", start, end, left, ops, comparators };
}

function call(r: Reader, payload: number, start: number, end: number): Expr {
  const func = expression(r);
  const { args, keywords } = callArguments(r, payload);
  return { kind: "Call", start, end, func, args, keywords };
}

function conditional(r: Reader, _: number, start: number, end: number): Expr {
  const body = expression(r);
  const test = expression(r);
  return { kind: "IfExp", start, end, test, body, orelse: expression(r) };
}

const READERS: readonly Read[] = readers({
  [OP.Name]: (r, payload, start, end) => ({ kind: "Name", start, end, id: r.string(payload) }),
  [OP.Str]: text("str"),
  [OP.Bytes]: text("bytes"),
  [OP.Int]: text("int"),
  [OP.Float]: text("float"),
  [OP.Complex]: text("complex"),
  [OP.True]: constant("True"),
  [OP.False]: constant("False"),
  [OP.NoneValue]: constant("None"),
  [OP.Ellipsis]: constant("Ellipsis"),
  [OP.JoinedStr]: (r, payload, start, end) => ({ kind: "JoinedStr", start, end, values: r.times(payload, expression) }),
  [OP.Attribute]: (r, payload, start, end) => ({ kind: "Attribute", start, end, value: expression(r), attr: r.string(payload) }),
  [OP.Subscript]: (r, _, start, end) => ({ kind: "Subscript", start, end, value: expression(r), slice: expression(r) }),
  [OP.Call]: call,
  [OP.Starred]: (r, _, start, end) => ({ kind: "Starred", start, end, value: expression(r) }),
  [OP.Tuple]: sequence("Tuple"),
  [OP.List]: sequence("List"),
  [OP.Set]: sequence("Set"),
  [OP.Dict]: dict,
  [OP.BinOp]: (r, payload, start, end) => ({
    kind: "BinOp",
    start,
    end,
    left: expression(r),
    op: operator(payload),
    right: expression(r),
  }),
  [OP.UnaryOp]: (r, payload, start, end) => ({
    kind: "UnaryOp",
    start,
    end,
    op: operator(payload) as UnaryOp["op"],
    operand: expression(r),
  }),
  [OP.And]: boolean("and"),
  [OP.Or]: boolean("or"),
  [OP.Compare]: compare,
  [OP.IfExp]: conditional,
  [OP.Lambda]: (r, payload, start, end) => ({
    kind: "Lambda",
    start,
    end,
    parameters: r.times(payload, parameter),
    body: expression(r),
  }),
  [OP.ListComp]: comprehension("ListComp"),
  [OP.SetComp]: comprehension("SetComp"),
  [OP.GeneratorExp]: comprehension("GeneratorExp"),
  [OP.DictComp]: comprehension("DictComp"),
  [OP.Await]: (r, _, start, end) => ({ kind: "Await", start, end, value: expression(r) }),
  [OP.Yield]: (r, _, start, end) => ({ kind: "Yield", start, end, value: optional(r) }),
  [OP.YieldFrom]: (r, _, start, end) => ({ kind: "YieldFrom", start, end, value: optional(r) }),
  [OP.NamedExpr]: (r, _, start, end) => ({ kind: "NamedExpr", start, end, target: expression(r), value: expression(r) }),
  [OP.Slice]: (r, _, start, end) => ({
    kind: "Slice",
    start,
    end,
    lower: optional(r),
    upper: optional(r),
    step: optional(r),
  }),
  [OP.Unreadable]: unreadable,
});

function readers(byOperation: Readonly<Record<number, Read>>): readonly Read[] {
  const table: Read[] = new Array<Read>(OPERATION_MASK + 1).fill(unreadable);
  for (const [operation, read] of Object.entries(byOperation)) table[Number(operation)] = read;
  return table;
}
