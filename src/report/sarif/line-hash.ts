import type { SourceLines } from "../../model/lines.ts";

// GitHub's key of an alert: for every line a hash over the 100 characters from its start on, blanks left out and line ends made
// LF, in base 37 modulo 2^64, then `:` and how often that hash has come (codeql-action, src/fingerprints.ts). After the end of the
// file the characters are one mark and then zeros.
const WINDOW = 100;
const BASE = 37;
const END = 65_535;
const WORD = 2 ** 32;

interface Significant {
  /** UTF-16 code units that count, with the end's mark. */
  readonly units: Uint16Array;
  readonly length: number;
  /** Where in `units` each line begins. */
  readonly starts: readonly number[];
}

function significant(text: string): Significant {
  const units = new Uint16Array(text.length + 1);
  const starts: number[] = [];
  let length = 0;
  let lineStart = true;
  for (let index = 0; index <= text.length; index += 1) {
    let unit = index === text.length ? END : text.charCodeAt(index);
    if (unit === 0x20 || unit === 0x09) continue;
    if (unit === 0x0a && text.charCodeAt(index - 1) === 0x0d) continue;
    if (unit === 0x0d) unit = 0x0a;
    if (lineStart) starts.push(length);
    lineStart = unit === 0x0a;
    units[length] = unit;
    length += 1;
  }
  return { units, length, starts };
}

/** The hash of the window that begins at an index, as two words of 32 bits: 37 × 2^32 stays exact in a double. */
function windowHash({ units, length }: Significant, start: number): string {
  let high = 0;
  let low = 0;
  for (let index = start; index < start + WINDOW; index += 1) {
    const next = low * BASE + (index < length ? (units[index] ?? 0) : 0);
    low = next % WORD;
    high = (high * BASE + Math.floor(next / WORD)) % WORD;
  }
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");
}

/** GitHub's `primaryLocationLineHash` of every line, in order of the lines. */
export function lineHashes(text: string): readonly string[] {
  const source = significant(text);
  const seen = new Map<string, number>();
  return source.starts.map((start) => {
    const hash = windowHash(source, start);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
}

/** The hashes of a file that is already split into lines. A byte order mark counts as a character there. */
export function fileHashes(lines: SourceLines): readonly string[] {
  return lineHashes(lines.raw());
}
