import type { Schema, Step } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { Session } from "../operations/session.ts";
import type { Raised } from "../python/raised.ts";
import { explore } from "./explore.ts";
import { judgeWays, longest } from "./replay.ts";
import { runFunction, type Start } from "./run.ts";
import { combine, type Verdict } from "./verdict.ts";

/** What upgrade() and downgrade() of one revision do, and where the longest way through them ends. */
export interface Rejudged extends Verdict {
  readonly upgrade: readonly Step[];
  /** What downgrade() should lead to, and what it does lead to. */
  readonly wanted: Schema;
  readonly reached: Schema;
  readonly error: Raised | null;
}

/** Runs one revision on the schema that it starts from; null when its upgrade() fails there. */
export function rejudge(session: Session, revision: RevisionFile, start: Start): Rejudged | null {
  const { upgrade, downgrade } = revision;
  if (upgrade === null) return null;
  session.tolerant = false;
  const { ways, complete } = explore(new Map(), (decide) => runFunction(session, revision, upgrade, start, decide));
  const good = ways.filter((way) => way.outcome.error === null);
  if (good.length === 0) return null;
  const judged = judgeWays(session, revision, good);
  const up = longest(good);
  const decisions = good.find((way) => way.outcome === up)?.decisions ?? new Map<string, boolean>();
  const back =
    downgrade === null
      ? null
      : runFunction(
          session,
          revision,
          downgrade,
          {
            schema: up.schema,
            baseline: up.baseline,
            known: up.known,
            assuming: up.openWorld,
            openWorld: up.openWorld,
            enumsMade: new Set(),
          },
          (key) => decisions.get(key) ?? true,
        );
  return {
    ...combine(judged.verdicts, complete && judged.complete),
    upgrade: up.steps,
    wanted: back?.baseline ?? up.baseline,
    reached: back?.schema ?? up.schema,
    error: back?.error ?? null,
  };
}
