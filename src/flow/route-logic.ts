import type { FunctionSymbol } from "../link/symbols.ts";
import type { Place } from "../model/finding.ts";
import type { RouteLogic } from "../model/subjects.ts";
import type { Node, Stmt } from "../model/syntax.ts";
import { blocksOf } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";
import { placeIn } from "./places.ts";

/**
 * More decisions than these make a function complex by the usual measure (McCabe's limit of 10, which pylint and the mccabe plugin of
 * flake8 have as their default as well).
 */
const MOST_DECISIONS = 10;

/** What endpoints decide themselves, of those that decide a lot. In the order given. */
export function routeLogic(endpoints: readonly FunctionSymbol[]): readonly RouteLogic[] {
  const found: RouteLogic[] = [];
  for (const fn of endpoints) {
    const { unit } = fn.module;
    if (unit === null) continue;
    const branches: Node[] = [];
    const loops: Node[] = [];
    decisions(fn.def.body, branches, loops);
    visitStatements(fn.def.body, (node) => {
      if (node.kind === "IfExp") branches.push(node);
      else if (node.kind === "ListComp" || node.kind === "SetComp" || node.kind === "DictComp" || node.kind === "GeneratorExp")
        loops.push(node);
    });
    if (branches.length + loops.length <= MOST_DECISIONS) continue;
    const place = (node: Node): Place => placeIn({ kind: "function", function: fn }, node);
    const first = [...branches, ...loops].sort((a, b) => a.start - b.start)[0];
    found.push({
      at: { ...place(fn.def), start: fn.def.defStart, end: fn.def.nameEnd },
      name: fn.def.name,
      branches: branches.length,
      loops: loops.length,
      trace: first === undefined ? [] : [{ at: place(first), message: "the first decision" }],
      role: unit.role,
    });
  }
  return found;
}

/** Branches and loops among statements. A test that only refuses the request is the route's own business. */
function decisions(body: readonly Stmt[], branches: Node[], loops: Node[]): void {
  for (const statement of body) {
    if (statement.kind === "For" || statement.kind === "While") loops.push(statement);
    else if (statement.kind === "If" && !refuses(statement.body)) branches.push(statement);
    else if (statement.kind === "Match") branches.push(...statement.cases.slice(1).map(() => statement));
    for (const block of blocksOf(statement)) decisions(block, branches, loops);
  }
}

function refuses(body: readonly Stmt[]): boolean {
  return (
    body.every((statement) => statement.kind === "Raise" || (statement.kind === "Expr" && statement.value.kind === "Call")) &&
    body.at(-1)?.kind === "Raise"
  );
}
