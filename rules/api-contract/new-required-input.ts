import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "new-required-input",
  severity: "warning",
  message: "{input} (reaches {affected})",
  why: "Requests of clients that do not know of it are refused with 422.",
  remedy: "Give it a default, so that old requests still work.",
  check: {
    contractChange(change, { report }) {
      if (change.kind !== "new-required-input") return;
      const { severity } = change;
      report(
        change.at,
        { input: change.schema === null ? change.detail : `${change.schema}: ${change.detail}`, affected: change.affected.join(", ") },
        severity === "note" ? { severity } : { escalates: "breaking-api-change" },
      );
    },
  },
});
