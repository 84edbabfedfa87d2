import { LIST_PAGINATORS, PAGINATORS } from "../../data/fastapi.ts";
import { boundOnce } from "../../link/bound-once.ts";
import type { Scope } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { allRows, executed, sessionOf } from "./execute.ts";
import { called } from "./methods.ts";
import type { Run } from "./run.ts";
import { validate } from "./validate.ts";
import { type SessionKind, type Site, UNKNOWN, type Value } from "./values.ts";

/** Libraries that run a statement, or read rows, on behalf of their caller; undefined for calls that are none of theirs. */
export function libraryCall(
  run: Run,
  node: Call,
  callee: Type,
  { args, keywords }: { readonly args: readonly Value[]; readonly keywords: ReadonlyMap<string, Value> },
  scope: Scope,
  site: Site,
): Value | undefined {
  if (callee.kind === "reference") {
    const isOfList = LIST_PAGINATORS.includes(callee.name);
    if (!isOfList && !PAGINATORS.includes(callee.name)) return undefined;
    return transformed(run, node, isOfList ? (args[0] ?? UNKNOWN) : paginated(run, node, args, scope, site), keywords, site);
  }
  const { func } = node;
  if (func.kind !== "Attribute" || func.attr !== "validate_python") return undefined;
  const made = madeBy(run, func.value, scope);
  const type = made === undefined ? undefined : run.world.program.typeOf(made.call.func, made.scope);
  const [declared] = made?.call.args ?? [];
  if (made === undefined || declared === undefined || type?.kind !== "reference" || !ADAPTER.test(type.name)) return undefined;
  const asked = node.keywords.some(({ arg, value }) => arg === "from_attributes" && value.kind === "Constant" && value.type === "True");
  const [value] = args;
  if (value !== undefined)
    validate(run, run.world.program.annotated(declared, made.scope), value, site, 0, asked ? "everywhere" : "where configured");
  return UNKNOWN;
}

const ADAPTER = /^pydantic\.(type_adapter\.)?TypeAdapter$/;

/** The call that makes what an expression is, where it is written out or kept in a name that is bound once. */
function madeBy(run: Run, node: Expr, scope: Scope): { readonly call: Call; readonly scope: Scope } | undefined {
  if (node.kind === "Call") return { call: node, scope };
  if (node.kind !== "Name") return undefined;
  const bound = boundOnce(run.world.program, node.id, scope);
  return bound?.value.kind === "Call" ? { call: bound.value, scope: bound.scope } : undefined;
}

/** What a page holds: the rows, or what its `transformer` makes of them. */
function transformed(run: Run, node: Call, rows: Value, keywords: ReadonlyMap<string, Value>, site: Site): Value {
  if (node.keywords.some(({ arg }) => arg === null)) return UNKNOWN;
  const transformer = keywords.get("transformer");
  return transformer === undefined ? rows : called(run, transformer, [rows], new Map(), site);
}

/** `paginate(session, select(Order))` of fastapi-pagination: a page of the statement's rows. */
function paginated(run: Run, node: Call, args: readonly Value[], scope: Scope, site: Site): Value {
  const [first, second] = args;
  if (first?.kind === "statement") return allRows(run, first, site);
  const [session] = node.args;
  if (session === undefined || second === undefined) return UNKNOWN;
  return executed(run, second, { kind: sessionKind(run, session, scope), which: first ?? UNKNOWN }, "exec", site);
}

function sessionKind(run: Run, session: Expr, scope: Scope): SessionKind {
  for (const type of alternatives(run.world.program.typeOf(session, scope))) {
    const found = type.kind === "external" ? sessionOf(run.world.catalogue, type.name) : undefined;
    if (found !== undefined) return found;
  }
  return "unknown";
}
