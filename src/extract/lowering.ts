import { Buffer } from "node:buffer";
import { STRIDE, type SyntaxTree } from "../parse/index.ts";
import { LOWERING_WASM } from "./lowering-wasm.ts";

/** What the words and strings of a file are, before what comments and errors say is added. */
export interface Lowered {
  readonly words: Int32Array;
  readonly text: string;
  readonly offsets: Int32Array;
}

/** Where something was left out because it is nested too deep. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Lowers syntax trees; keeps its memory between files. */
export interface Lowering {
  lower(tree: SyntaxTree, bytes: Uint8Array): { readonly lowered: Lowered; readonly cut: Cut | undefined };
}

/** What scripts/extract/main.c exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  reserve_nodes(count: number): number;
  reserve_source(length: number): number;
  lower(count: number, length: number): number;
}

const RESULT_WORDS = 9;
const ABSENT = 0xffffffff;

/** Memory that may be kept for the next file; what a huge file needed beyond this is given back. */
const KEPT_BYTES = 1 << 26;

/** Makes what lowers trees. The work is done in C (scripts/extract), in one call a file. */
export function createLowering(): Lowering {
  const module = new WebAssembly.Module(Buffer.from(LOWERING_WASM, "base64"));
  let instance: Exports | undefined;
  return {
    lower(tree, bytes) {
      const exports = instance ?? instantiate(module);
      instance = undefined;
      const result = lowerIn(exports, tree, bytes);
      if (exports.memory.buffer.byteLength <= KEPT_BYTES) instance = exports;
      return result;
    },
  };
}

function instantiate(module: WebAssembly.Module): Exports {
  const normalize = (at: number, length: number, room: number): number => {
    const name = Buffer.from(exports.memory.buffer, at, length).toString("utf8").normalize("NFKC");
    return Buffer.from(exports.memory.buffer, at, room).write(name, "utf8");
  };
  const exports = new WebAssembly.Instance(module, { host: { normalize } }).exports as Exports;
  exports._initialize();
  return exports;
}

function lowerIn(exports: Exports, tree: SyntaxTree, bytes: Uint8Array): ReturnType<Lowering["lower"]> {
  const { memory } = exports;
  const size = tree.count * STRIDE;
  const records = exports.reserve_nodes(tree.count) >>> 0;
  new Uint32Array(memory.buffer, records, size).set(tree.words.subarray(0, size));
  const source = exports.reserve_source(bytes.length) >>> 0;
  new Uint8Array(memory.buffer, source, bytes.length).set(bytes);
  const result = exports.lower(tree.count, bytes.length) >>> 0;
  const [words = 0, count = 0, text = 0, units = 0, isWide = 0, offsets = 0, strings = 0, start = ABSENT, end = 0] = new Uint32Array(
    memory.buffer,
    result,
    RESULT_WORDS,
  );
  const lowered = {
    words: new Int32Array(memory.buffer, words, count).slice(),
    text: Buffer.from(memory.buffer, text, isWide === 0 ? units : 2 * units).toString(isWide === 0 ? "latin1" : "utf16le"),
    offsets: new Int32Array(memory.buffer, offsets, strings + 1).slice(),
  };
  return { lowered, cut: start === ABSENT ? undefined : { start, end } };
}
