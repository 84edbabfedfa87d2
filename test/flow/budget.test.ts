import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPolicy } from "../../src/config/index.ts";
import type { QueryBudget } from "../../src/flow/budget/index.ts";
import { analyseSources } from "../../src/pipeline.ts";
import { ROOT } from "../support/registry.ts";

/** The budgets of the routes of an application, by method and path. */
async function budgetsOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, QueryBudget>> {
  const { analysis } = await analyseSources(files, loadPolicy(() => null, []).policy);
  const budgets = analysis.budgets();
  return new Map(analysis.fastapi.routes.map((route) => [`${route.methods.join()} ${route.path}`, budgets.of(route)] as const));
}

describe("the shop whose statements were counted while it ran", async () => {
  const folder = new URL("test/budget/", ROOT);
  const names = readdirSync(new URL("shop/", folder)).filter((name) => name.endsWith(".py"));
  const files = Object.fromEntries(names.map((name) => [`shop/${name}`, readFileSync(new URL(`shop/${name}`, folder), "utf8")]));
  const counted: readonly { readonly method: string; readonly path: string; readonly growth: string }[] = JSON.parse(
    readFileSync(new URL("counted.json", folder), "utf8"),
  );
  const budgets = await budgetsOf(files);

  test("has a count for each route", () => {
    expect([...budgets.keys()].filter((name) => name.includes(" /") && !/docs|redoc|openapi/.test(name)).sort()).toEqual(
      counted.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  test.each(counted)("$method $path: $growth", ({ method, path, growth }) => {
    expect(budgets.get(`${method} ${path}`)?.growth).toBe(growth);
  });
});

const HEAD = `
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

maker = sessionmaker(create_engine("sqlite://"))
app = FastAPI()

def get_session():
    with maker() as session:
        yield session

class Wanted(BaseModel):
    ids: list[int]
    tags: list[str] | None = None

def one(session: Session, id: int) -> int:
    return session.scalar(text("SELECT total FROM orders WHERE id = :id"), {"id": id}) or 0

def each(session: Session, ids: list[int]) -> list[int]:
    found = []
    for id in ids:
        found.append(one(session, id))
    return found
`;

async function formula(body: string): Promise<string> {
  const budgets = await budgetsOf({ "app/main.py": `${HEAD}\n${body}` });
  const budget = budgets.get("POST /x");
  return `${budget?.growth}: ${budget?.formula}`;
}

describe("formulas", () => {
  test("a collection is named as the caller names it", async () => {
    expect(
      await formula(
        '@app.post("/x")\ndef x(wanted: Wanted, session: Session = Depends(get_session)):\n    return each(session, wanted.ids)',
      ),
    ).toBe("grows: n(wanted.ids)");
  });

  test("an optional part of the request is a term and no growth", async () => {
    expect(
      await formula(
        '@app.post("/x")\ndef x(wanted: Wanted, session: Session = Depends(get_session)):\n    return each(session, wanted.tags)',
      ),
    ).toBe("constant: n(wanted.tags)");
  });

  test("one item that is passed as a list is one", async () => {
    expect(await formula('@app.post("/x")\ndef x(id: int, session: Session = Depends(get_session)):\n    return each(session, [id])')).toBe(
      "constant: 1",
    );
  });

  test("a list that a loop fills is as long as what the loop goes through", async () => {
    const body = `
@app.post("/x")
def x(wanted: Wanted, session: Session = Depends(get_session)):
    first = []
    for tag in wanted.tags or []:
        first.append(len(tag))
    second = []
    for id in wanted.ids:
        second.append(id)
    return each(session, first) + each(session, second)`;
    expect(await formula(body)).toBe("grows: n(first) + n(second)");
  });

  test("each dependency counts once", async () => {
    const body = `
def user(session: Session = Depends(get_session)):
    return one(session, 1)

def admin(user: int = Depends(user)):
    return user

@app.post("/x")
def x(user: int = Depends(user), admin: int = Depends(admin)):
    return user`;
    expect(await formula(body)).toBe("constant: 1");
  });

  test("what a session is given to, and is not known, leaves the budget open", async () => {
    const body = `
from elsewhere import load

@app.post("/x")
def x(loader, session: Session = Depends(get_session)):
    return loader(session)`;
    expect(await formula(body)).toBe("unknown: 0");
  });
});
