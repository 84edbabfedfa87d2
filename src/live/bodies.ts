import type { Exchange, ExchangedBody } from "../exchange.ts";
import { ExchangedFacts } from "../extract/index.ts";
import type { FileFacts } from "../model/facts.ts";
import { functionsSpeakingOf, speaksOf } from "../model/speaking.ts";
import type { ClassDef, FunctionDef, Stmt } from "../model/syntax.ts";
import { blocksOf, classesOf, eachStatement, functionsIn, functionsOf } from "../model/traverse.ts";
import type { ExchangedClass } from "../newcomers.ts";
import { type BlockEdits, blockEdits, boundBy, hasSameHead, isDefinition, isFunction, toldBlock } from "./definitions.ts";
import { importEdits } from "./imports.ts";
import { type BodyDiffers, offsetBy, saysSame } from "./moved.ts";
import { nodesOf, placeBetween, placeBody } from "./placing.ts";

/** What an edit did to a file, and where things stand in it. */
export interface FileEdits extends Omit<Exchange, "path"> {
  readonly facts: ExchangedFacts;
  /** Where in the file of today an offset of the version before lies; undefined where no node begins or ends. */
  offset(kept: number): number | undefined;
}

/**
 * What lies between two versions of a file, where they differ in bodies of functions, in imports and in whole functions at most: all else is
 * paired node by node. New bodies are put where the old ones were and new functions between their neighbours, so that the order of all
 * offsets holds and what was found elsewhere keeps its places. `now` is used up by that: its bodies and functions are handed over. Where more
 * differs, or a body imports or defines something else than before: what that is, in words.
 */
export function fileEdits(kept: FileFacts, now: FileFacts): FileEdits | string {
  if (kept.generated !== now.generated || (kept.docstring === null) !== (now.docstring === null)) return "the head of a file";
  if (kept.problems.length > 0 || now.problems.length > 0) return "syntax errors";
  const offsets = new Map<number, number>();
  const block = blockEdits(kept.body, now.body, isDefinition);
  if (block === null) return "module code";
  const imports = importEdits(block.kept, block.now, offsets);
  if (imports === null) return "imports";
  const classes = classEdits(kept, now, block);
  if (classes === null) return "classes";
  const blocks = [...classes.values()];
  const gone = [...block.removed, ...blocks.flatMap(({ removed }) => removed)];
  const come = [...block.added, ...blocks.flatMap(({ added }) => added)];
  const defined = namesOf([...block.added, ...block.removed]);
  const methods = namesOf(blocks.flatMap(({ added, removed }) => [...added, ...removed]));
  const functions = namesOf([...block.added, ...block.removed].filter(isFunction));
  // What is no function may be an annotation.
  const imported = new Set([...imports.names, ...[...defined].filter((name) => !functions.has(name))]);
  const other = { imported, functions, methods };
  if (speaksOf(now, other, new Set(come))) return "names that the file speaks of";
  const names = new Set([...imports.names, ...defined]);
  // What these names mean in a body is another thing now.
  const naming = functionsSpeakingOf(now, other);
  const found = new Pairs(offsets, naming, classes);
  if (!imports.others.every(([one, other]) => saysSame(one, other, offsets, found))) return "module code or heads of definitions";
  const lists = {
    functions: told(kept.functions, now.functions, gone.flatMap(functionsOf), come.flatMap(functionsOf)),
    classes: told(kept.classes, now.classes, gone.flatMap(classesOf), come.flatMap(classesOf)),
  };
  if (lists.functions === null || lists.classes === null) return "definitions in compound statements";
  if (![...gone, ...come].flatMap(functionsOf).every(({ body }) => definitionsIn(body) !== null))
    return "a function that defines classes or binds names outside";
  const changed: ExchangedBody[] = [];
  for (const [def, twin] of found.pairs) {
    const outlines = [definitionsIn(def.body), definitionsIn(twin.body)];
    if (outlines[0] === null || outlines[0] !== outlines[1]) return "imports or classes in a body";
    const inner = nestedPairs(def, twin);
    if (inner === null) return "functions in a body";
    if (!placeBody(twin, def, offsets)) return "no room";
    const body = inner.length === 0 ? twin.body : withDefinitions(twin.body, new Map(inner.map(([kept, now]) => [now, kept])));
    changed.push({ def, body, nested: inner.map(([kept, now]) => ({ def: kept, now })) });
  }
  const fresh = [...imports.fresh, ...come.flatMap(nodesOf)];
  if (fresh.length > 0 && !placeBetween(fresh, offsets)) return "no room";
  const { added, removed } = block;
  const isSame = imports.changed.length + added.length + removed.length === 0;
  const syntax = {
    body: isSame ? kept.body : toldBlock(now.body, imports.body, added),
    functions: lists.functions,
    classes: lists.classes,
  };
  return {
    facts: new ExchangedFacts(now, syntax, nearestBy(offsets)),
    now,
    changed,
    names,
    imports: imports.changed,
    added: added.filter(isFunction),
    removed: removed.filter(isFunction),
    others: { added: added.filter(isOther), removed: removed.filter(isOther) },
    classes: found.classes.map((one) => ({ ...one, end: endOf(one, offsets) })),
    offset: offsetBy(offsets),
  };
}

function isOther(statement: Stmt): boolean {
  return !isFunction(statement);
}

/** Pairs what two versions of a file both have. */
class Pairs implements BodyDiffers {
  /** Functions whose bodies differ. */
  readonly pairs: (readonly [FunctionDef, FunctionDef])[] = [];
  /** Classes with other methods than before, or with another end. */
  readonly classes: (Omit<ExchangedClass, "end"> & { readonly now: ClassDef })[] = [];
  readonly #offsets: Map<number, number>;
  readonly #naming: ReadonlySet<FunctionDef>;
  readonly #blocks: ReadonlyMap<ClassDef, BlockEdits<FunctionDef>>;

  /** `naming`: functions that mean something else, whatever they say. */
  constructor(offsets: Map<number, number>, naming: ReadonlySet<FunctionDef>, blocks: ReadonlyMap<ClassDef, BlockEdits<FunctionDef>>) {
    this.#offsets = offsets;
    this.#naming = naming;
    this.#blocks = blocks;
  }

  passes(one: FunctionDef, other: FunctionDef): boolean {
    return this.pairs.push([one, other]) > 0;
  }

  isOther(now: FunctionDef): boolean {
    return this.#naming.has(now);
  }

  passesClass(def: ClassDef, now: ClassDef): boolean {
    const block = this.#blocks.get(def);
    if (block === undefined || block.kept.length !== block.now.length) return false;
    if (!block.kept.every((one, at) => saysSame(one, block.now[at], this.#offsets, this))) return false;
    const { added, removed } = block;
    // A class ends where its last statement does, which may be another one now.
    const end = this.#offsets.get(def.end);
    if (end === undefined) this.#offsets.set(def.end, now.end);
    if (added.length + removed.length > 0 || (end !== undefined && end !== now.end))
      this.classes.push({ def, now, body: toldBlock(now.body, block.kept, added), added, removed });
    return true;
  }
}

/** What came to the body of each class and went; null where a class has another body in other ways. */
function classEdits(kept: FileFacts, now: FileFacts, top: BlockEdits): ReadonlyMap<ClassDef, BlockEdits<FunctionDef>> | null {
  const [gone, come] = [new Set(top.removed.flatMap(classesOf)), new Set(top.added.flatMap(classesOf))];
  const after = now.classes.filter((def) => !come.has(def));
  const before = kept.classes.filter((def) => !gone.has(def));
  if (before.length !== after.length) return null;
  const found = new Map<ClassDef, BlockEdits<FunctionDef>>();
  for (const [at, def] of before.entries()) {
    const block = blockEdits(def.body, after[at]?.body ?? [], isFunction);
    if (block === null) return null;
    found.set(def, block);
  }
  return found;
}

function namesOf(definitions: readonly Stmt[]): ReadonlySet<string> {
  return new Set(definitions.map((one) => boundBy(one) ?? "").filter((name) => name !== ""));
}

/** Where a class ends by the offsets of the version before. */
function endOf({ def, now }: { readonly def: ClassDef; readonly now: ClassDef }, offsets: ReadonlyMap<number, number>): number {
  if (offsets.get(def.end) === now.end) return def.end;
  let found = def.end;
  for (const [kept, at] of offsets) if (at === now.end && kept > found) found = kept;
  return found;
}

/** The definitions of today, told by those of before; null where these are not the same but for some that came and went. */
function told<T>(kept: readonly T[], now: readonly T[], removed: readonly T[], added: readonly T[]): readonly T[] | null {
  const [gone, come] = [new Set(removed), new Set(added)];
  const left = kept.filter((def) => !gone.has(def));
  if (left.length !== now.length - come.size) return null;
  let next = 0;
  return now.map((def) => (come.has(def) ? def : (left[next++] as T)));
}

/** Where in the file of today an offset is, or what lies nearest before it. */
function nearestBy(offsets: ReadonlyMap<number, number>): (kept: number) => number {
  const offset = offsetBy(offsets);
  let sorted: readonly number[] | null = null;
  return (at) => {
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
    if (!hasSameHead(def, twin)) return null;
    const inner = nestedPairs(def, twin);
    if (inner === null) return null;
    pairs.push([def, twin], ...inner);
  }
  return pairs;
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
