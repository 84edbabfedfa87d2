import { FOREIGN_ROUTER, ROUTER_CLASSES, ROUTER_SUBCLASSES } from "../../data/fastapi.ts";
import { NOTHING, type Static } from "../../link/constants.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { memberOf } from "./attributes.ts";
import { callFunction } from "./calls.ts";
import { applyView } from "./class-views.ts";
import { constructData } from "./data-classes.ts";
import { bring, routerKeywords } from "./library-routers.ts";
import type { Machine } from "./machine.ts";
import { POST_INIT } from "./relevance.ts";
import { startRouter } from "./routers.ts";
import { type Arguments, heldIn, hold, type Marker, mark, type Router } from "./values.ts";
import { versioned } from "./versions.ts";

const UNKNOWN: Static = { kind: "unknown", reason: "call", at: null };

/** What `Depends` is, under the names by which it is imported, and the classes behind it. */
const MARKER_CLASSES: ReadonlySet<string> = new Set([
  "fastapi.Depends",
  "fastapi.Security",
  "fastapi.params.Depends",
  "fastapi.params.Security",
]);

/** Whether calling that name outside the project makes a router or an application. */
export function isRouterName(machine: Machine, name: string): boolean {
  return ROUTER_CLASSES.some((base) => machine.catalogue.isSubclass(name, base)) || ROUTER_SUBCLASSES.includes(name);
}

export function isApplicationName(machine: Machine, name: string): boolean {
  return machine.catalogue.isSubclass(name, "fastapi.FastAPI") || machine.catalogue.isSubclass(name, "starlette.applications.Starlette");
}

function routerBase(machine: Machine, symbol: ClassSymbol): string | undefined {
  for (const ancestor of machine.program.ancestors(symbol)) {
    if (ancestor.kind === "external" && (isRouterName(machine, ancestor.name) || isApplicationName(machine, ancestor.name)))
      return ancestor.name;
  }
  return undefined;
}

/** Whether instances of a class of the project are applications. */
export function isApplicationClass(machine: Machine, symbol: ClassSymbol): boolean {
  const base = routerBase(machine, symbol);
  return base !== undefined && isApplicationName(machine, base);
}

export function newRouter(machine: Machine, application: boolean, symbol: ClassSymbol | null, given: Arguments): Router {
  const router: Router = {
    kind: "router",
    application,
    class: symbol,
    keywords: new Map(),
    attributes: new Map(),
    routes: [],
    inclusions: [],
    hooks: [],
    versionings: [],
    brought: [],
    pruned: null,
    pathChanges: [],
    foreign: null,
    described: false,
    certainty: machine.certainty,
    at: given.at,
  };
  machine.routers.push(router);
  return router;
}

/** Calls a class or function outside the project. */
export function makeExternal(machine: Machine, name: string, given: Arguments): Static {
  if (isRouterName(machine, name) || isApplicationName(machine, name) || FOREIGN_ROUTER.test(name)) {
    const router = newRouter(machine, isApplicationName(machine, name), null, given);
    if (!isRouterName(machine, name) && !router.application) router.foreign = name;
    startRouter(machine, router, routerKeywords(machine, name, given));
    bring(machine, router, name, null, given);
    return hold(router);
  }
  if (name.endsWith(".__init__")) {
    const self = heldIn(given.args[0]);
    if (self?.kind === "router") startRouter(machine, self, given.keywords);
    if (self?.kind === "marker") mark(self, { ...given, args: given.args.slice(1) });
    return NOTHING;
  }
  switch (name) {
    case "fastapi.Depends":
    case "fastapi.Security":
    case "fast_depends.Depends":
    case "fastapi_filter.FilterDepends":
    case "fastapi_filter.base.filter.FilterDepends":
      return hold(mark(newMarker(given), given));
    case "functools.partial":
      return given.args[0] === undefined
        ? UNKNOWN
        : hold({ kind: "partial", callee: given.args[0], given: { args: given.args.slice(1), keywords: given.keywords, at: given.at } });
    case "types.FunctionType":
      // Made from the code of another function, it is that function again.
      return given.args[0] ?? given.keywords.get("code") ?? UNKNOWN;
    case "functools.wraps":
    case "makefun.wraps":
      return hold({ kind: "native", call: (inner) => wrap(inner.args[0], given.args[0]) });
    case "functools.update_wrapper":
      return wrap(given.args[0], given.args[1]);
    default:
      return versioned(machine, name, given) ?? applyView(machine, name, given) ?? hold({ kind: "made", name, given });
  }
}

function newMarker({ at }: Arguments): Marker {
  return { kind: "marker", callee: null, scopes: NOTHING, at };
}

/** An instance of a class that derives from `Depends`; undefined for every other class. */
function ownMarker(machine: Machine, symbol: ClassSymbol, given: Arguments): Static | undefined {
  const derives = machine.program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && MARKER_CLASSES.has(ancestor.name));
  if (!derives) return undefined;
  const marker = newMarker(given);
  const self = hold(marker);
  // The constructor hands it on to the base class.
  const constructor = memberOf(machine, symbol, self, "__init__");
  const held = heldIn(constructor);
  if (held?.kind === "bound" && held.callee.kind === "symbol" && held.callee.symbol.kind === "function")
    callFunction(machine, held.callee.symbol, machine.frameOf(held.callee.symbol.outer), given, self);
  else mark(marker, given);
  return self;
}

function wrap(wrapper: Static | undefined, wrapped: Static | undefined): Static {
  const held = heldIn(wrapper);
  if (held?.kind === "closure" && wrapped !== undefined) held.wraps = wrapped;
  return wrapper ?? UNKNOWN;
}

/** Calls a class of the project. */
export function instantiate(machine: Machine, symbol: ClassSymbol, given: Arguments): Static {
  const base = routerBase(machine, symbol);
  if (base !== undefined) {
    const router = newRouter(machine, isApplicationName(machine, base), symbol, given);
    const self = hold(router);
    if (!construct(machine, symbol, self, given)) startRouter(machine, router, given.keywords);
    // A constructor that could not be followed to the base class still passes what it was given.
    else if (router.keywords.size === 0) startRouter(machine, router, given.keywords);
    bring(machine, router, base, null, given);
    return self;
  }
  const marker = ownMarker(machine, symbol, given);
  if (marker !== undefined) return marker;
  if (machine.program.isEnum(symbol)) return machine.evaluator.call(symbol, given.args, given.keywords);
  const self = hold({ kind: "instance", class: symbol, attributes: new Map(), pending: given, certainty: machine.certainty });
  if (acts(machine, symbol)) {
    const held = heldIn(self);
    if (held?.kind === "instance") held.pending = null;
    construct(machine, symbol, self, given);
  }
  return self;
}

function acts(machine: Machine, symbol: ClassSymbol): boolean {
  return machine.program.ancestors(symbol).some((ancestor) => {
    if (ancestor.kind !== "class") return false;
    const scope = machine.program.classScope(ancestor.class);
    return ["__init__", ...POST_INIT].some((name) => {
      const binding = scope.bindings.get(name)?.find((item) => item.kind === "function");
      return binding?.kind === "function" && machine.relevance.touches(machine.program.functionSymbol(binding.def, scope));
    });
  });
}

/** Runs the constructor of a class on an object; false where the project has none. */
export function construct(machine: Machine, symbol: ClassSymbol, self: Static, given: Arguments): boolean {
  const constructor = memberOf(machine, symbol, self, "__init__");
  const held = heldIn(constructor);
  if (held?.kind !== "bound" || held.callee.kind !== "symbol" || held.callee.symbol.kind !== "function")
    return constructData(machine, symbol, self, given);
  callFunction(machine, held.callee.symbol, machine.frameOf(held.callee.symbol.outer), given, self);
  return true;
}
