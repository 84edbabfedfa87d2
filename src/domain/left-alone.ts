import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../link/symbols.ts";
import { decoratorName, lastName, rootOf } from "../model/last-name.ts";
import type { Expr, FunctionDef, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";

/** What keeps a class or looks at it, whoever it is called on. */
const KEEPS =
  /^(append|add|insert|setdefault|add_view|add_model_view|register_view|print|debug|info|isinstance|issubclass|getattr|hasattr|repr|str|id|len|select|get_type_hints|inspect|signature|getmembers|lower|items)$/;
/** Decorators of classes that add no constructor and take none away. */
const PLAIN_DECORATORS = /(^|\.)(final|total_ordering|generic_repr|deprecated|runtime_checkable|unique|mapped|as_declarative|typechecked)$/;

/** Whether a call of that name only keeps what it is given, or looks at it. */
export function onlyKeeps(name: string): boolean {
  return KEEPS.test(name);
}

/**
 * Whether a function of the project leaves what it is given for a parameter as it is: it hands it back, keeps it in a list or dictionary, reads its
 * attributes, and does nothing else with it.
 */
export function leavesAlone(program: Program, { def }: FunctionSymbol, index: number): boolean {
  // What it does decides what other classes are.
  program.decorators.add(def);
  const name = def.parameters[index]?.name;
  return name !== undefined && !isTouched(def.body, name);
}

function isTouched(body: readonly Stmt[], name: string): boolean {
  const alone = new Set<Expr>();
  let all = 0;
  let touched = false;
  const keep = (value: Expr | null): void => {
    if (value?.kind === "Name" && value.id === name) alone.add(value);
    else if (value?.kind === "Dict") for (const each of [...value.keys, ...value.values]) keep(each);
    else if (value?.kind === "List" || value?.kind === "Tuple") for (const each of value.elts) keep(each);
  };
  const isOfIt = (target: Expr): boolean =>
    (target.kind === "Attribute" || target.kind === "Subscript") &&
    (isOfIt(target.value) || (target.value.kind === "Name" && target.value.id === name));
  eachStatement(body, (statement) => {
    if (statement.kind === "Return" || statement.kind === "Assign") keep(statement.value);
    if (statement.kind === "Assign")
      for (const target of statement.targets) touched ||= isOfIt(target) || (target.kind === "Name" && target.id === name);
    if (statement.kind === "AugAssign" || statement.kind === "AnnAssign") touched ||= isOfIt(statement.target);
    // A function inside is called with it, or returned.
    if (statement.kind === "FunctionDef" && !statement.parameters.some((parameter) => parameter.name === name))
      touched ||= isTouched(statement.body, name);
    if (statement.kind === "ClassDef") touched = true;
  });
  visitStatements(body, (node) => {
    if (node.kind === "Name" && node.id === name) all += 1;
    if (node.kind === "Attribute" && node.value.kind === "Name" && node.value.id === name) alone.add(node.value);
    // Its own methods may change it.
    if (node.kind === "Call" && node.func.kind === "Attribute" && rootOf(node.func) === name && !KEEPS.test(node.func.attr)) touched = true;
    if (node.kind === "Call" && KEEPS.test(lastName(node.func))) for (const argument of node.args) keep(argument);
    if (node.kind === "Subscript") keep(node.slice);
    if (node.kind === "Compare") for (const side of [node.left, ...node.comparators]) keep(side);
  });
  return touched || alone.size < all;
}

/** Whether all decorators of a class give it back as it is. */
export function isPlainlyDecorated(program: Program, { def, outer }: ClassSymbol): boolean {
  return def.decorators.every((decorator) => {
    const called = decorator.kind === "Call";
    const symbol = program.symbolOf(called ? decorator.func : decorator, outer);
    if (symbol?.kind === "function") return givesBackAlone(program, symbol, called);
    return symbol?.kind !== "class" && PLAIN_DECORATORS.test(symbol?.kind === "external" ? symbol.name : decoratorName(decorator));
  });
}

/** `def registered(cls): REGISTRY[cls.__name__] = cls; return cls`, and what makes such a function. */
function givesBackAlone(program: Program, fn: FunctionSymbol, called: boolean): boolean {
  if (called) {
    const scope = program.functionScope(fn);
    const inner = innerReturned(program, fn.def, scope);
    return inner !== undefined && givesBackAlone(program, inner, false);
  }
  const name = fn.def.parameters[0]?.name;
  const returned: (Expr | null)[] = [];
  eachStatement(fn.def.body, (statement) => {
    if (statement.kind === "Return") returned.push(statement.value);
  });
  return returned.length > 0 && returned.every((value) => value?.kind === "Name" && value.id === name) && leavesAlone(program, fn, 0);
}

function innerReturned(program: Program, def: FunctionDef, scope: Scope): FunctionSymbol | undefined {
  let found: FunctionSymbol | undefined;
  eachStatement(def.body, (statement) => {
    if (statement.kind !== "Return" || statement.value?.kind !== "Name") return;
    const [binding, another] = scope.bindings.get(statement.value.id) ?? [];
    if (binding?.kind === "function" && another === undefined) found = program.functionSymbol(binding.def, scope);
  });
  return found;
}
