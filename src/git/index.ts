// What git knows: the files of a revision, and what changed since.

export {
  type Changes,
  type Compared,
  changesSince,
  hasCommit,
  mergeBase,
  openRevision,
  openStaged,
  parentsOf,
  type Revision,
  tracked,
} from "./revision.ts";
