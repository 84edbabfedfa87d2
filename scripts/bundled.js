// Runs a script that is written in TypeScript, which Node 20 cannot: bundled as a release is, into a folder of its own.
//
//   node scripts/bundled.js SCRIPT.ts [ARGUMENT…]
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import config from "../rolldown.config.js";

const top = fileURLToPath(new URL("..", import.meta.url));
const [script = "", ...args] = process.argv.slice(2);
const name = basename(dirname(resolve(script)));
const { output, plugins, ...rest } = config;
const folder = join(top, "node_modules/.cache/scripts", name);
mkdirSync(folder, { recursive: true });
const bundle = await rolldown({
  ...rest,
  cwd: top,
  input: { script: resolve(script) },
  plugins: plugins.filter((plugin) => plugin.name !== "write-licences"),
});
// Not emptied first: another run may be reading it.
await bundle.write({ ...output, dir: folder, cleanDir: false });
const run = spawnSync(process.execPath, [join(folder, "script.js"), ...args], { stdio: "inherit" });
process.exitCode = run.status ?? 2;
