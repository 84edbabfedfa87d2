import { HTTP_STATUS } from "../../data/fastapi.ts";
import { type LibraryRoute, routeMaker } from "../../data/library-routes.ts";
import { itemsOf, type Static, text, textOf } from "../../link/constants.ts";
import type { Place } from "../../model/finding.ts";
import { type CallableView, nameOfFunction, viewOf } from "./callables.ts";
import { DependencyReader, flattened } from "./dependencies.ts";
import { broughtRoutes } from "./library-routers.ts";
import type { Machine } from "./machine.ts";
import { responseExpression, responseModel } from "./response.ts";
import { changedPath, withChanges } from "./route-paths.ts";
import type { Application, ApplicationHook, BroughtRoute, DependencyCallable, Route } from "./table.ts";
import { heldIn, type Inclusion, listedRouter, type Registered, type Router, type Versioning, valuesOf, weaker } from "./values.ts";
import { type Context, type Entry, movedAway, versionsOf } from "./versions.ts";

const START: Context = {
  prefix: "",
  dependencies: [],
  tags: [],
  certainty: "always",
  chain: [],
  layers: [],
  application: null,
  changes: [],
};
const DEEPEST = 12;

/** How many routes and inclusions of a router. */
interface Counts {
  readonly routes: number;
  readonly inclusions: number;
}

const NOTHING_YET: Counts = { routes: 0, inclusions: 0 };
const EVERYTHING: Counts = { routes: Number.POSITIVE_INFINITY, inclusions: Number.POSITIVE_INFINITY };

/** Puts full paths, dependencies and hooks together from what was registered. */
export class Assembly {
  readonly routes: Route[] = [];
  readonly hooks: ApplicationHook[] = [];
  readonly applications: Application[] = [];
  readonly brought: BroughtRoute[] = [];
  /** What an application's documents say that it asks of others. */
  readonly webhooks = new Map<Application, readonly Route[]>();
  private readonly routersOf = new Map<Application, Router>();
  private readonly machine: Machine;
  readonly reader: DependencyReader;
  /** Where routes go that are not served as they are; null while they are. */
  private gathered: Entry[] | null = null;
  private readonly found = new Map<string, number>();
  private readonly served = new Set<Router>();
  /** The routers that are being put together, one inside the other. */
  private readonly serving = new Set<Router>();
  /** Routers below a prefix that is not known. */
  private readonly hidden = new Set<Router>();
  private readonly apart: Router[] = [];

  constructor(machine: Machine) {
    this.machine = machine;
    this.reader = new DependencyReader(machine);
  }

  run(): void {
    const { routers } = this.machine;
    const included = new Set(
      routers.flatMap((router) => router.inclusions.filter(({ certainty }) => certainty !== "off").map((inclusion) => inclusion.router)),
    );
    const applications = routers.filter(({ application }) => application);
    const served = applications.length > 0 ? applications : routers;
    for (const { versionings } of routers) for (const { base, mounted } of versionings) if (mounted) included.add(base);
    for (const router of served) if (!included.has(router)) this.serve(router, START);
    this.dropShadows();
    for (const application of this.applications) {
      const router = heldIn(this.routersOf.get(application)?.attributes.get("webhooks") ?? application.keywords.get("webhooks"));
      if (router?.kind === "router") this.webhooks.set(application, this.described(router, application));
    }
    for (const route of this.routes)
      for (const layer of route.registration.layers) for (const router of callbackRouters(layer.get("callbacks"))) router.described = true;
    for (const router of routers) if (!router.application && !this.served.has(router)) this.unserved(router);
  }

  /** The routes of others that documents of an application tell of: of its webhooks, or of the callbacks of its routes. */
  private described(router: Router, { at }: Application): readonly Route[] {
    const outer = this.gathered;
    const found: Entry[] = [];
    this.gathered = found;
    router.described = true;
    this.serve(router, { ...START, application: { at, mount: "", keywords: new Map() } });
    this.gathered = outer;
    return found.map((entry) => this.completed(entry));
  }

  /** The callbacks of a route, those of its routers first; null where some are not known. */
  callbacksOf(route: Pick<Route, "registration">): readonly Route[] | null {
    const { layers, application } = route.registration;
    const found: Route[] = [];
    for (const layer of layers) {
      const value = layer.get("callbacks");
      if (value === undefined || value.kind === "none") continue;
      const routers = callbackRouters(value);
      if (routers.length === 0 && itemsOf(value)?.length !== 0) return null;
      for (const router of routers) found.push(...this.described(router, application));
    }
    return found;
  }

  /** A router whose routes no application has: it is included by a name that only the running program knows, or by nobody. */
  private unserved(router: Router): void {
    const { routes, at, foreign } = router;
    if (routes.length === 0 || foreign !== null || router.described) return;
    this.apart.push(router);
    if (this.hidden.has(router)) return;
    const what = routes.length === 1 ? "its route is" : `its ${routes.length} routes are`;
    this.machine.blind("router", at, `no application is seen to include this router: ${what} not listed`);
  }

  /**
   * The routes of those routers, under the prefixes that are seen. They are in no table, for nobody knows their paths; but what such a function is
   * given and what its answer is read by, its own decorator says.
   */
  unlisted(): readonly Route[] {
    return this.apart.flatMap((router) =>
      router.routes.flatMap((route) => {
        const view = viewOf(this.machine, route.endpoint);
        const methods = route.methods === null ? [] : methodNames(route.methods);
        if (view?.signature == null || methods === undefined) return [];
        const context = { ...START, layers: [router.keywords], application: this.application(router, "") };
        return this.completed({ route, context, view, methods, path: textOf(route.path) ?? "", certainty: "conditional" });
      }),
    );
  }

  /** A router on which nothing of the project is registered has what its library brings along. */
  private bringsItsOwn({ foreign, routes, inclusions, brought }: Router, at: Place, prefix: string): void {
    if (foreign === null || routes.length > 0 || inclusions.length > 0) return;
    const known = librariesRoutes({ brought });
    const what =
      known.length === 0
        ? `${foreign}, whose routes are not known`
        : `${foreign}: ${known.map(({ method, path }) => `${method} ${prefix}${path}`).join(", ")} ${known.length === 1 ? "is" : "are"} not listed`;
    this.machine.blind("router", at, `the router that is included is made by ${what}`);
  }

  /** A handler that is served anyway is not also listed where other settings would put it. */
  private dropShadows(): void {
    const sure = new Set(this.routes.filter(({ certainty }) => certainty !== "off").map(({ handler }) => handler));
    const kept = this.routes.filter(({ certainty, handler }) => certainty !== "off" || !sure.has(handler));
    this.routes.length = 0;
    for (const route of kept.sort(byPlace)) this.routes.push(route);
  }

  private serve(router: Router, context: Context): void {
    // A router inside itself has what it had when it was included, once.
    if (context.chain.length > DEEPEST || this.serving.has(router)) return;
    this.serving.add(router);
    this.serveWhole(router, context);
    this.serving.delete(router);
  }

  private serveWhole(router: Router, context: Context): void {
    const moved = movedAway(router);
    const before = this.routes.length;
    const own = this.serveSome(router, context, moved, EVERYTHING);
    if (own === undefined) return;
    for (const { kind, target, certainty, at } of router.hooks) if (certainty !== "off") this.hook(kind, target, at);
    for (const versioning of router.versionings) this.serveVersions(versioning, own);
    if (router.pruned === "replaced") this.weakenReplaced(before);
  }

  /** Serves what was registered on a router from one count on and up to another; undefined where its prefix is not known. */
  private serveSome(router: Router, context: Context, from: Counts, to: Counts): Context | undefined {
    const prefix = this.prefixOf(router.keywords.get("prefix"), router.at, router);
    if (prefix === undefined) return undefined;
    this.served.add(router);
    const own: Context = {
      prefix: context.prefix + prefix,
      dependencies: [...context.dependencies, ...this.reader.listed(router.keywords.get("dependencies") ?? { kind: "none" })],
      tags: [...context.tags, ...texts(router.keywords.get("tags"))],
      certainty: weaker(weaker(context.certainty, router.certainty), router.pruned === "some" ? "conditional" : "always"),
      chain: context.chain,
      layers: [...context.layers, router.keywords],
      application: context.application ?? this.application(router, context.prefix),
      changes: context.changes,
    };
    const changed = (count: "routes" | "inclusions" | "brought", item: unknown): Context =>
      withChanges(own, context.prefix, router, count, item);
    for (const route of router.routes.slice(from.routes, to.routes)) this.route(route, changed("routes", route));
    if (this.gathered === null && own.application !== null)
      for (const brought of router.brought)
        this.brought.push(...(broughtRoutes(this.machine, this.reader, brought, changed("brought", brought), own.application) ?? []));
    for (const inclusion of router.inclusions.slice(from.inclusions, to.inclusions)) {
      if (isShell(router, inclusion)) {
        const chain = [...own.chain, inclusion.at];
        this.machine.blind(
          "route-path",
          inclusion.at,
          "the prefix under which this application may be mounted is not known: its routes are listed without it",
        );
        this.serve(inclusion.router, { ...START, certainty: weaker(own.certainty, "conditional"), chain });
        continue;
      }
      const inner = this.prefixOf(inclusion.prefix, inclusion.at, inclusion.router);
      if (inner === undefined) continue;
      this.bringsItsOwn(inclusion.router, inclusion.at, inner);
      const certainty = weaker(own.certainty, inclusion.certainty);
      const chain = [...own.chain, inclusion.at];
      if (inclusion.kind === "mount" && this.gathered !== null) continue;
      if (inclusion.kind === "mount")
        this.serve(inclusion.router, { ...START, prefix: own.prefix + inner.replace(/\/+$/, ""), certainty, chain });
      else if (inclusion.kind === "share") this.serve(inclusion.router, { ...context, certainty, chain });
      else {
        this.serve(inclusion.router, {
          prefix: own.prefix + inner,
          dependencies: [...own.dependencies, ...this.reader.listed(inclusion.dependencies)],
          tags: [...own.tags, ...texts(inclusion.tags)],
          certainty,
          chain,
          layers: [...own.layers, inclusion.keywords],
          application: own.application,
          changes: changed("inclusions", inclusion).changes,
        });
      }
    }
    return own;
  }

  /** Serves the routes of an application under the prefixes of their versions. */
  private serveVersions(versioning: Versioning, context: Context): void {
    const { machine } = this;
    const { base, at } = versioning;
    const outer = this.gathered;
    const found: Entry[] = [];
    this.gathered = found;
    const { application: parent, certainty: sure } = context;
    this.serveSome(base, { ...START, application: parent, certainty: sure, chain: [...context.chain, at] }, NOTHING_YET, versioning);
    this.gathered = outer;
    const known = versionsOf(machine, versioning, found);
    if (known === undefined) return;
    for (const { prefix, semantic, entries } of known) {
      const application = versioning.mounted ? this.application(base, context.prefix + prefix, semantic) : null;
      for (const entry of entries) {
        const certainty = weaker(entry.certainty, versioning.certainty);
        const served = { ...entry, path: context.prefix + prefix + entry.path, certainty };
        this.add(application === null ? served : { ...served, context: { ...entry.context, application } });
      }
    }
  }

  /** Of routes with the same path and methods in an application that takes some away in favour of others, the earlier may be gone. */
  private weakenReplaced(from: number): void {
    const later = new Set<string>();
    for (let at = this.routes.length - 1; at >= from; at--) {
      const route = this.routes[at] as Route;
      const key = `${route.methods.join(",")} ${route.path}`;
      if (later.has(key)) this.routes[at] = { ...route, certainty: weaker(route.certainty, "conditional") };
      later.add(key);
    }
  }

  private application(router: Router, mount: string, version: string | null = null): Application {
    const known = this.applications.find(
      ({ at, mount: other }) => at.file === router.at.file && at.start === router.at.start && other === mount,
    );
    if (known !== undefined) return known;
    const keywords = version === null ? router.keywords : new Map([...router.keywords, ["version", text(version)] as const]);
    const made = { at: router.at, mount, keywords };
    if (router.application) this.applications.push(made);
    this.routersOf.set(made, router);
    return made;
  }

  private pathOf(value: Static | undefined, at: Place): string | undefined {
    if (value === undefined || value.kind === "none") return "";
    const path = textOf(value);
    if (path === undefined) this.machine.blind("route-path", at, "the path is computed in a way that cannot be evaluated");
    return path;
  }

  /** The prefix before all that is below a router; where it is not known, nobody knows the paths of any of it. */
  private prefixOf(value: Static | undefined, at: Place, router: Router): string | undefined {
    if (value === undefined || value.kind === "none") return "";
    const prefix = textOf(value);
    if (prefix !== undefined) return prefix;
    const below = this.hide(router, new Set());
    const lost = below === 0 ? "" : below === 1 ? ": its route is not listed" : `: the ${below} routes below it are not listed`;
    this.machine.blind("route-path", at, `the prefix is computed in a way that cannot be evaluated${lost}`);
    return undefined;
  }

  /** Counts the routes of a router and of those that it includes, which are told by one blind spot for all of them. */
  private hide(router: Router, seen: Set<Router>): number {
    if (seen.has(router)) return 0;
    seen.add(router);
    this.hidden.add(router);
    const own = router.routes.length + librariesRoutes(router).length;
    return router.inclusions.reduce((sum, inclusion) => sum + this.hide(inclusion.router, seen), own);
  }

  private route(route: Registered, context: Context): void {
    const { machine } = this;
    const path = this.pathOf(route.path, route.at);
    const view = viewOf(machine, route.endpoint);
    if (path === undefined) return;
    if (view?.signature == null) {
      if (view === undefined) machine.blind("route-handler", route.at, "the function behind the route is not known");
      return;
    }
    const methods = route.methods === null ? [] : methodNames(route.methods);
    if (methods === undefined) {
      machine.blind("route-methods", route.at, "the methods of the route are computed in a way that cannot be evaluated");
      return;
    }
    const certainty = weaker(context.certainty, route.certainty);
    const entry: Entry = { route, context, view, methods, path: changedPath(context.changes, context.prefix + path), certainty };
    if (this.gathered === null) this.add(entry);
    else this.gathered.push(entry);
  }

  private add(entry: Entry): void {
    const { view, methods, path, certainty } = entry;
    const key = `${methods.join(",")} ${path} ${view.signature?.id}`;
    const known = this.found.get(key);
    const former = known === undefined ? undefined : this.routes[known];
    if (former !== undefined && known !== undefined) {
      if (weaker(former.certainty, certainty) !== certainty) this.routes[known] = { ...former, certainty };
      return;
    }
    this.found.set(key, this.routes.length);
    this.routes.push(this.completed(entry));
  }

  private completed({ route, context, view, methods, path, certainty }: Entry): Route {
    const signature = view.signature as NonNullable<CallableView["signature"]>;
    const own = [
      ...this.reader.listed(route.keywords.get("dependencies") ?? { kind: "none" }),
      ...this.ofView(view),
      ...this.reader.ofParameters(withoutSelf(view)),
    ];
    const direct = [...context.dependencies, ...own];
    const model = route.keywords.get("response_model");
    const written = route.kind === "api" ? responseExpression(model, view) : undefined;
    const status = route.keywords.get("status_code");
    return {
      kind: route.kind,
      methods,
      path,
      name: nameOfFunction(view.named ?? signature),
      handler: signature,
      endpoint: view.runs ?? signature,
      onLoop: view.runs?.def.async ?? false,
      direct,
      dependencies: flattened(direct),
      responseModel: route.kind === "api" ? responseModel(this.machine, model, view) : null,
      responseType: responseType(this.machine, model, written),
      statusCode: status === undefined ? null : (statusCode(status) ?? null),
      tags: [...new Set([...context.tags, ...texts(route.keywords.get("tags"))])],
      certainty,
      at: route.at,
      chain: context.chain,
      registration: {
        view: withoutSelf(view),
        layers: [...context.layers, route.keywords],
        application: context.application as Application,
        written: route.written,
      },
    };
  }

  /** A view is a method of an object that FastAPI makes for each request: its class is a dependency, with what its attributes ask for. */
  private ofView(view: CallableView): readonly DependencyCallable[] {
    const owner = view.signature?.owner ?? null;
    return owner === null || !this.machine.viewClasses.has(owner) ? [] : [this.reader.ofViewClass(owner)];
  }

  private hook(kind: ApplicationHook["kind"], target: Static, at: Place): void {
    for (const value of valuesOf(target)) {
      const view = viewOf(this.machine, value);
      const held = heldIn(value);
      if (
        view === undefined ||
        this.hooks.some(
          (known) => known.kind === kind && known.name === view.name && known.at.file === at.file && known.at.start === at.start,
        )
      )
        continue;
      this.hooks.push({
        kind,
        function: view.runs,
        class: view.class ?? (held?.kind === "instance" ? held.class : null),
        name: view.name,
        at,
      });
    }
  }
}

/** The routers whose routes are the callbacks that an argument gives: `callbacks=invoices.routes`, or a list that spreads some. */
function callbackRouters(value: Static | undefined): readonly Router[] {
  const whole = listedRouter(value);
  if (whole !== undefined) return [whole];
  return (value === undefined ? [] : (itemsOf(value) ?? [])).flatMap((item) => listedRouter(item) ?? []);
}

function librariesRoutes({ brought }: Pick<Router, "brought">): readonly LibraryRoute[] {
  return brought.flatMap(({ maker }) => routeMaker(maker)?.routes ?? []);
}

/** The first parameter of a method that was registered in its class body is its object. */
function withoutSelf(view: CallableView): CallableView {
  return view.kind === "function" && view.signature?.owner != null && view.skip === 0 ? { ...view, skip: 1 } : view;
}

/** The number of a status: as it is, or by the name that `fastapi.status` or `http.HTTPStatus` has for it. */
export function statusCode(value: Static): number | undefined {
  if (value.kind === "number") return value.value;
  if (value.kind === "member") return statusCode(value.value);
  if (value.kind !== "symbol" || value.symbol.kind !== "external") return undefined;
  const { name } = value.symbol;
  const written = /\.status\.(?:HTTP|WS)_(\d+)/.exec(name)?.[1];
  if (written !== undefined) return Number(written);
  return /^http\.HTTPStatus\.(\w+?)(\.value)?$/.test(name) ? HTTP_STATUS[name.split(".")[2] ?? ""] : undefined;
}

function texts(value: Static | undefined): readonly string[] {
  return value === undefined ? [] : (itemsOf(value) ?? []).flatMap((item) => textOf(item) ?? []);
}

function methodNames(value: Static): readonly string[] | undefined {
  const items = itemsOf(value);
  if (items === undefined || value.kind === "string") return undefined;
  const names = items.map((item) => textOf(item)?.toUpperCase());
  return names.includes(undefined) ? undefined : [...new Set(names as string[])].sort();
}

function responseType(machine: Machine, model: Static | undefined, written: ReturnType<typeof responseExpression>): Route["responseType"] {
  if (model?.kind === "symbol" && model.symbol.kind === "class") return { kind: "instance", class: model.symbol, args: [] };
  return written === undefined ? null : machine.program.annotated(written.expression, written.frame.scope);
}

function byPlace(a: Route, b: Route): number {
  const [left, right] = [
    [a.path, a.methods.join(","), a.name],
    [b.path, b.methods.join(","), b.name],
  ];
  for (const [at, text] of left.entries()) {
    const other = right[at] ?? "";
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
}

/** An application that is made to hold another one under a prefix that is given (`if prefix: shell.mount(prefix, app)`): without one the other stands alone. */
function isShell(router: Router, { kind, prefix, certainty, router: inner }: Inclusion): boolean {
  if (kind !== "mount" || certainty !== "conditional" || !inner.application) return false;
  return router.application && router.routes.length === 0 && router.inclusions.length === 1 && textOf(prefix) === undefined;
}
