/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_NETWORK_H = `
# hcloud
network certain unbounded: asyncio.to_thread
  hcloud.Client: **
# hdfs
network certain unbounded: asyncio.to_thread
  hdfs.InsecureClient: read write upload download list delete status content makedirs rename
=
  hdfs.Client < hdfs.InsecureClient
  hdfs.KerberosClient < hdfs.InsecureClient
# httplib2
network certain unbounded: httpx.AsyncClient
  httplib2.Http: request
# httpx
network certain unbounded: httpx.AsyncClient
  httpx.(delete get head options patch post put request stream)
  httpx.Client: get post put patch delete head options request send stream
# httpx2
network certain unbounded: httpx2.AsyncClient
  httpx2.(delete get head options patch post put request stream)
  httpx2.Client: get post put patch delete head options request send stream
# hubspot
network certain unbounded: asyncio.to_thread
  hubspot.HubSpot: **
=
  hubspot.Client.create -> hubspot.HubSpot
# huey
network likely network-short: asyncio.to_thread
  huey.Huey: enqueue result
=
  huey.RedisHuey < huey.Huey
  huey.SqliteHuey < huey.Huey
# huggingface_hub
network certain unbounded: asyncio.to_thread
  huggingface_hub.(hf_hub_download list_models snapshot_download upload_file)
network certain unbounded: huggingface_hub.AsyncInferenceClient
  huggingface_hub.InferenceClient: chat_completion text_generation feature_extraction text_to_image summarization translation image_to_text automatic_speech_recognition
# hvac
network certain unbounded: asyncio.to_thread
  hvac.Client: **
# imagekitio
network certain unbounded: imagekitio.AsyncImageKit
  imagekitio.ImageKit: ** -copy -close -get_url -url -get_authentication_parameters
# instagrapi
network certain unbounded: asyncio.to_thread
  instagrapi.Client: login logout relogin user_info user_info_by_username user_medias media_info photo_upload video_upload album_upload clip_upload direct_send direct_threads
# ipinfo
network certain unbounded: ipinfo.getHandlerAsync
  ipinfo.handler.Handler: getDetails getBatchDetails
=
  ipinfo.getHandler -> ipinfo.handler.Handler
# jenkins
network certain unbounded: asyncio.to_thread
  jenkins.Jenkins: *
# jira
network certain unbounded: asyncio.to_thread
  jira.JIRA!: * -client_info -async_do
# jwt
network likely unbounded: an async client to fetch the JWKS, and a cache
  jwt.PyJWKClient: get_signing_key_from_jwt get_signing_key get_signing_keys get_jwk_set fetch_data
# kafka
network certain unbounded: aiokafka.admin.AIOKafkaAdminClient
  kafka.KafkaAdminClient!: * -api_versions -get_broker_version_data
network certain unbounded: aiokafka.AIOKafkaConsumer
  kafka.KafkaConsumer!%: poll commit position partitions_for_topic end_offsets beginning_offsets committed offsets_for_times topics bootstrap close
network likely unbounded: aiokafka.AIOKafkaProducer
  kafka.KafkaProducer!: send flush partitions_for close
network certain unbounded: aiokafka.AIOKafkaProducer
  kafka.KafkaProducer: init_transactions commit_transaction abort_transaction send_offsets_to_transaction
# kazoo
network certain unbounded: the *_async methods of the same client, behind asyncio.to_thread
  kazoo.client.KazooClient: start stop restart get set create delete exists get_children ensure_path sync
# keycloak
network certain unbounded: a-prefixed twins
  keycloak.KeycloakAdmin: create_user get_users get_user update_user delete_user get_user_id set_user_password get_realm_roles assign_realm_roles
network certain unbounded: a-prefixed twins: a_token, a_userinfo, a_introspect, a_decode_token
  keycloak.KeycloakOpenID: token userinfo introspect refresh_token logout public_key well_known certs decode_token auth_url device entitlement exchange_token get_permissions get_policies has_uma_access uma_permissions register_client update_client
# kombu
network certain unbounded: aio-pika
  kombu.Connection: connect drain_events ensure_connection heartbeat_check channel -Producer>kombu.Producer -Consumer>kombu.Consumer -SimpleQueue>kombu.simple.SimpleQueue -SimpleBuffer>kombu.simple.SimpleQueue
  kombu.Producer: publish declare maybe_declare
  kombu.Consumer: consume cancel cancel_by_queue declare flow purge recover
  kombu.simple.SimpleQueue: get get_nowait put clear qsize
  kombu.Queue: declare queue_declare queue_bind bind_to unbind_from purge delete get
  kombu.Exchange: declare delete bind_to unbind_from publish
# kubernetes
file likely disk: kubernetes_asyncio.config
  kubernetes.config.(load_incluster_config load_kube_config)
network certain unbounded: kubernetes_asyncio
  kubernetes.client.CoreV1Api: *
=
  kubernetes.client.AppsV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.BatchV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.CustomObjectsApi < kubernetes.client.CoreV1Api
  kubernetes.client.NetworkingV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.RbacAuthorizationV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.StorageV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.ApiextensionsV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.AutoscalingV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.AutoscalingV2Api < kubernetes.client.CoreV1Api
  kubernetes.client.PolicyV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.VersionApi < kubernetes.client.CoreV1Api
  kubernetes.client.CoordinationV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.AuthenticationV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.AuthorizationV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.EventsV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.NodeV1Api < kubernetes.client.CoreV1Api
  kubernetes.client.SchedulingV1Api < kubernetes.client.CoreV1Api
# ldap
network certain unbounded: bonsai or asyncio.to_thread
  ldap.ldapobject.LDAPObject: bind_s simple_bind_s sasl_interactive_bind_s search_s search_st search_ext_s add_s modify_s delete_s rename_s passwd_s compare_s start_tls_s whoami_s
=
  ldap.initialize -> ldap.ldapobject.LDAPObject
# ldap3
network certain unbounded: bonsai or asyncio.to_thread
  ldap3.Connection: bind search add modify delete start_tls rebind
# ldclient
network likely unbounded: one object made at start-up
  ldclient.LDClient!: flush
# litellm
network certain unbounded: litellm.acompletion or aembedding or a...
  litellm.(completion embedding image_generation moderation rerank text_completion transcription)
# mailchimp_transactional
network certain unbounded: asyncio.to_thread
  mailchimp_transactional.Client: **
# mailjet_rest
network certain unbounded: asyncio.to_thread
  mailjet_rest.Client: **
# meilisearch
network certain unbounded: meilisearch-python-sdk AsyncClient
  meilisearch.Client: ** -index>meilisearch.index.Index -generate_tenant_token
  meilisearch.index.Index: *
# memcache
network certain unbounded: aiomcache or emcache
  memcache.Client: get set add delete get_multi set_multi incr decr
# minio
network certain unbounded: miniopy-async or aioboto3
  minio.Minio: * -set_app_info -trace_on -trace_off -enable_accelerate_endpoint -disable_accelerate_endpoint -enable_dualstack_endpoint -disable_dualstack_endpoint -enable_virtual_style_endpoint -disable_virtual_style_endpoint -listen_bucket_notification -list_objects>minio.Minio.list_objects -remove_objects>minio.Minio.remove_objects get_object>minio.Minio.get_object
  minio.Minio.list_objects%:
  minio.Minio.remove_objects%:
  minio.Minio.get_object%: read readinto readline readlines -stream>minio.Minio.get_object.stream
  minio.Minio.get_object.stream%:
  minio.MinioAdmin: *
network likely unbounded: a client that is told its region
  minio.Minio: presigned_get_object presigned_put_object presigned_post_policy get_presigned_url
# mistralai
network certain unbounded: *_async methods of the same client (chat.complete_async)
  mistralai.Mistral: **
# mixpanel
network certain unbounded: BufferedConsumer + asyncio.to_thread
  mixpanel.Mixpanel: track people_set alias import_data
# mlflow
network certain unbounded: asyncio.to_thread
  mlflow.(log_metric log_metrics log_param log_params log_artifact log_artifacts log_dict log_text set_tag set_tags start_run end_run search_runs set_experiment register_model)
  mlflow.pyfunc.(load_model)
  mlflow.tracking.MlflowClient: create_run log_metric log_param log_batch set_tag get_run search_runs get_experiment get_experiment_by_name search_experiments create_experiment list_artifacts download_artifacts get_latest_versions search_model_versions transition_model_version_stage create_registered_model
# modal
network certain unbounded: .aio of the same method
  modal.Function: remote map starmap spawn
# msal
network certain unbounded: asyncio.to_thread; azure.identity.aio
  msal.ConfidentialClientApplication!: acquire_token_for_client acquire_token_by_authorization_code acquire_token_on_behalf_of acquire_token_silent acquire_token_by_refresh_token
=
  msal.PublicClientApplication < msal.ConfidentialClientApplication
# netmiko
network certain unbounded: scrapli or asyncio.to_thread
  netmiko.BaseConnection!: send_command send_command_timing send_config_set send_config_from_file find_prompt enable disconnect commit save_config
  netmiko.ConnectHandler
=
  netmiko.ConnectHandler -> netmiko.BaseConnection
# niquests
network certain unbounded: niquests.AsyncSession
  niquests.(delete get head options patch post put request)
  niquests.Session: get post put patch delete head options request
# notion_client
network certain unbounded: notion_client.AsyncClient
  notion_client.Client: **
# ollama
network certain unbounded: ollama.AsyncClient
  ollama.(chat embed embeddings generate list pull)
  ollama.Client: chat generate embed embeddings pull list show
# openai
network certain unbounded: openai.AsyncAzureOpenAI
  openai.AzureOpenAI: ** -with_options>openai.AzureOpenAI -copy>openai.AzureOpenAI -close
network certain unbounded: openai.AsyncOpenAI
  openai.OpenAI: ** -with_options>openai.OpenAI -copy>openai.OpenAI -close
network certain unbounded: openai.AsyncOpenAI (>=1.0) or the .acreate variant (<1.0)
  openai.Audio: transcribe
  openai.ChatCompletion: create
  openai.Completion: create
  openai.Embedding: create
  openai.Image: create
  openai.Moderation: create
# openstack
network certain unbounded: asyncio.to_thread
  openstack.connection.Connection: **
=
  openstack.connect -> openstack.connection.Connection
# paho
network certain unbounded: aiomqtt
  paho.mqtt.publish.(multiple single)
  paho.mqtt.subscribe.(simple callback)
  paho.mqtt.client.Client: connect connect_srv reconnect loop_forever loop -publish>paho.mqtt.client.MQTTMessageInfo
  paho.mqtt.client.MQTTMessageInfo: wait_for_publish
# paramiko
network certain unbounded: asyncssh
  paramiko.SFTPClient: get put getfo putfo listdir listdir_attr stat mkdir remove rename open
  paramiko.SSHClient: connect exec_command open_sftp>paramiko.SFTPClient invoke_shell
  paramiko.Transport!: connect start_client open_session
=
  paramiko.SFTPClient.from_transport -> paramiko.SFTPClient
# paypalrestsdk
network certain unbounded: asyncio.to_thread
  paypalrestsdk.Payment: create execute find
# pika
network certain unbounded: aio-pika
  pika.BlockingConnection!: channel>pika.adapters.blocking_connection.BlockingChannel sleep process_data_events close update_secret
  pika.adapters.blocking_connection.BlockingChannel: basic_publish basic_get basic_ack basic_nack basic_reject basic_consume basic_cancel basic_recover basic_qos queue_declare queue_delete queue_purge queue_bind queue_unbind exchange_declare exchange_delete exchange_bind exchange_unbind start_consuming stop_consuming consume cancel confirm_delivery flow tx_select tx_commit tx_rollback close
`;
