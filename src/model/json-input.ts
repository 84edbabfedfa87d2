/** Whether a value of parsed JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The line (from 1) on which a text stops being JSON. */
export function lineOfJsonError(text: string, error: unknown): number {
  const position = positionOf(error);
  if (position !== null) return text.slice(0, position).split("\n").length;
  // For a character that it did not expect V8 names no place: it is in the last of the fewest lines that are broken.
  const lines = text.split("\n");
  let [line, last] = [1, lines.length];
  while (line < last) {
    const middle = Math.floor((line + last) / 2);
    if (isBroken(lines.slice(0, middle).join("\n"))) last = middle;
    else line = middle + 1;
  }
  return line;
}

function positionOf(error: unknown): number | null {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  return position === undefined ? null : Number(position);
}

/** Whether a beginning of a JSON text is wrong by itself, and not only because it ends. */
function isBroken(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    const position = positionOf(error);
    return position === null ? !/end of JSON/.test(String(error)) : position < start.length;
  }
}
