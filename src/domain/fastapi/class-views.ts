import { CLASS_VIEWS, VERBS } from "../../data/fastapi.ts";
import { NOTHING, type Static, sequence, text, textOf } from "../../link/constants.ts";
import { entryOf } from "../../link/statics.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Call, Expr, FunctionDef } from "../../model/syntax.ts";
import { attributeOf } from "./attributes.ts";
import { argumentsOf } from "./evaluate.ts";
import { namesIn } from "./introspection.ts";
import type { Machine } from "./machine.ts";
import { instantiate, newRouter } from "./objects.ts";
import { routerMethod, startRouter } from "./routers.ts";
import { type Arguments, heldIn, hold, type Instance, type Made, type Router } from "./values.ts";

const NO_ARGUMENTS: Omit<Arguments, "at"> = { args: [], keywords: new Map() };
const API = /^fastapi_(utils|restful)\.(\w+\.)*Api$/;
const ROUTABLE = /^classy_fastapi\.(routable\.)?Routable$/;
const MARKER = /^classy_fastapi\.(decorators\.)?(\w+)$/;
const ENDPOINT = /^fastapi_class\.(\w+\.)*endpoint$/;
const RESPONSES = /^fastapi_(utils|restful)\.(\w+\.)*set_responses$/;

/** A decorator of a method, with what it is called with. */
interface Mark {
  readonly name: string;
  readonly given: Arguments;
}

/** `cbv(router)` and its like: the class below it gives views, and routes where its methods are called as verbs. */
export function applyView(machine: Machine, name: string, given: Arguments): Static | undefined {
  const fact = CLASS_VIEWS[name];
  if (fact === undefined) return undefined;
  return hold({
    kind: "native",
    call(inner) {
      const [target] = inner.args;
      if (target?.kind === "symbol" && target.symbol.kind === "class") {
        const router = heldIn(given.args[0] ?? given.keywords.get("router"));
        if (fact === "verbs" && router?.kind === "router") servesVerbs(machine, router, target.symbol, given);
        else {
          machine.viewClasses.add(target.symbol);
          if (router?.kind === "router") servesUrls(machine, router, target, given.args.slice(1));
        }
      }
      return target ?? { kind: "unknown", reason: "call", at: null };
    },
  });
}

/** `@cbv(router, "/orders")`: the methods `get`, `post` … answer below each of the paths. */
function servesUrls(machine: Machine, router: Router, owner: Static & { kind: "symbol" }, urls: readonly Static[]): void {
  if (owner.symbol.kind !== "class" || urls.length === 0) return;
  for (const url of urls) {
    for (const name of namesIn(machine, owner) ?? []) {
      const def = VERBS.includes(name) ? definitionOf(machine, owner.symbol, name) : undefined;
      const endpoint = def === undefined ? undefined : attributeOf(machine, owner, name);
      if (def === undefined || endpoint === undefined) continue;
      const at = machine.place(machine.frameOf(def.scope), def.def);
      const said = marks(machine, def).find((mark) => RESPONSES.test(mark.name))?.given;
      const keywords = new Map(said?.keywords ?? []);
      if (said?.args[0] !== undefined) keywords.set("response_model", said.args[0]);
      if (said?.args[1] !== undefined) keywords.set("status_code", said.args[1]);
      keywords.set("methods", sequence("list", [text(name.toUpperCase())]));
      routerMethod(machine, router, "add_api_route", { args: [url, endpoint], keywords, at });
    }
  }
}

/** `@View(app, path="/orders")`: the methods `get`, `post` … of an object of the class, and those under `@endpoint`. */
function servesVerbs(machine: Machine, router: Router, symbol: ClassSymbol, given: Arguments): void {
  const self = instantiate(machine, symbol, { ...NO_ARGUMENTS, at: given.at });
  const path = given.keywords.get("path") ?? text("/");
  const models = attributeOf(machine, self, "response_model") ?? attributeOf(machine, self, "RESPONSE_MODEL");
  for (const name of namesIn(machine, self) ?? []) {
    const def = definitionOf(machine, symbol, name);
    if (def === undefined) continue;
    const own = marks(machine, def).find((mark) => ENDPOINT.test(mark.name))?.given;
    if (own === undefined && !/^(get|post|put|patch|delete)$/.test(name)) continue;
    const endpoint = attributeOf(machine, self, name);
    if (endpoint === undefined) continue;
    const keywords = new Map(own?.keywords ?? []);
    const methods = own?.args[0] ?? keywords.get("methods") ?? NOTHING;
    keywords.set(
      "methods",
      methods.kind === "none" ? sequence("list", [text(name)]) : methods.kind === "string" ? sequence("list", [methods]) : methods,
    );
    const further = keywords.get("path");
    keywords.delete("path");
    const model = models?.kind === "dict" ? entryOf(models, name) : undefined;
    if (!keywords.has("response_model") && model !== undefined) keywords.set("response_model", model);
    const at = machine.place(machine.frameOf(def.scope), def.def);
    routerMethod(machine, router, "add_api_route", { args: [joined(path, further), endpoint], keywords, at });
  }
}

function joined(path: Static, further: Static | undefined): Static {
  if (further === undefined || further.kind === "none") return path;
  const [first, second] = [textOf(path), textOf(further)];
  return first === undefined || second === undefined ? { kind: "unknown", reason: "call", at: null } : text(first + second);
}

/** `Api(app).add_resource(Orders(), "/orders")`: the methods of the object that are called as verbs. Undefined for every other attribute. */
export function addResource(machine: Machine, { name, given: made }: Made, attribute: string): Static | undefined {
  if (attribute !== "add_resource" || !API.test(name)) return undefined;
  return hold({
    kind: "native",
    call: (given) => {
      const application = heldIn(made.args[0] ?? made.keywords.get("app"));
      const resource = heldIn(given.args[0] ?? given.keywords.get("resource"));
      if (application?.kind !== "router" || resource?.kind !== "instance") {
        machine.blind("registration", given.at, "the routes of this resource are not known");
        return NOTHING;
      }
      const router = newRouter(machine, false, null, { ...NO_ARGUMENTS, at: given.at });
      servesUrls(machine, router, { kind: "symbol", symbol: resource.class }, given.args.slice(1));
      routerMethod(machine, application, "include_router", { ...given, args: [hold(router)] });
      return NOTHING;
    },
  });
}

/** Whether objects of a class have a router of their own, of the methods that decorators of the package classy-fastapi mark. */
export function isRoutable(machine: Machine, symbol: ClassSymbol): boolean {
  return machine.program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && ROUTABLE.test(ancestor.name));
}

/** What the constructor of such an object does: its arguments are those of the router. */
export function startRoutable(machine: Machine, self: Static, instance: Instance, given: Arguments): void {
  const router = newRouter(machine, false, null, given);
  startRouter(machine, router, given.keywords);
  instance.attributes.set("router", hold(router));
  for (const name of namesIn(machine, { kind: "symbol", symbol: instance.class }) ?? []) {
    const def = definitionOf(machine, instance.class, name);
    if (def === undefined) continue;
    for (const mark of marks(machine, def)) {
      const verb = MARKER.exec(mark.name)?.[2];
      const endpoint = verb === undefined ? undefined : attributeOf(machine, self, name);
      if (verb === undefined || endpoint === undefined) continue;
      const { args, keywords, at } = mark.given;
      const path = args[0] ?? keywords.get("path");
      const given = new Map(keywords);
      given.delete("path");
      const methods = verb === "route" ? (args[1] ?? keywords.get("methods")) : sequence("list", [text(verb.toUpperCase())]);
      if (methods !== undefined) given.set("methods", methods);
      const how = verb === "websocket" ? "add_api_websocket_route" : "add_api_route";
      routerMethod(machine, router, how, { args: path === undefined ? [] : [path, endpoint], keywords: given, at });
    }
  }
}

/** The method of a name, with the scope of the class that has it. */
function definitionOf(
  machine: Machine,
  symbol: ClassSymbol,
  name: string,
): { readonly def: FunctionDef; readonly scope: Scope } | undefined {
  const member = machine.program.memberDefinition(symbol, name);
  const binding = member?.kind === "bindings" ? member.bindings.find(({ kind }) => kind === "function") : undefined;
  return binding?.kind === "function" && member?.kind === "bindings" ? { def: binding.def, scope: member.scope } : undefined;
}

/** The decorators of a method that libraries bring, with their arguments. */
function marks(machine: Machine, { def, scope }: { readonly def: FunctionDef; readonly scope: Scope }): readonly Mark[] {
  return def.decorators.flatMap((decorator: Expr): readonly Mark[] => {
    if (decorator.kind !== "Call") return [];
    const symbol = machine.program.symbolOf(decorator.func, scope);
    return symbol?.kind === "external"
      ? [{ name: symbol.name, given: argumentsOf(machine, decorator as Call, machine.frameOf(scope)) }]
      : [];
  });
}
