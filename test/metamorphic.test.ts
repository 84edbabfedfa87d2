import { describe, expect, test } from "vitest";
import { compare, type Finding, unfound } from "../scripts/metamorphic/compare.ts";
import { outerFunctions, readSource, type Source } from "../scripts/metamorphic/syntax.ts";
import { dropAwaits, dropLoaderOptions, NEUTRAL } from "../scripts/metamorphic/transformations.ts";
import { findingsIn } from "./support/analyse.ts";
import { readProject } from "./support/fixtures.ts";

// Edits that change nothing of what a program does leave every finding; those that break it make one. `npm run metamorphic` does the same to real applications.

type Files = Readonly<Record<string, string>>;

const SHOPS: Readonly<Record<string, Files>> = { "tangled-shop": readProject("tangled-shop"), "layered-shop": readProject("layered-shop") };

function sourcesOf(files: Files): readonly Source[] {
  return Object.entries(files).flatMap(([path, text]) => (path.endsWith(".py") ? (readSource(path, text) ?? []) : []));
}

const said = ({ file, line, symbol, severity, rule, message }: Finding): string =>
  `${file}:${line} ${symbol} ${severity} ${rule}: ${message}`;

describe.each(Object.entries(SHOPS))("%s", (shop, files) => {
  const sources = sourcesOf(files);

  test.each(Object.keys(NEUTRAL))("%s changes no finding", async (name) => {
    const { files: changed, touched, moved } = (NEUTRAL[name] as (typeof NEUTRAL)[string])(sources);
    // Every function of the layered shop needs more of its module than imports.
    if (shop === "tangled-shop") expect(touched).toBeGreaterThan(0);
    for (const [path, text] of changed) {
      expect(readSource(path, text), `${path} after the edit`).not.toBeNull();
      expect(text).not.toBe(files[path]);
    }
    const { lost, added } = compare(await findingsIn(files), await findingsIn({ ...files, ...Object.fromEntries(changed) }), moved);
    expect({ lost: lost.map(said), added: added.map(said) }).toEqual({ lost: [], added: [] });
  });
});

test("an await that is taken away is found", async () => {
  const files = SHOPS["layered-shop"] as Files;
  const service = `class Mailer:
    async def send(self, address: str) -> None: ...

    async def send_all(self, addresses: list[str]) -> None:
        for address in addresses:
            await self.send(address)
        await flush()


async def flush() -> None: ...
`;
  const all = { ...files, "shop/mailer.py": service };
  const { files: changed, broken } = dropAwaits(sourcesOf(all));
  expect(broken.map(({ symbol }) => symbol)).toEqual(["Mailer.send_all", "Mailer.send_all"]);
  expect(unfound(broken, await findingsIn(all))).toEqual(broken);
  expect(unfound(broken, await findingsIn({ ...all, ...Object.fromEntries(changed) }))).toEqual([]);
});

test("a loader option that is taken away is found", async () => {
  const files = SHOPS["layered-shop"] as Files;
  const lazy = async (now: Files): Promise<number> => (await findingsIn(now)).filter(({ rule }) => rule.startsWith("lazy-load")).length;
  expect(await lazy(files)).toBe(0);
  const without = sourcesOf(files).flatMap((source) => dropLoaderOptions(source, true).map((text) => [source.path, text] as const));
  expect(without.length).toBeGreaterThan(0);
  for (const [path, text] of without) expect(await lazy({ ...files, [path]: text }), text).toBeGreaterThan(0);
});

describe("the comparison", () => {
  const finding: Finding = {
    rule: "blocking-call",
    gate: "async-operations",
    severity: "error",
    file: "a.py",
    line: 3,
    symbol: "f",
    message: "",
  };

  test("counts findings, and leaves lines out", () => {
    expect(compare([finding], [{ ...finding, line: 9 }], new Map())).toEqual({ lost: [], added: [] });
    expect(compare([finding, finding], [finding], new Map())).toEqual({ lost: [finding], added: [] });
    const weaker = { ...finding, severity: "warning" };
    expect(compare([finding], [weaker], new Map())).toEqual({ lost: [finding], added: [weaker] });
  });

  test("knows where a function was", () => {
    const there = { ...finding, file: "moved_a_f.py" };
    expect(compare([finding], [there], new Map([["moved_a_f.py", "a.py"]]))).toEqual({ lost: [], added: [] });
    expect(compare([finding], [there], new Map())).toEqual({ lost: [finding], added: [there] });
  });
});

test("the sources that are edited hold functions", () => {
  expect(Object.values(SHOPS).flatMap(sourcesOf).flatMap(outerFunctions).length).toBeGreaterThan(100);
});
