/** Blocking calls of hosted services, by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_SERVICES = `
# assemblyai
network certain unbounded: asyncio.to_thread
  assemblyai.Transcriber: transcribe transcribe_group
# ddgs
network certain unbounded: asyncio.to_thread
  ddgs.DDGS: text images news videos books
# duckduckgo_search
network certain unbounded: asyncio.to_thread
  duckduckgo_search.DDGS: text images news videos chat answers suggestions translate maps
# e2b
network certain unbounded: e2b.AsyncSandbox
  e2b.Sandbox!: kill run_code set_timeout is_running
# e2b_code_interpreter
network certain unbounded: e2b_code_interpreter.AsyncSandbox
  e2b_code_interpreter.Sandbox!: kill run_code set_timeout is_running
# elevenlabs
network certain unbounded: elevenlabs.AsyncElevenLabs
  elevenlabs.ElevenLabs: **
# exa_py
network certain unbounded: exa_py.AsyncExa
  exa_py.Exa: search search_and_contents find_similar find_similar_and_contents get_contents answer stream_answer
# firecrawl
network certain unbounded: firecrawl.AsyncFirecrawlApp
  firecrawl.FirecrawlApp: scrape_url crawl_url map_url search extract scrape crawl map batch_scrape_urls check_crawl_status
  firecrawl.Firecrawl: scrape crawl map search extract batch_scrape
# markitdown
cpu likely cpu: asyncio.to_thread
  markitdown.MarkItDown: convert convert_local convert_stream convert_response convert_url convert_uri
# mem0
network certain unbounded: mem0.AsyncMemory
  mem0.Memory: add search get get_all update delete delete_all history
network certain unbounded: mem0.AsyncMemoryClient
  mem0.MemoryClient: add search get get_all update delete delete_all history
# newspaper
network certain unbounded: asyncio.to_thread
  newspaper.Article: download build
# serpapi
network certain unbounded: asyncio.to_thread
  serpapi.GoogleSearch: get_dict get_json get_dictionary get_results
# tavily
network certain unbounded: tavily.AsyncTavilyClient
  tavily.TavilyClient: search extract crawl map qna_search get_search_context get_company_info
# trafilatura
network certain unbounded: httpx.AsyncClient
  trafilatura.fetch_url
  trafilatura.downloads.fetch_url
# youtube_transcript_api
network certain unbounded: asyncio.to_thread
  youtube_transcript_api.YouTubeTranscriptApi: fetch list get_transcript get_transcripts list_transcripts
# zep_cloud
network certain unbounded: zep_cloud.AsyncZep
  zep_cloud.Zep: **
# africastalking
network certain unbounded: asyncio.to_thread
  africastalking.SMS.(send send_premium fetch_messages fetch_subscriptions create_subscription delete_subscription)
# agno
network certain unbounded: arun
  agno.agent.Agent: run continue_run print_response cli_app
  agno.team.Team: run continue_run print_response cli_app
  agno.workflow.Workflow: run print_response
=
  agno.agent.agent.Agent < agno.agent.Agent
  agno.team.team.Team < agno.team.Team
# akshare
network certain unbounded: asyncio.to_thread
  akshare.(stock_zh_a_spot_em stock_zh_a_spot stock_zh_a_hist stock_zh_a_daily stock_zh_a_minute stock_zh_a_hist_min_em stock_individual_info_em stock_hk_spot_em stock_hk_hist stock_us_spot_em stock_us_hist stock_us_daily stock_news_em stock_info_a_code_name stock_zh_index_daily stock_zh_index_daily_em stock_zh_index_spot_em index_zh_a_hist stock_financial_abstract stock_board_industry_name_em stock_board_concept_name_em fund_etf_spot_em fund_etf_hist_em fund_open_fund_info_em futures_zh_daily_sina tool_trade_date_hist_sina stock_individual_fund_flow stock_lhb_detail_em)
# alpaca
network certain unbounded: asyncio.to_thread
  alpaca.common.rest.RESTClient: *
=
  alpaca.trading.client.TradingClient < alpaca.common.rest.RESTClient
  alpaca.broker.client.BrokerClient < alpaca.common.rest.RESTClient
  alpaca.data.historical.StockHistoricalDataClient < alpaca.common.rest.RESTClient
  alpaca.data.historical.CryptoHistoricalDataClient < alpaca.common.rest.RESTClient
  alpaca.data.historical.OptionHistoricalDataClient < alpaca.common.rest.RESTClient
  alpaca.data.historical.NewsClient < alpaca.common.rest.RESTClient
  alpaca.data.historical.stock.StockHistoricalDataClient < alpaca.common.rest.RESTClient
  alpaca.data.historical.crypto.CryptoHistoricalDataClient < alpaca.common.rest.RESTClient
  alpaca.data.historical.news.NewsClient < alpaca.common.rest.RESTClient
# appwrite
network certain unbounded: asyncio.to_thread
  appwrite.service.Service: *
=
  appwrite.services.account.Account < appwrite.service.Service
  appwrite.services.databases.Databases < appwrite.service.Service
  appwrite.services.tables_db.TablesDB < appwrite.service.Service
  appwrite.services.storage.Storage < appwrite.service.Service
  appwrite.services.users.Users < appwrite.service.Service
  appwrite.services.teams.Teams < appwrite.service.Service
  appwrite.services.functions.Functions < appwrite.service.Service
  appwrite.services.messaging.Messaging < appwrite.service.Service
# arxiv
network certain unbounded: asyncio.to_thread
  arxiv.Client.results%:
  arxiv.Client: -results>arxiv.Client.results
  arxiv.Search.results%:
  arxiv.Search: -results>arxiv.Search.results
  arxiv.Result: download_pdf download_source
# baostock
network certain unbounded: asyncio.to_thread
  baostock.(login logout query_history_k_data_plus query_all_stock query_stock_basic query_trade_dates query_profit_data query_growth_data query_balance_data query_cash_flow_data query_dividend_data query_adjust_factor query_stock_industry query_hs300_stocks query_sz50_stocks query_zz500_stocks)
# Bio
network certain unbounded: httpx.AsyncClient
  Bio.Entrez.(esearch efetch esummary elink einfo epost egquery espell ecitmatch)
# daytona
network certain unbounded: daytona.AsyncDaytona
  daytona.Daytona: create>daytona.Sandbox get>daytona.Sandbox list find_one delete start stop
  daytona.Sandbox: refresh_data get_user_home_dir get_user_root_dir get_work_dir set_labels start stop delete recover archive resize fork pause create_snapshot wait_for_sandbox_start wait_for_sandbox_stop set_autostop_interval set_auto_archive_interval set_auto_delete_interval get_preview_link create_signed_preview_url expire_signed_preview_url create_ssh_access revoke_ssh_access validate_ssh_access refresh_activity
  daytona.FileSystem: *
  daytona.Git: *
  daytona.Process: * -get_session_command_logs_async -get_entrypoint_logs_async
  daytona.VolumeService: *
  daytona.SnapshotService: *
# fal_client
network certain unbounded: fal_client.AsyncClient, or the *_async twin
  fal_client.(run submit subscribe status result cancel upload upload_file upload_image)
  fal_client.SyncClient: run submit subscribe status result cancel upload upload_file upload_image
# finnhub
network certain unbounded: asyncio.to_thread
  finnhub.Client: * -close
# fredapi
network certain unbounded: asyncio.to_thread
  fredapi.Fred: get_series get_series_info get_series_latest_release get_series_first_release get_series_as_of_date get_series_all_releases get_series_vintage_dates search search_by_release search_by_category
# haystack
network likely unbounded: haystack.AsyncPipeline
  haystack.Pipeline: run
# kiteconnect
network certain unbounded: asyncio.to_thread
  kiteconnect.KiteConnect: * -set_session_expiry_hook -set_access_token -login_url
# MetaTrader5
network certain unbounded: asyncio.to_thread
  MetaTrader5.(initialize login shutdown account_info terminal_info symbols_get symbol_info symbol_info_tick symbol_select market_book_add market_book_get copy_rates_from copy_rates_from_pos copy_rates_range copy_ticks_from copy_ticks_range orders_get order_calc_margin order_calc_profit order_check order_send positions_get history_orders_get history_deals_get)
# mercadopago
network certain unbounded: asyncio.to_thread
  mercadopago.core.mp_base.MPBase: *
  mercadopago.SDK: -payment>mercadopago.core.mp_base.MPBase -preference>mercadopago.core.mp_base.MPBase -customer>mercadopago.core.mp_base.MPBase -card>mercadopago.core.mp_base.MPBase -card_token>mercadopago.core.mp_base.MPBase -refund>mercadopago.core.mp_base.MPBase -merchant_order>mercadopago.core.mp_base.MPBase -order>mercadopago.core.mp_base.MPBase -plan>mercadopago.core.mp_base.MPBase -preapproval>mercadopago.core.mp_base.MPBase -subscription>mercadopago.core.mp_base.MPBase -payment_methods>mercadopago.core.mp_base.MPBase -user>mercadopago.core.mp_base.MPBase
# ncclient
network certain unbounded: asyncio.to_thread
  ncclient.manager.(connect connect_ssh connect_tls connect_uds call_home)
  ncclient.manager.Manager: get get_config edit_config copy_config delete_config commit discard_changes validate lock unlock close_session kill_session dispatch rpc get_schema take_notification create_subscription
=
  ncclient.manager.connect -> ncclient.manager.Manager
  ncclient.manager.connect_ssh -> ncclient.manager.Manager
# newsapi
network certain unbounded: httpx.AsyncClient
  newsapi.NewsApiClient: get_everything get_top_headlines get_sources
# nmap
process certain unbounded: nmap.PortScannerAsync, or asyncio.create_subprocess_exec
  nmap.PortScanner!: scan listscan
# oss2
network certain unbounded: asyncio.to_thread
  oss2.Bucket: * -sign_url -sign_rtmp_url
  oss2.Service: *
  oss2.ObjectIterator%:
  oss2.ObjectIteratorV2%:
  oss2.BucketIterator%:
  oss2.(resumable_upload resumable_download)
# ping3
network certain unbounded: an asynchronous ping
  ping3.(ping verbose_ping)
# plivo
network certain unbounded: asyncio.to_thread
  plivo.RestClient: **
# podman
network certain unbounded: asyncio.to_thread
  podman.PodmanClient: ** -close -from_env>podman.PodmanClient
# proxmoxer
network certain unbounded: asyncio.to_thread
  proxmoxer.ProxmoxAPI: get post put delete create set
# pymodbus
network certain unbounded: pymodbus.client.AsyncModbusTcpClient
  pymodbus.client.ModbusTcpClient: connect read_coils read_discrete_inputs read_holding_registers read_input_registers write_coil write_coils write_register write_registers readwrite_registers mask_write_register read_device_information execute
=
  pymodbus.client.ModbusUdpClient < pymodbus.client.ModbusTcpClient
  pymodbus.client.ModbusTlsClient < pymodbus.client.ModbusTcpClient
  pymodbus.client.ModbusSerialClient < pymodbus.client.ModbusTcpClient
  pymodbus.client.sync.ModbusTcpClient < pymodbus.client.ModbusTcpClient
# pynetbox
network certain unbounded: asyncio.to_thread
  pynetbox.core.api.Api: ** status openapi create_token -filter>pynetbox.core.response.RecordSet -all>pynetbox.core.response.RecordSet
  pynetbox.core.response.RecordSet%: update delete
=
  pynetbox.api -> pynetbox.core.api.Api
# pystac_client
network certain unbounded: asyncio.to_thread
  pystac_client.Client.open
  pystac_client.Client: get_collection -search>pystac_client.ItemSearch
  pystac_client.ItemSearch: matched item_collection item_collection_as_dict get_all_items
=
  pystac_client.Client.open -> pystac_client.Client
# qiniu
network certain unbounded: asyncio.to_thread
  qiniu.BucketManager: *
  qiniu.(put_data put_file put_file_v2 put_stream)
# sentinelhub
network certain unbounded: asyncio.to_thread
  sentinelhub.SentinelHubRequest: get_data save_data
# shodan
network certain unbounded: asyncio.to_thread
  shodan.Shodan: * -search_tokens -search_cursor>shodan.Shodan.search_cursor
  shodan.Shodan.search_cursor%:
# smolagents
network certain unbounded: asyncio.to_thread
  smolagents.MultiStepAgent: run
=
  smolagents.CodeAgent < smolagents.MultiStepAgent
  smolagents.ToolCallingAgent < smolagents.MultiStepAgent
# sshtunnel
network certain unbounded: asyncssh
  sshtunnel.SSHTunnelForwarder: start restart check_tunnels __enter__
# tencentcloud
network certain unbounded: asyncio.to_thread
  tencentcloud.common.abstract_client.AbstractClient: call call_json call_octet_stream call_sse
  tencentcloud.common.common_client.CommonClient: call call_json call_octet_stream call_sse
# tushare
network certain unbounded: asyncio.to_thread
  tushare.pro.client.DataApi: **
  tushare.(pro_bar get_hist_data get_realtime_quotes get_k_data)
=
  tushare.pro_api -> tushare.pro.client.DataApi
# winrm
network certain unbounded: asyncio.to_thread
  winrm.Session: run_cmd run_ps
  winrm.Protocol: open_shell close_shell run_command cleanup_command get_command_output send_command_input
# workos
network certain unbounded: workos.AsyncWorkOSClient
  workos.WorkOSClient: ** -close -build_url -get_authorization_url -get_authorization_url_with_pkce -get_logout_url -get_jwks_url -load_sealed_session -authenticate_with_session_cookie -verify_event -verify_header -construct_action -sign_response -pkce
# yookassa
network certain unbounded: asyncio.to_thread
  yookassa.Payment.(create find_one capture cancel list)
  yookassa.Refund.(create find_one list)
  yookassa.Receipt.(create find_one list)
  yookassa.Payout.(create find_one list)
  yookassa.Deal.(create find_one list)
  yookassa.Webhook.(list add remove)
  yookassa.Settings.get_account_settings
`;
