import { bareName, type Dialect, type Step } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { readsFiles, wordsIn } from "../history/words.ts";
import { type ModelTable, missingInModels } from "./from-models.ts";
import type { Replay, RevisionReplay } from "./replay.ts";
import { comesBack } from "./verdict.ts";

/**
 * Beyond a revision whose upgrade() fails, no database of the dialect comes from the history as it stands. What is said to restore there
 * stands where the revision has nothing to do with those that fail, where it only makes what downgrade() takes away, which needs nothing of
 * what was there before, or where the models, which such databases are made from, agree with the replayed schema.
 */
export function afterFailure(
  replays: Replay,
  order: readonly RevisionFile[],
  dialect: Dialect,
  models: (() => ReadonlyMap<string, ModelTable>) | null,
): Replay {
  const head = order.length === 0 ? undefined : replays.get(order.at(-1) as RevisionFile)?.after;
  const made = new Map<RevisionFile, RevisionReplay>();
  let failed: string | null = null;
  const doubtful = new Set<string>();
  // What a failing revision reads from files is not among its words.
  let isWritten = true;
  for (const revision of order) {
    const own = replays.get(revision);
    if (own === undefined) {
      continue;
    }
    // Batch mode on SQLite makes a whole table anew, as it finds it: in a database that was made from the models, another one.
    const isOwn = dialect !== "sqlite" && (makesOnly(own) || (isWritten && isApart(own, doubtful)));
    const stands = failed === null || !comesBack(own) || own.upgrade.length === 0 || isOwn;
    const unsure = stands ? null : models === null || head === undefined ? "the schema" : missingInModels(own.upgrade, head, models());
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
    if (own.failed) {
      failed ??= revision.revision;
      const words = wordsIn(revision.facts);
      isWritten &&= !readsFiles(revision.facts);
      for (const word of words) doubtful.add(word);
      for (const name of namesOf(own.upgrade)) doubtful.add(name);
    }
  }
  return made;
}

/** What makes something that goes again whole when it is dropped. */
const MAKES =
  /^(create_(table|index|type|sequence|view|trigger|unique|foreignkey|primary|check|policy|schema|domain|other)|add_column|create_hypertable)$/;

/** Whether upgrade() makes all that it touches, whatever is there: that it succeeds shows that nothing of it was there before. */
function makesOnly({ upgrade, asks, upgradeEvents }: RevisionReplay): boolean {
  if (asks) return false;
  const young = new Set(upgrade.filter(({ op }) => op === "create_table").map(({ table }) => table));
  const conditional = upgradeEvents.some(({ detail }) => detail !== null && "ifNotExists" in detail && detail.ifNotExists === true);
  return !conditional && upgrade.every(({ op, table }) => MAKES.test(op) || (table !== null && young.has(table)));
}

/** Whether a revision names nothing that one which fails speaks of. */
function isApart({ upgrade, downgrade }: RevisionReplay, doubtful: ReadonlySet<string>): boolean {
  return !namesOf([...upgrade, ...downgrade]).some((name) => doubtful.has(name));
}

/** The tables that steps are about; of what is in none, its own name. */
function namesOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ table, name }) => (table !== null ? [bareName(table)] : name !== null ? [bareName(name)] : []));
}
