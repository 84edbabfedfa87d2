import type { FunctionDef } from "../../model/syntax.ts";
import type { LazyLoad } from "../loads/index.ts";
import type { LazyTerm } from "./costs.ts";

/** The lazy loads that send a statement, by the function that knows the rows. Under asyncio the read fails and sends none. */
export function lazyTerms(loads: readonly LazyLoad[]): ReadonlyMap<FunctionDef, readonly LazyTerm[]> {
  const found = new Map<FunctionDef, LazyTerm[]>();
  for (const { function: fn, instance, owner, relationship, site, certain } of loads) {
    if (fn === null || !certain || instance.session === "async") continue;
    const term: LazyTerm = {
      at: site.trace.at(-1)?.at ?? site.at,
      statement: `lazy load of ${owner.def.name}.${relationship.key}`,
      each: instance.each,
      rows: owner.def.name,
    };
    const list = found.get(fn.def);
    if (list === undefined) found.set(fn.def, [term]);
    else list.push(term);
  }
  return found;
}
