import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import type { Call, Expr } from "../model/syntax.ts";
import { argumentAt, boundParameters, callsByName } from "./arguments.ts";
import { CallGraph } from "./call-graph.ts";
import type { CallSite } from "./call-sites.ts";
import { areEqual, type Constant, isTrue, NONE, type Part, partOf } from "./constant-values.ts";
import type { Edge } from "./effects.ts";
import { type Comparisons, type Flags, type FlagsOf, isOther } from "./flags.ts";
import { type Guard, isHidden } from "./guards.ts";
import type { FunctionCalls } from "./program-calls.ts";
import type { Target } from "./targets.ts";

/** What is known of the value of a parameter; `some`: anything but None. */
type Value =
  | { readonly kind: "true" | "false" | "none" | "some" }
  /** One of the constants that it is compared with, or one that may be equal to one of them. */
  | { readonly kind: "constant"; readonly constant: Constant }
  /** A constant that is none of those. */
  | { readonly kind: "other"; readonly true: boolean | undefined; readonly than: Comparisons };
type Values = ReadonlyMap<string, Value>;

const NOTHING: Values = new Map();
const [TRUE, FALSE, NO_VALUE, SOME] = (["true", "false", "none", "some"] as const).map((kind): Value => ({ kind })) as [
  Value,
  Value,
  Value,
  Value,
];
/** More variants of one function are not told apart: the function itself stands for them. */
const MOST_VARIANTS = 8;

export interface Specialised {
  /** The given edges, those into a variant pointing to it. */
  readonly edges: readonly Edge[];
  /** The same by the function that makes the calls, one for each that it makes. */
  readonly byFunction: Map<FunctionSymbol, readonly Edge[]>;
  /** All edges, and those of the variants, which are for summaries alone. */
  readonly graph: CallGraph;
  /** Those that do something outside the project, variants included. */
  readonly effective: readonly Edge[];
  /** In the order of their edges. */
  readonly variants: readonly Variant[];
}

/** A function as some of its callers run it. */
export interface Variant {
  readonly symbol: FunctionSymbol;
  readonly original: FunctionSymbol;
  readonly values: Values;
  /** Its calls, each with the call of the original that it is. */
  readonly edges: ReadonlyMap<Edge, Edge>;
}

/** The functions whose calls are told apart, and what is known of them. */
interface Calls {
  readonly others: readonly FunctionSymbol[];
  readonly flags: Flags;
  callsIn(fn: FunctionSymbol): Pick<FunctionCalls, "edges" | "resolved" | "effective">;
  /** What a name that a call is given stands for in any case, other than None. */
  given(argument: Expr, scope: Scope): "some" | "true" | undefined;
  /** The constant that an expression stands for in any case. */
  constant(expr: Expr, scope: Scope): Constant | undefined;
  /** Whether a decorator may give an argument that a call leaves out. */
  givesItself(fn: FunctionSymbol, parameter: string): boolean;
  /** Whether a decorator puts arguments of its own before those of a call. */
  putsBefore(fn: FunctionSymbol): boolean;
}

/**
 * Tells calls apart by the flags they give: `order.to_model(include_lines=False)` does not do what stands below `if include_lines:`.
 * A call whose constant arguments (or defaults) rule out a part of its callee goes to a variant of the function without that
 * part. A variant is a symbol of its own for the same definition.
 */
export function specialise(calls: Calls): Specialised {
  const { others, callsIn, flags } = calls;
  const known = new Map<FunctionSymbol, Map<string, FunctionSymbol>>();
  const open: { readonly variant: FunctionSymbol; readonly original: FunctionSymbol; readonly values: Values }[] = [];

  const variantOf = (original: FunctionSymbol, values: Values): FunctionSymbol => {
    const key = [...values]
      .map(([name, value]) => `${name}=${keyOf(value)}`)
      .sort()
      .join();
    let variants = known.get(original);
    if (variants === undefined) {
      variants = new Map();
      known.set(original, variants);
    }
    let variant = variants.get(key);
    if (variant === undefined) {
      if (variants.size >= MOST_VARIANTS) return original;
      variant = { ...original };
      variants.set(key, variant);
      open.push({ variant, original, values });
    }
    return variant;
  };
  const isFlagged = ({ group }: Edge): boolean => {
    for (const target of group.alternatives) if (target.kind === "function" && flags.of(target.function).size > 0) return true;
    return false;
  };
  const redirect = (edge: Edge, caller: Values): Edge => {
    const { call } = edge.site;
    if (call === null && edge.site.form !== "property") return edge;
    if (!isFlagged(edge)) return edge;
    let changed = false;
    const alternatives = edge.group.alternatives.map((target): Target => {
      if (target.kind !== "function") return target;
      const wanted = flags.of(target.function);
      if (wanted.size === 0) return target;
      const values = valuesGiven(calls, edge.site, target, wanted, caller);
      if (values.size === 0) return target;
      const variant = variantOf(target.function, values);
      if (variant === target.function) return target;
      changed = true;
      return { ...target, function: variant };
    });
    return changed ? { ...edge, group: { ...edge.group, alternatives } } : edge;
  };

  const edges: Edge[] = [];
  const byFunction = new Map<FunctionSymbol, readonly Edge[]>();
  const resolved: Edge[] = [];
  const effective: Edge[] = [];
  for (const fn of others) {
    const own = callsIn(fn);
    // Most functions call none with flags: their calls are as they were written.
    if (!own.resolved.some(isFlagged)) {
      byFunction.set(fn, own.edges);
      for (const edge of own.edges) edges.push(edge);
      for (const edge of own.resolved) resolved.push(edge);
      for (const edge of own.effective) effective.push(edge);
      continue;
    }
    const turned = own.edges.map((edge) => redirect(edge, NOTHING));
    byFunction.set(fn, turned);
    for (const edge of turned) {
      edges.push(edge);
      if (edge.group.alternatives.some(({ kind }) => kind === "function")) resolved.push(edge);
      if (edge.own != null) effective.push(edge);
    }
  }
  const all = edges.slice();
  const variants: Variant[] = [];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { variant, original, values } = item;
    const made = new Map<Edge, Edge>();
    for (const edge of callsIn(original).edges) {
      if (edge.site.guards.some((guard) => rulesOut(guard, values))) continue;
      const own: Edge = { ...redirect(edge, values), unit: { kind: "function", function: variant } };
      made.set(edge, own);
      all.push(own);
      resolved.push(own);
      if (own.own != null) effective.push(own);
    }
    variants.push({ symbol: variant, original, values, edges: made });
  }
  return { edges, byFunction, graph: new CallGraph(all, resolved), effective, variants };
}

/** A variant of a function whose calls that count are the objects they were, and whose other calls may be others. */
export function renewed({ symbol, original, values, edges: known }: Variant, calls: readonly Edge[]): Variant {
  const edges = new Map<Edge, Edge>();
  for (const edge of calls) {
    if (edge.site.guards.some((guard) => rulesOut(guard, values))) continue;
    edges.set(edge, known.get(edge) ?? { ...edge, unit: { kind: "function", function: symbol } });
  }
  return { symbol, original, values, edges };
}

/** Whether the values leave none of the guard's ways open. */
function rulesOut(guard: Guard, values: Values): boolean {
  return excludes(guard, values.get(guard.parameter)) && (guard.or ?? []).every((other) => rulesOut(other, values));
}

function excludes({ is, of = [], part }: Guard, value: Value | undefined): boolean {
  if (value === undefined) return false;
  switch (is) {
    case "true":
      return truthOf(value) === false;
    case "false":
      return truthOf(value) === true;
    case "none":
      return value.kind !== "none";
    case "not none":
      return value.kind === "none";
    case "one of":
      return value.kind === "other" || equalities(value, of, part).every((equal) => equal === false);
    case "none of":
      return equalities(value, of, part).includes(true);
  }
}

function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "some":
      return undefined;
    case "constant":
      return isTrue(value.constant);
    case "other":
      return value.true;
    default:
      return value.kind === "true";
  }
}

/** For each of the constants, whether a part of the value is equal to it. */
function equalities(value: Value, of: readonly Constant[], part: Part | undefined): readonly (boolean | undefined)[] {
  const constant = value.kind === "constant" ? value.constant : value.kind === "none" ? NONE : undefined;
  const compared = constant === undefined ? undefined : partOf(constant, part);
  return of.map((each) => (compared === undefined ? undefined : areEqual(compared, each)));
}

function keyOf(value: Value): string {
  return value.kind === "constant" ? JSON.stringify(value.constant) : value.kind === "other" ? `other ${value.true}` : value.kind;
}

/** The constants that a call gives for the wanted parameters, defaults and the caller's own known parameters included. */
function valuesGiven(
  calls: Pick<Calls, "given" | "constant" | "givesItself" | "putsBefore">,
  { call, scope }: Pick<CallSite, "call" | "scope">,
  target: Target & { kind: "function" },
  wanted: FlagsOf,
  caller: Values,
): Values {
  const { function: fn } = target;
  if ((call !== null && !callsByName(call, fn)) || target.partial === true || calls.putsBefore(fn)) return NOTHING;
  const shift = boundParameters(target);
  const hidden = call !== null && (call.args.some(({ kind }) => kind === "Starred") || call.keywords.some(({ arg }) => arg === null));
  const values = new Map<string, Value>();
  for (const [index, comparisons] of wanted) {
    const parameter = fn.def.parameters[index];
    if (parameter === undefined) continue;
    const argument = call === null ? undefined : argumentAt(call, fn, index, shift);
    const value =
      argument === undefined
        ? hidden || parameter.default === null || calls.givesItself(fn, parameter.name)
          ? undefined
          : valueOf(calls, parameter.default, fn.outer, NOTHING)
        : (valueOf(calls, argument, scope, caller) ?? calls.given(argument, scope));
    const known = value === undefined ? undefined : among(typeof value === "string" ? GIVEN[value] : value, comparisons);
    if (known !== undefined) values.set(parameter.name, known);
  }
  return values;
}

const GIVEN: Readonly<Record<"some" | "true", Value>> = { some: SOME, true: TRUE };

/** A value as far as it can be told by what a parameter is compared with: more would only make more variants. */
function among(value: Value, comparisons: Comparisons): Value {
  if (value.kind === "other") {
    const isTold = comparisons.size > 0 && [...comparisons.keys()].every((key) => value.than.has(key));
    return isTold ? { ...value, than: comparisons } : truthAlone(value.true);
  }
  if (value.kind !== "constant" || value.constant.kind === "none") return value.kind === "constant" ? NO_VALUE : value;
  const { constant } = value;
  if (comparisons.size === 0) return truthAlone(isTrue(constant));
  return isOther(constant, comparisons) ? { kind: "other", true: isTrue(constant), than: comparisons } : value;
}

function truthAlone(holds: boolean | undefined): Value {
  return holds === undefined ? SOME : holds ? TRUE : FALSE;
}

function valueOf(calls: Pick<Calls, "constant">, expression: Expr, scope: Scope, caller: Values): Value | undefined {
  const known = expression.kind === "Name" && !isHidden(expression.id, scope) ? caller.get(expression.id) : undefined;
  if (known !== undefined) return known;
  const constant = calls.constant(expression, scope);
  if (constant !== undefined) return { kind: "constant", constant };
  switch (expression.kind) {
    case "Constant":
      return SOME;
    case "Call":
      return givesSome(expression) ? SOME : undefined;
    case "List":
    case "Dict":
    case "Set":
    case "Tuple":
    case "ListComp":
    case "DictComp":
    case "SetComp":
    case "GeneratorExp":
    case "JoinedStr":
    case "Lambda":
      return SOME;
    default:
      return undefined;
  }
}

/** `known.get(key, [])`: the default is something. */
function givesSome({ func, args }: Call): boolean {
  const fallback = args[1];
  if (func.kind !== "Attribute" || func.attr !== "get" || fallback === undefined) return false;
  switch (fallback.kind) {
    case "Constant":
      return fallback.type !== "None";
    case "List":
    case "Dict":
    case "Set":
    case "Tuple":
      return true;
    default:
      return false;
  }
}
