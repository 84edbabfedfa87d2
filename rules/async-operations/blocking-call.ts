import type { BlockingPath, Severity } from "../../src/rule/index.ts";
import { defineRule } from "../../src/rule/index.ts";

/** Waiting without a bound on something outside the process is an error; a disk or the processor answers sooner, but not for nothing. */
function severityOf({ category, cost, proved, startup }: BlockingPath): Severity {
  if (cost === "disk-metadata" || cost === "network-short") return "note";
  if (cost === "disk" || cost === "cpu") return startup ? "note" : "warning";
  if (category !== "network" && category !== "sleep" && category !== "process") return "warning";
  return proved && !startup ? "error" : "warning";
}

export default defineRule({
  id: "blocking-call",
  severity: "error",
  message: "`{callee}` blocks the event loop ({entry}); use {replacement}",
  why: "The event loop runs on one thread: until this call returns, every other request, timer and connection of the process stands still.",
  remedy: "Use the asynchronous counterpart, or hand the call to `asyncio.to_thread` or `run_in_threadpool`.",
  check: {
    blockingPath(path, { report }) {
      if (path.role === "migration" || path.category === "database") return;
      const replacement = path.replacement === "" ? "asyncio.to_thread" : path.replacement;
      report(path.at, { callee: path.callee, entry: path.entry, replacement }, { severity: severityOf(path), trace: path.trace });
    },
  },
});
