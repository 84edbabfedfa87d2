/** First column of the rows of the statement that is argument 0. */
const FIRST = "($0:statement.0.0 if $0:statement.0 is sqlalchemy.Row else $0:statement.0)";

/** Types of SQLAlchemy and SQLModel, in the language of `sheet.ts`. Checked by introspection of SQLAlchemy 2.0 and SQLModel 0.0. */
export const STUBS_SQLALCHEMY = `
# sqlalchemy
in sqlalchemy
def .create_engine .engine_from_config .create_mock_engine: .Engine
def .select: .Select[$0!] if $# == 1 else .Select[.Row[$*!]]
def .insert: .Insert
def .update: .Update
def .delete: .Delete
def .union .union_all .intersect .except_ .intersect_all .except_all: .CompoundSelect[$0.0]
def .text: .TextClause
def .func.*: .ColumnElement
def .and_ .or_ .not_ .case .cast .literal .literal_column .desc .asc .distinct .nulls_last .nullslast .nulls_first .nullsfirst: .ColumnElement
def .exists: .Exists
def .bindparam .type_coerce .extract .tuple_ .any_ .all_ .null .true .false .column .collate .over .within_group .between .label: .ColumnElement
def .inspect: .Inspector if $0 is .Engine else .Inspector if $0 is .Connection else Any
def .make_url: .URL
def .table: .TableClause
class .URL
  set update_query_dict: Self
  create: Self
  render_as_string: str
  @database @drivername @host @username @password: str
class .Engine
  connect: .Connection
  begin: contextlib.AbstractContextManager[.Connection]
  raw_connection: Any
  execution_options: Self
  dispose: None
  @url: .URL
  @dialect @pool @name: Any
class .Connection
  __enter__: Self
  execute exec_driver_sql: .CursorResult[$0:statement.0]
  scalars: .ScalarResult[${FIRST}]
  scalar: ${FIRST} | None
  begin begin_nested begin_twophase: .Transaction
  commit rollback close invalidate: None
  execution_options: Self
  in_transaction: bool
  @engine: .Engine
  @dialect @info: Any
class .Transaction
  __enter__: Self
  commit rollback close: None
class .Inspector
  from_engine: Self
  get_pk_constraint: dict[str, Any]
  get_table_names get_view_names get_schema_names: list[str]
  get_columns get_indexes get_foreign_keys get_unique_constraints get_check_constraints: list[dict[str, Any]]
  has_table: bool
class .MetaData
  create_all drop_all reflect clear: None
  @tables: dict[str, .Table]
  @sorted_tables: list[.Table]
class .Table
  select: .Select[.Row]
  insert: .Insert
  update: .Update
  delete: .Delete
  alias: Self
  @c @columns @primary_key: Any
  @name @fullname @key: str
class .TableClause
  select: .Select[.Row]
  insert: .Insert
  update: .Update
  delete: .Delete
  alias: Self
  @c @columns: Any
class .Row[T]
  _asdict: dict[str, Any]
  _tuple tuple: T
  __getitem__ __getattr__: Any
  @_mapping: .RowMapping
class .RowMapping
  keys: Iterable[str]
  values: Iterable[Any]
  items: Iterable[tuple[str, Any]]
  get __getitem__: Any
class .Executable
  options execution_options: Self
class .Select[T](.Executable)
  where filter filter_by having order_by group_by limit offset fetch slice distinct join join_from outerjoin outerjoin_from: Self
  select_from options execution_options with_for_update with_hint with_statement_hint prefix_with suffix_with correlate correlate_except: Self
  params reduce_columns add_cte set_label_style unique_params from_statement ext: Self
  with_only_columns: .Select[$0!] if $# == 1 else .Select[.Row[$*!]]
  add_columns: .Select[.Row]
  union union_all intersect intersect_all except_ except_all: .CompoundSelect[T]
  subquery alias lateral: .Subquery
  cte: .CTE
  scalar_subquery as_scalar label: .ColumnElement
  exists: .Exists
  compile: Any
  @c @selected_columns @columns: Any
  @whereclause: .ColumnElement | None
class .CompoundSelect[T](.Executable)
  order_by group_by limit offset fetch slice with_for_update params: Self
  subquery alias: .Subquery
  cte: .CTE
  scalar_subquery: .ColumnElement
class .Exists
  where select_from correlate: Self
  select: .Select[bool]
class .Subquery
  select: .Select[.Row]
  @c @columns: Any
class .CTE
  select: .Select[.Row]
  union union_all alias: Self
  @c @columns: Any
class .Insert[T](.Executable)
  values from_select return_defaults inline prefix_with on_conflict_do_nothing on_conflict_do_update on_duplicate_key_update params: Self
  returning: .Insert[$0!] if $# == 1 else .Insert[.Row[$*!]]
class .Update[T](.Executable)
  values where filter filter_by ordered_values return_defaults prefix_with params: Self
  returning: .Update[$0!] if $# == 1 else .Update[.Row[$*!]]
class .Delete[T](.Executable)
  where filter filter_by using return_defaults prefix_with params: Self
  returning: .Delete[$0!] if $# == 1 else .Delete[.Row[$*!]]
class .TextClause(.Executable)
  bindparams: Self
  columns: .Select[.Row]
class .ColumnElement
  desc asc label is_ is_not isnot in_ not_in notin_ like ilike not_like not_ilike contains startswith endswith between cast: Self
  any has op collate nulls_last nullslast nulls_first nullsfirst distinct any_ all_ self_group icontains istartswith iendswith: Self
  over filter within_group astext as_string as_integer as_float as_boolean concat bool_op match regexp_match: Self
class .Column(.ColumnElement)
  @name @key: str
class .Result[T]
  __iter__: Iterator[T if T is .Row else .Row[T]]
  __next__ one: T if T is .Row else .Row[T]
  all fetchall fetchmany: list[T if T is .Row else .Row[T]]
  first fetchone one_or_none: (T if T is .Row else .Row[T]) | None
  scalar scalar_one_or_none: (T.0 if T is .Row else T) | None
  scalar_one: T.0 if T is .Row else T
  scalars: .ScalarResult[T.0 if T is .Row else T]
  mappings: .MappingResult
  unique yield_per columns freeze tuples merge: Self
  partitions: Iterator[list[T if T is .Row else .Row[T]]]
  keys: list[str]
  close: None
class .CursorResult[T](.Result[T])
  @rowcount @lastrowid: int
  @inserted_primary_key @returned_defaults: Any
class .ScalarResult[T]
  __iter__: Iterator[T]
  __next__: T
  all fetchall fetchmany: list[T]
  first one_or_none: T | None
  one: T
  unique yield_per: Self
  partitions: Iterator[list[T]]
  close: None
class .MappingResult
  __iter__: Iterator[.RowMapping]
  all fetchall fetchmany: list[.RowMapping]
  first fetchone one_or_none: .RowMapping | None
  one: .RowMapping
  unique yield_per columns: Self
  partitions: Iterator[list[.RowMapping]]
in sqlalchemy.dialects.postgresql
def .insert: sqlalchemy.Insert
def sqlalchemy.dialects.mysql.insert sqlalchemy.dialects.sqlite.insert: sqlalchemy.Insert
in sqlalchemy.orm
def .aliased: $0:element
def .with_polymorphic .declarative_base .registry .synonym .object_mapper .class_mapper: Any
def .selectinload .joinedload .subqueryload .immediateload .contains_eager .lazyload .defaultload .noload .raiseload: .Load
def .load_only .defer .undefer .undefer_group .with_expression .selectin_polymorphic .with_loader_criteria: .Load
def .object_session: .Session | None
def .relationship: .AppenderQuery if $lazy has dynamic else Any
def .dynamic_loader: .AppenderQuery
def .make_transient .make_transient_to_detached .configure_mappers .clear_mappers: None
class .Load
  selectinload joinedload subqueryload immediateload contains_eager lazyload defaultload noload raiseload: Self
  load_only defer undefer undefer_group with_expression selectin_polymorphic options: Self
class .SessionTransaction
  __enter__: Self
  commit rollback close: None
class .Session
  __enter__: Self
  begin begin_nested: .SessionTransaction
  execute: sqlalchemy.Result[$0:statement.0]
  scalars: sqlalchemy.ScalarResult[${FIRST}]
  scalar: ${FIRST} | None
  get: $0:entity! | None
  get_one: $0:entity!
  merge: $0:instance
  query: .Query[sqlalchemy.Row[$*!]] if $0 is sqlalchemy.ColumnElement else .Query[$0!] if $# == 1 else .Query[sqlalchemy.Row[$*!]]
  connection: sqlalchemy.Connection
  add add_all delete refresh flush commit rollback close expire expire_all expunge expunge_all reset prepare invalidate: None
  bulk_save_objects bulk_insert_mappings bulk_update_mappings: None
  get_bind: sqlalchemy.Engine
  is_modified in_transaction in_nested_transaction: bool
  __contains__: bool
  __iter__: Iterator[Any]
  @bind: sqlalchemy.Engine
  @new @dirty @deleted: set[Any]
  @no_autoflush: contextlib.AbstractContextManager[Self]
  @info: dict[Any, Any]
class .sessionmaker[S]
  __new__: .sessionmaker[$class_!] if $class_ else .sessionmaker[.Session]
  __call__: S
  begin: contextlib.AbstractAsyncContextManager[S] if S is sqlalchemy.ext.asyncio.AsyncSession else contextlib.AbstractContextManager[S]
  configure: None
  @kw: dict[str, Any]
class .scoped_session[S](.Session)
  __new__: .scoped_session[$0:session_factory()]
  __call__: S
  remove configure: None
  query_property: Any
  @session_factory: .sessionmaker[S]
  @registry: Any
class .Query[T]
  __iter__: Iterator[T]
  __getitem__: Any
  filter filter_by where order_by group_by having join outerjoin limit offset slice distinct options execution_options: Self
  select_from correlate with_for_update populate_existing enable_eagerloads autoflush params yield_per prefix_with suffix_with: Self
  with_hint with_statement_hint with_session set_label_style reset_joinpoint with_parent enable_assertions with_labels from_statement: Self
  union union_all intersect intersect_all except_ except_all only_return_tuples tuples from_self select_entity_from with_transformation: Self
  with_entities: .Query[sqlalchemy.Row[$*!]]
  add_columns add_entity add_column: .Query[sqlalchemy.Row]
  all: list[T]
  first one_or_none get: T | None
  one: T
  scalar: Any
  count delete update: int
  subquery: sqlalchemy.Subquery
  cte: sqlalchemy.CTE
  exists: sqlalchemy.Exists
  scalar_subquery as_scalar label: sqlalchemy.ColumnElement
  values value instances: Iterator[Any]
  paginate: Any
  @session: .Session
  @statement: sqlalchemy.Select[T]
class .DynamicMapped[T](.Query[T])
class .AppenderQuery[T](.Query[T])
  append extend remove add_all add: None
class .WriteOnlyCollection[T]
  select: sqlalchemy.Select[T]
  insert: sqlalchemy.Insert
  update: sqlalchemy.Update
  delete: sqlalchemy.Delete
  add add_all remove: None
class .InstrumentedAttribute[T](sqlalchemy.ColumnElement)
class .Mapped[T](sqlalchemy.ColumnElement)
class .QueryableAttribute[T](sqlalchemy.ColumnElement)
class .DeclarativeBase
  @metadata: sqlalchemy.MetaData
  @registry @__mapper__ @__tablename__: Any
  @__table__: sqlalchemy.Table
class .DeclarativeBaseNoMeta(.DeclarativeBase)
class .MappedAsDataclass
in sqlalchemy.ext.asyncio
def .create_async_engine .async_engine_from_config: .AsyncEngine
def .async_object_session: .AsyncSession | None
def .async_session: .AsyncSession | None
def .close_all_sessions: async None
class .AsyncAttrs
  @awaitable_attrs: Any
class .AsyncEngine
  connect: .AsyncConnection
  begin: contextlib.AbstractAsyncContextManager[.AsyncConnection]
  dispose: async None
  raw_connection: async Any
  execution_options: Self
  @sync_engine: sqlalchemy.Engine
  @url: sqlalchemy.URL
  @dialect @pool @name: Any
class .AsyncTransaction
  __aenter__ __await__: Self
  commit rollback close: async None
class .AsyncConnection
  __aenter__ __await__: Self
  execute exec_driver_sql: async sqlalchemy.CursorResult[$0:statement.0]
  scalars: async sqlalchemy.ScalarResult[${FIRST}]
  scalar: async (${FIRST} | None)
  stream: .AsyncResultContext[$0:statement.0]
  stream_scalars: .AsyncScalarResult[${FIRST}]
  begin begin_nested: .AsyncTransaction
  commit rollback close aclose invalidate: async None
  start execution_options: async Self
  get_raw_connection get_isolation_level: async Any
  run_sync: async $0:fn()
  in_transaction in_nested_transaction: bool
  @sync_connection: sqlalchemy.Connection
  @engine: .AsyncEngine
  @dialect @info: Any
class .AsyncResultContext[T]
  __aenter__ __await__: .AsyncResult[T]
class .AsyncSessionTransaction
  __aenter__ __await__: Self
  commit rollback: async None
class .AsyncSession
  __aenter__: Self
  begin begin_nested: .AsyncSessionTransaction
  execute: async sqlalchemy.Result[$0:statement.0]
  scalars: async sqlalchemy.ScalarResult[${FIRST}]
  scalar: async (${FIRST} | None)
  stream: async .AsyncResult[$0:statement.0]
  stream_scalars: async .AsyncScalarResult[${FIRST}]
  get: async ($0:entity! | None)
  get_one: async $0:entity!
  merge: async $0:instance
  connection: async .AsyncConnection
  run_sync: async $0:fn()
  delete refresh flush commit rollback close aclose reset invalidate close_all: async None
  add add_all expire expire_all expunge expunge_all: None
  get_bind: sqlalchemy.Engine
  is_modified in_transaction in_nested_transaction: bool
  __contains__: bool
  __iter__: Iterator[Any]
  @sync_session: sqlalchemy.orm.Session
  @bind: .AsyncEngine
  @new @dirty @deleted: set[Any]
  @no_autoflush: contextlib.AbstractContextManager[Self]
  @info: dict[Any, Any]
class .async_sessionmaker[S]
  __new__: .async_sessionmaker[$class_!] if $class_ else .async_sessionmaker[.AsyncSession]
  __call__: S
  begin: contextlib.AbstractAsyncContextManager[S]
  configure: None
  @kw: dict[str, Any]
class .async_scoped_session[S](.AsyncSession)
  __new__: .async_scoped_session[$0:session_factory()]
  __call__: S
  remove: async None
  configure: None
class .AsyncResult[T]
  __aiter__: AsyncIterator[T if T is sqlalchemy.Row else sqlalchemy.Row[T]]
  all fetchall fetchmany: async list[T if T is sqlalchemy.Row else sqlalchemy.Row[T]]
  one: async (T if T is sqlalchemy.Row else sqlalchemy.Row[T])
  first fetchone one_or_none: async ((T if T is sqlalchemy.Row else sqlalchemy.Row[T]) | None)
  scalar scalar_one_or_none: async ((T.0 if T is sqlalchemy.Row else T) | None)
  scalar_one: async (T.0 if T is sqlalchemy.Row else T)
  scalars: .AsyncScalarResult[T.0 if T is sqlalchemy.Row else T]
  mappings: .AsyncMappingResult
  unique yield_per columns tuples: Self
  freeze: async Any
  partitions: AsyncIterator[list[T]]
  keys: list[str]
  close: async None
class .AsyncScalarResult[T]
  __aiter__: AsyncIterator[T]
  all fetchall fetchmany: async list[T]
  first one_or_none: async (T | None)
  one: async T
  unique yield_per: Self
  partitions: AsyncIterator[list[T]]
  close: async None
class .AsyncMappingResult
  __aiter__: AsyncIterator[sqlalchemy.RowMapping]
  all fetchall fetchmany: async list[sqlalchemy.RowMapping]
  first fetchone one_or_none: async (sqlalchemy.RowMapping | None)
  one: async sqlalchemy.RowMapping
  unique yield_per columns: Self
  partitions: AsyncIterator[list[sqlalchemy.RowMapping]]
def sqlalchemy.util.await_only sqlalchemy.util.await_fallback: await $0
def sqlalchemy.util.greenlet_spawn: async $0()
# fastapi_sqlalchemy
in fastapi_sqlalchemy
class .db
  __enter__: Self
  @@session: sqlalchemy.orm.Session
# fastapi_async_sqlalchemy
in fastapi_async_sqlalchemy
class .db
  __aenter__: Self
  @@session: sqlalchemy.ext.asyncio.AsyncSession
# fastapi_sa
in fastapi_sa
class .database.db
  __aenter__: Self
  @@session: sqlalchemy.ext.asyncio.AsyncSession
# sqlmodel
in sqlmodel
def .select: .SelectOfScalar[$0!] if $# == 1 else sqlalchemy.Select[sqlalchemy.Row[$*!]]
def .col: $0
class .SelectOfScalar[T](sqlalchemy.Select[T])
class .Session(sqlalchemy.orm.Session)
  exec: sqlalchemy.ScalarResult[$0:statement.0] if $0:statement is .SelectOfScalar else sqlalchemy.Result[$0:statement.0]
class sqlmodel.ext.asyncio.session.AsyncSession(sqlalchemy.ext.asyncio.AsyncSession)
  exec: async (sqlalchemy.ScalarResult[$0:statement.0] if $0:statement is .SelectOfScalar else sqlalchemy.Result[$0:statement.0])
class .SQLModel(pydantic.BaseModel)
  @metadata: sqlalchemy.MetaData
  @__table__: sqlalchemy.Table
  from_orm: Self
  sqlmodel_update: Self
`;
