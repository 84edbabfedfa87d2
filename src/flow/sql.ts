import type { Catalogue } from "../data/catalogue.ts";
import type { Program } from "../link/program.ts";
import type { CallSite } from "./call-sites.ts";
import type { Effect } from "./effects.ts";
import type { Target } from "./targets.ts";

const READS = /^(execute|scalars|scalar|get|get_one|refresh|exec|stream|stream_scalars|all|first|one|one_or_none|scalar_one|scalar_one_or_none|count|__iter__|fetch|fetch_all|fetch_one|fetchrow|fetchval)$/;
const WRITES = /^(commit|flush|merge|bulk_save_objects|bulk_insert_mappings|bulk_update_mappings|update|delete|executemany)$/;
const EXECUTORS = ["sqlalchemy.orm.Session", "sqlalchemy.ext.asyncio.AsyncSession", "sqlalchemy.Connection", "sqlalchemy.ext.asyncio.AsyncConnection", "sqlalchemy.orm.scoped_session", "sqlalchemy.ext.asyncio.async_scoped_session"];

/** Whether calling a method of a library sends a statement to the database, and which kind. */
export function queryEffect(catalogue: Catalogue, program: Program, target: Target, site: CallSite): Effect | null {
  if (target.kind !== "external" || target.owner === null) return null;
  const { owner, method } = target;
  const query = catalogue.isSubclass(owner, "sqlalchemy.orm.Query");
  if (!query && !EXECUTORS.some((name) => catalogue.isSubclass(owner, name))) return null;
  const callee = `${owner}.${method}`;
  if (query) {
    if (/^(all|first|one|one_or_none|scalar|count|get|__iter__|exists)$/.test(method) && method !== "exists") return { kind: "queries", key: "queries:read", operation: "read", callee };
    if (/^(update|delete)$/.test(method)) return { kind: "queries", key: "queries:write", operation: "write", callee };
    return null;
  }
  if (method === "delete" && !catalogue.isSubclass(owner, "sqlalchemy.Connection")) return null;
  if (WRITES.test(method) && method !== "update") return { kind: "queries", key: "queries:write", operation: "write", callee };
  if (!READS.test(method)) return null;
  const statement = site.call?.args[0];
  const type = statement === undefined ? undefined : program.typeOf(statement, site.scope);
  const writes = type?.kind === "external" && /\.(Insert|Update|Delete)$/.test(type.name);
  return writes ? { kind: "queries", key: "queries:write", operation: "write", callee } : { kind: "queries", key: "queries:read", operation: "read", callee };
}
