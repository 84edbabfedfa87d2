import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import { withoutNone } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, ClassDef, Comp, Expr, FunctionDef, Name, Stmt } from "../../model/syntax.ts";

/**
 * How a name or an attribute is read; `receiver`: for one of its own attributes, or to call one of its items, `item`: for an item, `used`: kept, returned,
 * iterated, entered.
 */
export type Reading = "called" | "receiver" | "item" | "argument" | "used" | "compared" | "value";

export interface Visitor {
  /** `statement`: the innermost one that it stands in. */
  call(call: Call, scope: Scope, statement: Stmt | null): void;
  /** A call that hands over a function with its arguments, `executor.submit(store, session)`, and the call that it is asked to make. */
  handed(by: Call, call: Call, scope: Scope): void;
  /** `by`: the call that it is an argument of. */
  name(name: Name, scope: Scope, reading: Reading, by: Call | null): void;
  attribute(attribute: Expr & { kind: "Attribute" }, scope: Scope, reading: Reading, by: Call | null): void;
  /** A decorator that is called with the function or class below it. */
  decorated(decorator: Expr, def: FunctionDef | ClassDef, scope: Scope): void;
  /** A statement binds something to a value, which was read before. */
  bound(target: Expr, value: Expr, scope: Scope): void;
  /** `from module import name as other`. */
  renamed(name: string, other: string): void;
}

/** Calls that make another one, by name: where the function stands, behind which come its arguments, and whether keywords are its own as well. */
const HANDING: ReadonlyMap<string, { readonly at: number; readonly keywords: boolean }> = new Map([
  ["submit", { at: 0, keywords: true }],
  ["to_thread", { at: 0, keywords: true }],
  ["run_in_threadpool", { at: 0, keywords: true }],
  ["add_task", { at: 0, keywords: true }],
  ["run_in_executor", { at: 1, keywords: false }],
  ["run_sync", { at: 0, keywords: false }],
]);

interface Walk {
  readonly program: Program;
  readonly visitor: Visitor;
  /** The statement that began last. */
  at: Stmt | null;
}

/** Visits what the body of a function reads and calls; functions in it are visited on their own, classes in it belong to it. */
export function walkFunction(program: Program, fn: FunctionSymbol, visitor: Visitor): void {
  statements({ program, visitor, at: null }, fn.def.body, program.functionScope(fn));
}

/** The same of a statement, of definitions what stands outside of functions. */
export function walkStatement(program: Program, statement: Stmt, scope: Scope, visitor: Visitor): void {
  visitStatement({ program, visitor, at: null }, statement, scope);
}

/** The same of the statements of a module outside functions. */
export function walkModule(program: Program, module: ModuleSymbol, visitor: Visitor): void {
  if (module.unit !== null) statements({ program, visitor, at: null }, module.unit.facts.body, program.moduleScope(module));
}

function statements(walk: Walk, body: readonly Stmt[], scope: Scope): void {
  for (const statement of body) visitStatement(walk, statement, scope);
}

function visitStatement(walk: Walk, statement: Stmt, scope: Scope): void {
  walk.at = statement;
  switch (statement.kind) {
    case "FunctionDef":
      decorators(walk, statement, scope);
      for (const parameter of statement.parameters) if (parameter.default !== null) read(walk, parameter.default, scope, "value");
      break;
    case "ClassDef":
      decorators(walk, statement, scope);
      for (const keyword of statement.keywords) read(walk, keyword.value, scope, "value");
      statements(walk, statement.body, walk.program.classScope(walk.program.classSymbol(statement, scope)));
      break;
    case "ImportFrom":
      for (const { name, asname } of statement.names) if (asname !== null && asname !== name) walk.visitor.renamed(name, asname);
      break;
    case "Expr":
      read(walk, statement.value, scope, "value");
      break;
    case "Return":
      if (statement.value !== null) read(walk, statement.value, scope, "used");
      break;
    case "Assign":
      every(walk, statement.targets, scope, "value");
      read(walk, statement.value, scope, "used");
      for (const target of statement.targets) walk.visitor.bound(target, statement.value, scope);
      break;
    case "AugAssign":
    case "AnnAssign":
      read(walk, statement.target, scope, "value");
      if (statement.value !== null) read(walk, statement.value, scope, "used");
      if (statement.kind === "AnnAssign" && statement.value !== null) walk.visitor.bound(statement.target, statement.value, scope);
      break;
    case "For":
      read(walk, statement.target, scope, "value");
      read(walk, statement.iter, scope, "used");
      statements(walk, statement.body, scope);
      statements(walk, statement.orelse, scope);
      break;
    case "While":
    case "If":
      read(walk, statement.test, scope, "value");
      statements(walk, statement.body, scope);
      statements(walk, statement.orelse, scope);
      break;
    case "With":
      for (const { context } of statement.items) read(walk, context, scope, "used");
      statements(walk, statement.body, scope);
      break;
    case "Match":
      read(walk, statement.subject, scope, "value");
      for (const { guard, body } of statement.cases) {
        if (guard !== null) read(walk, guard, scope, "value");
        statements(walk, body, scope);
      }
      break;
    case "Try":
      statements(walk, statement.body, scope);
      for (const handler of statement.handlers) statements(walk, handler.body, scope);
      statements(walk, statement.orelse, scope);
      statements(walk, statement.finalbody, scope);
      break;
    case "Raise":
      if (statement.exc !== null) read(walk, statement.exc, scope, "value");
      break;
    case "Assert":
      read(walk, statement.test, scope, "value");
      if (statement.message !== null) read(walk, statement.message, scope, "value");
      break;
    case "Delete":
      every(walk, statement.targets, scope, "value");
      break;
    default:
      break;
  }
}

/** What decorates a definition is called with it. */
function decorators(walk: Walk, def: FunctionDef | ClassDef, scope: Scope): void {
  for (const decorator of def.decorators) {
    if (decorator.kind === "Call" || decorator.kind === "Attribute") read(walk, decorator, scope, "called");
    else if (decorator.kind !== "Name") read(walk, decorator, scope, "value");
    walk.visitor.decorated(decorator, def, scope);
  }
}

function every(walk: Walk, nodes: readonly Expr[], scope: Scope, reading: Reading): void {
  for (const node of nodes) read(walk, node, scope, reading);
}

function read(walk: Walk, node: Expr, scope: Scope, reading: Reading, by: Call | null = null): void {
  switch (node.kind) {
    case "Name":
      // Of what is read of a name others tell.
      if (reading !== "receiver") walk.visitor.name(node, scope, reading, by);
      break;
    case "Constant":
    case "Unreadable":
      break;
    case "Attribute":
      walk.visitor.attribute(node, scope, reading, by);
      read(walk, node.value, scope, "receiver");
      break;
    case "Call":
      called(walk, node, scope);
      break;
    case "Starred":
    case "Await":
      read(walk, node.value, scope, "value");
      break;
    case "Subscript":
      read(walk, node.value, scope, reading === "called" ? "receiver" : "item");
      read(walk, node.slice, scope, "value");
      break;
    case "NamedExpr":
      read(walk, node.value, scope, reading);
      break;
    case "JoinedStr":
      every(walk, node.values, scope, "value");
      break;
    case "BoolOp":
      every(walk, node.values, scope, reading === "called" ? "value" : reading);
      break;
    case "Tuple":
    case "List":
    case "Set":
      every(walk, node.elts, scope, "used");
      break;
    case "Dict":
      for (const key of node.keys) if (key !== null) read(walk, key, scope, "value");
      every(walk, node.values, scope, "used");
      break;
    case "BinOp":
      read(walk, node.left, scope, "value");
      read(walk, node.right, scope, "value");
      break;
    case "UnaryOp":
      read(walk, node.operand, scope, "value");
      break;
    case "Compare":
      read(walk, node.left, scope, "compared");
      every(walk, node.comparators, scope, "compared");
      break;
    case "IfExp":
      read(walk, node.test, scope, "value");
      for (const value of [node.body, node.orelse]) read(walk, value, scope, reading === "called" ? "value" : reading);
      break;
    case "Lambda":
      read(walk, node.body, walk.program.lambdaScope(node, scope), "value");
      break;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      comprehension(walk, node, scope);
      break;
    case "Yield":
    case "YieldFrom":
      if (node.value !== null) read(walk, node.value, scope, "value");
      break;
    case "Slice":
      for (const part of [node.lower, node.upper, node.step]) if (part !== null) read(walk, part, scope, "value");
      break;
  }
}

function called(walk: Walk, node: Call, scope: Scope): void {
  const made = madeBy(node);
  read(walk, node.func, scope, "called");
  for (const argument of node.args)
    read(walk, argument, scope, argument === made?.func ? "called" : tests(node) ? "receiver" : "argument", node);
  for (const { value } of node.keywords) read(walk, value, scope, "argument", node);
  walk.visitor.call(node, scope, walk.at);
  if (made !== undefined) walk.visitor.handed(node, withSession(walk, node, made, scope), scope);
}

/** `session.run_sync(load, day)` calls `load(session.sync_session, day)`. */
function withSession({ program }: Walk, { func }: Call, made: Call, scope: Scope): Call {
  if (func.kind !== "Attribute" || func.attr !== "run_sync") return made;
  const type = withoutNone(program.typeOf(func.value, scope));
  const attr = type.kind !== "external" ? undefined : SYNCHRONOUS.find(([name]) => type.name.endsWith(name))?.[1];
  return attr === undefined ? made : { ...made, args: [{ ...func, attr }, ...made.args] };
}

/** Where an asynchronous object has its synchronous one. */
const SYNCHRONOUS = [
  [".AsyncSession", "sync_session"],
  [".AsyncConnection", "sync_connection"],
] as const;

/** The call that a call is asked to make; undefined for any other. */
function madeBy(call: Call): Call | undefined {
  const handing = HANDING.get(lastName(call.func));
  const func = handing === undefined ? undefined : call.args[handing.at];
  if (handing === undefined || (func?.kind !== "Name" && func?.kind !== "Attribute")) return undefined;
  return { ...call, func, args: call.args.slice(handing.at + 1), keywords: handing.keywords ? call.keywords : [] };
}

/** `isinstance(value, Order)` uses the class for nothing else. */
function tests({ func }: Call): boolean {
  return func.kind === "Name" && (func.id === "isinstance" || func.id === "issubclass");
}

/** What is iterated first is read outside of the comprehension. */
function comprehension(walk: Walk, comp: Comp, scope: Scope): void {
  const inner = walk.program.comprehensionScope(comp, scope);
  comp.generators.forEach(({ iter, ifs }, at) => {
    read(walk, iter, at === 0 ? scope : inner, "used");
    every(walk, ifs, inner, "value");
  });
  read(walk, comp.elt, inner, "value");
  if (comp.value !== null) read(walk, comp.value, inner, "value");
}
