import type { Program } from "../link/program.ts";
import { alternatives, type Type, withoutNone } from "../link/types.ts";
import type { TraceStep } from "../model/finding.ts";
import type { LoopQuery } from "../model/subjects.ts";
import type { Call, Expr, Node, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { unparse } from "../model/unparse.ts";
import { steps } from "./blocking.ts";
import type { CallSite, LoopRegion } from "./call-sites.ts";
import { causeOf, type Edge, type Summaries, type Witness, wayTo } from "./effects.ts";
import { returnsFixedSize } from "./fixed-size.ts";
import { callPlace, placeIn } from "./places.ts";
import type { Targets } from "./targets.ts";

/** Functions that cut a collection into pieces: a loop over their result makes one query a piece on purpose. */
const BATCHING =
  /(^|_)(batch|batched|batches|chunk|chunked|chunks|chunkify|partition|partitions|pages|paginate|paginated|windowed|grouper|yield_per|iter_batches|fetchmany|slices)(_|$)/i;

/** What is asked about the world that only later stages know. */
export interface LoopKnowledge {
  /** A class whose instances are rows of a table. */
  isModel(type: Type): boolean;
  isStartup(site: CallSite): boolean;
}

/** Every call in a loop that executes a query per iteration, one subject a call, with the way from the loop to the query. */
export function loopQueries(
  program: Program,
  edges: readonly Edge[],
  summaries: Summaries,
  targets: Targets,
  knowledge: LoopKnowledge,
): readonly LoopQuery[] {
  const found = new Map<CallSite, LoopQuery>();
  for (const edge of edges) {
    const { site } = edge;
    if (site.loops.length === 0 || site.handler || edge.unit.kind !== "function") continue;
    const hits = summaries.at(edge).filter((witness) => witness.effect.kind === "queries");
    if (hits.length === 0) continue;
    const chosen = choose(hits);
    if (cachedOnTheWay(targets, chosen, summaries)) continue;
    const loop = repeatingLoop(program, site);
    if (loop === undefined) continue;
    const known = found.get(site);
    if (known !== undefined && (known.proved || !chosen.proved)) continue;
    found.set(site, subject(program, site, loop, chosen, summaries, knowledge));
  }
  return [...found.values()];
}

/** Reads before writes: they can always be batched. Proved before possible. */
function choose(witnesses: readonly Witness[]): Witness {
  const rank = (witness: Witness): number =>
    (witness.proved ? 0 : 2) + (witness.effect.kind === "queries" && witness.effect.operation === "read" ? 0 : 1);
  const [first, ...rest] = witnesses;
  if (first === undefined) throw new RangeError("no witness to choose from");
  return rest.reduce((best, witness) => (rank(witness) < rank(best) ? witness : best), first);
}

function cachedOnTheWay(targets: Targets, witness: Witness, summaries: Summaries): boolean {
  let via = witness.via;
  for (let step = 0; via !== null && step < 50; step++) {
    if (targets.decoration(via).cached) return true;
    via = summaries.of(via).get(witness.effect.key)?.via ?? null;
  }
  return false;
}

/** The innermost loop around a call that repeats it with different data; undefined if none does. */
function repeatingLoop(program: Program, site: CallSite): LoopRegion | undefined {
  for (let at = site.loops.length - 1; at >= 0; at--) {
    const loop = site.loops[at];
    if (loop === undefined) continue;
    if (loop.kind === "while") {
      if (worklist(loop) && dependsOnLoop(program, site, loop)) return loop;
      continue;
    }
    if (batched(loop.iter) || retries(loop) || leavesAtOnce(loop) || yieldsOnce(program, loop)) continue;
    if (dependsOnLoop(program, site, loop)) return loop;
  }
  return undefined;
}

/** `while queue:` with `queue.pop()` in the body; retries, polling and paging are no such loops. */
function worklist(loop: LoopRegion): boolean {
  if (loop.iter.kind !== "Name") return false;
  const name = loop.iter.id;
  let pops = false;
  visitStatements(loop.body, (node) => {
    if (
      node.kind === "Call" &&
      node.func.kind === "Attribute" &&
      /^pop(left)?$/.test(node.func.attr) &&
      node.func.value.kind === "Name" &&
      node.func.value.id === name
    )
      pops = true;
  });
  return pops;
}

function batched(iter: Expr): boolean {
  const call = iter.kind === "Await" ? iter.value : iter;
  if (call.kind !== "Call") return call.kind === "Name" ? BATCHING.test(call.id) && /(batch|chunk|page)/i.test(call.id) : false;
  const name = call.func.kind === "Name" ? call.func.id : call.func.kind === "Attribute" ? call.func.attr : "";
  if (name === "range") return call.args.length === 3;
  if (name === "enumerate" || name === "tqdm" || name === "list") return call.args[0] !== undefined && batched(call.args[0]);
  return BATCHING.test(name);
}

/** `for attempt in range(MAX_RETRIES):` repeats the same work until it succeeds. */
function retries({ iter, target }: LoopRegion): boolean {
  if (iter.kind !== "Call" || iter.func.kind !== "Name" || iter.func.id !== "range") return false;
  return (target?.kind === "Name" && RETRY.test(target.id)) || RETRY.test(unparse(iter));
}

const RETRY = /(^|[^a-z])(retry|retries|attempts?|tries)([^a-z]|$)/i;

/** `async for session in get_session():` over a generator that yields outside any loop: it runs once. */
function yieldsOnce(program: Program, loop: LoopRegion): boolean {
  if (loop.iter.kind !== "Call") return false;
  const callee = program.typeOf(loop.iter.func, loop.scope);
  if (callee.kind !== "function" || !callee.function.def.generator) return false;
  return !yieldsInLoop(callee.function.def.body, false);
}

function yieldsInLoop(body: readonly Stmt[], inLoop: boolean): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case "For":
      case "While":
        return yieldsInLoop(statement.body, true) || yieldsInLoop(statement.orelse, inLoop);
      case "If":
        return yieldsInLoop(statement.body, inLoop) || yieldsInLoop(statement.orelse, inLoop);
      case "With":
        return yieldsInLoop(statement.body, inLoop);
      case "Try":
        return (
          yieldsInLoop(statement.body, inLoop) ||
          yieldsInLoop(statement.finalbody, inLoop) ||
          statement.handlers.some((handler) => yieldsInLoop(handler.body, inLoop))
        );
      case "Expr":
      case "Assign": {
        const { value } = statement;
        return value.kind === "YieldFrom" || (value.kind === "Yield" && inLoop);
      }
      default:
        return false;
    }
  });
}

/** The body always ends in `return` or `break`: it runs once at most for what is asked here. */
function leavesAtOnce(loop: LoopRegion): boolean {
  const last = loop.body[loop.body.length - 1];
  return last !== undefined && (last.kind === "Return" || last.kind === "Break" || last.kind === "Raise");
}

/** Whether a call reads the loop's variable, directly or through names that the body derives from it. */
function dependsOnLoop(program: Program, site: CallSite, loop: LoopRegion): boolean {
  const tainted = new Set<string>();
  if (loop.target !== null) names(loop.target, tainted);
  for (let round = 0; round < 3; round++) {
    const before = tainted.size;
    visitAssignments(loop.body, (target, value) => {
      if (
        value === null || loop.kind === "while"
          ? value !== null && (popsSomething(value) || mentions(value, tainted))
          : mentions(value, tainted)
      )
        names(target, tainted);
    });
    // Inner loops over something tainted pass it on.
    for (const inner of site.loops)
      if (inner !== loop && inner.node.start >= loop.node.start && inner.target !== null && mentions(inner.iter, tainted))
        names(inner.target, tainted);
    if (tainted.size === before) break;
  }
  if (mentions(site.node, tainted)) return true;
  // `session.commit()` and the like write what the body changed: they depend on the iteration by their place.
  void program;
  return site.call !== null && site.call.args.length === 0 && site.call.keywords.length === 0 && WRITES_STATE.test(calledName(site.call));
}

const WRITES_STATE = /^(commit|flush)$/;

function calledName(call: Call): string {
  return call.func.kind === "Attribute" ? call.func.attr : call.func.kind === "Name" ? call.func.id : "";
}

function popsSomething(value: Expr): boolean {
  const call = value.kind === "Await" ? value.value : value;
  return call.kind === "Call" && call.func.kind === "Attribute" && /^(pop|popleft|get|get_nowait)$/.test(call.func.attr);
}

function names(target: Expr, into: Set<string>): void {
  if (target.kind === "Name") into.add(target.id);
  else if (target.kind === "Tuple" || target.kind === "List") for (const element of target.elts) names(element, into);
  else if (target.kind === "Starred") names(target.value, into);
  else if (target.kind === "Subscript" || target.kind === "Attribute") names(target.value, into);
}

/** Whether an expression reads one of the names. */
export function mentions(expression: Expr, wanted: ReadonlySet<string>): boolean {
  let found = false;
  visitExpression(expression, (node) => {
    if (node.kind === "Name" && wanted.has(node.id)) found = true;
  });
  return found;
}

function sizeOf(program: Program, loop: LoopRegion, knowledge: LoopKnowledge): LoopQuery["size"] {
  const iter = unwrapped(loop.iter);
  if (isSmall(program, iter, loop)) return "small";
  const type = program.typeOf(loop.iter, loop.scope);
  for (const item of alternatives(withoutNone(type))) {
    if (item.kind === "tuple") return "small";
    if (item.kind === "class" && program.isEnum(item.class)) return "small";
  }
  const element = program.item(type, loop.async);
  return alternatives(element).some((item) => knowledge.isModel(item)) ? "rows" : "unknown";
}

function unwrapped(iter: Expr): Expr {
  if (
    iter.kind === "Call" &&
    iter.func.kind === "Name" &&
    ["enumerate", "sorted", "reversed", "list", "tuple", "set", "tqdm"].includes(iter.func.id) &&
    iter.args[0] !== undefined
  )
    return unwrapped(iter.args[0]);
  return iter;
}

/** A literal, a small constant range, or a name that is bound to one only. */
function isSmall(program: Program, iter: Expr, loop: LoopRegion): boolean {
  switch (iter.kind) {
    case "Tuple":
    case "List":
    case "Set":
      return iter.elts.every((element) => element.kind !== "Starred");
    case "Dict":
      return iter.keys.every((key) => key !== null);
    case "Call": {
      if (iter.func.kind === "Name" && iter.func.id === "range") {
        const bound = iter.args[iter.args.length > 1 ? 1 : 0];
        return bound?.kind === "Constant" && Number(bound.value) <= 20;
      }
      if (iter.func.kind === "Attribute" && ["items", "keys", "values"].includes(iter.func.attr))
        return isSmall(program, iter.func.value, loop);
      const callee = program.typeOf(iter.func, loop.scope);
      return callee.kind === "function" && !callee.function.def.async && returnsFixedSize(callee.function.def);
    }
    case "Name": {
      const symbol = program.resolve(iter.id, loop.scope);
      if (symbol?.kind !== "variable") return false;
      const bindings = symbol.scope.bindings.get(symbol.name) ?? [];
      const [only] = bindings;
      return (
        bindings.length === 1 &&
        only?.kind === "value" &&
        only.path.length === 0 &&
        isLiteral(only.value) &&
        (symbol.scope.kind === "module" || !grows(symbol.name, symbol.scope.owner))
      );
    }
    default:
      return false;
  }
}

function isLiteral(value: Expr): boolean {
  if (value.kind === "Tuple" || value.kind === "List" || value.kind === "Set")
    return value.elts.length > 0 && value.elts.every((element) => element.kind !== "Starred");
  return value.kind === "Dict" && value.keys.length > 0 && value.keys.every((key) => key !== null);
}

/** Whether a local list is appended to after its literal. */
function grows(name: string, owner: { readonly kind: string } | null): boolean {
  if (owner === null || owner.kind !== "FunctionDef" || !("body" in owner)) return false;
  let found = false;
  visitStatements(owner.body as readonly Stmt[], (node) => {
    if (
      node.kind === "Call" &&
      node.func.kind === "Attribute" &&
      /^(append|extend|add|update|insert|setdefault)$/.test(node.func.attr) &&
      node.func.value.kind === "Name" &&
      node.func.value.id === name
    )
      found = true;
    if (node.kind === "Subscript" && node.value.kind === "Name" && node.value.id === name) found = true;
  });
  return found;
}

function subject(
  program: Program,
  site: CallSite,
  loop: LoopRegion,
  witness: Witness,
  summaries: Summaries,
  knowledge: LoopKnowledge,
): LoopQuery {
  const effect = causeOf(summaries, witness);
  const callee = effect.kind === "queries" ? effect.callee : "";
  const unit = site.unit;
  const way = wayTo(summaries, witness);
  const loopStep: TraceStep = {
    at: placeIn(unit, loop.kind === "comprehension" ? loop.node : loop.iter),
    message: `loops over \`${unparse(loop.iter)}\``,
  };
  return {
    at: callPlace(site),
    loop: placeIn(unit, loop.node),
    loopLine: lineOf(site, loop.node),
    loopKind: kindOf(loop),
    iterable: unparse(loop.iter),
    size: sizeOf(program, loop, knowledge),
    operation: effect.kind === "queries" ? effect.operation : "read",
    callee,
    // An asynchronous iterator of unknown kind is more often a stream of events than a set of rows.
    proved: witness.proved && !(loop.async && sizeOf(program, loop, knowledge) === "unknown"),
    trace: [loopStep, ...steps(way, callee)],
    role: unit.kind === "function" ? (unit.function.module.unit?.role ?? "application") : "application",
    startup: knowledge.isStartup(site),
  };
}

function lineOf(site: CallSite, node: Node): number {
  const unit = site.unit.kind === "function" ? site.unit.function.module.unit : site.unit.module.unit;
  return unit?.facts.line(node.start) ?? 0;
}

function kindOf(loop: LoopRegion): LoopQuery["loopKind"] {
  if (loop.async) return "async for";
  return loop.kind === "comprehension" ? "comprehension" : loop.kind;
}

function visitAssignments(body: readonly Stmt[], visit: (target: Expr, value: Expr) => void): void {
  for (const statement of body) {
    switch (statement.kind) {
      case "Assign":
        for (const target of statement.targets) visit(target, statement.value);
        break;
      case "AnnAssign":
        if (statement.value !== null) visit(statement.target, statement.value);
        break;
      case "AugAssign":
        visit(statement.target, statement.value);
        break;
      case "For":
        visit(statement.target, statement.iter);
        visitAssignments(statement.body, visit);
        visitAssignments(statement.orelse, visit);
        break;
      case "If":
      case "While":
        visitAssignments(statement.body, visit);
        visitAssignments(statement.orelse, visit);
        break;
      case "With":
        for (const item of statement.items) if (item.target !== null) visit(item.target, item.context);
        visitAssignments(statement.body, visit);
        break;
      case "Try":
        visitAssignments(statement.body, visit);
        for (const handler of statement.handlers) visitAssignments(handler.body, visit);
        visitAssignments(statement.orelse, visit);
        visitAssignments(statement.finalbody, visit);
        break;
      default:
        break;
    }
  }
}

/** Visits every expression in the statements, compound ones included, nested functions not. */
export function visitStatements(body: readonly Stmt[], visit: (node: Expr) => void): void {
  eachStatement(body, (statement) => {
    for (const expression of expressionsOf(statement)) visitExpression(expression, visit);
  });
}

function expressionsOf(statement: Stmt): readonly Expr[] {
  switch (statement.kind) {
    case "Expr":
      return [statement.value];
    case "Return":
      return statement.value === null ? [] : [statement.value];
    case "Assign":
      return [...statement.targets, statement.value];
    case "AnnAssign":
      return statement.value === null ? [statement.target] : [statement.target, statement.value];
    case "AugAssign":
      return [statement.target, statement.value];
    case "If":
    case "While":
      return [statement.test];
    case "For":
      return [statement.iter];
    case "With":
      return statement.items.map((item) => item.context);
    case "Raise":
      return statement.exc === null ? [] : [statement.exc];
    case "Assert":
      return [statement.test];
    case "Match":
      return [statement.subject];
    default:
      return [];
  }
}

/** Visits an expression and everything in it. */
export function visitExpression(expression: Expr, visit: (node: Expr) => void): void {
  visit(expression);
  for (const child of childrenOf(expression)) visitExpression(child, visit);
}

function childrenOf(node: Expr): readonly Expr[] {
  switch (node.kind) {
    case "Name":
    case "Constant":
    case "Unreadable":
      return [];
    case "JoinedStr":
      return node.values;
    case "Attribute":
    case "Starred":
    case "Await":
      return [node.value];
    case "Subscript":
      return [node.value, node.slice];
    case "Call":
      return [node.func, ...node.args, ...node.keywords.map((keyword) => keyword.value)];
    case "Tuple":
    case "List":
    case "Set":
      return node.elts;
    case "Dict":
      return [...node.keys.filter((key) => key !== null), ...node.values];
    case "BinOp":
      return [node.left, node.right];
    case "UnaryOp":
      return [node.operand];
    case "BoolOp":
      return node.values;
    case "Compare":
      return [node.left, ...node.comparators];
    case "IfExp":
      return [node.test, node.body, node.orelse];
    case "Lambda":
      return [node.body];
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return [
        node.elt,
        ...(node.value === null ? [] : [node.value]),
        ...node.generators.flatMap((generator) => [generator.iter, ...generator.ifs]),
      ];
    case "Yield":
    case "YieldFrom":
      return node.value === null ? [] : [node.value];
    case "NamedExpr":
      return [node.target, node.value];
    case "Slice":
      return [node.lower, node.upper, node.step].filter((part) => part !== null);
  }
}
