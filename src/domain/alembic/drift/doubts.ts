import { bareName } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { Replay } from "../replay/replay.ts";

/** The names that a table has had, by the one that it has. */
export function formerNames(order: readonly RevisionFile[], replay: Replay): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const file of order) {
    for (const { table, detail } of replay.get(file)?.upgradeEvents ?? []) {
      if (detail?.kind === "rename" && table !== null)
        names.set(bareName(detail.to), [bareName(table), ...(names.get(bareName(table)) ?? [])]);
    }
  }
  return names;
}

/**
 * Of revisions that are not followed in full the words, for each table those of the ones that may mean it: they name it, by a name that it has had,
 * or they name no table at all and may mean any.
 */
export function aboutTable(
  words: readonly ReadonlySet<string>[],
  tables: readonly string[],
  former: ReadonlyMap<string, readonly string[]>,
): (key: string) => ReadonlySet<string> {
  const all = [...tables, ...[...former.values()].flat()];
  const nameless = words.filter((each) => !all.some((table) => each.has(table)));
  return (key) => {
    const names = [bareName(key), ...(former.get(bareName(key)) ?? [])];
    const own = words.filter((each) => !nameless.includes(each) && names.some((name) => each.has(name)));
    return new Set([...nameless, ...own].flatMap((each) => [...each]));
  };
}
