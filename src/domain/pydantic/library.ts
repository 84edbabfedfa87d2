/** A Pydantic model that a library exports. */
export interface LibraryModel {
  readonly bases: readonly string[];
  readonly fields: readonly { readonly name: string; readonly required: boolean }[];
  readonly fromAttributes: boolean;
}

/**
 * Models of libraries that applications derive their schemas from: name, base, fields (`?` not required), `+orm` where they
 * read attributes. Libraries' own base classes that declare nothing stand here so that what derives from them is known.
 */
const MODELS = `
pydantic.BaseModel -
pydantic.RootModel pydantic.BaseModel root
pydantic.generics.GenericModel pydantic.BaseModel
pydantic_settings.BaseSettings pydantic.BaseModel
sqlmodel.SQLModel pydantic.BaseModel +orm
fastapi_users.schemas.CreateUpdateDictModel pydantic.BaseModel
fastapi_users.schemas.BaseUser fastapi_users.schemas.CreateUpdateDictModel id email is_active? is_superuser? is_verified? +orm
fastapi_users.schemas.BaseUserCreate fastapi_users.schemas.CreateUpdateDictModel email password is_active? is_superuser? is_verified?
fastapi_users.schemas.BaseUserUpdate fastapi_users.schemas.CreateUpdateDictModel password? email? is_active? is_superuser? is_verified?
fastapi_users.schemas.BaseOAuthAccount pydantic.BaseModel id oauth_name access_token expires_at? refresh_token? account_id account_email +orm
fastapi_users.schemas.BaseOAuthAccountMixin pydantic.BaseModel oauth_accounts?
beanie.Document pydantic.BaseModel id? revision_id?
beanie.odm.documents.Document beanie.Document
fastapi_users_db_beanie.BeanieBaseUser pydantic.BaseModel email hashed_password is_active? is_superuser? is_verified?
fastapi_users.db.BeanieBaseUser fastapi_users_db_beanie.BeanieBaseUser
fastapi_users_db_beanie.BeanieBaseUserDocument fastapi_users_db_beanie.BeanieBaseUser
fastapi_users_db_beanie.BaseOAuthAccount pydantic.BaseModel id? oauth_name access_token account_id account_email expires_at? refresh_token?
fastapi_users.db.BaseOAuthAccount fastapi_users_db_beanie.BaseOAuthAccount
fastapi_utils.api_model.APIModel pydantic.BaseModel +orm
fastapi_restful.api_model.APIModel pydantic.BaseModel +orm
fastapi_camelcase.CamelModel pydantic.BaseModel
fastapi_filter.base.filter.BaseFilterModel pydantic.BaseModel
fastapi_filter.contrib.sqlalchemy.Filter pydantic.BaseModel
fastapi_filter.contrib.sqlalchemy.filter.Filter pydantic.BaseModel
fastapi_mail.ConnectionConfig pydantic_settings.BaseSettings
fastapi.security.HTTPAuthorizationCredentials pydantic.BaseModel scheme credentials
fastapi.security.HTTPBasicCredentials pydantic.BaseModel username password
fastapi_sso.sso.base.OpenID pydantic.BaseModel id? email? first_name? last_name? display_name? picture? provider?
openai.BaseModel pydantic.BaseModel
openai._models.BaseModel pydantic.BaseModel
openai.types.completion_usage.CompletionUsage openai._models.BaseModel completion_tokens prompt_tokens total_tokens completion_tokens_details? prompt_tokens_details?
openai.types.embedding.Embedding openai._models.BaseModel embedding index object
openai.types.Embedding openai.types.embedding.Embedding
openai.types.create_embedding_response.CreateEmbeddingResponse openai._models.BaseModel data model object usage
openai.types.CreateEmbeddingResponse openai.types.create_embedding_response.CreateEmbeddingResponse
openai.types.completion.Completion openai._models.BaseModel id choices created model object system_fingerprint? usage?
openai.types.Completion openai.types.completion.Completion
openai.types.completion_choice.CompletionChoice openai._models.BaseModel finish_reason index logprobs? text
openai.types.CompletionChoice openai.types.completion_choice.CompletionChoice
openai.types.model.Model openai._models.BaseModel id created object owned_by shutdown_date?
openai.types.Model openai.types.model.Model
openai.types.chat.chat_completion_chunk.ChatCompletionChunk openai._models.BaseModel id choices created model object moderation? obfuscation? service_tier? system_fingerprint? usage?
openai.types.chat.chat_completion.ChatCompletion openai._models.BaseModel id choices created model object metadata? moderation? service_tier? system_fingerprint? usage?
openai.types.chat.chat_completion_message.ChatCompletionMessage openai._models.BaseModel content? refusal? role annotations? audio? function_call? tool_calls?
anthropic.BaseModel pydantic.BaseModel
anthropic._models.BaseModel pydantic.BaseModel
langchain_core.load.serializable.Serializable pydantic.BaseModel
langchain_core.runnables.RunnableSerializable langchain_core.load.serializable.Serializable name?
langchain_core.runnables.base.RunnableSerializable langchain_core.load.serializable.Serializable name?
langchain_core.retrievers.BaseRetriever langchain_core.runnables.RunnableSerializable tags? metadata?
langchain_core.documents.BaseDocumentCompressor pydantic.BaseModel
langchain_core.documents.compressor.BaseDocumentCompressor pydantic.BaseModel
mcp.types.BaseMetadata pydantic.BaseModel name title?
mcp.types.Tool mcp.types.BaseMetadata description? inputSchema outputSchema? icons? annotations? meta? execution?
mcp.Tool mcp.types.Tool
pydantic_forms.core.FormPage pydantic.BaseModel
pydantic_forms.core.shared.FormPage pydantic.BaseModel
mcp.shared.auth.OAuthToken pydantic.BaseModel access_token token_type? expires_in? scope? refresh_token?
mcp.shared.auth.OAuthClientMetadataBase pydantic.BaseModel response_types? scope? client_name? client_uri? logo_uri? contacts? tos_uri? policy_uri? jwks_uri? jwks? software_id? software_version?
dataclasses_avroschema.pydantic.AvroBaseModel pydantic.BaseModel
safir.metrics.EventPayload dataclasses_avroschema.pydantic.AvroBaseModel
safir.pydantic.CamelCaseModel pydantic.BaseModel
safir.metadata.Metadata pydantic.BaseModel name version description? repository_url? documentation_url?
odmantic.Model pydantic.BaseModel id?
odmantic.EmbeddedModel pydantic.BaseModel
pydantic_xml.BaseXmlModel pydantic.BaseModel
mcp.shared.auth.OAuthClientMetadata mcp.shared.auth.OAuthClientMetadataBase redirect_uris token_endpoint_auth_method? grant_types? application_type?
`;

const LIBRARY = parse(MODELS);

/** The model of a library under its canonical name; undefined for anything else. */
export function libraryModel(name: string): LibraryModel | undefined {
  return LIBRARY.get(name);
}

function parse(table: string): ReadonlyMap<string, LibraryModel> {
  const models = new Map<string, LibraryModel>();
  for (const line of table.trim().split("\n")) {
    const [name = "", base = "-", ...rest] = line.split(" ");
    const fields = rest.filter((word) => word !== "+orm").map((word) => ({ name: word.replace("?", ""), required: !word.endsWith("?") }));
    models.set(name, { bases: base === "-" ? [] : [base], fields, fromAttributes: rest.includes("+orm") });
  }
  return models;
}
