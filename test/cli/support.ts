import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RolldownOptions, rolldown } from "rolldown";

/** The tool as a release has it: bundled, beside its package.json and rule pages, but in a folder of its own. */
export interface Release {
  readonly cli: string;
  readonly folder: string;
  /** Runs the tool in a folder; facts are kept in the release's folder, not the user's. */
  run(folder: string, args: readonly string[], environment?: Readonly<Record<string, string>>, input?: string): Run;
  remove(): void;
}

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

const TOP = fileURLToPath(new URL("../../", import.meta.url));

/** `asShipped`: with all that the bundle is told, which takes some seconds more. What the tool does is the same. */
export async function release(asShipped = false): Promise<Release> {
  const folder = mkdtempSync(join(tmpdir(), "gate-release-"));
  const { default: config } = (await import(new URL("../../rolldown.config.js", import.meta.url).href)) as {
    readonly default: RolldownOptions;
  };
  const { output, plugins, ...input } = config;
  const wanted = [plugins].flat().filter((plugin) => asShipped || (plugin as { name?: string } | null)?.name !== "arrays-by-index");
  const bundle = await rolldown({ ...input, plugins: wanted, cwd: TOP });
  await bundle.write({ ...(output as object), dir: join(folder, "dist") });
  copyFileSync(join(TOP, "package.json"), join(folder, "package.json"));
  symlinkSync(join(TOP, "rules"), join(folder, "rules"));
  symlinkSync(join(TOP, "skills"), join(folder, "skills"));
  const cli = join(folder, "dist/cli.js");
  return {
    cli,
    folder,
    run(cwd, args, environment = {}, input = "") {
      const { NO_COLOR, FORCE_COLOR, FASTAPI_GATE_SERVER, ...inherited } = process.env;
      const env = { ...inherited, FASTAPI_GATE_CACHE: join(folder, "cache"), ...environment };
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
        cwd,
        env,
        input,
        encoding: "utf8",
        maxBuffer: 1 << 28,
      });
      return { status, out: stdout, errors: stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
