import type { Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import type { Scope } from "./symbols.ts";
import type { Type } from "./types.ts";

/**
 * What a marker stands for, in whose place a container puts what its provider gives: `Provide[Container.orders]` the object, `Provider[Container.orders]`
 * the provider itself. Undefined for any other subscript.
 */
export function providedBy(linker: Linker, marker: string, slice: Expr, scope: Scope): Type | undefined {
  switch (marker) {
    case "dependency_injector.wiring.Provide":
    case "that_depends.Provide":
      return linker.awaited(linker.called(linker.typeOf(slice, scope), null));
    case "dependency_injector.wiring.Provider":
    case "dependency_injector.wiring.Closing":
      return linker.typeOf(slice, scope);
    case "kink.di":
      return linker.called(linker.typeOf(slice, scope), null);
    default:
      return undefined;
  }
}
