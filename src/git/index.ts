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
  readAhead,
  tracked,
} from "./revision.ts";
