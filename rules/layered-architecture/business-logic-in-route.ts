import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "business-logic-in-route",
  severity: "note",
  message:
    "The route `{name}` decides {decisions} things itself ({branches} branches, {loops} loops; tests that only refuse a request do not count)",
  why: "What a route decides can only be reached and tested by a request; a job or a second route that needs the same decision repeats it.",
  remedy:
    "Move the decisions into a method of a service that takes values and returns a result; leave reading the request and answering it to the route.",
  check: {
    routeLogic({ at, name, branches, loops, trace }, { report }) {
      report(at, { name, decisions: branches + loops, branches, loops }, { trace });
    },
  },
});
