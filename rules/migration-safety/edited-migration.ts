import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "edited-migration",
  severity: "warning",
  message: "The upgrade() of revision `{revision}` was changed, which the base has already: {detail}",
  why: "Databases that ran it do not run it again: from now on they differ from those that run the new text, and nothing tells which is which.",
  remedy: "Leave the revision as it was, and write a new one that makes the change.",
  check: {
    historyChange({ kind, at, revision, detail, severity, trace }, { report }) {
      if (kind !== "edited-migration") return;
      report(at, { revision, detail }, { severity, trace });
    },
  },
});
