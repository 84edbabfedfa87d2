import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "missing-from-attributes",
  severity: "error",
  message: "`{schema}` does not read attributes, but {detail}",
  why: "Pydantic takes an object of another class apart only where the schema allows it: validation fails for every row.",
  remedy: "Set `from_attributes=True` in the schema's `model_config` (Pydantic 1: `orm_mode = True` in its `Config`).",
  check: {
    alignment(found, { report }) {
      if (found.kind !== "unreadable-row") return;
      report(found.at, { schema: found.schema, detail: found.detail }, { severity: found.severity, trace: found.trace });
    },
  },
});
