/** Types of asynchronous libraries, whose methods are coroutines, in the language of `sheet.ts`. */
export const STUBS_ASYNCHRONOUS = `
# playwright
in playwright.async_api
def .async_playwright: .PlaywrightContextManager
class .PlaywrightContextManager
  __aenter__: .Playwright
  start: async .Playwright
class .Playwright
  @chromium: .BrowserType
  @firefox: .BrowserType
  @webkit: .BrowserType
  stop: async Any
class .BrowserType
  launch: async .Browser
  connect: async .Browser
  connect_over_cdp: async .Browser
  launch_persistent_context: async .BrowserContext
class .Browser
  __aenter__: Self
  new_page: async .Page
  new_context: async .BrowserContext
  bind close new_browser_cdp_session start_tracing stop_tracing unbind: async Any
class .BrowserContext
  __aenter__: Self
  new_page: async .Page
  add_cookies add_init_script clear_cookies clear_permissions close cookies expose_binding expose_function grant_permissions: async Any
  new_cdp_session route route_from_har route_web_socket set_extra_http_headers set_geolocation set_offline set_storage_state: async Any
  storage_state unroute unroute_all wait_for_event: async Any
class .Page
  locator get_by_role get_by_text get_by_label get_by_placeholder get_by_test_id get_by_alt_text get_by_title: .Locator
  @keyboard: .Keyboard
  @mouse: .Mouse
  @context: .BrowserContext
  @main_frame: .Frame
  goto: async (.Response | None)
  reload: async (.Response | None)
  go_back: async (.Response | None)
  query_selector: async (.ElementHandle | None)
  query_selector_all: async list[.ElementHandle]
  wait_for_selector: async (.ElementHandle | None)
  title: async str
  content: async str
  inner_text: async str
  inner_html: async str
  text_content: async (str | None)
  screenshot: async bytes
  pdf: async bytes
  add_init_script add_locator_handler add_script_tag add_style_tag aria_snapshot bring_to_front cancel_pick_locator check: async Any
  clear_console_messages clear_page_errors click close console_messages dblclick dispatch_event drag_and_drop emulate_media: async Any
  eval_on_selector eval_on_selector_all evaluate evaluate_handle expose_binding expose_function fill focus get_attribute go_forward: async Any
  hide_highlight hover input_value is_checked is_disabled is_editable is_enabled is_hidden is_visible opener page_errors pause: async Any
  pick_locator press remove_locator_handler request_gc requests route route_from_har route_web_socket select_option set_checked: async Any
  set_content set_extra_http_headers set_input_files set_viewport_size tap type uncheck unroute unroute_all wait_for_event: async Any
  wait_for_function wait_for_load_state wait_for_timeout wait_for_url: async Any
class .Frame
  locator get_by_role get_by_text get_by_label get_by_placeholder get_by_test_id: .Locator
  query_selector: async (.ElementHandle | None)
  query_selector_all: async list[.ElementHandle]
  add_script_tag add_style_tag check click content dblclick dispatch_event drag_and_drop eval_on_selector eval_on_selector_all evaluate: async Any
  evaluate_handle fill focus frame_element get_attribute goto hover inner_html inner_text input_value is_checked is_disabled is_editable: async Any
  is_enabled is_hidden is_visible press select_option set_checked set_content set_input_files tap text_content title type uncheck: async Any
  wait_for_function wait_for_load_state wait_for_selector wait_for_timeout wait_for_url: async Any
class .Locator
  locator filter nth get_by_role get_by_text get_by_label get_by_placeholder get_by_test_id get_by_alt_text get_by_title: .Locator
  @first: .Locator
  @last: .Locator
  @page: .Page
  all: async list[.Locator]
  count: async int
  inner_text: async str
  inner_html: async str
  text_content: async (str | None)
  screenshot: async bytes
  is_visible: async bool
  is_enabled: async bool
  is_checked: async bool
  get_attribute: async (str | None)
  all_inner_texts all_text_contents aria_snapshot blur bounding_box check clear click dblclick dispatch_event drag_to drop element_handle: async Any
  element_handles evaluate evaluate_all evaluate_handle fill focus hide_highlight highlight hover input_value is_disabled is_editable: async Any
  is_hidden normalize press press_sequentially scroll_into_view_if_needed select_option select_text set_checked set_input_files tap type: async Any
  uncheck wait_for wait_for_function: async Any
class .JSHandle
  dispose evaluate evaluate_handle get_properties get_property json_value: async Any
class .ElementHandle(.JSHandle)
  query_selector: async (.ElementHandle | None)
  query_selector_all: async list[.ElementHandle]
  inner_text: async str
  text_content: async (str | None)
  get_attribute: async (str | None)
  bounding_box check click content_frame dblclick dispatch_event eval_on_selector eval_on_selector_all fill focus hover inner_html: async Any
  input_value is_checked is_disabled is_editable is_enabled is_hidden is_visible owner_frame press screenshot scroll_into_view_if_needed: async Any
  select_option select_text set_checked set_input_files tap type uncheck wait_for_element_state wait_for_selector: async Any
class .Keyboard
  down insert_text press type up: async Any
class .Mouse
  click dblclick down move up wheel: async Any
class .Request
  all_headers header_value headers_array response sizes: async Any
class .Response
  all_headers body finished header_value header_values headers_array http_version json security_details server_addr text: async Any
class .Route
  abort continue_ fallback fetch fulfill: async Any
class .Download
  cancel delete failure path save_as: async Any
class .FileChooser
  set_files: async Any
class .Dialog
  accept dismiss: async Any
# aiogram
class aiogram.Bot
  send_message send_photo send_document send_video send_audio send_voice send_animation send_sticker send_location send_contact send_poll: async Any
  send_dice send_media_group send_chat_action send_invoice forward_message copy_message edit_message_text edit_message_caption: async Any
  edit_message_media edit_message_reply_markup delete_message answer_callback_query answer_inline_query get_chat get_chat_member: async Any
  get_chat_administrators get_file get_me get_updates get_user_profile_photos get_webhook_info set_webhook delete_webhook set_my_commands: async Any
  delete_my_commands get_my_commands set_chat_title set_chat_description leave_chat pin_chat_message unpin_chat_message unban_chat_member: async Any
  restrict_chat_member promote_chat_member export_chat_invite_link create_chat_invite_link approve_chat_join_request: async Any
  decline_chat_join_request download_file stop_poll: async Any
# aiosmtplib
in aiosmtplib
def .send: async Any
class .SMTP
  __aenter__: Self
  connect quit login starttls ehlo helo noop rset vrfy mail rcpt data sendmail send_message execute_command: async Any
# aiokafka
in aiokafka
class .AIOKafkaProducer
  start stop flush send send_and_wait send_batch partitions_for begin_transaction commit_transaction abort_transaction: async Any
class .AIOKafkaConsumer
  start stop commit committed position seek_to_beginning seek_to_end seek_to_committed getone getmany topics: async Any
# aio_pika
in aio_pika
def .connect_robust .connect: async .RobustConnection
class .RobustConnection
  __aenter__: Self
  channel: .Channel
  close connect ready update_secret: async None
class .Channel
  __aenter__ __await__: Self
  @default_exchange: .Exchange
  declare_queue get_queue: async .Queue
  declare_exchange get_exchange: async .Exchange
  set_qos queue_delete exchange_delete initialize reopen: async Any
class .Exchange
  publish bind unbind delete: async Any
class .Queue
  bind unbind consume cancel purge delete get: async Any
# aiomysql
in aiomysql
def .connect: .Connection
def .create_pool: .Pool
class .Pool
  __await__ __aenter__: Self
  acquire: .PoolAcquire
  clear wait_closed: async None
class .PoolAcquire
  __aenter__ __await__: .Connection
class .Connection
  __await__ __aenter__: Self
  cursor: .Cursor
  begin commit rollback ping select_db ensure_closed: async None
class .Cursor
  __await__ __aenter__: Self
  execute executemany: async int
  fetchone fetchmany fetchall: Future[Any]
  close nextset callproc: async Any
# asyncmy
in asyncmy
def .connect: .Connection
def .create_pool: .Pool
class .Pool
  __await__ __aenter__: Self
  acquire: .PoolAcquire
class .PoolAcquire
  __aenter__ __await__: .Connection
class .Connection
  __await__ __aenter__: Self
  cursor: .Cursor
  begin commit rollback ping ensure_closed: async None
class .Cursor
  __aenter__: Self
  execute executemany: async int
  fetchone fetchmany fetchall: async Any
# aioboto3
class aioboto3.Session
  client: contextlib.AbstractAsyncContextManager[aiobotocore.client.AioBaseClient]
# aiobotocore
def aiobotocore.session.get_session: aiobotocore.session.AioSession
class aiobotocore.session.AioSession
  create_client: contextlib.AbstractAsyncContextManager[aiobotocore.client.AioBaseClient]
class aiobotocore.client.AioBaseClient
  get_paginator get_waiter can_paginate: Any
  *: async Any
# litellm
in litellm
def .acompletion .aembedding .atext_completion .amoderation .atranscription .aspeech .aimage_generation .aimage_edit .arerank .aresponses: async Any
# slack_sdk
class slack_sdk.web.async_client.AsyncWebClient
  *: async Any
class slack_sdk.webhook.async_client.AsyncWebhookClient
  send send_dict: async Any
# slack_bolt
class slack_bolt.async_app.AsyncApp
  @client: slack_sdk.web.async_client.AsyncWebClient
# ollama
class ollama.AsyncClient
  generate chat embed embeddings pull push create list delete copy show ps web_search web_fetch: async Any
# tavily
class tavily.AsyncTavilyClient
  search extract crawl map get_search_context qna_search get_company_info: async Any
# exa_py
class exa_py.AsyncExa
  search search_and_contents get_contents find_similar find_similar_and_contents answer: async Any
# firecrawl
class firecrawl.AsyncFirecrawlApp
  scrape_url crawl_url map_url extract search check_crawl_status batch_scrape_urls cancel_crawl: async Any
class firecrawl.AsyncFirecrawl
  scrape crawl map search extract batch_scrape start_crawl get_crawl_status cancel_crawl: async Any
# mem0
class mem0.AsyncMemory
  add search get get_all update delete delete_all history reset: async Any
class mem0.AsyncMemoryClient
  add search get get_all update delete delete_all history users delete_users reset: async Any
# voyageai
class voyageai.AsyncClient
  embed rerank contextualized_embed multimodal_embed: async Any
# temporalio
in temporalio.client
class .Client
  connect: async Self
  start_workflow: async .WorkflowHandle
  execute_workflow count_workflows create_schedule list_schedules start_activity execute_activity: async Any
  get_workflow_handle get_workflow_handle_for: .WorkflowHandle
class .WorkflowHandle
  result cancel describe fetch_history query signal terminate execute_update start_update: async Any
# neo4j
in neo4j
def .AsyncGraphDatabase.driver: .AsyncDriver
class .AsyncDriver
  __aenter__: Self
  session: .AsyncSession
  close verify_connectivity verify_authentication get_server_info execute_query supports_multi_db: async Any
class .AsyncSession
  __aenter__: Self
  run: async .AsyncResult
  begin_transaction: async .AsyncTransaction
  close execute_read execute_write read_transaction write_transaction last_bookmarks: async Any
class .AsyncResult
  consume single fetch peek graph value values data to_df to_eager_result: async Any
class .AsyncManagedTransaction
  run: async .AsyncResult
class .AsyncTransaction(.AsyncManagedTransaction)
  __aenter__: Self
  commit rollback close: async None
# mcp
class mcp.ClientSession
  __aenter__: Self
  initialize send_ping send_request send_notification set_logging_level list_resources list_resource_templates read_resource subscribe_resource: async Any
  unsubscribe_resource call_tool list_prompts get_prompt complete list_tools: async Any
# fastmcp
class fastmcp.Client
  __aenter__: Self
  ping list_resources read_resource list_prompts get_prompt list_tools call_tool: async Any
# pydantic_ai
class pydantic_ai.Agent
  run: async Any
# crawl4ai
class crawl4ai.AsyncWebCrawler
  __aenter__: Self
  start close arun: async Any
# saq
class saq.Queue
  enqueue apply map connect disconnect info count job jobs abort: async Any
def saq.Queue.from_url: saq.Queue
# google
in google.genai
class .Client
  @aio: .AsyncClient
class .AsyncClient
  @models: .models.AsyncModels
  @chats: .chats.AsyncChats
  @files: .files.AsyncFiles
  @caches: .caches.AsyncCaches
  @batches: .batches.AsyncBatches
  aclose: async None
class .models.AsyncModels
  generate_content embed_content count_tokens compute_tokens generate_images edit_image upscale_image generate_videos get update delete list: async Any
  generate_content_stream: async AsyncIterator[Any]
class .chats.AsyncChats
  create: .chats.AsyncChat
class .chats.AsyncChat
  send_message: async Any
  send_message_stream: async AsyncIterator[Any]
class .files.AsyncFiles
  upload get delete list download: async Any
class .caches.AsyncCaches
  create get update delete list: async Any
class .batches.AsyncBatches
  create get delete cancel list: async Any
`;
