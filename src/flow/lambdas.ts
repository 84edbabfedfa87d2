import type { Program } from "../link/program.ts";
import { returnedExpressions } from "../link/results.ts";
import { alternatives, type Type, withoutNone } from "../link/types.ts";
import type { Call, Expr, FunctionDef, Lambda } from "../model/syntax.ts";
import { functionsIn, withNested } from "../model/traverse.ts";
import { someInStatements } from "../model/visit.ts";
import { argumentAt, boundParameters } from "./arguments.ts";
import type { CallSite } from "./call-sites.ts";
import type { ArgumentMode, Handovers, Mode } from "./handovers.ts";
import type { ParameterUses } from "./parameter-uses.ts";

/**
 * Whether a lambda at a site runs elsewhere: it is an argument of an offloader, own or external, or of functions that keep it or hand
 * it on without calling it, or the function around it hands it out.
 */
export function lambdaMode(
  program: Program,
  handovers: Handovers,
  uses: ParameterUses,
  { lambda, unit, arguments: calls, scope }: CallSite,
): Mode {
  if (lambda === null) return "here";
  const isGiven = (argument: Expr): boolean => gives(argument, lambda);
  const call = calls.findLast(({ args, keywords }) => args.some(isGiven) || keywords.some(({ value }) => isGiven(value)));
  if (call === undefined) {
    const returned = unit.kind === "function" ? returnedExpressions(unit.function.def) : [];
    return returned.some((value) => value !== null && isGiven(value)) ? "elsewhere" : "here";
  }
  const callee = program.typeOf(call.func, scope);
  const handover = handovers.of(callee);
  if (handover !== undefined) return handover.runs === "loop" || handover.runs === "caller" ? "here" : "elsewhere";
  const modes = alternatives(withoutNone(callee)).map((type) => parameterMode(uses, call, calledBy(program, type), isGiven));
  // What hands plain functions to a thread and awaits the others hands a lambda to a thread.
  return modes.some((mode) => mode !== "here" && mode !== "not called") || modes.every((mode) => mode === "not called")
    ? "elsewhere"
    : "here";
}

/** A call of a class runs its `__init__`. */
function calledBy(program: Program, type: Type): Type {
  return type.kind === "class" ? program.member({ kind: "instance", class: type.class, args: type.args }, "__init__") : type;
}

/** What a function does with the parameter that an argument is given for. */
function parameterMode(uses: ParameterUses, call: Call, type: Type, isGiven: (argument: Expr) => boolean): ArgumentMode | "not called" {
  if (type.kind !== "function") return "here";
  const { def } = type.function;
  const index = def.parameters.findIndex((_, at) => {
    const argument = argumentAt(call, type.function, at, boundParameters(type));
    return argument !== undefined && isGiven(argument);
  });
  const name = def.parameters[index]?.name;
  if (name === undefined) return "here";
  return uses.of(type.function).get(index) ?? (isCalledInside(def, name) ? "here" : "not called");
}

/** Whether a function inside of another calls a parameter of that one. */
function isCalledInside({ body }: FunctionDef, name: string): boolean {
  return functionsIn(body)
    .flatMap(withNested)
    .some((inner) => someInStatements(inner.body, (node) => node.kind === "Call" && node.func.kind === "Name" && node.func.id === name));
}

/** Whether a lambda is what an expression gives, in some case. */
function gives(expression: Expr, lambda: Lambda): boolean {
  if (expression.kind === "IfExp") return gives(expression.body, lambda) || gives(expression.orelse, lambda);
  return expression === lambda;
}
