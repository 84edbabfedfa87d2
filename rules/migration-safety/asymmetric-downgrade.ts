import type { RevisionSubject, TraceStep } from "../../src/rule/index.ts";
import { defineRule } from "../../src/rule/index.ts";

/** More differences are counted, but not shown: who renames every index of a schema has a hundred. */
const MOST_STEPS = 12;

/** The reasons that can be pointed at. */
function stepsOf(revision: RevisionSubject): TraceStep[] {
  return revision.reasons.flatMap(({ at, message }) => (at === null ? [] : [{ at, message }])).slice(0, MOST_STEPS);
}

export default defineRule({
  id: "asymmetric-downgrade",
  severity: "error",
  message: "The downgrade() of revision `{revision}` does not restore the schema: {difference}",
  why: "After a rollback the schema is one that no revision describes: the older code fails on it, and the next upgrade does too.",
  remedy:
    "Undo each operation of upgrade() in downgrade(), in the reverse order and with the old definition; drop the enum types of a table after it (`sa.Enum(name=…).drop(op.get_bind())`). `fastapi-gate migrations downgrade REV` prints the inverse.",
  check: {
    revision(revision, { report }) {
      if (revision.rollback !== "differs") return;
      const [first, ...more] = revision.reasons.map((reason) => reason.message);
      const difference = more.length === 0 ? (first ?? "it differs") : `${first} (and ${more.length} more)`;
      const severity = revision.leavesHarmlessOnly ? "warning" : "error";
      report(revision.downgrade ?? revision.at, { revision: revision.revision, difference }, { severity, trace: stepsOf(revision) });
    },
  },
});
