import type { ChainDefect } from "../../../model/subjects.ts";
import type { RevisionFile } from "./revision-file.ts";

/** The graph of one environment's revisions. */
export interface RevisionGraph {
  readonly heads: readonly string[];
  readonly bases: readonly string[];
  /** As `alembic upgrade heads` takes them; those that no head leads to, as on a cycle, come last. */
  readonly order: readonly RevisionFile[];
  readonly defects: readonly ChainDefect[];
  /** The revisions that each one builds on, by id. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

/**
 * Links revisions by `down_revision` and `depends_on`. A part of an id, which Alembic takes on its command line and not in a file, is an error,
 * and is followed all the same: what else is wrong does not come from it.
 */
export function revisionGraph(files: readonly RevisionFile[]): RevisionGraph {
  const sorted = [...files].sort((a, b) => (a.revision < b.revision ? -1 : a.revision > b.revision ? 1 : a.file < b.file ? -1 : 1));
  const byId = new Map<string, RevisionFile>();
  const byLabel = new Map<string, string>();
  const defects: ChainDefect[] = [];
  for (const file of sorted) {
    const first = byId.get(file.revision);
    if (first === undefined) {
      byId.set(file.revision, file);
    } else {
      defects.push(defect(file, "duplicate-revision", `${file.revision} is also the id of ${first.file}`));
    }
    for (const label of file.labels) {
      byLabel.set(label, file.revision);
    }
  }
  const resolve = (id: string): string | null => {
    if (byId.has(id)) {
      return id;
    }
    const labelled = byLabel.get(id.split("@")[0] ?? id);
    if (labelled !== undefined) {
      return labelled;
    }
    const matches = id.length >= 4 ? [...byId.keys()].filter((each) => each.startsWith(id)) : [];
    return matches.length === 1 ? (matches[0] ?? null) : null;
  };
  const isPart = (id: string, found: string): boolean => id !== found && !byLabel.has(id.split("@")[0] ?? id);
  const parents = new Map<string, readonly string[]>();
  const above = new Map<string, readonly string[]>();
  const needs = new Map<string, readonly string[]>();
  const children = new Set<string>();
  for (const file of byId.values()) {
    const found: string[] = [];
    for (const id of file.downRevisions) {
      const parent = resolve(id);
      if (parent === null) {
        defects.push(defect(file, "unknown-down-revision", `down_revision ${id} is no revision of this history`));
      } else {
        if (isPart(id, parent)) {
          const whole = `down_revision ${id} is no revision of this history: ${parent} begins with it, and Alembic takes whole ids alone`;
          defects.push(defect(file, "unknown-down-revision", whole));
        }
        found.push(parent);
        children.add(parent);
      }
    }
    const needed = file.dependsOn.flatMap((id) => resolve(id) ?? []);
    above.set(file.revision, found);
    if (needed.length > 0) needs.set(file.revision, needed);
    parents.set(file.revision, [...found, ...needed]);
  }
  const heads = [...byId.keys()].filter((id) => !children.has(id)).sort();
  const bases = [...byId.values()]
    .filter((file) => file.downRevisions.length === 0)
    .map((file) => file.revision)
    .sort();
  const { order: parentsFirst, cycle } = topological(byId, parents);
  const order = cycle.length > 0 ? parentsFirst : asUpgraded(heads, byId, steps(parents, above, needs));
  for (const file of cycle) {
    defects.push(defect(file, "cycle", `${file.revision} is reached from itself by down_revision`));
  }
  const open = heads.filter((id) => !labelledBranch(id, byId, parents));
  if (open.length > 1) {
    for (const id of open) {
      const file = byId.get(id);
      if (file !== undefined)
        defects.push(
          defect(
            file,
            "multiple-heads",
            `${open.filter((other) => other !== id).join(", ")} ${open.length === 2 ? "is one" : "are some"} too`,
          ),
        );
    }
  }
  // Histories that a merge has joined run from several starts to one head.
  if (bases.length > 1 && heads.length > 1 && bases.filter((id) => byId.get(id)?.labels.length === 0).length > 1) {
    const last = byId.get(bases.at(-1) ?? "");
    if (last !== undefined) {
      defects.push(
        defect(
          last,
          "several-bases",
          `it begins here as well as at ${bases.filter((id) => id !== last.revision).join(", ")}, with no down_revision`,
        ),
      );
    }
  }
  return { heads, bases, order, defects, parents };
}

function defect(file: RevisionFile, kind: ChainDefect["kind"], detail: string): ChainDefect {
  const at = kind === "multiple-heads" || kind === "duplicate-revision" ? file.named : file;
  return { kind, detail, revision: file.revision, at: { file: file.file, start: at.start, end: at.end, symbol: "<module>" } };
}

/** Whether a head belongs to a branch that carries a label: such branches are meant to stay apart. */
function labelledBranch(head: string, byId: ReadonlyMap<string, RevisionFile>, parents: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const stack = [head];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (seen.has(id)) {
      continue;
    }
    seen.add(id);
    if ((byId.get(id)?.labels.length ?? 0) > 0) {
      return true;
    }
    stack.push(...(parents.get(id) ?? []));
  }
  return false;
}

/** A place from which the history is walked down, with all that it builds on, itself included. */
interface Front {
  readonly id: string;
  readonly under: Set<string>;
}

/**
 * The order in which Alembic upgrades: branches that a merge joins may rest on each other without saying so, and only in that order.
 * It walks down from the heads, one branch after the other, the first that a merge names first, and leaves a branch for another that builds
 * on what comes next; what is upgraded last is met first.
 */
function asUpgraded(
  heads: readonly string[],
  byId: ReadonlyMap<string, RevisionFile>,
  parents: ReadonlyMap<string, readonly string[]>,
): readonly RevisionFile[] {
  const fileOf = (id: string): RevisionFile => byId.get(id) as RevisionFile;
  const front = (id: string): Front => ({ id, under: withAncestors(id, parents) });
  const below = new Set([...parents.values()].flat());
  const tops = heads.filter((id) => !below.has(id)).sort((a, b) => (fileOf(a).file < fileOf(b).file ? -1 : 1));
  const fronts = tops.map(front);
  const met: RevisionFile[] = [];
  let at = 0;
  while (fronts.length > 0) {
    const { id, under } = fronts[at] as Front;
    const above = fronts.findIndex((other, i) => i !== at && other.under.has(id));
    if (above >= 0) {
      at = above;
      continue;
    }
    met.push(fileOf(id));
    const [next, ...more] = [...new Set(parents.get(id))].filter((parent) => !fronts.some((other) => other.id === parent));
    if (next === undefined) {
      fronts.splice(at, 1);
      at = Math.max(at - 1, 0);
    } else if (parents.get(id)?.length === 1) {
      under.delete(id);
      fronts[at] = { id: next, under };
    } else {
      fronts[at] = front(next);
      fronts.push(...more.map(front));
    }
  }
  return met.reverse();
}

/** What each revision directly rests on: without what it asks for by `depends_on` and something below it asks for as well. */
function steps(
  parents: ReadonlyMap<string, readonly string[]>,
  above: ReadonlyMap<string, readonly string[]>,
  needs: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const direct = new Map(parents);
  for (const [id, needed] of needs) {
    const asked = new Set([...withAncestors(id, above)].flatMap((each) => (each === id ? [] : (needs.get(each) ?? []))));
    direct.set(id, [...(above.get(id) ?? []), ...needed.filter((each) => !asked.has(each))]);
  }
  return direct;
}

function withAncestors(id: string, parents: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([id]);
  for (const each of found) for (const parent of parents.get(each) ?? []) found.add(parent);
  return found;
}

/** Depth first, parents first: an order where there is a cycle, and what is on it. */
function topological(
  byId: ReadonlyMap<string, RevisionFile>,
  parents: ReadonlyMap<string, readonly string[]>,
): { readonly order: readonly RevisionFile[]; readonly cycle: readonly RevisionFile[] } {
  const order: RevisionFile[] = [];
  const cycle: RevisionFile[] = [];
  const state = new Map<string, "open" | "done">();
  const roots = [...byId.keys()].sort();
  for (const root of roots) {
    const stack: { readonly id: string; next: number }[] = state.has(root) ? [] : [{ id: root, next: 0 }];
    if (stack.length > 0) {
      state.set(root, "open");
    }
    while (stack.length > 0) {
      const top = stack.at(-1) as { readonly id: string; next: number };
      const parent = parents.get(top.id)?.[top.next];
      const file = byId.get(top.id);
      if (parent === undefined) {
        state.set(top.id, "done");
        stack.pop();
        if (file !== undefined) {
          order.push(file);
        }
        continue;
      }
      top.next += 1;
      if (state.get(parent) === undefined) {
        state.set(parent, "open");
        stack.push({ id: parent, next: 0 });
      } else if (state.get(parent) === "open" && file !== undefined) {
        cycle.push(file);
      }
    }
  }
  return { order, cycle };
}
