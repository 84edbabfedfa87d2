import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "missing-downgrade",
  severity: "error",
  message: "Revision `{revision}` has no downgrade()",
  why: "A release that has to be taken back cannot be: Alembic stops at this revision, with the schema of the newer code.",
  remedy: "Write a downgrade() that undoes each operation of upgrade(), in the reverse order.",
  check: {
    revision(revision, { report }) {
      if (revision.rollback !== "missing") return;
      report(
        revision.upgrade ?? revision.at,
        { revision: revision.revision },
        { severity: revision.leavesHarmlessOnly ? "warning" : "error" },
      );
    },
  },
});
