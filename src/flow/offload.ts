import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import { alternatives, withoutNone } from "../link/types.ts";
import type { Fix } from "../model/finding.ts";
import type { Call, Expr } from "../model/syntax.ts";
import { unparse } from "../model/unparse.ts";
import type { CallSite } from "./call-sites.ts";
import { addedTo, asyncioName, type Import } from "./imports.ts";
import { fileOf } from "./places.ts";

type Edit = Fix["edits"][number];

/** A synchronous session or connection belongs to one thread at a time: a call that uses one is not moved. */
const BOUND = /^(sqlalchemy\.|sqlmodel\.|psycopg|pymysql|sqlite3|MySQLdb)/;
/** Ways into a thread that the code may know already, by dotted name. */
const THREADS = ["fastapi.concurrency.run_in_threadpool", "starlette.concurrency.run_in_threadpool", "asyncio.to_thread"];

/**
 * The edit that hands a blocking call to a thread: `await asyncio.to_thread(requests.get, url)`, with the import it needs; for
 * `time.sleep` the sleep of asyncio. Unsafe: other requests run while it waits. Null where an `await` cannot stand, or the arguments
 * may not leave their thread.
 */
export function offloadFix(program: Program, site: CallSite, callee: string): Fix | null {
  const { call, unit, scope } = site;
  if (call === null || unit.kind !== "function" || !unit.function.def.async || site.lambda !== null || site.use === "awaited") return null;
  if (site.loops.some(({ comp }) => comp?.kind === "GeneratorExp")) return null;
  if (call.func.kind !== "Name" && call.func.kind !== "Attribute") return null;
  if (site.use === "context" || site.use === "iterated" || call.args.some(({ kind }) => kind === "GeneratorExp")) return null;
  const file = fileOf(unit);
  // Parentheses where something follows the value: `(await …).json()`.
  const inner = site.use === "receiver" ? "(" : "";
  const close: readonly Edit[] = inner === "" ? [] : [{ file, start: call.end, end: call.end, text: ")" }];
  if (callee === "time.sleep" && unparse(call.func) === "time.sleep") {
    const sleep = asyncioName(program, scope, "sleep", file);
    if (sleep === null) return null;
    return {
      message: "Await `asyncio.sleep`",
      safe: false,
      edits: [...sleep.edits, { file, start: call.start, end: call.func.end, text: `${inner}await ${sleep.name}` }, ...close],
    };
  }
  if (usesBound(program, call, scope)) return null;
  const thread = wayIntoThread(program, scope, file);
  if (thread === null) return null;
  return {
    message: `Run \`${unparse(call.func)}\` in a thread`,
    safe: false,
    edits: [
      ...thread.edits,
      { file, start: call.start, end: call.start, text: `${inner}await ${thread.name}(` },
      afterName(call, scope, file),
      ...close,
    ],
  };
}

/** `f(x)` → `f, x)`, and `f()` → `f)`. Only the parenthesis changes, so that comments and lines stay as they are. */
function afterName({ func, args, keywords }: Call, scope: Scope, file: Edit["file"]): Edit {
  const first = Math.min(...[...args, ...keywords].map(({ start }) => start));
  const facts = scope.module.unit?.facts;
  const below = Number.isFinite(first) && facts !== undefined && facts.line(first) > facts.line(func.end);
  return { file, start: func.end, end: func.end + 1, text: Number.isFinite(first) ? (below ? "," : ", ") : "" };
}

function usesBound(program: Program, call: Call, scope: Scope): boolean {
  const receiver = call.func.kind === "Attribute" ? [call.func.value] : [];
  return [...receiver, ...call.args, ...call.keywords.map(({ value }) => value)].some((part: Expr) =>
    alternatives(withoutNone(program.typeOf(part, scope))).some((type) => type.kind === "external" && BOUND.test(type.name)),
  );
}

/** The name under which the code can call a way into a thread, with the edits that import it. */
function wayIntoThread(program: Program, scope: Scope, file: Edit["file"]): Import | null {
  for (const known of THREADS) {
    const short = known.slice(known.lastIndexOf(".") + 1);
    const symbol = program.resolve(short, scope);
    if (symbol?.kind === "external" && THREADS.includes(symbol.name)) return { name: short, edits: [] };
  }
  return (
    addedTo(program, scope, "fastapi.concurrency", "run_in_threadpool", file) ??
    addedTo(program, scope, "starlette.concurrency", "run_in_threadpool", file) ??
    asyncioName(program, scope, "to_thread", file)
  );
}
