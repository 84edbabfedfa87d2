// What git knows: the files of a revision, and what changed since.

export { type Changes, changesSince, openRevision, type Revision } from "./revision.ts";
