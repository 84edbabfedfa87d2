/** The options of an index, taken apart: `using gin where (…) ops name:gin_trgm_ops`. */
export interface IndexOptions {
  readonly using: string | null;
  readonly where: string | null;
  readonly include: readonly string[];
  /** Operator classes by column. */
  readonly ops: ReadonlyMap<string, string>;
  /** Options of which only the text is known, such as `with …`. */
  readonly other: readonly string[];
}

const KEYWORD = /(?:^| )(include|ops|using|where|with|tablespace|nulls_not_distinct|length|prefix) /g;

/** Takes the canonical text of an index's options apart. */
export function indexOptions(text: string): IndexOptions {
  const other: string[] = [];
  let using: string | null = null;
  let include: readonly string[] = [];
  let ops: ReadonlyMap<string, string> = new Map();
  // A condition may hold any word, so nothing is looked for behind it; options are in the order of their names.
  const condition = /(?:^| )where (.*)$/s.exec(text);
  const where = condition?.[1] ?? null;
  const rest = condition === null ? text : text.slice(0, condition.index);
  const marks = [...rest.matchAll(KEYWORD)];
  marks.forEach((mark, i) => {
    const value = rest.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? rest.length);
    switch (mark[1]) {
      case "using":
        using = value;
        return;
      case "include":
        include = value.split(",");
        return;
      case "ops":
        ops = new Map(
          value.split(",").map((pair) => [pair.slice(0, pair.lastIndexOf(":")), pair.slice(pair.lastIndexOf(":") + 1)] as const),
        );
        return;
      default:
        other.push(`${mark[1]} ${value}`);
    }
  });
  if (marks.length === 0 && rest.trim() !== "") other.push(rest.trim());
  return { using, where, include, ops, other };
}
