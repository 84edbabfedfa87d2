import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "lazy-load-in-loop",
  severity: "error",
  message: "`{relationships}` {is} loaded with one query per row{since}: {advice} `{option}` {place}",
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
        since: "",
        advice: "add",
        place: "to the query",
      };
      const severity = !loading.proved || loading.few || loading.toOne || loading.startup || !loading.served ? "warning" : "error";
      report(loading.at, values, { severity, trace: loading.trace, ...(loading.fix === null ? {} : { fix: loading.fix }) });
    },
    rowRenewal({ at, attribute, reader, trace, role }, { report }) {
      if (role === "migration" || reader !== null) return;
      const since = ", since the commit expired it";
      const advice = "read it before, query the rows anew, or make the session with";
      const values = { relationships: attribute, is: "is", since, advice, option: "expire_on_commit=False", place: "in its factory" };
      report(at, values, { severity: "warning", trace });
    },
  },
});
