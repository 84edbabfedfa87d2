import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file so that a reader, another process or a crash sees the old content or the new, never a part: into a new file
 * beside it, forced to the disk unless `durable` is false, then renamed. Makes missing folders; throws what the system says.
 */
export function writeFileAtomically(path: string, content: string | Uint8Array, durable = true): void {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const replacement = beginReplacement(path);
  try {
    // One call may write less than it was given.
    for (let written = 0; written < bytes.byteLength; ) written += writeSync(replacement.descriptor, bytes, written);
    replacement.commit(durable);
  } catch (error) {
    replacement.abandon();
    throw error;
  }
}

/** A file that is being written beside the one it will replace. */
export interface Replacement {
  readonly descriptor: number;
  /** Puts it in place. */
  commit(durable: boolean): void;
  /** Leaves everything as it was. */
  abandon(): void;
}

/** Begins to replace a file, which need not exist. Throws what the system says. */
export function beginReplacement(path: string): Replacement {
  const target = throughLinks(path);
  mkdirSync(dirname(target), { recursive: true });
  // A random name: two processes, or two machines on one disk, must not write into the same file.
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
  const descriptor = openSync(temporary, "wx");
  return {
    descriptor,
    commit(durable) {
      try {
        if (durable) fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(temporary, target);
    },
    abandon() {
      try {
        closeSync(descriptor);
      } catch {
        // It was closed before the renaming failed.
      }
      rmSync(temporary, { force: true });
    },
  };
}

/** A link stays a link, and what it leads to is replaced. */
function throughLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
