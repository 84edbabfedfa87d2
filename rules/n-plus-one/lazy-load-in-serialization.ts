import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "lazy-load-in-serialization",
  severity: "error",
  message: "`{reader}` reads `{relationships}` {each}: add `{option}` to the query",
  why: "A schema reads every attribute that it declares: each unloaded relationship is one more query for every row of the answer.",
  remedy: "Load it with the query: `.options(selectinload(…))`; or declare a schema without the field for lists.",
  check: {
    lazyLoading(loading, { report }) {
      if (loading.role === "migration" || loading.kind !== "serialization") return;
      const values = {
        reader: loading.reader ?? "",
        relationships: loading.relationships.join(", "),
        each: loading.each
          ? "of each row, one query each"
          : loading.relationships.length > 1
            ? "with one more query each"
            : "with one more query",
        option: loading.option,
      };
      const certain = loading.proved && !loading.few && !loading.toOne && loading.rows && !loading.startup && loading.served;
      const severity = !loading.each ? "note" : certain ? "error" : "warning";
      report(loading.at, values, { severity, trace: loading.trace, ...(loading.fix === null ? {} : { fix: loading.fix }) });
    },
  },
});
