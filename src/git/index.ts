// What git knows: the files of a revision, and what changed since.

export { BlobMemory } from "./blobs.ts";
export {
  type Changes,
  type Compared,
  changesSince,
  dayOf,
  hasCommit,
  mergeBase,
  openRevision,
  openStaged,
  parentsOf,
  type Revision,
  readAhead,
  tracked,
} from "./revision.ts";
