import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { arraysByIndex, byIndex } from "../../scripts/bundle/arrays.js";

const OPTIONS: ts.CompilerOptions = { target: ts.ScriptTarget.ES2023, strict: true };

/** What modules are bundled as. */
function rewritten(modules: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const files = new Map(Object.entries(modules).map(([title, source], at) => [`module${at}.ts`, { title, source }]));
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...more) => {
    const file = files.get(name);
    return file === undefined ? read(name, ...more) : ts.createSourceFile(name, file.source, ts.ScriptTarget.ES2023, true);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  const sources = byIndex(program);
  return new Map([...files].map(([name, { title }]) => [title, sources.get(name)?.rewritten() ?? ""]));
}

/** What the function `run` of a module returns. */
function result(source: string): unknown {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { ...OPTIONS, module: ts.ModuleKind.CommonJS } });
  const exports: { run?: () => unknown } = {};
  new Function("exports", outputText)(exports);
  return exports.run?.();
}

const REWRITTEN: Readonly<Record<string, string>> = {
  "a loop, with what grows while it runs": `export function run() {
    const sums: number[] = [];
    const list = [1, 2];
    for (const item of list) {
      if (item < 4) list.push(item + 2);
      sums.push(item * 10);
    }
    return sums;
  }`,
  "a statement alone, loops in loops, labels": `export function run() {
    const found: string[] = [];
    outer: for (const row of [[1, 2, 3], [4, 5]] as readonly (readonly number[])[])
      for (const cell of row) {
        if (cell === 2) continue;
        if (cell === 3) continue outer;
        if (cell === 5) break outer;
        found.push(\`\${row.length}:\${cell}\`);
      }
    return found;
  }`,
  "closures see the item of their own step": `export function run() {
    const made: (() => number)[] = [];
    for (let item of [1, 2, 3]) {
      made.push(() => item);
      item *= 2;
    }
    return made.map((each) => each());
  }`,
  "a name that the loop itself hides": `export function run() {
    const list = [[1], [2, 3]];
    for (const inner of list) for (const list of inner) if (list === 3) return list;
    return null;
  }`,
  "missing items": `export function run() {
    const list = new Array<number | undefined>(2);
    const [first, , third] = [1, 2] as readonly (number | undefined)[];
    const seen: unknown[] = [first, third];
    for (const item of list) seen.push(item);
    return seen;
  }`,
  "patterns in loops, declarations and parameters": `export function run() {
    const pairs: [string, { readonly price: number }][] = [["tea", { price: 3 }], ["rice", { price: 2 }]];
    const prices = new Map(pairs);
    const found: unknown[] = [];
    for (const [name, { price }] of prices) found.push(name, price);
    for (const [name, { price: cost }] of pairs) found.push(name, cost);
    const [[, first], [second]] = [pairs[0]!, pairs[1]!];
    found.push(first, second);
    const joined = (separator: string, [name, { price }]: (typeof pairs)[number]): string => name + separator + price;
    function named([name]: readonly string[]): object { return { name }; }
    return [...found, pairs.map((pair) => joined(" ", pair)), pairs.map(([name]) => ({ name })), named(["salt"])];
  }`,
  "types that are arrays by their bound": `type Basket = string[] | readonly number[];
  function each<T extends readonly unknown[]>(list: T, basket: Basket): unknown[] {
    const found: unknown[] = [];
    for (const item of list) found.push(item);
    for (const item of basket) found.push(item);
    return found;
  }
  export function run() { return each([1, "two"] as const, ["three"]); }`,
};

const LEFT: Readonly<Record<string, string>> = {
  "sets, maps, texts and what may be one": `export function run() {
    const found: unknown[] = [];
    const either = [1, 2] as readonly number[] | ReadonlySet<number>;
    for (const item of new Set([1])) found.push(item);
    for (const item of "ab") found.push(item);
    for (const item of either) found.push(item);
    return found;
  }`,
  "rests, defaults, and parameters that others may look at": `export function run() {
    const [first, ...rest] = [1, 2, 3];
    const [missing = 4] = [] as readonly number[];
    const added = ([one]: readonly number[], two = one): unknown => [one, two];
    return [first, rest, missing, added([5])];
  }`,
};

let bundled: ReadonlyMap<string, string>;

beforeAll(() => {
  bundled = rewritten({ ...REWRITTEN, ...LEFT });
});

describe("arrays", () => {
  test.each(Object.entries(REWRITTEN))("%s", (title, source) => {
    const module = bundled.get(title) ?? "";
    expect(module).toContain("$");
    expect(result(module)).toEqual(result(source));
  });

  test("only what else is walked keeps its iterator", () => {
    const walked = Object.keys(REWRITTEN).flatMap((title) => bundled.get(title)?.match(/ of +\w+/g) ?? []);
    expect(walked).toEqual([" of  prices"]);
  });
});

describe("what is not known to be an array", () => {
  test.each(Object.entries(LEFT))("%s", (title, source) => {
    expect(bundled.get(title)).toBe(source);
  });
});

describe("types that cannot be read", () => {
  test.each([
    ["no settings", null, /Cannot read file/],
    ["no library", { lib: ["es5.none"], types: [] }, /the types cannot be read: Cannot find global type/],
  ])("%s", (_title, compilerOptions, message) => {
    const top = mkdtempSync(join(tmpdir(), "gate-bundle-"));
    if (compilerOptions !== null) writeFileSync(join(top, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    writeFileSync(join(top, "list.ts"), "export const list = [1];\n");
    const { buildStart } = arraysByIndex(top, ["."]) as unknown as { buildStart(this: { error(text: string): never }): void };
    const error = (text: string): never => {
      throw new Error(text);
    };
    expect(() => buildStart.call({ error })).toThrow(message);
    rmSync(top, { recursive: true, force: true });
  });
});
