import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "missing-argument",
  severity: "error",
  message: "`{schema}` is {detail} without {field}, which it requires",
  why: "Validation fails every time: the request is answered with 500.",
  remedy: "Give the field a value there, give it a default, or name the field that is meant.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "missing-argument") return;
      report(
        found.at,
        { schema: found.schema, detail: found.detail, field: found.field },
        { severity: found.severity, trace: found.trace },
      );
    },
  },
});
