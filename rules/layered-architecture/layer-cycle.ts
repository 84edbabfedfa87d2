import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "layer-cycle",
  severity: "error",
  message: "The layers {from} and {to} depend on each other: {detail}",
  why: "Neither layer can be understood, tested or changed without the other, and the order of imports decides whether the application starts.",
  remedy: "Break the import that goes up: move what is shared to the lower module, or hand it in as a parameter.",
  check: {
    layerEdge(edge, { report }) {
      if (edge.kind !== "layer-cycle") return;
      report(edge.at, { from: edge.from, to: edge.to, detail: edge.detail }, { severity: edge.severity, trace: edge.trace });
    },
  },
});
