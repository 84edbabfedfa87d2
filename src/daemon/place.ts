import { createHash, randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, type Stats, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";

/** Where the one server of a user (and cache folder) is found. */
export interface Place {
  /** Of the socket and the log: nobody else may look into it. */
  readonly folder: string;
  /** A socket's path; the name of a pipe on Windows. */
  readonly socket: string;
  readonly log: string;
}

/** Systems cut paths of sockets off, or refuse them, at 104 bytes (macOS) or 108 (Linux). */
const MOST_BYTES = 100;
/** A server listens under a name of its own before it takes the common one. */
const LONGEST_NAME = "s.4294967295".length;

/** Thrown where a server cannot be had, with the reason in words. */
export class PlaceError extends Error {}

/** The place that belongs to a cache folder. Makes its folder where there is none; throws a PlaceError where others could reach into it. */
export function placeIn(cacheFolder: string): Place {
  const cache = resolve(cacheFolder);
  const folder = folderFor(cache);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new PlaceError(`the folder ${folder} cannot be made (${codeOf(error)})`);
  }
  if (process.platform === "win32") return { folder, socket: pipeName(folder), log: join(folder, "log") };
  refuseOthers(folder);
  return { folder, socket: join(folder, "s"), log: join(folder, "log") };
}

function folderFor(cache: string): string {
  const folder = join(cache, "server");
  const fits = (path: string): boolean => process.platform === "win32" || Buffer.byteLength(path) + 1 + LONGEST_NAME <= MOST_BYTES;
  if (fits(folder)) return folder;
  const short = join(tmpdir(), `fastapi-gate-${userInfo().uid}-${createHash("sha256").update(cache).digest("hex").slice(0, 12)}`);
  if (!fits(short)) throw new PlaceError(`the path ${short} is too long for a socket`);
  return short;
}

/** Whoever could put a socket there could answer in the server's place. */
function refuseOthers(folder: string): void {
  const stat = statOf(folder);
  if (stat === null || !stat.isDirectory()) throw new PlaceError(`${folder} is not a folder`);
  if (stat.uid !== process.getuid?.()) throw new PlaceError(`the folder ${folder} belongs to somebody else`);
  if ((stat.mode & 0o077) !== 0) throw new PlaceError(`the folder ${folder} is open to others: \`chmod 700\` it`);
}

/** The pipe's name is known to those who can read the user's cache folder. */
function pipeName(folder: string): string {
  const file = join(folder, "key");
  try {
    writeFileSync(file, randomBytes(16).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch {
    // There is one.
  }
  try {
    return `\\\\.\\pipe\\fastapi-gate-${createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 32)}`;
  } catch (error) {
    throw new PlaceError(`${file} cannot be read (${codeOf(error)})`);
  }
}

/** What lies at a path, links not followed; null where nothing does. */
export function statOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

/** The system's short name for what went wrong. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
