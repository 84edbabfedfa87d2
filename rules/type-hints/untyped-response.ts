import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "untyped-response",
  severity: "note",
  message: "Nothing describes what `{route}` answers",
  why: "Without a response model nothing is validated or filtered on its way out, and the OpenAPI document shows an empty schema.",
  remedy: "Annotate the return value, or set `response_model`.",
  check: {
    hint(hint, { report }) {
      if (hint.kind !== "untyped-response") return;
      report(hint.at, { route: hint.detail });
    },
  },
});
