import type { BlockingPath, Fix, Severity } from "../../src/rule/index.ts";
import { defineRule } from "../../src/rule/index.ts";

/** Waiting without a bound on something outside the process is an error; a disk or the processor answers sooner, but not for nothing. */
function severityOf({ category, cost, proved, startup, alone, configured }: BlockingPath): Severity {
  if (alone) return "note";
  if (configured !== null) return configured === "error" && (!proved || startup) ? "warning" : configured;
  if (category === "file" || category === "cpu" || cost === "network-short" || cost === "disk" || cost === "disk-metadata") return "note";
  if (cost === "brief") return "note";
  if (category !== "network" && category !== "sleep" && category !== "process") return "warning";
  // Starting a process takes milliseconds; waiting for it is what has no bound.
  if (cost === "short") return "warning";
  return proved && !startup ? "error" : "warning";
}

function detailsOf(path: BlockingPath): { severity: Severity; trace: BlockingPath["trace"]; fix?: Fix } {
  return { severity: severityOf(path), trace: path.trace, ...(path.fix === null ? {} : { fix: path.fix }) };
}

/** Several calls that lead to one cause are one finding. */
function alike({ more }: BlockingPath): string {
  return more === 0 ? "" : `; ${more} more ${more === 1 ? "call" : "calls"} of the function ${more === 1 ? "leads" : "lead"} there`;
}

export default defineRule({
  id: "blocking-call",
  severity: "error",
  message: "`{callee}` blocks the event loop ({entry}); use {replacement}{more}",
  why: "The event loop runs on one thread: until this call returns, every other request, timer and connection of the process stands still.",
  remedy: "Use the asynchronous counterpart, or hand the call to `asyncio.to_thread` or `run_in_threadpool`.",
  check: {
    blockingPath(path, { report }) {
      if (path.role === "migration" || path.category === "database") return;
      const replacement = path.replacement === "" ? "asyncio.to_thread" : path.replacement;
      report(path.at, { callee: path.callee, entry: path.entry, replacement, more: alike(path) }, detailsOf(path));
    },
  },
});
