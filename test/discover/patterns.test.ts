import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pathPatterns } from "../../src/model/patterns.ts";

const rules: readonly [pattern: string, ignored: readonly string[], kept: readonly string[]][] = [
  ["*.py", ["a.py", "deep/er/a.py"], ["a.pyi"]],
  ["/orders.py", ["orders.py"], ["shop/orders.py"]],
  ["shop/orders.py", ["shop/orders.py"], ["old/shop/orders.py"]],
  ["shop/**", ["shop/orders.py", "shop/api/orders.py"], ["shop"]],
  ["**/orders.py", ["orders.py", "shop/api/orders.py"], ["orders.pyc"]],
  ["shop/**/orders.py", ["shop/orders.py", "shop/a/b/orders.py"], ["orders.py"]],
  ["order[s-t].py", ["orders.py", "ordert.py"], ["order.py"]],
  ["order[!s].py", ["orderx.py"], ["orders.py"]],
  ["[[:digit:]]*.py", ["1.py"], ["a.py"]],
  ["a?c", ["abc"], ["ac", "a/c"]],
  ["\\#notes", ["#notes"], ["notes"]],
  ["orders.py   ", ["orders.py"], []],
  ["# a comment", [], ["# a comment"]],
  ["[unclosed", [], ["[unclosed", "u"]],
];

test.each(rules)("%s", (pattern, ignored, kept) => {
  const { test: decide } = pathPatterns(pattern);
  for (const path of ignored) expect(decide(path, false), path).toBe(true);
  for (const path of kept) expect(decide(path, false), path).toBeUndefined();
});

test("the last matching line decides", () => {
  const { test: decide } = pathPatterns("*.py\n!orders.py\n");
  expect(decide("orders.py", false)).toBe(false);
  expect(decide("invoices.py", false)).toBe(true);
});

test("a slash at the end means folders only", () => {
  const { test: decide } = pathPatterns("build/");
  expect(decide("build", true)).toBe(true);
  expect(decide("build", false)).toBeUndefined();
});

test("a pattern of many stars does not take for ever", () => {
  const { test: decide } = pathPatterns(`${"*a".repeat(100)}b\n${"**/".repeat(100)}b`);
  expect(decide(`${"a".repeat(250)}/`.repeat(15), false)).toBeUndefined();
});

test("agrees with git on any pattern", { timeout: 60_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), "gate-ignore-"));
  try {
    execFileSync("git", ["init", "-q"], { cwd: root });
    const name = fc.stringMatching(/^[ab.-]{1,3}$/).filter((text) => text !== "." && text !== ".." && !text.startsWith("-"));
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
    const pattern = fc
      .array(fc.constantFrom("a", "b", ".", "*", "**", "?", "/", "**/", "/**", "[a-b]", "[!a]", "\\a", "!", "-", " "), {
        minLength: 1,
        maxLength: 5,
      })
      .map((parts) => parts.join(""))
      // "Other consecutive asterisks are considered regular asterisks", says the manual; git itself matches more behind a literal prefix.
      .filter((text) => !/[^/!]\*\*|\*\*[^/]/.test(text));
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 3 }),
        fc.uniqueArray(path, { minLength: 5, maxLength: 30 }),
        (patterns, paths) => {
          const text = patterns.join("\n");
          writeFileSync(join(root, ".gitignore"), text);
          const run = spawnSync("git", ["check-ignore", "-z", "--stdin", "--verbose", "--non-matching", "--no-index"], {
            cwd: root,
            input: `${paths.join("\0")}\0`,
            encoding: "utf8",
          });
          const fields = run.stdout.split("\0");
          const { test: decide } = pathPatterns(text);
          paths.forEach((checked, index) => {
            const line = fields[index * 4 + 2] as string;
            const said = fields[index * 4] === "" ? undefined : !line.startsWith("!");
            // Git reports the innermost folder that decides; as the walk does, ask from the outside in.
            const names = checked.split("/");
            let ours: boolean | undefined;
            for (let depth = 1; depth <= names.length && ours !== true; depth++)
              ours = decide(names.slice(0, depth).join("/"), depth < names.length);
            expect({ text: JSON.stringify(text), checked, ignored: ours === true }).toEqual({
              text: JSON.stringify(text),
              checked,
              ignored: said === true,
            });
          });
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
