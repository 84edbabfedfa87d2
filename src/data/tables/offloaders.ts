/**
 * What happens to a callable or coroutine that is handed over, in the language of `offloaders.ts`: name, what it is handed,
 * where that runs, and what comes back.
 */
export const HANDOVERS = `
thread callable
  asyncio.to_thread 0:func
  asyncio.AbstractEventLoop.run_in_executor 1:func
  concurrent.futures.Executor.submit 0:fn
  concurrent.futures.Executor.map 0:fn
  concurrent.futures.ThreadPoolExecutor.submit 0:fn
  concurrent.futures.ThreadPoolExecutor.map 0:fn
  concurrent.futures.ThreadPoolExecutor initializer
  threading.Thread 1:target
  threading.Timer 1:function
  fastapi.concurrency.run_in_threadpool 0:func
  fastapi.concurrency.contextmanager_in_threadpool 0:cm
  fastapi.concurrency.iterate_in_threadpool 0:iterator
  anyio.to_thread.run_sync 0:func
  trio.to_thread.run_sync 0:sync_fn
  asgiref.sync.sync_to_async 0:func
  asgiref.sync.SyncToAsync 0:func
  channels.db.database_sync_to_async 0:func
  asyncer.asyncify 0:function
  aiofiles.os.wrap 0:func
  multiprocessing.pool.ThreadPool.(apply_async map_async starmap_async imap imap_unordered) 0:func
  langchain_core.runnables.run_in_executor 1:func
  langchain_core.runnables.config.run_in_executor 1:func
  gevent.spawn 0
  distributed.Client.submit 0:func
process callable
  concurrent.futures.ProcessPoolExecutor.submit 0:fn
  concurrent.futures.ProcessPoolExecutor.map 0:fn
  multiprocessing.Process 1:target
  multiprocessing.context.Process 1:target
  multiprocessing.pool.Pool.(apply_async map_async starmap_async imap imap_unordered) 0:func
  anyio.to_process.run_sync 0:func
  anyio.to_interpreter.run_sync 0:func
def-in-thread callable
  fastapi.BackgroundTasks.add_task 0:func
  starlette.background.BackgroundTask 0:func
  fastapi.Depends 0:dependency
  fastapi.Security 0:dependency
  fastapi.responses.StreamingResponse 0:content
  starlette.routing.Route 1:endpoint
  apscheduler.schedulers.asyncio.AsyncIOScheduler.add_job 0:func
  apscheduler.schedulers.base.BaseScheduler.add_job 0:func
remote callable
  rq.Queue.enqueue 0:f
  rq.Queue.enqueue_call 0:func
  rq.Queue.(enqueue_in enqueue_at) 1:func
  huey.Huey.enqueue 0
  arq.connections.ArqRedis.enqueue_job 0:function
  saq.Queue.(enqueue apply) 0
greenlet callable
  sqlalchemy.ext.asyncio.AsyncSession.run_sync 0:fn
  sqlalchemy.ext.asyncio.AsyncConnection.run_sync 0:fn
  sqlalchemy.util.greenlet_spawn 0:fn
loop callable
  anyio.from_thread.run 0:func
  anyio.from_thread.run_sync 0:func
  anyio.from_thread.BlockingPortal.call 0:func
  anyio.from_thread.BlockingPortal.start_task_soon 0:func
  asyncer.syncify 0:async_function
  anyio.run 0:func
  alembic.op.run_async 0
  asyncio.AbstractEventLoop.call_soon 0:callback
  asyncio.AbstractEventLoop.call_soon_threadsafe 0:callback
  asyncio.AbstractEventLoop.call_later 1:callback
  asyncio.AbstractEventLoop.call_at 1:callback
  asyncio.AbstractEventLoop.add_signal_handler 1:callback
  asyncio.Future.add_done_callback 0:fn
  asyncio.Task.add_done_callback 0:fn
  anyio.abc.TaskGroup.start_soon 0:func
  anyio.abc.TaskGroup.start 0:func
  asyncer.TaskGroup.soonify 0:async_function
  starlette.middleware.base.BaseHTTPMiddleware 1:dispatch
loop callable
  cashews.cache.get_or_set 1:default
  cashews.(Cache wrapper.Cache).get_or_set 1:default
loop awaitable
  asyncio.create_task 0:coro
  asyncio.ensure_future 0:coro_or_future
  asyncio.run_coroutine_threadsafe 0:coro
  asyncio.run 0:main
  asyncio.wait_for 0:fut
  asyncio.shield 0:arg
  asyncio.gather *
  asyncio.wait 0:fs each
  asyncio.as_completed 0:fs each
  asyncio.Task 0:coro
  asyncio.Runner.run 0:coro
  asyncio.TaskGroup.create_task 0:coro
  asyncio.AbstractEventLoop.create_task 0:coro
  asyncio.AbstractEventLoop.run_until_complete 0:future
  tqdm.asyncio.tqdm.gather *
  tqdm.asyncio.tqdm_asyncio.gather *
  sqlalchemy.util.await_only 0
  sqlalchemy.util.await_fallback 0
caller callable
  builtins.(map filter) 0
  builtins.(sorted min max) key
  functools.reduce 0
  builtins.list.sort key
  itertools.(accumulate) 1:func
  itertools.(groupby) 1:key
  itertools.(starmap takewhile dropwhile filterfalse) 0
  contextlib.ExitStack.callback 0
  dogpile.cache.CacheRegion.get_or_create 1:creator
  contextlib.AsyncExitStack.callback 0
  contextlib.AsyncExitStack.push_async_callback 0
`;

/** What takes each step of a plain iterator in a worker thread. */
export const STEPS_IN_THREAD: ReadonlySet<string> = new Set([
  "fastapi.responses.StreamingResponse",
  "fastapi.concurrency.iterate_in_threadpool",
  "fastapi.sse.EventSourceResponse",
  "sse_starlette.EventSourceResponse",
  "sse_starlette.sse.EventSourceResponse",
]);

/** Methods that hand their own receiver over: a task object of a queue. */
export const RECEIVERS = `
remote
  celery.Task.(delay apply_async s si signature subtask)
  celery.canvas.Signature.(delay apply_async)
  dramatiq.Actor.(send send_with_options message)
  taskiq.AsyncTaskiqDecoratedTask.(kiq kicker)
  procrastinate.tasks.Task.(defer defer_async configure)
  huey.api.TaskWrapper.(schedule s)
`;

/** What a decorator does to the function under it. */
export const DECORATORS = `
offloads thread
  asgiref.sync.sync_to_async channels.db.database_sync_to_async
offloads remote
  huey.Huey.task huey.Huey.periodic_task
task remote celery.Task
  celery.Celery.task celery.shared_task celery.task
task remote dramatiq.Actor
  dramatiq.actor
task remote taskiq.AsyncTaskiqDecoratedTask
  taskiq.AsyncBroker.task taskiq.InMemoryBroker.task taskiq_aio_pika.AioPikaBroker.task taskiq_redis.ListQueueBroker.task
task remote procrastinate.tasks.Task
  procrastinate.App.task procrastinate.Blueprint.task
task remote rq.decorators.job
  rq.decorators.job
offloads def-in-thread
  fastapi_utils.tasks.repeat_every fastapi_restful.tasks.repeat_every
bridges loop
  asgiref.sync.async_to_sync
cached
  functools.lru_cache functools.cache functools.cached_property cachetools.cached cachetools.cachedmethod
  async_lru.alru_cache aiocache.cached fastapi_cache.decorator.cache asyncache.cached joblib.Memory.cache
context-manager
  contextlib.contextmanager
async-context-manager
  contextlib.asynccontextmanager
property
  builtins.property abc.abstractproperty functools.cached_property sqlalchemy.ext.hybrid.hybrid_property werkzeug.utils.cached_property django.utils.functional.cached_property
  pydantic.computed_field
same
  functools.wraps functools.total_ordering functools.singledispatch functools.singledispatchmethod
  abc.abstractmethod builtins.staticmethod builtins.classmethod
  typing.overload typing.override typing.final typing.no_type_check typing.runtime_checkable warnings.deprecated typing.dataclass_transform
  tenacity.retry backoff.on_exception backoff.on_predicate retry.retry retrying.retry stamina.retry
  pydantic.validate_call pydantic.validate_arguments pydantic.validator pydantic.root_validator pydantic.field_validator pydantic.model_validator
  pydantic.field_serializer pydantic.model_serializer
  sqlalchemy.orm.declared_attr sqlalchemy.orm.validates sqlalchemy.orm.reconstructor sqlalchemy.event.listens_for
  sqlalchemy.ext.hybrid.hybrid_method sqlalchemy.ext.compiler.compiles
  slowapi.Limiter.limit slowapi.Limiter.exempt
  opentelemetry.trace.Tracer.start_as_current_span langfuse.observe langfuse.decorators.observe sentry_sdk.trace ddtrace.Tracer.wrap logfire.instrument
  typer.Typer.command typer.Typer.callback click.command click.group
  pytest.fixture pytest_asyncio.fixture
  atexit.register
  dataclasses.dataclass attr.s attrs.define attr.attrs
  deprecated.deprecated typing.deprecated
`;
