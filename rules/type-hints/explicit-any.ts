import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "explicit-any",
  severity: "note",
  message: "`{function}` annotates {slots} as Any",
  why: "Any switches the checks off for everything that the value touches, while the function counts as annotated.",
  remedy: "Name the type, or `object` where any value will do.",
  check: {
    hint(hint, { report }) {
      if (hint.kind !== "explicit-any" || hint.role === "migration") return;
      report(hint.at, { function: hint.name, slots: hint.detail });
    },
  },
});
