import * as crypto from "node:crypto";
import type { RepoPath } from "./source.ts";

/** Hexadecimal digits that stand for what was found, and after them for the path: ids of one file differ from their first digits on. */
const CONTENT_DIGITS = 16;
const PATH_DIGITS = 8;

// The one-shot function is three times as fast for short texts; Node has it from 20.12 on.
const oneShot: typeof crypto.hash | undefined = crypto.hash;

/** SHA-256 of a text in hexadecimal. */
export function sha256(text: string): string {
  return oneShot === undefined ? crypto.createHash("sha256").update(text).digest("hex") : oneShot("sha256", text, "hex");
}

/** The part of a fingerprint that stands for the path. */
export function pathPrint(path: RepoPath): string {
  return sha256(path).slice(0, PATH_DIGITS);
}

/** The part that stands for what was found: rule, symbol, source with blanks collapsed, ordinal among equals. */
export function contentPrint(rule: string, symbol: string, source: string, ordinal: number): string {
  return sha256(`${rule}\0${symbol}\0${source}\0${ordinal}`).slice(0, CONTENT_DIGITS);
}

/** The fingerprint that a finding has once its file is called `path`: a renamed file changes only the path's part. */
export function movedPrint(fingerprint: string, path: RepoPath): string {
  return fingerprint.slice(0, CONTENT_DIGITS) + pathPrint(path);
}

/** Whether a text has the form of a fingerprint. */
export function isFingerprint(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}

/** The part of a fingerprint that stands for what was found, in whatever file. */
export function contentOf(fingerprint: string): string {
  return fingerprint.slice(0, CONTENT_DIGITS);
}
