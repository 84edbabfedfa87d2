import { readFileSync } from "node:fs";

// src/parse/index.ts
const HAS_ERROR = 1;
const TRUNCATED = 2;
/** Nothing the parser does reaches the system; the C library only links as if it could. */
function instantiate(module) {
	const imports = {};
	for (let at$ = 0, list$ = WebAssembly.Module.imports(module); at$ < list$.length; at$++) {
		const { module: from, name } = list$[at$];
		imports[from] = {
			...imports[from],
			[name]: () => -1
		};
	}
	const exports = new WebAssembly.Instance(module, imports).exports;
	exports._initialize();
	exports.setup();
	return exports;
}
/** The bytes of python.wasm, which stands beside this module, and beside the bundle after bundling. */
function loadWasm() {
	return readFileSync(new URL("python.wasm", import.meta.url));
}
/** Compiles the grammar. The result can be posted to worker threads, which then need not compile it again. */
function compileWasm(bytes = loadWasm()) {
	return new WebAssembly.Module(bytes);
}
/** Memory a parser may keep for the next file; what a huge file needed beyond this is given back. */
const KEPT_BYTES = 1 << 28;
/** Makes a parser from python.wasm, or from what `compileWasm` made of it. */
function createParser(wasm = loadWasm()) {
	const module = wasm instanceof WebAssembly.Module ? wasm : compileWasm(wasm);
	let exports = instantiate(module);
	return { parse(bytes) {
		if (exports.memory.buffer.byteLength > KEPT_BYTES) exports = instantiate(module);
		try {
			return parseWith(exports, bytes);
		} catch (error) {
			exports = instantiate(module);
			throw error instanceof WebAssembly.RuntimeError ? new RangeError("the syntax tree does not fit into memory", { cause: error }) : error;
		}
	} };
}
function parseWith({ memory, reserve, parse }, bytes) {
	const source = reserve(bytes.length) >>> 0;
	new Uint8Array(memory.buffer).set(bytes, source);
	const result = parse(source, bytes.length) >>> 0;
	const [records = 0, count = 0, flags = 0] = new Uint32Array(memory.buffer, result, 3);
	return {
		words: new Uint32Array(memory.buffer, records, count * 4),
		count,
		hasError: (flags & HAS_ERROR) !== 0,
		truncated: (flags & TRUNCATED) !== 0
	};
}

export { createParser as n, compileWasm as t };