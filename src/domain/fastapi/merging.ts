import { NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import type { Machine } from "./machine.ts";
import type { End } from "./statements.ts";
import { either, type Frame, heldIn, type Slot, same, slot } from "./values.ts";

/** Gives a frame the variables of another moment. */
export function restore(frame: Frame, slots: ReadonlyMap<string, Slot>): void {
  frame.slots.clear();
  for (const [name, value] of slots) frame.slots.set(name, value);
}

/** One way of a condition: how it ends and the variables that it leaves. */
interface Side {
  readonly end: End;
  readonly slots: Map<string, Slot>;
}

/** The variables after a condition: those of the side that goes on or is taken by default, else both alternatives. */
export function settleSlots(machine: Machine, frame: Frame, yes: Side, no: Side, decided: boolean | undefined): void {
  const [first, second] = decided === false ? [no, yes] : [yes, no];
  if (first.end !== "next" && second.end === "next") {
    restore(frame, second.slots);
    return;
  }
  restore(frame, first.slots);
  if (second.end !== "next") return;
  for (const [name, other] of second.slots) {
    const known = frame.slots.get(name);
    if (known === other) continue;
    if (known === undefined) frame.slots.set(name, other);
    else if (decided !== undefined) {
      // A flag that is set where a setting is on: it is what it is by that setting.
      if (known.value !== null && isPlain(known.value)) frame.slots.set(name, { ...known, configured: true });
    } else {
      const [one, another] = [force(machine, name, known, frame), force(machine, name, other, frame)];
      frame.slots.set(name, slot(mergedDicts(one, another) ?? mergedLists(one, another) ?? either([one, another])));
    }
  }
}

/** Keywords that one side has changed: a dict is one dict still, whose entries may be either. */
function mergedDicts(one: Static, other: Static): Static | undefined {
  if (one.kind !== "dict" || other.kind !== "dict") return undefined;
  const values = new Map<string, { readonly key: Static; value: Static }>();
  for (const { entries } of [one, other]) {
    const own = new Map<string, Static>();
    for (const [key, value] of entries) {
      const name = textOf(key);
      if (name === undefined) return undefined;
      own.set(name, value);
    }
    for (const [name, value] of own) {
      const known = values.get(name);
      if (known === undefined) values.set(name, { key: text(name), value });
      else known.value = either([known.value, value]);
    }
  }
  return { kind: "dict", entries: [...values.values()].map(({ key, value }) => [key, value] as const) };
}

/** Lists of objects that one side or both have made longer: one list still, whose further items may be there or not. */
function mergedLists(one: Static, other: Static): Static | undefined {
  if (one.kind !== "sequence" || other.kind !== "sequence" || one.type !== "list" || other.type !== "list") return undefined;
  let common = 0;
  while (common < one.items.length && common < other.items.length && same(one.items[common] as Static, other.items[common] as Static))
    common++;
  const further = [...one.items.slice(common), ...other.items.slice(common)];
  if (further.length === 0 || further.some(isPlain)) return undefined;
  return sequence("list", [...one.items.slice(0, common), ...further.map((item) => either([item, NOTHING]))]);
}

function isPlain({ kind }: Static): boolean {
  return kind === "string" || kind === "number" || kind === "boolean" || kind === "none";
}

/** The item that may be there or not; undefined for one that is there. */
export function withoutMaybe(item: Static): Static | undefined {
  const held = heldIn(item);
  if (held?.kind !== "either" || held.values.at(-1)?.kind !== "none") return undefined;
  return either(held.values.slice(0, -1));
}

/** The value of a variable that is evaluated when somebody asks. */
export function force(machine: Machine, name: string, value: Slot, frame: Frame): Static {
  if (value.value !== null) return value.value;
  const before = frame.slots.get(name);
  frame.slots.set(name, value);
  const found = machine.lookup(name, frame) ?? NOTHING;
  if (before !== undefined) frame.slots.set(name, before);
  return found;
}
