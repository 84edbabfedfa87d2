import { OP, OPERATION_BITS, OPERATION_MASK } from "./layout.ts";

/** Where something lies in a file's words. */
export type WordRange = readonly [from: number, to: number];

/** Whether one of the names, by the ids of their strings, may be read or taken as an attribute there: without decoding anything. */
export function holdsName(words: Int32Array, [from, to]: WordRange, ids: ReadonlySet<number>): boolean {
  for (let at = from; at < to; at++) {
    const word = words[at] as number;
    const operation = word & OPERATION_MASK;
    if ((operation === OP.Name || operation === OP.Attribute) && ids.has(word >>> OPERATION_BITS)) return true;
  }
  return false;
}

/** Whether what a call gives may be called there: the function of a call comes after the call's range of one or two words. */
export function holdsCallOfCall(words: Int32Array, [from, to]: WordRange): boolean {
  const calls = (at: number): boolean => at < to && ((words[at] as number) & OPERATION_MASK) === OP.Call;
  for (let at = from; at < to; at++) if (calls(at) && (calls(at + 2) || calls(at + 3))) return true;
  return false;
}
