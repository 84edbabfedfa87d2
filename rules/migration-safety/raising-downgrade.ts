import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "raising-downgrade",
  severity: "error",
  message: "The downgrade() of revision `{revision}` raises instead of undoing upgrade(){detail}",
  why: "No rollback gets past this revision, and that is found out in the middle of an incident.",
  remedy:
    "Undo the schema change in a way that runs: name a constraint in upgrade() and drop it by that name, go in the reverse order, cast with `postgresql_using`, name an enum type that is there still with `create_type=False`. For data that cannot come back, restore the columns and say in a comment what stays lost.",
  check: {
    revision(revision, { report }) {
      if (revision.rollback !== "raises") return;
      const [reason] = revision.reasons;
      const what = reason?.message.replace(/^downgrade\(\) raises /, "");
      const trace = reason === undefined || reason.at === null ? [] : [{ at: reason.at, message: reason.message }];
      report(revision.downgrade ?? revision.at, { revision: revision.revision, detail: what === undefined ? "" : `: ${what}` }, { trace });
    },
    migrationHazard({ rule, at, revision, detail, severity }, { report }) {
      if (rule !== "raising-downgrade") return;
      report(at, { revision, detail: `: ${detail}` }, { severity });
    },
  },
});
