/** Types of the standard library, in the language of `sheet.ts`. */
export const STUBS_STANDARD = `
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
def .nullcontext: .AbstractContextManager[$0]
def .closing: .AbstractContextManager[$0]
def .aclosing: .AbstractAsyncContextManager[$0]
class .AbstractContextManager[T]
  __enter__: T
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
# functools
in functools
def .reduce: Any
def .wraps .update_wrapper .lru_cache .cache .cached_property .singledispatch .total_ordering .cmp_to_key: Any
# itertools
in itertools
def .chain: Iterator[$0[]]
def .chain.from_iterable: Iterator[$0[][]]
def .islice .cycle .compress: Iterator[$0[]]
def .takewhile .dropwhile .filterfalse: Iterator[$1[]]
def .repeat: Iterator[$0]
def .count: Iterator[int]
def .accumulate: Iterator[Any]
def .groupby: Iterator[tuple[Any, Iterator[$0[]]]]
def .product .permutations .combinations .zip_longest: Iterator[tuple[$*[]]]
def .pairwise: Iterator[tuple[$0[], $0[]]]
def .batched: Iterator[tuple[$0[], ...]]
def .starmap: Iterator[$0()]
def .tee: tuple[Iterator[$0[]], ...]
# collections
in collections
class .defaultdict[K, V](dict[K, V])
  __new__: .defaultdict[Any, $0()]
class .OrderedDict[K, V](dict[K, V])
  move_to_end: None
class .Counter[K](dict[K, int])
  __new__: .Counter[$0[]]
  most_common: list[tuple[K, int]]
  elements: Iterator[K]
class .ChainMap[K, V](dict[K, V])
class .deque[T]
  __new__: .deque[$0[]]
  __iter__: Iterator[T]
  __getitem__ pop popleft: T
  append appendleft extend extendleft clear rotate remove reverse: None
in collections.abc
class .Iterable[T]
  __iter__: .Iterator[T]
class .Iterator[T](.Iterable[T])
  __next__: T
class .Generator[T, S, R](.Iterator[T])
  send: T
  throw: T
  close: None
class .Reversible[T](.Iterable[T])
class .Container[T]
class .Collection[T](.Iterable[T])
class .Sequence[T](.Collection[T])
  __getitem__: T
  index count: int
class .MutableSequence[T](.Sequence[T])
  append extend insert remove reverse clear: None
  pop: T
class .Set[T](.Collection[T])
class .MutableSet[T](.Set[T])
  add discard remove clear: None
  pop: T
class .Mapping[K, V](.Collection[K])
  __getitem__: V
  get: V | $1 | None
  keys: .KeysView[K]
  values: .ValuesView[V]
  items: .ItemsView[K, V]
class .MutableMapping[K, V](.Mapping[K, V])
  pop setdefault: V
  update clear: None
  popitem: tuple[K, V]
class .KeysView[K](.Set[K])
class .ValuesView[V](.Collection[V])
class .ItemsView[K, V](.Set[tuple[K, V]])
class .AsyncIterable[T]
  __aiter__: .AsyncIterator[T]
class .AsyncIterator[T](.AsyncIterable[T])
  __anext__: async T
class .AsyncGenerator[T, S](.AsyncIterator[T])
  asend athrow: async T
  aclose: async None
class .Callable
class .Hashable
class .Sized
# pathlib
in pathlib
class .PurePath
  joinpath with_suffix with_name with_stem relative_to __truediv__: Self
  as_posix as_uri __str__: str
  is_absolute is_relative_to match full_match: bool
  @name @stem @suffix @anchor @root @drive: str
  @parent: Self
  @parents: list[Self]
  @parts: tuple[str, ...]
  @suffixes: list[str]
class .PurePosixPath(.PurePath)
class .Path(.PurePath)
  cwd home resolve absolute expanduser rename replace readlink: Self
  exists is_file is_dir is_symlink is_mount samefile: bool
  read_text owner group: str
  read_bytes: bytes
  write_text write_bytes: int
  mkdir rmdir unlink touch chmod symlink_to hardlink_to: None
  iterdir glob rglob: Iterator[Self]
  walk: Iterator[tuple[Self, list[str], list[str]]]
  stat lstat: os.stat_result
  open: io.BufferedReader if $0:mode has b else io.TextIOWrapper
# io
in io
def .open: .BufferedReader if $1:mode has b else .TextIOWrapper
class .IOBase
  __enter__: Self
  close flush: None
  seek tell truncate fileno: int
  readable writable seekable isatty: bool
  @closed: bool
  @name @mode: str
class .TextIOBase(.IOBase)
  __iter__: Iterator[str]
  read readline getvalue: str
  readlines: list[str]
  write: int
  writelines: None
class .TextIOWrapper(.TextIOBase)
  @buffer: .BufferedReader
class .StringIO(.TextIOBase)
class .BufferedIOBase(.IOBase)
  __iter__: Iterator[bytes]
  read readline read1 peek getvalue: bytes
  readlines: list[bytes]
  write readinto: int
  writelines: None
class .BufferedReader(.BufferedIOBase)
class .BufferedWriter(.BufferedIOBase)
class .BufferedRandom(.BufferedIOBase)
class .FileIO(.BufferedIOBase)
class .BytesIO(.BufferedIOBase)
# logging
in logging
def .getLogger: .Logger
def .debug .info .warning .warn .error .exception .critical .log .basicConfig .disable .addLevelName .captureWarnings .shutdown: None
def .getLevelName: str
class .Logger
  debug info warning warn error exception critical fatal log setLevel addHandler removeHandler addFilter removeFilter handle: None
  getChild: Self
  isEnabledFor hasHandlers: bool
  getEffectiveLevel: int
  @handlers: list[.Handler]
  @name: str
  @level: int
  @propagate: bool
class .LoggerAdapter(.Logger)
class .Handler
  setLevel setFormatter addFilter emit flush close handle acquire release: None
  format: str
class .StreamHandler(.Handler)
class .FileHandler(.StreamHandler)
class .Formatter
  format formatTime formatException: str
class .LogRecord
  getMessage: str
class .Filter
# datetime
in datetime
class .timedelta
  total_seconds: float
  @days @seconds @microseconds: int
class .tzinfo
class .timezone(.tzinfo)
  @utc: Self
class .date
  today fromisoformat fromtimestamp fromordinal replace: Self
  isoformat strftime ctime: str
  weekday isoweekday toordinal: int
  @year @month @day: int
class .datetime(.date)
  now utcnow strptime combine astimezone fromtimestamp utcfromtimestamp: Self
  date: .date
  time timetz: .time
  timestamp: float
  utcoffset: .timedelta
  @hour @minute @second @microsecond: int
  @tzinfo: .tzinfo
class .time
  isoformat strftime: str
  fromisoformat replace: Self
  @hour @minute @second @microsecond: int
# uuid
in uuid
def .uuid1 .uuid3 .uuid4 .uuid5 .uuid7: .UUID
class .UUID
  @hex @urn: str
  @int @version: int
  @bytes: bytes
# json
def json.loads json.load: Any
def json.dumps: str
def json.dump: None
# os
in os
def .getenv: str | None
def .getcwd .path.join .path.dirname .path.basename .path.abspath .path.realpath .path.normpath .path.expanduser .path.relpath .path.expandvars: str
def .path.exists .path.isfile .path.isdir .path.isabs .path.islink .access: bool
def .path.splitext .path.split: tuple[str, str]
def .path.getsize .path.getmtime .getpid .cpu_count .system: int
def .listdir: list[str]
def .walk: Iterator[tuple[str, list[str], list[str]]]
def .scandir: Iterator[os.DirEntry]
def .stat .lstat: .stat_result
def .urandom: bytes
def .fdopen: io.TextIOWrapper
def .makedirs .mkdir .remove .unlink .rename .rmdir .chmod .removedirs .replace .kill: None
class .stat_result
  @st_size @st_mtime @st_ctime @st_mode: int
class .DirEntry
  is_file is_dir is_symlink: bool
  stat: .stat_result
  @name @path: str
# re
in re
def .compile: .Pattern
def .match .search .fullmatch: .Match | None
def .findall .split: list[Any]
def .finditer: Iterator[.Match]
def .sub .escape: str
class .Pattern
  match search fullmatch: .Match | None
  findall split: list[Any]
  finditer: Iterator[.Match]
  sub: str
class .Match
  group __getitem__ expand: str
  groups: tuple[str, ...]
  groupdict: dict[str, str]
  start end: int
  span: tuple[int, int]
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
# time
def time.sleep: None
def time.time time.monotonic time.perf_counter time.process_time: float
def time.time_ns time.monotonic_ns time.perf_counter_ns: int
# copy
def copy.copy copy.deepcopy: $0
# random
def random.choice: $0[]
def random.choices random.sample: list[$0[]]
def random.randint random.randrange random.getrandbits: int
def random.random random.uniform: float
def random.shuffle random.seed: None
# secrets
def secrets.token_hex secrets.token_urlsafe: str
def secrets.token_bytes: bytes
def secrets.choice: $0[]
def secrets.compare_digest: bool
# typing
def typing.cast: $0!
def typing.get_args: tuple[Any, ...]
def typing.get_type_hints: dict[str, Any]
def typing.assert_never typing.get_origin: Any
# dataclasses
in dataclasses
def .asdict: dict[str, Any]
def .astuple: tuple[Any, ...]
def .replace: $0
def .field: Any
def .fields: tuple[Any, ...]
def .is_dataclass: bool
# operator
def operator.attrgetter operator.itemgetter operator.methodcaller: Any
# enum
in enum
def .auto: Any
class .Enum
  @name: str
  @value: Any
class .IntEnum(int, .Enum)
class .StrEnum(str, .Enum)
class .Flag(.Enum)
class .IntFlag(int, .Flag)
# decimal
class decimal.Decimal
  quantize: Self
# tempfile
in tempfile
def .mkdtemp .gettempdir .mktemp: str
def .mkstemp: tuple[int, str]
def .NamedTemporaryFile .TemporaryFile: io.BufferedRandom
class .TemporaryDirectory
  __enter__: str
  cleanup: None
  @name: str
class .SpooledTemporaryFile(io.BufferedIOBase)
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
`;
