import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "stale-head",
  severity: "error",
  message: "The new revision `{revision}` {detail}",
  why: "`alembic upgrade head` stops at two heads, or passes the revision by: either way the deployment does not get what was reviewed.",
  remedy: "Bring the branch up to date, and let down_revision name the head of the base.",
  check: {
    historyChange({ kind, at, revision, detail, severity, trace }, { report }) {
      if (kind !== "stale-head") return;
      report(at, { revision, detail }, { severity, trace });
    },
  },
});
