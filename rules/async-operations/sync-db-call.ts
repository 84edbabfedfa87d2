import type { BlockingPath } from "../../src/rule/index.ts";
import { defineRule } from "../../src/rule/index.ts";

/** Several calls that lead to one cause are one finding. */
function alike({ more }: BlockingPath): string {
  return more === 0 ? "" : `; ${more} more ${more === 1 ? "call" : "calls"} of the function ${more === 1 ? "leads" : "lead"} there`;
}

export default defineRule({
  id: "sync-db-call",
  severity: "error",
  message: "`{callee}` waits for the database on the event loop ({entry}){more}",
  why: "While the thread waits for the database, no other request of the process is served: one slow statement stalls them all.",
  remedy: "Await an AsyncSession or an async driver, make the endpoint a plain `def`, or hand the call to `run_in_threadpool`.",
  check: {
    blockingPath(path, { report }) {
      if (path.role === "migration" || path.category !== "database") return;
      const doubtful = path.alone || path.configured === "note" ? "note" : "warning";
      const certain = path.proved && !path.startup && (path.cost === "unbounded" || path.cost === "network-short" || path.cost === "error");
      report(
        path.at,
        { callee: path.callee, entry: path.entry, more: alike(path) },
        {
          severity: certain ? (path.configured ?? "error") : doubtful,
          trace: path.trace,
          ...(path.fix === null ? {} : { fix: path.fix }),
        },
      );
    },
  },
});
