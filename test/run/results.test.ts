import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openResults } from "../../src/run/results.ts";
import { project } from "./support/project.ts";

const VALUE = { findings: [{ rule: "a", fix: undefined }], rate: -0, of: new Map([["a", 1]]) };

function kept(key = "one"): { readonly folder: string; readonly file: string } {
  const folder = project();
  expect(openResults(folder).put(key, VALUE)).toBe(null);
  return { folder, file: join(folder, readdirSync(folder)[0] as string) };
}

test("what is put is got, under its own key only", () => {
  const { folder } = kept();
  expect(openResults(folder).empty).toBe(false);
  expect(openResults(folder).get("one")).toEqual(VALUE);
  expect(openResults(folder).get("two")).toBe(null);
});

test("nothing is kept yet", () => {
  const store = openResults(join(project(), "missing"));
  expect(store.empty).toBe(true);
  expect(store.get("one")).toBe(null);
});

test("a damaged, shortened or foreign file is no result", () => {
  const { folder, file } = kept();
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at += 7) {
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] as number) ^ 0x55;
    writeFileSync(file, broken);
    expect(openResults(folder).get("one"), `byte ${at}`).toBe(null);
    writeFileSync(file, bytes.subarray(0, at));
    expect(openResults(folder).get("one"), `${at} bytes`).toBe(null);
  }
  const [other] = readdirSync(kept("two").folder);
  writeFileSync(join(folder, other as string), bytes);
  expect(openResults(folder).get("two")).toBe(null);
});

test("a few results are kept, the newest", () => {
  const { folder } = kept();
  for (let index = 0; index < 20; index++) openResults(folder).put(`key ${index}`, index);
  expect(readdirSync(folder).length).toBe(8);
});

test("what cannot be written is said, and what cannot be copied too", () => {
  const folder = project({ file: "" });
  expect(openResults(join(folder, "file")).put("one", VALUE)).toMatch(/^result not kept: /);
  expect(openResults(folder).put("one", { call: () => 1 })).toMatch(/^result not kept: /);
  expect(readdirSync(folder)).toEqual(["file"]);
});
