import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeFileAtomically } from "../../src/run/atomic.ts";
import { project } from "./support/project.ts";

test("makes folders, replaces, and leaves nothing else behind", () => {
  const root = project();
  writeFileAtomically(join(root, "a/b/report.json"), "one");
  writeFileAtomically(join(root, "a/b/report.json"), "größer");
  expect(readFileSync(join(root, "a/b/report.json"), "utf8")).toBe("größer");
  expect(readdirSync(join(root, "a/b"))).toEqual(["report.json"]);
});

test("a failure leaves the folder as it was and says why", () => {
  const root = project();
  mkdirSync(join(root, "taken/inner"), { recursive: true });
  expect(() => writeFileAtomically(join(root, "taken"), "text")).toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM/);
  expect(readdirSync(root)).toEqual(["taken"]);
});

test("a link stays a link", () => {
  const root = project({ "real.json": "old" });
  symlinkSync("real.json", join(root, "link.json"));
  writeFileAtomically(join(root, "link.json"), "new");
  expect(lstatSync(join(root, "link.json")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(root, "real.json"), "utf8")).toBe("new");
});
