import type { BaseSide } from "./base-side.ts";
import { type DiscoverOptions, type Discovery, discover, workingTree } from "./discover/index.ts";
import { decodeSource } from "./extract/index.ts";
import type { BlobMemory } from "./git/index.ts";
import type { SourceOf } from "./model/lines.ts";
import type { Policy } from "./model/policy.ts";
import type { SourceTree } from "./model/tree.ts";
import type { ReadTree, TreeFindings } from "./pipeline.ts";
import { type Analyser, createAnalyser, fileReader, type Lap } from "./run/index.ts";
import type { SessionRequest } from "./session-request.ts";

/** What the runs of a server have in common, so that a run does only what is new; a run of its own makes one for itself. */
export interface Workbench {
  readonly analyser: Analyser;
  /** The working tree as it is judged: on disk, or with the unsaved texts of an editor. */
  readonly tree: SourceTree;
  /** Finds the files of the working tree. */
  discover(tree: SourceTree, options: DiscoverOptions): Discovery;
  /** The bytes of the working tree's files as they were analysed. */
  readonly sourceOf: SourceOf;
  /** What was read of the repository before; null: nothing is kept. */
  readonly blobs: BlobMemory | null;
  /** What finds instead of the pipeline; null: the pipeline, once there is something to find. */
  readonly find: Finder | null;
}

/** What finds what the pipeline finds, and remembers. */
export interface Finder {
  in(tree: ReadTree, policy: Policy, lap: Lap, base: BaseSide | null): Promise<TreeFindings>;
  /** What was found in the tree of a base. */
  side(tree: ReadTree, policy: Policy, lap: Lap): Promise<BaseSide>;
}

/** The workbench of a run of its own. */
export function workbench(request: SessionRequest): Workbench {
  const { root } = request;
  return {
    analyser: createAnalyser(root, request),
    tree: workingTree(root),
    discover,
    sourceOf: sourcesOnDisk(root),
    blobs: null,
    find: null,
  };
}

/** Sources are read again for the few places that are reported: to hold all of them would cost more. */
export function sourcesOnDisk(root: string): SourceOf {
  const read = fileReader();
  return (path) => {
    const source = read(root.endsWith("/") ? root + path : `${root}/${path}`);
    return source.kind === "bytes" ? utf8(new Uint8Array(source.bytes)) : null;
  };
}

/** The bytes that offsets refer to. */
export function utf8(bytes: Uint8Array | null): Uint8Array | null {
  return bytes === null ? null : decodeSource(bytes).utf8;
}
