import { isToldApart } from "../../link/narrowing.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { UnawaitedCoroutine } from "../../model/subjects.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import type { CallSite } from "../call-sites.ts";
import type { Targets } from "../targets.ts";
import {
  declaresAttribute,
  isPlainValue,
  returnedItems,
  returnsResultOf,
  returnsResultsOf,
  returnsValue,
  returnsValues,
} from "./declared.ts";
import { enveloped } from "./envelopes.ts";
import { condition, value } from "./expressions.ts";
import { handsOver } from "./given.ts";
import { handsOutBeside, handsOutByMistake } from "./handed-out.ts";
import { leftOver } from "./left-over.ts";
import { isAwaitableCall, isPromise, isRunning } from "./made.ts";
import { awaitsFrom, isAmongValues } from "./mixed.ts";
import { Search } from "./search.ts";

/**
 * The calls in a function that make a coroutine which is certainly not awaited: dropped, tested, unpacked, iterated, used as the value
 * it would give, or kept in a name that nobody reads. What is returned, gathered, scheduled, stored or handed on is left alone.
 */
export function unawaitedCoroutines(
  program: Program,
  targets: Targets,
  fn: FunctionSymbol,
  sites: readonly CallSite[],
  isEndpoint: boolean,
): readonly UnawaitedCoroutine[] {
  // Most functions make none that is not awaited on the spot: their expressions need not be looked at.
  const makes = ({ use, call, scope }: CallSite): boolean => {
    if (call === null) return false;
    const callee = program.typeOf(call.func, scope);
    return (
      (use !== "awaited" && isAwaitableCall(program, targets, call, scope, callee)) || handsOver(program, targets, call, scope, callee)
    );
  };
  if (!sites.some(makes)) return NONE;
  const search = new Search(program, targets, fn, isEndpoint);
  statements(search, fn.def.body, program.functionScope(fn));
  search.settle();
  return search.found;
}

const NONE: readonly UnawaitedCoroutine[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();

function statements(search: Search, body: readonly Stmt[], scope: Scope): void {
  leftOver(search, body, scope, search.reads);
  const before = search.certain;
  const certain = new Set<string>();
  for (const statement of body) {
    search.certain = certain;
    statementUses(search, statement, scope);
    for (const name of certain) if (isBoundIn(scope, name, statement)) certain.delete(name);
    const name = heldBy(search, statement, scope);
    if (name !== null) certain.add(name);
  }
  search.certain = before;
}

/** The name that a statement binds to a coroutine. */
function heldBy(search: Search, statement: Stmt, scope: Scope): string | null {
  if (statement.kind !== "Assign" || statement.targets.length !== 1) return null;
  const [target] = statement.targets;
  return target?.kind === "Name" && search.holds(target.id) && search.coroutine(statement.value, scope) !== undefined ? target.id : null;
}

function isBoundIn(scope: Scope, name: string, { start, end }: Stmt): boolean {
  return (scope.bindings.get(name) ?? []).some(({ node }) => start <= node.start && node.end <= end);
}

function statementUses(search: Search, statement: Stmt, scope: Scope): void {
  switch (statement.kind) {
    case "Expr": {
      const dropped = search.coroutine(statement.value, scope);
      if (dropped !== undefined && !isPromise(search.program, dropped, scope)) search.report(dropped, scope, "dropped");
      else if (dropped !== undefined && !isRunning(search.program, dropped, scope)) search.report(dropped, scope, "dropped unseen");
      value(search, statement.value, scope);
      break;
    }
    case "Assign":
      assigned(search, statement.targets, statement.value, scope);
      break;
    case "AnnAssign":
      if (statement.value === null) break;
      if (isPlainValue(search.program, search.program.annotated(statement.annotation, scope)))
        search.judge(statement.value, scope, "declared");
      value(search, statement.value, scope);
      break;
    case "AugAssign":
      search.judge(statement.value, scope, "computed");
      value(search, statement.value, scope);
      break;
    case "Return":
      if (statement.value !== null) returned(search, statement.value, scope);
      break;
    case "For":
      // A coroutine is no asynchronous iterator either: it has to be awaited first.
      search.judge(statement.iter, scope, "iterated");
      value(search, statement.iter, scope);
      statements(search, statement.body, scope);
      statements(search, statement.orelse, scope);
      break;
    case "While":
    case "If":
      // A loop asks again after its body, which may have bound the name to something else.
      if (statement.kind === "While") search.certain = NO_NAMES;
      condition(search, statement.test, scope);
      if (!neverHolds(statement.test)) statements(search, statement.body, scope);
      otherwise(search, statement.test, statement.orelse, scope);
      break;
    case "With":
      for (const item of statement.items) {
        if (isProjectCall(search, item.context, scope)) search.judge(item.context, scope, "entered");
        value(search, item.context, scope);
      }
      statements(search, statement.body, scope);
      break;
    case "Try":
      statements(search, statement.body, scope);
      for (const handler of statement.handlers) statements(search, handler.body, scope);
      statements(search, statement.orelse, scope);
      statements(search, statement.finalbody, scope);
      break;
    case "Match":
      search.judge(statement.subject, scope, "compared");
      value(search, statement.subject, scope);
      for (const matchCase of statement.cases) {
        if (matchCase.guard !== null) condition(search, matchCase.guard, scope);
        statements(search, matchCase.body, scope);
      }
      break;
    case "Assert":
      condition(search, statement.test, scope);
      if (statement.message !== null) value(search, statement.message, scope);
      break;
    case "Raise":
      if (statement.exc !== null) value(search, statement.exc, scope);
      break;
    case "Delete":
      for (const target of statement.targets) value(search, target, scope);
      break;
    case "FunctionDef":
    case "ClassDef":
      // A nested function may use the name in its own time.
      search.markAllUsed();
      break;
    default:
      break;
  }
}

/** `if False and …:` keeps code that does not run. */
function neverHolds(test: Expr): boolean {
  if (test.kind === "BoolOp" && test.op === "and") return test.values.some(neverHolds);
  return test.kind === "Constant" && test.type === "False";
}

/**
 * What runs where a test fails: after `isinstance(child, Job)` an object `child` is something else, whatever it is declared to be; of a
 * union it is one of the others.
 */
function otherwise(search: Search, test: Expr, body: readonly Stmt[], scope: Scope): void {
  const [subject, classes] = test.kind === "Call" && test.func.kind === "Name" && test.func.id === "isinstance" ? test.args : [];
  const isOther =
    subject !== undefined && classes !== undefined && body.length > 0 && !isToldApart(search.program, subject, classes, scope);
  const other = isOther ? unparse(subject) : null;
  const added = other !== null && !search.others.has(other);
  if (added) search.others.add(other);
  statements(search, body, scope);
  if (added) search.others.delete(other);
}

function assigned(search: Search, targets: readonly Expr[], made: Expr, scope: Scope): void {
  const call = search.coroutine(made, scope);
  const [target] = targets;
  if (target?.kind === "Subscript" && targets.length === 1 && isAmongValues(search, target, made, scope))
    search.judge(made, scope, "mixed");
  if (targets.length === 1 && target !== undefined) {
    if (target.kind === "Tuple" || target.kind === "List") search.judge(made, scope, "unpacked");
    else if (target.kind === "Name" && call !== undefined) search.hold(target.id, call, scope);
    else if (target.kind === "Attribute" && declaresAttribute(search.program, target, scope)) search.judge(made, scope, "declared");
  }
  if (made.kind === "Dict" && target?.kind === "Name" && awaitsFrom(search.fn, target.id))
    for (const each of made.values) value(search, each, scope);
  else value(search, made, scope);
  for (const each of targets) if (each.kind !== "Name") value(search, each, scope);
}

/** What an endpoint returns is serialised, and a function that declares a value has to return one. */
function returned(search: Search, expression: Expr, scope: Scope): void {
  const { program, fn } = search;
  if (search.isEndpoint)
    for (const part of [expression, ...parts(expression), ...enveloped(program, expression, scope)]) search.judge(part, scope, "returned");
  else if (fn.def.async && (returnsValue(program, fn) || (expression.kind === "Call" && returnsResultOf(program, fn, expression, scope))))
    search.judge(expression, scope, "declared");
  else if (fn.def.async && handsOutByMistake(program, fn, expression, scope)) search.judge(expression, scope, "handed out");
  else if (handsOutBeside(program, fn, expression, scope)) search.judge(expression, scope, "declared");
  if (returnsValues(program, fn)) for (const element of listed(expression)) search.judge(element, scope, "declared");
  if (expression.kind === "ListComp" && expression.elt.kind === "Call") {
    const inner = program.comprehensionScope(expression, scope);
    if (returnsResultsOf(program, fn, expression.elt, inner)) search.judge(expression.elt, inner, "declared");
  }
  const elements = expression.kind === "Tuple" ? expression.elts : [];
  returnedItems(program, fn).forEach((item, at) => {
    const element = elements[at];
    if (element !== undefined && isPlainValue(program, item)) search.judge(element, scope, "declared");
  });
  value(search, expression, scope);
}

/** The values of a literal that becomes JSON. */
function parts(expression: Expr): readonly Expr[] {
  if (expression.kind === "Dict") return expression.values;
  return expression.kind === "List" || expression.kind === "Tuple" ? expression.elts : [];
}

/** The elements of list literals that make up an expression: `[first] + rest`. */
function listed(expression: Expr): readonly Expr[] {
  if (expression.kind === "List") return expression.elts;
  return expression.kind === "BinOp" && expression.op === "+" ? [...listed(expression.left), ...listed(expression.right)] : [];
}

/** Libraries give awaitables that are context managers as well; a coroutine function of the project gives none. */
function isProjectCall(search: Search, expression: Expr, scope: Scope): boolean {
  return expression.kind === "Call" && search.program.typeOf(expression.func, scope).kind === "function";
}
