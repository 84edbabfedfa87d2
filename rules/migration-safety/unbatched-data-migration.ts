import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "unbatched-data-migration",
  severity: "warning",
  message: "Revision `{revision}` changes rows without a bound: {detail}",
  why: "One long transaction holds its row locks to the end, bloats the table, and is lost as a whole when it fails late.",
  remedy: "Go through the table in batches by key, with a commit for each, outside the transaction that changes the schema.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace, escalates, isNew }, { report }) {
      if (rule !== "unbatched-data-migration") return;
      // Where the revision has run, it is history.
      if (!isNew) report(at, { revision, detail }, { severity: "note", trace });
      else report(at, { revision, detail }, { severity, trace, ...(escalates === null ? {} : { escalates }) });
    },
  },
});
