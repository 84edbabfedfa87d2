import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import { alternatives, withoutNone } from "../link/types.ts";
import type { Fix } from "../model/finding.ts";
import type { Call, Expr, ImportFrom, Stmt } from "../model/syntax.ts";
import { unparse } from "../model/unparse.ts";
import type { CallSite } from "./call-sites.ts";
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
  const inner = followed(site) ? "(" : "";
  const close: readonly Edit[] = inner === "" ? [] : [{ file, start: call.end, end: call.end, text: ")" }];
  if (callee === "time.sleep" && unparse(call.func) === "time.sleep") {
    const way = named(program, scope, "asyncio", "asyncio", file);
    if (way === null) return null;
    return {
      message: "Await `asyncio.sleep`",
      safe: false,
      edits: [...way, { file, start: call.start, end: call.func.end, text: `${inner}await asyncio.sleep` }, ...close],
    };
  }
  if (usesBound(program, call, scope)) return null;
  const thread = wayIntoThread(program, scope, file);
  if (thread === null) return null;
  return {
    message: `Run \`${unparse(call.func)}\` in a thread`,
    safe: false,
    edits: [
      ...thread.imports,
      { file, start: call.start, end: call.start, text: `${inner}await ${thread.name}(` },
      afterName(call, file),
      ...close,
    ],
  };
}

/** `f(x)` → `f, x)`, and `f()` → `f)`. */
function afterName(call: Call, file: Edit["file"]): Edit {
  const first = Math.min(...[...call.args, ...call.keywords].map(({ start }) => start));
  return Number.isFinite(first)
    ? { file, start: call.func.end, end: first, text: ", " }
    : { file, start: call.func.end, end: call.end, text: ")" };
}

/** Whether an attribute, an item or a call of the value follows: a call site does not know what stands around it, its use does. */
function followed({ use }: CallSite): boolean {
  return use === "value" || use === "condition";
}

function usesBound(program: Program, call: Call, scope: Scope): boolean {
  const receiver = call.func.kind === "Attribute" ? [call.func.value] : [];
  return [...receiver, ...call.args, ...call.keywords.map(({ value }) => value)].some((part: Expr) =>
    alternatives(withoutNone(program.typeOf(part, scope))).some((type) => type.kind === "external" && BOUND.test(type.name)),
  );
}

/** The name under which the code can call a way into a thread, with the edits that import it. */
function wayIntoThread(
  program: Program,
  scope: Scope,
  file: Edit["file"],
): { readonly name: string; readonly imports: readonly Edit[] } | null {
  for (const known of THREADS) {
    const short = known.slice(known.lastIndexOf(".") + 1);
    const symbol = program.resolve(short, scope);
    if (symbol?.kind === "external" && THREADS.includes(symbol.name)) return { name: short, imports: [] };
  }
  const imports = named(program, scope, "asyncio", "asyncio", file);
  return imports === null ? null : { name: "asyncio.to_thread", imports };
}

/** The edits that make a module known under its name; none where it is, null where the name means something else. */
function named(program: Program, scope: Scope, name: string, module: string, file: Edit["file"]): readonly Edit[] | null {
  const symbol = program.resolve(name, scope);
  if (symbol !== undefined) return symbol.kind === "external" && symbol.name === module ? [] : null;
  const unit = scope.module.unit;
  if (unit === null) return null;
  const at = importPlace(unit.facts.body);
  return at === null ? null : [{ file, start: at.offset, end: at.offset, text: at.after ? `\nimport ${module}` : `import ${module}\n` }];
}

/** Where an import can be added: after the last one at the head of the module, else before the first statement after the docstring. */
function importPlace(body: readonly Stmt[]): { readonly offset: number; readonly after: boolean } | null {
  let last: Stmt | null = null;
  for (const statement of body) {
    if (statement.kind === "Import" || statement.kind === "ImportFrom") last = statement;
    else if (!(statement.kind === "Expr" && statement.value.kind === "Constant")) break;
  }
  if (last !== null && !(last.kind === "ImportFrom" && isFuture(last))) return { offset: last.start, after: false };
  if (last !== null) return { offset: last.end, after: true };
  const first = body.find((statement) => !(statement.kind === "Expr" && statement.value.kind === "Constant"));
  return first === undefined ? null : { offset: first.start, after: false };
}

function isFuture({ module }: ImportFrom): boolean {
  return module === "__future__";
}
