// Byte edits of Python sources on the project's own facts: what the transformations share.

import { createEncoder, decode, extract } from "../../src/extract/index.ts";
import type { FileFacts } from "../../src/model/facts.ts";
import type { Expr, FunctionDef, Stmt } from "../../src/model/syntax.ts";
import { createParser, KIND_NAMES, kindOf, next, start, end as treeEnd } from "../../src/parse/index.ts";

/** A source with its facts; offsets are bytes. */
export interface Source {
  readonly path: string;
  readonly bytes: Buffer;
  readonly facts: FileFacts;
  /** Ranges of string literals, in order: lines inside them are text. */
  readonly strings: readonly (readonly [number, number])[];
}

/** In place of a range there is to be a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type SyntaxNode = Expr | Stmt;

const parser = createParser();
const encoder = createEncoder();

/** Reads a source; null where it is not clean UTF-8 Python, whose meaning an edit might change. */
export function readSource(path: string, text: string): Source | null {
  const bytes = Buffer.from(text, "utf8");
  const facts = decode(extract(bytes, parser, encoder));
  if (facts.problems.length > 0 || text.includes("\r") || text.includes("\f")) return null;
  const tree = parser.parse(bytes);
  const strings: (readonly [number, number])[] = [];
  for (let node = 0; node < tree.count; ) {
    if (KIND_NAMES[kindOf(tree, node)] === "string") {
      strings.push([start(tree, node), treeEnd(tree, node)]);
      node = next(tree, node);
    } else node++;
  }
  return { path, bytes, facts, strings };
}

/** The text with edits made; those that overlap an earlier one are left out. */
export function edited({ bytes }: Source, edits: readonly Edit[]): string {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    parts.push(bytes.subarray(at, start), Buffer.from(text, "utf8"));
    at = end;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]).toString("utf8");
}

/** The source text of a range. */
export function textOf({ bytes }: Source, node: { readonly start: number; readonly end: number }): string {
  return bytes.toString("utf8", node.start, node.end);
}

/** Where the line of an offset begins. */
export function lineStart({ bytes }: Source, offset: number): number {
  return bytes.lastIndexOf(10, offset - 1) + 1;
}

/** The blanks before a statement that begins its line; null for one that does not, or that another one follows on its line. */
export function indentOf(source: Source, node: { readonly start: number; readonly end: number }): string | null {
  const before = source.bytes.toString("utf8", lineStart(source, node.start), node.start);
  if (!/^[ \t]*$/.test(before)) return null;
  const lineEnd = source.bytes.indexOf(10, node.end);
  const after = source.bytes.toString("utf8", node.end, lineEnd < 0 ? source.bytes.length : lineEnd);
  return /^\s*(?:#.*)?$/.test(after) ? before : null;
}

/** Visits nodes below a value and itself, those of nested functions and classes included, parents first; `false` from the visitor leaves a node's children out. */
export function walk(value: unknown, visit: (node: SyntaxNode) => unknown): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  else if (typeof value === "object" && value !== null) {
    const node = value as Record<string, unknown>;
    if (typeof node.kind === "string" && visit(value as SyntaxNode) === false) return;
    const keys = node.kind === "FunctionDef" ? FUNCTION_PARTS : node.kind === "ClassDef" ? CLASS_PARTS : Object.keys(node);
    for (const key of keys) walk(node[key], visit);
  }
}

const FUNCTION_PARTS = ["decorators", "parameters", "returns", "body"];
const CLASS_PARTS = ["decorators", "bases", "keywords", "body"];

/** The ids of all names below a value. */
export function namesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  walk(value, (node) => {
    if (node.kind === "Name") found.add(node.id);
  });
  return found;
}

/** The functions of a file that stand in no other function. */
export function outerFunctions({ facts }: Source): readonly FunctionDef[] {
  return facts.functions.filter(({ qualname }) => !qualname.includes("<locals>"));
}
