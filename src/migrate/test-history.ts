import { existsSync, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chainDigests, type Dialect, type History, type TestedEnvironment, type TestedRevision } from "../domain/alembic/index.ts";
import { userError } from "../model/errors.ts";
import { findIni } from "./configuration.ts";
import { startEmbedded } from "./embedded.ts";
import { type DriverEnd, type DriverRequest, runDriver, type TestedRow } from "./run-driver.ts";
import { urlVariables } from "./url-variables.ts";

export interface TestRequest {
  /** Absolute. */
  readonly root: string;
  readonly python: string;
  /** null: SQLite in a temporary folder for a project on SQLite, else an embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly allowRemote: boolean;
  /** The revisions whose rollback is tested; those before them are upgraded only. */
  readonly revisions: readonly string[];
  /** Names of environment variables that the project reads its database from. */
  readonly urlVariables: readonly string[];
  /** The texts of the project's Python files: asked for where its settings are about another kind of database, to find such names. */
  readonly sources: () => Iterable<string>;
  /** For one step of one revision. */
  readonly seconds: number;
  readonly environment: NodeJS.ProcessEnv;
}

export interface TestResult {
  readonly environment: TestedEnvironment;
  readonly rows: readonly TestedRow[];
  /** Why it ended before the last revision; null when it did not. */
  readonly trouble: string | null;
  /** Environment variables that were found, and set to the database under test. */
  readonly variables: readonly string[];
}

/** A database to test on. */
interface Bench {
  readonly url: string;
  readonly dialect: Dialect;
  /** Given by the user, and to be left as empty as it was. */
  readonly given: boolean;
  close(): void;
}

/** Runs the project's own Alembic over a history. Throws a UserError for what keeps it from beginning. */
export async function testHistory(history: History, request: TestRequest, hear: (row: TestedRow) => void): Promise<TestResult> {
  const bench = await benchOf(history, request);
  // What Python compiles is kept for the next start, beside the project and for as long as the test lasts.
  const compiled = mkdtempSync(join(realpathSync(tmpdir()), "fastapi-gate-"));
  try {
    const environment = { ...request.environment, PYTHONPYCACHEPREFIX: compiled };
    return await testOn(bench, history, { ...request, environment }, hear);
  } finally {
    bench.close();
    rmSync(compiled, { recursive: true, force: true });
  }
}

async function testOn(bench: Bench, history: History, given: TestRequest, hear: (row: TestedRow) => void): Promise<TestResult> {
  const rows: TestedRow[] = [];
  const start = Date.now();
  let [alembic, sqlalchemy] = ["", ""];
  let [request, driver] = [given, driverRequest(bench, history, given)];
  const run = (): Promise<DriverEnd> =>
    runDriver(request.python, driver, childEnvironment(request, bench), request.seconds, (event) => {
      if (event.event === "ready") ({ alembic, sqlalchemy } = event);
      if (event.event === "tested") {
        rows.push(event);
        hear(event);
      }
    });
  let end = await run();
  let variables: readonly string[] = [];
  if (end.stopped?.kind === "other-database") {
    variables = urlVariables(given.sources()).filter((name) => !given.urlVariables.includes(name));
    request = { ...given, urlVariables: [...given.urlVariables, ...variables] };
    driver = { ...driver, insist: true };
    end = await run();
  }
  const begun = alembic !== "";
  let trouble = troubleOf(end, request, bench);
  if (bench.given && begun && end.kind !== "done" && end.kind !== "stopped") {
    const seconds = Math.ceil((Date.now() - start) / 1000) + 1;
    const emptied = await runDriver(
      request.python,
      { ...driver, wipe: true, seconds },
      childEnvironment(request, bench),
      request.seconds,
      () => {},
    );
    if (emptied.kind !== "done") trouble += ". The database could not be emptied afterwards: what the migrations made is still in it";
  }
  if (!begun) throw userError(trouble ?? "the test did not begin");
  const digests = chainDigests(history);
  const files = new Map(history.graph.order.map(({ revision, file }) => [revision, file]));
  const revisions = rows.map(
    (row): TestedRevision => ({
      revision: row.revision,
      file: files.get(row.revision) ?? "",
      chain: digests.get(row.revision) ?? "",
      status: row.status,
      detail: describeRow(row),
    }),
  );
  return {
    environment: { directory: history.directory, dialect: bench.dialect, alembic, sqlalchemy, revisions },
    rows,
    trouble,
    variables,
  };
}

function driverRequest(bench: Bench, history: History, { root, revisions }: TestRequest): DriverRequest {
  const ini = findIni(root, history.home);
  const folder = ini === null ? root : dirname(ini.path);
  return {
    root,
    folder,
    paths: [root, ...importRoots(root, history.home)],
    ini: ini?.path ?? null,
    section: ini?.section ?? "alembic",
    script_location: join(root, history.home),
    version_locations: [...new Set(history.graph.order.map(({ file }) => join(root, dirname(file))))].sort(),
    url: bench.url,
    revisions,
    insist: false,
  };
}

/** The folders under the root from which the package around a folder is imported (`src`, for `src/shop/migrations`); none for the root. */
function importRoots(root: string, home: string): readonly string[] {
  const parts = home.split("/");
  let at = parts.length - 1;
  while (at > 0 && existsSync(join(root, ...parts.slice(0, at), "__init__.py"))) at -= 1;
  return at === 0 || at === parts.length - 1 ? [] : [join(root, ...parts.slice(0, at))];
}

/** Settings read the database from the environment: they find the one under test there, and no other. */
function childEnvironment({ environment, urlVariables }: TestRequest, { url }: Bench): NodeJS.ProcessEnv {
  const { PYTHONHOME: _home, PYTHONDONTWRITEBYTECODE: _bytecode, ...rest } = environment;
  const own = Object.keys(rest).filter((name) => /^(?:.*_)?DATABASE_URL$|^SQLALCHEMY_DATABASE_UR[IL]$|^DB_UR[IL]$/.test(name));
  const redirected = Object.fromEntries([...own, ...urlVariables].map((name) => [name, url]));
  return { ...rest, ...redirected, PYTHONUNBUFFERED: "1" };
}

async function benchOf(history: History, { root, databaseUrl, allowRemote }: TestRequest): Promise<Bench> {
  if (databaseUrl !== null) return givenBench(databaseUrl, allowRemote);
  if (history.primaryDialect === "sqlite") {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), "fastapi-gate-"));
    const close = (): void => rmSync(folder, { recursive: true, force: true });
    return { url: `sqlite:///${join(folder, "test.db")}`, dialect: "sqlite", given: false, close };
  }
  if (history.primaryDialect === "mysql") {
    throw userError(
      "this history is for MySQL, which cannot be embedded: name an empty local database with --database-url mysql+pymysql://… (or sqlite:///PATH)",
    );
  }
  const { url, stop } = await startEmbedded(root);
  return { url, dialect: "postgresql", given: false, close: stop };
}

const LOCAL = new Set(["", "localhost", "127.0.0.1", "[::1]", "::1"]);

/** Checks a URL before anything connects to it. */
function givenBench(text: string, allowRemote: boolean): Bench {
  const match = /^(postgres(?:ql)?|mysql|mariadb|sqlite)(?:\+\w+)?:\/\/(.*)$/s.exec(text);
  if (match === null) {
    throw userError(
      "--database-url must be a URL as SQLAlchemy has it: postgresql://USER@HOST/NAME, mysql+pymysql://USER@HOST/NAME or sqlite:///PATH",
    );
  }
  const [, scheme = "", rest = ""] = match;
  if (scheme === "sqlite") return givenFile(text, rest);
  const authority = rest.split("/", 1)[0] ?? "";
  const hosts = authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d+$/, "");
  const query = new URLSearchParams(rest.split("?")[1] ?? "").getAll("host");
  const all = [...(hosts === "" && query.length > 0 ? [] : [hosts]), ...query];
  const remote = all.find((host) => !LOCAL.has(host.replace(/:\d+$/, "")) && !host.startsWith("/"));
  if (remote !== undefined && !allowRemote) {
    throw userError(`${remote} is not this machine: a test makes and drops tables. Give --allow-remote if the database is there for that`);
  }
  const dialect = scheme.startsWith("postgres") ? "postgresql" : "mysql";
  return { url: text.replace(/^postgres(?=[:+])/, "postgresql"), dialect, given: true, close: () => {} };
}

/** A file of SQLite that is not there yet, and is gone afterwards. */
function givenFile(url: string, rest: string): Bench {
  const path = rest.replace(/^\//, "").split("?", 1)[0] ?? "";
  if (path === "" || path === ":memory:")
    throw userError("SQLite in memory is lost between the steps of Alembic: name a file with sqlite:///PATH");
  if (existsSync(path) && statSync(path).size > 0)
    throw userError(`${path} exists: a test needs a database of its own; name a file that is not there`);
  const close = (): void => {
    for (const ending of ["", ".kept", "-journal", "-wal", "-shm"]) rmSync(path + ending, { force: true });
  };
  return { url, dialect: "sqlite", given: true, close };
}

function troubleOf(end: DriverEnd, { python }: TestRequest, { given }: Bench): string | null {
  const step = end.step === null ? "before the first step" : `in ${end.step.stage} of ${end.step.revision}`;
  const last = end.errors.split("\n").at(-1) ?? "";
  switch (end.kind) {
    case "done":
      return null;
    case "hanging":
      return `no answer within ${end.patience} seconds ${step}: Python was ended. --timeout gives more time`;
    case "crashed":
      return `${python} ended ${step}${last === "" ? "" : `: ${last}`}`;
    case "stopped":
      return stoppedText(end.stopped?.kind ?? "", end.stopped?.message ?? "", python, given);
  }
}

function stoppedText(kind: string, message: string, python: string, given: boolean): string {
  switch (kind) {
    case "missing-alembic":
      return `${python} has no Alembic (${message}): name the project's Python with --python, or install its requirements there`;
    case "no-connection":
      if (/No module named/.test(message)) {
        const remedy = given ? "the driver that the URL names, or name another in it" : "the driver that the project uses in production";
        return `${python} has no driver for the database (${message}): install ${remedy}`;
      }
      return given
        ? `the database cannot be reached: ${message.replace(/ Is the server running.*$/, "")}. Is the server running, and the URL right?`
        : `the embedded database cannot be reached: ${message}`;
    case "not-empty":
      return `the database is not empty (${message}): a test makes and drops everything, so it needs an empty one`;
    case "history":
      return `Alembic cannot read the history: ${message}`;
    case "upgrade-error":
      return `upgrade() of ${message} fails, so nothing behind it could be tested. If the project took this for another database: --url-variable names the environment variable that its settings read the URL from`;
    default:
      return `after ${message} the database could not be brought back to where it was, so nothing behind it was tested`;
  }
}

/** What a row says, each as one line. */
export function describeRow({ status, error, differences }: TestedRow): readonly string[] {
  const lines = differences.map(({ change, what, was, is }) => {
    if (change !== "changed") return `${what} ${change}`;
    return `${what} changed: ${is ?? ""}, was ${was ?? ""}`;
  });
  if (error !== null && status !== "restores") {
    const place = error.file === null ? "" : ` (${error.file}${error.line === null ? "" : `:${error.line}`})`;
    lines.push(`${error.type}: ${error.message}${place}`);
  }
  return lines;
}
