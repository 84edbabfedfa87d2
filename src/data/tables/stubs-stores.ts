/** Types of caches and document stores, in the language of `sheet.ts`. */
export const STUBS_STORES = `
# redis
in redis
def .from_url: .Redis
class .Redis
  from_url: Self
  __enter__: Self
  pipeline: .client.Pipeline
  pubsub: .client.PubSub
  lock: .lock.Lock
  scan_iter hscan_iter sscan_iter zscan_iter: Iterator[Any]
  keys mget lrange zrange zrevrange zrangebyscore: list[Any]
  hgetall: dict[Any, Any]
  smembers: set[Any]
  exists delete incr incrby decr decrby hset hdel lpush rpush llen sadd srem scard zadd zrem zcard publish ttl append strlen setnx: int
  close: None
class .client.Pipeline
  __enter__: Self
  execute: list[Any]
  watch multi unwatch reset: Any
  *: Self
class .client.PubSub
  __enter__: Self
  listen: Iterator[dict[str, Any]]
  get_message: dict[str, Any] | None
  subscribe psubscribe unsubscribe close: None
class .lock.Lock
  __enter__: Self
  acquire owned locked extend: bool
  release: None
in redis.asyncio
def .from_url: .Redis
class .Redis
  from_url from_pool: Self
  __aenter__ __await__: Self
  pipeline: .client.Pipeline
  pubsub: .client.PubSub
  lock: .lock.Lock
  register_script get_encoder get_connection_kwargs set_response_callback get_retry set_retry load_external_module monitor: Any
  digest_local keyspace_notifications himport_registry: Any
  client: Self
  json ft ts bf cf cms topk tdigest vset: Any
  scan_iter hscan_iter sscan_iter zscan_iter: AsyncIterator[Any]
  keys mget lrange zrange zrevrange zrangebyscore: Awaitable[list[Any]]
  hgetall: Awaitable[dict[Any, Any]]
  smembers: Awaitable[set[Any]]
  exists delete incr incrby decr decrby hset hdel lpush rpush llen sadd srem scard zadd zrem zcard publish ttl append strlen: Awaitable[int]
  close aclose: async None
  *: Awaitable[Any]
  @connection_pool: .ConnectionPool
class .ConnectionPool
  from_url: Self
  disconnect aclose: async None
class .client.Pipeline
  __aenter__ __await__: Self
  execute: async list[Any]
  watch unwatch reset discard aclose: async Any
  multi: None
  *: Self
class .client.PubSub
  __aenter__: Self
  listen: AsyncIterator[dict[str, Any]]
  get_message: async (dict[str, Any] | None)
  subscribe psubscribe close aclose reset connect run: async None
  unsubscribe punsubscribe ping: Awaitable[Any]
class .lock.Lock
  __aenter__: Self
  acquire owned locked: async bool
  extend reacquire: Awaitable[bool]
  release: async None
class .cluster.RedisCluster(.Redis)
  get_default_node get_node get_node_from_key get_random_node get_redis_connection: Any
  get_nodes get_primaries get_replicas: list[Any]
  set_default_node: None
  keyslot: int
class .sentinel.Sentinel
  master_for slave_for: .Redis
# valkey
def valkey.from_url: valkey.Valkey
class valkey.Valkey(redis.Redis)
  from_url: Self
in valkey.asyncio
def .from_url: .Valkey
class .Valkey(redis.asyncio.Redis)
  from_url from_pool: Self
class .cluster.ValkeyCluster(redis.asyncio.cluster.RedisCluster)
# upstash_redis
class upstash_redis.Redis(redis.Redis)
  from_env: Self
class upstash_redis.asyncio.Redis(redis.asyncio.Redis)
  from_env: Self
# aioredis
def aioredis.from_url: redis.asyncio.Redis
# chromadb
class chromadb.api.ClientAPI
  create_collection get_collection get_or_create_collection: chromadb.Collection
  list_collections: list[chromadb.Collection]
# qdrant_client
class qdrant_client.AsyncQdrantClient
  close: async None
  collection_exists create_collection delete_collection recreate_collection update_collection: async bool
  upsert query query_points query_batch_points search search_batch search_groups recommend discover scroll count retrieve: async Any
  get_collection get_collections get_aliases delete delete_vectors update_vectors set_payload overwrite_payload delete_payload clear_payload: async Any
  create_payload_index delete_payload_index create_snapshot delete_snapshot list_snapshots batch_update_points: async Any
# arango
class arango.database.StandardDatabase
  @aql: arango.aql.AQL
  @backup: arango.backup.Backup
  @cluster: arango.cluster.Cluster
  @foxx: arango.foxx.Foxx
  @pregel: arango.pregel.Pregel
  @replication: arango.replication.Replication
  @wal: arango.wal.WAL
  __getitem__: arango.collection.StandardCollection
class arango.aql.AQL
  @cache: arango.aql.AQLQueryCache
# aiocache
in aiocache
class .BaseCache
  __aenter__: Self
  get set add multi_get multi_set delete exists increment expire clear raw close: async Any
class .Cache(.BaseCache)
  from_url: .BaseCache
class .SimpleMemoryCache(.BaseCache)
class .RedisCache(.BaseCache)
class .MemcachedCache(.BaseCache)
# dogpile
in dogpile.cache
class .CacheRegion
  configure configure_from_config: Self
# fastapi_cache
in fastapi_cache
class .FastAPICache
  clear: async int
# mongoengine
in mongoengine
class .Document
  @objects: .QuerySet
class .DynamicDocument(.Document)
class .QuerySet
  __call__ filter exclude order_by limit skip only all all_fields no_cache select_related: Self
  __iter__: Iterator[Any]
# pymongo
in pymongo
class .MongoClient
  __enter__: Self
  __getitem__ get_database get_default_database: .database.Database
  close: None
  list_database_names: list[str]
  @*: .database.Database
class .database.Database
  __getitem__ get_collection create_collection: .collection.Collection
  list_collection_names: list[str]
  @client: .MongoClient
  @name: str
  @*: .collection.Collection
class .collection.Collection
  @database: .database.Database
  @name @full_name: str
  find: .cursor.Cursor
  aggregate: .command_cursor.CommandCursor
  find_one find_one_and_update find_one_and_replace find_one_and_delete: dict[str, Any] | None
  count_documents estimated_document_count: int
  distinct: list[Any]
class .cursor.Cursor
  __iter__: Iterator[dict[str, Any]]
  __enter__ sort limit skip batch_size hint max_time_ms collation allow_disk_use comment clone rewind where: Self
  next: dict[str, Any]
  to_list: list[dict[str, Any]]
class .command_cursor.CommandCursor
  __iter__: Iterator[dict[str, Any]]
  to_list: list[dict[str, Any]]
class .AsyncMongoClient
  __aenter__: Self
  __getitem__ get_database get_default_database: .asynchronous.database.AsyncDatabase
  close aclose aconnect drop_database server_info: async None
  list_database_names: async list[str]
  append_metadata start_session: Any
  @HOST @PORT @address @arbiters @codec_options @is_mongos @is_primary @nodes @options @primary @read_concern @read_preference @secondaries @topology_description @write_concern: Any
  @*: .asynchronous.database.AsyncDatabase
class .asynchronous.database.AsyncDatabase
  __getitem__ get_collection: .asynchronous.collection.AsyncCollection
  create_collection: async .asynchronous.collection.AsyncCollection
  list_collection_names: async list[str]
  command: async dict[str, Any]
  drop_collection: async Any
  with_options: Self
  @client: .AsyncMongoClient
  @name: str
  @codec_options @read_concern @read_preference @write_concern: Any
  @*: .asynchronous.collection.AsyncCollection
class .asynchronous.collection.AsyncCollection
  find: .asynchronous.cursor.AsyncCursor
  aggregate: async .asynchronous.cursor.AsyncCursor
  find_one find_one_and_update find_one_and_replace find_one_and_delete: async (dict[str, Any] | None)
  count_documents estimated_document_count: async int
  distinct: async list[Any]
  with_options: Self
  find_raw_batches: Any
  @database: .asynchronous.database.AsyncDatabase
  @name @full_name: str
  @codec_options @read_concern @read_preference @write_concern: Any
  *: async Any
class .asynchronous.cursor.AsyncCursor
  __aiter__: AsyncIterator[dict[str, Any]]
  sort limit skip batch_size hint max_time_ms collation clone where: Self
  to_list: async list[dict[str, Any]]
  next: async dict[str, Any]
  close: async None
# motor
in motor.motor_asyncio
class .AsyncIOMotorClient
  __getitem__ get_database get_default_database: .AsyncIOMotorDatabase
  close: None
  list_database_names: Future[list[str]]
  list_databases start_session: async Any
  server_info drop_database bulk_write: Future[Any]
  get_io_loop watch wrap: Any
  @HOST @PORT @address @arbiters @codec_options @io_loop @is_mongos @is_primary @nodes @options @primary @read_concern @read_preference @secondaries @topology_description @write_concern @delegate: Any
  @*: .AsyncIOMotorDatabase
class .AsyncIOMotorDatabase
  __getitem__ get_collection: .AsyncIOMotorCollection
  create_collection: async .AsyncIOMotorCollection
  list_collection_names: Future[list[str]]
  list_collections cursor_command: async Any
  command drop_collection dereference validate_collection: Future[Any]
  aggregate: .AsyncIOMotorCommandCursor
  with_options: Self
  get_io_loop watch wrap: Any
  @client: .AsyncIOMotorClient
  @name: str
  @codec_options @read_concern @read_preference @write_concern @delegate: Any
  @*: .AsyncIOMotorCollection
class .AsyncIOMotorCollection
  find: .AsyncIOMotorCursor
  aggregate: .AsyncIOMotorCommandCursor
  find_one find_one_and_update find_one_and_replace find_one_and_delete: Future[dict[str, Any] | None]
  count_documents estimated_document_count: Future[int]
  distinct: Future[list[Any]]
  with_options: Self
  wrap get_io_loop watch list_indexes list_search_indexes find_raw_batches aggregate_raw_batches: Any
  @database: .AsyncIOMotorDatabase
  @name @full_name: str
  @codec_options @read_concern @read_preference @write_concern @delegate: Any
  *: Future[Any]
class .AsyncIOMotorCursor
  __aiter__: AsyncIterator[dict[str, Any]]
  sort limit skip batch_size hint max_time_ms collation clone where comment: Self
  to_list: Future[list[dict[str, Any]]]
  next: async dict[str, Any]
  close: async None
  distinct explain: Future[Any]
class .AsyncIOMotorCommandCursor(.AsyncIOMotorCursor)
# beanie
in beanie
def .init_beanie: async None
class .Document(pydantic.BaseModel)
  get: async (Self | None)
  find find_many find_all all: .odm.queries.find.FindMany[Self]
  find_one: .odm.queries.find.FindOne[Self]
  aggregate: .odm.queries.aggregation.AggregationQuery
  insert create save replace update save_changes insert_one set inc sync: async Self
  insert_many replace_many delete delete_all fetch_all_links fetch_link distinct avg sum max min: async Any
  count: async int
  get_motor_collection: motor.motor_asyncio.AsyncIOMotorCollection
  get_pymongo_collection: pymongo.asynchronous.collection.AsyncCollection
class .odm.queries.find.FindMany[T]
  __aiter__: AsyncIterator[T]
  find find_many sort limit skip project set_session: Self
  to_list: async list[T]
  first_or_none: async (T | None)
  count: async int
  exists: async bool
  distinct avg sum max min: async Any
  delete delete_many update update_many set inc upsert: Awaitable[Any]
  aggregate: .odm.queries.aggregation.AggregationQuery
class .odm.queries.find.FindOne[T]
  __await__: T | None
  find_one project set_session: Self
  delete delete_one update update_one set inc upsert: Awaitable[Any]
  replace_one: async Any
  count: async int
class .odm.queries.aggregation.AggregationQuery
  __aiter__: AsyncIterator[Any]
  to_list: async list[Any]
# odmantic
in odmantic
class .AIOEngine
  find: .engine.AIOCursor[$0!]
  find_one: async ($0! | None)
  save: async $0
  save_all: async list[Any]
  count remove: async int
  delete: async None
  get_collection: motor.motor_asyncio.AsyncIOMotorCollection
class .engine.AIOCursor[T]
  __await__: list[T]
  __aiter__: AsyncIterator[T]
# mongoengine
in mongoengine
class .Document
  save reload modify: Self
  delete: None
  update: int
  @objects: .QuerySet[Self]
class .QuerySet[T]
  __iter__: Iterator[T]
  __call__ filter order_by limit skip only exclude all no_cache select_related: Self
  first: T | None
  get create: T
  count delete update update_one: int
# elasticsearch
in elasticsearch
class .AsyncElasticsearch
  __aenter__: Self
  options: Self
  search get index delete update bulk count msearch mget info delete_by_query update_by_query scroll reindex create exists ping close: async Any
  *: async Any
`;
