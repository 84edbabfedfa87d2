import type { ScopedExpr } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import { headOf } from "../../model/last-name.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";

/** A call that makes the object, with the names in force there. */
interface Construction {
  readonly call: Call;
  readonly scope: Scope;
}

const DEPTH = 3;

/**
 * Whether an object was certainly made by the code that hands it out, and with a value for the attribute: an endpoint that answers with what
 * it has just created says nothing of the rows that are in the table. A value that may be None is none.
 */
export function madeWithValue(program: Program, origin: ScopedExpr, model: ClassSymbol, attribute: string): boolean {
  const constructions = constructionsOf(program, origin, model, DEPTH);
  return constructions?.every((construction) => fills(program, construction, attribute)) === true;
}

/** The calls that make the object; null where it may come from elsewhere. */
function constructionsOf(
  program: Program,
  { value, scope }: ScopedExpr,
  model: ClassSymbol,
  depth: number,
): readonly Construction[] | null {
  const source = value.kind === "Await" ? value.value : value;
  if (source.kind === "Name") {
    const bound = boundTo(program, source.id, scope);
    return bound === null || depth === 0 ? null : all(bound.map((each) => constructionsOf(program, each, model, depth - 1)));
  }
  if (source.kind !== "Call") return null;
  const callee = program.typeOf(source.func, scope);
  if (callee.kind === "class") return callee.class === model ? [{ call: source, scope }] : null;
  if (callee.kind !== "function" || depth === 0) return null;
  const inside = program.functionScope(callee.function);
  return all(
    returnedBy(callee.function).map((returned) => {
      const given = returned.kind === "Name" ? argumentFor(callee.function, returned.id, source) : undefined;
      return constructionsOf(program, given === undefined ? { value: returned, scope: inside } : { value: given, scope }, model, depth - 1);
    }),
  );
}

/** All constructions of several places; null where there is no place, or one that is not known. */
function all(found: readonly (readonly Construction[] | null)[]): readonly Construction[] | null {
  const known = found.filter((each) => each !== null);
  return known.length === 0 || known.length < found.length ? null : known.flat();
}

/** What a variable is bound to. A parameter of the same name is what it was before: it is of another class than what is made. */
function boundTo(program: Program, name: string, scope: Scope): readonly ScopedExpr[] | null {
  const symbol = program.resolve(name, scope);
  if (symbol?.kind !== "variable") return null;
  const bound: ScopedExpr[] = [];
  for (const binding of symbol.scope.bindings.get(symbol.name) ?? []) {
    if (binding.kind === "parameter") continue;
    if (binding.kind !== "value" || binding.path.length > 0) return null;
    bound.push({ value: binding.value, scope: symbol.scope });
  }
  return bound;
}

/** What a function returns, None left out. */
function returnedBy(fn: FunctionSymbol): readonly Expr[] {
  const returned: Expr[] = [];
  eachStatement(fn.def.body, (statement) => {
    if (statement.kind !== "Return" || statement.value === null) return;
    if (statement.value.kind !== "Constant" || statement.value.type !== "None") returned.push(statement.value);
  });
  return returned;
}

/** What a call gives for a parameter; undefined where the name is none, or where it is not given by name or place. */
export function argumentFor(fn: FunctionSymbol, name: string, call: Call): Expr | undefined {
  const index = fn.def.parameters.findIndex((parameter) => parameter.name === name);
  if (index < 0) return undefined;
  const byName = call.keywords.find(({ arg }) => arg === name);
  if (byName !== undefined) return byName.value;
  const bound = fn.owner !== null && call.func.kind === "Attribute" ? 1 : 0;
  const argument = call.args[index - bound];
  return argument === undefined || call.args.some(({ kind }) => kind === "Starred") ? undefined : argument;
}

function fills(program: Program, { call, scope }: Construction, attribute: string): boolean {
  const given = call.keywords.find(({ arg }) => arg === attribute);
  if (given === undefined) return call.keywords.some(({ arg }) => arg === null) || assigns(scope, attribute);
  // In `order = Order(note=order.note)` the name still means what it was before.
  const root = headOf(given.value);
  const own = root !== undefined && (scope.bindings.get(root) ?? []).some((binding) => binding.kind === "value" && binding.value === call);
  return own || alternatives(program.typeOf(given.value, scope)).every(({ kind }) => kind !== "none");
}

/** Whether the function assigns an attribute of the name. */
function assigns(scope: Scope, attribute: string): boolean {
  let found = false;
  eachStatement(scope.function?.def.body ?? [], (statement) => {
    if (statement.kind !== "Assign") return;
    found ||= statement.targets.some((target) => target.kind === "Attribute" && target.attr === attribute);
  });
  return found;
}
