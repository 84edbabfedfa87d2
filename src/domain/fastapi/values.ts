import { NOTHING, type Static, truth } from "../../link/constants.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { Call, Expr, Lambda } from "../../model/syntax.ts";

/** How sure it is that a statement runs: always, on a condition that is not known, or only with settings other than the defaults. */
export type Certainty = "always" | "conditional" | "off";

const ORDER: Readonly<Record<Certainty, number>> = { always: 0, conditional: 1, off: 2 };

/** The less certain of two. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return ORDER[a] >= ORDER[b] ? a : b;
}

/** What a loop over the routes of a router makes of their paths: of those that it had by then. */
export interface PathChange {
  readonly routes: number;
  readonly inclusions: number;
  readonly brought: number;
  /** The path that a route gets; undefined where that cannot be evaluated. */
  readonly of: (path: string) => string | undefined;
}

/** One route as it was registered on a router, before anything includes that router. */
export interface Registered {
  readonly kind: "api" | "websocket" | "plain";
  readonly path: Static;
  /** null for a web socket. */
  readonly methods: Static | null;
  readonly endpoint: Static;
  readonly keywords: ReadonlyMap<string, Static>;
  readonly certainty: Certainty;
  readonly at: Place;
  readonly written: Arguments["written"];
}

/** A router that another one includes, an application that is mounted on one, or routes that are put into the list of another's as they are. */
export interface Inclusion {
  readonly kind: "include" | "mount" | "share";
  readonly router: Router;
  readonly prefix: Static;
  readonly tags: Static;
  readonly dependencies: Static;
  /** All keywords of the call. */
  readonly keywords: ReadonlyMap<string, Static>;
  readonly certainty: Certainty;
  readonly at: Place;
}

/** Routes that a library adds: what makes them, on which object of the library, and with which arguments. */
export interface Brought {
  readonly maker: string;
  readonly self: Static | null;
  readonly given: Arguments;
  readonly certainty: Certainty;
}

/** Something else that is registered: middleware, exception handlers, start-up and shut-down functions. */
export interface Hook {
  readonly kind: "middleware" | "exception-handler" | "lifespan" | "startup" | "shutdown";
  readonly target: Static;
  /** The exception of a handler, where it is known. */
  readonly subject: Static;
  readonly certainty: Certainty;
  readonly at: Place;
}

/** Routes of an application that a library serves under prefixes of their versions. */
export interface Versioning {
  /** Whose routes: the router itself, which loses them, or an application that nothing serves any longer. */
  readonly base: Router;
  /** How many of its routes and inclusions were there. */
  readonly routes: number;
  readonly inclusions: number;
  /** Each version is an application of its own. */
  readonly mounted: boolean;
  /** With `{major}` and `{minor}`. */
  readonly prefix: Static;
  readonly semantic: Static;
  /** The version of endpoints that name none. */
  readonly start: Static;
  /** Where the newest version is served once more. */
  readonly latest: Static | null;
  readonly certainty: Certainty;
  readonly at: Place;
}

/** An application or router while the program is followed. */
export interface Router {
  readonly kind: "router";
  application: boolean;
  readonly class: ClassSymbol | null;
  readonly keywords: Map<string, Static>;
  readonly attributes: Map<string, Static>;
  readonly routes: Registered[];
  readonly inclusions: Inclusion[];
  readonly hooks: Hook[];
  readonly versionings: Versioning[];
  readonly brought: Brought[];
  /** Routes are taken away: some, by what is only known when the program runs, or those in whose place others come. */
  pruned: "some" | "replaced" | null;
  /** What loops over its routes make of their paths. */
  readonly pathChanges: PathChange[];
  /** The class of a library that makes it, where that may bring routes of its own. */
  foreign: string | null;
  /** Its routes are those of others, which documents tell of: an application's webhooks, or the callbacks of a route. */
  described: boolean;
  readonly certainty: Certainty;
  readonly at: Place;
}

/** An object of a project class; `pending` are the arguments of a constructor that has not run yet. */
export interface Instance {
  readonly kind: "instance";
  readonly class: ClassSymbol;
  readonly attributes: Map<string, Static>;
  pending: Arguments | null;
  /** How sure it is that the object is made. */
  readonly certainty: Certainty;
}

/** A function with the variables around it. `wraps` is what `functools.wraps` made it look like. */
export interface Closure {
  readonly kind: "closure";
  readonly function: FunctionSymbol;
  readonly frame: Frame;
  wraps: Static | null;
  /** Only the signature is that of the other: it goes by its own name. */
  named?: true;
}

export interface Bound {
  readonly kind: "bound";
  readonly self: Static;
  readonly callee: Static;
}

export interface LambdaValue {
  readonly kind: "lambda";
  readonly lambda: Lambda;
  readonly frame: Frame;
}

export interface Partial {
  readonly kind: "partial";
  readonly callee: Static;
  readonly given: Arguments;
}

/** A method that every router has. */
export interface RouterMethod {
  readonly kind: "router-method";
  readonly router: Router;
  readonly name: string;
}

/** A callable of the interpreter's own: a decorator that waits for its function. */
export interface Native {
  readonly kind: "native";
  readonly call: (given: Arguments) => Static;
}

export interface Super {
  readonly kind: "super";
  readonly self: Static;
  readonly after: ClassSymbol;
}

/** `Depends(callee)`; a null callee stands for the class of the annotation. */
export interface Marker {
  readonly kind: "marker";
  callee: Static | null;
  scopes: Static;
  readonly at: Place;
}

/** Gives a marker what `Depends(…)` or `Security(…)` is called with. */
export function mark(marker: Marker, { args, keywords }: Arguments): Marker {
  marker.callee = args[0] ?? keywords.get("dependency") ?? null;
  marker.scopes = keywords.get("scopes") ?? args[1] ?? { kind: "none" };
  return marker;
}

/** An object of a class outside the project. */
export interface Made {
  readonly kind: "made";
  readonly name: string;
  readonly given: Arguments;
  /** For a dependency that a library makes: what it depends on itself. */
  readonly needs?: readonly Static[];
}

/** A thing with attributes and nothing else: `app.state`. */
export interface Space {
  readonly kind: "space";
  readonly attributes: Map<string, Static>;
}

export interface Either {
  readonly kind: "either";
  readonly values: readonly Static[];
}

/** An expression that has no value here (an annotation, say), with the variables to read it in. */
export interface Unread {
  readonly kind: "unread";
  readonly expression: Expr;
  readonly frame: Frame;
}

export type Held =
  | Router
  | Instance
  | Closure
  | Bound
  | LambdaValue
  | Partial
  | RouterMethod
  | Native
  | Super
  | Marker
  | Made
  | Space
  | Either
  | Unread;

/** The arguments of a call as values. */
export interface Arguments {
  readonly args: readonly Static[];
  readonly keywords: ReadonlyMap<string, Static>;
  readonly at: Place;
  /** The call as it is written, with its variables. */
  readonly written?: { readonly call: Call; readonly frame: Frame };
}

/** A variable: its value, or the expression that is evaluated when somebody reads it. */
export interface Slot {
  value: Static | null;
  readonly expression: Expr | null;
  readonly path: readonly (number | "*")[];
  /** What the variable held before, for an expression that mentions its own name. */
  busy: boolean;
  /** The value came from settings that the environment may change. */
  configured: boolean;
}

/** The variables of a module, class body or call. */
export interface Frame {
  readonly scope: Scope;
  readonly module: ModuleSymbol;
  readonly parent: Frame | null;
  readonly slots: Map<string, Slot>;
  readonly function: FunctionSymbol | null;
  readonly self: Static | null;
  readonly returns: { readonly value: Static; readonly certainty: Certainty }[];
  /** What a generator yields. */
  readonly yields: Static[];
}

/** Wraps an object so that it travels through names, lists and calls like any value. */
export function hold(held: Held): Static {
  return { kind: "unknown", reason: "call", at: null, held };
}

/** The object in a value, if there is one. */
export function heldIn(value: Static | undefined | null): Held | undefined {
  return value?.kind === "unknown" ? (value.held as Held | undefined) : undefined;
}

/** Whether nothing at all is known of a value. */
export function isOpen(value: Static): boolean {
  const held = heldIn(value);
  return value.kind === "unknown" && (held === undefined || held.kind === "unread");
}

export function slot(value: Static, configured = false): Slot {
  return { value, expression: null, path: [], busy: false, configured };
}

/** What `router.routes` is: the list of the routes that the router has. */
export const ROUTE_LIST = "starlette.routing.Router.routes";

/** The router whose list of routes a value is. */
export function listedRouter(value: Static | undefined): Router | undefined {
  const held = heldIn(value);
  const owner = held?.kind === "made" && held.name === ROUTE_LIST ? heldIn(held.given.args[0]) : undefined;
  return owner?.kind === "router" ? owner : undefined;
}

/** Alternatives as one value; equal ones once. */
export function either(values: readonly Static[]): Static {
  const found: Static[] = [];
  for (const value of values) {
    const held = heldIn(value);
    const items = held?.kind === "either" ? held.values : [value];
    for (const item of items) if (!found.some((other) => same(other, item))) found.push(item);
  }
  const [first] = found;
  if (first === undefined) return NOTHING;
  return found.length === 1 ? first : hold({ kind: "either", values: found });
}

/** Whether two values are certainly the same. */
export function same(a: Static, b: Static): boolean {
  if (a === b) return true;
  if (a.kind === "unknown" || b.kind === "unknown") return heldIn(a) !== undefined && heldIn(a) === heldIn(b);
  if (a.kind === "symbol" && b.kind === "symbol") {
    const [left, right] = [a.symbol, b.symbol];
    return left === right || (left.kind === "external" && right.kind === "external" && left.name === right.name);
  }
  if (a.kind === "member" && b.kind === "member") return a.class === b.class && a.name === b.name;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "string":
    case "number":
    case "boolean":
      return a.value === (b as typeof a).value;
    case "none":
      return true;
    case "sequence": {
      const other = b as typeof a;
      return a.items.length === other.items.length && a.items.every((item, at) => same(item, other.items[at] ?? NOTHING));
    }
    default:
      return false;
  }
}

/** Python's truth of a value, objects included; undefined where it is not known. */
export function truthOf(value: Static): boolean | undefined {
  const held = heldIn(value);
  if (held === undefined) return truth(value);
  return held.kind === "unread" || held.kind === "either" || held.kind === "made" || held.kind === "instance" ? undefined : true;
}

/** The alternatives of a value. */
export function valuesOf(value: Static): readonly Static[] {
  const held = heldIn(value);
  return held?.kind === "either" ? held.values : [value];
}
