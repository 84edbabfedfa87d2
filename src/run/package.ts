import { readFileSync } from "node:fs";

/** Reads a file of the package, by path from its top: beside `dist/` in a release, two folders up from the sources. Null where missing. */
export function packageFile(path: string): string | null {
  return found(path)?.text ?? null;
}

/** Where a file of the package lies; null where it is missing. */
export function packageFileUri(path: string): string | null {
  return found(path)?.uri ?? null;
}

function found(path: string): { readonly text: string; readonly uri: string } | null {
  for (const top of ["../", "../../"]) {
    try {
      if (JSON.parse(readFileSync(new URL(`${top}package.json`, import.meta.url), "utf8")).name !== "fastapi-gate") continue;
      const url = new URL(top + path, import.meta.url);
      return { text: readFileSync(url, "utf8"), uri: url.href };
    } catch {
      // Not the package's top.
    }
  }
  return null;
}

/** The version of this release. */
export function toolVersion(): string {
  return JSON.parse(packageFile("package.json") ?? '{"version":"unknown"}').version;
}
