import { expect, test } from "vitest";
import { createCatalogue } from "../../../src/data/catalogue.ts";
import { fastapiTable } from "../../../src/domain/fastapi/index.ts";
import { type JsonObject, openapiDocuments } from "../../../src/domain/openapi/index.ts";
import { schemas } from "../../../src/domain/pydantic/index.ts";
import { Evaluator } from "../../../src/link/constants.ts";
import { programOf } from "../tables.ts";

function documentOf(source: string): JsonObject {
  const program = programOf(source);
  const [document] = openapiDocuments(fastapiTable(program, createCatalogue()), schemas(program, new Evaluator(program)));
  if (document === undefined) throw new Error("no application");
  return document.openapi;
}

type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>> }>
  >;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
};

/** Each operation: parameters, the schema of its body, and of each answer, and the schemes that it asks for. */
function operations({ paths }: JsonObject): readonly string[] {
  const ref = (content: Operation["requestBody"]): string =>
    Object.values(content?.content ?? {})
      .map(({ schema }) => schema.$ref?.replace("#/components/schemas/", "") ?? JSON.stringify(schema))
      .join();
  return Object.entries(paths as Record<string, Record<string, Operation>>)
    .flatMap(([path, item]) =>
      Object.entries(item).map(([verb, { operationId, parameters, requestBody, responses, security }]) =>
        [
          `${verb} ${path}`,
          operationId,
          ...(parameters ?? []).map(({ name, in: where, required }) => `${where}:${name}${required ? "" : "?"}`),
          ...(requestBody === undefined ? [] : [`< ${ref(requestBody)}`]),
          ...Object.entries(responses).map(([status, { content }]) => `${status}${content === undefined ? "" : `=${ref({ content })}`}`),
          ...(security ?? []).flatMap((each) => Object.keys(each)),
        ].join(" "),
      ),
    )
    .sort();
}

test("the routers that fastapi-users makes", () => {
  const document = documentOf(`
from fastapi import APIRouter, FastAPI
from fastapi_users import FastAPIUsers, schemas
from fastapi_users.authentication import AuthenticationBackend, BearerTransport, CookieTransport
from httpx_oauth.clients.google import GoogleOAuth2

class Member(schemas.BaseUser[int]): ...
class MemberCreate(schemas.BaseUserCreate): ...
class MemberUpdate(schemas.BaseUserUpdate): ...

def manager(): ...
def strategy(): ...

bearer = AuthenticationBackend(name="jwt", transport=BearerTransport(tokenUrl="auth/login"), get_strategy=strategy)
cookie = AuthenticationBackend(name="cookie", transport=CookieTransport(), get_strategy=strategy)
users = FastAPIUsers[Member, int](manager, [bearer])
google = GoogleOAuth2("id", "secret")

app = FastAPI()
app.include_router(users.get_auth_router(bearer), prefix="/auth")
app.include_router(users.get_auth_router(cookie), prefix="/cookie")
account = APIRouter(prefix="/account")
register = users.get_register_router(Member, MemberCreate)
account.include_router(register)
account.include_router(users.get_verify_router(Member))
account.include_router(users.get_reset_password_router())
app.include_router(account)
app.include_router(users.get_users_router(user_schema=Member, user_update_schema=MemberUpdate), prefix="/users")
app.include_router(users.get_oauth_router(google, bearer, "secret"), prefix="/google")
`);
  const failure = "400=ErrorModel";
  const invalid = "422=HTTPValidationError";
  const scheme = "OAuth2PasswordBearer";
  expect(operations(document)).toEqual([
    `delete /users/{id} users_delete_user_users__id__delete path:id 204 401 403 404 ${invalid} ${scheme}`,
    `get /google/authorize oauth_google_jwt_authorize_google_authorize_get query:scopes? 200=OAuth2AuthorizeResponse ${invalid}`,
    `get /google/callback oauth_google_jwt_callback_google_callback_get query:code? query:code_verifier? query:state? query:error? 200={} ${failure} ${invalid}`,
    `get /users/me users_current_user_users_me_get 200=Member 401 ${scheme}`,
    `get /users/{id} users_user_users__id__get path:id 200=Member 401 403 404 ${invalid} ${scheme}`,
    `patch /users/me users_patch_current_user_users_me_patch < MemberUpdate 200=Member ${failure} 401 ${invalid} ${scheme}`,
    `patch /users/{id} users_patch_user_users__id__patch path:id < MemberUpdate 200=Member ${failure} 401 403 404 ${invalid} ${scheme}`,
    `post /account/forgot-password reset_forgot_password_account_forgot_password_post < Body_reset_forgot_password_account_forgot_password_post 202={} ${invalid}`,
    `post /account/register register_register_account_register_post < MemberCreate 201=Member ${failure} ${invalid}`,
    `post /account/request-verify-token verify_request_token_account_request_verify_token_post < Body_verify_request_token_account_request_verify_token_post 202={} ${invalid}`,
    `post /account/reset-password reset_reset_password_account_reset_password_post < Body_reset_reset_password_account_reset_password_post 200={} ${failure} ${invalid}`,
    `post /account/verify verify_verify_account_verify_post < Body_verify_verify_account_verify_post 200=Member ${failure} ${invalid}`,
    `post /auth/login auth_jwt_login_auth_login_post < Body_auth_jwt_login_auth_login_post 200=BearerResponse ${failure} ${invalid}`,
    `post /auth/logout auth_jwt_logout_auth_logout_post 200={} 401 ${scheme}`,
    `post /cookie/login auth_cookie_login_cookie_login_post < Body_auth_cookie_login_cookie_login_post 200={} 204 ${failure} ${invalid}`,
    `post /cookie/logout auth_cookie_logout_cookie_logout_post 200={} 204 401 ${scheme}`,
  ]);
});

test("a router of strawberry with what its context takes, and the metrics of an instrumentator", () => {
  const document = documentOf(`
from fastapi import Depends, FastAPI, Header
from prometheus_fastapi_instrumentator import Instrumentator
from strawberry.fastapi import GraphQLRouter

def tenant(x_tenant: str = Header()): ...
async def context(tenant=Depends(tenant)): ...

app = FastAPI()
app.include_router(GraphQLRouter(schema, context_getter=context), prefix="/graphql")
Instrumentator().instrument(app).expose(app)
Instrumentator().expose(app, endpoint="/internal", include_in_schema=False)
`);
  expect(operations(document)).toEqual([
    "get /graphql handle_http_get_graphql_get header:x-tenant 200={} 404 422=HTTPValidationError",
    "get /metrics metrics_metrics_get 200={}",
    "post /graphql handle_http_post_graphql_post header:x-tenant 200={} 422=HTTPValidationError",
  ]);
});

test("filters of fastapi-filter are parameters, lists as texts", () => {
  const document = documentOf(`
from fastapi import FastAPI
from fastapi_filter import FilterDepends
from fastapi_filter.contrib.sqlalchemy import Filter

class Orders(Filter):
    number: str | None = None
    states: list[str] | None = None

app = FastAPI()
@app.get("/orders")
def orders(chosen: Orders = FilterDepends(Orders)): ...
`);
  expect(operations(document)).toEqual(["get /orders orders_orders_get query:number? query:states? 200={} 422=HTTPValidationError"]);
});

test("the routers of fastapi-crudrouter", () => {
  const document = documentOf(`
from fastapi import Depends, FastAPI, Header
from fastapi_crudrouter import MemoryCRUDRouter, SQLAlchemyCRUDRouter
from pydantic import BaseModel
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()
class OrderRow(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)

class Order(BaseModel):
    id: int
class OrderCreate(BaseModel):
    name: str

def session(): ...
def signed_in(x_user: str = Header()): ...

orders = SQLAlchemyCRUDRouter(
    schema=Order, create_schema=OrderCreate, update_schema=OrderCreate, db_model=OrderRow, db=session, delete_all_route=False,
    update_route=False, delete_one_route=[Depends(signed_in)],
)

@orders.post("")
def create(order: OrderCreate): ...

app = FastAPI()
app.include_router(orders, prefix="/api")
app.include_router(MemoryCRUDRouter(Order, OrderCreate, prefix="items", create_route=False, get_one_route=False, delete_one_route=False))
`);
  expect(operations(document).map((line) => line.replace(/ (422=HTTPValidationError|\w+_(get|post|put|delete))/g, ""))).toEqual([
    "delete /api/orders/{item_id} path:item_id header:x-user 200=Order 404",
    'delete /items 200={"anyOf":[{"type":"array","items":{"$ref":"#/components/schemas/Order"}},{"type":"null"}],"title":"Response Route Items Delete"}',
    'get /api/orders query:skip? query:limit? 200={"anyOf":[{"type":"array","items":{"$ref":"#/components/schemas/Order"}},{"type":"null"}],"title":"Response Route Api Orders Get"}',
    "get /api/orders/{item_id} path:item_id 200=Order 404",
    'get /items query:skip? query:limit? 200={"anyOf":[{"type":"array","items":{"$ref":"#/components/schemas/Order"}},{"type":"null"}],"title":"Response Route Items Get"}',
    "post /api/orders < OrderCreate 200={}",
    'put /items/{item_id} path:item_id < {"title":"Model"} 200=Order 404',
  ]);
});
