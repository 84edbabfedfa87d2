// What git knows: the files of a revision, and what changed since.

export { type Changes, type Compared, changesSince, openRevision, openStaged, type Revision, tracked } from "./revision.ts";
