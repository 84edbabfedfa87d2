import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/**
 * Who may import whom. `imports` names rows; a row may always import itself. `outside` names what the row may import from
 * Node and from packages: only the doors and the stages that must may touch files, threads and processes.
 */
interface Row {
  readonly name: string;
  readonly owns: (file: string) => boolean;
  readonly imports: readonly string[];
  readonly outside: readonly string[];
}

/** Computes on strings and bytes and touches nothing. */
const PURE = ["node:buffer", "node:crypto", "node:path/posix"];
const FILES = ["node:fs", "node:fs/promises", "node:path", "node:path/posix", "node:url", "node:os"];
const STAGES = ["model", "discover", "config", "parse", "extract", "link", "domain", "flow", "check", "gate", "coordinator", "report"];
const HELPERS = ["git", "fix", "graph", "migrate", "run"];
const DOOR = [
  "model",
  "rule",
  "session",
  "pipeline",
  "config",
  "run",
  "gate",
  "coordinator",
  "report",
  "graph",
  "fix",
  "migrate",
  "git",
  "rules/index.ts",
];

function folder(name: string, imports: readonly string[], outside: readonly string[] = PURE): Row {
  return { name, owns: (file) => file.startsWith(`src/${name}/`), imports, outside };
}

const TABLE: readonly Row[] = [
  folder("model", []),
  folder("rule", ["model"], []),
  { name: "rules/index.ts", owns: (file) => file === "rules/index.ts", imports: ["rule", "rules"], outside: [] },
  { name: "rules", owns: (file) => /^rules\/[^/]+\/[^/]+\.ts$/.test(file), imports: ["rule"], outside: [] },
  folder("data", ["model"]),
  folder("discover", ["model"], [...FILES, "smol-toml"]),
  folder("config", ["model"], [...FILES, "smol-toml"]),
  folder("parse", ["model"], ["node:fs", "node:module", "web-tree-sitter"]),
  folder("extract", ["model", "parse"]),
  folder("link", ["model", "data"]),
  folder("domain", ["model", "link", "data"], [...PURE, "libpg-query"]),
  folder("flow", ["model", "link", "domain", "data"]),
  folder("check", ["model", "rule"]),
  folder("gate", ["model"], [...PURE, "@rgrove/parse-xml", "diff"]),
  folder("coordinator", ["model", "domain", "gate"]),
  folder("report", ["model", "domain"], [...PURE, "picocolors", "sarif"]),
  folder(
    "run",
    ["model", "parse", "extract"],
    [...FILES, "node:crypto", "node:worker_threads", "node:perf_hooks", "node:util", "node:v8", "node:zlib"],
  ),
  folder("git", ["model", "domain"], [...FILES, "node:child_process"]),
  folder("fix", ["model", "domain"], [...PURE, "diff"]),
  folder("graph", ["model", "domain"], [...PURE, "@hpcc-js/wasm-graphviz"]),
  folder("migrate", ["model", "domain"], [...FILES, "node:child_process"]),
  {
    name: "pipeline",
    owns: (file) =>
      /^src\/(?:pipeline|analysis|blind-spots|subject-counts|changes|registry|remember|session-request|route-costs|views|base-side|former|base-worker|foundation|histories|exchange|newcomers|onlookers|result-users|unindexed)\.ts$/.test(
        file,
      ),
    imports: [...STAGES, ...HELPERS, "rule", "data", "rules/index.ts"],
    outside: [...PURE, "node:os", "node:worker_threads"],
  },
  {
    name: "session",
    owns: (file) => /^src\/(?:session|source-trees|workbench|planning|doors)\.ts$/.test(file),
    imports: [
      "model",
      "rule",
      "pipeline",
      "config",
      "discover",
      "extract",
      "link",
      "domain",
      "gate",
      "coordinator",
      "git",
      "run",
      "rules/index.ts",
    ],
    outside: FILES,
  },
  // `inspect` prints the domain tables.
  folder(
    "cli",
    [...DOOR, "tables", "live", "mcp", "lsp", "domain", "flow", "daemon"],
    [...FILES, "chokidar", "commander", "picocolors", "node:process", "node:util"],
  ),
  // A process that runs commands for others: it knows no command.
  folder("daemon", [], [...FILES, "node:child_process", "node:crypto", "node:net", "node:worker_threads"]),
  folder("action", DOOR, FILES),
  // The tables that `inspect` shows, for every door.
  { name: "tables", owns: (file) => file === "src/tables.ts", imports: ["model", "pipeline", "domain", "flow"], outside: [] },
  // A project in a thread of its own, analysed again and again.
  folder("live", [...DOOR, "tables", "discover", "extract", "domain"], [...FILES, "node:worker_threads"]),
  folder("mcp", [...DOOR, "tables", "live"], [...FILES, "@modelcontextprotocol/server", "@modelcontextprotocol/server/stdio", "zod/v4"]),
  folder("lsp", [...DOOR, "live"], [...FILES, "vscode-languageserver/node", "vscode-languageserver-textdocument"]),
];

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** What a module imports, re-exports and loads lazily. */
function importsOf(text: string): readonly Import[] {
  const typeOnly = new Set<string>();
  const valued = new Set<string>();
  for (const [, kind, specifier = ""] of text.matchAll(/^(?:import|export)\s+(type\s)?[^;"']*?["']([^"']+)["']/gm)) {
    (kind === undefined ? valued : typeOnly).add(specifier);
  }
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName: specifier }) => ({
    specifier,
    typeOnly: typeOnly.has(specifier) && !valued.has(specifier),
  }));
}

/** All breaches of the table, each as one line. */
function breaches(files: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const rowOf = (file: string): Row | undefined => TABLE.find((row) => row.owns(file));
  for (const [file, text] of files) {
    const row = rowOf(file);
    if (row === undefined) {
      found.push(`${file} belongs to no row of the table`);
      continue;
    }
    for (const { specifier } of importsOf(text)) {
      if (!specifier.startsWith(".")) {
        if (!row.outside.includes(specifier)) found.push(`${file}: ${row.name} may not import ${specifier}`);
        continue;
      }
      const target = normalize(join(dirname(file), specifier));
      const other = rowOf(target)?.name;
      if (!files.has(target)) found.push(`${file} imports ${target}, which does not exist`);
      else if (other !== undefined && other !== row.name && !row.imports.includes(other)) {
        found.push(`${file}: ${row.name} may not import ${other} (${target})`);
      } else if (row.name === "rules" && other === "rules") found.push(`${file}: a rule may not import another rule`);
    }
  }
  return found;
}

/** The cycles among modules, each as one line; an import of types alone cannot close one. */
function cycles(files: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  function visit(file: string): void {
    const from = path.indexOf(file);
    if (from >= 0) found.push([...path.slice(from), file].join(" → "));
    if (from >= 0 || done.has(file)) return;
    path.push(file);
    for (const { specifier, typeOnly } of importsOf(files.get(file) ?? "")) {
      const target = normalize(join(dirname(file), specifier));
      if (specifier.startsWith(".") && !typeOnly && files.has(target)) visit(target);
    }
    path.pop();
    done.add(file);
  }
  for (const file of files.keys()) visit(file);
  return found;
}

/**
 * Folders that evaluate Python: expressions hold calls, calls run statements, statements hold expressions. Their modules call each
 * other as the syntax nests; a cycle that leaves the folder is one all the same.
 */
const EVALUATORS = new Set(["src/domain/alembic/python", "src/domain/alembic/operations", "src/domain/fastapi", "src/flow/loads"]);

function insideEvaluator(cycle: string): boolean {
  const folders = new Set(cycle.split(" → ").map((file) => dirname(file)));
  const [folder] = folders;
  return folders.size === 1 && folder !== undefined && EVALUATORS.has(folder);
}

function sources(): ReadonlyMap<string, string> {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const names = ["src", "rules"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" }).map((name) => `${top}/${name.replaceAll("\\", "/")}`),
  );
  const modules = names.filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")).sort();
  return new Map(modules.map((name) => [name, readFileSync(join(root, name), "utf8")]));
}

describe("who may import whom", () => {
  const files = sources();

  test("there is something to judge", () => {
    expect(files.size).toBeGreaterThan(20);
  });

  test("every module keeps to the table", () => {
    expect(breaches(files)).toEqual([]);
  });

  test("there are no cycles, but inside an evaluator", () => {
    expect(cycles(files).filter((cycle) => !insideEvaluator(cycle))).toEqual([]);
  });

  test("the table itself has no cycle", () => {
    const rows = new Map(TABLE.map((row) => [`${row.name}.ts`, row.imports.map((name) => `import "./${name}.ts";`).join("\n")]));
    expect(cycles(rows)).toEqual([]);
  });
});

describe("the test itself finds", () => {
  const found = (entries: Record<string, string>): readonly string[] => breaches(new Map(Object.entries(entries)));
  const finding = 'export type Finding = "finding";';

  test("a stage that reaches back", () => {
    const files = { "src/model/finding.ts": 'import { link } from "../link/index.ts";', "src/link/index.ts": "export const link = 1;" };
    expect(found(files)).toEqual(["src/model/finding.ts: model may not import link (src/link/index.ts)"]);
  });

  test("a type that reaches back, a re-export and a lazy import", () => {
    const files = {
      "src/extract/index.ts": "",
      "src/gate/a.ts": 'import type { A } from "../extract/index.ts";',
      "src/gate/b.ts": 'export * from "../extract/index.ts";',
      "src/gate/c.ts": 'export const lazy = () => import("../extract/index.ts");',
    };
    expect(found(files)).toHaveLength(3);
  });

  test("a rule that imports another, or the model", () => {
    const files = {
      "src/model/finding.ts": finding,
      "rules/n-plus-one/a.ts": 'import b from "./b.ts";',
      "rules/n-plus-one/b.ts": 'import type { Finding } from "../../src/model/finding.ts";',
    };
    expect(found(files)).toEqual([
      "rules/n-plus-one/a.ts: a rule may not import another rule",
      "rules/n-plus-one/b.ts: rules may not import model (src/model/finding.ts)",
    ]);
  });

  test("a folder that nobody listed, a missing module, and a package or part of Node that the row may not touch", () => {
    const files = {
      "src/utils/index.ts": "",
      "src/gate/a.ts": 'import { readFileSync } from "node:fs";',
      "src/gate/b.ts": 'import "./gone.ts";',
    };
    expect(found(files)).toEqual([
      "src/utils/index.ts belongs to no row of the table",
      "src/gate/a.ts: gate may not import node:fs",
      "src/gate/b.ts imports src/gate/gone.ts, which does not exist",
    ]);
  });

  test("a cycle, but not one that only types close", () => {
    const one = 'import { two } from "./two.ts";';
    const entries = (two: string): ReadonlyMap<string, string> =>
      new Map(Object.entries({ "src/gate/one.ts": one, "src/gate/two.ts": two }));
    expect(cycles(entries('import { one } from "./one.ts";'))).toEqual(["src/gate/one.ts → src/gate/two.ts → src/gate/one.ts"]);
    expect(cycles(entries('import type { one } from "./one.ts";'))).toEqual([]);
  });
});
