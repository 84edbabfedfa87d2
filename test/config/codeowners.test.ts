import { describe, expect, test } from "vitest";
import { codeownersOf, withCodeowners } from "../../src/config/codeowners.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";

const FILE = "fastapi-gate-waivers.json";
const ownersOf = (text: string, file = FILE): readonly string[] => codeownersOf(text, file);

describe("a CODEOWNERS file", () => {
  test.each<[string, string, readonly string[]]>([
    ["the last line that matches decides", "* @all\n/fastapi-gate-waivers.json @ada @shop/dba\n", ["@ada", "@shop/dba"]],
    ["in the order of lines, not of length", "/fastapi-gate-waivers.json @ada\n* @all\n", ["@all"]],
    ["a line without owners takes them away", "* @all\n/fastapi-gate-waivers.json\n", []],
    ["comments and line ends do not count", "# * @nobody\r\n*.json  ada@example.org # the DBA\r\n", ["ada@example.org"]],
    ["what forges do not understand matches nothing", "!* @ada\nfastapi-gate-[a-z]*.json @ada\n", []],
    ["a word that is no person is none", "* ada @bob\n", ["@bob"]],
    ["nothing", "", []],
  ])("%s", (_, text, owners) => expect(ownersOf(text)).toEqual(owners));

  test("a folder owns what is in it, a star only its files", () => {
    expect(ownersOf("/apps/ @ada", `apps/api/${FILE}`)).toEqual(["@ada"]);
    expect(ownersOf("/apps/* @ada", `apps/api/${FILE}`)).toEqual([]);
    expect(ownersOf("/apps/* @ada", `apps/${FILE}`)).toEqual(["@ada"]);
    expect(ownersOf("/apps/**/*.json @ada", `apps/api/${FILE}`)).toEqual(["@ada"]);
    expect(ownersOf("/my\\ apps/ @ada", `my apps/${FILE}`)).toEqual(["@ada"]);
  });

  test("of GitLab has sections, which decide each for itself and may have owners of their own", () => {
    const text = `* @all\n\n[Database][2] @shop/dba\n/${FILE}\n*.py @bob\n\n^[Security]\n*.json @eve\n`;
    expect(ownersOf(text)).toEqual(["@all", "@shop/dba", "@eve"]);
  });
});

describe("approvers", () => {
  const bound = { ...DEFAULT_POLICY, approvers: { DBA: ["@ada", "CODEOWNERS"], ARCHITECT: ["@bob"] } };
  const files =
    (texts: Readonly<Record<string, string>>) =>
    (path: string): string | null =>
      texts[path] ?? null;

  test("are who owns the waiver file, in the first CODEOWNERS there is", () => {
    const read = files({ ".github/CODEOWNERS": "*.json @shop/dba @ada", CODEOWNERS: "* @nobody" });
    expect(withCodeowners(bound, read, null).approvers).toEqual({ DBA: ["@ada", "@shop/dba"], ARCHITECT: ["@bob"] });
  });

  test("of a back end in a folder stand at the top of its repository", () => {
    const read = files({ "../../CODEOWNERS": "* @all\n/apps/api/fastapi-gate-waivers.json @shop/dba", CODEOWNERS: "* @nobody" });
    expect(withCodeowners(bound, read, "apps/api").approvers.DBA).toEqual(["@ada", "@shop/dba"]);
  });

  test("are left as they are where nobody owns it, and nothing is read where no role asks", () => {
    expect(withCodeowners(bound, files({ CODEOWNERS: "*.py @ada" }), null)).toBe(bound);
    const fail = (path: string): string => expect.unreachable(path);
    expect(withCodeowners(DEFAULT_POLICY, fail, null)).toBe(DEFAULT_POLICY);
  });
});
