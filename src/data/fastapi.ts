/** Facts about FastAPI and Starlette for the domain tables. Names are canonical (`Catalogue.canonical`). */

/** A method of an application or router that registers something. */
export interface Registration {
  readonly method: string;
  /** `route`: an endpoint; `include`: another router; `mount`: another application; the rest as they say. */
  readonly registers: "route" | "websocket" | "include" | "mount" | "middleware" | "exception-handler" | "event-handler";
  /** HTTP methods when the call itself fixes them; null when it has a `methods=` argument (default `DEFAULT_METHODS`). */
  readonly methods: readonly string[] | null;
  /** Used as `@router.get(…)`; otherwise called with the callable. */
  readonly decorator: boolean;
  /** Position and keyword of the path or prefix; null when there is none. */
  readonly path: { readonly position: number | null; readonly keyword: string } | null;
  /** Position and keyword of the endpoint, router, application or handler; null for a decorator. */
  readonly target: { readonly position: number; readonly keyword: string } | null;
  /** Missing from the OpenAPI document: Starlette's own routes. */
  readonly plain: boolean;
}

type Extra = Partial<Pick<Registration, "methods" | "decorator" | "path" | "target" | "plain">>;

function registration(method: string, registers: Registration["registers"], extra: Extra): Registration {
  return { method, registers, methods: null, decorator: false, path: null, target: null, plain: false, ...extra };
}

const PATH_FIRST = { position: 0, keyword: "path" } as const;

function verb(method: string): Registration {
  return registration(method, "route", { methods: [method.toUpperCase()], decorator: true, path: PATH_FIRST });
}

/** HTTP verbs that are methods of `FastAPI` and `APIRouter`. */
export const VERBS: readonly string[] = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

/** What `api_route`, `add_api_route`, `route` and `add_route` register without `methods=`. */
export const DEFAULT_METHODS: readonly string[] = ["GET"];

const REGISTRATIONS: readonly Registration[] = [
  ...VERBS.map(verb),
  registration("api_route", "route", { decorator: true, path: PATH_FIRST }),
  registration("add_api_route", "route", { path: PATH_FIRST, target: { position: 1, keyword: "endpoint" } }),
  registration("route", "route", { decorator: true, path: PATH_FIRST, plain: true }),
  registration("add_route", "route", { path: PATH_FIRST, target: { position: 1, keyword: "route" }, plain: true }),
  registration("websocket", "websocket", { methods: [], decorator: true, path: PATH_FIRST }),
  registration("websocket_route", "websocket", { methods: [], decorator: true, path: PATH_FIRST, plain: true }),
  registration("add_api_websocket_route", "websocket", { methods: [], path: PATH_FIRST, target: { position: 1, keyword: "endpoint" } }),
  registration("add_websocket_route", "websocket", {
    methods: [],
    path: PATH_FIRST,
    target: { position: 1, keyword: "route" },
    plain: true,
  }),
  registration("include_router", "include", { path: { position: null, keyword: "prefix" }, target: { position: 0, keyword: "router" } }),
  registration("mount", "mount", { path: PATH_FIRST, target: { position: 1, keyword: "app" } }),
  registration("host", "mount", { target: { position: 1, keyword: "app" } }),
  registration("middleware", "middleware", { decorator: true }),
  registration("add_middleware", "middleware", { target: { position: 0, keyword: "middleware_class" } }),
  registration("exception_handler", "exception-handler", { decorator: true }),
  registration("add_exception_handler", "exception-handler", { target: { position: 1, keyword: "handler" } }),
  registration("on_event", "event-handler", { decorator: true }),
  registration("add_event_handler", "event-handler", { target: { position: 1, keyword: "func" } }),
];

const BY_METHOD: ReadonlyMap<string, Registration> = new Map(REGISTRATIONS.map((item) => [item.method, item]));

/** What a method of an application or router registers. */
export function registrationOf(method: string): Registration | undefined {
  return BY_METHOD.get(method);
}

/** Classes that have the registration methods; their subclasses have them too. */
export const ROUTER_CLASSES: readonly string[] = ["fastapi.FastAPI", "fastapi.APIRouter"];

/** Where a parameter's value comes from when its default (or `Annotated` metadata) is a call of that name. */
export const PARAMETER_MARKERS: Readonly<Record<string, "query" | "path" | "body" | "header" | "cookie" | "form" | "file" | "dependency">> =
  {
    "fastapi.Query": "query",
    "fastapi.Path": "path",
    "fastapi.Body": "body",
    "fastapi.Header": "header",
    "fastapi.Cookie": "cookie",
    "fastapi.Form": "form",
    "fastapi.File": "file",
    "fastapi.Depends": "dependency",
    "fastapi.Security": "dependency",
    "fast_depends.Depends": "dependency",
    "fastapi_injector.Injected": "dependency",
  };

/** A parameter annotated with one of these is injected; it is no part of the request. Subclasses too. */
export const INJECTED_TYPES: readonly string[] = [
  "fastapi.Request",
  "fastapi.WebSocket",
  "fastapi.Response",
  "fastapi.BackgroundTasks",
  "fastapi.requests.HTTPConnection",
  "fastapi.security.SecurityScopes",
];

/** Annotations by which a container of services fills a parameter: `FromDishka[Orders]` is an `Orders`, and no part of the request. */
export const CONTAINER_ANNOTATIONS: readonly string[] = [
  "dishka.FromDishka",
  "dishka.integrations.base.FromDishka",
  "dishka.integrations.fastapi.FromDishka",
  "wireup.Injected",
  "aioinject.Injected",
];

/** Security schemes: they extract credentials; with `auto_error=False` they enforce nothing. */
export const SECURITY_SCHEMES: Readonly<
  Record<string, { readonly type: "oauth2" | "openIdConnect" | "http" | "apiKey"; readonly scheme: string | null }>
> = {
  "fastapi.security.OAuth2": { type: "oauth2", scheme: null },
  "fastapi.security.OAuth2PasswordBearer": { type: "oauth2", scheme: null },
  "fastapi.security.OAuth2AuthorizationCodeBearer": { type: "oauth2", scheme: null },
  "fastapi.security.OpenIdConnect": { type: "openIdConnect", scheme: null },
  "fastapi.security.HTTPBase": { type: "http", scheme: null },
  "fastapi.security.HTTPBearer": { type: "http", scheme: "bearer" },
  "fastapi.security.HTTPBasic": { type: "http", scheme: "basic" },
  "fastapi.security.HTTPDigest": { type: "http", scheme: "digest" },
  "fastapi.security.APIKeyHeader": { type: "apiKey", scheme: "header" },
  "fastapi.security.APIKeyQuery": { type: "apiKey", scheme: "query" },
  "fastapi.security.APIKeyCookie": { type: "apiKey", scheme: "cookie" },
};

/** Response classes with the media type they send; returning one skips validation and filtering. */
export const RESPONSE_CLASSES: Readonly<Record<string, string | null>> = {
  "fastapi.Response": null,
  "fastapi.responses.JSONResponse": "application/json",
  "fastapi.responses.ORJSONResponse": "application/json",
  "fastapi.responses.UJSONResponse": "application/json",
  "fastapi.responses.HTMLResponse": "text/html",
  "fastapi.responses.PlainTextResponse": "text/plain",
  "fastapi.responses.RedirectResponse": null,
  "fastapi.responses.StreamingResponse": null,
  "fastapi.responses.FileResponse": null,
  "sse_starlette.sse.EventSourceResponse": "text/event-stream",
  "sse_starlette.EventSourceResponse": "text/event-stream",
  "fastapi.sse.EventSourceResponse": "text/event-stream",
};

/** Functions that run the query they are given, and one that counts its rows, and return one of the envelopes. */
export const PAGINATORS: readonly string[] = [
  "fastapi_pagination.ext.sqlalchemy.paginate",
  "fastapi_pagination.ext.sqlalchemy.apaginate",
  "fastapi_pagination.ext.sqlmodel.paginate",
  "fastapi_pagination.ext.sqlmodel.apaginate",
  "fastapi_pagination.ext.async_sqlalchemy.paginate",
  "fastapi_pagination.ext.async_sqlmodel.paginate",
];

/** Functions that return one of the envelopes with what they are given. */
export const LIST_PAGINATORS: readonly string[] = ["fastapi_pagination.paginate", "fastapi_pagination.paginator.paginate"];

/**
 * Decorators of other packages that make class-based views: `signature` takes the routes that the methods are registered with, and those
 * of methods that are called as verbs below the paths that it is given; `verbs` gives such methods a route each.
 */
export const CLASS_VIEWS: Readonly<Record<string, "signature" | "verbs">> = {
  "fastapi_utils.cbv.cbv": "signature",
  "fastapi_utils.class_based_views.cbv": "signature",
  "fastapi_restful.cbv.cbv": "signature",
  "fastapi_restful.class_based_views.cbv": "signature",
  "fastapi_utils.cbv": "signature",
  "fastapi_restful.cbv": "signature",
  "fastapi_class.View": "verbs",
  "fastapi_class.views.View": "verbs",
  "fastapi_class.decorators.View": "verbs",
  "fastcbv.cbv": "signature",
};

/** Router classes of other packages; they register as `APIRouter` does. */
export const ROUTER_SUBCLASSES: readonly string[] = [
  "fastapi_utils.inferring_router.InferringRouter",
  "fastapi_restful.inferring_router.InferringRouter",
  "fastapi_versioning.VersionedAPIRouter",
  "strawberry.fastapi.GraphQLRouter",
  "strawberry.fastapi.router.GraphQLRouter",
];

/** What libraries call their own kinds of routers; whether one is an `APIRouter` shows where it is included. */
export const FOREIGN_ROUTER = /^(?!aiogram|django|faststream\.(?!\w+\.fastapi)|litestar|ninja|rest_framework)\w.*\.[A-Za-z]\w*Router$/;

/** Members of `http.HTTPStatus` that applications answer with. */
export const HTTP_STATUS: Readonly<Record<string, number>> = {
  CONTINUE: 100,
  SWITCHING_PROTOCOLS: 101,
  OK: 200,
  CREATED: 201,
  ACCEPTED: 202,
  NON_AUTHORITATIVE_INFORMATION: 203,
  NO_CONTENT: 204,
  RESET_CONTENT: 205,
  PARTIAL_CONTENT: 206,
  MULTI_STATUS: 207,
  MOVED_PERMANENTLY: 301,
  FOUND: 302,
  SEE_OTHER: 303,
  NOT_MODIFIED: 304,
  TEMPORARY_REDIRECT: 307,
  PERMANENT_REDIRECT: 308,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  REQUEST_TIMEOUT: 408,
  CONFLICT: 409,
  GONE: 410,
  PRECONDITION_FAILED: 412,
  REQUEST_ENTITY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE_ENTITY: 422,
  UNPROCESSABLE_CONTENT: 422,
  LOCKED: 423,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502,
  SERVICE_UNAVAILABLE: 503,
  GATEWAY_TIMEOUT: 504,
};

/** Decorators of Pydantic that make a method validate, in version 1 and 2. */
export const VALIDATORS = /^(validator|field_validator|model_validator|root_validator)$/;
