import type { Program } from "../../link/program.ts";
import { alternatives } from "../../link/types.ts";
import type { UnreachableRoute } from "../../model/subjects.ts";
import { type Application, type FastapiTable, isRegisteredBefore, type Route } from "../fastapi/index.ts";

/** What Starlette's converters match, and a text that nobody writes out; a parameter without one takes a segment. */
const CONVERTERS: Readonly<Record<string, { readonly pattern: string; readonly sample: string }>> = {
  str: { pattern: "[^/]+", sample: "~" },
  int: { pattern: "[0-9]+", sample: "98765432101" },
  float: { pattern: "[0-9]+(?:\\.[0-9]+)?", sample: "0.5" },
  uuid: {
    pattern: "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}",
    sample: "abcdef".repeat(6).slice(0, 32),
  },
};

const PARAMETER = /\{(\w+)(?::(\w+))?\}/g;
const WHOLE = /^\{\w+:path\}$/;

/** The paths of an application, segment by segment. */
interface Node {
  readonly literals: Map<string, Node>;
  readonly patterns: Map<string, { readonly pattern: RegExp; readonly node: Node }>;
  /** Routes that end here, and those that take all the rest. */
  readonly ends: Route[];
  readonly rests: Route[];
}

const empty = (): Node => ({ literals: new Map(), patterns: new Map(), ends: [], rests: [] });

/**
 * Routes that are never reached: an earlier one of the same application takes all their requests. Starlette asks routes in the order in
 * which they were registered, so only those are compared of which the source shows that order: registered in one function or module.
 */
export function unreachableRoutes(program: Program, fastapi: FastapiTable): readonly UnreachableRoute[] {
  const trees = new Map<Application, Node>();
  const compared = fastapi.routes.filter((route) => isCertain(program, route));
  for (const route of compared) {
    const { application } = route.registration;
    let tree = trees.get(application);
    if (tree === undefined) {
      tree = empty();
      trees.set(application, tree);
    }
    insert(tree, route);
  }
  return compared.flatMap((route) => {
    const tree = trees.get(route.registration.application);
    if (tree === undefined) return [];
    const taken = covering(tree, route.path.split("/").map(sampleOf)).filter((other) => takes(other, route));
    // Of two whose order is not known either may be the first: the one that answers claims less.
    const firsts = taken.filter((one) => !taken.some((other) => isRegisteredBefore(other, one)));
    const first = firsts.find((one) => !refuses(program, one, route)) ?? firsts[0];
    return first === undefined ? [] : [subjectOf(program, first, route)];
  });
}

/** Whether it is known where a route is served, and that nothing but its path decides whether it is asked. */
function isCertain(program: Program, { kind, certainty, path, handler, registration }: Route): boolean {
  if (kind === "websocket" || certainty !== "always" || path.includes("…") || handler.owner !== null) return false;
  if (handler.module.unit?.role !== "application") return false;
  const converters = [...path.matchAll(PARAMETER)].map(([, , converter]) => converter ?? "str");
  if (!converters.every((converter) => converter === "path" || converter in CONVERTERS)) return false;
  return registration.layers.every((layer) => {
    const made = layer.get("route_class");
    if (made === undefined || made.kind === "none") return true;
    return made.kind === "symbol" && made.symbol.kind === "class" && program.memberDefinition(made.symbol, "matches")?.kind !== "bindings";
  });
}

function insert(tree: Node, route: Route): void {
  let node = tree;
  const segments = route.path.split("/");
  for (const [at, segment] of segments.entries()) {
    if (WHOLE.test(segment) && at === segments.length - 1) {
      node.rests.push(route);
      return;
    }
    // A path in the middle takes any number of segments: such routes are compared with none.
    if (/:path\}/.test(segment)) return;
    node = segment.includes("{") ? patternChild(node, segment) : literalChild(node, segment);
  }
  node.ends.push(route);
}

function literalChild(node: Node, segment: string): Node {
  let child = node.literals.get(segment);
  if (child === undefined) {
    child = empty();
    node.literals.set(segment, child);
  }
  return child;
}

function patternChild(node: Node, segment: string): Node {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  let source = "";
  let from = 0;
  for (const match of segment.matchAll(PARAMETER)) {
    source += literal(segment.slice(from, match.index)) + CONVERTERS[match[2] ?? "str"]?.pattern;
    from = match.index + match[0].length;
  }
  source += literal(segment.slice(from));
  let child = node.patterns.get(source);
  if (child === undefined) {
    child = { pattern: new RegExp(`^(?:${source})$`), node: empty() };
    node.patterns.set(source, child);
  }
  return child.node;
}

/** A text that stands for all that a segment matches. */
function sampleOf(segment: string): string {
  return segment.replace(PARAMETER, (_, __, converter: string | undefined) =>
    converter === "path" ? "~/~" : (CONVERTERS[converter ?? "str"]?.sample ?? "~"),
  );
}

/** The routes whose paths match all that a path matches. */
function covering(tree: Node, segments: readonly string[]): Route[] {
  const parts = segments.flatMap((segment) => segment.split("/"));
  const isWhole = segments.some((segment) => segment.includes("/"));
  const found: Route[] = [];
  const walk = (node: Node, at: number): void => {
    const part = parts[at];
    // The rest begins behind a slash: `/files/{shop}/{path:path}` does not take `/files/{shop}`.
    if (part !== undefined) found.push(...node.rests);
    if (part === undefined) {
      // What takes any number of segments is covered by what does so too.
      if (!isWhole) found.push(...node.ends);
      return;
    }
    const literal = node.literals.get(part);
    if (literal !== undefined) walk(literal, at + 1);
    for (const { pattern, node: child } of node.patterns.values()) if (pattern.test(part)) walk(child, at + 1);
  };
  walk(tree, 0);
  return found;
}

/** Whether a route is certainly asked before another one, and takes its requests. */
function takes(one: Route, other: Route): boolean {
  return one.handler !== other.handler && other.methods.every((method) => one.methods.includes(method)) && isRegisteredBefore(one, other);
}

function subjectOf(program: Program, earlier: Route, route: Route): UnreachableRoute {
  const file = earlier.handler.module.unit?.path ?? earlier.at.file;
  const { def } = earlier.handler;
  const own = route.handler.module.unit?.path ?? route.at.file;
  return {
    at: { file: own, start: route.handler.def.defStart, end: route.handler.def.nameEnd, symbol: route.handler.def.qualname },
    route: `${route.methods.join(", ")} ${route.path}`,
    earlier: earlier.path,
    handler: def.name,
    answer: refuses(program, earlier, route) ? "refusal" : "other",
    trace: [
      {
        at: { file, start: def.defStart, end: def.nameEnd, symbol: def.qualname },
        message: `${earlier.methods.join(", ")} ${earlier.path} is registered first (${def.name})`,
      },
    ],
    role: route.handler.module.unit?.role ?? "application",
  };
}

/** What no text of a certain form is, by the type of a path parameter. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  "builtins.int": /^[+-]?[\d_]+$/,
  "builtins.float": /^[+-]?(\d|inf|nan)/i,
  "decimal.Decimal": /^[+-]?(\d|inf|nan)/i,
  "uuid.UUID": /^(urn:uuid:)?\{?[0-9a-f-]{32,}\}?$/i,
  "datetime.date": /^\d/,
  "datetime.datetime": /^[+-]?\d/,
};

/** Whether the earlier route refuses every request of the other: a segment that is written out is no value of its parameter. */
function refuses(program: Program, earlier: Route, route: Route): boolean {
  const segments = route.path.split("/");
  return earlier.path.split("/").some((segment, at) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    const text = segments[at];
    if (name === undefined || text === undefined || text.includes("{")) return false;
    const parameter = earlier.handler.def.parameters.find((each) => each.name === name);
    if (parameter?.annotation == null) return false;
    const types = alternatives(program.annotated(parameter.annotation, program.functionScope(earlier.handler)));
    return (
      types.length > 0 &&
      types.every((type) => {
        const form = type.kind === "external" ? REFUSED[type.name] : undefined;
        return form !== undefined && !form.test(text);
      })
    );
  });
}
