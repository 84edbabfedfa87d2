import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "lazy-load-in-serialization",
  severity: "error",
  message: "`{reader}` reads `{relationships}` {each}: {advice} `{option}` {place}",
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
        advice: "add",
        place: "to the query",
      };
      const certain = loading.proved && !loading.few && !loading.toOne && loading.rows && !loading.startup && loading.served;
      const severity = !loading.each ? "note" : certain ? "error" : "warning";
      report(loading.at, values, { severity, trace: loading.trace, ...(loading.fix === null ? {} : { fix: loading.fix }) });
    },
    rowRenewal({ at, attribute, reader, trace, role }, { report }) {
      if (role === "migration" || reader === null) return;
      const each = "of each row, one query each, since the commit expired it";
      const advice = "query the rows anew, or make the session with";
      const values = { reader, relationships: attribute, each, advice, option: "expire_on_commit=False", place: "in its factory" };
      report(at, values, { severity: "warning", trace });
    },
  },
});
