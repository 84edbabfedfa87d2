// Text to syntax tree: tree-sitter and its Python grammar, compiled by scripts/parser into one wasm module that is entered once a file.

import { readFileSync } from "node:fs";
import type { SyntaxTree } from "./cursor.ts";
import { STRIDE } from "./cursor.ts";

export * from "./cursor.ts";
export { FIELD, FIELD_NAMES, KIND, KIND_NAMES, TOKEN } from "./grammar.ts";

/**
 * Parses Python. It keeps its memory between files, so one for each thread is enough.
 *
 * There is no limit on time, for with one the result would depend on the clock. Cost grows with the length of the file, also where the text is
 * made to hurt. A megabyte of ordinary Python takes 0.2 s and 17 MB, of random bytes 1.7 s and 160 MB; the worst found, of quotes never closed,
 * 7 s and 470 MB.
 */
export interface Parser {
  /**
   * The tree is a view into memory the next call writes to: read it before, or copy it. Whether the bytes are UTF-8 is for the caller to check:
   * in strings and comments any byte passes.
   * Throws a `RangeError` where the tree does not fit into 2 GB; the next call works again.
   */
  parse(bytes: Uint8Array): SyntaxTree;
}

/** What flatten.c exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly _initialize: () => void;
  readonly setup: () => void;
  readonly reserve: (length: number) => number;
  readonly parse: (text: number, length: number) => number;
}

const HAS_ERROR = 1;
const TRUNCATED = 2;

/** Nothing the parser does reaches the system; the C library only links as if it could. */
function instantiate(module: WebAssembly.Module): Exports {
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] = { ...imports[from], [name]: () => -1 };
  }
  const exports = new WebAssembly.Instance(module, imports).exports as Exports;
  exports._initialize();
  exports.setup();
  return exports;
}

/** The bytes of python.wasm, which stands beside this module, and beside the bundle after bundling. */
export function loadWasm(): Uint8Array {
  return readFileSync(new URL("python.wasm", import.meta.url));
}

/** Compiles the grammar. The result can be posted to worker threads, which then need not compile it again. */
export function compileWasm(bytes: Uint8Array = loadWasm()): WebAssembly.Module {
  return new WebAssembly.Module(bytes);
}

/** Memory a parser may keep for the next file; what a huge file needed beyond this is given back. */
const KEPT_BYTES = 1 << 28;

/** Makes a parser from python.wasm, or from what `compileWasm` made of it. */
export function createParser(wasm: Uint8Array | WebAssembly.Module = loadWasm()): Parser {
  const module = wasm instanceof WebAssembly.Module ? wasm : compileWasm(wasm);
  let exports = instantiate(module);
  return {
    parse(bytes) {
      if (exports.memory.buffer.byteLength > KEPT_BYTES) exports = instantiate(module);
      try {
        return parseWith(exports, bytes);
      } catch (error) {
        // A trap leaves the instance in the middle of its work.
        exports = instantiate(module);
        throw error instanceof WebAssembly.RuntimeError
          ? new RangeError("the syntax tree does not fit into memory", { cause: error })
          : error;
      }
    },
  };
}

function parseWith({ memory, reserve, parse }: Exports, bytes: Uint8Array): SyntaxTree {
  const source = reserve(bytes.length) >>> 0;
  new Uint8Array(memory.buffer).set(bytes, source);
  const result = parse(source, bytes.length) >>> 0;
  const [records = 0, count = 0, flags = 0] = new Uint32Array(memory.buffer, result, 3);
  return {
    words: new Uint32Array(memory.buffer, records, count * STRIDE),
    count,
    hasError: (flags & HAS_ERROR) !== 0,
    truncated: (flags & TRUNCATED) !== 0,
  };
}
