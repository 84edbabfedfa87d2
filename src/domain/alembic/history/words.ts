import type { FileFacts } from "../../../model/facts.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";

/** Every word in the texts of a file. */
export function wordsIn(facts: FileFacts): ReadonlySet<string> {
  const words = new Set<string>();
  for (const body of [facts.body, ...facts.functions.map((fn) => fn.body)]) {
    eachStatement(body, (stmt) => {
      for (const expr of expressionsOf(stmt)) {
        eachExpr(expr, (part) => {
          if (part.kind === "Constant" && part.type === "str") for (const [word] of (part.value ?? "").matchAll(/\w+/g)) words.add(word);
        });
      }
    });
  }
  return words;
}
