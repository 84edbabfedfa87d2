/** Whether a value of parsed JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The line (from 1) on which JSON.parse stopped; null where its message does not say. */
export function lineOfJsonError(text: string, error: unknown): number | null {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split("\n").length;
}
