import type { Evaluator } from "../link/constants.ts";
import type { Program } from "../link/program.ts";
import { isTypeChecking } from "../link/scopes.ts";
import type { ClassSymbol, Scope } from "../link/symbols.ts";
import type { ClassDef, Expr, FunctionDef, Node, Stmt } from "../model/syntax.ts";

/** What a class body says of one name; the last statement wins, an earlier annotation stays. */
export interface Entry {
  readonly name: string;
  readonly annotation: Expr | null;
  readonly value: Expr | null;
  /** A `def` or nested class of that name. */
  readonly definition: FunctionDef | ClassDef | null;
  readonly node: Node;
}

/**
 * The names of a class body as running it binds them: blocks for type checkers are left out, decided branches followed,
 * of undecided ones both are read.
 */
export function classEntries(evaluator: Evaluator, def: ClassDef, scope: Scope): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  collect(evaluator, def.body, scope, entries);
  return entries;
}

function collect(evaluator: Evaluator, body: readonly Stmt[], scope: Scope, entries: Map<string, Entry>): void {
  for (const statement of body) {
    switch (statement.kind) {
      case "AnnAssign":
        if (statement.target.kind === "Name") {
          const { id } = statement.target;
          // `x = 1` followed by `x: int` keeps the value.
          const value = statement.value ?? entries.get(id)?.value ?? null;
          put(entries, { name: id, annotation: statement.annotation, value, definition: null, node: statement });
        }
        break;
      case "Assign":
        for (const target of statement.targets) {
          if (target.kind === "Name")
            put(entries, {
              name: target.id,
              annotation: entries.get(target.id)?.annotation ?? null,
              value: statement.value,
              definition: null,
              node: statement,
            });
        }
        break;
      case "FunctionDef":
      case "ClassDef":
        put(entries, {
          name: statement.name,
          annotation: entries.get(statement.name)?.annotation ?? null,
          value: null,
          definition: statement,
          node: statement,
        });
        break;
      case "If": {
        const test = isTypeChecking(statement.test) ? false : evaluator.truth(statement.test, scope);
        if (test !== false) collect(evaluator, statement.body, scope, entries);
        if (test !== true) collect(evaluator, statement.orelse, scope, entries);
        break;
      }
      case "Try":
        collect(evaluator, statement.body, scope, entries);
        break;
      case "With":
        collect(evaluator, statement.body, scope, entries);
        break;
      case "Delete":
        for (const target of statement.targets) if (target.kind === "Name") entries.delete(target.id);
        break;
      default:
        break;
    }
  }
}

function put(entries: Map<string, Entry>, entry: Entry): void {
  entries.set(entry.name, entry);
}

/** Whether the body of a class, or of a class of the project above it, has a method of which something holds. */
export function someMethod(program: Program, symbol: ClassSymbol, holds: (method: FunctionDef) => boolean): boolean {
  return program
    .ancestors(symbol)
    .some(
      (ancestor) =>
        ancestor.kind === "class" && ancestor.class.def.body.some((statement) => statement.kind === "FunctionDef" && holds(statement)),
    );
}
