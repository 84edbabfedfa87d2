import type { Place } from "../../../model/finding.ts";
import { Raised } from "../python/raised.ts";

/** An error that the database answers with. */
export function databaseError(type: string, message: string, at: Place | null): Raised {
  return new Raised(type, message, at, { database: true });
}

/** Something that cannot be told from the source; the verdict becomes `unproved`. */
export class Undecided extends Error {}
