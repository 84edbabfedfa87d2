import { against } from "../domain/layers/contracts.ts";
import { type ModuleEvidence, type RecognisedLayer, recogniseLayer } from "../domain/layers/recognise.ts";
import { isProtocol } from "../link/heirs.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope, Symbol } from "../link/symbols.ts";
import { entriesEqual } from "../model/equal.ts";
import type { ImportContract } from "../model/import-contract.ts";
import type { RepoPath } from "../model/source.ts";
import type { Layer, LayerEdge } from "../model/subjects.ts";
import { type AccessProfile, databaseAccess, FEWEST, NO_ROWS, OBEYING } from "./database-access.ts";
import type { Edge, Summaries } from "./effects.ts";
import { importLayers, isVocabulary } from "./import-layers.ts";
import type { LayerMemory } from "./layer-memory.ts";
import type { ProgramCalls } from "./program-calls.ts";
import { reversedImports } from "./reversed-imports.ts";

/** What layering asks about the program's meaning. */
export interface LayerKnowledge {
  isEndpoint(fn: FunctionSymbol): boolean;
  isModelClass(symbol: ClassSymbol): boolean;
  isSchemaClass(symbol: ClassSymbol): boolean;
  composes(module: ModuleSymbol): boolean;
  configured(path: RepoPath): Layer | undefined;
  readonly strict: boolean;
  /** What import-linter's contracts say. */
  readonly contracts: readonly ImportContract[];
}

/** The recognised architecture: a layer per module, and how much of the code obeys. */
export interface LayerProfile {
  readonly modules: ReadonlyMap<RepoPath, RecognisedLayer>;
  readonly endpoints: AccessProfile["endpoints"];
  readonly has: AccessProfile["has"];
  readonly edges: readonly LayerEdge[];
  /** Which module of the project imports which at run time, each pair once. */
  imports(): readonly { readonly from: RepoPath; readonly to: RepoPath }[];
}

/** Recognises the layers of application code, given all calls and those that have an effect, and lists the uses that break the recognised order. */
export function layering(
  program: Program,
  calls: ProgramCalls,
  edges: readonly Edge[],
  summaries: Summaries,
  knowledge: LayerKnowledge,
): LayerProfile {
  const modules = recognise(program, calls.layers, edges, summaries, knowledge);
  const layerOf = (module: ModuleSymbol): Layer => (module.unit === null ? "other" : (modules.get(module.unit.path)?.layer ?? "other"));
  const uses = allImports(program, calls.layers);
  const declared = againstContracts(uses, layerOf, knowledge.contracts);
  const statements = new Set(declared.map(({ at }) => `${at.file}@${at.start}`));
  const found: LayerEdge[] = [
    ...declared,
    ...reversedImports(program, uses, importLayers(program, modules, uses, knowledge), knowledge.strict).filter(
      ({ kind, at }) => kind !== "reversed-import" || !statements.has(`${at.file}@${at.start}`),
    ),
    ...webFramework(program, uses, layerOf, knowledge.strict),
  ];
  const access = databaseAccess(program, calls, edges, summaries, modules, knowledge);
  found.push(...access.edges);
  return { modules, endpoints: access.endpoints, has: access.has, edges: found, imports: () => modulePairs(uses) };
}

function modulePairs(uses: readonly ImportUse[]): readonly { readonly from: RepoPath; readonly to: RepoPath }[] {
  const pairs = new Map<string, { readonly from: RepoPath; readonly to: RepoPath }>();
  for (const { from, to } of uses) {
    if (from.unit === null || to === null || to.unit === null) continue;
    pairs.set(`${from.unit.path}\0${to.unit.path}`, { from: from.unit.path, to: to.unit.path });
  }
  return [...pairs.values()];
}

/** How many functions of each file query themselves. */
function queryingIn(edges: readonly Edge[], summaries: Summaries): ReadonlyMap<RepoPath, number> {
  const querying = new Set<FunctionSymbol>();
  for (const edge of edges) {
    if (
      edge.unit.kind === "function" &&
      !querying.has(edge.unit.function) &&
      summaries.at(edge).some(({ effect, via }) => effect.kind === "queries" && via === null && !NO_ROWS.test(effect.callee))
    )
      querying.add(edge.unit.function);
  }
  const queries = new Map<RepoPath, number>();
  for (const { module } of querying) if (module.unit !== null) queries.set(module.unit.path, (queries.get(module.unit.path) ?? 0) + 1);
  return queries;
}

function recognise(
  program: Program,
  memory: LayerMemory,
  edges: readonly Edge[],
  summaries: Summaries,
  knowledge: LayerKnowledge,
): ReadonlyMap<RepoPath, RecognisedLayer> {
  const queries = memory.querying.of([edges], () => queryingIn(edges, summaries));
  memory.counts ??= counted(program, knowledge);
  const layers = new Map<RepoPath, RecognisedLayer>();
  for (const module of program.index.modules) {
    const { unit } = module;
    if (unit === null || unit.role !== "application") continue;
    const { path } = unit;
    const inIt = queries.get(path) ?? 0;
    let known = memory.recognised.get(path);
    if (known?.querying !== inIt) {
      const count = memory.counts.get(path) ?? emptyCount();
      const evidence = { path, ...count, querying: inIt, above: aboveSources(program, module), composes: knowledge.composes(module) };
      known = { querying: inIt, layer: recogniseLayer(evidence, knowledge.configured(path)) };
      memory.recognised.set(path, known);
    }
    layers.set(path, known.layer);
  }
  if (memory.layers === null || !entriesEqual(memory.layers, layers)) memory.layers = layers;
  return memory.layers;
}

/** The folder from which a module is imported, where that is no package itself and the module lies deeper than in it. */
function aboveSources(program: Program, { location, name }: ModuleSymbol): string {
  const tail = `/${name.replaceAll(".", "/")}`;
  if (!name.includes(".") || !location.endsWith(tail)) return "";
  const root = location.slice(0, -tail.length);
  return program.index.byLocation.get(root)?.unit == null ? root : "";
}

/** What a module holds, by its definitions alone. */
export type ModuleCount = Omit<ModuleEvidence, "path" | "querying" | "above" | "composes">;

function emptyCount(): { -readonly [K in keyof ModuleCount]: number } {
  return {
    endpoints: 0,
    nestedEndpoints: 0,
    lentEndpoints: 0,
    models: 0,
    schemas: 0,
    plain: 0,
    vocabulary: 0,
    functions: 0,
    callables: 0,
    services: 0,
    repositories: 0,
  };
}

function counted(program: Program, knowledge: LayerKnowledge): ReadonlyMap<RepoPath, ModuleCount> {
  const counts = new Map<RepoPath, ReturnType<typeof emptyCount>>();
  const countOf = (path: RepoPath): ReturnType<typeof emptyCount> => {
    let count = counts.get(path);
    if (count === undefined) {
      count = emptyCount();
      counts.set(path, count);
    }
    return count;
  };
  for (const fn of program.allFunctions()) {
    const path = fn.module.unit?.path;
    if (path === undefined || fn.module.unit?.role !== "application") continue;
    const count = countOf(path);
    const nested = fn.def.qualname.includes("<locals>");
    if (!nested) count.callables++;
    if (fn.owner === null && !nested) count.functions++;
    if (knowledge.isEndpoint(fn) && !(nested && isWrapper(fn))) {
      count.endpoints++;
      if (nested) count.nestedEndpoints++;
      else if (isLent(fn)) count.lentEndpoints++;
    }
  }
  for (const symbol of program.allClasses()) {
    const path = symbol.module.unit?.path;
    if (path === undefined) continue;
    if (knowledge.isModelClass(symbol)) countOf(path).models++;
    else if (knowledge.isSchemaClass(symbol) && !isSettings(program, symbol)) countOf(path).schemas++;
    else {
      // What a function makes for itself, as the outline of a repository, is none.
      if (symbol.def.qualname.includes("<locals>")) continue;
      const count = countOf(path);
      count.plain++;
      if (isVocabulary(program, symbol)) count.vocabulary++;
      // What others are asked to have is nobody's layer: code that works with repositories names them so.
      if (isProtocol(program.ancestors(symbol))) continue;
      if (symbol.def.name.endsWith("Service")) count.services++;
      else if (/(Repository|Repo|DAO|Dao)$/.test(symbol.def.name)) count.repositories++;
    }
  }
  return counts;
}

/** The settings of an application are declared as a schema is, and none. */
function isSettings(program: Program, symbol: ClassSymbol): boolean {
  return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && ancestor.name.endsWith(".BaseSettings"));
}

/** An endpoint of a file that knows no router and registers nothing. */
function isLent({ def, module }: FunctionSymbol): boolean {
  const facts = module.unit?.facts;
  return def.decorators.length === 0 && facts !== undefined && !["Router", "_route"].some((word) => facts.mentions(word));
}

/** What a decorator puts around endpoints that stand elsewhere. */
function isWrapper({ def }: FunctionSymbol): boolean {
  return def.decorators.some((expression) => {
    const callee = expression.kind === "Call" ? expression.func : expression;
    return (callee.kind === "Name" ? callee.id : callee.kind === "Attribute" ? callee.attr : "") === "wraps";
  });
}

export interface ImportUse {
  readonly from: ModuleSymbol;
  /** Where the import stands, and what its name means. */
  readonly scope: Scope;
  readonly target: Symbol;
  /** The module of the project, or the name in the web framework. */
  readonly to: ModuleSymbol | null;
  /** The module that the statement names, where the name comes from another one: a package hands it on. */
  readonly named?: ModuleSymbol;
  readonly external: string | null;
  readonly symbol: string;
  readonly start: number;
  readonly end: number;
}

/** What each application module imports at run time of the project and the web framework, functions' own imports included; imports for type checkers are none. */
function allImports(program: Program, memory: LayerMemory): readonly ImportUse[] {
  memory.ofModules ??= moduleImports(program);
  const found = [...memory.ofModules];
  for (const fn of program.allFunctions()) {
    if (fn.module.unit?.role !== "application") continue;
    const own = memory.imports.of(fn, () => {
      const uses: ImportUse[] = [];
      importsIn(program, program.functionScope(fn), fn.def.qualname, uses);
      return uses.length === 0 ? NO_IMPORTS : uses;
    });
    for (const use of own) found.push(use);
  }
  return found;
}

function moduleImports(program: Program): readonly ImportUse[] {
  const found: ImportUse[] = [];
  for (const module of program.index.modules) {
    if (module.unit?.role === "application") importsIn(program, program.moduleScope(module), "<module>", found);
  }
  return found;
}

const NO_IMPORTS: readonly ImportUse[] = [];

function importsIn(program: Program, scope: Scope, symbol: string, found: ImportUse[]): void {
  if (!scope.imports) return;
  for (const [name, bindings] of scope.bindings) {
    for (const binding of bindings) {
      if (binding.kind !== "import" || binding.typeOnly) continue;
      const target = program.resolve(name, scope);
      if (target === undefined) continue;
      const { node } = binding;
      const { start, end } = node;
      const from = scope.module;
      if (binding.whole && "name" in node && typeof node.name === "string" && node.name.includes(".") && node.name !== binding.module) {
        // `import a.b.c` binds `a`, and imports all three.
        const to = program.index.resolveAbsolute(node.name, from);
        if (to !== undefined) {
          if (to !== from) found.push({ from, scope, target: to, symbol, start, end, to, external: null });
          continue;
        }
      }
      if (target.kind === "external") {
        if (WEB.test(target.name)) found.push({ from, scope, target, symbol, start, end, to: null, external: target.name });
        continue;
      }
      const to = target.kind === "module" ? target : target.kind === "variable" ? target.scope.module : target.module;
      if (to === from) continue;
      const named = binding.name === null || target.kind === "module" ? undefined : program.index.resolveFrom(binding, from);
      const handed = named !== undefined && named !== to && named !== from ? { named } : {};
      found.push({ from, scope, target, symbol, start, end, to, ...handed, external: null });
    }
  }
}

const WEB =
  /^(fastapi|starlette)\.(HTTPException|Request|Response|WebSocket|status|exceptions\.HTTPException|responses\.\w+|requests\.\w+|JSONResponse|StreamingResponse|RedirectResponse)$|^(fastapi|starlette)\.status\.\w+$/;

/** Imports that a contract of the project forbids, one for each statement. */
function againstContracts(
  uses: readonly ImportUse[],
  layerOf: (module: ModuleSymbol) => Layer,
  contracts: readonly ImportContract[],
): readonly LayerEdge[] {
  const found = new Map<string, LayerEdge>();
  for (const { from, to, named, symbol, start, end } of contracts.length === 0 ? [] : uses) {
    if (from.unit === null || to === null || found.has(`${from.location}@${start}`)) continue;
    for (const contract of contracts) {
      // import-linter sees the module that is named, and excepts it by that name.
      if (named !== undefined && contract.ignores(from.name, named.name)) continue;
      const direct = named === undefined ? null : against(contract, from.name, named.name);
      const crossed = direct ?? against(contract, from.name, to.name);
      if (crossed === null) continue;
      found.set(`${from.location}@${start}`, {
        at: { file: from.unit.path, start, end, symbol },
        kind: "reversed-import",
        from: layerOf(from),
        to: layerOf(direct === null ? to : (named ?? to)),
        fromModule: from.name,
        toModule: direct === null ? to.name : (named?.name ?? to.name),
        severity: "error",
        detail: crossed.detail,
        trace: [],
        contract: { importer: crossed.importer, imported: crossed.imported },
      });
      break;
    }
  }
  return [...found.values()];
}

/** Imports of the web framework below the controller: one a module, where most modules of the layer do without. */
function webFramework(
  program: Program,
  uses: readonly ImportUse[],
  layerOf: (module: ModuleSymbol) => Layer,
  strict: boolean,
): readonly LayerEdge[] {
  const first = new Map<ModuleSymbol, ImportUse>();
  for (const use of uses) {
    if (use.external === null) continue;
    const layer = layerOf(use.from);
    if (layer !== "service" && layer !== "repository" && layer !== "model") continue;
    const known = first.get(use.from);
    if (known === undefined || use.start < known.start) first.set(use.from, use);
  }
  const totals = new Map<Layer, { all: number; bad: number }>();
  for (const module of program.index.modules) {
    const layer = layerOf(module);
    const total = totals.get(layer) ?? { all: 0, bad: 0 };
    total.all++;
    if (first.has(module)) total.bad++;
    totals.set(layer, total);
  }
  return [...first.values()].flatMap((use): readonly LayerEdge[] => {
    const layer = layerOf(use.from);
    const { all, bad } = totals.get(layer) ?? { all: 0, bad: 0 };
    if (use.from.unit === null) return [];
    const kept = strict || (all >= FEWEST && (all - bad) / all >= OBEYING);
    return [
      {
        at: { file: use.from.unit.path, start: use.start, end: use.end, symbol: use.symbol },
        kind: "web-framework-below-controller",
        from: layer,
        to: "route",
        fromModule: use.from.name,
        toModule: use.external ?? "",
        severity: kept ? "warning" : "note",
        detail: `it imports \`${use.external ?? ""}\`; ${all - bad} of ${all} ${layer} modules do without`,
        trace: [],
      },
    ];
  });
}
