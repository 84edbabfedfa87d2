import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "fails-on-rows",
  severity: "error",
  message: "Revision `{revision}` is written for an empty table: {detail}",
  why: "It passes on the developer's empty database and fails in production.",
  remedy: "Fill the rows first, in the same revision or in one before it.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace, isNew }, { report }) {
      if (rule !== "fails-on-rows") return;
      // Where the revision has run, it is history.
      report(at, { revision, detail }, { severity: isNew || severity === "error" ? severity : "note", trace });
    },
  },
});
