import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where unpacked applications are kept between runs: never in the repository. */
function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  return process.env.FASTAPI_GATE_APPLICATIONS ?? join(base, "fastapi-gate", "applications");
}

function run(command, options, fail) {
  const { status, error, stderr } = spawnSync(command, options, { encoding: "utf8" });
  if (error !== undefined) fail(`${command} cannot be started (${error.message}); Python 3 with pip is needed to fetch applications`);
  if (status !== 0) fail(`${command} ${options.join(" ")} ended with ${status}:\n${stderr}`);
}

/**
 * The folder that holds an application's source. Fetched on the first use: pip verifies the hash of the wheel, which is unpacked
 * and never installed; none of its code runs. `stored` gives package, version and sha256.
 */
export function unpackedApplication(name, { package: distribution, version, sha256 }, fail) {
  const cache = cacheFolder();
  const folder = join(cache, `${name}-${version}-${sha256.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const python = process.env.PYTHON ?? "python3";
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, ".fetch-"));
  try {
    const wanted = join(scratch, "requirements.txt");
    writeFileSync(wanted, `${distribution}==${version} --hash=sha256:${sha256}\n`);
    const pinned = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--ignore-requires-python"];
    run(python, ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", ...pinned, "-r", wanted, "-d", scratch], fail);
    const wheel = readdirSync(scratch).find((entry) => entry.endsWith(".whl"));
    if (wheel === undefined) fail(`pip gave no wheel of ${distribution} ${version}`);
    const unpacked = join(scratch, "unpacked");
    run(python, ["-m", "zipfile", "-e", join(scratch, wheel), unpacked], fail);
    // The rename is the last step, so that a folder of this name is always complete.
    renameSync(unpacked, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}
