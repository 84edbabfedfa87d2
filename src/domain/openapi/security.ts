import { SECURITY_SCHEMES } from "../../data/fastapi.ts";
import { type Static, textOf } from "../../link/constants.ts";
import type { BroughtRoute, DependencyCallable, Route } from "../fastapi/index.ts";
import type { Machine } from "../fastapi/machine.ts";
import { type Arguments, heldIn } from "../fastapi/values.ts";
import { knownJson } from "./encoded.ts";
import { isJsonObject, type Json, type JsonObject } from "./wire.ts";

/** A security scheme that a dependency is. */
export interface Scheme {
  readonly name: string;
  readonly definition: JsonObject;
  /** Whether it refuses requests without credentials. */
  readonly enforced: boolean;
}

/** The security scheme behind a dependency: an object of one of FastAPI's classes, or of a class derived from one. */
export function schemeOf(machine: Machine, dependency: DependencyCallable): Scheme | undefined {
  const held = heldIn(dependency.value);
  if (held?.kind === "made" && held.name in SECURITY_SCHEMES)
    return described(held.name, shortName(held.name), named(held.name, held.given));
  if (held?.kind !== "instance") return undefined;
  for (const ancestor of machine.program.ancestors(held.class)) {
    if (ancestor.kind === "external" && ancestor.name in SECURITY_SCHEMES)
      return described(ancestor.name, held.class.def.name, held.pending === null ? new Map() : named(ancestor.name, held.pending));
  }
  return undefined;
}

/** What the constructors that take arguments by position call them. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  OAuth2PasswordBearer: ["tokenUrl", "scheme_name", "scopes", "description", "auto_error", "refreshUrl"],
  OAuth2AuthorizationCodeBearer: ["authorizationUrl", "tokenUrl", "refreshUrl", "scheme_name", "scopes", "description", "auto_error"],
};

function named(name: string, { args, keywords }: Arguments): ReadonlyMap<string, Static> {
  const names = PARAMETERS[shortName(name)] ?? [];
  return new Map([...args.flatMap((value, at) => (names[at] === undefined ? [] : [[names[at], value] as const])), ...keywords]);
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function described(name: string, className: string, keywords: ReadonlyMap<string, Static>): Scheme {
  const fact = SECURITY_SCHEMES[name];
  const text = (keyword: string): string | undefined => {
    const value = keywords.get(keyword);
    return value === undefined ? undefined : textOf(value);
  };
  const made: Record<string, Json> = { type: fact?.type ?? "http" };
  const description = text("description");
  if (description !== undefined) made.description = description;
  if (fact?.type === "http") made.scheme = fact.scheme ?? text("scheme") ?? "bearer";
  const format = text("bearerFormat");
  if (fact?.scheme === "bearer" && format !== undefined) made.bearerFormat = format;
  if (fact?.type === "apiKey") {
    made.in = fact.scheme ?? "header";
    made.name = text("name") ?? "";
  }
  if (fact?.type === "oauth2") {
    const scopes = keywords.get("scopes");
    made.flows = writtenFlows(keywords.get("flows")) ?? flowsOf(shortName(name), text, scopes?.kind === "dict" ? scopes.entries : []);
  }
  if (fact?.type === "openIdConnect") made.openIdConnectUrl = text("openIdConnectUrl") ?? "";
  const auto = keywords.get("auto_error");
  return { name: text("scheme_name") ?? className, definition: made, enforced: !(auto?.kind === "boolean" && !auto.value) };
}

/** `OAuth2(flows={"password": {"tokenUrl": "token", "scopes": {}}})`, or the same as objects of FastAPI's models. */
function writtenFlows(flows: Static | undefined): JsonObject | undefined {
  const json = flows === undefined ? undefined : plainFlows(flows);
  if (!isJsonObject(json)) return undefined;
  return Object.fromEntries(Object.entries(json).map(([name, flow]) => [name, isJsonObject(flow) ? { scopes: {}, ...flow } : flow]));
}

function plainFlows(value: Static): Json | undefined {
  const held = heldIn(value);
  if (held?.kind !== "made" && value.kind !== "dict") return knownJson(value);
  const entries: readonly (readonly [string, Static])[] =
    held?.kind === "made"
      ? [...held.given.keywords]
      : value.kind === "dict"
        ? value.entries.flatMap(([key, item]) => [[textOf(key) ?? "", item] as const])
        : [];
  const made: Record<string, Json> = {};
  for (const [name, item] of entries) {
    const json = plainFlows(item);
    if (json !== undefined && json !== null) made[name] = json;
  }
  return made;
}

function flowsOf(name: string, text: (keyword: string) => string | undefined, scopes: readonly (readonly [Static, Static])[]): JsonObject {
  const flow: Record<string, Json> = {
    scopes: Object.fromEntries(scopes.flatMap(([key, value]) => [[textOf(key) ?? "", textOf(value) ?? ""] as const])),
  };
  for (const keyword of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
    const value = text(keyword);
    if (value !== undefined) flow[keyword] = value;
  }
  return name === "OAuth2PasswordBearer" ? { password: flow } : name === "OAuth2AuthorizationCodeBearer" ? { authorizationCode: flow } : {};
}

/** The schemes that the dependencies of a route lead to, with their scopes; each once, in the order of its dependencies. */
export function schemesOf(
  machine: Machine,
  route: Route | BroughtRoute,
): readonly { readonly scheme: Scheme; readonly scopes: readonly string[] }[] {
  const found = new Map<string, { readonly scheme: Scheme; readonly scopes: readonly string[] }>();
  const seen = new Map<DependencyCallable, Set<string>>();
  const visit = (dependency: DependencyCallable, scopes: readonly string[], depth: number): void => {
    const all = [...new Set([...scopes, ...dependency.scopes])];
    // What asks for scopes is asked once for each choice of them.
    const key = `${all.join(" ")}`;
    const known = seen.get(dependency);
    if (known?.has(key) === true || depth > 30) return;
    if (known === undefined) seen.set(dependency, new Set([key]));
    else known.add(key);
    const scheme = schemeOf(machine, dependency);
    if (scheme !== undefined) found.set(scheme.name, { scheme, scopes: [...new Set([...(found.get(scheme.name)?.scopes ?? []), ...all])] });
    for (const inner of dependency.dependencies) visit(inner, all, depth + 1);
  };
  for (const dependency of route.direct) visit(dependency, [], 0);
  return [...found.values()];
}
