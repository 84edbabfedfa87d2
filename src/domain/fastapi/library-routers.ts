import { dependencyMaker } from "../../data/dependency-makers.ts";
import {
  BEARER_RESPONSE,
  CRUD_ROUTER,
  type LibraryRoute,
  MAKER_DEFAULTS,
  MAKER_DEPENDENCIES,
  MAKER_KEYWORDS,
  routeMaker,
} from "../../data/library-routes.ts";
import { number, type Static, sequence, text, textOf } from "../../link/constants.ts";
import { attributeOf } from "./attributes.ts";
import type { CallableView } from "./callables.ts";
import { callWith } from "./calls.ts";
import type { DependencyReader } from "./dependencies.ts";
import type { Machine } from "./machine.ts";
import { newRouter } from "./objects.ts";
import { changedPath } from "./route-paths.ts";
import type { Application, BroughtRoute } from "./table.ts";
import { type Arguments, type Brought, heldIn, hold, type Router, weaker } from "./values.ts";
import type { Context } from "./versions.ts";

const INSTRUMENTATOR = /^prometheus_fastapi_instrumentator\.(\w+\.)*(PrometheusFastApi)?Instrumentator$/;
const EXPOSE = "prometheus_fastapi_instrumentator.Instrumentator.expose";
const NO_PARAMETERS: CallableView = {
  kind: "lambda",
  name: "",
  signature: null,
  frame: null,
  runs: null,
  lambda: null,
  class: null,
  skip: 0,
  filled: new Set(),
};

/** Notes that a router has the routes that a library gives it, where these are known. */
export function bring(machine: Machine, router: Router, maker: string, self: Static | null, given: Arguments): void {
  if (routeMaker(maker) !== undefined) router.brought.push({ maker, self, given, certainty: machine.certainty });
}

/** The keywords of a router of a library, with those that it finds for itself: fastapi-crudrouter has a prefix and a tag of its own. */
export function routerKeywords(machine: Machine, name: string, given: Arguments): ReadonlyMap<string, Static> {
  const { keywords } = given;
  if (!CRUD_ROUTER.test(name)) return keywords;
  const written = keywords.get("prefix");
  const prefix = written === undefined || written.kind === "none" ? usualPrefix(machine, given) : textOf(written)?.toLowerCase();
  if (prefix === undefined) return new Map([...keywords, ["prefix", { kind: "unknown", reason: "call", at: null }]]);
  const bare = prefix.replace(/^\/+|\/+$/g, "");
  const tags = keywords.get("tags") ?? sequence("list", [text(bare.slice(0, 1).toUpperCase() + bare.slice(1).toLowerCase())]);
  return new Map([...keywords, ["prefix", text(`/${bare}`)], ["tags", tags]]);
}

/** The name of the table, or of the schema where there is none. */
function usualPrefix(machine: Machine, { args, keywords }: Arguments): string | undefined {
  const model = keywords.get("db_model");
  if (model?.kind === "symbol" && model.symbol.kind === "class")
    return textOf(machine.evaluator.classAttribute(model.symbol, "__tablename__"))?.toLowerCase();
  const schema = keywords.get("schema") ?? args[0];
  return schema?.kind === "symbol" && schema.symbol.kind === "class" ? schema.symbol.def.name.toLowerCase() : undefined;
}

/** A method of a library's object that makes a router, or adds routes to an application; undefined for every other attribute. */
export function routeMaking(machine: Machine, name: string, self: Static, attribute: string): Static | undefined {
  if (INSTRUMENTATOR.test(name)) return hold({ kind: "native", call: (given) => exposed(machine, self, attribute, given) });
  if (dependencyMaker(name) === undefined) return undefined;
  const maker = `fastapi_users.${name.slice(name.lastIndexOf(".") + 1)}.${attribute}`;
  if (routeMaker(maker) === undefined) return undefined;
  return hold({
    kind: "native",
    call: (given) => {
      const router = newRouter(machine, false, null, given);
      router.foreign = maker;
      bring(machine, router, maker, self, given);
      return hold(router);
    },
  });
}

/** `Instrumentator().instrument(app).expose(app)`: every method gives the object itself. */
function exposed(machine: Machine, self: Static, attribute: string, given: Arguments): Static {
  const app = heldIn(given.keywords.get("app") ?? given.args[0]);
  if (attribute === "expose" && app?.kind === "router") bring(machine, app, EXPOSE, self, given);
  return self;
}

/** The routes that a library gives a router, where it is served; undefined where a path is not known. */
export function broughtRoutes(
  machine: Machine,
  reader: DependencyReader,
  brought: Brought,
  context: Context,
  application: Application,
): readonly BroughtRoute[] | undefined {
  const maker = routeMaker(brought.maker);
  if (maker === undefined) return undefined;
  const argument = (name: string): Static | undefined =>
    brought.given.keywords.get(name) ?? (maker.arguments.includes(name) ? brought.given.args[maker.arguments.indexOf(name)] : undefined);
  const found: BroughtRoute[] = [];
  for (const route of maker.routes) {
    const flag = route.flag === undefined ? undefined : argument(route.flag);
    if (flag?.kind === "boolean" && !flag.value) continue;
    const path = route.path.replace(/\{(path|endpoint)\}/, (_, name: string) => writtenIn(argument(name), MAKER_DEFAULTS[name]) ?? "\0");
    if (path.includes("\0")) return undefined;
    const kept = [...MAKER_KEYWORDS].flatMap((name) => {
      const value = argument(name);
      return value === undefined || value.kind === "none" ? [] : [[name, value] as const];
    });
    const layer = new Map<string, Static>([...kept, ...said(machine, route, argument)]);
    const form = route.takes?.map((line) => /^form (\S+)$/.exec(line)?.[1]).find((name) => name !== undefined);
    found.push({
      kind: "api",
      methods: [route.method],
      path: changedPath(context.changes, context.prefix + path),
      direct: [...context.dependencies, ...(flag === undefined ? [] : reader.listed(flag)), ...asked(machine, reader, route, brought)],
      tags: [...new Set([...context.tags, ...texts(layer.get("tags"))])],
      statusCode: route.status ?? null,
      certainty: weaker(context.certainty, brought.certainty),
      at: brought.given.at,
      chain: context.chain,
      registration: {
        view: form === undefined ? NO_PARAMETERS : { ...NO_PARAMETERS, kind: "external", name: form },
        layers: [...context.layers, layer],
        application,
        written: undefined,
      },
      takes: (route.takes ?? []).filter((line) => !line.startsWith("form ")),
      argument,
      many: route.gives?.startsWith("[") === true,
    });
  }
  return found;
}

function writtenIn(value: Static | undefined, otherwise: string | undefined): string | undefined {
  return value === undefined ? otherwise : textOf(value);
}

function texts(value: Static | undefined): readonly string[] {
  return value?.kind === "sequence" ? value.items.flatMap((item) => textOf(item) ?? []) : [];
}

/** What the decorator of such a route is given. */
function said(
  machine: Machine,
  route: LibraryRoute,
  argument: (name: string) => Static | undefined,
): readonly (readonly [string, Static])[] {
  const layer: (readonly [string, Static])[] = [["name", text(named(machine, route.name, argument))]];
  if (route.summary !== undefined) layer.push(["summary", text(route.summary)]);
  if (route.description !== undefined) layer.push(["description", text(route.description)]);
  const model =
    route.gives === undefined ? undefined : route.gives.includes("$") ? argument(route.gives.replace(/\W/g, "")) : external(route.gives);
  if (model !== undefined) layer.push(["response_model", model]);
  const answers = [
    ...(route.answers ?? []),
    ...(route.transport === undefined ? [] : transported(machine, route.transport, argument("backend"))),
  ];
  if (answers.length > 0) {
    const entries = answers.map(([status, what]): readonly [Static, Static] => {
      const entry: readonly [Static, Static] = what.startsWith("fastapi_users.")
        ? [text("model"), external(what)]
        : [text("description"), text(what)];
      return [number(status), { kind: "dict", entries: [entry] }];
    });
    layer.push(["responses", { kind: "dict", entries }]);
  }
  return layer;
}

function external(name: string): Static {
  return { kind: "symbol", symbol: { kind: "external", name } };
}

/** A name with those of what the router was made with. */
function named(machine: Machine, name: string, argument: (name: string) => Static | undefined): string {
  return name.replace(/\{(\w+)\}/g, (_, of: string) => {
    const value = argument(of);
    const given = value === undefined ? undefined : attributeOf(machine, value, "name");
    const held = heldIn(value);
    if (given !== undefined && textOf(given) !== undefined) return textOf(given) ?? "";
    // `GoogleOAuth2(…)` is called google.
    return held?.kind === "made"
      ? lastName(held.name)
          .replace(/OAuth2$/, "")
          .toLowerCase()
      : of;
  });
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** What a backend answers to who signs in or out: a token, or a cookie and nothing else. */
function transported(machine: Machine, what: "login" | "logout", backend: Static | undefined): readonly (readonly [number, string])[] {
  const transport = backend === undefined ? undefined : attributeOf(machine, backend, "transport");
  const held = heldIn(transport);
  const names =
    held?.kind === "made"
      ? [held.name]
      : held?.kind === "instance"
        ? machine.program.ancestors(held.class).flatMap((ancestor) => (ancestor.kind === "external" ? [ancestor.name] : []))
        : [];
  if (names.some((name) => lastName(name) === "CookieTransport")) return [[204, "No content"]];
  return what === "login" && names.some((name) => lastName(name) === "BearerTransport") ? [[200, BEARER_RESPONSE]] : [];
}

/** What such a route depends on: the user that is signed in, and dependencies that the router was given. */
function asked(
  machine: Machine,
  reader: DependencyReader,
  route: LibraryRoute,
  { self, given }: Brought,
): ReturnType<DependencyReader["listed"]> {
  const callees = MAKER_DEPENDENCIES.flatMap((name) => given.keywords.get(name) ?? []);
  const user = route.secured === true && self !== null ? attributeOf(machine, self, "current_user") : undefined;
  if (user !== undefined) callees.push(callWith(machine, user, { args: [], keywords: new Map(), at: given.at }));
  const markers = callees
    .filter(({ kind }) => kind !== "none")
    .map((callee): Static => hold({ kind: "marker", callee, scopes: { kind: "none" }, at: given.at }));
  return reader.listed(sequence("list", markers));
}
