import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "locking-operation",
  severity: "warning",
  message: "Revision `{revision}` locks a table for long: {detail}",
  why: "While the statement holds the lock, requests that need the table wait, and everything behind them queues up.",
  remedy:
    "Use the form that does not keep others out, in a transaction of its own, with a lock_timeout. Say how large the table is in `migrations.table-rows`.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace, escalates, isNew }, { report }) {
      if (rule !== "locking-operation") return;
      // Where the revision has run, it is history.
      if (!isNew) report(at, { revision, detail }, { severity: "note", trace });
      else report(at, { revision, detail }, { severity, trace, ...(escalates === null ? {} : { escalates }) });
    },
  },
});
