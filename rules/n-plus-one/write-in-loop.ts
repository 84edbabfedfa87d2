import { defineRule } from "../../src/rule/index.ts";
import { isEmbedded, loopWords } from "../../src/rule/loop-words.ts";

/** A transaction for each item can be meant: what is done stays done when a later item fails. */
const ENDS_TRANSACTION = /\b(?:commit|rollback)$/;

export default defineRule({
  id: "write-in-loop",
  severity: "error",
  message: "`{callee}` writes to the database once per iteration of the {loop} over `{iterable}` {where}{others}",
  why: "Each iteration is a round trip, and with a commit also a disk flush, so the time grows with the number of rows.",
  remedy: "Collect the rows and send one statement (`insert().values(rows)`, `add_all()`), and flush or commit once after the loop.",
  check: {
    loopQuery(query, { report }) {
      if (query.role === "migration" || query.operation !== "write" || query.size === "small") return;
      const certain =
        query.proved &&
        query.bound === null &&
        query.size !== "few" &&
        query.served &&
        !query.startup &&
        !isEmbedded(query.callee) &&
        !ENDS_TRANSACTION.test(query.callee);
      report(query.at, loopWords(query), { severity: certain ? "error" : "warning", trace: query.trace });
    },
  },
});
