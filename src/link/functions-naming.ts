import type { Linker } from "./context.ts";
import type { FunctionSymbol, ModuleSymbol } from "./symbols.ts";

/** The functions of a module in whose bodies one of the names is read, or an attribute is called so: no other body is decoded. */
export function functionsNaming(
  linker: Pick<Linker, "functionsOf">,
  module: ModuleSymbol,
  ...names: readonly string[]
): readonly FunctionSymbol[] {
  const facts = module.unit?.facts;
  if (facts === undefined) return [];
  const naming = new Set(facts.functionsNaming(names));
  return linker.functionsOf(module).filter(({ def }) => naming.has(def));
}
