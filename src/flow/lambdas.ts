import type { Program } from "../link/program.ts";
import { returnedExpressions } from "../link/results.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../link/types.ts";
import type { Call, Expr, FunctionDef, Lambda, Stmt } from "../model/syntax.ts";
import { eachStatement, functionsIn, withNested } from "../model/traverse.ts";
import { someInStatements } from "../model/visit.ts";
import { argumentAt, boundParameters } from "./arguments.ts";
import type { CallSite } from "./call-sites.ts";
import type { ArgumentMode, Handovers, Mode } from "./handovers.ts";
import type { ParameterUses } from "./parameter-uses.ts";

/**
 * Whether a lambda at a site runs elsewhere: it is an argument of an offloader, own or external, or of functions that keep it or hand
 * it on without calling it, or the function around it hands it out, keeps it in an object, or gives the name that it keeps it in to such.
 * `perhaps`: it may run here.
 */
export function lambdaMode(
  program: Program,
  handovers: Handovers,
  uses: ParameterUses,
  { lambda, unit, arguments: calls, scope }: CallSite,
  sitesOf: (fn: FunctionSymbol) => readonly CallSite[],
): Mode | "perhaps" {
  if (lambda === null) return "here";
  const isGiven = (argument: Expr): boolean => gives(argument, lambda);
  const call = calls.findLast((one) => takes(one, isGiven));
  if (call !== undefined) return givenMode(program, handovers, uses, call, scope, isGiven);
  if (unit.kind !== "function") return "here";
  const { def } = unit.function;
  if (returnedExpressions(def).some((value) => value !== null && handsOut(value, isGiven))) return "elsewhere";
  const target = targetOf(def.body, lambda);
  // Who asks the object for it runs it.
  if (target?.kind === "Attribute") return "elsewhere";
  // Of those in a list or dictionary it is not known who calls them.
  if (target?.kind !== "Name") return "perhaps";
  const { id } = target;
  if (callsName(def.body, id)) return "here";
  const isName = (argument: Expr): boolean => argument.kind === "Name" && argument.id === id;
  for (const site of sitesOf(unit.function))
    if (site.call !== null && takes(site.call, isName) && givenMode(program, handovers, uses, site.call, site.scope, isName) === "here")
      return "here";
  return isCalledInside(def, id) ? "perhaps" : "elsewhere";
}

function takes({ args, keywords }: Call, isGiven: (argument: Expr) => boolean): boolean {
  return args.some(isGiven) || keywords.some(({ value }) => isGiven(value));
}

/** What a statement of a body keeps a lambda in. */
function targetOf(body: readonly Stmt[], lambda: Lambda): Expr | null {
  let found: Expr | null = null;
  eachStatement(body, (statement) => {
    if (statement.kind === "Assign" && gives(statement.value, lambda)) found = statement.targets[0] ?? null;
    else if (statement.kind === "AnnAssign" && statement.value !== null && gives(statement.value, lambda)) found = statement.target;
  });
  return found;
}

/** Where a call runs the lambda among its arguments. */
function givenMode(
  program: Program,
  handovers: Handovers,
  uses: ParameterUses,
  call: Call,
  scope: Scope,
  isGiven: (argument: Expr) => boolean,
): Mode {
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

/** Whether a function inside of another calls a name of that one. */
function isCalledInside({ body }: FunctionDef, name: string): boolean {
  return functionsIn(body)
    .flatMap(withNested)
    .some((inner) => callsName(inner.body, name));
}

function callsName(body: readonly Stmt[], name: string): boolean {
  return someInStatements(body, (node) => node.kind === "Call" && node.func.kind === "Name" && node.func.id === name);
}

/** Whether what is returned is a lambda, or a collection with it. */
function handsOut(value: Expr, isGiven: (part: Expr) => boolean): boolean {
  if (value.kind === "Dict") return value.values.some((part) => handsOut(part, isGiven));
  if (value.kind === "Tuple" || value.kind === "List") return value.elts.some((part) => handsOut(part, isGiven));
  return isGiven(value);
}

/** Whether a lambda is what an expression gives, in some case. */
function gives(expression: Expr, lambda: Lambda): boolean {
  if (expression.kind === "IfExp") return gives(expression.body, lambda) || gives(expression.orelse, lambda);
  return expression === lambda;
}
