import type { Foundation } from "./foundation.ts";
import type { FunctionSymbol, ModuleSymbol } from "./link/symbols.ts";
import { seersOf } from "./link/visibility.ts";
import { functionsSpeakingOf, type OtherNames, speaksOf } from "./model/speaking.ts";
import { withNested } from "./model/traverse.ts";
import type { ExchangedBlock, ExchangedClass, NamesChange } from "./newcomers.ts";

/** The functions of other files that speak of what is another thing now: they are looked at again, though their bodies are the same. */
export interface Onlookers {
  readonly functions: ReadonlySet<FunctionSymbol>;
  /** Their modules, with the names that stand for something else in these. */
  readonly names: ReadonlyMap<ModuleSymbol, ReadonlySet<string>>;
}

/** More of them take as long as an analysis. */
export const MOST_FUNCTIONS = 60;
export const MOST_FILES = 25;

/** Who speaks of names at the top of a file, and of methods of its classes; in words why that is more than an affair of bodies. */
export function onlookersOf(
  { program, reads, imports }: Pick<Foundation, "program" | "reads" | "imports">,
  module: ModuleSymbol,
  { names, classes, ...change }: NamesChange & { readonly classes: readonly ExchangedClass[] },
): Onlookers | string {
  const found = new Set<FunctionSymbol>();
  const seen = new Map<ModuleSymbol, ReadonlySet<string>>();
  const look = (other: ModuleSymbol, of: OtherNames): string | null => {
    const facts = other.unit?.facts;
    if (facts === undefined) return null;
    if (other.unit?.role === "migration" || reads.has(other)) return "names that migrations or tables see";
    if (speaksOf(facts, of)) return "names that other files speak of";
    for (const def of [...functionsSpeakingOf(facts, of)].flatMap(withNested)) {
      const fn = program.functionByDef(def);
      if (fn === undefined) return "a function that is not known";
      found.add(fn);
    }
    return found.size > MOST_FUNCTIONS ? "names that many functions speak of" : null;
  };
  const seers = names.size === 0 ? [] : seersOf(program, module, names, imports);
  if (seers === null || seers.length > MOST_FILES) return "names that other files see under other names";
  const functions = new Set(namesOf([change]));
  for (const seer of seers) {
    // Of a module that is imported as a whole they are attributes.
    const refused = look(seer, { imported: names, functions, methods: names });
    if (refused !== null) return refused;
    seen.set(seer, names);
  }
  const methods = new Set(namesOf(classes));
  const holding =
    methods.size === 0
      ? []
      : program.index.modules.filter((other) => other !== module && [...methods].some((name) => other.unit?.facts.holdsWord(name)));
  if (holding.length > MOST_FILES) return "methods that many files name";
  for (const other of holding) {
    const refused = look(other, { imported: NONE, functions: NONE, methods });
    if (refused !== null) return refused;
  }
  return { functions: found, names: seen };
}

const NONE: ReadonlySet<string> = new Set();

function namesOf(blocks: readonly ExchangedBlock[]): readonly string[] {
  return blocks.flatMap(({ added, removed }) => [...added, ...removed].map(({ name }) => name));
}
