import type { ModuleSymbol } from "../link/symbols.ts";
import type { Expr } from "../model/syntax.ts";

/** Whether a module is a command: it has something below `if __name__ == "__main__":`. */
export function isCommand({ unit }: ModuleSymbol): boolean {
  return unit?.facts.body.some((statement) => statement.kind === "If" && isMainTest(statement.test)) === true;
}

function isMainTest(test: Expr): boolean {
  return test.kind === "Compare" && test.left.kind === "Name" && test.left.id === "__name__";
}
