import type { FileFacts } from "../../../model/facts.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { Expr, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { SaMetaData } from "../library/metadata.ts";
import type { Frame, Interpreter } from "../python/interpreter.ts";
import type { ModuleLookup } from "../python/modules.ts";
import { Scope } from "../python/scope.ts";
import { eachExprIn } from "../python/statements.ts";
import type { Value } from "../python/values.ts";

/**
 * The naming convention of the MetaData that env.py gives to Alembic; null when it is not known. Flask-Migrate's env.py finds the
 * MetaData when it runs, and Flask-SQLAlchemy makes it: it has a convention only if some file of the project makes one.
 */
export function namingConvention(
  metadata: SaMetaData | "none" | null,
  env: RepoPath,
  { mentions, names }: { readonly mentions: (word: string) => boolean; readonly names: () => boolean },
  lookup: ModuleLookup,
  ofFlask: () => ReadonlyMap<string, string> | null = () => null,
): ReadonlyMap<string, string> | null {
  const found = metadata === "none" ? new Map<string, string>() : (metadata?.convention ?? null);
  if (found !== null || (lookup.factsOf(env)?.mentions("current_app") !== true && !mentions("flask_sqlalchemy"))) {
    return found;
  }
  return names() ? ofFlask() : new Map();
}

/** Whether a file, none of a revision, speaks of a naming convention and of what has one. */
export function namesConstraints(facts: FileFacts): boolean {
  return (
    facts.mentions("naming_convention") &&
    !facts.mentions("down_revision") &&
    ["MetaData", "metadata", "SQLModel", "SQLAlchemy"].some((word) => facts.mentions(word))
  );
}

/** The naming convention that the only object of Flask-SQLAlchemy in a project is made with; null where there are more, or it is not known. */
export function flaskConvention(
  {
    paths,
    modules,
    mentionsIn,
  }: {
    readonly paths: readonly RepoPath[];
    readonly modules: ModuleLookup;
    readonly mentionsIn?: (path: RepoPath, word: string) => boolean;
  },
  interp: Interpreter,
): ReadonlyMap<string, string> | null {
  const found: (ReadonlyMap<string, string> | null)[] = [];
  for (const path of paths) {
    if (mentionsIn?.(path, "SQLAlchemy") !== true || mentionsIn(path, "down_revision")) continue;
    // What is set later, one by one, is not followed.
    if (mentionsIn(path, "metadata.naming_convention")) return null;
    for (const stmt of modules.factsOf(path)?.body ?? []) {
      const value = stmt.kind === "Assign" || stmt.kind === "AnnAssign" ? stmt.value : null;
      if (value?.kind !== "Call" || !/(?:^|\.)SQLAlchemy$/.test(nameOf(value.func))) continue;
      const scope = interp.modules.scopeOf(path, interp);
      const given = value.keywords.find(({ arg }) => arg === "metadata" || arg === "model_class");
      if (scope === null || given === undefined) return null;
      const expr: Expr =
        given.arg === "metadata"
          ? given.value
          : { kind: "Attribute", value: given.value, attr: "metadata", start: given.value.start, end: given.value.end };
      const metadata = evaluate(expr, { scope, file: path, symbol: "<module>", pure: true, callable: null, onYield: null }, interp);
      found.push(metadata instanceof SaMetaData ? metadata.convention : null);
    }
  }
  const [only, ...others] = found;
  return others.length > 0 ? null : (only ?? null);
}

/** The dotted name of an expression, as far as it has one. */
function nameOf(expr: Expr): string {
  return expr.kind === "Name" ? expr.id : expr.kind === "Attribute" ? `${nameOf(expr.value)}.${expr.attr}` : "";
}

/** The MetaData that env.py gives to Alembic; `none` where it is given none, or several, and null where it is not known. */
export function targetMetadata(env: RepoPath, lookup: ModuleLookup, interp: Interpreter): SaMetaData | "none" | null {
  const facts = lookup.factsOf(env);
  const scope = facts === undefined ? null : interp.modules.scopeOf(env, interp);
  if (facts === undefined || scope === null) {
    return null;
  }
  const frame: Frame = { scope, file: env, symbol: "<module>", pure: true, callable: null, onYield: null };
  const candidates: { readonly expr: Expr; readonly frame: Frame }[] = [];
  for (const body of [facts.body, ...facts.functions.map((fn) => fn.body)]) {
    const given = givenTo(body);
    if (given.length === 0) {
      continue;
    }
    // env.py may import the models, and ask for their MetaData, when it runs.
    const inside = body === facts.body ? frame : { ...frame, scope: importing(body, env, scope, interp) };
    for (const expr of given) {
      const local = expr.kind === "Name" && inside !== frame ? assignedTo(expr.id, body) : null;
      candidates.push({ expr: local ?? expr, frame: inside });
    }
  }
  candidates.push({ expr: { kind: "Name", id: "target_metadata", start: 0, end: 0 }, frame });
  // env.py may choose it by what it finds: one that all its ways give alike is known.
  const chosen = assignments("target_metadata", facts.body).map((expr) => evaluate(expr, frame, interp));
  for (const candidate of candidates) {
    const metadata = evaluate(candidate.expr, candidate.frame, interp);
    // Of several MetaData, Alembic asks none for its convention.
    if (metadata?.kind === "none" || metadata?.kind === "seq") {
      return "none";
    }
    if (metadata instanceof SaMetaData) {
      // Statements such as `target_metadata.naming_convention = …` have run when the name was evaluated.
      return metadata;
    }
  }
  const made = chosen.filter((each): each is SaMetaData => each instanceof SaMetaData);
  const isOne = made.every(({ convention }) => convention !== null && convention.size === 0) || made.length === 1;
  return made.length > 0 && isOne && chosen.every((each) => each instanceof SaMetaData || each?.kind === "none") ? (made[0] ?? null) : null;
}

/** All that the statements of a module, nested ones too, assign to a name. */
function assignments(name: string, body: readonly Stmt[]): readonly Expr[] {
  const found: Expr[] = [];
  eachStatement(body, (stmt) => {
    if (stmt.kind === "Assign" && stmt.targets.some((target) => target.kind === "Name" && target.id === name)) found.push(stmt.value);
  });
  return found;
}

/** What the calls of `configure` in a body are given as `target_metadata`. */
function givenTo(body: readonly Stmt[]): readonly Expr[] {
  const found: Expr[] = [];
  eachExprIn(body, (part) => {
    if (part.kind === "Call" && part.func.kind === "Attribute" && part.func.attr === "configure") {
      found.push(...part.keywords.filter(({ arg }) => arg === "target_metadata").map(({ value }) => value));
    }
  });
  return found;
}

/** The names of env.py and those that the body of a function imports. */
function importing(body: readonly Stmt[], env: RepoPath, outer: Scope, interp: Interpreter): Scope {
  const scope = new Scope(outer);
  eachStatement(body, (stmt) => {
    if (stmt.kind === "Import" || stmt.kind === "ImportFrom") {
      interp.modules.import(stmt, env, scope, interp);
    }
  });
  return scope;
}

/** What a body assigns to a name last; null where it does not. */
function assignedTo(name: string, body: readonly Stmt[]): Expr | null {
  let found: Expr | null = null;
  eachStatement(body, (stmt) => {
    if (stmt.kind === "Assign" && stmt.targets.some((target) => target.kind === "Name" && target.id === name)) {
      found = stmt.value;
    }
  });
  return found;
}

function evaluate(expr: Expr, frame: Frame, interp: Interpreter): Value | null {
  try {
    return interp.eval(expr, frame);
  } catch {
    return null;
  }
}
