// What holds for every input, however odd.

import { createEncoder, decode, decodeSource, extract } from "../../src/extract/index.ts";
import { createParser } from "../../src/parse/index.ts";
import { analyseSources } from "../../src/pipeline.ts";

const one = { parser: createParser(), encoder: createEncoder() };
const other = { parser: createParser(), encoder: createEncoder() };

/** Parses and extracts, twice, and reads all that came out; answers what is wrong, or null. */
export function extractionTrouble(bytes: Uint8Array): string | null {
  try {
    const data = extract(bytes, one.parser, one.encoder);
    const again = extract(bytes, other.parser, other.encoder);
    if (data.text !== again.text || !same(data.words, again.words) || !same(data.offsets, again.offsets)) return "two extractions differ";
    const facts = decode(data);
    const { length } = decodeSource(bytes).utf8;
    const outside = readAll([facts.body, facts.functions, facts.classes, facts.directives, facts.problems], length);
    return outside === null ? null : `a place outside the text: ${outside}`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
  }
}

function same(one: Int32Array, two: Int32Array): boolean {
  return one.length === two.length && Buffer.compare(bytesOf(one), bytesOf(two)) === 0;
}

function bytesOf(words: Int32Array): Buffer {
  return Buffer.from(words.buffer, words.byteOffset, words.byteLength);
}

/** Reads every value; answers the first range that does not lie in the text. */
function readAll(roots: readonly unknown[], length: number): string | null {
  const open: unknown[] = [...roots];
  const seen = new Set<object>();
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const { start, end, body } = value as { readonly start?: number; readonly end?: number; readonly body?: unknown };
    if (start !== undefined && end !== undefined && !(start >= 0 && start <= end && end <= length)) return `${start}-${end} of ${length}`;
    open.push(body, ...Object.values(value));
  }
  return null;
}

/** Analyses a program, twice, the second time with its files the other way round; answers what is wrong, or null. */
export async function analysisTrouble(sources: Readonly<Record<string, string>>): Promise<string | null> {
  try {
    const first = await analyseSources(sources);
    const crashed = first.problems.find(({ fatal }) => fatal);
    if (crashed !== undefined) return crashed.message;
    const second = await analyseSources(Object.fromEntries(Object.entries(sources).reverse()));
    const said = ({ findings, problems, analysis }: typeof first): string => JSON.stringify([findings, problems, analysis.blindSpots]);
    return said(first) === said(second) ? null : "two analyses differ";
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
  }
}
