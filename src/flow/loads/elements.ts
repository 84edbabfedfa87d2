import type { Place } from "../../model/finding.ts";
import { defer } from "./deferred.ts";
import { allRows } from "./execute.ts";
import { inEach, type Run } from "./run.ts";
import { mapAlternatives, NO_CONDITIONS, type Operation, type Site, UNKNOWN, type Value } from "./values.ts";

/** The value that stands for each element in turn. */
export function eachOf(run: Run, value: Value, site: Site): Value {
  switch (value.kind) {
    case "union":
      return inEach(run, value, (item) => eachOf(run, item, site));
    case "many":
      return inTurn(value.item, site.at);
    case "tuple":
    case "listed":
      return value.items.length === 0
        ? UNKNOWN
        : mapUnion(value.items.map((item) => (item.kind === "many" ? inTurn(item.item, site.at) : alone(item))));
    case "result":
      return inTurn(value.row, site.at);
    case "statement":
      return value.query === null ? UNKNOWN : eachOf(run, allRows(run, value, site), site);
    case "parameter":
    case "deferred":
      return defer(run, value, { op: "each", site }, false);
    default:
      return UNKNOWN;
  }
}

/** An element that was listed by itself: a loop over it runs a handful of times. */
export function alone(value: Value): Value {
  return value.kind === "instance" ? { ...value, single: true } : value;
}

/** Rows of a loop that ends at the first hit: it need not come to them all. */
export function asFew(value: Value): Value {
  switch (value.kind) {
    case "instance":
      return { ...value, few: true };
    case "tuple":
      return { kind: "tuple", items: value.items.map(asFew) };
    case "union":
      return mapAlternatives(value, asFew);
    default:
      return value;
  }
}

function mapUnion(items: readonly Value[]): Value {
  return mapAlternatives({ kind: "union", items: items.map((value) => ({ value, when: NO_CONDITIONS })) }, (item) => item);
}

/** An element as the variable of a loop. */
export function inTurn(value: Value, loop: Place): Value {
  switch (value.kind) {
    case "instance":
      return value.single ? value : { ...value, each: loop };
    case "tuple":
      return { kind: "tuple", items: value.items.map((item) => inTurn(item, loop)) };
    case "union":
      return mapAlternatives(value, (item) => inTurn(item, loop));
    case "deferred":
      return lastTurn(value.operations)?.op === "settle"
        ? later(value, { op: "turn", site: { at: loop, trace: [], reader: null } })
        : value;
    default:
      return value;
  }
}

/** The last of the steps that make a value stand for each of a collection, or no longer do. */
function lastTurn(operations: readonly Operation[]): Operation | undefined {
  return operations.findLast(({ op }) => op === "each" || op === "turn" || op === "settle");
}

function later(value: Value & { kind: "deferred" }, operation: Operation): Value {
  return { ...value, operations: [...value.operations, operation] };
}

/** A value as it is kept in a collection or returned: no longer the element of a loop. */
export function settled(value: Value): Value {
  switch (value.kind) {
    case "instance":
      return value.each === null ? value : { ...value, each: null };
    case "tuple":
      return { kind: "tuple", items: value.items.map(settled) };
    case "union":
      return mapAlternatives(value, settled);
    case "deferred": {
      const last = lastTurn(value.operations)?.op;
      return last === "each" || last === "turn" ? later(value, { op: "settle" }) : value;
    }
    default:
      return value;
  }
}

/** Whether a value is the variable of a loop over rows, or hangs on one. */
export function standsForEach(value: Value): boolean {
  switch (value.kind) {
    case "instance":
      return value.each !== null;
    case "tuple":
      return value.items.some(standsForEach);
    case "union":
      return value.items.some((item) => standsForEach(item.value));
    case "deferred": {
      const last = lastTurn(value.operations)?.op;
      return last === "each" || last === "turn";
    }
    default:
      return false;
  }
}

/** One element of a collection, which one does not matter. */
export function elementOf(run: Run, value: Value, index: number | null, site: Site): Value {
  switch (value.kind) {
    case "union":
      return inEach(run, value, (item) => elementOf(run, item, index, site));
    case "many":
      return value.item;
    case "dict":
      return value.value;
    case "tuple":
    case "listed":
      return index === null || value.kind === "listed"
        ? mapUnion(value.items.map((item) => (item.kind === "many" ? item.item : item)))
        : (value.items.at(index) ?? UNKNOWN);
    case "result":
      return value.row;
    case "parameter":
    case "deferred":
      return defer(run, value, { op: "element", index, site }, false);
    default:
      return UNKNOWN;
  }
}
