import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyseAll, type PoolOptions } from "../../src/run/pool.ts";
import { makePlayed } from "./support/play.ts";
import { project } from "./support/project.ts";

let folder: string;
let script: URL;

beforeAll(async () => {
  // Node cannot run our sources: the worker's script is bundled, as in a release.
  folder = mkdtempSync(join(tmpdir(), "gate-worker-"));
  const bundle = await rolldown({ input: new URL("support/worker.ts", import.meta.url).pathname, platform: "node" });
  await bundle.write({ dir: folder, format: "esm", entryFileNames: "worker.js" });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  script = pathToFileURL(join(folder, "worker.js"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function options(more: Partial<PoolOptions> = {}): PoolOptions {
  return { jobs: null, cores: 2, script: null, wasm: () => null, make: makePlayed, patience: 60_000, megabytes: 60, ...more };
}

const threaded = (jobs: number, more: Partial<PoolOptions> = {}): PoolOptions => options({ jobs, script, ...more });

async function texts(root: string, paths: readonly string[], pool: PoolOptions): Promise<readonly string[]> {
  const results = await analyseAll(root, paths, pool);
  return results.map((result) => (result.kind === "facts" ? result.facts.text : result.failure.message));
}

function shop(count: number): { readonly root: string; readonly paths: readonly string[]; readonly contents: readonly string[] } {
  const contents = Array.from({ length: count }, (_, index) => `order_${index} = ${"1".repeat((index * 7919) % 5000)}`);
  const paths = contents.map((_, index) => `shop/order_${index}.py`);
  return { root: project(Object.fromEntries(paths.map((path, index) => [path, contents[index] as string]))), paths, contents };
}

describe("results", () => {
  test("stand in the order of the paths, by one thread or several", async () => {
    const { root, paths, contents } = shop(300);
    expect(await texts(root, paths, options())).toEqual(contents);
    for (const jobs of [1, 2, 4]) expect(await texts(root, paths, threaded(jobs))).toEqual(contents);
  });

  test("of few and of no files", async () => {
    const { root, paths, contents } = shop(1);
    expect(await texts(root, paths, threaded(4))).toEqual(contents);
    expect(await texts(root, [], threaded(4))).toEqual([]);
  });

  test("of large files, and a limit to them", async () => {
    const large = "x".repeat(10_000_000);
    const root = project({ "large.py": large, "data.py": "y".repeat(20_000_001), "limit.py": "z".repeat(20_000_000) });
    const [first, second, third] = await texts(root, ["large.py", "data.py", "limit.py"], options());
    expect(first).toHaveLength(large.length);
    expect(second).toBe("is 20 MB, over the limit of 20 MB: not analysed. Split it, or name it under `exclude`");
    expect(third).toHaveLength(20_000_000);
  });

  test("of files that cannot be read say why", async () => {
    const root = project({ "folder.py/inner.py": "", "ok.py": "ok" });
    execFileSync("mkfifo", [join(root, "pipe.py")]);
    expect(await texts(root, ["gone.py", "folder.py", "pipe.py", "ok.py"], threaded(2))).toEqual([
      "cannot be read: no such file or directory",
      "cannot be read: illegal operation on a directory",
      "cannot be read: is not a regular file",
      "ok",
    ]);
  });

  test("an error is one file's; the parser is made anew", async () => {
    const root = project({ "a.py": "# throws", "b.py": "# spoils what comes after", "c.py": "fine" });
    expect(await texts(root, ["a.py", "b.py", "c.py"], options())).toEqual([
      "cannot be analysed: nested too deeply",
      "# spoils what comes after",
      "fine",
    ]);
  });
});

describe("workers", () => {
  test.each([
    ["exits", "# exit"],
    ["runs out of memory", "# memory"],
  ])("one that %s costs only the file that did it", { timeout: 60_000 }, async (_, content) => {
    // A large file, so that a worker takes it and not this thread.
    const files: Record<string, string> = { "bad.py": content.padEnd(600_000, "#") };
    for (let index = 0; index < 50; index++) files[`a${index}.py`] = `a = ${index}`;
    const root = project(files);
    const found = await texts(root, Object.keys(files), threaded(2));
    expect(found[0]).toBe(
      "cannot be analysed: it needs more memory than a thread has, or ends it in another way. Split it, or name it under `exclude`",
    );
    expect(found.slice(1)).toEqual(Object.values(files).slice(1));
  });

  test("one that never ends is given up", { timeout: 60_000 }, async () => {
    const root = project({ "bad.py": "# endless".padEnd(600_000, "#"), "a.py": "a", "b.py": "b" });
    expect(await texts(root, ["bad.py", "a.py", "b.py"], threaded(2, { patience: 500 }))).toEqual([
      "cannot be analysed: it takes longer than 1 s. Split it, or name it under `exclude`",
      "a",
      "b",
    ]);
  });

  test("without a script that starts, everything is done here", async () => {
    const { root, paths, contents } = shop(20);
    expect(await texts(root, paths, options({ jobs: 3, script: pathToFileURL(join(folder, "gone.js")) }))).toEqual(contents);
  });
});
