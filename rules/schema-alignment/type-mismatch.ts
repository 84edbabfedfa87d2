import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "type-mismatch",
  severity: "warning",
  message: "`{schema}.{field}` cannot be read from `{model}`: {detail}",
  why: "Pydantic does not turn one into the other: reading fails for every row with a value.",
  remedy: "Use the type of the column, or convert in a validator that runs before.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "type-mismatch") return;
      report(
        found.at,
        { schema: found.schema, field: found.field, model: found.model, detail: found.detail },
        { severity: found.severity, trace: found.trace },
      );
    },
  },
});
