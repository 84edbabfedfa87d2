import type { FileFacts } from "../../../model/facts.ts";
import { eachExprOf } from "../python/statements.ts";

/** Every word in the texts of a file. */
export function wordsIn(facts: FileFacts): ReadonlySet<string> {
  const words = new Set<string>();
  eachExprOf(facts, (part) => {
    if (part.kind === "Constant" && part.type === "str") for (const [word] of (part.value ?? "").matchAll(/\w+/g)) words.add(word);
  });
  return words;
}
