// Proves on folders of real files that our parser gives the trees of the published one, and measures both.
//
// Where there are syntax errors the two may recover in different ways: tree-sitter weighs the bytes it skips, and the published parser reads
// UTF-16, which has more of them. So such trees must only agree that there are errors.
//
// Usage: scripts/parser/compare.sh FOLDER...
//   --damaged    compare what is left of each file after losing a piece, so that there are syntax errors
//   --bench N    parse everything N times with each parser, in turn

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createParser, KIND_NAMES, kindOf, STRIDE, type SyntaxTree } from "../../src/parse/index.ts";
import { createStockParser, loadStock } from "../../src/parse/stock.ts";

interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
}

function readFolder(folder: string): Source[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".py")).map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().map((path) => ({ path, bytes: readFileSync(path) }));
}

/** The file without a tenth of its bytes, from a place that differs from file to file; never splits a character. */
function damage({ path, bytes }: Source, index: number): Source {
  const text = new TextDecoder().decode(bytes);
  const from = Math.floor((text.length * ((index * 7919) % 997)) / 997);
  const left = text.slice(0, from) + text.slice(from + Math.ceil(text.length / 10));
  return { path, bytes: new TextEncoder().encode(left) };
}

/** The first node two trees differ in, or -1. */
function difference(ours: SyntaxTree, stock: SyntaxTree): number {
  const words = Math.max(ours.words.length, stock.words.length);
  for (let word = 0; word < words; word++) {
    if (ours.words[word] !== stock.words[word]) return Math.floor(word / STRIDE);
  }
  return ours.hasError === stock.hasError && ours.truncated === stock.truncated ? -1 : 0;
}

function describe(tree: SyntaxTree, node: number): string {
  const words = tree.words.subarray(node * STRIDE, (node + 1) * STRIDE);
  return `${KIND_NAMES[kindOf(tree, node)]} ${[...words].map((word) => word.toString(16)).join(" ")}`;
}

async function compare(sources: readonly Source[]): Promise<number> {
  const ours = createParser();
  const stock = await createStockParser();
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const seen = { files: 0, bytes: 0, nodes: 0, different: 0, recoveredOtherwise: 0, notUtf8: 0, withErrors: 0, truncated: 0 };
  for (const { path, bytes } of sources) {
    const [mine, theirs] = [ours.parse(bytes), stock.parse(bytes)];
    seen.files++;
    seen.bytes += bytes.length;
    seen.nodes += mine.count;
    if (mine.hasError) seen.withErrors++;
    if (mine.truncated) seen.truncated++;
    const node = difference(mine, theirs);
    if (node === -1) continue;
    try {
      utf8.decode(bytes);
      if (mine.hasError && theirs.hasError) {
        seen.recoveredOtherwise++;
        continue;
      }
      seen.different++;
      console.log(`${path}: node ${node}: ${describe(mine, node)} / ${describe(theirs, node)}`);
    } catch {
      seen.notUtf8++;
    }
  }
  console.log(JSON.stringify(seen));
  return seen.different === 0 ? 0 : 1;
}

/** Processor time of a call in milliseconds: steadier than the clock where other work runs beside. */
function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function bench(sources: readonly Source[], rounds: number): Promise<number> {
  const ours = createParser();
  const stock = await loadStock();
  const texts = sources.map(({ bytes }) => new TextDecoder().decode(bytes));
  const runs = {
    "stock, parse only": () => {
      for (const text of texts) stock.parse(text)?.delete();
    },
    "ours, parse and flatten": () => {
      for (const { bytes } of sources) ours.parse(bytes);
    },
  };
  const costs = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(runs)) costs.set(name, [...(costs.get(name) ?? []), cost(run)]);
  }
  const medians: number[] = [];
  for (const [name, values] of costs) {
    const sorted = values.toSorted((a, b) => a - b);
    const median = sorted[sorted.length >> 1] ?? 0;
    medians.push(median);
    console.log(
      `${name}: median ${median.toFixed(0)} ms, least ${sorted[0]?.toFixed(0)} ms, ÷ stock ${(median / (medians[0] ?? 1)).toFixed(3)}`,
    );
  }
  return 0;
}

const words = process.argv.slice(2);
const flag = words.indexOf("--bench");
const rounds = flag < 0 ? 0 : Number(words.splice(flag, 2)[1]);
const damaged = words.includes("--damaged");
const folders = words.filter((word) => word !== "--damaged");
const sources = folders.flatMap(readFolder).map((source, index) => (damaged ? damage(source, index) : source));
process.exitCode = rounds > 0 ? await bench(sources, rounds) : await compare(sources);
