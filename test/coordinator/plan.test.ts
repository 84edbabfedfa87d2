import { describe, expect, test } from "vitest";
import { PACKET_LIMIT, packetMarkdown, planMarkdown } from "../../src/coordinator/plan/markdown.ts";
import { type Plan, planOf } from "../../src/coordinator/plan/packets.ts";
import { completeRequest, readRequest } from "../../src/coordinator/plan/request.ts";
import { ownershipOf } from "../../src/model/agents.ts";
import { repoPath } from "../../src/model/source.ts";
import type { WorkFinding } from "../../src/model/work.ts";
import { analyseSources } from "../../src/pipeline.ts";
import { workContext } from "../../src/planning.ts";

const SOURCES = {
  "shop/__init__.py": "",
  "shop/models.py": [
    "from sqlalchemy import ForeignKey",
    "from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship",
    "class Base(DeclarativeBase): ...",
    "class Customer(Base):",
    '    __tablename__ = "customers"',
    "    id: Mapped[int] = mapped_column(primary_key=True)",
    "class Order(Base):",
    '    __tablename__ = "orders"',
    "    id: Mapped[int] = mapped_column(primary_key=True)",
    "    state: Mapped[str]",
    "    number: Mapped[str] = mapped_column(index=True)",
    '    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))',
    "    customer: Mapped[Customer] = relationship()",
    "",
  ].join("\n"),
  "shop/orders.py": [
    "from sqlalchemy import select",
    "from sqlalchemy.ext.asyncio import AsyncSession",
    "from shop.models import Order",
    "async def open_orders(session: AsyncSession) -> list[Order]:",
    '    return list(await session.scalars(select(Order).where(Order.state == "open", Order.number > "1").order_by(Order.id)))',
    "async def forgotten() -> None: ...",
    "",
  ].join("\n"),
  "shop/api.py": [
    "from fastapi import APIRouter, Depends, FastAPI",
    "from pydantic import BaseModel",
    "from shop.orders import open_orders",
    "class OrderIn(BaseModel):",
    "    number: str",
    "class OrderOut(BaseModel):",
    "    id: int",
    "def user() -> str: ...",
    'router = APIRouter(prefix="/orders")',
    '@router.post("/", response_model=OrderOut, status_code=201)',
    "async def create(order: OrderIn, who: str = Depends(user)): ...",
    "app = FastAPI()",
    "app.include_router(router)",
    "",
  ].join("\n"),
  "tests/test_orders.py": "from shop.orders import open_orders\nasync def test_open():\n    await open_orders(None)\n",
};

const step = (file: string, owner: "BACKEND_ENGINEER" | "DBA") => ({ file: repoPath(file), line: 7, message: "calls `load`", owner });
const lines = (made: Plan, agent: string, title: string) =>
  made.packets.find((packet) => packet.agent === agent)?.parts.find((part) => part.title === title)?.lines;
const finding: WorkFinding = {
  id: "0123456789abcdef01234567",
  rule: "query-in-loop",
  gate: "n-plus-one",
  severity: "error",
  file: repoPath("shop/orders.py"),
  line: 5,
  symbol: "open_orders",
  owner: "BACKEND_ENGINEER",
  blocking: true,
  what: "queries in a loop",
  do: "Load before the loop.",
  fix: "unsafe",
  trace: [step("shop/orders.py", "BACKEND_ENGINEER"), step("shop/models.py", "DBA")],
};

const request = (over: object = {}) =>
  completeRequest({ signal: "PLATFORM:AUDIT", task: "Archive orders", files: ["shop/orders.py"], constraints: ["none"], ...over });

async function planned(over: object = {}, sources: Readonly<Record<string, string>> = SOURCES) {
  const { analysis } = await analyseSources(sources);
  const asked = request(over);
  const context = workContext(analysis, {
    files: asked.files,
    models: asked.models ?? [],
    ownerOf: (path) => ownershipOf(path, analysis.layerOf(path, "<module>")).owner,
    exists: () => false,
    guides: [repoPath("AGENTS.md")],
  });
  return { plan: planOf(asked, context), context };
}

describe("a request", () => {
  test("that lacks inputs is told all of them at once", () => {
    expect(() => completeRequest({ signal: "PLATFORM:SCEMA" })).toThrow(
      /did you mean PLATFORM:SCHEMA\?.*task is missing.*affected files are missing.*constraints are missing/,
    );
    expect(() => completeRequest({ ...request(), files: ["../x.py"] })).toThrow("../x.py is no path inside the root");
    expect(() => readRequest("r.json", '{"sginal": 1}')).toThrow("did you mean signal?");
    expect(() => readRequest("r.json", "{")).toThrow("r.json is not valid JSON");
  });
});

describe("the context of files", () => {
  test("has the models, routes, tests and indexes that the program shows", async () => {
    const { context } = await planned({ files: ["shop/orders.py", "shop/api.py", "shop/new.py"] });
    expect(context.files.map(({ file, exists }) => `${file} ${exists}`)).toEqual([
      "shop/api.py true",
      "shop/new.py false",
      "shop/orders.py true",
    ]);
    expect(context.models).toMatchObject([{ name: "shop.models.Order", direct: true, table: "orders" }]);
    expect(context.routes).toMatchObject([
      {
        methods: ["POST"],
        path: "/orders/",
        request: ["shop.api.OrderIn"],
        response: "shop.api.OrderOut",
        status: 201,
        dependencies: ["shop.api.user"],
      },
    ]);
    expect(context.tests).toEqual(["tests/test_orders.py::test_open"]);
    expect(context.untested).toEqual(["shop/api.py::create", "shop/api.py::user", "shop/orders.py::forgotten"]);
    // The number has an index and the id is the key.
    expect(context.unindexed).toEqual([{ table: "orders", column: "state", use: "filter", places: [{ file: "shop/orders.py", line: 5 }] }]);
  });
});

describe("indexes", () => {
  const models = `
from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase): ...
class Owner(Base):
    __tablename__ = "owners"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    resource: Mapped[int]
    name: Mapped[str]
    place: Mapped[int]
    __table_args__ = (Index("ix_resource", "kind", "resource"), UniqueConstraint("name", "place"))
`;
  const statement = (clauses: string): string => `
from sqlalchemy import select
from shop.models import Owner
async def owners(session):
    return await session.scalars(select(Owner)${clauses})
`;
  test.each([
    ['.where(Owner.kind == "a", Owner.resource == 1)', []],
    ['.where(Owner.kind == "a").where(Owner.resource == 1)', []],
    [".where(Owner.resource == 1)", ["resource"]],
    ['.where(Owner.name == "a")', []],
    [".where(Owner.place == 1)", ["place"]],
  ])("%s", async (clauses, columns) => {
    const { context } = await planned({ files: ["shop/owners.py"] }, { "shop/models.py": models, "shop/owners.py": statement(clauses) });
    expect(context.unindexed.map(({ column }) => column)).toEqual(columns);
  });
});

describe("packets", () => {
  test("have the parts that the protocol names, in its order", async () => {
    const { plan } = await planned();
    const titles = Object.fromEntries(plan.packets.map(({ agent, parts }) => [agent, parts.map(({ title }) => title)]));
    const closing = ["To Repair", "Constraints", "Dependencies", "Read First", "Done When"];
    expect(titles.BACKEND_ENGINEER).toEqual([
      "Task",
      "Files",
      "Related Models",
      "Pydantic Schemas",
      "Test Requirements",
      "Architecture",
      ...closing,
    ]);
    expect(titles.DBA).toEqual(["Task", "Files", "Affected Tables", "Migration Type", "Rollback Plan", "Index Strategy", ...closing]);
    expect(titles.API_DEVELOPER).toEqual([
      "Task",
      "Files",
      "HTTP Method",
      "Path",
      "Request Schema",
      "Response Schema",
      "Auth Requirements",
      ...closing,
    ]);
    expect(planMarkdown(plan)).toContain("`AGENTS.md` (guidelines)");
  });

  test("say what is to be repaired, with its path, whose files it leads through, and the command where there is one", async () => {
    const { plan, context } = await planned();
    const open: WorkFinding = { ...finding, id: null, rule: null, symbol: "0007", owner: "DBA", fix: null, trace: [] };
    const repaired = planOf(request(), { ...context, findings: [finding, open] });
    const common =
      "`query-in-loop` shop/orders.py:5 in `open_orders` (blocks, n-plus-one): queries in a loop. Path: shop/orders.py:7 calls `load` → shop/models.py:7 calls `load`. Do: Load before the loop. `fastapi-gate check --unsafe-fixes --select query-in-loop shop/orders.py` does it: look at what it changed.";
    expect(lines(repaired, "BACKEND_ENGINEER", "To Repair")).toEqual([
      `${common} \`shop/models.py\` is DBA's: where the repair has to be made there, agree with DBA. Id 0123456789ab`,
    ]);
    expect(lines(repaired, "DBA", "To Repair")).toEqual([
      `${common} It is BACKEND_ENGINEER's; where the repair has to be made in your files, agree with BACKEND_ENGINEER. Id 0123456789ab`,
      "`unresolved` shop/orders.py:5 (blocks, n-plus-one): queries in a loop. Do: Load before the loop.",
    ]);
    const hints = [1, 2, 3, 4].map(
      (line): WorkFinding => ({ ...finding, rule: "missing-annotation", blocking: false, line, trace: [], fix: null }),
    );
    const folded = lines(planOf(request(), { ...context, findings: hints }), "BACKEND_ENGINEER", "To Repair");
    expect(folded).toHaveLength(3);
    expect(folded?.[2]).toBe("`missing-annotation` likewise: shop/orders.py:3, shop/orders.py:4");
    expect(lines(plan, "DBA", "To Repair")).toEqual(["nothing in the affected files that is yours"]);
    expect(lines(repaired, "DBA", "Done When")?.[0]).toContain("none of the ids under To Repair");
    expect(lines(plan, "DBA", "Done When")?.[0]).toContain("--base");
  });

  test("say which warnings a right repair leaves", async () => {
    const { context } = await planned();
    const of = (rule: string, base?: string): string => {
      const found = { ...finding, rule, owner: "DBA" as const, trace: [] };
      return (lines(planOf(request({ base }), { ...context, findings: [found] }), "DBA", "Done When") ?? []).join("\n");
    };
    expect(of("empty-downgrade")).not.toContain("save this");
    expect(of("locking-operation")).toMatch(
      /--base <the base branch>` ends with 0 .*, save this:\n`edited-migration`, .* that the base branch has/,
    );
    expect(of("locking-operation", "origin/main")).toMatch(/--base origin\/main --format agent`[\s\S]* that origin\/main has/);
    expect(of("unauthenticated-route")).toContain("`changed-auth`");
    expect(of("nullable-mismatch")).toContain("`changed-type`");
    expect(of("removed-route")).toContain("an ARCHITECT acknowledges");
  });

  test("say what blocks in files that they do not name", async () => {
    const { context } = await planned();
    const places = Array.from({ length: 7 }, (_, line) => ({
      rule: "query-in-loop",
      file: repoPath("shop/api.py"),
      line,
      owner: "DBA" as const,
    }));
    const text = planMarkdown(planOf(request(), { ...context, blockingElsewhere: places }));
    expect(text).toContain("- Not in this plan, and blocks as well: `query-in-loop` shop/api.py:0 (DBA), ");
    expect(text).toContain(", and 2 more; name these files too");
    expect(planMarkdown(planOf(request(), context))).not.toContain("Not in this plan");
  });

  test("need files or a base", () => {
    expect(() => request({ files: undefined })).toThrow("the affected files are missing");
    expect(request({ files: undefined, base: "main" })).toMatchObject({ files: [], base: "main" });
    expect(() => request({ base: 3 })).toThrow("the base must be a revision");
  });

  test("wait where the work stands on a schema, and not where it only looks", async () => {
    const steps = async (over: object) => (await planned(over)).plan.steps.map(({ agents, waitsFor }) => `${agents} < ${waitsFor}`);
    expect(await steps({})).toEqual(["DBA,BACKEND_ENGINEER,API_DEVELOPER < "]);
    expect(await steps({ signal: "PLATFORM:SCHEMA" })).toEqual(["DBA < ", "BACKEND_ENGINEER < DBA"]);
    expect(await steps({ signal: "PLATFORM:SCHEMA", files: ["tests/test_orders.py"] })).toEqual(["DBA,BACKEND_ENGINEER < "]);
  });

  test("are small enough to paste, whatever they hold", () => {
    const lines = Array.from({ length: 400 }, (_, index) => `line ${index} ${"x".repeat(100)}`);
    const text = packetMarkdown({ agent: "DBA", step: 1, parts: [1, 2, 3].map((n) => ({ title: `Part ${n}`, lines })) });
    expect(text.length).toBeLessThanOrEqual(PACKET_LIMIT);
    expect(text).toContain("--format json");
    const repair = Array.from({ length: 30 }, (_, index) => `repair ${index} ${"z".repeat(200)}`);
    const kept = packetMarkdown({
      agent: "DBA",
      step: 1,
      parts: [
        { title: "Part", lines },
        { title: "To Repair", lines: repair },
      ],
    });
    expect(kept.length).toBeLessThanOrEqual(PACKET_LIMIT);
    expect(kept).toContain("repair 29");
    const wide = packetMarkdown({ agent: "DBA", step: 1, parts: [{ title: "Part", lines: ["y".repeat(30_000)] }] });
    expect(wide.length).toBeLessThanOrEqual(PACKET_LIMIT);
  });
});
