import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, rmSync, statSync, write } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { systemReason } from "../model/errors.ts";
import type { FactsData } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";
import { beginReplacement } from "./atomic.ts";
import { checksum } from "./checksum.ts";
import { readRecords, recordOf, type StoredFacts } from "./records.ts";

/**
 * Facts of earlier runs, by content hash, in one file: a row of segments, each a head and records (records.ts). A run that
 * found something new appends one segment; when too much of the file is out of use it is written anew and put in place at once.
 *
 * Nothing is trusted: a head carries the version of the extractor and the checksum of itself and its records. The file is
 * read up to the first segment that does not hold, so half a segment (a crash, a full disk, a second process that is just
 * writing) costs time, never a wrong result. Facts depend on bytes alone, so it never matters which process wrote them.
 *
 * The file lies in the user's own cache folder, not in the repository: a checked-out file could pretend that bad code is good.
 */
export interface FactsStore {
  /** How many contents it knows. */
  readonly size: number;
  /** Facts of a content, or undefined. */
  get(hash: ContentHash): FactsData | undefined;
  /**
   * Keeps the facts of this run: those used, from the store or new. Writing goes on beside other work until the promise
   * resolves: to what went wrong, in a line, or null.
   */
  save(used: Iterable<FactsData>): Promise<string | null>;
  /** What was wrong with the file when it was opened, in a line, or null. */
  readonly note: string | null;
}

/** "FGFACTS" and the version of this file's own layout. */
const MAGIC = [0x41464746, 0x00535443] as const;
const LAYOUT = 1;
/** The file's name; another layout has another one, so that two releases do not replace each other's. */
export const STORE_FILE = `facts-${LAYOUT}.bin`;
/** Words of a head: magic (2), layout, digest of the version (2), bytes of the records, their checksum, checksum of the head. */
const HEAD_WORDS = 8;
const HEAD_BYTES = 4 * HEAD_WORDS;
const MOST_SEGMENTS = 40;
/** What is not in use may take as much room as what is, and this much more. */
const SPARE_BYTES = 16_000_000;
/** Larger files are not ours, or not worth reading. */
const MOST_BYTES = 1_000_000_000;
/** Stores of projects that were not analysed for so long are removed. */
const FORGET_AFTER_DAYS = 60;

/** The facts of one content, and where their bytes are. */
interface Contents {
  readonly records: Map<ContentHash, StoredFacts>;
  readonly bytes: number;
  readonly segments: number;
  readonly sound: boolean;
  readonly note: string | null;
}

type VersionKey = readonly [number, number];

const EMPTY: Contents = { records: new Map(), bytes: 0, segments: 0, sound: false, note: null };

/** Opens a store file; it need not exist. `version` names what made the facts: those of another version do not count. */
export function openStore(file: string, version: string): FactsStore {
  const digest = createHash("sha1").update(version).digest();
  const key: VersionKey = [digest.readInt32LE(0), digest.readInt32LE(4)];
  const contents = load(file, key);
  return {
    note: contents.note,
    size: contents.records.size,
    get: (hash) => contents.records.get(hash),
    save: (used) => save(file, key, contents, used),
  };
}

function load(file: string, version: VersionKey): Contents {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return missing ? EMPTY : { ...EMPTY, note: `cache not used: cannot be read: ${systemReason(error)}` };
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > MOST_BYTES) return { ...EMPTY, note: "cache not used: it is not a file of this tool" };
    const buffer = new ArrayBuffer(stat.size);
    const bytes = new Uint8Array(buffer);
    let length = 0;
    for (let more = 1; more > 0 && length < stat.size; length += more)
      more = readSync(descriptor, bytes, length, stat.size - length, length);
    return readSegments(buffer, length, version);
  } catch (error) {
    return { ...EMPTY, note: `cache not used: ${systemReason(error)}` };
  } finally {
    closeSync(descriptor);
  }
}

function readSegments(buffer: ArrayBuffer, length: number, version: VersionKey): Contents {
  const records = new Map<ContentHash, StoredFacts>();
  let at = 0;
  let segments = 0;
  for (; at + HEAD_BYTES <= length; segments++) {
    const head = new Int32Array(buffer, at, HEAD_WORDS);
    const [magic, magic2, layout, version1, version2, size = 0, sum, headSum] = head;
    if (magic !== MAGIC[0] || magic2 !== MAGIC[1] || layout !== LAYOUT || headSum !== checksum(new Uint8Array(buffer, at, HEAD_BYTES - 4)))
      break;
    const start = at + HEAD_BYTES;
    if (size < 0 || start + size > length || sum !== checksum(new Uint8Array(buffer, start, size))) break;
    if (version1 === version[0] && version2 === version[1]) {
      for (const record of readRecords(buffer, start, start + size)) records.set(record.hash, record);
    }
    at = start + size;
  }
  const sound = at === length && length > 0;
  const note = sound || length === 0 ? null : `cache damaged after ${at} of ${length} bytes: the rest is not used and will be replaced`;
  return { records, bytes: at, segments, sound, note };
}

async function save(file: string, version: VersionKey, contents: Contents, used: Iterable<FactsData>): Promise<string | null> {
  const fresh: Uint8Array[] = [];
  const kept = new Set<ContentHash>();
  let keptBytes = 0;
  for (const facts of used) {
    if (kept.has(facts.hash)) continue;
    kept.add(facts.hash);
    const stored = contents.records.get(facts.hash);
    if (stored === undefined) fresh.push(recordOf(facts));
    else keptBytes += stored.bytes.length;
  }
  const wasteful = contents.bytes > 2 * keptBytes + SPARE_BYTES || contents.segments >= MOST_SEGMENTS;
  if (kept.size === 0 || (fresh.length === 0 && contents.sound && !wasteful)) return null;
  try {
    if (contents.sound && !wasteful) await append(file, segment(version, fresh));
    else await rewrite(file, segment(version, [...worthKeeping(contents, kept), ...fresh]));
    return null;
  } catch (error) {
    return `cache not written: ${systemReason(error)}`;
  }
}

/** The records that a store written anew takes over: what was unused for longest stands first, and is the first to go. */
function worthKeeping(contents: Contents, kept: ReadonlySet<ContentHash>): readonly Uint8Array[] {
  const used: Uint8Array[] = [];
  const unused: Uint8Array[] = [];
  let room = SPARE_BYTES / 2;
  for (const [hash, record] of contents.records) {
    if (!kept.has(hash)) continue;
    used.push(record.bytes);
    room += record.bytes.length / 2;
  }
  for (const [hash, record] of [...contents.records].reverse()) {
    if (kept.has(hash)) continue;
    room -= record.bytes.length;
    if (room < 0) break;
    unused.push(record.bytes);
  }
  return [...unused.reverse(), ...used];
}

function segment(version: VersionKey, records: readonly Uint8Array[]): Uint8Array {
  const size = records.reduce((total, record) => total + record.length, 0);
  const bytes = new Uint8Array(HEAD_BYTES + size);
  let at = HEAD_BYTES;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  const head = new Int32Array(bytes.buffer, 0, HEAD_WORDS);
  head.set([MAGIC[0], MAGIC[1], LAYOUT, version[0], version[1], size, checksum(bytes.subarray(HEAD_BYTES))]);
  head[HEAD_WORDS - 1] = checksum(bytes.subarray(0, HEAD_BYTES - 4));
  return bytes;
}

const writeBeside = promisify(write);

/** One call may write less than it was given, on a full disk for instance; the next one then says why. */
async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) written += (await writeBeside(descriptor, bytes, written)).bytesWritten;
}

/** Appended by one call to the system, so that segments of two processes do not mix. */
async function append(file: string, bytes: Uint8Array): Promise<void> {
  const descriptor = openSync(file, constants.O_WRONLY | constants.O_APPEND);
  try {
    await writeAll(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
}

async function rewrite(file: string, bytes: Uint8Array): Promise<void> {
  const replacement = beginReplacement(file);
  try {
    await writeAll(replacement.descriptor, bytes);
    // Not forced to the disk: what a power cut destroys is known by its checksum.
    replacement.commit(false);
  } catch (error) {
    replacement.abandon();
    throw error;
  }
  forgetOthers(file);
}

/** Removes the stores of other projects beside this one that nobody used for long. Whatever fails is left. */
function forgetOthers(file: string): void {
  try {
    const all = dirname(dirname(file));
    const limit = Date.now() - FORGET_AFTER_DAYS * 24 * 3600 * 1000;
    for (const name of readdirSync(all)) {
      const folder = join(all, name);
      if (folder === dirname(file) || !/^[0-9a-f]{16}$/.test(name)) continue;
      if (readdirSync(folder).every((entry) => statSync(join(folder, entry)).mtimeMs < limit))
        rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // Tidying up is nobody's task to succeed at.
  }
}
