import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "exposed-password",
  severity: "warning",
  message: "`{schema}.{field}` shows the password of `{model}` in an answer",
  why: "Whoever may call the endpoint reads the password, or its hash, which can be tried out at leisure.",
  remedy: "Answer with a schema that does not have the field.",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "exposed-password") return;
      report(found.at, { schema: found.schema, field: found.field, model: found.model }, { severity: found.severity, trace: found.trace });
    },
  },
});
