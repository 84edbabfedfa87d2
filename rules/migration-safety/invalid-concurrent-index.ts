import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "invalid-concurrent-index",
  severity: "error",
  message: "{detail} in revision `{revision}` runs inside a transaction, which PostgreSQL refuses",
  why: "Alembic runs a migration in a transaction, so the revision fails at this statement, whatever the table holds.",
  remedy: "Wrap it in `with op.get_context().autocommit_block():`.",
  check: {
    migrationHazard({ rule, at, revision, detail, severity, trace }, { report }) {
      if (rule !== "invalid-concurrent-index") return;
      report(at, { revision, detail }, { severity, trace });
    },
  },
});
