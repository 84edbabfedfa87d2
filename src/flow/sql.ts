import type { Catalogue } from "../data/catalogue.ts";
import type { QueryFact } from "../data/queries.ts";
import type { Program } from "../link/program.ts";
import type { Expr } from "../model/syntax.ts";
import type { CallSite } from "./call-sites.ts";
import type { Effect } from "./effects.ts";
import type { Target } from "./targets.ts";

/** Statements about the schema or the session touch no rows: nothing that an `in_()` could gather. */
const DEFINING = /\.(DDL|CreateTable|DropTable|CreateIndex|DropIndex|CreateSchema|DropSchema|AddConstraint|DropConstraint)$/;
const DEFINING_TEXT =
  /^\s*(create|alter|drop|set|reset|grant|revoke|comment|analyze|vacuum|pragma|lock|begin|commit|rollback|savepoint|release|listen|notify|attach|detach)\b/i;
const WRITING = /\.(Insert|Update|Delete)$/;

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
      if ((type?.kind === "external" && DEFINING.test(type.name)) || (statement !== undefined && definesText(statement))) return null;
      const writes = (type?.kind === "external" && WRITING.test(type.name)) || (statement !== undefined && writesText(statement));
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

function effect(operation: "read" | "write", callee: string): Effect {
  return { kind: "queries", key: `queries:${operation}`, operation, callee };
}

/** What literal text (or `text("…")`) does, by its first word; null where it is no literal or begins with none. */
export function textKind(statement: Expr): "reads" | "writes" | "defines" | null {
  const start = startOfText(statement);
  if (/^\s*(select|with|show|explain|values)\b/i.test(start)) return "reads";
  if (writesText(statement)) return "writes";
  return DEFINING_TEXT.test(start) ? "defines" : null;
}

/** `text("UPDATE …")`, or the text itself. */
function writesText(statement: Expr): boolean {
  return /^\s*(insert|update|delete|merge|replace|truncate)\b/i.test(startOfText(statement));
}

/** `text("SET LOCAL …")`, `text(f"CREATE INDEX {name} …")`. */
function definesText(statement: Expr): boolean {
  return DEFINING_TEXT.test(startOfText(statement));
}

function startOfText(statement: Expr): string {
  const text = statement.kind === "Call" ? statement.args[0] : statement;
  const start = text?.kind === "JoinedStr" ? text.values[0] : text;
  return start?.kind === "Constant" ? (start.value ?? "") : "";
}
