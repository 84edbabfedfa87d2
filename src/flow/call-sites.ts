import type { Program } from "../link/program.ts";
import type { FunctionSymbol, ModuleSymbol, Scope } from "../link/symbols.ts";
import { onlyPresent, type Type } from "../link/types.ts";
import type { Call, Comp, Expr, Lambda, Node, Stmt } from "../model/syntax.ts";
import { isLeft } from "../model/traverse.ts";
import { unparse } from "../model/unparse.ts";
import { someExpression } from "../model/visit.ts";
import { type Constant, constantOf } from "./constant-values.ts";
import { consumed, givesIterator, mayRun } from "./consumers.ts";
import { fillingTests, type Guard, guardsOf, guardsOfCase, keptParameters, NO_GUARDS, NO_NAMES, NO_TESTS, visibleIn } from "./guards.ts";
import { NOTHING_HANDED, withHanded } from "./instead.ts";
import { fills, isMarked, keptValue } from "./kept-values.ts";
import { lookedUp } from "./lookups.ts";
import { hasNoLoop, withoutLoop } from "./no-loop.ts";
import {
  builtinOf,
  comparisonOf,
  formattedOf,
  operatorOf,
  type SpecialCall,
  specialOf,
  subscriptOf,
  truthOf,
  unaryOf,
} from "./special-methods.ts";

/** What has calls: a function, or the statements of a module outside functions. */
export type Unit =
  | { readonly kind: "function"; readonly function: FunctionSymbol }
  | { readonly kind: "module"; readonly module: ModuleSymbol };

/** A loop around a call, outermost first in `CallSite.loops`. */
export interface LoopRegion {
  readonly kind: "for" | "while" | "comprehension";
  readonly async: boolean;
  readonly node: Node;
  /** What is iterated, with the scope to read it in; for `while` the condition. */
  readonly iter: Expr;
  readonly scope: Scope;
  readonly target: Expr | null;
  readonly body: readonly Stmt[];
  /** The comprehension itself, to find what it is handed to. */
  readonly comp: Comp | null;
}

/** An expression that gives an iterator, and does nothing itself. */
export interface Lazy {
  readonly value: Expr;
  readonly scope: Scope;
  /** Calls in whose argument list it stands, outermost first. */
  readonly arguments: readonly Call[];
}

/** How the value of a call is used, as far as the surrounding expression says; `receiver`: an attribute, item or call of it follows. */
export type Use = "awaited" | "dropped" | "returned" | "argument" | "receiver" | "value" | "condition" | "context" | "iterated";

/** One place where something is called: a call expression, a property read or another special method, an entered context, an iteration. */
export interface CallSite {
  readonly form: "call" | "property" | "context" | "iteration";
  /** The whole expression. */
  readonly node: Expr;
  readonly call: Call | null;
  readonly unit: Unit;
  readonly scope: Scope;
  readonly loops: readonly LoopRegion[];
  readonly use: Use;
  /** Lambdas around the call, innermost last: it runs when they run. */
  readonly lambda: Lambda | null;
  /** Calls in whose argument list this one stands, outermost first. */
  readonly arguments: readonly Call[];
  /** How many decisions of the function have to come out one way for the call to be made: branches around it, returns before it. */
  readonly decisions: number;
  /** In an `except` clause: runs only when something failed. */
  readonly handler: boolean;
  /** Runs only where no event loop is running: `except RuntimeError` of what asked for one. */
  readonly apart: boolean;
  /** What makes it run only where somebody goes through it, outermost first: `(read(row) for row in rows)`, `map(read, rows)`. */
  readonly lazily: readonly Lazy[];
  /** The generator expression that goes through what is called here: `(row.text for row in read())`. */
  readonly stepped: Lazy | null;
  /** Behind a guard that lets it run only while something kept is not there yet: `if self._client is None:`. */
  readonly once: boolean;
  /** What the function's own parameters must be for the site to be reached. */
  readonly guards: readonly Guard[];
  /** In the branch for when nobody is there to take the callee over: `if tasks: tasks.add_task(send) else: send()`. */
  readonly instead: boolean;
  /** For properties and special methods the function that is called, if the project has it; for these, contexts and iterations the type concerned. */
  readonly property: FunctionSymbol | null;
  readonly type: Type | null;
}

/** What is around the place that the walk is at. Lists are replaced, never changed: the sites found keep them. */
interface Walk {
  readonly program: Program;
  readonly unit: Unit;
  readonly found: CallSite[];
  loops: readonly LoopRegion[];
  calls: readonly Call[];
  lambda: Lambda | null;
  decisions: number;
  handler: number;
  apart: number;
  lazily: readonly Lazy[];
  stepped: (Lazy & { readonly iter: Expr }) | null;
  once: number;
  /** In what is raised: its text is for when something failed. */
  raising: boolean;
  guards: readonly Guard[];
  /** What the other branches around hand over, as it is written. */
  instead: ReadonlySet<string>;
  /** The unit's parameters that keep their value, and the tests of others that come before they are bound anew. */
  readonly parameters: ReadonlySet<string>;
  readonly filling: ReadonlyMap<Expr, string>;
}

/** All call sites of a unit in source order. Bodies of nested functions are units of their own; class bodies belong to the unit around. */
export function callSites(program: Program, unit: Unit): readonly CallSite[] {
  const walk = walkOf(program, unit);
  if (unit.kind === "function") {
    statements(walk, unit.function.def.body, program.functionScope(unit.function));
  } else if (unit.module.unit !== null) {
    statements(walk, unit.module.unit.facts.body, program.moduleScope(unit.module));
  }
  return walk.found;
}

/** What a call of a lambda evaluates, as if its body stood where it is called. */
export function lambdaSites(program: Program, unit: Unit, lambda: Lambda, scope: Scope): readonly CallSite[] {
  const walk = walkOf(program, unit);
  expression(walk, lambda.body, program.lambdaScope(lambda, scope), "returned");
  return walk.found;
}

function walkOf(program: Program, unit: Unit): Walk {
  return {
    program,
    unit,
    found: [],
    loops: NO_LOOPS,
    calls: NO_CALLS,
    lambda: null,
    decisions: 0,
    handler: 0,
    apart: 0,
    lazily: NO_LAZY,
    stepped: null,
    once: 0,
    raising: false,
    guards: NO_GUARDS,
    instead: NOTHING_HANDED,
    parameters: unit.kind === "function" ? keptParameters(program, unit.function) : NO_NAMES,
    filling: unit.kind === "function" ? fillingTests(program, unit.function) : NO_TESTS,
  };
}

/** Goes on behind a test that came out as `outcome`; returns the guards to go back to. */
function enter(walk: Walk, test: Expr, outcome: boolean, scope: Scope): readonly Guard[] {
  const filled = walk.filling.get(test);
  const parameters = visibleIn(scope, filled === undefined ? walk.parameters : new Set([...walk.parameters, filled]));
  return parameters.size === 0 ? walk.guards : holding(walk, guardsOf(parameters, test, outcome, constantsIn(walk, scope)));
}

/** Goes on where these hold as well; returns the guards to go back to. */
function holding(walk: Walk, more: readonly Guard[]): readonly Guard[] {
  const before = walk.guards;
  if (more.length > 0) walk.guards = [...before, ...more];
  return before;
}

function constantsIn({ program }: Walk, scope: Scope): (expr: Expr) => Constant | undefined {
  return (expr) => constantOf(program, expr, scope);
}

function statements(walk: Walk, body: readonly Stmt[], scope: Scope): void {
  const { once, guards, decisions, instead, apart } = walk;
  for (const [index, statement] of body.entries()) {
    statementSites(walk, statement, scope);
    if (statement.kind === "Match") for (const failed of leftCases(walk, statement, scope)) holding(walk, failed);
    if (statement.kind !== "If") continue;
    if (isLeft(statement.body) && hasNoLoop(walk.program, statement.test, false, scope)) walk.apart++;
    if (statement.orelse.length > 0 || !leaves(statement.body)) {
      if (isLeft(statement.body)) enter(walk, statement.test, false, scope);
      else if (isLeft(statement.orelse)) enter(walk, statement.test, true, scope);
      continue;
    }
    // `if _client is not None: return _client`: what follows runs the first time only.
    if (keptValue(statement.test, "present", scope) !== undefined || isMarked(statement.test, "present", body.slice(index + 1), scope))
      walk.once++;
    walk.decisions++;
    walk.instead = withHanded(walk.instead, statement.body);
    enter(walk, statement.test, false, scope);
  }
  walk.once = once;
  walk.guards = guards;
  walk.decisions = decisions;
  walk.instead = instead;
  walk.apart = apart;
}

/** Statements that run only where no loop is running, if `apart`. */
function apartIf(walk: Walk, apart: boolean, body: readonly Stmt[], scope: Scope): void {
  const before = walk.apart;
  if (apart) walk.apart++;
  statements(walk, body, scope);
  walk.apart = before;
}

function leaves(body: readonly Stmt[]): boolean {
  return body[body.length - 1]?.kind === "Return";
}

/** What is known behind a `match`, for each case that leaves it: that it was not taken. */
function leftCases(walk: Walk, { subject, cases }: Stmt & { kind: "Match" }, scope: Scope): readonly (readonly Guard[])[] {
  if (walk.parameters.size === 0) return [];
  const left: (readonly Guard[])[] = [];
  for (const each of cases) {
    const [taken, failed] = guardsOfCase(walk.parameters, subject, each, constantsIn(walk, scope));
    if (isLeft(each.body)) left.push(failed);
    // What is taken here may be what a later case is for.
    else if (each.guard !== null || taken.length === 0) break;
  }
  return left;
}

function statementSites(walk: Walk, statement: Stmt, scope: Scope): void {
  switch (statement.kind) {
    case "FunctionDef":
      for (const decorator of statement.decorators) expression(walk, decorator, scope, "value");
      for (const parameter of statement.parameters) if (parameter.default !== null) expression(walk, parameter.default, scope, "value");
      break;
    case "ClassDef": {
      for (const decorator of statement.decorators) expression(walk, decorator, scope, "value");
      for (const base of statement.bases) expression(walk, base, scope, "value");
      const symbol = walk.program.classSymbol(statement, scope);
      statements(walk, statement.body, walk.program.classScope(symbol));
      break;
    }
    case "Expr":
      expression(walk, statement.value, scope, "dropped");
      break;
    case "Return":
      if (statement.value !== null) expression(walk, statement.value, scope, "returned");
      break;
    case "Assign":
      expression(walk, statement.value, scope, "value");
      if (statement.targets.some(({ kind }) => kind === "Tuple" || kind === "List")) unpacked(walk, statement.value, scope);
      for (const target of statement.targets) targetSites(walk, target, scope);
      break;
    case "AnnAssign":
      if (statement.value !== null) expression(walk, statement.value, scope, "value");
      targetSites(walk, statement.target, scope);
      break;
    case "AugAssign":
      expression(walk, statement.value, scope, "value");
      special(walk, statement.target, scope, operatorOf(walk.program, statement.target, statement.op, statement.value, scope, true));
      break;
    case "For": {
      iterated(walk, statement.iter, scope, statement.async);
      const { loops } = walk;
      walk.loops = [
        ...loops,
        {
          kind: "for",
          async: statement.async,
          node: statement,
          iter: statement.iter,
          scope,
          target: statement.target,
          body: statement.body,
          comp: null,
        },
      ];
      statements(walk, statement.body, scope);
      walk.loops = loops;
      statements(walk, statement.orelse, scope);
      break;
    }
    case "While": {
      const { loops } = walk;
      walk.loops = [
        ...loops,
        {
          kind: "while",
          async: false,
          node: statement,
          iter: statement.test,
          scope,
          target: null,
          body: statement.body,
          comp: null,
        },
      ];
      expression(walk, statement.test, scope, "condition");
      statements(walk, statement.body, scope);
      walk.loops = loops;
      statements(walk, statement.orelse, scope);
      break;
    }
    case "If": {
      expression(walk, statement.test, scope, "condition");
      const kept = keptValue(statement.test, "absent", scope);
      const fillsOnce = kept === undefined ? isMarked(statement.test, "absent", statement.body, scope) : fills(statement.body, kept);
      if (fillsOnce) walk.once++;
      const guards = enter(walk, statement.test, true, scope);
      const { instead } = walk;
      walk.decisions++;
      walk.instead = withHanded(instead, statement.orelse);
      apartIf(walk, hasNoLoop(walk.program, statement.test, true, scope), statement.body, scope);
      walk.guards = guards;
      if (fillsOnce) walk.once--;
      if (statement.orelse.length > 0) {
        enter(walk, statement.test, false, scope);
        walk.instead = withHanded(instead, statement.body);
        apartIf(walk, hasNoLoop(walk.program, statement.test, false, scope), statement.orelse, scope);
        walk.guards = guards;
      }
      walk.instead = instead;
      walk.decisions--;
      break;
    }
    case "With":
      for (const item of statement.items) {
        expression(walk, item.context, scope, "context");
        add(walk, "context", item.context, scope, statement.async ? "awaited" : "context", walk.program.typeOf(item.context, scope));
      }
      statements(walk, statement.body, scope);
      break;
    case "Match":
      expression(walk, statement.subject, scope, "value");
      walk.decisions++;
      matchSites(walk, statement, scope);
      walk.decisions--;
      break;
    case "Try": {
      statements(walk, statement.body, scope);
      const failing = lookedUp(statement) === null ? 1 : 0;
      walk.handler += failing;
      walk.decisions++;
      const apart = withoutLoop(statement);
      for (const handler of statement.handlers)
        apartIf(
          walk,
          handler.body.some((each) => apart.has(each)),
          handler.body,
          scope,
        );
      walk.handler -= failing;
      walk.decisions--;
      statements(walk, statement.orelse, scope);
      statements(walk, statement.finalbody, scope);
      break;
    }
    case "Raise":
      walk.raising = true;
      if (statement.exc !== null) expression(walk, statement.exc, scope, "value");
      walk.raising = false;
      break;
    case "Assert":
      expression(walk, statement.test, scope, "condition");
      break;
    case "Delete":
      for (const target of statement.targets) targetSites(walk, target, scope, "__delitem__");
      break;
    default:
      break;
  }
}

function matchSites(walk: Walk, { subject, cases }: Stmt & { kind: "Match" }, scope: Scope): void {
  const { guards } = walk;
  for (const each of cases) {
    const [taken, failed] =
      walk.parameters.size === 0 ? [NO_GUARDS, NO_GUARDS] : guardsOfCase(walk.parameters, subject, each, constantsIn(walk, scope));
    const before = holding(walk, taken);
    if (each.guard !== null) expression(walk, each.guard, scope, "condition");
    statements(walk, each.body, scope);
    walk.guards = before;
    holding(walk, failed);
  }
  walk.guards = guards;
}

/** Subscripts and attributes in an assignment target hold expressions that are evaluated. */
function targetSites(walk: Walk, target: Expr, scope: Scope, method = "__setitem__"): void {
  if (target.kind === "Subscript") {
    expression(walk, target.value, scope, "receiver");
    expression(walk, target.slice, scope, "value");
    special(walk, target, scope, specialOf(walk.program, target.value, scope, [method]));
  } else if (target.kind === "Attribute") expression(walk, target.value, scope, "receiver");
  else if (target.kind === "Tuple" || target.kind === "List") for (const element of target.elts) targetSites(walk, element, scope, method);
}

/** A special method that Python calls by itself. */
function special(walk: Walk, node: Expr, scope: Scope, call: SpecialCall | null, use: Use = "value"): void {
  if (call !== null) add(walk, "property", node, scope, use, call.self, call.method);
}

/** A test asks an object of the project whether it is true. */
function tested(walk: Walk, node: Expr, scope: Scope): void {
  special(walk, node, scope, truthOf(walk.program, node, scope), "condition");
}

function iterated(walk: Walk, iter: Expr, scope: Scope, async: boolean): void {
  expression(walk, iter, scope, "iterated");
  passed(walk, iter, scope, async);
}

/** `first, *rest = found`: goes through what is unpacked, where that may do something. */
function unpacked(walk: Walk, value: Expr, scope: Scope): void {
  if (value.kind !== "Tuple" && value.kind !== "List" && mayRun(walk.program.typeOf(value, scope))) passed(walk, value, scope);
}

function passed(walk: Walk, iter: Expr, scope: Scope, async = false): void {
  add(walk, "iteration", iter, scope, async ? "awaited" : "iterated", walk.program.typeOf(iter, scope));
}

function add(
  walk: Walk,
  form: CallSite["form"],
  node: Expr,
  scope: Scope,
  use: Use,
  type: Type | null,
  property: FunctionSymbol | null = null,
): void {
  walk.found.push({
    form,
    node,
    call: node.kind === "Call" && form === "call" ? node : null,
    unit: walk.unit,
    scope,
    loops: walk.loops,
    use,
    lambda: walk.lambda,
    arguments: walk.calls,
    decisions: walk.decisions,
    handler: walk.handler > 0,
    apart: walk.apart > 0,
    lazily: walk.lazily,
    stepped: walk.stepped?.iter === node ? walk.stepped : null,
    once: walk.once > 0,
    property,
    type,
    guards: walk.guards,
    instead: walk.instead.size > 0 && use !== "awaited" && form === "call" && node.kind === "Call" && walk.instead.has(unparse(node.func)),
  });
}

const NO_LOOPS: readonly LoopRegion[] = [];
const NO_CALLS: readonly Call[] = [];
const NO_LAZY: readonly Lazy[] = [];

function expression(walk: Walk, node: Expr, scope: Scope, use: Use): void {
  if (node.kind !== "Name" && node.kind !== "Constant") evaluated(walk, node, scope, use);
  if (use === "condition") tested(walk, node, scope);
}

function evaluated(walk: Walk, node: Expr, scope: Scope, use: Use): void {
  switch (node.kind) {
    case "Name":
    case "Constant":
    case "Unreadable":
      break;
    case "Call":
      // The receiver is evaluated first, then the arguments, then the call is made.
      if (node.func.kind === "Attribute") attribute(walk, node.func, scope, "receiver");
      else if (node.func.kind !== "Name") expression(walk, node.func, scope, "receiver");
      callArguments(walk, node, scope);
      called(walk, node, scope, use);
      break;
    case "Attribute":
      attribute(walk, node, scope, use);
      break;
    case "Await":
      expression(walk, node.value, scope, "awaited");
      break;
    case "Starred":
      expression(walk, node.value, scope, use === "argument" ? "argument" : "value");
      if (mayRun(walk.program.typeOf(node.value, scope))) passed(walk, node.value, scope);
      break;
    case "JoinedStr":
      for (const value of node.values) {
        expression(walk, value, scope, "value");
        if (value.kind !== "Constant" && !walk.raising) special(walk, value, scope, formattedOf(walk.program, value, scope));
      }
      break;
    case "Subscript":
      expression(walk, node.value, scope, "receiver");
      expression(walk, node.slice, scope, "value");
      special(walk, node, scope, subscriptOf(walk.program, node.value, scope), use);
      break;
    case "Tuple":
    case "List":
    case "Set":
      for (const element of node.elts) expression(walk, element, scope, use === "argument" || use === "returned" ? use : "value");
      break;
    case "Dict":
      for (const key of node.keys) if (key !== null) expression(walk, key, scope, "value");
      for (const value of node.values) expression(walk, value, scope, "value");
      break;
    case "BinOp":
      expression(walk, node.left, scope, "value");
      expression(walk, node.right, scope, "value");
      special(walk, node, scope, operatorOf(walk.program, node.left, node.op, node.right, scope));
      break;
    case "UnaryOp":
      expression(walk, node.operand, scope, node.op === "not" ? "condition" : "value");
      special(walk, node, scope, unaryOf(walk.program, node.op, node.operand, scope));
      break;
    case "BoolOp": {
      const { guards } = walk;
      node.values.forEach((value, index) => {
        if (index === 1) walk.decisions++;
        expression(walk, value, scope, use === "condition" ? "condition" : "value");
        // What the last one is asked, if anything, is for whoever gets it.
        if (use !== "condition" && index < node.values.length - 1) tested(walk, value, scope);
        enter(walk, value, node.op === "and", scope);
      });
      walk.guards = guards;
      walk.decisions--;
      break;
    }
    case "Compare":
      expression(walk, node.left, scope, "value");
      for (const value of node.comparators) expression(walk, value, scope, "value");
      for (const [at, right] of node.comparators.entries()) {
        const left = at === 0 ? node.left : (node.comparators[at - 1] ?? node.left);
        const op = node.ops[at] ?? "";
        special(walk, right, scope, comparisonOf(walk.program, left, op, right, scope));
        // What is of a library and lazy is gone through; objects of the project are asked by their special methods.
        if ((op === "in" || op === "not in") && walk.program.typeOf(right, scope).kind === "external") unpacked(walk, right, scope);
      }
      break;
    case "IfExp":
      expression(walk, node.test, scope, "condition");
      conditional(walk, node, scope, use);
      break;
    case "Lambda": {
      const outer = walk.lambda;
      walk.lambda = node;
      expression(walk, node.body, walk.program.lambdaScope(node, scope), "returned");
      walk.lambda = outer;
      break;
    }
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      comprehension(walk, node, scope, use);
      break;
    case "Yield":
    case "YieldFrom":
      if (node.value === null) break;
      if (node.kind === "YieldFrom") iterated(walk, node.value, scope, false);
      else expression(walk, node.value, scope, "value");
      break;
    case "NamedExpr":
      expression(walk, node.value, scope, use === "condition" ? "condition" : "value");
      break;
    case "Slice":
      for (const part of [node.lower, node.upper, node.step]) if (part !== null) expression(walk, part, scope, "value");
      break;
  }
}

/** A call, and what it goes through of its arguments. */
function called(walk: Walk, call: Call, scope: Scope, use: Use): void {
  const { lazily } = walk;
  if (givesIterator(walk.program, call, scope)) walk.lazily = [...lazily, { value: call, scope, arguments: walk.calls }];
  for (const argument of consumed(walk.program, call, scope)) passed(walk, argument, scope);
  for (const own of builtinOf(walk.program, call, scope)) special(walk, call, scope, own);
  add(walk, "call", call, scope, use, null);
  walk.lazily = lazily;
}

/** Names and constants hold no calls: the list of calls around is made only where it may be wanted. */
function callArguments(walk: Walk, call: Call, scope: Scope): void {
  const { calls } = walk;
  for (const argument of call.args) callArgument(walk, calls, call, argument, scope);
  for (const { value } of call.keywords) callArgument(walk, calls, call, value, scope);
  walk.calls = calls;
}

function callArgument(walk: Walk, around: Walk["calls"], call: Call, argument: Expr, scope: Scope): void {
  if (argument.kind === "Name" || argument.kind === "Constant") return;
  if (walk.calls === around) walk.calls = [...around, call];
  expression(walk, argument, scope, "argument");
}

function conditional(walk: Walk, node: Expr & { kind: "IfExp" }, scope: Scope, use: Use): void {
  const guards = enter(walk, node.test, true, scope);
  walk.decisions++;
  expression(walk, node.body, scope, use);
  walk.guards = guards;
  enter(walk, node.test, false, scope);
  expression(walk, node.orelse, scope, use);
  walk.guards = guards;
  walk.decisions--;
}

/** A generator expression that nobody has to await: with an `await` in it, the loop goes through it. */
function isPlainGenerator({ kind, elt, generators }: Comp): boolean {
  if (kind !== "GeneratorExp" || generators.some((generator) => generator.async)) return false;
  const [first, ...inner] = generators;
  const parts = [elt, ...(first?.ifs ?? []), ...inner.flatMap(({ iter, ifs }) => [iter, ...ifs])];
  return !parts.some((part) => someExpression(part, (node) => node.kind === "Await"));
}

function comprehension(walk: Walk, comp: Comp, scope: Scope, use: Use): void {
  const inner = walk.program.comprehensionScope(comp, scope);
  const { loops, lazily } = walk;
  comp.generators.forEach((generator, index) => {
    const around = index === 0 ? scope : inner;
    // What the first goes through is evaluated at once, and gone through with the rest.
    const lazy = index === 0 && isPlainGenerator(comp) ? { value: comp, scope, arguments: walk.calls } : null;
    const { stepped } = walk;
    walk.stepped = lazy === null ? null : { ...lazy, iter: generator.iter };
    expression(walk, generator.iter, around, "iterated");
    walk.stepped = stepped;
    if (lazy !== null) walk.lazily = [...lazily, lazy];
    passed(walk, generator.iter, around, generator.async);
    walk.loops = [
      ...walk.loops,
      {
        kind: "comprehension",
        async: generator.async,
        node: comp,
        iter: generator.iter,
        scope: around,
        target: generator.target,
        body: [],
        comp,
      },
    ];
    for (const guard of generator.ifs) expression(walk, guard, inner, "condition");
  });
  const element: Use = use === "argument" ? "argument" : "value";
  expression(walk, comp.elt, inner, element);
  if (comp.value !== null) expression(walk, comp.value, inner, element);
  walk.loops = loops;
  walk.lazily = lazily;
}

/** An attribute may be a property, that of a method that is called as well. */
function attribute(walk: Walk, node: Expr & { kind: "Attribute" }, scope: Scope, use: Use): void {
  expression(walk, node.value, scope, "receiver");
  const { program } = walk;
  const read = program.namesProperty(node.attr) ? propertyRead(program, node, scope) : null;
  if (read !== null) special(walk, node, scope, read, use);
  else if (program.externals.namesBlockingRead(node.attr)) {
    const library = libraryRead(program, node, scope);
    if (library !== null) add(walk, "property", node, scope, use, library);
  }
}

/** The object of a library of which an attribute is read that asks a server: `result.state` of a task. */
function libraryRead(program: Program, node: Expr & { kind: "Attribute" }, scope: Scope): Type | null {
  const base = onlyPresent(program.typeOf(node.value, scope));
  return base?.kind === "external" && program.externals.isBlockingRead(base.name, node.attr) ? base : null;
}

/** The function that reading an attribute calls, if it is a property of a project class. */
function propertyRead(program: Program, node: Expr & { kind: "Attribute" }, scope: Scope): SpecialCall | null {
  if (!program.namesProperty(node.attr)) return null;
  // Whoever reads an attribute of an optional value knows that it is there.
  const base = onlyPresent(program.typeOf(node.value, scope));
  if (base?.kind !== "instance") return null;
  const method = program.propertyOf(base.class, node.attr);
  return method === null ? null : { method, self: base };
}
