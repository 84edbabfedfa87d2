import type { OrmModels } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { FunctionDef } from "../../model/syntax.ts";
import type { SentBeside } from "../loads/beside.ts";

/** A statement that a call sends beside its own. */
export interface BesideTerm {
  /** The call, in the function that makes it. */
  readonly call: Place;
  readonly at: Place;
  readonly statement: string;
}

/** The statements that queries send beside their own, by the function whose call sends them. */
export function besideTerms(sent: readonly SentBeside[]): ReadonlyMap<FunctionDef, readonly BesideTerm[]> {
  const found = new Map<FunctionDef, BesideTerm[]>();
  for (const { function: fn, call, at, relationship } of sent) {
    const term: BesideTerm = { call, at, statement: `eager load of ${relationship}` };
    const list = found.get(fn.def);
    if (list === undefined) found.set(fn.def, [term]);
    else list.push(term);
  }
  return found;
}

/** What deleting a row fetches, to take the row out of it: once for each combination of rows of the collections above it. */
export interface DeletionLoad {
  readonly under: readonly string[];
  readonly relationship: string;
}

/** Rows below rows beyond which a deletion is not followed, and loads of one deletion. */
const DEEPEST = 3;
const MOST_LOADS = 30;

/**
 * What `session.delete(row)` and the flush behind it fetch: the collections of the row, and those of each row that goes with it. What the
 * database deletes by itself (`passive_deletes`) is not fetched.
 */
export function deletionLoads(models: OrmModels, symbol: ClassSymbol): readonly DeletionLoad[] {
  const found: DeletionLoad[] = [];
  const visit = (owner: ClassSymbol, under: readonly string[], above: readonly ClassSymbol[]): void => {
    for (const { key, target, direction, viewonly, passiveDeletes, cascadesDeletes, uselist } of models.modelOf(owner)?.relationships ??
      []) {
      if (viewonly || passiveDeletes || direction === null || (direction === "many-to-one" && !cascadesDeletes)) continue;
      if (found.length >= MOST_LOADS) return;
      const relationship = `${owner.def.name}.${key}`;
      found.push({ under, relationship });
      if (!cascadesDeletes || target === null || above.includes(target) || above.length >= DEEPEST) continue;
      visit(target, uselist ? [...under, relationship] : under, [...above, owner]);
    }
  };
  visit(symbol, [], []);
  return found;
}
