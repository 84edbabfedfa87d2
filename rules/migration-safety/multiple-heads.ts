import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "multiple-heads",
  severity: "error",
  message: "Revision `{revision}` is one of several heads: {detail}",
  why: "`alembic upgrade head` stops with an error, so the next deployment does not migrate.",
  remedy: "Let the later revision follow the other one (change its down_revision), or add a merge revision (`alembic merge heads`).",
  check: {
    chainDefect(defect, { report }) {
      if (defect.kind !== "multiple-heads") return;
      report(defect.at, { revision: defect.revision, detail: defect.detail });
    },
  },
});
