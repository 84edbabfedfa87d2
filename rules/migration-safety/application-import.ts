import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "application-import",
  severity: "warning",
  message: "Revision `{revision}` uses {detail}: the code of today, not that of its own day",
  why: "When that code changes, the old revision changes with it: a new database, or a restored backup, can no longer be upgraded past it.",
  remedy: "Declare in the revision what it needs (`sa.table()`, `sa.column()`, the labels written out), or copy the function.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace, isNew }, { report }) {
      if (rule !== "application-import" || (severity === "note" && !isNew)) return;
      report(at, { revision, detail }, { severity, trace });
    },
  },
});
