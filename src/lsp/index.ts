import {
  CodeActionKind,
  createConnection,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { EXPLAIN, FIX_ALL } from "./convert.ts";
import { QUERIES } from "./lenses.ts";
import type { LspOptions } from "./options.ts";
import { LanguageServer } from "./server.ts";

/** Serves an editor on standard input and output. The connection ends the process when the editor says so or goes away. */
export function serveLsp(options: LspOptions): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  let server: LanguageServer | null = null;

  connection.onInitialize((params): InitializeResult => {
    server = new LanguageServer(connection, documents, options, params);
    return { capabilities: capabilities(params), serverInfo: { name: "fastapi-gate", version: options.version } };
  });
  connection.onInitialized(async () => {
    await server?.start();
  });
  connection.onShutdown(() => server?.close());
  documents.onDidOpen(({ document }) => server?.opened(document));
  documents.onDidChangeContent(({ document }) => server?.changed(document));
  documents.onDidSave(({ document }) => server?.saved(document));
  documents.onDidClose(({ document }) => server?.closed(document));
  connection.onDidChangeWatchedFiles(({ changes }) => server?.watched(changes.map(({ uri }) => uri)));
  connection.onDidChangeConfiguration(() => server?.reload());
  connection.onHover(({ textDocument, position }) => server?.hover(textDocument.uri, position) ?? null);
  connection.onCodeAction((params) => [...(server?.actions(params) ?? [])]);
  connection.onCodeLens(async ({ textDocument }, token) => [...((await server?.lenses(textDocument.uri, token)) ?? [])]);
  connection.onExecuteCommand(({ command, arguments: args }) => server?.execute(command, args ?? []) ?? null);
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) =>
    server === null
      ? { kind: DocumentDiagnosticReportKind.Full, items: [] }
      : await server.pullDocument(textDocument.uri, previousResultId ?? null, token),
  );
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) =>
    server === null ? { items: [] } : await server.pullWorkspace(new Map(previousResultIds.map(({ uri, value }) => [uri, value])), token),
  );
  documents.listen(connection);
  connection.listen();
  return new Promise<never>(() => {});
}

function capabilities({ capabilities: client }: InitializeParams): InitializeResult["capabilities"] {
  return {
    // Columns are counted in UTF-16 code units, which every client has to know.
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    codeLensProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    executeCommandProvider: { commands: [EXPLAIN, QUERIES] },
    ...(client.textDocument?.diagnostic === undefined
      ? {}
      : { diagnosticProvider: { identifier: "fastapi-gate", interFileDependencies: true, workspaceDiagnostics: true } }),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
