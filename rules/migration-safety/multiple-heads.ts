import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "multiple-heads",
  severity: "error",
  message: "Revision `{revision}` is one of several heads: {detail}",
  why: "`alembic upgrade head` stops with an error, so the next deployment does not migrate.",
  remedy:
    "Add a merge revision (`alembic merge heads`); or, where nobody has run one branch yet, let its first revision follow the head of the other (its down_revision).",
  check: {
    chainDefect(defect, { report }) {
      if (defect.kind !== "multiple-heads") return;
      report(defect.at, { revision: defect.revision, detail: defect.detail });
    },
  },
});
