import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "changed-type",
  severity: "warning",
  message: "{what} (reaches {affected})",
  why: "Clients send or expect the type that was documented.",
  remedy: "Keep the old type and add a new field, or a new version of the route.",
  check: {
    contractChange(change, { report }) {
      if (change.kind !== "changed-type") return;
      const { severity } = change;
      report(
        change.at,
        { what: change.schema === null ? change.detail : `${change.schema}: ${change.detail}`, affected: change.affected.join(", ") },
        severity === "note" ? { severity } : { escalates: "breaking-api-change" },
      );
    },
  },
});
