// What was edited how often, and what work it was.

/** Counts of edits by their kind and by the work that they made. */
export class Table {
  readonly #kinds = new Map<string, Map<string, number>>();
  readonly #times = new Map<string, number[]>();
  readonly #reasons = new Map<string, number>();

  /** `why`: why all was analysed. */
  add(kind: string, work: string, milliseconds: number, why: string | null): void {
    if (why !== null) this.#reasons.set(why, (this.#reasons.get(why) ?? 0) + 1);
    const counts = this.#kinds.get(kind) ?? new Map<string, number>();
    this.#kinds.set(kind, counts.set(work, (counts.get(work) ?? 0) + 1));
    const times = this.#times.get(work) ?? [];
    this.#times.set(work, times);
    times.push(milliseconds);
  }

  /** The share of edits of a kind that were not analysed from nothing: those put an incremental answer to the test. */
  share(kind: string): number {
    const counts = this.#kinds.get(kind);
    const all = [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    return (all - (counts?.get("analysed") ?? 0) + 1) / (all + 1);
  }

  text(): string {
    const works = [...this.#times.keys()].sort();
    const rows = [...this.#kinds].sort(([a], [b]) => (a < b ? -1 : 1));
    const line = (name: string, cells: readonly (string | number)[]): string =>
      name.padEnd(30) + cells.map((cell) => String(cell).padStart(10)).join("");
    const lines = rows.map(([kind, counts]) =>
      line(kind, [[...counts.values()].reduce((sum, count) => sum + count, 0), ...works.map((work) => counts.get(work) ?? "")]),
    );
    const medians = works.map((work) => Math.round(median(this.#times.get(work) ?? [])));
    const totals = works.map((work) => this.#times.get(work)?.length ?? 0);
    const sum = totals.reduce((all, count) => all + count, 0);
    const reasons = [...this.#reasons].sort((a, b) => b[1] - a[1]).map(([why, count]) => `${String(count).padStart(6)}  ${why}`);
    return [
      line("edit", ["edits", ...works]),
      ...lines,
      line("all", [sum, ...totals]),
      line("median ms", ["", ...medians]),
      "",
      "Why all was analysed:",
      ...reasons,
    ].join("\n");
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
