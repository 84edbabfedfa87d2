import type { Place } from "../../../model/finding.ts";
import type { Call, Expr, FunctionDef, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { rowStatement } from "../operations/row-statements.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr, textOfExpr } from "../python/text.ts";

export interface RowLoop {
  /** The call that writes. */
  readonly at: Place;
  /** What the loop goes through, as written. */
  readonly over: string;
  readonly table: string | null;
}

const EXECUTES = /^(execute|exec|exec_driver_sql)$/;
const WRITES = /^\s*(update|delete|insert)\b/i;
const READS = /\.(execute|exec|query|scalars|fetchall|fetchmany|mappings|all|yield_per)\b/;
const PARTS = /chunk|batch|partition|range\(|page|slice|\blimit\b/i;
const BACKWARDS = /downgrade|rollback|revert|undo/i;

export type Assigned = ReadonlyMap<string, Expr>;

/**
 * Loops over the rows of a query that send a statement for each row, as the source of a revision has them: the replay does not
 * follow loops that change no schema.
 */
export function rowLoops({ file, facts }: RevisionFile): readonly RowLoop[] {
  const found: RowLoop[] = [];
  if (!facts.mentions("exec")) return found;
  for (const fn of facts.functions) {
    if (fn.qualname.split(".").some((part) => BACKWARDS.test(part))) continue;
    const assigned = assignments(fn);
    eachStatement(fn.body, (stmt) => {
      if (stmt.kind !== "For" || !readsRows(stmt.iter, assigned)) return;
      const write = firstWrite(stmt.body, assigned);
      if (write === null) return;
      const at = { file, start: write.call.start, end: write.call.end, symbol: fn.qualname };
      if (!found.some((each) => each.at.start === at.start)) found.push({ at, over: shortened(textOfExpr(stmt.iter)), table: write.table });
    });
  }
  return found;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function assignments(fn: FunctionDef): Assigned {
  const found = new Map<string, Expr>();
  eachStatement(fn.body, (stmt) => {
    const target = stmt.kind === "Assign" ? stmt.targets[0] : undefined;
    if (stmt.kind === "Assign" && target?.kind === "Name") found.set(target.id, stmt.value);
  });
  return found;
}

/** Whether what a loop goes through are the rows of an unbounded query. */
export function readsRows(iter: Expr, assigned: Assigned, depth = 0): boolean {
  // What is written out has a length that the source tells.
  if (iter.kind === "List" || iter.kind === "Tuple" || iter.kind === "Dict" || iter.kind === "Subscript") return false;
  const text = textOfExpr(iter);
  if (PARTS.test(text)) return false;
  if (READS.test(`${text} `)) return true;
  let found = false;
  eachExpr(iter, (part) => {
    const value = part.kind === "Name" && depth < 3 ? assigned.get(part.id) : undefined;
    found ||= value !== undefined && readsRows(value, assigned, depth + 1);
  });
  return found;
}

function firstWrite(body: readonly Stmt[], assigned: Assigned): { readonly call: Call; readonly table: string | null } | null {
  let found: { readonly call: Call; readonly table: string | null } | null = null;
  eachStatement(body, (stmt) => {
    for (const expr of found === null ? expressionsOf(stmt) : []) {
      eachExpr(expr, (part) => {
        if (found !== null || part.kind !== "Call" || part.func.kind !== "Attribute" || !EXECUTES.test(part.func.attr)) return;
        const table = written(part.args[0], assigned, 0);
        if (table !== undefined) found = { call: part, table };
      });
    }
  });
  return found;
}

/** The table that a statement writes, null when it is not told; undefined when it writes none. */
function written(given: Expr | undefined, assigned: Assigned, depth: number): string | null | undefined {
  if (given === undefined || depth > 8) return undefined;
  if (given.kind === "Name") return written(assigned.get(given.id), assigned, depth + 1);
  const text =
    given.kind === "Constant"
      ? given.value
      : given.kind === "JoinedStr" && given.values[0]?.kind === "Constant"
        ? given.values[0].value
        : undefined;
  if (text !== undefined) return WRITES.test(text) ? rowStatement(text).table : undefined;
  if (given.kind !== "Call") return undefined;
  const { func } = given;
  const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
  if (name === "update" || name === "delete" || name === "insert") return null;
  if (name === "text") return written(given.args[0], assigned, depth + 1);
  return func.kind === "Attribute" ? written(func.value, assigned, depth + 1) : undefined;
}
