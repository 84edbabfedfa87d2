import { functionsNaming } from "../link/functions-naming.ts";
import type { Program } from "../link/program.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import { unnoted } from "../model/reads.ts";
import type { Call, ClassDef, Expr, FunctionDef, Stmt } from "../model/syntax.ts";
import { eachStatement, functionsIn, withNested } from "../model/traverse.ts";
import { someInStatements } from "../model/visit.ts";

/** Whether a name is written as constants are: `MAX_AGE`. */
export function isWrittenAsConstant(name: string): boolean {
  return CONSTANT.test(name);
}

const CONSTANT = /^_*[A-Z][A-Z0-9_]*$/;

const known = new WeakMap<Program, Map<Scope["module"], Map<string, boolean>>>();

/** Whether something may bind the name of a module or class anew after it was made: `global DEBUG`, `config.DEBUG = True`. */
export function rebound(program: Program, name: string, { module }: Scope): boolean {
  let modules = known.get(program);
  if (modules === undefined) {
    modules = new Map();
    known.set(program, modules);
  }
  let names = modules.get(module);
  if (names === undefined) {
    names = new Map();
    modules.set(module, names);
  }
  let found = names.get(name);
  if (found === undefined) {
    // What the bodies of functions say of it is in their outlines.
    found = unnoted(() => isRebound(program, name, module));
    names.set(name, found);
  }
  return found;
}

function isRebound(program: Program, name: string, home: Scope["module"]): boolean {
  for (const module of program.index.modules) {
    const facts = module.unit?.facts;
    if (facts === undefined || module.unit?.role === "test" || !facts.holdsWord(name)) continue;
    if (sets(facts.body, name)) return true;
    for (const fn of functionsNaming(program, module, name)) {
      if (sets(fn.def.body, name) || (module === home && program.functionScope(fn).redirected?.get(name) === "Global")) return true;
    }
  }
  return false;
}

/** `config.DEBUG = True`, `setattr(Config, "DEBUG", True)`; what is set on an object is taken for it, too. */
function sets(body: readonly Stmt[], name: string): boolean {
  let found = false;
  eachStatement(body, (statement) => {
    found ||= attributesSet(statement).includes(name);
  });
  return found;
}

function attributesSet(statement: Stmt): readonly string[] {
  switch (statement.kind) {
    case "Assign":
      return statement.targets.flatMap(attributesIn);
    case "AnnAssign":
    case "AugAssign":
      return attributesIn(statement.target);
    case "Expr":
      return attributeSet(statement.value);
    default:
      return NONE;
  }
}

const NONE: readonly string[] = [];

function attributesIn(target: Expr): readonly string[] {
  if (target.kind === "Attribute") return [target.attr];
  return target.kind === "Tuple" ? target.elts.flatMap(attributesIn) : NONE;
}

function attributeSet(call: Expr): readonly string[] {
  if (call.kind !== "Call" || call.func.kind !== "Name" || call.func.id !== "setattr") return NONE;
  const name = call.args[1];
  return name?.kind === "Constant" && name.type === "str" && name.value !== undefined ? [name.value] : NONE;
}

/** The constants of modules and classes that a function binds anew, sorted. */
export function constantsSet(program: Program, fn: FunctionSymbol): readonly string[] {
  const found = new Set<string>();
  eachStatement(fn.def.body, (statement) => {
    for (const name of attributesSet(statement)) if (isWrittenAsConstant(name)) found.add(name);
  });
  for (const [name, how] of program.functionScope(fn).redirected ?? []) if (how === "Global" && isWrittenAsConstant(name)) found.add(name);
  return [...found].sort();
}

/** Whether a decorator of the project speaks of an argument that the call leaves out: it may give it. */
export function givesItself(program: Program, fn: FunctionSymbol, parameter: string): boolean {
  return fn.def.decorators.some(
    (decorator) =>
      (decorator.kind === "Call" && decorator.keywords.some(({ arg }) => arg === parameter)) ||
      speaksOf(defOf(program, decorator, fn.outer)?.body ?? NO_STATEMENTS, parameter),
  );
}

/** Whether a decorator of the project puts an argument of its own before those of the call: `return function(session, *args)`. */
export function putsBefore(program: Program, fn: FunctionSymbol): boolean {
  return fn.def.decorators.some((decorator) => {
    const def = defOf(program, decorator, fn.outer);
    if (def === undefined) return false;
    const inner = withinAll(def.body);
    const given = new Set([def, ...inner].flatMap((each) => ("parameters" in each ? each.parameters.map(({ name }) => name) : [])));
    return inner.some(
      (each) =>
        each.parameters.some(({ passing }) => passing === "*args") &&
        someInStatements(each.body, (node) => node.kind === "Call" && isGiven(node.func, given) && hasOwnFirst(node, each)),
    );
  });
}

/** `function`, `self.function`. */
function isGiven(callee: Expr, given: ReadonlySet<string>): boolean {
  const name = callee.kind === "Attribute" ? callee.value : callee;
  return name.kind === "Name" && given.has(name.id);
}

/** `function(session, *args)` in a wrapper that is not given `session` itself. */
function hasOwnFirst({ args }: Call, { parameters }: FunctionDef): boolean {
  const [first] = args;
  if (first === undefined || first.kind === "Starred" || !args.some((arg) => arg.kind === "Starred" && isRest(arg.value, parameters)))
    return false;
  return first.kind !== "Name" || parameters[0]?.name !== first.id;
}

function isRest(value: Expr, parameters: FunctionDef["parameters"]): boolean {
  return value.kind === "Name" && parameters.some(({ name, passing }) => passing === "*args" && name === value.id);
}

function defOf(program: Program, decorator: Expr, scope: Scope): FunctionDef | ClassDef | undefined {
  const symbol = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, scope);
  return symbol?.kind === "function" || symbol?.kind === "class" ? symbol.def : undefined;
}

const NO_STATEMENTS: readonly Stmt[] = [];

/** The functions in a body, those in them among them. */
function withinAll(body: readonly Stmt[]): readonly FunctionDef[] {
  return functionsIn(body).flatMap(withNested);
}

function speaksOf(body: readonly Stmt[], name: string): boolean {
  const isNamed = (node: Expr): boolean =>
    node.kind === "Call"
      ? node.keywords.some(({ arg }) => arg === name)
      : node.kind === "Constant" && node.type === "str" && node.value === name;
  return someInStatements(body, isNamed) || withinAll(body).some((def) => someInStatements(def.body, isNamed));
}
