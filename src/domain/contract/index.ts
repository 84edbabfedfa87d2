import type { Place } from "../../model/finding.ts";
import type { RepoPath } from "../../model/source.ts";
import type { ContractChange } from "../../model/subjects.ts";
import type { Access, Authentication } from "../access/index.ts";
import type { FastapiTable, Route } from "../fastapi/index.ts";
import type { ApiDocument, Json, JsonObject } from "../openapi/index.ts";
import { followed, formatOf, formatted, isObject, listIn, objectIn, tightened, typesOf, valuesOf, within, withoutNull } from "./shapes.ts";

export { unreachableRoutes } from "./unreachable.ts";

/** What the contract of one tree is made from. */
export interface ContractSide {
  readonly documents: readonly ApiDocument[];
  readonly fastapi: FastapiTable;
  readonly access: Access;
  /** The main version of Pydantic: version 1 does not document null. */
  readonly pydantic: 1 | 2;
}

/** The same as plain data, which can be kept and handed from thread to thread: all that a head is compared with. */
export interface ContractBase {
  readonly documents: readonly {
    readonly mount: string;
    readonly openapi: JsonObject;
    /** Each with its route's position in `routes`. */
    readonly operations: readonly { readonly method: string; readonly path: string; readonly route: number }[];
  }[];
  readonly routes: readonly BaseRoute[];
  readonly pydantic: 1 | 2;
}

interface BaseRoute {
  readonly path: string;
  readonly methods: readonly string[];
  readonly name: string;
  readonly authentication: Authentication["kind"];
  /** Of the handler; null where it is not in the project. */
  readonly file: RepoPath | null;
}

/** An operation of either side. */
interface Entry {
  readonly key: string;
  readonly openapi: JsonObject;
  readonly value: JsonObject;
  /** As people write it: `GET /orders/{order_id}`. */
  readonly shown: string;
}

interface OldEntry extends Entry {
  readonly route: BaseRoute;
}

interface NewEntry extends Entry {
  readonly document: ApiDocument;
  readonly route: Route;
}

type Draft = Omit<ContractChange, "affected" | "details">;

/** What a side is, where it is the base. */
export function contractBase({ documents, fastapi: { routes }, access, pydantic }: ContractSide): ContractBase {
  const positions = new Map(routes.map((route, index) => [route, index]));
  return {
    documents: documents.map(({ mount, openapi, operations }) => ({
      mount,
      openapi,
      operations: operations.flatMap(({ method, path, route }) => {
        const position = positions.get(route);
        return position === undefined ? [] : [{ method, path, route: position }];
      }),
    })),
    routes: routes.map((route) => ({
      path: route.path,
      methods: route.methods,
      name: route.name,
      authentication: access.of(route).kind,
      file: route.handler.module.unit?.path ?? null,
    })),
    pydantic,
  };
}

/** What the head's API takes away from or demands of the base's clients; each difference once, with every route that it reaches. */
export function contractChanges(base: ContractBase, head: ContractSide): readonly ContractChange[] {
  return new Comparison(base, head).run();
}

class Comparison {
  private readonly base: ContractBase;
  private readonly head: ContractSide;
  private readonly found = new Map<string, { readonly draft: Draft; readonly affected: Set<string> }>();

  constructor(base: ContractBase, head: ContractSide) {
    this.base = base;
    this.head = head;
  }

  run(): readonly ContractChange[] {
    const before = byKey(
      this.base.documents.flatMap((document) =>
        document.operations.flatMap(({ method, path, route: position }): OldEntry[] => {
          const route = this.base.routes[position];
          return route === undefined ? [] : [{ ...entry(document, method, path), route }];
        }),
      ),
    );
    const after = byKey(
      this.head.documents.flatMap((document) =>
        document.operations.map(({ method, path, route }): NewEntry => ({ ...entry(document, method, path), document, route })),
      ),
    );
    const served = new Set(this.head.fastapi.routes.flatMap((route) => route.methods.map((method) => keyOf(method, route.path))));
    for (const [key, old] of before) {
      const now = after.get(key);
      if (now !== undefined) this.operation(old, now);
      else if (!served.has(key)) this.removed(old, after);
    }
    return together(
      [...this.found.values()]
        .map(({ draft, affected }) => ({ ...draft, details: [draft.detail], affected: [...affected].sort(text) }))
        .sort((a, b) => text(a.at.file, b.at.file) || a.at.start - b.at.start || text(a.kind, b.kind) || text(a.detail, b.detail)),
    );
  }

  private add(draft: Draft): void {
    const key = [draft.kind, draft.schema ?? draft.route, draft.detail].join("\0");
    const known = this.found.get(key);
    if (known === undefined) this.found.set(key, { draft, affected: new Set([draft.route]) });
    else known.affected.add(draft.route);
  }

  private removed(old: OldEntry, after: ReadonlyMap<string, NewEntry>): void {
    const { file } = old.route;
    const moved = [...after.values()].find(({ route }) => route.name === old.route.name && !this.existed(route));
    const { program } = this.head.fastapi.machine;
    const application = this.head.documents[0]?.application.at.file;
    const place = moved?.route.handler.module.unit?.path ?? (file !== null && program.index.byPath.has(file) ? file : application);
    if (place === undefined) return;
    const start = moved?.route.handler.def;
    // Starlette redirects to the path with or without the slash; another method at the same path is refused.
    const [method = ""] = old.shown.split(" ", 1);
    const redirected = moved?.route.methods.includes(method) === true && sameButSlash(moved.route.path, old.route.path);
    this.add({
      at: { file: place, start: start?.nameStart ?? 0, end: start?.nameEnd ?? 0, symbol: start?.qualname ?? "<module>" },
      kind: "removed-route",
      route: old.shown,
      detail: moved === undefined ? "" : `; its handler now serves ${moved.shown}`,
      schema: null,
      severity: redirected || old.value.deprecated === true ? "note" : "warning",
    });
  }

  private existed(route: Route): boolean {
    return this.base.routes.some(({ path, methods }) => shape(path) === shape(route.path) && methods.join() === route.methods.join());
  }

  private operation(old: OldEntry, now: NewEntry): void {
    this.status(old, now);
    this.authentication(old, now);
    this.parameters(old, now);
    this.body(old, now);
    for (const [status, answer] of Object.entries(objectIn(old.value, "responses"))) {
      if (!status.startsWith("2")) continue;
      const other = objectIn(now.value, "responses")[status];
      if (other === undefined) continue;
      const walk = new Walk(this, old, now, "response", (draft) => this.add(draft));
      walk.compare(schemaIn(answer), schemaIn(other), null, "the response");
    }
  }

  private status(old: OldEntry, now: NewEntry): void {
    const codes = ({ value }: Entry): readonly string[] => Object.keys(objectIn(value, "responses")).filter((code) => code.startsWith("2"));
    const gone = codes(old).filter((code) => !codes(now).includes(code));
    if (gone.length > 0) this.ofRoute("changed-status", old, now, `${gone.join(", ")} became ${codes(now).join(", ") || "no success"}`);
  }

  private authentication(old: OldEntry, now: NewEntry): void {
    const [before, after] = [old.route.authentication, this.head.access.of(now.route).kind];
    if (before === "none" && after === "required") this.ofRoute("changed-auth", old, now, "it now refuses requests without credentials");
    if (before === "required" && after === "none") this.ofRoute("changed-auth", old, now, "it no longer asks for credentials");
  }

  /** A parameter in a path is known by its position, the others by their names on the wire. */
  private parameters(old: OldEntry, now: NewEntry): void {
    const before = parametersOf(old.value);
    const [oldNames, newNames] = [namesInPath(old), namesInPath(now)];
    for (const [key, parameter] of parametersOf(now.value)) {
      const position = parameter.in === "path" ? newNames.indexOf(String(parameter.name)) : -1;
      const known = before.get(parameter.in === "path" ? `path parameter ${oldNames[position]}` : key);
      if (parameter.in === "path") {
        if (known !== undefined)
          new Walk(this, old, now, "request", (draft) => this.add(draft)).compare(known.schema, parameter.schema, null, key);
        continue;
      }
      if (known === undefined) {
        if (parameter.required === true && !isOpen(parameter)) this.ofRoute("new-required-input", old, now, `${key} is new and required`);
      } else if (parameter.required === true && known.required !== true) {
        this.ofRoute("new-required-input", old, now, `${key} became required`);
      } else new Walk(this, old, now, "request", (draft) => this.add(draft)).compare(known.schema, parameter.schema, null, key);
    }
  }

  private body(old: OldEntry, now: NewEntry): void {
    const [before, after] = [old.value.requestBody, now.value.requestBody];
    if (!isObject(after)) return;
    if (!isObject(before)) {
      if (after.required === true) this.ofRoute("new-required-input", old, now, "a request body is new and required");
      return;
    }
    if (after.required === true && before.required !== true)
      this.ofRoute("new-required-input", old, now, "the request body became required");
    const [form, other] = [isForm(before), isForm(after)];
    if (form !== undefined && other !== undefined && form !== other) {
      this.ofRoute("changed-type", old, now, `the request body was ${form ? "a form and is JSON" : "JSON and is a form"}`);
      return;
    }
    new Walk(this, old, now, "request", (draft) => this.add(draft)).compare(schemaIn(before), schemaIn(after), null, "the request body");
  }

  ofRoute(kind: ContractChange["kind"], old: OldEntry, now: NewEntry, detail: string): void {
    this.add({ at: handlerPlace(now.route), kind, route: now.shown, detail, schema: null, severity: severityOf(old) });
  }

  /** Pydantic 1 leaves null out of its documents: a change of version is no change of the type. */
  get sameVersion(): boolean {
    return this.base.pydantic === this.head.pydantic;
  }
}

/** One change for all differences of a kind at one place: a finding is known by where it stands, and the others would be lost. */
function together(changes: readonly ContractChange[]): readonly ContractChange[] {
  const found = new Map<string, ContractChange>();
  for (const change of changes) {
    const { kind, at, schema, severity } = change;
    const key = [kind, at.file, at.start, schema ?? "", severity].join("\0");
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, change);
      continue;
    }
    const details = [...new Set([...known.details, ...change.details])];
    const affected = [...new Set([...known.affected, ...change.affected])].sort(text);
    found.set(key, { ...known, details, detail: details.join("; "), affected });
  }
  return [...found.values()];
}

/** Compares two schemas of one operation, each pair of components once. */
class Walk {
  private readonly seen = new Set<string>();
  private readonly comparison: Comparison;
  private readonly old: OldEntry;
  private readonly now: NewEntry;
  private readonly side: "request" | "response";
  private readonly add: (draft: Draft) => void;

  constructor(comparison: Comparison, old: OldEntry, now: NewEntry, side: "request" | "response", add: (draft: Draft) => void) {
    this.comparison = comparison;
    this.old = old;
    this.now = now;
    this.side = side;
    this.add = add;
  }

  compare(before: Json | undefined, after: Json | undefined, owner: string | null, name: string, depth = 0): void {
    const [oldDocument, newDocument] = [this.old.openapi, this.now.openapi];
    // A server compares a tree with one that has its documents.
    if (before === after && oldDocument === newDocument) return;
    if (depth > 12 || !this.types(before, after, owner, name)) return;
    const [left, right] = [followed(oldDocument, withoutNull(oldDocument, before)), followed(newDocument, withoutNull(newDocument, after))];
    if (left.component !== null && right.component !== null) {
      const pair = `${left.component} ${right.component}`;
      if (this.seen.has(pair)) return;
      this.seen.add(pair);
    }
    const inner = right.component ?? owner;
    if (this.comparison.sameVersion) this.limits(left.schema, right.schema, owner, name);
    if (isObject(left.schema.items) && isObject(right.schema.items))
      this.compare(left.schema.items, right.schema.items, inner, `the items of ${name}`, depth + 1);
    if (isObject(left.schema.properties) && isObject(right.schema.properties))
      this.properties(left.schema, right.schema, inner, name, depth);
  }

  /** Reports types that do not fit; false where there is nothing further to compare. */
  private types(before: Json | undefined, after: Json | undefined, owner: string | null, name: string): boolean {
    const [oldDocument, newDocument] = [this.old.openapi, this.now.openapi];
    const [left, right] = [typesOf(oldDocument, before), typesOf(newDocument, after)];
    if (left === null || right === null) return false;
    const [given, taken] = this.side === "request" ? [left, right] : [right, left];
    const plain = (types: ReadonlySet<string>): ReadonlySet<string> =>
      this.comparison.sameVersion ? types : new Set([...types].filter((type) => type !== "null"));
    if (!within(plain(given), plain(taken))) {
      this.report("changed-type", owner, `${name} was ${listed(left)} and is ${listed(right)}`);
      return false;
    }
    const [values, others] = [valuesOf(oldDocument, before), valuesOf(newDocument, after)];
    if (values === null || others === null) return true;
    const gone = values.filter((value) => !others.includes(value));
    const added = others.filter((value) => !values.includes(value));
    if (this.side === "request" && gone.length > 0) this.report("changed-type", owner, `${name} no longer takes ${gone.join(", ")}`);
    if (this.side === "response" && added.length > 0) this.report("changed-type", owner, `${name} may now be ${added.join(", ")}`, "note");
    return true;
  }

  /** Values of the same type that are no longer taken, or that are written in another way. */
  private limits(left: JsonObject, right: JsonObject, owner: string | null, name: string): void {
    const [before, after] = [formatOf(left), formatOf(right)];
    const other = this.side === "request" ? after !== undefined && after !== before : before !== undefined && after !== before;
    if (other) this.report("changed-type", owner, `${name} was ${formatted(left)} and is ${formatted(right)}`);
    if (this.side === "response") return;
    for (const tighter of tightened(left, right)) this.report("changed-type", owner, `${name} takes less: ${tighter}`);
  }

  private properties(left: JsonObject, right: JsonObject, owner: string | null, name: string, depth: number): void {
    const [before, after] = [objectIn(left, "properties"), objectIn(right, "properties")];
    const [oldRequired, newRequired] = [listIn(left, "required"), listIn(right, "required")];
    const around = owner === null ? name : "";
    const called = (property: string): string => (around === "" ? property : `${property} in ${around}`);
    if (this.side === "response") {
      for (const property of Object.keys(before)) if (!(property in after)) this.report("removed-response-field", owner, called(property));
    } else {
      for (const property of newRequired) {
        if (typeof property !== "string" || oldRequired.includes(property)) continue;
        this.report("new-required-input", owner, `${called(property)} ${property in before ? "became required" : "is new and required"}`);
      }
    }
    for (const [property, schema] of Object.entries(after))
      if (property in before) this.compare(before[property], schema, owner, called(property), depth + 1);
  }

  private report(kind: ContractChange["kind"], owner: string | null, detail: string, severity = severityOf(this.old)): void {
    const component = this.now.document.components.find(({ name }) => name === owner);
    this.add({ at: component?.at ?? handlerPlace(this.now.route), kind, route: this.now.shown, detail, schema: owner, severity });
  }
}

function severityOf({ value }: Entry): "warning" | "note" {
  return value.deprecated === true ? "note" : "warning";
}

/** The first operation under each key: the paths without the names of their parameters. */
function byKey<E extends Entry>(operations: readonly E[]): ReadonlyMap<string, E> {
  const found = new Map<string, E>();
  for (const operation of operations) if (!found.has(operation.key)) found.set(operation.key, operation);
  return found;
}

function entry({ mount, openapi }: { readonly mount: string; readonly openapi: JsonObject }, method: string, path: string): Entry {
  const value = objectIn(objectIn(objectIn(openapi, "paths"), path), method);
  const verb = method.toUpperCase();
  return { key: keyOf(verb, mount + path), openapi, value, shown: `${verb} ${mount}${path}` };
}

function keyOf(method: string, path: string): string {
  return `${method} ${shape(path)}`;
}

function shape(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

function parametersOf(operation: JsonObject): ReadonlyMap<string, JsonObject> {
  return new Map(
    listIn(operation, "parameters").flatMap((parameter) =>
      isObject(parameter) ? [[`${String(parameter.in)} parameter ${String(parameter.name)}`, parameter] as const] : [],
    ),
  );
}

/** The parameters of a path, by their position. */
function namesInPath({ shown }: Entry): readonly string[] {
  return [...shown.matchAll(/\{([^}:]*)/g)].map(([, name = ""]) => name);
}

/** Whether a body is sent as a form; undefined where it is neither that nor JSON, or may be both. */
function isForm(body: JsonObject): boolean | undefined {
  const kinds = new Set(
    Object.keys(objectIn(body, "content")).map((type) =>
      /^(application\/x-www-form-urlencoded|multipart\/form-data)$/.test(type) ? true : /\bjson$/.test(type) ? false : undefined,
    ),
  );
  const [only] = kinds;
  return kinds.size === 1 ? only : undefined;
}

/** A parameter of which nothing is known may be none. */
function isOpen(parameter: JsonObject): boolean {
  return Object.keys(objectIn(parameter, "schema")).length === 0;
}

function schemaIn(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return undefined;
  const [media] = Object.values(objectIn(value, "content"));
  return isObject(media) ? media.schema : undefined;
}

function handlerPlace({ handler }: Route): Place {
  const { def, module } = handler;
  return { file: module.unit?.path ?? ("" as Place["file"]), start: def.nameStart, end: def.nameEnd, symbol: def.qualname };
}

function listed(types: ReadonlySet<string>): string {
  return [...types].sort().join(" or ");
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sameButSlash(one: string, other: string): boolean {
  return one.replace(/\/$/, "") === other.replace(/\/$/, "");
}
