/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_NETWORK_A = `
# algoliasearch
network certain unbounded: algoliasearch.search.client.SearchClient (async in v4)
  algoliasearch.search.client.SearchClientSync: search save_objects search_single_index delete_object save_object
network certain unbounded: algoliasearch.search.client.SearchClient
  algoliasearch.search.client.SearchClientSync: **
network certain unbounded: the _async methods
  algoliasearch.search_client.SearchClient: multiple_queries list_indices multiple_batch -init_index>algoliasearch.search_index.SearchIndex
  algoliasearch.search_index.SearchIndex: search save_object save_objects delete_object delete_objects partial_update_object partial_update_objects replace_all_objects get_object get_objects set_settings get_settings browse_objects
=
  algoliasearch.search_client.SearchClient.create -> algoliasearch.search_client.SearchClient
# anthropic
network certain unbounded: anthropic.AsyncAnthropic
  anthropic.Anthropic: ** -with_options>anthropic.Anthropic -copy>anthropic.Anthropic -close
network certain unbounded: anthropic.AsyncAnthropicBedrock
  anthropic.AnthropicBedrock: ** -with_options>anthropic.AnthropicBedrock -copy>anthropic.AnthropicBedrock -close
network certain unbounded: anthropic.AsyncAnthropicVertex
  anthropic.AnthropicVertex: ** -with_options>anthropic.AnthropicVertex -copy>anthropic.AnthropicVertex -close
# apprise
network certain unbounded: Apprise.async_notify
  apprise.Apprise: notify
# apscheduler
network certain unbounded: apscheduler.schedulers.asyncio.AsyncIOScheduler
  apscheduler.schedulers.blocking.BlockingScheduler: start
# atlassian
network certain unbounded: asyncio.to_thread
  atlassian.Jira: *
=
  atlassian.Confluence < atlassian.Jira
  atlassian.Bitbucket < atlassian.Jira
# auth0
network certain unbounded: auth0 async classes
  auth0.management.Auth0: **
=
  auth0.management.ManagementClient < auth0.management.Auth0
# authlib
network certain unbounded: authlib.integrations.httpx_client.AsyncOAuth2Client
  authlib.integrations.httpx_client.OAuth2Client: get post put patch delete head options request fetch_token refresh_token
  authlib.integrations.requests_client.OAuth2Session: get post put patch delete head options request fetch_token refresh_token
# azure
network certain unbounded: the same class under .aio
  azure.communication.email.EmailClient: begin_send
  azure.cosmos.ContainerProxy: read read_item read_items create_item upsert_item replace_item delete_item query_items read_all_items patch_item execute_item_batch
  azure.cosmos.CosmosClient: create_database>azure.cosmos.DatabaseProxy create_database_if_not_exists>azure.cosmos.DatabaseProxy delete_database list_databases query_databases -get_database_client>azure.cosmos.DatabaseProxy
  azure.cosmos.DatabaseProxy: read create_container>azure.cosmos.ContainerProxy create_container_if_not_exists>azure.cosmos.ContainerProxy delete_container list_containers query_containers -get_container_client>azure.cosmos.ContainerProxy
  azure.data.tables.TableClient: create_entity get_entity upsert_entity delete_entity query_entities list_entities
  azure.identity.ClientSecretCredential: get_token
  azure.identity.DefaultAzureCredential: get_token
  azure.keyvault.secrets.SecretClient: get_secret set_secret list_properties_of_secrets begin_delete_secret
  azure.servicebus.ServiceBusClient: close -get_queue_sender>azure.servicebus.ServiceBusSender -get_topic_sender>azure.servicebus.ServiceBusSender -get_queue_receiver>azure.servicebus.ServiceBusReceiver
  azure.servicebus.ServiceBusReceiver: receive_messages complete_message abandon_message peek_messages
  azure.servicebus.ServiceBusSender: send_messages schedule_messages create_message_batch
  azure.storage.blob.BlobClient: upload_blob upload_blob_from_url download_blob query_blob delete_blob undelete_blob exists get_blob_properties set_http_headers set_blob_metadata create_snapshot start_copy_from_url abort_copy acquire_lease stage_block get_block_list commit_block_list append_block upload_page get_blob_tags set_blob_tags
  azure.storage.blob.BlobServiceClient: list_containers find_blobs_by_tags create_container delete_container get_account_information get_service_properties get_user_delegation_key -get_blob_client>azure.storage.blob.BlobClient -get_container_client>azure.storage.blob.ContainerClient
  azure.storage.blob.ContainerClient: upload_blob list_blobs list_blob_names walk_blobs find_blobs_by_tags delete_blob delete_blobs download_blob create_container delete_container exists get_container_properties set_container_metadata acquire_lease -get_blob_client>azure.storage.blob.BlobClient
  azure.storage.filedatalake.DataLakeServiceClient: list_file_systems create_file_system delete_file_system get_service_properties get_user_delegation_key -get_file_system_client>azure.storage.filedatalake.FileSystemClient -get_directory_client>azure.storage.filedatalake.DataLakeDirectoryClient -get_file_client>azure.storage.filedatalake.DataLakeFileClient
  azure.storage.filedatalake.FileSystemClient: create_file_system exists delete_file_system get_paths create_directory delete_directory create_file delete_file -get_directory_client>azure.storage.filedatalake.DataLakeDirectoryClient -get_file_client>azure.storage.filedatalake.DataLakeFileClient
  azure.storage.filedatalake.DataLakeDirectoryClient: create_directory delete_directory exists rename_directory create_sub_directory create_file get_paths -get_file_client>azure.storage.filedatalake.DataLakeFileClient -get_sub_directory_client>azure.storage.filedatalake.DataLakeDirectoryClient
  azure.storage.filedatalake.DataLakeFileClient: create_file delete_file get_file_properties upload_data append_data flush_data download_file exists rename_file
  azure.storage.fileshare.ShareServiceClient: list_shares create_share delete_share -get_share_client>azure.storage.fileshare.ShareClient
  azure.storage.fileshare.ShareClient: create_share delete_share list_directories_and_files create_directory delete_directory -get_directory_client>azure.storage.fileshare.ShareDirectoryClient -get_file_client>azure.storage.fileshare.ShareFileClient
  azure.storage.fileshare.ShareDirectoryClient: create_directory delete_directory list_directories_and_files exists upload_file delete_file -get_file_client>azure.storage.fileshare.ShareFileClient -get_subdirectory_client>azure.storage.fileshare.ShareDirectoryClient
  azure.storage.fileshare.ShareFileClient: exists create_file upload_file download_file delete_file rename_file get_file_properties start_copy_from_url
  azure.storage.queue.QueueServiceClient: list_queues create_queue delete_queue -get_queue_client>azure.storage.queue.QueueClient
  azure.storage.queue.QueueClient: send_message receive_message receive_messages peek_messages update_message delete_message clear_messages create_queue delete_queue get_queue_properties
network certain unbounded: the same class under .aio
  azure.ai.documentintelligence.DocumentIntelligenceClient: begin_analyze_document begin_classify_document
  azure.ai.formrecognizer.DocumentAnalysisClient: begin_analyze_document begin_analyze_document_from_url begin_classify_document
  azure.search.documents.SearchClient: search suggest autocomplete upload_documents merge_documents merge_or_upload_documents delete_documents index_documents get_document get_document_count
  azure.search.documents.indexes.SearchIndexClient: create_index create_or_update_index get_index delete_index list_indexes list_index_names get_index_statistics
=
  azure.data.tables.TableClient.from_connection_string -> azure.data.tables.TableClient
  azure.servicebus.ServiceBusClient.from_connection_string -> azure.servicebus.ServiceBusClient
  azure.storage.blob.BlobClient.from_connection_string -> azure.storage.blob.BlobClient
  azure.storage.blob.BlobServiceClient.from_connection_string -> azure.storage.blob.BlobServiceClient
  azure.storage.blob.ContainerClient.from_connection_string -> azure.storage.blob.ContainerClient
  azure.storage.filedatalake.DataLakeServiceClient.from_connection_string -> azure.storage.filedatalake.DataLakeServiceClient
  azure.storage.filedatalake.FileSystemClient.from_connection_string -> azure.storage.filedatalake.FileSystemClient
  azure.storage.fileshare.ShareServiceClient.from_connection_string -> azure.storage.fileshare.ShareServiceClient
  azure.storage.fileshare.ShareClient.from_connection_string -> azure.storage.fileshare.ShareClient
  azure.storage.fileshare.ShareFileClient.from_connection_string -> azure.storage.fileshare.ShareFileClient
  azure.storage.queue.QueueServiceClient.from_connection_string -> azure.storage.queue.QueueServiceClient
  azure.storage.queue.QueueClient.from_connection_string -> azure.storage.queue.QueueClient
# b2sdk
network certain unbounded: asyncio.to_thread
  b2sdk.v2.B2Api: authorize_account get_bucket_by_name create_bucket list_buckets download_file_by_id delete_file_version
# binance
network certain unbounded: binance.AsyncClient
  binance.client.Client!: * -close_connection
# boto3
network likely disk: one client made at start-up, or aioboto3
  boto3.(client resource)
network certain unbounded: aioboto3.Session().resource(...)
  boto3.resources.base.ServiceResource%: ** -meta -get_available_subresources -Bucket>boto3.resources.base.ServiceResource -Object>boto3.resources.base.ServiceResource -Table>boto3.resources.base.ServiceResource -Queue>boto3.resources.base.ServiceResource -Topic>boto3.resources.base.ServiceResource -Instance>boto3.resources.base.ServiceResource -Cluster>boto3.resources.base.ServiceResource -Stack>boto3.resources.base.ServiceResource
=
  boto3.resource -> boto3.resources.base.ServiceResource
  boto3.Session.resource -> boto3.resources.base.ServiceResource
  boto3.client -> botocore.client.BaseClient
  boto3.Session.client -> botocore.client.BaseClient
# botocore
network certain unbounded: aioboto3.Session().client(...) or aiobotocore
  botocore.client.BaseClient: * -generate_presigned_url -generate_presigned_post -can_paginate -close -meta -exceptions -get_paginator>botocore.paginate.Paginator -get_waiter>botocore.waiter.Waiter
network certain unbounded: aioboto3 paginator (async for)
  botocore.paginate.Paginator%: paginate
network certain unbounded: aioboto3 waiter
  botocore.waiter.Waiter: wait
# braintree
network certain unbounded: asyncio.to_thread
  braintree.BraintreeGateway: **
network certain unbounded: asyncio.to_thread
  braintree.Transaction.(sale create find search refund void submit_for_settlement)
  braintree.Customer.(create find search update delete)
  braintree.PaymentMethod.(create find update delete)
  braintree.Subscription.(create find search update cancel)
  braintree.ClientToken.generate
  braintree.Plan.all
  braintree.BraintreeGateway: **
# ccxt
network certain unbounded: ccxt.async_support
  ccxt.Exchange: load_markets fetch_markets fetch_ticker fetch_tickers fetch_ohlcv fetch_order_book fetch_balance fetch_trades fetch_order fetch_orders fetch_open_orders fetch_closed_orders fetch_my_trades fetch_positions create_order create_market_order create_limit_order cancel_order withdraw
=
  ccxt.binance < ccxt.Exchange
  ccxt.binanceus < ccxt.Exchange
  ccxt.bitfinex < ccxt.Exchange
  ccxt.bitget < ccxt.Exchange
  ccxt.bitstamp < ccxt.Exchange
  ccxt.bybit < ccxt.Exchange
  ccxt.coinbase < ccxt.Exchange
  ccxt.gate < ccxt.Exchange
  ccxt.gateio < ccxt.Exchange
  ccxt.huobi < ccxt.Exchange
  ccxt.kraken < ccxt.Exchange
  ccxt.kucoin < ccxt.Exchange
  ccxt.mexc < ccxt.Exchange
  ccxt.okx < ccxt.Exchange
# celery
network likely network-short: asyncio.to_thread
  celery.Celery: send_task
network likely network-short: asyncio.to_thread, or accept: one short broker publish
  celery.Task: delay apply_async
network certain unbounded: polling with asyncio.sleep, or asyncio.to_thread
  celery.result.AsyncResult: get wait forget
network certain unbounded: apply_async or delay
  celery.Task: apply
network certain unbounded: asyncio.to_thread, as it waits a second for the answers of workers
  celery.app.control.Inspect: active scheduled reserved revoked stats ping registered active_queues clock conf report hello query_task
  celery.app.control.Control: ping
# cerebras
network certain unbounded: cerebras.cloud.sdk.AsyncCerebras
  cerebras.cloud.sdk.Cerebras: ** -with_options>cerebras.cloud.sdk.Cerebras -copy>cerebras.cloud.sdk.Cerebras -close
# clerk_backend_api
network certain unbounded: the *_async methods
  clerk_backend_api.Clerk: ** -authenticate_request
# cloudflare
network certain unbounded: cloudflare.AsyncCloudflare
  cloudflare.Cloudflare: **
# cloudinary
network certain unbounded: asyncio.to_thread
  cloudinary.uploader.(upload unsigned_upload upload_image upload_resource upload_large destroy rename explicit create_archive create_zip add_tag remove_tag)
  cloudinary.api.(resource resources delete_resources create_folder subfolders usage ping update)
# cloudscraper
network certain unbounded: httpx.AsyncClient
  cloudscraper.CloudScraper: get post put patch delete head options request
=
  cloudscraper.create_scraper -> cloudscraper.CloudScraper
# cohere
network certain unbounded: cohere.AsyncClient
  cohere.Client: ** -with_options>cohere.Client -copy>cohere.Client -close
network certain unbounded: cohere.AsyncClientV2
  cohere.ClientV2: ** -with_options>cohere.ClientV2 -copy>cohere.ClientV2 -close
# confluent_kafka
network certain unbounded: confluent_kafka.aio.AIOConsumer or aiokafka
  confluent_kafka.Consumer: poll?!0:timeout consume?!1:timeout commit list_topics committed get_watermark_offsets
network certain unbounded: confluent_kafka.aio.AIOProducer or aiokafka
  confluent_kafka.Producer: flush?!0:timeout poll?!0:timeout list_topics
# consul
network certain unbounded: consul.aio.Consul or asyncio.to_thread
  consul.Consul: **
# curl_cffi
network certain unbounded: curl_cffi.requests.AsyncSession
  curl_cffi.requests.(delete get head options patch post put request)
  curl_cffi.requests.Session: get post put patch delete head options request
# customerio
network certain unbounded: asyncio.to_thread
  customerio.CustomerIO: identify track track_anonymous pageview backfill delete add_device delete_device suppress unsuppress merge_customers
  customerio.APIClient: send_email send_push send_sms
# dapr
network certain unbounded: dapr.aio.clients.DaprClient
  dapr.clients.DaprClient: invoke_method invoke_binding publish_event publish_events get_state get_bulk_state query_state save_state save_bulk_state execute_state_transaction delete_state get_secret get_bulk_secret get_configuration try_lock unlock get_metadata set_metadata wait
network certain unbounded: asyncio.to_thread
  dapr.ext.workflow.DaprWorkflowClient: schedule_new_workflow get_workflow_state wait_for_workflow_start wait_for_workflow_completion raise_workflow_event terminate_workflow pause_workflow resume_workflow purge_workflow
=
  dapr.clients.grpc.client.DaprGrpcClient < dapr.clients.DaprClient
# datadog
network certain unbounded: asyncio.to_thread
  datadog.api.Event: create
  datadog.api.Metric: send
# deep_translator
network certain unbounded: asyncio.to_thread
  deep_translator.GoogleTranslator: translate translate_batch translate_file
=
  deep_translator.MyMemoryTranslator < deep_translator.GoogleTranslator
  deep_translator.DeeplTranslator < deep_translator.GoogleTranslator
  deep_translator.MicrosoftTranslator < deep_translator.GoogleTranslator
# digitalocean
network certain unbounded: asyncio.to_thread
  digitalocean.Manager: *
  digitalocean.Droplet: create destroy load reboot shutdown power_on power_off get_actions
# dingtalk_stream
network certain unbounded: asyncio.to_thread
  dingtalk_stream.DingTalkStreamClient: open_connection
# discord_webhook
network certain unbounded: discord_webhook.AsyncDiscordWebhook
  discord_webhook.DiscordWebhook: execute edit delete
# diskcache
network certain disk: asyncio.to_thread
  diskcache.Cache!: get set add delete pop incr decr touch clear expire
=
  diskcache.FanoutCache < diskcache.Cache
# dlt
network certain unbounded: asyncio.to_thread
  dlt.Pipeline: run extract normalize load sync_destination
=
  dlt.pipeline -> dlt.Pipeline
# dns
network certain unbounded: dns.asyncresolver.resolve
  dns.query.(tcp udp)
  dns.resolver.(query resolve zone_for_name)
  dns.resolver.Resolver: resolve
# docker
network certain unbounded: aiodocker
  docker.DockerClient: **
=
  docker.from_env -> docker.DockerClient
# dogpile
network likely unbounded: aiocache
  dogpile.cache.CacheRegion: get set get_or_create delete get_multi set_multi
=
  dogpile.cache.make_region -> dogpile.cache.CacheRegion
  dogpile.cache.region.make_region -> dogpile.cache.CacheRegion
# dramatiq
network likely network-short: asyncio.to_thread or taskiq
  dramatiq.Actor: send send_with_options
=
  dramatiq.actor -> dramatiq.Actor
# dropbox
network certain unbounded: asyncio.to_thread
  dropbox.Dropbox: files_upload files_download files_list_folder files_delete_v2 users_get_current_account files_get_metadata sharing_create_shared_link_with_settings
# email_validator
network likely unbounded: email_validator.validate_email(addr, check_deliverability=False), or asyncio.to_thread
  email_validator.validate_email?!check_deliverability
# etcd3
network certain unbounded: aetcd
  etcd3.Etcd3Client: get put delete get_prefix lock lease transaction
=
  etcd3.client -> etcd3.Etcd3Client
# exchangelib
network certain unbounded: asyncio.to_thread
  exchangelib.Account!: **
# exponent_server_sdk
network certain unbounded: asyncio.to_thread
  exponent_server_sdk.PushClient: publish publish_multiple check_receipts check_receipts_multiple
# fabric
network certain unbounded: asyncssh
  fabric.Connection: run sudo local put get open
# fastapi
network likely error: httpx.AsyncClient(transport=ASGITransport(app=app))
  fastapi.testclient.TestClient: get post
# feedparser
network certain unbounded: an async client to fetch, then feedparser.parse(bytes)
  feedparser.parse?~0:url_file_stream_or_string
# firebase_admin
network certain unbounded: asyncio.to_thread (messaging: send_each_async)
  firebase_admin.auth.(create_user delete_user get_user get_user_by_email list_users set_custom_user_claims update_user verify_id_token verify_session_cookie)
  firebase_admin.messaging.(send send_each send_each_for_multicast subscribe_to_topic)
=
  firebase_admin.firestore.client -> google.cloud.firestore.Client
# gdown
network certain unbounded: asyncio.to_thread
  gdown.(download download_folder cached_download)
# geopy
network certain unbounded: adapter_factory=AioHTTPAdapter and await
  geopy.geocoders.Nominatim: geocode reverse
=
  geopy.geocoders.GoogleV3 < geopy.geocoders.Nominatim
  geopy.geocoders.Bing < geopy.geocoders.Nominatim
# github
network certain unbounded: githubkit or gidgethub or asyncio.to_thread
  github.Github: **
# gitlab
network certain unbounded: asyncio.to_thread
  gitlab.Gitlab: **
# google
network certain unbounded: asyncio.to_thread
  google.auth.default
network certain unbounded: asyncio.to_thread; cache certificates
  google.oauth2.id_token.(fetch_id_token verify_firebase_token verify_oauth2_token verify_token)
network certain unbounded: asyncio.to_thread
  google.cloud.bigquery.Client: query>google.cloud.bigquery.QueryJob query_and_wait insert_rows insert_rows_json load_table_from_dataframe load_table_from_file load_table_from_uri get_table get_dataset list_tables list_rows create_table delete_table update_table get_job
  google.cloud.bigquery.QueryJob: result to_dataframe done reload
network certain unbounded: google.cloud.firestore.AsyncClient
  google.cloud.firestore.Client: ** -collection>google.cloud.firestore.CollectionReference -document>google.cloud.firestore.DocumentReference
  google.cloud.firestore.CollectionReference%: get stream add list_documents -document>google.cloud.firestore.DocumentReference
  google.cloud.firestore.DocumentReference: get set update delete create -collection>google.cloud.firestore.CollectionReference
network likely unbounded: asyncio.wrap_future(publisher.publish(...)); gcloud-aio-pubsub
  google.cloud.pubsub_v1.PublisherClient: create_topic get_topic delete_topic list_topics -publish>concurrent.futures.Future
network certain unbounded: gcloud-aio-pubsub
  google.cloud.pubsub_v1.SubscriberClient: pull acknowledge create_subscription delete_subscription modify_ack_deadline
network certain unbounded: asyncio.to_thread
  google.cloud.spanner.Client: list_instances -instance>google.cloud.spanner.Instance
  google.cloud.spanner.Instance: exists reload create -database>google.cloud.spanner.Database
  google.cloud.spanner.Database: run_in_transaction execute_partitioned_dml exists reload drop
network certain unbounded: google.cloud.secretmanager.SecretManagerServiceAsyncClient
  google.cloud.secretmanager.SecretManagerServiceClient: access_secret_version get_secret create_secret add_secret_version list_secrets delete_secret
network certain unbounded: gcloud-aio-storage or asyncio.to_thread
  google.cloud.storage.Blob: upload_from_file upload_from_filename upload_from_string download_as_bytes download_as_text download_to_file download_to_filename exists delete reload make_public open compose rewrite
  google.cloud.storage.Bucket: get_blob>google.cloud.storage.Blob list_blobs delete_blob delete_blobs copy_blob exists create reload delete rename_blob -blob>google.cloud.storage.Blob
  google.cloud.storage.Client: get_bucket>google.cloud.storage.Bucket list_buckets list_blobs create_bucket lookup_bucket download_blob_to_file get_service_account_email -bucket>google.cloud.storage.Bucket
network certain unbounded: google.cloud.tasks_v2.CloudTasksAsyncClient
  google.cloud.tasks_v2.CloudTasksClient: create_task delete_task get_task list_tasks get_queue create_queue
network certain unbounded: client.aio.models.* of the same client
  google.genai.Client: ** -aio -close
network certain unbounded: generate_content_async or send_message_async
  google.generativeai.GenerativeModel: generate_content count_tokens
network certain unbounded: google.cloud.vision.ImageAnnotatorAsyncClient
  google.cloud.vision.ImageAnnotatorClient: annotate_image batch_annotate_images batch_annotate_files text_detection document_text_detection label_detection face_detection logo_detection landmark_detection object_localization safe_search_detection web_detection
network certain unbounded: google.cloud.speech.SpeechAsyncClient
  google.cloud.speech.SpeechClient: recognize streaming_recognize long_running_recognize
network certain unbounded: google.cloud.texttospeech.TextToSpeechAsyncClient
  google.cloud.texttospeech.TextToSpeechClient: synthesize_speech list_voices
network certain unbounded: google.cloud.translate.TranslationServiceAsyncClient or asyncio.to_thread
  google.cloud.translate_v2.Client: translate detect_language get_languages
  google.cloud.translate.TranslationServiceClient: translate_text detect_language get_supported_languages translate_document batch_translate_text
network certain unbounded: google.cloud.documentai.DocumentProcessorServiceAsyncClient
  google.cloud.documentai.DocumentProcessorServiceClient: process_document batch_process_documents list_processors get_processor
network certain unbounded: predict_async
  google.cloud.aiplatform.Endpoint: predict raw_predict explain deploy undeploy
=
  google.cloud.storage.Client.from_service_account_json -> google.cloud.storage.Client
# googleapiclient
network certain unbounded: aiogoogle or asyncio.to_thread
  googleapiclient.http.HttpRequest: execute
  googleapiclient.http.MediaIoBaseDownload: next_chunk
file certain disk: asyncio.to_thread, once
  googleapiclient.discovery.build
  googleapiclient.discovery.build_from_document
# googlemaps
network certain unbounded: asyncio.to_thread
  googlemaps.Client: geocode reverse_geocode directions distance_matrix places place timezone elevation
# gql
network certain unbounded: execute_async
  gql.Client: execute execute_sync execute_batch subscribe
# groq
network certain unbounded: groq.AsyncGroq
  groq.Groq: ** -with_options>groq.Groq -copy>groq.Groq -close
# grpc
network likely unbounded: grpc.aio.insecure_channel or secure_channel
  grpc.Channel: unary_unary unary_stream
=
  grpc.insecure_channel -> grpc.Channel
  grpc.secure_channel -> grpc.Channel
# gspread
network certain unbounded: gspread-asyncio
  gspread.Client: **
=
  gspread.service_account -> gspread.Client
  gspread.authorize -> gspread.Client
  gspread.oauth -> gspread.Client
# gtts
network certain unbounded: asyncio.to_thread
  gtts.gTTS: save write_to_fp -stream>gtts.gTTS.stream
  gtts.gTTS.stream%:
# O365
network certain unbounded: asyncio.to_thread
  O365.Account: authenticate request_token get_current_user_data
`;
