import { lastName } from "../model/last-name.ts";
import { noteScan } from "../model/reads.ts";
import type { Expr, Stmt } from "../model/syntax.ts";
import { someInStatements } from "../model/visit.ts";
import type { Linker } from "./context.ts";
import { functionsNaming } from "./functions-naming.ts";
import type { Scope } from "./symbols.ts";
import { type Type, unknown } from "./types.ts";

/**
 * What a marker stands for, in whose place a container puts what its provider gives: `Provide[Container.orders]` the object, `Provider[Container.orders]`
 * the provider itself. Undefined for any other subscript.
 */
export function providedBy(linker: Linker, marker: string, slice: Expr, scope: Scope): Type | undefined {
  switch (marker) {
    case "dependency_injector.wiring.Provide":
      if (isOverridden(linker, slice, scope)) return unknown("dynamic");
      return linker.awaited(linker.called(linker.typeOf(slice, scope), null));
    case "that_depends.Provide":
      return linker.awaited(linker.called(linker.typeOf(slice, scope), null));
    case "dependency_injector.wiring.Provider":
      return isOverridden(linker, slice, scope) ? unknown("dynamic") : linker.typeOf(slice, scope);
    case "dependency_injector.wiring.Closing":
      return linker.typeOf(slice, scope);
    case "kink.di":
      return linker.called(linker.typeOf(slice, scope), null);
    default:
      return undefined;
  }
}

/** Whether the project puts something else in place of a provider, or of a whole container: `Container.orders.override(…)`, `container.override(Other())`. */
function isOverridden(linker: Linker, provider: Expr, scope: Scope): boolean {
  if (provider.kind !== "Attribute") return false;
  const symbol = linker.symbolOf(provider.value, scope);
  const own = symbol?.kind === "class" ? symbol.def : undefined;
  for (const module of linker.index.modules) {
    const facts = module.unit?.facts;
    if (facts === undefined || module.unit?.role === "test" || !facts.holdsWord("override")) continue;
    noteScan(module);
    const bodies: (readonly [readonly Stmt[], Scope])[] = [[facts.body, linker.moduleScope(module)]];
    for (const fn of functionsNaming(linker, module, "override")) bodies.push([fn.def.body, linker.functionScope(fn)]);
    const overrides = (node: Expr, inner: Scope): boolean => {
      if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "override") return false;
      const { value } = node.func;
      const isProvider = value.kind === "Attribute" && value.attr === provider.attr;
      const whole = isProvider ? value.value : value;
      const type = linker.typeOf(whole, inner);
      if (own !== undefined && (type.kind === "instance" || type.kind === "class")) return type.class.def === own;
      return isProvider || lastName(whole) === lastName(provider.value);
    };
    if (bodies.some(([body, inner]) => someInStatements(body, (node) => overrides(node, inner)))) return true;
  }
  return false;
}
