import type { Place } from "../../model/finding.ts";
import type { Route } from "./table.ts";

/**
 * Whether a route is certainly registered before another one of its application: where the ways to them part, one statement of a function
 * or module stands before the other.
 */
export function isRegisteredBefore(one: Route, other: Route): boolean {
  const left = [...one.chain, one.at];
  const right = [...other.chain, other.at];
  const at = left.findIndex((place, i) => !isSame(place, right[i]));
  const [first, second] = [left[at], right[at]];
  return (
    first !== undefined &&
    second !== undefined &&
    first.file === second.file &&
    first.symbol === second.symbol &&
    first.start < second.start
  );
}

function isSame(one: Place, other: Place | undefined): boolean {
  return other !== undefined && one.file === other.file && one.start === other.start;
}
