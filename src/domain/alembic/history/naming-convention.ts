import type { RepoPath } from "../../../model/source.ts";
import type { Expr } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { SaMetaData } from "../library/constructs.ts";
import type { Frame, Interpreter } from "../python/interpreter.ts";
import type { ModuleLookup } from "../python/modules.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";
import type { Value } from "../python/values.ts";

/**
 * The naming convention of the MetaData that env.py gives to Alembic; null when it is not known. Flask-Migrate's env.py finds the
 * MetaData when it runs, and Flask-SQLAlchemy makes it: it has a convention only if some file of the project makes one.
 */
export function namingConvention(
  env: RepoPath,
  paths: readonly RepoPath[],
  lookup: ModuleLookup,
  interp: Interpreter,
): ReadonlyMap<string, string> | null {
  const found = ofTargetMetadata(env, lookup, interp);
  const mentions = (word: string): boolean => paths.some((path) => lookup.factsOf(path)?.mentions(word) === true);
  if (found !== null || (lookup.factsOf(env)?.mentions("current_app") !== true && !mentions("flask_sqlalchemy"))) {
    return found;
  }
  return mentions("naming_convention") ? null : new Map();
}

function ofTargetMetadata(env: RepoPath, lookup: ModuleLookup, interp: Interpreter): ReadonlyMap<string, string> | null {
  const facts = lookup.factsOf(env);
  const scope = facts === undefined ? null : interp.modules.scopeOf(env, interp);
  if (facts === undefined || scope === null) {
    return null;
  }
  const frame: Frame = { scope, file: env, symbol: "<module>", pure: true, callable: null, onYield: null };
  const candidates: Expr[] = [];
  const search = (expr: Expr | null): void =>
    eachExpr(expr, (part) => {
      if (part.kind === "Call" && part.func.kind === "Attribute" && part.func.attr === "configure") {
        for (const keyword of part.keywords) {
          if (keyword.arg === "target_metadata") {
            candidates.push(keyword.value);
          }
        }
      }
    });
  for (const body of [facts.body, ...facts.functions.map((fn) => fn.body)]) {
    eachStatement(body, (stmt) => expressionsOf(stmt).forEach(search));
  }
  candidates.push({ kind: "Name", id: "target_metadata", start: 0, end: 0 });
  for (const candidate of candidates) {
    const metadata = evaluate(candidate, frame, interp);
    if (metadata?.kind === "none") {
      return new Map();
    }
    if (metadata instanceof SaMetaData) {
      // Statements such as `target_metadata.naming_convention = …` have run when the name was evaluated.
      return metadata.convention;
    }
  }
  return null;
}

function evaluate(expr: Expr, frame: Frame, interp: Interpreter): Value | null {
  try {
    return interp.eval(expr, frame);
  } catch {
    return null;
  }
}
