import type { Program } from "./program.ts";
import type { ModuleSymbol, Scope } from "./symbols.ts";

/** Whether another module may see what some names at the top level of a module stand for: by importing it, or them. */
export function isSeenElsewhere(program: Program, module: ModuleSymbol, names: ReadonlySet<string>): boolean {
  const own = module.name.slice(module.name.lastIndexOf(".") + 1);
  const [top] = module.name.split(".");
  const others = program.index.modules.filter((other) => other !== module && other.unit !== null);
  // What a package has, others may import in more ways: nobody may speak of it.
  if (module.package) {
    const isSubmodule = (name: string): boolean =>
      program.index.byLocation.has(module.location === "" ? name : `${module.location}/${name}`);
    return [...names].some((name) => isSubmodule(name) || others.some(({ unit }) => unit?.facts.holds(name)));
  }
  const speakingOf = (wanted: readonly string[]): readonly ModuleSymbol[] =>
    others.filter(({ unit }) => wanted.some((name) => unit?.facts.holds(name)));
  // Whoever imports from a module with a star has its names as well, and hands them on.
  if (others.some((other) => program.moduleScope(other).stars.some(({ module: from }) => from === "" || from.split(".").at(-1) === own)))
    return speakingOf([...names].filter((name) => !name.startsWith("_"))).length > 0 || seenBy(speakingOf([...names]));
  return seenBy(speakingOf([...names]));

  function seenBy(suspects: readonly ModuleSymbol[]): boolean {
    const near = new Set(suspects.filter(({ unit }) => unit?.facts.holds(own)));
    for (const other of near) {
      const scope = program.moduleScope(other);
      if (scope.bindings.has("__getattr__") || reaches(scope)) return true;
    }
    return near.size > 0 && program.allFunctions().some((fn) => near.has(fn.module) && reaches(program.functionScope(fn)));
  }

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
}
