import { boolean, type Static, text, textOf, truth } from "../../link/constants.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { type Application, type FastapiTable, isRegisteredBefore } from "../fastapi/index.ts";
import { hold } from "../fastapi/values.ts";
import type { SchemaTable } from "../pydantic/index.ts";
import { type Component, Components } from "./components.ts";
import { dialectOf, NO_RELEASES, type Releases } from "./dialect.ts";
import { knownJson } from "./encoded.ts";
import { InputReader } from "./inputs.ts";
import { ModelReader } from "./models.ts";
import { type Documented, isDocumented, type Operation, operationsOf } from "./operations.ts";
import { TypeReader } from "./reader.ts";
import type { Scheme } from "./security.ts";
import type { Json, JsonObject } from "./wire.ts";

export type { Component } from "./components.ts";
export { DECIMAL_PATTERN, type Releases, releasesOf } from "./dialect.ts";
export type { Input } from "./inputs.ts";
export type { Operation } from "./operations.ts";
export { documentedPath, isDocumented } from "./operations.ts";
export type { Json, JsonObject } from "./wire.ts";

/** The OpenAPI document of one application object. */
export interface ApiDocument {
  /** Dotted name of the module (and function) that makes the application. */
  readonly name: string;
  readonly mount: string;
  readonly application: Application;
  readonly openapi: JsonObject;
  readonly operations: readonly Operation[];
  readonly components: readonly Component[];
  /** Parts that the source does not say: left open in the document. */
  readonly open: readonly { readonly reason: string; readonly count: number }[];
}

/**
 * OpenAPI 3.1 documents as the applications would give them: one for each application object, as the releases that
 * the project takes write them. What the source does not say is a schema without constraints, and counted. Sorted by mount and name.
 */
export function openapiDocuments(fastapi: FastapiTable, schemas: SchemaTable, releases: Releases = NO_RELEASES): readonly ApiDocument[] {
  const { machine } = fastapi;
  // Routes may have used up what evaluating a program may cost.
  machine.renew();
  const reader = new TypeReader(machine, schemas);
  const models = new ModelReader(reader, schemas);
  const dialect = dialectOf(schemas.version, releases);
  machine.fieldsOf = (symbol) => fieldObjects(models, symbol);
  const byApplication = new Map<Application, Documented[]>(fastapi.applications.map((application) => [application, []]));
  for (const route of [...fastapi.routes, ...fastapi.brought]) {
    const { application } = route.registration;
    const known = byApplication.get(application);
    if (known === undefined) byApplication.set(application, [route]);
    else known.push(route);
  }
  const made = [...byApplication].map(([application, routes]) => {
    machine.renew();
    const module = machine.program.index.byPath.get(application.at.file);
    const name = `${module?.name ?? application.at.file}${application.at.symbol === "<module>" ? "" : `.${application.at.symbol}`}`;
    const separate = application.keywords.get("separate_input_output_schemas");
    const { callbacksOf } = fastapi;
    const manner = { dialect, separate: !(separate?.kind === "boolean" && !separate.value), callbacksOf };
    const served = { routes, webhooks: fastapi.webhooks.get(application) ?? [] };
    return documentOf(name, application, served, new Components(reader, models, schemas, manner), schemas);
  });
  return made.sort((a, b) => (a.mount !== b.mount ? (a.mount < b.mount ? -1 : 1) : a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What `Model.__fields__` holds, as far as code reads it that documents the fields. */
function fieldObjects(models: ModelReader, symbol: ClassSymbol): Static {
  const entries = models.fields(symbol, [], "input").fields.map((field): readonly [Static, Static] => {
    const attributes = new Map<string, Static>([
      ["name", text(field.name)],
      ["alias", text(field.wire)],
      ["required", boolean(field.required)],
    ]);
    return [text(field.name), hold({ kind: "space", attributes })];
  });
  return { kind: "dict", entries };
}

function documentOf(
  name: string,
  application: Application,
  { routes, webhooks }: { readonly routes: readonly Documented[]; readonly webhooks: readonly Documented[] },
  components: Components,
  schemas: SchemaTable,
): ApiDocument {
  const schemes = new Map<string, Scheme>();
  const leaveOpen = (reason: string): void => components.leaveOpen(reason);
  const { dialect } = components;
  const reader = new InputReader({ reader: components.reader, models: components.models, table: schemas, dialect, leaveOpen });
  const operations = routes.filter(isDocumented).flatMap((route) => operationsOf(components, reader, route, schemes));
  const paths: Record<string, Record<string, Json>> = {};
  const described = new Map<string, Documented>();
  for (const { path, method, value, route } of operations) {
    let item = paths[path];
    if (item === undefined) {
      item = {};
      paths[path] = item;
    }
    // Of two routes for one path and method the first serves it, and the document describes the last.
    const key = `${method} ${path}`;
    const known = described.get(key);
    if (known !== undefined && !isRegisteredBefore(known, route)) continue;
    described.set(key, route);
    item[method] = value;
  }
  const asked: Record<string, Record<string, Json>> = {};
  for (const { path, method, value } of webhooks
    .filter(isDocumented)
    .flatMap((route) => operationsOf(components, reader, route, schemes))) {
    asked[path] = { ...asked[path], [method]: value };
  }
  const { document, components: named } = components.finish({
    openapi: dialect.openapi,
    info: info(application, leaveOpen),
    ...around(application),
    paths,
    ...(Object.keys(asked).length === 0 ? {} : { webhooks: asked }),
  });
  const parts: Record<string, Json> = {};
  if (named.length > 0) parts.schemas = Object.fromEntries(named.map((component) => [component.name, component.schema]));
  if (schemes.size > 0)
    parts.securitySchemes = Object.fromEntries(
      [...schemes.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map((scheme) => [scheme.name, scheme.definition]),
    );
  const openapi = Object.keys(parts).length === 0 ? document : { ...document, components: parts };
  return {
    name,
    mount: application.mount,
    application,
    openapi,
    operations: operations.filter(isOwn),
    components: named,
    open: components.open,
  };
}

function isOwn(operation: Operation<Documented>): operation is Operation {
  return "handler" in operation.route;
}

const INFO: Readonly<Record<string, string>> = {
  summary: "summary",
  description: "description",
  terms_of_service: "termsOfService",
  contact: "contact",
  license_info: "license",
};

function info({ keywords }: Application, leaveOpen: (reason: string) => void): JsonObject {
  const given = (keyword: string): string | undefined => {
    const value = keywords.get(keyword);
    const said = value === undefined ? undefined : textOf(value);
    if (value !== undefined && said === undefined) leaveOpen(`the ${keyword} of the application is computed`);
    return said;
  };
  return { title: given("title") ?? "FastAPI", version: given("version") ?? "0.1.0", ...taken(keywords, INFO) };
}

/** What an application says of itself beside its routes. */
function around({ keywords }: Application): JsonObject {
  return taken(keywords, { servers: "servers", openapi_tags: "tags", openapi_external_docs: "externalDocs" });
}

/** The keywords that are given, under their names in the document; an empty one says nothing. */
function taken(keywords: ReadonlyMap<string, Static>, names: Readonly<Record<string, string>>): JsonObject {
  const made: Record<string, Json> = {};
  for (const [keyword, name] of Object.entries(names)) {
    const value = keywords.get(keyword);
    const json = value === undefined || truth(value) !== true ? undefined : knownJson(value);
    if (json !== undefined && json !== null) made[name] = json;
  }
  return made;
}
