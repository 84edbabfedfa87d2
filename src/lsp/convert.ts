import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  type Hover,
  MarkupKind,
  type Diagnostic as Shown,
  type TextEdit,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic, TextRange } from "../live/protocol.ts";
import type { Severity } from "../model/finding.ts";

/** What an editor's answer is made with. */
export interface Links {
  /** The URI of a file of the root, as the editor itself calls it where it is open. */
  readonly uriOf: (path: string) => string;
  /** The URI of a rule's page; null where there is none. */
  readonly pageUri: (rule: string) => string | null;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** A diagnostic as the protocol has it. */
export function shown({ range, severity, rule, message, remedy, fingerprint, trace }: Diagnostic, { uriOf, pageUri }: Links): Shown {
  const href = pageUri(rule);
  return {
    range,
    severity: SEVERITY[severity],
    code: rule,
    ...(href === null ? {} : { codeDescription: { href } }),
    source: "fastapi-gate",
    message: remedy === "" ? message : `${message}\n${remedy}`,
    ...(trace.length === 0
      ? {}
      : {
          relatedInformation: trace.map((step) => ({ location: { uri: uriOf(step.file), range: step.range }, message: step.message })),
        }),
    ...(fingerprint === "" ? {} : { data: { fingerprint } }),
  };
}

export function overlaps(one: TextRange, other: TextRange): boolean {
  return before(one.start, other.end) && before(other.start, one.end);
}

function before(one: TextRange["start"], other: TextRange["start"]): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

/** The command that shows a rule's page. */
export const EXPLAIN = "fastapi-gate.explain";
export const FIX_ALL = "source.fixAll.fastapi-gate";

/** What can be done about a diagnostic in a document that is as it was when it was analysed. */
export function actionsFor(diagnostic: Diagnostic, document: TextDocument, links: Links): readonly CodeAction[] {
  const about = [shown(diagnostic, links)];
  const actions: CodeAction[] = [];
  const { fix, rule } = diagnostic;
  if (fix !== null) {
    actions.push({
      title: fix.safe ? fix.message : `${fix.message} (may change what the program does)`,
      kind: CodeActionKind.QuickFix,
      diagnostics: about,
      isPreferred: fix.safe,
      edit: { changes: editsByUri([fix], links) },
    });
  }
  const comment = diagnostic.suppressible ? suppression(diagnostic, document) : null;
  if (comment !== null) {
    actions.push({
      title: `Suppress ${rule} here, with a reason`,
      kind: CodeActionKind.QuickFix,
      diagnostics: about,
      edit: { changes: { [document.uri]: [comment] } },
    });
  }
  if (links.pageUri(rule) !== null)
    actions.push({
      title: `Explain ${rule}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: about,
      command: { title: `Explain ${rule}`, command: EXPLAIN, arguments: [rule] },
    });
  return actions;
}

/** All safe fixes of a file that do not touch each other. */
export function fixAll(diagnostics: readonly Diagnostic[], file: string, links: Links): CodeAction | null {
  const taken: NonNullable<Diagnostic["fix"]>[] = [];
  for (const { fix } of diagnostics) {
    if (fix === null || !fix.safe || fix.edits.some((edit) => edit.file !== file)) continue;
    const free = taken.every((other) =>
      other.edits.every((edit) => fix.edits.every((own) => same(edit, own) || !overlaps(edit.range, own.range))),
    );
    if (free) taken.push(fix);
  }
  if (taken.length === 0) return null;
  return {
    title: `Apply all ${taken.length} safe fixes of fastapi-gate`,
    kind: FIX_ALL,
    edit: { changes: editsByUri(taken, links) },
  };
}

type Edit = NonNullable<Diagnostic["fix"]>["edits"][number];

function same(one: Edit, other: Edit): boolean {
  return one.text === other.text && JSON.stringify(one.range) === JSON.stringify(other.range);
}

/** Edits of several fixes; one that they share, such as an import, is made once. */
function editsByUri(fixes: readonly NonNullable<Diagnostic["fix"]>[], { uriOf }: Links): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  const made: Edit[] = [];
  for (const edit of fixes.flatMap(({ edits }) => edits)) {
    if (made.some((other) => other.file === edit.file && same(other, edit))) continue;
    made.push(edit);
    const uri = uriOf(edit.file);
    const list = changes[uri] ?? [];
    list.push({ range: edit.range, newText: edit.text });
    changes[uri] = list;
  }
  return changes;
}

/** A comment of its own above the line; null where the line before goes on in this one. */
function suppression({ rule, range }: Diagnostic, document: TextDocument): TextEdit | null {
  const lineText = (line: number): string =>
    line < 0 ? "" : document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  const { line } = range.start;
  const own = lineText(line);
  if (/\\\r?\n?$/.test(lineText(line - 1))) return null;
  const indent = /^[ \t]*/.exec(own)?.[0] ?? "";
  const end = own.endsWith("\r\n") ? "\r\n" : "\n";
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, newText: `${indent}# fastapi-gate: ignore[${rule}] -- why this is right here${end}` };
}

/** Longest page that a hover shows. */
const PAGE = 4000;

/** What stands at a place: the findings, and the pages of their rules. */
export function hoverOf(diagnostics: readonly Diagnostic[], links: Links, pageOf: (rule: string) => string | null): Hover | null {
  const [first] = diagnostics;
  if (first === undefined) return null;
  const parts = diagnostics.map((diagnostic) => {
    const href = links.pageUri(diagnostic.rule);
    const name = href === null ? `**${diagnostic.rule}**` : `[**${diagnostic.rule}**](${href})`;
    const steps = diagnostic.trace.map(
      (step, index) =>
        `${index + 1}. [${escaped(step.file)}:${step.range.start.line + 1}](${links.uriOf(step.file)}#L${step.range.start.line + 1}) ${escaped(step.message)}`,
    );
    return [
      `${name} · ${diagnostic.gate} · ${diagnostic.owner}${diagnostic.blocking ? " · **blocks**" : ""}`,
      escaped(diagnostic.message),
      ...(diagnostic.why === "" ? [] : [`*Why:* ${diagnostic.why}`, `*Fix:* ${diagnostic.remedy}`]),
      ...(steps.length === 0 ? [] : [steps.join("\n")]),
    ].join("\n\n");
  });
  // What stands above its first heading is said of this very finding already.
  const page = /^## [\s\S]*/m.exec(pageOf(first.rule) ?? "")?.[0] ?? "";
  const cut = page.length > PAGE ? `${page.slice(0, page.lastIndexOf("\n\n", PAGE))}\n\n…` : page;
  const value = [...parts, ...(cut === "" ? [] : [fenced(cut)])].join("\n\n---\n\n");
  return { contents: { kind: MarkupKind.Markdown, value }, range: first.range };
}

/** A page that was cut inside an example still closes it. */
function fenced(page: string): string {
  return (page.match(/^```/gm)?.length ?? 0) % 2 === 0 ? page : `${page}\n\`\`\``;
}

/** Text of the analysed code, which is not to be read as Markdown outside its backticks. */
function escaped(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_{}[\]<>#|!]/g, "\\$&")))
    .join("`");
}
