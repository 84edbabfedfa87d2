import { boundName } from "../../../model/bound-name.ts";
import type { FileFacts } from "../../../model/facts.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { Expr, FunctionDef, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { names } from "../../../model/visit.ts";

/** One revision file: what it says of its place in the history, and its two functions. */
export interface RevisionFile {
  readonly file: RepoPath;
  readonly facts: FileFacts;
  readonly revision: string;
  readonly downRevisions: readonly string[];
  readonly dependsOn: readonly string[];
  readonly labels: readonly string[];
  /** Range of the `down_revision` assignment, else of `revision`. */
  readonly start: number;
  readonly end: number;
  /** Range of the `revision` assignment. */
  readonly named: { readonly start: number; readonly end: number };
  readonly upgrade: FunctionDef | null;
  readonly downgrade: FunctionDef | null;
  /** The module has a `downgrade` that no `def` of its body makes: it is imported, assigned, or defined under a condition. */
  readonly otherDowngrade: boolean;
}

/** Identifiers that code computes: the file is a blind spot. */
export interface DynamicRevision {
  readonly file: RepoPath;
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** The ids of a text, a tuple or list of texts, `None`; constants of the module included. Null when it is computed. */
function idsOf(expr: Expr, constants: ReadonlyMap<string, Expr>, depth = 0): readonly string[] | null {
  switch (expr.kind) {
    case "Constant":
      return expr.type === "None" ? [] : expr.type === "str" ? [expr.value ?? ""] : null;
    case "Tuple":
    case "List":
    case "Set": {
      const parts = expr.elts.map((each) => idsOf(each, constants, depth + 1));
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }
    case "Name": {
      const value = depth > 8 ? undefined : constants.get(expr.id);
      return value === undefined ? null : idsOf(value, constants, depth + 1);
    }
    case "BinOp": {
      const [left, right] = [idsOf(expr.left, constants, depth + 1), idsOf(expr.right, constants, depth + 1)];
      return expr.op === "+" && left?.length === 1 && right?.length === 1 ? [`${left[0]}${right[0]}`] : null;
    }
    default:
      return null;
  }
}

interface Assigned {
  readonly value: Expr;
  readonly start: number;
  readonly end: number;
}

function assignments(body: readonly Stmt[]): ReadonlyMap<string, Assigned> {
  const found = new Map<string, Assigned>();
  for (const stmt of body) {
    if (stmt.kind === "Assign") {
      for (const target of stmt.targets) {
        if (target.kind === "Name") {
          found.set(target.id, { value: stmt.value, start: stmt.start, end: stmt.end });
        } else if ((target.kind === "Tuple" || target.kind === "List") && (stmt.value.kind === "Tuple" || stmt.value.kind === "List")) {
          // `revision, down_revision = "0002", "0001"`
          const { elts } = stmt.value;
          if (elts.length !== target.elts.length) continue;
          for (const [i, each] of target.elts.entries())
            if (each.kind === "Name") found.set(each.id, { value: elts[i] as Expr, start: stmt.start, end: stmt.end });
        }
      }
    } else if (stmt.kind === "AnnAssign" && stmt.target.kind === "Name" && stmt.value !== null) {
      found.set(stmt.target.id, { value: stmt.value, start: stmt.start, end: stmt.end });
    }
  }
  return found;
}

/** Reads a file of a versions folder; null when it is no revision file. */
export function readRevision(file: RepoPath, facts: FileFacts): RevisionFile | DynamicRevision | null {
  const assigned = assignments(facts.body);
  const revision = assigned.get("revision");
  if (revision === undefined) {
    return null;
  }
  const constants = new Map([...assigned].map(([name, each]) => [name, each.value]));
  const ids = idsOf(revision.value, constants);
  const down = assigned.get("down_revision");
  const downIds = down === undefined ? [] : idsOf(down.value, constants);
  const [id] = ids ?? [];
  if (id === undefined || downIds === null) {
    const at = id === undefined ? revision : (down ?? revision);
    return { file, start: at.start, end: at.end, what: id === undefined ? "revision" : "down_revision" };
  }
  const list = (name: string): readonly string[] => {
    const value = assigned.get(name);
    return value === undefined ? [] : (idsOf(value.value, constants) ?? []);
  };
  const at = down ?? revision;
  // Of two functions of one name the last is the one that is called; `downgrade = upgrade` names one that goes by another.
  const defined = (name: string): FunctionDef | null =>
    facts.body.findLast((stmt): stmt is FunctionDef => stmt.kind === "FunctionDef" && stmt.name === name) ?? null;
  const named = (name: string): FunctionDef | null => {
    const value = assigned.get(name)?.value;
    return defined(name) ?? (value?.kind === "Name" ? defined(value.id) : null);
  };
  return {
    file,
    facts,
    revision: id,
    downRevisions: downIds,
    dependsOn: list("depends_on"),
    labels: list("branch_labels"),
    start: at.start,
    end: at.end,
    named: { start: revision.start, end: revision.end },
    upgrade: named("upgrade"),
    downgrade: named("downgrade"),
    otherDowngrade: named("downgrade") === null && binds(facts.body, "downgrade"),
  };
}

/** Packages whose `import *` brings nothing of a revision. */
const LIBRARY = /^(?:sqlalchemy|alembic)\b/;

/** Whether some statement of a module, nested ones too, binds a name, or may do so by `import *`. */
function binds(body: readonly Stmt[], name: string): boolean {
  let found = false;
  eachStatement(body, (stmt) => {
    if (stmt.kind === "FunctionDef") found ||= stmt.name === name;
    else if (stmt.kind === "Assign") found ||= stmt.targets.some((target) => boundBy(target).has(name));
    else if (stmt.kind === "AnnAssign") found ||= stmt.value !== null && boundBy(stmt.target).has(name);
    else if (stmt.kind === "Import") found ||= stmt.names.some((each) => boundName(stmt, each) === name);
    else if (stmt.kind === "ImportFrom")
      found ||= stmt.names.some((each) => (each.name === "*" ? !LIBRARY.test(stmt.module) : boundName(stmt, each) === name));
  });
  return found;
}

function boundBy(target: Expr): ReadonlySet<string> {
  const bound = new Set<string>();
  names(target, bound);
  return bound;
}
