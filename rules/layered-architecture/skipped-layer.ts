import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "skipped-layer",
  severity: "error",
  message: "The {from} code reaches past its next layer to the {to} module `{target}`: {detail}",
  why: "A rule that lives in the layer left out (a permission, an event, a cache) is silently not applied on this way.",
  remedy: "Call the layer between, and give it the method that is missing.",
  check: {
    layerEdge(edge, { report }) {
      if (edge.kind !== "skipped-layer") return;
      report(
        edge.at,
        { from: edge.from, to: edge.to, target: edge.toModule, detail: edge.detail },
        { severity: edge.severity, trace: edge.trace },
      );
    },
  },
});
