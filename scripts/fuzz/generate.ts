// Python that nobody wrote: from a grammar, and from real files with their bytes changed.

import fc from "fast-check";

const NAMES = [
  "session",
  "db",
  "order",
  "orders",
  "item",
  "self",
  "cls",
  "result",
  "x",
  "naïve",
  "_",
  "__all__",
  "Order",
  "Item",
  "router",
  "app",
  "type",
  "match",
  "print",
];
const ATTRIBUTES = [
  "execute",
  "scalars",
  "all",
  "id",
  "items",
  "get",
  "post",
  "query",
  "options",
  "append",
  "commit",
  "add",
  "__init__",
  "c",
  "op",
  "create_table",
];
const DOTTED = [
  "time",
  "asyncio",
  "requests",
  "sqlalchemy",
  "sqlalchemy.orm",
  "fastapi",
  "pydantic",
  "alembic.op",
  ".models",
  "..",
  ".",
  "shop.main",
  "shop",
  "typing",
];
const IMPORTED = [
  "select",
  "Session",
  "AsyncSession",
  "relationship",
  "selectinload",
  "FastAPI",
  "Depends",
  "APIRouter",
  "BaseModel",
  "op",
  "Order",
  "DeclarativeBase",
  "mapped_column",
  "Mapped",
  "Annotated",
  "sleep",
];
const STRINGS = [
  '"orders.id"',
  "'select * from orders'",
  "b'\\x00'",
  'r"\\d"',
  '"""doc\nstring"""',
  '"\\N{BULLET}\\u00e9"',
  '"/orders/{order_id}"',
  "''",
  '"a" "b"',
  'f"{order.id!r:>{width}}"',
  "f'{x=}'",
  't"{x}"',
];
const NUMBERS = ["0", "1", "0x_ff", "1_000", "1e400", ".5j", "0o17", "9".repeat(60)];
const OPERATORS = ["+", "-", "*", "@", "//", "**", "|", "&", "<<", "and", "or", "==", "!=", "in", "not in", "is not", "<"];

/** Names, attributes and literals are drawn from few, so that they meet. */
const name = fc.constantFrom(...NAMES, ...IMPORTED);
const dotted = fc.constantFrom(...DOTTED);

interface Grammar {
  readonly expression: string;
  readonly argument: string;
  readonly comprehension: string;
  readonly statement: readonly string[];
  readonly block: readonly string[];
  readonly parameters: string;
}

const deeper = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`);

const { statement } = fc.letrec<Grammar>((tie: fc.LetrecTypedTie<Grammar>) => {
  const e = tie("expression");
  const block = tie("block");
  const list = fc.array(e, { maxLength: 3 }).map((parts) => parts.join(", "));
  const opened = (head: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> =>
    fc.tuple(head, block).map(([line, body]) => [`${line}:`, ...deeper(body)]);
  const line = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
    fc.tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part))).map((all) => all.join(""));
  const one = (text: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> => text.map((only) => [only]);
  const decorated = fc.array(line("@", e), { maxLength: 2 });
  const definition = fc
    .tuple(decorated, fc.constantFrom("", "async "), name, tie("parameters"), fc.option(e), block)
    .map(([decorators, async, id, parameters, returns, body]) => [
      ...decorators,
      `${async}def ${id}(${parameters})${returns === null ? "" : ` -> ${returns}`}:`,
      ...deeper(body),
    ]);
  const clazz = fc
    .tuple(decorated, name, list, block)
    .map(([decorators, id, bases, body]) => [...decorators, `class ${id}${bases === "" ? "" : `(${bases})`}:`, ...deeper(body)]);
  const tried = fc
    .tuple(block, e, fc.constantFrom("except", "except*"), block, fc.option(block))
    .map(([body, type, word, handler, last]) => [
      "try:",
      ...deeper(body),
      `${word} ${type} as x:`,
      ...deeper(handler),
      ...(last === null ? [] : ["finally:", ...deeper(last)]),
    ]);
  const matched = fc
    .tuple(e, e, block)
    .map(([subject, pattern, body]) => [`match ${subject}:`, `    case ${pattern} if x:`, ...deeper(deeper(body))]);
  return {
    expression: fc.oneof(
      { maxDepth: 3, depthSize: "xsmall", withCrossShrink: true },
      name,
      fc.constantFrom(...STRINGS, ...NUMBERS, "None", "True", "...", "[]", "{}", "()"),
      line(e, ".", fc.constantFrom(...ATTRIBUTES)),
      line(e, "(", tie("argument"), ")"),
      line("await ", e),
      line("(", e, " ", fc.constantFrom(...OPERATORS), " ", e, ")"),
      line("[", list, "]"),
      line("{", e, ": ", e, ", **", e, "}"),
      tie("comprehension"),
      line("lambda ", tie("parameters"), ": ", e),
      line("(", e, " if ", e, " else ", e, ")"),
      line(e, "[", e, ":", e, "]"),
      line(e, "[", list, "]"),
      line("(", name, " := ", e, ")"),
      line("(yield ", e, ")"),
      line("not ", e),
    ),
    argument: fc.oneof(
      fc.constant(""),
      e,
      line(e, ", ", e),
      line(name, "=", e),
      line("*", e, ", **", e),
      line(e, " for ", name, " in ", e),
    ),
    comprehension: fc.oneof(
      line("[", e, " for ", name, " in ", e, " if ", e, "]"),
      line("{", e, ": ", e, " async for ", name, ", x in ", e, "}"),
    ),
    parameters: fc.oneof(
      fc.constant(""),
      fc.constant("self"),
      line("self, ", name, ": ", e, " = ", e),
      line(name, ", /, *, ", name, "=", e),
      line("*args, **kwargs: ", e),
    ),
    statement: fc.oneof(
      { maxDepth: 3, depthSize: "xsmall", withCrossShrink: true },
      one(e),
      one(line(name, " = ", e)),
      one(line(name, ": ", e, " = ", e)),
      one(line(e, ", *", name, " = ", e)),
      one(line(e, ".", fc.constantFrom(...ATTRIBUTES), " += ", e)),
      one(line("return ", e)),
      one(line("from ", dotted, " import ", fc.constantFrom(...IMPORTED), fc.constantFrom("", " as x"))),
      one(line("import ", fc.constantFrom(...DOTTED.filter((text) => !text.startsWith("."))))),
      one(line("from ", dotted, " import *")),
      one(
        fc.constantFrom(
          "pass",
          "break",
          "continue",
          "global x",
          "nonlocal order",
          "raise",
          "# fastapi-gate: ignore[query-in-loop] -- few",
          "del x, order.id",
          "type X[T: int] = list[T]",
          "assert x, y",
        ),
      ),
      definition,
      clazz,
      opened(line(fc.constantFrom("if ", "while "), e)),
      opened(line(fc.constantFrom("for ", "async for "), name, " in ", e)),
      opened(line(fc.constantFrom("with ", "async with "), e, " as ", name)),
      fc
        .tuple(e, block, e, block, block)
        .map(([a, x, b, y, z]) => [`if ${a}:`, ...deeper(x), `elif ${b}:`, ...deeper(y), "else:", ...deeper(z)]),
      tried,
      matched,
    ),
    block: fc.array(tie("statement"), { minLength: 1, maxLength: 4 }).map((statements) => statements.flat()),
  };
});

/** Modules that follow the grammar of Python, or nearly so. */
export const modules: fc.Arbitrary<string> = fc.array(statement, { maxLength: 8 }).map((statements) => `${statements.flat().join("\n")}\n`);

/** Small programs of a route, a model and a migration around generated statements: what the analysis has most to do with. */
export const programs: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .tuple(
    modules,
    fc.array(statement, { minLength: 1, maxLength: 5 }),
    fc.array(statement, { minLength: 1, maxLength: 4 }),
    fc.array(statement, { minLength: 1, maxLength: 4 }),
  )
  .map(([models, route, upgrade, downgrade]) => {
    const inside = (statements: readonly (readonly string[])[]): string => deeper(statements.flat()).join("\n");
    return {
      "shop/__init__.py": "",
      "shop/models.py": `${MODEL}\n${models}`,
      "shop/main.py": `${ROUTE}${inside(route)}\n`,
      "alembic/env.py": "from alembic import context\nfrom shop.models import Base\ntarget_metadata = Base.metadata\n",
      "alembic/versions/0001_first.py": `from alembic import op\nimport sqlalchemy as sa\nrevision = "0001"\ndown_revision = None\n\n\ndef upgrade():\n    op.create_table("orders", sa.Column("id", sa.Integer, primary_key=True))\n${inside(upgrade)}\n\n\ndef downgrade():\n${inside(downgrade)}\n    op.drop_table("orders")\n`,
    };
  });

const MODEL = `from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    items: Mapped[list[Item]] = relationship()
`;

const ROUTE = `from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from .models import Item, Order, Base

router = APIRouter(prefix="/orders")


@router.get("/{order_id}")
async def read(order_id: int, session: AsyncSession = Depends()):
    orders = (await session.execute(select(Order))).scalars().all()
    for order in orders:
        x = order.items
`;

/** What a mutation may put into a file. */
const DICTIONARY = [
  ..."()[]{}:,.=@\\\"'#\n\r\t\0",
  "    ",
  '"""',
  "f'{",
  "async ",
  "await ",
  "def ",
  "class ",
  "\n\n",
  "lambda:",
  "\ufeff",
  "é",
  "🧾",
  "if x:\n",
  "# -*- coding: latin-1 -*-\n",
  "\u202e",
].map((text) => Buffer.from(text));

/** A file with some of its bytes changed: one to eight mutations, by a source of numbers from 0 to 1. */
export function mutated(bytes: Buffer, other: Buffer, random: () => number): Buffer {
  let result = bytes;
  const at = (): number => Math.floor(random() * (result.length + 1));
  const span = (): number => Math.floor(random() ** 3 * 200);
  for (let left = 1 + Math.floor(random() * 8); left > 0; left--) {
    const place = at();
    const before = result.subarray(0, place);
    switch (Math.floor(random() * 6)) {
      case 0: {
        const copy = Buffer.from(result);
        if (copy.length > 0) copy[place % copy.length] = Math.floor(random() * 256);
        result = copy;
        break;
      }
      case 1:
        result = Buffer.concat([before, result.subarray(place + span())]);
        break;
      case 2:
        result = Buffer.concat([before, result.subarray(place, place + span()), result.subarray(place)]);
        break;
      case 3:
        result = Buffer.concat([before, DICTIONARY[Math.floor(random() * DICTIONARY.length)] as Buffer, result.subarray(place)]);
        break;
      case 4: {
        const from = Math.floor(random() * (other.length + 1));
        result = Buffer.concat([before, other.subarray(from, from + span()), result.subarray(place)]);
        break;
      }
      default:
        result = before.length > 0 ? before : result;
    }
  }
  return result;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
