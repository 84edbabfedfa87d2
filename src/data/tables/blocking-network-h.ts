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
  huey.Huey: enqueue result put get flush pending scheduled pending_count scheduled_count all_results result_count revoke_by_id restore_by_id is_revoked
=
  huey.RedisHuey < huey.Huey
  huey.SqliteHuey < huey.Huey
# huggingface_hub
network certain unbounded: asyncio.to_thread
  huggingface_hub.(hf_hub_download snapshot_download upload_file upload_folder list_repo_files model_info dataset_info space_info repo_info repo_exists file_exists create_repo delete_repo create_commit create_branch delete_file whoami login)
  huggingface_hub.HfApi: * -run_as_future -list_models>huggingface_hub.HfApi.list_models -list_datasets>huggingface_hub.HfApi.list_datasets -list_spaces>huggingface_hub.HfApi.list_spaces -list_repo_tree>huggingface_hub.HfApi.list_repo_tree -list_user_repos>huggingface_hub.HfApi.list_user_repos -list_organization_members>huggingface_hub.HfApi.list_organization_members -list_repo_likers>huggingface_hub.HfApi.list_repo_likers -get_repo_discussions>huggingface_hub.HfApi.get_repo_discussions -list_papers>huggingface_hub.HfApi.list_papers -list_collections>huggingface_hub.HfApi.list_collections
  huggingface_hub.HfApi.list_models%:
  huggingface_hub.HfApi.list_datasets%:
  huggingface_hub.HfApi.list_spaces%:
  huggingface_hub.HfApi.list_repo_tree%:
  huggingface_hub.HfApi.list_user_repos%:
  huggingface_hub.HfApi.list_organization_members%:
  huggingface_hub.HfApi.list_repo_likers%:
  huggingface_hub.HfApi.get_repo_discussions%:
  huggingface_hub.HfApi.list_papers%:
  huggingface_hub.HfApi.list_collections%:
=
  huggingface_hub.list_models -> huggingface_hub.HfApi.list_models
  huggingface_hub.list_datasets -> huggingface_hub.HfApi.list_datasets
  huggingface_hub.list_spaces -> huggingface_hub.HfApi.list_spaces
  huggingface_hub.list_repo_tree -> huggingface_hub.HfApi.list_repo_tree
network certain unbounded: huggingface_hub.AsyncInferenceClient
  huggingface_hub.InferenceClient: ** -close
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
  kazoo.client.KazooClient: start stop restart get set create delete exists get_children ensure_path sync get_acls set_acls add_auth reconfig
# keycloak
network certain unbounded: a-prefixed twins
  keycloak.KeycloakAdmin: create_user get_users get_user update_user delete_user get_user_id set_user_password get_realm_roles assign_realm_roles import_realm partial_import_realm export_realm get_realms get_realm create_realm update_realm delete_realm get_organizations get_organization create_organization update_organization delete_organization get_organization_idps organization_idp_add organization_idp_remove get_user_organizations get_organization_members get_organization_members_count organization_user_add organization_user_remove create_idp update_idp add_mapper_to_idp update_mapper_in_idp get_idp_mappers get_idps get_idp delete_idp users_count get_user_groups disable_user enable_user disable_all_users enable_all_users get_credentials delete_credential user_logout user_consents revoke_consent get_user_social_logins add_user_social_login delete_user_social_login send_update_account send_verify_email get_sessions get_server_info get_groups get_group get_group_children get_group_members get_group_by_path create_group update_group groups_count group_set_permissions group_user_add group_user_remove delete_group get_clients get_client get_client_id get_client_authz_settings import_client_authz_config create_client_authz_resource update_client_authz_resource delete_client_authz_resource get_client_authz_resources get_client_authz_resource create_client_authz_role_based_policy create_client_authz_policy create_client_authz_resource_based_permission get_client_authz_scopes create_client_authz_scopes get_client_authz_permissions get_client_authz_policies delete_client_authz_policy get_client_authz_policy get_client_service_account_user get_client_default_client_scopes add_client_default_client_scope delete_client_default_client_scope get_client_optional_client_scopes add_client_optional_client_scope delete_client_optional_client_scope create_initial_access_token create_client update_client delete_client get_client_installation_provider get_realm_users_profile get_realm_role_groups get_realm_role_members get_default_realm_role_id get_realm_default_roles remove_realm_default_roles add_realm_default_roles get_client_roles get_client_role get_client_role_id create_client_role add_composite_client_roles_to_role remove_composite_client_roles_from_role update_client_role delete_client_role assign_client_role get_client_role_members get_client_role_groups get_role_by_id update_role_by_id delete_role_by_id get_role_composites_by_id create_realm_role get_realm_role get_realm_role_by_id update_realm_role update_realm_users_profile delete_realm_role add_composite_realm_roles_to_role remove_composite_realm_roles_to_role get_composite_realm_roles_of_role get_composite_client_roles_of_role assign_realm_roles_to_client_scope delete_realm_roles_of_client_scope get_realm_roles_of_client_scope assign_client_roles_to_client_scope delete_client_roles_of_client_scope get_client_roles_of_client_scope delete_realm_roles_of_user get_realm_roles_of_user get_available_realm_roles_of_user get_composite_realm_roles_of_user assign_group_realm_roles delete_group_realm_roles get_group_realm_roles assign_group_client_roles get_group_client_roles delete_group_client_roles get_all_roles_of_user get_client_roles_of_user get_available_client_roles_of_user get_composite_client_roles_of_user delete_client_roles_of_user get_authentication_flows get_authentication_flow_for_id create_authentication_flow update_authentication_flow copy_authentication_flow delete_authentication_flow get_authentication_flow_executions update_authentication_flow_executions get_authentication_flow_execution create_authentication_flow_execution delete_authentication_flow_execution change_execution_priority create_authentication_flow_subflow get_authenticator_providers get_authenticator_provider_config_description get_authenticator_config create_execution_config update_authenticator_config delete_authenticator_config sync_users get_client_scopes get_client_scope get_client_scope_by_name create_client_scope update_client_scope delete_client_scope get_mappers_from_client_scope add_mapper_to_client_scope delete_mapper_from_client_scope update_mapper_in_client_scope get_default_default_client_scopes delete_default_default_client_scope add_default_default_client_scope get_default_optional_client_scopes delete_default_optional_client_scope add_default_optional_client_scope add_client_specific_roles_to_client_scope remove_client_specific_roles_of_client_scope get_client_specific_roles_of_client_scope get_all_roles_of_client_scope get_mappers_from_client add_mapper_to_client update_client_mapper remove_client_mapper generate_client_secrets get_client_secrets get_components create_component get_component update_component delete_component get_keys get_admin_events get_events set_events get_client_all_sessions get_client_sessions_stats get_client_management_permissions update_client_management_permissions get_client_authz_policy_scopes get_client_authz_policy_resources get_client_authz_scope_permission create_client_authz_scope_permission update_client_authz_scope_permission update_client_authz_resource_permission get_client_authz_client_policies get_client_authz_permission_associated_policies create_client_authz_client_policy get_composite_client_roles_of_group get_role_client_level_children get_client_certificate_key_info upload_certificate get_required_action_by_alias get_required_actions update_required_action get_bruteforce_detection_status clear_bruteforce_attempts_for_user clear_all_bruteforce_attempts clear_keys_cache clear_realm_cache clear_user_cache
network certain unbounded: a-prefixed twins: a_token, a_userinfo, a_introspect, a_decode_token
  keycloak.KeycloakOpenID: token userinfo introspect refresh_token logout public_key well_known certs auth_url device entitlement exchange_token get_permissions get_policies has_uma_access uma_permissions register_client update_client
network likely unbounded: a_decode_token, or the key given with key=
  keycloak.KeycloakOpenID: decode_token
# kombu
network certain unbounded: aio-pika
  kombu.Connection: connect drain_events ensure_connection channel -Producer>kombu.Producer -Consumer>kombu.Consumer -SimpleQueue>kombu.simple.SimpleQueue -SimpleBuffer>kombu.simple.SimpleQueue
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
  ldap.ldapobject.LDAPObject: bind_s simple_bind_s sasl_interactive_bind_s search_s search_st search_ext_s add_s modify_s delete_s rename_s passwd_s compare_s start_tls_s whoami_s add_ext_s compare_ext_s delete_ext_s modify_ext_s modrdn_s extop_s cancel_s read_s read_rootdse_s read_subschemasubentry_s search_subschemasubentry_s find_unique_entry get_naming_contexts sasl_bind_s sasl_external_bind_s sasl_gssapi_bind_s sasl_non_interactive_bind_s unbind_s unbind_ext_s
=
  ldap.initialize -> ldap.ldapobject.LDAPObject
# ldap3
network certain unbounded: bonsai or asyncio.to_thread
  ldap3.Connection: bind search add modify delete start_tls rebind compare extended modify_dn refresh_server_info
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
  memcache.Client: get set add delete get_multi set_multi incr decr append prepend replace gets cas delete_multi touch flush_all get_stats
# minio
network certain unbounded: miniopy-async or aioboto3
  minio.Minio: * -set_app_info -trace_on -trace_off -enable_accelerate_endpoint -disable_accelerate_endpoint -enable_dualstack_endpoint -disable_dualstack_endpoint -enable_virtual_style_endpoint -disable_virtual_style_endpoint -listen_bucket_notification -list_objects>minio.Minio.list_objects -remove_objects>minio.Minio.remove_objects get_object>minio.Minio.get_object
  minio.Minio.list_objects%:
  minio.Minio.remove_objects%:
  minio.Minio.get_object%: read readinto readline readlines -stream>minio.Minio.get_object.stream
  minio.Minio.get_object.stream%:
  minio.MinioAdmin: * -set_app_info -trace_on -trace_off
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
  mlflow.(log_metric log_metrics log_param log_params log_artifact log_artifacts log_dict log_text set_tag set_tags start_run end_run search_runs set_experiment register_model log_figure log_image log_table log_batch get_run delete_run get_experiment get_experiment_by_name create_experiment search_experiments search_registered_models search_model_versions)
  mlflow.pyfunc.(load_model log_model)
  mlflow.sklearn.(load_model log_model)
  mlflow.pytorch.(load_model log_model)
  mlflow.xgboost.(load_model log_model)
  mlflow.lightgbm.(load_model log_model)
  mlflow.tensorflow.(load_model log_model)
  mlflow.transformers.(load_model log_model)
  mlflow.tracking.MlflowClient: *
=
  mlflow.MlflowClient < mlflow.tracking.MlflowClient
  mlflow.client.MlflowClient < mlflow.tracking.MlflowClient
# modal
network certain unbounded: .aio of the same method
  modal.Function: remote map starmap spawn
# msal
network certain unbounded: asyncio.to_thread; azure.identity.aio
  msal.ConfidentialClientApplication!: acquire_token_for_client acquire_token_by_authorization_code acquire_token_on_behalf_of acquire_token_silent acquire_token_by_refresh_token acquire_token_by_auth_code_flow acquire_token_by_device_flow acquire_token_by_username_password acquire_token_interactive acquire_token_silent_with_error initiate_device_flow
=
  msal.PublicClientApplication < msal.ConfidentialClientApplication
# netmiko
network certain unbounded: scrapli or asyncio.to_thread
  netmiko.BaseConnection!: send_command send_command_timing send_config_set send_config_from_file find_prompt enable disconnect commit save_config send_multiline send_multiline_timing establish_connection config_mode exit_config_mode check_config_mode check_enable_mode exit_enable_mode read_until_prompt read_until_pattern read_channel_timing clear_buffer
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
  openai.chat.completions.(create parse)
  openai.completions.create
  openai.embeddings.create
  openai.images.(generate edit create_variation)
  openai.moderations.create
  openai.responses.(create parse retrieve delete cancel)
  openai.audio.transcriptions.create
  openai.audio.translations.create
  openai.audio.speech.create
  openai.models.(list retrieve delete)
  openai.files.(create list retrieve delete content)
  openai.batches.(create list retrieve cancel)
  openai.vector_stores.(create list retrieve update delete search)
  openai.beta.assistants.(create list retrieve update delete)
  openai.beta.threads.(create retrieve update delete create_and_run create_and_run_poll)
  openai.beta.threads.messages.(create list retrieve update delete)
  openai.beta.threads.runs.(create create_and_poll list retrieve update cancel poll submit_tool_outputs submit_tool_outputs_and_poll)
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
  paramiko.SFTPClient: get put getfo putfo listdir listdir_attr stat mkdir remove rename open listdir_iter lstat chdir chmod chown normalize posix_rename readlink rmdir symlink truncate utime
  paramiko.SSHClient: connect exec_command open_sftp>paramiko.SFTPClient invoke_shell>paramiko.Channel
  paramiko.Channel: recv recv_stderr send send_stderr sendall sendall_stderr recv_exit_status exec_command invoke_shell invoke_subsystem get_pty
  paramiko.SFTPFile%: read readinto readline readlines write writelines stat truncate
  paramiko.Transport!: connect start_client start_server accept open_session>paramiko.Channel open_channel>paramiko.Channel open_sftp_client>paramiko.SFTPClient auth_password auth_publickey auth_interactive auth_none global_request request_port_forward renegotiate_keys
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
