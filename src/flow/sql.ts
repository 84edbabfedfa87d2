import type { Catalogue } from "../data/catalogue.ts";
import type { QueryFact } from "../data/queries.ts";
import { boundOnce, type ScopedExpr } from "../link/bound-once.ts";
import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import { alternatives, type Type } from "../link/types.ts";
import { lastName } from "../model/last-name.ts";
import type { Expr } from "../model/syntax.ts";
import { visitStatements } from "../model/visit.ts";
import type { CallSite } from "./call-sites.ts";
import type { Effect } from "./effects.ts";
import type { Target } from "./targets.ts";

/** Statements about the schema or the session touch no rows: nothing that an `in_()` could gather. */
const DEFINING = /\.(DDL|CreateTable|DropTable|CreateIndex|DropIndex|CreateSchema|DropSchema|AddConstraint|DropConstraint)$/;
const DEFINING_TEXT =
  /^\s*(create|alter|drop|set|reset|grant|revoke|comment|analyze|vacuum|pragma|lock|begin|commit|rollback|savepoint|release|listen|notify|attach|detach)\b/i;
const WRITING_TEXT = /^\s*(insert|update|delete|merge|replace|truncate)\b/i;
const WRITING = /\.(Insert|Update|Delete)$/;
const READING = /\.\w*Select\w*$/;

/** What a callee outside the project does to the database; undefined for one that sends nothing for certain. */
export function queryFact(catalogue: Catalogue, target: Target & { kind: "external" }): QueryFact | undefined {
  const fact = target.owner === null ? catalogue.queryCall(target.name) : catalogue.queryMethod(target.owner, target.method);
  return fact?.sql === "maybe" ? undefined : fact;
}

/**
 * Whether calling something outside the project sends a statement to the database, and which kind. What depends on state (a flush
 * with nothing to send, a deletion that waits for the flush) and what only connects or rolls back counts as none.
 */
export function queryEffect(fact: QueryFact, program: Program, site: CallSite): Effect | null {
  switch (fact.operation) {
    case "statement": {
      const statement = site.call?.args[0];
      const type = statement === undefined ? undefined : program.typeOf(statement, site.scope);
      const text = statement === undefined ? "" : startOfText(program, statement, site.scope);
      if ((type?.kind === "external" && DEFINING.test(type.name)) || DEFINING_TEXT.test(text)) return null;
      if (text === "" && statement !== undefined && isOneOfDefining(program, statement, site.scope)) return null;
      const apart = statement === undefined ? null : asksNoTable(program, statement, site.scope, text);
      if (apart !== null) return { ...effect("read", fact.name), key: apart };
      const unknown = type === undefined || type.kind !== "external";
      const writes =
        (type !== undefined && isWrite(type)) ||
        WRITING_TEXT.test(text) ||
        (unknown && statement !== undefined && isWrittenAsWrite(statement, site.scope));
      return effect(writes ? "write" : "read", fact.name);
    }
    case "read":
      return effect("read", fact.name);
    case "write":
    case "flush":
    case "commit":
      return effect("write", fact.name);
    default:
      return null;
  }
}

/** A name that holds this statement and then its text, or what it is compiled to, is that statement. */
function isWrite(type: Type): boolean {
  const kinds = alternatives(type).flatMap((item) => (item.kind === "external" ? [item.name] : []));
  return kinds.some((name) => WRITING.test(name)) && !kinds.some((name) => READING.test(name));
}

/** `table.insert().values(row).returning(key)` on a table of which nothing is known, or a name that is bound to that. */
function isWrittenAsWrite(statement: Expr, scope: Scope): boolean {
  if (statement.kind === "Name")
    return (scope.bindings.get(statement.id) ?? []).some((binding) => binding.kind === "value" && isWriteChain(binding.value));
  return isWriteChain(statement);
}

function isWriteChain(expression: Expr): boolean {
  let at = expression;
  for (let built = false; at.kind === "Call" && at.func.kind === "Attribute"; at = at.func.value) {
    if (built && at.args.length === 0 && /^(?:insert|update|delete)$/.test(at.func.attr)) return true;
    built ||= /^(?:values|where|returning|on_conflict_do_\w+|from_select)$/.test(at.func.attr);
  }
  return false;
}

/** Keys of statements that read no table; what else a function asks has its own. */
export const PROBES = "queries:probe";
export const LOCKS = "queries:lock";

const PROBE_TEXT =
  /^\s*select\s+(?:\d+|'[^']*'|true|null|now\(\)|version\(\)|current_\w+(?:\(\))?|pg_backend_pid\(\))(?:\s+as\s+\w+)?\s*;?\s*$/i;
const LOCK_TEXT = /^\s*select\s+(?:pg_(?:try_)?advisory_\w+|get_lock|release_lock)\s*\(/i;
const LOCK_FUNCTION = /^(?:pg_(?:try_)?advisory_\w+|get_lock|release_lock)$/;

/** `SELECT 1`, as a pool asks whether a connection lives, or an advisory lock that is taken: neither gives rows that one statement could give for all. */
function asksNoTable(program: Program, statement: Expr, scope: Scope, start: string): string | null {
  if (LOCK_TEXT.test(start)) return LOCKS;
  if (PROBE_TEXT.test(start) && !isInterpolated(program, statement, scope)) return PROBES;
  const [first, second] = statement.kind === "Call" && lastName(statement.func) === "select" ? statement.args : [];
  if (first === undefined || second !== undefined) return null;
  if (first.kind === "Constant") return PROBES;
  return first.kind === "Call" && LOCK_FUNCTION.test(lastName(first.func)) ? LOCKS : null;
}

function isInterpolated(program: Program, statement: Expr, scope: Scope): boolean {
  const given = shown(program, statement, scope);
  const text = given.value.kind === "Call" ? given.value.args[0] : given.value;
  return text !== undefined && shown(program, text, given.scope).value.kind === "JoinedStr";
}

function effect(operation: "read" | "write", callee: string): Effect & { readonly kind: "queries" } {
  return { kind: "queries", key: `queries:${operation}`, operation, callee };
}

/** What literal text (or `text("…")`, or a name that is bound to one alone) does, by its first word; null where it is no literal or begins with none. */
export function textKind(program: Program, statement: Expr, scope: Scope): "reads" | "writes" | "defines" | null {
  const start = startOfText(program, statement, scope);
  if (/^\s*(select|with|show|explain|values)\b/i.test(start)) return "reads";
  if (WRITING_TEXT.test(start)) return "writes";
  return DEFINING_TEXT.test(start) ? "defines" : null;
}

/** The text up to its first interpolation: `text("SET LOCAL …")`, `text(f"CREATE INDEX {name} …")`, or the text itself. */
function startOfText(program: Program, statement: Expr, scope: Scope): string {
  const given = shown(program, statement, scope);
  const text = given.value.kind === "Call" ? given.value.args[0] : given.value;
  const inner = text === undefined ? undefined : shown(program, text, given.scope).value;
  const start = inner?.kind === "JoinedStr" ? inner.values[0] : inner;
  return start?.kind === "Constant" ? (start.value ?? "") : "";
}

/** `for pragma in pragmas: cursor.execute(pragma)`, where the function has collected texts about the schema or the session alone. */
function isOneOfDefining(program: Program, statement: Expr, scope: Scope): boolean {
  const argument = statement.kind === "Call" ? statement.args[0] : statement;
  const [only, another] = argument?.kind === "Name" ? (scope.bindings.get(argument.id) ?? []) : [];
  if (only?.kind !== "iteration" || only.path.length > 0 || another !== undefined) return false;
  const { iter } = only;
  const display = shown(program, iter, scope).value;
  const { owner } = scope;
  if (display.kind !== "List" || iter.kind !== "Name" || owner?.kind !== "FunctionDef") return false;
  const texts = [...display.elts];
  visitStatements(owner.body, (node) => {
    if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "append") return;
    if (node.func.value.kind === "Name" && node.func.value.id === iter.id) texts.push(...node.args);
  });
  return texts.length > 0 && texts.every((text) => DEFINING_TEXT.test(startOfText(program, text, scope)));
}

/** Names that stand for each other; one that is bound to itself has no end. */
const MOST_NAMES = 3;

/** What a name stands for that is bound once; anything else is itself. */
function shown(program: Program, value: Expr, scope: Scope, depth = 0): ScopedExpr {
  const bound = value.kind === "Name" && depth < MOST_NAMES ? boundOnce(program, value.id, scope) : undefined;
  return bound === undefined ? { value, scope } : shown(program, bound.value, bound.scope, depth + 1);
}
