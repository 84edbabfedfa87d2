import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "nullable-mismatch",
  severity: "warning",
  message: "`{schema}.{field}` does not allow None, but {detail} (`{model}`)",
  why: "The first row without a value fails to be read, and the endpoint answers 500.",
  remedy: "Allow None in the schema, or make the column NOT NULL.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "nullable-mismatch") return;
      report(
        found.at,
        { schema: found.schema, field: found.field, detail: found.detail, model: found.model },
        { severity: found.severity, trace: found.trace },
      );
    },
  },
});
