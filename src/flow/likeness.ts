import type { Scope } from "../link/symbols.ts";
import { key } from "../link/types.ts";
import type { Expr } from "../model/syntax.ts";
import type { CallSite } from "./call-sites.ts";
import type { Constant } from "./constant-values.ts";
import type { Edge } from "./effects.ts";
import { exactly } from "./evidence/index.ts";
import type { FunctionCalls } from "./program-calls.ts";
import type { Target } from "./targets.ts";

/** The edges that summaries are made of: those that may run something of the project, or do something outside it. */
function bearing({ edges, resolved, effective }: FunctionCalls): readonly Edge[] {
  if (resolved.length === 0 && effective.length === 0) return [];
  const wanted = new Set([...resolved, ...effective]);
  return edges.filter((edge) => wanted.has(edge));
}

/** The calls of a function after its body was exchanged, told by the objects of before. */
export interface Continued {
  readonly calls: FunctionCalls;
  readonly sites: readonly CallSite[];
}

/**
 * Carries the call sites of a function over to its new body, where all calls that summaries are made of are as they were: they keep
 * their objects and get the places of today, so that whatever was concluded from them holds. Null where such a call came, went or
 * changed; then nothing is touched.
 */
export function continued(before: FunctionCalls, now: FunctionCalls, sites: readonly CallSite[], constants: ConstantsIn): Continued | null {
  const [kept, fresh] = [bearing(before), bearing(now)];
  if (kept.length !== fresh.length || !kept.every((edge, at) => alike(edge, fresh[at] as Edge, constants))) return null;
  const former = new Map<Edge, Edge>();
  const places = new Map<CallSite, CallSite>();
  for (const [at, edge] of kept.entries()) {
    const twin = fresh[at] as Edge;
    const known = places.get(twin.site);
    // The groups of one call stay the groups of one call.
    if (known !== undefined && known !== edge.site) return null;
    former.set(twin, edge);
    places.set(twin.site, edge.site);
  }
  if (new Set(places.values()).size !== places.size) return null;
  for (const [site, old] of places) Object.assign(old, site);
  const edges = now.edges.map((edge): Edge => {
    const site = places.get(edge.site);
    return former.get(edge) ?? (site === undefined ? edge : { ...edge, site });
  });
  const { resolved, effective } = before;
  return { calls: { ...now, edges, resolved, effective }, sites: sites.map((site) => places.get(site) ?? site) };
}

type ConstantsIn = (expr: Expr, scope: Scope) => Constant | undefined;

function alike(one: Edge, other: Edge, constants: ConstantsIn): boolean {
  const [a, b] = [one.site, other.site];
  return (
    a.form === b.form &&
    a.use === b.use &&
    a.once === b.once &&
    a.handler === b.handler &&
    a.instead === b.instead &&
    (a.lambda === null) === (b.lambda === null) &&
    a.loops.length === b.loops.length &&
    a.loops.every(({ kind, async }, at) => kind === b.loops[at]?.kind && async === b.loops[at]?.async) &&
    a.arguments.length === b.arguments.length &&
    JSON.stringify(a.guards) === JSON.stringify(b.guards) &&
    one.group.mode === other.group.mode &&
    one.group.open === other.group.open &&
    one.group.handed === other.group.handed &&
    one.group.through?.function === other.group.through?.function &&
    one.group.through?.index === other.group.through?.index &&
    one.group.alternatives.length === other.group.alternatives.length &&
    one.group.alternatives.every((target, at) => sameTarget(target, other.group.alternatives[at] as Target)) &&
    effectsOf(one) === effectsOf(other) &&
    // What a function of the project is given may decide what it does.
    (one.group.alternatives.every(({ kind }) => kind !== "function") ||
      (exactly(a.node) === exactly(b.node) && givenNames(a, constants) === givenNames(b, constants)))
  );
}

/** How the names are bound that a call is given, and for which constants they stand: what a call of the project makes may be something in any case. */
function givenNames({ call, scope }: CallSite, constants: ConstantsIn): string {
  const given = call === null ? [] : [...call.args, ...call.keywords.map(({ value }) => value)];
  return given
    .map((node) => {
      if (node.kind !== "Name" && node.kind !== "Attribute") return "";
      const constant = constants(node, scope);
      if (constant !== undefined) return JSON.stringify(constant);
      return node.kind === "Name" ? bindingsOf(node.id, scope) : "";
    })
    .join();
}

function bindingsOf(name: string, scope: Scope): string {
  for (let at: Scope | null = scope; at !== null && at.kind !== "module"; at = at.parent) {
    const bindings = at.bindings.get(name);
    if (bindings !== undefined)
      return bindings.map((binding) => (binding.kind === "value" ? `value ${exactly(binding.value)}` : binding.kind)).join("+");
  }
  return "";
}

function sameTarget(one: Target, other: Target): boolean {
  switch (one.kind) {
    case "function":
      return other.kind === "function" && one.function === other.function && selfKey(one) === selfKey(other);
    case "external":
      return (
        other.kind === "external" &&
        one.name === other.name &&
        one.owner === other.owner &&
        one.method === other.method &&
        selfKey(one) === selfKey(other)
      );
    case "unknown":
      return other.kind === "unknown" && one.reason === other.reason;
  }
}

function selfKey({ self }: Target & { kind: "function" | "external" }): string {
  return self === null ? "" : key(self);
}

function effectsOf({ own }: Edge): string {
  return own == null
    ? ""
    : own.effects
        .map((effect) => (effect.kind === "queries" ? `${effect.key} ${effect.callee}` : `${effect.key} ${effect.fact.severity}`))
        .join();
}
