import { DIALECTS, type Dialect, emptySchema, type Schema, type Step } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { Session } from "../operations/session.ts";
import { compareSchemas } from "./compare.ts";
import { explore, type Way } from "./explore.ts";
import { type ModelTable, missingInModels } from "./from-models.ts";
import { type Outcome, runFunction, type Start } from "./run.ts";
import { combine, judge, type Reason, type Verdict } from "./verdict.ts";

/** What the replay says of one revision on one dialect. */
export interface RevisionReplay extends Verdict {
  readonly upgrade: readonly Step[];
  readonly downgrade: readonly Step[];
  /** upgrade() changes schema or rows. */
  readonly changes: boolean;
  /** upgrade() raises on this dialect, whatever way it takes. */
  readonly failed: boolean;
  readonly before: Schema;
  readonly after: Schema;
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
  const first = replayOnce(session, order, dialect, false, new Set());
  // A history that turns out to rest on older tables is replayed with that in mind from its start.
  const { replays } = first.openWorld ? replayOnce(session, order, dialect, true, first.created) : first;
  return afterFailure(replays, order, dialect, models);
}

/**
 * Beyond a revision whose upgrade() fails, no database of the dialect comes from the history. What is said to restore there
 * stands only where the models, which such databases are made from, agree with the replayed schema.
 */
function afterFailure(
  replays: Replay,
  order: readonly RevisionFile[],
  dialect: Dialect,
  models: (() => ReadonlyMap<string, ModelTable>) | null,
): Replay {
  const head = order.length === 0 ? undefined : replays.get(order.at(-1) as RevisionFile)?.after;
  const made = new Map<RevisionFile, RevisionReplay>();
  let failed: string | null = null;
  for (const revision of order) {
    const own = replays.get(revision);
    if (own === undefined) {
      continue;
    }
    const unsure =
      failed === null || (own.verdict !== "restores" && own.verdict !== "lossy") || own.upgrade.length === 0
        ? null
        : models === null || head === undefined
          ? "the schema"
          : missingInModels(own.upgrade, head, models());
    made.set(
      revision,
      unsure === null
        ? own
        : {
            ...own,
            verdict: "unproved",
            reasons: [
              { message: `upgrade() of ${failed} fails on ${dialect}, and the models do not tell ${unsure} as the history does`, at: null },
            ],
          },
    );
    failed ??= own.failed ? revision.revision : null;
  }
  return made;
}

function replayOnce(
  session: Session,
  order: readonly RevisionFile[],
  dialect: Dialect,
  openWorld: boolean,
  created: ReadonlySet<string>,
): { readonly replays: Replay; readonly openWorld: boolean; readonly created: ReadonlySet<string> } {
  const replays = new Map<RevisionFile, RevisionReplay>();
  session.dialect = dialect;
  session.created = created;
  let schema = emptySchema();
  let known: ReadonlySet<string> = new Set();
  let open = openWorld;
  let enumsMade: ReadonlySet<string> = new Set();
  // Beyond a revision that fails, what is missing says nothing of what was there before the history.
  let failed = false;
  const made = new Set<string>();
  for (const revision of order) {
    const before = schema;
    const { upgrade } = revision;
    if (upgrade === null) {
      replays.set(revision, {
        verdict: "unproved",
        reasons: [{ message: "there is no upgrade()", at: null }],
        upgrade: [],
        downgrade: [],
        changes: false,
        failed: false,
        before,
        after: before,
      });
      continue;
    }
    session.tolerant = false;
    const start: Start = { schema, baseline: schema, known, assuming: !failed, openWorld: open, enumsMade };
    const { ways, complete } = explore(new Map(), (decide) => runFunction(session, revision, upgrade, start, decide));
    const good = ways.filter((way) => way.outcome.error === null);
    let verdict: Verdict;
    let downSteps: readonly Step[] = [];
    let next: Run;
    if (good.length === 0) {
      const error = ways[0]?.outcome.error;
      verdict = {
        verdict: "unproved",
        reasons: [{ message: `upgrade() fails on ${dialect}: ${error?.type ?? ""}: ${error?.message ?? ""}`, at: error?.at ?? null }],
      };
      session.tolerant = true;
      next = runFunction(session, revision, upgrade, start, () => true);
      session.tolerant = false;
    } else {
      const judged = judgeWays(session, revision, good, known);
      verdict = combine(judged.verdicts, complete && judged.complete);
      downSteps = judged.steps;
      next = (good.reduce((best, way) => (way.outcome.steps.length > best.outcome.steps.length ? way : best)) as Way<Run>).outcome;
    }
    replays.set(revision, {
      ...verdict,
      upgrade: next.steps,
      downgrade: downSteps,
      changes: next.steps.length + next.dataChanges.length + next.blind.length > 0,
      failed: good.length === 0,
      before: next.baseline,
      after: next.schema,
    });
    failed ||= good.length === 0;
    schema = next.schema;
    known = next.known;
    enumsMade = next.enumsMade;
    open ||= next.openWorld;
    for (const step of next.steps) {
      if (step.op === "create_table" && step.table !== null) {
        made.add(step.table);
      }
    }
  }
  return { replays, openWorld: open && !openWorld, created: made };
}

/** Runs downgrade() after each way of upgrade(). */
function judgeWays(
  session: Session,
  revision: RevisionFile,
  ways: readonly Way<Run>[],
  known: ReadonlySet<string>,
): { readonly verdicts: readonly Verdict[]; readonly steps: readonly Step[]; readonly complete: boolean } {
  const verdicts: Verdict[] = [];
  let steps: readonly Step[] = [];
  let all = true;
  void known;
  for (const { outcome: up, decisions } of ways) {
    const { downgrade } = revision;
    if (downgrade === null) {
      verdicts.push(judge(up, null, null, compareSchemas(up.baseline, up.schema)));
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
      verdicts.push(judge(up, down, downgrade, compareSchemas(down.baseline, down.schema)));
    }
  }
  return { verdicts, steps, complete: all };
}

export type { Outcome, Reason };
export { DIALECTS };
