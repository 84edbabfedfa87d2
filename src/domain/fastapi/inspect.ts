import { heldSession } from "./sessions.ts";
import type { FastapiTable, Route } from "./table.ts";

/** The rows of `inspect routes`, sorted by path, method and handler; `extra` gives further columns. */
export function inspectRoutes(
  table: FastapiTable,
  authentication: (route: Route) => object,
  extra: (route: Route) => object,
): { readonly routes: readonly object[]; readonly otherRoutes: readonly object[] } {
  const row = (route: Route): object => ({ ...rowOf(route), authentication: authentication(route), ...extra(route) });
  return {
    routes: table.routes.filter(({ kind }) => kind !== "plain").map(row),
    otherRoutes: table.routes.filter(({ kind }) => kind === "plain").map(row),
  };
}

function rowOf(route: Route): object {
  const { handler } = route;
  const facts = handler.module.unit?.facts;
  return {
    methods: route.methods,
    path: route.path,
    handler: route.name,
    file: handler.module.unit?.path ?? "",
    line: facts?.line(handler.def.start) ?? 1,
    async: handler.def.async,
    runsOn: route.onLoop || route.kind === "websocket" ? "event loop" : "worker thread",
    dependencies: route.dependencies.map(({ name }) => name),
    responseModel: route.responseModel,
    statusCode: route.statusCode,
    tags: route.tags,
    kind: route.kind === "websocket" ? "websocket" : "http",
    certainty: route.certainty,
  };
}

/** The rows of `inspect dependencies`: every dependency with the routes that use it, sorted by name. */
export function inspectDependencies(table: FastapiTable): { readonly dependencies: readonly object[] } {
  const used = new Map<string, { readonly item: Route["dependencies"][number]; routes: number }>();
  for (const route of table.routes) {
    for (const item of route.dependencies) {
      const known = used.get(item.name);
      if (known === undefined) used.set(item.name, { item, routes: 1 });
      else known.routes++;
    }
  }
  const names = [...used.keys()].sort();
  return {
    dependencies: names.map((name) => {
      const { item, routes } = used.get(name) as { item: Route["dependencies"][number]; routes: number };
      const module = (item.function ?? item.class)?.module.unit;
      const start = (item.function ?? item.class)?.def.start;
      return {
        dependency: name,
        kind: item.kind,
        file: module?.path ?? null,
        line: module == null || start === undefined ? null : module.facts.line(start),
        async: item.function?.def.async ?? false,
        generator: item.function?.def.generator ?? false,
        session: item.session,
        holds: heldSession(table.machine, item),
        dependencies: [...new Set(item.dependencies.map((inner) => inner.name))].sort(),
        routes,
      };
    }),
  };
}
