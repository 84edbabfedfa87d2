import type { Dialect } from "../database/schema.ts";
import type { Operation } from "./operation.ts";
import { call, keyword, type PyCall, pyLines, pyString, pyText } from "./python-text.ts";

/** How the lines of a body are laid out. */
export interface Layout {
  /** Changes of tables go through `batch_alter_table`, as SQLite needs it. */
  readonly batch: boolean;
  /** Neighbours on one table are put into one block, though that moves index operations. */
  readonly gather: boolean;
}

/** An operation with the dialects it is for. */
interface Shared {
  readonly operation: Operation;
  readonly text: string;
  readonly dialects: ReadonlySet<Dialect>;
}

/** The lines of a function that does, on each dialect, that dialect's operations in their order. */
export function bodyLines(lists: ReadonlyMap<Dialect, readonly Operation[]>, layout: Layout): readonly string[] {
  const dialects = [...lists.keys()];
  let merged: readonly Shared[] = [];
  for (const [dialect, list] of lists) {
    const ordered = layout.gather ? gathered(list) : list;
    const own = ordered.map((operation): Shared => ({ operation, text: textOf(operation), dialects: new Set([dialect]) }));
    merged = merged.length === 0 && dialect === dialects[0] ? own : merge(merged, own);
  }
  const lines: string[] = [];
  if (merged.some((each) => each.dialects.size < dialects.length)) lines.push("dialect = op.get_bind().dialect.name");
  for (let i = 0; i < merged.length; ) {
    const first = merged[i] as Shared;
    let end = i + 1;
    while (end < merged.length && sameDialects(merged[end] as Shared, first)) end += 1;
    const block = blockLines(merged.slice(i, end), layout);
    if (first.dialects.size === dialects.length) lines.push(...block);
    else lines.push(`if ${condition([...first.dialects])}:`, ...block.map((line) => `    ${line}`));
    i = end;
  }
  return lines;
}

function condition(dialects: readonly Dialect[]): string {
  return dialects.length === 1 ? `dialect == ${pyString(dialects[0] ?? "")}` : `dialect in (${dialects.map(pyString).join(", ")})`;
}

function sameDialects(one: Shared, other: Shared): boolean {
  return one.dialects.size === other.dialects.size && [...one.dialects].every((dialect) => other.dialects.has(dialect));
}

function textOf(operation: Operation): string {
  return operation.kind === "plain" ? pyText(operation.call) : `${operation.table}: ${pyText(call(operation.method, ...operation.args))}`;
}

/** Two lists as one that keeps the order of both: what they have in common, longest first, is shared. */
function merge(one: readonly Shared[], other: readonly Shared[]): readonly Shared[] {
  const [n, m] = [one.length, other.length];
  const common: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = m - 1; j >= 0; j -= 1) {
      (common[i] as number[])[j] = one[i]?.text === other[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const made: Shared[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    const [left, right] = [one[i], other[j]];
    if (left !== undefined && right !== undefined && left.text === right.text) {
      made.push({ ...left, dialects: new Set([...left.dialects, ...right.dialects]) });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      made.push(left);
      i += 1;
    } else if (right !== undefined) {
      made.push(right);
      j += 1;
    }
  }
  return made;
}

const DROPS_INDEX = "op.drop_index";
const MAKES_INDEX = "op.create_index";

/** Within a run of operations on one table: indexes leave first and come last, so that one block changes the table. */
function gathered(list: readonly Operation[]): readonly Operation[] {
  const made: Operation[] = [];
  for (let i = 0; i < list.length; ) {
    const first = list[i] as Operation;
    let end = i + 1;
    while (end < list.length && first.table !== null && list[end]?.table === first.table) end += 1;
    const run = list.slice(i, end);
    const callee = (each: Operation): string => (each.kind === "plain" ? each.call.callee : "");
    made.push(
      ...run.filter((each) => callee(each) === DROPS_INDEX),
      ...run.filter((each) => callee(each) !== DROPS_INDEX && callee(each) !== MAKES_INDEX),
      ...run.filter((each) => callee(each) === MAKES_INDEX),
    );
    i = end;
  }
  return made;
}

function blockLines(list: readonly Shared[], { batch }: Layout): readonly string[] {
  const lines: string[] = [];
  for (let i = 0; i < list.length; ) {
    const { operation } = list[i] as Shared;
    if (operation.kind === "plain" || !batch) {
      lines.push(...pyLines(operation.kind === "plain" ? operation.call : outside(operation)));
      i += 1;
      continue;
    }
    const schema = operation.schema === null ? [] : [keyword("schema", pyString(operation.schema))];
    lines.push(`with ${pyText(call("op.batch_alter_table", pyString(operation.name), ...schema))} as batch_op:`);
    for (; i < list.length; i += 1) {
      const next = (list[i] as Shared).operation;
      if (next.kind !== "alter" || next.table !== operation.table || next.phase < 0 !== operation.phase < 0) break;
      lines.push(...pyLines(within(next)).map((line) => `    ${line}`));
    }
  }
  return lines;
}

type Alter = Extract<Operation, { readonly kind: "alter" }>;

function within(operation: Alter): PyCall {
  const args = operation.args.map((each) => (typeof each === "string" && each.startsWith("op.f(") ? `batch_${each}` : each));
  return call(`batch_op.${operation.method}`, ...args);
}

function outside(operation: Alter): PyCall {
  const { args, at, name, schema, method } = operation;
  const where = schema === null ? [] : [keyword(method === "create_foreign_key" ? "source_schema" : "schema", pyString(schema))];
  return call(`op.${method}`, ...args.slice(0, at), pyString(name), ...args.slice(at), ...where);
}
