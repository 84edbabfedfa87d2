import { joinedClosed } from "./closing.ts";
import { settled } from "./elements.ts";
import { joinedLives } from "./lives.ts";
import type { State } from "./run.ts";
import { joinedStale } from "./stale.ts";
import { type Alternative, type Conditions, common, NO_CONDITIONS, sameValue, together, unionOf, type Value } from "./values.ts";
import { joinedMade } from "./written.ts";

/** A state that goes its own way from here. */
export function copy(state: State): State {
  return {
    vars: new Map(state.vars),
    conditions: state.conditions,
    loaded: new Map(state.loaded),
    lives: new Map(state.lives),
    closed: state.closed,
    stale: new Map(state.stale),
    made: new Map(state.made),
    left: state.left,
    raised: state.raised,
  };
}

/**
 * What holds after two ways. A value that differs has two alternatives, told apart by the test where one decides. What one way
 * loaded counts as loaded: nothing is reported that may be right. `loop`: the second way is the body of a loop.
 */
export function joined(first: State, second: State, passed: Conditions | null, loop: boolean): State {
  if (second.left && !loop) return first.left ? { ...first, left: true, raised: first.raised && second.raised } : first;
  if (first.left) return { ...second, left: second.left && !loop };
  const vars = new Map<string, Value>();
  const then = passed ?? NO_CONDITIONS;
  const otherwise = opposite(then);
  for (const [name, value] of first.vars) {
    const other = second.vars.get(name);
    if (other === undefined) vars.set(name, value);
    else if (sameValue(value, other)) vars.set(name, together(value, other));
    else vars.set(name, loop ? grown(value, other) : unionOf([alternative(value, then), alternative(other, otherwise)]));
  }
  for (const [name, value] of second.vars) if (!vars.has(name)) vars.set(name, value);
  const loaded = new Map(first.loaded);
  for (const [id, keys] of second.loaded) loaded.set(id, new Set([...(loaded.get(id) ?? []), ...keys]));
  return {
    vars,
    conditions: common(first.conditions, second.conditions),
    loaded,
    lives: joinedLives(first, second, loop),
    closed: joinedClosed(first.closed, second.closed),
    stale: joinedStale(first, second),
    made: joinedMade(first, second),
    left: false,
    raised: false,
  };
}

/** What holds where not all of the tests came out like this: of several nothing is certain. */
export function opposite(passed: Conditions): Conditions {
  const [only, another] = [...passed];
  return only === undefined || another !== undefined ? NO_CONDITIONS : new Map([[only[0], !only[1]]]);
}

export function alternative(value: Value, when: Conditions): Alternative {
  return { value, when };
}

/** A variable after a loop: what the body put into a collection is in it; else one of both. */
function grown(before: Value, after: Value): Value {
  if (after.kind === "listed" || before.kind === "listed" || after.kind === "many" || after.kind === "dict") return after;
  return unionOf([alternative(before, NO_CONDITIONS), alternative(settled(after), NO_CONDITIONS)]);
}
