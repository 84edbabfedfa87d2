import type { Edge } from "./flow/effects.ts";
import type { Flow } from "./flow/index.ts";
import type { Program } from "./link/program.ts";
import type { SourceUnit } from "./link/symbols.ts";
import type { BlindSpot } from "./model/finding.ts";
import { unparse } from "./model/unparse.ts";

/** Everything that an analysis could not see, sorted: what the program itself shows, and what the stages report. */
export function blindSpotsOf(
  program: Program,
  found: Pick<Flow, "dynamicImports">,
  lost: LostImports,
  reported: readonly BlindSpot[],
): readonly BlindSpot[] {
  return sortedSpots([...syntaxSpots(program), ...lost.all().map(spotOf), ...found.dynamicImports.flatMap(dynamicSpots), ...reported]);
}

/** Blind spots by place. */
export function sortedSpots(spots: readonly BlindSpot[]): readonly BlindSpot[] {
  return [...spots].sort(bySpot);
}

/** Places that the files' own facts call unreadable. */
function syntaxSpots(program: Program): readonly BlindSpot[] {
  const spots: BlindSpot[] = [];
  for (const module of program.index.modules) {
    const { unit } = module;
    if (unit === null || unit.role !== "application") continue;
    for (const problem of unit.facts.problems)
      spots.push({ kind: "syntax", file: unit.path, line: unit.facts.line(problem.start), detail: problem.detail });
  }
  return spots;
}

interface LostImport {
  readonly unit: SourceUnit;
  /** Where it stands. */
  readonly start: number;
  readonly detail: string;
}

/** Imports of modules or names that the project should have and has not: generated at build time, or misspelt. They are looked for once. */
export class LostImports {
  private readonly program: Program;
  private found: readonly LostImport[] | null = null;

  constructor(program: Program) {
    this.program = program;
  }

  /** The imports of a module changed. */
  forget(): void {
    this.found = null;
  }

  all(): readonly LostImport[] {
    this.found ??= lostImports(this.program);
    return this.found;
  }
}

function lostImports(program: Program): readonly LostImport[] {
  const lost: LostImport[] = [];
  for (const module of program.index.modules) {
    const { unit } = module;
    if (unit?.role !== "application") continue;
    const scope = program.moduleScope(module);
    for (const [name, bindings] of scope.bindings) {
      for (const binding of bindings) {
        if (binding.kind !== "import" || bindings.length > 1 || program.resolve(name, scope) !== undefined) continue;
        const source = `${".".repeat(binding.level)}${binding.module}`;
        const detail = binding.name === null ? `import of ${source}` : `import of ${binding.name} from ${source}`;
        lost.push({ unit, start: binding.node.start, detail: `${detail} is not in the project` });
      }
    }
  }
  return lost;
}

function spotOf({ unit, start, detail }: LostImport): BlindSpot {
  return { kind: "unresolved-import", file: unit.path, line: unit.facts.line(start), detail };
}

/** Modules that are loaded by a computed name: what they define and call is not known. */
function dynamicSpots({ unit, site: { call } }: Edge): readonly BlindSpot[] {
  const { unit: file } = unit.kind === "function" ? unit.function.module : unit.module;
  const [name] = call?.args ?? [];
  if (call === null || file === null || name === undefined) return [];
  const detail = `a module is loaded by the computed name \`${unparse(name)}\``;
  return [{ kind: "dynamic-import", file: file.path, line: file.facts.line(call.start), detail }];
}

function bySpot(a: BlindSpot, b: BlindSpot): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.detail < b.detail ? -1 : a.detail > b.detail ? 1 : 0);
}
