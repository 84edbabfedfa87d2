/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_NETWORK_H = `
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
# jira
network certain unbounded: asyncio.to_thread
  jira.JIRA!: issue create_issue search_issues add_comment transition_issue projects myself add_attachment
# jwt
network likely unbounded: an async client to fetch the JWKS, and a cache
  jwt.PyJWKClient: get_signing_key_from_jwt get_signing_key get_signing_keys get_jwk_set fetch_data
# kafka
network certain unbounded: aiokafka.admin.AIOKafkaAdminClient
  kafka.KafkaAdminClient!: create_topics delete_topics list_topics describe_topics
network certain unbounded: aiokafka.AIOKafkaConsumer
  kafka.KafkaConsumer!%: poll commit seek position partitions_for_topic end_offsets beginning_offsets
network likely unbounded: aiokafka.AIOKafkaProducer
  kafka.KafkaProducer!: send flush partitions_for close
# keycloak
network certain unbounded: a-prefixed twins
  keycloak.KeycloakAdmin: create_user get_users get_user update_user delete_user get_user_id set_user_password get_realm_roles assign_realm_roles
network certain unbounded: a-prefixed twins: a_token, a_userinfo, a_introspect, a_decode_token
  keycloak.KeycloakOpenID: token userinfo introspect refresh_token logout public_key well_known certs decode_token
# kombu
network certain unbounded: aio-pika
  kombu.Connection: connect drain_events ensure_connection heartbeat_check -Producer>kombu.Producer -SimpleQueue>kombu.simple.SimpleQueue
  kombu.Producer: publish declare
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
# langchain_core
network certain unbounded: aembed_query or aembed_documents
  langchain_core.embeddings.Embeddings: embed_query embed_documents
network certain unbounded: ainvoke or astream or abatch
  langchain_core.runnables.Runnable: invoke stream batch
network certain unbounded: asimilarity_search or aadd_documents ...
  langchain_core.vectorstores.VectorStore: similarity_search similarity_search_with_score add_documents add_texts max_marginal_relevance_search
# langgraph
network likely unbounded: ainvoke or astream
  langgraph.graph.state.CompiledStateGraph: invoke stream batch
  langgraph.graph.StateGraph: -compile>langgraph.graph.state.CompiledStateGraph
# langchain_openai
network certain unbounded: ainvoke or astream
  langchain_openai.ChatOpenAI: invoke stream batch
=
  langchain_openai.OpenAIEmbeddings < langchain_core.embeddings.Embeddings
  langchain_openai.AzureChatOpenAI < langchain_openai.ChatOpenAI
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
  meilisearch.Client: **
# memcache
network certain unbounded: aiomcache or emcache
  memcache.Client: get set add delete get_multi set_multi incr decr
# minio
network certain unbounded: miniopy-async or aioboto3
  minio.Minio: put_object get_object fput_object fget_object remove_object stat_object list_objects bucket_exists make_bucket list_buckets copy_object presigned_get_object presigned_put_object
# mistralai
network certain unbounded: *_async methods of the same client (chat.complete_async)
  mistralai.client.Mistral: **
=
  mistralai.Mistral < mistralai.client.Mistral
# mixpanel
network certain unbounded: BufferedConsumer + asyncio.to_thread
  mixpanel.Mixpanel: track people_set alias import_data
# msal
network certain unbounded: asyncio.to_thread; azure.identity.aio
  msal.ConfidentialClientApplication!: acquire_token_for_client acquire_token_by_authorization_code acquire_token_on_behalf_of acquire_token_silent acquire_token_by_refresh_token
=
  msal.PublicClientApplication < msal.ConfidentialClientApplication
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
# paho
network certain unbounded: aiomqtt
  paho.mqtt.publish.(multiple single)
  paho.mqtt.subscribe.simple
  paho.mqtt.client.Client: connect reconnect loop_forever loop
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
  pika.BlockingConnection!: channel>pika.adapters.blocking_connection.BlockingChannel sleep process_data_events close
  pika.adapters.blocking_connection.BlockingChannel: basic_publish basic_get basic_ack queue_declare exchange_declare queue_bind start_consuming consume basic_qos
`;
