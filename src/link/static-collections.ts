import type { Comp, Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import { bind } from "./static-calls.ts";
import { itemsOf, type Locals, NOTHING, type Static, sequence, truth, unresolved } from "./statics.ts";
import type { Scope } from "./symbols.ts";

/** How the parts of an expression are evaluated. */
interface Parts {
  readonly linker: Linker;
  evaluate(expression: Expr, scope: Scope, locals: Locals): Static;
}

/** A list, tuple or set display, spread items included. */
export function elements(parts: Parts, type: "list" | "tuple" | "set", items: readonly Expr[], scope: Scope, locals: Locals): Static {
  const values: Static[] = [];
  for (const item of items) {
    if (item.kind !== "Starred") {
      values.push(parts.evaluate(item, scope, locals));
      continue;
    }
    const spread = itemsOf(parts.evaluate(item.value, scope, locals));
    if (spread === undefined) return unresolved("not a constant");
    values.push(...spread);
  }
  return sequence(type, values);
}

/** A dict display, spread dicts included. */
export function dict(parts: Parts, keys: readonly (Expr | null)[], values: readonly Expr[], scope: Scope, locals: Locals): Static {
  const entries: (readonly [Static, Static])[] = [];
  for (const [at, key] of keys.entries()) {
    const expression = values[at];
    if (expression === undefined) continue;
    const value = parts.evaluate(expression, scope, locals);
    if (key !== null) entries.push([parts.evaluate(key, scope, locals), value]);
    else if (value.kind === "dict") entries.push(...value.entries);
    else return unresolved("not a constant");
  }
  return { kind: "dict", entries };
}

/** `and` and `or`: the operand that decides. */
export function either(parts: Parts, op: "and" | "or", values: readonly Expr[], scope: Scope, locals: Locals): Static {
  let last: Static = NOTHING;
  for (const value of values) {
    last = parts.evaluate(value, scope, locals);
    const holds = truth(last);
    if (holds === undefined) return unresolved("not a constant");
    if (holds === (op === "or")) return last;
  }
  return last;
}

/** A comprehension over known items. */
export function comprehension(parts: Parts, comp: Comp, scope: Scope, locals: Locals): Static {
  const inner = parts.linker.comprehensionScope(comp, scope);
  const found: Static[] = [];
  const generate = (at: number, bound: Locals): boolean => {
    const generator = comp.generators[at];
    if (generator === undefined) {
      found.push(parts.evaluate(comp.elt, inner, bound));
      return true;
    }
    const items = itemsOf(parts.evaluate(generator.iter, at === 0 ? scope : inner, bound));
    if (items === undefined) return false;
    for (const item of items) {
      const next = new Map(bound);
      if (!bind(next, generator.target, item)) return false;
      const guards = generator.ifs.map((guard) => truth(parts.evaluate(guard, inner, next)));
      if (guards.includes(undefined)) return false;
      if (!guards.includes(false) && !generate(at + 1, next)) return false;
    }
    return true;
  };
  return generate(0, locals) ? sequence(comp.kind === "SetComp" ? "set" : "list", found) : unresolved("not a constant");
}
