import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Release, release } from "../cli/support.ts";
import { project } from "../run/support/project.ts";

// The example of docs/how-to/own-rules.md, as a reader would try it.

const PAGE = readFileSync(fileURLToPath(new URL("../../docs/how-to/own-rules.md", import.meta.url)), "utf8");
const FILES = Object.fromEntries([...PAGE.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, path = "", text = ""]) => [path, text]));
const RULE = "gate_rules/sync-service-function.mjs";
const SETTINGS = "fastapi-gate.toml";

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

function shop(changed: Readonly<Record<string, string>> = {}): string {
  const root = project();
  for (const [path, text] of Object.entries({ ...FILES, ...changed })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The run's findings of the rule, as `file:line severity`. */
function found(out: string): readonly string[] {
  const { findings } = JSON.parse(out) as {
    readonly findings: readonly { readonly rule: string; readonly file: string; readonly line: number; readonly severity: string }[];
  };
  return findings.filter(({ rule }) => rule === "sync-service-function").map(({ file, line, severity }) => `${file}:${line} ${severity}`);
}

const ALLOWED = ["check", "--allow-own-rules", "--format", "json"];

describe("the example", () => {
  test("is complete", () => {
    expect(Object.keys(FILES).sort()).toEqual([SETTINGS, RULE, "shop/services/orders.py"].sort());
  });

  test("finds what is marked, as an error of its gate", () => {
    const run = tool.run(shop(), ALLOWED);
    const source = FILES["shop/services/orders.py"] ?? "";
    const line = source.split("\n").findIndex((text) => text.includes("# expect: sync-service-function")) + 1;
    expect(found(run.out)).toEqual([`shop/services/orders.py:${line} error`]);
    expect(run.errors).toBe("");
    expect(run.status).toBe(1);
    const { gates } = JSON.parse(run.out) as { readonly gates: readonly { readonly gate: string; readonly verdict: string }[] };
    expect(gates.find(({ gate }) => gate === "layered-architecture")?.verdict).toBe("FAIL");
  });

  test("its text says why and what to do, and a comment suppresses it", () => {
    expect(tool.run(shop(), ["check", "--allow-own-rules", "--full"]).out).toContain("fix: Write `async def`");
    const marked = (FILES["shop/services/orders.py"] ?? "").replace(
      "# expect: sync-service-function",
      "# fastapi-gate: ignore[sync-service-function] -- a stub",
    );
    const run = tool.run(shop({ "shop/services/orders.py": marked }), ALLOWED);
    expect(found(run.out)).toEqual([]);
    expect(run.out).not.toContain("unknown-rule-in-suppression");
  });
});

describe("without the flag", () => {
  test("no code runs, and that is said", () => {
    const root = shop({ [RULE]: `import { writeFileSync } from "node:fs";\nwriteFileSync("ran", "");\n${FILES[RULE]}` });
    const run = tool.run(root, ["check", "--format", "json"]);
    expect(found(run.out)).toEqual([]);
    expect(run.errors).toContain(
      "1 rule of the project's own did not run: --allow-own-rules runs the code of gate_rules/sync-service-function.mjs",
    );
    expect(() => readFileSync(join(root, "ran"))).toThrow();
    expect(tool.run(root, ["check", "--allow-own-rules"]).status).toBe(1);
    expect(readFileSync(join(root, "ran"), "utf8")).toBe("");
  });

  test("a comment that names it is no mistake", () => {
    const marked = (FILES["shop/services/orders.py"] ?? "").replace(
      "# expect: sync-service-function",
      "# fastapi-gate: ignore[sync-service-function] -- a stub",
    );
    expect(tool.run(shop({ "shop/services/orders.py": marked }), ["check", "--format", "json"]).out).not.toContain("in-suppression");
  });
});

describe("a rule that is not right is said with its file, and nothing is judged", () => {
  const rule = FILES[RULE] ?? "";
  test.each([
    ["a syntax error", "export default {", "cannot be loaded: SyntaxError"],
    ["nothing exported", "export const rule = {};", "export the rule as default"],
    [
      "another id",
      rule.replace('id: "sync', 'id: "slow'),
      'calls itself "slow-service-function", the settings call it sync-service-function',
    ],
    ["a misspelt field", rule.replace("remedy:", "remdy:"), "a rule has no field remdy: did you mean remedy?"],
    ["no such severity", rule.replace('"warning"', '"fatal"'), "severity must be one of error, warning, note"],
    [
      "a hook that is none",
      rule.replace("function(fn, { report }) {", "function: 3, nothing(fn, { report }) {"),
      "check.function must be a function",
    ],
  ])("%s", (_, text, message) => {
    const run = tool.run(shop({ [RULE]: text }), ALLOWED);
    expect(run).toMatchObject({ status: 2, out: "" });
    expect(run.errors).toContain(`fastapi-gate: ${RULE}`);
    expect(run.errors).toContain(message);
  });

  test("no such file, a file outside the root, an id of ours", () => {
    const settings = FILES[SETTINGS] ?? "";
    const missing = tool.run(shop({ [SETTINGS]: settings.replace(".mjs", "s.mjs") }), ALLOWED);
    expect(missing).toMatchObject({ status: 2 });
    expect(missing.errors).toContain("gate_rules/sync-service-functions.mjs cannot be loaded");
    const named = tool.run(shop({ [SETTINGS]: settings.replace(".mjs", ".js") }), ALLOWED);
    expect(named.errors).toContain("a rule is a module: call it .mjs, or .mts where it is TypeScript");
    const outside = tool.run(shop({ [SETTINGS]: settings.replace("gate_rules", "../gate_rules") }), ALLOWED);
    expect(outside.errors).toContain("must be a path inside the root");
    const ours = tool.run(shop({ [SETTINGS]: settings.replaceAll("sync-service-function]", "query-in-loop]") }), ALLOWED);
    expect(ours.errors).toContain("is called as a rule of fastapi-gate");
  });
});

describe("a rule that breaks its contract crashes, and its gate is not judged", () => {
  const rule = FILES[RULE] ?? "";
  test.each([
    ["an asynchronous hook", rule.replace("function(fn", "async function(fn"), "check.function is asynchronous"],
    ["a report at no place", rule.replace("report(fn.name,", 'report("orders.py",'), "report takes a place"],
    ["no such subjects", rule.replace("function(fn", "functions(fn"), "there are no subjects called functions"],
    ["an error of its own", rule.replace("if (fn", "if (fn.gone.layer ||fn"), "rule sync-service-function crashed"],
  ])("%s", (_, text, message) => {
    const run = tool.run(shop({ [RULE]: text }), ALLOWED);
    expect(run.status).toBe(2);
    expect(run.errors).toContain(message);
  });
});

test("taking an own rule out is a weakened policy", () => {
  const root = shop();
  const git = (...args: string[]): void => {
    const { status } = spawnSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: root });
    expect(status).toBe(0);
  };
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  rmSync(join(root, SETTINGS));
  const run = tool.run(root, ["check", "--base", "HEAD", "--format", "json"]);
  expect(run.out).toContain("own rule sync-service-function: taken out");
});
