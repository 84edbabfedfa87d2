/** Blocking calls of language models, what chains them, and stores of vectors, by library, in the language of `blocking-sheet.ts`. */
export const BLOCKING_LANGUAGE_MODELS = `
# crewai
network certain unbounded: akickoff or kickoff_async
  crewai.Crew: kickoff kickoff_for_each train test replay
  crewai.Agent: kickoff execute_task
  crewai.Flow: kickoff
  crewai.LLM: call
=
  crewai.flow.Flow < crewai.Flow
  crewai.flow.flow.Flow < crewai.Flow
# dashscope
network certain unbounded: dashscope.AioGeneration or asyncio.to_thread
  dashscope.Generation.call
  dashscope.MultiModalConversation.call
  dashscope.TextEmbedding.call
  dashscope.MultiModalEmbedding.call
  dashscope.TextReRank.call
  dashscope.ImageSynthesis.call
# deepl
network certain unbounded: asyncio.to_thread
  deepl.Translator: * -set_app_info
=
  deepl.DeepLClient < deepl.Translator
# dspy
network certain unbounded: acall
  dspy.Predict: __call__ forward batch
=
  dspy.ChainOfThought < dspy.Predict
  dspy.ReAct < dspy.Predict
  dspy.ProgramOfThought < dspy.Predict
# fireworks
network certain unbounded: fireworks.client.AsyncFireworks
  fireworks.client.Fireworks: **
# langchain
network certain unbounded: ainvoke or astream
  langchain.chains.base.Chain: invoke run predict apply batch __call__ -stream>langchain_core.runnables.Runnable.stream
=
  langchain.chains.LLMChain < langchain.chains.base.Chain
  langchain.chains.ConversationChain < langchain.chains.base.Chain
  langchain.chains.RetrievalQA < langchain.chains.base.Chain
  langchain.chains.ConversationalRetrievalChain < langchain.chains.base.Chain
  langchain.chains.RetrievalQAWithSourcesChain < langchain.chains.base.Chain
  langchain.chains.LLMMathChain < langchain.chains.base.Chain
  langchain.chains.SequentialChain < langchain.chains.base.Chain
  langchain.chains.SimpleSequentialChain < langchain.chains.base.Chain
  langchain.chains.MapReduceDocumentsChain < langchain.chains.base.Chain
  langchain.chains.StuffDocumentsChain < langchain.chains.base.Chain
  langchain.chains.SQLDatabaseChain < langchain.chains.base.Chain
  langchain.chains.APIChain < langchain.chains.base.Chain
  langchain.chains.GraphCypherQAChain < langchain.chains.base.Chain
  langchain.agents.AgentExecutor < langchain.chains.base.Chain
  langchain.chains.create_retrieval_chain -> langchain.chains.base.Chain
  langchain.chains.create_sql_query_chain -> langchain.chains.base.Chain
  langchain.chains.create_history_aware_retriever -> langchain.chains.base.Chain
  langchain.chains.load_summarize_chain -> langchain.chains.base.Chain
  langchain.chains.summarize.load_summarize_chain -> langchain.chains.base.Chain
  langchain.chains.question_answering.load_qa_chain -> langchain.chains.base.Chain
  langchain.chains.combine_documents.create_stuff_documents_chain -> langchain.chains.base.Chain
  langchain.agents.initialize_agent -> langchain.chains.base.Chain
  langchain.agents.create_agent -> langgraph.graph.state.CompiledStateGraph
  langchain.chat_models.init_chat_model -> langchain_core.language_models.BaseChatModel
  langchain.embeddings.init_embeddings -> langchain_core.embeddings.Embeddings
# langchain_anthropic
=
  langchain_anthropic.ChatAnthropic < langchain_core.language_models.BaseChatModel
  langchain_anthropic.AnthropicLLM < langchain_core.language_models.BaseChatModel
# langchain_astradb
=
  langchain_astradb.AstraDBVectorStore < langchain_core.vectorstores.VectorStore
# langchain_aws
=
  langchain_aws.ChatBedrock < langchain_core.language_models.BaseChatModel
  langchain_aws.ChatBedrockConverse < langchain_core.language_models.BaseChatModel
  langchain_aws.ChatAnthropicBedrock < langchain_core.language_models.BaseChatModel
  langchain_aws.BedrockLLM < langchain_core.language_models.BaseChatModel
  langchain_aws.SagemakerEndpoint < langchain_core.language_models.BaseChatModel
  langchain_aws.BedrockEmbeddings < langchain_core.embeddings.Embeddings
# langchain_chroma
=
  langchain_chroma.Chroma < langchain_core.vectorstores.VectorStore
# langchain_cohere
=
  langchain_cohere.ChatCohere < langchain_core.language_models.BaseChatModel
  langchain_cohere.CohereEmbeddings < langchain_core.embeddings.Embeddings
# langchain_community
network certain unbounded: aload or alazy_load
  langchain_community.document_loaders.WebBaseLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredURLLoader: load load_and_split
  langchain_community.document_loaders.SeleniumURLLoader: load load_and_split
  langchain_community.document_loaders.PlaywrightURLLoader: load load_and_split
  langchain_community.document_loaders.RecursiveUrlLoader: load load_and_split
  langchain_community.document_loaders.SitemapLoader: load load_and_split
  langchain_community.document_loaders.YoutubeLoader: load load_and_split
  langchain_community.document_loaders.WikipediaLoader: load load_and_split
  langchain_community.document_loaders.ArxivLoader: load load_and_split
  langchain_community.document_loaders.S3FileLoader: load load_and_split
  langchain_community.document_loaders.S3DirectoryLoader: load load_and_split
  langchain_community.document_loaders.GitLoader: load load_and_split
  langchain_community.document_loaders.ConfluenceLoader: load load_and_split
  langchain_community.document_loaders.NotionDBLoader: load load_and_split
  langchain_community.document_loaders.FireCrawlLoader: load load_and_split
  langchain_community.document_loaders.OnlinePDFLoader: load load_and_split
  langchain_community.document_loaders.AsyncHtmlLoader: load load_and_split
  langchain_community.document_loaders.GitbookLoader: load load_and_split
  langchain_community.document_loaders.PubMedLoader: load load_and_split
  langchain_community.document_loaders.HNLoader: load load_and_split
  langchain_community.document_loaders.RSSFeedLoader: load load_and_split
  langchain_community.document_loaders.NewsURLLoader: load load_and_split
  langchain_community.document_loaders.GithubFileLoader: load load_and_split
  langchain_community.document_loaders.GitHubIssuesLoader: load load_and_split
  langchain_community.document_loaders.GoogleDriveLoader: load load_and_split
  langchain_community.document_loaders.AzureBlobStorageContainerLoader: load load_and_split
  langchain_community.document_loaders.GCSFileLoader: load load_and_split
  langchain_community.document_loaders.MongodbLoader: load load_and_split
  langchain_community.document_loaders.SQLDatabaseLoader: load load_and_split
network certain unbounded: ainvoke or arun
  langchain_community.tools.DuckDuckGoSearchRun: invoke run
  langchain_community.tools.DuckDuckGoSearchResults: invoke run
  langchain_community.tools.WikipediaQueryRun: invoke run
  langchain_community.tools.ArxivQueryRun: invoke run
  langchain_community.tools.BraveSearch: invoke run
  langchain_community.tools.TavilySearchResults: invoke run
  langchain_community.tools.YouTubeSearchTool: invoke run
  langchain_community.tools.PubmedQueryRun: invoke run
network certain unbounded: asyncio.to_thread
  langchain_community.utilities.DuckDuckGoSearchAPIWrapper: run results
  langchain_community.utilities.WikipediaAPIWrapper: run load
  langchain_community.utilities.ArxivAPIWrapper: run load
  langchain_community.utilities.GoogleSerperAPIWrapper: run results
  langchain_community.utilities.SerpAPIWrapper: run results
  langchain_community.utilities.BingSearchAPIWrapper: run results
  langchain_community.utilities.SearxSearchWrapper: run results
  langchain_community.utilities.OpenWeatherMapAPIWrapper: run
database certain unbounded: asyncio.to_thread
  langchain_community.utilities.SQLDatabase: run run_no_throw get_table_info get_table_info_no_throw get_usable_table_names
  langchain_community.utilities.SQLDatabase.from_uri
file likely disk: aload or alazy_load
  langchain_community.document_loaders.PyPDFLoader: load load_and_split
  langchain_community.document_loaders.PyMuPDFLoader: load load_and_split
  langchain_community.document_loaders.PDFPlumberLoader: load load_and_split
  langchain_community.document_loaders.PDFMinerLoader: load load_and_split
  langchain_community.document_loaders.PyPDFDirectoryLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredPDFLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredFileLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredWordDocumentLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredPowerPointLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredExcelLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredHTMLLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredMarkdownLoader: load load_and_split
  langchain_community.document_loaders.UnstructuredEPubLoader: load load_and_split
  langchain_community.document_loaders.Docx2txtLoader: load load_and_split
  langchain_community.document_loaders.TextLoader: load load_and_split
  langchain_community.document_loaders.CSVLoader: load load_and_split
  langchain_community.document_loaders.JSONLoader: load load_and_split
  langchain_community.document_loaders.DirectoryLoader: load load_and_split
  langchain_community.document_loaders.BSHTMLLoader: load load_and_split
database certain unbounded: aadd_messages or aget_messages
  langchain_community.chat_message_histories.RedisChatMessageHistory: add_message add_messages add_user_message add_ai_message clear
  langchain_community.chat_message_histories.SQLChatMessageHistory: add_message add_messages add_user_message add_ai_message clear
  langchain_community.chat_message_histories.MongoDBChatMessageHistory: add_message add_messages add_user_message add_ai_message clear
  langchain_community.chat_message_histories.PostgresChatMessageHistory: add_message add_messages add_user_message add_ai_message clear
  langchain_community.chat_message_histories.DynamoDBChatMessageHistory: add_message add_messages add_user_message add_ai_message clear
  langchain_community.chat_message_histories.FileChatMessageHistory: add_message add_messages add_user_message add_ai_message clear
  langchain_community.chat_message_histories.UpstashRedisChatMessageHistory: add_message add_messages add_user_message add_ai_message clear
=
  langchain_community.chat_models.ChatOpenAI < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.AzureChatOpenAI < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatOllama < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatAnthropic < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.BedrockChat < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatCohere < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatGooglePalm < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatVertexAI < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatTongyi < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatZhipuAI < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatLiteLLM < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.QianfanChatEndpoint < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.MoonshotChat < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatPerplexity < langchain_core.language_models.BaseChatModel
  langchain_community.chat_models.ChatDeepInfra < langchain_core.language_models.BaseChatModel
  langchain_community.llms.OpenAI < langchain_core.language_models.BaseChatModel
  langchain_community.llms.AzureOpenAI < langchain_core.language_models.BaseChatModel
  langchain_community.llms.Ollama < langchain_core.language_models.BaseChatModel
  langchain_community.llms.Anthropic < langchain_core.language_models.BaseChatModel
  langchain_community.llms.Bedrock < langchain_core.language_models.BaseChatModel
  langchain_community.llms.Cohere < langchain_core.language_models.BaseChatModel
  langchain_community.llms.HuggingFaceHub < langchain_core.language_models.BaseChatModel
  langchain_community.llms.HuggingFacePipeline < langchain_core.language_models.BaseChatModel
  langchain_community.llms.LlamaCpp < langchain_core.language_models.BaseChatModel
  langchain_community.llms.CTransformers < langchain_core.language_models.BaseChatModel
  langchain_community.llms.GPT4All < langchain_core.language_models.BaseChatModel
  langchain_community.llms.VertexAI < langchain_core.language_models.BaseChatModel
  langchain_community.llms.Tongyi < langchain_core.language_models.BaseChatModel
  langchain_community.llms.Replicate < langchain_core.language_models.BaseChatModel
  langchain_community.embeddings.OpenAIEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.AzureOpenAIEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.HuggingFaceEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.HuggingFaceBgeEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.HuggingFaceInstructEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.SentenceTransformerEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.OllamaEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.BedrockEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.CohereEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.DashScopeEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.FastEmbedEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.VertexAIEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.embeddings.HuggingFaceInferenceAPIEmbeddings < langchain_core.embeddings.Embeddings
  langchain_community.vectorstores.Chroma < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.FAISS < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.Pinecone < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.Qdrant < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.Weaviate < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.Milvus < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.PGVector < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.ElasticsearchStore < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.ElasticVectorSearch < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.Redis < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.OpenSearchVectorSearch < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.SupabaseVectorStore < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.LanceDB < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.DeepLake < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.Annoy < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.AzureSearch < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.MongoDBAtlasVectorSearch < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.Neo4jVector < langchain_core.vectorstores.VectorStore
  langchain_community.vectorstores.DocArrayInMemorySearch < langchain_core.vectorstores.VectorStore
  langchain_community.utilities.SQLDatabase.from_uri -> langchain_community.utilities.SQLDatabase
# langchain_core
network certain unbounded: ainvoke or astream or abatch
  langchain_core.runnables.Runnable: invoke batch -stream>langchain_core.runnables.Runnable.stream
  langchain_core.runnables.Runnable.stream%:
  langchain_core.language_models.BaseChatModel: invoke batch generate generate_prompt predict predict_messages __call__ -stream>langchain_core.runnables.Runnable.stream
network certain unbounded: ainvoke
  langchain_core.retrievers.BaseRetriever: invoke get_relevant_documents batch
network certain unbounded: aembed_query or aembed_documents
  langchain_core.embeddings.Embeddings: embed_query embed_documents
network certain unbounded: asimilarity_search or aadd_documents ...
  langchain_core.vectorstores.VectorStore: similarity_search similarity_search_with_score similarity_search_with_relevance_scores similarity_search_by_vector max_marginal_relevance_search max_marginal_relevance_search_by_vector add_documents add_texts delete get_by_ids search from_documents from_texts -as_retriever>langchain_core.retrievers.BaseRetriever
# langchain_deepseek
=
  langchain_deepseek.ChatDeepSeek < langchain_core.language_models.BaseChatModel
# langchain_elasticsearch
=
  langchain_elasticsearch.ElasticsearchStore < langchain_core.vectorstores.VectorStore
# langchain_fireworks
=
  langchain_fireworks.ChatFireworks < langchain_core.language_models.BaseChatModel
  langchain_fireworks.FireworksEmbeddings < langchain_core.embeddings.Embeddings
# langchain_google_genai
=
  langchain_google_genai.ChatGoogleGenerativeAI < langchain_core.language_models.BaseChatModel
  langchain_google_genai.GoogleGenerativeAI < langchain_core.language_models.BaseChatModel
  langchain_google_genai.GoogleGenerativeAIEmbeddings < langchain_core.embeddings.Embeddings
# langchain_google_vertexai
=
  langchain_google_vertexai.ChatVertexAI < langchain_core.language_models.BaseChatModel
  langchain_google_vertexai.VertexAI < langchain_core.language_models.BaseChatModel
  langchain_google_vertexai.ChatAnthropicVertex < langchain_core.language_models.BaseChatModel
  langchain_google_vertexai.VertexAIEmbeddings < langchain_core.embeddings.Embeddings
  langchain_google_vertexai.VectorSearchVectorStore < langchain_core.vectorstores.VectorStore
# langchain_groq
=
  langchain_groq.ChatGroq < langchain_core.language_models.BaseChatModel
# langchain_huggingface
=
  langchain_huggingface.ChatHuggingFace < langchain_core.language_models.BaseChatModel
  langchain_huggingface.HuggingFaceEndpoint < langchain_core.language_models.BaseChatModel
  langchain_huggingface.HuggingFacePipeline < langchain_core.language_models.BaseChatModel
  langchain_huggingface.HuggingFaceEmbeddings < langchain_core.embeddings.Embeddings
  langchain_huggingface.HuggingFaceEndpointEmbeddings < langchain_core.embeddings.Embeddings
# langchain_milvus
=
  langchain_milvus.Milvus < langchain_core.vectorstores.VectorStore
  langchain_milvus.Zilliz < langchain_core.vectorstores.VectorStore
# langchain_mistralai
=
  langchain_mistralai.ChatMistralAI < langchain_core.language_models.BaseChatModel
  langchain_mistralai.MistralAIEmbeddings < langchain_core.embeddings.Embeddings
# langchain_mongodb
=
  langchain_mongodb.MongoDBAtlasVectorSearch < langchain_core.vectorstores.VectorStore
# langchain_nvidia_ai_endpoints
=
  langchain_nvidia_ai_endpoints.ChatNVIDIA < langchain_core.language_models.BaseChatModel
  langchain_nvidia_ai_endpoints.NVIDIAEmbeddings < langchain_core.embeddings.Embeddings
# langchain_ollama
=
  langchain_ollama.ChatOllama < langchain_core.language_models.BaseChatModel
  langchain_ollama.OllamaLLM < langchain_core.language_models.BaseChatModel
  langchain_ollama.OllamaEmbeddings < langchain_core.embeddings.Embeddings
# langchain_openai
=
  langchain_openai.ChatOpenAI < langchain_core.language_models.BaseChatModel
  langchain_openai.AzureChatOpenAI < langchain_core.language_models.BaseChatModel
  langchain_openai.OpenAI < langchain_core.language_models.BaseChatModel
  langchain_openai.AzureOpenAI < langchain_core.language_models.BaseChatModel
  langchain_openai.OpenAIEmbeddings < langchain_core.embeddings.Embeddings
  langchain_openai.AzureOpenAIEmbeddings < langchain_core.embeddings.Embeddings
# langchain_openrouter
=
  langchain_openrouter.ChatOpenRouter < langchain_core.language_models.BaseChatModel
# langchain_pinecone
=
  langchain_pinecone.PineconeEmbeddings < langchain_core.embeddings.Embeddings
  langchain_pinecone.PineconeVectorStore < langchain_core.vectorstores.VectorStore
# langchain_postgres
=
  langchain_postgres.PGVector < langchain_core.vectorstores.VectorStore
  langchain_postgres.PGVectorStore < langchain_core.vectorstores.VectorStore
# langchain_qdrant
=
  langchain_qdrant.QdrantVectorStore < langchain_core.vectorstores.VectorStore
  langchain_qdrant.Qdrant < langchain_core.vectorstores.VectorStore
# langchain_redis
=
  langchain_redis.RedisVectorStore < langchain_core.vectorstores.VectorStore
# langchain_together
=
  langchain_together.ChatTogether < langchain_core.language_models.BaseChatModel
  langchain_together.TogetherEmbeddings < langchain_core.embeddings.Embeddings
# langchain_voyageai
=
  langchain_voyageai.VoyageAIEmbeddings < langchain_core.embeddings.Embeddings
# langchain_weaviate
=
  langchain_weaviate.WeaviateVectorStore < langchain_core.vectorstores.VectorStore
# langchain_xai
=
  langchain_xai.ChatXAI < langchain_core.language_models.BaseChatModel
# langgraph
network likely unbounded: ainvoke or astream
  langgraph.graph.state.CompiledStateGraph: invoke batch -stream>langgraph.graph.state.CompiledStateGraph.stream
  langgraph.graph.state.CompiledStateGraph.stream%:
database likely unbounded: aget_state or aupdate_state
  langgraph.graph.state.CompiledStateGraph: get_state update_state -get_state_history>langgraph.graph.state.CompiledStateGraph.get_state_history
  langgraph.graph.state.CompiledStateGraph.get_state_history%:
  langgraph.graph.StateGraph: -compile>langgraph.graph.state.CompiledStateGraph
=
  langgraph.prebuilt.create_react_agent -> langgraph.graph.state.CompiledStateGraph
# llama_cpp
cpu certain cpu: asyncio.to_thread
  llama_cpp.Llama: __call__ create_completion create_chat_completion create_embedding embed generate
# llama_index
network certain unbounded: aquery
  llama_index.core.query_engine.BaseQueryEngine: query retrieve synthesize
network certain unbounded: achat or astream_chat
  llama_index.core.chat_engine.types.BaseChatEngine: chat stream_chat
network certain unbounded: aretrieve
  llama_index.core.retrievers.BaseRetriever: retrieve
network certain unbounded: achat or acomplete or a...
  llama_index.core.llms.LLM: chat complete predict structured_predict predict_and_call -stream_chat>llama_index.core.llms.LLM.stream -stream_complete>llama_index.core.llms.LLM.stream -stream>llama_index.core.llms.LLM.stream
  llama_index.core.llms.LLM.stream%:
network certain unbounded: aget_text_embedding or aget_query_embedding
  llama_index.core.embeddings.BaseEmbedding: get_text_embedding get_text_embedding_batch get_query_embedding
network certain unbounded: asyncio.to_thread
  llama_index.core.VectorStoreIndex.from_documents
  llama_index.core.VectorStoreIndex: insert insert_nodes delete_ref_doc update_ref_doc refresh_ref_docs -as_query_engine>llama_index.core.query_engine.BaseQueryEngine -as_chat_engine>llama_index.core.chat_engine.types.BaseChatEngine -as_retriever>llama_index.core.retrievers.BaseRetriever -from_vector_store>llama_index.core.VectorStoreIndex
network certain unbounded: asyncio.to_thread
  llama_index.core.SummaryIndex.from_documents
  llama_index.core.KnowledgeGraphIndex.from_documents
  llama_index.core.PropertyGraphIndex.from_documents
  llama_index.core.DocumentSummaryIndex.from_documents
network certain unbounded: arun
  llama_index.core.ingestion.IngestionPipeline: run
file likely disk: aload_data
  llama_index.core.SimpleDirectoryReader: load_data
file likely disk: asyncio.to_thread
  llama_index.core.StorageContext: persist
file likely disk: asyncio.to_thread
  llama_index.core.load_index_from_storage
=
  llama_index.core.load_index_from_storage -> llama_index.core.VectorStoreIndex
  llama_index.core.VectorStoreIndex.from_documents -> llama_index.core.VectorStoreIndex
  llama_index.core.SummaryIndex < llama_index.core.VectorStoreIndex
  llama_index.core.KnowledgeGraphIndex < llama_index.core.VectorStoreIndex
  llama_index.core.PropertyGraphIndex < llama_index.core.VectorStoreIndex
  llama_index.core.DocumentSummaryIndex < llama_index.core.VectorStoreIndex
  llama_index.core.SummaryIndex.from_documents -> llama_index.core.SummaryIndex
  llama_index.core.KnowledgeGraphIndex.from_documents -> llama_index.core.KnowledgeGraphIndex
  llama_index.core.PropertyGraphIndex.from_documents -> llama_index.core.PropertyGraphIndex
  llama_index.core.DocumentSummaryIndex.from_documents -> llama_index.core.DocumentSummaryIndex
  llama_index.llms.openai.OpenAI < llama_index.core.llms.LLM
  llama_index.llms.azure_openai.AzureOpenAI < llama_index.core.llms.LLM
  llama_index.llms.anthropic.Anthropic < llama_index.core.llms.LLM
  llama_index.llms.ollama.Ollama < llama_index.core.llms.LLM
  llama_index.llms.gemini.Gemini < llama_index.core.llms.LLM
  llama_index.llms.google_genai.GoogleGenAI < llama_index.core.llms.LLM
  llama_index.llms.groq.Groq < llama_index.core.llms.LLM
  llama_index.llms.bedrock.Bedrock < llama_index.core.llms.LLM
  llama_index.llms.bedrock_converse.BedrockConverse < llama_index.core.llms.LLM
  llama_index.llms.mistralai.MistralAI < llama_index.core.llms.LLM
  llama_index.llms.openai_like.OpenAILike < llama_index.core.llms.LLM
  llama_index.embeddings.openai.OpenAIEmbedding < llama_index.core.embeddings.BaseEmbedding
  llama_index.embeddings.azure_openai.AzureOpenAIEmbedding < llama_index.core.embeddings.BaseEmbedding
  llama_index.embeddings.huggingface.HuggingFaceEmbedding < llama_index.core.embeddings.BaseEmbedding
  llama_index.embeddings.ollama.OllamaEmbedding < llama_index.core.embeddings.BaseEmbedding
  llama_index.embeddings.cohere.CohereEmbedding < llama_index.core.embeddings.BaseEmbedding
# vertexai
network certain unbounded: generate_content_async
  vertexai.generative_models.GenerativeModel: generate_content count_tokens compute_tokens -start_chat>vertexai.generative_models.ChatSession
network certain unbounded: send_message_async
  vertexai.generative_models.ChatSession: send_message
# volcenginesdkarkruntime
network certain unbounded: volcenginesdkarkruntime.AsyncArk
  volcenginesdkarkruntime.Ark: **
# voyageai
network certain unbounded: voyageai.AsyncClient
  voyageai.Client: embed contextualized_embed rerank multimodal_embed
# zhipuai
network certain unbounded: asyncio.to_thread
  zhipuai.ZhipuAI: **
`;
