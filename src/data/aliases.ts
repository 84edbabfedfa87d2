/** The aliases of one library: exact names, and modules whose contents belong to another. */
export interface AliasSheet {
  readonly exact: ReadonlyMap<string, string>;
  readonly modules: ReadonlyMap<string, string>;
}

export function parseAliases(text: string): AliasSheet {
  const exact = new Map<string, string>();
  const modules = new Map<string, string>();
  for (const line of text.split("\n")) {
    const space = line.lastIndexOf(" ");
    if (space < 0) continue;
    const from = line.slice(0, space);
    const to = line.slice(space + 1);
    const open = from.indexOf("(");
    if (from.endsWith(".*")) modules.set(from.slice(0, -2), to);
    else if (open > 0) for (const name of from.slice(open + 1, -1).split(" ")) exact.set(from.slice(0, open) + name, `${to}.${name}`);
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
