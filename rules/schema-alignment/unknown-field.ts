import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "unknown-field",
  severity: "warning",
  message: "`{schema}.{field}` is read from `{model}`, which has no attribute `{attribute}`",
  why: "Reading the object fails for every row, because the field has no default.",
  remedy:
    "Name the attribute that is meant (`validation_alias`), let the name count beside the alias (`populate_by_name`), add it to the class, or give the field a default.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "unknown-field") return;
      report(
        found.at,
        { schema: found.schema, field: found.field, model: found.model, attribute: found.detail },
        { severity: found.severity, trace: found.trace },
      );
    },
  },
});
