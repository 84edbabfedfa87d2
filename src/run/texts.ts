import { readFileSync } from "node:fs";

/** A file's text; null where it cannot be read. Pipes are read like files: `--config <(…)` is one. */
export function fileText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
