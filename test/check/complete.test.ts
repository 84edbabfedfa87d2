import { describe, expect, test } from "vitest";
import { CheckMemory, complete } from "../../src/check/index.ts";
import type { Violation } from "../../src/model/finding.ts";
import { movedPrint } from "../../src/model/fingerprint.ts";
import { type RepoPath, repoPath } from "../../src/model/source.ts";
import { completionOf, findingsOf, placeOf, SHOP, SHOP_VIOLATIONS, violation } from "../support/handmade.ts";

const inFile = (source: string, text: string, nth = 0, file = "app/a.py"): Violation =>
  violation("query-in-loop", "n-plus-one", "error", placeOf({ [file]: source }, file, text, "load", nth), "runs in a loop");

const prints = (source: string, violations: readonly Violation[], file = "app/a.py"): readonly string[] =>
  findingsOf({ [file]: source }, violations).map(({ fingerprint }) => fingerprint);

describe("places", () => {
  test("columns count UTF-16 code units, lines count LF, CR LF and CR, a byte order mark is no character", () => {
    const source = '\ufeffname = "é"\r\nx = "😀"; call()\rcall()\n';
    const found = findingsOf({ "app/a.py": source }, [inFile(source, "name"), inFile(source, "call()"), inFile(source, "call()", 1)]);
    expect(found.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn])).toEqual([
      [1, 1, 1, 5],
      [2, 11, 2, 17],
      [3, 1, 3, 7],
    ]);
  });

  test("a file that is gone and a range outside it give a place, not a crash", () => {
    const at = { file: repoPath("gone.py"), start: 40, end: 50, symbol: "<module>" };
    const [finding] = findingsOf({}, [violation("query-in-loop", "n-plus-one", "error", at, "x")]);
    expect(finding).toMatchObject({ line: 1, column: 1, endLine: 1, endColumn: 1 });
  });
});

describe("fingerprints", () => {
  const source = "def load():\n    for a in b:\n        get(a)\n        get(a)\n";

  test("survive lines that move and blanks that change, and tell equals apart by their order", () => {
    const moved = `# new\n\n${source}`;
    const both = prints(source, [inFile(source, "get(a)"), inFile(source, "get(a)", 1)]);
    expect(new Set(both).size).toBe(2);
    expect(prints(moved, [inFile(moved, "get(a)"), inFile(moved, "get(a)", 1)])).toEqual(both);
    const wide = "def load():\n    get(a,\n        b)\n";
    const flat = "def load():\n    get(a, b)\n";
    expect(prints(wide, [inFile(wide, "get(a,\n        b)")])).toEqual(prints(flat, [inFile(flat, "get(a, b)")]));
  });

  test("differ by rule, symbol, source and path", () => {
    const one = inFile(source, "get(a)");
    const all = [one, { ...one, rule: "other" }, { ...one, at: { ...one.at, symbol: "store" } }, inFile(source, "for a in b")];
    expect(new Set(all.flatMap((violation) => prints(source, [violation]))).size).toBe(4);
    const [here] = prints(source, [one]);
    const [there] = prints(source, [inFile(source, "get(a)", 0, "app/b.py")], "app/b.py");
    expect(there).not.toBe(here);
    expect(movedPrint(here ?? "", repoPath("app/b.py"))).toBe(there);
    expect(here).toMatch(/^[0-9a-f]{24}$/);
  });
});

test("a finding about something in a whole class is the same while the class is edited, and another when it is about more", () => {
  const before = "class Order:\n    id = 1\n";
  const after = "class Order:\n    id = 1\n    note = 2\n";
  const drift = (source: string, about: string): Violation => ({ ...inFile(source, source.trim()), about });
  expect(prints(before, [drift(before, "lacks total")])).toEqual(prints(after, [drift(after, "lacks total")]));
  expect(prints(before, [drift(before, "lacks total")])).not.toEqual(prints(after, [drift(after, "lacks total, slug")]));
});

describe("owners", () => {
  test("go by gate, layer, then folder; an N+1 is reviewed by the DBA", () => {
    const found = findingsOf(SHOP, SHOP_VIOLATIONS);
    expect(found.map(({ rule, owner, reviewer }) => [rule, owner, reviewer])).toEqual([
      ["empty-downgrade", "DBA", undefined],
      ["missing-docstring", "API_DEVELOPER", undefined],
      ["query-in-loop", "BACKEND_ENGINEER", "DBA"],
      ["blocking-call", "BACKEND_ENGINEER", undefined],
    ]);
  });

  test("what migration safety says is the DBA's, wherever the file lies", () => {
    const one = inFile("def load():\n    get(a)\n", "get(a)");
    const [finding] = findingsOf({ "app/a.py": "def load():\n    get(a)\n" }, [{ ...one, rule: "model-drift", gate: "migration-safety" }]);
    expect(finding?.owner).toBe("DBA");
  });

  test("a configured owner wins", () => {
    const owned = complete(SHOP_VIOLATIONS, { ...completionOf(SHOP), configuredOwner: () => "API_DEVELOPER" });
    expect(new Set(owned.map(({ owner }) => owner))).toEqual(new Set(["API_DEVELOPER"]));
  });
});

test("what a rule gives goes along: the path in lines, the repair, the case for a decision, the tags", () => {
  const source = "def load():\n    for a in b:\n        get(a)\n";
  const one = inFile(source, "get(a)");
  const fix = { message: "Load them before", safe: false, edits: [] };
  const trace = [
    { at: inFile(source, "for").at, message: "in a\n  loop" },
    { at: { ...one.at, file: repoPath("app/b.py"), start: 2, end: 3 }, message: "asks" },
  ];
  const sources = { "app/a.py": source, "app/b.py": "\n\nx\n" };
  const whole = { ...one, trace, fix, escalates: "long-lock", tags: ["security"] } as const;
  expect(findingsOf(sources, [whole])).toMatchObject([
    {
      trace: [
        { file: "app/a.py", line: 2, message: "in a loop" },
        { file: "app/b.py", line: 3, message: "asks" },
      ],
      fix,
      escalates: "long-lock",
      tags: ["security"],
    },
  ]);
  const [bare = {}] = findingsOf(sources, [one]);
  for (const key of ["fix", "escalates", "tags"]) expect(bare).not.toHaveProperty(key);
});

test("findings come in the order of their places; a range that ends before it begins is a point", () => {
  const source = "first()\nsecond()\n";
  const second = inFile(source, "second()");
  const found = findingsOf({ "app/a.py": source }, [{ ...second, at: { ...second.at, end: 0 } }, inFile(source, "first()")]);
  expect(found.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn])).toEqual([
    [1, 1, 1, 8],
    [2, 1, 2, 1],
  ]);
});

test("findings that are remembered are those of a run without memory, whatever changed around them", () => {
  const source = "def load():\n    for a in b:\n        get(a)\n        get(a)\n";
  const other = { file: repoPath("app/b.py"), start: 3, end: 4, symbol: "store" };
  const [first, second] = [inFile(source, "get(a)"), inFile(source, "get(a)", 1)];
  const traced: Violation = { ...inFile(source, "for"), trace: [{ at: other, message: "is called" }] };
  const { completed } = new CheckMemory();
  const sources = { "app/a.py": source, "app/b.py": "a\n\nb\n" };
  const all = [traced, first, second];
  const run = (completion: ReturnType<typeof completionOf>, reports = all) => {
    const found = complete(reports, completion, completed);
    expect(found).toEqual(complete(reports, completion));
    return found;
  };
  const same = completionOf(sources);
  const before = run(same);
  expect(run(same).every((finding, index) => finding === before[index])).toBe(true);
  // The first of two equals is gone, and is back.
  expect(run(same, [traced, second])[1]?.fingerprint).toBe(before[1]?.fingerprint);
  expect(run(same).map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  // Only the file of a step has other lines, only the layer is another, only the file itself is edited.
  const lines = completionOf({ "app/b.py": "\n\n\n\nb\n" }).lines;
  const elsewhere = { ...same, lines: (path: RepoPath) => (path === "app/b.py" ? lines(path) : same.lines(path)) };
  expect(run(elsewhere)[0]?.trace).not.toEqual(before[0]?.trace);
  run(same);
  expect(run({ ...same, layerOf: () => "service" })[0]?.layer).toBe("service");
  run(same);
  expect(run(completionOf({ ...sources, "app/a.py": `#\n${source}` }))[0]).not.toEqual(before[0]);
});
