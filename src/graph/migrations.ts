import type { InspectedEnvironment, InspectedRevision } from "../domain/alembic/index.ts";
import { nameIn } from "../model/paths.ts";
import type { RollbackVerdict } from "../model/subjects.ts";
import { edge, type Graph, type GraphEdge, type GraphNode, node, type Tone } from "./graph.ts";

const TONES: Readonly<Record<RollbackVerdict, Tone>> = {
  restores: "good",
  lossy: "warning",
  differs: "bad",
  missing: "bad",
  empty: "bad",
  raises: "bad",
  unproved: "muted",
};

/** The revisions of every history, newest first, coloured by what their rollback does. Long straight stretches are drawn as one box. */
export function migrationGraph(environments: readonly InspectedEnvironment[], most = 60): Graph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const notes = new Set<string>();
  for (const [index, environment] of environments.entries()) {
    const group = environments.length === 1 ? null : environment.directory;
    const drawn = history(environment, Math.max(10, Math.floor(most / environments.length)), `${index} `, group);
    nodes.push(...drawn.nodes);
    edges.push(...drawn.edges);
    for (const note of drawn.notes) notes.add(note);
  }
  if (nodes.length > 0)
    notes.add("green: the downgrade restores the schema; yellow: it loses data; red: it does not restore it; white: not proved");
  const groups = environments.map(({ directory }) => ({ id: directory as string, title: directory as string }));
  return {
    kind: "flow",
    title: "Migrations",
    direction: "down",
    spine: [],
    groups: environments.length === 1 ? [] : groups,
    nodes,
    edges,
    notes: [...notes],
  };
}

function history(
  { revisions, heads, bases }: InspectedEnvironment,
  most: number,
  prefix: string,
  group: string | null,
): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[]; readonly notes: readonly string[] } {
  const byId = new Map(revisions.map((revision) => [revision.revision, revision]));
  const children = new Map<string, string[]>();
  for (const { revision, downRevisions } of revisions) {
    for (const down of downRevisions) children.set(down, [...(children.get(down) ?? []), revision]);
  }
  const order = newestFirst(revisions, heads, byId);
  /** A link in a chain that nobody has to look at. */
  const plain = (revision: InspectedRevision): boolean =>
    (revision.rollback === "restores" || revision.rollback === "unproved" || order.length > most * 4) &&
    revision.downRevisions.length === 1 &&
    byId.has(revision.downRevisions[0] as string) &&
    (children.get(revision.revision) ?? []).length === 1;
  const box = new Map<string, string>();
  const runs = new Map<string, InspectedRevision[]>();
  const fold = order.length > most;
  for (const revision of order) {
    const above = children.get(revision.revision)?.[0];
    const upper = above === undefined ? undefined : box.get(above);
    const run = upper === undefined ? undefined : runs.get(upper);
    const first = run?.[0];
    const joins = fold && first !== undefined && plain(revision) && plain(first);
    const id = joins && upper !== undefined ? upper : prefix + revision.revision;
    box.set(revision.revision, id);
    if (joins) run?.push(revision);
    else runs.set(id, [revision]);
  }
  const nodes = [...runs].map(([id, own]) => boxOf(id, own, heads, bases, group));
  const edges = new Map<string, GraphEdge>();
  for (const revision of order) {
    for (const down of revision.downRevisions) {
      const from = box.get(revision.revision) as string;
      const to = box.get(down);
      if (to !== undefined && to !== from)
        edges.set(`${from}>${to}`, edge(from, to, { label: revision.downRevisions.length > 1 ? "merges" : "" }));
    }
  }
  const folded = [...runs.values()].reduce((sum, own) => sum + (own.length > 1 ? own.length : 0), 0);
  const missing = order.flatMap(({ downRevisions }) => downRevisions.filter((down) => !byId.has(down)));
  return {
    nodes: [...nodes, ...[...new Set(missing)].map((id) => node(prefix + id, id, { detail: "missing", tone: "bad", group }))],
    edges: [
      ...edges.values(),
      ...order.flatMap(({ revision, downRevisions }) =>
        downRevisions.filter((down) => !byId.has(down)).map((down) => edge(box.get(revision) as string, prefix + down, { tone: "bad" })),
      ),
    ],
    notes: folded === 0 ? [] : [`${folded} of ${order.length} revisions are drawn as stretches of several`],
  };
}

/** Every revision before those that it came from. */
function newestFirst(
  revisions: readonly InspectedRevision[],
  heads: readonly string[],
  byId: ReadonlyMap<string, InspectedRevision>,
): readonly InspectedRevision[] {
  const order: InspectedRevision[] = [];
  const open = new Set<string>();
  const starts = [...heads, ...revisions.map(({ revision }) => revision)];
  for (const start of starts) {
    const stack: { readonly id: string; next: number }[] = open.has(start) ? [] : [{ id: start, next: 0 }];
    open.add(start);
    while (stack.length > 0) {
      const top = stack.at(-1) as { readonly id: string; next: number };
      const revision = byId.get(top.id);
      const down = revision?.downRevisions[top.next++];
      if (down === undefined) {
        if (revision !== undefined) order.push(revision);
        stack.pop();
      } else if (!open.has(down)) {
        open.add(down);
        stack.push({ id: down, next: 0 });
      }
    }
  }
  return order.reverse();
}

function boxOf(
  id: string,
  own: readonly InspectedRevision[],
  heads: readonly string[],
  bases: readonly string[],
  group: string | null,
): GraphNode {
  const [first] = own;
  if (first === undefined || own.length > 1) {
    const last = own.at(-1);
    return node(id, `${own.length} revisions`, { detail: `${first?.revision ?? ""} … ${last?.revision ?? ""}`, tone: "good", group });
  }
  const ends = [heads.includes(first.revision) ? "head" : "", bases.includes(first.revision) ? "base" : ""].filter((end) => end !== "");
  const said = [first.revision, ...ends, first.rollback === "restores" ? "" : first.rollback].filter((part) => part !== "");
  return node(id, messageOf(first), { detail: said.join(" · "), tone: TONES[first.rollback], group });
}

/** `1975ea83b712_add_users.py` is about "add users". */
function messageOf({ file, revision }: InspectedRevision): string {
  const stem = nameIn(file).replace(/\.py$/, "");
  const words = stem
    .split("_")
    .filter((part) => part !== "" && !revision.includes(part))
    .join(" ");
  return words === "" ? revision : words;
}
