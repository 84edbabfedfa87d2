import type { Call, Expr } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { boundOnce } from "./bound-once.ts";
import type { Linker } from "./context.ts";
import { isEmptyDictionary } from "./kept.ts";
import { isOnlyRead } from "./only-read.ts";
import type { Scope } from "./symbols.ts";
import { NONE, type Type, union, unknown } from "./types.ts";

interface Entry {
  readonly key: Expr | null;
  readonly value: Expr;
}

/**
 * What a dictionary holds under a key that is written out, `clients["store"]`, where it is a variable that is bound to a display once, or that
 * a function begins empty and fills in its own body. Undefined where something may be put under a key that only a run tells.
 */
export function itemUnder(linker: Linker, holder: Expr, key: Expr, scope: Scope): Type | undefined {
  if (holder.kind !== "Name" || !isText(key)) return undefined;
  const bound = boundOnce(linker, holder.id, scope);
  if (bound === undefined || (bound.value.kind !== "Dict" && !isEmptyDictionary(bound.value))) return undefined;
  const { value, scope: home } = bound;
  const entries: Entry[] = value.kind === "Dict" ? value.keys.flatMap((each, at) => entry(each, value.values[at])) : [];
  const body = home.function === null ? (home.kind === "module" ? home.module.unit?.facts.body : undefined) : home.function.def.body;
  if (body !== undefined) {
    eachStatement(body, (statement) => {
      if (statement.kind !== "Assign") return;
      for (const target of statement.targets)
        if (target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === holder.id)
          entries.push({ key: target.slice, value: statement.value });
    });
  }
  const isEmpty = value.kind !== "Dict" || value.values.length === 0;
  // Dictionaries that a module begins empty are asked for what all of it puts into them.
  if (isEmpty && home.function === null) return undefined;
  const written = linker.resolve(holder.id, scope);
  const isAnnotated = written?.kind === "variable" && bindingsAnnotated(written.scope, written.name);
  if (!entries.every((each) => each.key !== null && isText(each.key))) return undefined;
  if (home.kind !== "class" && !isOnlyRead(linker, holder.id, home)) return isAnnotated || isEmpty ? undefined : unknown("dynamic");
  const own = entries.filter((each) => each.key?.kind === "Constant" && each.key.value === key.value);
  const type = union(own.map((each) => linker.typeOf(each.value, home)));
  return own.length === 0 || type.kind === "none" || type.kind === "unknown" ? undefined : type;
}

/** The same of `clients.get("store")`. */
export function itemGot(linker: Linker, { func, args }: Call, scope: Scope): Type | undefined {
  const [key, other] = args;
  if (func.kind !== "Attribute" || func.attr !== "get" || key === undefined || other !== undefined) return undefined;
  const type = itemUnder(linker, func.value, key, scope);
  return type === undefined ? undefined : union([type, NONE]);
}

function bindingsAnnotated({ bindings }: Scope, name: string): boolean {
  return (bindings.get(name) ?? []).some((binding) => binding.kind === "value" && binding.annotation !== null);
}

function entry(key: Expr | null, value: Expr | undefined): readonly Entry[] {
  return value === undefined ? [] : [{ key, value }];
}

function isText(expr: Expr): expr is Expr & { readonly kind: "Constant"; readonly value: string } {
  return expr.kind === "Constant" && expr.type === "str";
}
