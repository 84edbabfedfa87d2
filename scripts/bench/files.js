import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const SKIPPED = new Set(["node_modules", "__pycache__", "venv", "site-packages"]);

/** The Python files of a folder with their sizes, the largest first: with large files at the end a thread would be left waiting. */
export function pythonFiles(folder) {
  const found = [];
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) continue;
      const inner = join(path, entry.name);
      if (entry.isDirectory()) visit(inner);
      else if (entry.isFile() && entry.name.endsWith(".py")) found.push({ path: inner, size: statSync(inner).size });
    }
  };
  visit(folder);
  return found.sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
}
