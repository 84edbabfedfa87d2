// The files of a back end, around what was written for its endpoints.

import type { Program } from "./program.ts";

const ORM = [
  "from sqlalchemy import delete, func, select, update",
  "from sqlalchemy.ext.asyncio import AsyncSession",
  "from sqlalchemy.orm import Session, contains_eager, defaultload, defer, joinedload, lazyload, load_only, make_transient, raiseload, selectinload, subqueryload, with_loader_criteria",
];

/** Paths of the files with what they hold. */
export function filesOf(program: Program): ReadonlyMap<string, string> {
  const { domain, routes, services, dependencies, reading, schemas, endpoints } = program;
  const models = `from app.models import ${domain.entities.map(({ name }) => name).join(", ")}`;
  const repositories = [...program.repositories.keys()].map(({ name }) => `${name}Repository`);
  const classes = [...program.serviceClasses.keys()].map(({ name }) => `${name}Service`);
  const fromRepositories = repositories.length > 0 ? [`from app.repositories import ${repositories.join(", ")}`] : [];
  const provided = [...dependencies.join("\n").matchAll(/def (\w+)\(/g)].map((found) => found[1]);
  const file = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
  return new Map([
    ["app/__init__.py", ""],
    ["app/db.py", file(databaseOf(program))],
    ["app/models.py", domain.models],
    ["app/schemas.py", schemas.text()],
    ["app/repositories.py", file(repositoriesOf(program, models))],
    [
      "app/services.py",
      file([
        "from typing import Sequence",
        "",
        "from fastapi import Depends",
        ...ORM,
        "",
        "from app import schemas",
        "from app.db import SessionLocal, get_session",
        models,
        ...fromRepositories,
        ...services,
        ...serviceClassesOf(program),
      ]),
    ],
    [
      "app/dependencies.py",
      file([
        "from fastapi import Depends, HTTPException",
        ...ORM,
        "",
        "from app.db import get_session",
        models,
        ...fromRepositories,
        ...dependencies,
      ]),
    ],
    [
      "app/routes.py",
      file([
        "import asyncio",
        "import logging",
        "from typing import Annotated",
        "",
        "from fastapi import APIRouter, Depends, HTTPException",
        "from pydantic import TypeAdapter",
        ...ORM,
        "",
        "from app import schemas, services",
        "from app.db import SessionDep, get_session",
        ...(provided.length > 0 ? [`from app.dependencies import ${provided.join(", ")}`] : []),
        models,
        ...fromRepositories,
        ...(classes.length > 0 ? [`from app.services import ${classes.join(", ")}`] : []),
        "",
        "logger = logging.getLogger(__name__)",
        "router = APIRouter()",
        ...reading.helpers,
        ...routes,
      ]),
    ],
    [
      "app/main.py",
      file(["from fastapi import FastAPI", "", "from app.routes import router", "", "app = FastAPI()", "app.include_router(router)"]),
    ],
    ["meta.json", JSON.stringify({ tables: domain.tables, endpoints })],
  ]);
}

function serviceClassesOf({ words, serviceClasses }: Program): string[] {
  return [...serviceClasses].flatMap(([{ name }, { methods, injected }]) => [
    "",
    "",
    `class ${name}Service:`,
    `    def __init__(self, session: ${words.sessionType}${injected ? " = Depends(get_session)" : ""}) -> None:`,
    "        self.session = session",
    `        self.repository = ${name}Repository(session)`,
    ...methods,
  ]);
}

function repositoriesOf({ words, generic, repositories }: Program, models: string): string[] {
  const lines = [
    "from __future__ import annotations",
    "",
    "from typing import Generic, Sequence, TypeVar",
    "",
    ...ORM,
    "",
    "from app import schemas",
    "from app.models import Base",
    models,
  ];
  const init = [`    def __init__(self, session: ${words.sessionType}) -> None:`, "        self.session = session"];
  if (generic)
    lines.push(
      "",
      'ModelT = TypeVar("ModelT", bound=Base)',
      "",
      "",
      "class BaseRepository(Generic[ModelT]):",
      "    model: type[ModelT]",
      "",
      ...init,
      "",
      `    ${words.def} get(self, id: int) -> ModelT | None:`,
      `        return ${words.aw("self.session.get(self.model, id)")}`,
      "",
      `    ${words.def} list(self) -> Sequence[ModelT]:`,
      `        result = ${words.aw("self.session.scalars(select(self.model))")}`,
      "        return result.unique().all()",
      "",
      `    ${words.def} create(self, **values) -> ModelT:`,
      `        return ${words.aw("self.add(self.model(**values))")}`,
      "",
      `    ${words.def} add(self, row: ModelT) -> ModelT:`,
      "        self.session.add(row)",
      `        ${words.aw(`self.session.${words.pick(["commit", "flush"])}()`)}`,
      ...(words.chance(0.5) ? [`        ${words.aw("self.session.refresh(row)")}`] : []),
      "        return row",
      "",
      `    ${words.def} update(self, row: ModelT, values: dict) -> ModelT:`,
      "        for key, value in values.items():",
      "            setattr(row, key, value)",
      `        ${words.aw("self.session.commit()")}`,
      ...(words.chance(0.5) ? [`        ${words.aw("self.session.refresh(row)")}`] : []),
      "        return row",
    );
  for (const [{ name }, methods] of repositories) {
    if (generic) lines.push("", "", `class ${name}Repository(BaseRepository[${name}]):`, `    model = ${name}`, ...methods);
    else lines.push("", "", `class ${name}Repository:`, ...init, ...methods);
  }
  return lines;
}

function databaseOf({ words, expires }: Program): string[] {
  const kept = expires ? (words.chance(0.3) ? ", expire_on_commit=True" : "") : ", expire_on_commit=False";
  const alias = ["", "", `SessionDep = Annotated[${words.sessionType}, Depends(get_session)]`];
  if (words.isAsync)
    return [
      "from collections.abc import AsyncIterator",
      "from typing import Annotated",
      "",
      "from fastapi import Depends",
      "from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine",
      "from sqlalchemy.pool import StaticPool",
      "",
      'engine = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)',
      `SessionLocal = async_sessionmaker(engine${kept})`,
      "",
      "",
      "async def get_session() -> AsyncIterator[AsyncSession]:",
      "    async with SessionLocal() as session:",
      "        yield session",
      ...alias,
    ];
  const body = words.chance(0.5)
    ? ["    with SessionLocal() as session:", "        yield session"]
    : ["    session = SessionLocal()", "    try:", "        yield session", "    finally:", "        session.close()"];
  return [
    "from collections.abc import Iterator",
    "from typing import Annotated",
    "",
    "from fastapi import Depends",
    "from sqlalchemy import create_engine",
    "from sqlalchemy.orm import Session, sessionmaker",
    "from sqlalchemy.pool import StaticPool",
    "",
    'engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})',
    `SessionLocal = sessionmaker(bind=engine${kept})`,
    "",
    "",
    "def get_session() -> Iterator[Session]:",
    ...body,
    ...alias,
  ];
}
