const PATTERNS = `
os.path.join os.path.dirname os.path.basename os.path.splitext os.path.normpath os.path.split os.path.isabs os.path.commonpath
os.getenv os.environ.* os.getpid os.cpu_count os.urandom os.sep
pathlib.PurePath.* pathlib.Path.joinpath pathlib.Path.with_suffix pathlib.Path.with_name pathlib.Path.relative_to
pathlib.Path.is_absolute pathlib.Path.as_posix
io.BytesIO.* io.StringIO.*
json.loads json.dumps orjson.loads orjson.dumps yaml.safe_load base64.* hmac.* hashlib.md5 hashlib.sha1 hashlib.sha256
uuid.uuid4 secrets.* random.* re.*
jwt.encode jwt.decode jose.jwt.encode jose.jwt.decode
botocore.client.BaseClient.generate_presigned_url botocore.client.BaseClient.generate_presigned_post
stripe.Webhook.construct_event
httpx.AsyncClient.* httpx2.AsyncClient.* aiohttp.* redis.asyncio.* valkey.asyncio.* upstash_redis.asyncio.* aioredis.* aiocache.* fakeredis.aioredis.*
motor.* beanie.* odmantic.AIOEngine.* tortoise.* pymongo.asynchronous.* pymongo.AsyncMongoClient.* asyncpg.* aiosqlite.* aiomysql.* asyncmy.* databases.*
piccolo.* gino.* ormar.* edgedb.create_async_client aiofiles.* anyio.* aioboto3.* aiobotocore.* aio_pika.* aiokafka.*
aiosmtplib.* fastapi_mail.* arq.* taskiq.* saq.* nats.* asyncssh.* asyncpraw.* aiodocker.* kubernetes_asyncio.* gcloud.aio.*
fastapi.UploadFile.* fastapi.Request.*
sqlalchemy.select sqlalchemy.insert sqlalchemy.update sqlalchemy.delete sqlalchemy.text sqlalchemy.create_engine
sqlalchemy.ext.asyncio.* sqlalchemy.orm.sessionmaker sqlmodel.select
sqlalchemy.Result.* sqlalchemy.ScalarResult.* sqlalchemy.MappingResult.*
sentry_sdk.* logging.* structlog.* opentelemetry.* posthog.capture statsd.* ddtrace.*
asyncio.subprocess.* asyncio.create_subprocess_exec asyncio.create_subprocess_shell asyncio.sleep asyncio.Queue.* asyncio.Event.*
asyncio.Lock.* asyncio.Future.* asyncio.Task.*
threading.Thread.start threading.Event.set queue.Queue.put_nowait queue.Queue.get_nowait concurrent.futures.ThreadPoolExecutor.submit
google.cloud.storage.Client.bucket google.cloud.storage.Bucket.blob google.cloud.pubsub_v1.PublisherClient.publish
kombu.Connection.clone pymongo.MongoClient pymongo.collection.Collection.find redis.Redis redis.from_url redis.Redis.pipeline
elasticsearch.Elasticsearch openai.OpenAI
PIL.Image.new PIL.ImageDraw.Draw pandas.DataFrame numpy.array
pydantic.BaseModel.*
`;

/** Every pattern: a name, or `prefix.*`. */
export const SAFE_PATTERNS: ReadonlySet<string> = new Set(PATTERNS.trim().split(/\s+/));

/** Whether a canonical name matches one of the patterns. */
export function isSafe(name: string): boolean {
  if (SAFE_PATTERNS.has(name)) return true;
  for (let end = name.lastIndexOf("."); end > 0; end = name.lastIndexOf(".", end - 1)) {
    if (SAFE_PATTERNS.has(`${name.slice(0, end)}.*`)) return true;
  }
  return false;
}
