import { BodyMemos } from "../../link/body-memo.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { Reading, ScopedCall } from "./readings.ts";

/** What is looked at on a walk: in each function the calls that read, and those that lead to such functions. */
export type Stops = ReadonlyMap<FunctionSymbol, readonly ScopedCall[]>;

/** What was found on the way from a function to what it calls. */
export interface Walk {
  /** By what tells one reading from another. */
  readonly found: ReadonlyMap<string, Reading>;
  /** The functions on the way, and those that it ended at. */
  readonly met: ReadonlySet<FunctionSymbol>;
  /** How many functions were seen, each time they were. */
  readonly views: number;
}

/** Walks, kept from one edit of bodies to the next: each hangs on the bodies that were read for it, and on what is looked at in the functions it met. */
export class Walks {
  readonly #known = new BodyMemos<ClassSymbol | null, Walk>();
  #stops: readonly Stops[] = [];

  /** Forgets the walks that met functions in which something else is looked at than last time. */
  renew(...stops: readonly Stops[]): void {
    const changed = new Set(stops.flatMap((today, at) => different(this.#stops[at] ?? new Map(), today)));
    if (changed.size > 0) this.#known.forgetWhere(({ met }) => [...changed].some((fn) => met.has(fn)));
    this.#stops = stops;
  }

  /** The walk from a function of an object of a class; null for one that is no method, or of its own class. */
  of(fn: FunctionSymbol, leaf: ClassSymbol | null, make: () => Walk): Walk {
    return this.#known.of(fn, leaf, make);
  }

  forget(fn: FunctionSymbol): void {
    this.#known.forget(fn);
  }
}

/** The functions of which two say something else. */
function different(one: Stops, other: Stops): readonly FunctionSymbol[] {
  const found = [...one.keys()].filter((fn) => !other.has(fn));
  for (const [fn, calls] of other) {
    const before = one.get(fn);
    const isSame =
      before?.length === calls.length && calls.every(({ call, scope }, at) => before[at]?.call === call && before[at].scope === scope);
    if (!isSame) found.push(fn);
  }
  return found;
}
