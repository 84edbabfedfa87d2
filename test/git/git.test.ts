import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover, workingTree } from "../../src/discover/index.ts";
import { BlobMemory, changesSince, dayOf, openRevision, readAhead } from "../../src/git/index.ts";
import { repoPath } from "../../src/model/source.ts";
import { contentHash } from "../../src/run/sources.ts";
import { project } from "../run/support/project.ts";

function run(root: string, ...args: string[]): string {
  return execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", ...args], {
    cwd: root,
    encoding: "utf8",
  });
}

function repository(files: Readonly<Record<string, string>>): string {
  const root = project(files);
  run(root, "init", "-q");
  run(root, "add", "-A");
  run(root, "commit", "-qm", "first");
  return root;
}

const read = (root: string, revision: string, ...paths: string[]) =>
  openRevision(root, revision)
    .read(paths.map(repoPath))
    .map((bytes) => bytes && Buffer.from(bytes).toString("utf8"));

describe("a revision", () => {
  test("has the day on which it was made, by its own clock", () => {
    const root = project({ "shop.py": "" });
    run(root, "init", "-q");
    run(root, "add", "-A");
    expect(dayOf(root, "HEAD")).toBe(null);
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "first"], {
      cwd: root,
      env: { ...process.env, GIT_COMMITTER_DATE: "2026-03-31T23:30:00-0800" },
    });
    expect(dayOf(root, "HEAD")).toBe("2026-03-31");
  });

  test("has its own files, whatever the working tree holds", () => {
    const root = repository({ "shop/orders.py": "orders = 1\n", "shop/empty.py": "" });
    writeFileSync(join(root, "shop/orders.py"), "orders = 2\n");
    rmSync(join(root, "shop/empty.py"));
    expect(read(root, "HEAD", "shop/orders.py", "shop/empty.py", "shop/gone.py")).toEqual(["orders = 1\n", "", null]);
  });

  test("is discovered as a folder is, with the hash of each file", () => {
    const root = repository({
      ".gitignore": "scratch/\n",
      "shop/__init__.py": "",
      "shop/orders.py": "größe = 1\n",
      "db/env.py": "from alembic import context",
      "db/versions/1.py": "",
    });
    symlinkSync("orders.py", join(root, "shop/same.py"));
    symlinkSync("../shop", join(root, "db/loop"));
    symlinkSync("/etc", join(root, "outside"));
    symlinkSync("nothing.py", join(root, "nothing.py"));
    run(root, "add", "-A");
    run(root, "commit", "-qm", "links");
    const there = discover(openRevision(root, "HEAD").tree);
    const here = discover(workingTree(root));
    expect(there.files.map(({ path, role }) => [path, role])).toEqual(here.files.map(({ path, role }) => [path, role]));
    expect(there.aliases).toEqual(here.aliases);
    expect(there.migrations).toEqual(here.migrations);
    expect(there.problems).toEqual(here.problems);
    expect(there.files.find(({ path }) => path === "shop/orders.py")?.hash).toBe(contentHash(Buffer.from("größe = 1\n")));
  });

  test("is seen from a root inside the repository", () => {
    const root = repository({ "backend/main.py": "main = 1", "other.py": "" });
    expect(discover(openRevision(join(root, "backend"), "HEAD").tree).files.map(({ path }) => path)).toEqual(["main.py"]);
    expect(read(join(root, "backend"), "HEAD", "main.py")).toEqual(["main = 1"]);
  });

  test("of another repository inside is none of its files", () => {
    const root = repository({ "main.py": "" });
    const inner = repository({ "inner.py": "" });
    run(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "inner");
    run(root, "commit", "-qm", "inner");
    expect(discover(openRevision(root, "HEAD").tree).files.map(({ path }) => path)).toEqual(["main.py"]);
  });
});

describe("contents that were read before", () => {
  test("are not asked of git again, for any revision that has them", () => {
    const root = repository({ "shop/orders.py": "orders = 1\n", "shop/other.py": "other = 1\n" });
    writeFileSync(join(root, "shop/other.py"), "other = 2\n");
    run(root, "commit", "-qam", "second");
    const memory = new BlobMemory();
    const texts = (name: string, ...paths: string[]) =>
      openRevision(root, name, memory)
        .read(paths.map(repoPath))
        .map((bytes) => bytes && Buffer.from(bytes).toString("utf8"));
    const paths = ["shop/orders.py", "shop/other.py"];
    expect(texts("HEAD^", ...paths)).toEqual(["orders = 1\n", "other = 1\n"]);
    // Git has lost what the memory holds; what it lacks is still asked for.
    const first = run(root, "rev-parse", "HEAD:shop/orders.py").trim();
    rmSync(join(root, ".git/objects", first.slice(0, 2), first.slice(2)));
    expect(texts("HEAD", ...paths)).toEqual(["orders = 1\n", "other = 2\n"]);
    expect(read(root, "HEAD", ...paths)).toEqual([null, "other = 2\n"]);
  });

  test("are let go when they are too many, those first that nobody asked for lately", () => {
    const memory = new BlobMemory(5);
    memory.set("a", Buffer.from("aa"));
    memory.set("b", Buffer.from("bb"));
    memory.get("a");
    memory.set("c", Buffer.from("cc"));
    memory.set("d", Buffer.from("dddddd"));
    expect(["a", "b", "c", "d"].filter((id) => memory.get(id) !== undefined)).toEqual(["a", "c"]);
  });
});

describe("what changed", () => {
  test("since a revision, renames and new files included", () => {
    const body = Array.from({ length: 30 }, (_, line) => `line_${line} = ${line}\n`).join("");
    const root = repository({ "shop/orders.py": body, "shop/invoices.py": "a = 1\n", "same.py": "s = 1\n", "gone.py": "g = 1\n" });
    renameSync(join(root, "shop/orders.py"), join(root, "shop/sales.py"));
    run(root, "add", "-A");
    writeFileSync(join(root, "shop/invoices.py"), "a = 2\n");
    writeFileSync(join(root, "new größe.py"), "n = 1\n");
    rmSync(join(root, "gone.py"));
    const { commit } = openRevision(root, "HEAD");
    const { files, renames } = changesSince(root, commit, { kind: "working-tree" });
    expect(files).toEqual(["gone.py", "new größe.py", "shop/invoices.py", "shop/orders.py", "shop/sales.py"]);
    expect([...renames]).toEqual([["shop/orders.py", "shop/sales.py"]]);
    run(root, "add", "-A");
    run(root, "commit", "-qm", "second");
    expect(changesSince(root, commit, { kind: "revision", name: "HEAD" }).files).toEqual(files);
    expect(changesSince(join(root, "shop"), commit, { kind: "revision", name: "HEAD" }).files).toEqual([
      "invoices.py",
      "orders.py",
      "sales.py",
    ]);
  });
});

describe("mistakes", () => {
  test("name the remedy", () => {
    const root = repository({ "main.py": "" });
    expect(() => openRevision(root, "main-2")).toThrow("there is no revision main-2 here: get it with `git fetch origin main-2`");
    expect(() => openRevision(root, "HEAD~3")).toThrow("fetch-depth: 2");
    expect(() => openRevision(root, "--upload-pack=touch x")).toThrow("there is no revision");
    expect(() => openRevision(root, "")).toThrow("the base has no name");
    expect(() => openRevision(project(), "HEAD")).toThrow("the root is not in a git repository");
  });

  test("a repository without commits", () => {
    const root = project();
    run(root, "init", "-q");
    expect(() => openRevision(root, "HEAD")).toThrow("there is no revision HEAD here");
  });

  test("settings of the repository start no program", () => {
    const root = repository({ "main.py": "a = 1\n" });
    const witness = join(root, "started");
    mkdirSync(join(root, "bin"));
    writeFileSync(join(root, "bin/spy"), `#!/bin/sh\ntouch ${witness}\n`, { mode: 0o755 });
    for (const name of ["core.fsmonitor", "diff.external", "diff.spy.textconv", "diff.spy.command"])
      run(root, "config", name, join(root, "bin/spy"));
    writeFileSync(join(root, ".git/info/attributes"), "*.py diff=spy\n");
    writeFileSync(join(root, "main.py"), "a = 2\n");
    const revision = openRevision(root, "HEAD");
    revision.read([repoPath("main.py")]);
    expect(changesSince(root, revision.commit, { kind: "working-tree" }).files).toEqual(["bin/spy", "main.py"]);
    expect(existsSync(witness)).toBe(false);
  });
});

test("contents that are asked for one by one are fetched together from the third on", () => {
  const paths = ["a.py", "b.py", "c.py", "d.py", "e.py"].map(repoPath);
  const asked: (readonly string[])[] = [];
  const bytesOf = readAhead(
    {
      read(wanted) {
        asked.push(wanted);
        return wanted.map((path) => (path === "e.py" ? null : Buffer.from(path)));
      },
    },
    paths,
  );
  expect([...paths, ...paths, repoPath("other.py")].map((path) => bytesOf(path)?.toString() ?? null)).toEqual([
    ...["a.py", "b.py", "c.py", "d.py", null],
    ...["a.py", "b.py", "c.py", "d.py", null],
    "other.py",
  ]);
  expect(asked).toEqual([["a.py"], ["b.py"], ["c.py", "d.py", "e.py"], ["other.py"]]);
});
