import { s as createEncoder, t as extract } from "./extract.chunk.js";
import { n as createParser, t as compileWasm } from "./parse.chunk.js";

// src/run/analyse.ts
/** Compiles the parser once for all threads of a run, when the first one asks. */
function sharedWasm() {
	let wasm = null;
	return () => {
		wasm ??= compileWasm();
		return wasm;
	};
}
/** Makes parse ∘ extract over a compiled parser. */
function analyserMaker(wasm) {
	return () => {
		const parser = createParser(wasm());
		const encoder = createEncoder();
		return (bytes, hash) => extract(bytes, parser, encoder, hash);
	};
}

export { sharedWasm as n, analyserMaker as t };