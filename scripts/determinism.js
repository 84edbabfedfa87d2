// Runs the tool again and again over copies of a folder that were made in another order, with one to eight workers, cold and warm, in folders of other names
// and with another locale and time zone, and compares the bytes.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { optionsOf } from "./options.js";

const { values, positionals } = optionsOf("npm run determinism -- [--cli FILE] [--runs N] [--seed N] FOLDER…", {
  allowPositionals: true,
  options: {
    cli: { type: "string", default: "dist/cli.js" },
    runs: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
  },
});
const FORMATS = ["json", "sarif", "coordinator", "text"];
const LOCALES = ["C", "tr_TR.UTF-8", "de_DE.UTF-8", "C.UTF-8"];
const ZONES = ["UTC", "Asia/Kathmandu", "America/St_Johns"];
let state = Number(values.seed);
/** A number from 0 to `bound` - 1. */
const random = (bound) => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (state >>> 8) % bound;
};

function shuffled(items) {
  const rest = [...items];
  return items.map(() => rest.splice(random(rest.length), 1)[0]);
}

/** Copies the files one by one, in any order, so that folders list them in any order. */
function copyShuffled(from, to) {
  const entries = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of shuffled(entries)) {
    const source = join(entry.parentPath ?? entry.path, entry.name);
    const target = join(to, source.slice(from.length));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
}

let failed = 0;
for (const folder of positionals.map((name) => resolve(name))) {
  const work = mkdtempSync(join(tmpdir(), "determinism-"));
  const cache = join(work, "cache");
  const seen = new Map();
  try {
    for (let run = 0; run < Number(values.runs); run++) {
      const root = join(work, `copy-${run % 4}`);
      // Every fourth run makes its copy anew; the others meet a warm cache, of a run with other workers.
      if (run < 4 || random(2) === 0) {
        rmSync(root, { recursive: true, force: true });
        copyShuffled(folder, root);
      }
      const format = FORMATS[run % FORMATS.length];
      const jobs = String(1 + random(8));
      const kept = random(3) === 0 ? ["--no-cache"] : [];
      const env = { ...process.env, FASTAPI_GATE_CACHE: cache, LC_ALL: LOCALES[random(LOCALES.length)], TZ: ZONES[random(ZONES.length)] };
      // Each format is printed in its turn; the JSON of every run is compared.
      const side = join(work, "side.json");
      const args = [resolve(values.cli), "check", "--root", root, "--jobs", jobs, "--format", format, "--output", `json=${side}`, ...kept];
      const { stdout, status } = spawnSync(process.execPath, args, { env, maxBuffer: 1 << 29 });
      if (status !== 0 && status !== 1) throw new Error(`exit status ${status}`);
      const digests = [
        [format, createHash("sha256").update(stdout).digest("hex")],
        ["json", createHash("sha256").update(readFileSync(side)).digest("hex")],
      ];
      for (const [what, digest] of digests) seen.set(what, (seen.get(what) ?? new Set()).add(digest));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const different = [...seen].filter(([, digests]) => digests.size !== 1);
  failed += different.length;
  console.log(
    `${basename(folder)}: ${values.runs} runs, ${[...seen].map(([what, digests]) => `${what}: ${digests.size}`).join(", ")} different outputs`,
  );
}
process.exitCode = failed === 0 ? 0 : 1;
