/** Blocking calls by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_NETWORK_P = `
# plaid
network certain unbounded: asyncio.to_thread
  plaid.api.plaid_api.PlaidApi: link_token_create item_public_token_exchange transactions_sync accounts_get auth_get transactions_get item_get
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
# pyairtable
network certain unbounded: asyncio.to_thread
  pyairtable.Api: **
# pycurl
network certain unbounded: httpx.AsyncClient
  pycurl.Curl: perform
# pyfcm
network certain unbounded: FCMNotification.async_notify_multiple_devices or asyncio.to_thread
  pyfcm.FCMNotification: notify
# pylibmc
network certain unbounded: aiomcache or emcache
  pylibmc.Client: get set delete get_multi set_multi
# pymemcache
network certain unbounded: aiomcache or emcache
  pymemcache.client.base.Client: get set add delete get_many set_many incr decr touch flush_all gets cas
=
  pymemcache.Client < pymemcache.client.base.Client
  pymemcache.client.hash.HashClient < pymemcache.client.base.Client
  pymemcache.client.base.PooledClient < pymemcache.client.base.Client
# razorpay
network certain unbounded: asyncio.to_thread
  razorpay.Client: ** -utility -set_app_details -enable_retry
# redis
network certain unbounded: redis.asyncio.Redis
  redis.Redis: * -register_script -close -connection_pool -from_url -client -monitor -transaction -pipeline>redis.client.Pipeline -lock>redis.lock.Lock -pubsub>redis.client.PubSub
  redis.client.Pipeline: execute watch
  redis.client.PubSub: get_message listen subscribe psubscribe parse_response
network certain unbounded: redis.asyncio.cluster.RedisCluster
  redis.cluster.RedisCluster!: get set delete execute_command
network certain unbounded: redis.asyncio.lock.Lock
  redis.lock.Lock: acquire release extend reacquire
network certain unbounded: redis.asyncio.sentinel.Sentinel
  redis.sentinel.Sentinel: discover_master discover_slaves -master_for>redis.Redis -slave_for>redis.Redis
=
  redis.StrictRedis < redis.Redis
  redis.from_url -> redis.Redis
  redis.Redis.from_url -> redis.Redis
  redis.StrictRedis.from_url -> redis.Redis
  redis.RedisCluster < redis.cluster.RedisCluster
  redis.Sentinel < redis.sentinel.Sentinel
# replicate
network certain unbounded: replicate.async_run or replicate.async_stream
  replicate.(run stream)
network certain unbounded: async_run or async_* methods
  replicate.Client: run stream
# requests
network certain unbounded: httpx.AsyncClient
  requests.(delete get head options patch post put request)
  requests.Session: get post put patch delete head options request send
=
  requests.session -> requests.Session
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
  rq.Queue: enqueue enqueue_call enqueue_in enqueue_at fetch_job
# selenium
network certain unbounded: asyncio.to_thread
  selenium.webdriver.(Chrome Firefox Remote)
  selenium.webdriver.remote.webdriver.WebDriver: get
# sendgrid
network certain unbounded: httpx.AsyncClient against the REST API, or asyncio.to_thread
  sendgrid.SendGridAPIClient: **
# simple_salesforce
network certain unbounded: asyncio.to_thread
  simple_salesforce.Salesforce!: **
# slack_sdk
network certain unbounded: slack_sdk.web.async_client.AsyncWebClient
  slack_sdk.WebClient: *
network certain unbounded: slack_sdk.webhook.async_client.AsyncWebhookClient
  slack_sdk.webhook.WebhookClient: send send_dict
=
  slack_sdk.web.WebClient < slack_sdk.WebClient
  slack_sdk.web.client.WebClient < slack_sdk.WebClient
  slack_sdk.WebhookClient < slack_sdk.webhook.WebhookClient
# spotipy
network certain unbounded: asyncio.to_thread or tekore
  spotipy.Spotify: search track album artist current_user playlist playlist_items
# square
network certain unbounded: square.AsyncSquare
  square.Square: **
# stomp
network certain unbounded: asyncio.to_thread
  stomp.Connection: connect send subscribe disconnect
# stripe
network certain unbounded: the *_async twin of each service method
  stripe.StripeClient: ** -construct_event -parse_event_notification
network certain unbounded: stripe.Account.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Account: create
network certain unbounded: stripe.Account.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Account: list
network certain unbounded: stripe.Account.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Account: retrieve
network certain unbounded: stripe.Charge.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Charge: create
network certain unbounded: stripe.Charge.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Charge: list
network certain unbounded: stripe.Charge.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Charge: retrieve
network certain unbounded: stripe.Coupon.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Coupon: create
network certain unbounded: stripe.Coupon.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Coupon: list
network certain unbounded: stripe.Coupon.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Coupon: retrieve
network certain unbounded: stripe.Customer.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Customer: create
network certain unbounded: the *_async twin
  stripe.Customer: delete modify
  stripe.Event: retrieve
  stripe.Invoice: pay
  stripe.PaymentIntent: cancel capture confirm
  stripe.Subscription: cancel modify
  stripe.billing_portal.Session: create
  stripe.checkout.Session: create retrieve
network certain unbounded: stripe.Customer.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Customer: list
network certain unbounded: stripe.Customer.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Customer: retrieve
network certain unbounded: stripe.Invoice.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Invoice: create
network certain unbounded: stripe.Invoice.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Invoice: list
network certain unbounded: stripe.Invoice.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Invoice: retrieve
network certain unbounded: stripe.PaymentIntent.create_async (stripe-python 8.9+, async HTTP client)
  stripe.PaymentIntent: create
network certain unbounded: stripe.PaymentIntent.list_async (stripe-python 8.9+, async HTTP client)
  stripe.PaymentIntent: list
network certain unbounded: stripe.PaymentIntent.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.PaymentIntent: retrieve
network certain unbounded: stripe.PaymentMethod.create_async (stripe-python 8.9+, async HTTP client)
  stripe.PaymentMethod: create
network certain unbounded: stripe.PaymentMethod.list_async (stripe-python 8.9+, async HTTP client)
  stripe.PaymentMethod: list
network certain unbounded: stripe.PaymentMethod.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.PaymentMethod: retrieve
network certain unbounded: stripe.Payout.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Payout: create
network certain unbounded: stripe.Payout.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Payout: list
network certain unbounded: stripe.Payout.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Payout: retrieve
network certain unbounded: stripe.Price.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Price: create
network certain unbounded: stripe.Price.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Price: list
network certain unbounded: stripe.Price.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Price: retrieve
network certain unbounded: stripe.Product.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Product: create
network certain unbounded: stripe.Product.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Product: list
network certain unbounded: stripe.Product.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Product: retrieve
network certain unbounded: stripe.Refund.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Refund: create
network certain unbounded: stripe.Refund.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Refund: list
network certain unbounded: stripe.Refund.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Refund: retrieve
network certain unbounded: stripe.SetupIntent.create_async (stripe-python 8.9+, async HTTP client)
  stripe.SetupIntent: create
network certain unbounded: stripe.SetupIntent.list_async (stripe-python 8.9+, async HTTP client)
  stripe.SetupIntent: list
network certain unbounded: stripe.SetupIntent.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.SetupIntent: retrieve
network certain unbounded: stripe.Subscription.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Subscription: create
network certain unbounded: stripe.Subscription.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Subscription: list
network certain unbounded: stripe.Subscription.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Subscription: retrieve
network certain unbounded: stripe.Transfer.create_async (stripe-python 8.9+, async HTTP client)
  stripe.Transfer: create
network certain unbounded: stripe.Transfer.list_async (stripe-python 8.9+, async HTTP client)
  stripe.Transfer: list
network certain unbounded: stripe.Transfer.retrieve_async (stripe-python 8.9+, async HTTP client)
  stripe.Transfer: retrieve
# supabase
network certain unbounded: await supabase.acreate_client(...) or create_async_client
  supabase.Client: **
=
  supabase.create_client -> supabase.Client
  supabase.client.create_client -> supabase.Client
# together
network certain unbounded: together.AsyncTogether
  together.Together: ** -with_options -copy -close -with_raw_response -with_streaming_response -api_key -base_url
# tweepy
network certain unbounded: tweepy.asynchronous.AsyncClient
  tweepy.Client: create_tweet get_tweet search_recent_tweets get_user get_users_tweets delete_tweet
=
  tweepy.API < tweepy.Client
# twilio
network certain unbounded: client.messages.create_async with AsyncTwilioHttpClient
  twilio.rest.Client: **
# typesense
network certain unbounded: typesense async client or asyncio.to_thread
  typesense.Client: **
# urllib3
network certain unbounded: httpx.AsyncClient
  urllib3.request
  urllib3.HTTPConnectionPool: request urlopen
  urllib3.HTTPSConnectionPool: request urlopen
  urllib3.PoolManager: request urlopen request_encode_url request_encode_body
  urllib3.ProxyManager: request urlopen request_encode_url request_encode_body
=
  urllib3.connection_from_url -> urllib3.HTTPConnectionPool
# vonage
network certain unbounded: asyncio.to_thread
  vonage.Vonage: **
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
  zeep.Client!: ** -bind -create_message -get_type -get_element -set_ns_prefix -type_factory
# zmq
network certain unbounded: zmq.asyncio.Context().socket()
  zmq.Socket: recv send recv_json send_json recv_string send_string recv_multipart send_multipart poll
`;
