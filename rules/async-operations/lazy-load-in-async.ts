import { defineRule, type ExpiredReading } from "../../src/rule/index.ts";

/** What left an attribute unloaded, and what to do before it is awaited anew. */
const EXPIRY: Readonly<Record<ExpiredReading["by"], readonly [state: string, advice: string]>> = {
  commit: ["is expired by the commit", "read it before, or await"],
  rollback: ["is expired by the rollback", "read it before, or await"],
  expire: ["is expired", "read it before, or await"],
  update: ["is computed by the database in the UPDATE and not known here", "await"],
  flush: ["of a new row is not loaded", "set it, or await"],
  refresh: ["is not loaded by a refresh without its name", "await"],
  deferred: ["is left out by the query", "name it there, or await"],
};

export default defineRule({
  id: "lazy-load-in-async",
  severity: "error",
  message: "`{attributes}` {state}, so {reader} raises MissingGreenlet: {advice} `{code}`",
  why: "A lazy load sends SQL from a plain attribute access, where nothing can be awaited: SQLAlchemy raises instead of answering.",
  remedy:
    "Load it with the query: `.options(selectinload(…))`; or await `session.refresh(row, [name])` or `row.awaitable_attrs.name`. " +
    "After a commit, refresh the row, or make the session with `expire_on_commit=False`.",
  check: {
    lazyLoading(loading, { report }) {
      if (loading.role === "migration" || loading.kind !== "async") return;
      const values = {
        attributes: loading.relationships.join(", "),
        state: `of rows from an AsyncSession ${loading.relationships.length === 1 ? "is" : "are"} not loaded`,
        reader: readerOf(loading.reader),
        advice: "add to the query",
        code: loading.option,
      };
      report(loading.at, values, {
        severity: loading.proved ? "error" : "warning",
        trace: loading.trace,
        ...(loading.fix === null ? {} : { fix: loading.fix }),
      });
    },
    expiredReading({ at, attribute, name, by, refused, closed, relationship, reader, proved, role, trace }, { report }) {
      if (role === "migration" || refused || closed) return;
      const [state, advice] = EXPIRY[by];
      const code = relationship || by === "deferred" ? `session.refresh(row, ["${name}"])` : "session.refresh(row)";
      const values = { attributes: attribute, state, reader: readerOf(reader), advice, code };
      report(at, values, { severity: proved ? "error" : "warning", trace });
    },
  },
});

function readerOf(schema: string | null): string {
  return schema === null ? "reading it" : `the schema ${schema}`;
}
