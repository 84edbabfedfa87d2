import type { ContentHash } from "./source.ts";

/** One name in a folder. `other` is a pipe, socket or device: it is never opened. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
  /** Known without reading where the tree is a revision. */
  readonly hash: ContentHash | null;
}

/** Where a link leads: a path relative to the root, or why there is none. */
export type LinkTarget =
  | { readonly kind: "file" | "folder" | "other"; readonly path: string; readonly hash: ContentHash | null }
  | { readonly kind: "outside"; readonly folder: boolean }
  | { readonly kind: "missing" };

/** Files below a root, as the working directory or a revision holds them. Paths are relative with forward slashes, "" is the root. */
export interface SourceTree {
  /** The names in a folder in any order, or the reason why it cannot be listed. */
  list(folder: string): readonly TreeEntry[] | { readonly failure: string };
  /** A text file, or null where it is missing, unreadable or larger than 20 MB; with `../` one of the repository above the root. */
  text(path: string): string | null;
  /** Follows a link to its end. */
  resolve(path: string): LinkTarget;
  /** Whether a file, or a file below a folder, is under version control: no `.gitignore` holds for it. */
  isTracked(path: string, folder: boolean): boolean;
}
