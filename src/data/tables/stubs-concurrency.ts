/** Types of the standard library for tasks, threads and processes, in the language of `sheet.ts`. */
export const STUBS_CONCURRENCY = `
# asyncio
in asyncio
def .sleep: async None
def .gather: Awaitable[tuple[await $*]]
def .wait_for: async await $0:fut
def .shield: Awaitable[await $0:arg]
def .create_task .ensure_future: .Task[await $0]
def .to_thread: async $0:func()
def .run: await $0:main
def .wait: async tuple[set[.Task[Any]], set[.Task[Any]]]
def .as_completed: Iterator[Awaitable[Any]]
def .run_coroutine_threadsafe: concurrent.futures.Future[await $0]
def .wrap_future: .Future[$0.0]
def .get_event_loop .get_running_loop .new_event_loop: .AbstractEventLoop
def .set_event_loop .set_event_loop_policy: None
def .current_task: .Task[Any] | None
def .all_tasks: set[.Task[Any]]
def .create_subprocess_exec .create_subprocess_shell: async .subprocess.Process
def .open_connection: async tuple[.StreamReader, .StreamWriter]
def .open_unix_connection: async tuple[.StreamReader, .StreamWriter]
def .start_server: async Any
def .iscoroutinefunction .iscoroutine .isfuture: bool
def .timeout .timeout_at: contextlib.AbstractAsyncContextManager[Any]
class .Future[T]
  __await__: T
  result: T
  exception: BaseException | None
  done cancelled cancel: bool
  set_result set_exception add_done_callback remove_done_callback: None
class .Task[T](.Future[T])
  get_name: str
  set_name: None
class .TaskGroup
  __aenter__: Self
  create_task: .Task[await $0]
class .Runner
  __enter__: Self
  run: await $0
  get_loop: .AbstractEventLoop
  close: None
class .AbstractEventLoop
  run_in_executor: Awaitable[$1:func()]
  create_task: .Task[await $0]
  create_future: .Future[Any]
  run_until_complete: await $0
  run_forever stop close set_debug add_signal_handler set_default_executor set_exception_handler: None
  call_soon call_later call_at call_soon_threadsafe: Any
  time: float
  is_running is_closed: bool
  shutdown_asyncgens shutdown_default_executor: async None
  getaddrinfo getnameinfo sock_recv sock_sendall sock_connect sock_accept create_connection create_server: async Any
class .Lock
  __aenter__: None
  acquire: async bool
  release: None
  locked: bool
class .Semaphore(.Lock)
class .BoundedSemaphore(.Semaphore)
class .Condition(.Lock)
  wait: async bool
  wait_for: async Any
  notify notify_all: None
class .Event
  wait: async bool
  set clear: None
  is_set: bool
class .Queue[T]
  get: async T
  put join: async None
  get_nowait: T
  put_nowait task_done shutdown: None
  empty full: bool
  qsize: int
class .PriorityQueue[T](.Queue[T])
class .LifoQueue[T](.Queue[T])
class .StreamReader
  __aiter__: AsyncIterator[bytes]
  read readline readexactly readuntil: async bytes
  at_eof: bool
class .StreamWriter
  write writelines close write_eof: None
  drain wait_closed: async None
class .subprocess.Process
  communicate: async tuple[bytes, bytes]
  wait: async int
  kill terminate send_signal: None
  @stdout @stderr: .StreamReader
  @stdin: .StreamWriter
  @returncode: int | None
  @pid: int
# concurrent
in concurrent.futures
def .as_completed: Iterator[Any]
def .wait: tuple[set[Any], set[Any]]
class .Future[T]
  result: T
  exception: BaseException | None
  done cancelled cancel running: bool
  add_done_callback set_result set_exception: None
class .Executor
  __enter__: Self
  submit: .Future[$0:fn()]
  map: Iterator[$0:fn()]
  shutdown: None
class .ThreadPoolExecutor(.Executor)
class .ProcessPoolExecutor(.Executor)
# contextlib
in contextlib
def .suppress .redirect_stdout .redirect_stderr .chdir: .AbstractContextManager[None]
def .nullcontext: .NullContext[$0]
def .closing: .AbstractContextManager[$0]
def .aclosing: .AbstractAsyncContextManager[$0]
class .AbstractContextManager[T]
  __enter__: T
class .NullContext[T]
  __enter__ __aenter__: T
class .AbstractAsyncContextManager[T]
  __aenter__: T
class .ExitStack
  __enter__: Self
  enter_context: enter $0
  push: $0
  callback: Any
  pop_all: Self
  close: None
class .AsyncExitStack
  __aenter__: Self
  enter_context: enter $0
  enter_async_context: async aenter $0
  push push_async_exit: $0
  callback push_async_callback: Any
  pop_all: Self
  aclose: async None
# threading
in threading
def .current_thread .main_thread: .Thread
def .get_ident .active_count: int
class .Thread
  start join: None
  is_alive: bool
  @name: str
class .Timer(.Thread)
  cancel: None
class .Lock
  __enter__ acquire locked: bool
  release: None
class .RLock(.Lock)
class .Semaphore(.Lock)
class .BoundedSemaphore(.Lock)
class .Condition(.Lock)
  wait wait_for: bool
  notify notify_all: None
class .Event
  set clear: None
  wait is_set: bool
class .Barrier
  wait: int
class .local
# queue
in queue
class .Queue[T]
  get get_nowait: T
  put put_nowait join task_done: None
  empty full: bool
  qsize: int
class .SimpleQueue[T](.Queue[T])
class .PriorityQueue[T](.Queue[T])
class .LifoQueue[T](.Queue[T])
# multiprocessing
in multiprocessing
class .Process
  start join terminate kill close: None
  is_alive: bool
  @pid @exitcode: int | None
def .Pool: .pool.Pool
class .pool.Pool
  __enter__: Self
  apply: $0()
  map starmap: list[$0()]
  apply_async map_async starmap_async: .pool.AsyncResult[$0()]
  imap imap_unordered: Iterator[$0()]
  close join terminate: None
class .pool.ThreadPool(.pool.Pool)
class .pool.AsyncResult[T]
  get: T
  wait: None
  ready successful: bool
# subprocess
in subprocess
def .run: .CompletedProcess
def .call .check_call: int
def .check_output: bytes
def .getoutput: str
def .getstatusoutput: tuple[int, str]
class .CompletedProcess
  @returncode: int
  @stdout @stderr @args: Any
  check_returncode: None
class .Popen
  __enter__: Self
  communicate: tuple[bytes, bytes]
  wait poll: int
  kill terminate send_signal: None
  @stdout @stderr @stdin: io.BufferedReader
  @returncode @pid: int
# time
def time.sleep: None
def time.time time.monotonic time.perf_counter time.process_time: float
def time.time_ns time.monotonic_ns time.perf_counter_ns: int
# contextvars
in contextvars
def .copy_context: .Context
class .ContextVar[T]
  __new__: .ContextVar[$default]
  get: T
  set: .Token
  reset: None
  @name: str
class .Token
  @old_value: Any
class .Context
  run: $0()
  copy: Self
# signal
def signal.signal signal.getsignal: Any
# sched
class sched.scheduler
  run: Any
`;
