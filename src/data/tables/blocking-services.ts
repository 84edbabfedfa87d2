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
`;
