import type { FunctionDef } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import { returnedExpressions } from "./results.ts";
import type { ClassSymbol, FunctionSymbol } from "./symbols.ts";
import { alternatives, type Type, union, withoutNone } from "./types.ts";

/** Whether a class answers for attributes that it does not have. */
export function delegates({ def }: ClassSymbol): boolean {
  return def.body.some((statement) => statement.kind === "FunctionDef" && statement.name === "__getattr__");
}

/** The attribute of its object that a `__getattr__` asks for whatever it is asked for; null where it does something else. */
export function handsOnTo(def: FunctionDef): string | null {
  const [self, name] = def.parameters;
  const [given, another] = returnedExpressions(def);
  if (given?.kind !== "Call" || another !== undefined || given.func.kind !== "Name" || given.func.id !== "getattr") return null;
  const [object, asked] = given.args;
  if (object?.kind !== "Attribute" || object.value.kind !== "Name" || object.value.id !== self?.name) return null;
  return asked?.kind === "Name" && asked.id === name?.name ? object.attr : null;
}

/**
 * What a function gives back in place of an object of the class that its annotation names: one of another class that hands on
 * what it is asked for, in a way of its own (an adapter that runs coroutines, a proxy). The annotation is there for editors.
 * Only where the file speaks of such a class: nearly all functions keep what they promise, and their bodies need not be read for it.
 */
export function delegated(linker: Linker, fn: FunctionSymbol, declared: Type): Type | undefined {
  if (declared.kind !== "instance" || !mayDelegate(linker, fn)) return undefined;
  const scope = linker.functionScope(fn);
  const given = returnedExpressions(fn.def).flatMap((value) =>
    value === null ? [] : alternatives(withoutNone(linker.typeOf(value, scope))),
  );
  const others = given.every(
    (type) =>
      type.kind === "instance" &&
      linker.ancestors(type.class).some((ancestor) => ancestor.kind === "class" && delegates(ancestor.class)) &&
      !derives(linker, type.class, declared.class) &&
      !derives(linker, declared.class, type.class),
  );
  return given.length > 0 && others ? union(given) : undefined;
}

/** Whether the body of a function may tell more than its annotation. */
export function mayDelegate(linker: Linker, { module: { unit } }: FunctionSymbol): boolean {
  return linker.delegators().some((name) => unit?.facts.mentions(name) === true);
}

function derives(linker: Linker, symbol: ClassSymbol, from: ClassSymbol): boolean {
  return linker.ancestors(symbol).some((ancestor) => ancestor.kind === "class" && ancestor.class === from);
}
