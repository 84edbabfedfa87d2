import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../link/symbols.ts";
import { noteRead } from "../model/reads.ts";
import type { Expr } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";

/** Methods of one object that call each other are not followed deeper. */
const DEEPEST = 3;

/**
 * What a call of a decorated function calls where an object stands in its place that keeps the function and calls it at another time:
 * `@kept`, with `def kept(f): return Kept(f)`, gives what `Kept.__call__` gives. Null where the function itself may be called.
 */
export function callInPlace(program: Program, fn: FunctionSymbol): FunctionSymbol | null {
  const [outermost] = fn.def.decorators;
  if (outermost === undefined || outermost.kind === "Call") return null;
  const symbol = program.symbolOf(outermost, fn.outer);
  const keeper = symbol?.kind === "class" ? symbol : symbol?.kind === "function" && symbol !== fn ? keeperOf(program, symbol) : null;
  if (keeper === null) return null;
  const call = program.member({ kind: "instance", class: keeper, args: [] }, "__call__");
  if (call.kind !== "function" || call.function.owner === null || call.function.def.async !== fn.def.async) return null;
  return callsKept(program, keeper, call.function, DEEPEST) ? null : call.function;
}

/** The class of which a decorator makes an object for each function: all that it does is `return Kept(f)`. */
function keeperOf(program: Program, decorator: FunctionSymbol): ClassSymbol | null {
  const name = decorator.def.parameters[0]?.name;
  noteRead(decorator.def);
  const body = decorator.def.body.filter((statement) => statement.kind !== "Expr" || statement.value.kind !== "Constant");
  const [only, another] = body;
  if (name === undefined || another !== undefined || only?.kind !== "Return" || only.value?.kind !== "Call") return null;
  const { func, args } = only.value;
  if (!args.some((argument) => argument.kind === "Name" && argument.id === name)) return null;
  const symbol = program.symbolOf(func, program.functionScope(decorator));
  return symbol?.kind === "class" ? symbol : null;
}

/** Whether a method may call what the object keeps, or hand it on. */
function callsKept(program: Program, keeper: ClassSymbol, method: FunctionSymbol, depth: number): boolean {
  const self = method.def.parameters[0]?.name;
  if (self === undefined || depth === 0) return true;
  noteRead(method.def);
  const ofSelf = (expr: Expr): string | null =>
    expr.kind === "Attribute" && expr.value.kind === "Name" && expr.value.id === self ? expr.attr : null;
  const open: string[] = [];
  let kept = false;
  visitStatements(method.def.body, (expr) => {
    if (expr.kind === "Call") {
      const name = ofSelf(expr.func);
      const member = name === null ? undefined : program.member({ kind: "instance", class: keeper, args: [] }, name);
      if (name !== null && member?.kind !== "function") kept = true;
      else if (name !== null) open.push(name);
      // `partial(self.factory)`, `run(self.factory)`, `run(self)`.
      if ([...expr.args, ...expr.keywords.map(({ value }) => value)].some((given) => ofSelf(given) !== null || isSelf(given, self)))
        kept = true;
      if (expr.func.kind === "Call" || expr.func.kind === "Subscript") kept = true;
    }
    if (expr.kind === "Lambda") kept = true;
  });
  // Another name for what is kept may be called under that name.
  eachStatement(method.def.body, (statement) => {
    if (statement.kind === "FunctionDef") kept = true;
    if ((statement.kind === "Assign" || statement.kind === "AnnAssign") && statement.value !== null && statement.value !== undefined)
      kept ||= ofSelf(statement.value) !== null || isSelf(statement.value, self);
  });
  if (kept) return true;
  return open.some((name) => {
    const member = program.member({ kind: "instance", class: keeper, args: [] }, name);
    return member.kind !== "function" || callsKept(program, keeper, member.function, depth - 1);
  });
}

function isSelf(expr: Expr, self: string): boolean {
  return expr.kind === "Name" && expr.id === self;
}
