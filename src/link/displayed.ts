import type { Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import type { Scope } from "./symbols.ts";
import { isVague, type Type } from "./types.ts";

/** `HANDLERS: dict[str, Callable[[], None]] = {"mail": send_mail}`: what is written out says more than that something can be called. */
export function displayed(linker: Linker, declared: Type, value: Expr, scope: Scope): Type | undefined {
  if (declared.kind !== "external" || (value.kind !== "Dict" && value.kind !== "List") || !declared.args.some(isCallable)) return undefined;
  const shown = linker.typeOf(value, scope);
  return shown.kind === "external" && shown.name === declared.name && !isVague(shown) ? shown : undefined;
}

/** Whether an annotation says that a collection holds what can be called, one by one or in lists, or does not say what. */
export function holdsCallables(declared: Type): boolean {
  if (declared.kind !== "external") return false;
  const held = declared.args.at(-1);
  const says = (type: Type | undefined): boolean =>
    type === undefined || type.kind === "unknown" || type.kind === "typevar" || isCallable(type);
  return says(held) || (held?.kind === "external" && held.args.length > 0 && says(held.args.at(-1)));
}

/** Whether an annotation says that something can be called, and not what. */
export function isCallable(type: Type): boolean {
  return type.kind === "external" && type.name === "collections.abc.Callable";
}
