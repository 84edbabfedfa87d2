import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "implicit-optional",
  severity: "warning",
  message: "`{name}` has the default None, which its type `{type}` leaves out",
  why: "A type checker believes the annotation and lets the None through to code that cannot take it.",
  remedy: "Say that None is allowed, `name: str | None = None`, or give it a default of its type.",
  check: {
    hint(hint, { report }) {
      if (hint.kind !== "implicit-optional" || hint.role === "migration") return;
      report(hint.at, { name: hint.name, type: hint.detail }, hint.fix === null ? {} : { fix: hint.fix });
    },
  },
});
