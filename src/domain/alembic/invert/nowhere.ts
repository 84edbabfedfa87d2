import type { Place } from "../../../model/finding.ts";
import type { RepoPath } from "../../../model/source.ts";

/** The place of operations that no file holds yet. */
export const NOWHERE: Place = { file: "" as RepoPath, start: 0, end: 0, symbol: "<module>" };
