import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "failing-upgrade",
  severity: "error",
  message: "upgrade() of revision `{revision}` fails: {detail}",
  why: "No database gets past this revision, and none can be made anew: it fails on what the history itself has done before.",
  remedy:
    "Take the statement out, or do it only where it is still to be done; commit a new enum label in an autocommit_block() before it is used.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace }, { report }) {
      if (rule !== "failing-upgrade") return;
      report(at, { revision, detail }, { severity, trace });
    },
  },
});
