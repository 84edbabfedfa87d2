import { expect, test } from "vitest";
import { derivedEffects } from "../../src/flow/derived-effects.ts";
import { inspectEffects } from "../../src/flow/inspect.ts";
import { analyseSources } from "../../src/pipeline.ts";

const SOURCES = {
  "shop/__init__.py": "",
  "shop/models.py": `
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase): ...

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    lines: Mapped[list["Line"]] = relationship()

class Line(Base):
    __tablename__ = "lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
`,
  "shop/orders.py": `
import time

import requests
from fastapi import HTTPException
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from shop.models import Order

def nap():
    time.sleep(1)

def fetch(url: str):
    nap()
    return requests.get(url)

def orders(session: Session):
    return session.scalars(select(Order)).all()

def lines_of(order: Order):
    return [line.id for line in order.lines]

def first(session: Session):
    order = session.scalars(select(Order)).first()
    return order.lines

def store(session: Session, order: Order):
    session.add(order)
    session.flush()

def finish(session: Session, order: Order):
    store(session, order)
    session.commit()

def refuse():
    raise HTTPException(404)

def found(order: Order | None):
    if order is None:
        refuse()

async def load(session: AsyncSession):
    return await session.get(Order, 1)

async def close(session: Session, order: Order):
    finish(session, order)

def plain(a: int):
    return a + 1

def settle(session: Session, slowly: bool = True):
    if slowly:
        time.sleep(1)
    session.commit()
    raise HTTPException(409)

def hurry(session: Session):
    settle(session, slowly=False)
`,
};

/** Each effect as `name proved? way`, a way as lines with what is called on them. */
async function effects(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { analysis } = await analyseSources(SOURCES);
  const { program, catalogue, flow, loads } = analysis;
  const { functions } = inspectEffects(program, flow, derivedEffects(program, catalogue, flow, loads, analysis.tables().models));
  return Object.fromEntries(
    functions.map((row) => [
      row.symbol,
      row.effects.map(
        ({ effect, proved, witness }) =>
          `${effect}${proved ? "" : "?"} ${witness.map(({ line, callee }) => `${line}:${callee}`).join(" ")}`,
      ),
    ]),
  );
}

test("each kind of effect of a function, with the calls that lead to its cause", async () => {
  expect(await effects()).toEqual({
    nap: ["blocks:sleep 13:time.sleep"],
    fetch: ["blocks:network 17:requests.get", "blocks:sleep 16:nap 13:time.sleep"],
    orders: ["blocks:database 20:sqlalchemy.orm.Session.scalars", "reads 20:sqlalchemy.orm.Session.scalars"],
    lines_of: ["loads:order.lines 23:lines"],
    first: ["blocks:database 26:sqlalchemy.orm.Session.scalars", "loads:Order.lines 27:lines", "reads 26:sqlalchemy.orm.Session.scalars"],
    store: ["blocks:database 31:sqlalchemy.orm.Session.flush", "writes 31:sqlalchemy.orm.Session.flush"],
    finish: [
      "blocks:database 35:sqlalchemy.orm.Session.commit",
      "commits 35:sqlalchemy.orm.Session.commit",
      "writes 35:sqlalchemy.orm.Session.commit",
    ],
    refuse: ["raises-http 38:HTTPException"],
    found: ["raises-http 42:refuse 38:HTTPException"],
    load: ["awaits 45:session.get", "reads 45:sqlalchemy.ext.asyncio.AsyncSession.get"],
    close: [
      "blocks:database 48:finish 35:sqlalchemy.orm.Session.commit",
      "commits 48:finish 35:sqlalchemy.orm.Session.commit",
      "writes 48:finish 35:sqlalchemy.orm.Session.commit",
    ],
    settle: [
      "blocks:database 56:sqlalchemy.orm.Session.commit",
      "blocks:sleep 55:time.sleep",
      "commits 56:sqlalchemy.orm.Session.commit",
      "raises-http 57:HTTPException",
      "writes 56:sqlalchemy.orm.Session.commit",
    ],
    // What the flag leaves out is not done, and all else is.
    hurry: [
      "blocks:database 60:settle 56:sqlalchemy.orm.Session.commit",
      "commits 60:settle 56:sqlalchemy.orm.Session.commit",
      "raises-http 60:settle 57:HTTPException",
      "writes 60:settle 56:sqlalchemy.orm.Session.commit",
    ],
  });
});
