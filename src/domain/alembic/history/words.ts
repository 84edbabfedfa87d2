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

/** How a text is got from a file. */
const READS = /^(?:open|read|read_text|read_bytes|get_data|resource_string|resource_stream)$/;

/** Whether a file may take texts from other files. */
export function readsFiles(facts: FileFacts): boolean {
  let found = false;
  eachExprOf(facts, (part) => {
    found ||= (part.kind === "Name" && READS.test(part.id)) || (part.kind === "Attribute" && READS.test(part.attr));
  });
  return found;
}
