import { defineRule } from "../../src/rule/index.ts";
import { isEmbedded, loopWords } from "../../src/rule/loop-words.ts";

export default defineRule({
  id: "query-in-loop",
  severity: "error",
  message: "`{callee}` queries once per iteration of the {loop} over `{iterable}` {where}{others}",
  why: "Each iteration is a round trip to the database, so the time of the request grows with the number of rows.",
  remedy:
    "Load everything before the loop with one statement: `where(Model.id.in_(ids))`, a join, or `selectinload()`; in place of a `refresh()` of each row, select them once.",
  check: {
    loopQuery(query, { report }) {
      if (query.role === "migration" || query.operation !== "read" || query.size === "small") return;
      const certain =
        query.proved && query.bound === null && query.size !== "few" && query.served && !query.startup && !isEmbedded(query.callee);
      report(query.at, loopWords(query), {
        severity: query.bound === "prefetched" ? "note" : certain ? "error" : "warning",
        trace: query.trace,
      });
    },
  },
});
