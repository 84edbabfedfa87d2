/**
 * Calls that go to a database, in the language of `queries.ts`. SQLAlchemy and SQLModel were checked by introspection and by
 * counting statements; `maybe` marks what depends on state (an identity-map hit, nothing to flush, a cascade).
 */
export const QUERIES = `
# sqlalchemy
class sqlalchemy.orm.Session
  statement: execute scalars scalar
  read: get get_one refresh
  read maybe: merge merge_all
  write: bulk_save_objects bulk_insert_mappings bulk_update_mappings
  flush: flush
  commit: commit prepare
  rollback: rollback
  connect maybe: connection close reset invalidate
  write maybe: delete delete_all begin_nested
class sqlalchemy.orm.scoped_session
  connect maybe: remove
class sqlalchemy.orm.Query
  read: all first one one_or_none scalar count __iter__ __getitem__ values value instances get
  write: delete update
class sqlalchemy.orm.AppenderQuery
  write maybe: append add remove
class sqlalchemy.Engine
  connect: raw_connection
  connect maybe: connect begin dispose
class sqlalchemy.Connection
  statement: execute scalars scalar exec_driver_sql
  commit: commit commit_prepared
  rollback: rollback rollback_prepared
  connect maybe: close begin_nested invalidate recover_twophase detach
class sqlalchemy.MetaData
  ddl: create_all drop_all reflect
class sqlalchemy.Table
  ddl: create drop
class sqlalchemy.Inspector
  read: get_table_names get_view_names get_schema_names get_columns get_indexes get_foreign_keys get_unique_constraints get_check_constraints has_table get_pk_constraint
class sqlalchemy.ext.asyncio.AsyncSession
  statement: execute scalars scalar stream stream_scalars
  read: get get_one refresh
  read maybe: merge merge_all
  flush: flush
  commit: commit
  rollback: rollback
  connect maybe: connection close aclose reset invalidate
  write maybe: delete delete_all begin_nested
class sqlalchemy.ext.asyncio.async_scoped_session
  connect maybe: remove
class sqlalchemy.ext.asyncio.AsyncConnection
  statement: execute scalars scalar exec_driver_sql stream stream_scalars
  commit: commit
  rollback: rollback
  connect maybe: close aclose start begin_nested
class sqlalchemy.ext.asyncio.AsyncEngine
  connect: raw_connection
  connect maybe: connect begin dispose
# sqlmodel
class sqlmodel.Session
  statement: exec
class sqlmodel.ext.asyncio.session.AsyncSession
  statement: exec
# fastapi_pagination
def read: fastapi_pagination.ext.sqlalchemy.paginate fastapi_pagination.ext.sqlalchemy.apaginate fastapi_pagination.ext.sqlmodel.paginate fastapi_pagination.ext.sqlmodel.apaginate fastapi_pagination.ext.async_sqlalchemy.paginate fastapi_pagination.ext.async_sqlmodel.paginate
# databases
class databases.Database
  read: fetch_all fetch_one fetch_val iterate
  statement: execute execute_many
  connect: connect disconnect
# asyncpg
class asyncpg.connection.Connection
  read: fetch fetchrow fetchval fetchmany cursor
  statement: execute executemany
  write: copy_records_to_table copy_to_table
class asyncpg.pool.Pool
  read: fetch fetchrow fetchval fetchmany
  statement: execute executemany
  write: copy_records_to_table copy_to_table
# aiosqlite
class aiosqlite.Connection
  statement: execute executemany executescript execute_insert
  read: execute_fetchall
  commit: commit
  rollback: rollback
class aiosqlite.Cursor
  statement: execute executemany executescript
# sqlite3
class sqlite3.Connection
  statement: execute executemany executescript
  commit: commit
  rollback: rollback
class sqlite3.Cursor
  statement: execute executemany executescript
# psycopg
class psycopg.Connection
  statement: execute
  commit: commit
  rollback: rollback
class psycopg.Cursor
  statement: execute executemany
class psycopg.AsyncConnection
  statement: execute
  commit: commit
  rollback: rollback
class psycopg.AsyncCursor
  statement: execute executemany
# psycopg2
class psycopg2.extensions.connection
  commit: commit
  rollback: rollback
class psycopg2.extensions.cursor
  statement: execute executemany callproc
def statement: psycopg2.extras.execute_values psycopg2.extras.execute_batch
# pymysql
class pymysql.connections.Connection
  commit: commit
  rollback: rollback
class pymysql.cursors.Cursor
  statement: execute executemany callproc
# aiomysql
class aiomysql.Cursor
  statement: execute executemany callproc
class aiomysql.Connection
  commit: commit
  rollback: rollback
# MySQLdb
class MySQLdb.cursors.Cursor
  statement: execute executemany
# mysql
class mysql.connector.cursor.MySQLCursor
  statement: execute executemany
# oracledb
class oracledb.Cursor
  statement: execute executemany
# pyodbc
class pyodbc.Connection
  statement: execute
  commit: commit
class pyodbc.Cursor
  statement: execute executemany
# clickhouse_driver
class clickhouse_driver.Client
  statement: execute execute_iter
  read: query_dataframe
# clickhouse_connect
class clickhouse_connect.driver.client.Client
  read: query query_df raw_query
  statement: command
  write: insert insert_df
# duckdb
class duckdb.DuckDBPyConnection
  statement: execute executemany sql query
def statement: duckdb.execute duckdb.sql duckdb.query
# pandas
def read: pandas.read_sql pandas.read_sql_query pandas.read_sql_table
class pandas.DataFrame
  write: to_sql
# pymongo
class pymongo.collection.Collection
  read: find_one aggregate count_documents estimated_document_count distinct list_indexes
  write: insert_one insert_many update_one update_many replace_one delete_one delete_many bulk_write
  write: find_one_and_update find_one_and_replace find_one_and_delete
  ddl: create_index create_indexes drop_index drop
class pymongo.cursor.Cursor
  read: __iter__ next to_list distinct __getitem__
class pymongo.command_cursor.CommandCursor
class pymongo.asynchronous.collection.AsyncCollection
  read: find_one aggregate count_documents estimated_document_count distinct
  write: insert_one insert_many update_one update_many replace_one delete_one delete_many bulk_write
  write: find_one_and_update find_one_and_replace find_one_and_delete
  ddl: create_index create_indexes drop_index drop
class pymongo.asynchronous.cursor.AsyncCursor
  read: __aiter__ next to_list distinct
# motor
class motor.motor_asyncio.AsyncIOMotorCollection
  read: find_one count_documents estimated_document_count distinct
  write: insert_one insert_many update_one update_many replace_one delete_one delete_many bulk_write
  write: find_one_and_update find_one_and_replace find_one_and_delete
  ddl: create_index create_indexes drop_index drop
class motor.motor_asyncio.AsyncIOMotorCursor
  read: to_list __aiter__ distinct
class motor.motor_asyncio.AsyncIOMotorCommandCursor
  read: to_list __aiter__
# beanie
class beanie.Document
  read: get find_one sync fetch_link fetch_all_links count distinct
  write: insert create save replace update set inc delete insert_one insert_many replace_many delete_all save_changes
class beanie.odm.queries.find.FindMany
  read: to_list first_or_none count exists distinct __aiter__
  write: delete update set inc upsert delete_many update_many
class beanie.odm.queries.find.FindOne
  read: count exists
  write: delete update set inc upsert replace_one
class beanie.odm.queries.aggregation.AggregationQuery
  read: to_list __aiter__
# odmantic
class odmantic.AIOEngine
  read: find_one count
  write: save save_all delete remove
class odmantic.engine.AIOCursor
  read: __await__ __aiter__
class odmantic.SyncEngine
  read: find find_one count
  write: save save_all delete remove
# tortoise
class tortoise.models.Model
  read: get get_or_none first last latest earliest fetch_related refresh_from_db in_bulk raw fetch_for_list exists
  write: save delete create bulk_create bulk_update get_or_create update_or_create
class tortoise.queryset.QuerySet
  read: __await__ __aiter__ get get_or_none first last latest earliest count exists in_bulk explain
  write: update delete create get_or_create update_or_create bulk_create bulk_update
class tortoise.fields.relational.ReverseRelation
  read: __await__ __aiter__
class tortoise.fields.relational.ManyToManyRelation
  write: add remove clear
class tortoise.backends.base.client.BaseDBAsyncClient
  read: execute_query_dict
  statement: execute_query execute_script execute_insert execute_many
# peewee
class peewee.Model
  read: get get_or_none get_by_id
  write: create save delete_instance bulk_create bulk_update get_or_create insert_many delete_by_id set_by_id
  ddl: create_table drop_table
class peewee.BaseQuery
  statement: execute __iter__
class peewee.ModelSelect
  read: execute __iter__ __getitem__ get get_or_none first count exists scalar
class peewee.ModelInsert
  write: execute
class peewee.ModelUpdate
  write: execute
class peewee.ModelDelete
  write: execute
class peewee.Database
  statement: execute execute_sql
  connect: connect
# ormar
class ormar.Model
  read: load load_all
  write: save update delete upsert save_related
class ormar.queryset.queryset.QuerySet
  read: get get_or_none first first_or_none all count exists iterate values values_list max min avg sum
  write: create bulk_create bulk_update update delete get_or_create update_or_create
# orm
class orm.Model
  read: load
  write: update delete
class orm.models.QuerySet
  read: get first all count exists
  write: create bulk_create bulk_update update delete get_or_create update_or_create
# gino
class gino.crud.CRUDModel
  read: get
  write: create delete update
# mongoengine
class mongoengine.Document
  read: reload
  write: save delete update modify
class mongoengine.QuerySet
  read: __iter__ __getitem__ first get count
  write: update update_one delete insert create
# django
class django.db.models.QuerySet
  read: __iter__ get count exists first last aggregate in_bulk latest earliest aget acount aexists afirst alast __aiter__
  write: create update delete bulk_create bulk_update get_or_create update_or_create acreate aupdate adelete
class django.db.models.Model
  write: save delete asave adelete
  read: refresh_from_db
# neo4j
class neo4j.Session
  statement: run execute_read execute_write
class neo4j.AsyncSession
  statement: run execute_read execute_write
class neo4j.Driver
  statement: execute_query
class neo4j.AsyncDriver
  statement: execute_query
# cassandra
class cassandra.cluster.Session
  statement: execute execute_async
# supabase
class supabase.QueryBuilder
  read: execute
class supabase.WriteBuilder
  write: execute
class supabase.AsyncQueryBuilder
  read: execute
class supabase.AsyncWriteBuilder
  write: execute
# alembic
def statement: alembic.op.execute alembic.op.bulk_insert
`;

/** Functions that only build a statement or an expression. */
export const BUILDERS = `
sqlalchemy.select sqlalchemy.insert sqlalchemy.update sqlalchemy.delete sqlalchemy.union sqlalchemy.union_all sqlalchemy.intersect
sqlalchemy.intersect_all sqlalchemy.except_ sqlalchemy.except_all sqlalchemy.text sqlalchemy.exists sqlalchemy.func.* sqlalchemy.case
sqlalchemy.cast sqlalchemy.try_cast sqlalchemy.literal sqlalchemy.literal_column sqlalchemy.bindparam sqlalchemy.and_ sqlalchemy.or_
sqlalchemy.not_ sqlalchemy.desc sqlalchemy.asc sqlalchemy.nulls_first sqlalchemy.nulls_last sqlalchemy.nullsfirst sqlalchemy.nullslast
sqlalchemy.distinct sqlalchemy.lambda_stmt sqlalchemy.table sqlalchemy.column sqlalchemy.values sqlalchemy.tuple_ sqlalchemy.type_coerce
sqlalchemy.extract sqlalchemy.over sqlalchemy.within_group sqlalchemy.lateral sqlalchemy.tablesample sqlalchemy.alias sqlalchemy.true
sqlalchemy.false sqlalchemy.null sqlalchemy.any_ sqlalchemy.all_ sqlalchemy.between sqlalchemy.collate sqlalchemy.join
sqlalchemy.outerjoin sqlalchemy.dialects.postgresql.insert sqlalchemy.dialects.mysql.insert sqlalchemy.dialects.sqlite.insert
sqlalchemy.dialects.postgresql.array sqlalchemy.dialects.postgresql.aggregate_order_by
sqlalchemy.orm.aliased sqlalchemy.orm.with_loader_criteria sqlalchemy.orm.with_polymorphic sqlalchemy.orm.join sqlalchemy.orm.outerjoin
sqlalchemy.orm.selectinload sqlalchemy.orm.joinedload sqlalchemy.orm.subqueryload sqlalchemy.orm.immediateload
sqlalchemy.orm.contains_eager sqlalchemy.orm.lazyload sqlalchemy.orm.defaultload sqlalchemy.orm.noload sqlalchemy.orm.raiseload
sqlalchemy.orm.load_only sqlalchemy.orm.defer sqlalchemy.orm.undefer sqlalchemy.orm.undefer_group sqlalchemy.orm.with_expression
sqlalchemy.orm.selectin_polymorphic sqlmodel.select sqlmodel.col
`;
