import { RESPONSE_CLASSES } from "../../data/fastapi.ts";
import { type Static, textOf } from "../../link/constants.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { annotatedParts } from "../fastapi/annotations.ts";
import type { Route } from "../fastapi/index.ts";
import { isResponse } from "../fastapi/response.ts";
import { statusCode } from "../fastapi/routes.ts";
import type { Components } from "./components.ts";
import type { Json, JsonObject, WireType } from "./wire.ts";

/** What an answer is sent as: its media type, null for none, and whether it is JSON made from the response model. */
interface Media {
  readonly type: string | null;
  readonly json: boolean;
  readonly status: number;
}

const JSON_MEDIA: Media = { type: "application/json", json: true, status: 200 };
const NO_BODY = new Set([204, 205, 304]);
const REASONS: Readonly<Record<string, string>> = {
  "400": "Bad Request",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "Not Found",
  "409": "Conflict",
  "422": "Unprocessable Content",
  "429": "Too Many Requests",
  "500": "Internal Server Error",
};

/** The last value that a keyword has on the way from the application to the route. */
export function innermost(route: Route, own: string, inherited: string | null): Static | undefined {
  const { layers } = route.registration;
  for (let at = layers.length - 1; at >= 0; at--) {
    const name = at === layers.length - 1 ? own : inherited;
    const value = name === null ? undefined : layers[at]?.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The responses of an operation by status code. */
export function responsesOf(components: Components, route: Route, validated: boolean): JsonObject {
  const media = mediaOf(components, innermost(route, "response_class", "default_response_class"));
  const status = route.statusCode ?? media.status;
  const responses: Record<string, Json> = { [String(status)]: mainResponse(components, route, media, status) };
  for (const [code, given] of declared(route)) merge(components, responses, code, given, media);
  if (validated && !["422", "4XX", "default"].some((code) => code in responses)) {
    responses["422"] = { description: "Validation Error", content: { "application/json": { schema: validationError(components) } } };
  }
  return responses;
}

function mainResponse(components: Components, route: Route, media: Media, status: number): JsonObject {
  const answer: Record<string, Json> = { description: "Successful Response" };
  if (media.type === null || NO_BODY.has(status) || status < 200) return answer;
  const model = media.json ? responseType(components, route) : undefined;
  const schema = media.json ? (model === undefined ? {} : components.schemaOf(model, "output")) : { type: "string" };
  return { ...answer, content: { [media.type]: { schema } } };
}

/** The type of what the route answers; undefined where FastAPI makes no model of it. */
function responseType(components: Components, route: Route): WireType | undefined {
  const given = route.registration.layers.at(-1)?.get("response_model");
  const { machine } = components.reader;
  if (given !== undefined) return given.kind === "none" ? undefined : components.reader.ofValue(given);
  const { view } = route.registration;
  const returns = view.signature?.def.returns ?? null;
  if (returns === null || view.frame === null) return undefined;
  const { inner } = annotatedParts(machine, returns, view.frame, true);
  if (isResponse(machine, inner.expression, inner.frame)) return undefined;
  const type = components.reader.read(returns, view.frame);
  return type.kind === "none" ? undefined : type;
}

/** What `responses=` says, outermost first. */
function declared(route: Route): readonly (readonly [string, Static])[] {
  return route.registration.layers.flatMap((layer) => {
    const given = layer.get("responses");
    if (given?.kind !== "dict") return [];
    return given.entries.flatMap(([key, value]) => {
      const code = statusCode(key) ?? textOf(key);
      return code === undefined ? [] : [[String(code).toUpperCase(), value] as const];
    });
  });
}

function merge(components: Components, responses: Record<string, Json>, code: string, given: Static, media: Media): void {
  const known = (responses[code] ?? {}) as JsonObject;
  if (given.kind !== "dict") {
    responses[code] = { description: REASONS[code] ?? "Additional Response", ...known };
    return;
  }
  const entry = (name: string): Static | undefined => given.entries.findLast(([key]) => textOf(key) === name)?.[1];
  const description = entry("description");
  const model = entry("model");
  const type = media.type ?? "application/json";
  const content = contentOf(entry("content"));
  const made: Record<string, Json> = {
    ...known,
    description:
      (description === undefined ? undefined : textOf(description)) ??
      (known.description as string | undefined) ??
      REASONS[code] ??
      "Additional Response",
  };
  const before = (known.content ?? {}) as JsonObject;
  if (model !== undefined && model.kind !== "none")
    made.content = {
      ...before,
      ...content,
      [type]: { ...(content[type] as JsonObject | undefined), schema: components.schemaOf(components.reader.ofValue(model), "output") },
    };
  else if (Object.keys(content).length > 0)
    // An example beside the response model takes nothing away from it.
    made.content = { ...before, ...Object.fromEntries(Object.entries(content).map(([name, item]) => [name, before[name] ?? item])) };
  responses[code] = made;
}

/** The media types that a written `content` names; schemas in it are not read. */
function contentOf(value: Static | undefined): JsonObject {
  if (value?.kind !== "dict") return {};
  return Object.fromEntries(value.entries.flatMap(([key]) => (textOf(key) === undefined ? [] : [[textOf(key) ?? "", {}] as const])));
}

/** The media type of a response class. */
function mediaOf(components: Components, given: Static | undefined): Media {
  if (given?.kind !== "symbol") return JSON_MEDIA;
  const { symbol } = given;
  if (symbol.kind === "external") return externalMedia(symbol.name);
  return symbol.kind === "class" ? classMedia(components, symbol) : JSON_MEDIA;
}

function externalMedia(name: string): Media {
  const last = name.slice(name.lastIndexOf(".") + 1);
  const type = RESPONSE_CLASSES[name] ?? RESPONSE_CLASSES[`fastapi.responses.${last}`] ?? null;
  const json = /JSONResponse$/.test(last);
  return { type: json ? "application/json" : type, json, status: last === "RedirectResponse" ? 307 : 200 };
}

function classMedia({ reader: { machine } }: Components, symbol: ClassSymbol): Media {
  const base = machine.program
    .ancestors(symbol)
    .flatMap((ancestor) => (ancestor.kind === "external" ? [externalMedia(ancestor.name)] : []))
    .find(({ type, json }) => json || type !== null) ?? { type: null, json: false, status: 200 };
  const own = textOf(machine.evaluator.classAttribute(symbol, "media_type"));
  return own === undefined ? base : { ...base, type: own };
}

function validationError(components: Components): JsonObject {
  const location: JsonObject = { type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } };
  const error: JsonObject = {
    type: "object",
    properties: { loc: location, msg: { type: "string" }, type: { type: "string" } },
    required: ["loc", "msg", "type"],
  };
  const item = components.defineBody("ValidationError", error);
  return components.defineBody("HTTPValidationError", { type: "object", properties: { detail: { type: "array", items: item } } });
}
