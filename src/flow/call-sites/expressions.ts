import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { onlyPresent, type Type } from "../../link/types.ts";
import type { Call, Comp, Expr } from "../../model/syntax.ts";
import { someExpression } from "../../model/visit.ts";
import { consumed, givesIterator, mayRun } from "../consumers.ts";
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
} from "../special-methods.ts";
import type { Use } from "./site.ts";
import { add, enter, special, type Walk } from "./walk.ts";

/** The calls that evaluating an expression makes. */
export function expression(walk: Walk, node: Expr, scope: Scope, use: Use): void {
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

/** Subscripts and attributes in an assignment target hold expressions that are evaluated. */
export function targetSites(walk: Walk, target: Expr, scope: Scope, method = "__setitem__"): void {
  if (target.kind === "Subscript") {
    expression(walk, target.value, scope, "receiver");
    expression(walk, target.slice, scope, "value");
    special(walk, target, scope, specialOf(walk.program, target.value, scope, [method]));
  } else if (target.kind === "Attribute") expression(walk, target.value, scope, "receiver");
  else if (target.kind === "Tuple" || target.kind === "List") for (const element of target.elts) targetSites(walk, element, scope, method);
}

/** A test asks an object of the project whether it is true. */
function tested(walk: Walk, node: Expr, scope: Scope): void {
  special(walk, node, scope, truthOf(walk.program, node, scope), "condition");
}

/** A loop that goes through something. */
export function iterated(walk: Walk, iter: Expr, scope: Scope, async: boolean): void {
  expression(walk, iter, scope, "iterated");
  passed(walk, iter, scope, async);
}

/** `first, *rest = found`: goes through what is unpacked, where that may do something. */
export function unpacked(walk: Walk, value: Expr, scope: Scope): void {
  if (value.kind !== "Tuple" && value.kind !== "List" && mayRun(walk.program.typeOf(value, scope))) passed(walk, value, scope);
}

function passed(walk: Walk, iter: Expr, scope: Scope, async = false): void {
  add(walk, "iteration", iter, scope, async ? "awaited" : "iterated", walk.program.typeOf(iter, scope));
}
