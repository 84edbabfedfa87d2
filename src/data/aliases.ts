/** The aliases of one library: exact names, and modules whose contents belong to another. */
export interface AliasSheet {
  readonly exact: ReadonlyMap<string, string>;
  readonly modules: ReadonlyMap<string, string>;
}

export function parseAliases(text: string): AliasSheet {
  const exact = new Map<string, string>();
  const modules = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [from, to] = line.split(" ");
    if (from === undefined || to === undefined) continue;
    if (from.endsWith(".*")) modules.set(from.slice(0, -2), to);
    else exact.set(from, to);
  }
  return { exact, modules };
}

/** One step: the name with its longest known prefix replaced, or undefined when no alias applies. */
export function resolveAlias(name: string, sheet: AliasSheet): string | undefined {
  let end = name.length;
  while (end > 0) {
    const prefix = name.slice(0, end);
    const rest = name.slice(end);
    const exact = sheet.exact.get(prefix);
    if (exact !== undefined) return exact === prefix ? undefined : exact + rest;
    if (rest !== "") {
      const module = sheet.modules.get(prefix);
      if (module !== undefined) return module + rest;
    }
    end = name.lastIndexOf(".", end - 1);
  }
  return undefined;
}
