import type { Program } from "../link/program.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import type { Expr, Stmt } from "../model/syntax.ts";
import { blocksOf } from "../model/traverse.ts";

/** A condition on a parameter that is never assigned: `if include:`, `if not include:`, `if key is None:`. */
export interface Guard {
  readonly parameter: string;
  readonly is: "true" | "false" | "none" | "not none";
  /** One of these or the guard itself holds: `if wait or include:`. */
  readonly or?: readonly Guard[];
}

export const NO_NAMES: ReadonlySet<string> = new Set();

export const NO_GUARDS: readonly Guard[] = [];

/** The parameters of a function that keep the value they are given. */
export function keptParameters(program: Program, fn: FunctionSymbol): ReadonlySet<string> {
  if (fn.def.parameters.length === 0) return NO_NAMES;
  const { bindings } = program.functionScope(fn);
  const kept = new Set<string>();
  for (const { name } of fn.def.parameters) if (bindings.get(name)?.length === 1) kept.add(name);
  return kept;
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
export function guardsOf(parameters: ReadonlySet<string>, test: Expr, outcome: boolean): readonly Guard[] {
  switch (test.kind) {
    case "Name":
      return parameters.has(test.id) ? [{ parameter: test.id, is: outcome ? "true" : "false" }] : NO_GUARDS;
    case "UnaryOp":
      return test.op === "not" ? guardsOf(parameters, test.operand, !outcome) : NO_GUARDS;
    case "BoolOp":
      return (test.op === "and") === outcome
        ? test.values.flatMap((value) => guardsOf(parameters, value, outcome))
        : oneOf(test.values.map((value) => guardsOf(parameters, value, outcome)));
    case "Compare": {
      const [operator] = test.ops;
      const other = test.comparators[0];
      if (test.left.kind !== "Name" || !parameters.has(test.left.id) || test.ops.length !== 1) return NO_GUARDS;
      if ((operator !== "is" && operator !== "is not") || other?.kind !== "Constant" || other.type !== "None") return NO_GUARDS;
      return [{ parameter: test.left.id, is: (operator === "is") === outcome ? "none" : "not none" }];
    }
    default:
      return NO_GUARDS;
  }
}
