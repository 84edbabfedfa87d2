import { describe, expect, test } from "vitest";
import { decodeSource } from "../../src/extract/index.ts";
import { factsOf, printed } from "./print.ts";

function problems(source: string | Uint8Array): readonly string[] {
  return factsOf(source).problems.map(({ detail }) => detail);
}

describe("encodings", () => {
  test("UTF-8 is read as it is, without a copy", () => {
    const bytes = new TextEncoder().encode("a = 'é'\r\n");
    expect(decodeSource(bytes)).toEqual({ utf8: bytes });
    expect(decodeSource(bytes).utf8.buffer).toBe(bytes.buffer);
  });

  test("offsets count the byte order mark", () => {
    const facts = factsOf("\ufeffdef f(): pass");
    expect(facts.functions[0]?.start).toBe(3);
    expect(facts.problems).toEqual([]);
  });

  test.each([
    ["latin-1", "latin1", "\xe9\x80"],
    ["iso_8859_1", "latin1", "\xe9"],
    ["cp1252", "latin1", "\xe9"],
  ] as const)("a coding line names %s", (name, encoding, text) => {
    const bytes = Buffer.from(`#!/usr/bin/python\n# -*- coding: ${name} -*-\na = '${text}'`, encoding);
    expect(printed(bytes)).toBe(`(Assign [a] ${JSON.stringify(text)})`);
    expect(problems(bytes)).toEqual([]);
  });

  test("other encodings are known by Python's names", () => {
    const bytes = Buffer.concat([Buffer.from("# coding: koi8_r\na = '"), Buffer.from([0xc1]), Buffer.from("'")]);
    expect(printed(bytes)).toBe('(Assign [a] "а")');
  });

  test("a coding line counts on the first two lines only, and the second only after a comment", () => {
    expect(decodeSource(Buffer.from("import a\n# coding: latin-1\nb = '\xe9'", "latin1")).problem).toBe("not valid UTF-8 at byte 32");
  });

  test.each([
    ["# coding: utf-9000\na = 1", 'unknown encoding "utf-9000" in the coding line: read as UTF-8'],
    [Buffer.from("a = '\xe9'", "latin1"), "not valid UTF-8 at byte 5"],
    [Buffer.from("# coding: ascii\na = '\xe9'", "latin1"), "not valid ascii, which its coding line names"],
  ])("%j is reported", (source, expected) => {
    expect(problems(source)).toEqual([expected]);
    expect(factsOf(source).body.length).toBe(1);
  });

  test("bytes that are no text at all give a problem and nothing else", () => {
    const facts = factsOf(Uint8Array.of(0x61, 0, 0x62));
    expect([facts.body, facts.functions, facts.problems]).toEqual([
      [],
      [],
      [{ start: 0, end: 0, detail: "not Python: a null byte at offset 1" }],
    ]);
  });

  test("a form feed is space", () => {
    expect(printed("a\n\fdef f(): pass")).toBe("a\n(def f [] {(Pass)})");
  });
});

describe("files that cannot be read to the end", () => {
  test("keep what stands around the error", () => {
    const source = "def f():\n    return 1\n\nx = = 2\n\nclass A:\n    def g(self):\n        return 3\n";
    expect(factsOf(source).functions.map(({ qualname }) => qualname)).toEqual(["f", "A.g"]);
    expect(problems(source)).toEqual(['cannot read "="']);
  });

  test("say what is missing, and where", () => {
    const [problem] = factsOf("def f(:\n    pass\n").problems;
    expect(problem?.start).toBeLessThan(8);
    expect(problem?.detail).toMatch(/^(missing|cannot read)/);
  });

  test("mark the place in the statements", () => {
    expect(printed("a = 1\n?\nb = 2\n")).toBe("(Assign [a] 1)\n(Unreadable)\n(Assign [b] 2)");
  });

  test("defaults of type parameters are no error", () => {
    expect(problems("class A[T = int, U: str = str]: pass")).toEqual([]);
  });
});

describe("nesting", () => {
  const DEEP = 2000;
  test.each([
    ["parentheses", `x = ${"(".repeat(DEEP)}1${")".repeat(DEEP)}`],
    ["lists", `x = ${"[".repeat(DEEP)}${"]".repeat(DEEP)}`],
    ["sums", `x = ${"a + ".repeat(DEEP)}b`],
    ["chained calls", `x = a${".b()".repeat(DEEP)}`],
    ["lambdas", `x = ${"lambda: ".repeat(DEEP)}1`],
    ["elif", `if a: pass\n${"elif b: pass\n".repeat(DEEP)}`],
    ["unions", `x: ${"list[int] | ".repeat(DEEP)}c`],
    ["mixed operators", `x = ${"a & b ^ ".repeat(DEEP)}c`],
    ["patterns", `match x:\n  case ${"[".repeat(DEEP)}a${"]".repeat(DEEP)}: pass\n`],
  ])("%s: a limit, said once, and no overflow for who recurses", (_, source) => {
    expect(problems(source)).toEqual(["nested deeper than 500 levels: what lies deeper is not analysed"]);
    expect(printed(`before\n${source}\nafter`)).toMatch(/^before\n[\s\S]*\nafter$/);
  });

  test("what is long but not deep has no limit", () => {
    const source = `x = ${"a or ".repeat(900)}b\ny = ${"'a' ".repeat(5000)}\nz = [${"1, ".repeat(20_000)}]\n${"@d\n".repeat(900)}def f(): pass`;
    expect(problems(source)).toEqual([]);
  });

  test("cost grows with the length, also where names repeat", { timeout: 20_000 }, () => {
    const names = Array.from({ length: 50_000 }, (_, i) => `n${i}`).join(", ");
    expect(problems(`match x:\n  case [${names}]: pass\nimport a${" .b".repeat(50_000)}\n`)).toEqual([]);
  });
});

test("files of 4 MiB and more have all their offsets", () => {
  const padding = `# ${"x".repeat(98)}\n`.repeat(42_000);
  const source = `${padding}def f(a):\n    return a.b\n`;
  const facts = factsOf(source);
  const [f] = facts.functions;
  expect([f?.start, f?.end]).toEqual([padding.length, source.length - 1]);
  expect(facts.line(f?.start ?? 0)).toBe(42_001);
  expect(f?.body[0]?.start).toBe(padding.length + 14);
});
