import type { Catalogue } from "../../data/catalogue.ts";
import { Evaluator } from "../../link/constants.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import type { EntryPoints } from "../../model/entry-points.ts";
import { backgroundTasks } from "./background.ts";
import { Machine } from "./machine.ts";
import { runProgram } from "./roots.ts";
import { Assembly } from "./routes.ts";
import type { BackgroundTask, DependencyCallable, FastapiTable, Route } from "./table.ts";

export { type Exit, exitIn, lockFiles } from "./exits.ts";
export { inspectDependencies, inspectRoutes } from "./inspect.ts";
export { isRegisteredBefore } from "./order.ts";
export type {
  Application,
  ApplicationHook,
  BackgroundTask,
  BroughtRoute,
  DependencyCallable,
  FastapiTable,
  Route,
  SessionKind,
} from "./table.ts";

/** The applications of a program with their routes, dependencies and hooks. */
export function fastapiTable(
  program: Program,
  catalogue: Catalogue,
  evaluator: Evaluator = new Evaluator(program),
  entryPoints?: EntryPoints,
): FastapiTable {
  const machine = new Machine(program, catalogue, evaluator, entryPoints);
  runProgram(machine);
  const assembly = new Assembly(machine);
  assembly.run();
  // Those of the table: what is read of it later, out of the context of any route, is not known for that reason alone.
  const blindSpots = [...machine.blindSpots];
  const unlisted = assembly.unlisted();
  const byFunction = new Map<FunctionSymbol, Route[]>();
  for (const route of [...assembly.routes, ...unlisted]) {
    for (const fn of new Set([route.handler, route.endpoint])) {
      const known = byFunction.get(fn);
      if (known === undefined) byFunction.set(fn, [route]);
      else known.push(route);
    }
  }
  let tasks: readonly BackgroundTask[] | null = null;
  // Asked again by several readers and after every edit: it hangs on the heads of functions alone.
  const injected = new WeakMap<FunctionSymbol, ReadonlyMap<string, DependencyCallable>>();
  const injectedInto = (fn: FunctionSymbol): ReadonlyMap<string, DependencyCallable> => {
    let known = injected.get(fn);
    if (known === undefined) {
      known = assembly.reader.injectedInto(fn);
      injected.set(fn, known);
    }
    return known;
  };
  return {
    // Needs the types of receivers, which callers' evidence may still change: read when it is asked for.
    get backgroundTasks() {
      tasks ??= backgroundTasks(program);
      return tasks;
    },
    machine,
    applications: assembly.applications,
    routes: assembly.routes,
    brought: assembly.brought,
    webhooks: assembly.webhooks,
    callbacksOf: (route) => assembly.callbacksOf(route),
    unlisted,
    hooks: assembly.hooks,
    blindSpots,
    injectedInto,
    routesOf: (fn) => byFunction.get(fn) ?? [],
    applicationFiles: new Set(machine.routers.filter(({ application }) => application).map(({ at }) => at.file)),
  };
}
