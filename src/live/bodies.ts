import type { Exchange, ExchangedBody } from "../exchange.ts";
import { ExchangedFacts } from "../extract/index.ts";
import type { FileFacts } from "../model/facts.ts";
import { speaksOf } from "../model/speaking.ts";
import type { ClassDef, FunctionDef, Stmt } from "../model/syntax.ts";
import { blocksOf, eachStatement, functionsIn, withNested } from "../model/traverse.ts";
import type { ExchangedClass } from "../newcomers.ts";
import { type BlockEdits, blockEdits, hasSameHead, toldBlock } from "./definitions.ts";
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
  const block = blockEdits(kept.body, now.body);
  if (block === null) return "module code";
  const imports = importEdits(block.kept, block.now, offsets);
  if (imports === null) return "imports";
  const { added, removed } = block;
  const classes = classEdits(kept, now);
  if (classes === null) return "classes";
  const functions = new Set(namesOf([block]));
  const methods = new Set(namesOf([...classes.values()]));
  if (speaksOf(now, { imported: imports.names, functions, methods })) return "names that the file speaks of";
  const names = new Set([...imports.names, ...functions]);
  // What these names mean in a body is another thing now.
  const naming = new Set(names.size + methods.size === 0 ? [] : now.functionsNaming([...names, ...methods]));
  const found = new Pairs(offsets, naming, classes);
  if (!imports.others.every(([one, other]) => saysSame(one, other, offsets, found))) return "module code or heads of definitions";
  const gone = [...removed, ...found.classes.flatMap((one) => one.removed)];
  const come = [...added, ...found.classes.flatMap((one) => one.added)];
  const list = toldFunctions(kept, now, gone, come);
  if (list === null) return "functions in compound statements";
  if (![...gone, ...come].every(({ body }) => definitionsIn(body) !== null))
    return "a function that defines classes or binds names outside";
  const changed: ExchangedBody[] = [];
  for (const [def, other] of found.pairs) {
    const outlines = [definitionsIn(def.body), definitionsIn(other.body)];
    if (outlines[0] === null || outlines[0] !== outlines[1]) return "imports or classes in a body";
    const inner = nestedPairs(def, other);
    if (inner === null) return "functions in a body";
    if (!placeBody(other, def, offsets)) return "no room";
    const body = inner.length === 0 ? other.body : withDefinitions(other.body, new Map(inner.map(([kept, now]) => [now, kept])));
    changed.push({ def, body, nested: inner.map(([kept, now]) => ({ def: kept, now })) });
  }
  const fresh = [...imports.fresh, ...come.flatMap(nodesOf)];
  if (fresh.length > 0 && !placeBetween(fresh, offsets)) return "no room";
  const isSame = imports.changed.length + added.length + removed.length === 0;
  const told = { body: isSame ? kept.body : toldBlock(now.body, imports.body, added), functions: list, classes: kept.classes };
  return {
    facts: new ExchangedFacts(now, told, nearestBy(offsets)),
    now,
    changed,
    names,
    imports: imports.changed,
    added,
    removed,
    classes: found.classes.map((one) => ({ ...one, end: endOf(one, offsets) })),
    offset: offsetBy(offsets),
  };
}

/** Pairs what two versions of a file both have. */
class Pairs implements BodyDiffers {
  /** Functions whose bodies differ. */
  readonly pairs: (readonly [FunctionDef, FunctionDef])[] = [];
  /** Classes with other methods than before, or with another end. */
  readonly classes: (Omit<ExchangedClass, "end"> & { readonly now: ClassDef })[] = [];
  readonly #offsets: Map<number, number>;
  readonly #naming: ReadonlySet<FunctionDef>;
  readonly #blocks: ReadonlyMap<ClassDef, BlockEdits>;

  /** `naming`: functions that mean something else, whatever they say. */
  constructor(offsets: Map<number, number>, naming: ReadonlySet<FunctionDef>, blocks: ReadonlyMap<ClassDef, BlockEdits>) {
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

/** What came to the body of each class and went; null where there are other classes than before. */
function classEdits(kept: FileFacts, now: FileFacts): ReadonlyMap<ClassDef, BlockEdits> | null {
  const { classes } = kept;
  if (classes.length !== now.classes.length) return null;
  const found = new Map<ClassDef, BlockEdits>();
  for (const [at, def] of classes.entries()) {
    const block = blockEdits(def.body, now.classes[at]?.body ?? []);
    if (block === null) return null;
    found.set(def, block);
  }
  return found;
}

function namesOf(blocks: readonly BlockEdits[]): readonly string[] {
  return blocks.flatMap(({ added, removed }) => [...added, ...removed].map(({ name }) => name));
}

/** Where a class ends by the offsets of the version before. */
function endOf({ def, now }: { readonly def: ClassDef; readonly now: ClassDef }, offsets: ReadonlyMap<number, number>): number {
  if (offsets.get(def.end) === now.end) return def.end;
  let found = def.end;
  for (const [kept, at] of offsets) if (at === now.end && kept > found) found = kept;
  return found;
}

/** The functions of today, told by those of before; null where these are not the same but for some that came and went. */
function toldFunctions(
  kept: FileFacts,
  now: FileFacts,
  removed: readonly FunctionDef[],
  added: readonly FunctionDef[],
): readonly FunctionDef[] | null {
  const [gone, come] = [new Set(removed.flatMap(withNested)), new Set(added.flatMap(withNested))];
  const left = kept.functions.filter((def) => !gone.has(def));
  if (left.length !== now.functions.length - come.size) return null;
  let next = 0;
  return now.functions.map((def) => (come.has(def) ? def : (left[next++] as FunctionDef)));
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
