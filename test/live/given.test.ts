import { describe, expect, test } from "vitest";
import { worksOfVersions } from "./works.ts";

const STORE =
  "class Store:\n    def get(self, held, key):\n        return held.execute(key)\n\n    def put(self, held):\n        held.flush()";
const REST: Readonly<Record<string, string>> = {
  "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["fastapi", "sqlalchemy"]\n',
  "store.py": STORE,
  "main.py": [
    "from fastapi import FastAPI\nfrom sqlalchemy.orm import Session\nfrom store import Store\nimport tasks",
    "app = FastAPI()",
    '@app.get("/orders")\nasync def orders(session: Session):\n    return Store().get(session, 1)',
    '@app.get("/lines")\nasync def lines(session: Session):\n    Store().put(session)',
  ].join("\n\n\n"),
};

const HEAD = "import json\nfrom store import Store";
const opens = 'def opens(store: Store) -> None:\n    store.get("held", 1)';
const quiet = "def opens(store: Store) -> None:\n    print(store)";
const also = 'def also(store: Store) -> None:\n    store.get("another", 1)';
const came = (body: string): string => `def came(row: object, store: Store) -> None:\n    ${body}`;

describe("functions that call what others tell of", () => {
  test("come, change and go by themselves where such calls say nothing that is not open already", async () => {
    const works = await worksOfVersions(REST, "tasks.py", [
      [HEAD, opens],
      [HEAD, opens, came('print(row.get("name", None))')],
      [HEAD, opens, came('store.get("name", None)\n    row.get("place", 1)')],
      [HEAD, opens, came("print(row)")],
      [HEAD, opens, came('json.load(row)\n    row.get("place", 1)')],
      [HEAD, opens],
    ]);
    expect(works).toEqual(Array(5).fill("exchanged"));
  });

  test("are more than their own affair where they are the last to say something, or the first", async () => {
    const works = await worksOfVersions(REST, "tasks.py", [
      [HEAD, opens, also],
      [HEAD, quiet, also],
      [HEAD, quiet],
      [HEAD, quiet, came('row.get("name", None)')],
      [HEAD, quiet, came('row.put("name")')],
      [HEAD, opens, came('row.put("name")')],
      [HEAD, opens],
    ]);
    expect(works).toEqual([
      "exchanged",
      "a function that tells of others went",
      "a function that tells of others came",
      "what others conclude from a body",
      "what others conclude from a body",
      "a function that tells of others went",
    ]);
  });
});
