import type { FileFacts } from "../model/facts.ts";
import { joinPath, nameIn } from "../model/paths.ts";
import type { Program } from "./program.ts";
import type { Binding, ModuleSymbol, Scope } from "./symbols.ts";

/**
 * The other modules that may see what some names at the top level of a module stand for, by importing it, or them, or from a module that
 * does. Null where one gives such a name another, or looks its names up when they are asked for.
 */
export function seersOf(
  program: Program,
  module: ModuleSymbol,
  names: ReadonlySet<string>,
  imports: ImportLists = new ImportLists(),
): readonly ModuleSymbol[] | null {
  const others = program.index.modules.filter((other) => other !== module && other.unit !== null);
  const own = nameIn(module.location);
  const wanted = [...names];
  if (module.package && wanted.some((name) => program.index.byLocation.has(joinPath(module.location, name)))) return null;
  const starring = others.filter((other) => program.moduleScope(other).stars.length > 0);
  const holders = new Set(others.filter((other) => holdsOneOf(other, wanted)));
  if (holders.size === 0) return wanted.every((name) => name.startsWith("_")) ? [] : starredBy(program, module, starring);
  const asks = (other: ModuleSymbol): boolean => program.moduleScope(other).bindings.has("__getattr__");
  if ([...holders].some((other) => other.unit?.facts.holds(own) === true && asks(other))) return null;
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
  /** The imports of all others, by the name that they ask for; those of whole modules stand under null. */
  const byName = new Map<string | null, FoundImport[]>();
  for (const other of others)
    for (const one of imports.of(program, other)) {
      const known = byName.get(one.binding.name);
      if (known === undefined) byName.set(one.binding.name, [one]);
      else known.push(one);
    }
  for (const name of [null, own])
    for (const { by, outside, bound, binding } of byName.get(name) ?? []) {
      if (by.unit?.facts.holds(own) !== true || !isWhole(program, binding, by, module)) continue;
      if (holders.has(by)) seers.add(by);
      if (outside && bound !== null && bound !== own) hand(by, bound);
    }
  // What one of them imports, another one may import from it.
  for (const [source, visible] of handed) {
    for (const name of visible)
      for (const { by, outside, bound, binding } of byName.get(name) ?? []) {
        if (by === source || program.index.resolveFrom(binding, by) !== source) continue;
        if (bound !== name && names.has(name)) return null;
        if (holders.has(by)) seers.add(by);
        if (outside && bound !== null) hand(by, bound);
      }
    // Whoever imports from a module with a star has its names as well, and hands them on.
    for (const other of starring) {
      if (other === source || !importsAll(program, other, source)) continue;
      seers.add(other);
      for (const name of visible) if (!name.startsWith("_")) hand(other, name);
    }
  }
  return [...seers];
}

/** The modules that import all public names of a module, or of one that does. */
function starredBy(program: Program, module: ModuleSymbol, starring: readonly ModuleSymbol[]): readonly ModuleSymbol[] {
  const found = new Set([module]);
  for (const source of found) for (const other of starring) if (importsAll(program, other, source)) found.add(other);
  found.delete(module);
  return [...found];
}

function importsAll(program: Program, other: ModuleSymbol, source: ModuleSymbol): boolean {
  return program.moduleScope(other).stars.some((star) => program.index.resolveFrom(star, other) === source);
}

type Imported = Binding & { readonly kind: "import" };

/** A name that an import binds: by which module, whether outside of its functions, and what it asks for; null for an attribute of a class. */
interface FoundImport {
  readonly by: ModuleSymbol;
  readonly outside: boolean;
  readonly bound: string | null;
  readonly binding: Imported;
}

/** What modules import, in their functions and classes as well: kept while a file says what it said. */
export class ImportLists {
  private readonly known = new WeakMap<ModuleSymbol, { readonly facts: FileFacts; readonly found: readonly FoundImport[] }>();

  of(program: Program, module: ModuleSymbol): readonly FoundImport[] {
    const facts = module.unit?.facts;
    if (facts === undefined) return [];
    const known = this.known.get(module);
    if (known?.facts === facts) return known.found;
    const found: FoundImport[] = [];
    const scopes = [program.moduleScope(module), ...program.functionsOf(module).map((fn) => program.functionScope(fn))];
    for (const scope of facts.classes.length === 0 ? scopes : scopes.flatMap((one) => [one, ...classScopesIn(program, one)])) {
      if (!scope.imports) continue;
      for (const [name, bindings] of scope.bindings)
        for (const binding of bindings)
          if (binding.kind === "import")
            found.push({ by: module, outside: scope.kind === "module", bound: scope.kind === "class" ? null : name, binding });
    }
    this.known.set(module, { facts, found });
    return found;
  }
}

/** The scopes of the classes that stand in another one, those inside of them included. */
function classScopesIn(program: Program, scope: Scope): readonly Scope[] {
  return [...scope.bindings.values()].flat().flatMap((binding) => {
    if (binding.kind !== "class") return [];
    const inner = program.classScope(program.classSymbol(binding.def, scope));
    return [inner, ...classScopesIn(program, inner)];
  });
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
