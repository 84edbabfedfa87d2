import type { Program } from "../../link/program.ts";
import type { Binding, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { unparse } from "../../model/unparse.ts";
import { someInStatements, visitStatements } from "../../model/visit.ts";

/** Attributes that coroutines, tasks and futures have themselves. */
const OWN_ATTRIBUTES = new Set(
  "cancel cancelled done result exception add_done_callback remove_done_callback get_name set_name get_loop get_coro close send throw".split(
    " ",
  ),
);

/** Whether reading the attribute of a coroutine, a task or a future makes sense. */
export function isCoroutineAttribute(name: string): boolean {
  return OWN_ATTRIBUTES.has(name) || name.startsWith("cr_") || name === "__await__";
}

/** Functions that ask whether a value is a coroutine: the code knows that it may be one. */
const INSPECTORS = /^(isawaitable|iscoroutine|isfuture|isinstance|hasattr|getattr|callable)$/;

/** Whether a call asks what its arguments are, coroutines among them: `hasattr(order, "total")` only asks for a value without it. */
export function asksWhatItIs({ func, args }: Call): boolean {
  const name = lastName(func);
  if (!INSPECTORS.test(name)) return false;
  const [, attribute] = args;
  const asked = attribute?.kind === "Constant" && attribute.type === "str" ? attribute.value : undefined;
  return asked === undefined || !name.endsWith("attr") || isCoroutineAttribute(asked);
}

/** What coroutines are instances of, by the last part of its name. */
const AWAITABLES = /^(Awaitable|Coroutine|CoroutineType|Generator|GeneratorType|Future|Task|Iterator|Iterable|Hashable|type|Any)$/;

/**
 * The name that `isinstance(found, Order)` asks about, where none of the classes is one that a coroutine can be of: that what is awaited elsewhere is no
 * order says nothing of coroutines, and where it is one it is no coroutine.
 */
export function toldFromValues(program: Program, { func, args, keywords }: Call, scope: Scope): string | null {
  const [subject, classes] = args;
  if (func.kind !== "Name" || func.id !== "isinstance" || subject?.kind !== "Name" || classes === undefined || keywords.length > 0)
    return null;
  return alternativesOf(classes).every((each) => isOfValues(program, each, scope)) ? subject.id : null;
}

/** The classes of `(Order, Invoice)` and `Order | Invoice`. */
function alternativesOf(classes: Expr): readonly Expr[] {
  if (classes.kind === "Tuple") return classes.elts.flatMap(alternativesOf);
  return classes.kind === "BinOp" && classes.op === "|" ? [...alternativesOf(classes.left), ...alternativesOf(classes.right)] : [classes];
}

/** A class that is known by its name, in the project or outside, and none that coroutines are of. */
function isOfValues(program: Program, named: Expr, scope: Scope): boolean {
  if (named.kind === "Constant" && named.type === "None") return true;
  if (named.kind !== "Name" && named.kind !== "Attribute") return false;
  if (lastName(named) === "object" || AWAITABLES.test(lastName(named))) return false;
  const type = program.typeOf(named, scope);
  if (type.kind === "reference") return true;
  if (type.kind !== "class") return false;
  return program.ancestors(type.class).every((each) => each.kind === "class" || (each.kind === "external" && !isStructural(each.name)));
}

/** A protocol has whatever has its methods, coroutines among them. */
function isStructural(name: string): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return last === "Protocol" || AWAITABLES.test(last);
}

/** Functions that ask whether a callable is asynchronous: `iscoroutinefunction`, and what libraries and projects call theirs. */
const CALLABLE_INSPECTORS = /^is_?(coroutine|async)_?(function|callable|method)$/;

/** Parts of their names, for a quick look at a file. */
const CALLABLE_QUESTIONS = ["coroutinefunction", "coroutine_function", "async_callable", "async_function"];
const PUTS_INTO = /^(append|add|insert|put|setdefault)$/;

/** Whether some method of the class asks what a callable is before it puts it into a collection: each collection holds those of one kind. */
export function sortsCallables({ owner, module }: FunctionSymbol): boolean {
  if (owner === null || !CALLABLE_QUESTIONS.some((word) => module.unit?.facts.mentions(word) === true)) return false;
  return owner.def.body.some((method) => {
    if (method.kind !== "FunctionDef") return false;
    const asked = askedOf(method.body);
    return (
      asked.size > 0 &&
      someInStatements(
        method.body,
        (node) =>
          node.kind === "Call" &&
          PUTS_INTO.test(lastName(node.func) ?? "") &&
          node.args.some((argument) => argument.kind === "Name" && asked.has(argument.id)),
      )
    );
  });
}

/**
 * What a function asks `iscoroutinefunction` or its kin of, as it is written. Asked of `getattr(file, "read")`, it is the object that
 * may be of this kind or that: none of its methods is certain.
 */
export function askedOf(body: readonly Stmt[]): ReadonlySet<string> {
  const asked = new Set<string>();
  visitStatements(body, (node) => {
    if (node.kind !== "Call" || !CALLABLE_INSPECTORS.test(lastName(node.func) ?? "")) return;
    const [callable] = node.args;
    const [object] = callable?.kind === "Call" && callable.func.kind === "Name" && callable.func.id === "getattr" ? callable.args : [];
    if (object !== undefined) asked.add(`${unparse(object)}.*`);
    else if (callable !== undefined) asked.add(unparse(callable));
  });
  return asked;
}

/** Whether that was asked of a callable, or of the object whose method it is. */
export function isAsked(callable: Expr, asked: ReadonlySet<string>): boolean {
  if (asked.size === 0) return false;
  return asked.has(unparse(callable)) || (callable.kind === "Attribute" && asked.has(`${unparse(callable.value)}.*`));
}

/** Functions that run a coroutine, or wait for one. */
export const RUNNERS =
  /^(gather|create_task|ensure_future|wait|wait_for|shield|run|run_until_complete|run_coroutine_threadsafe|start_soon|async_to_sync)$/;

/** Builtins that raise for a coroutine. */
const COUNTING = new Set(
  "len list tuple set frozenset dict sorted sum any all int float enumerate zip reversed iter min max abs".split(" "),
);

/**
 * Where the name of a parameter is bound to something else, in the order of the text; null where that is not known, such as for a
 * loop that binds it.
 */
function rebound(bindings: readonly Binding[]): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (const binding of bindings) {
    if (binding.kind === "parameter") continue;
    // What it is bound to may still use what it was.
    if (binding.kind === "value" && binding.path.length === 0) first = Math.min(first, binding.value.end);
    else return null;
  }
  return first;
}

/**
 * Whether a function uses a parameter as a value that no coroutine can be: reads an attribute or an item of it, computes with it, goes through
 * it, counts it. Not where it awaits the parameter, hands it to what runs coroutines or asks whether it is one. What stands behind a
 * further binding of the name is no use of the parameter.
 */
export function takesValue(program: Program, fn: FunctionSymbol, name: string): boolean {
  const scope = program.functionScope(fn);
  const until = rebound(scope.bindings.get(name) ?? []);
  if (until === null) return false;
  const is = (expression: Expr): boolean => expression.kind === "Name" && expression.id === name;
  const early = (expression: Expr): boolean => is(expression) && expression.start < until;
  let used = false;
  let open = false;
  eachStatement(fn.def.body, (statement) => {
    if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") open = true;
    else if (statement.kind === "For" && is(statement.iter)) {
      if (statement.async) open = true;
      else used ||= early(statement.iter);
    }
  });
  if (open) return false;
  visitStatements(fn.def.body, (node) => {
    switch (node.kind) {
      case "Lambda":
        open = true;
        break;
      case "Await":
        open ||= is(node.value);
        break;
      case "Attribute":
        if (is(node.value)) {
          if (isCoroutineAttribute(node.attr)) open = true;
          else used ||= early(node.value);
        }
        break;
      case "Subscript":
        used ||= early(node.value);
        break;
      case "BinOp":
        used ||= early(node.left) || early(node.right);
        break;
      case "Call":
        used ||= node.args.length === 1 && node.args.some(early) && counts(program, node.func, scope);
        open ||= (asksWhatItIs(node) || RUNNERS.test(lastName(node.func))) && node.args.some(is);
        break;
      default:
        break;
    }
  });
  return used && !open;
}

function counts(program: Program, func: Expr, scope: Scope): boolean {
  if (func.kind !== "Name" || !COUNTING.has(func.id)) return false;
  const callee = program.typeOf(func, scope);
  return callee.kind === "reference" && callee.name === `builtins.${func.id}`;
}
