import type { Program } from "../../link/program.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { noteScan } from "../../model/reads.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import type { BackgroundTask } from "./table.ts";

/** The functions that are handed to `BackgroundTasks.add_task`, each with the place of the call. */
export function backgroundTasks(program: Program): readonly BackgroundTask[] {
  const found: BackgroundTask[] = [];
  const modules = new Set(program.index.modules.filter(({ unit }) => unit?.role === "application" && unit.facts.mentions("add_task")));
  if (modules.size === 0) return found;
  for (const module of modules) noteScan(module);
  for (const fn of program.allFunctions()) {
    if (!modules.has(fn.module)) continue;
    eachStatement(fn.def.body, (statement) => {
      const call = addTask(statement);
      const task = call === undefined ? undefined : taskOf(program, call, fn);
      if (call === undefined || task === undefined || fn.module.unit === null) return;
      found.push({
        function: task,
        from: fn,
        at: { file: fn.module.unit.path, start: call.start, end: call.end, symbol: fn.def.qualname },
      });
    });
  }
  return found;
}

function addTask(statement: Stmt): Call | undefined {
  const value: Expr | null = statement.kind === "Expr" ? statement.value : null;
  return value?.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "add_task" && value.args.length > 0
    ? value
    : undefined;
}

function taskOf(program: Program, call: Call, fn: FunctionSymbol): FunctionSymbol | undefined {
  const scope = program.functionScope(fn);
  const receiver = call.func.kind === "Attribute" ? program.typeOf(call.func.value, scope) : undefined;
  if (receiver?.kind === "instance") return undefined;
  const [first] = call.args;
  const type = first === undefined ? undefined : program.typeOf(first, scope);
  return type?.kind === "function" ? type.function : undefined;
}
