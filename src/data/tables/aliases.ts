/**
 * Names under which a thing is also known → its canonical public name. A line `a.b.* c.d` moves everything inside a module;
 * `a.b c.d` one name. The longest match wins.
 */
export const ALIASES: Readonly<Record<string, string>> = {
  sqlalchemy: `
sqlalchemy.engine.* sqlalchemy
sqlalchemy.engine.base.* sqlalchemy
sqlalchemy.engine.result.* sqlalchemy
sqlalchemy.engine.row.* sqlalchemy
sqlalchemy.engine.cursor.* sqlalchemy
sqlalchemy.engine.create.* sqlalchemy
sqlalchemy.engine.url.* sqlalchemy
sqlalchemy.engine.reflection.* sqlalchemy
sqlalchemy.future.* sqlalchemy
sqlalchemy.future.engine.* sqlalchemy
sqlalchemy.inspection.* sqlalchemy
sqlalchemy.schema.* sqlalchemy
sqlalchemy.types.* sqlalchemy
sqlalchemy.sql.* sqlalchemy
sqlalchemy.sql.expression.* sqlalchemy
sqlalchemy.sql.selectable.* sqlalchemy
sqlalchemy.sql.dml.* sqlalchemy
sqlalchemy.sql.elements.* sqlalchemy
sqlalchemy.sql.functions.* sqlalchemy
sqlalchemy.sql.schema.* sqlalchemy
sqlalchemy.sql.sqltypes.* sqlalchemy
sqlalchemy.sql.type_api.* sqlalchemy
sqlalchemy.orm.session.* sqlalchemy.orm
sqlalchemy.orm.query.* sqlalchemy.orm
sqlalchemy.orm.scoping.* sqlalchemy.orm
sqlalchemy.orm.base.* sqlalchemy.orm
sqlalchemy.orm.util.* sqlalchemy.orm
sqlalchemy.orm.decl_api.* sqlalchemy.orm
sqlalchemy.orm.attributes.* sqlalchemy.orm
sqlalchemy.orm.relationships.* sqlalchemy.orm
sqlalchemy.orm.properties.* sqlalchemy.orm
sqlalchemy.orm.dynamic.* sqlalchemy.orm
sqlalchemy.orm.writeonly.* sqlalchemy.orm
sqlalchemy.orm.strategy_options.* sqlalchemy.orm
sqlalchemy.orm._orm_constructors.* sqlalchemy.orm
sqlalchemy.orm.collections.InstrumentedList builtins.list
sqlalchemy.ext.declarative.* sqlalchemy.orm
sqlalchemy.ext.declarative.api.* sqlalchemy.orm
sqlalchemy.ext.asyncio.session.* sqlalchemy.ext.asyncio
sqlalchemy.ext.asyncio.engine.* sqlalchemy.ext.asyncio
sqlalchemy.ext.asyncio.scoping.* sqlalchemy.ext.asyncio
sqlalchemy.ext.asyncio.result.* sqlalchemy.ext.asyncio
sqlalchemy.util.concurrency.greenlet_spawn sqlalchemy.util.greenlet_spawn
sqlalchemy.util.concurrency.await_only sqlalchemy.util.await_only
`,
  sqlmodel: `
sqlmodel.orm.session.Session sqlmodel.Session
sqlmodel.ext.asyncio.AsyncSession sqlmodel.ext.asyncio.session.AsyncSession
sqlmodel.ext.asyncio.async_session.AsyncSession sqlmodel.ext.asyncio.session.AsyncSession
sqlmodel.main.* sqlmodel
sqlmodel.sql.expression.* sqlmodel
sqlmodel.create_engine sqlalchemy.create_engine
`,
  fastapi: `
fastapi.applications.FastAPI fastapi.FastAPI
fastapi.routing.APIRouter fastapi.APIRouter
fastapi.routing.Route starlette.routing.Route
fastapi.routing.Mount starlette.routing.Mount
fastapi.params.* fastapi
fastapi.param_functions.* fastapi
fastapi.datastructures.UploadFile fastapi.UploadFile
fastapi.background.BackgroundTasks fastapi.BackgroundTasks
fastapi.requests.* fastapi
fastapi.websockets.* fastapi
fastapi.exceptions.HTTPException fastapi.HTTPException
fastapi.exceptions.WebSocketException fastapi.WebSocketException
fastapi.responses.Response fastapi.Response
fastapi.security.oauth2.* fastapi.security
fastapi.security.http.* fastapi.security
fastapi.security.api_key.* fastapi.security
fastapi.security.open_id_connect_url.* fastapi.security
fastapi.middleware.cors.* starlette.middleware.cors
fastapi.middleware.gzip.* starlette.middleware.gzip
fastapi.middleware.trustedhost.* starlette.middleware.trustedhost
fastapi.middleware.httpsredirect.* starlette.middleware.httpsredirect
fastapi.middleware.Middleware starlette.middleware.Middleware
fastapi.staticfiles.StaticFiles starlette.staticfiles.StaticFiles
fastapi.templating.Jinja2Templates starlette.templating.Jinja2Templates
`,
  starlette: `
starlette.requests.Request fastapi.Request
starlette.requests.HTTPConnection fastapi.requests.HTTPConnection
starlette.websockets.WebSocket fastapi.WebSocket
starlette.websockets.WebSocketDisconnect fastapi.WebSocketDisconnect
starlette.responses.* fastapi.responses
starlette.responses.Response fastapi.Response
starlette.background.BackgroundTasks fastapi.BackgroundTasks
starlette.concurrency.* fastapi.concurrency
starlette.testclient.* fastapi.testclient
starlette.datastructures.UploadFile fastapi.UploadFile
starlette.status.* fastapi.status
starlette.exceptions.HTTPException starlette.exceptions.HTTPException
`,
  pydantic: `
pydantic.v1.* pydantic
pydantic.v1.main.* pydantic
pydantic.v1.generics.* pydantic.generics
pydantic.main.BaseModel pydantic.BaseModel
pydantic.main.create_model pydantic.create_model
pydantic.fields.Field pydantic.Field
pydantic.fields.FieldInfo pydantic.fields.FieldInfo
pydantic.fields.computed_field pydantic.computed_field
pydantic.class_validators.* pydantic
pydantic.functional_validators.* pydantic
pydantic.functional_serializers.* pydantic
pydantic.type_adapter.TypeAdapter pydantic.TypeAdapter
pydantic.config.ConfigDict pydantic.ConfigDict
pydantic.networks.* pydantic
pydantic.types.* pydantic
pydantic.color.Color pydantic.color.Color
pydantic_settings.main.BaseSettings pydantic_settings.BaseSettings
pydantic.BaseSettings pydantic_settings.BaseSettings
`,
  pydantic_settings: `
pydantic_settings.main.BaseSettings pydantic_settings.BaseSettings
`,
  typing_extensions: `
typing_extensions.* typing
`,
  typing: `
typing.List builtins.list
typing.Dict builtins.dict
typing.Set builtins.set
typing.FrozenSet builtins.frozenset
typing.Tuple builtins.tuple
typing.Type builtins.type
typing.Text builtins.str
typing.DefaultDict collections.defaultdict
typing.OrderedDict collections.OrderedDict
typing.Counter collections.Counter
typing.Deque collections.deque
typing.ChainMap collections.ChainMap
typing.Awaitable collections.abc.Awaitable
typing.Coroutine collections.abc.Coroutine
typing.AsyncIterable collections.abc.AsyncIterable
typing.AsyncIterator collections.abc.AsyncIterator
typing.AsyncGenerator collections.abc.AsyncGenerator
typing.Iterable collections.abc.Iterable
typing.Iterator collections.abc.Iterator
typing.Generator collections.abc.Generator
typing.Reversible collections.abc.Reversible
typing.Container collections.abc.Container
typing.Collection collections.abc.Collection
typing.Callable collections.abc.Callable
typing.AbstractSet collections.abc.Set
typing.MutableSet collections.abc.MutableSet
typing.Mapping collections.abc.Mapping
typing.MutableMapping collections.abc.MutableMapping
typing.Sequence collections.abc.Sequence
typing.MutableSequence collections.abc.MutableSequence
typing.KeysView collections.abc.KeysView
typing.ItemsView collections.abc.ItemsView
typing.ValuesView collections.abc.ValuesView
typing.Hashable collections.abc.Hashable
typing.Sized collections.abc.Sized
typing.ContextManager contextlib.AbstractContextManager
typing.AsyncContextManager contextlib.AbstractAsyncContextManager
typing.Pattern re.Pattern
typing.Match re.Match
typing.IO io.IOBase
typing.TextIO io.TextIOWrapper
typing.BinaryIO io.BufferedReader
`,
  asyncio: `
asyncio.tasks.* asyncio
asyncio.events.* asyncio
asyncio.locks.* asyncio
asyncio.queues.* asyncio
asyncio.futures.* asyncio
asyncio.runners.* asyncio
asyncio.taskgroups.* asyncio
asyncio.threads.to_thread asyncio.to_thread
asyncio.BaseEventLoop asyncio.AbstractEventLoop
asyncio.base_events.BaseEventLoop asyncio.AbstractEventLoop
`,
  concurrent: `
concurrent.futures.thread.* concurrent.futures
concurrent.futures.process.* concurrent.futures
concurrent.futures._base.* concurrent.futures
`,
  requests: `
requests.api.* requests
requests.sessions.* requests
requests.session requests.Session
requests.sessions.session requests.Session
requests.models.* requests
`,
  httpx: `
httpx._client.* httpx
httpx._api.* httpx
httpx._models.* httpx
httpx._exceptions.* httpx
`,
  redis: `
redis.client.Redis redis.Redis
redis.client.StrictRedis redis.Redis
redis.StrictRedis redis.Redis
redis.utils.from_url redis.from_url
redis.asyncio.client.Redis redis.asyncio.Redis
redis.asyncio.StrictRedis redis.asyncio.Redis
redis.asyncio.utils.from_url redis.asyncio.from_url
redis.RedisCluster redis.cluster.RedisCluster
redis.Sentinel redis.sentinel.Sentinel
`,
  boto3: `
boto3.session.Session boto3.Session
`,
  celery: `
celery.app.task.Task celery.Task
celery.app.base.Celery celery.Celery
celery.app.shared_task celery.shared_task
`,
  psycopg2: `
psycopg2.extensions.connection psycopg2.extensions.connection
psycopg2._psycopg.connection psycopg2.extensions.connection
psycopg2._psycopg.cursor psycopg2.extensions.cursor
psycopg2.pool.SimpleConnectionPool psycopg2.pool.ThreadedConnectionPool
`,
  pymongo: `
pymongo.mongo_client.MongoClient pymongo.MongoClient
pymongo.synchronous.mongo_client.MongoClient pymongo.MongoClient
pymongo.synchronous.collection.* pymongo.collection
pymongo.synchronous.database.* pymongo.database
pymongo.synchronous.cursor.* pymongo.cursor
pymongo.asynchronous.mongo_client.AsyncMongoClient pymongo.AsyncMongoClient
`,
  openai: `
openai._client.* openai
openai.lib.azure.* openai
`,
  anthropic: `
anthropic._client.* anthropic
`,
  elasticsearch: `
elasticsearch._sync.client.* elasticsearch
elasticsearch._async.client.* elasticsearch
elasticsearch.client.Elasticsearch elasticsearch.Elasticsearch
`,
  slack_sdk: `
slack_sdk.web.WebClient slack_sdk.WebClient
slack_sdk.web.client.WebClient slack_sdk.WebClient
slack_sdk.WebhookClient slack_sdk.webhook.WebhookClient
slack_sdk.webhook.client.WebhookClient slack_sdk.webhook.WebhookClient
`,
  docker: `
docker.client.DockerClient docker.DockerClient
docker.client.from_env docker.from_env
`,
  pathlib: `
pathlib.PosixPath pathlib.Path
pathlib.WindowsPath pathlib.Path
`,
  contextlib: `
contextlib._GeneratorContextManager contextlib.AbstractContextManager
contextlib._AsyncGeneratorContextManager contextlib.AbstractAsyncContextManager
`,
  collections: `
collections.Mapping collections.abc.Mapping
`,
  aiohttp: `
aiohttp.client.ClientSession aiohttp.ClientSession
aiohttp.client_reqrep.ClientResponse aiohttp.ClientResponse
`,
  anyio: `
anyio.Path anyio.Path
`,
};
