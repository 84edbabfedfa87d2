import type { Program } from "../../link/program.ts";
import { lastName } from "../../model/last-name.ts";
import type { AccessSubject } from "../../model/subjects.ts";
import type { Stmt } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import type { DependencyCallable, FastapiTable, Route } from "../fastapi/index.ts";
import { schemeOf } from "../openapi/security.ts";
import { Rejections } from "./rejection.ts";

/** How a route finds out who calls it. */
export interface Authentication {
  /** `required`: a request without credentials is refused; `optional`: they are read, nobody insists; `unknown`: a library may do it. */
  readonly kind: "required" | "optional" | "unknown" | "none";
  /** Dotted names of the dependencies that do it; `middleware`, `handler` or `decorator` where it is done there. Sorted. */
  readonly by: readonly string[];
}

export interface Access {
  readonly subjects: readonly AccessSubject[];
  /** Routes whose authentication is known, and those where a library decides. */
  readonly routes: number;
  readonly unresolved: number;
  of(route: Route): Authentication;
}

const AUTH_WORD = /(auth|permission|token|secur|credential|admin|login|require|verify|api_?key|current_user|superuser|access|protect)/i;

/** Functions that say by their name that a caller is known behind them. */
const AUTH_NAME = /(^|_)(authenticated|authenticate|(current|active|logged_in)_user|login_required|auth_required)(_|$)/i;
/** Headers whose value an endpoint compares with a secret itself. */
const AUTH_HEADER = /(^|_)(authorization|authorisation|api_?key|token|secret|signature)$/i;
/** Routers that are open by their name. */
const OPEN_ROUTER = /(^|_)(public|open|anonymous|anon|unauthenticated|unprotected|no_?auth)(_|$)/i;

/** Paths and handlers that are open on purpose. */
const OPEN_WORD =
  /(^|[^a-z])(health\w*|ready|readiness|live|liveness|livez|readyz|ping|heartbeat|metrics|docs|redoc|openapi|log_?in|log_?out|sign_?in|sign_?up|sign_?out|token|tokens|refresh|regist\w+|forgot|reset|password|recover\w*|confirm\w*|activat\w*|verif\w*|callback|oauth\w*|sso|saml|oidc|authoriz\w*|authoris\w*|device_authorization|webhooks?|hooks?|static|assets?|favicon\w*|robots|version|info|public|guests?|anonymous|preview|authenticat\w*|well_known|well-known|status|config|configuration|settings|session|csrf|invite|invitation|share|shared|embed|error|root|index|home)([^a-z]|$)/i;

/** Endpoints whose docstring says that they are open. */
const OPEN_SAYING =
  /\bpublic(ly)?\b|\bno auth(entication|orization)?\b|\bunauthenticated\b|\banonymous(ly)?\b|\bwithout (auth|log(ging)? ?in|a token)|\b(auth|login)\w* (is )?not (required|needed)/i;

/** How each route authenticates, and the routes that do not while their neighbours do. */
export function accessOf(program: Program, fastapi: FastapiTable): Access {
  const rejections = new Rejections(program);
  const known = new Map<DependencyCallable, "required" | "optional" | "unknown" | "none">();
  const behind = fastapi.hooks.some(
    (hook) =>
      hook.kind === "middleware" &&
      ((hook.class !== null && rejections.anyMethodRejects(hook.class)) ||
        (hook.function !== null && rejections.rejects(hook.function)) ||
        /auth/i.test(hook.name)),
  );
  const judged = (item: DependencyCallable): "required" | "optional" | "unknown" | "none" => {
    let answer = known.get(item);
    if (answer === undefined) {
      answer = judge(item);
      known.set(item, answer);
    }
    return answer;
  };
  const judge = (item: DependencyCallable): "required" | "optional" | "unknown" | "none" => {
    const scheme = schemeOf(fastapi.machine, item);
    if (scheme !== undefined) return scheme.enforced ? "required" : "optional";
    const fn = item.view.signature ?? item.function;
    if (fn !== null && rejections.rejects(fn)) return "required";
    if (item.class !== null && item.kind === "instance" && rejections.anyMethodRejects(item.class)) return "required";
    // What is called so and is not understood (two definitions under a condition, a library below) may refuse all the same.
    return (fn === null ? AUTH_WORD : AUTH_NAME).test(lastPart(item.name)) ? "unknown" : "none";
  };
  const answers = new Map<Route, Authentication>();
  const of = (route: Route): Authentication => {
    let answer = answers.get(route);
    if (answer === undefined) {
      answer = authentication(route, judged, rejections, program, behind);
      answers.set(route, answer);
    }
    return answer;
  };
  let made: Pick<Access, "subjects" | "routes" | "unresolved"> | null = null;
  const all = (): Pick<Access, "subjects" | "routes" | "unresolved"> => {
    made ??= outsiders(fastapi, of);
    return made;
  };
  return {
    of,
    get subjects() {
      return all().subjects;
    },
    get routes() {
      return all().routes;
    },
    get unresolved() {
      return all().unresolved;
    },
  };
}

function authentication(
  route: Route,
  judged: (item: DependencyCallable) => Authentication["kind"],
  rejections: Rejections,
  program: Program,
  behind: boolean,
): Authentication {
  const kinds = route.dependencies.map((item) => ({ name: item.name, kind: judged(item) }));
  const by = (kind: Authentication["kind"]): readonly string[] =>
    [...new Set(kinds.filter((item) => item.kind === kind).map(({ name }) => name))].sort();
  if (kinds.some(({ kind }) => kind === "required")) return { kind: "required", by: by("required") };
  if (behind) return { kind: "required", by: ["middleware"] };
  if (rejections.rejects(route.handler)) return { kind: "required", by: ["handler"] };
  for (const decorator of route.handler.def.decorators) {
    const head = decorator.kind === "Call" ? decorator.func : decorator;
    const symbol = program.symbolOf(head, route.handler.outer);
    if (symbol?.kind === "function" ? rejections.rejects(symbol) || AUTH_WORD.test(symbol.def.name) : AUTH_WORD.test(lastName(head)))
      return { kind: "required", by: ["decorator"] };
  }
  if (kinds.some(({ kind }) => kind === "unknown")) return { kind: "unknown", by: by("unknown") };
  if (comparesHeader(route)) return { kind: "unknown", by: ["handler"] };
  if (kinds.some(({ kind }) => kind === "optional")) return { kind: "optional", by: by("optional") };
  return { kind: "none", by: [] };
}

/** Whether the endpoint takes a header that holds a secret: it may refuse with whatever status it likes. */
function comparesHeader({ handler: { def } }: Route): boolean {
  return def.parameters.some(({ name, annotation, default: value }) => {
    const header = [annotation, value].some((expression) => expression !== null && /\bHeader\b/.test(unparse(expression)));
    return header && AUTH_HEADER.test(name);
  });
}

/** Neighbours that must be there to speak of a custom, and the share of them that keep it. */
const FEWEST = 3;
const SHARE = 0.8;

function outsiders(fastapi: FastapiTable, of: (route: Route) => Authentication): Pick<Access, "subjects" | "routes" | "unresolved"> {
  const routes = fastapi.routes.filter(
    ({ kind, certainty, handler }) => kind === "api" && certainty !== "off" && handler.module.unit?.role === "application",
  );
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const key = route.handler.module.unit?.path ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [route]);
    else group.push(route);
  }
  const subjects: AccessSubject[] = [];
  for (const group of groups.values()) {
    const handlers = new Map(group.map((route) => [route.handler, route]));
    for (const route of handlers.values()) {
      if (of(route).kind !== "none" || isOpen(route)) continue;
      const others = [...handlers.values()].filter((other) => other !== route);
      const authenticated = others.filter((other) => of(other).kind === "required");
      if (others.length < FEWEST || authenticated.length < others.length * SHARE) continue;
      // Where everybody may read and some may write, an open read is the custom.
      const reads = isReading(route) ? others.filter(isReading) : [];
      if (isReading(route) && reads.filter((other) => authenticated.includes(other)).length * 2 <= reads.length) continue;
      const { unit } = route.handler.module;
      if (unit === null) continue;
      subjects.push({
        at: { file: unit.path, start: route.handler.def.nameStart, end: route.handler.def.nameEnd, symbol: route.handler.def.qualname },
        method: route.methods.join(", "),
        path: route.path,
        siblings: others.length,
        reads: isReading(route),
        authenticated: authenticated.length,
        by: mostUsed(authenticated.flatMap((other) => of(other).by)),
        role: unit.role,
      });
    }
  }
  return {
    subjects: subjects.sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.start - b.at.start)),
    routes: routes.length,
    unresolved: routes.filter((route) => of(route).kind === "unknown").length,
  };
}

function isReading({ methods, path, handler }: Route): boolean {
  return (
    methods.every((method) => method === "GET") ||
    /(^|[/_])(list|get|search|query|find|check|count)([/_]|$)/.test(`${path}/${handler.def.name}`)
  );
}

function isOpen({ path, methods, handler }: Route): boolean {
  const opened = handler.def.decorators.some((decorator) => {
    const head = decorator.kind === "Call" ? decorator.func : decorator;
    return head.kind === "Attribute" && OPEN_ROUTER.test(lastName(head.value));
  });
  return (
    opened ||
    onlyRaises(handler.def.body) ||
    OPEN_WORD.test(path) ||
    OPEN_WORD.test(handler.def.name) ||
    OPEN_SAYING.test(handler.def.docstring ?? "") ||
    methods.every((method) => method === "OPTIONS" || method === "HEAD")
  );
}

/** `raise RuntimeError("use the new route")`: nobody gets anything there. */
function onlyRaises(body: readonly Stmt[]): boolean {
  const rest = body.filter(({ kind }, at) => !(kind === "Expr" && at === 0) && kind !== "Pass");
  return rest.length === 1 && rest[0]?.kind === "Raise";
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function mostUsed(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return lastPart(best?.[0] ?? "");
}
