import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "optional-without-default",
  severity: "warning",
  message: "`{name}` may be None and is still required: a request without it is refused ({route})",
  why: "In Pydantic 2 a field without default is required, also when its type allows None; Pydantic 1 made it optional.",
  remedy: "Give it a default, `name: str | None = None`, or write `= Field(...)` where null must be sent on purpose.",
  check: {
    hint(hint, { report }) {
      if (hint.kind !== "optional-without-default") return;
      report(hint.at, { name: hint.name, route: hint.detail }, hint.fix === null ? {} : { fix: hint.fix });
    },
  },
});
