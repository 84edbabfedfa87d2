import type { Call, Expr } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { boundOnce } from "./bound-once.ts";
import type { Linker } from "./context.ts";
import { isEmptyDictionary } from "./kept.ts";
import type { Scope } from "./symbols.ts";
import { NONE, type Type, union } from "./types.ts";

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
  if (home.function !== null) {
    eachStatement(home.function.def.body, (statement) => {
      if (statement.kind !== "Assign") return;
      for (const target of statement.targets)
        if (target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === holder.id)
          entries.push({ key: target.slice, value: statement.value });
    });
  }
  if (!entries.every((each) => each.key !== null && isText(each.key))) return undefined;
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

function entry(key: Expr | null, value: Expr | undefined): readonly Entry[] {
  return value === undefined ? [] : [{ key, value }];
}

function isText(expr: Expr): expr is Expr & { readonly kind: "Constant"; readonly value: string } {
  return expr.kind === "Constant" && expr.type === "str";
}
