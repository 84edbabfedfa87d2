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
  azure.communication.email.EmailClient: begin_send>azure.core.polling.LROPoller
  azure.cosmos.ContainerProxy: * -is_feed_range_subset -feed_range_from_partition_key -get_latest_session_token -query_items>azure.core.paging.ItemPaged -read_all_items>azure.core.paging.ItemPaged -query_items_change_feed>azure.core.paging.ItemPaged -list_conflicts>azure.core.paging.ItemPaged -query_conflicts>azure.core.paging.ItemPaged
  azure.cosmos.CosmosClient: create_database>azure.cosmos.DatabaseProxy create_database_if_not_exists>azure.cosmos.DatabaseProxy delete_database -get_database_client>azure.cosmos.DatabaseProxy -list_databases>azure.core.paging.ItemPaged -query_databases>azure.core.paging.ItemPaged
  azure.cosmos.DatabaseProxy: * create_container>azure.cosmos.ContainerProxy create_container_if_not_exists>azure.cosmos.ContainerProxy replace_container>azure.cosmos.ContainerProxy -get_container_client>azure.cosmos.ContainerProxy -get_user_client -list_containers>azure.core.paging.ItemPaged -query_containers>azure.core.paging.ItemPaged -list_users>azure.core.paging.ItemPaged -query_users>azure.core.paging.ItemPaged
  azure.data.tables.TableClient: * -from_connection_string -from_table_url -list_entities>azure.core.paging.ItemPaged -query_entities>azure.core.paging.ItemPaged
  azure.data.tables.TableServiceClient: * -from_connection_string create_table>azure.data.tables.TableClient create_table_if_not_exists>azure.data.tables.TableClient -get_table_client>azure.data.tables.TableClient -list_tables>azure.core.paging.ItemPaged -query_tables>azure.core.paging.ItemPaged
  azure.eventhub.EventHubConsumerClient: receive receive_batch get_eventhub_properties get_partition_ids get_partition_properties
  azure.eventhub.EventHubProducerClient: send_event send_batch create_batch flush get_eventhub_properties get_partition_ids get_partition_properties
  azure.identity.ClientSecretCredential: get_token
  azure.identity.DefaultAzureCredential: get_token
  azure.keyvault.secrets.SecretClient: * -list_properties_of_secrets>azure.core.paging.ItemPaged -list_properties_of_secret_versions>azure.core.paging.ItemPaged -list_deleted_secrets>azure.core.paging.ItemPaged
  azure.keyvault.keys.KeyClient: * -get_cryptography_client -list_properties_of_keys>azure.core.paging.ItemPaged -list_properties_of_key_versions>azure.core.paging.ItemPaged -list_deleted_keys>azure.core.paging.ItemPaged
  azure.servicebus.ServiceBusClient: close list_queue_sessions list_subscription_sessions -get_queue_sender>azure.servicebus.ServiceBusSender -get_topic_sender>azure.servicebus.ServiceBusSender -get_queue_receiver>azure.servicebus.ServiceBusReceiver -get_subscription_receiver>azure.servicebus.ServiceBusReceiver
  azure.servicebus.management.ServiceBusAdministrationClient: * -from_connection_string -list_queues>azure.core.paging.ItemPaged -list_topics>azure.core.paging.ItemPaged -list_subscriptions>azure.core.paging.ItemPaged -list_rules>azure.core.paging.ItemPaged -list_queues_runtime_properties>azure.core.paging.ItemPaged -list_topics_runtime_properties>azure.core.paging.ItemPaged -list_subscriptions_runtime_properties>azure.core.paging.ItemPaged
  azure.servicebus.ServiceBusReceiver%: receive_messages receive_deferred_messages peek_messages complete_message abandon_message defer_message dead_letter_message renew_message_lock
  azure.servicebus.ServiceBusSender: send_messages schedule_messages cancel_scheduled_messages create_message_batch
  azure.storage.blob.BlobClient: * -from_blob_url -from_connection_string download_blob acquire_lease>azure.storage.blob.BlobLeaseClient -list_page_ranges>azure.core.paging.ItemPaged
  azure.storage.blob.BlobLeaseClient: acquire renew release change break_lease
  azure.storage.blob.BlobServiceClient: * -from_connection_string create_container>azure.storage.blob.ContainerClient -get_blob_client>azure.storage.blob.BlobClient -get_container_client>azure.storage.blob.ContainerClient -list_containers>azure.core.paging.ItemPaged -find_blobs_by_tags>azure.core.paging.ItemPaged
  azure.storage.blob.ContainerClient: * -from_container_url -from_connection_string upload_blob>azure.storage.blob.BlobClient download_blob acquire_lease>azure.storage.blob.BlobLeaseClient -get_blob_client>azure.storage.blob.BlobClient -list_blobs>azure.core.paging.ItemPaged -list_blob_names>azure.core.paging.ItemPaged -walk_blobs>azure.core.paging.ItemPaged -find_blobs_by_tags>azure.core.paging.ItemPaged
  azure.storage.filedatalake.DataLakeServiceClient: * -from_connection_string create_file_system>azure.storage.filedatalake.FileSystemClient -get_file_system_client>azure.storage.filedatalake.FileSystemClient -get_directory_client>azure.storage.filedatalake.DataLakeDirectoryClient -get_file_client>azure.storage.filedatalake.DataLakeFileClient -list_file_systems>azure.core.paging.ItemPaged
  azure.storage.filedatalake.FileSystemClient: * -from_connection_string create_directory>azure.storage.filedatalake.DataLakeDirectoryClient create_file>azure.storage.filedatalake.DataLakeFileClient -get_directory_client>azure.storage.filedatalake.DataLakeDirectoryClient -get_file_client>azure.storage.filedatalake.DataLakeFileClient -get_paths>azure.core.paging.ItemPaged -list_deleted_paths>azure.core.paging.ItemPaged
  azure.storage.filedatalake.DataLakeDirectoryClient: * -from_connection_string create_sub_directory>azure.storage.filedatalake.DataLakeDirectoryClient create_file>azure.storage.filedatalake.DataLakeFileClient -get_file_client>azure.storage.filedatalake.DataLakeFileClient -get_sub_directory_client>azure.storage.filedatalake.DataLakeDirectoryClient
  azure.storage.filedatalake.DataLakeFileClient: * -from_connection_string
  azure.storage.fileshare.ShareServiceClient: * -from_connection_string create_share>azure.storage.fileshare.ShareClient -get_share_client>azure.storage.fileshare.ShareClient -list_shares>azure.core.paging.ItemPaged
  azure.storage.fileshare.ShareClient: * -from_share_url -from_connection_string create_directory>azure.storage.fileshare.ShareDirectoryClient -get_directory_client>azure.storage.fileshare.ShareDirectoryClient -get_file_client>azure.storage.fileshare.ShareFileClient
  azure.storage.fileshare.ShareDirectoryClient: * -from_directory_url -from_connection_string create_subdirectory>azure.storage.fileshare.ShareDirectoryClient upload_file>azure.storage.fileshare.ShareFileClient -get_file_client>azure.storage.fileshare.ShareFileClient -get_subdirectory_client>azure.storage.fileshare.ShareDirectoryClient -list_directories_and_files>azure.core.paging.ItemPaged -list_handles>azure.core.paging.ItemPaged
  azure.storage.fileshare.ShareFileClient: * -from_file_url -from_connection_string
  azure.storage.queue.QueueServiceClient: * -from_connection_string create_queue>azure.storage.queue.QueueClient -get_queue_client>azure.storage.queue.QueueClient -list_queues>azure.core.paging.ItemPaged
  azure.storage.queue.QueueClient: * -from_queue_url -from_connection_string -receive_messages>azure.core.paging.ItemPaged
network certain unbounded: the same class under .aio
  azure.ai.documentintelligence.DocumentIntelligenceClient: begin_analyze_document>azure.core.polling.LROPoller begin_classify_document>azure.core.polling.LROPoller begin_analyze_batch_documents>azure.core.polling.LROPoller get_analyze_result_pdf get_analyze_result_figure get_analyze_batch_result delete_analyze_result -list_analyze_batch_results>azure.core.paging.ItemPaged
  azure.core.polling.LROPoller: result wait
  azure.core.paging.ItemPaged%: next get_count get_facets get_coverage get_answers -by_page>azure.core.paging.ItemPaged
  azure.ai.formrecognizer.DocumentAnalysisClient: begin_analyze_document>azure.core.polling.LROPoller begin_analyze_document_from_url>azure.core.polling.LROPoller begin_classify_document>azure.core.polling.LROPoller
  azure.search.documents.SearchClient: suggest autocomplete upload_documents merge_documents merge_or_upload_documents delete_documents index_documents get_document get_document_count -search>azure.core.paging.ItemPaged
  azure.search.documents.indexes.SearchIndexClient: create_index create_or_update_index get_index delete_index get_index_statistics get_service_statistics create_synonym_map create_or_update_synonym_map get_synonym_map get_synonym_maps delete_synonym_map analyze_text -get_search_client>azure.search.documents.SearchClient -list_indexes>azure.core.paging.ItemPaged -list_index_names>azure.core.paging.ItemPaged
  azure.search.documents.indexes.SearchIndexerClient: create_indexer create_or_update_indexer get_indexer get_indexers get_indexer_names get_indexer_status run_indexer reset_indexer delete_indexer create_data_source_connection create_or_update_data_source_connection get_data_source_connection get_data_source_connections delete_data_source_connection create_skillset create_or_update_skillset get_skillset get_skillsets delete_skillset
=
  azure.identity.ManagedIdentityCredential < azure.identity.DefaultAzureCredential
  azure.identity.AzureCliCredential < azure.identity.DefaultAzureCredential
  azure.identity.EnvironmentCredential < azure.identity.DefaultAzureCredential
  azure.identity.ChainedTokenCredential < azure.identity.DefaultAzureCredential
  azure.identity.WorkloadIdentityCredential < azure.identity.DefaultAzureCredential
  azure.identity.OnBehalfOfCredential < azure.identity.DefaultAzureCredential
  azure.identity.CertificateCredential < azure.identity.DefaultAzureCredential
  azure.data.tables.TableServiceClient.from_connection_string -> azure.data.tables.TableServiceClient
  azure.eventhub.EventHubProducerClient.from_connection_string -> azure.eventhub.EventHubProducerClient
  azure.eventhub.EventHubConsumerClient.from_connection_string -> azure.eventhub.EventHubConsumerClient
  azure.servicebus.management.ServiceBusAdministrationClient.from_connection_string -> azure.servicebus.management.ServiceBusAdministrationClient
  azure.storage.blob.BlobClient.from_blob_url -> azure.storage.blob.BlobClient
  azure.storage.blob.ContainerClient.from_container_url -> azure.storage.blob.ContainerClient
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
  boto3.resources.base.ServiceResource%: ** -meta -get_available_subresources -Bucket>boto3.resources.base.ServiceResource -Object>boto3.resources.base.ServiceResource -Table>boto3.resources.base.ServiceResource -Queue>boto3.resources.base.ServiceResource -Topic>boto3.resources.base.ServiceResource -Instance>boto3.resources.base.ServiceResource -Cluster>boto3.resources.base.ServiceResource -Stack>boto3.resources.base.ServiceResource -all>boto3.resources.collection.ResourceCollection -filter>boto3.resources.collection.ResourceCollection -limit>boto3.resources.collection.ResourceCollection -page_size>boto3.resources.collection.ResourceCollection -pages>boto3.resources.collection.ResourceCollection
  boto3.resources.collection.ResourceCollection%: * -all>boto3.resources.collection.ResourceCollection -filter>boto3.resources.collection.ResourceCollection -limit>boto3.resources.collection.ResourceCollection -page_size>boto3.resources.collection.ResourceCollection -pages>boto3.resources.collection.ResourceCollection
=
  boto3.resource -> boto3.resources.base.ServiceResource
  boto3.Session.resource -> boto3.resources.base.ServiceResource
  boto3.client -> botocore.client.BaseClient
  boto3.Session.client -> botocore.client.BaseClient
# botocore
network certain unbounded: aioboto3.Session().client(...) or aiobotocore
  botocore.client.BaseClient: * -generate_presigned_url -generate_presigned_post -can_paginate -close -meta -exceptions -get_paginator>botocore.paginate.Paginator -get_waiter>botocore.waiter.Waiter
network certain unbounded: aioboto3 paginator (async for)
  botocore.paginate.Paginator: -paginate>botocore.paginate.PageIterator
  botocore.paginate.PageIterator%: build_full_result -search>botocore.paginate.PageIterator
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
  ccxt.Exchange: add_margin borrow_cross_margin borrow_isolated_margin borrow_margin cancel_all_contract_orders cancel_all_orders cancel_all_orders_after cancel_all_spot_orders cancel_contract_order cancel_order cancel_order_with_client_order_id cancel_orders
  ccxt.Exchange: cancel_orders_for_symbols cancel_orders_with_client_order_ids cancel_spot_order cancel_unified_order close_all_positions close_position create_contract_orders create_convert_trade create_deposit_address create_limit_buy_order create_limit_order create_limit_sell_order
  ccxt.Exchange: create_market_buy_order create_market_buy_order_with_cost create_market_order create_market_order_with_cost create_market_sell_order create_market_sell_order_with_cost create_order create_order_with_take_profit_and_stop_loss create_orders create_post_only_order create_reduce_only_order create_spot_orders
  ccxt.Exchange: create_stop_limit_order create_stop_loss_order create_stop_market_order create_stop_order create_sub_account create_take_profit_order create_trailing_amount_order create_trailing_percent_order create_trigger_order create_twap_order deposit edit_limit_buy_order
  ccxt.Exchange: edit_limit_order edit_limit_sell_order edit_order edit_order_with_client_order_id edit_orders fetch_accounts fetch_adl_rank fetch_all_greeks fetch_balance fetch_bids_asks fetch_borrow_interest fetch_borrow_rate
  ccxt.Exchange: fetch_borrow_rate_history fetch_canceled_and_closed_orders fetch_canceled_orders fetch_closed_order fetch_closed_orders fetch_contract_deposit_address fetch_contract_ohlcv fetch_contract_tickers fetch_convert_currencies fetch_convert_quote fetch_convert_trade fetch_convert_trade_history
  ccxt.Exchange: fetch_cross_borrow_rate fetch_cross_borrow_rates fetch_currencies fetch_deposit fetch_deposit_address fetch_deposit_addresses fetch_deposit_addresses_by_network fetch_deposit_withdraw_fee fetch_deposit_withdraw_fees fetch_deposits fetch_deposits_withdrawals fetch_free_balance
  ccxt.Exchange: fetch_funding_history fetch_funding_interval fetch_funding_intervals fetch_funding_rate fetch_funding_rate_history fetch_funding_rates fetch_greeks fetch_index_ohlcv fetch_isolated_borrow_rate fetch_isolated_borrow_rates fetch_l2_order_book fetch_l3_order_book
  ccxt.Exchange: fetch_last_prices fetch_ledger fetch_ledger_entry fetch_leverage fetch_leverage_tiers fetch_leverages fetch_liquidations fetch_long_short_ratio fetch_long_short_ratio_history fetch_margin_adjustment_history fetch_margin_mode fetch_margin_modes
  ccxt.Exchange: fetch_mark_ohlcv fetch_mark_price fetch_mark_prices fetch_market_leverage_tiers fetch_markets fetch_my_liquidations fetch_my_trades fetch_ohlcv fetch_open_interest fetch_open_interest_history fetch_open_interests fetch_open_order
  ccxt.Exchange: fetch_open_orders fetch_option fetch_option_chain fetch_order fetch_order_book fetch_order_books fetch_order_status fetch_order_trades fetch_order_with_client_order_id fetch_orders fetch_partial_balance fetch_payment_methods
  ccxt.Exchange: fetch_portfolios fetch_position fetch_position_adl_rank fetch_position_history fetch_position_mode fetch_positions fetch_positions_adl_rank fetch_positions_for_symbol fetch_positions_history fetch_positions_risk fetch_premium_index_ohlcv fetch_rest_order_book_safe
  ccxt.Exchange: fetch_settlement_history fetch_spot_markets fetch_spot_ohlcv fetch_spot_tickers fetch_status fetch_ticker fetch_tickers fetch_time fetch_total_balance fetch_trades fetch_trading_fee fetch_trading_fees
  ccxt.Exchange: fetch_trading_limits fetch_transaction_fee fetch_transaction_fees fetch_transactions fetch_transfer fetch_transfers fetch_unified_order fetch_used_balance fetch_web_endpoint fetch_withdrawals is_uta_enabled load_accounts
  ccxt.Exchange: load_markets load_markets_and_sign_in load_order_book load_time_difference load_trading_limits reduce_margin repay_cross_margin repay_isolated_margin repay_margin set_leverage set_margin set_margin_mode
  ccxt.Exchange: set_position_mode sign_in transfer withdraw loadMarkets fetchMarkets fetchTicker fetchTickers fetchOrderBook fetchBalance fetchTrades fetchOrder
  ccxt.Exchange: fetchOrders fetchOpenOrders fetchClosedOrders fetchMyTrades fetchPositions createOrder createMarketOrder createLimitOrder cancelOrder setLeverage fetchFundingRate fetchOHLCV
=
  ccxt.alpaca < ccxt.Exchange
  ccxt.apex < ccxt.Exchange
  ccxt.ascendex < ccxt.Exchange
  ccxt.aster < ccxt.Exchange
  ccxt.backpack < ccxt.Exchange
  ccxt.bequant < ccxt.Exchange
  ccxt.bigone < ccxt.Exchange
  ccxt.binance < ccxt.Exchange
  ccxt.binancecoinm < ccxt.Exchange
  ccxt.binanceus < ccxt.Exchange
  ccxt.binanceusdm < ccxt.Exchange
  ccxt.bingx < ccxt.Exchange
  ccxt.bit2c < ccxt.Exchange
  ccxt.bitbank < ccxt.Exchange
  ccxt.bitbns < ccxt.Exchange
  ccxt.bitfinex < ccxt.Exchange
  ccxt.bitflyer < ccxt.Exchange
  ccxt.bitget < ccxt.Exchange
  ccxt.bithumb < ccxt.Exchange
  ccxt.bitmart < ccxt.Exchange
  ccxt.bitmex < ccxt.Exchange
  ccxt.bitopro < ccxt.Exchange
  ccxt.bitrue < ccxt.Exchange
  ccxt.bitso < ccxt.Exchange
  ccxt.bitstamp < ccxt.Exchange
  ccxt.bitteam < ccxt.Exchange
  ccxt.bittrade < ccxt.Exchange
  ccxt.bitvavo < ccxt.Exchange
  ccxt.blockchaincom < ccxt.Exchange
  ccxt.blofin < ccxt.Exchange
  ccxt.btcbox < ccxt.Exchange
  ccxt.btcmarkets < ccxt.Exchange
  ccxt.btcturk < ccxt.Exchange
  ccxt.btse < ccxt.Exchange
  ccxt.bullish < ccxt.Exchange
  ccxt.bybit < ccxt.Exchange
  ccxt.bybiteu < ccxt.Exchange
  ccxt.bybitid < ccxt.Exchange
  ccxt.bydfi < ccxt.Exchange
  ccxt.cex < ccxt.Exchange
  ccxt.coinbase < ccxt.Exchange
  ccxt.coinbaseexchange < ccxt.Exchange
  ccxt.coinbaseinternational < ccxt.Exchange
  ccxt.coincheck < ccxt.Exchange
  ccxt.coinex < ccxt.Exchange
  ccxt.coinmate < ccxt.Exchange
  ccxt.coinone < ccxt.Exchange
  ccxt.coinsph < ccxt.Exchange
  ccxt.coinspot < ccxt.Exchange
  ccxt.cryptocom < ccxt.Exchange
  ccxt.cryptomus < ccxt.Exchange
  ccxt.deepcoin < ccxt.Exchange
  ccxt.delta < ccxt.Exchange
  ccxt.deribit < ccxt.Exchange
  ccxt.derive < ccxt.Exchange
  ccxt.digifinex < ccxt.Exchange
  ccxt.dydx < ccxt.Exchange
  ccxt.extended < ccxt.Exchange
  ccxt.fmfwio < ccxt.Exchange
  ccxt.foxbit < ccxt.Exchange
  ccxt.gate < ccxt.Exchange
  ccxt.gateeu < ccxt.Exchange
  ccxt.gateio < ccxt.Exchange
  ccxt.gemini < ccxt.Exchange
  ccxt.grvt < ccxt.Exchange
  ccxt.hashkey < ccxt.Exchange
  ccxt.hibachi < ccxt.Exchange
  ccxt.hitbtc < ccxt.Exchange
  ccxt.hollaex < ccxt.Exchange
  ccxt.htx < ccxt.Exchange
  ccxt.huobi < ccxt.Exchange
  ccxt.hyperliquid < ccxt.Exchange
  ccxt.independentreserve < ccxt.Exchange
  ccxt.indodax < ccxt.Exchange
  ccxt.kraken < ccxt.Exchange
  ccxt.krakenfutures < ccxt.Exchange
  ccxt.kucoin < ccxt.Exchange
  ccxt.kucoinfutures < ccxt.Exchange
  ccxt.latoken < ccxt.Exchange
  ccxt.lbank < ccxt.Exchange
  ccxt.lighter < ccxt.Exchange
  ccxt.luno < ccxt.Exchange
  ccxt.mercado < ccxt.Exchange
  ccxt.mexc < ccxt.Exchange
  ccxt.modetrade < ccxt.Exchange
  ccxt.mudrex < ccxt.Exchange
  ccxt.myokx < ccxt.Exchange
  ccxt.nado < ccxt.Exchange
  ccxt.ndax < ccxt.Exchange
  ccxt.oceanex < ccxt.Exchange
  ccxt.okcoin < ccxt.Exchange
  ccxt.okx < ccxt.Exchange
  ccxt.okxus < ccxt.Exchange
  ccxt.onetrading < ccxt.Exchange
  ccxt.p2b < ccxt.Exchange
  ccxt.pacifica < ccxt.Exchange
  ccxt.paradex < ccxt.Exchange
  ccxt.paymium < ccxt.Exchange
  ccxt.phemex < ccxt.Exchange
  ccxt.poloniex < ccxt.Exchange
  ccxt.polymarket < ccxt.Exchange
  ccxt.probit < ccxt.Exchange
  ccxt.revolutx < ccxt.Exchange
  ccxt.tokocrypto < ccxt.Exchange
  ccxt.toobit < ccxt.Exchange
  ccxt.upbit < ccxt.Exchange
  ccxt.wavesexchange < ccxt.Exchange
  ccxt.weex < ccxt.Exchange
  ccxt.whitebit < ccxt.Exchange
  ccxt.woo < ccxt.Exchange
  ccxt.woofipro < ccxt.Exchange
  ccxt.xt < ccxt.Exchange
  ccxt.zaif < ccxt.Exchange
  ccxt.zebpay < ccxt.Exchange
# celery
network likely network-short: asyncio.to_thread
  celery.Celery: send_task
  celery.Task: update_state send_event
  celery.result.AsyncResult: revoke revoke_by_stamped_headers
  celery.result.ResultSet: revoke
  celery.app.control.Control: broadcast revoke revoke_by_stamped_headers terminate rate_limit time_limit add_consumer cancel_consumer pool_grow pool_shrink pool_restart autoscale shutdown enable_events disable_events heartbeat election
network likely network-short: asyncio.to_thread, or accept: one short broker publish
  celery.Task: delay apply_async
  celery.canvas.Signature: delay apply_async
network certain unbounded: polling with asyncio.sleep, or asyncio.to_thread
  celery.result.AsyncResult: get wait forget
  celery.result.ResultSet: get join join_native forget
  celery.result.GroupResult: save delete restore>celery.result.GroupResult
network likely unbounded: asyncio.to_thread, as it asks the result backend
  celery.result.AsyncResult: ready successful failed maybe_throw maybe_reraise build_graph
  celery.result.AsyncResult: @state @status @result @info @traceback @date_done @children
  celery.result.ResultSet: ready successful failed waiting completed_count maybe_throw maybe_reraise
  celery.result.EagerResult: -get -wait -forget -ready -successful -failed -maybe_throw -maybe_reraise -build_graph -state -status -result -info -traceback -date_done -children -revoke
network certain unbounded: apply_async or delay
  celery.Task: apply
network certain unbounded: asyncio.to_thread, as it waits a second for the answers of workers
  celery.app.control.Inspect: active scheduled reserved revoked stats ping registered registered_tasks active_queues clock conf report hello query_task memdump memsample objgraph
  celery.app.control.Control: ping
network certain unbounded: asyncio.to_thread
  celery.app.control.Control: purge discard_all
=
  celery.result.GroupResult < celery.result.ResultSet
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
  confluent_kafka.Consumer: poll?!0:timeout consume?!1:timeout commit?=2:asynchronous list_topics committed get_watermark_offsets offsets_for_times close
network certain unbounded: confluent_kafka.aio.AIOProducer or aiokafka
  confluent_kafka.Producer: flush?!0:timeout poll?!0:timeout list_topics init_transactions commit_transaction abort_transaction send_offsets_to_transaction
network certain unbounded: asyncio.wrap_future of the futures of create_topics and the like, or asyncio.to_thread
  confluent_kafka.admin.AdminClient: list_topics list_groups poll?!0:timeout
network certain unbounded: confluent_kafka.schema_registry.AsyncSchemaRegistryClient
  confluent_kafka.schema_registry.SchemaRegistryClient: register_schema register_schema_full_response get_subjects get_schemas get_schema_types get_schema_versions get_subjects_by_schema_id delete_subject get_latest_version get_latest_with_metadata get_versions delete_version test_compatibility test_compatibility_all_versions set_compatibility get_compatibility set_config get_config delete_config get_global_mode get_mode set_mode set_global_mode delete_mode get_contexts
network likely unbounded: confluent_kafka.schema_registry.AsyncSchemaRegistryClient
  confluent_kafka.schema_registry.SchemaRegistryClient: get_schema get_schema_by_guid get_version lookup_schema
=
  confluent_kafka.SerializingProducer < confluent_kafka.Producer
  confluent_kafka.DeserializingConsumer < confluent_kafka.Consumer
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
  docker.DockerClient.containers: get>docker.models.containers.Container run>docker.models.containers.Container create>docker.models.containers.Container list prune
  docker.DockerClient.images: get list pull push build load prune remove search get_registry_data
  docker.models.containers.Container: attach commit diff exec_run export get_archive put_archive kill logs pause unpause reload remove rename resize restart start stats stop top update wait
  docker.APIClient: * -from_env -create_host_config -create_networking_config -create_endpoint_config -create_container_config -reload_config -set_auth_headers -get_adapter
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
  dropbox.Dropbox: * -clone -with_path_root
# email_validator
network likely unbounded: email_validator.validate_email(addr, check_deliverability=False), or asyncio.to_thread
  email_validator.validate_email?!check_deliverability
# etcd3
network certain unbounded: aetcd
  etcd3.Etcd3Client: get put delete get_prefix lock lease transaction get_response get_all get_range put_if_not_exists replace delete_prefix revoke_lease refresh_lease get_lease_info watch_once watch_prefix_once status snapshot compact defragment hash add_member remove_member update_member list_alarms create_alarm disarm_alarm
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
  firebase_admin.auth.(create_user delete_user delete_users get_user get_user_by_email get_user_by_phone_number get_users list_users import_users set_custom_user_claims update_user revoke_refresh_tokens create_session_cookie generate_email_verification_link generate_password_reset_link generate_sign_in_with_email_link verify_id_token verify_session_cookie)
  firebase_admin.messaging.(send send_all send_each send_each_for_multicast send_multicast subscribe_to_topic unsubscribe_from_topic)
  firebase_admin.db.Reference: get set push update delete transaction get_if_changed set_if_unchanged -child>firebase_admin.db.Reference
=
  firebase_admin.firestore.client -> google.cloud.firestore.Client
  firebase_admin.storage.bucket -> google.cloud.storage.Bucket
  firebase_admin.db.reference -> firebase_admin.db.Reference
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
  google.cloud.bigquery.Client: query>google.cloud.bigquery.QueryJob query_and_wait>google.cloud.bigquery.RowIterator insert_rows insert_rows_json insert_rows_from_dataframe load_table_from_dataframe>google.cloud.bigquery.LoadJob load_table_from_file>google.cloud.bigquery.LoadJob load_table_from_json>google.cloud.bigquery.LoadJob load_table_from_uri>google.cloud.bigquery.LoadJob copy_table>google.cloud.bigquery.CopyJob extract_table>google.cloud.bigquery.ExtractJob create_job get_job cancel_job get_table create_table update_table delete_table list_partitions list_rows>google.cloud.bigquery.RowIterator get_dataset create_dataset update_dataset delete_dataset get_routine create_routine update_routine delete_routine get_model update_model delete_model get_iam_policy set_iam_policy test_iam_permissions get_service_account_email -list_jobs>google.api_core.page_iterator.Iterator -list_tables>google.api_core.page_iterator.Iterator -list_datasets>google.api_core.page_iterator.Iterator -list_routines>google.api_core.page_iterator.Iterator -list_models>google.api_core.page_iterator.Iterator -list_projects>google.api_core.page_iterator.Iterator
  google.cloud.bigquery.QueryJob%: result>google.cloud.bigquery.RowIterator to_dataframe to_arrow to_geodataframe done reload cancel exists
  google.cloud.bigquery.LoadJob: result done reload cancel exists
  google.cloud.bigquery.RowIterator%: to_dataframe to_arrow to_geodataframe to_dataframe_iterable to_arrow_iterable
network certain unbounded: google.cloud.firestore.AsyncClient
  google.cloud.firestore.Client: ** -collection>google.cloud.firestore.CollectionReference -document>google.cloud.firestore.DocumentReference -collection_group>google.cloud.firestore.Query -batch>google.cloud.firestore.WriteBatch -transaction>google.cloud.firestore.Transaction -bulk_writer -field_path -write_option
  google.cloud.firestore.CollectionReference%: get add -where>google.cloud.firestore.Query -order_by>google.cloud.firestore.Query -limit>google.cloud.firestore.Query -limit_to_last>google.cloud.firestore.Query -offset>google.cloud.firestore.Query -select>google.cloud.firestore.Query -start_at>google.cloud.firestore.Query -start_after>google.cloud.firestore.Query -end_at>google.cloud.firestore.Query -end_before>google.cloud.firestore.Query -document>google.cloud.firestore.DocumentReference -count>google.cloud.firestore.AggregationQuery -stream>google.api_core.page_iterator.Iterator -list_documents>google.api_core.page_iterator.Iterator
  google.cloud.firestore.Query: get -where>google.cloud.firestore.Query -order_by>google.cloud.firestore.Query -limit>google.cloud.firestore.Query -limit_to_last>google.cloud.firestore.Query -offset>google.cloud.firestore.Query -select>google.cloud.firestore.Query -start_at>google.cloud.firestore.Query -start_after>google.cloud.firestore.Query -end_at>google.cloud.firestore.Query -end_before>google.cloud.firestore.Query -count>google.cloud.firestore.AggregationQuery -stream>google.api_core.page_iterator.Iterator
  google.cloud.firestore.AggregationQuery: get -stream>google.api_core.page_iterator.Iterator
  google.cloud.firestore.WriteBatch: commit
  google.cloud.firestore.DocumentReference: get set update delete create -collection>google.cloud.firestore.CollectionReference -collections>google.api_core.page_iterator.Iterator
network likely unbounded: asyncio.wrap_future(publisher.publish(...)); gcloud-aio-pubsub
  google.cloud.pubsub_v1.PublisherClient: create_topic update_topic get_topic delete_topic list_topics list_topic_subscriptions list_topic_snapshots detach_subscription get_iam_policy set_iam_policy test_iam_permissions -publish>concurrent.futures.Future
network certain unbounded: gcloud-aio-pubsub
  google.cloud.pubsub_v1.SubscriberClient: pull streaming_pull acknowledge create_subscription get_subscription update_subscription list_subscriptions delete_subscription modify_ack_deadline modify_push_config seek create_snapshot get_snapshot update_snapshot list_snapshots delete_snapshot -subscribe>concurrent.futures.Future
network certain unbounded: asyncio.to_thread
  google.cloud.spanner.Client: list_instances -instance>google.cloud.spanner.Instance
  google.cloud.spanner.Instance: exists reload create -database>google.cloud.spanner.Database
  google.cloud.spanner.Database: run_in_transaction execute_partitioned_dml exists reload drop create update_ddl list_tables get_iam_policy set_iam_policy
network certain unbounded: google.cloud.secretmanager.SecretManagerServiceAsyncClient
  google.cloud.secretmanager.SecretManagerServiceClient: list_secrets create_secret add_secret_version get_secret update_secret delete_secret list_secret_versions get_secret_version access_secret_version disable_secret_version enable_secret_version destroy_secret_version set_iam_policy get_iam_policy test_iam_permissions
network certain unbounded: gcloud-aio-storage or asyncio.to_thread
  google.cloud.storage.Blob: upload_from_file upload_from_filename upload_from_string download_as_bytes download_as_string download_as_text download_to_file download_to_filename exists delete reload patch update update_storage_class make_public make_private open compose rewrite create_resumable_upload_session get_iam_policy set_iam_policy test_iam_permissions
  google.cloud.storage.Bucket: get_blob>google.cloud.storage.Blob delete_blob delete_blobs copy_blob>google.cloud.storage.Blob exists create reload patch update delete rename_blob>google.cloud.storage.Blob move_blob>google.cloud.storage.Blob restore_blob>google.cloud.storage.Blob make_public make_private get_iam_policy set_iam_policy test_iam_permissions get_notification lock_retention_policy -blob>google.cloud.storage.Blob -list_blobs>google.api_core.page_iterator.Iterator -list_notifications>google.api_core.page_iterator.Iterator
  google.cloud.storage.Client: get_bucket>google.cloud.storage.Bucket lookup_bucket>google.cloud.storage.Bucket create_bucket>google.cloud.storage.Bucket download_blob_to_file get_service_account_email create_hmac_key get_hmac_key_metadata -bucket>google.cloud.storage.Bucket -list_blobs>google.api_core.page_iterator.Iterator -list_buckets>google.api_core.page_iterator.Iterator -list_hmac_keys>google.api_core.page_iterator.Iterator
  google.api_core.page_iterator.Iterator%:
  google.cloud.storage.transfer_manager.(upload_many upload_many_from_filenames upload_chunks_concurrently download_many download_many_to_path download_chunks_concurrently)
network certain unbounded: google.cloud.tasks_v2.CloudTasksAsyncClient
  google.cloud.tasks_v2.CloudTasksClient: create_task batch_create_tasks delete_task batch_delete_tasks get_task list_tasks run_task get_queue create_queue update_queue delete_queue list_queues purge_queue pause_queue resume_queue get_iam_policy set_iam_policy test_iam_permissions
network certain unbounded: client.aio.models.* of the same client
  google.genai.Client: ** -close
network certain unbounded: generate_content_async or send_message_async
  google.generativeai.GenerativeModel: generate_content count_tokens -start_chat>google.generativeai.ChatSession
  google.generativeai.ChatSession: send_message
  google.generativeai.(embed_content get_model list_models get_file list_files upload_file delete_file)
network certain unbounded: google.cloud.vision.ImageAnnotatorAsyncClient
  google.cloud.vision.ImageAnnotatorClient: annotate_image batch_annotate_images batch_annotate_files async_batch_annotate_images async_batch_annotate_files text_detection document_text_detection label_detection face_detection logo_detection landmark_detection object_localization safe_search_detection web_detection image_properties crop_hints product_search
network certain unbounded: google.cloud.speech.SpeechAsyncClient
  google.cloud.speech.SpeechClient: recognize streaming_recognize long_running_recognize batch_recognize
network certain unbounded: google.cloud.texttospeech.TextToSpeechAsyncClient
  google.cloud.texttospeech.TextToSpeechClient: synthesize_speech streaming_synthesize list_voices
network certain unbounded: google.cloud.translate.TranslationServiceAsyncClient or asyncio.to_thread
  google.cloud.translate_v2.Client: translate detect_language get_languages
  google.cloud.translate.TranslationServiceClient: translate_text romanize_text detect_language get_supported_languages translate_document batch_translate_text batch_translate_document adaptive_mt_translate create_glossary update_glossary list_glossaries get_glossary delete_glossary
network certain unbounded: google.cloud.documentai.DocumentProcessorServiceAsyncClient
  google.cloud.documentai.DocumentProcessorServiceClient: process_document batch_process_documents fetch_processor_types list_processors get_processor create_processor delete_processor enable_processor disable_processor list_processor_versions get_processor_version train_processor_version deploy_processor_version undeploy_processor_version review_document
network certain unbounded: predict_async
  google.cloud.aiplatform.Endpoint: predict raw_predict explain deploy undeploy
=
  google.cloud.storage.Client.from_service_account_json -> google.cloud.storage.Client
  google.cloud.storage.Client.from_service_account_info -> google.cloud.storage.Client
  google.cloud.storage.Client.create_anonymous_client -> google.cloud.storage.Client
  google.cloud.bigquery.Client.from_service_account_json -> google.cloud.bigquery.Client
  google.cloud.bigquery.Client.from_service_account_info -> google.cloud.bigquery.Client
  google.cloud.firestore.Client.from_service_account_json -> google.cloud.firestore.Client
  google.cloud.firestore.Client.from_service_account_info -> google.cloud.firestore.Client
  google.cloud.firestore.CollectionGroup < google.cloud.firestore.Query
  google.cloud.firestore.Transaction < google.cloud.firestore.WriteBatch
  google.cloud.bigquery.CopyJob < google.cloud.bigquery.LoadJob
  google.cloud.bigquery.ExtractJob < google.cloud.bigquery.LoadJob
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
