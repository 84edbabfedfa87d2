import type { Place } from "../../../model/finding.ts";
import type { FunctionDef } from "../../../model/syntax.ts";
import type { Spared } from "../database/database.ts";
import type { Obstacle } from "../database/errors.ts";
import type { MigrationEvent } from "../database/events.ts";
import { type Dialect, emptySchema, type Schema, type Step } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { wordsIn } from "../history/words.ts";
import type { Session } from "../operations/session.ts";
import { afterFailure } from "./beyond.ts";
import { compareSchemas } from "./compare.ts";
import { explore, type Way } from "./explore.ts";
import type { ModelTable } from "./from-models.ts";
import { type Outcome, runFunction, type Start } from "./run.ts";
import { SeededRows } from "./seeded.ts";
import { combine, comesBack, judge, type Reason, type Verdict } from "./verdict.ts";

/** What the replay says of one revision on one dialect. */
export interface RevisionReplay extends Verdict {
  readonly upgrade: readonly Step[];
  readonly downgrade: readonly Step[];
  /** What the longest way through upgrade() and through downgrade() does. */
  readonly upgradeEvents: readonly MigrationEvent[];
  readonly downgradeEvents: readonly MigrationEvent[];
  /** upgrade() has effects that are not known. */
  readonly unknown: boolean;
  /** Why upgrade() fails, when it does. */
  readonly error: Outcome["error"];
  /** upgrade() changes schema or rows. */
  readonly changes: boolean;
  /** upgrade() raises on this dialect, whatever way it takes. */
  readonly failed: boolean;
  /** It does so on what the history has made, and all that upgrade() did until then is known. */
  readonly blocked: Blocked | null;
  /** All statements that fail, in order, once those before are skipped; null where more than that is not known. */
  readonly stops: readonly Stop[] | null;
  /** What a second upgrade() fails on, because downgrade() leaves rows behind. */
  readonly again: Blocked | null;
  /** SQL that is not known is among what it runs. */
  readonly unsure: boolean;
  /** What it does hangs on what is there: it asks the database, or makes only what is missing. */
  readonly asks: boolean;
  /** There is one way through upgrade(), whatever is not known. */
  readonly single: boolean;
  readonly before: Schema;
  readonly after: Schema;
  /** What upgrade() ran on; null when there is none. */
  readonly start: Start | null;
}

/** A statement that fails because of something that an earlier one did. */
export interface Blocked {
  readonly message: string;
  readonly at: Place;
  readonly obstacle: Obstacle;
}

/** A statement that fails. */
export interface Stop {
  readonly message: string;
  readonly at: Place | null;
  readonly obstacle: Obstacle | null;
  /** What it was about. */
  readonly names: readonly string[];
  /** What it does beside what is refused is followed. */
  readonly carried: boolean;
}

export type Replay = ReadonlyMap<RevisionFile, RevisionReplay>;

type Run = ReturnType<typeof runFunction>;

/** Replays a history on one dialect: the schema after each revision, and for each what upgrade and downgrade leave. */
export function replay(
  session: Session,
  order: readonly RevisionFile[],
  dialect: Dialect,
  models: (() => ReadonlyMap<string, ModelTable>) | null,
): Replay {
  session.dialect = dialect;
  // A history that turns out to rest on older tables is replayed with that in mind from its start.
  const upgrades = upgradeAll(session, order, false) ?? upgradeAll(session, order, true) ?? [];
  return afterFailure(judgeAll(session, upgrades), order, dialect, models);
}

/** The ways through one upgrade(). */
interface Upgraded {
  readonly revision: RevisionFile;
  readonly before: Schema;
  readonly after: Schema;
  readonly next: Run | null;
  readonly start: Start | null;
  /** The ways that do not fail. */
  readonly ways: readonly Way<Run>[];
  readonly complete: boolean;
  readonly failed: boolean;
  readonly blocked: Blocked | null;
  readonly error: Outcome["error"];
  /** There is one way, that fails. */
  readonly only?: boolean;
  /** It stands for what other means make, and refuses to run. */
  readonly stands?: boolean;
  /** Each way fails after something that is not known, which may have made what it fails for the lack of. */
  readonly open?: boolean;
}

/**
 * Upgrades from nothing to the head; null when the history rests on tables that it does not make, which was not `openWorld`.
 * Downgrades are judged later, when it is known what the history rests on: they change nothing of what comes after.
 */
function upgradeAll(session: Session, order: readonly RevisionFile[], openWorld: boolean): readonly Upgraded[] | null {
  const upgrades: Upgraded[] = [];
  let schema = emptySchema();
  let known: ReadonlySet<string> = new Set();
  let enumsMade: ReadonlySet<string> = new Set();
  // Beyond a revision that fails, what is missing says nothing of what was there before the history.
  let failed = false;
  for (const [index, revision] of order.entries()) {
    const { upgrade, downRevisions } = revision;
    const last = order[index - 1];
    // Beside what another branch has done it may be applied alone.
    if (last !== undefined && !downRevisions.includes(last.revision)) schema = { ...schema, rows: new Map() };
    if (upgrade === null) {
      upgrades.push({
        revision,
        before: schema,
        after: schema,
        next: null,
        start: null,
        ways: [],
        complete: true,
        failed: false,
        blocked: null,
        error: null,
      });
      continue;
    }
    const start: Start = { schema, baseline: schema, known, assuming: !failed, openWorld, enumsMade };
    session.tolerant = false;
    const { ways, complete } = explore(new Map(), (decide) => runFunction(session, revision, upgrade, start, decide));
    const good = ways.filter((way) => way.outcome.error === null);
    const next = good.length > 0 ? longest(good) : tolerated(session, revision, upgrade, start);
    const stands = standsForOthers(revision, ways);
    if (stands && !openWorld) return null;
    const open = ways.length > 0 && ways.every(({ outcome }) => failsUnsure(outcome));
    // Another way may write other rows, and beyond a failure there are none.
    if (ways.length > 1 || !complete || good.length === 0) next.schema.rows.clear();
    upgrades.push({
      revision,
      before: next.baseline,
      after: next.schema,
      next,
      start,
      ways: good,
      complete,
      failed: good.length === 0 && !stands && !open,
      blocked: complete ? blockedBy(ways) : null,
      error: ways[0]?.outcome.error ?? null,
      only: complete && ways.length === 1,
      stands,
      open,
    });
    if (next.openWorld && !openWorld) {
      return null;
    }
    failed ||= good.length === 0 && !stands && !open;
    schema = next.schema;
    known = next.known;
    enumsMade = next.enumsMade;
  }
  return upgrades;
}

/** A first revision whose upgrade() does nothing but raise: databases are made by other means, and said to be there. */
function standsForOthers({ downRevisions }: RevisionFile, ways: readonly Way<Run>[]): boolean {
  const refuses = ({ error, steps, dataChanges }: Run): boolean => error?.explicit === true && steps.length + dataChanges.length === 0;
  return downRevisions.length === 0 && ways.length > 0 && ways.every(({ outcome }) => refuses(outcome));
}

/** Whether a run ends in an error of the database behind SQL that is not known. */
function failsUnsure({ error, unsure }: Run): boolean {
  return error?.database === true && !error.explicit && unsure;
}

/** What every way through upgrade() comes to a halt at. */
function blockedBy(ways: readonly Way<Run>[]): Blocked | null {
  const found = ways.map(({ outcome: { error, blind } }) => (blind.length === 0 && error !== null && error.at !== null ? error : null));
  const [first] = found;
  if (first?.at == null || first.obstacle === null || found.some((each) => each?.message !== first.message)) return null;
  return { message: first.message, at: first.at, obstacle: first.obstacle };
}

/** The statements that fail in an upgrade() through which there is one way, when such are skipped; null where something else is not known. */
function stopsIn({ failed, only, next }: Upgraded): readonly Stop[] | null {
  if (!failed || !only || next === null || next.error !== null || next.blind.length !== next.skipped.length) return null;
  return next.skipped.map(({ error: { message, at, obstacle }, names, carried }) => ({
    message,
    at,
    obstacle,
    names,
    carried: carried === true,
  }));
}

export function longest(ways: readonly Way<Run>[]): Run {
  return (ways.reduce((best, way) => (way.outcome.steps.length > best.outcome.steps.length ? way : best)) as Way<Run>).outcome;
}

/** An upgrade() that fails, carried out as far as it goes. */
function tolerated(session: Session, revision: RevisionFile, upgrade: FunctionDef, start: Start): Run {
  session.tolerant = true;
  try {
    return runFunction(session, revision, upgrade, start, () => true);
  } finally {
    session.tolerant = false;
  }
}

function judgeAll(session: Session, upgrades: readonly Upgraded[]): Replay {
  const replays = new Map<RevisionFile, RevisionReplay>();
  // The first revision that may have made what is not known of.
  let murky: string | null = null;
  const unknown: Upgraded[] = [];
  const seeded = new SeededRows();
  for (const upgraded of upgrades) {
    const { revision, next, before, after, failed, error } = upgraded;
    seeded.follow(revision.revision, next?.events ?? []);
    const judged =
      next === null || failed || upgraded.stands === true || upgraded.open === true ? null : judgeWays(session, revision, upgraded.ways);
    const verdict: Verdict =
      judged === null
        ? ((failed ? beyondStops(session, upgraded) : null) ?? unjudged(session, upgraded))
        : unclashed(
            undoubted(sure(combine(judged.verdicts, upgraded.complete && judged.complete), judged.spared, murky), before, unknown),
            seeded.clash(judged.events, after),
          );
    const blind = next === null || next.blind.length > 0 || upgraded.ways.some(({ outcome }) => doesMore(outcome, next));
    if (next !== null && blind) {
      murky ??= revision.revision;
      unknown.push(upgraded);
    }
    const again = comesBack(verdict) ? (judged?.again ?? null) : null;
    replays.set(revision, {
      ...(again === null ? verdict : { ...verdict, reasons: [...verdict.reasons, leftRows(again)] }),
      upgrade: next?.steps ?? [],
      downgrade: judged?.steps ?? [],
      upgradeEvents: next?.events ?? [],
      downgradeEvents: judged?.events ?? [],
      unknown: blind,
      error: failed ? error : null,
      changes: next !== null && next.steps.length + next.dataChanges.length + next.blind.length > 0,
      failed,
      blocked: upgraded.blocked,
      stops: stopsIn(upgraded),
      again,
      unsure: next?.unsure === true,
      asks: next?.asked === true || judged?.asked === true,
      single: upgraded.ways.length === 1 && upgraded.complete,
      before,
      after,
      start: upgraded.start,
    });
  }
  return replays;
}

/** Whether a way does more than the longest of those that are known: part of it is not known. */
function doesMore({ blind, steps }: Run, longest: Run): boolean {
  return blind.length > 0 && steps.length + blind.length > longest.steps.length;
}

/** What is wrong with downgrade() whatever stands in place of what upgrade() fails on, where all that it does else is known. */
function beyondStops(session: Session, upgraded: Upgraded): Verdict | null {
  const { next, revision } = upgraded;
  const stops = stopsIn(upgraded);
  if (next === null || stops?.every(({ carried }) => carried) !== true) return null;
  const { verdicts, complete, spared } = judgeWays(session, revision, [{ outcome: { ...next, blind: [] }, decisions: new Map() }]);
  const [only, ...more] = verdicts;
  if (only === undefined || more.length > 0 || !complete || spared.length > 0) return null;
  // What is put in place of a type, or of a default, downgrade() is written for.
  const names = stops.flatMap((stop) => stop.names);
  const reasons = only.reasons.filter(({ message }) => !names.some((name) => message.includes(name)));
  return /^(raises|empty|missing|differs)$/.test(only.verdict) && reasons.length > 0 ? { ...only, reasons } : null;
}

/** What is said of a revision whose downgrade() is not looked at. */
function unjudged({ dialect }: Session, { next, stands, error, open }: Upgraded): Verdict {
  if (next === null) return { verdict: "unproved", reasons: [{ message: "there is no upgrade()", at: null }] };
  if (stands === true) return { verdict: "restores", reasons: [] };
  if (open === true) return { verdict: "unproved", reasons: next.blind.map(({ reason, at }) => ({ message: reason, at })) };
  const message = `upgrade() fails on ${dialect}: ${error?.type ?? ""}: ${error?.message ?? ""}`;
  return { verdict: "unproved", reasons: [{ message, at: error?.at ?? null }] };
}

/** A verdict on the schema's return, unless it rests on the lack of something that an earlier statement, not followed in full, may have made, or that may be older than the history. */
function sure(verdict: Verdict, spared: readonly Spared[], murky: string | null): Verdict {
  if (!["restores", "lossy", "differs"].includes(verdict.verdict)) return verdict;
  const missing = murky === null ? undefined : spared.find(({ present }) => !present());
  const older = spared.find((each) => each.older && rests(verdict, each));
  if (missing === undefined && older === undefined) return verdict;
  const message =
    missing === undefined
      ? `whether ${older?.what} existed before the history is not known`
      : `whether ${missing.what} exists is not known: upgrade() of ${murky} is not followed in full`;
  return { verdict: "unproved", reasons: [{ message, at: null }] };
}

/**
 * A verdict that columns come back otherwise, unless an earlier revision, not followed in full, speaks of each of them and may have made it
 * what it comes back as.
 */
function undoubted(verdict: Verdict, before: Schema, unknown: readonly Upgraded[]): Verdict {
  if (verdict.verdict !== "differs" || unknown.length === 0) return verdict;
  const doubts = verdict.reasons.map(({ column }) =>
    column === undefined ? undefined : unknown.find((each) => mayHaveChanged(each, before, column.table, column.name)),
  );
  const [first] = doubts;
  if (first === undefined || doubts.includes(undefined)) return verdict;
  const message = `whether the history knows the column is not known: upgrade() of ${first.revision.revision} is not followed in full`;
  return { verdict: "unproved", reasons: [{ message, at: null }] };
}

/** Whether a revision names a column that nothing has changed since. */
function mayHaveChanged({ revision, after }: Upgraded, before: Schema, key: string, name: string): boolean {
  const of = (schema: Schema): unknown => schema.tables.get(key)?.columns.find((column) => column.name === name);
  const words = of(after) === of(before) ? wordsIn(revision.facts) : null;
  return words?.has(name) === true && words.has(key.slice(key.lastIndexOf(".") + 1));
}

/** Whether a verdict would be another one if the object had been there: differences that do not name it stay. */
function rests({ verdict, reasons }: Verdict, { name }: Spared): boolean {
  return verdict !== "differs" || reasons.every(({ message }) => message.includes(name));
}

/** A verdict that the schema comes back, unless downgrade() may fail on rows that are there. */
function unclashed(verdict: Verdict, clash: Reason | null): Verdict {
  return clash === null || !comesBack(verdict) ? verdict : { verdict: "unproved", reasons: [clash] };
}

/** Runs downgrade() after each way of upgrade(). */
export function judgeWays(
  session: Session,
  revision: RevisionFile,
  ways: readonly Way<Run>[],
): {
  readonly verdicts: readonly Verdict[];
  readonly steps: readonly Step[];
  readonly events: readonly MigrationEvent[];
  readonly complete: boolean;
  readonly spared: readonly Spared[];
  readonly asked: boolean;
  readonly again: Blocked | null;
} {
  const verdicts: Verdict[] = [];
  let steps: readonly Step[] = [];
  let events: readonly MigrationEvent[] = [];
  const spared: Spared[] = [];
  let all = true;
  let asked = false;
  let again: Blocked | null = null;
  const open = session.settings.convention === null && session.settings.names();
  for (const { outcome: up, decisions } of ways) {
    const { downgrade } = revision;
    spared.push(...up.spared);
    asked ||= up.asked;
    if (downgrade === null && revision.otherDowngrade) {
      verdicts.push({ verdict: "unproved", reasons: [{ message: "what downgrade() is, is not followed", at: null }] });
      continue;
    }
    if (downgrade === null) {
      verdicts.push(judge(up, null, null, compareSchemas(up.baseline, up.schema, session.dialect, open)));
      continue;
    }
    const start: Start = {
      schema: up.schema,
      baseline: up.baseline,
      known: up.known,
      assuming: up.openWorld,
      openWorld: up.openWorld,
      enumsMade: new Set(),
    };
    const { ways: downs, complete } = explore(decisions, (decide) => runFunction(session, revision, downgrade, start, decide));
    all &&= complete;
    for (const { outcome: down } of downs) {
      steps = down.steps.length > steps.length ? down.steps : steps;
      events = down.events.length > events.length ? down.events : events;
      verdicts.push(judge(up, down, downgrade, compareSchemas(down.baseline, down.schema, session.dialect, open)));
      spared.push(...down.spared);
      asked ||= down.asked;
    }
    const [only, ...more] = downs;
    if (only !== undefined && more.length === 0 && ways.length === 1 && complete) again = failsAgain(session, revision, up, only.outcome);
  }
  return { verdicts, steps, events, complete: all, spared, asked, again };
}

/** What upgrade() fails on when it runs once more, after downgrade(): rows that it has inserted and that are still there. */
function failsAgain(session: Session, revision: RevisionFile, up: Run, down: Run): Blocked | null {
  const { upgrade } = revision;
  const { schema, openWorld, known } = down;
  const leaves = up.events.some(({ table, detail }) => detail?.kind === "rows" && table !== null && schema.rows.has(table));
  if (upgrade === null || !leaves || down.error !== null) return null;
  const start: Start = { schema, baseline: schema, known, assuming: openWorld, openWorld, enumsMade: new Set() };
  const { error } = runFunction(session, revision, upgrade, start, () => true);
  if (error?.at == null || error.obstacle?.kind !== "refused" || error.obstacle.by === null) return null;
  return { message: error.message, at: error.at, obstacle: error.obstacle };
}

/** What is said of rows that stay, beside the verdict on the schema. */
export function leftRows({ message, at, obstacle: { name } }: Blocked): Reason {
  return { message: `downgrade() leaves rows of ${name} behind, on which the next upgrade() fails: ${message}`, at };
}

export type { Reason };
