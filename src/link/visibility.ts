import { joinPath, nameIn } from "../model/paths.ts";
import type { Program } from "./program.ts";
import type { Binding, ModuleSymbol, Scope } from "./symbols.ts";

/**
 * The other modules that may see what some names at the top level of a module stand for, by importing it, or them, or from a module that
 * does. Null where one gives such a name another, or looks its names up when they are asked for.
 */
export function seersOf(program: Program, module: ModuleSymbol, names: ReadonlySet<string>): readonly ModuleSymbol[] | null {
  const others = program.index.modules.filter((other) => other !== module && other.unit !== null);
  const own = nameIn(module.location);
  const wanted = [...names];
  if (module.package && wanted.some((name) => program.index.byLocation.has(joinPath(module.location, name)))) return null;
  const mayAsk = others.some(
    (other) => holdsOneOf(other, wanted) && other.unit?.facts.holds(own) === true && program.moduleScope(other).bindings.has("__getattr__"),
  );
  if (mayAsk) return null;
  const seers = new Set<ModuleSymbol>();
  /** The names by which modules hand on what is seen: the names themselves, and those of the module as a whole. */
  const handed = new Map<ModuleSymbol, Set<string>>([[module, new Set(names)]]);
  const hand = (by: ModuleSymbol, name: string): void => {
    const known = handed.get(by) ?? new Set();
    if (known.has(name)) return;
    known.add(name);
    // What is looked at already is looked at once more.
    handed.delete(by);
    handed.set(by, known);
  };
  for (const other of others) {
    if (!other.unit?.facts.holds(own)) continue;
    for (const [scope, bound] of importing(program, other, (binding) => isWhole(program, binding, other, module))) {
      if (holdsOneOf(other, wanted)) seers.add(other);
      if (scope.kind === "module" && bound !== own) hand(other, bound);
    }
  }
  // What one of them imports, another one may import from it.
  for (const [source, visible] of handed)
    for (const other of others) {
      if (other === source) continue;
      if (holdsOneOf(other, visible))
        for (const [scope, bound, name] of importing(program, other, (binding) => isFrom(program, binding, other, source, visible))) {
          if (bound !== name && names.has(name)) return null;
          if (holdsOneOf(other, wanted)) seers.add(other);
          if (scope.kind === "module") hand(other, bound);
        }
      // Whoever imports from a module with a star has its names as well, and hands them on.
      const { stars } = program.moduleScope(other);
      if (!stars.some((star) => program.index.resolveFrom(star, other) === source)) continue;
      seers.add(other);
      for (const name of visible) if (!name.startsWith("_")) hand(other, name);
    }
  return [...seers];
}

type Imported = Binding & { readonly kind: "import" };

/** The imports of a module that hold, those in its functions included: where they stand, the name they bind, and what they ask for. */
function* importing(
  program: Program,
  module: ModuleSymbol,
  holds: (binding: Imported) => boolean,
): Iterable<readonly [scope: Scope, bound: string, name: string]> {
  const scopes = [program.moduleScope(module), ...program.functionsOf(module).map((fn) => program.functionScope(fn))];
  for (const scope of scopes) {
    if (!scope.imports) continue;
    for (const [bound, bindings] of scope.bindings)
      for (const binding of bindings) if (binding.kind === "import" && holds(binding)) yield [scope, bound, binding.name ?? ""];
  }
}

/** Whether an import asks a module for one of its names. */
function isFrom({ index }: Program, binding: Imported, from: ModuleSymbol, source: ModuleSymbol, names: ReadonlySet<string>): boolean {
  return binding.name !== null && names.has(binding.name) && index.resolveFrom(binding, from) === source;
}

/** Whether an import may bind a module as a whole, or a package around it. */
function isWhole(program: Program, { name, module: dotted, level, node }: Imported, from: ModuleSymbol, module: ModuleSymbol): boolean {
  if (name === null) return "name" in node && String(node.name).split(".", 1)[0] === module.name.split(".", 1)[0];
  if (name !== nameIn(module.location)) return false;
  const source = program.index.resolveFrom({ module: dotted, level }, from);
  if (source === undefined) return false;
  // What the package itself binds may be the module as well.
  const scope = source.unit === null ? null : program.moduleScope(source);
  return joinPath(source.location, name) === module.location || scope?.bindings.has(name) === true || (scope?.stars.length ?? 0) > 0;
}

function holdsOneOf({ unit }: ModuleSymbol, names: Iterable<string>): boolean {
  for (const name of names) if (unit?.facts.holds(name) === true) return true;
  return false;
}
