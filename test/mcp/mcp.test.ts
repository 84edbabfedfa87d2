import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Release, release } from "../cli/support.ts";
import { project } from "../run/support/project.ts";

// The very bundle, started and spoken to by the protocol's own client.
vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

const API = `"""API."""

import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
async def orders() -> list[str]:
    """Lists the orders."""
    time.sleep(1)
    return []
`;

const FILES = { "shop/__init__.py": '"""Shop."""\n', "shop/api.py": API };

interface Session {
  readonly client: Client;
  readonly root: string;
  call(name: string, args?: Record<string, unknown>): Promise<{ readonly error: boolean; readonly text: string; readonly data: Data }>;
}

interface Listed {
  readonly id: string;
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly blocking: boolean;
}

/** What the tests read of answers. */
interface Data {
  readonly status?: string;
  readonly total?: number;
  readonly nextCursor?: string;
  readonly findings?: readonly (Listed & { readonly fate?: string })[];
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  readonly packets?: readonly { readonly agent: string; readonly text: string }[];
  readonly fixed?: number;
  readonly unknown?: number;
  readonly stillThere?: number;
  readonly trace?: readonly unknown[];
  readonly markdown?: string;
}

async function session<T>(files: Readonly<Record<string, string>>, use: (session: Session) => Promise<T>): Promise<T> {
  const root = project({ ".git/HEAD": "ref: refs/heads/main\n", ...files });
  const client = new Client({ name: "test", version: "1" });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [tool.cli, "mcp", "--root", root],
    env: { PATH: process.env.PATH ?? "", FASTAPI_GATE_CACHE: join(tool.folder, "cache") },
    stderr: "pipe",
  });
  await client.connect(transport);
  try {
    return await use({
      client,
      root,
      async call(name, args = {}) {
        const result = await client.callTool({ name, arguments: args });
        const [first] = result.content;
        return {
          error: result.isError === true,
          text: first?.type === "text" ? first.text : "",
          data: (result.structuredContent ?? {}) as Data,
        };
      },
    });
  } finally {
    await client.close();
  }
}

const listed = (data: Data): readonly string[] => (data.findings ?? []).map(({ rule, file, line }) => `${rule} ${file}:${line}`);

test("a check loads no server", () => {
  const folder = join(tool.folder, "dist");
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    for (const [, other = ""] of readFileSync(join(folder, name), "utf8").matchAll(/^import\b[^"\n]*"\.\/([^"]+)"/gm)) load(other);
  };
  for (const name of readdirSync(folder))
    if (/^cli(?:-program|-check2?)?(?:\.chunk)?\.js$/.test(name) || name === "pipeline.chunk.js") load(name);
  expect(loaded.size).toBeGreaterThan(10);
  const defining = (part: string): readonly string[] =>
    readdirSync(folder).filter((name) =>
      new RegExp(`\\b(?:class ${part}\\b|${part} = class\\b)`).test(readFileSync(join(folder, name), "latin1")),
    );
  for (const part of ["McpServer", "LanguageServer", "FSWatcher", "LiveProject"]) {
    expect(defining(part), part).not.toEqual([]);
    for (const name of defining(part)) expect([...loaded], part).not.toContain(name);
  }
});

describe("the tools", () => {
  test("all are read-only, with schemas of what they take and answer", () =>
    session(FILES, async ({ client }) => {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(["check", "explain", "inspect", "plan", "verify", "report"]);
      for (const { annotations, inputSchema, outputSchema, description } of tools) {
        expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
        expect(inputSchema.additionalProperties).toBe(false);
        expect(outputSchema?.type).toBe("object");
        expect(description).not.toBe("");
      }
      // Definitions are paid for in every turn of a conversation.
      expect(JSON.stringify(tools).length).toBeLessThan(16_000);
    }));

  test("check, explain, an edit, verify: as an agent works", () =>
    session(FILES, async ({ call, root }) => {
      const first = await call("check");
      expect(first.data.status).toBe("BLOCKED");
      expect(listed(first.data)).toEqual(["blocking-call shop/api.py:13"]);
      expect(first.text).toContain("shop/api.py:13 error (blocks) blocking-call");
      const id = first.data.findings?.[0]?.id ?? "";

      const why = await call("explain", { finding: id.slice(0, 8) });
      expect(why.text).toContain("time.sleep(1)");
      expect((await call("verify", { findings: [id] })).data).toMatchObject({ fixed: 0, stillThere: 1 });

      writeFileSync(
        join(root, "shop/api.py"),
        API.replace("time.sleep(1)", "await asyncio.sleep(1)").replace("import time", "import asyncio"),
      );
      expect((await call("verify", { findings: [id] })).data).toMatchObject({ fixed: 1, stillThere: 0 });
      const after = await call("check", { severity: "note" });
      expect(listed(after.data)).toEqual([]);
      expect(after.data.status).toBe("SUCCESS");
      const gone = await call("explain", { finding: id });
      expect(gone).toMatchObject({ error: true });
      expect(gone.text).toContain("it is repaired");
    }));

  test("what could not be read is not fixed", () =>
    session(FILES, async ({ call, root }) => {
      const id = (await call("check")).data.findings?.[0]?.id ?? "";
      writeFileSync(join(root, "shop/api.py"), "def (:\n");
      expect((await call("verify", { findings: [id] })).data).toMatchObject({ fixed: 0, unknown: 1 });
      const strange = await call("verify", { findings: ["0".repeat(24)] });
      expect(strange.data).toMatchObject({ unknown: 1 });
      expect(strange.text).toContain("give its rule and file too");
    }));

  test("a report of the command line can be verified", () =>
    session(FILES, async ({ call, root }) => {
      writeFileSync(join(root, "report.json"), tool.run(root, ["check", "--format", "json"]).out);
      expect((await call("verify", { report: "report.json" })).data).toMatchObject({ fixed: 0, stillThere: 1, unknown: 0 });
    }));

  test("a rule's page, as a tool and as a resource", () =>
    session(FILES, async ({ call, client }) => {
      const { text } = await call("explain", { rule: "blocking-call" });
      expect(text).toMatch(/^# /);
      const { resources } = await client.listResources();
      expect(resources.map(({ name }) => name)).toContain("blocking-call");
      const { contents } = await client.readResource({ uri: "fastapi-gate://rules/blocking-call" });
      const [page] = contents;
      expect(page !== undefined && "text" in page ? page.text : "").toBe(text);
      expect((await call("explain", { rule: "blocking-cal" })).text).toContain("blocking-call");
    }));

  test("tables, a plan, the report", () =>
    session(FILES, async ({ call }) => {
      const { data } = await call("inspect", { table: "routes" });
      expect(data.rows?.map((row) => row.path)).toEqual(["/orders"]);
      const plan = await call("plan", { signal: "PLATFORM:API", task: "Add a filter", files: ["shop/api.py"], constraints: ["none"] });
      expect(plan.data.packets?.map(({ agent }) => agent)).toEqual(["API_DEVELOPER"]);
      const audit = { signal: "PLATFORM:AUDIT", task: "Repair it", files: ["."], constraints: ["none"] };
      const own = await call("plan", { ...audit, agent: "DBA" });
      expect(own.data.packets?.map(({ agent }) => agent)).toEqual(["DBA"]);
      const none = await call("plan", { ...audit, signal: "PLATFORM:API", agent: "DBA" });
      expect(none.text).toContain("PLATFORM:API calls no DBA");
      expect((await call("report", { signal: "PLATFORM:AUDIT" })).data.markdown).toMatch(/^## Platform Task Completion Report/);
    }));
});

describe("answers are bounded", () => {
  const many = Array.from({ length: 120 }, (_, n) => `async def route${n}():\n    time.sleep(${n})\n    return await other()\n`).join(
    "\n\n",
  );
  const routes = Array.from({ length: 120 }, (_, n) => `app.get("/${n}")(route${n})\n`).join("");
  const files = {
    "shop/api.py": `import time\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\nasync def other(): ...\n\n\n${many}\n${routes}`,
  };

  test("pages hold every finding once", () =>
    session(files, async ({ call }) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      let total = 0;
      do {
        const { data, text, error } = await call("check", { severity: "error", limit: 50, ...(cursor === undefined ? {} : { cursor }) });
        expect(error).toBe(false);
        expect(text.length).toBeLessThan(16_000);
        seen.push(...(data.findings ?? []).map(({ id }) => id));
        total = data.total ?? 0;
        cursor = data.nextCursor;
        pages += 1;
      } while (cursor !== undefined && pages < 20);
      expect(pages).toBeGreaterThan(2);
      expect(total).toBeGreaterThanOrEqual(120);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(total);
    }));

  test("a cursor of another list is refused, with what to do", () =>
    session(files, async ({ call }) => {
      const { data } = await call("check", { severity: "error", limit: 5 });
      const other = await call("check", { severity: "note", limit: 5, cursor: data.nextCursor ?? "" });
      expect(other.error).toBe(true);
      expect(other.text).toContain("ask again without a cursor");
    }));
});

describe("what is wrong", () => {
  test("paths stay in the root, whatever they are called", () =>
    session(FILES, async ({ call, root }) => {
      const outside = project({ "report.json": '{"findings": []}' });
      symlinkSync(outside, join(root, "link"));
      for (const path of ["../x", "/etc", "link", "shop/../../x"]) {
        const { error, text } = await call("check", { paths: [path] });
        expect([path, error]).toEqual([path, true]);
        expect(text).toContain("lies outside the root");
      }
      expect(await call("verify", { report: "link/report.json" })).toMatchObject({ error: true });
      expect(await call("check", { paths: [join(root, "shop")] })).toMatchObject({ error: false });
    }));

  test("mistakes in the configuration are errors of the tool, and are gone with it", () =>
    session({ ...FILES, "fastapi-gate.toml": "[gates.type-hint]\n" }, async ({ call, root }) => {
      const bad = await call("check");
      expect(bad.error).toBe(true);
      expect(bad.text).toContain("fastapi-gate.toml:1");
      writeFileSync(join(root, "fastapi-gate.toml"), "");
      expect((await call("check")).error).toBe(false);
    }));

  test("a base without a repository, an argument that is none, a name that is an option", () =>
    session(FILES, async ({ call }) => {
      expect((await call("check", { base: "main" })).error).toBe(true);
      expect((await call("check", { base: "--output=x" })).error).toBe(true);
      expect((await call("check", { severity: "fatal" })).error).toBe(true);
      expect((await call("explain", {})).text).toContain("name either a rule or a finding");
      expect((await call("check")).error).toBe(false);
    }));

  test("a cancelled question is not answered, the next one is; progress is told", () =>
    session(FILES, async ({ client }) => {
      const abort = new AbortController();
      const cancelled = client.callTool({ name: "check", arguments: {} }, { signal: abort.signal });
      abort.abort();
      await expect(cancelled).rejects.toThrow();
      const stages: (string | undefined)[] = [];
      const answer = await client.callTool(
        { name: "check", arguments: { severity: "error" } },
        { onprogress: ({ message }) => stages.push(message) },
      );
      expect(answer.isError ?? false).toBe(false);
      expect(stages).toContain("flow");
    }));

  test("nothing of the root is written", () =>
    session(FILES, async ({ call, root }) => {
      await call("check");
      await call("report");
      expect(readFileSync(join(root, "shop/api.py"), "utf8")).toBe(API);
    }));
});
