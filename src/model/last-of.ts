import { listsEqual } from "./equal.ts";

/** What was last made of some objects: kept while they are the same. */
export class LastOf<T> {
  private known: { readonly of: readonly unknown[]; readonly value: T } | null = null;

  of(parts: readonly unknown[], make: () => T): T {
    if (this.known === null || !listsEqual(this.known.of, parts)) this.known = { of: parts, value: make() };
    return this.known.value;
  }
}
