import { itemsOf, number, type Static, text, textOf } from "../../link/constants.ts";
import { method } from "../../link/static-functions.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import type { Expr } from "../../model/syntax.ts";
import type { CallableView } from "./callables.ts";
import { argumentsOf } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { newRouter } from "./objects.ts";
import { startRouter } from "./routers.ts";
import type { Application, DependencyCallable } from "./table.ts";
import {
  type Arguments,
  type Certainty,
  type Frame,
  heldIn,
  hold,
  type PathChange,
  type Registered,
  type Router,
  type Versioning,
} from "./values.ts";

/** A version of an interface: major and minor number. */
type Version = readonly [number, number];

/** A change of paths, and what stands before the paths that it is given. */
export interface PlacedChange {
  readonly prefix: string;
  readonly of: PathChange["of"];
}

/** What a router gets from those that include it. */
export interface Context {
  readonly prefix: string;
  readonly dependencies: readonly DependencyCallable[];
  readonly tags: readonly string[];
  readonly certainty: Certainty;
  readonly chain: readonly Place[];
  readonly layers: readonly ReadonlyMap<string, Static>[];
  readonly application: Application | null;
  /** What loops over the routes of the routers on the way make of the paths, outermost first. */
  readonly changes: readonly PlacedChange[];
}

/** A route that was registered, with all that its path and its documents are made of. */
export interface Entry {
  readonly route: Registered;
  readonly context: Context;
  readonly view: CallableView;
  readonly methods: readonly string[];
  /** With the prefixes of all routers on the way. */
  readonly path: string;
  readonly certainty: Certainty;
}

/** The functions of the packages fastapi-versioning and fastapi-versionizer that give an application versions; copies keep the name. */
const MOUNTING = "VersionedFastAPI";
const MOVING = "Versionizer";
/** Decorators that say from which version on an endpoint exists, and the maker of route classes that say it. */
const DECORATORS: ReadonlySet<string> = new Set(["version", "api_version"]);
const ROUTE_CLASS = "versioned_api_route";
const ZERO: Static = number(0);
const FIRST: Static = { kind: "sequence", type: "tuple", items: [number(1), ZERO] };
const DEFAULT_PREFIX = "/v{major}_{minor}";

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  [MOUNTING]: ["app", "version_format", "prefix_format", "default_version", "enable_latest"],
  [MOVING]: ["app", "prefix_format", "semantic_version_format", "default_version", "latest_prefix"],
};

/** What `VersionedFastAPI(app)` or `Versionizer(app)` gives; undefined for every other name, or where there is no application in it. */
export function versioned(machine: Machine, name: string, given: Arguments): Static | undefined {
  const parameters = PARAMETERS[lastName(name)];
  if (parameters === undefined) return undefined;
  const of = (parameter: string): Static | undefined => given.keywords.get(parameter) ?? given.args[parameters.indexOf(parameter)];
  const base = heldIn(of("app"));
  if (base?.kind !== "router") return undefined;
  const mounted = lastName(name) === MOUNTING;
  const latest = of(mounted ? "enable_latest" : "latest_prefix");
  const versioning: Versioning = {
    base,
    routes: base.routes.length,
    inclusions: base.inclusions.length,
    mounted,
    prefix: of("prefix_format") ?? text(DEFAULT_PREFIX),
    semantic: of(mounted ? "version_format" : "semantic_version_format") ?? text("{major}.{minor}"),
    start: of("default_version") ?? FIRST,
    latest: mounted ? (latest?.kind === "boolean" && latest.value ? text("/latest") : null) : (latest ?? null),
    certainty: machine.certainty,
    at: given.at,
  };
  if (!mounted) {
    base.versionings.push(versioning);
    return hold({ kind: "made", name, given });
  }
  const parent = newRouter(machine, true, null, given);
  // What is left over goes to the new application; copies of the function pass a dict of it.
  const further = given.keywords.get("kwargs");
  const keywords = new Map([...given.keywords].filter(([key]) => !parameters.includes(key) && key !== "kwargs"));
  if (further?.kind === "dict") for (const [key, value] of further.entries) keywords.set(textOf(key) ?? "", value);
  startRouter(machine, parent, keywords);
  parent.versionings.push(versioning);
  return hold(parent);
}

/** Whether a function of the project is a copy of the package's function: by its name. */
export function versions(fn: FunctionSymbol): boolean {
  return fn.owner === null && fn.def.name === MOUNTING;
}

/** The versions in which an endpoint exists: from one on, and up to another that no longer has it. */
interface Life {
  /** null: from the start. */
  readonly from: Version | null;
  readonly until: Version | null;
}

/** By the endpoint's decorator, or by the class of its router's routes; undefined where it is computed in a way that cannot be evaluated. */
function lifeOf(machine: Machine, view: CallableView, layers: readonly ReadonlyMap<string, Static>[]): Life | undefined {
  for (const decorator of view.signature?.def.decorators ?? []) {
    const frame = frameAround(machine, view);
    if (decorator.kind !== "Call" || frame === null || !DECORATORS.has(meantBy(machine, decorator.func, frame))) continue;
    const { args, keywords } = argumentsOf(machine, decorator, frame);
    const given = (at: number, name: string): Static | undefined => args[at] ?? keywords.get(name);
    const from = pair(given(0, "major"), given(1, "minor") ?? ZERO);
    const removed = given(4, "remove_in_major");
    const until = removed === undefined || removed.kind === "none" ? null : pair(removed, given(5, "remove_in_minor") ?? ZERO);
    return from === undefined || until === undefined ? undefined : { from, until };
  }
  const routeClass = heldIn(layers.at(-1)?.get("route_class"));
  if (routeClass?.kind !== "made" || lastName(routeClass.name) !== ROUTE_CLASS) return { from: null, until: null };
  const { args, keywords } = routeClass.given;
  const from = pair(args[0] ?? keywords.get("major") ?? number(1), args[1] ?? keywords.get("minor") ?? ZERO);
  return from === undefined ? undefined : { from, until: null };
}

/** The own name of what a decorator calls, under whatever name it was imported. */
function meantBy(machine: Machine, func: Expr, frame: Frame): string {
  const symbol = machine.program.symbolOf(func, frame.scope);
  if (symbol?.kind === "external") return lastName(symbol.name);
  return symbol?.kind === "function" ? symbol.def.name : "";
}

function frameAround(machine: Machine, view: CallableView): Frame | null {
  return view.frame ?? (view.signature === null ? null : machine.frameOf(view.signature.outer));
}

/** The version that a pair of numbers says; undefined for everything else. */
function versionIn(value: Static): Version | undefined {
  const [major, minor] = itemsOf(value) ?? [];
  return pair(major, minor);
}

function pair(major: Static | undefined, minor: Static | undefined): Version | undefined {
  return major?.kind === "number" && minor?.kind === "number" ? [major.value, minor.value] : undefined;
}

/** A format with the numbers of a version in it; undefined where it cannot be evaluated. */
function formatted(format: Static, [major, minor]: Version): string | undefined {
  const keywords = new Map([
    ["major", number(major)],
    ["minor", number(minor)],
  ]);
  return textOf(method(format, "format", [], keywords) ?? { kind: "none" });
}

/** The versions of an application with their prefixes and what each serves; undefined where that cannot be told, which is a blind spot. */
export function versionsOf(machine: Machine, versioning: Versioning, entries: readonly Entry[]): readonly Served[] | undefined {
  const { at, latest, prefix, semantic } = versioning;
  const start = versionIn(versioning.start);
  const known: Living[] = [];
  for (const entry of entries) {
    const life = lifeOf(machine, entry.view, entry.context.layers);
    const from = life?.from ?? start;
    if (life === undefined || from === undefined)
      machine.blind("route-version", entry.route.at, "the version of the route cannot be evaluated: it is not listed");
    else known.push({ entry, from, until: life.until });
  }
  const found: Served[] = [];
  for (const [version, served] of byVersion(known)) {
    const [path, name] = [formatted(prefix, version), formatted(semantic, version)];
    if (path === undefined) {
      machine.blind("route-version", at, "the prefix of the versions cannot be evaluated: their routes are not listed");
      return undefined;
    }
    found.push({ prefix: path, semantic: name ?? "", entries: served });
  }
  const newest = found.at(-1);
  const alias = latest === null ? undefined : textOf(latest);
  return newest === undefined || alias === undefined ? found : [...found, { ...newest, prefix: alias }];
}

/** What one version serves. */
interface Served {
  readonly prefix: string;
  readonly semantic: string;
  readonly entries: readonly Entry[];
}

interface Living {
  readonly entry: Entry;
  readonly from: Version;
  readonly until: Version | null;
}

/** What each version serves, oldest first: what the one before served, with what is new or comes in its place, without what ends. */
function byVersion(all: readonly Living[]): readonly (readonly [Version, readonly Entry[]])[] {
  const versions = new Map(all.map(({ from }) => [from.join("."), from] as const));
  const served = new Map<string, Entry>();
  return [...versions.values()].sort(compared).map((version) => {
    for (const { entry, from } of all) if (compared(from, version) === 0) for (const key of keysOf(entry)) served.set(key, entry);
    for (const { entry, until } of all)
      if (until !== null && compared(until, version) === 0) for (const key of keysOf(entry)) served.delete(key);
    return [version, [...new Set(served.values())]] as const;
  });
}

function compared(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1];
}

function keysOf({ methods, path }: Entry): readonly string[] {
  return (methods.length > 0 ? methods : [""]).map((verb) => `${path}|${verb}`);
}

/** The versionings that leave nothing on the router itself of what was registered before. */
export function movedAway(router: Router): { readonly routes: number; readonly inclusions: number } {
  const own = router.versionings.filter(({ base, certainty }) => base === router && certainty === "always");
  return {
    routes: Math.max(0, ...own.map(({ routes }) => routes)),
    inclusions: Math.max(0, ...own.map(({ inclusions }) => inclusions)),
  };
}

function lastName(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf(".") + 1);
}
