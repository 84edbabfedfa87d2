import type { Program } from "../link/program.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../link/types.ts";
import type { UnawaitedCoroutine } from "../model/subjects.ts";
import type { Call, Expr, Stmt } from "../model/syntax.ts";
import { unparse } from "../model/unparse.ts";
import type { CallSite } from "./call-sites.ts";
import { placeIn } from "./places.ts";
import { argumentAt, type Targets } from "./targets.ts";

/** Attributes that coroutines, tasks and futures have themselves. */
const OWN_ATTRIBUTES = new Set([
  "cancel",
  "cancelled",
  "done",
  "result",
  "exception",
  "add_done_callback",
  "remove_done_callback",
  "get_name",
  "set_name",
  "get_loop",
  "get_coro",
  "close",
  "send",
  "throw",
  "cr_frame",
  "cr_code",
  "__await__",
]);

interface Search {
  readonly program: Program;
  readonly targets: Targets;
  readonly fn: FunctionSymbol;
  readonly found: UnawaitedCoroutine[];
  /** Names that hold a coroutine, by the call that made it. */
  readonly held: Map<string, { readonly call: Call; readonly scope: Scope; used: boolean; misused: UnawaitedCoroutine["use"] | null }>;
  readonly isEndpoint: boolean;
}

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
  if (!sites.some((site) => site.use !== "awaited" && site.call !== null && makesCoroutine(program, targets, site.call, site.scope)))
    return NONE;
  const search: Search = { program, targets, fn, found: [], held: new Map(), isEndpoint };
  statements(search, fn.def.body, program.functionScope(fn));
  for (const [name, holder] of search.held) {
    if (holder.misused !== null) report(search, holder.call, holder.misused);
    else if (!holder.used && !name.startsWith("_")) report(search, holder.call, "never used");
  }
  return search.found;
}

const NONE: readonly UnawaitedCoroutine[] = [];

/** The call behind an expression that certainly is a coroutine; awaitables that run anyway (tasks, futures) are none. */
function coroutine(search: Search, expression: Expr, scope: Scope): Call | undefined {
  if (expression.kind === "IfExp") return coroutine(search, expression.body, scope) ?? coroutine(search, expression.orelse, scope);
  return expression.kind === "Call" && makesCoroutine(search.program, search.targets, expression, scope) ? expression : undefined;
}

function makesCoroutine(program: Program, targets: Targets, call: Call, scope: Scope): boolean {
  const callee = program.typeOf(call.func, scope);
  const made = alternatives(withoutNone(callee)).every((type) => {
    if (type.kind === "function") return runsAsCoroutine(targets, type.function);
    if (type.kind === "method")
      return targets.isCoroutineMethod(type.owner, type.name) && !/^(asyncio|concurrent|anyio)\./.test(type.owner);
    return type.kind === "reference" && type.name === "asyncio.sleep";
  });
  return made && program.typeOf(call, scope).kind === "awaitable" && targets.handover(callee) === undefined;
}

/** A decorator outside the project may turn the coroutine function into something that schedules itself. */
function runsAsCoroutine(targets: Targets, fn: FunctionSymbol): boolean {
  return fn.def.async && !fn.def.generator && targets.decoratorsKeepCoroutine(fn);
}

function report(search: Search, call: Call, use: UnawaitedCoroutine["use"]): void {
  const { fn } = search;
  search.found.push({
    at: placeIn({ kind: "function", function: fn }, call),
    callee: unparse(call.func),
    use,
    awaitFits: fn.def.async,
    role: fn.module.unit?.role ?? "application",
  });
}

function statements(search: Search, body: readonly Stmt[], scope: Scope): void {
  for (const statement of body) statementUses(search, statement, scope);
}

function statementUses(search: Search, statement: Stmt, scope: Scope): void {
  switch (statement.kind) {
    case "Expr": {
      const dropped = coroutine(search, statement.value, scope);
      if (dropped !== undefined) report(search, dropped, "dropped");
      value(search, statement.value, scope);
      break;
    }
    case "Assign": {
      const made = coroutine(search, statement.value, scope);
      const [target] = statement.targets;
      if (made !== undefined && statement.targets.length === 1 && target !== undefined) {
        if (target.kind === "Tuple" || target.kind === "List") report(search, made, "unpacked");
        else if (target.kind === "Name") hold(search, target.id, made, scope);
      }
      value(search, statement.value, scope);
      for (const each of statement.targets) if (each.kind !== "Name") value(search, each, scope);
      break;
    }
    case "AnnAssign":
      if (statement.value !== null) value(search, statement.value, scope);
      break;
    case "AugAssign":
      value(search, statement.value, scope);
      break;
    case "Return":
      if (statement.value !== null) {
        const returned = coroutine(search, statement.value, scope);
        if (returned !== undefined && search.isEndpoint && search.fn.def.async) report(search, returned, "returned");
        if (declaresValues(search)) for (const element of listed(statement.value)) misuse(search, element, "passed");
        value(search, statement.value, scope);
      }
      break;
    case "For": {
      const iterated = coroutine(search, statement.iter, scope);
      if (iterated !== undefined && !statement.async) report(search, iterated, "iterated");
      if (!statement.async) misuse(search, statement.iter, "iterated");
      value(search, statement.iter, scope);
      statements(search, statement.body, scope);
      statements(search, statement.orelse, scope);
      break;
    }
    case "While":
    case "If":
      condition(search, statement.test, scope);
      statements(search, statement.body, scope);
      statements(search, statement.orelse, scope);
      break;
    case "With":
      for (const item of statement.items) value(search, item.context, scope);
      statements(search, statement.body, scope);
      break;
    case "Try":
      statements(search, statement.body, scope);
      for (const handler of statement.handlers) statements(search, handler.body, scope);
      statements(search, statement.orelse, scope);
      statements(search, statement.finalbody, scope);
      break;
    case "Match":
      value(search, statement.subject, scope);
      for (const matchCase of statement.cases) statements(search, matchCase.body, scope);
      break;
    case "Assert":
      condition(search, statement.test, scope);
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
      for (const name of search.held.keys()) markUsed(search, name);
      break;
    default:
      break;
  }
}

/** The function says that it returns a list of plain values. */
function declaresValues({ program, fn }: Search): boolean {
  if (fn.def.returns === null) return false;
  const declared = program.annotated(fn.def.returns, fn.outer);
  return (
    declared.kind === "external" && declared.name === "builtins.list" && declared.args[0] !== undefined && isPlainValue(declared.args[0])
  );
}

/** The elements of list literals that make up an expression: `[first] + rest`. */
function listed(expression: Expr): readonly Expr[] {
  if (expression.kind === "List") return expression.elts;
  return expression.kind === "BinOp" && expression.op === "+" ? [...listed(expression.left), ...listed(expression.right)] : [];
}

/** A name counts only where this is its one binding: otherwise another branch may give it a value. */
function hold(search: Search, name: string, call: Call, scope: Scope): void {
  const bindings = scope.bindings.get(name) ?? [];
  if (scope.redirected?.has(name) === true) return;
  const single = bindings.length === 1;
  search.held.set(name, { call, scope, used: !single, misused: null });
}

function markUsed(search: Search, name: string): void {
  const holder = search.held.get(name);
  if (holder !== undefined) holder.used = true;
}

/** The held name is used as if it were the value. It is no misuse where an await of the name stands before it. */
function misuse(search: Search, expression: Expr, use: UnawaitedCoroutine["use"]): void {
  if (expression.kind !== "Name") return;
  const holder = search.held.get(expression.id);
  if (holder === undefined || holder.misused !== null) return;
  const type = search.program.typeOf(expression, search.program.functionScope(search.fn));
  if (type.kind !== "awaitable") return;
  holder.misused = use;
}

function condition(search: Search, test: Expr, scope: Scope): void {
  const parts = test.kind === "BoolOp" ? test.values : test.kind === "UnaryOp" && test.op === "not" ? [test.operand] : [test];
  for (const part of parts) {
    if (part !== test && (part.kind === "BoolOp" || part.kind === "UnaryOp")) {
      condition(search, part, scope);
      continue;
    }
    const tested = coroutine(search, part, scope);
    if (tested !== undefined) report(search, tested, "tested");
    value(search, part, scope);
  }
}

/** Visits an expression for coroutines in it that are used as values, and for uses of held names. */
function value(search: Search, node: Expr, scope: Scope): void {
  switch (node.kind) {
    case "Name":
      markUsed(search, node.id);
      break;
    case "Await":
      if (node.value.kind === "Name") search.held.delete(node.value.id);
      else value(search, node.value, scope);
      break;
    case "Attribute":
      asObject(search, node.value, scope, OWN_ATTRIBUTES.has(node.attr) ? null : "accessed");
      break;
    case "Subscript":
      asObject(search, node.value, scope, "accessed");
      value(search, node.slice, scope);
      break;
    case "Call":
      if (node.func.kind === "Attribute") asObject(search, node.func.value, scope, OWN_ATTRIBUTES.has(node.func.attr) ? null : "accessed");
      else value(search, node.func, scope);
      argumentsOf(search, node, scope);
      break;
    case "Compare":
      for (const part of [node.left, ...node.comparators]) {
        const compared = coroutine(search, part, scope);
        if (compared !== undefined) report(search, compared, "compared");
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
      for (const name of search.held.keys()) markUsed(search, name);
      break;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp": {
      const inner = search.program.comprehensionScope(node, scope);
      for (const generator of node.generators) {
        const iterated = coroutine(search, generator.iter, scope);
        if (iterated !== undefined && !generator.async) report(search, iterated, "iterated");
        value(search, generator.iter, inner);
        for (const guard of generator.ifs) condition(search, guard, inner);
      }
      value(search, node.elt, inner);
      if (node.value !== null) value(search, node.value, inner);
      break;
    }
    case "JoinedStr":
      for (const part of node.values) value(search, part, scope);
      break;
    case "Tuple":
    case "List":
    case "Set":
      for (const element of node.elts) value(search, element, scope);
      break;
    case "Dict":
      for (const part of [...node.keys, ...node.values]) if (part !== null) value(search, part, scope);
      break;
    case "BinOp":
      value(search, node.left, scope);
      value(search, node.right, scope);
      break;
    case "BoolOp":
      for (const part of node.values) value(search, part, scope);
      break;
    case "Starred":
    case "NamedExpr":
      value(search, node.value, scope);
      break;
    case "Yield":
    case "YieldFrom":
      if (node.value !== null) value(search, node.value, scope);
      break;
    default:
      break;
  }
}

function asObject(search: Search, object: Expr, scope: Scope, use: "accessed" | null): void {
  if (use !== null) {
    const accessed = coroutine(search, object, scope);
    if (accessed !== undefined) report(search, accessed, use);
    misuse(search, object, use);
  }
  value(search, object, scope);
}

/** A coroutine given to a project function whose parameter is declared to be something else. */
function argumentsOf(search: Search, call: Call, scope: Scope): void {
  const callee = search.program.typeOf(call.func, scope);
  const declared = (argument: Expr): Type | undefined => {
    if (callee.kind !== "function") return undefined;
    const fn = callee.function;
    const shift = fn.owner !== null && callee.self !== null ? 1 : 0;
    const index = fn.def.parameters.findIndex(
      (parameter, at) => parameter.annotation !== null && argumentAt(call, fn, at, shift) === argument,
    );
    const annotation = fn.def.parameters[index]?.annotation;
    return annotation == null ? undefined : search.program.annotated(annotation, fn.outer);
  };
  for (const argument of [...call.args, ...call.keywords.map((keyword) => keyword.value)]) {
    if (argument.kind === "Name" || argument.kind === "Call") {
      const type = declared(argument);
      if (type !== undefined && isPlainValue(type)) {
        const made = coroutine(search, argument, scope);
        if (made !== undefined) report(search, made, "passed");
        misuse(search, argument, "passed");
      }
    }
    value(search, argument, scope);
  }
}

/** Certainly no coroutine: instances of project classes, strings, numbers, collections. */
function isPlainValue(type: Type): boolean {
  return alternatives(type).every(
    (item) =>
      item.kind === "none" ||
      item.kind === "instance" ||
      (item.kind === "external" && /^(builtins\.(str|int|float|bool|dict|list|set|bytes)|uuid\.UUID|datetime\.\w+)$/.test(item.name)),
  );
}
