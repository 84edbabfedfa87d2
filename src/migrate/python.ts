import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The Python that a project runs in, and how it was found. */
export interface FoundPython {
  readonly path: string;
  readonly by: string;
}

const BINARIES = ["bin/python", "Scripts/python.exe"];

function inside(folder: string): string | null {
  const found = BINARIES.map((binary) => join(folder, binary)).find((path) => existsSync(path));
  return found ?? null;
}

/**
 * The project's own Python: as given, the active virtual environment, one in the root or above it (`.venv`, as uv makes it, or
 * `venv`), Poetry's, else the one on the PATH. Null when there is none.
 */
export function findPython(root: string, given: string | null, environment: NodeJS.ProcessEnv): FoundPython | null {
  if (given !== null) {
    const path = inside(given) ?? given;
    return existsSync(path) || !/[\\/]/.test(path) ? { path, by: "--python" } : null;
  }
  const active = environment.VIRTUAL_ENV === undefined ? null : inside(environment.VIRTUAL_ENV);
  if (active !== null) return { path: active, by: "VIRTUAL_ENV" };
  for (let folder = root; ; folder = dirname(folder)) {
    for (const name of [".venv", "venv", "env"]) {
      const own = inside(join(folder, name));
      if (own !== null) return { path: own, by: name };
    }
    // Beyond the repository other projects begin.
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) break;
  }
  return poetry(root) ?? onPath(environment);
}

function poetry(root: string): FoundPython | null {
  const settings = join(root, "pyproject.toml");
  if (!existsSync(settings) || !readFileSync(settings, "utf8").includes("[tool.poetry")) return null;
  const { status, stdout } = spawnSync("poetry", ["env", "info", "--executable"], { cwd: root, encoding: "utf8", timeout: 20_000 });
  const path = status === 0 ? stdout.trim() : "";
  return path !== "" && existsSync(path) ? { path, by: "poetry" } : null;
}

function onPath(environment: NodeJS.ProcessEnv): FoundPython | null {
  for (const folder of (environment.PATH ?? "").split(delimiter)) {
    for (const name of ["python3", "python", "python.exe"]) {
      const path = join(folder, name);
      if (folder !== "" && existsSync(path)) return { path, by: "PATH" };
    }
  }
  return null;
}
