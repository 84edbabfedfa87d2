import type { Program } from "../../link/program.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import type { Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";

/** Functions behind functions that are looked into. */
const DEEPEST = 4;

/** What a decorator of classes does to their methods, as far as it tells that they become views. */
interface Marks {
  /** It gives functions another signature. */
  signature: boolean;
  /** It makes a dependency of something that it was given. */
  depends: boolean;
}

/**
 * Whether a decorator of the project makes class-based views, as `cbv` of fastapi-utils does, which many projects hold a copy of:
 * somewhere behind it the endpoints get a `__signature__` in which `self` is `Depends(cls)`.
 */
export function makesViews(program: Program, decorator: FunctionSymbol): boolean {
  const marks: Marks = { signature: false, depends: false };
  look(program, decorator, marks, new Set(), 0);
  return marks.signature && marks.depends;
}

function look(program: Program, fn: FunctionSymbol, marks: Marks, seen: Set<FunctionDef>, depth: number): void {
  if (seen.has(fn.def) || depth > DEEPEST) return;
  seen.add(fn.def);
  const scope = program.functionScope(fn);
  const visit = (node: Expr): void => {
    if (node.kind === "Attribute" && node.attr === SIGNATURE) marks.signature = true;
    if (node.kind !== "Call") return;
    const [first, second] = node.args;
    const name = node.func.kind === "Name" ? node.func.id : node.func.kind === "Attribute" ? node.func.attr : "";
    if (name === "setattr" && second?.kind === "Constant" && second.value === SIGNATURE) marks.signature = true;
    if (name === "Depends" && first?.kind === "Name") marks.depends = true;
    const symbol = node.func.kind === "Name" ? program.resolve(name, scope) : undefined;
    if (symbol?.kind === "function") look(program, symbol, marks, seen, depth + 1);
  };
  const read = (body: readonly Stmt[]): void => {
    visitStatements(body, visit);
    eachStatement(body, (statement) => {
      if (statement.kind === "FunctionDef") read(statement.body);
    });
  };
  read(fn.def.body);
}

const SIGNATURE = "__signature__";
