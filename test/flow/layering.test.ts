import { expect, test } from "vitest";
import { findingsIn } from "../support/analyse.ts";

const ORDERS = "app/crud/orders.py";
const QUERY = "def nightly(session: Session):\n    return shown(session.execute(text('SELECT name FROM orders')).scalar_one())\n";
const SOURCES = {
  "app/crud/bills.py": "def bill() -> str:\n    return 'billed'\n",
  "app/crud/offers.py": "def offer() -> str:\n    return 'offered'\n",
  "app/crud/parcels.py": "def parcel() -> str:\n    return 'sent'\n",
  "app/crud/shelves.py": "def shelf() -> str:\n    return 'A'\n",
  "app/crud/services/pages.py": "def page(text: str) -> str:\n    return text[:50]\n",
  "app/services/titles.py": "from app.crud.shelves import shelf\ndef title(name: str) -> str:\n    return shelf() + name.title()\n",
  "app/services/rates.py": "def rated(price: int) -> int:\n    return price * 2\n",
  "app/services/utils.py": "def shown(name: str) -> str:\n    return name.title()\n",
  "app/common/services/clock.py": "def now() -> str:\n    return 'now'\n",
  "app/clients/mail.py": "class MailService:\n    def send(self, text: str) -> None:\n        print(text)\n",
  "app/services/states.py":
    "from enum import Enum\nLIMIT = 5\nclass State(Enum):\n    OPEN = 1\nclass Closed(Exception): ...\ndef close(session) -> None: ...\n",
};

/** The severities of what is said about the imports of one file. */
async function severities(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = await findingsIn({ ...SOURCES, ...files });
  return findings
    .filter(({ rule }) => rule === "reversed-import" || rule === "layer-cycle")
    .map(({ rule, severity }) => `${rule}: ${severity}`);
}

test.each([
  ["a function that only computes", "from app.services.rates import rated\n", ["reversed-import: warning"]],
  ["a function of a service", "from app.services.titles import title\n", ["reversed-import: error"]],
  [
    "a class called Service in a folder that is none of services",
    "from app.clients.mail import MailService\n",
    ["reversed-import: warning"],
  ],
  ["a service that everybody shares", "from app.common.services.clock import now\n", ["reversed-import: warning"]],
  ["a file of helpers", "from app.services.utils import shown\n", ["reversed-import: warning"]],
  ["what lies in the layer's own folder", "from app.crud.services.pages import page\n", []],
  ["names", "from app.services.states import LIMIT, Closed, State\n", []],
  ["a name and a function", "from app.services.states import LIMIT, Closed, State, close\n", ["reversed-import: error"]],
])("a repository that imports %s", async (_, source, expected) => {
  expect(await severities({ [ORDERS]: `${source}def order() -> str:\n    return "ordered"\n` })).toEqual(expected);
});

test("jobs stand beside the routes, and statements alone make no repository that could be sure to stand below", async () => {
  const source = `from sqlalchemy import text\nfrom sqlalchemy.orm import Session\nfrom app.services.titles import title as shown\n${QUERY}`;
  for (const path of ["app/worker/jobs.py", "app/scheduled_tasks/probes.py", "app/background/probes.py"])
    expect(await severities({ [path]: source })).toEqual([]);
  expect(await severities({ "app/orders/nightly.py": source })).toEqual(["reversed-import: note"]);
});

test("a class whose base a decorator makes declarative is a model, wherever it lies", async () => {
  const base = "from sqlalchemy.orm import as_declarative\n@as_declarative()\nclass Base: ...\n";
  const shelf =
    "from sqlalchemy import Column, Integer\nfrom app.base import Base\nclass Shelf(Base):\n    __tablename__ = 'shelves'\n    id = Column(Integer, primary_key=True)\n    def first(self): ...\n";
  const source = "from app.services.shelf import Shelf\ndef order() -> Shelf:\n    return Shelf()\n";
  expect(await severities({ "app/base.py": base, "app/services/shelf.py": shelf, [ORDERS]: source })).toEqual([]);
});
