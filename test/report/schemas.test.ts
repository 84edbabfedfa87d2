import { parseXml, type XmlElement } from "@rgrove/parse-xml";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { JudgeInput } from "../../src/gate/index.ts";
import { repoPath } from "../../src/model/source.ts";
import { markup } from "../../src/model/xml.ts";
import { REPORT_FORMATS, type ReportFormat } from "../../src/report/index.ts";
import { checkedShop, contextOf, inputOf, outcomeOf, placeOf, SHOP, type Sources, violation } from "../support/handmade.ts";

// Each format against what its reader documents: field by field, and nothing that it does not know.

async function render(format: ReportFormat, input: Partial<JudgeInput> = {}, sources: Sources = SHOP): Promise<string> {
  return (await REPORT_FORMATS[format]())(outcomeOf(input), contextOf({ sources }));
}

const HOSTILE_FILE = "app/]]>&'\"<b>\u0007.py";
const HOSTILE: Sources = { [HOSTILE_FILE]: "def load():\n\tget('é\u{1f600}\ufffe\u0000]]>&<x y=\"')\n" };

function hostile(): Partial<JudgeInput> {
  const at = placeOf(HOSTILE, HOSTILE_FILE, "get('é\u{1f600}\ufffe\u0000]]>&<x y=\"')", "load\u001b[31m]]>");
  const message = "`get` \u0000\u000b\ufffe\uffff\ud800 ]]> </failure> &lt; runs";
  return {
    findings: checkedShop(HOSTILE, [violation("query-in-loop", "n-plus-one", "error", at, message, [{ at, message }])]).findings,
    scope: [{ file: repoPath(HOSTILE_FILE), owner: "BACKEND_ENGINEER" }],
    problems: [{ kind: "rule-crashed", file: null, line: null, message: "crashed ]]>\u0001", fatal: true, gate: "n-plus-one" }],
  };
}

const CASES: readonly (readonly [string, () => Partial<JudgeInput>, Sources])[] = [
  ["findings in three gates", () => ({}), SHOP],
  ["nothing found", () => ({ findings: [] }), SHOP],
  ["hostile names", hostile, HOSTILE],
];

const closed = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const TEXT = { type: "string", minLength: 1 };
const NUMBER = { type: "integer", minimum: 1 };

/** GitLab documents these fields of an entry, "Code Quality report format"; a path is relative and does not begin with `./`. */
const GITLAB = {
  type: "array",
  items: closed({
    description: TEXT,
    check_name: TEXT,
    fingerprint: TEXT,
    severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
    location: closed({
      path: { type: "string", pattern: "^(?!\\.?/)." },
      positions: closed({ begin: closed({ line: NUMBER, column: NUMBER }), end: closed({ line: NUMBER, column: NUMBER }) }),
    }),
  }),
};

/** Reviewdog's DiagnosticResult, as its protocol buffer definition has it. */
const RANGE = closed({ start: closed({ line: NUMBER, column: NUMBER }, ["line"]), end: closed({ line: NUMBER, column: NUMBER }) }, [
  "start",
]);
const LOCATION = closed({ path: TEXT, range: RANGE });
const RDJSON = closed({
  source: closed({ name: TEXT }),
  diagnostics: {
    type: "array",
    items: closed(
      {
        message: TEXT,
        location: LOCATION,
        severity: { enum: ["ERROR", "WARNING", "INFO"] },
        code: closed({ value: TEXT }),
        suggestions: { type: "array", minItems: 1, items: closed({ range: RANGE, text: { type: "string" } }) },
        related_locations: { type: "array", minItems: 1, items: closed({ message: TEXT, location: LOCATION }) },
      },
      ["message", "location", "severity", "code"],
    ),
  },
});

describe.each(CASES)("%s", (_, input, sources) => {
  test.each([
    ["gitlab", GITLAB],
    ["rdjson", RDJSON],
  ] as const)("%s has the documented fields", async (format, schema) => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
    validate(JSON.parse(await render(format, input(), sources)));
    expect(validate.errors).toBeNull();
  });

  test("junit is well-formed, and its counts are those of its elements", async () => {
    const root = elementsIn(await render("junit", input(), sources));
    expect(root.name).toBe("testsuites");
    const suites = children(root, "testsuite");
    expect(suites.length).toBeGreaterThan(1);
    expect(new Set(suites.map(({ attributes }) => attributes.name)).size).toBe(suites.length);
    for (const part of [root, ...suites]) {
      const cases = (part === root ? suites : [part]).flatMap((suite) => children(suite, "testcase"));
      const having = (name: string): string => String(cases.filter((one) => children(one, name).length === 1).length);
      expect(part.attributes).toMatchObject({
        tests: String(cases.length),
        failures: having("failure"),
        errors: having("error"),
        skipped: having("skipped"),
      });
      for (const one of cases) {
        expect(Object.keys(one.attributes).filter((name) => !["classname", "name", "file", "line"].includes(name))).toEqual([]);
        expect(one.children.length).toBeLessThanOrEqual(1);
      }
    }
  });
});

function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => child.type === "element" && (child as XmlElement).name === name);
}

function elementsIn(text: string): XmlElement {
  const { root } = parseXml(text);
  if (root === null) throw new Error("no root element");
  return root;
}

test("a fingerprint stands once in a code quality report: GitLab drops the others", async () => {
  const prints = (JSON.parse(await render("gitlab")) as readonly { readonly fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  expect(prints).toHaveLength(4);
  expect(new Set(prints).size).toBe(prints.length);
});

test("junit fails where the run is blocked, and only there", async () => {
  const failed = elementsIn(await render("junit"));
  expect(Number(failed.attributes.failures)).toBeGreaterThan(3);
  const clean = elementsIn(await render("junit", { findings: [], counts: { ...inputOf().counts, "migration-safety": cleanRevisions } }));
  expect(clean.attributes).toMatchObject({ failures: "0", errors: "0" });
});

const cleanRevisions = { unit: "revisions", checked: 2, unresolved: 0, failed: 0 };

test("columns of reviewdog are bytes, and its suggestions are fixes of one edit", async () => {
  const source = "é = '\u{1f600}'; load(é)\n";
  const sources = { "app/a.py": source };
  const at = placeOf(sources, "app/a.py", "load(é)", "<module>");
  const edit = { file: at.file, start: at.start, end: at.end, text: "await load(é)" };
  const [finding] = checkedShop(sources, [violation("query-in-loop", "n-plus-one", "error", at, "in a loop")]).findings;
  if (finding === undefined) throw new Error("no finding");
  const fixed = (edits: readonly (typeof edit)[]): Partial<JudgeInput> => ({
    findings: [{ ...finding, fix: { message: "await it", safe: true, edits } }],
  });
  const range = { start: { line: 1, column: 14 }, end: { line: 1, column: 22 } };
  const one = JSON.parse(await render("rdjson", fixed([edit]), sources)).diagnostics[0];
  expect(one).toMatchObject({ location: { range }, suggestions: [{ range, text: "await load(é)" }] });
  const two = JSON.parse(await render("rdjson", fixed([edit, { ...edit, start: 0, end: 0 }]), sources)).diagnostics[0];
  expect(two.suggestions).toBeUndefined();
});

test("markup holds nothing that XML forbids", () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join("");
  expect(() => parseXml(`<a b="${markup(all)}">${markup(all)}</a>`)).not.toThrow();
});
