import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "broken-chain",
  severity: "error",
  message: "The chain of revisions is broken at `{revision}`: {detail}",
  why: "Alembic refuses to load the whole history, or does not know which of two to follow, so neither a deployment nor a rollback can run.",
  remedy: "Give each revision its own id, and let down_revision name a revision that exists, or be None in the first one.",
  check: {
    chainDefect(defect, { report }) {
      if (defect.kind === "multiple-heads") return;
      report(defect.at, { revision: defect.revision, detail: defect.detail });
    },
  },
});
