/** Types of database drivers and of object mappers other than SQLAlchemy, in the language of `sheet.ts`. */
export const STUBS_RELATIONAL = `
# databases
in databases
class .Database
  __aenter__: Self
  fetch_all: async list[Any]
  fetch_one fetch_val execute: async Any
  execute_many connect disconnect: async None
  iterate: AsyncIterator[Any]
  transaction: contextlib.AbstractAsyncContextManager[Any]
  connection: contextlib.AbstractAsyncContextManager[.Database]
# asyncpg
in asyncpg
def .connect: Awaitable[.connection.Connection]
def .create_pool: .pool.Pool
class .connection.Connection
  fetch fetchmany: async list[Any]
  fetchrow fetchval: async Any
  execute: async str
  executemany close copy_records_to_table copy_to_table reset set_type_codec add_listener remove_listener: async None
  prepare: async Any
  transaction: .transaction.Transaction
  cursor: AsyncIterator[Any]
class .transaction.Transaction
  __aenter__: Any
  start commit rollback: async None
class .pool.Pool
  __await__ __aenter__: Self
  acquire: .pool.PoolAcquireContext
  release close: async None
  fetch fetchmany: async list[Any]
  fetchrow fetchval: async Any
  execute: async str
  executemany: async None
class .pool.PoolAcquireContext
  __aenter__ __await__: .connection.Connection
# aiosqlite
in aiosqlite
def .connect: .Connection
class .Connection
  __await__ __aenter__: Self
  execute executemany executescript cursor: .CursorContext
  execute_fetchall: Awaitable[list[Any]]
  execute_insert: Awaitable[Any]
  commit rollback close backup interrupt: async None
class .CursorContext
  __await__ __aenter__: .Cursor
class .Cursor
  __aiter__: AsyncIterator[Any]
  __aenter__: Self
  execute executemany executescript: async Self
  fetchone: async Any
  fetchall fetchmany: async list[Any]
  close: async None
  @lastrowid @rowcount: int
# sqlite3
in sqlite3
class .Connection
  __enter__: Self
  execute executemany executescript cursor: .Cursor
  commit rollback close: None
class .Cursor
  __iter__: Iterator[Any]
  execute executemany executescript: Self
  fetchone: Any
  fetchall fetchmany: list[Any]
  close: None
  @lastrowid @rowcount: int
# psycopg2
class psycopg2.extensions.connection
  __enter__: Self
  cursor: psycopg2.extensions.NamedCursor if $0:name else psycopg2.extensions.cursor
  commit rollback close: None
class psycopg2.extensions.NamedCursor(psycopg2.extensions.cursor)
class psycopg2.extensions.cursor
  __enter__: Self
  __iter__: Iterator[tuple[Any, ...]]
  execute executemany close: None
  fetchone: tuple[Any, ...] | None
  fetchall fetchmany: list[tuple[Any, ...]]
# psycopg
in psycopg
class .Connection
  __enter__: Self
  connect: Self
  cursor: .ServerCursor if $0:name else .Cursor
  execute: .Cursor
  transaction: contextlib.AbstractContextManager[Any]
  commit rollback close: None
class .Cursor
  __enter__: Self
  __iter__: Iterator[Any]
  execute executemany: Self
  fetchone: Any
  fetchall fetchmany: list[Any]
class .AsyncConnection
  __aenter__: Self
  connect: async Self
  cursor: .AsyncCursor
  execute: async .AsyncCursor
  transaction: contextlib.AbstractAsyncContextManager[Any]
  commit rollback close: async None
class .AsyncCursor
  __aenter__: Self
  __aiter__: AsyncIterator[Any]
  execute: async Self
  executemany close: async None
  fetchone: async Any
  fetchall fetchmany: async list[Any]
# tortoise
in tortoise
class .models.Model
  filter all exclude annotate select_for_update: .queryset.QuerySet[Self]
  get: .queryset.QuerySetSingle[Self]
  get_or_none first last latest earliest: .queryset.QuerySetSingle[Self | None]
  create: async Self
  get_or_create update_or_create: async tuple[Self, bool]
  bulk_create bulk_update exists raw: Awaitable[Any]
  save delete fetch_related refresh_from_db fetch_for_list: async None
  in_bulk: async dict[Any, Self]
  update_from_dict clone: Self
class .queryset.QuerySet[T]
  __await__: list[T]
  __aiter__: AsyncIterator[T]
  filter all exclude annotate order_by limit offset distinct only group_by prefetch_related select_related select_for_update using_db: Self
  use_index force_index: Self
  get: .queryset.QuerySetSingle[T]
  get_or_none first last latest earliest: .queryset.QuerySetSingle[T | None]
  count update delete: Awaitable[int]
  exists contains: Awaitable[bool]
  values values_list: Awaitable[list[Any]]
  bulk_create bulk_update raw: Awaitable[Any]
  in_bulk explain: async Any
  sql: str
class .queryset.QuerySetSingle[T]
  __await__: T
  prefetch_related select_related annotate only: Self
  values values_list: Awaitable[Any]
class .Tortoise
  init generate_schemas close_connections: async None
# peewee
in peewee
class .Model
  select: .ModelSelect[Self]
  filter: .ModelSelect[Self]
  get get_by_id create: Self
  get_or_none: Self | None
  get_or_create: tuple[Self, bool]
  insert insert_many replace replace_many: .ModelInsert
  update: .ModelUpdate
  delete: .ModelDelete
  save delete_instance bulk_update: int
class .BaseQuery
class .ModelSelect[T](.BaseQuery)
  __iter__: Iterator[T]
  __getitem__: Any
  select where orwhere join join_from left_outer_join order_by group_by having limit offset distinct paginate filter switch with_cte alias: Self
  dicts tuples namedtuples objects prefetch select_from for_update: Self
  execute: list[T]
  get: T
  first get_or_none: T | None
  count: int
  exists: bool
  scalar: Any
class .ModelInsert(.BaseQuery)
  on_conflict on_conflict_ignore on_conflict_replace returning: Self
  execute: int
class .ModelUpdate(.BaseQuery)
  where returning: Self
  execute: int
class .ModelDelete(.BaseQuery)
  where returning: Self
  execute: int
class .Database
  atomic transaction connection_context: contextlib.AbstractContextManager[Any]
  connect close is_closed: bool
class .SqliteDatabase(.Database)
class .PostgresqlDatabase(.Database)
class .MySQLDatabase(.Database)
# ormar
in ormar
class .Model(pydantic.BaseModel)
  save update upsert load load_all: async Self
  delete save_related: async int
  @objects: .queryset.queryset.QuerySet[Self]
class .queryset.queryset.QuerySet[T]
  filter exclude select_related select_all prefetch_related order_by limit offset fields exclude_fields paginate: Self
  get create first last: async T
  get_or_none first_or_none last_or_none: async (T | None)
  get_or_create: async tuple[T, bool]
  update_or_create: async T
  all: async list[T]
  values values_list: async list[Any]
  count update delete: async int
  exists: async bool
  bulk_create bulk_update: async None
  max min avg sum: async Any
  iterate: AsyncIterator[T]
# orm
in orm
class .Model
  update delete load: async None
  @objects: .models.QuerySet[Self]
class .models.QuerySet[T]
  filter exclude select_related order_by limit offset search distinct: Self
  get create: async T
  first: async (T | None)
  all: async list[T]
  get_or_create update_or_create: async tuple[T, bool]
  count: async int
  exists: async bool
  update delete bulk_create bulk_update: async None
`;
