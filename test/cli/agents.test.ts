import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { withBlock } from "../../src/cli/agents.ts";
import { project } from "../run/support/project.ts";
import { type Release, release } from "./support.ts";

vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

const SKILL = ".claude/skills/fastapi-gate/SKILL.md";
const init = (root: string) => tool.run(root, ["init", "--agents", "--root", root]);
const read = (root: string, name: string): string => readFileSync(join(root, name), "utf8");

describe("init --agents", () => {
  test("writes a block and a skill, and a second time nothing", () => {
    const root = project({ "shop/api.py": "" });
    expect(init(root)).toEqual({ status: 0, errors: "", out: `AGENTS.md written\n${SKILL} written\n` });
    const [block, skill] = [read(root, "AGENTS.md"), read(root, SKILL)];
    expect(block.trimEnd().split("\n").length).toBeLessThanOrEqual(12);
    expect(skill).toMatch(/^---\nname: fastapi-gate\ndescription: .{80,1024}\n---\n/);
    expect(init(root).out).toBe(`AGENTS.md as it was\n${SKILL} as it was\n`);
    expect([read(root, "AGENTS.md"), read(root, SKILL)]).toEqual([block, skill]);
  });

  test("leaves other words alone, and renews its own where they stand", () => {
    const root = project({ "AGENTS.md": "# Ours\n\nUse uv.\n", "CLAUDE.md": "Be brief.\n" });
    expect(init(root).out).toContain("CLAUDE.md does not name it: add a line `@AGENTS.md`");
    const made = read(root, "AGENTS.md");
    expect(made).toMatch(/^# Ours\n\nUse uv\.\n\n<!-- fastapi-gate: begin/);
    writeFileSync(join(root, "AGENTS.md"), `${made.replace("## fastapi-gate", "## of an older release")}\n## More of ours\n`);
    expect(init(root).out).toContain("AGENTS.md changed");
    expect(read(root, "AGENTS.md")).toBe(`${made}\n## More of ours\n`);
  });

  test("keeps line ends, a file without an end of line, and a link", () => {
    expect(withBlock("One\r\n").replaceAll("\r\n", "")).not.toContain("\n");
    expect(withBlock(withBlock("One"))).toBe(withBlock("One"));
    expect(withBlock(withBlock("One\r\nTwo\r\n"))).toBe(withBlock("One\r\nTwo\r\n"));
    const root = project({ "CLAUDE.md": "Ours.\n" });
    symlinkSync("CLAUDE.md", join(root, "AGENTS.md"));
    expect(init(root).out).not.toContain("does not name it");
    expect(lstatSync(join(root, "AGENTS.md")).isSymbolicLink()).toBe(true);
    expect(read(root, "CLAUDE.md")).toMatch(/^Ours\.\n\n<!-- fastapi-gate: begin/);
  });

  test.each([
    ["an end that is missing", (text: string) => text.replace("<!-- fastapi-gate: end -->", "")],
    ["two blocks", (text: string) => text + text],
    ["marks the wrong way round", (text: string) => `<!-- fastapi-gate: end -->\n${text.replace("<!-- fastapi-gate: end -->\n", "")}`],
  ])("with %s writes nothing", (_, broken) => {
    const root = project({ "AGENTS.md": broken(withBlock("Ours.\n")) });
    const before = read(root, "AGENTS.md");
    expect(init(root)).toMatchObject({ status: 2, out: "", errors: expect.stringContaining("must stand once each") });
    expect(read(root, "AGENTS.md")).toBe(before);
    expect(existsSync(join(root, SKILL))).toBe(false);
  });

  test("keeps a skill that the team made its own", () => {
    const root = project({ [SKILL]: "---\nname: fastapi-gate\n---\nOurs.\n" });
    expect(init(root).out).toContain(`${SKILL} as it was`);
    expect(read(root, SKILL)).toBe("---\nname: fastapi-gate\n---\nOurs.\n");
    rmSync(join(root, SKILL));
    expect(init(root).out).toContain(`${SKILL} written`);
  });
});
