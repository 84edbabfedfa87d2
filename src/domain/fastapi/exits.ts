import { byText } from "../../model/order.ts";
import { type RepoPath, repoPath } from "../../model/source.ts";

/**
 * When FastAPI runs what stands behind the `yield` of a dependency. From 0.106 to 0.117 it does so before the response is sent and before
 * background tasks run; earlier and later releases do it when both are done. Executed on 0.105, 0.110, 0.117 and 0.165.
 */
export type Exit = "before tasks" | "after tasks";

/** Minor releases from the first up to the second, which is none of them. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const EARLY: Range = { from: 106, to: 118 };

/** What a project's requirements and lock files say; null where they allow both, or say nothing. */
export function exitIn(settings: Iterable<string>, locks: () => Iterable<string>): Exit | null {
  for (const text of settings) {
    const range = declaredRange(text);
    const exit = range === null ? null : exitOf(range);
    if (exit !== null) return exit;
  }
  for (const text of locks()) {
    const [, named, keyed] = LOCKED.exec(text) ?? [];
    const minor = named ?? keyed;
    if (minor !== undefined) return exitOf({ from: Number(minor), to: Number(minor) + 1 });
  }
  return null;
}

function exitOf({ from, to }: Range): Exit | null {
  if (from >= EARLY.from && to <= EARLY.to) return "before tasks";
  return to <= EARLY.from || from >= EARLY.to ? "after tasks" : null;
}

/** `name = "fastapi"` and its version, as poetry, uv and pdm lock it; `"fastapi": {… "version": "==0.110.0"`, as Pipenv does. */
const LOCKED = /^name = "fastapi"\r?\nversion = "0\.(\d+)|"fastapi": \{[^}]*"version": "==0\.(\d+)/m;
/** `fastapi[all]>=0.110,<0.118` on a line or in a list, `fastapi = "^0.110"`, `fastapi = { version = "~0.115.2" }`. */
const REQUIRED =
  /(?:^|["'])[ \t]*fastapi(?:\[[^\]\n]*\])?["']?[ \t]*(=[ \t]*(?:\{[^}\n]*version[ \t]*=[ \t]*)?["'][^"'\n]*|(?:[=~!<>]=?=?[^"'#;\n]*))/gm;
const CLAUSE = /(===?|~=|!=|>=|<=|>|<|\^|~|["'])?\s*v?0\.(\d+)(\.\d+)?/g;

function declaredRange(text: string): Range | null {
  let found: Range | null = null;
  for (const [, clauses = ""] of text.matchAll(REQUIRED))
    for (const clause of clauses.matchAll(CLAUSE)) found = within(found ?? { from: 0, to: Number.POSITIVE_INFINITY }, clause);
  return found;
}

/** What a clause leaves of a range. */
function within({ from, to }: Range, [, operator = "", digits = "", patch]: RegExpMatchArray): Range {
  const minor = Number(digits);
  switch (operator) {
    case "!=":
      return { from, to };
    case ">=":
    case ">":
      return { from: Math.max(from, minor), to };
    case "<":
      return { from, to: Math.min(to, patch === undefined || patch === ".0" ? minor : minor + 1) };
    case "<=":
      return { from, to: Math.min(to, minor + 1) };
    default:
      // `~=0.110` stays below 1, and `~=0.110.1` below 0.111.
      return { from: Math.max(from, minor), to: operator === "~=" && patch === undefined ? to : Math.min(to, minor + 1) };
  }
}

/** The lock files that may lie beside a project's settings. */
export function lockFiles(settings: Iterable<RepoPath>): readonly RepoPath[] {
  const folders = new Set([...settings].filter((path) => MANIFEST.test(path)).map((path) => path.slice(0, path.lastIndexOf("/") + 1)));
  return [...folders].sort(byText).flatMap((folder) => LOCKS.map((name) => repoPath(`${folder}${name}`)));
}

const MANIFEST = /(^|\/)(pyproject\.toml|Pipfile)$/;
const LOCKS = ["uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"];
