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
  influxdb.InfluxDBClient: * -from_dsn -switch_database -switch_user -send_packet
# lmdb
file likely disk: asyncio.to_thread
  lmdb.open
# MySQLdb
database certain unbounded: aiomysql or asyncmy
  MySQLdb.connect
  MySQLdb.connections.Connection!: commit rollback ping query select_db kill show_warnings -cursor>MySQLdb.cursors.Cursor
  MySQLdb.cursors.Cursor: execute executemany callproc nextset
  MySQLdb.cursors.SSCursor%: fetchone fetchmany fetchall
=
  MySQLdb.connect -> MySQLdb.connections.Connection
  MySQLdb.cursors.DictCursor < MySQLdb.cursors.Cursor
  MySQLdb.cursors.SSCursor < MySQLdb.cursors.Cursor
# alembic
database certain unbounded: a separate step before start-up, or asyncio.to_thread
  alembic.command.(check current downgrade revision stamp upgrade)
# arango
database certain unbounded: python-arango-async
  arango.ArangoClient: db?3:verify>arango.database.StandardDatabase
  arango.database.StandardDatabase: * -begin_async_execution -begin_batch_execution -begin_controlled_execution -fetch_transaction -begin_transaction -collection>arango.collection.StandardCollection -graph>arango.graph.Graph create_collection>arango.collection.StandardCollection create_graph>arango.graph.Graph
  arango.collection.StandardCollection: *
  arango.graph.Graph: * -vertex_collection>arango.collection.VertexCollection -edge_collection>arango.collection.EdgeCollection create_vertex_collection>arango.collection.VertexCollection create_edge_definition>arango.collection.EdgeCollection replace_edge_definition>arango.collection.EdgeCollection
  arango.aql.AQL: * execute>arango.cursor.Cursor
  arango.aql.AQLQueryCache: *
  arango.cursor.Cursor: next fetch close
  arango.backup.Backup: *
  arango.cluster.Cluster: *
  arango.foxx.Foxx: *
  arango.pregel.Pregel: *
  arango.replication.Replication: *
  arango.wal.WAL: *
=
  arango.collection.VertexCollection < arango.collection.StandardCollection
  arango.collection.EdgeCollection < arango.collection.StandardCollection
# bunnet
database certain unbounded: beanie
  bunnet.init_bunnet
  bunnet.Document: insert save delete replace save_changes sync insert_one insert_many inspect_collection distinct
# cassandra
database certain unbounded: acsylla, or wrap session.execute_async
  cassandra.cluster.Cluster: connect>cassandra.cluster.Session shutdown refresh_nodes refresh_schema_metadata
database certain unbounded: session.execute_async with a future bridge
  cassandra.cluster.Session: execute execute_graph execute_concurrent execute_concurrent_with_args prepare set_keyspace shutdown -execute_async>cassandra.cluster.ResponseFuture
  cassandra.cluster.ResponseFuture: result get_query_trace
  cassandra.concurrent.(execute_concurrent execute_concurrent_with_args)
  cassandra.cqlengine.connection.setup
  cassandra.cqlengine.management.(sync_table sync_type drop_table create_keyspace_simple create_keyspace_network_topology drop_keyspace)
  cassandra.cqlengine.models.Model: create save delete update get
# chromadb
database certain unbounded: chromadb.AsyncHttpClient (await)
  chromadb.api.ClientAPI!: ** create_collection>chromadb.Collection get_collection>chromadb.Collection get_or_create_collection>chromadb.Collection -get_settings
  chromadb.Collection: add get peek query search modify update upsert delete count fork get_indexing_status
=
  chromadb.HttpClient < chromadb.api.ClientAPI
  chromadb.PersistentClient < chromadb.api.ClientAPI
  chromadb.CloudClient < chromadb.api.ClientAPI
  chromadb.Client < chromadb.api.ClientAPI
  chromadb.EphemeralClient < chromadb.api.ClientAPI
# clickhouse_connect
database certain unbounded: clickhouse_connect.get_async_client
  clickhouse_connect.driver.client.Client!: query query_df query_np query_arrow query_df_arrow query_column_block_stream query_row_block_stream query_rows_stream query_np_stream query_df_stream query_arrow_stream command insert insert_df insert_arrow insert_df_arrow data_insert raw_insert raw_query raw_stream ping create_insert_context
=
  clickhouse_connect.get_client -> clickhouse_connect.driver.client.Client
  clickhouse_connect.create_client -> clickhouse_connect.driver.client.Client
# clickhouse_driver
database certain unbounded: asynch or aiochclient
  clickhouse_driver.Client: execute execute_iter execute_with_progress query_dataframe insert_dataframe cancel
  clickhouse_driver.dbapi.connection.Connection: -cursor>clickhouse_driver.dbapi.cursor.Cursor
  clickhouse_driver.dbapi.cursor.Cursor%: execute executemany fetchone fetchmany fetchall
=
  clickhouse_driver.connect -> clickhouse_driver.dbapi.connection.Connection
  clickhouse_driver.dbapi.connect -> clickhouse_driver.dbapi.connection.Connection
  clickhouse_driver.Client.from_url -> clickhouse_driver.Client
# couchbase
database certain unbounded: acouchbase.cluster.Cluster
  couchbase.cluster.Cluster!: query search_query search analytics_query ping wait_until_ready cluster_info bucket>couchbase.bucket.Bucket
  couchbase.bucket.Bucket: ping view_query -collection>couchbase.collection.Collection -default_collection>couchbase.collection.Collection -scope>couchbase.scope.Scope -default_scope>couchbase.scope.Scope
  couchbase.scope.Scope: query search search_query analytics_query -collection>couchbase.collection.Collection
  couchbase.collection.Collection: get exists insert upsert replace remove touch unlock get_and_lock get_and_touch get_any_replica get_all_replicas lookup_in lookup_in_any_replica lookup_in_all_replicas mutate_in get_multi insert_multi upsert_multi replace_multi remove_multi touch_multi exists_multi
=
  couchbase.cluster.Cluster.connect -> couchbase.cluster.Cluster
# cx_Oracle
database certain unbounded: oracledb.connect_async
  cx_Oracle.connect
  cx_Oracle.Connection!: commit rollback ping begin changepassword -cursor>cx_Oracle.Cursor
  cx_Oracle.Cursor%: execute executemany executemanyprepared callproc callfunc parse fetchone fetchmany fetchall fetchraw
  cx_Oracle.SessionPool!: acquire>cx_Oracle.Connection
=
  cx_Oracle.connect -> cx_Oracle.Connection
# databricks
database certain unbounded: asyncio.to_thread
  databricks.sql.connect
  databricks.sql.client.Connection!: -cursor>databricks.sql.client.Cursor
  databricks.sql.client.Cursor%: execute executemany fetchone fetchmany fetchall fetchall_arrow fetchmany_arrow catalogs schemas tables columns cancel
=
  databricks.sql.connect -> databricks.sql.client.Connection
# django
cpu certain cpu: acheck_password or asyncio.to_thread
  django.contrib.auth.hashers.(check_password make_password)
database certain unbounded: a-prefixed twins (aget, acreate, async for)
  django.db.models.QuerySet%: get create count exists first last bulk_create bulk_update update delete get_or_create update_or_create aggregate in_bulk latest earliest iterator
database certain unbounded: asave or adelete or arefresh_from_db
  django.db.models.Model: delete refresh_from_db save
# duckdb
database certain disk: asyncio.to_thread
  duckdb.(execute executemany query query_df sql read_csv read_json read_parquet fetchone fetchmany fetchall fetchdf df pl arrow)
  duckdb.DuckDBPyConnection!: execute>duckdb.DuckDBPyConnection executemany>duckdb.DuckDBPyConnection sql>duckdb.DuckDBPyRelation query>duckdb.DuckDBPyRelation from_query>duckdb.DuckDBPyRelation read_csv>duckdb.DuckDBPyRelation read_json>duckdb.DuckDBPyRelation read_parquet>duckdb.DuckDBPyRelation from_parquet>duckdb.DuckDBPyRelation from_csv_auto>duckdb.DuckDBPyRelation -table>duckdb.DuckDBPyRelation -view>duckdb.DuckDBPyRelation -values>duckdb.DuckDBPyRelation -from_df>duckdb.DuckDBPyRelation -from_arrow>duckdb.DuckDBPyRelation -table_function>duckdb.DuckDBPyRelation -cursor>duckdb.DuckDBPyConnection -begin>duckdb.DuckDBPyConnection fetchone fetchmany fetchall fetchnumpy fetchdf fetch_df fetch_df_chunk fetch_arrow_table fetch_record_batch df pl tf torch arrow commit rollback checkpoint append install_extension load_extension
  duckdb.DuckDBPyRelation: @shape fetchone fetchmany fetchall fetchnumpy fetchdf fetch_df_chunk fetch_arrow_table fetch_arrow_reader fetch_record_batch df to_df pl tf torch arrow to_arrow_table record_batch execute show explain create to_table insert insert_into update query write_csv to_csv write_parquet to_parquet -aggregate>duckdb.DuckDBPyRelation -any_value>duckdb.DuckDBPyRelation -apply>duckdb.DuckDBPyRelation -arg_max>duckdb.DuckDBPyRelation -arg_min>duckdb.DuckDBPyRelation -avg>duckdb.DuckDBPyRelation -bit_and>duckdb.DuckDBPyRelation -bit_or>duckdb.DuckDBPyRelation -bit_xor>duckdb.DuckDBPyRelation -bitstring_agg>duckdb.DuckDBPyRelation -bool_and>duckdb.DuckDBPyRelation -bool_or>duckdb.DuckDBPyRelation -count>duckdb.DuckDBPyRelation -cross>duckdb.DuckDBPyRelation -cume_dist>duckdb.DuckDBPyRelation -dense_rank>duckdb.DuckDBPyRelation -describe>duckdb.DuckDBPyRelation -distinct>duckdb.DuckDBPyRelation -except_>duckdb.DuckDBPyRelation -favg>duckdb.DuckDBPyRelation -filter>duckdb.DuckDBPyRelation -first>duckdb.DuckDBPyRelation -first_value>duckdb.DuckDBPyRelation -fsum>duckdb.DuckDBPyRelation -geomean>duckdb.DuckDBPyRelation -histogram>duckdb.DuckDBPyRelation -intersect>duckdb.DuckDBPyRelation -join>duckdb.DuckDBPyRelation -lag>duckdb.DuckDBPyRelation -last>duckdb.DuckDBPyRelation -last_value>duckdb.DuckDBPyRelation -lead>duckdb.DuckDBPyRelation -limit>duckdb.DuckDBPyRelation -list>duckdb.DuckDBPyRelation -map>duckdb.DuckDBPyRelation -max>duckdb.DuckDBPyRelation -mean>duckdb.DuckDBPyRelation -median>duckdb.DuckDBPyRelation -min>duckdb.DuckDBPyRelation -mode>duckdb.DuckDBPyRelation -n_tile>duckdb.DuckDBPyRelation -nth_value>duckdb.DuckDBPyRelation -order>duckdb.DuckDBPyRelation -percent_rank>duckdb.DuckDBPyRelation -product>duckdb.DuckDBPyRelation -project>duckdb.DuckDBPyRelation -quantile>duckdb.DuckDBPyRelation -quantile_cont>duckdb.DuckDBPyRelation -quantile_disc>duckdb.DuckDBPyRelation -rank>duckdb.DuckDBPyRelation -rank_dense>duckdb.DuckDBPyRelation -row_number>duckdb.DuckDBPyRelation -select>duckdb.DuckDBPyRelation -select_dtypes>duckdb.DuckDBPyRelation -select_types>duckdb.DuckDBPyRelation -set_alias>duckdb.DuckDBPyRelation -sort>duckdb.DuckDBPyRelation -std>duckdb.DuckDBPyRelation -stddev>duckdb.DuckDBPyRelation -stddev_pop>duckdb.DuckDBPyRelation -stddev_samp>duckdb.DuckDBPyRelation -string_agg>duckdb.DuckDBPyRelation -sum>duckdb.DuckDBPyRelation -union>duckdb.DuckDBPyRelation -unique>duckdb.DuckDBPyRelation -value_counts>duckdb.DuckDBPyRelation -var>duckdb.DuckDBPyRelation -var_pop>duckdb.DuckDBPyRelation -var_samp>duckdb.DuckDBPyRelation -variance>duckdb.DuckDBPyRelation
=
  duckdb.connect -> duckdb.DuckDBPyConnection
  duckdb.sql -> duckdb.DuckDBPyRelation
  duckdb.query -> duckdb.DuckDBPyRelation
  duckdb.read_csv -> duckdb.DuckDBPyRelation
  duckdb.read_json -> duckdb.DuckDBPyRelation
  duckdb.read_parquet -> duckdb.DuckDBPyRelation
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
  elasticsearch_dsl.Document: get mget exists save update delete init
  elasticsearch_dsl.Search: count execute delete
  elasticsearch_dsl.UpdateByQuery: execute
  elasticsearch_dsl.Index: create delete exists refresh flush save open close get_mapping put_mapping put_settings get_settings forcemerge
# influxdb_client
database certain unbounded: influxdb_client.client.influxdb_client_async.InfluxDBClientAsync
  influxdb_client.InfluxDBClient: ping health ready version build -query_api>influxdb_client.QueryApi -write_api>influxdb_client.WriteApi -delete_api>influxdb_client.DeleteApi -buckets_api>influxdb_client.BucketsApi -organizations_api>influxdb_client.OrganizationsApi
database certain unbounded: InfluxDBClientAsync.query_api()
  influxdb_client.QueryApi: query query_stream query_csv query_raw query_data_frame query_data_frame_stream
database certain unbounded: InfluxDBClientAsync.delete_api()
  influxdb_client.DeleteApi: delete
  influxdb_client.BucketsApi: create_bucket update_bucket delete_bucket find_bucket_by_id find_bucket_by_name find_buckets
  influxdb_client.OrganizationsApi: create_organization update_organization delete_organization find_organization find_organizations me
database likely unbounded: InfluxDBClientAsync.write_api()
  influxdb_client.WriteApi: write
=
  influxdb_client.InfluxDBClient.from_env_properties -> influxdb_client.InfluxDBClient
  influxdb_client.InfluxDBClient.from_config_file -> influxdb_client.InfluxDBClient
# mongoengine
database certain unbounded: beanie or motor
  mongoengine.Document: save cascade_save delete reload update modify insert drop_collection ensure_indexes create_index list_indexes compare_indexes
  mongoengine.QuerySet%: first get count delete update update_one upsert_one modify insert create aggregate distinct get_or_create in_bulk average sum explain item_frequencies map_reduce -scalar>mongoengine.QuerySet -filter>mongoengine.QuerySet -order_by>mongoengine.QuerySet -limit>mongoengine.QuerySet -skip>mongoengine.QuerySet -only>mongoengine.QuerySet -exclude>mongoengine.QuerySet -all>mongoengine.QuerySet -no_dereference>mongoengine.QuerySet -as_pymongo>mongoengine.QuerySet -no_cache>mongoengine.QuerySet -select_related>mongoengine.QuerySet
=
  mongoengine.DynamicDocument < mongoengine.Document
# mysql
database certain unbounded: mysql.connector.aio
  mysql.connector.connect
  mysql.connector.connection.MySQLConnection!: commit rollback ping reconnect connect is_connected start_transaction reset_session cmd_query cmd_query_iter cmd_ping cmd_statistics cmd_process_kill cmd_change_user cmd_init_db cmd_reset_connection info_query -cursor>mysql.connector.cursor.MySQLCursor
  mysql.connector.cursor.MySQLCursor%: execute executemany callproc nextset fetchone fetchmany fetchall fetchsets
  mysql.connector.pooling.MySQLConnectionPool!: get_connection>mysql.connector.connection.MySQLConnection add_connection
=
  mysql.connector.connect -> mysql.connector.connection.MySQLConnection
  mysql.connector.MySQLConnection < mysql.connector.connection.MySQLConnection
  mysql.connector.pooling.PooledMySQLConnection < mysql.connector.connection.MySQLConnection
  mysql.connector.connection_cext.CMySQLConnection < mysql.connector.connection.MySQLConnection
# neo4j
database certain unbounded: neo4j.AsyncGraphDatabase.driver
  neo4j.Driver: verify_connectivity verify_authentication execute_query get_server_info supports_multi_db supports_session_auth -session>neo4j.Session
database certain unbounded: neo4j.AsyncSession
  neo4j.Session: run>neo4j.Result execute_read execute_write read_transaction write_transaction begin_transaction>neo4j.Transaction
  neo4j.Transaction: run>neo4j.Result commit rollback
  neo4j.ManagedTransaction: run>neo4j.Result
  neo4j.Result%: single fetch peek consume data value values graph to_df to_eager_result
=
  neo4j.GraphDatabase.driver -> neo4j.Driver
# odmantic
database certain unbounded: odmantic.AIOEngine
  odmantic.SyncEngine: find find_one save save_all delete count remove configure_database
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
  oracledb.Connection!: commit rollback ping begin changepassword fetch_df_all fetch_df_batches tpc_begin tpc_commit tpc_prepare tpc_rollback tpc_recover -cursor>oracledb.Cursor
  oracledb.Cursor%: execute executemany callproc callfunc parse fetchone fetchmany fetchall
  oracledb.ConnectionPool: acquire>oracledb.Connection
  oracledb.LOB: read write size trim
=
  oracledb.connect -> oracledb.Connection
  oracledb.create_pool -> oracledb.ConnectionPool
# pandas
file certain disk: asyncio.to_thread
  pandas.(read_csv read_excel read_feather read_html read_json read_parquet read_pickle read_xml)
  pandas.DataFrame: to_csv to_excel to_feather to_json to_parquet to_pickle
database certain unbounded: await conn.run_sync(lambda c: pandas.read_sql(stmt, c))
  pandas.(read_sql read_sql_query read_sql_table)
  pandas.DataFrame: to_sql
# peewee
database certain unbounded: peewee-async or asyncio.to_thread
  peewee.Model: get get_or_none get_by_id get_or_create create save delete_instance delete_by_id set_by_id bulk_create bulk_update create_table drop_table table_exists truncate_table
  peewee.Database: connect execute_sql execute begin commit rollback create_tables drop_tables get_tables get_columns get_indexes get_foreign_keys get_primary_keys get_views table_exists
  peewee.prefetch
  peewee.ModelSelect%: count exists first get get_or_none scalar scalars execute peek
  peewee.ModelInsert: execute
  peewee.ModelUpdate: execute
  peewee.ModelDelete: execute
# pg8000
database certain unbounded: asyncpg
  pg8000.dbapi.connect
  pg8000.native.Connection!: run prepare
  pg8000.dbapi.Connection!: commit rollback tpc_begin tpc_commit tpc_prepare tpc_rollback tpc_recover -cursor>pg8000.dbapi.Cursor
  pg8000.dbapi.Cursor%: execute executemany fetchone fetchmany fetchall
=
  pg8000.dbapi.connect -> pg8000.dbapi.Connection
# pinecone
database certain unbounded: pinecone.IndexAsyncio
  pinecone.Index: upsert upsert_from_dataframe upsert_records query query_namespaces search search_records fetch fetch_by_metadata delete update describe_index_stats list_paginated start_import describe_import cancel_import list_imports_paginated create_namespace delete_namespace describe_namespace list_namespaces_paginated -list>pinecone.Index.list -list_namespaces>pinecone.Index.list -list_imports>pinecone.Index.list
  pinecone.Index.list%:
  pinecone.(create_index delete_index describe_index list_indexes)
database certain unbounded: pinecone.PineconeAsyncio
  pinecone.Pinecone: ** -Index>pinecone.Index -index>pinecone.Index -IndexAsyncio -AsyncIndex -config
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
  psycopg.Connection!: commit rollback execute>psycopg.Cursor notifies wait tpc_begin tpc_prepare tpc_commit tpc_rollback tpc_recover -cursor>psycopg.Cursor
  psycopg.Cursor: execute executemany copy -stream>psycopg.Cursor.stream
  psycopg.ServerCursor%: fetchone fetchmany fetchall scroll
  psycopg.Cursor.stream%:
  psycopg.Connection: connect
=
  psycopg.connect -> psycopg.Connection
  psycopg.Connection.connect -> psycopg.Connection
  psycopg.ClientCursor < psycopg.Cursor
  psycopg.ServerCursor < psycopg.Cursor
# psycopg2
database certain unbounded: asyncpg or psycopg.AsyncConnection
  psycopg2.connect
  psycopg2.extensions.connection!: commit rollback reset cancel lobject tpc_begin tpc_prepare tpc_commit tpc_rollback tpc_recover -cursor>psycopg2.extensions.cursor
  psycopg2.extensions.cursor: execute executemany copy_from copy_to copy_expert callproc
  psycopg2.extensions.NamedCursor%: fetchone fetchmany fetchall scroll
database certain unbounded: asyncpg executemany or copy_records_to_table
  psycopg2.extras.(execute_batch execute_values)
database certain unbounded: asyncpg.create_pool
  psycopg2.pool.ThreadedConnectionPool!: getconn>psycopg2.extensions.connection
database likely unbounded: asyncpg.create_pool
  psycopg2.pool.ThreadedConnectionPool: putconn
=
  psycopg2.connect -> psycopg2.extensions.connection
  psycopg2.extras.DictCursor < psycopg2.extensions.cursor
  psycopg2.extras.RealDictCursor < psycopg2.extensions.cursor
  psycopg2.extras.NamedTupleCursor < psycopg2.extensions.cursor
  psycopg2.extras.DictConnection < psycopg2.extensions.connection
  psycopg2.extras.RealDictConnection < psycopg2.extensions.connection
# psycopg_pool
database certain unbounded: psycopg_pool.AsyncConnectionPool
  psycopg_pool.ConnectionPool: connection>psycopg.Connection getconn>psycopg.Connection wait check open?0:wait close
=
  psycopg_pool.NullConnectionPool < psycopg_pool.ConnectionPool
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
  pymilvus.MilvusClient!: * -create_schema -create_field_schema -create_struct_field_schema -prepare_index_params -use_database -using_database -get_server_type -session
database certain unbounded: pymilvus.AsyncMilvusClient, or asyncio.to_thread
  pymilvus.Collection!: search hybrid_search query search_iterator query_iterator insert upsert delete flush load release drop compact truncate create_index drop_index has_index alter_index create_partition drop_partition has_partition describe get_replicas get_compaction_state get_compaction_plans wait_for_compaction_completed set_properties
  pymilvus.Collection: @num_entities @is_empty
  pymilvus.connections.connect
  pymilvus.utility.(has_collection list_collections drop_collection rename_collection has_partition load_state loading_progress wait_for_loading_complete index_building_progress wait_for_index_building_complete create_alias drop_alias alter_alias list_aliases get_server_version flush_all)
  pymilvus.db.(create_database drop_database list_database describe_database)
# pymongo
database certain unbounded: pymongo.AsyncMongoClient (4.9+) or motor
  pymongo.MongoClient: list_database_names list_databases server_info drop_database start_session>pymongo.client_session.ClientSession bulk_write -watch>pymongo.change_stream.ChangeStream
  pymongo.database.Database: list_collection_names list_collections command cursor_command create_collection>pymongo.collection.Collection drop_collection validate_collection aggregate>pymongo.command_cursor.CommandCursor dereference -watch>pymongo.change_stream.ChangeStream
  pymongo.client_session.ClientSession: commit_transaction abort_transaction with_transaction -start_transaction
database certain unbounded: pymongo AsyncCollection or motor
  pymongo.collection.Collection: * -with_options -find_raw_batches -watch>pymongo.change_stream.ChangeStream -find>pymongo.cursor.Cursor aggregate>pymongo.command_cursor.CommandCursor
database certain unbounded: async for over AsyncCursor
  pymongo.cursor.Cursor%: next to_list explain distinct
  pymongo.command_cursor.CommandCursor%: next try_next to_list
  pymongo.change_stream.ChangeStream%: next try_next
# pymssql
database certain unbounded: aioodbc
  pymssql.connect
  pymssql.Connection!: commit rollback -cursor>pymssql.Cursor
  pymssql.Cursor%: execute executemany callproc nextset fetchone fetchmany fetchall
=
  pymssql.connect -> pymssql.Connection
# pymysql
database certain unbounded: aiomysql or asyncmy
  pymysql.connect
  pymysql.connections.Connection!: commit rollback ping begin query select_db kill show_warnings connect -cursor>pymysql.cursors.Cursor
  pymysql.cursors.Cursor: execute executemany callproc nextset
  pymysql.cursors.SSCursor%: fetchone fetchmany fetchall read_next
=
  pymysql.connect -> pymysql.connections.Connection
  pymysql.Connection < pymysql.connections.Connection
  pymysql.cursors.DictCursor < pymysql.cursors.Cursor
  pymysql.cursors.SSCursor < pymysql.cursors.Cursor
  pymysql.cursors.SSDictCursor < pymysql.cursors.SSCursor
# pynamodb
database certain unbounded: aioboto3
  pynamodb.models.Model: get save delete update refresh count exists create_table delete_table describe_table update_ttl -query>pynamodb.pagination.ResultIterator -scan>pynamodb.pagination.ResultIterator -batch_get>pynamodb.pagination.ResultIterator
  pynamodb.pagination.ResultIterator%:
# pyodbc
database certain unbounded: aioodbc
  pyodbc.connect
  pyodbc.Connection!: commit rollback execute>pyodbc.Cursor -cursor>pyodbc.Cursor
  pyodbc.Cursor%: execute>pyodbc.Cursor executemany nextset skip fetchone fetchval fetchmany fetchall tables columns statistics primaryKeys foreignKeys procedures procedureColumns rowIdColumns getTypeInfo commit rollback
=
  pyodbc.connect -> pyodbc.Connection
# pysolr
database certain unbounded: asyncio.to_thread or httpx
  pysolr.Solr: search add delete commit ping optimize extract more_like_this suggest_terms
# qdrant_client
database certain unbounded: qdrant_client.AsyncQdrantClient
  qdrant_client.QdrantClient: * -get_embedding_size -get_fastembed_vector_params -get_fastembed_sparse_vector_params -get_vector_field_name -get_sparse_vector_field_name -set_model -set_sparse_model -migrate -list_text_models -list_image_models -list_late_interaction_text_models -list_late_interaction_multimodal_models -list_sparse_models
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
  snowflake.connector.SnowflakeConnection!: commit rollback execute_string execute_stream cmd_query autocommit get_query_status get_query_status_throw_if_error -cursor>snowflake.connector.cursor.SnowflakeCursor
  snowflake.connector.cursor.SnowflakeCursor%: execute executemany callproc describe nextset fetchone fetchmany fetchall execute_async get_results_from_sfqid query_result fetch_pandas_all fetch_pandas_batches fetch_arrow_all fetch_arrow_batches abort_query
  snowflake.connector.pandas_tools.write_pandas
=
  snowflake.connector.connect -> snowflake.connector.SnowflakeConnection
  snowflake.connector.DictCursor < snowflake.connector.cursor.SnowflakeCursor
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
  sqlite3.Connection!: execute>sqlite3.Cursor executemany>sqlite3.Cursor executescript>sqlite3.Cursor commit rollback backup iterdump serialize -cursor>sqlite3.Cursor
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
  tinydb.TinyDB: insert insert_multiple all search get count contains update update_multiple remove upsert truncate drop_table drop_tables tables -table>tinydb.table.Table
  tinydb.table.Table: insert insert_multiple all search get count contains update update_multiple remove upsert truncate
# trino
database certain unbounded: asyncio.to_thread or aiotrino
  trino.dbapi.Connection: rollback start_transaction -cursor>trino.dbapi.Cursor
  trino.dbapi.Cursor%: execute executemany fetchone fetchmany fetchall describe cancel
database likely unbounded: asyncio.to_thread or aiotrino
  trino.dbapi.Connection: commit
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
# gridfs
database certain unbounded: gridfs.AsyncGridFS or motor
  gridfs.GridFS: put get>gridfs.GridOut get_version get_last_version>gridfs.GridOut delete list find_one>gridfs.GridOut exists
  gridfs.GridFSBucket: upload_from_stream upload_from_stream_with_id download_to_stream download_to_stream_by_name open_download_stream>gridfs.GridOut open_download_stream_by_name>gridfs.GridOut delete rename delete_by_name rename_by_name
  gridfs.GridOut%: read readline readchunk readlines
# falkordb
database certain unbounded: falkordb.asyncio.FalkorDB
  falkordb.FalkorDB: list_graphs config_get config_set -select_graph>falkordb.Graph
  falkordb.Graph: query ro_query copy delete slowlog profile explain call_procedure list_indices
# kuzu
database certain disk: kuzu.AsyncConnection
  kuzu.Connection: execute prepare
# lancedb
database certain unbounded: lancedb.connect_async
  lancedb.db.DBConnection: * -serialize -uri create_table>lancedb.table.Table open_table>lancedb.table.Table
  lancedb.table.Table: count_rows head to_pandas to_arrow to_lance to_polars create_index create_scalar_index create_fts_index drop_index wait_for_index add delete update cleanup_old_versions compact_files optimize list_indices index_stats add_columns alter_columns drop_columns checkout checkout_latest restore list_versions -search>lancedb.query.LanceQueryBuilder
  lancedb.query.LanceQueryBuilder: to_df to_pandas to_arrow to_list to_pydantic to_polars to_batches explain_plan analyze_plan -limit>lancedb.query.LanceQueryBuilder -offset>lancedb.query.LanceQueryBuilder -where>lancedb.query.LanceQueryBuilder -select>lancedb.query.LanceQueryBuilder -order_by>lancedb.query.LanceQueryBuilder -metric>lancedb.query.LanceQueryBuilder -distance_type>lancedb.query.LanceQueryBuilder -nprobes>lancedb.query.LanceQueryBuilder -refine_factor>lancedb.query.LanceQueryBuilder -ef>lancedb.query.LanceQueryBuilder -rerank>lancedb.query.LanceQueryBuilder -with_row_id>lancedb.query.LanceQueryBuilder -vector>lancedb.query.LanceQueryBuilder -text>lancedb.query.LanceQueryBuilder -bypass_vector_index>lancedb.query.LanceQueryBuilder -fast_search>lancedb.query.LanceQueryBuilder
=
  lancedb.connect -> lancedb.db.DBConnection
# SPARQLWrapper
network certain unbounded: aiosparql, or httpx.AsyncClient
  SPARQLWrapper.SPARQLWrapper: query queryAndConvert
`;
