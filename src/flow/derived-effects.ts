import type { Catalogue } from "../data/catalogue.ts";
import type { OrmModels } from "../domain/sqlalchemy/index.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../link/symbols.ts";
import type { Type } from "../link/types.ts";
import type { RepoPath } from "../model/source.ts";
import type { FunctionDef, Node } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { unparse } from "../model/unparse.ts";
import { visitStatements } from "../model/visit.ts";
import type { Edge } from "./effects.ts";
import type { Flow } from "./index.ts";
import type { LoadPlans } from "./loads/index.ts";
import { fileOf, lineAt, lineIn } from "./places.ts";

/** A step of the way to a cause, as tables print it. */
export interface WitnessStep {
  readonly file: RepoPath;
  readonly line: number;
  readonly callee: string;
}

/** One effect of a function, as tables print it. */
export interface EffectEntry {
  /** `blocks:network`, `reads`, `writes`, `commits`, `awaits`, `loads:order.lines` … */
  readonly effect: string;
  readonly callee: string;
  readonly proved: boolean;
  readonly witness: readonly WitnessStep[];
}

/**
 * Effects that no gate propagates and that only tables show: the commit or HTTP error that a call leads to, the first place where a coroutine
 * suspends, and the relationships that reading a parameter, or a row at hand, would load.
 */
export function derivedEffects(
  program: Program,
  catalogue: Catalogue,
  flow: Flow,
  loads: LoadPlans,
  models: OrmModels,
): (fn: FunctionSymbol) => readonly EffectEntry[] {
  const committing = spread(flow, commits(flow));
  const raising = spread(flow, withVariants(flow, httpErrors(program, catalogue)));
  const lazy = new Map<FunctionDef, EffectEntry[]>();
  for (const { function: fn, owner, relationship, site, certain } of loads.lazyLoads()) {
    if (fn === null) continue;
    const entry = {
      effect: `loads:${owner.def.name}.${relationship.key}`,
      callee: relationship.key,
      proved: certain,
      witness: [{ file: site.at.file, line: lineAt(program, site.at), callee: relationship.key }],
    };
    lazy.set(fn.def, [...(lazy.get(fn.def) ?? []), entry]);
  }
  const relationships = new Set(models.models.flatMap((model) => model.relationships.map(({ key }) => key)));
  return (fn) => [
    ...entry("commits", committing, fn),
    ...entry("raises-http", raising, fn),
    ...suspension(fn),
    ...(lazy.get(fn.def) ?? []),
    ...(relationships.size === 0 ? [] : parameterLoads(program, loads, models, relationships, fn)),
  ];
}

/** Why a function has an effect: the step in it, and the function behind the call (null where the step itself is the cause). */
interface Cause {
  readonly step: WitnessStep;
  readonly via: FunctionSymbol | null;
  readonly proved: boolean;
}

type Causes = ReadonlyMap<FunctionSymbol, Cause>;

/** Hands effects on from callees to callers, breadth first. */
function spread(flow: Flow, own: Causes): Causes {
  const found = new Map(own);
  const queue = [...own.keys()];
  for (let at = 0; at < queue.length; at++) {
    const via = queue[at];
    if (via === undefined) break;
    for (const edge of flow.graph.callsOf(via)) {
      if (edge.unit.kind !== "function" || found.has(edge.unit.function)) continue;
      found.set(edge.unit.function, { step: stepOf(edge, via.def.qualname), via, proved: edge.group.alternatives.length === 1 });
      queue.push(edge.unit.function);
    }
  }
  return found;
}

function stepOf(edge: Edge, callee: string): WitnessStep {
  return { file: fileOf(edge.unit), line: lineIn(edge.unit, edge.site.call ?? edge.site.node), callee };
}

/** The calls that commit by themselves. */
function commits(flow: Flow): Causes {
  const found = new Map<FunctionSymbol, Cause>();
  // What a call with certain flags runs is a function of its own in the graph.
  for (const edge of flow.graph.edges) {
    if (edge.unit.kind !== "function" || found.has(edge.unit.function)) continue;
    const target = edge.group.alternatives.find((item) => item.kind === "external" && item.name.endsWith(".commit"));
    if (target?.kind !== "external") continue;
    found.set(edge.unit.function, { step: stepOf(edge, target.name), via: null, proved: edge.group.alternatives.length === 1 });
  }
  return found;
}

/** The functions that raise an HTTP error themselves. */
function httpErrors(program: Program, catalogue: Catalogue): Causes {
  const found = new Map<FunctionSymbol, Cause>();
  const isError = (type: Type): boolean => {
    if (type.kind === "instance" || type.kind === "class")
      return program.ancestors(type.class).some((ancestor) => ancestor.kind === "external" && isHttpError(catalogue, ancestor.name));
    return (type.kind === "external" || type.kind === "reference") && isHttpError(catalogue, type.name);
  };
  for (const fn of program.allFunctions()) {
    const { unit } = fn.module;
    if (unit === null) continue;
    eachStatement(fn.def.body, (statement) => {
      if (statement.kind !== "Raise" || statement.exc === null || found.has(fn)) return;
      if (!isError(program.typeOf(statement.exc, program.functionScope(fn)))) return;
      const callee = unparse(statement.exc.kind === "Call" ? statement.exc.func : statement.exc);
      found.set(fn, { step: { file: unit.path, line: unit.facts.line(statement.start), callee }, via: null, proved: true });
    });
  }
  return found;
}

/** The same of what stands for a function in calls with certain flags: it has the same definition. */
function withVariants(flow: Flow, causes: Causes): Causes {
  const found = new Map(causes);
  const byDefinition = new Map([...causes].map(([fn, cause]) => [fn.def, cause]));
  for (const fn of flow.graph.called()) {
    const cause = found.has(fn) ? undefined : byDefinition.get(fn.def);
    if (cause !== undefined) found.set(fn, cause);
  }
  return found;
}

function isHttpError(catalogue: Catalogue, name: string): boolean {
  return HTTP_ERRORS.some((base) => catalogue.isSubclass(name, base));
}

const HTTP_ERRORS = ["fastapi.HTTPException", "starlette.exceptions.HTTPException"];

function entry(effect: string, causes: Causes, fn: FunctionSymbol): readonly EffectEntry[] {
  const witness: WitnessStep[] = [];
  let proved = true;
  for (let cause = causes.get(fn); cause !== undefined; cause = cause.via === null ? undefined : causes.get(cause.via)) {
    witness.push(cause.step);
    proved &&= cause.proved;
  }
  const last = witness[witness.length - 1];
  return last === undefined ? [] : [{ effect, callee: last.callee, proved, witness }];
}

/** The first `await`, `async for` or `async with` of a coroutine. */
function suspension(fn: FunctionSymbol): readonly EffectEntry[] {
  const { unit } = fn.module;
  if (!fn.def.async || unit === null) return [];
  let first: { readonly node: Node; readonly callee: string } | null = null;
  const take = (node: Node, callee: string): void => {
    if (first === null || node.start < first.node.start) first = { node, callee };
  };
  visitStatements(fn.def.body, (node) => {
    if (node.kind === "Await") take(node, unparse(node.value.kind === "Call" ? node.value.func : node.value));
  });
  eachStatement(fn.def.body, (statement) => {
    if (statement.kind === "For" && statement.async) take(statement, unparse(statement.iter));
    if (statement.kind === "With" && statement.async && statement.items[0] !== undefined)
      take(statement, unparse(statement.items[0].context));
  });
  const found = first as { readonly node: Node; readonly callee: string } | null;
  if (found === null) return [];
  const step = { file: unit.path, line: unit.facts.line(found.node.start), callee: found.callee };
  return [{ effect: "awaits", callee: found.callee, proved: true, witness: [step] }];
}

/** Relationships that a function reads on what hangs on its parameters: whether they are loaded, its callers decide. */
function parameterLoads(
  program: Program,
  loads: LoadPlans,
  models: OrmModels,
  relationships: ReadonlySet<string>,
  fn: FunctionSymbol,
): readonly EffectEntry[] {
  const found = new Map<string, EffectEntry>();
  for (const { value, doubtful } of loads.summaryOf(fn).touches) {
    if (value.base.kind !== "parameter") continue;
    const { name } = value.base;
    const annotation = fn.def.parameters.find((parameter) => parameter.name === name)?.annotation;
    let owner = annotation == null ? null : mappedClass(program.annotated(annotation, fn.outer), models);
    const typed = owner !== null;
    const path = [name];
    for (const operation of value.operations) {
      if (operation.op !== "attribute") continue;
      path.push(operation.name);
      const attribute = owner === null ? undefined : models.attribute(owner, operation.name);
      owner = attribute?.kind === "relationship" ? attribute.target : null;
      if (typed ? attribute?.kind !== "relationship" : !relationships.has(operation.name)) break;
      const effect = `loads:${path.join(".")}`;
      if (found.has(effect)) continue;
      const { at } = operation.site;
      const step = { file: at.file, line: lineAt(program, at), callee: operation.name };
      found.set(effect, { effect, callee: operation.name, proved: typed && !doubtful, witness: [step] });
    }
  }
  return [...found.values()];
}

/** The mapped class among the alternatives of a type, or of the items of a list of it. */
function mappedClass(type: Type, models: OrmModels): ClassSymbol | null {
  if (type.kind === "instance") return models.modelOf(type.class) === undefined ? null : type.class;
  const inner = type.kind === "union" || type.kind === "tuple" ? type.items : type.kind === "external" ? type.args : [];
  return inner.map((item) => mappedClass(item, models)).find((item) => item !== null) ?? null;
}
