import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { systemReason } from "../model/errors.ts";
import { writeFileAtomically } from "./atomic.ts";
import { checksum } from "./checksum.ts";

/**
 * Results of earlier runs on one root, one file each, named after everything the result was made of. Nothing is trusted: a
 * file counts with its full name and checksum inside, and lies in the user's own cache folder, never in the repository.
 */
export interface ResultStore {
  /** Whether there is anything to look for. */
  readonly empty: boolean;
  /** What was kept under a key, or null. A damaged file is none. */
  get(key: string): unknown;
  /** Keeps plain data (no functions) under a key; a line about what went wrong, or null. */
  put(key: string, value: unknown): string | null;
}

/** "FGRS", and the version of this layout together with V8's own. */
const MAGIC = Buffer.from(`FGRS1 ${process.versions.v8}\n`, "latin1");
const NAME = /^result-[0-9a-f]{20}\.bin$/;
/** Selections, configurations and branches that are looked at in turn. */
const MOST_RESULTS = 8;
/** Larger ones take as long to read as to find again. */
const MOST_BYTES = 200_000_000;
const DIGEST_BYTES = 32;

/** The results in a folder, which need not exist. */
export function openResults(folder: string): ResultStore {
  return {
    get empty() {
      return namesIn(folder).length === 0;
    },
    get(key) {
      try {
        const digest = digestOf(key);
        return read(readFileSync(fileOf(folder, digest)), digest);
      } catch {
        // Missing, unreadable, damaged or of another version of Node: the analysis is made.
        return null;
      }
    },
    put(key, value) {
      try {
        const digest = digestOf(key);
        write(fileOf(folder, digest), digest, serialize(value));
        prune(folder);
        return null;
      } catch (error) {
        return `result not kept: ${systemReason(error)}`;
      }
    },
  };
}

function fileOf(folder: string, digest: Buffer): string {
  return join(folder, `result-${digest.toString("hex", 0, 10)}.bin`);
}

function digestOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

function read(bytes: Buffer, digest: Buffer): unknown {
  const start = MAGIC.length + DIGEST_BYTES + 4;
  if (bytes.length < start || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  if (!bytes.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES).equals(digest)) return null;
  const content = bytes.subarray(start);
  return bytes.readInt32LE(start - 4) === checksum(content) ? deserialize(content) : null;
}

function write(file: string, digest: Buffer, content: Uint8Array): void {
  if (content.length > MOST_BYTES) return;
  const sum = Buffer.alloc(4);
  sum.writeInt32LE(checksum(content));
  // Not forced to the disk: what a power cut destroys is known by its checksum.
  writeFileAtomically(file, Buffer.concat([MAGIC, digest, sum, content]), false);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => NAME.test(name));
  } catch {
    return [];
  }
}

/** Removes the oldest beyond those worth keeping. */
function prune(folder: string): void {
  const names = namesIn(folder);
  if (names.length <= MOST_RESULTS) return;
  const dated = names.map((name) => ({ name, time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  dated.sort((a, b) => b.time - a.time);
  for (const { name } of dated.slice(MOST_RESULTS)) rmSync(join(folder, name), { force: true });
}
