import type { Program } from "./program.ts";
import type { ModuleSymbol, Scope } from "./symbols.ts";

/**
 * The other modules that may see what some names at the top level of a module stand for, by importing it, or them, or from a module that
 * does. Null where one gives such a name another, or looks its names up when they are asked for.
 */
export function seersOf(program: Program, module: ModuleSymbol, names: ReadonlySet<string>): readonly ModuleSymbol[] | null {
  const seers = new Set<ModuleSymbol>([module]);
  // What one of them imports, another one may import from it.
  for (const one of seers) {
    const next = nextSeers(program, one, names);
    if (next === null) return null;
    for (const seer of next) seers.add(seer);
  }
  return [...seers].slice(1);
}

function nextSeers(program: Program, module: ModuleSymbol, names: ReadonlySet<string>): readonly ModuleSymbol[] | null {
  const own = module.name.slice(module.name.lastIndexOf(".") + 1);
  const [top] = module.name.split(".");
  const others = program.index.modules.filter((other) => other !== module && other.unit !== null);
  const holdingOneOf = (wanted: readonly string[]): readonly ModuleSymbol[] =>
    others.filter(({ unit }) => wanted.some((name) => unit?.facts.holds(name)));
  // What a package has, others may import in more ways.
  if (module.package) {
    const isSubmodule = (name: string): boolean =>
      program.index.byLocation.has(module.location === "" ? name : `${module.location}/${name}`);
    const holding = holdingOneOf([...names]);
    return [...names].some(isSubmodule) || holding.some(renames) ? null : holding;
  }
  // Whoever imports from a module with a star has its names as well, and hands them on.
  const isStarred = others.some((other) =>
    program.moduleScope(other).stars.some(({ module: from }) => from === "" || from.split(".").at(-1) === own),
  );
  const found = new Set(isStarred ? holdingOneOf([...names].filter((name) => !name.startsWith("_"))) : []);
  const near = new Set(holdingOneOf([...names]).filter(({ unit }) => unit?.facts.holds(own)));
  for (const other of near) if (reaches(program.moduleScope(other))) found.add(other);
  if (near.size > 0)
    for (const fn of program.allFunctions())
      if (near.has(fn.module) && !found.has(fn.module) && reaches(program.functionScope(fn))) found.add(fn.module);
  return [...near].some((other) => program.moduleScope(other).bindings.has("__getattr__")) || [...found].some(renames) ? null : [...found];

  /** As a whole, or one of the names. */
  function reaches(scope: Scope): boolean {
    if (!scope.imports) return false;
    return [...scope.bindings.values()].some((bindings) =>
      bindings.some((binding) => {
        if (binding.kind !== "import") return false;
        if (binding.name === null) return "name" in binding.node && String(binding.node.name).split(".", 1)[0] === top;
        return binding.name === own || (binding.module.split(".").at(-1) === own && names.has(binding.name));
      }),
    );
  }

  function renames(other: ModuleSymbol): boolean {
    const scopes = [program.moduleScope(other), ...program.functionsOf(other).map((fn) => program.functionScope(fn))];
    return scopes.some(
      ({ imports, bindings }) =>
        imports &&
        [...bindings].some(([bound, all]) =>
          all.some((binding) => binding.kind === "import" && binding.name !== null && names.has(binding.name) && bound !== binding.name),
        ),
    );
  }
}
