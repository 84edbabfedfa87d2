import { createHash } from "node:crypto";
import { parseXml, type XmlElement, type XmlText } from "@rgrove/parse-xml";
import { describe, expect, test } from "vitest";
import type { JudgeInput } from "../../src/gate/index.ts";
import type { ProgramViews, RenderContext } from "../../src/model/output.ts";
import { repoPath } from "../../src/model/source.ts";
import { html } from "../../src/report/html/index.ts";
import { picturePage } from "../../src/report/html/picture.ts";
import { SCRIPT } from "../../src/report/html/script.ts";
import { STYLE } from "../../src/report/html/style.ts";
import { checkedShop, contextOf, inputOf, outcomeOf, placeOf, SHOP, type Sources, violation } from "../support/handmade.ts";

const NAME = "\"><script>alert(1)</script><img src=x onerror='a()'>&amp;\u0000\u202e";
const HOSTILE: Sources = { [`app/${NAME}.py`]: `load("${NAME}</style></pre>")\n` };

const VIEWS: ProgramViews = {
  routes: [
    {
      methods: "GET",
      path: `/${NAME}`,
      file: repoPath("app/api.py"),
      line: 3,
      runsOn: "event loop",
      blocking: [NAME],
      queries: { growth: "grows", formula: `1 + ${NAME}` },
    },
  ],
  pictures: [
    { id: "layers", title: "Layers", svg: '<svg role="img"><g id="node1"><text>Routes</text></g></svg>' },
    { id: "history", title: "History", svg: '<svg role="img"><g id="node1"><text>0001</text></g></svg>' },
  ],
  revisions: [{ revision: NAME, file: repoPath("alembic/1.py"), rollback: "differs", reason: NAME }],
  modules: [{ file: repoPath(`app/${NAME}.py`), functions: 4, annotated: 3, public: 2, documented: 1 }],
};

function hostile(): Partial<JudgeInput> {
  const at = placeOf(HOSTILE, `app/${NAME}.py`, `load("${NAME}</style></pre>")`, NAME);
  return {
    findings: checkedShop(HOSTILE, [violation("query-in-loop", "n-plus-one", "error", at, `\`${NAME}\` ${NAME}`, [{ at, message: NAME }])])
      .findings,
    scope: [{ file: at.file, owner: "BACKEND_ENGINEER" }],
    blindSpots: [{ kind: "router", file: at.file, line: 1, detail: NAME }],
    problems: [{ kind: "other", file: at.file, line: 1, message: NAME, fatal: false }],
  };
}

function page(input: Partial<JudgeInput> = {}, context: Partial<RenderContext> & { sources?: Sources } = {}): string {
  return html(outcomeOf(input), contextOf(context));
}

/** The page as a tree: its markup is well-formed XML but for the style and the script, whose text is compared by itself. */
function elements(text: string): readonly XmlElement[] {
  const [, style = "", script = ""] = /<style>([\s\S]*?)<\/style>[\s\S]*<script>([\s\S]*?)<\/script>/.exec(text) ?? [];
  expect(style).toBe(STYLE);
  expect(script).toBe(SCRIPT);
  const { root } = parseXml(text.replace(STYLE, "").replace(SCRIPT, ""));
  const all: XmlElement[] = [];
  const walk = (element: XmlElement): void => {
    all.push(element);
    for (const child of element.children) if (child.type === "element") walk(child as XmlElement);
  };
  if (root !== null) walk(root);
  return all;
}

const textOf = (element: XmlElement): string =>
  element.children.map((child) => (child.type === "text" ? (child as XmlText).text : textOf(child as XmlElement))).join("");

describe.each([
  ["a shop with findings", {}, { views: VIEWS }],
  ["a clean shop", { findings: [] }, {}],
  ["hostile names", hostile(), { sources: HOSTILE, views: VIEWS }],
] as const)("the page of %s", (_, input, context) => {
  const all = elements(page(input, context));
  const named = (name: string): readonly XmlElement[] => all.filter((element) => element.name === name);

  test("loads nothing, and runs nothing but its own script", () => {
    expect(named("script")).toHaveLength(1);
    for (const name of ["img", "link", "iframe", "object", "base", "use", "image"]) expect(named(name)).toEqual([]);
    const attributes = all.flatMap((element) => Object.entries(element.attributes));
    expect(attributes.filter(([name]) => /^on|^src|^style$|^action$/.test(name))).toEqual([]);
    expect(attributes.filter(([name, value]) => name.endsWith("href") && !value.startsWith("#"))).toEqual([]);
  });

  test("allows by its policy exactly its own style and script", () => {
    const policy = named("meta").find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy")?.attributes.content;
    const digest = (text: string): string => createHash("sha256").update(text).digest("base64");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest(STYLE)}'; script-src 'sha256-${digest(SCRIPT)}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test("gives every id once, and every link a target", () => {
    const ids = all.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of named("a")) expect(ids).toContain(attributes.href?.slice(1));
    for (const { attributes } of all) {
      if (attributes["aria-labelledby"] !== undefined) expect(ids).toContain(attributes["aria-labelledby"]);
    }
  });

  test("labels every control", () => {
    const labels = named("label");
    for (const control of [...named("input"), ...named("select")]) {
      expect(labels.filter((label) => elementsBelow(label).includes(control))).toHaveLength(1);
    }
    for (const button of named("button")) expect(textOf(button)).not.toBe("");
  });
});

function elementsBelow(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.type === "element" ? [child as XmlElement, ...elementsBelow(child as XmlElement)] : [],
  );
}

test("the script is one that can be read by a browser, and knows the parts of the page", () => {
  expect(() => new Function(SCRIPT)).not.toThrow();
  const text = page();
  for (const [, id] of SCRIPT.matchAll(/getElementById\("([^"]+)"\)/g)) expect(text).toContain(` id="${id}"`);
});

test("says the verdict first, and opens what blocks", () => {
  const all = elements(page());
  const title = all.find(({ name }) => name === "h1");
  expect(title === undefined ? "" : textOf(title)).toMatch(
    /^BLOCKED It may not go in: 3 mandatory gates not passed, 3 blocking findings\./,
  );
  const groups = all.filter(({ name, attributes }) => name === "details" && attributes.class === "rule");
  const open = groups.filter(({ attributes }) => attributes.open !== undefined).map((group) => /^[\w-]+/.exec(textOf(group))?.[0]);
  expect(open.sort()).toEqual(["blocking-call", "empty-downgrade", "query-in-loop"]);
  expect(groups).toHaveLength(4);
});

test("a finding has its source with the range marked, and its path", () => {
  const item = elements(page()).find(
    ({ name, attributes }) =>
      name === "li" &&
      attributes["data-b"] !== undefined &&
      attributes["data-s"] === "error" &&
      attributes["data-o"] === "BACKEND_ENGINEER",
  );
  const marks = item === undefined ? [] : elementsBelow(item).filter(({ name }) => name === "mark");
  expect(marks.map(textOf)).toContain("self.session.get(Product, item.product_id)");
});

test("a page of very many findings leaves out the lightest and says so", () => {
  const [finding] = inputOf().findings.slice(-1);
  if (finding === undefined) throw new Error("no finding");
  const findings = Array.from({ length: 10_050 }, (_, index) => ({
    ...finding,
    line: index + 1,
    fingerprint: `${index}`.padStart(24, "0"),
  }));
  const text = page({ findings }, { sources: SHOP });
  expect(text).toContain("50 findings left out for length, the lightest");
  expect(text.match(/<li id="/g)).toHaveLength(10_000);
});

test("a picture has a page of its own, without a script", () => {
  const text = picturePage("Layers", '<svg role="img" aria-label="Layers"><text>Routes</text></svg>');
  const { root } = parseXml(text.replace(STYLE, ""));
  const all = root === null ? [] : elementsBelow(root);
  expect(all.map(({ name }) => name)).toEqual([
    "head",
    "meta",
    "meta",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "h1",
    "main",
    "div",
    "svg",
    "text",
  ]);
  expect(text).toContain("script-src &#39;none&#39;");
});
