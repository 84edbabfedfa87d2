import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "unreachable-route",
  severity: "warning",
  message: "{route} is never reached: `{earlier}` is registered first and {answer}",
  why: "Routes are asked in the order in which they were registered, and the first whose path fits takes the request.",
  remedy: "Register the route with the fixed path first, narrow the other one's parameter (`{id:int}`), or take one of the two out.",
  check: {
    unreachableRoute(found, { report }) {
      report(
        found.at,
        {
          route: found.route,
          earlier: found.earlier,
          answer: found.answer === "refusal" ? "refuses the text in the place of its parameter" : "answers all its requests",
        },
        { severity: found.answer === "refusal" ? "error" : "warning", trace: found.trace },
      );
    },
  },
});
