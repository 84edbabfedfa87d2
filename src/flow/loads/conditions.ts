import type { Scope } from "../../link/symbols.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { narrowed } from "./attributes.ts";
import type { Run } from "./run.ts";
import { both, type Conditions, NO_CONDITIONS, type Value } from "./values.ts";

/** `if options: query = query.options(*options)` means the same without the test; null where the test asks for nothing else. */
export function withoutGuard(test: Expr, body: readonly Stmt[]): Expr | null {
  const [only, another] = body;
  if (only?.kind !== "Assign" || another !== undefined || only.value.kind !== "Call") return test;
  const { func, args } = only.value;
  const [given] = args;
  const options = given?.kind === "Starred" ? given.value : given;
  if (func.kind !== "Attribute" || func.attr !== "options" || options?.kind !== "Name" || args.length > 1) return test;
  const asks = (part: Expr): boolean => {
    if (part.kind === "Compare") return part.ops[0] === "is not" && part.comparators[0]?.kind === "Constant" && asks(part.left);
    return part.kind === "Name" && part.id === options.id;
  };
  if (test.kind !== "BoolOp" || test.op !== "and") return asks(test) ? null : test;
  const rest = test.values.filter((part) => !asks(part));
  const [first, second] = rest;
  return first === undefined ? null : second === undefined ? first : { ...test, values: rest };
}

/** Words of tests that ask what is loaded. */
const ASKS_LOADED =
  /__dict__|\bin [\w.]+\.dict\b|\bunloaded\b|inspect\(|is_loaded|instance_state|hasattr|object_session|\.(detached|transient)\b/;

/** `isinstance(x, Order)`: in what follows `x` is a row of that class or nothing. */
export function narrow(run: Run, test: Expr, scope: Scope): void {
  if (test.kind === "BoolOp" && test.op === "and") for (const part of test.values) narrow(run, part, scope);
  if (test.kind !== "Call" || test.func.kind !== "Name" || test.func.id !== "isinstance") return;
  const [subject, classes] = test.args;
  if (subject?.kind !== "Name" || classes === undefined) return;
  const value = run.state.vars.get(subject.id);
  if (value === undefined) return;
  run.state.vars.set(subject.id, havingClass(run, value, classes.kind === "Tuple" ? classes.elts : [classes], scope));
}

/** A value that has one of the classes; itself where one of them is not known. */
export function havingClass(run: Run, value: Value, classes: readonly Expr[], scope: Scope): Value {
  const named = classes.map((item) => run.world.program.symbolOf(item, scope));
  const known = named.flatMap((symbol) => (symbol?.kind === "class" ? [symbol] : []));
  return known.length === named.length ? narrowed(run, value, known) : value;
}

/** Whether a test asks what is loaded: both ways are taken care of. */
export function asksLoaded(test: Expr): boolean {
  return mayAsk(test) && ASKS_LOADED.test(unparse(test));
}

/** Words of tests that ask nothing else: which attributes of a row are not loaded, and whether it has a session. */
const ASKS_ROW = /\bunloaded\b|\bin [\w.]+\.(dict|__dict__)\b|instance_state|object_session|\.(detached|transient)\b/;

/** Whether a test asks of a row what its state is, so that what follows it knows. */
export function asksWhetherLoaded(test: Expr): boolean {
  return mayAsk(test) && ASKS_ROW.test(unparse(test));
}

/** A quick look for tests that may ask what is loaded: plain names and comparisons with constants do not. */
function mayAsk(test: Expr): boolean {
  switch (test.kind) {
    case "Name":
      return false;
    case "UnaryOp":
      return mayAsk(test.operand);
    case "Attribute":
      return mayAsk(test.value);
    case "Compare":
      return mayAsk(test.left) || test.comparators.some((part) => part.kind !== "Constant" && mayAsk(part));
    default:
      return true;
  }
}

/** What a test that came out one way says: `a and b` says both, `not a` the opposite. */
export function testsOf(test: Expr, outcome: boolean): Conditions {
  switch (test.kind) {
    case "UnaryOp":
      return test.op === "not" ? testsOf(test.operand, !outcome) : NO_CONDITIONS;
    case "BoolOp": {
      if ((test.op === "and") !== outcome) return test.values.length > 4 ? NO_CONDITIONS : new Map([[unparse(test), outcome]]);
      return test.values.reduce((found, value) => both(found, testsOf(value, outcome)), NO_CONDITIONS);
    }
    case "Compare": {
      const [operator] = test.ops;
      const [other] = test.comparators;
      if (test.ops.length === 1 && other?.kind === "Constant" && other.type === "None" && (operator === "is" || operator === "is not"))
        return new Map([[`${unparse(test.left)} is None`, (operator === "is") === outcome]]);
      return new Map([[unparse(test), outcome]]);
    }
    case "Name":
    case "Attribute":
    case "Call":
      return new Map([[unparse(test), outcome]]);
    default:
      return NO_CONDITIONS;
  }
}
