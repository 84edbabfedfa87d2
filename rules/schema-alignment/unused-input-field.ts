import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "unused-input-field",
  severity: "warning",
  message: "`{schema}.{field}` is required, but {readers}",
  why: "Every client has to send a value that changes nothing: something was forgotten, in the endpoint or in the schema.",
  remedy: "Use the field, make it optional, or take it out of the schema.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "unused-input") return;
      report(
        found.at,
        { schema: found.schema, field: found.field, readers: found.detail },
        { severity: found.severity, trace: found.trace },
      );
    },
  },
});
