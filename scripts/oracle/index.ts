// What the oracles by execution have in common: programs written at random from a seed, run by a Python, and held against what the tool says of them.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** Output of a program or of the tool beyond which it is cut off, in bytes. */
const MOST_OUTPUT = 1 << 30;

/** Chances: every answer comes from one stream of numbers, so that a seed makes the same programs again. */
export interface Dice {
  /** Whether something of that likelihood happens. */
  happens(likelihood: number): boolean;
  pick<T>(from: readonly T[]): T;
  below(limit: number): number;
}

export function diceOf(random: () => number): Dice {
  const below = (limit: number): number => Math.floor(random() * limit);
  return {
    below,
    happens: (likelihood) => random() < likelihood,
    pick: (from) => {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error("nothing to pick from");
      return found;
    },
  };
}

/** The seeds of so many programs: those of one run are none of another's. */
export function seedsOf(run: string, count: string, most = 10_000): readonly number[] {
  return Array.from({ length: Number(count) }, (_, index) => Number(run) * most + index);
}

/** The folder that programs are written to: the one that is to be kept, or one that is removed at the end. */
export function workplace(name: string, keep: string | undefined): { readonly root: string; readonly clear: () => void } {
  const root = resolve(keep ?? mkdtempSync(join(tmpdir(), `${name}-`)));
  return { root, clear: () => (keep === undefined ? rmSync(root, { recursive: true, force: true }) : undefined) };
}

/** Writes files by their paths in a folder. */
export function writeFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Has a script in Python run programs: it is told of them a line each, and says what came of each in lines of its own. */
export function executed(
  python: string,
  script: string,
  lines: readonly string[],
  args: readonly string[] = [],
): { readonly lines: readonly string[]; readonly errors: string } {
  const { stdout, stderr } = spawnSync(python, [script, ...args], { input: lines.join("\n"), encoding: "utf8", maxBuffer: MOST_OUTPUT });
  return { lines: stdout.split("\n").filter((line) => line !== ""), errors: stderr };
}

/** What a command of the tool says, as JSON. */
export function answerOf(cli: string, ...args: readonly string[]): unknown {
  const { stdout } = spawnSync(process.execPath, [cli, ...args, "--no-cache", "--format", "json"], {
    encoding: "utf8",
    maxBuffer: MOST_OUTPUT,
  });
  return JSON.parse(stdout);
}

/** `agree: 12, missed: 1`. */
export function tallied(counts: Iterable<readonly [what: string, number: number]>): string {
  return [...counts].map(([what, number]) => `${what}: ${number}`).join(", ");
}
