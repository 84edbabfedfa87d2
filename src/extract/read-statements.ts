import type { ExceptHandler, If, ImportedName, MatchCase, Stmt, WithItem } from "../model/syntax.ts";
import { OP, OPERATION_BITS, OPERATION_MASK, OPERATORS } from "./layout.ts";
import { classDef, functionDef } from "./read-definitions.ts";
import { expression, optional } from "./read-expressions.ts";
import type { Reader } from "./reader.ts";

/** Reads what follows a node's head and range. */
type Read = (r: Reader, payload: number, start: number, end: number) => Stmt;

/** Reads the list of statements at the reader's position. */
export function body(r: Reader): readonly Stmt[] {
  return r.list(statement);
}

function statement(r: Reader): Stmt {
  const head = r.at(r.position);
  const operation = head & OPERATION_MASK;
  if (operation === OP.FunctionDef) return functionDef(r, body);
  if (operation === OP.ClassDef) return classDef(r, body);
  r.position++;
  r.range();
  return (READERS[operation] as Read)(r, head >>> OPERATION_BITS, r.start, r.end);
}

const simple =
  (kind: "Pass" | "Break" | "Continue"): Read =>
  (_, __, start, end) => ({ kind, start, end });

const scopeDeclaration =
  (kind: "Global" | "Nonlocal"): Read =>
  (r, payload, start, end) => ({ kind, start, end, names: r.times(payload, (reader) => reader.nextString()) });

const unreadable: Read = (_, __, start, end) => ({ kind: "Unreadable", start, end });

/** Each `elif` is an If alone in the `orelse` of the one before; put together from the last, as chains can be long. */
function ifChain(r: Reader, payload: number, _: number, end: number): Stmt {
  const branches = r.times(payload, (reader) => ({ start: reader.word(), test: expression(reader), body: body(reader) }));
  let orelse = body(r);
  let chain: If | undefined;
  for (let at = branches.length - 1; at >= 0; at--) {
    const branch = branches[at] as (typeof branches)[number];
    chain = { kind: "If", start: branch.start, end, test: branch.test, body: branch.body, orelse };
    orelse = [chain];
  }
  return chain as If;
}

function imported(r: Reader): ImportedName {
  r.range();
  const { start, end } = r;
  return { start, end, name: r.nextString(), asname: r.optionalString(r.word()) };
}

function withItem(r: Reader): WithItem {
  return { context: expression(r), target: optional(r) };
}

function handler(r: Reader): ExceptHandler {
  const start = r.word();
  const end = r.word();
  return { start, end, type: optional(r), name: r.optionalString(r.word()), body: body(r) };
}

function matchCase(r: Reader): MatchCase {
  const values = r.list(expression);
  const captures = r.list((reader) => reader.nextString());
  const subject = r.optionalString(r.word());
  const classes = r.list((reader) => reader.word());
  const asksMore = r.word() === 1;
  return { captures, values, subject, classes, asksMore, guard: optional(r), body: body(r) };
}

function assign(r: Reader, payload: number, start: number, end: number): Stmt {
  return { kind: "Assign", start, end, targets: r.times(payload, expression), value: expression(r) };
}

const READERS: readonly Read[] = readers({
  [OP.Return]: (r, _, start, end) => ({ kind: "Return", start, end, value: optional(r) }),
  [OP.Delete]: (r, payload, start, end) => ({ kind: "Delete", start, end, targets: r.times(payload, expression) }),
  [OP.Assign]: assign,
  [OP.AugAssign]: (r, payload, start, end) => ({
    kind: "AugAssign",
    start,
    end,
    target: expression(r),
    op: OPERATORS[payload] ?? "",
    value: expression(r),
  }),
  [OP.AnnAssign]: (r, _, start, end) => ({
    kind: "AnnAssign",
    start,
    end,
    target: expression(r),
    annotation: expression(r),
    value: optional(r),
  }),
  [OP.TypeAlias]: (r, payload, start, end) => ({
    kind: "TypeAlias",
    start,
    end,
    name: r.nextString(),
    typeParameters: r.times(payload, (reader) => reader.nextString()),
    value: expression(r),
  }),
  [OP.For]: (r, payload, start, end) => ({
    kind: "For",
    start,
    end,
    async: payload === 1,
    target: expression(r),
    iter: expression(r),
    body: body(r),
    orelse: body(r),
  }),
  [OP.While]: (r, _, start, end) => ({ kind: "While", start, end, test: expression(r), body: body(r), orelse: body(r) }),
  [OP.If]: ifChain,
  [OP.With]: (r, payload, start, end) => ({ kind: "With", start, end, async: payload === 1, items: r.list(withItem), body: body(r) }),
  [OP.Match]: (r, payload, start, end) => ({
    kind: "Match",
    start,
    end,
    subject: expression(r),
    cases: r.times(payload, matchCase),
  }),
  [OP.Raise]: (r, _, start, end) => ({ kind: "Raise", start, end, exc: optional(r), cause: optional(r) }),
  [OP.Try]: (r, payload, start, end) => ({
    kind: "Try",
    start,
    end,
    body: body(r),
    handlers: r.times(payload, handler),
    orelse: body(r),
    finalbody: body(r),
  }),
  [OP.Assert]: (r, _, start, end) => ({ kind: "Assert", start, end, test: expression(r), message: optional(r) }),
  [OP.Import]: (r, payload, start, end) => ({ kind: "Import", start, end, names: r.times(payload, imported) }),
  [OP.ImportFrom]: (r, payload, start, end) => ({
    kind: "ImportFrom",
    start,
    end,
    level: payload,
    module: r.nextString(),
    names: r.list(imported),
  }),
  [OP.Global]: scopeDeclaration("Global"),
  [OP.Nonlocal]: scopeDeclaration("Nonlocal"),
  [OP.Expr]: (r, _, start, end) => ({ kind: "Expr", start, end, value: expression(r) }),
  [OP.Pass]: simple("Pass"),
  [OP.Break]: simple("Break"),
  [OP.Continue]: simple("Continue"),
  [OP.Unreadable]: unreadable,
});

function readers(byOperation: Readonly<Record<number, Read>>): readonly Read[] {
  const table: Read[] = new Array<Read>(OPERATION_MASK + 1).fill(unreadable);
  for (const [operation, read] of Object.entries(byOperation)) table[Number(operation)] = read;
  return table;
}
