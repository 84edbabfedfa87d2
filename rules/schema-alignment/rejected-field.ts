import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "rejected-field",
  severity: "error",
  message: "`{model}` is given {field} of `{schema}`, which {detail}",
  why: "The constructor of a mapped class takes each of its attributes once and raises TypeError for everything else: the request is answered with 500.",
  remedy: "Leave the field out of the dump (`model_dump(exclude={…})`), or add the column to the class.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "rejected-field") return;
      report(
        found.at,
        { schema: found.schema, field: found.field, model: found.model, detail: found.detail },
        { severity: found.severity, trace: found.trace },
      );
    },
  },
});
