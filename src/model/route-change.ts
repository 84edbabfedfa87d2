import type { ChangeSet } from "./output.ts";

/** Routes that a change makes cost, block or ask for something else, a text each: `GET /orders: queries 2 → 2 + n(orders)`. */
export function routeChanges(changes: ChangeSet | null): readonly string[] {
  return (changes?.routes ?? []).map(({ endpoint, queries, blocking, authentication }) => {
    const parts = [
      ...(queries === null ? [] : [`queries ${queries.before} → ${queries.after}`]),
      ...(blocking === null ? [] : [`blocked by ${blocking.before} → ${blocking.after}`]),
      ...(authentication === null ? [] : [`authentication ${authentication.before} → ${authentication.after}`]),
    ];
    return `${endpoint}: ${parts.join("; ")}`;
  });
}
