import { defineRule } from "../../src/rule/index.ts";

export default defineRule({
  id: "sync-db-call",
  severity: "error",
  message: "`{callee}` waits for the database on the event loop ({entry})",
  why: "While the thread waits for the database, no other request of the process is served: one slow statement stalls them all.",
  remedy: "Await an AsyncSession or an async driver, make the endpoint a plain `def`, or hand the call to `run_in_threadpool`.",
  check: {
    blockingPath(path, { report }) {
      if (path.role === "migration" || path.category !== "database") return;
      const certain = path.proved && !path.startup && (path.cost === "unbounded" || path.cost === "network-short" || path.cost === "error");
      report(path.at, { callee: path.callee, entry: path.entry }, { severity: certain ? "error" : "warning", trace: path.trace });
    },
  },
});
