import type { FunctionSymbol } from "../link/symbols.ts";
import type { CallTally } from "./program-calls.ts";

/** How the calls of a program resolve, for `--statistics`. */
export interface CallStatistics {
  /** Calls in functions of application code. */
  readonly calls: number;
  readonly project: number;
  readonly library: number;
  readonly builtin: number;
  readonly unresolved: number;
  /** The most frequent unresolved shapes, most frequent first. */
  readonly shapes: readonly { readonly shape: string; readonly count: number }[];
}

/** The sum of what is counted of each function; what of one is counted anew takes the place of what was. */
export class Tally {
  private calls = 0;
  private project = 0;
  private library = 0;
  private builtin = 0;
  private readonly shapes = new Map<string, number>();
  private readonly counted = new Map<FunctionSymbol, CallTally>();

  set(fn: FunctionSymbol, own: CallTally): void {
    const before = this.counted.get(fn);
    if (before === own) return;
    if (before !== undefined) this.add(before, -1);
    this.add(own, 1);
    this.counted.set(fn, own);
  }

  /** A function went. */
  delete(fn: FunctionSymbol): void {
    const before = this.counted.get(fn);
    if (before !== undefined) this.add(before, -1);
    this.counted.delete(fn);
  }

  private add({ calls, project, library, builtin, shapes }: CallTally, times: 1 | -1): void {
    this.calls += times * calls;
    this.project += times * project;
    this.library += times * library;
    this.builtin += times * builtin;
    for (const shape of shapes) {
      const count = (this.shapes.get(shape) ?? 0) + times;
      if (count === 0) this.shapes.delete(shape);
      else this.shapes.set(shape, count);
    }
  }

  result(): CallStatistics {
    const shapes = [...this.shapes]
      .map(([shape, count]) => ({ shape, count }))
      .sort((a, b) => b.count - a.count || (a.shape < b.shape ? -1 : 1));
    const { calls, project, library, builtin } = this;
    return { calls, project, library, builtin, unresolved: calls - project - library - builtin, shapes: shapes.slice(0, 10) };
  }
}
