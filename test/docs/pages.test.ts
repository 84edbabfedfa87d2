import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Release, release } from "../cli/support.ts";

// Pages for people: what they link to is there, and what they say to type is understood.

const TOP = fileURLToPath(new URL("../../", import.meta.url));
const PAGES = [
  ...readdirSync(TOP).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(TOP, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
  "skills/fastapi-gate/SKILL.md",
].sort();

const read = (page: string): string => readFileSync(join(TOP, page), "utf8");

describe.each(PAGES)("%s", (page) => {
  test("links to what is there", () => {
    const text = read(page).replaceAll(/^```[\s\S]*?^```$/gm, "");
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
    const missing = targets.filter(
      (target) => !/^(?:https?:|#)/.test(target) && !existsSync(join(TOP, dirname(page), target.replace(/#.*$/, ""))),
    );
    expect(missing).toEqual([]);
  });
});

/** Commands in blocks for a shell, a line each without what is piped on, and those in the text. */
function commands(page: string): readonly string[] {
  const blocks = [...read(page).matchAll(/^```(?:sh|yaml)\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
  const inText = [...read(page).matchAll(/`(fastapi-gate [^`\n]+)`/g)].map(([, text = ""]) => text.replaceAll("|", " "));
  return [...blocks, ...inText].flatMap((text) =>
    [...text.matchAll(/(?:^|\s)fastapi-gate((?: [^|>\n#]*)?)/gm)].map(([, rest = ""]) => rest.trim()).filter((rest) => rest.includes("--")),
  );
}

describe("commands", () => {
  let tool: Release;
  beforeAll(async () => {
    tool = await release();
  }, 60_000);
  afterAll(() => tool.remove());

  test("have options that there are", () => {
    const help = new Map<string, string>();
    const wrong = PAGES.flatMap((page) =>
      commands(page).flatMap((command) => {
        const [first = "check", second = ""] = command.split(" ").filter((word) => /^[a-z]+$/.test(word));
        const words = ["migrations", "baseline", "server"].includes(first) ? [first, second] : [first];
        const name = words.join(" ");
        const known = help.get(name) ?? tool.run(TOP, [...words, "--help"]).out;
        help.set(name, known);
        return [...command.matchAll(/(?<=\s|^)--[a-z-]+/g)]
          .filter(([option]) => !new RegExp(`${option}(?![a-z-])`).test(known))
          .map(([option]) => `${page}: ${name} ${option}`);
      }),
    );
    expect(help.size).toBeGreaterThan(3);
    expect(wrong).toEqual([]);
  });
});
