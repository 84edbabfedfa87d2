/**
 * The little language in which the tables say what a call returns. It is Python's annotation syntax over fully qualified
 * names, plus what a stub needs to compute a type from the arguments of the call:
 *
 * | text | meaning |
 * |---|---|
 * | `sqlalchemy.Result[T]`, `list[str]` | an instance of the class, with type arguments; a bare builtin is `builtins.…` |
 * | `type[requests.Response]` | the class itself (also any other named thing outside the project) |
 * | `T`, `K`, `V`, `R` … | the type argument of the receiver that its class declares under that name |
 * | `Self` | the receiver's type |
 * | `A \| B`, `None`, `Any` | union, None, nothing known |
 * | `tuple[A, B]` | a fixed tuple; `tuple[A, ...]` is `builtins.tuple` with one argument |
 * | `async X` | a coroutine whose result is X: `await` gives X |
 * | `Awaitable[X]` | the same for a plain function that returns an awaitable |
 * | `Future[X]` | the same where it goes on whether somebody awaits it or not |
 * | `$0`, `$1:name`, `$name` | the type of an argument: by position, by position or keyword, by keyword |
 * | `$*` | the types of all positional arguments; only inside brackets, and there spread |
 * | `X!` | the instance that X stands for: an instance of the class X, the value type of the column X; otherwise X |
 * | `X()` | the result of calling X |
 * | `X[]` | an element of iterating over X |
 * | `X.0` | the first type argument of X |
 * | `await X`, `enter X`, `aenter X` | the result of awaiting X, of `with X as …`, of `async with X as …` |
 * | `A if TEST else B` | TEST: `$0 is some.Class`, `$# == 1` (number of positional arguments), `$name` (given), `$1:mode has b` (literal holds the text) |
 *
 * Example: `sqlalchemy.Result[$0.0]` on `Session.execute` carries the row type of `Select[Row[User]]` to `Result[Row[User]]`.
 */
export type Spec =
  | { readonly kind: "any" | "none" | "self" | "arguments" }
  | { readonly kind: "class"; readonly name: string; readonly args: readonly Spec[] }
  | { readonly kind: "reference"; readonly name: string }
  | { readonly kind: "parameter"; readonly index: number }
  | { readonly kind: "tuple" | "union"; readonly items: readonly Spec[] }
  | { readonly kind: "awaitable"; readonly result: Spec; readonly coroutine: boolean; readonly runs?: true }
  | { readonly kind: "argument"; readonly position: number | null; readonly keyword: string | null }
  | { readonly kind: "instance" | "result" | "element" | "awaited" | "entered" | "async-entered"; readonly of: Spec }
  | { readonly kind: "type-argument"; readonly of: Spec; readonly index: number }
  | { readonly kind: "when"; readonly test: SpecTest; readonly accepted: Spec; readonly otherwise: Spec };

export type SpecTest =
  | { readonly kind: "is"; readonly of: Spec; readonly name: string }
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "given"; readonly of: Spec }
  | { readonly kind: "has"; readonly of: Spec; readonly text: string };

export const ANY: Spec = { kind: "any" };
export const SELF: Spec = { kind: "self" };

/** What `evaluate` needs to build types of the caller's own representation, for one call. */
export interface SpecAlgebra<T> {
  any(): T;
  none(): T;
  /** An instance of a class outside the project. */
  instance(name: string, args: readonly T[]): T;
  /** A class, function or module outside the project. */
  reference(name: string): T;
  tuple(items: readonly T[]): T;
  union(items: readonly T[]): T;
  awaitable(result: T, runs: boolean): T;
  /** The receiver. */
  self(): T;
  /** The receiver's type argument. */
  parameter(index: number): T;
  /** The type of an argument of the call, by position or keyword, whichever is present; undefined when neither is. */
  argument(position: number | null, keyword: string | null): T | undefined;
  /** The types of the positional arguments. */
  positional(): readonly T[];
  /** `type[X]` → X, a column attribute → its value; anything else unchanged. */
  instanceOf(type: T): T;
  called(type: T): T;
  awaited(type: T): T;
  element(type: T): T;
  entered(type: T, async: boolean): T;
  typeArgument(type: T, index: number): T;
  /** Instance of that class or of a subclass. */
  isInstance(type: T, name: string): boolean;
  /** The text of a string literal. */
  literal(type: T): string | undefined;
}

/** Computes the type that a spec describes for one call. */
export function evaluate<T>(spec: Spec, algebra: SpecAlgebra<T>): T {
  switch (spec.kind) {
    case "any":
      return algebra.any();
    case "none":
      return algebra.none();
    case "self":
      return algebra.self();
    case "arguments":
      return algebra.tuple(algebra.positional());
    case "class":
      return algebra.instance(spec.name, spread(spec.args, algebra));
    case "reference":
      return algebra.reference(spec.name);
    case "parameter":
      return algebra.parameter(spec.index);
    case "tuple":
      return algebra.tuple(spread(spec.items, algebra));
    case "union":
      return algebra.union(spread(spec.items, algebra));
    case "awaitable":
      return algebra.awaitable(evaluate(spec.result, algebra), spec.runs === true);
    case "argument":
      return algebra.argument(spec.position, spec.keyword) ?? algebra.any();
    case "instance":
      return algebra.instanceOf(evaluate(spec.of, algebra));
    case "result":
      return algebra.called(evaluate(spec.of, algebra));
    case "element":
      return algebra.element(evaluate(spec.of, algebra));
    case "awaited":
      return algebra.awaited(evaluate(spec.of, algebra));
    case "entered":
    case "async-entered":
      return algebra.entered(evaluate(spec.of, algebra), spec.kind === "async-entered");
    case "type-argument":
      return algebra.typeArgument(evaluate(spec.of, algebra), spec.index);
    case "when":
      return evaluate(holds(spec.test, algebra) ? spec.accepted : spec.otherwise, algebra);
  }
}

function spread<T>(items: readonly Spec[], algebra: SpecAlgebra<T>): T[] {
  const out: T[] = [];
  for (const item of items) {
    const over = spreadOver(item);
    if (over === undefined) out.push(evaluate(item, algebra));
    else for (const type of algebra.positional()) out.push(over(type, algebra));
  }
  return out;
}

/** `$*`, `$*!`, `$*[]`, `await $*`: an operation on each positional argument. */
function spreadOver(spec: Spec): (<T>(type: T, algebra: SpecAlgebra<T>) => T) | undefined {
  if (spec.kind === "arguments") return (type) => type;
  if (!("of" in spec) || spec.of.kind !== "arguments") return undefined;
  const kind = spec.kind;
  return (type, algebra) => {
    if (kind === "instance") return algebra.instanceOf(type);
    if (kind === "element") return algebra.element(type);
    if (kind === "awaited") return algebra.awaited(type);
    return kind === "result" ? algebra.called(type) : algebra.any();
  };
}

function holds<T>(test: SpecTest, algebra: SpecAlgebra<T>): boolean {
  if (test.kind === "count") return algebra.positional().length === test.count;
  if (test.of.kind === "argument" && algebra.argument(test.of.position, test.of.keyword) === undefined) return false;
  if (test.kind === "given") return true;
  const type = evaluate(test.of, algebra);
  return test.kind === "is" ? algebra.isInstance(type, test.name) : (algebra.literal(type)?.includes(test.text) ?? false);
}
