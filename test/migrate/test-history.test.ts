import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evidenceOf, type History, loadSqlParser, recordedTests } from "../../src/domain/alembic/index.ts";
import { findIni, findPython, testHistory } from "../../src/migrate/index.ts";
import { urlVariables } from "../../src/migrate/url-variables.ts";
import { repoPath } from "../../src/model/source.ts";
import { historyOf } from "../domain/alembic/project.ts";

const parseSql = await loadSqlParser();
const history: History = {
  ...historyOf(
    [
      ["one", `op.create_table("a", sa.Column("id", sa.Integer()))`, `op.drop_table("a")`],
      ["two", `op.create_table("b", sa.Column("id", sa.Integer()))`, "pass"],
    ],
    parseSql,
  ),
  primaryDialect: "sqlite",
};

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "gate-migrate-"));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A program that stands for Python: it reads the request and answers with a script of the shell. */
function python(name: string, script: string): string {
  const path = join(root, name);
  writeFileSync(path, `#!/bin/sh\ncat > "${path}.request"\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const READY = `echo '{"event":"ready","alembic":"1.13","sqlalchemy":"2.0","python":"3.12","revisions":2}'`;
const BEGIN = `echo '{"event":"begin","revision":"one","stage":"upgrade"}'`;
const row = (revision: string, status: string): string =>
  `echo '{"event":"tested","revision":"${revision}","status":"${status}","error":null,"differences":[{"change":"left behind","what":"table b"}],"seconds":1}'`;

function requestFor(program: string, databaseUrl: string | null = null, seconds = 20) {
  return {
    root,
    python: program,
    databaseUrl,
    allowRemote: false,
    revisions: ["one", "two"],
    urlVariables: [],
    sources: () => [`URL = os.environ["SHOP_DATABASE_URL"]`],
    seconds,
    environment: { PATH: process.env.PATH ?? "" },
  };
}

function run(program: string, databaseUrl: string | null = null, seconds = 20) {
  return testHistory(history, requestFor(program, databaseUrl, seconds), () => {});
}

describe("a run", () => {
  test("records what came back, bound to the contents of the files", async () => {
    const program = python("good", `${READY}\n${row("one", "restores")}\n${row("two", "differs")}\necho '{"event":"done"}'`);
    const { environment, trouble } = await run(program);
    expect(trouble).toBeNull();
    expect(environment).toMatchObject({ directory: "migrations", dialect: "sqlite", alembic: "1.13" });
    expect(environment.revisions.map(({ revision, status }) => [revision, status])).toEqual([
      ["one", "restores"],
      ["two", "differs"],
    ]);
    const file = { version: 1, environments: [environment] } as const;
    expect(evidenceOf(history, file).tested.get("two")?.detail).toEqual(["table b left behind"]);
    const edited = historyOf(
      [
        ["one", `op.create_table("a", sa.Column("id", sa.BigInteger()))`, `op.drop_table("a")`],
        ["two", `op.create_table("b", sa.Column("id", sa.Integer()))`, "pass"],
      ],
      parseSql,
    );
    // The second file is as it was, but it was tested on top of another first one.
    expect(evidenceOf(edited, file)).toMatchObject({ stale: ["one", "two"] });
    const tests = recordedTests({ histories: [edited] }, JSON.stringify(file));
    expect(tests.of({ environment: "migrations", revision: "one" })).toBeUndefined();
    expect(tests.remark).toBe("the recorded run of 2 is stale, because their files changed: it counts as none");
    expect(recordedTests({ histories: [history] }, JSON.stringify(file)).remark).toBe("2 by a recorded run");
    expect(recordedTests({ histories: [history] }, "{").remark).toContain("cannot be read");
  });

  test("says why it ended early, and keeps what was seen", async () => {
    const hanging = python(
      "hanging",
      `${READY}\n${BEGIN}\n${row("one", "restores")}\necho '{"event":"begin","revision":"two","stage":"downgrade"}'\nsleep 60`,
    );
    // The first step imports the project, and has four times as long.
    expect((await run(python("importing", `${READY}\n${BEGIN}\nsleep 60`), null, 1)).trouble).toContain(
      "within 4 seconds in upgrade of one",
    );
    const { environment, trouble } = await run(hanging, null, 1);
    expect(trouble).toBe("no answer within 1 seconds in downgrade of two: Python was ended. --timeout gives more time");
    expect(environment.revisions).toHaveLength(1);
    const failing = python("failing", `${READY}\necho '{"event":"stopped","kind":"upgrade-error","message":"two"}'`);
    expect((await run(failing)).trouble).toContain("upgrade() of two fails");
  });

  test("imports the project from the folder that its package lies in", async () => {
    const shop = join(root, "src/shop");
    mkdirSync(join(shop, "migrations"), { recursive: true });
    writeFileSync(join(shop, "__init__.py"), "");
    const program = python("paths", `${READY}\necho '{"event":"done"}'`);
    const home = repoPath("src/shop/migrations");
    const request = { ...requestFor(program), revisions: [] };
    await testHistory({ ...history, home }, request, () => {});
    expect(JSON.parse(readFileSync(`${program}.request`, "utf8"))).toMatchObject({ paths: [root, join(root, "src")] });
    await testHistory(history, request, () => {});
    expect(JSON.parse(readFileSync(`${program}.request`, "utf8"))).toMatchObject({ paths: [root] });
  });

  test("leaves nothing behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("fastapi-gate-"));
    await run(python("plain", `${READY}\necho '{"event":"done"}'`));
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("fastapi-gate-"))).toEqual(before);
  });

  test.each([
    ["no Alembic", `echo '{"event":"stopped","kind":"missing-alembic","message":"No module named alembic"}'`, "has no Alembic"],
    ["no server", `echo '{"event":"stopped","kind":"no-connection","message":"connection refused"}'`, "connection refused"],
    ["a full database", `echo '{"event":"stopped","kind":"not-empty","message":"users"}'`, "not empty (users)"],
    ["a crash", "echo 'Segmentation fault' >&2; exit 3", "ended before the first step: Segmentation fault"],
  ])("does not begin with %s", async (name, script, said) => {
    await expect(run(python(`bad-${name.replaceAll(" ", "-")}`, script))).rejects.toThrow(said);
  });

  test("goes on with the settings' own variable set, where they are about another kind of database", async () => {
    const other = `if [ -n "$SHOP_DATABASE_URL" ]; then ${READY}; ${row("one", "restores")}; echo '{"event":"done"}'; else echo '{"event":"stopped","kind":"other-database","message":"postgresql"}'; fi`;
    const { rows, trouble, variables } = await run(python("other", other));
    expect(trouble).toBeNull();
    expect(rows.map(({ revision }) => revision)).toEqual(["one"]);
    expect(variables).toEqual(["SHOP_DATABASE_URL"]);
  });

  test("does not begin without a driver for the database", async () => {
    const script = `echo '{"event":"stopped","kind":"no-connection","message":"No module named psycopg2"}'`;
    await expect(run(python("driverless", script))).rejects.toThrow("has no driver for the database (No module named psycopg2): install");
  });

  test("does not begin with a Python that is not there", async () => {
    await expect(run(join(root, "gone"))).rejects.toThrow("gone ended before the first step");
  });
});

describe("a database", () => {
  const never = (): string => python("never", "exit 9");

  test.each([
    ["postgresql://user@db.example.com/orders", "db.example.com is not this machine"],
    ["postgresql+asyncpg://user:secret@10.0.0.3:5432/orders", "10.0.0.3 is not this machine"],
    ["postgresql:///orders?host=db.example.com", "db.example.com is not this machine"],
    ["mysql+pymysql://root@shop-db/orders", "shop-db is not this machine"],
    ["orders", "must be a URL"],
    ["sqlite://", "name a file"],
  ])("%s is refused before anything connects", async (url, said) => {
    await expect(run(never(), url)).rejects.toThrow(said);
  });

  test("of SQLite that is there already is left alone", async () => {
    const path = join(root, "orders.db");
    writeFileSync(path, "rows");
    await expect(run(never(), `sqlite:///${path}`)).rejects.toThrow("needs a database of its own");
    expect(readdirSync(root)).toContain("orders.db");
  });
});

describe("the project's Python", () => {
  test("is the one given, the active environment, the project's own, in this order", () => {
    const make = (...parts: string[]): string => {
      const folder = join(root, ...parts, "bin");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "python"), "");
      return join(folder, "python");
    };
    const [own, active, given] = [make("shop", ".venv"), make("active"), make("given")];
    const environment = { PATH: "", VIRTUAL_ENV: join(root, "active") };
    expect(findPython(join(root, "shop"), join(root, "given"), environment)).toEqual({ path: given, by: "--python" });
    expect(findPython(join(root, "shop"), null, environment)).toEqual({ path: active, by: "VIRTUAL_ENV" });
    expect(findPython(join(root, "shop"), null, { PATH: "" })).toEqual({ path: own, by: ".venv" });
    expect(findPython(join(root, "shop"), join(root, "none"), {})).toBeNull();
  });
});

describe("alembic.ini", () => {
  test("is the nearest one, with the section that names the folder", () => {
    mkdirSync(join(root, "app/db/migrations"), { recursive: true });
    writeFileSync(join(root, "app/alembic.ini"), "[alembic]\nscript_location = %(here)s/other\n[shop]\nscript_location = db/migrations\n");
    expect(findIni(root, "app/db/migrations")).toEqual({ path: join(root, "app/alembic.ini"), section: "shop" });
    expect(findIni(root, "elsewhere")).toBeNull();
  });
});

test("the variables that settings read the URL of a database from", () => {
  const settings = `class Settings(BaseSettings):
    database_url: str | None = None
    redis_url: str = ""
    model_config = SettingsConfigDict(env_prefix="SHOP_")
`;
  const plain = `URL = os.getenv("ORDERS_DB_URL"); os.environ['SQLALCHEMY_DATABASE_URI']; os.environ["WEBHOOK_URL"]`;
  expect(urlVariables([settings, plain])).toEqual(["ORDERS_DB_URL", "SHOP_DATABASE_URL", "SQLALCHEMY_DATABASE_URI"]);
  expect(urlVariables(["class Settings:\n    database_url: str\n"])).toEqual([]);
});
