import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repoPath } from "../../src/model/source.ts";
import { openStore } from "../../src/run/cache.ts";
import { factsOfFiles, factsOfRevision } from "../../src/run/facts.ts";
import type { MakeAnalyse } from "../../src/run/share.ts";
import { contentHash } from "../../src/run/sources.ts";
import { makePlayed } from "./support/play.ts";
import { project } from "./support/project.ts";

const ORDERS = repoPath("shop/orders.py");
const INVOICES = repoPath("shop/invoices.py");
const COPY = repoPath("shop/copy.py");

/** Counts what is parsed. */
function counting() {
  const parsed: string[] = [];
  const make: MakeAnalyse = () => {
    const analyse = makePlayed();
    return (bytes, hash) => {
      parsed.push(Buffer.from(bytes).toString());
      return analyse(bytes, hash);
    };
  };
  const pool = async () => ({ jobs: 1, cores: 1, script: null, wasm: () => null, make, patience: 60_000, megabytes: 100 });
  return { parsed, make, pool };
}

test("what is in the store is not parsed again, and what changed is", async () => {
  const root = project({ [ORDERS]: "orders", [INVOICES]: "invoices", [COPY]: "orders" });
  const file = join(project(), "a", "facts-1.bin");
  const paths = [COPY, INVOICES, ORDERS];
  const first = await factsOfFiles(root, paths, { store: openStore(file, "1"), hashed: new Map() }, counting().pool);
  expect(first).toMatchObject({ reused: 0, problems: [] });
  expect([...first.facts.keys()]).toEqual(paths);
  await openStore(file, "1").save(first.facts.values());

  writeFileSync(join(root, INVOICES), "invoices, changed");
  rmSync(join(root, COPY));
  const { pool, parsed } = counting();
  const second = await factsOfFiles(root, paths, { store: openStore(file, "1"), hashed: new Map() }, pool);
  expect(parsed).toEqual(["invoices, changed"]);
  expect(second.reused).toBe(1);
  expect([...second.facts].map(([path, { text }]) => [path, text])).toEqual([
    [INVOICES, "invoices, changed"],
    [ORDERS, "orders"],
  ]);
  expect(second.problems).toEqual([
    { kind: "unreadable-file", file: COPY, line: null, message: "cannot be read: no such file or directory", fatal: false },
  ]);
});

test("of a revision, only contents that nobody knows are read", async () => {
  const known = makePlayed()(Buffer.from("orders"), contentHash(Buffer.from("orders")));
  const asked: string[] = [];
  const { make, parsed } = counting();
  const found = await factsOfRevision(
    [
      { path: ORDERS, hash: known.hash },
      { path: INVOICES, hash: contentHash(Buffer.from("invoices")) },
      { path: COPY, hash: null },
      { path: repoPath("gone.py"), hash: null },
    ],
    (hash) => (hash === known.hash ? known : undefined),
    (paths) => {
      asked.push(...paths);
      return [Buffer.from("invoices"), Buffer.from("orders"), null];
    },
    async () => make,
  );
  expect(asked).toEqual([INVOICES, COPY, "gone.py"]);
  expect(parsed).toEqual(["invoices"]);
  expect([...found.facts.values()].map(({ text }) => text)).toEqual(["orders", "invoices", "orders"]);
  expect(found.problems).toMatchObject([{ file: "gone.py", message: "cannot be read from the revision" }]);
});
