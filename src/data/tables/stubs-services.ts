/** Types of task queues, API clients and small asynchronous libraries, in the language of `sheet.ts`. */
export const STUBS_SERVICES = `
# celery
in celery
class .Celery
  send_task AsyncResult: .result.AsyncResult
  GroupResult: .result.GroupResult
  signature: .canvas.Signature
  config_from_object autodiscover_tasks add_periodic_task start worker_main close: None
  @conf @backend: Any
  @control: .app.control.Control
class .app.control.Control
  inspect: .app.control.Inspect
class .app.control.Inspect
  active scheduled reserved revoked stats ping registered active_queues clock conf report hello query_task: dict[str, Any] | None
class .Task
  delay apply_async AsyncResult: .result.AsyncResult
  apply: .result.EagerResult
  s si signature subtask: .canvas.Signature
  update_state: None
  retry: Any
  @request: Any
class .canvas.Signature
  delay apply_async: .result.AsyncResult
  set clone: Self
class .group(.canvas.Signature)
  delay apply_async: .result.GroupResult
class .chain(.canvas.Signature)
class .chord(.canvas.Signature)
  __call__: .result.AsyncResult
class .result.ResultSet
  ready successful failed waiting: bool
  completed_count: int
  revoke forget: None
class .result.GroupResult(.result.ResultSet)
  restore: Self
class .result.AsyncResult
  get: Any
  wait: Any
  ready successful failed: bool
  forget revoke: None
  @id @task_id @state @status: str
  @result @info: Any
class .result.EagerResult(.result.AsyncResult)
# rq
in rq
class .Queue
  get_jobs enqueue_many: list[.job.Job]
  get_job_ids: list[str]
  all: list[Self]
  @jobs: list[.job.Job]
  @job_ids: list[str]
  @count: int
  @started_job_registry: .registry.StartedJobRegistry
  @finished_job_registry: .registry.FinishedJobRegistry
  @failed_job_registry: .registry.FailedJobRegistry
  @deferred_job_registry: .registry.DeferredJobRegistry
  @scheduled_job_registry: .registry.ScheduledJobRegistry
  @canceled_job_registry: .registry.CanceledJobRegistry
class .job.Job
  fetch_many: list[Self | None]
  exists: bool
class .Worker
  all: list[Self]
class .registry.BaseRegistry
  get_job_ids: list[str]
  get_job_count: int
# docker
class docker.DockerClient.containers
  get create run: docker.models.containers.Container
  list: list[docker.models.containers.Container]
# proxmoxer
class proxmoxer.ProxmoxAPI
  get post put delete create set: Any
  __call__ *: Self
  @*: Self
# daytona
class daytona.Daytona
  @volume: daytona.VolumeService
  @snapshot: daytona.SnapshotService
class daytona.Sandbox
  @fs: daytona.FileSystem
  @git: daytona.Git
  @process: daytona.Process
# dramatiq
class dramatiq.Actor
  send send_with_options: dramatiq.Message
  message: dramatiq.Message
class dramatiq.Message
# taskiq
class taskiq.AsyncTaskiqDecoratedTask
  kiq: async taskiq.AsyncTaskiqTask
  kicker: Any
class taskiq.AsyncTaskiqTask
  wait_result get_result: async Any
  is_ready: async bool
# procrastinate
class procrastinate.tasks.Task
  defer: int
  defer_async: async int
  configure: Any
# rq
class rq.Queue
  enqueue enqueue_call enqueue_in enqueue_at: rq.job.Job
  fetch_job: rq.job.Job | None
class rq.job.Job
  get_status get_id: str
  @id: str
  @result: Any
# arq
in arq
def .create_pool: async .connections.ArqRedis
class .connections.ArqRedis(redis.asyncio.Redis)
  close: Any
  enqueue_job: async (.jobs.Job | None)
class .jobs.Job
  result info status: async Any
  abort: async bool
# apscheduler
in apscheduler.schedulers
class .base.BaseScheduler
  add_job scheduled_job: Any
  start shutdown pause resume remove_job remove_all_jobs: None
  get_jobs: list[Any]
  get_job: Any
class .asyncio.AsyncIOScheduler(.base.BaseScheduler)
class .background.BackgroundScheduler(.base.BaseScheduler)
class .blocking.BlockingScheduler(.base.BaseScheduler)
# boto3
in boto3
class .Session
  client: botocore.client.BaseClient
  resource: boto3.resources.base.ServiceResource
# openai
in openai
class .AsyncOpenAI
  with_options copy: Self
  close: async None
  create parse retrieve update delete cancel edit generate compact complete pause resume validate upload poll create_variation retrieve_content wait_for_processing: async Any
  create_and_poll create_and_run create_and_run_poll upload_and_poll upload_file_chunked submit_tool_outputs submit_tool_outputs_and_poll: async Any
  stream list list_events list_files content search connect send: Any
  @with_streaming_response: Any
  @*: Self
class .AsyncAzureOpenAI(.AsyncOpenAI)
# groq
class groq.AsyncGroq
  with_options copy: Self
  create retrieve delete cancel list info content close: async Any
  @with_streaming_response: Any
  @*: Self
# cerebras
class cerebras.cloud.sdk.AsyncCerebras
  with_options copy: Self
  create retrieve list close: async Any
  @with_streaming_response: Any
  @*: Self
# together
class together.AsyncTogether
  with_options copy: Self
  create retrieve delete cancel update generate content upload close: async Any
  list list_events connect: Any
  @with_streaming_response: Any
  @*: Self
# instructor
def instructor.patch instructor.apatch instructor.from_openai instructor.from_anthropic instructor.from_groq instructor.from_mistral instructor.from_cohere instructor.from_genai: $0:client
# langchain_core
in langchain_core
class .runnables.Runnable
  __or__ __ror__ bind with_config with_retry with_fallbacks with_types with_listeners pipe assign pick map: Self
  ainvoke abatch: async Any
  astream astream_events astream_log: AsyncIterator[Any]
class .runnables.RunnableSequence(.runnables.Runnable)
class .runnables.RunnableParallel(.runnables.Runnable)
class .runnables.RunnableBranch(.runnables.Runnable)
class .runnables.RunnableWithFallbacks(.runnables.Runnable)
class .runnables.RunnableWithMessageHistory(.runnables.Runnable)
class .language_models.BaseChatModel(.runnables.Runnable)
  bind_tools with_structured_output: Self
  agenerate agenerate_prompt apredict: async Any
class .retrievers.BaseRetriever(.runnables.Runnable)
  aget_relevant_documents: async list[Any]
class .embeddings.Embeddings
  aembed_query aembed_documents: async list[Any]
class .vectorstores.VectorStore
  from_documents from_texts from_existing_collection from_existing_index: Self
  afrom_documents afrom_texts: async Self
  aadd_documents aadd_texts adelete: async Any
  asimilarity_search asimilarity_search_with_score asimilarity_search_with_relevance_scores amax_marginal_relevance_search: async list[Any]
class .prompts.BasePromptTemplate
  __or__?: .runnables.RunnableSequence
  __ror__ from_template from_messages from_file partial: Self
  format: str
  ainvoke aformat aformat_prompt: async Any
class .prompts.ChatPromptTemplate(.prompts.BasePromptTemplate)
class .prompts.PromptTemplate(.prompts.BasePromptTemplate)
class .prompts.FewShotPromptTemplate(.prompts.BasePromptTemplate)
class .prompts.FewShotChatMessagePromptTemplate(.prompts.BasePromptTemplate)
class .runnables.RunnablePassthrough
  __ror__ assign: Self
class .runnables.RunnableLambda
  __ror__: Self
# langchain
class langchain.chains.base.Chain(langchain_core.runnables.Runnable)
  from_llm from_chain_type from_string from_agent_and_tools: Self
  acall arun apredict: async Any
# langgraph
class langgraph.graph.state.CompiledStateGraph
  ainvoke abatch aget_state aupdate_state: async Any
  astream astream_events aget_state_history: AsyncIterator[Any]
  with_config: Self
# fastapi_mail
class fastapi_mail.FastMail
  send_message: async None
# telebot
class telebot.async_telebot.AsyncTeleBot
  send_message send_photo send_document send_video send_media_group send_chat_action reply_to edit_message_text delete_message: async Any
  answer_callback_query get_me get_chat get_chat_member get_file set_webhook delete_webhook remove_webhook polling infinity_polling: async Any
# web3
in web3
class .Web3
  __new__: Any if $modules else .Web3
  @eth: .eth.Eth
  @net: .net.Net
class .eth.Eth
  contract: .contract.Contract
class .contract.Contract
  @functions: .contract.ContractFunctions
  @events: .contract.ContractEvents
  constructor: .contract.ContractConstructor
class .contract.ContractFunctions
  *: .contract.ContractFunction
  @*: .contract.ContractFunction
  __getitem__: .contract.ContractFunction
class .contract.ContractFunction
  __call__: Self
class .contract.ContractEvents
  *: .contract.ContractEvent
  @*: .contract.ContractEvent
  __getitem__: .contract.ContractEvent
class .contract.ContractEvent
  __call__: Self
class .AsyncWeb3
  @eth: .eth.AsyncEth
  is_connected: async bool
class .eth.AsyncEth
  call create_access_list estimate_gas fee_history get_balance get_block get_block_receipts get_code get_filter_changes get_filter_logs get_logs: async Any
  get_raw_transaction get_storage_at get_transaction get_transaction_count get_transaction_receipt modify_transaction replace_transaction: async Any
  send_raw_transaction send_transaction sign sign_transaction sign_typed_data subscribe unsubscribe wait_for_transaction_receipt: async Any
  contract: .contract.AsyncContract
class .contract.AsyncContract
  @functions: .contract.AsyncContractFunctions
class .contract.AsyncContractFunctions
  *: .contract.AsyncContractFunction
  @*: .contract.AsyncContractFunction
  __getitem__: .contract.AsyncContractFunction
class .contract.AsyncContractFunction
  __call__: Self
  call transact estimate_gas build_transaction: async Any
# ccxt
in ccxt.async_support
class .Exchange
  add_margin borrow_cross_margin borrow_isolated_margin borrow_margin cancel_all_contract_orders cancel_all_orders cancel_all_orders_after cancel_all_orders_ws cancel_all_spot_orders cancel_contract_order cancel_order cancel_order_with_client_order_id: async Any
  cancel_order_ws cancel_orders cancel_orders_for_symbols cancel_orders_with_client_order_ids cancel_orders_ws cancel_spot_order cancel_unified_order close close_all_positions close_position create_contract_orders create_convert_trade: async Any
  create_deposit_address create_limit_buy_order create_limit_buy_order_ws create_limit_order create_limit_order_ws create_limit_sell_order create_limit_sell_order_ws create_market_buy_order create_market_buy_order_with_cost create_market_buy_order_ws create_market_order create_market_order_with_cost: async Any
  create_market_order_with_cost_ws create_market_order_ws create_market_sell_order create_market_sell_order_with_cost create_market_sell_order_ws create_order create_order_with_take_profit_and_stop_loss create_order_with_take_profit_and_stop_loss_ws create_order_ws create_orders create_orders_ws create_post_only_order: async Any
  create_post_only_order_ws create_reduce_only_order create_reduce_only_order_ws create_spot_orders create_stop_limit_order create_stop_limit_order_ws create_stop_loss_order create_stop_loss_order_ws create_stop_market_order create_stop_market_order_ws create_stop_order create_stop_order_ws: async Any
  create_sub_account create_take_profit_order create_take_profit_order_ws create_trailing_amount_order create_trailing_amount_order_ws create_trailing_percent_order create_trailing_percent_order_ws create_trigger_order create_trigger_order_ws create_twap_order deposit edit_limit_buy_order: async Any
  edit_limit_order edit_limit_sell_order edit_order edit_order_with_client_order_id edit_order_ws edit_orders fetch_accounts fetch_adl_rank fetch_all_greeks fetch_balance fetch_balance_ws fetch_bids_asks: async Any
  fetch_borrow_interest fetch_borrow_rate fetch_borrow_rate_history fetch_canceled_and_closed_orders fetch_canceled_orders fetch_closed_order fetch_closed_orders fetch_closed_orders_ws fetch_contract_deposit_address fetch_contract_ohlcv fetch_contract_tickers fetch_convert_currencies: async Any
  fetch_convert_quote fetch_convert_trade fetch_convert_trade_history fetch_cross_borrow_rate fetch_cross_borrow_rates fetch_currencies fetch_deposit fetch_deposit_address fetch_deposit_addresses fetch_deposit_addresses_by_network fetch_deposit_withdraw_fee fetch_deposit_withdraw_fees: async Any
  fetch_deposits fetch_deposits_withdrawals fetch_deposits_ws fetch_free_balance fetch_funding_history fetch_funding_interval fetch_funding_intervals fetch_funding_rate fetch_funding_rate_history fetch_funding_rates fetch_greeks fetch_index_ohlcv: async Any
  fetch_isolated_borrow_rate fetch_isolated_borrow_rates fetch_l2_order_book fetch_l3_order_book fetch_last_prices fetch_ledger fetch_ledger_entry fetch_leverage fetch_leverage_tiers fetch_leverages fetch_liquidations fetch_long_short_ratio: async Any
  fetch_long_short_ratio_history fetch_margin_adjustment_history fetch_margin_mode fetch_margin_modes fetch_mark_ohlcv fetch_mark_price fetch_mark_prices fetch_market_leverage_tiers fetch_markets fetch_my_liquidations fetch_my_trades fetch_my_trades_ws: async Any
  fetch_ohlcv fetch_ohlcv_ws fetch_open_interest fetch_open_interest_history fetch_open_interests fetch_open_order fetch_open_orders fetch_open_orders_ws fetch_option fetch_option_chain fetch_order fetch_order_book: async Any
  fetch_order_book_ws fetch_order_books fetch_order_status fetch_order_trades fetch_order_with_client_order_id fetch_order_ws fetch_orders fetch_orders_by_status_ws fetch_orders_ws fetch_partial_balance fetch_payment_methods fetch_portfolios: async Any
  fetch_position fetch_position_adl_rank fetch_position_history fetch_position_mode fetch_position_ws fetch_positions fetch_positions_adl_rank fetch_positions_for_symbol fetch_positions_for_symbol_ws fetch_positions_history fetch_positions_risk fetch_positions_ws: async Any
  fetch_premium_index_ohlcv fetch_rest_order_book_safe fetch_settlement_history fetch_spot_markets fetch_spot_ohlcv fetch_spot_tickers fetch_status fetch_ticker fetch_ticker_ws fetch_tickers fetch_tickers_ws fetch_time: async Any
  fetch_total_balance fetch_trades fetch_trades_ws fetch_trading_fee fetch_trading_fees fetch_trading_fees_ws fetch_trading_limits fetch_transaction_fee fetch_transaction_fees fetch_transactions fetch_transfer fetch_transfers: async Any
  fetch_unified_order fetch_used_balance fetch_web_endpoint fetch_withdrawals fetch_withdrawals_ws is_uta_enabled load_accounts load_markets load_markets_and_sign_in load_order_book load_time_difference load_trading_limits: async Any
  reduce_margin repay_cross_margin repay_isolated_margin repay_margin set_leverage set_margin set_margin_mode set_position_mode sign_in transfer watch_balance watch_bids_asks: async Any
  watch_funding_rate watch_funding_rates watch_funding_rates_for_symbols watch_liquidations watch_liquidations_for_symbols watch_mark_price watch_mark_prices watch_my_liquidations watch_my_liquidations_for_symbols watch_my_trades watch_my_trades_for_symbols watch_ohlcv: async Any
  watch_ohlcv_for_symbols watch_order_book watch_order_book_for_symbols watch_orders watch_orders_for_symbols watch_position watch_position_for_symbols watch_positions watch_ticker watch_tickers watch_trades watch_trades_for_symbols: async Any
  withdraw withdraw_ws loadMarkets fetchMarkets fetchTicker fetchTickers fetchOrderBook fetchBalance fetchTrades fetchOrder fetchOrders fetchOpenOrders: async Any
  fetchClosedOrders fetchMyTrades fetchPositions createOrder createMarketOrder createLimitOrder cancelOrder setLeverage fetchFundingRate fetchOHLCV: async Any
class .alpaca(.Exchange)
class .apex(.Exchange)
class .ascendex(.Exchange)
class .aster(.Exchange)
class .backpack(.Exchange)
class .bequant(.Exchange)
class .bigone(.Exchange)
class .binance(.Exchange)
class .binancecoinm(.Exchange)
class .binanceus(.Exchange)
class .binanceusdm(.Exchange)
class .bingx(.Exchange)
class .bit2c(.Exchange)
class .bitbank(.Exchange)
class .bitbns(.Exchange)
class .bitfinex(.Exchange)
class .bitflyer(.Exchange)
class .bitget(.Exchange)
class .bithumb(.Exchange)
class .bitmart(.Exchange)
class .bitmex(.Exchange)
class .bitopro(.Exchange)
class .bitrue(.Exchange)
class .bitso(.Exchange)
class .bitstamp(.Exchange)
class .bitteam(.Exchange)
class .bittrade(.Exchange)
class .bitvavo(.Exchange)
class .blockchaincom(.Exchange)
class .blofin(.Exchange)
class .btcbox(.Exchange)
class .btcmarkets(.Exchange)
class .btcturk(.Exchange)
class .btse(.Exchange)
class .bullish(.Exchange)
class .bybit(.Exchange)
class .bybiteu(.Exchange)
class .bybitid(.Exchange)
class .bydfi(.Exchange)
class .cex(.Exchange)
class .coinbase(.Exchange)
class .coinbaseexchange(.Exchange)
class .coinbaseinternational(.Exchange)
class .coincheck(.Exchange)
class .coinex(.Exchange)
class .coinmate(.Exchange)
class .coinone(.Exchange)
class .coinsph(.Exchange)
class .coinspot(.Exchange)
class .cryptocom(.Exchange)
class .cryptomus(.Exchange)
class .deepcoin(.Exchange)
class .delta(.Exchange)
class .deribit(.Exchange)
class .derive(.Exchange)
class .digifinex(.Exchange)
class .dydx(.Exchange)
class .extended(.Exchange)
class .fmfwio(.Exchange)
class .foxbit(.Exchange)
class .gate(.Exchange)
class .gateeu(.Exchange)
class .gateio(.Exchange)
class .gemini(.Exchange)
class .grvt(.Exchange)
class .hashkey(.Exchange)
class .hibachi(.Exchange)
class .hitbtc(.Exchange)
class .hollaex(.Exchange)
class .htx(.Exchange)
class .huobi(.Exchange)
class .hyperliquid(.Exchange)
class .independentreserve(.Exchange)
class .indodax(.Exchange)
class .kraken(.Exchange)
class .krakenfutures(.Exchange)
class .kucoin(.Exchange)
class .kucoinfutures(.Exchange)
class .latoken(.Exchange)
class .lbank(.Exchange)
class .lighter(.Exchange)
class .luno(.Exchange)
class .mercado(.Exchange)
class .mexc(.Exchange)
class .modetrade(.Exchange)
class .mudrex(.Exchange)
class .myokx(.Exchange)
class .nado(.Exchange)
class .ndax(.Exchange)
class .oceanex(.Exchange)
class .okcoin(.Exchange)
class .okx(.Exchange)
class .okxus(.Exchange)
class .onetrading(.Exchange)
class .p2b(.Exchange)
class .pacifica(.Exchange)
class .paradex(.Exchange)
class .paymium(.Exchange)
class .phemex(.Exchange)
class .poloniex(.Exchange)
class .polymarket(.Exchange)
class .probit(.Exchange)
class .revolutx(.Exchange)
class .tokocrypto(.Exchange)
class .toobit(.Exchange)
class .upbit(.Exchange)
class .wavesexchange(.Exchange)
class .weex(.Exchange)
class .whitebit(.Exchange)
class .woo(.Exchange)
class .woofipro(.Exchange)
class .xt(.Exchange)
class .zaif(.Exchange)
class .zebpay(.Exchange)
# stripe
in stripe
class .APIResource
  create retrieve modify: Self
  list: .ListObject
  search: .SearchResultObject
  create_async retrieve_async modify_async: async Self
  list_async: async .ListObject
  search_async: async .SearchResultObject
  delete_async cancel_async capture_async confirm_async pay_async finalize_invoice_async send_invoice_async void_invoice_async refresh_async: async Any
  attach_async detach_async expire_async: async Any
class .ListObject
  next_page previous_page: Self
  next_page_async previous_page_async: async Self
class .SearchResultObject
  next_search_result_page: Self
  next_search_result_page_async: async Self
class .Account(.APIResource)
class .AccountLink(.APIResource)
class .AccountSession(.APIResource)
class .ApplePayDomain(.APIResource)
class .ApplicationFee(.APIResource)
class .Balance(.APIResource)
class .BalanceSettings(.APIResource)
class .BalanceTransaction(.APIResource)
class .BankAccount(.APIResource)
class .Capability(.APIResource)
class .Card(.APIResource)
class .Charge(.APIResource)
class .ConfirmationToken(.APIResource)
class .CountrySpec(.APIResource)
class .Coupon(.APIResource)
class .CreditNote(.APIResource)
class .Customer(.APIResource)
class .CustomerSession(.APIResource)
class .Dispute(.APIResource)
class .EphemeralKey(.APIResource)
class .Event(.APIResource)
class .ExchangeRate(.APIResource)
class .File(.APIResource)
class .FileLink(.APIResource)
class .Invoice(.APIResource)
class .InvoiceItem(.APIResource)
class .InvoiceLineItem(.APIResource)
class .InvoicePayment(.APIResource)
class .InvoiceRenderingTemplate(.APIResource)
class .Mandate(.APIResource)
class .PaymentIntent(.APIResource)
class .PaymentLink(.APIResource)
class .PaymentMethod(.APIResource)
class .PaymentMethodConfiguration(.APIResource)
class .PaymentMethodDomain(.APIResource)
class .PaymentRecord(.APIResource)
class .Payout(.APIResource)
class .Person(.APIResource)
class .Plan(.APIResource)
class .Price(.APIResource)
class .Product(.APIResource)
class .PromotionCode(.APIResource)
class .Quote(.APIResource)
class .Refund(.APIResource)
class .Review(.APIResource)
class .SetupAttempt(.APIResource)
class .SetupIntent(.APIResource)
class .ShippingRate(.APIResource)
class .Source(.APIResource)
class .Subscription(.APIResource)
class .SubscriptionItem(.APIResource)
class .SubscriptionSchedule(.APIResource)
class .TaxCode(.APIResource)
class .TaxId(.APIResource)
class .TaxRate(.APIResource)
class .Token(.APIResource)
class .Topup(.APIResource)
class .Transfer(.APIResource)
class .WebhookEndpoint(.APIResource)
class .apps.Secret(.APIResource)
class .billing.Alert(.APIResource)
class .billing.CreditBalanceSummary(.APIResource)
class .billing.CreditBalanceTransaction(.APIResource)
class .billing.CreditGrant(.APIResource)
class .billing.Meter(.APIResource)
class .billing.MeterEvent(.APIResource)
class .billing.MeterEventAdjustment(.APIResource)
class .billing_portal.Configuration(.APIResource)
class .billing_portal.Session(.APIResource)
class .checkout.Session(.APIResource)
class .climate.Order(.APIResource)
class .entitlements.ActiveEntitlement(.APIResource)
class .entitlements.Feature(.APIResource)
class .financial_connections.Account(.APIResource)
class .financial_connections.Session(.APIResource)
class .financial_connections.Transaction(.APIResource)
class .identity.VerificationReport(.APIResource)
class .identity.VerificationSession(.APIResource)
class .issuing.Authorization(.APIResource)
class .issuing.Card(.APIResource)
class .issuing.Cardholder(.APIResource)
class .issuing.Dispute(.APIResource)
class .issuing.Token(.APIResource)
class .issuing.Transaction(.APIResource)
class .radar.EarlyFraudWarning(.APIResource)
class .radar.ValueList(.APIResource)
class .radar.ValueListItem(.APIResource)
class .reporting.ReportRun(.APIResource)
class .reporting.ReportType(.APIResource)
class .sigma.ScheduledQueryRun(.APIResource)
class .tax.Calculation(.APIResource)
class .tax.Registration(.APIResource)
class .tax.Settings(.APIResource)
class .tax.Transaction(.APIResource)
class .terminal.Configuration(.APIResource)
class .terminal.ConnectionToken(.APIResource)
class .terminal.Location(.APIResource)
class .terminal.Reader(.APIResource)
class .test_helpers.TestClock(.APIResource)
class .treasury.FinancialAccount(.APIResource)
class .treasury.InboundTransfer(.APIResource)
class .treasury.OutboundPayment(.APIResource)
class .treasury.OutboundTransfer(.APIResource)
class .treasury.ReceivedCredit(.APIResource)
class .treasury.ReceivedDebit(.APIResource)
class .treasury.Transaction(.APIResource)
# llama_index
in llama_index.core
class .query_engine.BaseQueryEngine
  aquery aretrieve asynthesize: async Any
class .chat_engine.types.BaseChatEngine
  achat astream_chat areset: async Any
class .retrievers.BaseRetriever
  aretrieve: async list[Any]
class .llms.LLM
  achat acomplete astream_chat astream_complete apredict astructured_predict apredict_and_call: async Any
class .embeddings.BaseEmbedding
  aget_text_embedding aget_text_embedding_batch aget_query_embedding: async list[Any]
class .VectorStoreIndex
  ainsert ainsert_nodes adelete_ref_doc aupdate_ref_doc arefresh_ref_docs: async Any
class .StorageContext
  from_defaults from_dict: Self
class .SimpleDirectoryReader
  aload_data: async list[Any]
# punq
class punq.Container
  resolve: $0!
  resolve_all: list[$0!]
# lagom
class lagom.Container
  resolve __getitem__: $0!
  partial magic_partial: $0
class lagom.ExplicitContainer(lagom.Container)
class lagom.integrations.fast_api.FastApiIntegration
  depends: $0!
class lagom.experimental.integrations.fast_api.FastApiIntegration(lagom.integrations.fast_api.FastApiIntegration)
# injector
class injector.Injector
  get create_object: $0!
# fastapi_injector
def fastapi_injector.Injected: $0!
# svcs
class svcs.Container
  get: $0! if $# == 1 else tuple[$*!]
  aget: async $0! if $# == 1 else tuple[$*!]
  get_abstract: $0!
  aget_abstract: async $0!
# dishka
class dishka.Container
  __call__ __enter__: Self
  get: $0!
  close: None
class dishka.AsyncContainer
  __call__ __aenter__: Self
  get: async $0!
  close: async None
def dishka.make_container: dishka.Container
def dishka.make_async_container: dishka.AsyncContainer
# wireup
class wireup.SyncContainer
  get: $0!
  enter_scope: contextlib.AbstractContextManager[Self]
  close: None
class wireup.AsyncContainer
  get: async $0!
  enter_scope: contextlib.AbstractAsyncContextManager[Self]
  close: async None
def wireup.create_sync_container: wireup.SyncContainer
def wireup.create_async_container: wireup.AsyncContainer
def wireup.integration.fastapi.get_app_container wireup.integration.fastapi.get_request_container: wireup.AsyncContainer
# dependency_injector
in dependency_injector.providers
class .Provider[T]
  __call__: T
  __new__: .Provider[$0()]
  async_: async T
  delegate: .Object[Self]
  @provider: .Object[Self]
class .Factory[T](.Provider[T])
  __new__: .Factory[$0()]
class .AbstractFactory[T](.Factory[T])
  __new__: .AbstractFactory[$0!]
class .FactoryAggregate(.Provider)
  __call__: Any
class .BaseSingleton[T](.Provider[T])
  __new__: .BaseSingleton[$0()]
  reset full_reset: Any
class .Singleton[T](.BaseSingleton[T])
  __new__: .Singleton[$0()]
class .ThreadSafeSingleton[T](.BaseSingleton[T])
  __new__: .ThreadSafeSingleton[$0()]
class .ThreadLocalSingleton[T](.BaseSingleton[T])
  __new__: .ThreadLocalSingleton[$0()]
class .ContextLocalSingleton[T](.BaseSingleton[T])
  __new__: .ContextLocalSingleton[$0()]
class .AbstractSingleton[T](.BaseSingleton[T])
  __new__: .AbstractSingleton[$0!]
class .Callable[T](.Provider[T])
  __new__: .Callable[$0()]
class .Coroutine[T](.Provider[T])
  __new__: .Coroutine[$0()]
class .Resource[T](.Provider[T])
  __new__: .Resource[$0()[] if $0() is typing.Generator else $0()[] if $0() is typing.Iterator else $0()[] if $0() is typing.AsyncGenerator else $0()[] if $0() is typing.AsyncIterator else $0()]
  init shutdown: Any
class .Object[T](.Provider[T])
  __new__: .Object[$0]
class .Dependency[T](.Provider[T])
  __new__: .Dependency[$0:instance_of!]
class .Selector(.Provider)
  __call__: Any
class .Configuration(.Provider)
  __call__: Any
  from_dict from_yaml from_ini from_json from_env from_pydantic from_value: None
  *: Any
  @*: .Configuration
class .List(.Provider)
  __call__: list[Any]
class .Dict(.Provider)
  __call__: dict[Any, Any]
class .Container
  __new__: $0!
class .DependenciesContainer
  @*: .Provider
# rodi
class rodi.Services
  get: $0!
class rodi.Container
  resolve: $0!
  build_provider: rodi.Services
# aioinject
class aioinject.Container
  context: contextlib.AbstractAsyncContextManager[aioinject.Context]
class aioinject.SyncContainer
  context: contextlib.AbstractContextManager[aioinject.SyncContext]
class aioinject.Context
  resolve: async $0!
class aioinject.SyncContext
  resolve: $0!
# anydi
class anydi.Container
  resolve create: $0!
  aresolve acreate: async $0!
# inject
def inject.instance inject.attr: $0!
# that_depends
in that_depends.providers
class .AbstractProvider[T]
  __call__ resolve async_resolve: async T
  sync_resolve resolve_sync: T
  @cast: T
class .Factory[T](.AbstractProvider[T])
  __new__: .Factory[$0()]
class .AsyncFactory[T](.AbstractProvider[T])
  __new__: .AsyncFactory[await $0()]
class .Singleton[T](.AbstractProvider[T])
  __new__: .Singleton[$0()]
class .AsyncSingleton[T](.AbstractProvider[T])
  __new__: .AsyncSingleton[await $0()]
class .ThreadLocalSingleton[T](.AbstractProvider[T])
  __new__: .ThreadLocalSingleton[$0()]
class .Resource[T](.AbstractProvider[T])
  __new__: .Resource[$0()[]]
class .ContextResource[T](.AbstractProvider[T])
  __new__: .ContextResource[$0()[]]
class .Object[T](.AbstractProvider[T])
  __new__: .Object[$0]
# langsmith
def langsmith.wrappers.wrap_openai langsmith.wrappers.wrap_anthropic: $0
# opik
def opik.integrations.openai.track_openai opik.integrations.anthropic.track_anthropic: $0
# agents
in agents
class .Session
  get_items: async list[Any]
  add_items pop_item clear_session: async Any
class .SQLiteSession(.Session)
class .OpenAIConversationsSession(.Session)
class .extensions.memory.SQLAlchemySession(.Session)
class .extensions.memory.EncryptedSession(.Session)
def .Runner.run: async Any
# anthropic
in anthropic
class .AsyncAnthropic
  with_options with_middleware copy: Self
  close: async None
  create parse retrieve retrieve_metadata update delete cancel archive upload download count_tokens results: async Any
  stream list tool_runner: Any
  @with_streaming_response: Any
  @*: Self
class .AsyncAnthropicBedrock(.AsyncAnthropic)
class .AsyncAnthropicVertex(.AsyncAnthropic)
# aioshutil
def aioshutil.copyfile aioshutil.copyfileobj aioshutil.copy aioshutil.copy2 aioshutil.copytree aioshutil.copymode aioshutil.copystat: async Any
def aioshutil.move aioshutil.rmtree aioshutil.disk_usage aioshutil.chown aioshutil.which aioshutil.make_archive aioshutil.unpack_archive: async Any
# channels
class channels.generic.websocket.AsyncWebsocketConsumer
  accept send close: async None
class channels.generic.websocket.AsyncJsonWebsocketConsumer(channels.generic.websocket.AsyncWebsocketConsumer)
  send_json receive_json: async None
# aiofiles
in aiofiles
def .open: .base.AiofilesContextManager
def .tempfile.NamedTemporaryFile .tempfile.TemporaryFile .tempfile.SpooledTemporaryFile: .base.AiofilesContextManager
def .tempfile.TemporaryDirectory: contextlib.AbstractAsyncContextManager[str]
def .os.stat .os.remove .os.unlink .os.rename .os.replace .os.mkdir .os.makedirs .os.rmdir .os.removedirs .os.statvfs: async Any
def .os.listdir: async list[str]
def .os.scandir: async Iterator[os.DirEntry]
def .os.path.exists .os.path.isfile .os.path.isdir .os.path.islink .os.access: async bool
def .os.path.getsize .os.path.getmtime: async int
class .base.AiofilesContextManager
  __aenter__ __await__: .base.AsyncFile
class .base.AsyncFile
  __aiter__: AsyncIterator[Any]
  read readline read1: async Any
  readlines: async list[Any]
  write writelines seek tell flush close truncate: async Any
# anyio
in anyio
def .run: await $0()
def .sleep .sleep_until .sleep_forever .aclose_forcefully: async None
def .to_thread.run_sync .to_process.run_sync .to_interpreter.run_sync: async $0:func()
def .from_thread.run: await ($0())
def .from_thread.run_sync: $0()
def .from_thread.start_blocking_portal: contextlib.AbstractContextManager[.from_thread.BlockingPortal]
class .from_thread.BlockingPortalProvider
  __enter__: .from_thread.BlockingPortal
class .from_thread.BlockingPortal
  call: await ($0())
  start_task_soon: concurrent.futures.Future[Any]
def .create_task_group: .abc.TaskGroup
def .open_file: async .AsyncFile
def .run_process: async Any
def .open_process: async Any
def .fail_after .move_on_after: contextlib.AbstractContextManager[Any]
def .to_thread.current_default_thread_limiter: .CapacityLimiter
class .abc.TaskGroup
  __aenter__: Self
  start_soon: None
  start: async Any
class .AsyncFile
  __aenter__: Self
  __aiter__: AsyncIterator[Any]
  read readline: async Any
  readlines: async list[Any]
  write writelines seek tell flush aclose: async Any
class .CapacityLimiter
  __aenter__: None
  acquire: async None
  release: None
  @total_tokens: float
class .Lock
  __aenter__: None
  acquire: async None
  release: None
class .Semaphore
  __aenter__: Self
  acquire: async None
  release: None
class .Event
  wait: async None
  set: None
  is_set: bool
class .Path(pathlib.PurePath)
  absolute cwd home resolve expanduser readlink rename replace: async Self
  exists is_file is_dir is_mount is_symlink samefile: async bool
  read_text owner group: async str
  read_bytes: async bytes
  write_text write_bytes: async int
  mkdir rmdir unlink touch chmod symlink_to hardlink_to: async None
  stat lstat: async os.stat_result
  open: async .AsyncFile
  iterdir glob rglob: AsyncIterator[Self]
# asgiref
in asgiref.sync
def .sync_to_async: .SyncToAsync[$0()]
def .async_to_sync: .AsyncToSync[await $0()]
class .SyncToAsync[R]
  __call__: async R
class .AsyncToSync[R]
  __call__: R
# asyncer
in asyncer
def .asyncify: asgiref.sync.SyncToAsync[$0()]
def .syncify: asgiref.sync.AsyncToSync[await $0()]
def .create_task_group: .TaskGroup
class .TaskGroup(anyio.abc.TaskGroup)
# tenacity
in tenacity
class .Retrying
  __iter__: Iterator[.AttemptManager]
  __call__: $0()
class .AsyncRetrying
  __aiter__: AsyncIterator[.AttemptManager]
  __call__: async Any
class .AttemptManager
  __enter__: None
# fastapi_pagination
in fastapi_pagination
def .add_pagination: Any
def .paginate .ext.sqlalchemy.paginate .ext.sqlmodel.paginate: Any
def .ext.sqlalchemy.apaginate .ext.sqlmodel.apaginate: async Any
class .Page[T](pydantic.BaseModel)
  create: Self
  @items: list[T]
  @total @page @size @pages: int
class .LimitOffsetPage[T](pydantic.BaseModel)
  create: Self
  @items: list[T]
  @total @limit @offset: int
# fastapi_utils
class fastapi_utils.inferring_router.InferringRouter(fastapi.APIRouter)
# fastapi_restful
class fastapi_restful.inferring_router.InferringRouter(fastapi.APIRouter)
# fastapi_versioning
class fastapi_versioning.VersionedAPIRouter(fastapi.APIRouter)
# supabase
class supabase.Client
  table from_ rpc: supabase.QueryBuilder
  schema: Self
class supabase.QueryBuilder
  execute: Any
  insert upsert update delete: supabase.WriteBuilder
  *: Self
class supabase.WriteBuilder
  execute: Any
  *: Self
class supabase.AsyncClient
  table from_ rpc: supabase.AsyncQueryBuilder
  schema: Self
class supabase.AsyncQueryBuilder
  execute: async Any
  insert upsert update delete: supabase.AsyncWriteBuilder
  *: Self
class supabase.AsyncWriteBuilder
  execute: async Any
  *: Self
def supabase.acreate_client supabase.create_async_client: async supabase.AsyncClient
# structlog
def structlog.get_logger structlog.stdlib.get_logger structlog.getLogger: structlog.stdlib.BoundLogger
class structlog.stdlib.BoundLogger
  debug info warning warn error exception critical log: None
  ainfo adebug awarning aerror aexception acritical alog: async None
  bind unbind new try_unbind: Self
# passlib
class passlib.context.CryptContext
  hash encrypt: str
  verify needs_update: bool
  verify_and_update: tuple[bool, str | None]
# jwt
def jwt.encode: str
def jwt.decode: dict[str, Any]
# jose
def jose.jwt.encode: str
def jose.jwt.decode: dict[str, Any]
# alembic
in alembic
def .op.get_bind: sqlalchemy.Connection
def .op.get_context: Any
def .op.batch_alter_table: contextlib.AbstractContextManager[.operations.BatchOperations]
class .operations.BatchOperations
class .operations.Operations
class .config.Config
# zeep
in zeep
class .Client
  @service: .proxy.ServiceProxy
`;
