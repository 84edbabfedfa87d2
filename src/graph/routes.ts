import type { DependencyCallable, FastapiTable, Route } from "../domain/fastapi/index.ts";
import { bounded, edge, type Graph, type GraphEdge, type GraphNode, node, row, type Tone } from "./graph.ts";

/** The application, its routers with their endpoints, and what they depend on. `wanted` says which files' endpoints are drawn. */
export function routeGraph(table: FastapiTable, wanted: (file: string) => boolean, most = 40, rows = 14): Graph {
  const routes = table.routes.filter((route) => route.kind !== "plain" && wanted(route.handler.module.unit?.path ?? ""));
  const routers = [...byRouter(routes)].sort(([, a], [, b]) => b.length - a.length || text(prefixOf(a), prefixOf(b)));
  const { shown, notes } = bounded(routers, most, "routers");
  const kept = [...shown].sort(([a, one], [b, other]) => text(prefixOf(one), prefixOf(other)) || text(a, b));
  const said = [...notes];
  const nodes: GraphNode[] = [node("application", "Application", { detail: `${routes.length} endpoints`, tone: "accent" })];
  const edges: GraphEdge[] = [];
  let cut = 0;
  for (const [file, own] of kept) {
    const prefix = prefixOf(own);
    const id = `${prefix} ${file}`;
    const listed = bounded(own, rows, "endpoints");
    cut += own.length - listed.shown.length;
    nodes.push(
      node(id, prefix, {
        detail: file,
        rows: [
          ...listed.shown.map((route, index) =>
            row(`e${index}`, [methods(route), rest(route.path, prefix), lastName(route.name)], toneOf(route)),
          ),
          ...(own.length > listed.shown.length ? [row("more", ["", `and ${own.length - listed.shown.length} more`], "muted")] : []),
        ],
      }),
    );
    edges.push(edge("application", id));
    edges.push(...dependencyEdges(id, own));
  }
  if (cut > 0) said.push(`${cut} endpoints beyond the first ${rows} of their router are left out`);
  const drawn = dependencyNodes(
    kept.flatMap(([, own]) => own),
    most,
  );
  said.push(...drawn.notes);
  const ids = new Set([...nodes, ...drawn.nodes].map(({ id }) => id));
  return {
    kind: "flow",
    title: "Routes",
    direction: "right",
    spine: [],
    groups: [],
    nodes: [...nodes, ...drawn.nodes],
    edges: [...edges, ...drawn.edges].filter(({ to }) => ids.has(to)),
    notes: said,
  };
}

/** Routes by the file that registers them: what people call a router. */
function byRouter(routes: readonly Route[]): ReadonlyMap<string, Route[]> {
  const found = new Map<string, Route[]>();
  for (const route of routes) {
    const list = found.get(route.at.file);
    if (list === undefined) found.set(route.at.file, [route]);
    else list.push(route);
  }
  return found;
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The longest path that all routes start with, by whole segments. */
function prefixOf(routes: readonly Route[]): string {
  const [first, ...others] = routes.map(({ path }) => path.split("/").filter((part) => part !== ""));
  let common = first ?? [];
  for (const parts of others) {
    let same = 0;
    while (same < common.length && same < parts.length && common[same] === parts[same]) same++;
    common = common.slice(0, same);
  }
  // Parameters say less than the router they belong to.
  const named = common.findIndex((part) => part.startsWith("{"));
  return `/${(named < 0 ? common : common.slice(0, named)).join("/")}`;
}

/** The path below the prefix; a route at the prefix itself has none, which a slash would make another path. */
function rest(path: string, prefix: string): string {
  return prefix === "/" ? path : path.slice(prefix.length);
}

function methods(route: Route): string {
  return route.kind === "websocket" ? "WS" : route.methods.join(" ");
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function toneOf(route: Route): Tone {
  return route.certainty === "always" ? "plain" : "muted";
}

/** From a router to what its endpoints depend on themselves; how many of them where it is not all. */
function dependencyEdges(id: string, routes: readonly Route[]): readonly GraphEdge[] {
  const counts = new Map<string, number>();
  for (const { direct } of routes) {
    for (const name of new Set(direct.map((dependency) => dependency.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => text(a, b))
    .map(([name, count]) =>
      edge(id, name, {
        label: count === routes.length ? "" : `${count} of ${routes.length}`,
        tone: "muted",
        dashed: count !== routes.length,
      }),
    );
}

function dependencyNodes(
  routes: readonly Route[],
  most: number,
): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[]; readonly notes: readonly string[] } {
  const used = new Map<string, { readonly item: DependencyCallable; count: number }>();
  for (const route of routes) {
    for (const item of route.dependencies) {
      const known = used.get(item.name);
      if (known === undefined) used.set(item.name, { item, count: 1 });
      else known.count++;
    }
  }
  const sorted = [...used.entries()].sort(([a, one], [b, other]) => other.count - one.count || text(a, b));
  const { shown, notes } = bounded(sorted, most, "dependencies");
  const inside = new Set(shown.map(([name]) => name));
  const nodes = shown.map(([name, { item, count }]) => {
    const session = item.session === "other" ? "" : `, ${item.session} session`;
    return node(name, lastName(name), {
      detail: `${count} endpoint${count === 1 ? "" : "s"}${session}`,
      tone: item.session === "other" ? "good" : "accent",
    });
  });
  const edges = shown.flatMap(([name, { item }]) =>
    [...new Set(item.dependencies.map((inner) => inner.name))]
      .filter((inner) => inside.has(inner) && inner !== name)
      .sort()
      .map((inner) => edge(name, inner)),
  );
  return { nodes, edges, notes };
}
