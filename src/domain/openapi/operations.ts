import { type Static, textOf, truth } from "../../link/constants.ts";
import { callWith } from "../fastapi/calls.ts";
import { evaluate } from "../fastapi/evaluate.ts";
import type { BroughtRoute, Route } from "../fastapi/index.ts";
import { hold } from "../fastapi/values.ts";
import { examplesOf, keywordsOf, requestBody, titledSchema } from "./bodies.ts";
import type { Components } from "./components.ts";
import { knownJson } from "./encoded.ts";
import type { Input, InputReader } from "./inputs.ts";
import { broughtInputs } from "./library-inputs.ts";
import { innermost, responsesOf } from "./responses.ts";
import { type Scheme, schemesOf } from "./security.ts";
import { deepened, type Json, type JsonObject } from "./wire.ts";
import { capitalized, cleandoc, shown } from "./words.ts";

/** What a document describes: a route of the project, or one that a library adds. */
export type Documented = Route | BroughtRoute;

/** One operation of a document, with the route behind it. */
export interface Operation<R extends Documented = Route> {
  /** Lower case, as in the document. */
  readonly method: string;
  /** As in the document, without the mount. */
  readonly path: string;
  readonly route: R;
  readonly inputs: readonly Input[];
  readonly value: JsonObject;
}

const LOCATED = new Set(["path", "query", "header", "cookie"]);
const WITHOUT_BODY = new Set(["options", "trace"]);

/** Whether a route is in its application's document. */
export function isDocumented(route: Documented): boolean {
  if (route.kind !== "api" || route.certainty === "off") return false;
  return !route.registration.layers.some((layer) => {
    const value = layer.get("include_in_schema");
    return value !== undefined && truth(value) === false;
  });
}

/** The path of a route inside its application, as the document shows it. */
export function documentedPath(route: Documented): string {
  const { mount } = route.registration.application;
  const path = mount !== "" && route.path.startsWith(mount) ? route.path.slice(mount.length) : route.path;
  return path.replace(/\{([^}:]+):[^}]*\}/g, "{$1}");
}

/** The operations of a route, one for each method; `schemes` collects the security schemes. */
export function operationsOf<R extends Documented>(
  components: Components,
  reader: InputReader,
  route: R,
  schemes: Map<string, Scheme>,
): readonly Operation<R>[] {
  const path = documentedPath(route);
  const own = reader.of(route.registration.view, route.direct, path);
  const all = "takes" in route ? [...broughtInputs(components, route), ...own] : own;
  // What a document does not show is defined in it all the same.
  for (const input of all) if (input.hidden) components.schemaOf(input.type, "input");
  const inputs = all.filter(({ hidden }) => !hidden);
  const security = schemesOf(components.reader.machine, route);
  for (const { scheme } of security) schemes.set(scheme.name, scheme);
  return route.methods.map((method) => {
    const verb = method.toLowerCase();
    const id = operationId(components, route, path, verb);
    const unique = id ?? defaultId(route, path, verb);
    const value: Record<string, Json> = {};
    if (route.tags.length > 0) value.tags = tagsOf(route);
    value.summary = keywordText(route, "summary") ?? capitalized(nameOf(route).replaceAll("_", " "));
    const description = descriptionOf(route);
    if (description !== "") value.description = description;
    if (id !== undefined) value.operationId = id;
    else components.leaveOpen("operation ids are made by a function of the application");
    const called = components.callbacksOf(route);
    if (called === null) components.leaveOpen("some callbacks are not known");
    else if (called.length > 0) value.callbacks = callbacks(components, reader, called);
    const parameters = inputs.filter((input) => LOCATED.has(input.in)).map((input) => parameter(components, input));
    const body = requestBody(components, inputs, unique);
    const extra = extraOf(components, route);
    if (parameters.length + extra.parameters.length > 0) value.parameters = [...parameters, ...extra.parameters];
    if (body !== undefined && !WITHOUT_BODY.has(verb)) value.requestBody = body;
    value.responses = responsesOf(components, route, all.length > 0, unique);
    if (isDeprecated(route)) value.deprecated = true;
    if (security.length > 0) value.security = requirements(security, components.dialect.mergedScopes);
    return { method: verb, path, route, inputs, value: deepened(value, extra.rest) };
  });
}

/** The callbacks of an operation by their names. The schemes by which they are secured are not told. */
function callbacks(components: Components, reader: InputReader, routes: readonly Route[]): JsonObject {
  const made: Record<string, Json> = {};
  for (const route of routes) {
    const operations = isDocumented(route) ? operationsOf(components, reader, route, new Map()) : [];
    made[nameOf(route)] = { [route.path]: Object.fromEntries(operations.map(({ method, value }) => [method, value])) };
  }
  return made;
}

function requirements(security: ReturnType<typeof schemesOf>, merged: boolean): Json {
  if (!merged)
    return security.map(({ scheme, scopes }) => ({
      [scheme.name]: /^(oauth2|openIdConnect)$/.test(String(scheme.definition.type)) ? scopes : [],
    }));
  const all = new Map<string, Set<string>>();
  for (const { scheme, scopes } of security) all.set(scheme.name, new Set([...(all.get(scheme.name) ?? []), ...scopes]));
  return [...all].map(([name, scopes]) => ({ [name]: [...scopes] }));
}

/** The tags as often as they are given: FastAPI lists one again that a router and an inclusion give. */
function tagsOf({ tags, registration }: Documented): readonly string[] {
  const given = registration.layers.flatMap((layer) => {
    const value = layer.get("tags");
    return value?.kind === "sequence" ? value.items.flatMap((item) => textOf(item) ?? []) : [];
  });
  return new Set(given).size === tags.length && given.every((tag) => tags.includes(tag)) ? given : tags;
}

function descriptionOf(route: Documented): string {
  const given = keywordText(route, "description");
  return shown(given || cleandoc("handler" in route ? (route.handler.def.docstring ?? "") : "")).trim();
}

/** What `openapi_extra=` adds to the operation. */
function extraOf(components: Components, route: Documented): { readonly parameters: readonly Json[]; readonly rest: JsonObject } {
  const given = route.registration.layers.at(-1)?.get("openapi_extra");
  if (given === undefined || given.kind === "none") return { parameters: [], rest: {} };
  // What it holds may be made from the fields of models, which were not known when the route was registered.
  const { written } = route.registration;
  const argument = written?.call.keywords.find(({ arg }) => arg === "openapi_extra")?.value;
  const value = argument === undefined || written === undefined ? given : evaluate(components.reader.machine, argument, written.frame);
  const json = knownJson(value);
  if (json === undefined || json === null || typeof json !== "object" || Array.isArray(json)) {
    components.leaveOpen("openapi_extra is computed");
    return { parameters: [], rest: {} };
  }
  const { parameters, ...rest } = json as JsonObject;
  return { parameters: Array.isArray(parameters) ? parameters.filter(isNamed) : [], rest };
}

function isNamed(value: Json): boolean {
  return value !== null && typeof value === "object" && !Array.isArray(value) && "name" in value && "in" in value;
}

function parameter(components: Components, input: Input): JsonObject {
  const keyword = keywordsOf(input);
  const [deprecated, description] = [keyword("deprecated"), keyword("description")];
  const text = (description === undefined ? undefined : textOf(description)) ?? input.extra.description;
  return {
    name: input.name,
    in: input.in,
    required: input.required,
    ...(typeof text === "string" && text !== "" ? { description: text } : {}),
    schema: titledSchema(components, input),
    ...examplesOf(components, input),
    ...(deprecated !== undefined && truth(deprecated) === true ? { deprecated: true } : {}),
  };
}

function isDeprecated(route: Documented): boolean {
  return route.registration.layers.some((layer) => {
    const value = layer.get("deprecated");
    return value?.kind === "boolean" && value.value;
  });
}

/** FastAPI's own id, or what a function of the application makes of the route; undefined where that cannot be told. */
function operationId(components: Components, route: Documented, path: string, verb: string): string | undefined {
  const given = keywordText(route, "operation_id");
  if (given !== undefined) return given;
  const maker = innermost(route, "generate_unique_id_function", "generate_unique_id_function");
  if (maker === undefined) return defaultId(route, path, verb);
  const { machine } = components.reader;
  const attributes = new Map<string, Static>([
    ["name", { kind: "string", value: nameOf(route) }],
    ["path", { kind: "string", value: route.path.slice(route.registration.application.mount.length) }],
    ["path_format", { kind: "string", value: path }],
    ["tags", { kind: "sequence", type: "list", items: route.tags.map((value) => ({ kind: "string", value })) }],
    ["methods", { kind: "sequence", type: "set", items: route.methods.map((value) => ({ kind: "string", value })) }],
  ]);
  const at = route.at;
  const made = callWith(machine, maker, { args: [hold({ kind: "space", attributes })], keywords: new Map(), at });
  return textOf(made);
}

function defaultId(route: Documented, path: string, verb: string): string {
  return `${(nameOf(route) + path).replace(/[^\p{L}\p{N}_]/gu, "_")}_${verb}`;
}

function nameOf(route: Documented): string {
  return keywordText(route, "name") ?? ("handler" in route ? route.handler.def.name : "");
}

function keywordText(route: Documented, keyword: string): string | undefined {
  const value = route.registration.layers.at(-1)?.get(keyword);
  return value === undefined ? undefined : textOf(value);
}
