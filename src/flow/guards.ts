import type { Program } from "../link/program.ts";
import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import type { Compare, Expr, FunctionDef, MatchCase, Stmt } from "../model/syntax.ts";
import { blocksOf, eachStatement } from "../model/traverse.ts";
import type { Constant, Part } from "./constant-values.ts";

/** A condition on a parameter that is never assigned: `if include:`, `if not include:`, `if key is None:`, `if mode == Mode.FAST:`. */
export interface Guard {
  readonly parameter: string;
  readonly is: "true" | "false" | "none" | "not none" | "one of" | "none of";
  /** The constants that it is compared with, and what of it is. */
  readonly of?: readonly Constant[];
  readonly part?: Part;
  /** One of these or the guard itself holds: `if wait or include:`. */
  readonly or?: readonly Guard[];
}

export const NO_NAMES: ReadonlySet<string> = new Set();

export const NO_GUARDS: readonly Guard[] = [];

/** The constant that an expression stands for in any case. */
export type Constants = (expr: Expr) => Constant | undefined;

const NO_CONSTANTS: Constants = () => undefined;

/** The parameters of a function that keep the value they are given. */
export function keptParameters(program: Program, fn: FunctionSymbol): ReadonlySet<string> {
  if (fn.def.parameters.length === 0) return NO_NAMES;
  const { bindings } = program.functionScope(fn);
  const kept = new Set<string>();
  for (const { name } of fn.def.parameters) if (bindings.get(name)?.length === 1) kept.add(name);
  if (kept.size > 0) for (const [only] of bindings.values()) if (only?.kind === "function") withoutNonlocal(only.def, kept);
  return kept;
}

/** Takes away what a nested function binds anew. */
function withoutNonlocal(def: FunctionDef, kept: Set<string>): void {
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Nonlocal") for (const name of statement.names) kept.delete(name);
    else if (statement.kind === "FunctionDef") withoutNonlocal(statement, kept);
  });
}

/** The parameters that are not hidden by what a lambda or comprehension binds under their names. */
export function visibleIn(scope: Scope, parameters: ReadonlySet<string>): ReadonlySet<string> {
  if (scope.kind !== "lambda" && scope.kind !== "comprehension") return parameters;
  const visible = new Set<string>();
  for (const name of parameters) if (!isHidden(name, scope)) visible.add(name);
  return visible;
}

/** Whether a lambda or comprehension binds a name itself. */
export function isHidden(name: string, scope: Scope): boolean {
  for (let inner: Scope | null = scope; inner !== null && (inner.kind === "lambda" || inner.kind === "comprehension"); inner = inner.parent)
    if (inner.bindings.has(name)) return true;
  return false;
}

/**
 * The tests `if session is None:` that fill in what a parameter was not given, by the parameter's name: it is bound there and nowhere else,
 * so that what the test finds is what the call gave.
 */
export function fillingTests(program: Program, fn: FunctionSymbol): ReadonlyMap<Expr, string> {
  const { bindings } = program.functionScope(fn);
  const filled = fn.def.parameters.filter(({ name }) => {
    const [first, second, third] = bindings.get(name) ?? [];
    return first?.kind === "parameter" && second?.kind === "value" && third === undefined;
  });
  if (filled.length === 0) return NO_TESTS;
  const tests = new Map<Expr, string>();
  const look = (body: readonly Stmt[]): void => {
    for (const statement of body) {
      if (statement.kind === "If") {
        for (const { name } of filled)
          if (lacks(statement.test, name) && statement.body.some((each) => assigns(each, name))) tests.set(statement.test, name);
      }
      // What a loop tests again may be what it filled in.
      if (statement.kind !== "For" && statement.kind !== "While") for (const block of blocksOf(statement)) look(block);
    }
  };
  look(fn.def.body);
  return tests;
}

export const NO_TESTS: ReadonlyMap<Expr, string> = new Map();

/** `session is None`, `not session`. */
function lacks(test: Expr, name: string): boolean {
  const [only, second] = guardsOf(new Set([name]), test, true);
  return only !== undefined && second === undefined && only.or === undefined && (only.is === "none" || only.is === "false");
}

function assigns(statement: Stmt, name: string): boolean {
  const targets = statement.kind === "Assign" ? statement.targets : statement.kind === "AnnAssign" ? [statement.target] : [];
  return targets.some((target) => target.kind === "Name" && target.id === name);
}

/** What it says that one of several tests holds: nothing, unless each is about a parameter. */
function oneOf(tests: readonly (readonly Guard[])[]): readonly Guard[] {
  const guards = tests.flatMap(([only, another]) => (only === undefined || another !== undefined ? [] : [only]));
  const [first, ...rest] = guards;
  return first === undefined || guards.length < tests.length ? NO_GUARDS : [{ ...first, or: [...(first.or ?? []), ...rest] }];
}

/** What a test that came out as `outcome` says about parameters; of a conjunction that failed, that one of its parts did. */
export function guardsOf(
  parameters: ReadonlySet<string>,
  test: Expr,
  outcome: boolean,
  constants: Constants = NO_CONSTANTS,
): readonly Guard[] {
  switch (test.kind) {
    case "Name":
      return parameters.has(test.id) ? [{ parameter: test.id, is: outcome ? "true" : "false" }] : NO_GUARDS;
    case "UnaryOp":
      return test.op === "not" ? guardsOf(parameters, test.operand, !outcome, constants) : NO_GUARDS;
    case "BoolOp":
      return (test.op === "and") === outcome
        ? test.values.flatMap((value) => guardsOf(parameters, value, outcome, constants))
        : oneOf(test.values.map((value) => guardsOf(parameters, value, outcome, constants)));
    case "Compare":
      return test.ops.length === 1 ? compared(parameters, test, outcome, constants) : NO_GUARDS;
    default:
      return NO_GUARDS;
  }
}

function compared(
  parameters: ReadonlySet<string>,
  { left, ops: [operator], comparators: [right] }: Compare,
  outcome: boolean,
  constants: Constants,
): readonly Guard[] {
  if (right === undefined) return NO_GUARDS;
  switch (operator) {
    case "is":
    case "is not":
    case "==":
    case "!=": {
      const holds = (operator === "is" || operator === "==") === outcome;
      const subject = subjectOf(parameters, left) ?? subjectOf(parameters, right);
      if (subject === undefined) return NO_GUARDS;
      const other = subject.expr === left ? right : left;
      if (subject.part === undefined && other.kind === "Constant" && other.type === "None")
        return [{ parameter: subject.parameter, is: holds ? "none" : "not none" }];
      const constant = constants(other);
      if (constant === undefined) return NO_GUARDS;
      if (operator === "==" || operator === "!=") return amongst(subject, [constant], holds);
      const isObject = subject.part === undefined && constant.kind !== "text" && constant.kind !== "number";
      return isObject ? amongst({ ...subject, part: "itself" }, [constant], holds) : NO_GUARDS;
    }
    case "in":
    case "not in": {
      const subject = subjectOf(parameters, left);
      if (subject === undefined || (right.kind !== "Tuple" && right.kind !== "List" && right.kind !== "Set")) return NO_GUARDS;
      return amongst(subject, allOf(right.elts, constants), (operator === "in") === outcome);
    }
    default:
      return NO_GUARDS;
  }
}

interface Subject {
  readonly expr: Expr;
  readonly parameter: string;
  readonly part?: Part;
}

/** `mode`, `mode.value`, `mode.lower()` */
function subjectOf(parameters: ReadonlySet<string>, expr: Expr): Subject | undefined {
  if (expr.kind === "Name") return parameters.has(expr.id) ? { expr, parameter: expr.id } : undefined;
  const read = expr.kind === "Call" && expr.args.length + expr.keywords.length === 0 ? expr.func : expr;
  if (read.kind !== "Attribute" || read.value.kind !== "Name" || !parameters.has(read.value.id)) return undefined;
  const part = read === expr ? (read.attr === "value" ? "value" : undefined) : CASES.get(read.attr);
  return part === undefined ? undefined : { expr, parameter: read.value.id, part };
}

const CASES: ReadonlyMap<string, Part> = new Map([
  ["lower", "lower"],
  ["casefold", "lower"],
  ["upper", "upper"],
]);

function amongst({ parameter, part }: Subject, of: readonly Constant[] | undefined, holds: boolean): readonly Guard[] {
  if (of === undefined) return NO_GUARDS;
  const guard = { parameter, is: holds ? "one of" : "none of", of } as const;
  return [part === undefined ? guard : { ...guard, part }];
}

/** The constants that all of the expressions stand for; undefined where one is none. */
function allOf(exprs: readonly Expr[], constants: Constants): readonly Constant[] | undefined {
  const found: Constant[] = [];
  for (const expr of exprs) {
    const constant = constants(expr);
    if (constant === undefined) return undefined;
    found.push(constant);
  }
  return found;
}

/** What it says of the subject of a `match` that a case is taken, and what, that it is not. */
export function guardsOfCase(
  parameters: ReadonlySet<string>,
  subject: Expr,
  { values, captures, subject: whole, guard }: MatchCase,
  constants: Constants,
): readonly [readonly Guard[], readonly Guard[]] {
  const about = subjectOf(parameters, subject);
  const isPlain = values.length > 0 && captures.every((name) => name === whole);
  const of = about === undefined || !isPlain ? undefined : allOf(values, constants);
  if (about === undefined || of === undefined) return NOTHING_SAID;
  return [amongst(about, of, true), guard === null ? amongst(about, of, false) : NO_GUARDS];
}

const NOTHING_SAID: readonly [readonly Guard[], readonly Guard[]] = [NO_GUARDS, NO_GUARDS];
