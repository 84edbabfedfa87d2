import { DEFAULT_METHODS, registrationOf } from "../../data/fastapi.ts";
import { routeMaker } from "../../data/library-routes.ts";
import { itemsOf, NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import { memberOf } from "./attributes.ts";
import { viewOf } from "./callables.ts";
import { callWith } from "./calls.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, type Hook, heldIn, hold, type Registered, type Router, valuesOf, weaker } from "./values.ts";

const UNKNOWN: Static = { kind: "unknown", reason: "call", at: null };
const NONE_LISTED: Static = sequence("list", []);

/** What the constructor of an application or router does with its arguments. */
export function startRouter(machine: Machine, router: Router, keywords: ReadonlyMap<string, Static>): void {
  for (const [name, value] of keywords) router.keywords.set(name, value);
  const lifespan = keywords.get("lifespan");
  if (lifespan !== undefined && lifespan.kind !== "none") hook(machine, router, "lifespan", lifespan, NOTHING, router.at);
  for (const [keyword, kind] of [
    ["on_startup", "startup"],
    ["on_shutdown", "shutdown"],
  ] as const) {
    for (const item of itemsOf(keywords.get(keyword) ?? NOTHING) ?? []) hook(machine, router, kind, item, NOTHING, router.at);
  }
  const handlers = keywords.get("exception_handlers");
  if (handlers?.kind === "dict")
    for (const [exception, handler] of handlers.entries) hook(machine, router, "exception-handler", handler, exception, router.at);
  for (const item of itemsOf(keywords.get("middleware") ?? NOTHING) ?? []) {
    const made = heldIn(item);
    if (made?.kind === "made" && made.given.args[0] !== undefined)
      hook(machine, router, "middleware", made.given.args[0], NOTHING, made.given.at);
  }
  for (const item of itemsOf(keywords.get("routes") ?? NOTHING) ?? []) routeObject(machine, router, item);
}

function hook(machine: Machine, router: Router, kind: Hook["kind"], target: Static, subject: Static, at: Arguments["at"]): void {
  router.hooks.push({ kind, target, subject, certainty: machine.certainty, at });
  if (kind !== "lifespan" && kind !== "startup") return;
  // Start-up code may register routes: it runs when everything is built.
  const { certainty } = machine;
  machine.deferred.push(() => {
    machine.certainty = certainty;
    for (const value of valuesOf(target)) {
      if (mayAct(machine, value)) callWith(machine, value, { args: kind === "lifespan" ? [hold(router)] : [], keywords: new Map(), at });
    }
    machine.certainty = "always";
  });
}

function mayAct(machine: Machine, value: Static): boolean {
  const held = heldIn(value);
  const fn =
    value.kind === "symbol" && value.symbol.kind === "function" ? value.symbol : held?.kind === "closure" ? held.function : undefined;
  return fn === undefined ? held !== undefined : machine.relevance.touches(fn);
}

/** What an object in a list of routes is: its class of a library, or that of which the project's own class derives, and the arguments. */
function routeClass(machine: Machine, value: Static): { readonly name: string; readonly given: Arguments } | undefined {
  const held = heldIn(value);
  if (held?.kind === "made") return held;
  if (held?.kind !== "instance" || held.pending === null) return undefined;
  const base = machine.program
    .ancestors(held.class)
    .find(
      (ancestor) => ancestor.kind === "external" && /^(fastapi|starlette)\.(.*\.)?(API)?(Mount|(WebSocket)?Route)$/.test(ancestor.name),
    );
  return base?.kind === "external" ? { name: base.name, given: held.pending } : undefined;
}

/** `Route("/x", endpoint)` and its like in a list of routes. */
function routeObject(machine: Machine, router: Router, value: Static): void {
  const made = routeClass(machine, value);
  if (made === undefined) return;
  const [first, second] = made.given.args;
  const path = first ?? made.given.keywords.get("path") ?? UNKNOWN;
  const endpoint = second ?? made.given.keywords.get("endpoint") ?? UNKNOWN;
  const methods = made.given.keywords.get("methods") ?? null;
  const name = made.name.slice(made.name.lastIndexOf(".") + 1);
  if (name === "Mount")
    include(machine, router, "mount", { ...made.given, args: [path, second ?? made.given.keywords.get("app") ?? UNKNOWN] });
  else if (name === "APIRoute" || name === "Route")
    register(machine, router, name === "Route" ? "plain" : "api", path, methods ?? defaultMethods(), endpoint, made.given);
  else if (name === "WebSocketRoute" || name === "APIWebSocketRoute")
    register(machine, router, "websocket", path, null, endpoint, made.given);
}

function defaultMethods(): Static {
  return sequence("list", DEFAULT_METHODS.map(text));
}

function register(
  machine: Machine,
  router: Router,
  kind: Registered["kind"],
  path: Static,
  methods: Static | null,
  endpoint: Static,
  given: Arguments,
): void {
  machine.registrations++;
  const values = valuesOf(endpoint);
  const signatures = new Set(values.length < 2 ? [] : values.map((value) => viewOf(machine, value)?.signature));
  // Of several functions that a value may be only one is served; one function in several wrappings is served whichever it is.
  const certainty = signatures.size > 1 ? weaker(machine.certainty, "conditional") : machine.certainty;
  for (const value of values) {
    const { keywords, at, written } = given;
    router.routes.push({ kind, path, methods, endpoint: value, keywords, certainty, at, written });
  }
}

/** Calls a method that every router has, or the project's own method of that name where a subclass has one. */
export function routerMethod(machine: Machine, router: Router, name: string, given: Arguments): Static {
  if (name === "__init__") {
    startRouter(machine, router, given.keywords);
    return NOTHING;
  }
  const fact = registrationOf(name);
  switch (fact?.registers) {
    case "route":
    case "websocket": {
      const path = argument(given, 0, "path") ?? UNKNOWN;
      const kind = fact.plain ? "plain" : fact.registers === "websocket" ? "websocket" : "api";
      const methods = kind === "websocket" ? null : fact.methods !== null ? sequence("list", fact.methods.map(text)) : methodsOf(given);
      const own = kind === "api" && fact.methods !== null ? ownDecorator(machine, router, path, methods ?? UNKNOWN, given) : undefined;
      if (own !== undefined) return own;
      if (fact.target !== null) {
        register(machine, router, kind, path, methods, argument(given, fact.target.position, fact.target.keyword) ?? UNKNOWN, given);
        return NOTHING;
      }
      return hold({ kind: "native", call: (inner) => decorate(machine, router, kind, path, methods, inner.args[0] ?? UNKNOWN, given) });
    }
    case "include":
    case "mount":
      include(machine, router, fact.registers, given, fact.path !== null);
      return NOTHING;
    case "middleware":
    case "exception-handler":
    case "event-handler":
      return otherHook(machine, router, fact.registers, fact.decorator, given);
    default:
      return UNKNOWN;
  }
}

/** `@router.get(…)` asks the router's own `api_route` for the decorator where a subclass has one. */
function ownDecorator(machine: Machine, router: Router, path: Static, methods: Static, given: Arguments): Static | undefined {
  const own = router.class === null || router.application ? undefined : memberOf(machine, router.class, hold(router), "api_route");
  if (own === undefined) return undefined;
  const keywords = new Map([...given.keywords, ["path", path] as const, ["methods", methods] as const]);
  return callWith(machine, own, { ...given, args: [], keywords });
}

function methodsOf(given: Arguments): Static {
  const methods = given.keywords.get("methods");
  return methods === undefined || methods.kind === "none" ? defaultMethods() : methods;
}

/** The function below a verb. FastAPI passes it on to `add_api_route`, which a subclass may override. */
function decorate(
  machine: Machine,
  router: Router,
  kind: Registered["kind"],
  path: Static,
  methods: Static | null,
  endpoint: Static,
  given: Arguments,
): Static {
  if (router.class !== null && kind === "api") {
    const own = memberOf(machine, router.class, hold(router), "add_api_route");
    if (own !== undefined) {
      const before = machine.registrations;
      const keywords = new Map(given.keywords);
      if (methods !== null) keywords.set("methods", methods);
      callWith(machine, own, { args: [path, endpoint], keywords, at: given.at });
      if (machine.registrations > before) return endpoint;
    }
  }
  register(machine, router, kind, path, methods, endpoint, given);
  return endpoint;
}

function argument(given: Arguments, position: number, keyword: string): Static | undefined {
  return given.keywords.get(keyword) ?? given.args[position];
}

/** `pathed`: what is mounted lies below a path; below a host it keeps its own. */
function include(machine: Machine, router: Router, kind: "include" | "mount", given: Arguments, pathed = true): void {
  const target = kind === "include" ? argument(given, 0, "router") : argument(given, 1, "app");
  const values = target === undefined ? [] : valuesOf(target);
  machine.registrations++;
  for (const value of values) {
    const held = heldIn(value);
    if (value.kind === "none") continue;
    if (held?.kind !== "router") {
      if (kind === "include" && (held === undefined || held.kind === "unread" || held.kind === "made")) {
        machine.blind("router", given.at, unknownRouter(machine, value, given));
      }
      continue;
    }
    // One of several hosts is enough to list the paths.
    if (!pathed && router.inclusions.some((each) => each.kind === kind && each.router === held && textOf(each.prefix) === "")) continue;
    router.inclusions.push({
      kind,
      router: held,
      prefix: (kind === "include" ? given.keywords.get("prefix") : pathed ? argument(given, 0, "path") : undefined) ?? text(""),
      tags: given.keywords.get("tags") ?? NONE_LISTED,
      dependencies: given.keywords.get("dependencies") ?? NONE_LISTED,
      keywords: given.keywords,
      certainty: values.length > 1 ? weaker(machine.certainty, "conditional") : machine.certainty,
      at: given.at,
    });
  }
}

/** What is said of a router that the program only gets from somewhere: who makes it, where that is seen, and the routes that it then has. */
function unknownRouter(machine: Machine, value: Static, given: Arguments): string {
  const held = heldIn(value);
  const type =
    held?.kind === "unread" && held.expression.kind === "Call" ? machine.program.typeOf(held.expression.func, held.frame.scope) : undefined;
  if (type?.kind !== "method") return "the router that is included is not known";
  const maker = `${type.owner}.${type.name}`;
  const routes = routeMaker(maker)?.routes;
  const prefix = given.keywords.get("prefix");
  const before = prefix === undefined ? "" : textOf(prefix);
  if (routes === undefined || before === undefined) return `the router that is included is made by ${maker}, whose routes are not known`;
  const shown = routes.map(({ method, path }) => `${method} ${before}${path}`).join(", ");
  return `the router that is included is made by ${maker}: ${shown} ${routes.length === 1 ? "is" : "are"} not listed`;
}

function otherHook(
  machine: Machine,
  router: Router,
  kind: "middleware" | "exception-handler" | "event-handler",
  decorator: boolean,
  given: Arguments,
): Static {
  const [first, second] = given.args;
  const event = textOf(first ?? NOTHING);
  const hookKind: Hook["kind"] = kind === "event-handler" ? (event === "shutdown" ? "shutdown" : "startup") : kind;
  if (!decorator) {
    const target =
      kind === "middleware"
        ? (first ?? given.keywords.get("middleware_class"))
        : (second ?? given.keywords.get("handler") ?? given.keywords.get("func"));
    hook(machine, router, hookKind, target ?? UNKNOWN, kind === "exception-handler" ? (first ?? UNKNOWN) : NOTHING, given.at);
    return NOTHING;
  }
  return hold({
    kind: "native",
    call(inner) {
      const [target] = inner.args;
      hook(machine, router, hookKind, target ?? UNKNOWN, kind === "exception-handler" ? (first ?? UNKNOWN) : NOTHING, given.at);
      return target ?? UNKNOWN;
    },
  });
}
