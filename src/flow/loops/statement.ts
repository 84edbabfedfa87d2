import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import type { CallSite } from "../call-sites.ts";
import type { Effect } from "../effects.ts";
import { textKind } from "../sql.ts";

/** What the statement at the end of a way does; `known` is false for text that nothing on the way shows. */
export interface Statement {
  readonly operation: "read" | "write" | null;
  readonly known: boolean;
}

/**
 * Reads the statement that a call sends off the calls that lead to it: a wrapper such as `db.execute(sql)` sends the text that its
 * caller gives. Null for text that defines a table or sets up the session, and touches no rows.
 */
export function statementOf(program: Program, way: readonly CallSite[], effect: Effect): Statement {
  if (effect.kind !== "queries") return { operation: null, known: false };
  const last = way[way.length - 1];
  if (last === undefined) return { operation: effect.operation, known: true };
  if (!sendsHiddenText(program, last))
    return { operation: effect.operation === "read" && wrapsWrite(program, way) ? "write" : effect.operation, known: true };
  for (let at = way.length - 2; at >= 0; at--) {
    const site = way[at] as CallSite;
    for (const argument of site.call?.args ?? []) {
      const kind = textKind(program, argument, site.scope);
      if (kind === null) continue;
      return kind === "defines" ? { operation: null, known: true } : { operation: kind === "writes" ? "write" : "read", known: true };
    }
  }
  return { operation: effect.operation, known: false };
}

/** `rows.execute(update(Order).values(…))`: a wrapper sends what its caller gives. */
function wrapsWrite(program: Program, way: readonly CallSite[]): boolean {
  const given = way[way.length - 1]?.call?.args[0];
  if (given?.kind !== "Name" || way.length < 2) return false;
  return way.slice(0, -1).some(({ call, scope }) => call?.args.some((argument) => writes(program, argument, scope)) === true);
}

function writes(program: Program, expression: Expr, scope: Scope): boolean {
  let head = expression;
  while (head.kind === "Call" && head.func.kind === "Attribute" && head.func.value.kind === "Call") head = head.func.value;
  if (head.kind !== "Call") return false;
  const symbol = program.symbolOf(head.func, scope);
  return symbol?.kind === "external" && /^sqlalchemy\.(.*\.)?(insert|update|delete)$/.test(symbol.name);
}

/** Whether the call sends text, `text(…)` included, that is no literal. */
function sendsHiddenText(program: Program, site: CallSite): boolean {
  const [statement] = site.call?.args ?? [];
  if (statement === undefined || textKind(program, statement, site.scope) !== null) return false;
  const inner = statement.kind === "Call" && isText(program, statement.func, site) ? statement.args[0] : undefined;
  if (inner !== undefined) return true;
  const type = program.typeOf(statement, site.scope);
  return type.kind === "external" && /^(builtins\.str|sqlalchemy\.(sql\.\w+\.)?TextClause|sqlalchemy\.text)$/.test(type.name);
}

function isText(program: Program, func: Expr, site: CallSite): boolean {
  const symbol = program.symbolOf(func, site.scope);
  return symbol?.kind === "external" && symbol.name === "sqlalchemy.text";
}
