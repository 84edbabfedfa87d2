import type { ChainDefect } from "../../../model/subjects.ts";
import type { Expr, FunctionDef, Stmt } from "../../../model/syntax.ts";
import { BoundNames } from "../python/bound-names.ts";
import { eachExpr } from "../python/text.ts";
import type { RevisionFile } from "./revision-file.ts";

/** From this version on Python looks at annotations when somebody asks for them. */
const LAZY = /(?:requires-python|python)\s*=\s*["'][^"'\n]*\b3\.(?:1[4-9]|[2-9]\d)/;

/** Whether the project runs on a Python that evaluates no annotation when a file is imported, as far as its settings tell. */
export function evaluatesLater(settings: Iterable<string>): boolean {
  return [...settings].some((text) => LAZY.test(text));
}

/**
 * A name without a value that Python asks for when Alembic imports the file, in an annotation or a default at the top of it: the whole history
 * fails to load. What functions do when they are called is another matter.
 */
export function namesAtImport({ file, facts, revision }: RevisionFile, later: boolean): ChainDefect | null {
  const isLater = later || facts.body.some((stmt) => stmt.kind === "ImportFrom" && stmt.module === "__future__");
  const asked = facts.body.flatMap((stmt) => expressionsAt(stmt, isLater));
  if (asked.length === 0) return null;
  const atTop = new Set(facts.body.flatMap(namesBoundBy));
  const bound = new BoundNames();
  for (const { expr, own } of asked) {
    let missing: Expr | null = null;
    eachExpr(expr, (part) => {
      if (part.kind === "Name" && !atTop.has(part.id) && !own.includes(part.id) && bound.lacks(facts, part.id)) missing ??= part;
    });
    const found = missing as Extract<Expr, { kind: "Name" }> | null;
    if (found === null) continue;
    const detail = `Python cannot load the file: the name ${found.id} is not defined`;
    return { kind: "unreadable-file", detail, revision, at: { file, start: found.start, end: found.end, symbol: "<module>" } };
  }
  return null;
}

interface Asked {
  readonly expr: Expr;
  /** Names that the definition itself gives: type parameters. */
  readonly own: readonly string[];
}

/** What a statement at the top of a file evaluates of annotations and of the heads of functions. */
function expressionsAt(stmt: Stmt, later: boolean): readonly Asked[] {
  if (stmt.kind === "AnnAssign") return later ? [] : [{ expr: stmt.annotation, own: [] }];
  if (stmt.kind !== "FunctionDef") return [];
  return headOf(stmt, later).map((expr) => ({ expr, own: stmt.typeParameters }));
}

function headOf({ parameters, returns }: FunctionDef, later: boolean): readonly Expr[] {
  const annotations = later ? [] : [returns, ...parameters.map(({ annotation }) => annotation)];
  return [...annotations, ...parameters.map((each) => each.default)].filter((expr) => expr !== null);
}

/** The names that the plain statements at the top of revision files bind: most ask for no others. */
function namesBoundBy(stmt: Stmt): readonly string[] {
  if (stmt.kind === "Import" || stmt.kind === "ImportFrom")
    return stmt.names.map(({ name, asname }) => asname ?? name.split(".")[0] ?? name);
  if (stmt.kind === "FunctionDef" || stmt.kind === "ClassDef") return [stmt.name];
  if (stmt.kind === "AnnAssign") return stmt.target.kind === "Name" ? [stmt.target.id] : [];
  return stmt.kind === "Assign" ? stmt.targets.flatMap((target) => (target.kind === "Name" ? [target.id] : [])) : [];
}
