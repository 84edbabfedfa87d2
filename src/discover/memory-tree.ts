import type { LinkTarget, SourceTree, TreeEntry } from "../model/tree.ts";

/** A tree of sources given as text, by path relative to the root. */
export function memoryTree(sources: Readonly<Record<string, string>>): SourceTree {
  const folders = new Map<string, Map<string, TreeEntry>>([["", new Map()]]);
  const add = (folder: string, entry: TreeEntry): void => {
    let entries = folders.get(folder);
    if (entries === undefined) {
      entries = new Map();
      folders.set(folder, entries);
    }
    entries.set(entry.name, entry);
  };
  for (const path of Object.keys(sources).sort()) {
    const segments = path.split("/");
    let folder = "";
    segments.forEach((name, index) => {
      const last = index === segments.length - 1;
      add(folder, { name, kind: last ? "file" : "folder", hash: null });
      folder = folder === "" ? name : `${folder}/${name}`;
    });
  }
  const missing: LinkTarget = { kind: "missing" };
  return {
    list: (folder) => [...(folders.get(folder)?.values() ?? [])],
    text: (path) => sources[path] ?? null,
    resolve: () => missing,
    isTracked: () => false,
  };
}
