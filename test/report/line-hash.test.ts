import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineHashes } from "../../src/report/sarif/line-hash.ts";

/** The hashes of all lines; there is none of a line that is not. */
function all(text: string): readonly string[] {
  const hashes = lineHashes(text, new Set([...Array(text.length + 2).keys()]));
  return [...hashes.values()];
}

/**
 * GitHub's algorithm as it is described: a window of 100 characters rolls over the text, in 64-bit arithmetic. Slow, and made in
 * another way than the one under test.
 */
function rolled(text: string): readonly string[] {
  const MODULUS = 1n << 64n;
  const units = [...Array(text.length).keys()].map((index) => text.charCodeAt(index));
  const significant: number[] = [];
  for (const [index, unit] of units.entries()) {
    if (unit === 32 || unit === 9 || (unit === 10 && units[index - 1] === 13)) continue;
    significant.push(unit === 13 ? 10 : unit);
  }
  significant.push(65_535);
  const begins = significant.map((_, index) => index === 0 || significant[index - 1] === 10);
  const padded = [...significant, ...Array<number>(100).fill(0)];
  const first = 37n ** 100n % MODULUS;
  const hashes: string[] = [];
  const seen = new Map<string, number>();
  let hash = 0n;
  for (const [index, unit] of padded.entries()) {
    const start = index - 100;
    if (start >= 0 && begins[start] === true) {
      const hex = hash.toString(16);
      seen.set(hex, (seen.get(hex) ?? 0) + 1);
      hashes.push(`${hex}:${seen.get(hex)}`);
    }
    const leaving = BigInt(start >= 0 ? (padded[start] ?? 0) : 0);
    hash = (((hash * 37n + BigInt(unit) - first * leaving) % MODULUS) + MODULUS) % MODULUS;
  }
  // The last window ends with the padding's last zero.
  const tail = padded.length - 100;
  if (begins[tail] === true) {
    const hex = hash.toString(16);
    seen.set(hex, (seen.get(hex) ?? 0) + 1);
    hashes.push(`${hex}:${seen.get(hex)}`);
  }
  return hashes;
}

describe("GitHub's hash of a line", () => {
  test("agrees with a slow second writing of the algorithm", () => {
    const unit = fc.constantFrom("a", "b", "é", "😀", " ", "\t", "\n", "\r", "\r\n", "x".repeat(40));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        expect(all(parts.join(""))).toEqual(rolled(parts.join("")));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test("equal windows are counted, blanks do not matter", () => {
    expect([...lineHashes("a\na\nb\na\n", new Set([4]))]).toEqual([[4, expect.stringMatching(/^[0-9a-f]+:1$/)]]);
    expect(lineHashes(`${"a".repeat(99)}\n`.repeat(3), new Set([2])).get(2)).toMatch(/:2$/);
    const [one, two] = all(`x = 1\n${" ".repeat(3)}x = 1\n`);
    expect(one).not.toBe(two);
    expect(all("a\n\n\n\nb\n")).toHaveLength(6);
    expect(all("  a( b )\n")).toEqual(all("a(b)\n"));
  });
});
