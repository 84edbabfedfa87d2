#!/usr/bin/env node
// How the cost of a run grows with the program: synthetic applications of one shape in several sizes. A domain is a router, a service, a
// repository, mapped classes with relationships, schemas, and imports of its neighbours, so that calls cross files at every size.
// Printed are, per size, files, the processor time of each stage (median of the rounds, which go through the sizes in turns), and how
// often the time of the smallest it is; linear growth is the factor of the size itself.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "./options.js";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

const { values } = optionsOf("node scripts/bench-growth.js [--domains 30] [--times 1,4,16] [--rounds 3] [--command check]", {
  options: {
    domains: { type: "string", default: "30" },
    times: { type: "string", default: "1,4,16" },
    rounds: { type: "string", default: "3" },
    command: { type: "string", default: "check" },
    cli: { type: "string", default: CLI },
  },
});

/** The files of one domain; it knows the domain before it. */
function domain(number, count) {
  const name = `stock${number}`;
  const other = `stock${(number + count - 1) % count}`;
  const [model, related] = [`Stock${number}`, `Stock${(number + count - 1) % count}`];
  return {
    [`shop/models/${name}.py`]: `from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop.models.base import Base


class ${model}(Base):
    __tablename__ = "${name}"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    other_id: Mapped[int | None] = mapped_column(ForeignKey("${other}.id"))
    other: Mapped["${related}"] = relationship("${related}", lazy="selectin")
    lines: Mapped[list["${model}Line"]] = relationship(back_populates="owner")


class ${model}Line(Base):
    __tablename__ = "${name}_lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    amount: Mapped[int]
    owner_id: Mapped[int] = mapped_column(ForeignKey("${name}.id"))
    owner: Mapped["${model}"] = relationship(back_populates="lines")
`,
    [`shop/schemas/${name}.py`]: `from pydantic import BaseModel, ConfigDict


class ${model}Line(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    id: int
    amount: int


class ${model}Read(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    id: int
    name: str
    lines: list[${model}Line]


class ${model}Create(BaseModel):
    name: str
    other_id: int | None = None
`,
    [`shop/repositories/${name}.py`]: `from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from shop.models.${name} import ${model}
from shop.repositories.base import Repository


class ${model}Repository(Repository[${model}]):
    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session, ${model})

    async def named(self, name: str) -> list[${model}]:
        """Everything of a name, with its lines."""
        query = select(${model}).where(${model}.name == name).options(selectinload(${model}.lines))
        return list((await self.session.scalars(query)).all())

    async def total(self, key: int) -> int:
        """The sum of the lines."""
        row = await self.get(key)
        return 0 if row is None else sum(line.amount for line in row.lines)
`,
    [`shop/services/${name}.py`]: `from shop.repositories.${name} import ${model}Repository
from shop.repositories.${other} import ${related}Repository
from shop.schemas.${name} import ${model}Create


class ${model}Service:
    def __init__(self, rows: ${model}Repository, others: ${related}Repository) -> None:
        self.rows = rows
        self.others = others

    async def listed(self, name: str):
        """Rows of a name and of its neighbour."""
        found = []
        for other in await self.others.named(name):
            found.append(await self.rows.get(other.id))
        return found + await self.rows.named(name)

    async def create(self, wanted: ${model}Create):
        """Stores a row."""
        row = await self.rows.add(name=wanted.name, other_id=wanted.other_id)
        await self.rows.total(row.id)
        return row
`,
    [`shop/api/${name}.py`]: `from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from shop.db import get_session
from shop.repositories.${name} import ${model}Repository
from shop.repositories.${other} import ${related}Repository
from shop.schemas.${name} import ${model}Create, ${model}Read
from shop.services.${name} import ${model}Service

router = APIRouter(prefix="/${name}", tags=["${name}"])


def service(session: AsyncSession = Depends(get_session)) -> ${model}Service:
    return ${model}Service(${model}Repository(session), ${related}Repository(session))


@router.get("/{name}", response_model=list[${model}Read])
async def listed(name: str, rows: ${model}Service = Depends(service)):
    """Rows of a name."""
    return await rows.listed(name)


@router.post("/", response_model=${model}Read, status_code=201)
async def create(wanted: ${model}Create, rows: ${model}Service = Depends(service)):
    """Stores a row."""
    return await rows.create(wanted)
`,
  };
}

/** The application around the domains. */
function frame(count) {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const packages = ["shop", "shop/api", "shop/models", "shop/repositories", "shop/schemas", "shop/services"];
  return {
    ...Object.fromEntries(packages.map((folder) => [`${folder}/__init__.py`, ""])),
    "shop/models/base.py": "from sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n    pass\n",
    "shop/db.py": `from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

sessions = async_sessionmaker(create_async_engine("postgresql+asyncpg://"))


async def get_session():
    async with sessions() as session:
        yield session
`,
    "shop/repositories/base.py": `from typing import Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

Row = TypeVar("Row")


class Repository(Generic[Row]):
    def __init__(self, session: AsyncSession, model: type[Row]) -> None:
        self.session = session
        self.model = model

    async def get(self, key: int) -> Row | None:
        """The row of a key."""
        return await self.session.get(self.model, key)

    async def add(self, **values) -> Row:
        """Stores a new row."""
        row = self.model(**values)
        self.session.add(row)
        await self.session.flush()
        return row
`,
    "shop/main.py": [
      "from fastapi import FastAPI",
      "",
      ...numbers.map((at) => `from shop.api import stock${at}`),
      "",
      "app = FastAPI()",
      ...numbers.map((at) => `app.include_router(stock${at}.router, prefix="/api")`),
      "",
    ].join("\n"),
  };
}

function writeProject(folder, count) {
  const files = Object.assign(frame(count), ...Array.from({ length: count }, (_, at) => domain(at, count)));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return Object.keys(files).length;
}

/** Processor time of each stage in milliseconds. */
function stages(folder) {
  const env = { ...process.env, FASTAPI_GATE_TIMINGS: "cpu" };
  const args = [values.cli, ...values.command.split(" "), "--root", folder, "--format", "json", "--no-cache", "--jobs", "1"];
  const run = spawnSync(process.execPath, args, { encoding: "utf8", env, maxBuffer: 1 << 30 });
  const line = run.stderr.split("\n").find((text) => text.startsWith('{"timings":'));
  if (line === undefined) throw new Error(`${values.cli} ended with ${run.status}:\n${run.stderr}`);
  return JSON.parse(line).timings;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const times = values.times.split(",").map(Number);
const scratch = mkdtempSync(join(tmpdir(), "bench-growth-"));
try {
  const sizes = times.map((factor) => {
    const folder = join(scratch, String(factor));
    return { factor, folder, files: writeProject(folder, Math.round(Number(values.domains) * factor)), runs: [] };
  });
  for (let round = 0; round < Number(values.rounds); round++) for (const size of sizes) size.runs.push(stages(size.folder));
  const names = [...new Set(sizes.flatMap(({ runs }) => runs.flatMap((run) => Object.keys(run))))];
  const taken = (size, name) => median(size.runs.map((run) => run[name] ?? 0));
  console.log(["stage".padEnd(14), ...sizes.map(({ factor, files }) => `${factor}× ${files} files`.padStart(24))].join(""));
  for (const name of names) {
    const first = taken(sizes[0], name);
    const cells = sizes.map((size) => {
      const ratio = first < 5 ? "" : ` (${(taken(size, name) / first).toFixed(1)})`;
      return `${taken(size, name).toFixed(0)} ms${ratio}`.padStart(24);
    });
    console.log([name.padEnd(14), ...cells].join(""));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
