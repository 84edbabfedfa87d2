import { BEARER_RESPONSE, ERROR_MODEL } from "../../data/library-routes.ts";
import type { JsonObject } from "./wire.ts";

/** A field of a library's model: its JSON type (`T` for the first type argument, `[T]` for a list of it) or schema, and whether it is required. */
export interface LibraryField {
  readonly name: string;
  readonly type: string | JsonObject;
  readonly required: boolean;
}

function page(...names: readonly string[]): readonly LibraryField[] {
  return names.map((name) => ({
    name: name.replace("?", ""),
    type: name === "items" ? "[T]" : "integer",
    required: !name.endsWith("?"),
  }));
}

const PAGE = page("items", "total", "page", "size", "pages");
const LIMIT_OFFSET = page("items", "total", "limit", "offset");

/** Models of libraries that applications return as they are, by their public name. */
export const LIBRARY_SHAPES: Readonly<Record<string, readonly LibraryField[]>> = {
  "fastapi_pagination.Page": PAGE,
  "fastapi_pagination.default.Page": PAGE,
  "fastapi_pagination.LimitOffsetPage": LIMIT_OFFSET,
  "fastapi_pagination.limit_offset.LimitOffsetPage": LIMIT_OFFSET,
  "pydantic.BaseModel": [],
  [ERROR_MODEL]: [
    {
      name: "detail",
      type: { anyOf: [{ type: "string" }, { type: "object", additionalProperties: { type: "string" } }] },
      required: true,
    },
  ],
  [BEARER_RESPONSE]: [
    { name: "access_token", type: "string", required: true },
    { name: "token_type", type: "string", required: true },
  ],
  "fastapi_users.router.oauth.OAuth2AuthorizeResponse": [{ name: "authorization_url", type: "string", required: true }],
  "fastapi.security.HTTPAuthorizationCredentials": [
    { name: "scheme", type: "string", required: true },
    { name: "credentials", type: "string", required: true },
  ],
  "fastapi.security.HTTPBasicCredentials": [
    { name: "username", type: "string", required: true },
    { name: "password", type: "string", required: true },
  ],
};
