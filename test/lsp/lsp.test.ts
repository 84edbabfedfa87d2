import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import {
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type MarkupContent,
  PublishDiagnosticsNotification,
  type Range,
  ShutdownRequest,
  type TextEdit,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Release, release } from "../cli/support.ts";
import { project } from "../run/support/project.ts";

// The very bundle, spoken to over pipes as an editor does.
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


def wait() -> None:
    """Waits."""
    time.sleep(1)


@app.get("/orders")
async def orders() -> list[str]:
    """Lists the orders."""
    print("😀", wait())
    return []
`;

interface Editor {
  readonly root: string;
  readonly server: InitializeResult;
  readonly connection: MessageConnection;
  readonly messages: string[];
  readonly process: ChildProcess;
  uri(path: string): string;
  open(path: string, text: string): void;
  change(path: string, text: string): void;
  /** The diagnostics of a file once they are such; what they are by then where the time is over. */
  shown(path: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  actions(path: string, range: Range): Promise<readonly CodeAction[]>;
}

interface Setup {
  readonly pull?: boolean;
  readonly folders?: readonly string[];
  readonly options?: object;
}

async function edit<T>(files: Readonly<Record<string, string>>, setup: Setup, use: (editor: Editor) => Promise<T>): Promise<T> {
  const root = realpathSync(project(setup.folders === undefined ? { ".git/HEAD": "ref: refs/heads/main\n", ...files } : files));
  const child = spawn(process.execPath, [tool.cli, "lsp", "--stdio"], {
    cwd: root,
    env: { PATH: process.env.PATH, FASTAPI_GATE_CACHE: join(tool.folder, "cache") },
  });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Map<string, readonly Diagnostic[]>();
  const messages: string[] = [];
  const versions = new Map<string, number>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
  });
  connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
    messages.push(message);
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  connection.onRequest("workspace/codeLens/refresh", () => {
    messages.push("lenses");
    return null;
  });
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("window/showDocument", ({ uri, selection }: { readonly uri: string; readonly selection?: Range }) => {
    messages.push(selection === undefined ? uri : `${uri}#${selection.start.line + 1}`);
    return { success: true };
  });
  connection.listen();
  const uri = (path: string): string => pathToFileURL(join(root, path)).href;
  const folders = setup.folders ?? [""];
  const server = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders.map((name) => ({ uri: uri(name), name })),
    initializationOptions: setup.options,
    capabilities: {
      general: { positionEncodings: ["utf-8", "utf-16"] },
      textDocument: setup.pull === true ? { diagnostic: {} } : {},
      window: { workDoneProgress: true, showDocument: { support: true } },
      workspace: {
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        codeLens: { refreshSupport: true },
        ...(setup.pull === true ? { diagnostics: { refreshSupport: true } } : {}),
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const editor: Editor = {
    root,
    server,
    connection,
    messages,
    process: child,
    uri,
    open(path, text) {
      versions.set(path, 1);
      void connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uri(path), languageId: "python", version: 1, text },
      });
    },
    change(path, text) {
      const version = (versions.get(path) ?? 0) + 1;
      versions.set(path, version);
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uri(path), version },
        contentChanges: [{ text }],
      });
    },
    async shown(path, wanted) {
      for (let turn = 0; turn < 600; turn++) {
        const now = published.get(uri(path));
        if (now !== undefined && wanted(now)) return now;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return published.get(uri(path)) ?? [];
    },
    actions: async (path, range) =>
      ((await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri: uri(path) }, range, context: { diagnostics: [] } })) ??
        []) as CodeAction[],
  };
  try {
    return await use(editor);
  } finally {
    await connection.sendRequest(ShutdownRequest.type).catch(() => {});
    await connection.sendNotification("exit").catch(() => {});
    connection.dispose();
    child.kill();
  }
}

const rules = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code).sort();

/** What a range holds, as an editor that counts in UTF-16 code units cuts it. */
const textAt = (text: string, range: Range): string => TextDocument.create("file:///x.py", "python", 1, text).getText(range);

describe("what an editor is shown", () => {
  test("findings of the whole project, with their proof, their page and exact columns", () =>
    edit({ "shop/api.py": API }, {}, async (editor) => {
      expect(editor.server.capabilities.positionEncoding).toBe("utf-16");
      const [finding] = await editor.shown("shop/api.py", (now) => rules(now).includes("blocking-call"));
      expect(finding).toMatchObject({ code: "blocking-call", severity: 1, source: "fastapi-gate" });
      // After a character that is two units long.
      expect(textAt(API, finding?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } })).toBe("wait()");
      expect(finding?.codeDescription?.href).toMatch(/^file:.*blocking-call\.md$/);
      const steps = finding?.relatedInformation ?? [];
      expect(steps.map(({ location }) => textAt(API, location.range))).toContain("time.sleep(1)");
      expect(steps.every(({ location }) => location.uri === editor.uri("shop/api.py"))).toBe(true);
    }));

  test("the unsaved text counts while a file is open, the saved one afterwards", () =>
    edit({ "shop/api.py": API }, {}, async (editor) => {
      await editor.shown("shop/api.py", (now) => now.length > 0);
      editor.open("shop/api.py", API);
      editor.change("shop/api.py", API.replace("time.sleep(1)", "return None"));
      expect(rules(await editor.shown("shop/api.py", (now) => !rules(now).includes("blocking-call")))).not.toContain("blocking-call");
      await editor.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: editor.uri("shop/api.py") } });
      expect(rules(await editor.shown("shop/api.py", (now) => rules(now).includes("blocking-call")))).toContain("blocking-call");
    }));

  test("broken text of any kind is survived", () =>
    edit({ "shop/api.py": API }, {}, async (editor) => {
      editor.open("shop/api.py", API);
      for (const text of ["def (", "\u0000\ud800", "(".repeat(50_000), "", "async def f(:\n\tawait\n", API])
        editor.change("shop/api.py", text);
      expect(rules(await editor.shown("shop/api.py", (now) => rules(now).includes("blocking-call")))).toContain("blocking-call");
      editor.change("shop/api.py", "def (");
      expect(rules(await editor.shown("shop/api.py", (now) => rules(now).includes("syntax-error")))).toContain("syntax-error");
    }));

  test("files that change, move and go outside the editor", () =>
    edit({ "shop/api.py": API }, {}, async (editor) => {
      await editor.shown("shop/api.py", (now) => now.length > 0);
      renameSync(join(editor.root, "shop/api.py"), join(editor.root, "shop/web.py"));
      const uris = ["shop/api.py", "shop/web.py"].map(
        (path) => ({ uri: editor.uri(path), type: path.endsWith("web.py") ? 1 : 3 }) as const,
      );
      await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [...uris] });
      expect(rules(await editor.shown("shop/web.py", (now) => now.length > 0))).toContain("blocking-call");
      expect(await editor.shown("shop/api.py", (now) => now.length === 0)).toEqual([]);
    }));

  test("less, where the editor wants less", () =>
    edit({ "shop/api.py": API.replace(" -> list[str]", "") }, { options: { severity: "error" } }, async (editor) => {
      expect(rules(await editor.shown("shop/api.py", (now) => now.length > 0))).toEqual(["blocking-call"]);
    }));
});

describe("settings", () => {
  test("are read again when they change; a mistake in them is shown where it stands", () =>
    edit({ "shop/api.py": API }, {}, async (editor) => {
      await editor.shown("shop/api.py", (now) => now.length > 0);
      const settings = join(editor.root, "fastapi-gate.toml");
      const changed = () =>
        editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
          changes: [{ uri: editor.uri("fastapi-gate.toml"), type: 2 }],
        });
      writeFileSync(settings, "[gates.type-hint]\n");
      await changed();
      const [mistake] = await editor.shown("fastapi-gate.toml", (now) => now.length > 0);
      expect(mistake).toMatchObject({ severity: 1, range: { start: { line: 0 } } });
      expect(editor.messages.join()).toContain("fastapi-gate.toml:1");
      writeFileSync(settings, "");
      await changed();
      expect(await editor.shown("fastapi-gate.toml", (now) => now.length === 0)).toEqual([]);
    }));
});

describe("what can be done", () => {
  const UNAWAITED = `"""API."""

from fastapi import FastAPI

app = FastAPI()


async def load() -> int:
    """Loads."""
    return 1


@app.get("/orders")
async def orders() -> int:
    """Lists the orders."""
    "😀"; load()
    return 1
`;

  test("a fix is applied, and the finding is gone", () =>
    edit({ "shop/api.py": UNAWAITED }, {}, async (editor) => {
      editor.open("shop/api.py", UNAWAITED);
      const [finding] = await editor.shown("shop/api.py", (now) => rules(now).includes("unawaited-coroutine"));
      const range = finding?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const actions = await editor.actions("shop/api.py", range);
      const fix = actions.find(({ edit: changes }) =>
        changes?.changes?.[editor.uri("shop/api.py")]?.some(({ newText }) => newText.includes("await")),
      );
      const edits = fix?.edit?.changes?.[editor.uri("shop/api.py")] as TextEdit[];
      const after = TextDocument.applyEdits(TextDocument.create("file:///x.py", "python", 1, UNAWAITED), edits);
      expect(after).toContain('"😀"; await load()');
      editor.change("shop/api.py", after);
      expect(rules(await editor.shown("shop/api.py", (now) => !rules(now).includes("unawaited-coroutine")))).not.toContain(
        "unawaited-coroutine",
      );
    }));

  const BARE = 'def public(value):\r\n    """Adds."""\r\n    return value\r\n';

  test("a suppression holds, in the file's own line ends; a gate that nobody can bypass offers none", () =>
    edit({ "shop/api.py": API, "shop/bare.py": BARE }, {}, async (editor) => {
      editor.open("shop/bare.py", BARE);
      const found = await editor.shown("shop/bare.py", (now) => rules(now).includes("missing-annotation"));
      const range = found.find(({ code }) => code === "missing-annotation")?.range as Range;
      const suppress = (await editor.actions("shop/bare.py", range)).find(({ title }) => title.startsWith("Suppress missing-annotation"));
      const edits = suppress?.edit?.changes?.[editor.uri("shop/bare.py")] as TextEdit[];
      const after = TextDocument.applyEdits(TextDocument.create("file:///x.py", "python", 1, BARE), edits);
      expect(after).toMatch(/# fastapi-gate: ignore\[missing-annotation\] -- .*\r\ndef public/);
      editor.change("shop/bare.py", after);
      expect(rules(await editor.shown("shop/bare.py", (now) => !rules(now).includes("missing-annotation")))).not.toContain(
        "missing-annotation",
      );

      editor.open("shop/api.py", API);
      const [blocking] = await editor.shown("shop/api.py", (now) => rules(now).includes("blocking-call"));
      await new Promise((resolve) => setTimeout(resolve, 3000));
      const titles = (await editor.actions("shop/api.py", blocking?.range as Range)).map(({ title }) => title);
      expect(titles).toContain("Explain blocking-call");
      expect(titles.filter((title) => title.startsWith("Suppress"))).toEqual([]);
    }));

  test("a rule's page, in a hover and as a document", () =>
    edit({ "shop/api.py": API }, {}, async (editor) => {
      const [finding] = await editor.shown("shop/api.py", (now) => rules(now).includes("blocking-call"));
      const hover = await editor.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: editor.uri("shop/api.py") },
        position: finding?.range.start ?? { line: 0, character: 0 },
      });
      const { value } = (hover?.contents ?? { value: "" }) as MarkupContent;
      expect(value).toContain("**blocks**");
      expect(value).toContain("time.sleep");
      await editor.connection.sendRequest(ExecuteCommandRequest.type, { command: "fastapi-gate.explain", arguments: ["blocking-call"] });
      expect(editor.messages.join()).toContain("blocking-call.md");
    }));
});

describe("a code lens", () => {
  const MODELS = `"""Models."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base."""


class Order(Base):
    """An order."""

    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
`;
  const ROUTES = `"""API."""

from fastapi import FastAPI
from sqlalchemy.orm import Session

from shop.models import Order

app = FastAPI()


@app.get("/orders/{order_id}")
@app.get("/old/{order_id}")
def order(order_id: int, session: Session) -> None:
    """One order."""
    session.get(Order, order_id)


@app.post("/orders")
def orders(ids: list[int], session: Session) -> None:
    """Many orders."""
    for id in ids:
        session.get(Order, id)


@app.get("/health")
def health() -> str:
    """Says that it lives."""
    return "ok"
`;
  const files = { "shop/__init__.py": "", "shop/models.py": MODELS, "shop/api.py": ROUTES };
  const lensesOf = async (editor: Editor, path = "shop/api.py"): Promise<readonly CodeLens[]> =>
    (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: editor.uri(path) } })) ?? [];
  const titles = (lenses: readonly CodeLens[]): readonly string[] =>
    lenses.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);

  test("says over each route what a request costs, and goes where it grows", () =>
    edit(files, {}, async (editor) => {
      editor.open("shop/api.py", ROUTES);
      const lenses = await lensesOf(editor);
      expect(titles(lenses)).toEqual([
        "13 GET /old/{order_id}: 1 query",
        "13 GET /orders/{order_id}: 1 query",
        "19 POST /orders: n(ids) queries, grows with the data",
        "26 GET /health: no queries",
      ]);
      const { command = "", arguments: args = [] } = lenses[2]?.command ?? {};
      await editor.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
      expect(editor.messages.join("\n")).toContain("n(ids): sqlalchemy.orm.Session.get in shop/api.py:22");
      expect(editor.messages).toContain(`${editor.uri("shop/api.py")}#22`);
      await editor.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [{ title: 1 }] });
      expect(await lensesOf(editor, "shop/models.py")).toEqual([]);
    }));

  test("follows an edit: places that moved, queries that came, a handler that went", () =>
    edit(files, {}, async (editor) => {
      editor.open("shop/api.py", ROUTES);
      expect(await lensesOf(editor)).toHaveLength(4);
      editor.change("shop/api.py", `# One.\n# Two.\n${ROUTES}`);
      expect(titles(await lensesOf(editor))[3]).toBe("28 GET /health: no queries");
      const changed = ROUTES.replace(
        'def health() -> str:\n    """Says that it lives."""',
        "def health(session: Session) -> str:\n    session.get(Order, 1)",
      );
      editor.change("shop/api.py", changed);
      expect(titles(await lensesOf(editor))[3]).toBe("26 GET /health: 1 query");
      editor.change("shop/api.py", changed.slice(0, changed.indexOf('@app.get("/health")')));
      expect(titles(await lensesOf(editor))).toHaveLength(3);
      for (let turn = 0; turn < 100 && !editor.messages.includes("lenses"); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(editor.messages).toContain("lenses");
    }));
});

describe("an editor that pulls", () => {
  test("gets documents and the workspace, and is told what did not change", () =>
    edit({ "shop/api.py": API }, { pull: true }, async (editor) => {
      editor.open("shop/api.py", API);
      const textDocument = { uri: editor.uri("shop/api.py") };
      const first = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      expect(first.kind === "full" ? rules(first.items) : []).toContain("blocking-call");
      const again = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument,
        previousResultId: first.resultId ?? "",
      });
      expect(again.kind).toBe("unchanged");
      const all = await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
      expect(all.items.map(({ uri }) => uri)).toContain(textDocument.uri);
      editor.change("shop/api.py", "");
      const gone = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      expect(gone.kind === "full" ? rules(gone.items) : ["unchanged"]).not.toContain("blocking-call");
    }));
});

describe("several folders", () => {
  test("each with its own settings; one that leaves takes its findings along", () =>
    edit(
      { "one/fastapi-gate.toml": "", "one/api.py": API, "two/fastapi-gate.toml": "", "two/api.py": API },
      { folders: ["one", "two"] },
      async (editor) => {
        for (const name of ["one/api.py", "two/api.py"])
          expect(rules(await editor.shown(name, (now) => now.length > 0))).toContain("blocking-call");
        await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
          event: { added: [], removed: [{ uri: editor.uri("two"), name: "two" }] },
        });
        expect(await editor.shown("two/api.py", (now) => now.length === 0)).toEqual([]);
        writeFileSync(join(editor.root, "one/api.py"), API.replace("time.sleep(1)", "pass"));
        await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
          changes: [{ uri: editor.uri("one/api.py"), type: 2 }],
        });
        expect(rules(await editor.shown("one/api.py", (now) => !rules(now).includes("blocking-call")))).not.toContain("blocking-call");
      },
    ));

  test("a folder of several projects is each of them", () =>
    edit(
      {
        ".git/HEAD": "ref: refs/heads/main\n",
        "one/fastapi-gate.toml": '[rules.missing-docstring]\nseverity = "off"\n',
        "one/api.py": API.replaceAll(/ *""".*"""\n/g, ""),
        "two/fastapi-gate.toml": "",
        "two/api.py": API.replace('    """Waits."""\n', ""),
      },
      { folders: [""] },
      async (editor) => {
        expect(rules(await editor.shown("one/api.py", (now) => now.length > 0))).toEqual(["blocking-call"]);
        expect(rules(await editor.shown("two/api.py", (now) => now.length > 1))).toEqual(["blocking-call", "missing-docstring"]);
      },
    ));

  test("a folder that is not there yet, and one that is gone, end nothing", () =>
    edit({ "one/fastapi-gate.toml": "", "one/api.py": API }, { folders: ["one", "none"] }, async (editor) => {
      expect(rules(await editor.shown("one/api.py", (now) => now.length > 0))).toContain("blocking-call");
      expect(editor.messages.join()).toContain("none");
      rmSync(join(editor.root, "one"), { recursive: true });
      await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: editor.uri("one/api.py"), type: 3 }],
      });
      expect(await editor.shown("one/api.py", (now) => now.length === 0)).toEqual([]);
      mkdirSync(join(editor.root, "one"));
      expect(editor.process.exitCode).toBe(null);
    }));
});
