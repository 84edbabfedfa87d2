import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { workingTreeRequest } from "../../src/doors.ts";
import { extract } from "../../src/extract/index.ts";
import { LiveProject } from "../../src/live/project.ts";
import { IncrementalFindings, type Work } from "../../src/live/reuse.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
import { repoPath } from "../../src/model/source.ts";
import { createParser } from "../../src/parse/index.ts";
import { runSession, type SessionResult } from "../../src/session.ts";
import type { SessionRequest } from "../../src/session-request.ts";
import { routeQueriesIn } from "../../src/tables.ts";

const made: string[] = [];

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

function copyOf(fixture: string): string {
  const root = mkdtempSync(join(tmpdir(), "gate-live-"));
  made.push(root);
  cpSync(fileURLToPath(new URL(`../../fixtures/${fixture}`, import.meta.url)), root, { recursive: true });
  return root;
}

function request(root: string): SessionRequest {
  return { ...workingTreeRequest(root, null), jobs: 1 };
}

const said = ({ outcome }: SessionResult): string => JSON.stringify(outcome);

/** What a run of its own says of a root. */
const fresh = async (root: string): Promise<string> => said(await runSession(request(root)));

/** Edits of a text that change nothing of what it says. */
const HARMLESS: Readonly<Record<string, (text: string) => string>> = {
  "a comment above all": (text) => `# Ordering.\n${text}`,
  "blank lines between definitions": (text) => text.replace(/\n\n\n/g, "\n\n\n\n\n"),
  "comments at line ends": (text) => text.replace(/:\n(?= )/g, ":  # 😀 see the notes\n"),
  "a comment at the end": (text) => `${text}# end\n`,
  "other words in docstrings": (text) => text.replace(/"""(\w)/g, '"""Now $1'),
  "blanks in calls": (text) => text.replace(/, (?=\w+\))/g, ",  "),
};

/** And some that do. */
const HARMFUL: Readonly<Record<string, (text: string) => string>> = {
  "a function at the end": (text) => `${text}\n\nasync def late():\n    import time\n    time.sleep(1)\n`,
  "a suppression": (text) => text.replace(/\n( +)return /, "\n$1# fastapi-gate: ignore[query-in-loop] -- few\n$1return "),
  "awaits taken away": (text) => text.replaceAll("await ", ""),
  "half a line": (text) => `${text}\nasync def (`,
  "nothing left": () => "",
  "docstrings taken away": (text) => text.replace(/^ +"""[^"]*"""$/gm, (found) => found.replace(/\S.*/s, "...")),
};

/** Edits of bodies alone. */
const BODIES: Readonly<Record<string, (text: string) => string>> = {
  "a value": (text) => text.replace(/^( +)return /m, "$1value = [1, 2]\n$1return "),
  "a pause": (text) => text.replace(/^( +)return /m, "$1time.sleep(2)\n$1return "),
  "a statement less": (text) => text.replace(/^( +)\w+ = .*[^(,[{]$/m, "$1pass"),
  "the same again": (text) => text.replace(/^( +)(\w+ = .*[^(,[{])$/m, "$1$2\n$1$2"),
  "no more await": (text) => text.replace(/^( {4,}.*)await /m, "$1"),
  "in a loop": (text) => text.replace(/^( +)return (.*[^(,[{])$/m, "$1for item in range(3):\n$1    print($2)\n$1return $2"),
};

describe("a project that is kept says what a run of its own would say", () => {
  for (const fixture of ["tangled-shop", "layered-shop", "two-heads", "half-written"]) {
    test(`${fixture}: after each edit of each file, and back`, async () => {
      const root = copyOf(fixture);
      const project = new LiveProject(request(root));
      expect(said(await project.run())).toBe(await fresh(root));
      const files = readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".py"))
        .sort()
        .filter((_, index, all) => all.length < 20 || index % 3 === 0);
      const works = new Map<string, number>();
      const edits = [...Object.entries(HARMLESS), ...Object.entries(HARMFUL)];
      // A file meets some of the edits, and every edit some of the files.
      for (const [index, name] of files.entries()) {
        const path = join(root, name);
        const before = readFileSync(path, "utf8");
        for (let turn = 0; turn < 2; turn++) {
          const [what, edit] = edits[(index * 2 + turn) % edits.length] as (typeof edits)[number];
          writeFileSync(path, edit(before));
          project.touch([repoPath(name.replaceAll("\\", "/"))]);
          const result = said(await project.run());
          works.set(project.work, (works.get(project.work) ?? 0) + 1);
          expect(result, `${what} in ${name}`).toBe(await fresh(root));
        }
        writeFileSync(path, before);
        project.touch([repoPath(name.replaceAll("\\", "/"))]);
      }
      expect(said(await project.run())).toBe(await fresh(root));
      if (fixture === "layered-shop") expect(works.get("moved") ?? 0).toBeGreaterThan(3);
    });
  }

  for (const fixture of ["tangled-shop", "layered-shop"]) {
    test(`${fixture}: bodies of functions are exchanged, one edit on top of the other`, async () => {
      const root = copyOf(fixture);
      const project = new LiveProject(request(root));
      await project.run();
      const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".py"));
      const works = new Map<string, number>();
      let turn = 0;
      for (const name of files.sort()) {
        const path = join(root, name);
        const [, edit] = Object.entries(BODIES)[turn % Object.keys(BODIES).length] as [string, (text: string) => string];
        const before = readFileSync(path, "utf8");
        const after = edit(before);
        if (after === before) continue;
        turn++;
        writeFileSync(path, after);
        project.touch([repoPath(name.replaceAll("\\", "/"))]);
        expect(said(await project.run()), `${turn}: ${name}`).toBe(await fresh(root));
        works.set(project.work, (works.get(project.work) ?? 0) + 1);
        if (turn % 3 !== 0) continue;
        // Back, in two steps: the places move once more.
        writeFileSync(path, `# moved\n${after}`);
        project.touch([repoPath(name.replaceAll("\\", "/"))]);
        expect(said(await project.run()), `moved: ${name}`).toBe(await fresh(root));
        writeFileSync(path, before);
        project.touch([repoPath(name.replaceAll("\\", "/"))]);
        expect(said(await project.run()), `back: ${name}`).toBe(await fresh(root));
      }
      expect(works.get("exchanged") ?? 0).toBeGreaterThan(turn / 3);
    });
  }

  test("imports that come, go and grow are exchanged with the bodies that use them", async () => {
    const root = copyOf("layered-shop");
    const project = new LiveProject(request(root));
    await project.run();
    const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
      /^shop.(?:services|repositories)\b.*[a-z]\.py$/.test(name),
    );
    const above = (line: string) => (text: string) =>
      text.replace(/^((?:from __future__.*\n|import .*\n|"""[^"]*"""\n|\n)*)/, `$1${line}\n`);
    const steps: readonly ((text: string) => string)[] = [
      above("import time"),
      BODIES["a pause"] ?? String,
      (text) => text.replace("import time\n", ""),
      above("from time import sleep as time"),
      (text) => text.replace("from time import sleep as time\n", "import time\n"),
      above("from shop.core import nothing_there"),
      (text) => text.replace(/^(from (?!__future__|sqlalchemy|fastapi)\S+ import \w+)$/m, "$1, extra_thing"),
      (text) => text.replace(", extra_thing", ""),
      (text) => text.replace(/^(from \S+ import .*\n)((?:from \S+ import .*\n)+)/m, "$2$1"),
    ];
    const works = new Map<string, number>();
    for (const name of names.filter((_, index) => index % 2 === 0)) {
      const path = join(root, name);
      for (const [index, step] of steps.entries()) {
        const before = readFileSync(path, "utf8");
        const after = step(before);
        if (after === before) continue;
        writeFileSync(path, after);
        project.touch([repoPath(name.replaceAll("\\", "/"))]);
        const result = await project.run();
        works.set(`${index} ${project.work}`, (works.get(`${index} ${project.work}`) ?? 0) + 1);
        expect(said(result), `step ${index} in ${name}`).toBe(await fresh(root));
      }
    }
    const exchanged = [...works].filter(([what]) => what.endsWith(" exchanged")).reduce((sum, [, count]) => sum + count, 0);
    expect(exchanged).toBeGreaterThan(15);
    // A name under another one, where nothing is looked for by either.
    expect(works.get("3 exchanged")).toBeGreaterThan(0);
  });

  test("names of imports that are spoken of elsewhere lead to an analysis, and bodies that do, be it in a text, are looked at again", async () => {
    const root = copyOf("two-heads");
    const used = "import clock\n\n\nasync def other():\n    clock.time.sleep(1)\n";
    const head = "async def wait(y, z: time.struct_time):\n    time.sleep(1)\n";
    const plain = "async def wait(y, z):\n    time.sleep(1)\n";
    const works: Work[] = [];
    writeFileSync(join(root, "named.py"), plain);
    writeFileSync(join(root, "noted.py"), 'def note(y):\n    x: "time.struct_time" = y\n    x.tm_year()\n');
    writeFileSync(join(root, "clock.py"), "def now():\n    return 1\n");
    writeFileSync(join(root, "named_too.py"), used);
    const project = new LiveProject(request(root));
    await project.run();
    const steps: readonly (readonly [file: string, work: Work, text: string])[] = [
      ["named.py", "exchanged", `import time\n${plain}`],
      ["named.py", "exchanged", plain],
      // A function with another head is another one, which nobody else names.
      ["named.py", "exchanged", `import time\n${head}`],
      ["named.py", "analysed", `from os import times as time\n${head}`],
      ["named.py", "analysed", plain],
      // What queries and answers are made with says nothing of the file; what models are made with does.
      [
        "named.py",
        "exchanged",
        `import time\nfrom sqlalchemy.exc import IntegrityError\nfrom sqlalchemy.orm import selectinload\n${plain}`,
      ],
      ["named.py", "analysed", `import time\nfrom sqlalchemy.orm import relationship\n${plain}`],
      // Nor may a class be new to the file that is a router by its name, or a function that is looked for by its name be called another one.
      ["named.py", "analysed", `import time\nfrom crud_routes import CrudRouter\n${plain}`],
      ["named.py", "analysed", `import time\nfrom pkgutil import iter_modules as modules\n${plain}`],
      ["named.py", "analysed", plain],
      ["named.py", "exchanged", `import time as clock\nfrom pkgutil import resolve_name as found\n${plain}`],
      ["named.py", "exchanged", `import time\n${plain}`],
      ["noted.py", "exchanged", 'import time\n\n\ndef note(y):\n    x: "time.struct_time" = y\n    x.tm_year()\n'],
      ["clock.py", "exchanged", "import time\n\n\ndef now():\n    return 1\n"],
      ["clock.py", "exchanged", "import json\nimport time\n\n\ndef now():\n    json.dumps(1)\n    return 1\n"],
    ];
    for (const [file, , text] of steps) {
      writeFileSync(join(root, file), text);
      project.touch([repoPath(file)]);
      const result = await project.run();
      works.push(project.work);
      expect(said(result), text).toBe(await fresh(root));
    }
    expect(works).toEqual(steps.map(([, work]) => work));
  });

  test("what other functions conclude from a body is concluded anew", async () => {
    const root = copyOf("two-heads");
    const path = join(root, "concluded.py");
    type Part = "made" | "kept" | "called" | "given" | "based" | "inner" | "wrapped" | "around";
    const write = (over: Partial<Record<Part, string>>): void => {
      const { made: returned = "return Plain()", kept = "self.gate = Plain()", called = "pass", given = "use(Plain())" } = over;
      const { based = "super().__init__(Plain())", inner = "pass", wrapped = "pass", around = "count = 1" } = over;
      const code = [
        "import asyncio\nimport time",
        "class Plain:\n    def wait(self):\n        pass",
        "class Slow:\n    def wait(self):\n        time.sleep(1)",
        `def make():\n    ${returned}`,
        `class Keeper:\n    def fill(self):\n        ${kept}\n    async def ask(self):\n        self.gate.wait()`,
        `def run(work):\n    ${called}`,
        "def use(gate):\n    gate.wait()",
        `def give():\n    ${given}`,
        "class Base:\n    def __init__(self, gate):\n        self.gate = gate\n    async def ask(self):\n        self.gate.wait()",
        `class Below(Base):\n    def __init__(self):\n        ${based}\n    async def ask(self):\n        self.gate.wait()`,
        `def guard():\n    ${around}\n    def check():\n        ${inner}\n        print(count)\n    return check`,
        `def timed(work):\n    def wrapper():\n        ${wrapped}\n        return work()\n    return wrapper`,
        "@timed\ndef quick():\n    pass",
        "async def served():\n    make().wait()\n    run(lambda: time.sleep(1))\n    use(1)\n    await Keeper().ask()\n    check = guard()\n    check()\n    quick()",
      ];
      writeFileSync(path, `${code.join("\n\n\n")}\n`);
    };
    write({});
    const project = new LiveProject(request(root));
    await project.run();
    const works: string[] = [];
    const edits = [
      { made: "return Slow()" },
      { kept: "self.gate = Slow()" },
      { called: "work()" },
      { given: "use(Slow())" },
      { based: "super().__init__(Slow())" },
      {},
      { inner: "time.sleep(1)" },
      { inner: "time.sleep(1)", around: "count = 1\n    more = [count, 2, 3]" },
      { around: "count = len([1, 2])" },
      { wrapped: "time.sleep(1)" },
      {},
    ];
    for (const over of edits) {
      write(over);
      project.touch([repoPath("concluded.py")]);
      const result = await project.run();
      works.push(project.work);
      expect(said(result), JSON.stringify(over)).toBe(await fresh(root));
    }
    // What others conclude from is analysed, but for results of those whose callers are known; what only happens inside is exchanged.
    expect(works.slice(0, 6)).toEqual(["exchanged", ...Array(5).fill("analysed")]);
    expect(works.slice(6, 9)).toEqual(Array(3).fill("exchanged"));
  });

  test("what a body keeps on an application, in dictionaries, variables and items of its object is concluded anew", async () => {
    const root = copyOf("two-heads");
    const path = join(root, "kept.py");
    const write = (state = "Plain()", item = "Plain()", own = "Plain()", inner = "pass", made = "Plain()"): void => {
      const code = [
        "import time\nfrom fastapi import FastAPI, Request\n\napp = FastAPI()\n_gates = {}\n_gate = None",
        "class Plain:\n    def wait(self):\n        pass",
        "class Slow:\n    def wait(self):\n        time.sleep(1)",
        `def start(app: FastAPI):\n    app.state.gate = ${state}`,
        `def keep(name):\n    _gates[name] = ${item}\n    return _gates[name]`,
        `class Keeper:\n    def __init__(self):\n        self.gates = {}\n    def fill(self, name):\n        self.gates[name] = ${own}`,
        `def make():\n    global _gate\n    _gate = ${made}`,
        `def aside():\n    local = {}\n    local["a"] = 1\n    ${inner}`,
        '@app.get("/a")\nasync def a(request: Request):\n    request.app.state.gate.wait()\n    _gates["a"].wait()\n    Keeper().gates["a"].wait()\n    _gate.wait()\n    aside()',
      ];
      writeFileSync(path, `${code.join("\n\n\n")}\n`);
    };
    write();
    const project = new LiveProject(request(root));
    await project.run();
    const works: string[] = [];
    const edits = [
      ["Slow()"],
      ["Plain()", "Slow()"],
      ["Plain()", "Plain()", "Slow()"],
      [],
      [undefined, undefined, undefined, "time.sleep(1)"],
      [undefined, undefined, undefined, "time.sleep(1)", "Slow()"],
    ];
    for (const edit of edits) {
      write(...edit);
      project.touch([repoPath("kept.py")]);
      const result = await project.run();
      works.push(project.work);
      expect(said(result), JSON.stringify(edit)).toBe(await fresh(root));
    }
    expect(works).toEqual(["analysed", "analysed", "analysed", "analysed", "exchanged", "analysed"]);
  });

  test("whatever an application is called, and whatever a dependency says that it gives", async () => {
    const root = copyOf("two-heads");
    const path = join(root, "kept.py");
    const write = (own = "Plain()", state = "Plain()", given = "Plain()"): void => {
      const code = [
        "import time\nfrom typing import Protocol\nfrom fastapi import Depends, FastAPI, Request\n\napp = FastAPI()",
        "class Gate(Protocol):\n    def wait(self) -> None: ...",
        "class Plain:\n    def wait(self) -> None:\n        pass",
        "class Slow:\n    def wait(self) -> None:\n        time.sleep(1)",
        `def start(api: FastAPI):\n    api.gate = ${own}\n    kept = api.state\n    kept.gate = ${state}`,
        `def get_gate() -> Plain:\n    return ${given}`,
        '@app.get("/a")\nasync def a(request: Request):\n    request.app.gate.wait()',
        '@app.get("/b")\nasync def b(request: Request):\n    request.app.state.gate.wait()',
        '@app.get("/c")\nasync def c(gate: Gate = Depends(get_gate)):\n    gate.wait()',
      ];
      writeFileSync(path, `${code.join("\n\n\n")}\n`);
    };
    write();
    const project = new LiveProject(request(root));
    await project.run();
    for (const edit of [["Slow()"], ["Plain()", "Slow()"], ["Plain()", "Plain()", "Slow()"], []]) {
      write(...edit);
      project.touch([repoPath("kept.py")]);
      expect(said(await project.run()), JSON.stringify(edit)).toBe(await fresh(root));
    }
  });

  test("compared with a base and alone, in turn: the base is analysed once, bodies are exchanged", async () => {
    const root = copyOf("layered-shop");
    const git = (...args: readonly string[]): void => {
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: root, stdio: "ignore" });
    };
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "first");
    const project = new LiveProject(request(root));
    const told = ({ outcome, changes }: SessionResult): string => JSON.stringify([outcome, changes]);
    const works: string[] = [];
    const judge = async (base: string | null, what: string): Promise<SessionResult> => {
      const result = await project.run({ base });
      works.push(project.work);
      expect(told(result), what).toBe(told(await runSession({ ...request(root), base })));
      return result;
    };
    await judge("HEAD", "nothing");
    await judge(null, "nothing");
    await judge("HEAD", "nothing");
    expect(works).toEqual(["analysed", "exchanged", "none"]);
    const routes = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /^shop.api.routes\b.*\.py$/.test(name));
    const endpoints = new Set<string>();
    const edits = [...Object.entries(BODIES), ...Object.entries(HARMLESS).slice(0, 2)];
    for (const [index, name] of routes.sort().slice(0, 9).entries()) {
      for (const turn of [0, 1]) {
        const [what, edit] = edits[(index * 2 + turn) % edits.length] as (typeof edits)[number];
        const path = join(root, name);
        const before = readFileSync(path, "utf8");
        writeFileSync(path, edit(before));
        project.touch([repoPath(name.replaceAll("\\", "/"))]);
        const { changes } = await judge("HEAD", `${what} in ${name}`);
        for (const endpoint of changes?.endpoints ?? []) endpoints.add(endpoint);
        if (turn === 1) await judge(null, `${what} in ${name}, alone`);
        writeFileSync(path, before);
        project.touch(null);
      }
    }
    const orders = join(root, "shop/api/routes/orders.py");
    writeFileSync(orders, BODIES["a pause"]?.(readFileSync(orders, "utf8")) ?? "");
    project.touch(null);
    await judge("HEAD", "a pause");
    expect(endpoints.size).toBeGreaterThan(0);
    expect(works.filter((work) => work === "analysed").length).toBeLessThan(works.length / 3);
    git("add", "-A");
    git("commit", "-qm", "second");
    await judge("HEAD", "another base");
    await judge("HEAD^", "the first base");
  });

  test("files of equal content are files of their own", async () => {
    const source = "import time\n\n\nasync def wait():\n    time.sleep(1)\n";
    const facts = extract(Buffer.from(source), createParser());
    const files = ["one.py", "other.py"].map((path) => ({ path: repoPath(path), role: "application" as const, facts }));
    const text = (): null => null;
    const tree = { files, sourceOf: () => Buffer.from(source), text, problems: [], migrations: [], projectFiles: [] };
    const found = await new IncrementalFindings().find(tree, DEFAULT_POLICY);
    const blocking = found.findings.filter(({ rule }) => rule === "blocking-sleep" || rule.startsWith("blocking"));
    expect(blocking.map(({ file }) => file)).toEqual(["one.py", "other.py"]);
  });

  test("nothing is done again where nothing changed; a table is never out of date", async () => {
    const root = copyOf("layered-shop");
    const project = new LiveProject(request(root));
    await project.run();
    await project.run();
    expect(project.work).toBe("none");
    const path = "shop/main.py";
    project.overlay(repoPath(path), `# moved\n${readFileSync(join(root, path), "utf8")}`);
    await project.run();
    expect(project.work).toBe("moved");
    await project.run({ tables: true });
    expect(project.work).toBe("analysed");
  });

  test("lines of a route's queries are those of today after a comment, without an analysis", async () => {
    const root = copyOf("layered-shop");
    const project = new LiveProject(request(root));
    const first = await project.run();
    const route = first.found.analysis.fastapi.routes[0];
    const file = repoPath(route?.at.file ?? "");
    expect(routeQueriesIn(first.found, file).length).toBeGreaterThan(0);
    const names = readdirSync(root, { recursive: true, encoding: "utf8" });
    for (const name of names.filter((each) => /^shop.(?:api|services|repositories)\b.*\.py$/.test(each)))
      writeFileSync(join(root, name), `# moved\n\n${readFileSync(join(root, name), "utf8")}`);
    project.touch(null);
    await project.run();
    expect(project.work).toBe("moved");
    const { found } = await project.run({ tables: "lines" });
    expect(project.work).toBe("exchanged");
    const own = await runSession(request(root));
    expect(routeQueriesIn(found, file)).toEqual(routeQueriesIn(own.found, file));
  });

  test("budgets of routes after edits below them: what costs the same is left alone, what costs another is counted anew up to the routes", async () => {
    const root = copyOf("two-heads");
    const file = repoPath("counted.py");
    const code = (over: Partial<Record<"name" | "each" | "ids" | "walk" | "many", string>> = {}): string => {
      const {
        name = "return f'{row}'",
        each = "return session.get(Row, id)",
        ids = "return [1, 2]",
        walk = "return None",
        many = "[1, 2]",
      } = over;
      return [
        "from fastapi import Depends, FastAPI\nfrom sqlalchemy import ForeignKey, select\nfrom sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship",
        "class Base(DeclarativeBase):\n    pass\n\n\nclass Row(Base):\n    __tablename__ = 'row'\n    id: Mapped[int] = mapped_column(primary_key=True)\n    parts: Mapped[list['Part']] = relationship(foreign_keys='Part.row_id')\n    others: Mapped[list['Part']] = relationship(foreign_keys='Part.other_id')",
        "class Part(Base):\n    __tablename__ = 'part'\n    id: Mapped[int] = mapped_column(primary_key=True)\n    row_id: Mapped[int] = mapped_column(ForeignKey('row.id'))\n    other_id: Mapped[int] = mapped_column(ForeignKey('row.id'))",
        "def session() -> Session: ...",
        `def name(row: Row) -> str:\n    ${name}`,
        `def one(session: Session, id: int):\n    ${each}`,
        `def ids(session: Session):\n    ${ids}`,
        `def walk(session: Session, depth: int):\n    ${walk}`,
        "def fill(session: Session, items: list[int]):\n    return [session.get(Row, id) for id in items]",
        `def choose(session: Session, wanted: list[int]):\n    many = ${many}\n    return fill(session, many)`,
        "def all_of(session: Session):\n    return [name(one(session, id)) for id in ids(session)]",
        "app = FastAPI()\n\n\n@app.get('/rows')\ndef rows(wanted: list[int], session: Session = Depends(session)):\n    walk(session, 3)\n    choose(session, wanted)\n    return all_of(session)",
        "",
      ].join("\n\n\n");
    };
    writeFileSync(join(root, file), code());
    const project = new LiveProject(request(root));
    await project.run({ tables: "lines" });
    const [formulas, works]: [string[], Work[]] = [[], []];
    for (const over of [
      { name: "text = f'{row}'\n    return text" },
      { ids: "chosen = session.scalars(select(Row.id)).all()\n    return chosen" },
      { ids: "chosen = session.scalars(select(Row.id)).all()\n    kept = chosen\n    return kept" },
      { each: "found = session.get(Row, id)\n    return found" },
      { each: "note = 1\n    return session.get(Row, id)" },
      { each: "note = f'{id}'\n    print(note)\n    return session.get(Row, id)" },
      { each: "return session.get(Row, id) or session.scalar(select(Row))" },
      { walk: "return walk(session, depth - 1) if session.get(Row, depth) else None" },
      {},
      { name: "return f'{row.parts}'" },
      { name: "return f'{row.parts} {row.others}'" },
      { many: "wanted" },
      { many: "[1]" },
    ]) {
      writeFileSync(join(root, file), code(over));
      project.touch([file]);
      const { found } = await project.run({ tables: "lines" });
      works.push(project.work);
      const own = await runSession(request(root));
      const told = routeQueriesIn(found, file);
      expect(told, JSON.stringify(over)).toEqual(routeQueriesIn(own.found, file));
      formulas.push(JSON.stringify(told).match(/"formula":"([^"]*)"/)?.[1] ?? "");
    }
    expect(formulas).toEqual([
      "2",
      "2 + n(ids(…))",
      "2 + n(ids(…))",
      "2",
      "2",
      "2",
      "3",
      "2 + n(calls of walk)",
      "2",
      "3",
      "4",
      "1 + n(many)",
      "2",
    ]);
    expect(new Set(works)).toEqual(new Set(["exchanged"]));
  });

  test("a quick answer is one without an analysis", async () => {
    const root = copyOf("layered-shop");
    const project = new LiveProject(request(root));
    await expect(project.run({ quick: true })).rejects.toThrow("has to be analysed");
    await project.run();
    const path = "shop/main.py";
    const text = readFileSync(join(root, path), "utf8");
    project.overlay(repoPath(path), `# moved\n${text}`);
    await project.run({ quick: true });
    project.overlay(repoPath(path), `${text}\nVALUE = 1\n`);
    await expect(project.run({ quick: true })).rejects.toThrow("has to be analysed");
    await project.run();
    await project.run({ quick: true });
    expect(project.work).toBe("none");
  });

  test("a template that changes, goes and comes back", async () => {
    const root = copyOf("two-heads");
    const code = [
      "from fastapi import FastAPI, Request",
      "from fastapi.templating import Jinja2Templates",
      "from sqlalchemy import ForeignKey, create_engine, select",
      "from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship",
      'app, templates, engine = FastAPI(), Jinja2Templates(directory="pages"), create_engine("sqlite://")',
      "class Base(DeclarativeBase):\n    pass",
      "class Line(Base):",
      '    __tablename__ = "page_lines"\n    id: Mapped[int] = mapped_column(primary_key=True)',
      '    order_id: Mapped[int] = mapped_column(ForeignKey("page_orders.id"))',
      "class Order(Base):",
      '    __tablename__ = "page_orders"\n    id: Mapped[int] = mapped_column(primary_key=True)',
      "    lines: Mapped[list[Line]] = relationship()",
      '@app.get("/pages")\ndef pages(request: Request):\n    with Session(engine) as session:',
      '        return templates.TemplateResponse(request, "orders.html", {"orders": session.scalars(select(Order)).all()})',
    ];
    writeFileSync(join(root, "pages.py"), `${code.join("\n")}\n`);
    mkdirSync(join(root, "pages"));
    const project = new LiveProject(request(root));
    const page = "{% for order in orders %}{{ order.lines }}{% endfor %}";
    const counts: number[] = [];
    for (const text of [null, page, `<h1>Orders</h1>\n${page}`, "{{ orders[0].lines }}", null, page]) {
      if (text === null) rmSync(join(root, "pages/orders.html"), { force: true });
      else writeFileSync(join(root, "pages/orders.html"), text);
      project.touch([repoPath("pages/orders.html")]);
      const result = await project.run();
      expect(said(result)).toBe(await fresh(root));
      counts.push(result.outcome.findings.filter(({ rule }) => rule === "lazy-load-in-loop").length);
    }
    expect(counts).toEqual([0, 1, 1, 0, 0, 1]);
  });

  test("files that come, go and change their name", async () => {
    const root = copyOf("tangled-shop");
    const project = new LiveProject(request(root));
    await project.run();
    writeFileSync(join(root, "extra.py"), "import time\n\n\nasync def wait():\n    time.sleep(1)\n");
    project.touch([repoPath("extra.py")]);
    expect(said(await project.run())).toBe(await fresh(root));
    rmSync(join(root, "extra.py"));
    project.touch([repoPath("extra.py")]);
    expect(said(await project.run())).toBe(await fresh(root));
    writeFileSync(join(root, "fastapi-gate.toml"), '[rules.missing-docstring]\nseverity = "off"\n');
    project.touch(null);
    expect(said(await project.run())).toBe(await fresh(root));
  });

  test("unsaved texts count, also of a file that is not there yet, and go away again", async () => {
    const root = copyOf("layered-shop");
    const project = new LiveProject(request(root));
    const before = said(await project.run());
    project.overlay(repoPath("extra.py"), "def public(a):\n    return a\n");
    const unsaved = (await project.run()).outcome.findings.filter(({ file }) => file === "extra.py");
    expect(unsaved.map(({ rule }) => rule)).toContain("missing-annotation");
    project.overlay(repoPath("extra.py"), null);
    expect(said(await project.run())).toBe(before);
  });
});
