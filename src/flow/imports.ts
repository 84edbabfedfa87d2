import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import type { FileFacts } from "../model/facts.ts";
import type { Fix } from "../model/finding.ts";
import type { ImportFrom, Import as ImportStatement, Stmt } from "../model/syntax.ts";

type Edit = Fix["edits"][number];
type AnyImport = ImportStatement | ImportFrom;

/** How the code can name something, and the edits that it takes to import it. */
export interface Import {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/**
 * The name of a function of asyncio: `asyncio.sleep`, or `sleep` where names are imported from asyncio. Null where the names mean
 * something else.
 */
export function asyncioName(program: Program, scope: Scope, name: string, file: Edit["file"]): Import | null {
  const symbol = program.resolve("asyncio", scope);
  if (symbol !== undefined) return symbol.kind === "external" && symbol.name === "asyncio" ? { name: `asyncio.${name}`, edits: [] } : null;
  const bare = program.resolve(name, scope);
  if (bare?.kind === "external" && bare.name === `asyncio.${name}`) return { name, edits: [] };
  const added = addedTo(program, scope, "asyncio", name, file);
  if (added !== null) return added;
  const facts = scope.module.unit?.facts;
  const edit = facts === undefined ? null : newImport(facts, "asyncio", file);
  return edit === null ? null : { name: `asyncio.${name}`, edits: [edit] };
}

/** A name added to a `from module import …` at the head of the module; null where there is none, or the name is taken. */
export function addedTo(program: Program, scope: Scope, module: string, name: string, file: Edit["file"]): Import | null {
  const facts = scope.module.unit?.facts;
  if (facts === undefined || program.resolve(name, scope) !== undefined) return null;
  for (const statement of headImports(facts.body)) {
    if (statement.kind !== "ImportFrom" || statement.level > 0 || statement.module !== module) continue;
    const [first] = statement.names;
    if (first === undefined || first.name === "*") continue;
    const before = statement.names.findLast((other) => other.name < name);
    if (before === undefined) return { name, edits: [{ file, start: first.start, end: first.start, text: `${name}, ` }] };
    const own = facts.line(before.start) > facts.line(statement.start) && facts.line(first.start) > facts.line(statement.start);
    const gap = own ? `\n${" ".repeat(columnOf(facts, before.start))}` : " ";
    return { name, edits: [{ file, start: before.end, end: before.end, text: `,${gap}${name}` }] };
  }
  return null;
}

/** Bytes before an offset on its line. */
function columnOf(facts: FileFacts, offset: number): number {
  const line = facts.line(offset);
  let at = offset;
  while (at > 0 && facts.line(at - 1) === line) at--;
  return offset - at;
}

/**
 * The edit that imports a module of the standard library where an import sorter would put it: among the plain imports of the first
 * block, or as a block of its own before those of other packages.
 */
function newImport(facts: FileFacts, module: string, file: Edit["file"]): Edit | null {
  const { body } = facts;
  const head = headImports(body);
  const others = head.filter((statement) => !(statement.kind === "ImportFrom" && statement.module === "__future__"));
  const [first] = others;
  const at = (offset: number, text: string): Edit => ({ file, start: offset, end: offset, text });
  if (first === undefined) {
    const last = head.at(-1);
    if (last !== undefined) return at(last.end, `\n\nimport ${module}`);
    const statement = body.find(({ kind }, index) => !(index === 0 && kind === "Expr"));
    return statement === undefined ? null : at(statement.start, `import ${module}\n\n`);
  }
  if (!isStandard(first)) return at(first.start, `import ${module}\n\n`);
  let line = facts.line(first.start);
  for (const statement of others) {
    const follows = facts.line(statement.start) === line || statement === first;
    if (!follows) break;
    if (statement.kind === "ImportFrom" || nameOf(statement) > module) return at(statement.start, `import ${module}\n`);
    line = facts.line(statement.end) + 1;
  }
  return at(first.start, `import ${module}\n`);
}

/** The imports at the head of a module, behind its docstring. */
function headImports(body: readonly Stmt[]): readonly AnyImport[] {
  const found: AnyImport[] = [];
  for (const [index, statement] of body.entries()) {
    if (statement.kind === "Import" || statement.kind === "ImportFrom") found.push(statement);
    else if (!(index === 0 && statement.kind === "Expr" && statement.value.kind === "Constant")) break;
  }
  return found;
}

function nameOf(statement: AnyImport): string {
  return statement.kind === "Import" ? (statement.names[0]?.name ?? "") : statement.module;
}

function isStandard(statement: AnyImport): boolean {
  if (statement.kind === "ImportFrom" && statement.level > 0) return false;
  return STANDARD.has(nameOf(statement).split(".")[0] ?? "");
}

/** Top-level modules of Python's standard library that server code imports. */
const STANDARD: ReadonlySet<string> = new Set(
  (
    "abc argparse array ast asyncio atexit base64 binascii bisect builtins bz2 calendar cmath codecs collections concurrent configparser " +
    "contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis email enum errno faulthandler fcntl filecmp fnmatch " +
    "fractions ftplib functools gc getpass gettext glob graphlib gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress " +
    "itertools json keyword linecache locale logging lzma mailbox math mimetypes mmap multiprocessing numbers operator os pathlib pickle " +
    "pkgutil platform plistlib pprint profile pstats pwd queue quopri random re resource runpy sched secrets select selectors shelve " +
    "shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess sys sysconfig " +
    "syslog tarfile tempfile textwrap threading time timeit token tokenize tomllib trace traceback tracemalloc types typing unicodedata " +
    "unittest urllib uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipfile zipimport zlib zoneinfo"
  ).split(" "),
);
