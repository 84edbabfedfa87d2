// Builds the wheel: stages python/ with the bundle, the rule pages and package.json, and hands that to pip. The same sources give the
// same bytes: times are fixed, and what is staged is listed in order.
//
// --release: a folder with dist/, rules/, skills/ and package.json in place of this repository; --stage: only put the files there.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "./options.js";

const TOP = fileURLToPath(new URL("../", import.meta.url));
/** A fixed time for all entries, as reproducible-builds.org has it: 2020-01-01. */
const EPOCH = "1577836800";

/** Puts everything that the wheel holds into a folder. */
function stage(release, folder) {
  const inside = join(folder, "src/fastapi_gate/package");
  cpSync(join(TOP, "python"), folder, { recursive: true, filter: (path) => !/__pycache__|\/dist$|\.egg-info$/.test(path) });
  cpSync(join(TOP, "LICENSE"), join(folder, "LICENSE"));
  cpSync(join(release, "dist"), join(inside, "dist"), { recursive: true });
  cpSync(join(release, "package.json"), join(inside, "package.json"));
  cpSync(join(release, "skills"), join(inside, "skills"), { recursive: true, dereference: true });
  const pages = readdirSync(join(release, "rules"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  for (const page of pages.sort()) {
    mkdirSync(dirname(join(inside, "rules", page)), { recursive: true });
    cpSync(join(release, "rules", page), join(inside, "rules", page));
  }
}

const { values } = optionsOf("node scripts/wheel.js [--out FOLDER] [--python PYTHON] [--release FOLDER] [--stage FOLDER]", {
  options: {
    out: { type: "string", default: "python/dist" },
    python: { type: "string", default: "python3" },
    release: { type: "string", default: TOP },
    stage: { type: "string" },
  },
});
if (values.stage !== undefined) {
  stage(resolve(values.release), resolve(values.stage));
} else {
  const folder = mkdtempSync(join(tmpdir(), "fastapi-gate-wheel-"));
  try {
    stage(resolve(values.release), folder);
    const out = resolve(values.out);
    mkdirSync(out, { recursive: true });
    const environment = { ...process.env, SOURCE_DATE_EPOCH: EPOCH, PIP_DISABLE_PIP_VERSION_CHECK: "1" };
    execFileSync(values.python, ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", out, folder], {
      stdio: "inherit",
      env: environment,
    });
    const { version } = JSON.parse(readFileSync(join(folder, "src/fastapi_gate/package/package.json"), "utf8"));
    const wheel = join(out, `fastapi_gate-${version}-py3-none-any.whl`);
    console.log(`${wheel}: ${(statSync(wheel).size / 1e6).toFixed(2)} MB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
