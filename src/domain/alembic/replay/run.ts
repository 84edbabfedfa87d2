import type { Place } from "../../../model/finding.ts";
import type { FunctionDef } from "../../../model/syntax.ts";
import { Database, type Loss, type Skipped, type Spared } from "../database/database.ts";
import { Undecided } from "../database/errors.ts";
import type { MigrationEvent } from "../database/events.ts";
import { copySchema, type Schema, type Step } from "../database/schema.ts";
import { enginesOf, handedOver, takesOne } from "../history/engines.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { Session } from "../operations/session.ts";
import type { CallSite } from "../python/interpreter.ts";
import { GaveUp, Raised, ResultUnknown } from "../python/raised.ts";
import { str, unknown, type Value } from "../python/values.ts";

/** What a run of upgrade() or downgrade() did. */
export interface Outcome {
  readonly schema: Schema;
  /** The schema at the start, with what turned out to have existed before the history. */
  readonly baseline: Schema;
  readonly error: Raised | null;
  readonly steps: readonly Step[];
  readonly losses: readonly Loss[];
  /** What was to be dropped if it exists, and does not as far as is known. */
  readonly spared: readonly Spared[];
  /** What no revision has made, and was dropped only if it is there, or asked for. */
  readonly foreign: ReadonlySet<string>;
  readonly dataChanges: readonly Place[];
  readonly events: readonly MigrationEvent[];
  /** SQL that is not known was among what ran. */
  readonly unsure: boolean;
  /** It asked what is there, or made what is missing alone. */
  readonly asked: boolean;
  /** The history alters objects that it never made. */
  readonly openWorld: boolean;
  /** Statements that failed, where such are skipped. */
  readonly skipped: readonly Skipped[];
  /** Effects that are not known. */
  readonly blind: readonly { readonly reason: string; readonly at: Place }[];
}

export interface Start {
  readonly schema: Schema;
  readonly baseline: Schema;
  readonly known: ReadonlySet<string>;
  readonly assuming: boolean;
  readonly openWorld: boolean;
  /** Enum types made since the run of Alembic began. */
  readonly enumsMade: ReadonlySet<string>;
}

/** Runs one function of a revision over a copy of a schema. */
export function runFunction(
  session: Session,
  revision: RevisionFile,
  def: FunctionDef,
  start: Start,
  decide: (key: string) => boolean,
): Outcome & { readonly known: ReadonlySet<string>; readonly enumsMade: ReadonlySet<string> } {
  const db = new Database(session.dialect, copySchema(start.schema), start.known, session.names);
  db.baseline = start.baseline;
  db.assuming = start.assuming;
  db.openWorld = start.openWorld;
  db.namesUnknown = session.settings.convention === null && session.settings.names();
  db.reverting = def === revision.downgrade;
  db.enumsMade = start.enumsMade;
  db.tolerant = session.tolerant;
  db.autocommit = session.settings.autocommit ? 1 : 0;
  const blind: { readonly reason: string; readonly at: Place }[] = [];
  const { interp } = session;
  session.db = db;
  db.blind = (reason, at) => {
    blind.push({ reason, at });
    db.leaveRows();
  };
  db.maybe = () => interp.maybe > 0;
  db.guarded = () => interp.guarded > 0;
  db.calledFrom = (at) => siteOf(interp.calls, at, revision.file);
  interp.blind = db.blind;
  interp.passed = () => db.leaveRows();
  interp.decide = decide;
  interp.restart();
  const place: Place = { file: revision.file, start: def.nameStart, end: def.nameEnd, symbol: def.qualname };
  let error: Raised | null = null;
  try {
    const callee = interp.modules.scopeOf(revision.file, interp)?.get(def.name);
    if (callee === undefined) {
      blind.push({ reason: `${def.name}() could not be found`, at: place });
    } else {
      for (const positional of handed(session, revision, def)) {
        interp.call(callee, { positional, keywords: new Map(), open: false, at: place });
      }
    }
  } catch (thrown) {
    if (thrown instanceof Raised && thrown.explicit && thrown.at !== null && !beside(thrown.at.file, revision.file)) {
      // Application code is followed in part only: that it raises is a guess.
      blind.push({ reason: `code of the application raises ${thrown.type}`, at: thrown.at });
    } else if (thrown instanceof Raised) {
      error = thrown;
    } else if (thrown instanceof Undecided || thrown instanceof GaveUp || thrown instanceof ResultUnknown) {
      blind.push({ reason: thrown.message === "" ? "the way through the code is not known" : thrown.message, at: place });
    } else {
      throw thrown;
    }
  }
  const isElsewhere = db.path?.includes("public") === false || db.translated.get("") != null;
  if (isElsewhere && error === null)
    blind.push({
      reason: "names without a schema mean another schema at the end: whether Alembic finds its own table is not known",
      at: place,
    });
  if (blind.length > 0 || db.rowsLeft) db.leaveRows();
  if (error === null && db.aborted) {
    error = new Raised("InFailedSqlTransaction", "an error was caught, but PostgreSQL has given the transaction up", place, {
      database: true,
    });
  }
  return {
    schema: db.schema,
    baseline: db.baseline,
    error,
    steps: db.steps,
    losses: db.losses,
    // Dropped to make room for what is made anew, it was looked after either way.
    spared: db.spared.filter(({ older, present }) => older || !present()),
    foreign: db.foreign,
    dataChanges: db.dataChanges,
    events: db.events,
    unsure: db.unsure,
    asked: db.asked,
    skipped: db.skipped,
    blind,
    openWorld: db.openWorld,
    known: db.known,
    enumsMade: db.enumsMade,
  };
}

/** The arguments of each call: of a history of several databases one for each, else what env.py hands over, which is not known. */
function handed(session: Session, revision: RevisionFile, def: FunctionDef): readonly (readonly Value[])[] {
  const { names, apart } = session.engines();
  const own = enginesOf(revision, def).filter((engine) => names.includes(engine));
  const { engine } = session;
  if (engine !== null && takesOne(def)) return own.length === 0 || own.includes(engine) ? [[str(engine)]] : [];
  if (own.length > 0 && !apart) return own.map((each) => [str(each)]);
  return [handedOver(def).map((name) => unknown(`the argument ${name} of ${def.name}(), which env.py gives`))];
}

/** The call in the revision that a statement goes back to: the last before its file is left, or the first that tells a helper what to do. */
function siteOf(calls: readonly CallSite[], at: Place, file: string): Place | null {
  // The first is the call of upgrade() or downgrade() itself.
  const own = calls.slice(1).filter((call) => call.at.file === file);
  return (at.file === file ? own.find(({ told }) => told) : own.at(-1))?.at ?? null;
}

/** Whether a file belongs to the migrations: below the folder that holds the folder of revisions. */
function beside(file: string, revision: string): boolean {
  const folder = revision.slice(0, Math.max(0, revision.lastIndexOf("/versions/")));
  return file === revision || file.startsWith(`${folder}/`);
}
