import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "refused-lazy-load",
  severity: "error",
  message: "`{relationships}` {state}, so {reader} raises {error}: {advice} `{option}`",
  why: "SQLAlchemy loads nothing for a row whose session is closed, nor a relationship that is declared to raise: the line fails whenever it runs.",
  remedy: "Load it with the query: `.options(selectinload(…))`; or read it while the session is open.",
  check: {
    expiredReading({ at, attribute, name, by, refused, closed, relationship, reader, proved, role, trace }, { report }) {
      if (role === "migration" || (!refused && !closed)) return;
      if (closed) {
        const values = {
          relationships: attribute,
          state: `${by === "commit" ? "is expired by the commit" : "of a new row is not loaded"}, and read after the session was closed`,
          reader: reader === null ? "reading it" : `the schema ${reader}`,
          error: "DetachedInstanceError",
          advice: "read it before, or call",
          option: relationship ? `session.refresh(row, ["${name}"])` : "session.refresh(row)",
        };
        report(at, values, { severity: proved ? "error" : "warning", trace });
        return;
      }
      const values = {
        relationships: attribute,
        state:
          by === "refresh" ? "is not loaded by a refresh without its name, nor lazily" : "of a new row is not loaded, nor may it be lazily",
        reader: reader === null ? "reading it" : `the schema ${reader}`,
        error: "InvalidRequestError",
        advice: "set it, or await",
        option: `session.refresh(row, ["${name}"])`,
      };
      report(at, values, { severity: proved ? "error" : "warning", trace });
    },
    lazyLoading(loading, { report }) {
      if (loading.role === "migration" || loading.kind !== "refused") return;
      const several = loading.relationships.length > 1;
      const closed = loading.refused === "closed";
      const values = {
        relationships: loading.relationships.join(", "),
        state: closed ? `${several ? "are" : "is"} read after the session was closed` : "may not be loaded lazily",
        reader: loading.reader === null ? "reading it" : `the schema ${loading.reader}`,
        error: closed ? "DetachedInstanceError" : "InvalidRequestError",
        advice: "add to the query",
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
