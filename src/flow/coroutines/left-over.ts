import type { Scope } from "../../link/symbols.ts";
import type { Expr, Node, Stmt } from "../../model/syntax.ts";
import { eachStatement, functionsIn } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";
import { isPromise } from "./made.ts";
import type { Search } from "./search.ts";

/** Where a function reads names, and what it does however it is left. */
export interface Reads {
  readonly byName: ReadonlyMap<string, readonly Node[]>;
  readonly final: readonly Stmt[];
}

/** Where a function reads each name; null where functions inside may read them in their own time. */
export function readsIn(body: readonly Stmt[]): Reads | null {
  if (functionsIn(body).length > 0) return null;
  const bound = new Set<Expr>();
  const final: Stmt[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "Try") final.push(...statement.finalbody);
    if (statement.kind === "Assign") for (const target of statement.targets) bound.add(target);
    else if (statement.kind === "AnnAssign" || statement.kind === "For") bound.add(statement.target);
  });
  const byName = new Map<string, Node[]>();
  visitStatements(body, (node) => {
    if (node.kind !== "Name" || bound.has(node)) return;
    const known = byName.get(node.id);
    if (known === undefined) byName.set(node.id, [node]);
    else known.push(node);
  });
  return { byName, final };
}

/**
 * Coroutines that a block binds to a name and leaves behind: the name is bound anew, or the function is left, before anything reads it; or
 * nothing reads it but what one branch does, so that the other never awaits it.
 */
export function leftOver(search: Search, body: readonly Stmt[], scope: Scope, reads: () => Reads | null): void {
  body.forEach((statement, at) => {
    if (statement.kind !== "Assign" || statement.targets.length !== 1 || statement.value.kind !== "Call") return;
    const [target] = statement.targets;
    if (target?.kind !== "Name" || target.id.startsWith("_") || scope.redirected?.has(target.id) === true) return;
    const call = search.coroutine(statement.value, scope);
    if (call === undefined || isPromise(search.program, call, scope)) return;
    const all = reads();
    if (all === null) return;
    const places = all.byName.get(target.id) ?? [];
    for (const next of body.slice(at + 1)) {
      const read = places.filter((place) => isIn(place, next));
      if (read.length > 0) {
        if (next.kind === "If" && places.length === read.length && read.every((place) => next.body.some((inner) => isIn(place, inner))))
          search.report(call, scope, "read on one branch", true);
        return;
      }
      if (binds(next, target.id)) {
        search.report(call, scope, "never used", true);
        return;
      }
      if ((scope.bindings.get(target.id) ?? []).some(({ node }) => isIn(node, next))) return;
      if (next.kind === "Return" && !places.some((place) => all.final.some((last) => isIn(place, last)))) {
        search.report(call, scope, "never used", true);
        return;
      }
    }
  });
}

function isIn(inner: Node, outer: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether a statement binds a name, whatever happens. */
function binds(statement: Stmt, name: string): boolean {
  return statement.kind === "Assign" && statement.targets.some((target) => target.kind === "Name" && target.id === name);
}
