import * as crypto from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { systemReason } from "../model/errors.ts";
import type { ContentHash } from "../model/source.ts";

/** Larger files are not analysed: they are data, and their syntax tree would not fit the memory. */
export const SIZE_LIMIT = 20_000_000;

/** The bytes of a file with their hash, valid until the next one is read, or why there are none. */
export type ReadResult =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly hash: ContentHash }
  | { readonly kind: "too-large"; readonly size: number }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Makes a reader of files that reuses one buffer: several times faster than `readFileSync` on thousands of small files.
 * A pipe that took a file's place since it was listed does not block: it is opened without waiting and refused.
 */
export function fileReader(): (path: string) => ReadResult {
  let buffer = Buffer.allocUnsafeSlow(ROOM + (1 << 18));
  const fill = (descriptor: number): ReadResult => {
    let end = ROOM + readSync(descriptor, buffer, ROOM, buffer.length - ROOM, null);
    if (end === buffer.length || end === ROOM) {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return { kind: "failed", reason: "is not a regular file" };
      if (stat.size > SIZE_LIMIT) return { kind: "too-large", size: stat.size };
      if (ROOM + stat.size >= buffer.length) {
        const larger = Buffer.allocUnsafeSlow(ROOM + Math.min(SIZE_LIMIT, Math.ceil(stat.size * 1.25)) + 1);
        larger.set(buffer.subarray(0, end));
        buffer = larger;
      }
      // Until nothing comes: the file may be growing, and one call may return less than there is.
      for (let more = 1; more > 0 && end < buffer.length; end += more) more = readSync(descriptor, buffer, end, buffer.length - end, null);
      if (end - ROOM > SIZE_LIMIT) return { kind: "too-large", size: end - ROOM };
    }
    return { kind: "bytes", bytes: buffer.subarray(ROOM, end), hash: hashInPlace(buffer, end) };
  };
  return (path) => {
    let descriptor = -1;
    try {
      descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
      return fill(descriptor);
    } catch (error) {
      return { kind: "failed", reason: systemReason(error) };
    } finally {
      if (descriptor >= 0) closeSync(descriptor);
    }
  };
}

/** Room before a file's bytes for what git hashes with them: "blob ", the length, and a zero. */
const ROOM = 24;

/** Node can hash without making an object of it from 20.12 on; that halves the time for small files. */
const hashOnce: (bytes: Uint8Array) => string =
  "hash" in crypto ? (bytes) => crypto.hash("sha1", bytes) : (bytes) => crypto.createHash("sha1").update(bytes).digest("hex");

function hashInPlace(buffer: Buffer, end: number): ContentHash {
  const head = `blob ${end - ROOM}\0`;
  buffer.write(head, ROOM - head.length, "latin1");
  return hashOnce(buffer.subarray(ROOM - head.length, end)) as ContentHash;
}

/**
 * The hash of a file's bytes: the id that git gives a blob. So a revision's files are known by their hash without being
 * read, and those that did not change since are found among the facts at hand. (Git itself refuses colliding blobs.)
 */
export function contentHash(bytes: Uint8Array): ContentHash {
  return crypto.createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex") as ContentHash;
}
