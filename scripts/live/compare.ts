// Where two outputs differ, and what an edit was.

/** The first differences between two JSON values, by path; findings and their like by what they say. */
export function differences(live: unknown, fresh: unknown, most: number): readonly string[] {
  const found: string[] = [];
  compareAt("", live, fresh, found, most);
  return found;
}

function compareAt(path: string, live: unknown, fresh: unknown, found: string[], most: number): void {
  if (found.length >= most || JSON.stringify(live) === JSON.stringify(fresh)) return;
  if (Array.isArray(live) && Array.isArray(fresh)) {
    const [ours, theirs] = [withoutThose(live, fresh), withoutThose(fresh, live)];
    if (ours.length === 0 && theirs.length === 0) found.push(`${path}: the same entries in another order`);
    for (const one of ours) {
      // The same place in both: what of it differs is told.
      const twin = theirs.find((other) => nameOf(other) === nameOf(one));
      if (twin !== undefined && typeof one === "object") {
        theirs.splice(theirs.indexOf(twin), 1);
        compareAt(`${path}[${nameOf(one)}]`, one, twin, found, most);
      } else found.push(`${path}: only live:  ${short(one)}`);
    }
    for (const one of theirs) found.push(`${path}: only fresh: ${short(one)}`);
    found.splice(most);
    return;
  }
  if (isObject(live) && isObject(fresh)) {
    for (const key of new Set([...Object.keys(live), ...Object.keys(fresh)]))
      compareAt(path === "" ? key : `${path}.${key}`, live[key], fresh[key], found, most);
    if (found.length === 0) found.push(`${path}: the same fields in another order`);
    return;
  }
  found.push(`${path}: live ${short(live)}, fresh ${short(fresh)}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutThose(these: readonly unknown[], those: readonly unknown[]): unknown[] {
  const counts = new Map<string, number>();
  for (const one of those) counts.set(JSON.stringify(one), (counts.get(JSON.stringify(one)) ?? 0) + 1);
  return these.filter((one) => {
    const text = JSON.stringify(one);
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
}

/** What an entry of a list is called, for people. */
function nameOf(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value);
  const { rule, file, line, symbol, kind, gate } = value;
  return [rule, kind, gate, file, line, symbol].filter((part) => part !== undefined).join(" ");
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}

/** The lines that an edit took and gave, with three around them. */
export function lineDiff(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const from = Math.max(0, head - 3);
  const lines = [
    `@@ line ${head + 1}`,
    ...old.slice(from, head).map((line) => ` ${line}`),
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
    ...old.slice(old.length - tail, old.length - tail + 3).map((line) => ` ${line}`),
  ];
  return (lines.length > 60 ? [...lines.slice(0, 60), "…"] : lines).join("\n");
}
