import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "lossy-operation",
  severity: "warning",
  message: "Revision `{revision}` loses data: {detail}",
  why: "What is dropped is gone in production the moment the revision runs; the downgrade brings back the structure, not the rows.",
  remedy: "Copy what is needed first, or rename; drop in a later release, when no running code uses it, with the DBA's approval.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace, escalates, isNew }, { report }) {
      if (rule !== "lossy-operation") return;
      // Where the revision has run, it is history.
      if (!isNew) report(at, { revision, detail }, { severity: "note", trace });
      else report(at, { revision, detail }, { severity, trace, ...(escalates === null ? {} : { escalates }) });
    },
  },
});
