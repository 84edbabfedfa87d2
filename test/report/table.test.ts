import { expect, test } from "vitest";
import { VIEWS } from "../../src/cli/inspect-views.ts";
import { paint } from "../../src/report/text/paint.ts";
import { textTable } from "../../src/report/text/table.ts";

const plain = paint(false);

test("columns are aligned over all sections, numbers at the right, wide characters counted as two", () => {
  const table = {
    columns: [{ title: "NAME" }, { title: "N", right: true }, { title: "WHAT" }],
    sections: [
      { title: "a.py", rows: [["注文", "1", "x"]] },
      { title: "b.py", rows: [["order", "100", "y"]] },
    ],
    notes: ["2 rows"],
  };
  expect(textTable(table, null, plain)).toBe(
    ["  NAME     N  WHAT", "", "a.py", "  注文     1  x", "", "b.py", "  order  100  y", "", "2 rows", ""].join("\n"),
  );
});

test("a terminal's width is kept by cutting the widest columns, and what a terminal would obey is written out", () => {
  const table = {
    columns: [{ title: "A" }, { title: "B" }],
    sections: [
      {
        title: "",
        rows: [
          ["x".repeat(50), "y".repeat(30)],
          ["\u001b[31m", "z"],
        ],
      },
    ],
    notes: [],
  };
  const lines = textTable(table, 44, plain).split("\n");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(44);
  expect(lines[1]).toContain("…");
  expect(lines[2]).toContain("\\u001b[31m");
});

test("every table with a view prints what its JSON has, and nothing for nothing", () => {
  for (const view of Object.values(VIEWS)) expect(textTable(view({}), 80, plain)).toMatch(/\n$/);
  const models = VIEWS.models?.({
    models: [
      {
        class: "shop.models.Order",
        file: "shop/models.py",
        line: 9,
        table: "orders",
        columns: [
          { name: "id", type: "Integer", primaryKey: true, foreignKeys: [] },
          { name: "customer_id", type: null, nullable: true, foreignKeys: ["customers.id"] },
        ],
        relationships: [{ name: "lines", target: "shop.models.Line", lazy: "select", uselist: true }],
      },
    ],
  });
  expect(models === undefined ? "" : textTable(models, null, plain)).toBe(
    [
      "  COLUMN       TYPE          IS",
      "",
      "orders  Order  shop/models.py:9",
      "  id           Integer       primary key",
      "  customer_id                → customers.id, nullable",
      "  lines        list of Line  relationship, lazy=select",
      "",
      "1 model",
      "",
    ].join("\n"),
  );
});
