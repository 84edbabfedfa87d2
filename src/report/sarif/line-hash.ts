// GitHub's key of an alert: for every line a hash over the 100 characters from its start on, blanks left out and line ends made
// LF, in base 37 modulo 2^64, then `:` and how often that hash has come (codeql-action, src/fingerprints.ts). After the end of the
// file the characters are one mark and then zeros.
const WINDOW = 100;
const BASE = 37;
const END = 65_535;

/** What a character that leaves the window has grown to: its unit times 37^100 modulo 2^64. */
function grown(unit: number): bigint {
  return BigInt.asUintN(64, BigInt(BASE) ** BigInt(WINDOW) * BigInt(unit));
}

// Source is ASCII nearly everywhere: what those units have grown to is looked up, as two words of 32 bits.
const COMMON = 128;
const [GROWN_HIGH, GROWN_LOW] = [32n, 0n].map((shift) =>
  Int32Array.from({ length: COMMON }, (_, unit) => Number(BigInt.asIntN(32, grown(unit) >> shift))),
) as [Int32Array, Int32Array];

/** The characters that count, with the end's mark, and where each line begins among them. */
interface Significant {
  readonly units: Uint16Array;
  readonly length: number;
  readonly starts: readonly number[];
}

function significant(text: string): Significant {
  // After the end's mark come zeros until every window is full.
  const units = new Uint16Array(text.length + 1 + WINDOW);
  const starts: number[] = [];
  let length = 0;
  let lineStart = true;
  let previous = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const unit = index === text.length ? END : text.charCodeAt(index);
    const skipped = unit === 0x20 || unit === 0x09 || (unit === 0x0a && previous === 0x0d);
    previous = unit;
    if (skipped) continue;
    if (lineStart) starts.push(length);
    lineStart = unit === 0x0a || unit === 0x0d;
    units[length] = unit === 0x0d ? 0x0a : unit;
    length += 1;
  }
  return { units, length, starts };
}

interface Hashes {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/** Rolls the window over the text. A hash is two words of 32 bits; the lower one is multiplied in halves, so that no product overflows. */
function windowHashes({ units, starts }: Significant): Hashes {
  const hashes: Hashes = { high: new Uint32Array(starts.length), low: new Uint32Array(starts.length) };
  let high = 0;
  let low = 0;
  let line = 0;
  const last = (starts.at(-1) ?? 0) + WINDOW;
  for (let index = 0; index < last; index += 1) {
    const half = (low & 0xffff) * BASE + (units[index] ?? 0);
    const upper = (low >>> 16) * BASE + (half >>> 16);
    low = (upper << 16) | (half & 0xffff);
    high = (Math.imul(high, BASE) + (upper >>> 16)) | 0;
    const leaving = index < WINDOW ? 0 : (units[index - WINDOW] ?? 0);
    if (leaving !== 0) {
      const leavingLow = leaving < COMMON ? (GROWN_LOW[leaving] ?? 0) : Number(BigInt.asIntN(32, grown(leaving)));
      const leavingHigh = leaving < COMMON ? (GROWN_HIGH[leaving] ?? 0) : Number(BigInt.asIntN(32, grown(leaving) >> 32n));
      high = (high - leavingHigh - (low >>> 0 < leavingLow >>> 0 ? 1 : 0)) | 0;
      low = (low - leavingLow) | 0;
    }
    if (starts[line] === index + 1 - WINDOW) {
      hashes.high[line] = high;
      hashes.low[line] = low;
      line += 1;
    }
  }
  return hashes;
}

const hexadecimal = (high: number, low: number): string =>
  high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");

/** GitHub's `primaryLocationLineHash` of the wanted 1-based lines. A byte order mark counts as a character of its line. */
export function lineHashes(text: string, wanted: ReadonlySet<number>): ReadonlyMap<number, string> {
  const source = significant(text);
  const { high, low } = windowHashes(source);
  // Only lines whose hash equals a wanted one are counted; the lower word tells nearly all others apart.
  const lows = new Set([...wanted].map((line) => low[line - 1]));
  const seen = new Map<string, number>();
  const hashes = new Map<number, string>();
  for (let index = 0; index < source.starts.length; index += 1) {
    if (!lows.has(low[index])) continue;
    const hash = hexadecimal(high[index] ?? 0, low[index] ?? 0);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    if (wanted.has(index + 1)) hashes.set(index + 1, `${hash}:${count}`);
  }
  return hashes;
}
