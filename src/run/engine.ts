import { setFlagsFromString } from "node:v8";

/** Commands that live on. */
const LASTING: ReadonlySet<string> = new Set(["mcp", "lsp", "server"]);

/**
 * Tells the engine that most code runs for some seconds only: what is optimised has to be wanted for fifteen times as long first. On
 * Node.js 20 (V8 11) that takes a third off the processor time of large runs (docs/performance.md); later engines have a compiler between
 * the two, and are left alone. Servers are, too.
 */
export function expectOneRun(args: readonly string[]): void {
  if (LASTING.has(args[0] ?? "") || args.includes("--watch")) return;
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
}
