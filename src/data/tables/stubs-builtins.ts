/** Python's builtin functions and types, in the language of `sheet.ts`. */
export const STUBS_BUILTINS = `
# builtins
in builtins
def .open: io.BufferedReader if $1:mode has b else io.TextIOWrapper
def .len .ord .hash .id .round: int
def .abs .pow .divmod: Any
def .sum: $0[]
def .min .max: $0[] if $# == 1 else $0
def .sorted: list[$0[]]
def .reversed: Iterator[$0[]]
def .enumerate: Iterator[tuple[int, $0[]]]
def .zip: Iterator[tuple[$*[]]]
def .map: Iterator[$0()]
def .filter: Iterator[$1[]]
def .iter: Iterator[$0[]]
def .aiter: AsyncIterator[Any]
def .next: $0[]
def .anext: async Any
def .isinstance .issubclass .callable .hasattr .any .all: bool
def .repr .ascii .chr .bin .hex .oct .format .input: str
def .print .setattr .delattr .breakpoint .exec .exit .quit .help: None
def .getattr .vars .eval .compile .__import__ .super .globals .locals: Any
def .dir: list[str]
class .object
class .type
  mro: list[Any]
  @__name__ @__qualname__ @__module__: str
class .str
  __new__: str
  __iter__: Iterator[str]
  __getitem__: str
  capitalize casefold center expandtabs format format_map join ljust lower lstrip removeprefix removesuffix replace rjust rstrip: str
  strip swapcase title translate upper zfill: str
  count find index rfind rindex: int
  endswith startswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper: bool
  encode: bytes
  partition rpartition: tuple[str, str, str]
  split rsplit splitlines: list[str]
  maketrans: dict[int, Any]
class .bytes
  __new__: bytes
  __iter__: Iterator[int]
  __getitem__: Any
  decode hex: str
  capitalize center expandtabs join ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip swapcase title translate upper zfill: bytes
  fromhex: bytes
  count find index rfind rindex: int
  endswith startswith isalnum isalpha isascii isdigit islower isspace istitle isupper: bool
  partition rpartition: tuple[bytes, bytes, bytes]
  split rsplit splitlines: list[bytes]
class .bytearray(.bytes)
  append extend insert clear remove reverse: None
  pop: int
  copy: bytearray
class .memoryview
  tobytes: bytes
  release: None
class .int
  __new__: int
  bit_length bit_count conjugate from_bytes: int
  to_bytes: bytes
  as_integer_ratio: tuple[int, int]
class .float
  __new__: float
  is_integer: bool
  hex: str
  fromhex: float
  as_integer_ratio: tuple[int, int]
class .complex
class .bool(.int)
  __new__: bool
class .list[T]
  __new__: list[$0[]]
  __iter__ __reversed__: Iterator[T]
  __getitem__ pop: T
  append extend insert remove clear sort reverse: None
  copy: list[T]
  count index: int
class .tuple[T]
  __new__: tuple[$0[], ...]
  __iter__: Iterator[T]
  __getitem__: T
  count index: int
class .set[T]
  __new__: set[$0[]]
  __iter__: Iterator[T]
  pop: T
  add clear discard remove update difference_update intersection_update symmetric_difference_update: None
  copy difference intersection symmetric_difference: set[T]
  union: set[T]
  isdisjoint issubset issuperset: bool
class .frozenset[T]
  __new__: frozenset[$0[]]
  __iter__: Iterator[T]
  copy difference intersection symmetric_difference union: frozenset[T]
  isdisjoint issubset issuperset: bool
class .dict[K, V]
  __new__: dict[$0.0, $0.1] if $0 is dict else dict[Any, Any]
  __iter__ __reversed__: Iterator[K]
  __getitem__: V
  get: V | $1 if $1 else V | None
  pop: V | $1 if $1 else V
  setdefault: V
  popitem: tuple[K, V]
  keys: collections.abc.KeysView[K]
  values: collections.abc.ValuesView[V]
  items: collections.abc.ItemsView[K, V]
  clear update: None
  copy: dict[K, V]
  fromkeys: dict[$0[], Any]
class .range
  __iter__ __reversed__: Iterator[int]
  __getitem__ count index: int
  @start @stop @step: int
class .slice
class .property
class .staticmethod
class .classmethod
class .BaseException
  with_traceback: Self
  add_note: None
  @args: tuple[Any, ...]
class .Exception(.BaseException)
class .BaseExceptionGroup(.BaseException)
  @exceptions: tuple[BaseException, ...]
class .ExceptionGroup(.BaseExceptionGroup)
class .GeneratorExit(.BaseException)
class .KeyboardInterrupt(.BaseException)
class .SystemExit(.BaseException)
class .ArithmeticError(.Exception)
class .FloatingPointError(.ArithmeticError)
class .OverflowError(.ArithmeticError)
class .ZeroDivisionError(.ArithmeticError)
class .AssertionError(.Exception)
class .AttributeError(.Exception)
class .BufferError(.Exception)
class .EOFError(.Exception)
class .ImportError(.Exception)
class .ModuleNotFoundError(.ImportError)
class .LookupError(.Exception)
class .IndexError(.LookupError)
class .KeyError(.LookupError)
class .MemoryError(.Exception)
class .NameError(.Exception)
class .UnboundLocalError(.NameError)
class .OSError(.Exception)
class .IOError(.Exception)
class .EnvironmentError(.Exception)
class .BlockingIOError(.OSError)
class .ChildProcessError(.OSError)
class .ConnectionError(.OSError)
class .BrokenPipeError(.ConnectionError)
class .ConnectionAbortedError(.ConnectionError)
class .ConnectionRefusedError(.ConnectionError)
class .ConnectionResetError(.ConnectionError)
class .FileExistsError(.OSError)
class .FileNotFoundError(.OSError)
class .InterruptedError(.OSError)
class .IsADirectoryError(.OSError)
class .NotADirectoryError(.OSError)
class .PermissionError(.OSError)
class .ProcessLookupError(.OSError)
class .TimeoutError(.OSError)
class .ReferenceError(.Exception)
class .RuntimeError(.Exception)
class .NotImplementedError(.RuntimeError)
class .RecursionError(.RuntimeError)
class .StopIteration(.Exception)
class .StopAsyncIteration(.Exception)
class .SyntaxError(.Exception)
class .IndentationError(.SyntaxError)
class .TabError(.IndentationError)
class .SystemError(.Exception)
class .TypeError(.Exception)
class .ValueError(.Exception)
class .UnicodeError(.ValueError)
class .UnicodeDecodeError(.UnicodeError)
class .UnicodeEncodeError(.UnicodeError)
class .UnicodeTranslateError(.UnicodeError)
class .Warning(.Exception)
class .BytesWarning(.Warning)
class .DeprecationWarning(.Warning)
class .EncodingWarning(.Warning)
class .FutureWarning(.Warning)
class .ImportWarning(.Warning)
class .PendingDeprecationWarning(.Warning)
class .ResourceWarning(.Warning)
class .RuntimeWarning(.Warning)
class .SyntaxWarning(.Warning)
class .UnicodeWarning(.Warning)
class .UserWarning(.Warning)
`;
