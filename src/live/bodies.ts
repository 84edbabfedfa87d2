import { ExchangedFacts } from "../extract/index.ts";
import type { ImportChange } from "../foundation.ts";
import type { FileFacts } from "../model/facts.ts";
import type { FunctionDef, Stmt } from "../model/syntax.ts";
import { blocksOf, eachStatement } from "../model/traverse.ts";
import { importEdits, placeBetween, speaksOf } from "./imports.ts";
import { type BodyDiffers, moveNodes, OFFSETS, offsetBy, saysSame } from "./moved.ts";

/** A function whose body an edit has changed, and nothing else of it. */
export interface ChangedBody {
  readonly def: FunctionDef;
  /** The new body, its offsets in those of the version before. */
  readonly body: readonly Stmt[];
  /** The functions defined in it, which stay the objects they were: each says what `now` says, and its body is that one's. */
  readonly nested: readonly { readonly def: FunctionDef; readonly now: FunctionDef }[];
}

/** What an edit did to a file whose definitions it left alone. */
export interface BodyEdits {
  readonly facts: ExchangedFacts;
  readonly changed: readonly ChangedBody[];
  /** What changed of the imports at the top level: the names that they bind, and the statements; null: nothing. */
  readonly imports: ImportChange | null;
  /** Where in the file of today an offset of the version before lies; undefined where no node begins or ends. */
  offset(kept: number): number | undefined;
}

/**
 * What lies between two versions of a file, where they differ in bodies of functions and in imports at most: all else is paired node by node. The new
 * bodies are put where the old ones were, so that the order of all offsets holds and what was found elsewhere keeps its places. `now` is
 * used up by that: its bodies are handed over. Null where more differs, or where a body imports or defines something else than before.
 */
export function bodyEdits(kept: FileFacts, now: FileFacts): BodyEdits | null {
  if (kept.generated !== now.generated || (kept.docstring === null) !== (now.docstring === null)) return null;
  if (kept.problems.length > 0 || now.problems.length > 0) return null;
  if (kept.functions.length !== now.functions.length || kept.classes.length !== now.classes.length) return null;
  const offsets = new Map<number, number>();
  const pairs: (readonly [FunctionDef, FunctionDef])[] = [];
  const imports = importEdits(kept.body, now.body, offsets);
  if (imports === null || (imports.names.size > 0 && speaksOf(now, imports.names))) return null;
  // What these names mean in a body is another thing now.
  const naming = new Set(imports.names.size === 0 ? [] : now.functionsNaming(imports.names));
  const differs: BodyDiffers = { passes: (one, other) => pairs.push([one, other]) > 0, isOther: (def) => naming.has(def) };
  if (!imports.others.every(([one, other]) => saysSame(one, other, offsets, differs))) return null;
  const changed: ChangedBody[] = [];
  for (const [def, other] of pairs) {
    const outlines = [definitionsIn(def.body), definitionsIn(other.body)];
    if (outlines[0] === null || outlines[0] !== outlines[1]) return null;
    const inner = nestedPairs(def, other);
    if (inner === null || !placed(other, def, offsets)) return null;
    const body = inner.length === 0 ? other.body : withDefinitions(other.body, new Map(inner.map(([kept, now]) => [now, kept])));
    changed.push({ def, body, nested: inner.map(([kept, now]) => ({ def: kept, now })) });
  }
  if (imports.fresh.length > 0) placeBetween(imports.fresh, offsets);
  const offset = offsetBy(offsets);
  let sorted: readonly number[] | null = null;
  const nearest = (at: number): number => {
    const known = offset(at);
    if (known !== undefined) return known;
    sorted ??= [...offsets.keys()].sort((a, b) => a - b);
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    const before = sorted[low - 1];
    return before === undefined ? at : (offsets.get(before) ?? before) + (at - before);
  };
  const isSame = imports.changed.length === 0;
  return {
    facts: new ExchangedFacts(kept, now, nearest, isSame ? kept.body : imports.body),
    changed,
    imports: isSame ? null : { names: imports.names, statements: imports.changed },
    offset,
  };
}

/** What a body imports, as text; null where it defines classes, or binds names outside. */
function definitionsIn(body: readonly Stmt[]): string | null {
  const imports: string[] = [];
  let plain = true;
  eachStatement(body, (statement) => {
    if (statement.kind === "ClassDef" || statement.kind === "Global" || statement.kind === "Nonlocal") plain = false;
    else if (statement.kind === "Import") for (const { name, asname } of statement.names) imports.push(`${name} ${asname}`);
    else if (statement.kind === "ImportFrom")
      for (const { name, asname } of statement.names) imports.push(`${statement.level} ${statement.module} ${name} ${asname}`);
    else if (statement.kind === "FunctionDef") {
      const inner = definitionsIn(statement.body);
      if (inner === null) plain = false;
      else imports.push(inner);
    }
  });
  return plain ? imports.join("\n") : null;
}

/** The functions defined in two bodies, outer ones first, where they are the same but for their bodies; else null. */
function nestedPairs(one: FunctionDef, other: FunctionDef): (readonly [FunctionDef, FunctionDef])[] | null {
  const [kept, now] = [functionsIn(one.body), functionsIn(other.body)];
  if (kept.length !== now.length) return null;
  const pairs: (readonly [FunctionDef, FunctionDef])[] = [];
  for (const [at, def] of kept.entries()) {
    const twin = now[at] as FunctionDef;
    // Only their heads are compared.
    if (!saysSame({ ...def }, { ...twin }, new Map())) return null;
    const inner = nestedPairs(def, twin);
    if (inner === null) return null;
    pairs.push([def, twin], ...inner);
  }
  return pairs;
}

function functionsIn(body: readonly Stmt[]): readonly FunctionDef[] {
  const found: FunctionDef[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "FunctionDef") found.push(statement);
  });
  return found;
}

/** A body with other objects for functions that it defines. */
function withDefinitions(body: readonly Stmt[], kept: ReadonlyMap<FunctionDef, FunctionDef>): readonly Stmt[] {
  const blocks = new Set<Stmt[]>([body as Stmt[]]);
  for (const def of kept.keys()) blocks.add(def.body as Stmt[]);
  for (const block of [...blocks])
    eachStatement(block, (statement) => {
      for (const inner of blocksOf(statement)) blocks.add(inner as Stmt[]);
    });
  for (const block of blocks)
    block.forEach((statement, at) => {
      const before = statement.kind === "FunctionDef" ? kept.get(statement) : undefined;
      if (before !== undefined) block[at] = before;
    });
  return body;
}

/** Moves the body of a function to where that of another stands, and pairs the offsets; false where it has too many of them for the room. */
function placed(from: FunctionDef, to: FunctionDef, offsets: Map<number, number>): boolean {
  const first = to.body[0]?.start;
  if (first === undefined) return false;
  const nodes: Record<string, unknown>[] = [];
  const found = new Set<number>();
  collect(from.body, nodes, found);
  const sorted = [...found].sort((a, b) => a - b);
  const room = to.end - first;
  const origin = sorted[0] ?? from.end;
  if (sorted.length - 1 > room || (sorted.at(-1) ?? 0) > from.end) return false;
  const moved = new Map<number, number>();
  sorted.forEach((at, rank) => {
    const last = rank === sorted.length - 1 && at === from.end;
    moved.set(at, last ? to.end : Math.min(first + (at - origin), to.end - (sorted.length - 1 - rank)));
  });
  moveNodes(nodes, moved);
  for (const [at, now] of moved) {
    if ((offsets.get(now) ?? at) !== at) return false;
    offsets.set(now, at);
  }
  return true;
}

function collect(value: unknown, nodes: Record<string, unknown>[], found: Set<number>): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, found);
    return;
  }
  const node = value as Record<string, unknown>;
  // A definition reads its body when it is asked for.
  const { kind, body } = value as { readonly kind?: unknown; readonly body?: unknown };
  if (kind === "FunctionDef" && !Object.hasOwn(node, "body")) collect(body, nodes, found);
  let isNode = false;
  for (const key of Object.keys(node)) {
    const inner = node[key];
    if (OFFSETS.has(key) && typeof inner === "number") {
      isNode = true;
      found.add(inner);
    } else collect(inner, nodes, found);
  }
  if (isNode) nodes.push(node);
}
