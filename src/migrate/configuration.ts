import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";

/** The alembic.ini of an environment with the section that is about it; null where there is none. */
export interface AlembicIni {
  readonly path: string;
  readonly section: string;
}

/** The nearest alembic.ini from the environment's folder up to the root that names this folder, or names none. */
export function findIni(root: string, directory: string): AlembicIni | null {
  const environment = resolve(root, directory);
  let fallback: AlembicIni | null = null;
  for (let folder = environment; folder.startsWith(root); folder = dirname(folder)) {
    const path = join(folder, "alembic.ini");
    if (existsSync(path)) {
      for (const { section, location } of locations(readFileSync(path, "utf8"))) {
        if (resolve(folder, normalize(location.replaceAll("%(here)s", folder))) === environment) return { path, section };
      }
      fallback ??= { path, section: "alembic" };
    }
    if (dirname(folder) === folder) break;
  }
  return fallback;
}

/** Each section's script_location. */
function locations(text: string): readonly { readonly section: string; readonly location: string }[] {
  const found: { section: string; location: string }[] = [];
  let section = "";
  for (const line of text.split(/\r?\n/)) {
    section = /^\[([^\]]+)\]/.exec(line)?.[1] ?? section;
    const location = /^script_location\s*[=:]\s*(\S.*?)\s*$/.exec(line)?.[1];
    if (location !== undefined) found.push({ section, location });
  }
  return found;
}
