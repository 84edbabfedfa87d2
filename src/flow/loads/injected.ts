import type { DependencyCallable } from "../../domain/fastapi/index.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { applyFunction, constructed } from "./apply.ts";
import { elementOf } from "./elements.ts";
import { quietly, type Run, siteOf } from "./run.ts";
import { type Site, UNKNOWN, type Value } from "./values.ts";

/** Dependencies of dependencies beyond which nothing more is followed. */
const DEEPEST = 6;

/**
 * Gives an endpoint's parameters what their dependencies return: the row that an authentication hands on, the service with the session
 * of the request. FastAPI calls a dependency once in a request, so that all who ask for it share one session.
 */
export function inject(run: Run, fn: FunctionSymbol): void {
  if (!run.world.isEndpoint(fn)) return;
  for (const parameter of fn.def.parameters) {
    const value = injected(run, fn, parameter.name, siteOf(run, parameter), 0);
    if (value.kind !== "unknown" && value.kind !== "plain") run.state.vars.set(parameter.name, value);
  }
}

function injected(run: Run, fn: FunctionSymbol, name: string, site: Site, depth: number): Value {
  const dependency = run.world.injectedInto(fn).get(name);
  if (dependency === undefined || depth > DEEPEST) return UNKNOWN;
  if (dependency.session === "async") return { kind: "session", id: `dependency ${dependency.name}` };
  // It is read on its own; here only what it hands on matters.
  return quietly(run, () => given(run, dependency, site, depth));
}

function given(run: Run, { kind, function: fn, class: symbol }: DependencyCallable, site: Site, depth: number): Value {
  const args = (fn?.def.parameters ?? []).map(({ name }) => (fn === null ? UNKNOWN : injected(run, fn, name, site, depth + 1)));
  if (kind === "class" && symbol !== null) return constructed(run, symbol, args.slice(1), new Map(), site);
  if (kind !== "function" || fn === null) return UNKNOWN;
  const value = applyFunction(run, fn, args, site, new Map(), true);
  return fn.def.generator ? elementOf(run, value, null, site) : value;
}
