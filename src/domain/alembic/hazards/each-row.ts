import { lastName } from "../../../model/last-name.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Call, Expr, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { bareName, type Table } from "../database/schema.ts";
import { faultOfRows } from "../operations/refused-texts.ts";
import { columnsNamed } from "../operations/row-columns.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";
import { withValues } from "../sql/text-parameters.ts";
import type { SqlParser } from "../sql/tree.ts";
import { type Examined, hazard } from "./hazard.ts";
import { type Assigned, assignments, readsRows } from "./row-loops.ts";

type Loop = Extract<Stmt, { kind: "For" }>;

/**
 * What upgrade() does for each row of a query, and fails at with the first of them: a statement on a column that is not there, or that is none;
 * an attribute that the rows do not have. The replay follows no such loop, since it changes no schema. `isOpen`: a revision before, of which
 * not all is known, speaks of all these words.
 */
export function eachRowHazards(
  examined: Examined,
  parse: SqlParser | null,
  isOpen: (...words: readonly string[]) => boolean,
  areTuples: () => boolean,
): readonly MigrationHazard[] {
  const { file, replay, dialect } = examined;
  const { upgrade, facts } = file;
  if (upgrade === null || replay.failed || !facts.mentions("exec")) return [];
  const assigned = new Map([...assignedIn(facts.body), ...assignments(upgrade)]);
  const found = new Map<string, MigrationHazard>();
  const report = (part: Expr, detail: string): void => {
    if (found.has(detail)) return;
    const at = { file: file.file, start: part.start, end: part.end, symbol: upgrade.qualname };
    found.set(detail, hazard(examined, "fails-on-rows", at, { severity: "warning", detail: `with the first row ${detail}` }));
  };
  for (const { part, key } of keyedRows(upgrade.body, withoutRebound(upgrade.body, assigned), areTuples))
    report(part, `reading it by the key ${JSON.stringify(key)} fails: rows of SQLAlchemy 2 are tuples`);
  for (const loop of dialect === "postgresql" ? upgrade.body : []) {
    // What stands in a condition or a `try` may be there for the databases where it holds.
    if (loop.kind !== "For" || !readsRows(loop.iter, assigned) || holdsTry(loop.body)) continue;
    const lacks = rowsLack(loop, assigned);
    eachStatement(loop.body, (stmt) => {
      for (const expr of expressionsOf(stmt)) {
        eachExpr(expr, (part) => {
          const missing = lacks(part);
          if (missing !== null) report(part, missing);
          const fault = parse === null ? null : statementFault(part, assigned, examined, parse, isOpen);
          if (fault !== null) report(part, fault);
        });
      }
    });
  }
  return [...found.values()];
}

/** What names stand for that a body assigns once. */
function withoutRebound(body: readonly Stmt[], assigned: Assigned): Assigned {
  const times = new Map<string, number>();
  eachStatement(body, (stmt) => {
    for (const target of stmt.kind === "Assign" ? stmt.targets : [])
      eachExpr(target, (part) => void (part.kind === "Name" && times.set(part.id, (times.get(part.id) ?? 0) + 1)));
  });
  return new Map([...assigned].filter(([name]) => (times.get(name) ?? 0) < 2));
}

/** Rows of a query of Alembic's connection that are read by a text, in the loops and comprehensions that upgrade() comes to whatever is there. */
function keyedRows(
  body: readonly Stmt[],
  assigned: Assigned,
  areTuples: () => boolean,
): readonly { readonly part: Expr; readonly key: string }[] {
  const found: { readonly part: Expr; readonly key: string }[] = [];
  const look = (expr: Expr, row: string): void =>
    eachExpr(expr, (part) => {
      if (part.kind !== "Subscript" || part.value.kind !== "Name" || part.value.id !== row) return;
      if (part.slice.kind === "Constant" && part.slice.type === "str") found.push({ part, key: part.slice.value ?? "" });
    });
  for (const stmt of body) {
    if (stmt.kind === "For" && stmt.target.kind === "Name" && givesRows(stmt.iter, assigned, 0) && !binds(stmt.body, stmt.target.id)) {
      const { id } = stmt.target;
      if (!holdsTry(stmt.body))
        eachStatement(stmt.body, (inner) => {
          for (const expr of expressionsOf(inner)) if (expr !== null) look(expr, id);
        });
    } else if (stmt.kind === "Assign" || stmt.kind === "Expr") {
      eachExpr(stmt.value, (part) => {
        const [only, ...more] = "generators" in part ? part.generators : [];
        if (!("elt" in part) || only?.target.kind !== "Name" || more.length > 0 || !givesRows(only.iter, assigned, 0)) return;
        for (const expr of [part.elt, ...("value" in part && part.value !== null ? [part.value] : [])]) look(expr as Expr, only.target.id);
      });
    }
  }
  return found.length > 0 && areTuples() ? found : [];
}

/** Whether an expression gives the rows of a query of Alembic's connection, each as SQLAlchemy makes it. */
function givesRows(expr: Expr | undefined, assigned: Assigned, depth: number): boolean {
  if (expr === undefined || depth > 8) return false;
  if (expr.kind === "Name") return givesRows(assigned.get(expr.id), assigned, depth + 1);
  if (expr.kind !== "Call" || expr.func.kind !== "Attribute") return false;
  const { attr, value } = expr.func;
  if (attr === "fetchall" || attr === "all") return givesRows(value, assigned, depth + 1);
  return attr === "execute" && isBind(value, assigned);
}

function isBind(expr: Expr, assigned: Assigned): boolean {
  const made = expr.kind === "Name" ? assigned.get(expr.id) : expr;
  return made?.kind === "Call" && lastName(made.func) === "get_bind";
}

function holdsTry(body: readonly Stmt[]): boolean {
  let found = false;
  eachStatement(body, (stmt) => {
    found ||= stmt.kind === "Try";
  });
  return found;
}

function assignedIn(body: readonly Stmt[]): Assigned {
  return new Map(
    body.flatMap((stmt) => (stmt.kind === "Assign" && stmt.targets[0]?.kind === "Name" ? [[stmt.targets[0].id, stmt.value] as const] : [])),
  );
}

const EXECUTES = /^(?:execute|exec_driver_sql)$/;

/** What is wrong with the statement on rows that a call sends; null where nothing is known to be. */
function statementFault(
  part: Expr,
  assigned: Assigned,
  { replay, upgrade }: Examined,
  parse: SqlParser,
  isOpen: (...words: readonly string[]) => boolean,
): string | null {
  if (part.kind !== "Call" || part.func.kind !== "Attribute" || !EXECUTES.test(part.func.attr)) return null;
  const sql = textOf(part.args[0], assigned, 0);
  if (sql === null || !/^\s*(?:insert|update|delete)\b/i.test(sql.text)) return null;
  const [statement, ...more] = parse(sql.text) ?? [];
  if (statement === undefined) return sql.whole ? faultOfRows(sql.text, parse) : null;
  const named = more.length > 0 ? null : columnsNamed(statement);
  if (named === null) return null;
  const states = [replay.before, replay.after].map(({ tables }) => tables.get(named.key));
  if (states.some((table) => table === undefined || table.open)) return null;
  const there = (name: string): boolean =>
    (states as readonly Table[]).some(({ columns }) => columns.some((column) => column.name === name)) ||
    upgrade.some(({ name: changed, detail }) => changed === name || (detail?.kind === "change" && detail.change.name === name));
  const missing = [...named.written, ...named.read].find((name) => !there(name) && !isOpen(name, bareName(named.key)));
  return missing === undefined ? null : `a statement fails: table ${named.key} has no column ${missing}`;
}

/** The SQL of an expression, with NULL where a value stands; `whole`: none of it is put together. */
function textOf(expr: Expr | undefined, assigned: Assigned, depth: number): { readonly text: string; readonly whole: boolean } | null {
  if (expr === undefined || depth > 5) return null;
  switch (expr.kind) {
    case "Constant":
      return expr.type === "str" ? { text: withValues(expr.value ?? "", () => "NULL"), whole: true } : null;
    case "JoinedStr": {
      const parts = expr.values.map((value) => (value.kind === "Constant" && value.type === "str" ? (value.value ?? "") : "NULL"));
      return { text: withValues(parts.join(""), () => "NULL"), whole: false };
    }
    case "Name":
      return textOf(assigned.get(expr.id), assigned, depth + 1);
    case "Call":
      return lastName(expr.func) === "text" ? textOf(expr.args[0], assigned, depth + 1) : null;
    default:
      return null;
  }
}

/** What every row has besides its columns. */
const OF_ROWS = /^(?:_|count$|index$|keys$|values$|items$|tuple$|t$)/;

/** Tells of an expression in a loop over all columns of a table that is written out whether it reads one that the table does not have. */
function rowsLack(loop: Loop, assigned: Assigned): (part: Expr) => string | null {
  const { target } = loop;
  const table = target.kind === "Name" ? selectedTable(loop.iter, assigned, 0) : null;
  const columns = table === null ? null : columnsOf(table);
  if (target.kind !== "Name" || columns === null || binds(loop.body, target.id)) return () => null;
  return (part) => {
    if (part.kind !== "Attribute" || part.value.kind !== "Name" || part.value.id !== target.id) return null;
    return columns.has(part.attr) || OF_ROWS.test(part.attr) ? null : `reading it fails: it has no ${part.attr}`;
  };
}

/** The call that makes the table of `execute(orders.select())`, whatever conditions follow. */
function selectedTable(expr: Expr | undefined, assigned: Assigned, depth: number): Call | null {
  if (expr === undefined || depth > 8) return null;
  if (expr.kind === "Name") return selectedTable(assigned.get(expr.id), assigned, depth + 1);
  if (expr.kind !== "Call" || expr.func.kind !== "Attribute") return null;
  const { attr, value } = expr.func;
  if (attr === "select") {
    const made = value.kind === "Name" && expr.args.length === 0 ? assigned.get(value.id) : undefined;
    return made?.kind === "Call" && /^[tT]able$/.test(lastName(made.func)) ? made : null;
  }
  if (attr === "execute") return selectedTable(expr.args[0], assigned, depth + 1);
  return /^(?:where|order_by|fetchall|all|limit)$/.test(attr) ? selectedTable(value, assigned, depth + 1) : null;
}

/** The columns of a table that is written out; null where there may be others. */
function columnsOf({ func, args, keywords }: Call): ReadonlySet<string> | null {
  const own = args.slice(lastName(func) === "Table" ? 2 : 1);
  if (keywords.some(({ arg }) => arg !== "schema") || own.length === 0) return null;
  const names = own.map((each) => {
    const [name] =
      each.kind === "Call" && /^[cC]olumn$/.test(lastName(each.func)) && each.keywords.every(({ arg }) => arg !== "key") ? each.args : [];
    return name?.kind === "Constant" && name.type === "str" ? (name.value ?? null) : null;
  });
  return names.includes(null) ? null : new Set(names.filter((name) => name !== null));
}

/** Whether a body binds a name anew. */
function binds(body: readonly Stmt[], name: string): boolean {
  let found = false;
  eachStatement(body, (stmt) => {
    const targets = stmt.kind === "Assign" ? stmt.targets : stmt.kind === "For" ? [stmt.target] : [];
    found ||= targets.some((target) => target.kind === "Name" && target.id === name);
  });
  return found;
}
