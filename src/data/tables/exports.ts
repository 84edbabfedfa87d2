/** The names that `from module import *` gives of libraries that are often imported so, by module: continued lines are indented. */
export const EXPORTS = `
fastapi: APIRouter BackgroundTasks Body Cookie Depends FastAPI File Form HTTPException Header Path Query Request Response Security
  UploadFile WebSocket WebSocketDisconnect WebSocketException status
fastapi.responses: FileResponse HTMLResponse JSONResponse ORJSONResponse PlainTextResponse RedirectResponse Response StreamingResponse
  UJSONResponse
fastapi.security: APIKeyCookie APIKeyHeader APIKeyQuery HTTPAuthorizationCredentials HTTPBasic HTTPBasicCredentials HTTPBearer
  HTTPDigest OAuth2 OAuth2AuthorizationCodeBearer OAuth2PasswordBearer OAuth2PasswordRequestForm OAuth2PasswordRequestFormStrict
  OpenIdConnect SecurityScopes
pydantic: AfterValidator AliasChoices AliasGenerator AliasPath AllowInfNan AmqpDsn AnyHttpUrl AnyUrl AnyWebsocketUrl AwareDatetime
  Base64Bytes Base64Encoder Base64Str Base64UrlBytes Base64UrlStr BaseConfig BaseModel BaseSettings BeforeValidator ByteSize
  ClickHouseDsn CockroachDsn ConfigDict DirectoryPath Discriminator EmailStr EncodedBytes EncodedStr EncoderProtocol Extra FailFast
  Field FieldSerializationInfo FilePath FileUrl FiniteFloat FtpUrl FutureDate FutureDatetime GetCoreSchemaHandler GetJsonSchemaHandler
  GetPydanticSchema HttpUrl IPvAnyAddress IPvAnyInterface IPvAnyNetwork ImportString InstanceOf Json JsonValue KafkaDsn MISSING
  MariaDBDsn ModelWrapValidatorHandler MongoDsn MySQLDsn NaiveDatetime NameEmail NatsDsn NegativeFloat NegativeInt NewPath
  NonNegativeFloat NonNegativeInt NonPositiveFloat NonPositiveInt OnErrorOmit PastDate PastDatetime PaymentCardNumber PlainSerializer
  PlainValidator PositiveFloat PositiveInt PostgresDsn PrivateAttr PydanticDeprecatedSince20 PydanticDeprecatedSince210
  PydanticDeprecatedSince211 PydanticDeprecatedSince212 PydanticDeprecatedSince214 PydanticDeprecatedSince26 PydanticDeprecatedSince29
  PydanticDeprecationWarning PydanticErrorCodes PydanticExperimentalWarning PydanticForbiddenQualifier PydanticImportError
  PydanticInvalidForJsonSchema PydanticSchemaGenerationError PydanticUndefinedAnnotation PydanticUserError RedisDsn Required RootModel
  Secret SecretBytes SecretStr SerializationInfo SerializeAsAny SerializerFunctionWrapHandler SkipValidation SnowflakeDsn SocketPath
  Strict StrictBool StrictBytes StrictFloat StrictInt StrictStr StringConstraints Tag TypeAdapter UUID1 UUID3 UUID4 UUID5 UUID6 UUID7
  UUID8 UrlConstraints VERSION ValidateAs ValidationError ValidationInfo ValidatorFunctionWrapHandler WebsocketUrl WithJsonSchema
  WrapSerializer WrapValidator computed_field conbytes condate condecimal confloat confrozenset conint conlist conset constr
  create_model field_serializer field_validator model_serializer model_validator parse_obj_as root_validator schema_json_of schema_of
  validate_call validate_email validator with_config
sqlmodel: ARRAY AutoString BIGINT BINARY BLANK_SCHEMA BLOB BOOLEAN BigInteger Boolean CHAR CLOB CheckConstraint Column ColumnDefault
  Computed Constraint DATE DATETIME DDL DECIMAL DOUBLE DOUBLE_PRECISION Date DateTime DefaultClause Discriminator Double Enum FLOAT
  FetchedValue Field Float ForeignKey ForeignKeyConstraint INT INTEGER Identity Index Integer Interval JSON LABEL_STYLE_DEFAULT
  LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL LargeBinary MetaData NCHAR NUMERIC NVARCHAR Numeric
  PickleType PrimaryKeyConstraint QueuePool REAL Relationship SMALLINT SQLModel Session SmallInteger StaticPool String TEXT TIME
  TIMESTAMP Table Tag Text Time TupleType TypeDecorator UTCDateTime UUID Unicode UnicodeText UniqueConstraint Uuid VARBINARY VARCHAR
  alias all_ and_ any_ asc between bindparam case col collate column create_engine create_mock_engine delete desc distinct
  engine_from_config except_ except_all exists extract false func funcfilter insert inspect intersect intersect_all join lambda_stmt
  lateral literal literal_column modifier not_ null nulls_first nulls_last nullsfirst nullslast or_ outerjoin outparam over select table
  tablesample text true tuple_ type_coerce union union_all update values within_group
sqlalchemy: ARRAY AdaptedConnection AggregateOrderBy Alias AliasedReturnsRows AssertionPool AsyncAdaptedQueuePool BIGINT BINARY
  BLANK_SCHEMA BLOB BOOLEAN BigInteger BinaryExpression BindParameter BindTyping Boolean BooleanClauseList CHAR CLOB CTE Case Cast
  CheckConstraint CheckFirst ChunkedIteratorResult ClauseElement ClauseList CollectionAggregate Column ColumnClause ColumnCollection
  ColumnDefault ColumnElement ColumnExpressionArgument ColumnOperators Compiled CompoundSelect Computed Connection Constraint
  CreateEnginePlugin CreateTable CreateTableAs CreateView CursorResult DATE DATETIME DDL DDLElement DECIMAL DOUBLE DOUBLE_PRECISION Date
  DateTime DefaultClause Delete Dialect Double DropTable DropView Engine Enum ExceptionContext Executable ExecutableDDLElement
  ExecutionContext Exists Extract FLOAT False_ FetchedValue Float ForeignKey ForeignKeyConstraint ForeignKeyTarget FrameClause
  FrameClauseType FromClause FromGrouping FrozenResult Function FunctionElement FunctionFilter GenerativeSelect Grouping INT INTEGER
  Identity Index Insert Inspector Integer Interval IteratorResult JSON Join LABEL_STYLE_DEFAULT LABEL_STYLE_DISAMBIGUATE_ONLY
  LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL Label LambdaElement LargeBinary Lateral MappingResult MergedResult MetaData NCHAR
  NUMERIC NVARCHAR Named NestedTransaction NotNullable Null NullPool Nullable Numeric NumericCommon OrderByList Over PickleType Pool
  PoolProxiedConnection PoolResetState PrimaryKeyConstraint QueuePool REAL ReleaseSavepointClause Result ResultProxy ReturnsRows
  RollbackToSavepointClause RootTransaction Row RowMapping SMALLINT SQLColumnExpression SavepointClause ScalarResult ScalarSelect Select
  SelectBase SelectLabelStyle Selectable SingletonThreadPool SmallInteger StatementLambdaElement StaticPool String Subquery TEXT TIME
  TIMESTAMP TString Table TableClause TableSample TableValuedAlias TableValuedColumn Text TextAsFrom TextClause TextualSelect Time
  Transaction True_ TryCast TupleType TwoPhaseTransaction TypeClause TypeCoerce TypeDecorator TypedColumns URL UUID UnaryExpression
  Unicode UnicodeText UniqueConstraint Update UpdateBase Uuid VARBINARY VARCHAR Values ValuesBase Visitable WithinGroup
  aggregate_order_by alias all_ and_ annotations any_ asc between bindparam bitwise_not case cast collate column create_engine
  create_mock_engine create_pool_from_url cte custom_op delete desc distinct engine_from_config except_ except_all exists extract false
  from_dml_column func funcfilter insert insert_sentinel inspect intersect intersect_all join label lambda_stmt lateral literal
  literal_column make_url modifier not_ null nulls_first nulls_last nullsfirst nullslast or_ outerjoin outparam over quoted_name
  result_tuple select table tablesample text true try_cast tstring tuple_ type_coerce union union_all update values within_group
sqlalchemy.orm: AliasOption AppenderQuery AttributeEventToken AttributeEvents AttributeState Bundle CascadeOptions ClassManager
  ColumnProperty Composite CompositeProperty DeclarativeBase DeclarativeBaseNoMeta DeclarativeMeta DictBundle DynamicMapped EXT_CONTINUE
  EXT_SKIP EXT_STOP FromStatement IdentityMap InspectionAttr InspectionAttrExtensionType InspectionAttrInfo InstanceEvents InstanceState
  InstrumentationEvents InstrumentedAttribute KeyFuncDict Load LoaderCallableStatus LoaderCriteriaOption MANYTOMANY MANYTOONE Mapped
  MappedAsDataclass MappedClassProtocol MappedCollection MappedColumn MappedSQLExpression Mapper MapperEvents MapperProperty NO_KEY
  NO_VALUE NotExtension ONETOMANY ORMDescriptor ORMExecuteState PassiveFlag PropComparator Query QueryContext QueryEvents
  QueryPropertyDescriptor QueryableAttribute RegistryEvents Relationship RelationshipDirection RelationshipProperty SQLORMExpression
  Session SessionEvents SessionTransaction SessionTransactionOrigin Synonym SynonymProperty TypeResolve UOWTransaction Unmapped
  UserDefinedOption WriteOnlyCollection WriteOnlyMapped add_mapped_attribute aliased annotations as_declarative as_typed_table
  attribute_keyed_dict attribute_mapped_collection backref class_mapper clear_mappers close_all_sessions column_keyed_dict
  column_mapped_collection column_property composite configure_mappers contains_alias contains_eager create_session declarative_base
  declarative_mixin declared_attr defaultload defer deferred dynamic_loader foreign has_inherited_table immediateload join joinedload
  keyfunc_mapping lazyload load_only make_transient make_transient_to_detached mapped_as_dataclass mapped_collection mapped_column
  mapper merge_frozen_result merge_result noload object_mapper object_session orm_insert_sentinel outerjoin polymorphic_union
  query_expression raiseload reconstructor registry relationship remote scoped_session selectin_polymorphic selectinload sessionmaker
  subqueryload synonym synonym_for undefer undefer_group unmapped_column unmapped_dataclass validates was_deleted with_expression
  with_loader_criteria with_parent with_polymorphic
sqlalchemy.types: ARRAY BIGINT BINARY BLOB BOOLEAN BigInteger Boolean CHAR CLOB Concatenable DATE DATETIME DECIMAL DOUBLE
  DOUBLE_PRECISION Date DateTime Double Enum ExternalType FLOAT Float INT INTEGER Indexable Integer Interval JSON LargeBinary MatchType
  NCHAR NULLTYPE NUMERIC NVARCHAR NullType Numeric NumericCommon OperatorClass PickleType REAL SMALLINT STRINGTYPE SchemaType
  SmallInteger String TEXT TIME TIMESTAMP Text Time TupleType TypeDecorator TypeEngine UUID Unicode UnicodeText UserDefinedType Uuid
  VARBINARY VARCHAR Variant adapt_type annotations to_instance
sqlalchemy.dialects.postgresql: ARRAY All BIGINT BIT BOOLEAN BYTEA BitString CHAR CIDR CITEXT CreateDomainType CreateEnumType DATE
  DATEMULTIRANGE DATERANGE DOMAIN DOUBLE_PRECISION DropDomainType DropEnumType ENUM ExcludeConstraint FLOAT HSTORE INET INT4MULTIRANGE
  INT4RANGE INT8MULTIRANGE INT8RANGE INTEGER INTERVAL Insert JSON JSONB JSONPATH MACADDR MACADDR8 MONEY NUMERIC NUMMULTIRANGE NUMRANGE
  NamedType OID REAL REGCLASS REGCONFIG Range SMALLINT TEXT TIME TIMESTAMP TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE
  TSVECTOR UUID VARCHAR aggregate_order_by array array_agg dialect distinct_on hstore insert
sqlalchemy.ext.asyncio: AsyncAttrs AsyncConnection AsyncEngine AsyncMappingResult AsyncResult AsyncScalarResult AsyncSession
  AsyncSessionTransaction AsyncTransaction AsyncTupleResult async_engine_from_config async_object_session async_scoped_session
  async_session async_sessionmaker close_all_sessions create_async_engine create_async_pool_from_url
typing: AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString
  Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Final ForwardRef
  FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView List Literal LiteralString Mapping MappingView Match
  MutableMapping MutableSequence MutableSet NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs
  ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat
  SupportsIndex SupportsInt SupportsRound TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union
  Unpack ValuesView assert_never assert_type cast clear_overloads dataclass_transform final get_args get_origin get_overloads
  get_type_hints is_typeddict no_type_check no_type_check_decorator overload reveal_type runtime_checkable
typing_extensions: AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO
  ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Doc
  Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView List Literal LiteralString Mapping
  MappingView Match MutableMapping MutableSequence MutableSet NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict
  ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs SupportsBytes
  SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeAliasType
  TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast clear_overloads dataclass_transform
  deprecated final get_args get_origin get_overloads get_type_hints is_typeddict no_type_check no_type_check_decorator overload override
  reveal_type runtime_checkable
datetime: UTC date datetime time timedelta timezone tzinfo
enum: Enum Flag IntEnum IntFlag StrEnum auto unique
decimal: Decimal
dataclasses: asdict astuple dataclass field fields replace
`;
