import { expect, test } from "vitest";
import { edge, type Graph, label, node, row } from "../../src/graph/graph.ts";
import { dot, mermaid, svg } from "../../src/graph/index.ts";

/** Texts that would end a label, start a tag, a directive or an entity, or hide themselves, if one format let them through. */
const HOSTILE = [
  '"]; evil["x',
  "<script>alert(1)</script>",
  "</text><image href=x onerror=alert(1)>",
  'a"b\\',
  "\\",
  "&lt;img src=x&gt;",
  "%%{init: {'securityLevel': 'loose'}}%%",
  "end",
  "`**bold**`",
  "click n0 callback",
  "line\nbreak\r\u2028\u0000\u202e",
  "#quot;#60;",
  "]>[label=<<B>x</B>>]",
  "-->|x|",
];

function hostile(kind: Graph["kind"]): Graph {
  return {
    kind,
    title: HOSTILE[1] as string,
    direction: "right",
    groups: HOSTILE.map((text) => ({ id: text, title: text })),
    nodes: HOSTILE.map((text, index) =>
      node(text, text, {
        detail: text,
        group: index % 2 === 0 ? text : null,
        tone: "bad",
        rows: [row(text, [text, text, text], "warning")],
      }),
    ),
    edges: HOSTILE.map((text, index) =>
      edge(text, HOSTILE[(index + 1) % HOSTILE.length] as string, { label: text, fromRow: text, tone: "bad" }),
    ),
    spine: [],
    notes: HOSTILE,
  };
}

test.each(["flow", "entities"] as const)("SVG holds every text as text: %s", async (kind) => {
  const drawn = await svg(hostile(kind));
  const tags = drawn.match(/<[^>]*>/g) ?? [];
  const names = new Set(tags.map((tag) => /^<\/?([\w:]+)/.exec(tag)?.[1] ?? tag));
  for (const name of names) expect(["g", "path", "polygon", "polyline", "ellipse", "svg", "text", "title"]).toContain(name);
  for (const tag of tags) expect(tag).not.toMatch(/\s(on\w+|href|xlink:href|style)=/);
  expect(drawn).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(drawn).not.toContain("DOCTYPE");
  // One box a text, and one line: none vanished, and no text made one.
  expect(drawn.match(/class="node"/g)).toHaveLength(HOSTILE.length);
  expect(drawn.match(/class="edge"/g)).toHaveLength(HOSTILE.length);
});

test("DOT holds names between quotes and ends them itself", () => {
  const names = [...dot(hostile("entities")).matchAll(/^ +("(?:[^"\\]|\\.)*") \[label=<<TABLE .*<\/TABLE>>\]$/gm)];
  expect(names).toHaveLength(HOSTILE.length);
});

test("a label that Graphviz could not read is cut, and says so", async () => {
  const rows = Array.from({ length: 300 }, (_, index) => row(`r${index}`, [`<column ${index}>`, "<type>", ""]));
  const graph: Graph = { ...hostile("entities"), nodes: [node("orders", "orders", { rows })], edges: [] };
  expect(await svg(graph)).toMatch(/and \d+ more/);
});

test.each(["flow", "entities"] as const)("Mermaid holds every text inside quotes, without quotes or tags of its own: %s", (kind) => {
  const lines = mermaid(hostile(kind)).split("\n").slice(3);
  expect(lines.filter((line) => !line.startsWith("%%")).join("\n")).not.toMatch(/<(?!br\/>|\/?b>)/);
  for (const line of lines.filter((text) => !text.startsWith("%%"))) {
    expect((line.match(/"/g) ?? []).length % 2, line).toBe(0);
    // Outside of quotes stand Mermaid's own words only.
    expect(line.replace(/"[^"]*"/g, '""')).toMatch(/^[\s\w[\]{}<>|:.,;=#()-]*("")?[\s\w[\]{}<>|:.,;=#()"-]*$/);
  }
  // A comment cannot become a directive, which would change Mermaid's settings.
  expect(lines.filter((line) => /^%%\s*\{/.test(line))).toEqual([]);
  const boxes = lines.filter((line) => /^\s+n\d+\["/.test(line));
  expect(boxes).toHaveLength(HOSTILE.length);
});

test("Mermaid's attributes are words, and what they are exactly is said beside", () => {
  const graph: Graph = {
    ...hostile("entities"),
    nodes: [
      node("orders", "orders", {
        rows: [row("id", ["id", "Integer", "PK"]), row("2nd", ["2nd name", "Enum(State, name='s')", "FK null"]), row("x", ["…", "", ""])],
      }),
    ],
    edges: [],
    notes: [],
  };
  expect(mermaid(graph).split("\n").slice(4, 9)).toEqual([
    '  n0["orders"] {',
    "    Integer id PK",
    "    Enum_State_name_s _2nd_name FK \"Enum(State, name='s') null\"",
    "    unknown unnamed",
    "  }",
  ]);
});

test("what cannot be drawn in full says so", () => {
  expect(label("x".repeat(100))).toHaveLength(60);
});

test("an empty graph is drawn all the same", async () => {
  const empty: Graph = { kind: "flow", title: "Models", direction: "right", groups: [], nodes: [], edges: [], spine: [], notes: [] };
  expect(mermaid(empty)).toContain("flowchart LR");
  expect(await svg(empty)).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
});
