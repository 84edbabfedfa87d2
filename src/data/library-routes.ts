/** Routes that libraries register, for the documents of the applications that have them. */

/** A route that comes with a router of a library. */
export interface LibraryRoute {
  readonly method: string;
  readonly path: string;
  /** What FastAPI makes its summary and its id of; `{backend}` and the like stand for the names of what the router is made with. */
  readonly name: string;
  readonly description?: string;
  readonly status?: number;
  /**
   * What it takes: `name where type`, `?` behind the name of what is not required; `$argument` is the model that the router was made with,
   * and `form callable` what that callable of a library takes.
   */
  readonly takes?: readonly string[];
  /** The model of its answer: `$argument`, or a model of the library; `[$argument]` for a list of them. */
  readonly gives?: string;
  readonly summary?: string;
  /** The argument that takes the route away where it is false, and gives it dependencies where it lists some. */
  readonly flag?: string;
  /** Further answers: status, and what it says or the model that it has. */
  readonly answers?: readonly (readonly [number, string])[];
  /** Whether a signed-in user is asked for. */
  readonly secured?: boolean;
  /** What the way in which the backend transports its tokens answers. */
  readonly transport?: "login" | "logout";
}

/** What makes routes: the names of its arguments in order, and the routes. */
export interface RouteMaker {
  readonly arguments: readonly string[];
  readonly routes: readonly LibraryRoute[];
}

/** Models of libraries that such routes answer with. */
export const ERROR_MODEL = "fastapi_users.router.common.ErrorModel";
export const BEARER_RESPONSE = "fastapi_users.authentication.transport.bearer.BearerResponse";
const AUTHORIZE = "fastapi_users.router.oauth.OAuth2AuthorizeResponse";

const SIGNED_OUT = [401, "Missing token or inactive user."] as const;
const REFUSED = [SIGNED_OUT, [403, "Not a superuser."], [404, "The user does not exist."]] as const;
const WRONG = [400, ERROR_MODEL] as const;
const VARIES = "The response varies based on the authentication backend used.";
const CALLBACK = ["code? query string|null", "code_verifier? query string|null", "state? query string|null", "error? query string|null"];

function route(signature: string, name: string, more: Omit<LibraryRoute, "method" | "path" | "name"> = {}): LibraryRoute {
  const [method = "", path = ""] = signature.split(" ");
  return { method, path, name, ...more };
}

/** The routers of fastapi-users, by the methods of `FastAPIUsers`. */
const USERS: Readonly<Record<string, RouteMaker>> = {
  get_register_router: {
    arguments: ["user_schema", "user_create_schema"],
    routes: [
      route("POST /register", "register:register", {
        status: 201,
        takes: ["user_create body $user_create_schema"],
        gives: "$user_schema",
        answers: [WRONG],
      }),
    ],
  },
  get_auth_router: {
    arguments: ["backend", "requires_verification"],
    routes: [
      route("POST /login", "auth:{backend}.login", {
        takes: ["form fastapi.security.OAuth2PasswordRequestForm"],
        answers: [WRONG],
        transport: "login",
      }),
      route("POST /logout", "auth:{backend}.logout", { answers: [SIGNED_OUT], secured: true, transport: "logout" }),
    ],
  },
  get_verify_router: {
    arguments: ["user_schema"],
    routes: [
      route("POST /request-verify-token", "verify:request-token", { status: 202, takes: ["email embedded email"] }),
      route("POST /verify", "verify:verify", { takes: ["token embedded string"], gives: "$user_schema", answers: [WRONG] }),
    ],
  },
  get_reset_password_router: {
    arguments: [],
    routes: [
      route("POST /forgot-password", "reset:forgot_password", { status: 202, takes: ["email embedded email"] }),
      route("POST /reset-password", "reset:reset_password", { takes: ["token body string", "password body string"], answers: [WRONG] }),
    ],
  },
  get_users_router: {
    arguments: ["user_schema", "user_update_schema", "requires_verification"],
    routes: [
      route("GET /me", "users:current_user", { gives: "$user_schema", answers: [SIGNED_OUT], secured: true }),
      route("PATCH /me", "users:patch_current_user", {
        takes: ["user_update body $user_update_schema"],
        gives: "$user_schema",
        answers: [SIGNED_OUT, WRONG],
        secured: true,
      }),
      route("GET /{id}", "users:user", { takes: ["id path string"], gives: "$user_schema", answers: REFUSED, secured: true }),
      route("PATCH /{id}", "users:patch_user", {
        takes: ["id path string", "user_update body $user_update_schema"],
        gives: "$user_schema",
        answers: [...REFUSED, WRONG],
        secured: true,
      }),
      route("DELETE /{id}", "users:delete_user", {
        takes: ["id path string"],
        status: 204,
        answers: REFUSED,
        secured: true,
      }),
    ],
  },
  get_oauth_router: {
    arguments: ["oauth_client", "backend", "state_secret"],
    routes: [
      route("GET /authorize", "oauth:{oauth_client}.{backend}.authorize", { takes: ["scopes? query strings"], gives: AUTHORIZE }),
      route("GET /callback", "oauth:{oauth_client}.{backend}.callback", { takes: CALLBACK, answers: [WRONG], description: VARIES }),
    ],
  },
  get_oauth_associate_router: {
    arguments: ["oauth_client", "user_schema", "state_secret"],
    routes: [
      route("GET /authorize", "oauth-associate:{oauth_client}.authorize", {
        takes: ["scopes? query strings"],
        gives: AUTHORIZE,
        secured: true,
      }),
      route("GET /callback", "oauth-associate:{oauth_client}.callback", {
        takes: CALLBACK,
        gives: "$user_schema",
        answers: [WRONG],
        description: VARIES,
        secured: true,
      }),
    ],
  },
};

const GRAPHQL: RouteMaker = {
  arguments: ["schema", "path"],
  routes: [
    route("GET {path}", "handle_http_get", {
      answers: [
        [200, "The GraphiQL integrated development environment."],
        [404, "Not found if GraphiQL or query via GET are not enabled."],
      ],
    }),
    route("POST {path}", "handle_http_post"),
  ],
};

const CRUD: RouteMaker = {
  arguments: ["schema", "create_schema", "update_schema"],
  routes: [
    route("GET ", "route", {
      takes: ["skip? query integer", "limit? query integer"],
      gives: "[$schema]",
      summary: "Get All",
      flag: "get_all_route",
    }),
    route("POST ", "route", { takes: ["model body $create_schema"], gives: "$schema", summary: "Create One", flag: "create_route" }),
    route("DELETE ", "route", { gives: "[$schema]", summary: "Delete All", flag: "delete_all_route" }),
    route("GET /{item_id}", "route", {
      takes: ["item_id path integer"],
      gives: "$schema",
      answers: [[404, "Not Found"]],
      summary: "Get One",
      flag: "get_one_route",
    }),
    route("PUT /{item_id}", "route", {
      takes: ["item_id path integer", "model body $update_schema"],
      gives: "$schema",
      answers: [[404, "Not Found"]],
      summary: "Update One",
      flag: "update_route",
    }),
    route("DELETE /{item_id}", "route", {
      takes: ["item_id path integer"],
      gives: "$schema",
      answers: [[404, "Not Found"]],
      summary: "Delete One",
      flag: "delete_one_route",
    }),
  ],
};

/** The routers of fastapi-crudrouter: one for each kind of database. */
export const CRUD_ROUTER = /^fastapi_crudrouter\.(core\.(\w+\.)*)?\w*CRUDRouter$/;

/** What makes routes, by its canonical name; undefined for everything else. */
export function routeMaker(name: string): RouteMaker | undefined {
  return CRUD_ROUTER.test(name) ? CRUD : ROUTE_MAKERS[name];
}

/** By canonical name: methods that make a router, classes of routers, and methods that add routes to an application. */
const ROUTE_MAKERS: Readonly<Record<string, RouteMaker>> = {
  ...Object.fromEntries(Object.entries(USERS).map(([method, maker]) => [`fastapi_users.FastAPIUsers.${method}`, maker])),
  "strawberry.fastapi.GraphQLRouter": GRAPHQL,
  "strawberry.fastapi.router.GraphQLRouter": GRAPHQL,
  "prometheus_fastapi_instrumentator.Instrumentator.expose": {
    arguments: ["app", "should_gzip", "endpoint", "include_in_schema", "tags"],
    routes: [route("GET {endpoint}", "metrics", { description: "Endpoint that serves Prometheus metrics." })],
  },
};

/** Arguments of such makers that stand in paths, where they are left out. */
export const MAKER_DEFAULTS: Readonly<Record<string, string>> = { path: "", endpoint: "/metrics" };

/** Arguments with which the routes of a maker are what the application's own say of them. */
export const MAKER_KEYWORDS: ReadonlySet<string> = new Set(["include_in_schema", "tags"]);

/** Arguments that are dependencies of the routes. */
export const MAKER_DEPENDENCIES: readonly string[] = ["context_getter", "root_value_getter", "db"];
