/** Types of FastAPI, Starlette, Pydantic and HTTP clients, in the language of `sheet.ts`. */
export const STUBS_WEB = `
# fastapi
in fastapi
def .Query .Path .Body .Header .Cookie .Form .File: Any
def .Depends .Security: Any
def fastapi.concurrency.run_in_threadpool: async $0()
def fastapi.concurrency.iterate_in_threadpool: AsyncIterator[$0[]]
def fastapi.concurrency.contextmanager_in_threadpool: contextlib.AbstractAsyncContextManager[enter $0]
def fastapi.concurrency.run_until_first_complete: async None
def fastapi.encoders.jsonable_encoder: Any
class .FastAPI(starlette.applications.Starlette)
  include_router add_api_route add_api_websocket_route setup: None
  openapi: dict[str, Any]
  @router: .APIRouter
  @dependency_overrides: dict[Any, Any]
  @title @version @openapi_url @docs_url @root_path: str
class .APIRouter(starlette.routing.Router)
  include_router add_api_route add_api_websocket_route: None
  @prefix: str
  @tags: list[str]
  @dependencies: list[Any]
class .requests.HTTPConnection
  @app: .FastAPI
  @headers: starlette.datastructures.Headers
  @query_params: starlette.datastructures.QueryParams
  @path_params @cookies @scope @session: dict[str, Any]
  @url @base_url: starlette.datastructures.URL
  @client: starlette.datastructures.Address | None
  @state: starlette.datastructures.State[.Request]
  @user @auth: Any
  url_for: starlette.datastructures.URL
class .Request(.requests.HTTPConnection)
  body: async bytes
  json: async Any
  form: starlette.datastructures.FormContext
  stream: AsyncIterator[bytes]
  close send_push_promise: async None
  is_disconnected: async bool
  @method: str
  @receive: Any
class .WebSocket(.requests.HTTPConnection)
  accept close send send_text send_bytes send_json send_denial_response: async None
  receive: async dict[str, Any]
  receive_text: async str
  receive_bytes: async bytes
  receive_json: async Any
  iter_text: AsyncIterator[str]
  iter_bytes: AsyncIterator[bytes]
  iter_json: AsyncIterator[Any]
  @client_state @application_state: Any
class .BackgroundTasks(starlette.background.BackgroundTask)
  add_task: None
  __call__: async None
  @tasks: list[Any]
class .UploadFile
  read: async bytes
  write seek close: async None
  @filename @content_type: str | None
  @size: int | None
  @file: tempfile.SpooledTemporaryFile
  @headers: starlette.datastructures.Headers
class .HTTPException(starlette.exceptions.HTTPException)
class .WebSocketException(Exception)
class .WebSocketDisconnect(Exception)
  @code: int
  @reason: str
class .Response
  set_cookie delete_cookie init_headers: None
  render: bytes
  __call__: async None
  @status_code: int
  @headers: starlette.datastructures.MutableHeaders
  @body: bytes
  @background: Any
  @media_type @charset: str
class .responses.JSONResponse(.Response)
class .responses.ORJSONResponse(.responses.JSONResponse)
class .responses.UJSONResponse(.responses.JSONResponse)
class .responses.HTMLResponse(.Response)
class .responses.PlainTextResponse(.Response)
class .responses.RedirectResponse(.Response)
class .responses.StreamingResponse(.Response)
class .responses.FileResponse(.Response)
class .testclient.TestClient(httpx.Client)
class .security.HTTPAuthorizationCredentials(pydantic.BaseModel)
  @scheme @credentials: str
class .security.HTTPBasicCredentials(pydantic.BaseModel)
  @username @password: str
class .security.SecurityScopes
  @scopes: list[str]
  @scope_str: str
class .security.OAuth2PasswordRequestForm
  @username @password: str
  @scopes: list[str]
  @client_id @client_secret @grant_type: str | None
class .security.OAuth2PasswordRequestFormStrict(.security.OAuth2PasswordRequestForm)
class .security.OAuth2PasswordBearer
  __call__: async (str | None)
class .security.OAuth2AuthorizationCodeBearer
  __call__: async (str | None)
class .security.OAuth2
  __call__: async (str | None)
class .security.OpenIdConnect
  __call__: async (str | None)
class .security.APIKeyHeader
  __call__: async (str | None)
class .security.APIKeyQuery
  __call__: async (str | None)
class .security.APIKeyCookie
  __call__: async (str | None)
class .security.HTTPBearer
  __call__: async (.security.HTTPAuthorizationCredentials | None)
class .security.HTTPDigest
  __call__: async (.security.HTTPAuthorizationCredentials | None)
class .security.HTTPBasic
  __call__: async (.security.HTTPBasicCredentials | None)
# starlette
in starlette
class .applications.Starlette
  add_middleware add_exception_handler add_event_handler add_route add_websocket_route mount host: None
  url_path_for: str
  build_middleware_stack: Any
  __call__: async None
  @state: .datastructures.State[.applications.Starlette]
  @routes: list[.routing.BaseRoute]
  @router: .routing.Router
class .routing.Router
  add_route add_websocket_route add_event_handler mount host: None
  url_path_for: str
  startup shutdown: async None
  @routes: list[.routing.BaseRoute]
class .routing.BaseRoute
  @path @name: str
  @methods: set[str]
  @endpoint: Any
class .routing.Route(.routing.BaseRoute)
class .routing.WebSocketRoute(.routing.BaseRoute)
class .routing.Mount(.routing.BaseRoute)
class .background.BackgroundTask
  __call__: async None
class .exceptions.HTTPException(Exception)
  @status_code: int
  @detail: Any
  @headers: dict[str, str]
class .datastructures.Headers
  get: str | None
  getlist keys values: list[str]
  items: list[tuple[str, str]]
  __getitem__: str
class .datastructures.MutableHeaders(.datastructures.Headers)
  setdefault: str
  append update add_vary_header: None
class .datastructures.QueryParams
  get: str | None
  getlist keys values: list[str]
  items multi_items: list[tuple[str, str]]
  __getitem__: str
class .datastructures.FormData
  get: Any
  getlist: list[Any]
  keys: list[str]
  values: list[Any]
  items multi_items: list[tuple[str, Any]]
  close: async None
class .datastructures.FormContext
  __await__ __aenter__: .datastructures.FormData
class .datastructures.URL
  replace include_query_params replace_query_params remove_query_params: Self
  @path @scheme @netloc @query @hostname @fragment: str
  @port: int | None
class .datastructures.Address
  @host: str
  @port: int
class .datastructures.State
class .datastructures.Secret
class .config.Config
  __call__ get: Any
class .middleware.base.BaseHTTPMiddleware
  dispatch: async fastapi.Response
  __call__: async None
class .templating.Jinja2Templates
  TemplateResponse: fastapi.responses.HTMLResponse
class .staticfiles.StaticFiles
# pydantic
in pydantic
def .Field .PrivateAttr .computed_field: Any
def .create_model: Any
def .parse_obj_as: $0!
class .BaseModel
  model_dump dict: dict[str, Any]
  model_dump_json json schema_json: str
  model_copy copy: Self
  model_validate model_validate_json model_validate_strings model_construct parse_obj parse_raw parse_file from_orm construct validate: Self
  model_json_schema schema: dict[str, Any]
  model_rebuild update_forward_refs model_post_init: None
  @model_fields @__fields__ @model_computed_fields: dict[str, Any]
  @model_fields_set @__fields_set__: set[str]
  @model_config @model_extra: dict[str, Any]
class .RootModel[T](.BaseModel)
  @root: T
class .generics.GenericModel(.BaseModel)
class .TypeAdapter[T]
  __new__: .TypeAdapter[$0!]
  validate_python validate_json validate_strings: T
  dump_python: Any
  dump_json: bytes
  json_schema: dict[str, Any]
class .SecretStr
  get_secret_value: str
class .SecretBytes
  get_secret_value: bytes
class .ValidationError(Exception)
  errors: list[dict[str, Any]]
  json: str
class .ConfigDict(dict[str, Any])
# pydantic_settings
class pydantic_settings.BaseSettings(pydantic.BaseModel)
# requests
in requests
def .get .post .put .patch .delete .head .options .request: .Response
class .Session
  __enter__: Self
  get post put patch delete head options request send: .Response
  mount close: None
  prepare_request: .PreparedRequest
  @headers @cookies @params @proxies: dict[str, Any]
  @auth @verify @cert: Any
class .PreparedRequest
class .Response
  __enter__: Self
  json: Any
  iter_content: Iterator[bytes]
  iter_lines: Iterator[bytes]
  raise_for_status close: None
  @status_code: int
  @ok: bool
  @text @url @reason: str
  @content: bytes
  @headers @cookies: dict[str, str]
  @raw @elapsed @request @history @encoding: Any
class .RequestException(Exception)
# httpx
in httpx
def .get .post .put .patch .delete .head .options .request: .Response
def .stream: contextlib.AbstractContextManager[.Response]
class .Response
  json: Any
  raise_for_status: Self
  read: bytes
  aread: async bytes
  iter_bytes iter_raw: Iterator[bytes]
  iter_text iter_lines: Iterator[str]
  aiter_bytes aiter_raw: AsyncIterator[bytes]
  aiter_text aiter_lines: AsyncIterator[str]
  close: None
  aclose: async None
  @status_code: int
  @is_success @is_error @is_redirect @is_client_error @is_server_error: bool
  @text @reason_phrase @http_version: str
  @content: bytes
  @headers: .Headers
  @cookies: dict[str, str]
  @url: .URL
  @request: .Request
  @elapsed: datetime.timedelta
class .Request
  @method: str
  @url: .URL
  @headers: .Headers
  @content: bytes
class .Headers
  get: str | None
  items: list[tuple[str, str]]
  keys values: list[str]
  __getitem__: str
class .URL
  join copy_with copy_set_param copy_add_param: Self
  @scheme @host @path @raw_path @query @fragment: str
  @port: int | None
class .Client
  __enter__: Self
  get post put patch delete head options request send: .Response
  stream: contextlib.AbstractContextManager[.Response]
  build_request: .Request
  close: None
  @headers: .Headers
  @base_url: .URL
  @cookies @params @timeout @auth: Any
  @is_closed: bool
class .AsyncClient
  __aenter__: Self
  get post put patch delete head options request send: async .Response
  stream: contextlib.AbstractAsyncContextManager[.Response]
  build_request: .Request
  aclose: async None
  @headers: .Headers
  @base_url: .URL
  @cookies @params @timeout @auth: Any
  @is_closed: bool
class .Timeout
class .Limits
class .ASGITransport
class .HTTPError(Exception)
class .HTTPStatusError(.HTTPError)
  @response: .Response
  @request: .Request
class .RequestError(.HTTPError)
class .TimeoutException(.RequestError)
# aiohttp
in aiohttp
class .ClientSession
  __aenter__: Self
  get post put patch delete head options request: .RequestContext
  ws_connect: .WebSocketContext
  close: async None
  @closed: bool
class .RequestContext
  __await__ __aenter__: .ClientResponse
class .WebSocketContext
  __await__ __aenter__: .ClientWebSocketResponse
class .ClientWebSocketResponse
  __aiter__: AsyncIterator[Any]
  send_str send_bytes send_json ping pong: async None
  receive receive_json: async Any
  receive_str: async str
  receive_bytes: async bytes
  close: async bool
class .ClientResponse
  __aenter__: Self
  json: async Any
  text: async str
  read: async bytes
  raise_for_status close release: None
  @status: int
  @ok: bool
  @reason: str
  @headers @cookies: dict[str, str]
  @content: .StreamReader
class .StreamReader
  __aiter__: AsyncIterator[bytes]
  read readline readexactly readany readchunk: async bytes
  iter_chunked iter_any: AsyncIterator[bytes]
class .TCPConnector
  close: async None
class .ClientTimeout
# socketio
in socketio
class .AsyncServer
  emit send save_session close_room disconnect shutdown handle_request sleep: async None
  call get_session: async Any
  session: contextlib.AbstractAsyncContextManager[Any]
  attach: None
class .AsyncNamespace
  emit send save_session close_room disconnect trigger_event: async None
  call get_session: async Any
  session: contextlib.AbstractAsyncContextManager[Any]
  @server: .AsyncServer
class .AsyncClient
  connect wait emit send disconnect shutdown sleep: async None
  call: async Any
class .AsyncClientNamespace
  emit send disconnect trigger_event: async None
  call: async Any
  @client: .AsyncClient
class .AsyncSimpleClient
  __aenter__: Self
  connect emit disconnect: async None
  call: async Any
  receive: async list[Any]
# strawberry
in strawberry
class .Info[C, R]
  @context: C
  @root_value: R
`;
