import type { Expr } from "../model/syntax.ts";
import { visitStatements } from "../model/visit.ts";
import type { Linker } from "./context.ts";
import type { Scope } from "./symbols.ts";

/** What a name stands for that a module imports when somebody asks for it; `name` is null for a module. */
export interface LazyExport {
  readonly module: string;
  readonly level: number;
  readonly name: string | null;
}

/** Dictionaries that one is spread from. */
const MOST_SPREADS = 2;

/**
 * What the `__getattr__` of a module gives for a name: what it imports under that name, or what a dictionary that it reads leads to,
 * `{"Order": ".orders"}` or `{"Order": ("shop.orders", "Order")}`. How it looks the name up there is not followed.
 */
export function lazyExport(linker: Linker, scope: Scope, name: string): LazyExport | undefined {
  const [asked] = scope.bindings.get("__getattr__") ?? [];
  if (asked?.kind !== "function") return undefined;
  const inner = linker.functionScope(linker.functionSymbol(asked.def, scope));
  for (const binding of inner.bindings.get(name) ?? [])
    if (binding.kind === "import" && !binding.whole) return { module: binding.module, level: binding.level, name: binding.name };
  let found: LazyExport | undefined;
  visitStatements(asked.def.body, (node) => {
    if (found === undefined && node.kind === "Name" && !inner.bindings.has(node.id)) found = entry(scope, node.id, name, MOST_SPREADS);
  });
  return found;
}

/** What the dictionary under a name of the module leads to. */
function entry(scope: Scope, dictionary: string, name: string, deeper: number): LazyExport | undefined {
  const [only, another] = scope.bindings.get(dictionary) ?? [];
  if (only?.kind !== "value" || another !== undefined || only.path.length > 0 || only.value.kind !== "Dict") return undefined;
  const { keys, values } = only.value;
  for (let at = keys.length - 1; at >= 0; at--) {
    const key = keys[at];
    const value = values[at];
    if (value === undefined) continue;
    if (key === null && value.kind === "Name" && deeper > 0) {
      const spread = entry(scope, value.id, name, deeper - 1);
      if (spread !== undefined) return spread;
    } else if (key?.kind === "Constant" && key.type === "str" && key.value === name) return led(value, name);
  }
  return undefined;
}

function led(value: Expr, name: string): LazyExport | undefined {
  const [module, attribute] = value.kind === "Tuple" || value.kind === "List" ? value.elts.map(text) : [text(value), name];
  if (typeof module !== "string" || typeof attribute !== "string") return undefined;
  const level = module.length - module.replace(/^\.+/, "").length;
  // `{"orders": ".orders"}` is the submodule.
  return { module: module.slice(level), level, name: module === `.${attribute}` ? null : attribute };
}

function text(value: Expr): string | undefined {
  return value.kind === "Constant" && value.type === "str" ? value.value : undefined;
}
