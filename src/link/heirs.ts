import { unparse } from "../model/unparse.ts";
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

/**
 * A method of a mixin that says what its object has besides, `def get(self: OrdersProtocol)`: the classes with the mixin have it, so that they and
 * their bases stand below the protocol.
 */
export function withSelfTypes(heirs: Heirs, claims: Iterable<SelfType>, ancestorsOf: (symbol: ClassSymbol) => readonly Ancestor[]): Heirs {
  const index = new Map(heirs);
  for (const { mixin, protocol } of claims) {
    const known = new Set(index.get(protocol));
    for (const leaf of leavesOf(heirs, mixin))
      for (const ancestor of ancestorsOf(leaf))
        if (ancestor.kind === "class" && isBeside(ancestor.class, mixin, ancestorsOf)) known.add(ancestor.class);
    known.delete(protocol);
    if (known.size > 0) index.set(protocol, [...known]);
  }
  return index;
}

/** What the annotation of `self` says in a method of a class. */
export interface SelfType {
  readonly mixin: ClassSymbol;
  readonly protocol: ClassSymbol;
}

function isBeside(symbol: ClassSymbol, mixin: ClassSymbol, ancestorsOf: (symbol: ClassSymbol) => readonly Ancestor[]): boolean {
  return symbol !== mixin && !isProtocol(ancestorsOf(symbol));
}

/** Whether a class declares what others have: what derives from a class that derives from `Protocol` is a class of its own. */
export function isProtocol(ancestors: readonly Ancestor[]): boolean {
  const [own] = ancestors;
  return own?.kind === "class" && own.class.def.bases.some((base) => /(^|\.)Protocol(\[|$)/.test(unparse(base)));
}

/** Those below a class that have none below themselves: the ones that objects are made of. What tests derive counts for nothing. */
export function leavesOf(heirs: Heirs, symbol: ClassSymbol): readonly ClassSymbol[] {
  const own = (one: ClassSymbol): readonly ClassSymbol[] => (heirs.get(one) ?? []).filter(({ module }) => module.unit?.role !== "test");
  return own(symbol).filter((one) => own(one).length === 0);
}
