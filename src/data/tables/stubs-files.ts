/** Types of the standard library and its kin for files and their formats, in the language of `sheet.ts`. */
export const STUBS_FILES = `
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
# os
in os
def .getenv: str | None
def .getcwd .path.join .path.dirname .path.basename .path.abspath .path.realpath .path.normpath .path.expanduser .path.relpath .path.expandvars: str
def .path.exists .path.isfile .path.isdir .path.isabs .path.islink .access: bool
def .path.splitext .path.split: tuple[str, str]
def .path.getsize .path.getmtime .getpid .cpu_count .system: int
def .listdir: list[str]
def .environ.get: str | None
def .environ.setdefault .environ.pop: str
def .environ.copy: dict[str, str]
def .environ.items: Iterator[tuple[str, str]]
def .environ.keys .environ.values: list[str]
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
# json
def json.loads json.load: Any
def json.dumps: str
def json.dump: None
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
# codecs
def codecs.open: io.TextIOWrapper
# shutil
in shutil
def .copy .copy2 .copyfile .copytree .move .make_archive: str
def .which: str | None
def .rmtree .copyfileobj .copymode .copystat .chown .unpack_archive: None
def .disk_usage .get_terminal_size: Any
# zipfile
in zipfile
def .is_zipfile: bool
class .ZipFile
  __enter__: Self
  open: io.BufferedReader
  read: bytes
  namelist: list[str]
  infolist: list[.ZipInfo]
  getinfo: .ZipInfo
  extract testzip: str
  extractall write writestr close printdir setpassword: None
  @filelist: list[.ZipInfo]
  @filename: str
class .ZipInfo
  is_dir: bool
  @filename: str
  @file_size @compress_size @external_attr: int
# tarfile
in tarfile
def .open: .TarFile
def .is_tarfile: bool
class .TarFile
  __enter__: Self
  __iter__: Iterator[.TarInfo]
  getmembers: list[.TarInfo]
  getmember gettarinfo next: .TarInfo
  getnames: list[str]
  extractfile: io.BufferedReader | None
  extract extractall add addfile close list: None
class .TarInfo
  isfile isdir issym islnk isreg: bool
  @name @linkname: str
  @size @mode @mtime: int
# gzip
in gzip
def .open: .GzipFile
def .compress .decompress: bytes
class .GzipFile(io.BufferedIOBase)
# bz2
def bz2.compress bz2.decompress: bytes
# zlib
def zlib.compress zlib.decompress: bytes
def zlib.crc32 zlib.adler32: int
# csv
in csv
def .reader: Iterator[list[str]]
def .writer: .Writer
class .Writer
  writerow writerows: Any
class .DictReader
  __iter__: Iterator[dict[str, str]]
  __next__: dict[str, str]
  @fieldnames: list[str]
class .DictWriter
  writeheader writerow writerows: Any
# pickle
def pickle.load pickle.loads: Any
def pickle.dumps: bytes
def pickle.dump: None
# glob
def glob.glob: list[str]
def glob.iglob: Iterator[str]
def glob.escape: str
# fnmatch
def fnmatch.fnmatch fnmatch.fnmatchcase: bool
def fnmatch.filter: list[str]
def fnmatch.translate: str
# mimetypes
def mimetypes.guess_type: tuple[str | None, str | None]
def mimetypes.guess_extension: str | None
# yaml
def yaml.safe_load yaml.load yaml.full_load: Any
def yaml.safe_load_all yaml.load_all: Iterator[Any]
def yaml.safe_dump yaml.dump: str
# orjson
def orjson.loads: Any
def orjson.dumps: bytes
# ujson
def ujson.loads ujson.load: Any
def ujson.dumps: str
# toml
def toml.load toml.loads: dict[str, Any]
def toml.dumps: str
# tomllib
def tomllib.load tomllib.loads: dict[str, Any]
# configparser
class configparser.ConfigParser
  read sections options: list[str]
  get: str
  getint: int
  getboolean has_section has_option: bool
`;
