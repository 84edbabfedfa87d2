import { describe, expect, test } from "vitest";
import { inspectSources } from "./project.ts";

const revision = (id: string, down: string, more = ""): string =>
  `revision = "${id}"\ndown_revision = ${down}\n${more}\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n`;
const versions = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries({ env: "", ...files }).map(([name, text]) => [
      name === "env" ? "migrations/env.py" : `migrations/versions/${name}.py`,
      text,
    ]),
  );

function graph(files: Readonly<Record<string, string>>) {
  const found = inspectSources(versions(files));
  const [environment] = found.environments();
  return {
    heads: environment?.heads,
    bases: environment?.bases,
    defects: found.defects.map((defect) => `${defect.kind} ${defect.revision}`),
    blindSpots: found.blindSpots.map((spot) => spot.detail),
  };
}

describe("the revision graph", () => {
  test("links plain, annotated and tuple forms", () => {
    const found = graph({
      a: revision("a1", "None"),
      b: `revision: str = "b1"\ndown_revision: str | None = "a1"\n\ndef upgrade() -> None: ...\n`,
      c: revision("c1", `"a1"`),
      d: revision("d1", `("b1", "c1")`),
    });
    expect(found).toEqual({ heads: ["d1"], bases: ["a1"], defects: [], blindSpots: [] });
  });

  test("leaves out a folder below the revisions that Alembic does not search, unless they build on each other", () => {
    const old = { "archive/x": revision("x1", "None"), "archive/y": revision("y1", `"x1"`) };
    expect(graph({ a: revision("a1", "None"), ...old })).toEqual({ heads: ["a1"], bases: ["a1"], defects: [], blindSpots: [] });
    expect(graph({ a: revision("a1", `"y1"`), ...old })).toEqual({ heads: ["a1"], bases: ["x1"], defects: [], blindSpots: [] });
    expect(graph(old)).toEqual({ heads: ["y1"], bases: ["x1"], defects: [], blindSpots: [] });
    const again = { "archive/a": revision("a1", "None"), "archive/b": revision("b1", `"a1"`), "archive/c": revision("c1", `"b1"`) };
    const anew = { a: revision("a1", "None"), b: revision("b1", `"a1"`) };
    expect(graph({ ...anew, ...again })).toEqual({ heads: ["b1"], bases: ["a1"], defects: [], blindSpots: [] });
  });

  test("names several heads, unknown parents, duplicates and cycles", () => {
    expect(graph({ a: revision("a1", "None"), b: revision("b1", `"a1"`), c: revision("c1", `"a1"`) }).defects).toEqual([
      "multiple-heads b1",
      "multiple-heads c1",
    ]);
    expect(graph({ a: revision("a1", "None"), b: revision("b1", `"zz99"`) }).defects).toEqual([
      "unknown-down-revision b1",
      "multiple-heads a1",
      "multiple-heads b1",
    ]);
    expect(graph({ a: revision("a1", "None"), b: revision("a1", "None") }).defects).toEqual(["duplicate-revision a1"]);
    expect(graph({ a: revision("a1", `"b1"`), b: revision("b1", `"a1"`) }).defects).toEqual(["cycle b1"]);
  });

  test("names files beside the revisions that Alembic cannot load, and none that it passes over", () => {
    const history = { a: revision("a1", "None"), b: revision("b1", `"a1"`) };
    expect(graph({ ...history, c: `op.execute(\n${revision("c1", `"b1"`)}` }).defects).toContain("unreadable-file c.py");
    expect(graph({ ...history, helpers: "def name(table):\n    return table\n" }).defects).toEqual(["no-revision helpers.py"]);
    expect(graph({ ...history, empty: "" }).defects).toEqual(["no-revision empty.py"]);
    const passed = { __init__: "", "parts/helpers": "", "3f2a": "down_revision = None\n", again: "from .a import *\n" };
    expect(graph({ ...history, ...passed, told: "if True:\n    revision = make()\n" }).defects).toEqual([]);
    // A folder of helpers alone is no folder of revisions.
    expect(graph({ helpers: "def name(table):\n    return table\n" }).defects).toEqual([]);
  });

  test("is replayed as Alembic upgrades it: a branch stays together, and the one that a merge names first comes last", () => {
    const order = (files: Readonly<Record<string, string>>) => inspectSources(versions(files)).revisions.map((each) => each.revision);
    const branches = {
      a: revision("a1", "None"),
      b: revision("b1", `"a1"`),
      c: revision("c1", `"a1"`),
      d: revision("d1", `"b1"`),
      e: revision("e1", `"c1"`),
    };
    expect(order({ ...branches, f: revision("f1", `("d1", "e1")`) })).toEqual(["a1", "c1", "e1", "b1", "d1", "f1"]);
    expect(order({ ...branches, f: revision("f1", `("e1", "d1")`) })).toEqual(["a1", "b1", "d1", "c1", "e1", "f1"]);
    // What is merged early and goes on for itself as well comes before the merge.
    expect(order({ ...branches, f: revision("f1", `("b1", "e1")`), g: revision("g1", `("d1", "f1")`) })).toEqual([
      "a1",
      "b1",
      "c1",
      "e1",
      "f1",
      "d1",
      "g1",
    ]);
    // `depends_on` takes another branch along; heads of their own go by the names of their files.
    expect(order({ ...branches, e: revision("e1", `"c1"`, `depends_on = "d1"`) })).toEqual(["a1", "b1", "d1", "c1", "e1"]);
    expect(order(branches)).toEqual(["a1", "c1", "e1", "b1", "d1"]);
  });

  test("leaves ids that code computes as blind spots", () => {
    expect(graph({ a: revision("a1", "None"), b: `import uuid\nrevision = uuid.uuid4().hex\ndown_revision = "a1"\n` }).blindSpots).toEqual([
      "revision is computed by code",
    ]);
  });

  test("keeps labelled branches apart", () => {
    expect(
      graph({ a: revision("a1", "None", `branch_labels = ("core",)`), b: revision("b1", "None", `branch_labels = ("billing",)`) }).defects,
    ).toEqual([]);
  });
});

describe("environments", () => {
  test("of unpacked packages are found without a configuration", () => {
    const found = inspectSources({ "shop/store/versions/a.py": revision("a1", "None") });
    expect(found.environments().map((environment) => [environment.directory, environment.heads])).toEqual([["shop/store", ["a1"]]]);
  });

  test("give the same result whatever order their files come in", () => {
    const files = versions({ a: revision("a1", "None"), b: revision("b1", `"a1"`), c: revision("c1", `"b1"`) });
    const shuffled = Object.fromEntries(Object.entries(files).reverse());
    expect(JSON.stringify(inspectSources(shuffled).environments())).toBe(JSON.stringify(inspectSources(files).environments()));
  });
});

test("folders named after databases hold a history each, for that database", () => {
  const revision = (id: string, down: string, type: string): string =>
    `import sqlalchemy as sa\nfrom alembic import op\nrevision = "${id}"\ndown_revision = ${down}\n\n\ndef upgrade():\n    op.create_table("${id}", sa.Column("id", sa.${type}))\n\n\ndef downgrade():\n    op.drop_table("${id}")\n`;
  const found = inspectSources({
    "migrations/env.py": "target_metadata = None\n",
    "migrations/versions/postgresql/a1.py": revision("a1", "None", "Integer"),
    "migrations/versions/postgresql/a2.py": revision("a2", '"a1"', "Integer"),
    "migrations/versions/sqlite/b1.py": revision("b1", "None", "Integer"),
  }).environments();
  expect(found.map(({ directory, heads, primaryDialect }) => [directory, heads, primaryDialect])).toEqual([
    ["migrations/versions/postgresql", ["a2"], "postgresql"],
    ["migrations/versions/sqlite", ["b1"], "sqlite"],
  ]);
});

describe("the database of a project whose drivers are extras", () => {
  const on = (pyproject: string, revisionHead = "", url = "sqlite:///shop.db"): string | undefined =>
    inspectSources(
      {
        "migrations/env.py": "from shop import URL, models\ntarget_metadata = models.Base.metadata\n",
        "migrations/versions/a.py": `${revisionHead}${revision("a1", "None")}`,
        "shop/__init__.py": `URL = "${url}"\n`,
      },
      { settings: { "pyproject.toml": pyproject } },
    ).environments()[0]?.primaryDialect;
  const extras = `[project.optional-dependencies]\nmysql = ["pymysql"]\n`;

  test("is that of the URL that is written out, or of the driver that is always there", () => {
    expect(on(`[project]\ndependencies = ["fastapi"]\n\n${extras}`)).toBe("sqlite");
    expect(on(`[project]\ndependencies = ["aiosqlite"]\n\n${extras}`)).toBe("sqlite");
    expect(on(`[project]\ndependencies = ["asyncpg"]\n\n${extras}`)).toBe("postgresql");
    expect(on(`[tool.poetry.dependencies]\npymysql = { version = "1", optional = true }\n`)).toBe("sqlite");
  });

  test("is none in memory, where nothing is migrated", () => {
    for (const url of ["sqlite:///:memory:", "sqlite://", "sqlite+aiosqlite:///:memory:", "sqlite:///file:shop?mode=memory&uri=true"])
      expect(on(extras, "", url), url).toBe("mysql");
    // `"sqlite:///" + path`
    expect(on(extras, "", "sqlite:///")).toBe("sqlite");
  });

  test("is that of the server where the revisions are written for it", () => {
    expect(on(`${extras}\n[tool.x]\n`, "from sqlalchemy.dialects import mysql\n")).toBe("mysql");
  });
});

describe("the database that a project runs on, where no setting and no requirement names one", () => {
  const on = (files: Readonly<Record<string, string>>): string | undefined =>
    inspectSources({
      "shop/migrations/env.py": "from shop.settings import database_url\nfrom shop import models\ntarget_metadata = models.Base.metadata\n",
      "shop/migrations/versions/a.py": revision("a1", "None"),
      "shop/__init__.py": "",
      ...files,
    }).environments()[0]?.primaryDialect;

  test("is that of the URLs near env.py", () => {
    expect(on({ "shop/settings.py": `def database_url():\n    return "sqlite:///{}/shop.db".format(folder())\n` })).toBe("sqlite");
    expect(on({ "shop/settings.py": `class Settings:\n    url: str = "mysql+aiomysql://shop@localhost/shop"\n` })).toBe("mysql");
  });

  test("is the server, where a file is named beside it", () => {
    const settings = `def database_url(test):\n    return "sqlite://" if test else f"postgresql+asyncpg://{user()}@db/shop"\n`;
    expect(on({ "shop/settings.py": settings })).toBe("postgresql");
  });

  test("is that of the application, where env.py is given its connection", () => {
    const env = `from alembic import context\n\ncontext.configure(connection=context.config.attributes["connection"])\n`;
    const given = (database: string): string | undefined => on({ "shop/migrations/env.py": env, "shop/database.py": database });
    expect(given(`engine = create_engine(URL.create("sqlite+pysqlite", database=path()))\n`)).toBe("sqlite");
    expect(given(`engine = create_engine(URL.create(drivername="sqlite", database=path()))\n`)).toBe("sqlite");
    expect(given(`URL = "sqlite:///shop.db"\n`)).toBe("sqlite");
    expect(given(`URL = PostgresDsn.build(scheme="postgresql", host=host()) if server() else "sqlite:///shop.db"\n`)).toBe("postgresql");
    expect(given(`DRIVER = "mysql+pymysql"\n`)).toBe("mysql");
  });

  test("is not what something else beside the application's own keeps its things in", () => {
    const env = `from alembic import context\n\ncontext.configure(connection=context.config.attributes["connection"])\n`;
    const own = `engine = create_engine(os.environ["DATABASE_URL"])\n`;
    const beside = (text: string): string | undefined =>
      on({ "shop/migrations/env.py": env, "shop/database.py": own, "shop/beside.py": text });
    expect(beside(`DATABASE_URL = "sqlite:///shop.db"\n`)).toBe("sqlite");
    expect(beside(`DATABASE_URL = os.getenv("DATABASE_URL", "sqlite:///shop.db")\n`)).toBe("sqlite");
    expect(beside(`CACHE_DATABASE_URL = "sqlite:///shop.db"\n`)).toBe("postgresql");
    expect(beside(`answers = create_engine("sqlite:////tmp/answers.db")\n`)).toBe("postgresql");
    expect(beside(`stores = {"default": SQLAlchemyJobStore(url="sqlite:///jobs.db")}\n`)).toBe("postgresql");
    expect(beside(`db = SQLDatabase.from_uri("sqlite:///chinook.db")\n`)).toBe("postgresql");
    expect(beside(`class Source(BaseModel):\n    database_url: str = Field(examples=["sqlite:///a.db"])\n`)).toBe("postgresql");
    expect(beside(`def load(url):\n    """sqlite:///shop.db"""\n`)).toBe("postgresql");
  });

  test("is no file, where the revisions ask for what SQLite has not", () => {
    const body = '    op.alter_column("orders", "state", nullable=False)\n';
    const altered = (id: string, down: string): string =>
      `from alembic import op\nrevision = "${id}"\ndown_revision = ${down}\n\n\ndef upgrade():\n${body}\n\ndef downgrade():\n    pass\n`;
    const files = { "shop/other.py": `URL = "sqlite:///tmp/check.db"\n`, "shop/migrations/versions/b.py": altered("b1", '"a1"') };
    expect(on(files)).toBe("sqlite");
    expect(on({ ...files, "shop/migrations/versions/c.py": altered("c1", '"b1"') })).toBe("postgresql");
  });

  test("is PostgreSQL, where nothing names one", () => {
    expect(on({ "shop/settings.py": `SITE = "https://shop.example"\nKINDS = ["sqlite", "csv"]\n` })).toBe("postgresql");
    expect(on({ "shop/settings.py": `URL = "sqlite://"\n` })).toBe("postgresql");
  });
});
