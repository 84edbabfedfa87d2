import type { FunctionDef } from "../../../model/syntax.ts";
import { eachExprIn } from "../python/statements.ts";
import type { RevisionFile } from "./revision-file.ts";

/** Parameters that `context.run_migrations(…)` has to give to upgrade() or downgrade(). */
export function handedOver(def: FunctionDef): readonly string[] {
  return def.parameters
    .filter(({ passing, default: otherwise }) => (passing === "normal" || passing === "positional") && otherwise === null)
    .map(({ name }) => name);
}

/**
 * The databases of a revision that changes several, as Alembic's template for them has it: `upgrade(engine_name)` calls one of
 * `upgrade_main()` and `upgrade_logs()`. Empty where it is not of that kind.
 */
export function enginesOf({ facts }: RevisionFile, def: FunctionDef): readonly string[] {
  if (handedOver(def).length !== 1) return [];
  const prefix = `${def.name}_`;
  const own = facts.functions.filter(({ qualname, name }) => qualname === name && name.startsWith(prefix));
  return own.map(({ name }) => name.slice(prefix.length));
}

/** Whether a table is made in two of the databases: they cannot be followed as one then. */
export function shareTables(files: readonly RevisionFile[]): boolean {
  const homes = new Map<string, string>();
  for (const { facts } of files) {
    for (const fn of facts.functions) {
      const engine = /^upgrade_(\w*)$/.exec(fn.qualname)?.[1];
      if (engine === undefined) continue;
      for (const table of madeIn(fn)) {
        if ((homes.get(table) ?? engine) !== engine) return true;
        homes.set(table, engine);
      }
    }
  }
  return false;
}

function madeIn({ body }: FunctionDef): readonly string[] {
  const made: string[] = [];
  eachExprIn(body, (part) => {
    if (part.kind !== "Call" || part.func.kind !== "Attribute" || part.func.attr !== "create_table") return;
    const [first] = part.args;
    if (first?.kind === "Constant" && first.type === "str") made.push(first.value ?? "");
  });
  return made;
}
