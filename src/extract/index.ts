// Syntax tree to facts: what one file says, by its syntax alone.

import { createHash } from "node:crypto";
import type { FactsData } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";
import type { Parser } from "../parse/index.ts";
import { createEncoder, type Encoder } from "./encode.ts";
import { decodeSource } from "./source.ts";

export { decode } from "./decode.ts";
export { createEncoder, type Encoder, type SourceProblem } from "./encode.ts";
export { ExchangedFacts } from "./exchange.ts";
export { FORMAT } from "./layout.ts";
export { exchangeBody, exchangeClass, exchangeFunction } from "./read-definitions.ts";
export { type DecodedSource, decodeSource } from "./source.ts";

/**
 * The facts of a Python file, given as its bytes. Offsets refer to `decodeSource(bytes).utf8`, which is the bytes themselves unless the
 * file is in another encoding. Anything is accepted: what cannot be read is in the problems of the facts. Pass the same encoder for
 * many files, and the hash of the bytes if it is known.
 */
export function extract(
  bytes: Uint8Array,
  parser: Parser,
  encoder: Encoder = createEncoder(),
  hash: ContentHash = contentHash(bytes),
): FactsData {
  const source = decodeSource(bytes);
  const problem = source.problem === undefined ? undefined : { offset: source.offset ?? 0, detail: source.problem };
  return encoder.encode(parser.parse(source.utf8), source.utf8, hash, problem);
}

/** The hash that names a file's content. */
export function contentHash(bytes: Uint8Array): ContentHash {
  return createHash("sha256").update(bytes).digest("hex") as ContentHash;
}
