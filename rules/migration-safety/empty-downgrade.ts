import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "empty-downgrade",
  severity: "error",
  message: "The downgrade() of revision `{revision}` does nothing, so what upgrade() changed stays",
  why: "Alembic records the older revision while the newer schema stays: the older code meets tables it does not know, and the next upgrade fails.",
  remedy: "Undo each operation of upgrade() in downgrade(), in the reverse order.",
  check: {
    revision(revision, { report }) {
      if (revision.rollback !== "empty" || !revision.changes) return;
      report(
        revision.downgrade ?? revision.at,
        { revision: revision.revision },
        { severity: revision.leavesHarmlessOnly ? "warning" : "error" },
      );
    },
  },
});
