import { RESPONSE_CLASSES } from "../../data/fastapi.ts";
import { type Static, textOf } from "../../link/constants.ts";
import { entryOf } from "../../link/statics.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { annotatedParts } from "../fastapi/annotations.ts";
import type { BroughtRoute, Route } from "../fastapi/index.ts";
import { isResponse } from "../fastapi/response.ts";
import { statusCode } from "../fastapi/routes.ts";
import type { Components } from "./components.ts";
import { knownJson } from "./encoded.ts";
import { deepened, isJsonObject, type Json, type JsonObject, NONE, type WireType } from "./wire.ts";
import { titleOf } from "./words.ts";

/** What an answer is sent as: its media type, null for none, and whether it is JSON made from the response model. */
interface Media {
  readonly type: string | null;
  readonly json: boolean;
  readonly status: number;
}

const JSON_MEDIA: Media = { type: "application/json", json: true, status: 200 };
const NO_BODY = new Set([204, 205, 304]);
const PHRASES = `
100 Continue|101 Switching Protocols|102 Processing|103 Early Hints|200 OK|201 Created|202 Accepted|203 Non-Authoritative Information
204 No Content|205 Reset Content|206 Partial Content|207 Multi-Status|208 Already Reported|226 IM Used|300 Multiple Choices
301 Moved Permanently|302 Found|303 See Other|304 Not Modified|305 Use Proxy|307 Temporary Redirect|308 Permanent Redirect
400 Bad Request|401 Unauthorized|402 Payment Required|403 Forbidden|404 Not Found|405 Method Not Allowed|406 Not Acceptable
407 Proxy Authentication Required|408 Request Timeout|409 Conflict|410 Gone|411 Length Required|412 Precondition Failed
413 Content Too Large|414 URI Too Long|415 Unsupported Media Type|416 Range Not Satisfiable|417 Expectation Failed|418 I'm a Teapot
421 Misdirected Request|422 Unprocessable Content|423 Locked|424 Failed Dependency|425 Too Early|426 Upgrade Required
428 Precondition Required|429 Too Many Requests|431 Request Header Fields Too Large|451 Unavailable For Legal Reasons
500 Internal Server Error|501 Not Implemented|502 Bad Gateway|503 Service Unavailable|504 Gateway Timeout
505 HTTP Version Not Supported|506 Variant Also Negotiates|507 Insufficient Storage|508 Loop Detected|510 Not Extended
511 Network Authentication Required|1XX Information|2XX Success|3XX Redirection|4XX Client Error|5XX Server Error|default Default Response`;

const REASONS: Readonly<Record<string, string>> = Object.fromEntries(
  PHRASES.split(/[|\n]/).map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
);

/** The last value that a keyword has on the way from the application to the route. */
export function innermost(route: Route | BroughtRoute, own: string, inherited: string | null): Static | undefined {
  const { layers } = route.registration;
  for (let at = layers.length - 1; at >= 0; at--) {
    const name = at === layers.length - 1 ? own : inherited;
    const value = name === null ? undefined : layers[at]?.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The responses of an operation by status code; `id` is what the operation is called. */
export function responsesOf(components: Components, route: Route | BroughtRoute, validated: boolean, id: string): JsonObject {
  const media = mediaOf(components, innermost(route, "response_class", "default_response_class"));
  const status = route.statusCode ?? media.status;
  const responses: Record<string, Json> = { [String(status)]: mainResponse(components, route, media, status, id) };
  for (const [code, given] of declared(route)) merge(components, responses, code, given, media, id);
  if (validated && !["422", "4XX", "default"].some((code) => code in responses)) {
    responses["422"] = { description: "Validation Error", content: { "application/json": { schema: validationError(components) } } };
  }
  return responses;
}

function mainResponse(components: Components, route: Route | BroughtRoute, media: Media, status: number, id: string): JsonObject {
  const words = route.registration.layers.at(-1)?.get("response_description");
  const answer: Record<string, Json> = { description: (words === undefined ? undefined : textOf(words)) ?? "Successful Response" };
  const model = responseType(components, route);
  // What another media type does not show is defined all the same.
  if (!media.json && model !== undefined && model.kind !== "open") components.given(model);
  if (media.type === null || NO_BODY.has(status) || status < 200) return answer;
  const schema = media.json ? (model === undefined ? {} : titled(components.given(model), `Response_${id}`)) : { type: "string" };
  return { ...answer, content: { [media.type]: { schema } } };
}

/** What FastAPI calls the schema of an answer that has no name of its own. */
function titled(schema: JsonObject, name: string): JsonObject {
  return "$ref" in schema ? schema : { ...schema, title: titleOf(name) };
}

/** The type of what the route answers; undefined where FastAPI makes no model of it. */
function responseType(components: Components, route: Route | BroughtRoute): WireType | undefined {
  const given = route.registration.layers.at(-1)?.get("response_model");
  const { machine } = components.reader;
  if (given !== undefined) {
    const type = given.kind === "none" ? undefined : components.reader.ofValue(given);
    return type === undefined || !("many" in route) || !route.many
      ? type
      : { kind: "union", items: [{ kind: "array", name: "list", item: type, unique: false }, NONE] };
  }
  const { view } = route.registration;
  const returns = view.signature?.def.returns ?? null;
  if (returns === null || view.frame === null) return undefined;
  const { inner } = annotatedParts(machine, returns, view.frame, true);
  if (isResponse(machine, inner.expression, inner.frame)) return undefined;
  const type = components.reader.read(returns, view.frame);
  return type.kind === "none" ? undefined : type;
}

/** What `responses=` says, outermost first; of one code what is said last. */
function declared(route: Route | BroughtRoute): readonly (readonly [string, Static])[] {
  const found = new Map<string, readonly [string, Static]>();
  for (const layer of route.registration.layers) {
    const given = layer.get("responses");
    if (given?.kind !== "dict") continue;
    for (const [key, value] of given.entries) {
      const code = statusCode(key) ?? textOf(key);
      // A number and a text are two keys to Python.
      if (code !== undefined) found.set(`${typeof code} ${code}`, [String(code), value]);
    }
  }
  return [...found.values()];
}

function merge(components: Components, responses: Record<string, Json>, written: string, given: Static, media: Media, id: string): void {
  const code = written.toLowerCase() === "default" ? "default" : written.toUpperCase();
  const known = (responses[code] ?? {}) as JsonObject;
  const said = knownJson(given);
  const { model: _model, ...entries } = isJsonObject(said) ? said : {};
  const model = given.kind === "dict" ? entryOf(given, "model") : undefined;
  const type = media.type ?? "application/json";
  const schema =
    model === undefined || model.kind === "none"
      ? undefined
      : titled(components.given(components.reader.ofValue(model)), `Response_${written}_${id}`);
  const answer = schema === undefined ? entries : deepened(entries, { content: { [type]: { schema } } });
  const words = [entries.description, known.description].find((text) => typeof text === "string" && text !== "");
  // A model that is not the answer's own stands in its place.
  const under = schema === undefined ? known : withoutSchema(known, type, answer);
  responses[code] = { ...deepened(under, answer), description: words ?? REASONS[code] ?? "Additional Response" };
}

/** A response without the reference in the place of which another one comes. */
function withoutSchema(known: JsonObject, type: string, answer: JsonObject): JsonObject {
  const { content } = known;
  const before = isJsonObject(content) ? content[type] : undefined;
  const after = isJsonObject(answer.content) ? answer.content[type] : undefined;
  if (!isJsonObject(content) || !isJsonObject(before) || !isJsonObject(after) || !isJsonObject(after.schema)) return known;
  if (!("$ref" in after.schema)) return known;
  const { schema: _schema, ...rest } = before;
  return { ...known, content: { ...content, [type]: rest } };
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
  const titles = { loc: "Location", msg: "Message", type: "Error Type" };
  const location: JsonObject = { title: titles.loc, type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } };
  const error: JsonObject = {
    title: "ValidationError",
    type: "object",
    properties: {
      loc: location,
      msg: { title: titles.msg, type: "string" },
      type: { title: titles.type, type: "string" },
      ...(components.dialect.errorInput ? { input: { title: "Input" }, ctx: { title: "Context", type: "object" } } : {}),
    },
    required: ["loc", "msg", "type"],
  };
  const item = components.defineFixed("ValidationError", error);
  return components.defineFixed("HTTPValidationError", {
    title: "HTTPValidationError",
    type: "object",
    properties: { detail: { title: "Detail", type: "array", items: item } },
  });
}
