import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { commandNames } from "../../src/cli/program.ts";
import { OTHERS } from "../../src/cli/wants-server.ts";
import { type Release, type Run, release } from "../cli/support.ts";
import { project } from "../run/support/project.ts";

vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

afterEach(() => {
  tool.run(tool.folder, ["server", "stop"]);
});

const API = `"""API."""

import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
async def orders() -> list[str]:
    """Lists the orders."""
    return ["a"]
`;
const BLOCKING = API.replace('    return ["a"]', '    time.sleep(1)\n    return ["a"]');
const FILES = { "shop/__init__.py": '"""Shop."""\n', "shop/api.py": API, "shop/broken.py": "def (:\n" };

function repository(files: Readonly<Record<string, string>> = FILES): string {
  const root = project(files);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", ...args], {
      cwd: root,
    });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  return root;
}

const ask = (folder: string, ...args: string[]): Run => tool.run(folder, ["check", "--use-server", ...args]);
const own = (folder: string, ...args: string[]): Run => tool.run(folder, ["check", ...args]);

interface Held {
  readonly root: string;
  readonly requests: number;
}

/** What the server says of itself; null where none runs. */
function status(release = tool): { readonly pid: number; readonly roots: readonly Held[] } | null {
  return JSON.parse(release.run(release.folder, ["server", "status", "--format", "json"]).out);
}

/** How many commands the server has carried out for a root. */
function requests(root: string): number {
  return status()?.roots.find((held) => held.root === root)?.requests ?? 0;
}

async function eventually(what: () => boolean): Promise<boolean> {
  for (let turn = 0; turn < 400; turn++) {
    if (what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const folderOf = (release: Release): string => join(release.folder, "cache/server");
const socketOf = (release: Release): string => join(folderOf(release), "s");
const MADE_WITHOUT = /^fastapi-gate: made without the server: (.+)\n/;

/** The same run with and without: what is left of standard error after the line that says that there was no server. */
function expectFallback(folder: string, environment: Readonly<Record<string, string>> = {}): string {
  const alone = tool.run(folder, ["check"], environment);
  const asked = tool.run(folder, ["check", "--use-server"], environment);
  const [line = "", reason = ""] = MADE_WITHOUT.exec(asked.errors) ?? [];
  expect({ ...asked, errors: asked.errors.slice(line.length) }).toEqual(alone);
  return reason;
}

describe("the same bytes, with and without", () => {
  test("in every format, on both streams, before and after edits", () => {
    const root = repository();
    const formats = ["text", "json", "sarif", "markdown", "html", "agent", "github", "junit", "coordinator", "coordinator-json"];
    const edits: readonly (readonly [string, string | null])[] = [
      ["shop/api.py", BLOCKING],
      ["shop/api.py", `# moved\n${BLOCKING}`],
      ["shop/late.py", '"""Late."""\n\n\ndef late(x):\n    """Late."""\n    return x\n'],
      ["fastapi-gate.toml", '[rules]\nmissing-annotation = "off"\n'],
      ["shop/late.py", null],
      [".gitignore", "shop/broken.py\n"],
      ["shop/api.py", API],
    ];
    let asked = 0;
    for (const [path, text] of [[null, null] as const, ...edits]) {
      if (path !== null && text !== null) writeFileSync(join(root, path), text);
      else if (path !== null) rmSync(join(root, path));
      for (const format of path === null ? formats : ["text", "json"]) {
        expect(ask(root, "--format", format)).toEqual(own(root, "--format", format));
        asked++;
      }
    }
    expect(requests(root)).toBe(asked);
  });

  test("what is staged, from commit to commit, and in the index that a hook is told of", () => {
    const root = repository();
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: root });
    const texts = [API.replace('"a"', '"b"'), BLOCKING, BLOCKING.replace("sleep(1)", "sleep(2)"), `# moved\n${API}`];
    for (const [turn, text] of texts.entries()) {
      writeFileSync(join(root, "shop/api.py"), text);
      git("add", "-A");
      writeFileSync(join(root, "shop/api.py"), API);
      const staged = ask(root, "--staged", "--format", "json");
      expect(staged).toEqual(own(root, "--staged", "--format", "json"));
      expect(staged.status).toBe(turn === 1 ? 1 : 0);
      expect(ask(root)).toEqual(own(root));
      git("commit", "-qm", "next");
    }
    execFileSync("git", ["read-tree", "HEAD~1"], { cwd: root, env: { ...process.env, GIT_INDEX_FILE: join(root, ".git/hooked") } });
    const hooked = { GIT_INDEX_FILE: ".git/hooked" };
    const served = tool.run(root, ["check", "--staged", "--use-server", "--format", "json"], hooked);
    expect(served).toEqual(tool.run(root, ["check", "--staged", "--format", "json"], hooked));
    expect(served.out).not.toBe(ask(root, "--staged", "--format", "json").out);
    expect(requests(root)).toBe(2 * texts.length + 2);
  });

  test("a file of the same length and time is read anew", () => {
    const root = repository();
    const path = join(root, "shop/api.py");
    ask(root);
    const { mtime } = statSync(path);
    writeFileSync(path, BLOCKING.replace("time.sleep(1)", "json.dump(10)"));
    utimesSync(path, mtime, mtime);
    const quiet = ask(root);
    writeFileSync(path, BLOCKING);
    utimesSync(path, mtime, mtime);
    const loud = ask(root);
    expect(loud).toEqual(own(root));
    expect(loud.out).not.toBe(quiet.out);
  });

  test("with paths, gates, rules, signals, a base, colours, and a mistake", () => {
    const root = repository();
    writeFileSync(join(root, "shop/api.py"), BLOCKING);
    for (const args of [
      ["shop/api.py"],
      ["--gate", "async-operations"],
      ["--select", "blocking-call", "--full"],
      ["--signal", "PLATFORM:AUDIT", "--statistics"],
      ["--base", "HEAD", "--format", "json"],
      ["--color", "always"],
      ["--base", "no-such-revision"],
      ["--select", "blocking-cal"],
      ["no/such/path"],
      ["--config", "none.toml"],
      ["--format", "txt"],
    ]) {
      expect(ask(root, ...args)).toEqual(own(root, ...args));
    }
    const colours = { FORCE_COLOR: "1" };
    expect(tool.run(root, ["check", "--use-server"], colours)).toEqual(tool.run(root, ["check"], colours));
    expect(ask(join(root, "shop"), "api.py")).toEqual(own(join(root, "shop"), "api.py"));
    expect(tool.run(root, ["report", "--use-server"])).toEqual(tool.run(root, ["report"]));
    expect(tool.run(root, ["shop/api.py", "--use-server"])).toEqual(tool.run(root, ["shop/api.py"]));
    expect(requests(root)).toBeGreaterThan(8);
  });

  test("files are written and runs recorded where the client stands", () => {
    const root = repository();
    const folder = join(root, "shop");
    const args = ["--output", "json=out/gate.json", "--record", "history"];
    expect(ask(folder, ...args)).toEqual(own(folder, "--output", "json=out/own.json", "--record", "history"));
    expect(readFileSync(join(folder, "out/gate.json"), "utf8")).toBe(readFileSync(join(folder, "out/own.json"), "utf8"));
    const records = readdirSync(join(folder, "history")).sort();
    expect(records).toEqual(["run-000001.json", "run-000002.json"]);
    const [first, second] = records.map((name) => readFileSync(join(folder, "history", name), "utf8"));
    expect(first).toBe(second);
    expect(ask(folder, "--output", "json=api.py/x")).toEqual(own(folder, "--output", "json=api.py/x"));
  });

  test("of several projects", () => {
    const root = repository({
      "orders/fastapi-gate.toml": "",
      "orders/orders/api.py": BLOCKING,
      "billing/fastapi-gate.toml": "",
      "billing/billing/api.py": API,
    });
    expect(ask(root)).toEqual(own(root));
    expect(ask(root, "--project", "billing")).toEqual(own(root, "--project", "billing"));
    writeFileSync(join(root, "billing/billing/api.py"), BLOCKING);
    expect(ask(root)).toEqual(own(root));
    expect(requests(root)).toBe(3);
  });
});

describe("the hook of a coding agent", () => {
  const hook = (root: string, input: object, environment: Readonly<Record<string, string>>): Run =>
    tool.run("/", ["hook", "claude-code"], environment, JSON.stringify({ cwd: root, hook_event_name: "PostToolUse", ...input }));

  test("tells the agent the same, with and without", () => {
    const root = repository();
    const edited = { tool_name: "Edit", tool_input: { file_path: join(root, "shop/api.py") } };
    const steps: readonly (readonly [string, string, object])[] = [
      ["shop/api.py", API, edited],
      ["shop/api.py", BLOCKING, edited],
      ["shop/api.py", `# moved\n${BLOCKING}`, { hook_event_name: "Stop" }],
      ["shop/api.py", BLOCKING, { hook_event_name: "Stop", stop_hook_active: true }],
      ["fastapi-gate.toml", "nonsense = 1\n", edited],
      ["fastapi-gate.toml", "", edited],
    ];
    const heard = steps.map(([path, text, input]) => {
      writeFileSync(join(root, path), text);
      const answer = hook(root, input, { FASTAPI_GATE_SERVER: "1" });
      expect(answer).toEqual(hook(root, input, {}));
      return answer.status;
    });
    expect(heard).toEqual([0, 2, 2, 0, 2, 2]);
    expect(requests(root)).toBe(5);
  });

  test("is made without where there is none, from what was read already", () => {
    const root = repository();
    writeFileSync(join(root, "shop/api.py"), BLOCKING);
    const input = { tool_input: { file_path: join(root, "shop/api.py") } };
    const environment = { FASTAPI_GATE_CACHE: join(root, "shop/api.py/cache") };
    const answer = hook(root, input, { ...environment, FASTAPI_GATE_SERVER: "1" });
    const alone = hook(root, input, environment);
    expect(answer.status).toBe(2);
    expect(answer.errors.replace(MADE_WITHOUT, "")).toBe(alone.errors);
    expect(answer.errors).toMatch(MADE_WITHOUT);
  });
});

describe("when a server is asked", () => {
  test("the environment can ask for it; other commands, and what changes files or runs code, do without", () => {
    const root = repository();
    const environment = { FASTAPI_GATE_SERVER: "1" };
    for (const args of [
      ["rules"],
      ["check", "--fix"],
      ["check", "--no-cache"],
      ["check", "--head", "HEAD"],
      ["--version"],
      ["check", "--help"],
    ]) {
      expect(tool.run(root, args, environment)).toEqual(tool.run(root, args));
    }
    expect(status()).toBeNull();
    expect(tool.run(root, ["check"], environment)).toEqual(own(root));
    expect(requests(root)).toBe(1);
    expect(tool.run(root, ["check"], { FASTAPI_GATE_SERVER: "0" })).toEqual(own(root));
    expect(requests(root)).toBe(1);
  });

  test("no command is forgotten", () => {
    expect([...OTHERS, "check", "report", "hook"].sort()).toEqual([...commandNames(), "help"].sort());
  });

  test("what a run of its own left is told by a new server, which then knows the program all the same", () => {
    const root = repository();
    const alone = own(root);
    expect(ask(root)).toEqual(alone);
    expect(ask(root)).toEqual(alone);
    writeFileSync(join(root, "shop/api.py"), BLOCKING);
    const asked = ask(root);
    expect(asked).toEqual(own(root));
    expect(asked.out).not.toBe(alone.out);
    expect(ask(root, "--format", "html")).toEqual(own(root, "--format", "html"));
  });

  test("nothing of it gets into the repository", () => {
    const root = repository();
    ask(root);
    expect(execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" })).toBe("");
  });

  test("two clients at once start one server, and both are answered", async () => {
    const root = repository({ ...FILES, "shop/api.py": BLOCKING });
    const run = () =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, [tool.cli, "check", "--use-server"], {
          cwd: root,
          env: { PATH: process.env.PATH, FASTAPI_GATE_CACHE: join(tool.folder, "cache") },
        });
        let all = "";
        for (const stream of [child.stdout, child.stderr]) {
          stream.on("data", (data) => {
            all += data;
          });
        }
        child.on("close", () => resolve(all));
      });
    const { out, errors } = own(root);
    const answers = await Promise.all([run(), run(), run()]);
    for (const answer of answers) expect([...answer].sort()).toEqual([...(out + errors)].sort());
    expect(requests(root)).toBe(3);
  });

  test("a client that goes away while it waits is left out, and the next one is answered", async () => {
    const root = repository();
    ask(root);
    const clients = Array.from({ length: 3 }, () =>
      spawn(process.execPath, [tool.cli, "check", "--use-server"], {
        cwd: root,
        env: { PATH: process.env.PATH, FASTAPI_GATE_CACHE: join(tool.folder, "cache") },
        stdio: "ignore",
      }),
    );
    for (const client of clients) client.kill();
    await Promise.all(clients.map((client) => new Promise((resolve) => client.once("close", resolve))));
    expect(ask(root)).toEqual(own(root));
  });
});

describe("start, status, stop", () => {
  test("say what there is", async () => {
    const start = tool.run(tool.folder, ["server", "start"]);
    const pid = Number(/^the server runs now: process (\d+)\n$/.exec(start.out)?.[1]);
    expect(status()?.pid).toBe(pid);
    expect(tool.run(tool.folder, ["server", "start"]).out).toBe(`the server runs already: process ${pid}\n`);
    const root = repository();
    ask(root);
    const text = tool.run(tool.folder, ["server", "status"]);
    expect(text.status).toBe(0);
    expect(text.out).toContain(`process ${pid}, `);
    expect(text.out).toContain(`${root}: 1 request (last: `);
    expect(tool.run(tool.folder, ["server", "stop"]).out).toBe(`the server has ended: process ${pid}\n`);
    expect(await eventually(() => !isAlive(pid))).toBe(true);
    expect(existsSync(socketOf(tool))).toBe(false);
    expect(tool.run(tool.folder, ["server", "stop"]).out).toBe("no server runs\n");
    const none = tool.run(tool.folder, ["server", "status"]);
    expect([none.out, none.status]).toEqual(["no server runs\n", 1]);
  });

  test("it ends when nobody asks", async () => {
    tool.run(tool.folder, ["server", "start", "--idle", "0.01"]);
    expect(await eventually(() => status() === null)).toBe(true);
  });

  test("only its user can reach it", () => {
    tool.run(tool.folder, ["server", "start"]);
    expect(statSync(folderOf(tool)).mode & 0o777).toBe(0o700);
  });

  test("where the cache folder's path is too long for a socket it is found in the folder of temporary files", () => {
    const root = repository();
    const temporary = join(tool.folder, "t");
    mkdirSync(temporary, { recursive: true });
    const environment = { FASTAPI_GATE_CACHE: join(tool.folder, "long".repeat(30)), TMPDIR: temporary };
    try {
      const asked = tool.run(root, ["check", "--use-server"], environment);
      expect(asked).toEqual(tool.run(root, ["check"], environment));
      expect(asked.errors).not.toMatch(MADE_WITHOUT);
      expect(readdirSync(temporary)).toHaveLength(1);
    } finally {
      tool.run(root, ["server", "stop"], environment);
    }
  });
});

/** What a server says first. */
function hello(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once("data", (data) => {
      socket.destroy();
      resolve(String(data));
    });
    socket.once("error", reject);
  });
}

/** Listens in a server's place, in this process, while something is done elsewhere. */
async function inItsPlace(serve: (socket: Socket) => void, use: () => Promise<void>): Promise<void> {
  mkdirSync(folderOf(tool), { recursive: true, mode: 0o700 });
  const server: Server = createServer((socket) => {
    socket.on("error", () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(socketOf(tool), resolve));
  try {
    await use();
  } finally {
    await new Promise((resolve) => server.close(resolve));
    rmSync(socketOf(tool), { force: true });
  }
}

/** Runs without holding up this process, which plays the server. */
function askMeanwhile(root: string): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tool.cli, "check", "--use-server"], {
      cwd: root,
      env: { PATH: process.env.PATH, FASTAPI_GATE_CACHE: join(tool.folder, "cache") },
    });
    let out = "";
    let errors = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      errors += data;
    });
    child.on("close", (code) => resolve({ status: code, out, errors }));
  });
}

describe("whatever is wrong with the server, there is a result", () => {
  test("a server that was killed is replaced", async () => {
    const root = repository();
    ask(root);
    const pid = status()?.pid ?? 0;
    process.kill(pid, "SIGKILL");
    expect(await eventually(() => !isAlive(pid))).toBe(true);
    expect(existsSync(socketOf(tool))).toBe(true);
    writeFileSync(join(root, "shop/api.py"), BLOCKING);
    expect(ask(root)).toEqual(own(root));
    expect(status()?.pid).not.toBe(pid);
  });

  test("one that ends in the middle", async () => {
    const root = repository();
    tool.run(root, ["server", "start"]);
    const first = await hello(socketOf(tool));
    tool.run(root, ["server", "stop"]);
    let asked = 0;
    await inItsPlace(
      (socket) => {
        socket.write(first);
        socket.once("data", () => {
          asked++;
          socket.write('{"type":"alive"}\n{"type":"answer","effects":[{"kind":"print","text":"SUCC');
          setImmediate(() => socket.destroy());
        });
      },
      async () => {
        const { errors, ...rest } = await askMeanwhile(root);
        const { errors: quiet, ...alone } = own(root);
        expect(rest).toEqual(alone);
        expect(errors).toBe(`fastapi-gate: made without the server: it ended in the middle\n${quiet}`);
      },
    );
    expect(asked).toBe(1);
  });

  test.each([
    ["speaks something else", "220 mail.example.org ESMTP\r\n"],
    ["is another program", '{"type":"hello"}\n'],
    ["sends what is no message", "[]\n"],
  ])("one that %s", async (_, text) => {
    const root = repository();
    await inItsPlace(
      (socket) => socket.write(text),
      async () => {
        const { errors, out } = await askMeanwhile(root);
        expect(out).toBe(own(root).out);
        expect(errors).toMatch(MADE_WITHOUT);
      },
    );
  });

  test("one that fails says why in a line, once", async () => {
    const root = repository();
    tool.run(root, ["server", "start"]);
    const first = await hello(socketOf(tool));
    tool.run(root, ["server", "stop"]);
    await inItsPlace(
      (socket) => {
        socket.write(first);
        socket.once("data", () => socket.write('{"type":"failed","reason":"the analysis ended: out of memory"}\n'));
      },
      async () => {
        const { errors, out } = await askMeanwhile(root);
        expect(out).toBe(own(root).out);
        expect(MADE_WITHOUT.exec(errors)?.[1]).toBe("the analysis ended: out of memory");
      },
    );
  });

  test("one of another version is told to end and replaced", async () => {
    const root = repository();
    ask(root);
    const old = status()?.pid ?? 0;
    const other = { ...tool, cli: join(tool.folder, "other/dist/cli.js") };
    cpSync(join(tool.folder, "dist"), join(tool.folder, "other/dist"), { recursive: true });
    cpSync(join(tool.folder, "package.json"), join(tool.folder, "other/package.json"));
    const digest = JSON.parse(await hello(socketOf(tool))).version as string;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    for (const name of readdirSync(join(tool.folder, "other/dist"))) {
      const path = join(tool.folder, "other/dist", name);
      if (name.endsWith(".js")) writeFileSync(path, readFileSync(path, "utf8").replaceAll(digest, "f".repeat(64)));
    }
    const run = (...args: string[]) =>
      execFileSync(process.execPath, [other.cli, ...args], {
        cwd: root,
        env: { PATH: process.env.PATH, FASTAPI_GATE_CACHE: join(tool.folder, "cache") },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    expect(run("check", "--use-server", "--gate", "async-operations")).toBe(own(root, "--gate", "async-operations").out);
    expect(JSON.parse(await hello(socketOf(tool))).version).toBe("f".repeat(64));
    expect(await eventually(() => !isAlive(old))).toBe(true);
    // A server of any version is stopped.
    const pid = status()?.pid ?? 0;
    expect(tool.run(root, ["server", "stop"]).out).toBe(`the server has ended: process ${pid}\n`);
  });

  test("a cache folder that cannot be made, and one that others can reach into", () => {
    const root = repository();
    expect(expectFallback(root, { FASTAPI_GATE_CACHE: join(root, "shop/api.py/cache") })).toContain("cannot be made (");
    const open = join(tool.folder, "open");
    mkdirSync(join(open, "server"), { recursive: true });
    chmodSync(join(open, "server"), 0o755);
    expect(expectFallback(root, { FASTAPI_GATE_CACHE: open })).toContain("is open to others");
  });

  test("nonsense from one client does not harm the others", async () => {
    const root = repository();
    ask(root);
    const pid = status()?.pid;
    for (const text of ["{", "[]\n", '{"type":"run"}\n', '{"type":"run","ask":{"args":[1]}}\n', "\u0000\n"]) {
      await new Promise<void>((resolve) => {
        const socket = connect(socketOf(tool), () => socket.end(text));
        socket.resume();
        socket.on("close", () => resolve());
        socket.on("error", () => resolve());
      });
    }
    expect(ask(root)).toEqual(own(root));
    expect(status()?.pid).toBe(pid);
  });
});
