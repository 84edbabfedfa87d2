import { BodyMemo } from "../../link/body-memo.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { LastOf } from "../../model/last-of.ts";
import type { Edge, Summaries } from "../effects.ts";
import type { Judged } from "./index.ts";

/** The calls in loops of each function that execute queries, kept while functions do what they did. */
export class LoopMemory {
  private summaries: Summaries | null = null;
  private judged = new BodyMemo<readonly Judged[]>();
  /** Functions with their calls that have an effect. */
  readonly calls = new LastOf<ReadonlyMap<FunctionSymbol, readonly Edge[]>>();

  /** What is known of functions that do what these summaries say. */
  of(summaries: Summaries): BodyMemo<readonly Judged[]> {
    if (this.summaries !== summaries) {
      this.summaries = summaries;
      this.judged = new BodyMemo();
    }
    return this.judged;
  }

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.judged.forget(fn);
  }
}
