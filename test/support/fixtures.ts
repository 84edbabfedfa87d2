import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ROOT } from "./registry.ts";

/** The files of a project in `fixtures/`, by path. */
export function readProject(name: string): Readonly<Record<string, string>> {
  const folder = fileURLToPath(new URL(`fixtures/${name}/`, ROOT));
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })) {
    const path = `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/").replace(/\/+/g, "/");
    if (entry.isFile()) files[path.slice(folder.length)] = readFileSync(path, "utf8");
  }
  return files;
}
