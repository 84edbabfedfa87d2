import type { Catalogue } from "./data/catalogue.ts";
import { definitions } from "./domain/definitions/index.ts";
import { type CallStatistics, type Flow, flow } from "./flow/index.ts";
import { CatalogueExternals } from "./link/externals.ts";
import { type Program, link } from "./link/program.ts";
import type { SourceUnit } from "./link/symbols.ts";
import type { SubjectTable } from "./model/subjects.ts";

export interface Analysis {
  readonly program: Program;
  readonly flow: Flow;
  readonly subjects: SubjectTable;
  readonly statistics: CallStatistics;
}

export function analyseUnits(units: readonly SourceUnit[], catalogue: Catalogue): Analysis {
  const externals = new CatalogueExternals(catalogue);
  const program = link(units, externals);
  externals.attach(program);
  const defs = definitions(program.index.modules, () => "other");
  const found = flow(program, catalogue, {
    isModel: () => false,
    loopEntry: (fn) => (fn.def.async ? { reason: `async def ${fn.def.qualname}`, startup: false } : null),
    isStartup: () => false,
  });
  return {
    program, flow: found, statistics: found.statistics,
    subjects: { function: defs.functions, class: defs.classes, module: defs.modules, blockingPath: found.blocking, loopQuery: found.loops, revision: [], chainDefect: [], layerEdge: [] },
  };
}
