/** A security scheme that an object of a library holds: FastAPI's class, and its arguments by the names of the object's own. */
export interface HeldScheme {
  readonly class: string;
  readonly arguments: Readonly<Record<string, string>>;
}

/** A class of a library from whose objects applications take dependencies. */
export interface DependencyMaker {
  /** The constructor's arguments in order, which are attributes too. */
  readonly arguments: readonly string[];
  readonly schemes: Readonly<Record<string, HeldScheme>>;
  /**
   * Methods that give a dependency: what it depends on itself, as paths from the object (`*` for each item of a list). An argument of
   * the method may be a further one.
   */
  readonly makes: Readonly<Record<string, { readonly needs: readonly string[]; readonly argument: string | null }>>;
}

const CURRENT = (backends: string): { readonly needs: readonly string[]; readonly argument: string } => ({
  needs: ["get_user_manager", `${backends}.*.transport.scheme`, `${backends}.*.get_strategy`],
  argument: "get_enabled_backends",
});

/** By canonical name. */
export const DEPENDENCY_MAKERS: Readonly<Record<string, DependencyMaker>> = {
  "fastapi_users.FastAPIUsers": {
    arguments: ["get_user_manager", "auth_backends"],
    schemes: {},
    makes: { current_user: CURRENT("auth_backends") },
  },
  "fastapi_users.authentication.Authenticator": {
    arguments: ["backends", "get_user_manager"],
    schemes: {},
    makes: { current_user: CURRENT("backends"), current_user_token: CURRENT("backends") },
  },
  "fastapi_users.authentication.AuthenticationBackend": { arguments: ["name", "transport", "get_strategy"], schemes: {}, makes: {} },
  "fastapi_users.authentication.BearerTransport": {
    arguments: ["tokenUrl"],
    schemes: { scheme: { class: "fastapi.security.OAuth2PasswordBearer", arguments: { tokenUrl: "tokenUrl" } } },
    makes: {},
  },
  "fastapi_users.authentication.CookieTransport": {
    arguments: ["cookie_name"],
    schemes: { scheme: { class: "fastapi.security.APIKeyCookie", arguments: { name: "cookie_name" } } },
    makes: {},
  },
};

const DEFAULTS: Readonly<Record<string, string>> = { cookie_name: "fastapiusersauth" };

/** The value that an argument of such a constructor has when it is left out. */
export function defaultOf(argument: string): string | undefined {
  return DEFAULTS[argument];
}

/** The facts about a class by any name under which its library exports it. */
export function dependencyMaker(name: string): DependencyMaker | undefined {
  if (!name.startsWith("fastapi_users.")) return undefined;
  const last = name.slice(name.lastIndexOf(".") + 1);
  return DEPENDENCY_MAKERS[last === "FastAPIUsers" ? `fastapi_users.${last}` : `fastapi_users.authentication.${last}`];
}
