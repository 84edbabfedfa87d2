import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "lazy-load-in-async",
  severity: "error",
  message:
    "`{relationships}` of rows from an AsyncSession {is} not loaded, so {reader} raises MissingGreenlet: add `{option}` to the query",
  why: "A lazy load sends SQL from a plain attribute access, where nothing can be awaited: SQLAlchemy raises instead of answering.",
  remedy: "Load it with the query: `.options(selectinload(…))`; or await `session.refresh(row, [name])` or `row.awaitable_attrs.name`.",
  check: {
    lazyLoading(loading, { report }) {
      if (loading.role === "migration" || loading.kind !== "async") return;
      const values = {
        relationships: loading.relationships.join(", "),
        is: loading.relationships.length === 1 ? "is" : "are",
        reader: loading.reader === null ? "reading it" : `the schema ${loading.reader}`,
        option: loading.option,
      };
      report(loading.at, values, {
        severity: loading.proved ? "error" : "warning",
        trace: loading.trace,
        ...(loading.fix === null ? {} : { fix: loading.fix }),
      });
    },
  },
});
