/** Types of the rest of the standard library, in the language of `sheet.ts`. */
export const STUBS_STANDARD = `
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
# backports
class backports.strenum.StrEnum(str, enum.Enum)
# fastapi_restful
class fastapi_restful.enums.StrEnum(str, enum.Enum)
# fastapi_utils
class fastapi_utils.enums.StrEnum(str, enum.Enum)
# strenum
in strenum
class .StrEnum(str, enum.Enum)
class .LowercaseStrEnum(.StrEnum)
class .UppercaseStrEnum(.StrEnum)
class .CamelCaseStrEnum(.StrEnum)
class .PascalCaseStrEnum(.StrEnum)
class .KebabCaseStrEnum(.StrEnum)
class .SnakeCaseStrEnum(.StrEnum)
class .MacroCaseStrEnum(.StrEnum)
class .CobolCaseStrEnum(.StrEnum)
# decimal
class decimal.Decimal
  quantize: Self
# urllib
in urllib
def .parse.urlparse .parse.urlsplit: .parse.ParseResult
def .parse.quote .parse.quote_plus .parse.unquote .parse.unquote_plus .parse.urlencode .parse.urljoin .parse.urlunparse .parse.urlunsplit: str
def .parse.parse_qs: dict[str, list[str]]
def .parse.parse_qsl: list[tuple[str, str]]
def .request.urlopen: http.client.HTTPResponse
class .parse.ParseResult
  geturl: str
  _replace: Self
  @scheme @netloc @path @params @query @fragment: str
  @hostname @username @password: str | None
  @port: int | None
# http
class http.client.HTTPResponse
  __enter__: Self
  read: bytes
  getheader: str | None
  @status @code: int
class http.HTTPStatus(enum.IntEnum)
  @phrase @description: str
# hashlib
in hashlib
def .new .md5 .sha1 .sha224 .sha256 .sha384 .sha512 .sha3_256 .sha3_512 .blake2b .blake2s .file_digest: .Hash
def .pbkdf2_hmac .scrypt: bytes
class .Hash
  hexdigest: str
  digest: bytes
  update: None
  copy: Self
# hmac
in hmac
def .new: .HMAC
def .digest: bytes
def .compare_digest: bool
class .HMAC
  hexdigest: str
  digest: bytes
  update: None
# base64
def base64.b64encode base64.b64decode base64.urlsafe_b64encode base64.urlsafe_b64decode base64.standard_b64encode base64.standard_b64decode: bytes
def base64.b32encode base64.b32decode base64.b16encode base64.b16decode base64.b85encode base64.b85decode: bytes
# math
def math.ceil math.floor math.trunc math.gcd math.factorial math.comb math.isqrt: int
def math.sqrt math.log math.log2 math.log10 math.exp math.pow math.fabs math.fsum math.sin math.cos math.radians math.hypot: float
def math.isnan math.isinf math.isfinite math.isclose: bool
# statistics
def statistics.mean statistics.median statistics.stdev: float
# heapq
def heapq.heappush heapq.heapify: None
def heapq.heappop heapq.heappushpop: $0[]
def heapq.nlargest heapq.nsmallest: list[$1[]]
# bisect
def bisect.bisect bisect.bisect_left bisect.bisect_right: int
# string
class string.Template
  substitute safe_substitute: str
class string.Formatter
  format: str
# textwrap
def textwrap.dedent textwrap.indent textwrap.fill textwrap.shorten: str
def textwrap.wrap: list[str]
# shlex
def shlex.split: list[str]
def shlex.quote shlex.join: str
# html
def html.escape html.unescape: str
# unicodedata
def unicodedata.normalize: str
# pprint
def pprint.pformat: str
def pprint.pprint: None
# traceback
def traceback.format_exc: str
def traceback.format_exception traceback.format_tb traceback.format_stack: list[str]
def traceback.print_exc traceback.print_exception: None
# warnings
def warnings.warn warnings.filterwarnings warnings.simplefilter: None
def warnings.catch_warnings: contextlib.AbstractContextManager[Any]
# inspect
in inspect
def .signature: .Signature
def .iscoroutinefunction .isawaitable .iscoroutine .isasyncgenfunction .isgeneratorfunction .isclass .isfunction .ismethod .ismodule .isabstract: bool
def .getmembers: list[tuple[str, Any]]
def .getsource .getdoc .cleandoc: str
class .Signature
  bind bind_partial: Any
  replace: Self
  @parameters: dict[str, .Parameter]
  @return_annotation: Any
class .Parameter
  @name: str
  @default @annotation @kind: Any
# importlib
in importlib
def .import_module .reload: Any
def .metadata.version: str
def .util.find_spec .util.spec_from_file_location .util.module_from_spec: Any
def .resources.files: Any
# types
class types.SimpleNamespace
class types.ModuleType
class types.MappingProxyType[K, V](dict[K, V])
# sys
def sys.exit: Any
def sys.getsizeof sys.getrecursionlimit: int
def sys.exc_info: tuple[Any, Any, Any]
# platform
def platform.system platform.machine platform.platform platform.python_version platform.node: str
# struct
def struct.pack: bytes
def struct.unpack struct.unpack_from: tuple[Any, ...]
def struct.calcsize: int
# ipaddress
def ipaddress.ip_address ipaddress.ip_network: Any
# zoneinfo
class zoneinfo.ZoneInfo(datetime.tzinfo)
# calendar
def calendar.monthrange: tuple[int, int]
def calendar.timegm: int
# weakref
def weakref.ref weakref.proxy: Any
class weakref.WeakValueDictionary[K, V](dict[K, V])
class weakref.WeakKeyDictionary[K, V](dict[K, V])
class weakref.WeakSet[T](set[T])
# argparse
in argparse
class .ArgumentParser
  parse_args: .Namespace
  parse_known_args: tuple[.Namespace, list[str]]
  add_argument: Any
  add_subparsers: .SubParsers
  add_argument_group add_mutually_exclusive_group: Self
  set_defaults print_help error exit: None
  format_help format_usage: str
class .SubParsers
  add_parser: .ArgumentParser
class .Namespace
# socket
in socket
def .gethostname .getfqdn .gethostbyname: str
def .getaddrinfo: list[Any]
def .create_connection: .socket
class .socket
  __new__: .DatagramSocket if $1:type is .SOCK_DGRAM else Self
  __enter__: Self
  recv: bytes
  send: int
  sendall connect bind listen close settimeout setsockopt setblocking shutdown: None
  accept: tuple[.socket, Any]
  connect_ex fileno: int
  getsockname getpeername: Any
class .DatagramSocket(.socket)
# email
class email.message.EmailMessage
  set_content add_alternative add_attachment: None
class email.mime.multipart.MIMEMultipart
  attach: None
  as_string: str
class email.mime.text.MIMEText
  as_string: str
# difflib
def difflib.get_close_matches: list[str]
def difflib.unified_diff: Iterator[str]
# ast
def ast.parse ast.literal_eval: Any
def ast.unparse ast.dump: str
def ast.walk: Iterator[Any]
# atexit
def atexit.register: $0
# gc
def gc.collect: int
# PIL
class PIL.Image.Image
  __enter__: Self
  resize convert crop rotate filter copy transpose: Self
  save thumbnail load close paste: None
  tobytes: bytes
  @size: tuple[int, int]
  @width @height: int
  @format @mode: str
def PIL.Image.open PIL.Image.new PIL.Image.fromarray: PIL.Image.Image
# getpass
def getpass.getuser getpass.getpass: str
# locale
def locale.setlocale: str
# abc
def abc.abstractmethod: $0
class abc.ABC
`;
