import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "web-framework-below-controller",
  severity: "warning",
  message: "The {from} code depends on the web framework: {detail}",
  why: "Code that raises HTTP errors or takes a Request cannot be called from a job, a command or a test without pretending to be a server.",
  remedy: "Raise an error of the domain and translate it in the route or in an exception handler; pass values instead of the Request.",
  check: {
    layerEdge(edge, { report }) {
      if (edge.kind !== "web-framework-below-controller") return;
      report(edge.at, { from: edge.from, detail: edge.detail }, { severity: edge.severity, trace: edge.trace });
    },
  },
});
