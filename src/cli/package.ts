import { readFileSync } from "node:fs";

/** Reads a file of the package, by path from its top: beside `dist/` in a release, two folders up from the sources. Null where missing. */
export function packageFile(path: string): string | null {
  for (const top of ["../", "../../"]) {
    try {
      if (JSON.parse(readFileSync(new URL(`${top}package.json`, import.meta.url), "utf8")).name !== "fastapi-gate") continue;
      return readFileSync(new URL(top + path, import.meta.url), "utf8");
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
