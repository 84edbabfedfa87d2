import type { Place } from "../../../model/finding.ts";
import { Raised } from "../python/raised.ts";

/** What makes a statement fail that the history itself did before. */
export interface Obstacle {
  /**
   * What is there already; an enum label that the transaction has added and not committed; `absent`: what the table or type that the history
   * made does not have; `refused`: what the database does not take, whatever is there.
   */
  readonly kind: "table" | "column" | "object" | "index" | "constraint" | "type" | "label" | "uncommitted label" | "absent" | "refused";
  readonly table: string | null;
  /** Of a label the name of its type. */
  readonly name: string;
  /** The columns of a constraint, by which it is known where the database has named it. */
  readonly columns?: readonly string[];
  /** It is refused whatever an earlier statement has done, or failed to do. */
  readonly everywhere?: true;
  /** Another table holds it than the one that the statement is about: where a step makes it, that is not the step that fails. */
  readonly elsewhere?: true;
  /** The statement that did it, where that is known already. */
  readonly by: Place | null;
}

/** An error that the database answers with. */
export function databaseError(type: string, message: string, at: Place | null, obstacle: Obstacle | null = null): Raised {
  return new Raised(type, message, at, { database: true, obstacle });
}

/** An error of Alembic that rests on what the table is. */
export function failed(type: string, message: string, at: Place | null, obstacle: Obstacle | null): Raised {
  return new Raised(type, message, at, { obstacle });
}

/** What the database does not take, as far as the history tells. */
export function refusal(name: string, table: string | null = null): Obstacle {
  return { kind: "refused", table, name, by: null };
}

/** An error of Alembic or SQLAlchemy, which refuse it on every database. */
export function refused(type: string, message: string, at: Place | null): Raised {
  return new Raised(type, message, at, { obstacle: { kind: "refused", table: null, name: type, by: null, everywhere: true } });
}

/** Something that cannot be told from the source; the verdict becomes `unproved`. */
export class Undecided extends Error {}
