import { expect, test } from "vitest";
import { exitIn } from "../../../src/domain/fastapi/index.ts";

const NONE = (): string[] => [];

test.each([
  ["fastapi==0.105.0", "after tasks"],
  ["fastapi==0.110.0", "before tasks"],
  ["fastapi[all]==0.117.1  # pinned", "before tasks"],
  ["fastapi==0.118.0", "after tasks"],
  ["fastapi>=0.110,<0.118", "before tasks"],
  ["fastapi>=0.110,<0.118.2", null],
  ["fastapi>=0.120.1", "after tasks"],
  ["fastapi>=0.110", null],
  ["fastapi<0.106", "after tasks"],
  ["fastapi~=0.111.0", "before tasks"],
  ["fastapi~=0.111", null],
  ["fastapi", null],
  ["fastapi-users==13.0.0", null],
  ['fastapi = "^0.115.0"', "before tasks"],
  ['fastapi = { version = "~0.121", extras = ["all"] }', "after tasks"],
  ['dependencies = ["fastapi>=0.112.0,<0.113", "uvicorn"]', "before tasks"],
])("%s", (text, exit) => {
  expect(exitIn([text], NONE)).toBe(exit);
});

test("a lock file decides where the requirements leave it open", () => {
  const uv = 'version = 1\n\n[[package]]\nname = "fastapi"\nversion = "0.115.6"\n';
  const pipenv = '{"default": {"fastapi": {"hashes": [], "version": "==0.119.0"}}}';
  expect(exitIn(["fastapi>=0.100"], () => [uv])).toBe("before tasks");
  expect(exitIn([], () => [pipenv])).toBe("after tasks");
  expect(exitIn(["fastapi==0.95.0"], () => [uv])).toBe("after tasks");
});
