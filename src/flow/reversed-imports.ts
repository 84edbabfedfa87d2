import type { Program } from "../link/program.ts";
import type { ModuleSymbol } from "../link/symbols.ts";
import type { Severity } from "../model/finding.ts";
import type { Layer, LayerEdge } from "../model/subjects.ts";
import { FEWEST, OBEYING } from "./database-access.ts";
import { type ImportLayers, RANK } from "./import-layers.ts";
import type { ImportUse } from "./layering.ts";

/** An import that goes up. */
interface Upward {
  readonly use: ImportUse;
  readonly to: ModuleSymbol;
  readonly lower: Layer;
  readonly upper: Layer;
  /** Both ends are beyond doubt; where the lower one is not, it may belong above. */
  readonly certain: boolean;
  readonly lowerCertain: boolean;
}

/**
 * Imports from a lower layer to a higher one: a `layer-cycle` where the higher module needs the lower one as well, else a
 * `reversed-import`. The recognised order counts only where most modules of the lower layer keep it; one finding a statement.
 */
export function reversedImports(program: Program, uses: readonly ImportUse[], layers: ImportLayers, strict: boolean): readonly LayerEdge[] {
  const upward = upwardImports(program, uses, layers);
  if (upward.length === 0) return [];
  const all = new Map<Layer, number>();
  for (const module of program.index.modules) {
    const layer = layers.ofModule(module);
    all.set(layer, (all.get(layer) ?? 0) + 1);
  }
  const offenders = new Map<string, Set<ModuleSymbol>>();
  for (const { use, lower, upper } of upward) {
    const key = `${lower}>${upper}`;
    const set = offenders.get(key);
    if (set === undefined) offenders.set(key, new Set([use.from]));
    else set.add(use.from);
  }
  const graph = importGraph(uses);
  const found: LayerEdge[] = [];
  for (const each of oneForEachStatement(upward)) {
    const { use, to, lower, upper } = each;
    const { unit } = use.from;
    if (unit === null) continue;
    const total = Math.max(all.get(lower) ?? 0, 1);
    const kept = total - (offenders.get(`${lower}>${upper}`)?.size ?? 0);
    const way = wayBetween(graph, to, use.from);
    const cyclic = way !== null;
    found.push({
      at: { file: unit.path, start: use.start, end: use.end, symbol: use.symbol },
      kind: cyclic ? "layer-cycle" : "reversed-import",
      from: lower,
      to: upper,
      fromModule: use.from.name,
      toModule: to.name,
      severity: strict ? "error" : severity(each, total >= FEWEST && kept / total >= OBEYING),
      detail: cyclic
        ? `\`${to.name}\` imports \`${use.from.name}\` as well${over(way)}`
        : `${kept} of ${total} ${lower} modules import no ${upper}`,
      trace: [],
    });
  }
  return found;
}

function severity({ certain, lowerCertain }: Upward, customary: boolean): Severity {
  if (!customary || !lowerCertain) return "note";
  return certain ? "error" : "warning";
}

function upwardImports(program: Program, uses: readonly ImportUse[], layers: ImportLayers): readonly Upward[] {
  const found: Upward[] = [];
  for (const use of uses) {
    const { to } = use;
    // Cheap first: what a module holds of higher layers makes its imports innocent, never guilty.
    const own = RANK[layers.ofModule(use.from)];
    if (to === null || own === undefined || own <= (RANK[layers.ofModule(to)] ?? 9)) continue;
    const lower = layers.importer(use.scope);
    const upper = layers.imported(use.target);
    if (upper === null || (RANK[lower.layer] ?? 0) <= (RANK[upper.layer] ?? 9)) continue;
    // What a class derives from is what it is made of, whatever the module of its base is called.
    if (isDerivedFrom(program, use)) continue;
    if (isInwards(use.from, to)) continue;
    const folder = layers.folderOf(use.from);
    if (folder !== null && to.location.startsWith(`${folder}/`)) continue;
    found.push({
      use,
      to,
      lower: lower.layer,
      upper: upper.layer,
      certain: lower.certain && upper.certain,
      lowerCertain: lower.certain,
    });
  }
  return found;
}

/** With ports and adapters the domain is the innermost part, its services included: what adapts it to a database knows it. */
function isInwards(from: ModuleSymbol, to: ModuleSymbol): boolean {
  const [outer, inner] = [`/${from.unit?.path ?? ""}`, `/${to.unit?.path ?? ""}`];
  return ADAPTERS.test(outer) && /\/domain\//.test(inner) && !ADAPTERS.test(inner);
}

const ADAPTERS = /\/(infrastructure|infra|adapters?|persistence)\//;

/** Whether the importing module has a class that derives from the one that it imports. */
function isDerivedFrom(program: Program, { from, target }: ImportUse): boolean {
  if (target.kind !== "class") return false;
  const scope = program.moduleScope(from);
  return [...scope.bindings.values()].some((bindings) =>
    bindings.some(
      (binding) =>
        binding.kind === "class" &&
        binding.def.bases.some((base) => program.symbolOf(base.kind === "Subscript" ? base.value : base, scope) === target),
    ),
  );
}

/** Names of one statement may be defined in several modules, and a module may be imported by several: one import, the surest of them. */
function oneForEachStatement(upward: readonly Upward[]): readonly Upward[] {
  const statements = new Map<string, Upward>();
  for (const each of upward) {
    const key = `${each.use.from.location}@${each.use.start}`;
    const known = statements.get(key);
    if (known === undefined || (each.certain && !known.certain)) statements.set(key, each);
  }
  const pairs = new Map<string, Upward>();
  for (const each of statements.values()) {
    const key = `${each.use.from.location}>${each.to.location}`;
    const known = pairs.get(key);
    if (known === undefined || (each.certain && !known.certain)) pairs.set(key, each);
  }
  return [...pairs.values()];
}

function importGraph(uses: readonly ImportUse[]): ReadonlyMap<ModuleSymbol, ReadonlySet<ModuleSymbol>> {
  const graph = new Map<ModuleSymbol, Set<ModuleSymbol>>();
  for (const { from, to } of uses) {
    if (to === null) continue;
    const next = graph.get(from);
    if (next === undefined) graph.set(from, new Set([to]));
    else next.add(to);
  }
  return graph;
}

/** The modules between on the shortest way by which one imports another; null where it does not. */
function wayBetween(
  graph: ReadonlyMap<ModuleSymbol, ReadonlySet<ModuleSymbol>>,
  from: ModuleSymbol,
  to: ModuleSymbol,
): readonly ModuleSymbol[] | null {
  const before = new Map<ModuleSymbol, ModuleSymbol | null>([[from, null]]);
  for (const at of before.keys()) {
    for (const next of graph.get(at) ?? []) {
      if (next === to) return back(before, at, from);
      if (!before.has(next)) before.set(next, at);
    }
  }
  return null;
}

function back(before: ReadonlyMap<ModuleSymbol, ModuleSymbol | null>, last: ModuleSymbol, from: ModuleSymbol): readonly ModuleSymbol[] {
  const way: ModuleSymbol[] = [];
  for (let at: ModuleSymbol | null = last; at !== null && at !== from; at = before.get(at) ?? null) way.unshift(at);
  return way;
}

/** An import that others hand on names them. */
function over(way: readonly ModuleSymbol[]): string {
  const [first, ...more] = way;
  if (first === undefined) return "";
  return `, over \`${first.name}\`${more.length === 0 ? "" : ` and ${more.length} more`}`;
}
