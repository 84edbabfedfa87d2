import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "database-access-outside-repository",
  severity: "error",
  message: "This {from} executes a statement itself (`{target}`), but {detail}",
  why: "Statements spread over the callers cannot be reviewed, tuned or changed in one place when the model changes.",
  remedy: "Give the repository a method for this statement, and reach it as the others do (through a service, where they call one).",
  check: {
    layerEdge(edge, { report }) {
      if (edge.kind !== "database-access-outside-repository") return;
      report(edge.at, { from: edge.from, target: edge.toModule, detail: edge.detail }, { severity: edge.severity, trace: edge.trace });
    },
  },
});
