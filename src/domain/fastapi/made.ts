import { defaultOf, dependencyMaker } from "../../data/dependency-makers.ts";
import { boolean, itemsOf, NOTHING, type Static, text } from "../../link/constants.ts";
import { attributeOf } from "./attributes.ts";
import { addResource } from "./class-views.ts";
import { routeMaking } from "./library-routers.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, hold, type Made } from "./values.ts";

/** An attribute of an object of a library that the catalogue knows to give dependencies; undefined for everything else. */
export function madeAttribute(machine: Machine, made: Made, self: Static, name: string): Static | undefined {
  const resource = addResource(machine, made, name);
  if (resource !== undefined) return resource;
  const routes = routeMaking(machine, made.name, self, name);
  if (routes !== undefined) return routes;
  const maker = dependencyMaker(made.name);
  if (maker === undefined) return undefined;
  const scheme = maker.schemes[name];
  if (scheme !== undefined) {
    const keywords = new Map<string, Static>([["auto_error", boolean(false)]]);
    for (const [keyword, argument] of Object.entries(scheme.arguments))
      keywords.set(keyword, argumentOf(maker.arguments, made.given, argument) ?? NOTHING);
    return hold({ kind: "made", name: scheme.class, given: { ...made.given, args: [], keywords } });
  }
  const makes = maker.makes[name];
  if (makes === undefined) return argumentOf(maker.arguments, made.given, name);
  const call = (given: Arguments): Static => {
    const further = makes.argument === null ? undefined : given.keywords.get(makes.argument);
    const needs = makes.needs.flatMap((path) => along(machine, self, path.split(".")));
    return hold({ kind: "made", name: `${made.name}.${name}`, given, needs: further === undefined ? needs : [...needs, further] });
  };
  return hold({ kind: "native", call });
}

function argumentOf(names: readonly string[], given: Arguments, name: string): Static | undefined {
  const at = names.indexOf(name);
  if (at < 0) return undefined;
  const fallback = defaultOf(name);
  return given.keywords.get(name) ?? given.args[at] ?? (fallback === undefined ? undefined : text(fallback));
}

function along(machine: Machine, start: Static, path: readonly string[]): readonly Static[] {
  let values: readonly Static[] = [start];
  for (const step of path)
    values = values.flatMap((value) => (step === "*" ? (itemsOf(value) ?? []) : (attributeOf(machine, value, step) ?? [])));
  return values;
}
