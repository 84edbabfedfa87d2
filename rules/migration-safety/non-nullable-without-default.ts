import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "non-nullable-without-default",
  severity: "error",
  message: "Revision `{revision}` adds {detail} NOT NULL without a server default",
  why: "The statement fails as soon as the table has a row: on every database but an empty one. A default in Python does not help.",
  remedy: "Give the column a server_default, or add it nullable, fill it, and then set NOT NULL.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace }, { report }) {
      if (rule !== "non-nullable-without-default") return;
      report(at, { revision, detail }, { severity, trace });
    },
  },
});
