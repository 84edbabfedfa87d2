import type { FunctionSymbol, Scope } from "../link/symbols.ts";
import type { Call, Expr } from "../model/syntax.ts";
import { argumentAt, boundParameters, callsByName } from "./arguments.ts";
import { CallGraph } from "./call-graph.ts";
import type { CallSite } from "./call-sites.ts";
import type { Edge } from "./effects.ts";
import type { Flags } from "./flags.ts";
import type { Guard } from "./guards.ts";
import type { FunctionCalls } from "./program-calls.ts";
import type { Target } from "./targets.ts";

/** `some`: anything but None. */
type Value = "true" | "false" | "none" | "some";
type Values = ReadonlyMap<string, Value>;

const NOTHING: Values = new Map();
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
}

/** The functions whose calls are told apart, and what is known of them. */
interface Calls {
  readonly others: readonly FunctionSymbol[];
  readonly flags: Flags;
  callsIn(fn: FunctionSymbol): Pick<FunctionCalls, "edges" | "resolved" | "effective">;
  /** What a name that a call is given stands for in any case, other than None. */
  given(argument: Expr, scope: Scope): Value | undefined;
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
      .map(([name, value]) => `${name}=${value}`)
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
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { variant, original, values } = item;
    for (const edge of callsIn(original).edges) {
      if (edge.site.guards.some((guard) => rulesOut(guard, values))) continue;
      const own: Edge = { ...redirect(edge, values), unit: { kind: "function", function: variant } };
      all.push(own);
      resolved.push(own);
      if (own.own != null) effective.push(own);
    }
  }
  return { edges, byFunction, graph: new CallGraph(all, resolved), effective };
}

/** Whether the values leave none of the guard's ways open. */
function rulesOut(guard: Guard, values: Values): boolean {
  return excludes(guard, values.get(guard.parameter)) && (guard.or ?? []).every((other) => rulesOut(other, values));
}

function excludes({ is }: Guard, value: Value | undefined): boolean {
  switch (value) {
    case undefined:
      return false;
    case "true":
      return is === "false" || is === "none";
    case "false":
      return is === "true" || is === "none";
    case "none":
      return is === "true" || is === "not none";
    case "some":
      return is === "none";
  }
}

/** The constants that a call gives for the wanted parameters, defaults and the caller's own known parameters included. */
function valuesGiven(
  calls: Pick<Calls, "given">,
  { call, scope }: Pick<CallSite, "call" | "scope">,
  target: Target & { kind: "function" },
  wanted: ReadonlySet<number>,
  caller: Values,
): Values {
  const { function: fn } = target;
  if (call !== null && !callsByName(call, fn)) return NOTHING;
  const shift = boundParameters(target);
  const hidden = call !== null && (call.args.some(({ kind }) => kind === "Starred") || call.keywords.some(({ arg }) => arg === null));
  const values = new Map<string, Value>();
  for (const index of wanted) {
    const parameter = fn.def.parameters[index];
    if (parameter === undefined) continue;
    const argument = call === null ? undefined : argumentAt(call, fn, index, shift);
    const value =
      argument === undefined
        ? hidden
          ? undefined
          : valueOf(parameter.default, NOTHING)
        : (valueOf(argument, caller) ?? calls.given(argument, scope));
    if (value !== undefined) values.set(parameter.name, value);
  }
  return values;
}

function valueOf(expression: Expr | null, caller: Values): Value | undefined {
  switch (expression?.kind) {
    case "Name":
      return caller.get(expression.id);
    case "Constant":
      return expression.type === "True" ? "true" : expression.type === "False" ? "false" : expression.type === "None" ? "none" : "some";
    case "Call":
      return givesSome(expression) ? "some" : undefined;
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
      return "some";
    default:
      return undefined;
  }
}

/** `known.get(key, [])`: the default is something. */
function givesSome({ func, args }: Call): boolean {
  const fallback = args[1];
  return (
    func.kind === "Attribute" &&
    func.attr === "get" &&
    fallback !== undefined &&
    valueOf(fallback, NOTHING) !== "none" &&
    valueOf(fallback, NOTHING) !== undefined
  );
}
