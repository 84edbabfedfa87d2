/** Edits (insertions, deletions, replacements) between two short words; stops counting above `most`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? most + 1;
}

/** The name that a misspelt word most likely means, or null when none is near. Of equally near ones the first in order of the alphabet. */
export function nearest(word: string, names: Iterable<string>): string | null {
  const most = Math.max(1, Math.floor(word.length / 3));
  let best: { readonly name: string; readonly far: number } | null = null;
  for (const name of names) {
    const far = distance(word.slice(0, 60), name, most);
    if (far > most) continue;
    if (best === null || far < best.far || (far === best.far && name < best.name)) best = { name, far };
  }
  return best?.name ?? null;
}
