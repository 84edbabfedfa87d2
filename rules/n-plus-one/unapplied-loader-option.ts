import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "unapplied-loader-option",
  severity: "error",
  message: "the loader options {what}, so {result}",
  why: "Whoever wrote the option counts on it: the relationship is loaded one row at a time instead, or raises under asyncio.",
  remedy: "Put the options on the statement where it is made and executed: `statement = statement.options(*options)`.",
  check: {
    unappliedOption(found, { report }) {
      if (found.role === "migration") return;
      const what = {
        parameter: `given as '${found.name}' to '${found.callee}' are lost there: it never reads that parameter`,
        variable: `kept in '${found.name}' are never used`,
        dropped: "are put on a copy of the statement that is dropped",
        unjoined: `take ${found.name} from a join by contains_eager, and the statement has none`,
      }[found.reason];
      const result = found.reason === "unjoined" ? "every row is paired with every other" : "nothing is loaded with the query";
      report(found.at, { what, result }, { severity: found.reason === "variable" ? "warning" : "error" });
    },
  },
});
