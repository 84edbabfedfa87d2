import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { Dispatcher } from "../dispatch.ts";
import { Agreement } from "./agreement.ts";
import { Calls } from "./calls.ts";
import { registriesOf } from "./registries.ts";
import { CalledNames, fieldSlotsOf, renamed, slotsOf } from "./slots.ts";

export { exactly, givenIn, givesToOthers, statementGives } from "./given.ts";
export { hangsOnMethods } from "./slots.ts";

/** Whether a function has parameters of which only its callers tell what they are. */
export function isToldByCallers(program: Program, fn: FunctionSymbol): boolean {
  return fn.module.unit?.role !== "test" && slotsOf(program, [fn]).size > 0;
}

/** Whether a class has fields of which only those who make its objects tell which function they hold. */
export function hasToldFields(program: Program, symbol: ClassSymbol): boolean {
  return fieldSlotsOf(program, symbol).length > 0;
}

/** The names by which functions are called that have such parameters. */
export type CallNames = Pick<CalledNames, "has" | "hears" | "keeps" | "plain" | "add" | "keepers" | "unsettle"> & {
  /** The names of dictionaries that list some of them. */
  readonly registries: ReadonlySet<string>;
};

/** Types that hang on a type found in the round before: a service that keeps what it is given, and hands it on. */
const MOST_ROUNDS = 3;

/**
 * Tells the program the types of parameters without annotation, where every call gives the same: `def serialize(order, session)` called
 * by endpoints with their sessions. Nothing is told of a function that is used as a value, or whose calls are not all understood. Returns
 * the names by which these functions are called.
 */
export function showParameters(
  program: Program,
  functions: readonly FunctionSymbol[],
  subclasses: ReadonlyMap<ClassSymbol, readonly ClassSymbol[]>,
): CallNames {
  const slots = slotsOf(program, functions);
  for (const symbol of program.allClasses()) {
    const fields = fieldSlotsOf(program, symbol);
    if (fields[0] !== undefined) slots.set(fields[0].function, fields);
  }
  const renames = renamed(program);
  const called = new CalledNames(slots.keys(), subclasses).rename(renames);
  const registries = registriesOf(program, (name) => called.has(name), renames);
  const names: CallNames = Object.assign(called, { registries: new Set(registries.keys()) });
  if (slots.size === 0) return names;
  const calls = new Calls(program, slots, new Dispatcher(program, subclasses), subclasses, registries, renames);
  calls.read(functions);
  called.settle(slots);
  const agreement = new Agreement(program, calls.understood());
  const rounds = (): void => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const found = agreement.round();
      if (found.size === 0) break;
      program.withEvidence(found);
    }
  };
  rounds();
  const likely = agreement.likely();
  if (likely.size > 0) {
    program.withEvidence(likely);
    rounds();
  }
  return names;
}
