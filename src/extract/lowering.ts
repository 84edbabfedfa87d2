import { isAscii } from "node:buffer";
import { FLAG, KIND, STRIDE, type SyntaxTree } from "../parse/index.ts";
import { ByteBuilder } from "./byte-builder.ts";
import { OP } from "./layout.ts";
import { NextByte } from "./next-byte.ts";
import { Writer } from "./writer.ts";

/** Writes the node of the syntax tree as a node of the lowered syntax. */
export type Lower = (lowering: Lowering, node: number) => void;

const KIND_MASK = 0xffff;
const FIELD_SHIFT = 16;
const FLAG_SHIFT = 24;
const NOT_CODE = (FLAG.error | FLAG.extra) << FLAG_SHIFT;
const NAMED_OR_NOT_CODE = NOT_CODE | (FLAG.named << FLAG_SHIFT);
const NAMED = FLAG.named << FLAG_SHIFT;
const MISSING = FLAG.missing << FLAG_SHIFT;

const COMMA = 0x2c;
const HASH = 0x23;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const SEMICOLON = 0x3b;
const STAR = 0x2a;

const NO_TREE: SyntaxTree = { words: new Uint32Array(0), count: 0, hasError: false, truncated: false };
const DOT = Uint8Array.of(0x2e);
const LOCALS = new TextEncoder().encode(".<locals>.");

function isStarred(kind: number): boolean {
  return kind === KIND.list_splat || kind === KIND.list_splat_pattern || kind === KIND.dictionary_splat || kind === KIND.splat_type;
}

/** The state of one walk over a syntax tree: the tree, the writer, and the scope that the walk is in. Reused from file to file. */
export class Lowering {
  readonly out = new Writer();
  /** A place to put a string's bytes together. */
  readonly scratch = new ByteBuilder();
  tree: SyntaxTree = NO_TREE;
  bytes: Uint8Array = new Uint8Array(0);
  /** The innermost function, as far as it was read, contains a `yield` of its own. */
  yields = false;
  /** The qualified name of the enclosing definition, -1 at module level. */
  scope = -1;
  scopeIsFunction = false;
  /** Positions of the definitions, in source order. */
  readonly functions: number[] = [];
  readonly classes: number[] = [];
  #words: Uint32Array = NO_TREE.words;
  #isAscii = true;
  readonly #backslashes = new NextByte(BACKSLASH);
  readonly #returns = new NextByte(RETURN);
  #substituted = -1;
  #substitute: Lower | undefined = undefined;
  readonly #expressions: readonly (Lower | undefined)[];

  /** `expressions` holds, by kind id, what lowers an expression. */
  constructor(expressions: readonly (Lower | undefined)[]) {
    this.#expressions = expressions;
  }

  reset(tree: SyntaxTree, bytes: Uint8Array, wide: boolean): void {
    this.tree = tree;
    this.#words = tree.words;
    this.bytes = bytes;
    this.yields = false;
    this.scope = -1;
    this.scopeIsFunction = false;
    this.#isAscii = isAscii(bytes);
    this.#backslashes.reset(bytes);
    this.#returns.reset(bytes);
    this.#substituted = -1;
    this.functions.length = 0;
    this.classes.length = 0;
    this.out.reset(bytes.length, wide);
  }

  /** Lets go of the file, so that it does not outlive its use. */
  release(): void {
    this.tree = NO_TREE;
    this.#words = NO_TREE.words;
    this.bytes = new Uint8Array(0);
    this.#backslashes.reset(this.bytes);
    this.#returns.reset(this.bytes);
  }

  kind(node: number): number {
    return (this.#words[node * STRIDE] as number) & KIND_MASK;
  }

  field(node: number): number {
    return ((this.#words[node * STRIDE] as number) >>> FIELD_SHIFT) & 0xff;
  }

  start(node: number): number {
    return this.#words[node * STRIDE + 1] as number;
  }

  end(node: number): number {
    return this.#words[node * STRIDE + 2] as number;
  }

  next(node: number): number {
    return this.#words[node * STRIDE + 3] as number;
  }

  isError(node: number): boolean {
    return ((this.#words[node * STRIDE] as number) & (FLAG.error << FLAG_SHIFT)) !== 0;
  }

  isMissing(node: number): boolean {
    return ((this.#words[node * STRIDE] as number) & MISSING) !== 0;
  }

  isNamed(node: number): boolean {
    return ((this.#words[node * STRIDE] as number) & NAMED_OR_NOT_CODE) === NAMED;
  }

  /** The first sibling from `node` on that is code (neither comment nor error), or a node >= `limit`. */
  code(node: number, limit: number): number {
    let at = node;
    while (at < limit && ((this.#words[at * STRIDE] as number) & NOT_CODE) !== 0) at = this.next(at);
    return at;
  }

  /** The first sibling from `node` on that is code and named, so no keyword or operator; or a node >= `limit`. */
  named(node: number, limit: number): number {
    let at = node;
    while (at < limit && ((this.#words[at * STRIDE] as number) & NAMED_OR_NOT_CODE) !== NAMED) at = this.next(at);
    return at;
  }

  /** The child of `node` that fills `field`, or -1. */
  child(node: number, field: number): number {
    const limit = this.next(node);
    for (let at = this.code(node + 1, limit); at < limit; at = this.code(this.next(at), limit)) {
      if (this.field(at) === field) return at;
    }
    return -1;
  }

  /** The first child of `node` of that kind, or -1. */
  childOfKind(node: number, kind: number): number {
    const limit = this.next(node);
    for (let at = this.code(node + 1, limit); at < limit; at = this.code(this.next(at), limit)) {
      if (this.kind(at) === kind) return at;
    }
    return -1;
  }

  expression(node: number): void {
    const lower = node === this.#substituted ? this.#substitute : this.#expressions[this.kind(node)];
    if (lower === undefined) this.unreadable(this.start(node), this.end(node));
    else lower(this, node);
  }

  /** An expression where several may stand, and a starred one too. */
  element(node: number): void {
    if (this.bytes[this.start(node)] === STAR) this.starred(node);
    else this.expression(node);
  }

  /** `*a.b()` is sometimes read as `(*a).b()`: the star belongs to the whole. */
  starred(node: number): void {
    const path: number[] = [];
    let at = node;
    while (at < this.next(node) && !isStarred(this.kind(at))) {
      path.push(at);
      at = this.named(at + 1, this.next(at));
    }
    if (at === node || at >= this.next(node)) {
      this.expression(node);
      return;
    }
    const operand = this.named(at + 1, this.next(at));
    if (operand >= this.next(at)) {
      this.expression(node);
      return;
    }
    this.out.node(OP.Starred, 0, this.start(node), this.end(node));
    this.substituting(node, path, this.start(operand), at, (l) => l.expression(operand));
  }

  /** The expression at `node`, where the grammar demands one; unreadable, at the end of `parent`, if the siblings end before. */
  demanded(node: number, limit: number, parent: number): void {
    if (node < limit) this.expression(node);
    else this.unreadable(this.end(parent), this.end(parent));
  }

  /** The expression that fills `field`, where the grammar demands one. */
  demandedField(node: number, field: number): void {
    const child = this.child(node, field);
    this.demanded(child, child < 0 ? child : child + 1, node);
  }

  /** The expression that fills `field`, or nothing. */
  optionalField(node: number, field: number): void {
    const child = this.child(node, field);
    if (child < 0) this.out.none();
    else this.expression(child);
  }

  /** Runs `write` with all of `nodes` ending at `end`. */
  endingAt(nodes: readonly number[], end: number, write: () => void): void {
    this.#withWord(nodes, 2, end, write);
  }

  /** Lowers `node` with all of `path` starting at `start`, and its descendant `substituted` lowered by `lower`. */
  substituting(node: number, path: readonly number[], start: number, substituted: number, lower: Lower): void {
    const outer = { node: this.#substituted, lower: this.#substitute };
    this.#withWord(path, 1, start, () => {
      this.#substituted = substituted;
      this.#substitute = lower;
      this.expression(node);
    });
    this.#substituted = outer.node;
    this.#substitute = outer.lower;
  }

  #withWord(nodes: readonly number[], word: number, value: number, write: () => void): void {
    const words = nodes.map((node) => this.#words[node * STRIDE + word] as number);
    for (const node of nodes) this.#words[node * STRIDE + word] = value;
    write();
    nodes.forEach((node, i) => {
      this.#words[node * STRIDE + word] = words[i] as number;
    });
  }

  unreadable(start: number, end: number): void {
    this.out.node(OP.Unreadable, 0, start, end);
  }

  /** Whether there is an escape or a carriage return in the source from `start` to `end`. */
  hasEscape(start: number, end: number): boolean {
    return this.#backslashes.from(start) < end || this.#returns.from(start) < end;
  }

  /** The string id of an identifier, in the form Python compares (NFKC). */
  identifier(node: number): number {
    return this.identifierAt(this.start(node), this.end(node));
  }

  identifierAt(start: number, end: number): number {
    const strings = this.out.strings;
    const id = strings.add(this.bytes, start, end);
    if (this.#isAscii || isAscii(this.bytes.subarray(start, end))) return id;
    const text = new TextDecoder().decode(this.bytes.subarray(start, end));
    const normal = text.normalize("NFKC");
    if (normal === text) return id;
    const bytes = new TextEncoder().encode(normal);
    return strings.add(bytes, 0, bytes.length);
  }

  /** The string id of a dotted name, without the space that may stand between its parts. */
  dottedName(node: number): number {
    const limit = this.next(node);
    const first = this.named(node + 1, limit);
    if (first >= limit) return this.identifier(node);
    let id = this.identifier(first);
    for (let at = this.named(this.next(first), limit); at < limit; at = this.named(this.next(at), limit)) {
      id = this.out.strings.join(id, DOT, this.identifier(at));
    }
    return id;
  }

  /** The string id of `__qualname__` for a definition of that name in the present scope. */
  qualname(name: number): number {
    if (this.scope < 0) return name;
    return this.out.strings.join(this.scope, this.scopeIsFunction ? LOCALS : DOT, name);
  }

  /** The offset after the comma that follows `from`, with nothing but space and comments between; -1 if there is none before `limit`. */
  afterComma(from: number, limit: number): number {
    const bytes = this.bytes;
    for (let at = from; at < limit; at++) {
      const byte = bytes[at] as number;
      if (byte === COMMA) return at + 1;
      if (byte === HASH) {
        while (at < limit && bytes[at] !== NEWLINE) at++;
      } else if (byte > SPACE && byte !== BACKSLASH) return -1;
    }
    return -1;
  }

  /** The offset after a semicolon at `offset`, or else that. */
  afterSemicolon(offset: number): number {
    let at = offset;
    while (this.bytes[at] === SPACE) at++;
    return this.bytes[at] === SEMICOLON ? at + 1 : offset;
  }

  /** Whether the node is `(x)` for some x, where the grammar cannot tell it from `(x,)`. */
  isBareParenthesis(node: number): boolean {
    if (this.kind(node) !== KIND.tuple_pattern) return false;
    const limit = this.next(node);
    const only = this.named(node + 1, limit);
    if (only >= limit || this.named(this.next(only), limit) < limit) return false;
    return this.afterComma(this.end(only), this.end(node)) < 0;
  }
}
