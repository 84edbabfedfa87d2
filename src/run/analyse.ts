import { createEncoder, extract } from "../extract/index.ts";
import { compileWasm, createParser } from "../parse/index.ts";
import type { Analyse, MakeAnalyse } from "./share.ts";

/** Compiles the parser once for all threads of a run, when the first one asks. */
export function sharedWasm(): () => ReturnType<typeof compileWasm> {
  let wasm: ReturnType<typeof compileWasm> | null = null;
  return () => {
    wasm ??= compileWasm();
    return wasm;
  };
}

/** Makes parse ∘ extract over a compiled parser. */
export function analyserMaker(wasm: () => ReturnType<typeof compileWasm>): MakeAnalyse {
  return (): Analyse => {
    const parser = createParser(wasm());
    const encoder = createEncoder();
    return (bytes, hash) => extract(bytes, parser, encoder, hash);
  };
}
