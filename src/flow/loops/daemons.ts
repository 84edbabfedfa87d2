import { lastName } from "../../model/last-name.ts";
import type { Expr } from "../../model/syntax.ts";
import { someInStatements } from "../../model/visit.ts";
import type { LoopRegion } from "../call-sites.ts";

/** `while self.running: …; time.sleep(60)`: a loop that nothing but the end of the process ends, and that pauses in each round. */
export function isDaemon({ kind, iter, body }: LoopRegion): boolean {
  return kind === "while" && isEndless(iter) && someInStatements(body, isPause);
}

function isEndless(test: Expr): boolean {
  if (test.kind === "UnaryOp" && test.op === "not") return isEndless(test.operand) || isFlag(test.operand);
  return (test.kind === "Constant" && (test.type === "True" || test.value === "1")) || isFlag(test);
}

/** `self.running`, `stop.is_set()`. */
function isFlag(test: Expr): boolean {
  return test.kind === "Attribute" || (test.kind === "Call" && lastName(test.func) === "is_set");
}

function isPause(node: Expr): boolean {
  return node.kind === "Call" && /^(sleep|wait|wait_for)$/.test(lastName(node.func));
}
