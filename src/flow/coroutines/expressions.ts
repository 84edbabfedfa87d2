import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Comp, Expr } from "../../model/syntax.ts";
import { addsToReturned, sends, wantsValue } from "./declared.ts";
import { lostIn } from "./given.ts";
import { yieldsByMistake } from "./handed-out.ts";
import { mixed } from "./mixed.ts";
import type { Search, Use } from "./search.ts";
import { asksWhatItIs, isCoroutineAttribute, RUNNERS, toldFromValues } from "./taken.ts";

/** Visits a condition: a coroutine in it is true whatever it would give. */
export function condition(search: Search, test: Expr, scope: Scope): void {
  switch (test.kind) {
    case "BoolOp":
      for (const part of test.values) condition(search, part, scope);
      break;
    case "UnaryOp":
      if (test.op === "not") condition(search, test.operand, scope);
      else value(search, test, scope);
      break;
    case "Name":
      search.test(test);
      break;
    default: {
      const tested = search.coroutine(test, scope);
      if (tested !== undefined) search.report(tested, scope, "tested");
      value(search, test, scope);
    }
  }
}

/** Visits an expression for coroutines in it that are used as values, and for uses of held names. */
export function value(search: Search, node: Expr, scope: Scope): void {
  switch (node.kind) {
    case "Name":
      search.markRead(node);
      break;
    case "Await":
      if (node.value.kind === "Name") search.markKnown(node.value.id);
      search.awaits.push(node);
      value(search, node.value, scope);
      search.awaits.pop();
      break;
    case "Attribute":
      asObject(search, node.value, node.attr, scope);
      break;
    case "Subscript":
      asObject(search, node.value, null, scope);
      value(search, node.slice, scope);
      break;
    case "Call":
      if (node.func.kind === "Attribute") asObject(search, node.func.value, node.func.attr, scope);
      else value(search, node.func, scope);
      argumentsOf(search, node, scope);
      break;
    case "Compare":
      for (const part of [node.left, ...node.comparators]) {
        // `held is None` may ask whether there is a coroutine at all; with one binding there always is.
        if (part.kind === "Name" && asksForNone(node.comparators)) {
          search.testForNone(part);
          continue;
        }
        search.judge(part, scope, "compared");
        value(search, part, scope);
      }
      break;
    case "IfExp":
      condition(search, node.test, scope);
      value(search, node.body, scope);
      value(search, node.orelse, scope);
      break;
    case "UnaryOp":
      if (node.op === "not") condition(search, node, scope);
      else value(search, node.operand, scope);
      break;
    case "Lambda":
      search.markAllUsed();
      break;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      comprehension(search, node, scope);
      break;
    case "JoinedStr":
      for (const part of node.values) {
        search.judge(part, scope, "formatted");
        value(search, part, scope);
      }
      break;
    case "Tuple":
    case "List":
    case "Set":
      for (const element of node.elts) value(search, element, scope);
      break;
    case "Dict":
      mixed(search, node, scope);
      for (const part of [...node.keys, ...node.values]) if (part !== null) value(search, part, scope);
      break;
    case "BinOp":
      for (const part of [node.left, node.right]) {
        search.judge(part, scope, "computed");
        value(search, part, scope);
      }
      break;
    case "BoolOp":
      // All but the last are tested on the way to the result.
      node.values.forEach((part, index) => {
        if (index < node.values.length - 1) condition(search, part, scope);
        else value(search, part, scope);
        if (part.kind === "Name") search.markUsed(part.id);
      });
      break;
    case "Starred":
      search.judge(node.value, scope, "unpacked");
      value(search, node.value, scope);
      break;
    case "NamedExpr": {
      const call = search.coroutine(node.value, scope);
      if (call !== undefined && node.target.kind === "Name") search.hold(node.target.id, call, scope);
      value(search, node.value, scope);
      break;
    }
    case "Yield":
      if (node.value !== null && yieldsByMistake(search.program, search.fn, node.value, scope))
        search.judge(node.value, scope, "handed out");
      if (node.value !== null) value(search, node.value, scope);
      break;
    case "YieldFrom":
      if (node.value !== null) value(search, node.value, scope);
      break;
    default:
      break;
  }
}

/** `coroutine is None` and the like ask whether there is one at all. */
function asksForNone(comparators: readonly Expr[]): boolean {
  return comparators.every((part) => part.kind === "Constant" && part.type === "None");
}

function comprehension(search: Search, node: Comp, scope: Scope): void {
  const inner = search.program.comprehensionScope(node, scope);
  if (node.kind === "GeneratorExp") search.deferred++;
  for (const generator of node.generators) {
    search.judge(generator.iter, scope, "iterated");
    value(search, generator.iter, inner);
    for (const guard of generator.ifs) condition(search, guard, inner);
  }
  value(search, node.elt, inner);
  if (node.value !== null) value(search, node.value, inner);
  if (node.kind === "GeneratorExp") search.deferred--;
}

function asObject(search: Search, object: Expr, attribute: string | null, scope: Scope): void {
  if (attribute === null || !isCoroutineAttribute(attribute)) search.judge(object, scope, "accessed");
  value(search, object, scope);
}

/** `all(…)` tests each element, `sum(…)` adds it. */
function elementUse(program: Program, { func, args }: Call, scope: Scope): Use | null {
  if (args.length !== 1 || (args[0]?.kind !== "GeneratorExp" && args[0]?.kind !== "ListComp")) return null;
  const callee = program.typeOf(func, scope);
  if (callee.kind === "method") return callee.owner === "builtins.str" && callee.name === "join" ? "formatted" : null;
  if (callee.kind !== "reference") return null;
  if (callee.name === "builtins.any" || callee.name === "builtins.all") return "tested";
  return /^builtins\.(sum|min|max|sorted)$/.test(callee.name) ? "computed" : null;
}

/** A coroutine given to a function that declares, or can only take, something else. */
function argumentsOf(search: Search, call: Call, scope: Scope): void {
  const lost = lostIn(search.program, search.targets, call, scope);
  if (lost?.kind === "Lambda" && lost.body.kind === "Call") search.report(lost.body, scope, "called back");
  else if (lost !== null) search.report({ ...call, func: lost, start: lost.start, end: lost.end }, scope, "called back");
  const each = elementUse(search.program, call, scope);
  const inspects = asksWhatItIs(call) || RUNNERS.test(lastName(call.func));
  const told = inspects ? toldFromValues(search.program, call, scope) : null;
  for (const argument of [...call.args, ...call.keywords.map((keyword) => keyword.value)]) {
    if (told !== null && argument.kind === "Name" && argument.id === told) continue;
    if (inspects && argument.kind === "Name") search.markKnown(argument.id);
    else if ((argument.kind === "Name" && search.holds(argument.id)) || search.coroutine(argument, scope) !== undefined) {
      if (wantsValue(search.program, search.targets, call, argument, scope)) search.judge(argument, scope, "passed");
      else if (addsToReturned(search.program, search.fn, call, argument)) search.judge(argument, scope, "declared");
    }
    if (argument.kind === "Dict" && sends(search.program, call, scope))
      for (const item of argument.values) search.judge(item, scope, "passed");
    if (each !== null && (argument.kind === "GeneratorExp" || argument.kind === "ListComp")) {
      if (argument.kind === "GeneratorExp") search.deferred++;
      search.judge(argument.elt, search.program.comprehensionScope(argument, scope), each);
      if (argument.kind === "GeneratorExp") search.deferred--;
    }
    value(search, argument, scope);
  }
}
