import type { Place } from "../../model/finding.ts";
import type { Route } from "./table.ts";

type Placed = Pick<Route, "at" | "chain" | "registration">;

/**
 * Whether a route is certainly registered before another one of its application: where the ways to them part, one statement of a function
 * or module stands before the other.
 */
export function isRegisteredBefore(one: Placed, other: Placed): boolean {
  const left = [...one.chain, one.at];
  const right = [...other.chain, other.at];
  const at = left.findIndex((place, i) => !isSame(place, right[i]));
  const [first, second] = [left[at], right[at]];
  return (
    first !== undefined &&
    second !== undefined &&
    // `for router in (second, first): app.include_router(router)`: of two routers the places say nothing.
    routerAt(one, at) === routerAt(other, at) &&
    first.file === second.file &&
    first.symbol === second.symbol &&
    first.start < second.start
  );
}

/** What the router was made with on which a step of the way to a route stands, counted from the route: it and each inclusion bring their own. */
function routerAt({ chain, registration: { layers } }: Placed, step: number): object | undefined {
  return layers[layers.length - 2 - 2 * (chain.length - step)];
}

function isSame(one: Place, other: Place | undefined): boolean {
  return other !== undefined && one.file === other.file && one.start === other.start;
}
