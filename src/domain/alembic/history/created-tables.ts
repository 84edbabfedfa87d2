import type { RepoPath } from "../../../model/source.ts";
import type { Call, Expr } from "../../../model/syntax.ts";
import { tableKey } from "../database/schema.ts";
import type { Interpreter } from "../python/interpreter.ts";
import { eachExprIn } from "../python/statements.ts";
import { textOf } from "../python/values.ts";
import type { RevisionFile } from "./revision-file.ts";

const CREATE = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`]?(\w+)["`]?(?:\s*\.\s*["`]?(\w+))?/gi;

/** One of these stands in every file that creates a table: a quick test, before anything is decoded. */
const WORDS = ["create_table", "CREATE", "Create", "create ", "create\n", "create\t"];

/**
 * The tables that revisions create under a name that their module tells, in `create_table` or in SQL. What a `downgrade()` makes again is
 * none of them: where no upgrade made it, it is older than the history.
 */
export function createdTables(files: readonly RevisionFile[], interp: Interpreter): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { file, facts, downgrade } of files) {
    if (!WORDS.some((word) => facts.mentions(word))) {
      continue;
    }
    const visit = (part: Expr): void => {
      if (part.kind === "Call" && part.func.kind === "Attribute" && part.func.attr === "create_table") {
        const name = valueOf(argument(part, "table_name") ?? part.args[0], file, interp);
        if (name !== null) {
          names.add(tableKey(name, valueOf(argument(part, "schema"), file, interp)));
        }
      } else if (part.kind === "Constant" && part.type === "str" && part.value !== undefined) {
        for (const [, first, second] of part.value.matchAll(CREATE)) {
          names.add(second === undefined ? (first ?? "") : tableKey(second, first));
        }
      }
    };
    eachExprIn(facts.body, visit);
    for (const fn of facts.functions) if (fn !== downgrade) eachExprIn(fn.body, visit);
  }
  return names;
}

function argument(call: Call, name: string): Expr | undefined {
  return call.keywords.find((keyword) => keyword.arg === name)?.value;
}

/** The text of an expression as its module sees it: a literal, a constant, the `__tablename__` of a model. */
function valueOf(expr: Expr | undefined, file: RepoPath, interp: Interpreter): string | null {
  if (expr === undefined || expr.kind === "Constant") {
    return expr?.type === "str" ? (expr.value ?? "") : null;
  }
  const scope = interp.modules.scopeOf(file, interp);
  if (scope === null) {
    return null;
  }
  try {
    return textOf(interp.eval(expr, { scope, file, symbol: "<module>", pure: true, callable: null, onYield: null }));
  } catch {
    return null;
  }
}
