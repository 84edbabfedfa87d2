import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "reversed-import",
  severity: "error",
  message: "The {from} module `{importer}` imports the {to} module `{imported}`{standing}: {detail}",
  why: "A lower layer that knows a higher one cannot be used, tested or moved without it, and sooner or later the two import each other.",
  remedy: "Move what is shared down, or hand it in as a parameter from above.",
  check: {
    layerEdge(edge, { report }) {
      if (edge.kind !== "reversed-import") return;
      report(
        edge.at,
        {
          from: edge.contract?.importer ?? edge.from,
          importer: edge.fromModule,
          to: edge.contract?.imported ?? edge.to,
          imported: edge.toModule,
          standing: edge.contract === undefined || edge.contract.imported === "higher" ? ", which stands above it" : "",
          detail: edge.detail,
        },
        { severity: edge.severity, trace: edge.trace },
      );
    },
  },
});
