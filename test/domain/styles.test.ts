import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadPolicy } from "../../src/config/index.ts";
import { inspectDependencies, inspectRoutes } from "../../src/domain/fastapi/index.ts";
import { inspectSchemas } from "../../src/domain/pydantic/inspect.ts";
import { inspectModels, type ModelRow } from "../../src/domain/sqlalchemy/inspect.ts";
import { analyseSources } from "../../src/pipeline.ts";

// Small programs, one for each style in which models, schemas and dependencies are written, beside what they are when Python runs them
// (`truth.py` in that folder writes truth.json and older.json).
const FOLDER = new URL("../fixtures/styles/", import.meta.url);

interface Truth {
  readonly models: Readonly<Record<string, unknown>>;
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly routes: Readonly<Record<string, readonly string[]>>;
}

function truth(name: string): Truth {
  return JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as Truth;
}

async function analysisOf(folder: string, further: Readonly<Record<string, string>> = {}) {
  const files = Object.fromEntries(
    readdirSync(new URL(folder, FOLDER))
      .filter((name) => name.endsWith(".py") && name !== "truth.py")
      .map((name) => [`${folder}${name}`, readFileSync(new URL(folder + name, FOLDER), "utf8")]),
  );
  const { policy } = loadPolicy(() => null, []);
  return (await analyseSources({ ...files, ...further }, policy)).analysis;
}

type Analysis = Awaited<ReturnType<typeof analysisOf>>;

function column(row: ModelRow["columns"][number]): readonly string[] {
  const words = Object.entries({
    "primary key": row.primaryKey,
    null: row.nullable,
    unique: row.unique,
    index: row.index,
    default: row.hasDefault,
    "server default": row.hasServerDefault,
  });
  return [row.name, ...words.flatMap(([word, holds]) => (holds ? [word] : [])), ...row.foreignKeys];
}

function modelsOf(analysis: Analysis): object {
  return Object.fromEntries(
    inspectModels(analysis.tables().models).models.map((row) => [
      row.class,
      {
        table: row.table,
        schema: row.schema,
        columns: row.columns.map(column),
        relationships: row.relationships.map(({ name, target, lazy, uselist }) => [name, target, lazy, uselist]),
      },
    ]),
  );
}

function schemasOf(analysis: Analysis): object {
  return Object.fromEntries(
    inspectSchemas(analysis.tables().schemas).schemas.map((row) => [
      row.class,
      {
        fields: row.fields.map(({ name, required, alias }) => [name, required ? "required" : "", alias]),
        computed: row.computed,
        from_attributes: row.fromAttributes,
      },
    ]),
  );
}

/** The entries of one module alone. */
function of(module: string, all: object): object {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith(`${module}.`)));
}

const NEW = truth("truth.json");
const OLDER = truth("older.json");

function modules(names: object): readonly string[] {
  return [...new Set(Object.keys(names).map((name) => name.split(".").slice(0, 2).join(".")))];
}

const MODELS = await analysisOf("models/");
const SCHEMAS = await analysisOf("schemas/");

test.each(modules(NEW.models))("models: %s", (module) => {
  expect(of(module, modelsOf(MODELS))).toEqual(of(module, NEW.models));
});

test.each(modules(NEW.schemas))("schemas: %s", (module) => {
  expect(of(module, schemasOf(module.startsWith("models.") ? MODELS : SCHEMAS))).toEqual(of(module, NEW.schemas));
});

test("models that calls make, and classes below them, are blind spots", () => {
  const spots = SCHEMAS.tables().schemas.blindSpots;
  expect(spots.map(({ kind, file, detail }) => `${kind} ${file}: ${detail}`)).toEqual([
    "dynamic-schema schemas/roots.py: Made is made at run time by create_model",
    "schema-base schemas/roots.py: Below: the fields of one of its base classes are not known",
  ]);
});

test("models of SQLAlchemy 1.4 and schemas of Pydantic 1", async () => {
  const older = await analysisOf("older/", { "requirements.txt": "pydantic==1.10.24\nsqlalchemy==1.4.54\n" });
  expect(modelsOf(older)).toEqual(OLDER.models);
  expect(schemasOf(older)).toEqual(OLDER.schemas);
});

test("dependencies of each route, whatever way they are written", async () => {
  const { fastapi } = await analysisOf("");
  const { routes } = inspectRoutes(
    fastapi,
    () => ({}),
    () => ({}),
  ) as unknown as { routes: { path: string; dependencies: string[] }[] };
  expect(Object.fromEntries(routes.map(({ path, dependencies }) => [path, dependencies.map(dotted).sort()]))).toEqual(NEW.routes);
});

/** Names of libraries by the module that defines them. */
function dotted(name: string): string {
  return name
    .replace(/^fastapi\.security\.(OAuth2\w+)$/, "fastapi.security.oauth2.$1")
    .replace(/^fastapi\.security\.(HTTP\w+)$/, "fastapi.security.http.$1");
}

test("sessions that dependencies hand out", async () => {
  const { fastapi } = await analysisOf("");
  const rows = inspectDependencies(fastapi).dependencies as { dependency: string; session: string; holds: string }[];
  expect(Object.fromEntries(rows.filter(({ session }) => session !== "other").map((row) => [row.dependency, row.session]))).toEqual({
    "dependencies.adb": "async",
    "dependencies.db": "sync",
    "dependencies.returned_db": "sync",
    "dependencies.untyped_adb": "async",
    "dependencies.untyped_db": "sync",
  });
  expect(Object.fromEntries(rows.filter(({ holds }) => holds !== "other").map((row) => [row.dependency, row.holds]))).toEqual({
    "dependencies.OrderRepository": "sync",
    "dependencies.Orders": "sync",
    "dependencies.UnitOfWork": "async",
    "dependencies.make_repository": "sync",
  });
});
