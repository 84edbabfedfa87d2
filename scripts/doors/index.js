#!/usr/bin/env node
// Opens every door of the committed bundle (or, with --bundle, of one made from the committed sources) with its real client, and says what came of each: pre-commit (old and new), npm, the wheel by pip, uvx and
// pipx, the Action on the runner's Node.js, MCP by the SDK's client, the language server over pipes, SARIF by Microsoft's validator, JUnit by its readers,
// the page (of a fixture, or of an application) in a browser with axe, Neovim and Emacs with the settings of their page, reviewdog. Clients come from npm, the Python package index and Go's module proxy,
// into a folder that goes away again; what cannot be had is skipped and says so. Ends with 1 when one fails.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "../options.js";
import { browserDoors } from "./browser.js";
import { editorDoors } from "./editors.js";
import { protocolDoors } from "./protocols.js";
import { pythonDoors } from "./python.js";
import { reviewDoors } from "./review.js";

const TOP = fileURLToPath(new URL("../../", import.meta.url));
const { values, positionals } = optionsOf(
  "node scripts/doors/index.js [DOOR…] [--bundle] [--python PYTHON] [--browser CHROMIUM] [--pictures FOLDER] [--page APPLICATION]",
  {
    allowPositionals: true,
    options: {
      python: { type: "string", default: "python3" },
      bundle: { type: "boolean", default: false },
      browser: { type: "string", default: "chromium" },
      pictures: { type: "string" },
      page: { type: "string" },
    },
  },
);

/** Runs a program; its output and status. Throws only where it cannot be started. */
function run(program, args, { cwd = TOP, env = process.env, input } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 600_000,
  });
  if (error !== undefined) throw error;
  return { status, out: stdout, errors: stderr, all: stdout + stderr };
}

/** The same for a program that must succeed. */
function must(program, args, options) {
  const result = run(program, args, options);
  if (result.status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${result.status}:\n${result.all.slice(-2000)}`);
  return result;
}

function expect(condition, what, seen = "") {
  if (!condition) throw new Error(`${what}${seen === "" ? "" : `; saw:\n${seen.slice(0, 2000)}`}`);
}

/** A door that cannot be tried here, and why. */
class Skipped extends Error {}

const scratch = mkdtempSync(join(tmpdir(), "gate-doors-"));
/** What is committed, as a clone has it. */
const release = join(scratch, "release");

/** A fixture as a repository of its own, with one commit. */
function repository(name, fixture = "layered-shop") {
  const folder = join(scratch, name);
  cpSync(join(TOP, "fixtures", fixture), folder, { recursive: true });
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-qm", "first");
  return folder;
}

function git(folder, ...args) {
  const named = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...named, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** An async endpoint that sleeps: what every door must stop. */
const BLOCKING = '\n\n@router.get("/slow")\nasync def slow() -> None:\n    """Waits."""\n    __import__("time")\n    time.sleep(1)\n';

/** A shop with a commit and, in the working tree, an endpoint that blocks. */
function blocked(name) {
  const shop = repository(name);
  const file = join(shop, "shop/api/routes/orders.py");
  const text = `import time\n${readFileSync(file, "utf8")}${BLOCKING}`;
  writeFileSync(file, text);
  return { shop, file, text };
}

const tools = { TOP, scratch, release, run, must, expect, repository, git, Skipped, BLOCKING, blocked, options: values };
const doors = { ...pythonDoors(tools), ...protocolDoors(tools), ...browserDoors(tools), ...editorDoors(tools), ...reviewDoors(tools) };

let failed = 0;
try {
  execFileSync("git", ["clone", "--quiet", TOP, release]);
  if (values.bundle) {
    must("npx", ["rolldown", "-c", "rolldown.config.js", "-d", join(release, "dist")]);
    git(release, "add", "-A");
    git(release, "commit", "-qm", "Bundle");
  }
  const wanted = positionals.length === 0 ? Object.keys(doors) : positionals;
  const unknown = wanted.find((name) => doors[name] === undefined);
  if (unknown !== undefined) throw new Error(`there is no door ${unknown}: ${Object.keys(doors).join(", ")}`);
  for (const name of wanted) {
    const start = Date.now();
    const seconds = () => `${((Date.now() - start) / 1000).toFixed(0)} s`;
    try {
      console.log(`ok       ${name}: ${await doors[name]()} (${seconds()})`);
    } catch (error) {
      if (error instanceof Skipped) console.log(`skipped  ${name}: ${error.message}`);
      else {
        failed++;
        console.log(`FAILED   ${name} (${seconds()}): ${error instanceof Error ? error.message : error}`);
      }
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
