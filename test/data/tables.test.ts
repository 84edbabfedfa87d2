import { expect, test } from "vitest";
import { BLOCKING } from "../../src/data/blocking.ts";
import { parseBlockingSheet } from "../../src/data/blocking-sheet.ts";
import { STUBS } from "../../src/data/libraries.ts";
import { section, sectionNames } from "../../src/data/sections.ts";
import { parseSheet } from "../../src/data/sheet.ts";

test.each(sectionNames(STUBS))("every type in the stubs of %s can be read", (library) => {
  const sheet = parseSheet(section(STUBS, library) ?? "");
  sheet.readAll();
  for (const name of [...sheet.classes.keys(), ...sheet.functions]) expect(name.split(".")[0]).toBe(library);
});

test.each(sectionNames(BLOCKING))("every line of the blocking calls of %s is well formed", (library) => {
  const sheet = parseBlockingSheet(section(BLOCKING, library) ?? "");
  const names = [...sheet.functions.keys(), ...sheet.types.keys(), ...sheet.returns.keys(), ...sheet.bases.keys()];
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    expect(name).toMatch(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/);
    expect(name.split(".")[0]).toBe(library);
  }
});
