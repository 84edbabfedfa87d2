/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_DATABASES = `
# impala
database certain unbounded: asyncio.to_thread
  impala.hiveserver2.HiveServer2Cursor%: execute executemany fetchone fetchmany fetchall fetchcolumnar get_tables get_databases
  impala.hiveserver2.HiveServer2Connection: commit rollback -cursor>impala.hiveserver2.HiveServer2Cursor
  impala.dbapi.connect
=
  impala.dbapi.connect -> impala.hiveserver2.HiveServer2Connection
# influxdb
database certain unbounded: aioinflux or asyncio.to_thread
  influxdb.InfluxDBClient: query write write_points ping create_database drop_database get_list_database get_list_measurements
# lmdb
file likely disk: asyncio.to_thread
  lmdb.open
# MySQLdb
database certain unbounded: aiomysql or asyncmy
  MySQLdb.connect
  MySQLdb.connections.Connection!: commit rollback ping query -cursor>MySQLdb.cursors.Cursor
  MySQLdb.cursors.Cursor%: execute executemany fetchone fetchmany fetchall
=
  MySQLdb.connect -> MySQLdb.connections.Connection
# alembic
database certain unbounded: a separate step before start-up, or asyncio.to_thread
  alembic.command.(check current downgrade revision stamp upgrade)
# arango
database certain unbounded: python-arango-async
  arango.ArangoClient: db
# bunnet
database certain unbounded: beanie
  bunnet.Document: insert save delete replace
# cassandra
database certain unbounded: acsylla, or wrap session.execute_async
  cassandra.cluster.Cluster: connect>cassandra.cluster.Session shutdown
database certain unbounded: session.execute_async with a future bridge
  cassandra.cluster.Session: execute prepare set_keyspace
# chromadb
database certain unbounded: chromadb.AsyncHttpClient (await)
  chromadb.api.ClientAPI!: **
  chromadb.Collection: add get peek query modify update upsert delete count fork
=
  chromadb.HttpClient < chromadb.api.ClientAPI
  chromadb.PersistentClient < chromadb.api.ClientAPI
  chromadb.Client < chromadb.api.ClientAPI
  chromadb.EphemeralClient < chromadb.api.ClientAPI
# clickhouse_connect
database certain unbounded: clickhouse_connect.get_async_client
  clickhouse_connect.driver.client.Client!: query query_df command insert insert_df ping raw_query
=
  clickhouse_connect.get_client -> clickhouse_connect.driver.client.Client
  clickhouse_connect.create_client -> clickhouse_connect.driver.client.Client
# clickhouse_driver
database certain unbounded: asynch or aiochclient
  clickhouse_driver.Client: execute execute_iter query_dataframe insert_dataframe
# couchbase
database certain unbounded: acouchbase.cluster.Cluster
  couchbase.cluster.Cluster!: query search_query ping wait_until_ready
=
  couchbase.cluster.Cluster.connect -> couchbase.cluster.Cluster
# cx_Oracle
database certain unbounded: oracledb.connect_async
  cx_Oracle.connect
  cx_Oracle.Connection!: commit rollback ping -cursor>cx_Oracle.Cursor
  cx_Oracle.Cursor%: execute executemany fetchone fetchmany fetchall
=
  cx_Oracle.connect -> cx_Oracle.Connection
# databricks
database certain unbounded: asyncio.to_thread
  databricks.sql.connect
# django
cpu certain cpu: acheck_password or asyncio.to_thread
  django.contrib.auth.hashers.(check_password make_password)
database certain unbounded: a-prefixed twins (aget, acreate, async for)
  django.db.models.QuerySet%: get create count exists first last bulk_create bulk_update update delete get_or_create update_or_create aggregate in_bulk latest earliest iterator
database certain unbounded: asave or adelete or arefresh_from_db
  django.db.models.Model: delete refresh_from_db save
# duckdb
database certain disk: asyncio.to_thread
  duckdb.(execute query sql)
  duckdb.DuckDBPyConnection!: execute executemany sql query fetchone fetchall fetchdf df commit
=
  duckdb.connect -> duckdb.DuckDBPyConnection
# elasticsearch
database certain unbounded: elasticsearch.helpers.async_bulk or async_scan or async_streaming_bulk
  elasticsearch.helpers.(bulk reindex)
  elasticsearch.helpers.scan%:
  elasticsearch.helpers.streaming_bulk%:
  elasticsearch.helpers.parallel_bulk%:
=
  elasticsearch.helpers.scan -> elasticsearch.helpers.scan
  elasticsearch.helpers.streaming_bulk -> elasticsearch.helpers.streaming_bulk
  elasticsearch.helpers.parallel_bulk -> elasticsearch.helpers.parallel_bulk
database certain unbounded: elasticsearch.AsyncElasticsearch
  elasticsearch.Elasticsearch: ** -options
# elasticsearch_dsl
database certain unbounded: elasticsearch_dsl.AsyncSearch or AsyncDocument
  elasticsearch_dsl.Document: get save
  elasticsearch_dsl.Search: count execute
# influxdb_client
database certain unbounded: influxdb_client.client.influxdb_client_async.InfluxDBClientAsync
  influxdb_client.InfluxDBClient: ** -query_api>influxdb_client.QueryApi -write_api>influxdb_client.WriteApi
database certain unbounded: InfluxDBClientAsync.query_api()
  influxdb_client.QueryApi: query query_stream query_csv query_raw query_data_frame
database likely unbounded: InfluxDBClientAsync.write_api()
  influxdb_client.WriteApi: write
# mongoengine
database certain unbounded: beanie or odmantic
  mongoengine.connect
  mongoengine.Document: save delete reload update modify
  mongoengine.QuerySet: count delete first get update
database certain unbounded: beanie or motor
  mongoengine.Document: save delete reload update insert
  mongoengine.QuerySet%: first get count delete update update_one insert create aggregate distinct get_or_create -scalar>mongoengine.QuerySet -filter>mongoengine.QuerySet -order_by>mongoengine.QuerySet -limit>mongoengine.QuerySet -skip>mongoengine.QuerySet -only>mongoengine.QuerySet -exclude>mongoengine.QuerySet
# mysql
database certain unbounded: mysql.connector.aio
  mysql.connector.connect
  mysql.connector.connection.MySQLConnection!: commit rollback ping reconnect -cursor>mysql.connector.cursor.MySQLCursor
  mysql.connector.cursor.MySQLCursor%: execute executemany fetchone fetchmany fetchall
=
  mysql.connector.connect -> mysql.connector.connection.MySQLConnection
# neo4j
database certain unbounded: neo4j.AsyncGraphDatabase.driver
  neo4j.Driver: verify_connectivity execute_query get_server_info -session>neo4j.Session
database certain unbounded: neo4j.AsyncSession
  neo4j.Session: run execute_read execute_write begin_transaction
=
  neo4j.GraphDatabase.driver -> neo4j.Driver
# odmantic
database certain unbounded: odmantic.AIOEngine
  odmantic.SyncEngine: find find_one save save_all delete count remove
# opensearchpy
database certain unbounded: opensearchpy.helpers.async_bulk or async_scan
  opensearchpy.helpers.bulk
  opensearchpy.helpers.scan%:
=
  opensearchpy.helpers.scan -> opensearchpy.helpers.scan
database certain unbounded: opensearchpy.AsyncOpenSearch
  opensearchpy.OpenSearch: **
# oracledb
database certain unbounded: oracledb.connect_async
  oracledb.connect
  oracledb.Connection!: commit rollback ping -cursor>oracledb.Cursor
  oracledb.Cursor%: execute executemany fetchone fetchmany fetchall
=
  oracledb.connect -> oracledb.Connection
# pandas
file certain disk: asyncio.to_thread
  pandas.(read_csv read_excel read_feather read_html read_json read_parquet read_pickle read_xml)
  pandas.DataFrame: to_csv to_excel to_feather to_json to_parquet to_pickle
database certain unbounded: await conn.run_sync(lambda c: pandas.read_sql(stmt, c))
  pandas.(read_sql read_sql_query read_sql_table)
  pandas.DataFrame: to_sql
# peewee
database certain unbounded: peewee-async or asyncio.to_thread
  peewee.Model: get get_or_none get_by_id get_or_create create save delete_instance insert_many bulk_create create_table
  peewee.Database: connect execute_sql
  peewee.ModelDelete: execute
  peewee.ModelSelect: count exists first get
  peewee.ModelUpdate: execute
# pg8000
database certain unbounded: asyncpg
  pg8000.dbapi.connect
  pg8000.dbapi.Connection!: commit rollback -cursor>pg8000.dbapi.Cursor
  pg8000.dbapi.Cursor%: execute executemany fetchone fetchmany fetchall
=
  pg8000.dbapi.connect -> pg8000.dbapi.Connection
# pinecone
database certain unbounded: pinecone.IndexAsyncio
  pinecone.Index: upsert query fetch delete update describe_index_stats list
database certain unbounded: pinecone.PineconeAsyncio
  pinecone.Pinecone: create_index list_indexes describe_index delete_index has_index -Index>pinecone.Index
# polars
file certain disk: LazyFrame.collect_async; asyncio.to_thread
  polars.(read_csv read_excel read_ipc read_json read_parquet)
  polars.DataFrame: write_csv write_parquet
  polars.LazyFrame: collect sink_parquet
database certain unbounded: asyncio.to_thread
  polars.(read_database read_database_uri)
  polars.DataFrame: write_database
# pony
database certain unbounded: asyncio.to_thread
  pony.orm.(commit flush select)
# psycopg
database certain unbounded: psycopg.AsyncConnection
  psycopg.connect
  psycopg.Connection!: commit rollback execute>psycopg.Cursor notifies -cursor>psycopg.Cursor
  psycopg.Cursor%: execute executemany fetchone fetchmany fetchall copy -stream>psycopg.Cursor.stream
  psycopg.Cursor.stream%:
  psycopg.Connection: connect
=
  psycopg.connect -> psycopg.Connection
  psycopg.Connection.connect -> psycopg.Connection
# psycopg2
database certain unbounded: asyncpg or psycopg.AsyncConnection
  psycopg2.connect
  psycopg2.extensions.connection!: commit rollback -cursor>psycopg2.extensions.cursor
  psycopg2.extensions.cursor%: execute executemany fetchone fetchmany fetchall copy_from copy_to copy_expert callproc
database certain unbounded: asyncpg executemany or copy_records_to_table
  psycopg2.extras.(execute_batch execute_values)
database certain unbounded: asyncpg.create_pool
  psycopg2.pool.ThreadedConnectionPool!: getconn>psycopg2.extensions.connection
=
  psycopg2.connect -> psycopg2.extensions.connection
# psycopg_pool
database certain unbounded: psycopg_pool.AsyncConnectionPool
  psycopg_pool.ConnectionPool: connection>psycopg.Connection getconn>psycopg.Connection wait open close
# pyathena
database certain unbounded: pyathena.aio or asyncio.to_thread
  pyathena.connection.Connection: -cursor>pyathena.cursor.Cursor
  pyathena.cursor.Cursor%: execute executemany fetchone fetchmany fetchall
=
  pyathena.connect -> pyathena.connection.Connection
# pyhive
database certain unbounded: asyncio.to_thread
  pyhive.hive.Connection!: commit -cursor>pyhive.hive.Cursor
  pyhive.hive.Cursor%: execute executemany fetchone fetchmany fetchall poll
  pyhive.hive.connect
=
  pyhive.hive.connect -> pyhive.hive.Connection
# pymilvus
database certain unbounded: pymilvus.AsyncMilvusClient
  pymilvus.MilvusClient!: search query insert upsert delete get create_collection drop_collection has_collection load_collection
# pymongo
database certain unbounded: pymongo.AsyncMongoClient (4.9+) or motor
  pymongo.MongoClient: list_database_names list_databases server_info drop_database start_session bulk_write
  pymongo.database.Database: list_collection_names list_collections command create_collection drop_collection validate_collection aggregate
database certain unbounded: pymongo AsyncCollection or motor
  pymongo.collection.Collection: * -with_options -find_raw_batches -watch -find>pymongo.cursor.Cursor aggregate>pymongo.command_cursor.CommandCursor
database certain unbounded: async for over AsyncCursor
  pymongo.cursor.Cursor%: next to_list explain distinct
# pymssql
database certain unbounded: aioodbc
  pymssql.connect
  pymssql.Connection!: commit rollback -cursor>pymssql.Cursor
  pymssql.Cursor%: execute executemany fetchone fetchmany fetchall
=
  pymssql.connect -> pymssql.Connection
# pymysql
database certain unbounded: aiomysql or asyncmy
  pymysql.connect
  pymysql.connections.Connection!: commit rollback ping begin query -cursor>pymysql.cursors.Cursor
  pymysql.cursors.Cursor%: execute executemany fetchone fetchmany fetchall
=
  pymysql.connect -> pymysql.connections.Connection
# pynamodb
database certain unbounded: aioboto3
  pynamodb.models.Model: get save delete update refresh count exists create_table -query>pynamodb.pagination.ResultIterator -scan>pynamodb.pagination.ResultIterator
  pynamodb.pagination.ResultIterator%:
# pyodbc
database certain unbounded: aioodbc
  pyodbc.connect
  pyodbc.Connection!: commit rollback execute>pyodbc.Cursor -cursor>pyodbc.Cursor
  pyodbc.Cursor%: execute executemany fetchone fetchmany fetchall
=
  pyodbc.connect -> pyodbc.Connection
# pysolr
database certain unbounded: asyncio.to_thread or httpx
  pysolr.Solr: search add delete commit ping optimize
# qdrant_client
database certain unbounded: qdrant_client.AsyncQdrantClient
  qdrant_client.QdrantClient: query_points query_points_groups query_batch_points query query_batch search search_batch search_groups recommend recommend_batch facet upsert scroll retrieve delete count create_collection recreate_collection update_collection get_collection get_collections delete_collection collection_exists set_payload overwrite_payload delete_payload clear_payload update_vectors delete_vectors batch_update_points create_payload_index delete_payload_index upload_points upload_collection
# redshift_connector
database certain unbounded: asyncio.to_thread
  redshift_connector.connect
  redshift_connector.Connection!: commit rollback -cursor>redshift_connector.Cursor
  redshift_connector.Cursor%: execute executemany fetchone fetchmany fetchall
=
  redshift_connector.connect -> redshift_connector.Connection
# snowflake
database certain unbounded: snowflake.connector.aio or asyncio.to_thread
  snowflake.connector.connect
  snowflake.connector.SnowflakeConnection!: commit rollback execute_string -cursor>snowflake.connector.cursor.SnowflakeCursor
  snowflake.connector.cursor.SnowflakeCursor%: execute executemany fetchone fetchmany fetchall execute_async get_results_from_sfqid fetch_pandas_all
=
  snowflake.connector.connect -> snowflake.connector.SnowflakeConnection
# sqlalchemy
database certain unbounded: AsyncSession or AsyncConnection
  sqlalchemy.Connection: execute scalar scalars exec_driver_sql commit rollback begin_nested
  sqlalchemy.orm.Query%: all first one one_or_none scalar count get delete update
  sqlalchemy.orm.Session: execute>sqlalchemy.Result scalar scalars>sqlalchemy.ScalarResult get get_one refresh flush commit rollback merge connection bulk_save_objects bulk_insert_mappings bulk_update_mappings prepare -query>sqlalchemy.orm.Query
database certain unbounded: sqlalchemy.ext.asyncio.create_async_engine
  sqlalchemy.Engine: connect>sqlalchemy.Connection begin>sqlalchemy.Connection raw_connection dispose
database certain unbounded: await conn.run_sync(Base.metadata.create_all)
  sqlalchemy.MetaData: create_all drop_all reflect
  sqlalchemy.Table: create drop
  sqlalchemy.Inspector: get_table_names get_view_names get_schema_names get_columns get_indexes get_foreign_keys get_unique_constraints get_check_constraints get_pk_constraint has_table
database likely unbounded: AsyncSession or AsyncConnection
  sqlalchemy.orm.Session: begin_nested close delete
=
  sqlalchemy.create_engine -> sqlalchemy.Engine
  sqlalchemy.engine_from_config -> sqlalchemy.Engine
# sqlite3
database certain disk: aiosqlite.connect
  sqlite3.connect
database certain disk: aiosqlite
  sqlite3.Connection!: execute>sqlite3.Cursor executemany executescript commit rollback backup iterdump -cursor>sqlite3.Cursor
  sqlite3.Cursor%: execute executemany executescript fetchone fetchmany fetchall
=
  sqlite3.connect -> sqlite3.Connection
# sqlmodel
database certain unbounded: sqlmodel.ext.asyncio.session.AsyncSession
  sqlmodel.Session: exec>sqlalchemy.ScalarResult execute scalar scalars get get_one refresh flush commit rollback merge
# surrealdb
database certain unbounded: surrealdb.AsyncSurreal
  surrealdb.Surreal: *
# tinydb
database certain disk: asyncio.to_thread
  tinydb.TinyDB: insert insert_multiple all search get update remove upsert truncate
# trino
database certain unbounded: asyncio.to_thread or aiotrino
  trino.dbapi.connect
  trino.dbapi.Connection!: commit rollback -cursor>trino.dbapi.Cursor
  trino.dbapi.Cursor%: execute executemany fetchone fetchmany fetchall
=
  trino.dbapi.connect -> trino.dbapi.Connection
# typesense
network certain unbounded: typesense.AsyncClient or asyncio.to_thread
  typesense.Client: **
# vertica_python
database certain unbounded: asyncio.to_thread
  vertica_python.connect
  vertica_python.Connection: commit rollback -cursor>vertica_python.Cursor
  vertica_python.Cursor%: execute executemany fetchone fetchmany fetchall copy
=
  vertica_python.connect -> vertica_python.Connection
# weaviate
database certain unbounded: weaviate.use_async_with_local or use_async_with_weaviate_cloud
  weaviate.WeaviateClient!: ** -is_connected
=
  weaviate.connect_to_local -> weaviate.WeaviateClient
  weaviate.connect_to_weaviate_cloud -> weaviate.WeaviateClient
  weaviate.connect_to_custom -> weaviate.WeaviateClient
`;
