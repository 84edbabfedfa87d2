/**
 * A table is one text in sections, each under a line `# name`. Nothing is read before it is asked for: an analysis uses a
 * handful of the libraries that the tables know, and building maps of all of them would cost more than the look-ups.
 */
export type Table = readonly string[];

/** The section's lines, joined over all texts that have it; undefined when none has. */
export function section(table: Table, name: string): string | undefined {
  let out: string | undefined;
  const mark = `\n# ${name}\n`;
  for (const text of table) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    const from = at + mark.length;
    const next = text.indexOf("\n# ", from - 1);
    const body = next < 0 ? text.slice(from) : text.slice(from, next + 1);
    out = out === undefined ? body : out + body;
  }
  return out;
}

/** The names of all sections, sorted. */
export function sectionNames(table: Table): readonly string[] {
  const names = new Set<string>();
  for (const text of table) for (const match of text.matchAll(/^# (.+)$/gm)) if (match[1] !== undefined) names.add(match[1]);
  return [...names].sort();
}
