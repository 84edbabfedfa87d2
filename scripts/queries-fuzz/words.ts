// How one back end is spelled: with or without asyncio, and names that are not taken.

import type { Dice } from "../oracle/index.ts";
import type { Column, Entity } from "./domain.ts";

export const text = (of: Entity): Column => of.columns[0] as Column;
export const number = (of: Entity): Column => of.columns[1] as Column;
export const indented = (lines: readonly string[], by = 1): string[] => lines.map((line) => (line === "" ? "" : "    ".repeat(by) + line));

export class Words {
  readonly dice: Dice;
  readonly isAsync: boolean;
  readonly def: string;
  readonly sessionType: string;
  private readonly taken = new Set<string>();

  constructor(dice: Dice) {
    this.dice = dice;
    this.isAsync = dice.happens(0.6);
    this.def = this.isAsync ? "async def" : "def";
    this.sessionType = this.isAsync ? "AsyncSession" : "Session";
  }

  /** A call, awaited where there is something to await. */
  aw(call: string): string {
    return this.isAsync ? `await ${call}` : call;
  }

  /** The same, as the start of a longer expression. */
  awp(call: string): string {
    return this.isAsync ? `(await ${call})` : call;
  }

  /** A name that nothing else has. */
  name(wanted: string): string {
    let name = wanted;
    for (let at = 2; this.taken.has(name); at++) name = `${wanted}_${at}`;
    this.taken.add(name);
    return name;
  }

  pick<X>(from: readonly X[]): X {
    return this.dice.pick(from);
  }

  chance(likelihood: number): boolean {
    return this.dice.happens(likelihood);
  }
}
