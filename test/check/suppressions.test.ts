import { describe, expect, test } from "vitest";
import { readComment } from "../../src/check/directive.ts";
import { suppress } from "../../src/check/index.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { GateName, Violation } from "../../src/model/finding.ts";
import { repoPath } from "../../src/model/source.ts";
import { checkedShop, completionOf, directivesOf, KNOWN_RULES, placeOf, violation } from "../support/handmade.ts";

const FILE = "app/services/a.py";

/** What is left and what is held, for a source with a finding at each of the given texts. */
function result(source: string, ...found: readonly (readonly [rule: string, gate: GateName, text: string, nth?: number])[]) {
  const sources = { [FILE]: source };
  const violations = found.map(
    ([rule, gate, text, nth]): Violation => violation(rule, gate, "error", placeOf(sources, FILE, text, "load", nth ?? 0), `${rule} here`),
  );
  const { findings, held } = checkedShop(sources, violations);
  return {
    open: findings.map(
      ({ line, rule, message }) => `${line} ${rule}${message.endsWith("here") && !rule.startsWith("unused") ? "" : `: ${message}`}`,
    ),
    held: held.map(({ finding, hold }) => `${finding.line} ${finding.rule} (${hold.kind === "suppressed" ? hold.reason : hold.kind})`),
    findings,
  };
}

const loop = ["query-in-loop", "n-plus-one"] as const;

describe("a suppression with a reason", () => {
  test("at the end of the line lifts that rule on that line only", () => {
    const source = "get(1)  # fastapi-gate: ignore[query-in-loop] -- three rows at most\nget(2)\n";
    const { open, held } = result(source, [...loop, "get(1)"], [...loop, "get(2)"], ["missing-docstring", "docstrings", "get(1)"]);
    expect(held).toEqual(["1 query-in-loop (three rows at most)"]);
    expect(open).toEqual(["1 missing-docstring", "2 query-in-loop"]);
  });

  test("alone on a line speaks of the next line of code; such comments stack", () => {
    const source = [
      "# fastapi-gate: ignore[query-in-loop] -- small",
      "",
      "# fastapi-gate: ignore[missing-docstring] -- plain",
      "# note",
      "get(1)",
      "get(2)",
    ].join("\n");
    const { open, held } = result(source, [...loop, "get(1)"], ["missing-docstring", "docstrings", "get(1)"], [...loop, "get(2)"]);
    expect(held).toEqual(["5 missing-docstring (plain)", "5 query-in-loop (small)"]);
    expect(open).toEqual(["6 query-in-loop"]);
  });

  test("above a decorator speaks of the function", () => {
    const source = '# fastapi-gate: ignore[missing-docstring] -- see the summary\n@router.get(\n    "/orders",\n)\nasync def read(): ...\n';
    expect(result(source, ["missing-docstring", "docstrings", "read"]).open).toEqual([]);
  });

  test("above a decorator of nothing speaks of that line alone", () => {
    const source = `# fastapi-gate: ignore[missing-docstring] -- x\n@\n${"\n".repeat(60)}def read(): ...\n`;
    expect(result(source, ["missing-docstring", "docstrings", "read"]).open).toEqual([
      "1 unused-suppression: The suppression of `missing-docstring` is not needed: nothing is found here",
      "63 missing-docstring",
    ]);
    const classes = "# fastapi-gate: ignore[missing-docstring] -- x\n@frozen\nclass Order: ...\n";
    expect(result(classes, ["missing-docstring", "docstrings", "Order"]).open).toEqual([]);
  });

  test("lifts a finding once, whichever comment comes first", () => {
    const source = "# fastapi-gate: ignore[query-in-loop] -- above\nget(1)  # fastapi-gate: ignore[query-in-loop] -- beside\n";
    expect(result(source, [...loop, "get(1)"]).held).toEqual(["2 query-in-loop (above)"]);
  });

  test("on any line of a statement lifts what spans it, the smallest first", () => {
    const source = "outer(\n    get(\n        1,\n    ),  # fastapi-gate: ignore[query-in-loop] -- small\n)\n";
    const { open, held } = result(
      source,
      [...loop, "outer(\n    get(\n        1,\n    ),  # fastapi-gate: ignore[query-in-loop] -- small\n)"],
      [...loop, "get(\n        1,\n    )"],
    );
    expect(held).toEqual(["2 query-in-loop (small)"]);
    expect(open).toEqual(["1 query-in-loop"]);
  });
});

describe("a suppression that must not lift", () => {
  test("a gate that nobody bypasses: the finding stays, and the comment is said to do nothing", () => {
    const source = "sleep(1)  # fastapi-gate: ignore[blocking-call] -- it is fine\n";
    const { open, held } = result(source, ["blocking-call", "async-operations", "sleep(1)"]);
    expect(held).toEqual([]);
    expect(open).toEqual([
      "1 blocking-call",
      "1 suppression-without-effect: The suppression of `blocking-call` has no effect: the gate async-operations cannot be bypassed",
    ]);
  });

  test("without a reason: nothing in a mandatory gate, the finding in an advisory one", () => {
    const source = "get(1)  # fastapi-gate: ignore[query-in-loop, missing-docstring]\n";
    const { open, held } = result(source, [...loop, "get(1)"], ["missing-docstring", "docstrings", "get(1)"]);
    expect(held).toEqual(["1 missing-docstring (null)"]);
    expect(open).toEqual([
      "1 query-in-loop",
      "1 suppression-without-reason: The suppression of `query-in-loop, missing-docstring` gives no reason",
    ]);
  });

  test("two rules of gates that nobody bypasses are said together, gate by gate", () => {
    const source = "sleep(1)  # fastapi-gate: ignore[empty-downgrade, blocking-call] -- fine\n";
    expect(
      result(source, ["blocking-call", "async-operations", "sleep(1)"], ["empty-downgrade", "migration-safety", "sleep(1)"]).open,
    ).toEqual([
      "1 blocking-call",
      "1 empty-downgrade",
      "1 suppression-without-effect: The suppression of `blocking-call` has no effect: the gate async-operations cannot be bypassed",
      "1 suppression-without-effect: The suppression of `empty-downgrade` has no effect: the gate migration-safety cannot be bypassed",
    ]);
  });

  test("a remark of the engine is no rule that can be named, and no unknown one", () => {
    expect(result("get(1)  # fastapi-gate: ignore[unused-suppression] -- x\n").open).toEqual([]);
  });

  test("an unknown rule is named with the nearest known one", () => {
    const { open } = result("get(1)  # fastapi-gate: ignore[query-in-lop] -- small\n");
    expect(open).toEqual(["1 unknown-rule-in-suppression: There is no rule `query-in-lop`; did you mean query-in-loop?"]);
    expect(result("get(1)  # fastapi-gate: ignore[zzzzzzzzzz] -- x\n").open).toEqual([
      "1 unknown-rule-in-suppression: There is no rule `zzzzzzzzzz`",
    ]);
  });

  test("a comment that cannot be read", () => {
    expect(result("get(1)  # fastapi-gate: ignore\n").open).toEqual([
      "1 invalid-suppression: This comment is no suppression: it names no rule in brackets",
    ]);
    expect(result("get(1)  # fastapi-gate: off\n").open).toEqual([
      "1 invalid-suppression: This comment is no suppression: it does not begin with ignore[",
    ]);
  });
});

describe("an unused suppression", () => {
  test("is a finding with a repair; one rule of several has none", () => {
    const source =
      "ok()  # fastapi-gate: ignore[query-in-loop] -- small\n    # fastapi-gate: ignore[query-in-loop, missing-docstring] -- x\nget(2)\n";
    const { open, findings } = result(source, [...loop, "get(2)"]);
    expect(open).toEqual([
      "1 unused-suppression: The suppression of `query-in-loop` is not needed: nothing is found here",
      "2 unused-suppression: The suppression of `missing-docstring` is not needed: nothing is found here",
    ]);
    const edit = findings[0]?.fix?.edits[0];
    expect(source.slice(0, edit?.start) + source.slice(edit?.end)).toMatch(/^ok\(\)\n {4}#/);
    expect(findings[1]?.fix).toBeUndefined();
    expect(findings.every(({ gate, severity }) => gate === "suppressions" && severity === "warning")).toBe(true);
  });

  test("at the end of the file, with nothing after it", () => {
    const source = "ok()\n# fastapi-gate: ignore[query-in-loop] -- small";
    const { open, findings } = result(source);
    expect(open).toEqual(["2 unused-suppression: The suppression of `query-in-loop` is not needed: nothing is found here"]);
    const edit = findings[0]?.fix?.edits[0];
    expect(source.slice(0, edit?.start) + source.slice(edit?.end)).toBe("ok()\n");
  });
});

describe("the repair of an unused suppression", () => {
  const repaired = (source: string): readonly string[] =>
    result(source).findings.map(({ fix }) => {
      const [edit] = fix?.edits ?? [];
      return edit === undefined ? "none" : source.slice(0, edit.start) + source.slice(edit.end);
    });

  test("takes the comment out with the blanks before it, and one alone with its line", () => {
    expect(repaired("ok()  # fastapi-gate: ignore[query-in-loop] -- x\nmore()\n")).toEqual(["ok()\nmore()\n"]);
    expect(repaired("if ok():\n\t # fastapi-gate: ignore[query-in-loop] -- x\n\tmore()\n")).toEqual(["if ok():\n\tmore()\n"]);
    expect(repaired("ok()\r\n# fastapi-gate: ignore[query-in-loop] -- x\r\nmore()\r\n")).toEqual(["ok()\r\nmore()\r\n"]);
    expect(repaired("a = 1; ok()# fastapi-gate: ignore[query-in-loop] -- x")).toEqual(["a = 1; ok()"]);
  });

  test("is left to people where the comment says something to others as well", () => {
    expect(repaired("ok()  # noqa # fastapi-gate: ignore[query-in-loop] -- x\n")).toEqual(["none"]);
    expect(repaired("ok()  # fastapi-gate: ignore[query-in-loop] -- x  # type: ignore\n")).toEqual(["none"]);
    expect(repaired("ok()  #noqa#fastapi-gate: ignore[query-in-loop] -- x\n")).toEqual(["none"]);
    expect(repaired("ok()  # fastapi-gate: ignore[query-in-loop] -- x #noqa\n")).toEqual(["none"]);
    expect(repaired("ok()  #fastapi-gate: ignore[query-in-loop] -- see #12\n")).toEqual(["ok()\n"]);
  });

  test("says what it does and is safe", () => {
    const [finding] = result("ok()  # fastapi-gate: ignore[query-in-loop] -- x\n").findings;
    expect(finding?.fix).toMatchObject({ message: "Delete the comment", safe: true, edits: [{ file: FILE, text: "" }] });
  });
});

test("comments of several files are judged each by its own file, and told in the order of their places", () => {
  const [one, other] = ["app/services/a.py", "app/services/b.py"];
  const source = "get(1)  # fastapi-gate: ignore[query-in-loop] -- small\nok()  # fastapi-gate: ignore[query-in-lop] -- x\n";
  const sources = { [other]: `ok()\n${source}`, [one]: source };
  const at = (file: string): Violation =>
    violation("query-in-loop", "n-plus-one", "error", placeOf(sources, file, "get(1)", "load"), "here");
  const lines = (violations: readonly Violation[]) => {
    const { findings, held } = checkedShop(sources, violations);
    return [
      findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
      held.map(({ finding, hold }) => [`${finding.file}:${finding.line}`, hold]),
    ];
  };
  const hold = (line: number) => ({ kind: "suppressed", line, reason: "small" });
  expect(lines([at(one), at(other)])).toEqual([
    [`${one}:2 unknown-rule-in-suppression`, `${other}:3 unknown-rule-in-suppression`],
    [
      [`${one}:1`, hold(1)],
      [`${other}:2`, hold(2)],
    ],
  ]);
  expect(lines([at(other)])).toEqual([
    [`${one}:1 unused-suppression`, `${one}:2 unknown-rule-in-suppression`, `${other}:3 unknown-rule-in-suppression`],
    [[`${other}:2`, hold(2)]],
  ]);
});

test("a comment about a rule that did not run is not called unused", () => {
  const source = "ok()  # fastapi-gate: ignore[query-in-loop, missing-docstring] -- x\n";
  const suppressed = (ran: ReadonlySet<string>) =>
    suppress({
      findings: [],
      comments: [{ file: repoPath(FILE), directives: directivesOf(source) }],
      rules: KNOWN_RULES,
      ran,
      policy: DEFAULT_POLICY,
      completion: completionOf({ [FILE]: source }),
    }).findings;
  expect(suppressed(new Set())).toEqual([]);
  const [finding, ...others] = suppressed(new Set(["missing-docstring"]));
  expect([finding?.message, finding?.fix, others]).toEqual([
    "The suppression of `missing-docstring` is not needed: nothing is found here",
    undefined,
    [],
  ]);
});

test("several rules that are said in one remark are named apart", () => {
  const source = "ok()  # fastapi-gate: ignore[query-in-loop, missing-docstring] -- x\n";
  expect(result(source).open).toEqual([
    "1 unused-suppression: The suppression of `query-in-loop, missing-docstring` is not needed: nothing is found here",
  ]);
  expect(result(source).findings[0]?.fix).toBeDefined();
});

test("a comment with nothing but comments after it speaks of no line", () => {
  const source = "get(1)\n# fastapi-gate: ignore[query-in-loop] -- small\n\n    # the end";
  expect(result(source, [...loop, "get(1)"]).open).toEqual([
    "1 query-in-loop",
    "2 unused-suppression: The suppression of `query-in-loop` is not needed: nothing is found here",
  ]);
});

test("a statement that only begins before the comment and ends before it is not meant", () => {
  const source = "get(\n    1,\n)\nok()  # fastapi-gate: ignore[query-in-loop] -- small\n";
  expect(result(source, [...loop, "get(\n    1,\n)"]).open).toEqual([
    "1 query-in-loop",
    "4 unused-suppression: The suppression of `query-in-loop` is not needed: nothing is found here",
  ]);
  const last = "get(\n    1,\n)  # fastapi-gate: ignore[query-in-loop] -- small\n";
  expect(result(last, [...loop, "get(\n    1,\n)"]).held).toEqual(["1 query-in-loop (small)"]);
});

test("a function below its decorators is meant however many lines they take, up to fifty", () => {
  const below = (lines: number) => {
    const source = `# fastapi-gate: ignore[missing-docstring] -- x\n@router.get(\n${"    a,\n".repeat(lines - 2)})\n  async  def read(): ...\n`;
    return result(source, ["missing-docstring", "docstrings", "read"]).held.length;
  };
  expect([below(2), below(50), below(51)]).toEqual([1, 1, 0]);
});

test("a comment above a line that is no decorator speaks of that line alone, and above the last line of a file too", () => {
  const docstring = ["missing-docstring", "docstrings", "read"] as const;
  const comment = "# fastapi-gate: ignore[missing-docstring] -- x\n";
  const held = (code: string) => result(`${comment}${code}`, docstring).held.length;
  expect([held("total = left @ right\ndef read(): ...\n"), held("total = 1\ndef read(): ...\n"), held("def read(): ...")]).toEqual([
    0, 0, 1,
  ]);
});

test("a decorator is known by its sign, wherever it stands and whatever words it has", () => {
  const docstring = ["missing-docstring", "docstrings", "read"] as const;
  const comment = "# fastapi-gate: ignore[missing-docstring] -- x";
  const held = (source: string) => result(source, docstring).held.length;
  expect(held(`class Orders:\n    ${comment}\n    @cached\n    def read(self): ...\n`)).toBe(1);
  expect(held(`${comment}\n@tagged("def of a class")\n@cached\ndef read(): ...\n`)).toBe(1);
  expect(held(`${comment}\n@cached(read)\n`)).toBe(1);
});

test("reading comments", () => {
  expect(readComment("# fastapi-gate: ignore[a-b, c] -- why not")).toEqual({ kind: "ignore", rules: ["a-b", "c"], reason: "why not" });
  expect(readComment("#fastapi-gate:ignore[a,,a]")).toEqual({ kind: "ignore", rules: ["a"], reason: null });
  expect(readComment("# noqa: E501 # fastapi-gate: ignore[a] — long line")).toEqual({ kind: "ignore", rules: ["a"], reason: "long line" });
  expect(readComment("# fastapi-gate: ignore[a] because")).toEqual({ kind: "ignore", rules: ["a"], reason: null });
  for (const dash of ["--", "---", "—", "–"])
    expect(readComment(`#  fastapi-gate :  ignore [a]  ${dash}  why `)).toEqual({ kind: "ignore", rules: ["a"], reason: "why" });
  for (const none of ["- why", "--", "-- ", "why -- not"])
    expect(readComment(`# fastapi-gate: ignore[a] ${none}`)).toEqual({ kind: "ignore", rules: ["a"], reason: null });
  for (const [text, detail] of [
    ["# fastapi-gate: ignore[] -- x", "it names no rule in brackets"],
    ["# fastapi-gate: ignore[ , ] -- x", "it names no rule in brackets"],
    ["# fastapi-gate: ignore a", "it names no rule in brackets"],
    ["# fastapi-gate: ignored[a]", "it does not begin with ignore["],
    ["# fastapi-gate: please ignore[a]", "it does not begin with ignore["],
    ["# fastapi-gate:", "it does not begin with ignore["],
  ] as const)
    expect(readComment(text)).toEqual({ kind: "invalid", detail });
});
