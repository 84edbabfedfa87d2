import { noteScan } from "../model/reads.ts";
import type { Call, Expr, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitExpression } from "../model/visit.ts";
import type { Linker } from "./context.ts";
import { functionsNaming } from "./functions-naming.ts";
import type { Scope } from "./symbols.ts";

/**
 * Whether a dictionary that a variable is bound to holds what it was made with and what assignments in its own scope put into it: nothing else
 * changes it, and it is not given to what may.
 */
export function isOnlyRead(linker: Linker, name: string, home: Scope): boolean {
  if (home.function !== null) return readsOnly(linker, home.function.def.body, name, home, true);
  const { unit } = home.module;
  if (unit === null) return false;
  for (const module of linker.index.modules) {
    const facts = module.unit?.facts;
    if (facts === undefined || module.unit?.role === "test" || !facts.holdsWord(name)) continue;
    const scope = linker.moduleScope(module);
    if (module !== home.module && !isVariableOf(linker, name, scope, home)) continue;
    noteScan(module);
    if (!readsOnly(linker, facts.body, name, scope, module === home.module)) return false;
    for (const fn of functionsNaming(linker, module, name)) {
      const inner = linker.functionScope(fn);
      if (inner.redirected?.has(name) === true) return false;
      if (!inner.bindings.has(name) && !readsOnly(linker, fn.def.body, name, inner, false)) return false;
    }
  }
  return true;
}

function isVariableOf(linker: Linker, name: string, scope: Scope, home: Scope): boolean {
  const symbol = linker.resolve(name, scope);
  return symbol?.kind === "variable" && symbol.scope.module === home.module && symbol.scope.kind === "module";
}

function readsOnly(linker: Linker, body: readonly Stmt[], name: string, scope: Scope, isHome: boolean): boolean {
  let other = 0;
  const isIt = (expr: Expr | null | undefined): boolean => expr?.kind === "Name" && expr.id === name;
  const isItem = (expr: Expr): boolean => expr.kind === "Subscript" && isIt(expr.value);
  const visit = (node: Expr): void => {
    if (isIt(node)) other++;
    else other -= read(linker, node, isIt, scope);
  };
  eachStatement(body, (statement) => {
    switch (statement.kind) {
      case "FunctionDef":
        // Those of modules are asked for themselves.
        if (scope.kind === "function" && !readsOnly(linker, statement.body, name, scope, false)) other = Number.POSITIVE_INFINITY;
        return;
      case "Assign":
        for (const target of statement.targets) {
          if (isItem(target) && isHome) visitExpression((target as Expr & { kind: "Subscript" }).slice, visit);
          else if (target.kind === "Name") continue;
          else if (holdsItem(target, isItem)) other = Number.POSITIVE_INFINITY;
          else visitExpression(target, visit);
        }
        visitExpression(statement.value, visit);
        return;
      case "AnnAssign":
      case "AugAssign":
        if (isItem(statement.target) || (statement.kind === "AugAssign" && isIt(statement.target))) other = Number.POSITIVE_INFINITY;
        if (statement.value !== null) visitExpression(statement.value, visit);
        return;
      case "For":
        if (isIt(statement.iter)) return;
        if (holdsItem(statement.target, isItem)) other = Number.POSITIVE_INFINITY;
        visitExpression(statement.iter, visit);
        return;
      case "Delete":
        if (statement.targets.some((target) => isIt(target) || isItem(target))) other = Number.POSITIVE_INFINITY;
        return;
      case "Return":
        if (statement.value !== null && !isIt(statement.value)) visitExpression(statement.value, visit);
        return;
      case "If":
      case "While":
      case "Assert":
        if (!isIt(statement.test)) visitExpression(statement.test, visit);
        return;
      case "Expr":
        visitExpression(statement.value, visit);
        return;
      case "With":
        for (const { context } of statement.items) visitExpression(context, visit);
        return;
      case "Match":
        visitExpression(statement.subject, visit);
        return;
      default:
        return;
    }
  });
  return other === 0;
}

function holdsItem(target: Expr, isItem: (expr: Expr) => boolean): boolean {
  if (isItem(target)) return true;
  if (target.kind === "Starred") return holdsItem(target.value, isItem);
  return (target.kind === "Tuple" || target.kind === "List") && target.elts.some((each) => holdsItem(each, isItem));
}

/** How many times an expression only reads the dictionary. */
function read(linker: Linker, node: Expr, isIt: (expr: Expr | null | undefined) => boolean, scope: Scope): number {
  switch (node.kind) {
    case "Subscript":
      return isIt(node.value) ? 1 : 0;
    case "Attribute":
      return isIt(node.value) && READERS.test(node.attr) ? 1 : 0;
    case "Compare":
      return [node.left, ...node.comparators].filter(isIt).length;
    case "Dict":
      return node.keys.filter((key, at) => key === null && isIt(node.values[at])).length;
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      return node.generators.filter(({ iter }) => isIt(iter)).length;
    case "Call":
      return givenIn(linker, node, isIt, scope);
    default:
      return 0;
  }
}

const READERS = /^(get|items|keys|values|copy)$/;

/** Arguments of libraries, which change none, and what is copied into keywords. */
function givenIn(linker: Linker, { func, args, keywords }: Call, isIt: (expr: Expr | null | undefined) => boolean, scope: Scope): number {
  const copied = keywords.filter(({ arg, value }) => arg === null && isIt(value)).length;
  const given = args.filter(isIt).length + keywords.filter(({ arg, value }) => arg !== null && isIt(value)).length;
  if (given === 0) return copied;
  return linker.symbolOf(func, scope)?.kind === "external" ? copied + given : copied;
}
