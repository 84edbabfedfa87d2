// The files of an application as they are now, and what edits of them are made of.

import type { ClassDef, FunctionDef, Stmt } from "../../src/model/syntax.ts";
import { blocksOf } from "../../src/model/traverse.ts";
import { type Edit, edited, indentOf, readSource, type Source, textOf, walk } from "../metamorphic/syntax.ts";

/** New texts by path; null: the file is deleted. */
export type Change = ReadonlyMap<string, string | null>;

/** A function where it stands. */
export interface Chosen {
  readonly source: Source;
  readonly fn: FunctionDef;
}

/** A statement that stands on lines of its own, in its block. */
export interface Spot {
  readonly statement: Stmt;
  readonly block: readonly Stmt[];
  readonly at: number;
  readonly indent: string;
}

/** What makes a function worth editing: what it asks of a database, awaits, or hands over. */
const TELLING = /\bawait\b|\bsession\b|\bdb\b|\.execute\(|\bselect\(|\.query\(|\.options\(|\.commit\(|self\.\w+ =|\breturn\b|Depends\(/g;
const MOST_WEIGHT = 12;

/** The sources of an application, read as they are asked for. */
export class World {
  readonly texts: Map<string, string>;
  readonly random: () => number;
  /** The only file that is picked. */
  readonly #only: string | null;
  readonly #sources = new Map<string, { readonly text: string; readonly source: Source | null }>();
  readonly #weights = new Map<string, { readonly text: string; readonly weight: number }>();

  constructor(texts: ReadonlyMap<string, string>, random: () => number, only: string | null = null) {
    this.texts = new Map(texts);
    this.random = random;
    this.#only = only;
  }

  /** The same, for edits of one file alone. */
  within(path: string): World {
    return new World(this.texts, this.random, path);
  }

  /** A world in which a change was made, to make a further one of. */
  with(change: Change): World {
    const other = new World(this.texts, this.random, this.#only);
    other.apply(change);
    return other;
  }

  apply(change: Change): void {
    for (const [path, text] of change)
      if (text === null) this.texts.delete(path);
      else this.texts.set(path, text);
  }

  /** A file that reads cleanly, or null. */
  source(path: string): Source | null {
    const text = this.texts.get(path);
    if (text === undefined) return null;
    const known = this.#sources.get(path);
    if (known?.text === text) return known.source;
    const source = readSource(path, text);
    this.#sources.set(path, { text, source });
    return source;
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<T>(list: readonly T[]): T | null {
    return list.length === 0 ? null : (list[this.below(list.length)] as T);
  }

  /** A file, those with much to say more often; `like`: of such a path. */
  file(like: RegExp | null = null): Source | null {
    if (this.#only !== null) return this.source(this.#only);
    const paths = [...this.texts.keys()].filter((path) => like === null || like.test(path));
    const weights = paths.map((path) => this.#weightOf(path));
    let left = this.random() * weights.reduce((sum, weight) => sum + weight, 0);
    const at = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return at < 0 ? null : this.source(paths[at] as string);
  }

  /** A function of a file, those with much to say more often. */
  functionOf(source: Source | null): Chosen | null {
    if (source === null) return null;
    let best: Chosen | null = null;
    let most = -1;
    for (let tries = 0; tries < 3; tries++) {
      const fn = this.pick(source.facts.functions);
      if (fn === null || indentOf(source, { start: fn.defStart, end: fn.end }) === null || fn.body[0] === undefined) continue;
      if (indentOf(source, fn.body[0]) === null) continue;
      const weight = weigh(textOf(source, fn));
      if (weight > most) [best, most] = [{ source, fn }, weight];
    }
    return best;
  }

  chosen(like: RegExp | null = null): Chosen | null {
    return this.functionOf(this.file(like));
  }

  /** A statement of a function. */
  spot({ source, fn }: Chosen, may: (statement: Stmt) => boolean = () => true): Spot | null {
    return this.pick(spotsIn(source, fn).filter(({ statement }) => may(statement)));
  }

  #weightOf(path: string): number {
    const text = this.texts.get(path) ?? "";
    const known = this.#weights.get(path);
    if (known?.text === text) return known.weight;
    const rare = /(?:^|\/)(?:tests?|docs?|examples?|scripts?)\//.test(path) ? 0.05 : 1;
    const weight = /\bdef /.test(text) ? rare * (1 + weigh(text)) : 0.1;
    this.#weights.set(path, { text, weight });
    return weight;
  }
}

function weigh(text: string): number {
  return Math.min(MOST_WEIGHT, text.match(TELLING)?.length ?? 0);
}

/** The statements of a function that stand on lines of their own, nested ones included. */
export function spotsIn(source: Source, fn: FunctionDef | ClassDef): readonly Spot[] {
  const spots: Spot[] = [];
  const visit = (block: readonly Stmt[]): void => {
    for (const [at, statement] of block.entries()) {
      const indent = indentOf(source, statement);
      if (indent !== null) spots.push({ statement, block, at, indent });
      if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") visit(statement.body);
      else for (const inner of blocksOf(statement)) visit(inner);
    }
  };
  visit(fn.body);
  return spots;
}

/** A text that stood at one indentation, for another; lines after the first begin with the former. */
export function reindented(text: string, from: string, to: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 || !line.startsWith(from) ? line : to + line.slice(from.length)))
    .join("\n");
}

/** The names that a function knows: its parameters and what it binds. */
export function localsIn({ fn }: Chosen): readonly string[] {
  const names = new Set(fn.parameters.map(({ name }) => name));
  walk(fn.body, (node) => {
    if (node.kind === "FunctionDef" || node.kind === "ClassDef" || node.kind === "Lambda") return false;
    if (node.kind === "Assign") for (const target of node.targets) if (target.kind === "Name") names.add(target.id);
    if (node.kind === "For" && node.target.kind === "Name") names.add(node.target.id);
    return true;
  });
  return [...names];
}

/** A change of one file by edits; null where it leaves the file as it was or unreadable. */
export function changeOf(source: Source, edits: readonly Edit[]): Change | null {
  const text = edited(source, edits);
  return text === source.bytes.toString("utf8") || readSource(source.path, text) === null ? null : new Map([[source.path, text]]);
}
