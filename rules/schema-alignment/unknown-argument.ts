import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "unknown-argument",
  severity: "error",
  message: "`{model}` is given {field}, which {detail}",
  why: "The constructor of a mapped class raises TypeError for what it has no attribute for, and a schema that forbids other fields fails to validate.",
  remedy: "Name the attribute that is meant, add the column to the class, or leave the argument out.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "unknown-argument") return;
      report(found.at, { model: found.model, field: found.field, detail: found.detail }, { severity: found.severity, trace: found.trace });
    },
  },
});
