/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_NETWORK_P = `
# plaid
network certain unbounded: asyncio.to_thread
  plaid.api.plaid_api.PlaidApi: *
# playwright
network certain error: playwright.async_api.async_playwright
  playwright.sync_api.sync_playwright
# postmarker
network certain unbounded: asyncio.to_thread
  postmarker.core.PostmarkClient: **
# praw
network certain unbounded: asyncpraw.Reddit
  praw.Reddit: **
# prometheus_client
network certain unbounded: asyncio.to_thread
  prometheus_client.(push_to_gateway pushadd_to_gateway)
# pusher
network certain unbounded: asyncio.to_thread
  pusher.Pusher: trigger trigger_batch channels_info channel_info users_info send_to_user terminate_user_connections
# pyairtable
network certain unbounded: asyncio.to_thread
  pyairtable.Api: **
# pycurl
network certain unbounded: httpx.AsyncClient
  pycurl.Curl: perform
# pyfcm
network certain unbounded: FCMNotification.async_notify_multiple_devices or asyncio.to_thread
  pyfcm.FCMNotification: notify
network certain unbounded: asyncio.to_thread
  pyfcm.FCMNotification: notify notify_single_device notify_multiple_devices notify_topic_subscribers
# pylibmc
network certain unbounded: aiomcache or emcache
  pylibmc.Client: get set delete get_multi set_multi add replace append prepend incr decr gets cas delete_multi add_multi incr_multi touch get_stats flush_all
# pymemcache
network certain unbounded: aiomcache or emcache
  pymemcache.client.base.Client: get set add delete get_many set_many incr decr touch flush_all gets cas append prepend replace delete_many gets_many get_multi set_multi delete_multi stats version quit raw_command
=
  pymemcache.Client < pymemcache.client.base.Client
  pymemcache.client.hash.HashClient < pymemcache.client.base.Client
  pymemcache.client.base.PooledClient < pymemcache.client.base.Client
# pysftp
network certain unbounded: asyncssh
  pysftp.Connection!: get put getfo putfo listdir listdir_attr execute remove rename mkdir makedirs exists isfile isdir get_r put_r chdir chmod chown lexists lstat normalize open get_d put_d readlink rmdir stat symlink truncate walktree
# pytube
network certain unbounded: asyncio.to_thread
  pytube.YouTube: **
# pywebpush
network certain unbounded: pywebpush.webpush_async
  pywebpush.webpush
# qcloud_cos
network certain unbounded: asyncio.to_thread
  qcloud_cos.CosS3Client: put_object get_object delete_object delete_objects head_object copy_object upload_file upload_file_from_buffer download_file list_objects create_bucket delete_bucket head_bucket copy
# ray
other certain unbounded: await of the ObjectRef
  ray.(get wait)
# razorpay
network certain unbounded: asyncio.to_thread
  razorpay.Client: ** -utility -set_app_details -enable_retry
# redis
network certain unbounded: redis.asyncio.Redis
  redis.Redis: * -register_script -close -connection_pool -from_url -client -monitor -transaction -get_encoder -get_connection_kwargs -get_retry -set_retry -set_response_callback -load_external_module -from_pool -get_cache -digest_local -keyspace_notifications -cf -cms -topk -tdigest -vset -json>redis.commands.json.JSON -ft>redis.commands.search.Search -ts>redis.commands.timeseries.TimeSeries -bf>redis.commands.bf.BFBloom -pipeline>redis.client.Pipeline -lock>redis.lock.Lock -pubsub>redis.client.PubSub
  redis.client.Pipeline: execute watch
  redis.commands.json.JSON: * -pipeline -set_file
  redis.commands.search.Search: * -pipeline -batch_indexer -get_params_args
  redis.commands.timeseries.TimeSeries: * -pipeline
  redis.commands.bf.BFBloom: *
  redis.client.PubSub: get_message?1:timeout listen subscribe psubscribe ssubscribe unsubscribe punsubscribe sunsubscribe ping parse_response execute_command
network certain unbounded: redis.asyncio.cluster.RedisCluster
  redis.cluster.RedisCluster!: -get_node -get_nodes -get_primaries -get_replicas -get_random_node -get_default_node -get_node_from_key -get_redis_connection -keyslot -set_default_node -replace_default_node -disconnect_connection_pools -determine_slot -on_connect -get_special_nodes -get_random_primary_node -get_nodes_from_slot
network certain unbounded: redis.asyncio.lock.Lock
  redis.lock.Lock: acquire release extend reacquire locked owned __enter__ __exit__
network certain unbounded: redis.asyncio.sentinel.Sentinel
  redis.sentinel.Sentinel: discover_master discover_slaves discover_replicas execute_command -master_for>redis.Redis -slave_for>redis.Redis -replica_for>redis.Redis
=
  redis.cluster.RedisCluster < redis.Redis
  redis.cluster.RedisCluster.from_url -> redis.cluster.RedisCluster
  redis.from_url -> redis.Redis
  redis.Redis.from_url -> redis.Redis
# replicate
network certain unbounded: replicate.async_run or replicate.async_stream
  replicate.run
  replicate.stream%:
network certain unbounded: async_run or async_* methods
  replicate.Client: run -stream>replicate.stream
# requests
network certain unbounded: httpx.AsyncClient
  requests.(delete get head options patch post put request)
  requests.Session: get post put patch delete head options request send
# requests_cache
network certain unbounded: aiohttp-client-cache or hishel
  requests_cache.CachedSession: get post put patch delete head options request
# requests_oauthlib
network certain unbounded: authlib AsyncOAuth2Client
  requests_oauthlib.OAuth2Session: get post put patch delete head options request fetch_token refresh_token
=
  requests_oauthlib.OAuth1Session < requests_oauthlib.OAuth2Session
# resend
network certain unbounded: resend *_async methods or asyncio.to_thread
  resend.Batch: send
  resend.Contacts: create
  resend.Emails: send
# rq
network likely network-short: asyncio.to_thread or arq
  rq.Queue: enqueue>rq.job.Job enqueue_call>rq.job.Job enqueue_in>rq.job.Job enqueue_at>rq.job.Job enqueue_job>rq.job.Job schedule_job>rq.job.Job enqueue_many
  rq.command.(send_command send_shutdown_command send_kill_horse_command send_stop_job_command)
network certain unbounded: asyncio.to_thread or arq
  rq.Queue: fetch_job>rq.job.Job get_job_ids get_jobs get_job_position empty is_empty delete compact pop_job_id enqueue_dependents all dequeue_any -create_job>rq.job.Job -from_queue_key>rq.Queue
  rq.Queue: @count @jobs @job_ids @scheduler_pid
  rq.job.Job: fetch>rq.job.Job fetch_many exists refresh get_position fetch_dependencies requeue>rq.job.Job get_status?!0:refresh get_meta?!0:refresh latest_result>rq.results.Result results -create>rq.job.Job
  rq.job.Job: @is_finished @is_failed @is_queued @is_started @is_deferred @is_canceled @is_scheduled @is_stopped
  rq.Worker: all all_keys count find_by_key>rq.Worker get_current_job>rq.job.Job refresh work
  rq.registry.BaseRegistry: get_job_ids get_job_count get_expiration_time get_expired_job_ids requeue>rq.job.Job cleanup
  rq.registry.BaseRegistry: @count
  rq.registry.ScheduledJobRegistry: get_jobs_to_schedule get_scheduled_time remove_jobs
  rq.results.Result: all count delete_all fetch>rq.results.Result fetch_latest>rq.results.Result
  rq.group.Group: all cleanup -create>rq.group.Group enqueue_many fetch>rq.group.Group get_jobs
  rq.job.(cancel_job requeue_job)
  rq.suspension.(is_suspended suspend resume)
  rq.registry.clean_registries
network likely unbounded: asyncio.to_thread or arq
  rq.Queue: remove push_job_id
  rq.job.Job: cancel delete save save_meta set_status return_value delete_dependents
  rq.job.Job: @result @exc_info @dependency
  rq.Worker: get_state
  rq.registry.BaseRegistry: add remove
=
  rq.SimpleWorker < rq.Worker
  rq.SpawnWorker < rq.Worker
  rq.registry.StartedJobRegistry < rq.registry.BaseRegistry
  rq.registry.FinishedJobRegistry < rq.registry.BaseRegistry
  rq.registry.FailedJobRegistry < rq.registry.BaseRegistry
  rq.registry.DeferredJobRegistry < rq.registry.BaseRegistry
  rq.registry.ScheduledJobRegistry < rq.registry.BaseRegistry
  rq.registry.CanceledJobRegistry < rq.registry.BaseRegistry
  rq.job.requeue_job -> rq.job.Job
# runpod
network certain unbounded: runpod.AsyncioEndpoint
  runpod.Endpoint: run>runpod.endpoint.runner.Job run_sync health purge_queue
  runpod.endpoint.runner.Job: status output stream cancel
  runpod.(create_endpoint create_pod create_template get_endpoints get_gpu get_gpus get_pod get_pods get_user resume_pod stop_pod terminate_pod)
# selenium
network certain unbounded: asyncio.to_thread
  selenium.webdriver.(Chrome Firefox Edge Safari Ie Remote)
  selenium.webdriver.remote.webdriver.WebDriver: @page_source get quit close back forward refresh find_element>selenium.webdriver.remote.webelement.WebElement find_elements execute_script execute_async_script execute_cdp_cmd execute add_cookie get_cookie get_cookies delete_cookie delete_all_cookies get_screenshot_as_base64 get_screenshot_as_file get_screenshot_as_png save_screenshot print_page
  selenium.webdriver.remote.webelement.WebElement: click send_keys clear submit get_attribute get_dom_attribute get_property is_displayed is_enabled is_selected value_of_css_property find_element>selenium.webdriver.remote.webelement.WebElement find_elements screenshot
  selenium.webdriver.support.ui.WebDriverWait: until>selenium.webdriver.remote.webelement.WebElement until_not
=
  selenium.webdriver.Chrome -> selenium.webdriver.remote.webdriver.WebDriver
  selenium.webdriver.Firefox -> selenium.webdriver.remote.webdriver.WebDriver
  selenium.webdriver.Edge -> selenium.webdriver.remote.webdriver.WebDriver
  selenium.webdriver.Safari -> selenium.webdriver.remote.webdriver.WebDriver
  selenium.webdriver.Ie -> selenium.webdriver.remote.webdriver.WebDriver
  selenium.webdriver.Remote -> selenium.webdriver.remote.webdriver.WebDriver
  selenium.webdriver.support.wait.WebDriverWait < selenium.webdriver.support.ui.WebDriverWait
# sendgrid
network certain unbounded: httpx.AsyncClient against the REST API, or asyncio.to_thread
  sendgrid.SendGridAPIClient: **
# serial
file certain unbounded: pyserial-asyncio
  serial.Serial!: read readline read_until write flush
# simple_salesforce
network certain unbounded: asyncio.to_thread
  simple_salesforce.Salesforce!: **
# slack_sdk
network certain unbounded: slack_sdk.web.async_client.AsyncWebClient
  slack_sdk.WebClient: *
network certain unbounded: slack_sdk.webhook.async_client.AsyncWebhookClient
  slack_sdk.webhook.WebhookClient: send send_dict
# speech_recognition
network certain unbounded: asyncio.to_thread
  speech_recognition.Recognizer: recognize_google recognize_google_cloud recognize_sphinx recognize_whisper recognize_whisper_api recognize_azure recognize_wit recognize_amazon listen record adjust_for_ambient_noise
# spotipy
network certain unbounded: asyncio.to_thread or tekore
  spotipy.Spotify: * -set_auth
# square
network certain unbounded: square.AsyncSquare
  square.Square: **
# stomp
network certain unbounded: asyncio.to_thread
  stomp.Connection: connect send subscribe disconnect
# stripe
network certain unbounded: the *_async twin
  stripe.APIResource: create retrieve list modify delete search cancel capture confirm pay finalize_invoice send_invoice void_invoice refresh save attach detach expire
  stripe.APIResource: create_preview create_refund create_reversal create_source create_tax_id create_external_account create_login_link create_person create_from_calculation create_balance_transaction
  stripe.APIResource: list_line_items list_lines list_payment_methods list_sources list_tax_ids list_persons list_external_accounts list_capabilities list_balance_transactions list_refunds list_reversals
  stripe.APIResource: retrieve_payment_method retrieve_source retrieve_tax_id retrieve_external_account retrieve_person retrieve_capability retrieve_refund retrieve_features modify_source modify_external_account modify_person modify_capability
  stripe.APIResource: delete_discount delete_source delete_tax_id delete_external_account delete_person mark_uncollectible void_credit_note void_grant resume pause release reject approve decline close submit accept
  stripe.APIResource: finalize_quote preview_lines add_lines remove_lines update_lines attach_payment apply_customer_balance increment_authorization verify verify_microdeposits activate deactivate archive
  stripe.APIResource: process_payment_intent process_setup_intent collect_inputs collect_payment_method confirm_payment_intent set_reader_display cancel_action redact refresh_account subscribe unsubscribe disconnect
  stripe.APIResource: list_event_summaries list_features list_owners list_source_transactions list_cash_balance_transactions list_computed_upfront_line_items create_feature create_funding_instructions
  stripe.APIResource: retrieve_feature retrieve_balance_transaction retrieve_cash_balance retrieve_reversal retrieve_cash_balance_transaction modify_cash_balance modify_refund modify_reversal modify_balance_transaction
  stripe.APIResource: delete_feature update_features add_lines migrate find uninstall advance reverse validate reactivate unarchive
  stripe.ListObject: next_page previous_page -auto_paging_iter>stripe.ListObject.auto_paging_iter
  stripe.SearchResultObject: next_search_result_page -auto_paging_iter>stripe.ListObject.auto_paging_iter
  stripe.OAuth.(token deauthorize)
network likely unbounded: async for
  stripe.ListObject.auto_paging_iter%:
network certain unbounded: the *_async twin of each service method
  stripe.StripeClient: ** -construct_event -parse_event_notification -parse_thin_event -deserialize
=
  stripe.Account < stripe.APIResource
  stripe.AccountLink < stripe.APIResource
  stripe.AccountSession < stripe.APIResource
  stripe.ApplePayDomain < stripe.APIResource
  stripe.ApplicationFee < stripe.APIResource
  stripe.Balance < stripe.APIResource
  stripe.BalanceSettings < stripe.APIResource
  stripe.BalanceTransaction < stripe.APIResource
  stripe.BankAccount < stripe.APIResource
  stripe.Capability < stripe.APIResource
  stripe.Card < stripe.APIResource
  stripe.Charge < stripe.APIResource
  stripe.ConfirmationToken < stripe.APIResource
  stripe.CountrySpec < stripe.APIResource
  stripe.Coupon < stripe.APIResource
  stripe.CreditNote < stripe.APIResource
  stripe.Customer < stripe.APIResource
  stripe.CustomerSession < stripe.APIResource
  stripe.Dispute < stripe.APIResource
  stripe.EphemeralKey < stripe.APIResource
  stripe.Event < stripe.APIResource
  stripe.ExchangeRate < stripe.APIResource
  stripe.File < stripe.APIResource
  stripe.FileLink < stripe.APIResource
  stripe.Invoice < stripe.APIResource
  stripe.InvoiceItem < stripe.APIResource
  stripe.InvoiceLineItem < stripe.APIResource
  stripe.InvoicePayment < stripe.APIResource
  stripe.InvoiceRenderingTemplate < stripe.APIResource
  stripe.Mandate < stripe.APIResource
  stripe.PaymentIntent < stripe.APIResource
  stripe.PaymentLink < stripe.APIResource
  stripe.PaymentMethod < stripe.APIResource
  stripe.PaymentMethodConfiguration < stripe.APIResource
  stripe.PaymentMethodDomain < stripe.APIResource
  stripe.PaymentRecord < stripe.APIResource
  stripe.Payout < stripe.APIResource
  stripe.Person < stripe.APIResource
  stripe.Plan < stripe.APIResource
  stripe.Price < stripe.APIResource
  stripe.Product < stripe.APIResource
  stripe.PromotionCode < stripe.APIResource
  stripe.Quote < stripe.APIResource
  stripe.Refund < stripe.APIResource
  stripe.Review < stripe.APIResource
  stripe.SetupAttempt < stripe.APIResource
  stripe.SetupIntent < stripe.APIResource
  stripe.ShippingRate < stripe.APIResource
  stripe.Source < stripe.APIResource
  stripe.Subscription < stripe.APIResource
  stripe.SubscriptionItem < stripe.APIResource
  stripe.SubscriptionSchedule < stripe.APIResource
  stripe.TaxCode < stripe.APIResource
  stripe.TaxId < stripe.APIResource
  stripe.TaxRate < stripe.APIResource
  stripe.Token < stripe.APIResource
  stripe.Topup < stripe.APIResource
  stripe.Transfer < stripe.APIResource
  stripe.WebhookEndpoint < stripe.APIResource
  stripe.apps.Secret < stripe.APIResource
  stripe.billing.Alert < stripe.APIResource
  stripe.billing.CreditBalanceSummary < stripe.APIResource
  stripe.billing.CreditBalanceTransaction < stripe.APIResource
  stripe.billing.CreditGrant < stripe.APIResource
  stripe.billing.Meter < stripe.APIResource
  stripe.billing.MeterEvent < stripe.APIResource
  stripe.billing.MeterEventAdjustment < stripe.APIResource
  stripe.billing_portal.Configuration < stripe.APIResource
  stripe.billing_portal.Session < stripe.APIResource
  stripe.checkout.Session < stripe.APIResource
  stripe.climate.Order < stripe.APIResource
  stripe.entitlements.ActiveEntitlement < stripe.APIResource
  stripe.entitlements.Feature < stripe.APIResource
  stripe.financial_connections.Account < stripe.APIResource
  stripe.financial_connections.Session < stripe.APIResource
  stripe.financial_connections.Transaction < stripe.APIResource
  stripe.identity.VerificationReport < stripe.APIResource
  stripe.identity.VerificationSession < stripe.APIResource
  stripe.issuing.Authorization < stripe.APIResource
  stripe.issuing.Card < stripe.APIResource
  stripe.issuing.Cardholder < stripe.APIResource
  stripe.issuing.Dispute < stripe.APIResource
  stripe.issuing.Token < stripe.APIResource
  stripe.issuing.Transaction < stripe.APIResource
  stripe.radar.EarlyFraudWarning < stripe.APIResource
  stripe.radar.ValueList < stripe.APIResource
  stripe.radar.ValueListItem < stripe.APIResource
  stripe.reporting.ReportRun < stripe.APIResource
  stripe.reporting.ReportType < stripe.APIResource
  stripe.sigma.ScheduledQueryRun < stripe.APIResource
  stripe.tax.Calculation < stripe.APIResource
  stripe.tax.Registration < stripe.APIResource
  stripe.tax.Settings < stripe.APIResource
  stripe.tax.Transaction < stripe.APIResource
  stripe.terminal.Configuration < stripe.APIResource
  stripe.terminal.ConnectionToken < stripe.APIResource
  stripe.terminal.Location < stripe.APIResource
  stripe.terminal.Reader < stripe.APIResource
  stripe.test_helpers.TestClock < stripe.APIResource
  stripe.treasury.FinancialAccount < stripe.APIResource
  stripe.treasury.InboundTransfer < stripe.APIResource
  stripe.treasury.OutboundPayment < stripe.APIResource
  stripe.treasury.OutboundTransfer < stripe.APIResource
  stripe.treasury.ReceivedCredit < stripe.APIResource
  stripe.treasury.ReceivedDebit < stripe.APIResource
  stripe.treasury.Transaction < stripe.APIResource
# stytch
network certain unbounded: the *_async methods
  stytch.Client: **
  stytch.B2BClient: **
# supabase
network certain unbounded: await supabase.acreate_client(...) or create_async_client
  supabase.Client: ** -table -from_ -schema -rpc -postgrest
  supabase.QueryBuilder: execute
  supabase.WriteBuilder: execute
=
  supabase.create_client -> supabase.Client
  supabase.client.create_client -> supabase.Client
# telebot
network certain unbounded: telebot.async_telebot.AsyncTeleBot
  telebot.TeleBot: send_message send_photo send_document send_video send_audio send_voice send_media_group send_chat_action reply_to edit_message_text edit_message_reply_markup delete_message answer_callback_query get_me get_chat get_chat_member get_file download_file set_webhook delete_webhook remove_webhook get_webhook_info get_updates set_my_commands polling infinity_polling ban_chat_member get_file_url log_out set_message_reaction get_user_profile_photos get_user_profile_audios set_user_emoji_status leave_chat get_chat_administrators get_chat_members_count get_chat_member_count get_user_personal_chat_messages set_chat_sticker_set delete_chat_sticker_set forward_message copy_message approve_suggested_post decline_suggested_post delete_messages delete_message_reaction delete_all_message_reactions forward_messages copy_messages send_checklist edit_message_checklist send_dice send_live_photo send_sticker send_animation send_video_note send_paid_media send_location edit_message_live_location send_venue send_contact send_message_draft send_rich_message send_rich_message_draft unban_chat_member restrict_chat_member promote_chat_member set_chat_administrator_custom_title set_chat_member_tag ban_chat_sender_chat unban_chat_sender_chat set_chat_permissions create_chat_invite_link edit_chat_invite_link create_chat_subscription_invite_link edit_chat_subscription_invite_link revoke_chat_invite_link export_chat_invite_link approve_chat_join_request decline_chat_join_request answer_chat_join_request_query send_chat_join_request_web_app set_chat_photo delete_chat_photo get_my_commands set_my_name get_my_name set_my_description get_my_description set_my_short_description get_my_short_description set_my_profile_photo set_chat_menu_button get_chat_menu_button set_my_default_administrator_rights get_my_default_administrator_rights get_business_connection get_managed_bot_token get_managed_bot_access_settings set_managed_bot_access_settings delete_my_commands set_chat_title set_chat_description pin_chat_message unpin_chat_message unpin_all_chat_messages edit_message_media send_game set_game_score get_game_high_scores send_invoice create_invoice_link send_poll stop_poll delete_ephemeral_message edit_ephemeral_message_text edit_ephemeral_message_media edit_ephemeral_message_caption edit_ephemeral_message_reply_markup answer_shipping_query answer_pre_checkout_query get_my_star_balance get_star_transactions edit_user_star_subscription edit_message_caption answer_inline_query unpin_all_general_forum_topic_messages answer_guest_query get_user_chat_boosts set_sticker_set_thumbnail get_sticker_set get_custom_emoji_stickers set_sticker_keywords set_sticker_mask_position set_custom_emoji_sticker_set_thumbnail set_sticker_set_title delete_sticker_set send_gift delete_business_messages set_business_account_name set_business_account_username set_business_account_bio set_business_account_gift_settings get_business_account_star_balance get_business_account_gifts get_user_gifts get_chat_gifts edit_story delete_story set_business_account_profile_photo get_available_gifts set_sticker_emoji_list upload_sticker_file create_new_sticker_set set_sticker_position_in_set delete_sticker_from_set create_forum_topic edit_forum_topic close_forum_topic reopen_forum_topic delete_forum_topic unpin_all_forum_topic_messages edit_general_forum_topic close_general_forum_topic reopen_general_forum_topic hide_general_forum_topic unhide_general_forum_topic get_forum_topic_icon_stickers answer_web_app_query
# together
network certain unbounded: together.AsyncTogether
  together.Together: ** -with_options>together.Together -copy>together.Together -close
# tweepy
network certain unbounded: tweepy.asynchronous.AsyncClient
  tweepy.Client: *
=
  tweepy.API < tweepy.Client
# twilio
network certain unbounded: client.messages.create_async with AsyncTwilioHttpClient
  twilio.rest.Client: **
# typesense
network certain unbounded: typesense async client or asyncio.to_thread
  typesense.Client: **
# upstash_redis
=
  upstash_redis.Redis < redis.Redis
  upstash_redis.Redis.from_env -> upstash_redis.Redis
# urllib3
network certain unbounded: httpx.AsyncClient
  urllib3.request
  urllib3.HTTPConnectionPool: request urlopen
  urllib3.HTTPSConnectionPool: request urlopen
  urllib3.PoolManager: request urlopen request_encode_url request_encode_body
  urllib3.ProxyManager: request urlopen request_encode_url request_encode_body
=
  urllib3.connection_from_url -> urllib3.HTTPConnectionPool
# valkey
=
  valkey.sentinel.Sentinel < redis.sentinel.Sentinel
  valkey.Valkey < redis.Redis
  valkey.cluster.ValkeyCluster < redis.cluster.RedisCluster
  valkey.from_url -> valkey.Valkey
  valkey.Valkey.from_url -> valkey.Valkey
# vonage
network certain unbounded: asyncio.to_thread
  vonage.Vonage: **
network certain unbounded: asyncio.to_thread
  vonage.Vonage: **
  vonage.Client: **
# wandb
network likely unbounded: asyncio.to_thread
  wandb.(init finish login)
# web3
network certain unbounded: web3.AsyncWeb3
  web3.Web3: is_connected @client_version
  web3.eth.Eth: call create_access_list estimate_gas fee_history get_balance get_block get_block_number get_block_receipts get_block_transaction_count get_code get_filter_changes get_filter_logs get_logs get_proof
  web3.eth.Eth: get_raw_transaction get_storage_at get_transaction get_transaction_by_block get_transaction_count get_transaction_receipt modify_transaction replace_transaction send_raw_transaction send_transaction
  web3.eth.Eth: sign sign_transaction sign_typed_data wait_for_transaction_receipt @accounts @blob_base_fee @block_number @chain_id @gas_price @max_priority_fee @syncing
  web3.net.Net: @listening @peer_count @version
  web3.contract.ContractFunction: call transact estimate_gas
  web3.contract.ContractConstructor: transact estimate_gas
  web3.contract.ContractEvent: get_logs create_filter
network likely unbounded: web3.AsyncWeb3
  web3.contract.ContractFunction: build_transaction
  web3.contract.ContractConstructor: build_transaction
# websocket
network certain unbounded: websockets
  websocket.create_connection
  websocket.WebSocket: connect send send_binary recv recv_data ping
=
  websocket.create_connection -> websocket.WebSocket
# wget
network certain unbounded: httpx.AsyncClient
  wget.download
# whois
network certain unbounded: asyncio.to_thread
  whois.whois
# wikipedia
network certain unbounded: asyncio.to_thread
  wikipedia.(page search summary)
# yagmail
network certain unbounded: aiosmtplib
  yagmail.SMTP!: send login
# yfinance
network certain unbounded: asyncio.to_thread
  yfinance.download
  yfinance.Ticker: history
# yt_dlp
network certain unbounded: asyncio.to_thread
  yt_dlp.YoutubeDL: extract_info download
# zeep
network certain unbounded: zeep.AsyncClient
  zeep.Client!: -bind>zeep.proxy.ServiceProxy -create_service>zeep.proxy.ServiceProxy
  zeep.proxy.ServiceProxy: *
# zmq
network certain unbounded: zmq.asyncio.Context().socket()
  zmq.Socket: recv recv_into recv_json recv_string recv_pyobj recv_multipart recv_serialized send send_json send_string send_pyobj send_multipart send_serialized poll
# rq_scheduler
network likely network-short: asyncio.to_thread
  rq_scheduler.Scheduler: enqueue_at>rq.job.Job enqueue_in>rq.job.Job schedule>rq.job.Job cron>rq.job.Job enqueue_job
network certain unbounded: asyncio.to_thread
  rq_scheduler.Scheduler: cancel change_execution_time count get_jobs run
`;
