import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "irreversible-statement",
  severity: "warning",
  message: "Revision `{revision}` cannot be undone here: {detail}",
  why: "After the rollback the older code meets rows that no older revision ever left.",
  remedy:
    "Keep the old values (a backup table or column) and restore them in downgrade(), and delete there what upgrade() inserts, or agree that it stays so.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace, isNew }, { report }) {
      if (rule !== "irreversible-statement") return;
      // Where the revision has run, it is history.
      report(at, { revision, detail }, { severity: isNew ? severity : "note", trace });
    },
  },
});
