import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { project } from "../run/support/project.ts";
import { type Release, release } from "./support.ts";

// Facts made apart, in shards, and joined: whatever becomes of the shards, the answer is that of one plain run.
vi.setConfig({ testTimeout: 180_000 });

let tool: Release;
let plain: string;
/** All shards of the fixture; to be copied, not changed. */
let whole: string;

const FIXTURE = fileURLToPath(new URL("../../fixtures/tangled-shop", import.meta.url));
const SHARDS = 4;

beforeAll(async () => {
  tool = await release();
  plain = tool.run(FIXTURE, CHECK).out;
  whole = mkdtempSync(join(tmpdir(), "gate-shards-"));
  shard(FIXTURE, whole, SHARDS);
}, 120_000);

afterAll(() => {
  tool.remove();
  rmSync(whole, { recursive: true, force: true });
});

const CHECK = ["check", "--format", "json", "--root", ".", "--no-cache"];

function shop(): string {
  const root = project();
  cpSync(FIXTURE, root, { recursive: true });
  return root;
}

/** A folder with all shards of a tree. */
function sharded(root: string, of = SHARDS): string {
  const folder = project();
  if (root === FIXTURE && of === SHARDS) cpSync(whole, folder, { recursive: true });
  else shard(root, folder, of);
  return folder;
}

function shard(root: string, folder: string, of: number): void {
  for (let index = 1; index <= of; index++) {
    const run = tool.run(root, ["facts", "--shard", `${index}/${of}`, "--output", folder, "--root", ".", "--no-cache"]);
    expect(run).toMatchObject({ status: 0, errors: "" });
    expect(run.out).toMatch(new RegExp(`^shard ${index}/${of}: \\d+ of \\d+ files, \\d+ bytes in .*facts-${index}-of-${of}\\.bin\n$`));
  }
}

const joined = (root: string, folder: string, ...more: string[]) => tool.run(root, [...CHECK, "--facts", folder, ...more]);

/** Changes a shard's bytes. */
function altered(folder: string, name: string, change: (bytes: Buffer) => Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(path)));
  return folder;
}

describe("shards that are all there", () => {
  test("give the bytes of one plain run, silently", () => {
    const folder = sharded(FIXTURE);
    expect(readdirSync(folder).sort()).toEqual(Array.from({ length: SHARDS }, (_, at) => `facts-${at + 1}-of-${SHARDS}.bin`));
    expect(joined(FIXTURE, folder)).toEqual({ status: 1, out: plain, errors: "" });
  });

  test("share the files out without rest or repetition", () => {
    const counts = (of: number): number =>
      Array.from({ length: of }, (_, at) =>
        tool.run(FIXTURE, ["facts", "--shard", `${at + 1}/${of}`, "--output", project(), "--root", "."]),
      )
        .map(({ out }) => Number(/: (\d+) of/.exec(out)?.[1]))
        .reduce((sum, count) => sum + count, 0);
    const [, all] = /of (\d+) files/.exec(tool.run(FIXTURE, ["facts", "--output", project(), "--root", "."]).out) ?? [];
    expect(Number(all)).toBeGreaterThan(20);
    expect(counts(5)).toBe(Number(all));
  });

  test("are the same bytes on another day, from another place, with and without a cache", () => {
    const [one, other] = [sharded(FIXTURE, 2), project()];
    for (const index of [1, 2]) tool.run(shop(), ["facts", "--shard", `${index}/2`, "--output", other, "--root", "."]);
    for (const name of readdirSync(one)) expect(readFileSync(join(other, name))).toEqual(readFileSync(join(one, name)));
  });

  test("are used: nothing is parsed again", () => {
    const root = project({ "shop/__init__.py": "", "shop/waits.py": "import time\n\n\nasync def wait() -> None:\n    time.sleep(1)\n" });
    const folder = sharded(root, 1);
    // A shard whose text says something else under the same hash: what the run then says must come from it.
    altered(folder, "facts-1-of-1.bin", (bytes) => {
      const second = bytes.indexOf(10) + 1;
      const start = bytes.indexOf(10, second) + 1;
      const records = Buffer.from(bytes.subarray(start).toString("latin1").replace("sleep", "sloop"), "latin1");
      const sum = createHash("sha256")
        .update(bytes.subarray(0, second - 1))
        .update(records)
        .digest("hex");
      return Buffer.concat([bytes.subarray(0, second), Buffer.from(sum.padEnd(start - second - 1)), Buffer.from("\n"), records]);
    });
    expect(joined(root, folder, "--select", "blocking-call").out).not.toContain("time.sleep");
    expect(tool.run(root, [...CHECK, "--select", "blocking-call"]).out).toContain("time.sleep");
  });

  test("say what they are to a reader", () => {
    const [line = ""] = readFileSync(join(sharded(FIXTURE), "facts-3-of-4.bin"), "latin1").split("\n");
    expect(JSON.parse(line)).toMatchObject({ format: "fastapi-gate-facts/1", shard: 3, of: 4, order: "LE" });
  });
});

describe("what cannot be used is said in a line, and made anew:", () => {
  const name = `facts-2-of-${SHARDS}.bin`;
  test.each<[string, (folder: string) => void, RegExp]>([
    [
      "a missing shard",
      (folder) => rmSync(join(folder, name)),
      /^fastapi-gate: facts of shard 2 of 4 are missing: \d+ files are analysed here\n$/,
    ],
    [
      "all but one missing",
      (folder) => {
        for (const index of [1, 2, 3]) rmSync(join(folder, `facts-${index}-of-4.bin`));
      },
      /^fastapi-gate: facts of shard 1-3 of 4 are missing: \d+ files are analysed here\n$/,
    ],
    [
      "an empty folder",
      (folder) => {
        for (const each of readdirSync(folder)) rmSync(join(folder, each));
      },
      /^fastapi-gate: facts not used: the folder holds none that count, \d+ files are analysed here\n$/,
    ],
    [
      "a flipped bit in the facts",
      (folder) => altered(folder, name, (bytes) => flipped(bytes, bytes.length - 40)),
      /2-of-4\.bin: damaged\n/,
    ],
    [
      "a flipped bit in the description",
      (folder) => altered(folder, name, (bytes) => flipped(bytes, bytes.indexOf('"files":') + 8)),
      /2-of-4\.bin: damaged\n/,
    ],
    ["half a file", (folder) => altered(folder, name, (bytes) => bytes.subarray(0, bytes.length >> 1)), /2-of-4\.bin: damaged\n/],
    ["more than there ought to be", (folder) => altered(folder, name, (bytes) => Buffer.concat([bytes, bytes])), /2-of-4\.bin: damaged\n/],
    ["an empty file", (folder) => altered(folder, name, () => ""), /2-of-4\.bin: is not a file of this tool\n/],
    [
      "something else of that name",
      (folder) => altered(folder, name, () => '{"format":"none"}\n\n'),
      /2-of-4\.bin: is not a file of this tool\n/,
    ],
    [
      "another version",
      (folder) => altered(folder, name, (bytes) => bytes.toString("latin1").replace(/"extractor":"..../, '"extractor":"ffff')),
      /2-of-4\.bin: made by another version, or for another kind of machine\n/,
    ],
    [
      "a folder in its place",
      (folder) => {
        rmSync(join(folder, name));
        mkdirSync(join(folder, name));
      },
      /2-of-4\.bin: is not a file of this tool\n/,
    ],
  ])("%s", (_, spoil, line) => {
    const folder = sharded(FIXTURE);
    spoil(folder);
    const run = joined(FIXTURE, folder);
    expect(run.errors).toMatch(line);
    expect(run.errors.split("\n").length).toBeLessThan(4);
    expect(run).toMatchObject({ status: 1, out: plain });
  });

  test("a file that changed since, one that is new, and one that is gone", () => {
    const root = shop();
    const folder = sharded(root);
    const victim = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".py") && statSync(join(root, path)).size > 0)
      .sort();
    rmSync(join(root, victim[0] as string));
    writeFileSync(join(root, victim[1] as string), `${readFileSync(join(root, victim[1] as string), "utf8")}\nLATER = 1\n`);
    writeFileSync(join(root, "shop_later.py"), "import time\n\n\nasync def wait() -> None:\n    time.sleep(1)\n");
    const run = joined(root, folder);
    expect(run.errors).toContain("fastapi-gate: facts are missing or out of date: 2 files are analysed here (");
    expect(run.errors).toContain("shop_later.py");
    expect(run.out).toBe(tool.run(root, CHECK).out);
  });

  test("a name that would speak to the terminal", () => {
    const root = shop();
    const folder = sharded(root);
    writeFileSync(join(root, "a\u001b[2J.py"), "x = 1\n");
    const { errors } = joined(root, folder);
    expect(errors).toContain("\\u001b[2J.py");
    expect(errors).not.toContain("\u001b");
  });
});

describe("beside other things", () => {
  test("shards of two divisions in one folder are both used", () => {
    const folder = sharded(FIXTURE);
    const two = sharded(FIXTURE, 2);
    rmSync(join(folder, "facts-1-of-4.bin"));
    copyFileSync(join(two, "facts-1-of-2.bin"), join(folder, "facts-1-of-2.bin"));
    expect(joined(FIXTURE, folder).out).toBe(plain);
  });

  test("what comes from the folder is not kept for later runs", () => {
    const root = shop();
    const folder = sharded(root);
    const cache = project();
    const run = tool.run(root, ["check", "--root", ".", "--format", "json", "--facts", folder], { FASTAPI_GATE_CACHE: cache });
    expect(run.out).toBe(plain);
    expect(readdirSync(cache)).toEqual([]);
  });

  test("several projects have a folder each", () => {
    const api = "import time\n\n\nasync def wait() -> None:\n    time.sleep(1)\n";
    const root = project({
      "orders/fastapi-gate.toml": "",
      "orders/orders/api.py": api,
      "billing/fastapi-gate.toml": "",
      "billing/billing/api.py": `${api}\nX = 1\n`,
    });
    const folder = project();
    for (const shard of ["1/2", "2/2"]) tool.run(root, ["facts", "--shard", shard, "--output", folder, "--root", "."]);
    expect(readdirSync(folder).sort()).toEqual(["billing", "orders"]);
    const all = ["check", "--root", ".", "--no-cache"];
    expect(tool.run(root, [...all, "--facts", folder])).toEqual(tool.run(root, all));
  });

  test("with a base the files of both trees are found", () => {
    const root = shop();
    const git = (...args: string[]) =>
      spawnSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: root });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "first");
    const folder = sharded(root);
    writeFileSync(join(root, "later.py"), "import time\n\n\nasync def wait() -> None:\n    time.sleep(1)\n");
    const base = [...CHECK, "--base", "HEAD"];
    expect(tool.run(root, [...base, "--facts", folder]).out).toBe(tool.run(root, base).out);
  });
});

describe("usage", () => {
  test.each([
    [["facts", "--output", "out", "--shard", "9/8"], "give a part and the number of parts, such as 3/8"],
    [["facts", "--output", "out", "--shard", "0/8"], "give a part and the number of parts, such as 3/8"],
    [["facts", "--output", "out", "--shard", "eight"], "give a part and the number of parts, such as 3/8"],
    [["facts"], "required option '--output <folder>' not specified"],
    [["check", "--facts", "nowhere"], "nowhere does not exist"],
    [["check", "--facts", "a.py"], "a.py is not a folder: name the one that `fastapi-gate facts --output` wrote"],
  ])("%j", (args, message) => {
    const root = project({ "a.py": "x = 1\n" });
    const run = tool.run(root, args);
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.errors).toContain(message);
    expect(existsSync(join(root, "out"))).toBe(false);
  });

  test("a folder that cannot be written", () => {
    const root = project({ "a.py": "x = 1\n", out: "a file" });
    const run = tool.run(root, ["facts", "--output", "out"]);
    expect(run.status).toBe(2);
    expect(run.errors).toMatch(/^fastapi-gate: out\/facts-1-of-1\.bin cannot be written: /);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] as number) ^ 1;
  return copy;
}
