import type { Analysis } from "./analysis.ts";
import { inspectQueries } from "./flow/budget/inspect.ts";
import { layerGraph, migrationGraph, svg } from "./graph/index.ts";
import type { FunctionSymbol } from "./link/symbols.ts";
import { byText } from "./model/order.ts";
import type { ProgramViews, RouteView } from "./model/output.ts";
import type { Policy } from "./model/policy.ts";
import type { RepoPath } from "./model/source.ts";
import type { TreeFindings } from "./pipeline.ts";

// A longer history is no picture that anybody reads; the table has every revision.
const MOST_REVISIONS = 40;

/** What pages show of the program besides findings. Makes budgets and pictures: some tenths of a second on a large program. */
export async function programViews({ analysis, policy }: Pick<TreeFindings, "analysis" | "policy">): Promise<ProgramViews> {
  return {
    routes: routeViews(analysis),
    pictures: await pictures(analysis),
    revisions: analysis.migrations
      .environments()
      .flatMap(({ revisions }) =>
        revisions.map(({ revision, file, rollback, reasons }) => ({ revision, file, rollback, reason: reasons[0]?.message ?? "" })),
      ),
    modules: moduleViews(analysis, policy),
  };
}

function routeViews(analysis: Analysis): readonly RouteView[] {
  const { program, fastapi } = analysis;
  const blocking = blockingByFunction(analysis);
  const queriesOf = inspectQueries(program, fastapi, analysis.budgets());
  return fastapi.routes
    .filter(({ kind }) => kind !== "plain")
    .map((route) => {
      const facts = route.handler.module.unit?.facts;
      const { growth, formula } = queriesOf(route);
      const dependencies = route.dependencies.flatMap((one) => (one.function === null ? [] : [one.function]));
      const onLoop = route.onLoop || route.kind === "websocket";
      return {
        methods: route.methods.join(", ") || "WEBSOCKET",
        path: route.path,
        file: route.handler.module.unit?.path ?? route.at.file,
        line: facts?.line(route.handler.def.start) ?? 1,
        runsOn: onLoop ? "event loop" : "worker thread",
        // A dependency that is itself a coroutine runs on the loop, whatever the endpoint is.
        blocking: [...new Set([route.endpoint, ...dependencies].flatMap((fn) => [...(blocking.get(fn) ?? [])]))].sort(byText),
        queries: { growth, formula },
      } satisfies RouteView;
    });
}

/** Costs that hold up a loop for as long as somebody else takes; files and computation are notes of the gate. */
const HELD_UP: ReadonlySet<string> = new Set(["unbounded", "network-short"]);

/** What blocks the loop, by every function whose awaited calls lead to it. */
function blockingByFunction({ flow, subjects }: Analysis): ReadonlyMap<FunctionSymbol, ReadonlySet<string>> {
  const callers = new Map<FunctionSymbol, FunctionSymbol[]>();
  const functions = new Map<string, FunctionSymbol>();
  for (const { unit, group } of flow.edges) {
    if (unit.kind !== "function") continue;
    const caller = unit.function;
    functions.set(`${caller.module.unit?.path} ${caller.def.qualname}`, caller);
    if (group.mode === "elsewhere") continue;
    for (const target of group.alternatives) {
      if (target.kind !== "function") continue;
      const known = callers.get(target.function);
      if (known === undefined) callers.set(target.function, [caller]);
      else known.push(caller);
    }
  }
  const blocking = new Map<FunctionSymbol, Set<string>>();
  for (const { at, callee, proved, startup, cost } of subjects.blockingPath) {
    const first = functions.get(`${at.file} ${at.symbol}`);
    if (first === undefined || !proved || startup || !HELD_UP.has(cost)) continue;
    const waiting = [first];
    for (let fn = waiting.pop(); fn !== undefined; fn = waiting.pop()) {
      const names = blocking.get(fn) ?? new Set();
      blocking.set(fn, names);
      if (names.has(callee)) continue;
      names.add(callee);
      waiting.push(...(callers.get(fn) ?? []));
    }
  }
  return blocking;
}

async function pictures({ layers, migrations }: Analysis): Promise<ProgramViews["pictures"]> {
  const drawn: { id: string; title: string; svg: string }[] = [];
  const modules = [...layers.modules.values()].map(({ path, layer }) => ({ file: path, layer }));
  if (modules.length > 0) {
    const graph = layerGraph({ modules, imports: layers.imports(), violations: layers.edges });
    drawn.push({ id: "layers", title: "Layers", svg: await svg(graph) });
  }
  const environments = migrations.environments();
  if (environments.some(({ revisions }) => revisions.length > 0)) {
    drawn.push({ id: "history", title: "History of the migrations", svg: await svg(migrationGraph(environments, MOST_REVISIONS)) });
  }
  return drawn;
}

function moduleViews({ definitions }: Analysis, { analysis: { roles } }: Policy): ProgramViews["modules"] {
  interface Row {
    functions: number;
    annotated: number;
    public: number;
    documented: number;
  }
  const rows = new Map<RepoPath, Row>();
  for (const fn of definitions.functions) {
    if (!roles.includes(fn.role) || fn.role === "migration") continue;
    const row = rows.get(fn.at.file) ?? { functions: 0, annotated: 0, public: 0, documented: 0 };
    rows.set(fn.at.file, row);
    row.functions += 1;
    if (fn.returns && fn.parameters.every(({ annotated }) => annotated)) row.annotated += 1;
    if (fn.public) row.public += 1;
    if (fn.public && fn.docstring) row.documented += 1;
  }
  return [...rows].map(([file, row]) => ({ file, ...row })).sort((one, other) => byText(one.file, other.file));
}
