import { type Static, textOf, truth } from "../../link/constants.ts";
import { evaluate } from "../fastapi/evaluate.ts";
import type { Route } from "../fastapi/index.ts";
import { statusCode } from "../fastapi/routes.ts";
import { inputSchema, requestBody } from "./bodies.ts";
import type { Components } from "./components.ts";
import type { Input, InputReader } from "./inputs.ts";
import { plainValue } from "./reader.ts";
import { innermost, responsesOf } from "./responses.ts";
import { type Scheme, schemesOf } from "./security.ts";
import type { Json, JsonObject } from "./wire.ts";

/** One operation of a document, with the route behind it. */
export interface Operation {
  /** Lower case, as in the document. */
  readonly method: string;
  /** As in the document, without the mount. */
  readonly path: string;
  readonly route: Route;
  readonly inputs: readonly Input[];
  readonly value: JsonObject;
}

const LOCATED = new Set(["path", "query", "header", "cookie"]);

/** Whether a route is in its application's document. */
export function isDocumented(route: Route): boolean {
  if (route.kind !== "api" || route.certainty === "off") return false;
  return !route.registration.layers.some((layer) => {
    const value = layer.get("include_in_schema");
    return value !== undefined && truth(value) === false;
  });
}

/** The path of a route inside its application, as the document shows it. */
export function documentedPath(route: Route): string {
  const { mount } = route.registration.application;
  const path = mount !== "" && route.path.startsWith(mount) ? route.path.slice(mount.length) : route.path;
  return path.replace(/\{([^}:]+):[^}]*\}/g, "{$1}");
}

/** The operations of a route, one for each method; `schemes` collects the security schemes. */
export function operationsOf(
  components: Components,
  reader: InputReader,
  route: Route,
  schemes: Map<string, Scheme>,
): readonly Operation[] {
  const path = documentedPath(route);
  const inputs = reader.of(route.registration.view, route.direct, path);
  const security = schemesOf(components.reader.machine, route);
  for (const { scheme } of security) schemes.set(scheme.name, scheme);
  return route.methods.map((method) => {
    const verb = method.toLowerCase();
    const id = operationId(route, path, verb);
    const parameters = inputs.filter((input) => LOCATED.has(input.in)).map((input) => parameter(components, input));
    const body = requestBody(components, inputs, id ?? `${route.handler.def.name}${unique(path)}_${verb}`);
    const value: Record<string, Json> = {};
    if (route.tags.length > 0) value.tags = route.tags;
    value.summary = keywordText(route, "summary") ?? title(nameOf(route));
    const description = keywordText(route, "description") ?? route.handler.def.docstring;
    if (description !== null && description !== undefined && description.trim() !== "") value.description = cleaned(description);
    if (id !== undefined) value.operationId = id;
    else components.leaveOpen("operation ids are made by a function of the application");
    const extra = extraOf(components, route);
    const all = [...parameters, ...extra.parameters];
    if (all.length > 0) value.parameters = all;
    if (body !== undefined) value.requestBody = body;
    value.responses = responsesOf(components, route, inputs.length > 0);
    for (const [name, item] of Object.entries(extra.rest)) value[name] = merged(value[name], item);
    if (isDeprecated(route)) value.deprecated = true;
    if (security.length > 0) value.security = security.map(({ scheme, scopes }) => ({ [scheme.name]: scopes }));
    return { method: verb, path, route, inputs, value };
  });
}

/** What `openapi_extra=` adds to the operation. */
function extraOf(components: Components, route: Route): { readonly parameters: readonly Json[]; readonly rest: JsonObject } {
  const given = route.registration.layers.at(-1)?.get("openapi_extra");
  if (given === undefined || given.kind === "none") return { parameters: [], rest: {} };
  // What it holds may be made from the fields of models, which were not known when the route was registered.
  const { written } = route.registration;
  const argument = written?.call.keywords.find(({ arg }) => arg === "openapi_extra")?.value;
  const value = argument === undefined || written === undefined ? given : evaluate(components.reader.machine, argument, written.frame);
  const json = jsonOf(value);
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

/** A value as JSON; parts that are not known are left out, undefined where nothing is known. */
function jsonOf(value: Static): Json | undefined {
  if (value.kind === "dict") {
    const made: Record<string, Json> = {};
    for (const [key, item] of value.entries) {
      const [name, json] = [statusCode(key) ?? textOf(key), jsonOf(item)];
      if (name !== undefined && json !== undefined) made[String(name)] = json;
    }
    return made;
  }
  if (value.kind === "sequence") return value.items.flatMap((item) => jsonOf(item) ?? []);
  return plainValue(value);
}

function merged(known: Json | undefined, extra: Json): Json {
  if (known === undefined || !isObject(known) || !isObject(extra)) return extra;
  const made: Record<string, Json> = { ...known };
  for (const [name, item] of Object.entries(extra)) made[name] = merged(made[name], item);
  return made;
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function parameter(components: Components, input: Input): JsonObject {
  const deprecated = input.keywords.get("deprecated");
  return {
    name: input.name,
    in: input.in,
    required: input.required,
    schema: inputSchema(components, input),
    ...(deprecated?.kind === "boolean" && deprecated.value ? { deprecated: true } : {}),
  };
}

function isDeprecated(route: Route): boolean {
  return route.registration.layers.some((layer) => {
    const value = layer.get("deprecated");
    return value?.kind === "boolean" && value.value;
  });
}

/** FastAPI's own id: name, path and method; undefined where the application makes them by a function of its own. */
function operationId(route: Route, path: string, verb: string): string | undefined {
  const given = keywordText(route, "operation_id");
  if (given !== undefined) return given;
  if (innermost(route, "generate_unique_id_function", "generate_unique_id_function") !== undefined) return undefined;
  return `${unique(nameOf(route) + path)}_${verb}`;
}

function nameOf(route: Route): string {
  return keywordText(route, "name") ?? route.handler.def.name;
}

function unique(path: string): string {
  return path.replace(/[^\p{L}\p{N}_]/gu, "_");
}

function keywordText(route: Route, keyword: string): string | undefined {
  const value = route.registration.layers.at(-1)?.get(keyword);
  return value === undefined ? undefined : textOf(value);
}

function title(name: string): string {
  return name.replaceAll("_", " ").replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

/** A docstring without its indentation, up to a form feed. */
function cleaned(docstring: string): string {
  const [first = "", ...rest] = (docstring.split("\f", 1)[0] ?? "").split("\n");
  const indents = rest.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return [first.trim(), ...rest.map((line) => line.slice(indent).trimEnd())].join("\n").trim();
}
