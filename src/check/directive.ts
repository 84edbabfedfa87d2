import type { Directive } from "../model/facts.ts";
import type { SourceLines } from "../model/lines.ts";

/** What a comment for the analyser says: an exception for rules on some lines, or nothing that can be read. */
export type Comment =
  | { readonly kind: "ignore"; readonly rules: readonly string[]; readonly reason: string | null }
  | { readonly kind: "invalid"; readonly detail: string };

/** Reads `# fastapi-gate: ignore[rule-id, other] -- reason`. Other comments may stand before it in the same comment. */
export function readComment(text: string): Comment {
  const said = /#\s*fastapi-gate\s*:(.*)/s.exec(text)?.[1]?.trim() ?? "";
  const match = /^ignore\s*\[([^\]]*)\](.*)/s.exec(said);
  if (match === null) {
    return { kind: "invalid", detail: /^ignore\b/.test(said) ? "it names no rule in brackets" : "it does not begin with ignore[" };
  }
  const rules = [...new Set((match[1] ?? "").split(",").map((id) => id.trim()))].filter((id) => id !== "");
  if (rules.length === 0) return { kind: "invalid", detail: "it names no rule in brackets" };
  const reason = /^\s*(?:--+|—|–)\s*(\S.*)/s.exec(match[2] ?? "")?.[1] ?? null;
  return { kind: "ignore", rules, reason };
}

/** Farthest line that a comment above a decorated function looks for its `def`. */
const DECORATORS = 50;

/**
 * The lines that a comment speaks of, both ends included: its own line, or when it stands alone the next line of code.
 * Above a decorator it speaks of the lines down to the `def` or `class`. Null when no code follows.
 */
export function linesMeant(directive: Directive, lines: SourceLines): { readonly from: number; readonly to: number } | null {
  const own = lines.position(directive.start).line;
  if (!directive.alone) return { from: own, to: own };
  let from = own + 1;
  while (from <= lines.count && /^\s*(#.*)?$/s.test(lines.text(from))) from += 1;
  if (from > lines.count) return null;
  if (!/^\s*@/.test(lines.text(from))) return { from, to: from };
  const last = Math.min(lines.count, from + DECORATORS);
  for (let to = from; to <= last; to += 1) {
    if (/^\s*(async\s+def|def|class)\b/.test(lines.text(to))) return { from, to };
  }
  return { from, to: from };
}
