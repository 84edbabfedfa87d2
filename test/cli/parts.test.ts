import { expect, test } from "vitest";
import { cacheFolder, wantsColour } from "../../src/cli/environment.ts";
import { describeError } from "../../src/cli/process.ts";
import { UserError } from "../../src/model/errors.ts";

test("a user's mistakes are said as they are, a bug with how to report it", () => {
  const mistakes = new UserError([
    { file: "pyproject.toml", line: 3, message: "one" },
    { file: null, line: null, message: "two" },
  ]);
  expect(describeError(mistakes, false)).toBe("fastapi-gate: pyproject.toml:3: one\nfastapi-gate: two");
  const bug = describeError(new TypeError("x is not a function"), false);
  expect(bug).toBe(
    "fastapi-gate: TypeError: x is not a function\nThis is a bug in fastapi-gate, nothing was judged: please report it with the command that you ran (FASTAPI_GATE_DEBUG=1 prints where).",
  );
  expect(describeError(new TypeError("x is not a function"), true)).toMatch(/\n\s+at /);
});

test("facts are kept where the system keeps caches", () => {
  expect(cacheFolder({ FASTAPI_GATE_CACHE: "/ci/cache", XDG_CACHE_HOME: "/x" }, "linux")).toBe("/ci/cache");
  expect(cacheFolder({ XDG_CACHE_HOME: "/x" }, "linux")).toBe("/x/fastapi-gate");
  expect(cacheFolder({ XDG_CACHE_HOME: "relative" }, "linux")).toMatch(/\/\.cache\/fastapi-gate$/);
  expect(cacheFolder({}, "darwin")).toMatch(/Library\/Caches\/fastapi-gate$/);
});

test("colours", () => {
  expect(wantsColour("auto", {}, true)).toBe(true);
  expect(wantsColour("auto", {}, false)).toBe(false);
  expect(wantsColour("auto", { NO_COLOR: "1", FORCE_COLOR: "1" }, true)).toBe(false);
  expect(wantsColour("auto", { NO_COLOR: "" }, true)).toBe(true);
  expect(wantsColour("auto", { FORCE_COLOR: "0" }, true)).toBe(false);
  expect(wantsColour("auto", { FORCE_COLOR: "" }, false)).toBe(true);
  expect(wantsColour("auto", { TERM: "dumb" }, true)).toBe(false);
  expect(wantsColour("never", { FORCE_COLOR: "1" }, true)).toBe(false);
});
