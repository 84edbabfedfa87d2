import type { Place } from "../model/finding.ts";
import type { RepoPath } from "../model/source.ts";
import type { Node } from "../model/syntax.ts";
import type { CallSite, Unit } from "./call-sites.ts";

/** The file of a unit. Units always have one: namespace packages have no statements. */
export function fileOf(unit: Unit): RepoPath {
  const module = unit.kind === "function" ? unit.function.module : unit.module;
  return module.unit?.path ?? ("" as RepoPath);
}

/** Python's `__qualname__` of a unit, `<module>` for a module's own statements. */
export function symbolOfUnit(unit: Unit): string {
  return unit.kind === "function" ? unit.function.def.qualname : "<module>";
}

export function placeIn(unit: Unit, node: Node): Place {
  return { file: fileOf(unit), start: node.start, end: node.end, symbol: symbolOfUnit(unit) };
}

/** The narrowest range that shows a call: for `a.b(…).c(…)` the last name and its arguments' opening are enough, so from the callee's name on. */
export function callPlace(site: CallSite): Place {
  const { call } = site;
  if (call === null) return placeIn(site.unit, site.node);
  const start = call.func.kind === "Attribute" ? call.func.end - call.func.attr.length : call.func.start;
  return { file: fileOf(site.unit), start, end: call.end, symbol: symbolOfUnit(site.unit) };
}
