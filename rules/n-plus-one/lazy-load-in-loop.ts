import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "lazy-load-in-loop",
  severity: "error",
  message: "`{relationships}` {is} loaded with one query per row: add `{option}` to the query",
  why: "The first read of an unloaded relationship is a round trip to the database, here once for every row of the collection.",
  remedy: "Load it with the query: `.options(selectinload(…))`.",
  check: {
    lazyLoading(loading, { report }) {
      if (loading.role === "migration" || loading.kind !== "loop") return;
      const several = loading.relationships.length > 1;
      const values = {
        relationships: loading.relationships.join(", "),
        is: several ? "are" : "is",
        option: loading.option,
      };
      const severity = !loading.proved || loading.few || loading.toOne || loading.startup || !loading.served ? "warning" : "error";
      report(loading.at, values, { severity, trace: loading.trace, ...(loading.fix === null ? {} : { fix: loading.fix }) });
    },
  },
});
