import { expect, test } from "vitest";
import { routeGraph } from "../../src/graph/routes.ts";
import { tableOf } from "../domain/fastapi/rows.ts";

test("a route at the prefix of its router has nothing below it: a slash would be another path", async () => {
  const table = await tableOf({
    "app.py": `
from fastapi import FastAPI
app = FastAPI()
@app.post("/api/orders")
def place(): ...
`,
  });
  const boxes = routeGraph(table, () => true).nodes.map(({ title, rows }) => [title, ...rows.map(({ cells }) => cells.join("|"))]);
  expect(boxes).toContainEqual(["/api/orders", "POST||place"]);
});
