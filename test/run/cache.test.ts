import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactsData } from "../../src/model/facts.ts";
import { openStore } from "../../src/run/cache.ts";
import { contentHash } from "../../src/run/sources.ts";
import { project } from "./support/project.ts";

function facts(source: string): FactsData {
  const bytes = Buffer.from(source);
  return { hash: contentHash(bytes), words: Int32Array.from(bytes), text: source, offsets: Int32Array.of(0, source.length) };
}

const plain = (found: FactsData | undefined) =>
  found && { hash: found.hash, words: [...found.words], text: found.text, offsets: [...found.offsets] };

const ORDERS = facts("orders = 1");
const INVOICES = facts("invoices = 'größe'");
const ROUTES = facts("routes = []");

function place(): string {
  return join(project(), "0123456789abcdef", "facts-1.bin");
}

async function written(file: string, ...all: FactsData[]): Promise<string> {
  expect(await openStore(file, "1").save(all)).toBeNull();
  return file;
}

describe("a store", () => {
  test("gives the next run what this one found", async () => {
    const file = await written(place(), ORDERS, INVOICES);
    const store = openStore(file, "1");
    expect(store.note).toBeNull();
    expect(store.size).toBe(2);
    expect(plain(store.get(ORDERS.hash))).toEqual(plain(ORDERS));
    expect(plain(store.get(INVOICES.hash))).toEqual(plain(INVOICES));
    expect(store.get(ROUTES.hash)).toBeUndefined();
  });

  test("is not written when there is nothing new", async () => {
    const file = await written(place(), ORDERS);
    utimesSync(file, 1, 1);
    await written(file, ORDERS);
    expect(statSync(file).mtimeMs).toBe(1000);
  });

  test("takes what is new at its end", async () => {
    const file = await written(place(), ORDERS);
    const before = readFileSync(file);
    await written(file, ORDERS, ROUTES);
    expect(readFileSync(file).subarray(0, before.length)).toEqual(before);
    expect(openStore(file, "1").size).toBe(2);
  });

  test("of another extractor does not count", async () => {
    const file = await written(place(), ORDERS);
    expect(openStore(file, "2").get(ORDERS.hash)).toBeUndefined();
  });

  test("does not grow without bound", async () => {
    const file = place();
    let largest = 0;
    for (let day = 0; day < 60; day++) {
      const big = facts(`${day}`.padEnd(200_000, "x"));
      await written(file, ORDERS, big);
      largest = Math.max(largest, statSync(file).size);
    }
    expect(largest).toBeLessThan(50_000_000);
    expect(plain(openStore(file, "1").get(ORDERS.hash))).toEqual(plain(ORDERS));
    expect(readdirSync(dirname(file))).toEqual(["facts-1.bin"]);
  });

  test("of two processes at once keeps the facts of both", async () => {
    const file = await written(place(), ORDERS);
    const [one, other] = [openStore(file, "1"), openStore(file, "1")];
    await Promise.all([one.save([ORDERS, INVOICES]), other.save([ORDERS, ROUTES])]);
    expect(openStore(file, "1").size).toBe(3);
    expect(openStore(file, "1").note).toBeNull();
  });

  test("forgets projects that nobody analysed for long", async () => {
    const file = place();
    const old = join(dirname(dirname(file)), "fedcba9876543210");
    const foreign = join(dirname(dirname(file)), "something-else");
    for (const folder of [old, foreign]) {
      mkdirSync(folder);
      writeFileSync(join(folder, "facts-1.bin"), "");
      utimesSync(join(folder, "facts-1.bin"), 1, 1);
    }
    await written(file, ORDERS);
    expect(existsSync(old)).toBe(false);
    expect(existsSync(foreign)).toBe(true);
  });
});

describe("a damaged store", () => {
  test("is used as far as it holds, and repaired", async () => {
    const file = await written(place(), ORDERS);
    await written(file, ORDERS, INVOICES);
    appendFileSync(file, "half a segm");
    const store = openStore(file, "1");
    expect(store.note).toMatch(/^cache damaged after \d+ of \d+ bytes/);
    expect(store.size).toBe(2);
    expect(await store.save([ORDERS, INVOICES])).toBeNull();
    expect(openStore(file, "1").note).toBeNull();
    expect(openStore(file, "1").size).toBe(2);
  });

  test("never gives wrong facts, whatever bytes were changed or lost", async () => {
    const file = await written(place(), ORDERS);
    await written(file, ORDERS, INVOICES);
    const sound = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, bits, cut) => {
        const bytes = Buffer.from(cut ? sound.subarray(0, at) : sound);
        if (!cut) bytes[at] = (bytes[at] as number) ^ bits;
        writeFileSync(file, bytes);
        const store = openStore(file, "1");
        for (const each of [ORDERS, INVOICES]) {
          const found = store.get(each.hash);
          if (found !== undefined) expect(plain(found)).toEqual(plain(each));
        }
      }),
    );
  });

  test.each([
    ["empty", ""],
    ["foreign", "SQLite format 3\0".padEnd(5000, "x")],
    ["short", "FG"],
  ])("that is %s is replaced", async (_, content) => {
    const file = place();
    mkdirSync(dirname(file));
    writeFileSync(file, content);
    expect(openStore(file, "1").size).toBe(0);
    await written(file, ORDERS);
    expect(openStore(file, "1").size).toBe(1);
  });

  test("that is a folder costs a line", async () => {
    const file = place();
    mkdirSync(file, { recursive: true });
    const store = openStore(file, "1");
    expect(store.note).toMatch(/^cache not used: /);
    expect(await store.save([ORDERS])).toMatch(/^cache not written: /);
  });

  test("that cannot be written costs a line", async () => {
    const root = project({ taken: "a file where a folder should be" });
    const store = openStore(join(root, "taken", "facts-1.bin"), "1");
    expect(await store.save([ORDERS])).toMatch(/^cache not written: /);
  });

  test.skipIf(process.platform !== "linux" || !existsSync("/dev/full"))("on a full disk costs a line", async () => {
    const file = await written(place(), ORDERS);
    const store = openStore(file, "1");
    // The store's file becomes a disk that is always full.
    const { rmSync, symlinkSync } = await import("node:fs");
    rmSync(file);
    symlinkSync("/dev/full", file);
    expect(await store.save([ORDERS, ROUTES])).toBe("cache not written: no space left on device");
  });

  test.skipIf(process.getuid?.() === 0)("in a folder without permission costs a line", async () => {
    const file = await written(place(), ORDERS);
    chmodSync(dirname(file), 0o500);
    chmodSync(file, 0o400);
    expect(await openStore(file, "1").save([ORDERS, ROUTES])).toMatch(/^cache not written: /);
    chmodSync(dirname(file), 0o700);
  });
});
