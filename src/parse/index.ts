// Text to syntax tree: tree-sitter and its Python grammar, compiled by scripts/parser into one wasm module that is entered once a file.

import { readFileSync } from "node:fs";
import type { SyntaxTree } from "./cursor.ts";
import { STRIDE } from "./cursor.ts";

export * from "./cursor.ts";
export { FIELD, FIELD_NAMES, KIND, KIND_NAMES, TOKEN } from "./grammar.ts";

/** Parses Python. It keeps its memory between files, so one for each thread is enough. */
export interface Parser {
  /** The tree is a view into memory the next call writes to: read it before, or copy it. */
  parse(bytes: Uint8Array): SyntaxTree;
}

/** What flatten.c exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  setup(): void;
  reserve(length: number): number;
  parse(text: number, length: number): number;
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

/** Makes a parser from python.wasm, or from what `compileWasm` made of it. */
export function createParser(wasm: Uint8Array | WebAssembly.Module = loadWasm()): Parser {
  const exports = instantiate(wasm instanceof WebAssembly.Module ? wasm : compileWasm(wasm));
  return {
    parse(bytes) {
      const source = exports.reserve(bytes.length) >>> 0;
      new Uint8Array(exports.memory.buffer).set(bytes, source);
      const result = exports.parse(source, bytes.length) >>> 0;
      const memory = new Uint32Array(exports.memory.buffer);
      const [records = 0, count = 0, flags = 0] = memory.subarray(result / 4);
      return {
        words: memory.subarray(records / 4, records / 4 + count * STRIDE),
        count,
        hasError: (flags & HAS_ERROR) !== 0,
        truncated: (flags & TRUNCATED) !== 0,
      };
    },
  };
}
