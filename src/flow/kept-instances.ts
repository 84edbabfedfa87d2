import type { Program } from "../link/program.ts";
import type { ClassSymbol } from "../link/symbols.ts";
import type { Call, Expr, FunctionDef, Stmt } from "../model/syntax.ts";
import { blocksOf } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";

/**
 * Whether calling a class gives an object that was made before: its metaclass makes one, or a decorator around the class, only where
 * none is kept. `__init__` then runs the first time alone.
 */
export function keepsInstances(program: Program, symbol: ClassSymbol): boolean {
  return program
    .ancestors(symbol)
    .some((ancestor) => ancestor.kind === "class" && (hasKeeper(program, ancestor.class) || isKept(program, ancestor.class)));
}

/** `class Settings(metaclass=Singleton)`, where `Singleton.__call__` makes an object under a condition only. */
function hasKeeper(program: Program, symbol: ClassSymbol): boolean {
  const given = symbol.def.keywords.find(({ arg }) => arg === "metaclass")?.value;
  const meta = given === undefined ? undefined : program.symbolOf(given, symbol.outer);
  if (meta?.kind !== "class") return false;
  const member = program.memberDefinition(meta, "__call__");
  const [binding] = member?.kind === "bindings" ? member.bindings : [];
  return binding?.kind === "function" && makesUnderCondition(binding.def, isInherited);
}

/** `@singleton class Settings`, where the function that `singleton` gives back calls the class under a condition only. */
function isKept(program: Program, { def, outer }: ClassSymbol): boolean {
  return def.decorators.some((decorator) => {
    const symbol = program.symbolOf(decorator, outer);
    const name = symbol?.kind === "function" ? symbol.def.parameters[0]?.name : undefined;
    if (symbol?.kind !== "function" || name === undefined) return false;
    const isMade = ({ func }: Call): boolean => func.kind === "Name" && func.id === name;
    return symbol.def.body.some((statement) => statement.kind === "FunctionDef" && makesUnderCondition(statement, isMade));
  });
}

/** `super().__call__(…)`, `type.__call__(cls, …)`. */
function isInherited({ func }: Call): boolean {
  return func.kind === "Attribute" && func.attr === "__call__" && !isOwnName(func.value);
}

function isOwnName(value: Expr): boolean {
  return value.kind === "Name" && (value.id === "cls" || value.id === "self");
}

function makesUnderCondition({ body }: FunctionDef, isMade: (call: Call) => boolean): boolean {
  return count(conditional(body), isMade) > 0 && count(body, isMade) === count(conditional(body), isMade);
}

/** The statements in branches, wherever they stand. */
function conditional(body: readonly Stmt[]): readonly Stmt[] {
  return body.flatMap((statement) => {
    if (statement.kind === "If") return [...statement.body, ...statement.orelse];
    if (statement.kind === "Try") return [...statement.handlers.flatMap((handler) => handler.body), ...conditional(statement.body)];
    return blocksOf(statement).flatMap(conditional);
  });
}

function count(body: readonly Stmt[], isMade: (call: Call) => boolean): number {
  let found = 0;
  visitStatements(body, (node) => {
    if (node.kind === "Call" && isMade(node)) found++;
  });
  return found;
}
