import type { Expr, FunctionDef, Lambda, Stmt } from "../../model/syntax.ts";
import { functionsIn, withNested } from "../../model/traverse.ts";
import { visitExpression, visitStatements } from "../../model/visit.ts";
import { isDetached } from "./closing.ts";
import { instancesIn } from "./lives.ts";
import type { Run } from "./run.ts";
import type { Instance, Value } from "./values.ts";
import { asWritten, loseKeys } from "./written.ts";

/**
 * Rows that are handed to something: a function, an operator, an object that keeps them. While their session is open it may read them, so that what a commit
 * has expired may have been fetched again, and it may set what it likes on a new one. Nothing is certain of them from then on but what follows is read here.
 */
export function handOver(run: Run, values: readonly Value[]): void {
  const { stale } = run.state;
  for (const value of values) {
    // Whoever has the session may fetch any of its rows.
    if (value.kind === "session")
      for (const [id, known] of stale) if (known.by !== null) stale.set(id, { ...known, by: null, perhaps: null });
    for (const found of instancesIn(value)) {
      if (isDetached(run, asWritten(run, found))) continue;
      loseKeys(run, found);
      mayBeFetched(run, found);
    }
  }
}

/** Some of a row may be there again that was expired: which, is not certain any more. */
export function mayBeFetched({ state: { stale } }: Run, { id, expiredBy, model }: Instance): void {
  const known = stale.get(id);
  if (known !== undefined) stale.set(id, { ...known, by: null, perhaps: null });
  else if (expiredBy !== undefined && model.kind === "class") stale.set(id, { stale: true, model: model.class, by: null, perhaps: null });
}

/** Functions of Python that read nothing of what they are given. */
const PASSING =
  /^builtins\.(?:list|tuple|set|frozenset|dict|zip|enumerate|reversed|iter|next|len|isinstance|issubclass|type|id|bool)$|^typing\.cast$/;

/** Whether a function that goes by a name of a library or of Python reads nothing of what it is given. */
export function readsNothing(name: string): boolean {
  return PASSING.test(name);
}

/** The names that functions inside read: whenever these are called, they may read the rows that the names hold. */
export function enclosedNames(run: Run): ReadonlySet<string> {
  run.enclosed ??= run.unit.kind === "function" ? namesWithin(run.unit.function.def.body) : new Set();
  return run.enclosed;
}

function namesWithin(body: readonly Stmt[]): ReadonlySet<string> {
  const found = new Set<string>();
  const own = ({ parameters }: FunctionDef | Lambda): ReadonlySet<string> => new Set(parameters.map(({ name }) => name));
  const noteBut = (inner: ReadonlySet<string>) => (node: Expr) => {
    if (node.kind === "Name" && !inner.has(node.id)) found.add(node.id);
  };
  visitStatements(body, (node) => {
    if (node.kind === "Lambda") visitExpression(node.body, noteBut(own(node)));
  });
  for (const inner of functionsIn(body).flatMap(withNested)) visitStatements(inner.body, noteBut(own(inner)));
  return found;
}
