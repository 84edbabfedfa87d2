import type { Ancestor } from "./context.ts";
import type { ClassSymbol } from "./symbols.ts";

/** The classes that derive from each class, direct and indirect, in program order. */
export type Heirs = ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>;

export function heirsIn(classes: readonly ClassSymbol[], ancestorsOf: (symbol: ClassSymbol) => readonly Ancestor[]): Heirs {
  const index = new Map<ClassSymbol, ClassSymbol[]>();
  for (const symbol of classes) {
    for (const ancestor of ancestorsOf(symbol)) {
      if (ancestor.kind !== "class" || ancestor.class === symbol) continue;
      const list = index.get(ancestor.class);
      if (list === undefined) index.set(ancestor.class, [symbol]);
      else list.push(symbol);
    }
  }
  return index;
}

/** Those below a class that have none below themselves: the ones that objects are made of. What tests derive counts for nothing. */
export function leavesOf(heirs: Heirs, symbol: ClassSymbol): readonly ClassSymbol[] {
  const own = (one: ClassSymbol): readonly ClassSymbol[] => (heirs.get(one) ?? []).filter(({ module }) => module.unit?.role !== "test");
  return own(symbol).filter((one) => own(one).length === 0);
}
