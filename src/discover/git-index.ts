import { readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** What git has under version control: `.gitignore` does not hold for it. */
export interface Tracked {
  readonly files: ReadonlySet<string>;
  /** Folders with such a file somewhere below them. */
  readonly folders: ReadonlySet<string>;
}

const NOTHING: Tracked = { files: new Set(), folders: new Set() };

/** Repositories of a million files have indexes of this size. */
const MOST_BYTES = 200_000_000;
/** Times, device, mode and size of an entry, then its hash and flags. */
const MODE = 24;
const FLAGS = 60;
const NAME = 62;
/** An entry's kind as the file system has it: a regular file. */
const REGULAR = 0o10;
const EXTENDED = 0x4000;

/** Reads the index of the repository that holds a folder; paths are relative to the folder. Nothing where there is none, or none of a known form. */
export function trackedBelow(folder: string): Tracked {
  const found = indexOf(folder);
  if (found === null) return NOTHING;
  const prefix = found.top === folder ? "" : `${relative(found.top, folder).split(sep).join("/")}/`;
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of pathsOf(found.bytes) ?? []) {
    if (!path.startsWith(prefix)) continue;
    const below = path.slice(prefix.length);
    files.add(below);
    for (let cut = below.lastIndexOf("/"); cut > 0; cut = below.lastIndexOf("/", cut - 1)) {
      const around = below.slice(0, cut);
      if (folders.has(around)) break;
      folders.add(around);
    }
  }
  return { files, folders };
}

function indexOf(folder: string): { readonly top: string; readonly bytes: Buffer } | null {
  for (let top = folder; ; top = dirname(top)) {
    const bytes = contents(join(gitFolder(top), "index"));
    if (bytes !== null) return { top, bytes };
    if (exists(join(top, ".git")) || dirname(top) === top) return null;
  }
}

/** A worktree or submodule has a file there that names the folder. */
function gitFolder(top: string): string {
  const place = join(top, ".git");
  const named = /^gitdir: (.+)$/m.exec(contents(place)?.toString("utf8") ?? "")?.[1];
  return named === undefined ? place : resolve(top, named.trim());
}

function contents(path: string): Buffer | null {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= MOST_BYTES ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The regular files of an index of version 2, 3 or 4 with SHA-1; undefined for anything else. */
function pathsOf(bytes: Buffer): readonly string[] | undefined {
  if (bytes.length < 12 || bytes.toString("latin1", 0, 4) !== "DIRC") return undefined;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const paths: string[] = [];
  let previous = "";
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    if (at + NAME > bytes.length) return undefined;
    let start = at + NAME + ((bytes.readUInt16BE(at + FLAGS) & EXTENDED) === 0 ? 0 : 2);
    let kept = 0;
    if (version === 4) ({ kept, start } = cutOf(bytes, start, Buffer.byteLength(previous)));
    const end = bytes.indexOf(0, start);
    if (end < 0 || kept < 0) return undefined;
    const name = Buffer.from(previous).toString("utf8", 0, kept) + bytes.toString("utf8", start, end);
    const kind = bytes.readUInt32BE(at + MODE) >>> 12;
    if (kind === REGULAR) paths.push(name);
    previous = name;
    // Up to version 3 an entry is filled with one to eight zeros to a multiple of eight.
    at = version === 4 ? end + 1 : at + (Math.floor((end - at) / 8) + 1) * 8;
  }
  return paths;
}

/** Version 4 says how many bytes of the name before are not those of this one, seven bits at a time. */
function cutOf(bytes: Buffer, from: number, length: number): { readonly kept: number; readonly start: number } {
  let start = from;
  let byte = bytes[start++] ?? 0;
  let cut = byte & 127;
  while ((byte & 128) !== 0 && start < bytes.length) {
    byte = bytes[start++] ?? 0;
    cut = ((cut + 1) << 7) | (byte & 127);
  }
  return { kept: length - cut, start };
}
