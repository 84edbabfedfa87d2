import type { Program } from "../link/program.ts";
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

/** The line of an offset in a file of the program, from 1 on; 0 where the file is none of it. */
export function lineAt(program: Program, { file, start }: Pick<Place, "file" | "start">): number {
  return program.index.byPath.get(file)?.unit?.facts.line(start) ?? 0;
}

/** The line of a node of a unit, from 1 on. */
export function lineIn(unit: Unit, { start }: Node): number {
  const module = unit.kind === "function" ? unit.function.module : unit.module;
  return module.unit?.facts.line(start) ?? 0;
}

/** The range of a call, from the start of its receiver to the closing parenthesis. */
export function callPlace(site: CallSite): Place {
  return placeIn(site.unit, site.call ?? site.node);
}
