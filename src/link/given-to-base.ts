import type { Call, FunctionDef } from "../model/syntax.ts";
import { visitStatements } from "../model/visit.ts";
import type { InstanceAttribute } from "./classes.ts";
import type { Linker } from "./context.ts";
import type { ClassSymbol } from "./symbols.ts";
import type { Type } from "./types.ts";

/**
 * The type of `self.repository = repository`, where a base class takes the parameter without an annotation, or as any class of some kind
 * (`model: type[Base]`), as a class below it gives it: `super().__init__(orders)`. Null where the value is no such parameter, or the class does
 * not hand it over.
 */
export function givenToBase(
  linker: Linker,
  self: ClassSymbol,
  base: ClassSymbol,
  { value, method, scope }: InstanceAttribute,
): Type | null {
  if (self === base || value?.kind !== "Name" || method.def.name !== "__init__") return null;
  const [binding, second] = scope.bindings.get(value.id) ?? [];
  if (binding?.kind !== "parameter" || second !== undefined) return null;
  const annotation = binding.parameter.annotation;
  const [own, next] = initialisers(linker, self);
  if (own === undefined || next?.class !== base) return null;
  const call = callOfBase(linker, own, base);
  if (call === null) return null;
  const { args, keywords } = call.call;
  const position = binding.index - (call.bound ? 1 : 0);
  const given = keywords.find(({ arg }) => arg === value.id)?.value ?? args[position];
  if (given === undefined || args.slice(0, position + 1).some(({ kind }) => kind === "Starred")) return null;
  const type = linker.typeOf(given, linker.functionScope(linker.functionSymbol(own.def, linker.classScope(own.class))));
  return annotation === null || type.kind === "class" ? type : null;
}

interface Initialiser {
  readonly class: ClassSymbol;
  readonly def: FunctionDef;
}

/** The `__init__` of a class and of its ancestors, in resolution order. */
function initialisers(linker: Linker, symbol: ClassSymbol): readonly Initialiser[] {
  return linker.ancestors(symbol).flatMap((ancestor): readonly Initialiser[] => {
    if (ancestor.kind !== "class") return [];
    const last = linker.classScope(ancestor.class).bindings.get("__init__")?.at(-1);
    return last?.kind === "function" ? [{ class: ancestor.class, def: last.def }] : [];
  });
}

/** The only call of the next `__init__`; `bound`: by `super()`, which gives `self` itself. */
function callOfBase(linker: Linker, own: Initialiser, base: ClassSymbol): { readonly call: Call; readonly bound: boolean } | null {
  const found: { call: Call; bound: boolean }[] = [];
  visitStatements(own.def.body, (node) => {
    if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "__init__") return;
    const { value } = node.func;
    if (value.kind === "Call" && value.func.kind === "Name" && value.func.id === "super") found.push({ call: node, bound: true });
    else {
      const named = linker.symbolOf(value, own.class.outer);
      if (named?.kind === "class" && named === base) found.push({ call: node, bound: false });
    }
  });
  const [only, another] = found;
  return only !== undefined && another === undefined ? only : null;
}
