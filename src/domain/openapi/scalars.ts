import { bare, type JsonObject, type WireType } from "./wire.ts";

/**
 * Types of the standard library and of Pydantic that are one JSON value: canonical names, then the schema, then the schema of
 * the output where it differs.
 */
const STRING = { type: "string" } as const;

function formatted(format: string): JsonObject {
  return { type: "string", format };
}

const INPUT: Readonly<Record<string, JsonObject>> = {
  "builtins.str": STRING,
  "builtins.int": { type: "integer" },
  "builtins.float": { type: "number" },
  "builtins.complex": STRING,
  "builtins.bool": { type: "boolean" },
  "builtins.bytes": formatted("binary"),
  "datetime.datetime": formatted("date-time"),
  "datetime.date": formatted("date"),
  "datetime.time": formatted("time"),
  "datetime.timedelta": formatted("duration"),
  "uuid.UUID": formatted("uuid"),
  "pathlib.Path": formatted("path"),
  "pathlib.PurePath": formatted("path"),
  "pathlib.PosixPath": formatted("path"),
  "decimal.Decimal": { anyOf: [{ type: "number" }, STRING] },
  "fractions.Fraction": STRING,
  "ipaddress.IPv4Address": formatted("ipv4"),
  "ipaddress.IPv6Address": formatted("ipv6"),
  "ipaddress.IPv4Network": formatted("ipv4network"),
  "ipaddress.IPv6Network": formatted("ipv6network"),
  "typing.LiteralString": STRING,
  "typing.Pattern": formatted("regex"),
  "re.Pattern": formatted("regex"),
  "fastapi.UploadFile": formatted("binary"),
  "starlette.datastructures.UploadFile": formatted("binary"),
  "pydantic_extra_types.color.Color": formatted("color"),
};

const OUTPUT: Readonly<Record<string, JsonObject>> = {
  "decimal.Decimal": STRING,
  "pydantic.ByteSize": { type: "integer", minimum: 0 },
  "pydantic.types.ByteSize": { type: "integer", minimum: 0 },
};

/** Addresses are texts that are not empty; those of the web have a greatest length as well. */
const URI: JsonObject = { type: "string", minLength: 1, format: "uri" };
const WEB_URI: JsonObject = { type: "string", maxLength: 2083, minLength: 1, format: "uri" };

/** Pydantic's own types by their last name: the module that exports them changed between versions. */
const PYDANTIC: Readonly<Record<string, JsonObject>> = {
  EmailStr: formatted("email"),
  NameEmail: formatted("name-email"),
  SecretStr: { type: "string", format: "password", writeOnly: true },
  SecretBytes: { type: "string", format: "password", writeOnly: true },
  StrictStr: STRING,
  StrictInt: { type: "integer" },
  StrictFloat: { type: "number" },
  StrictBool: { type: "boolean" },
  StrictBytes: formatted("binary"),
  PositiveInt: { type: "integer", exclusiveMinimum: 0 },
  NegativeInt: { type: "integer", exclusiveMaximum: 0 },
  NonNegativeInt: { type: "integer", minimum: 0 },
  NonPositiveInt: { type: "integer", maximum: 0 },
  PositiveFloat: { type: "number", exclusiveMinimum: 0 },
  NegativeFloat: { type: "number", exclusiveMaximum: 0 },
  NonNegativeFloat: { type: "number", minimum: 0 },
  NonPositiveFloat: { type: "number", maximum: 0 },
  FiniteFloat: { type: "number" },
  UUID1: formatted("uuid1"),
  UUID3: formatted("uuid3"),
  UUID4: formatted("uuid4"),
  UUID5: formatted("uuid5"),
  FilePath: formatted("file-path"),
  DirectoryPath: formatted("directory-path"),
  NewPath: formatted("path"),
  PastDate: formatted("date"),
  FutureDate: formatted("date"),
  AwareDatetime: formatted("date-time"),
  NaiveDatetime: formatted("date-time"),
  PastDatetime: formatted("date-time"),
  FutureDatetime: formatted("date-time"),
  AnyUrl: URI,
  AnyHttpUrl: URI,
  HttpUrl: WEB_URI,
  FileUrl: URI,
  WebsocketUrl: WEB_URI,
  AnyWebsocketUrl: URI,
  FtpUrl: URI,
  PostgresDsn: URI,
  RedisDsn: URI,
  AmqpDsn: URI,
  MongoDsn: URI,
  IPvAnyAddress: formatted("ipvanyaddress"),
  IPvAnyInterface: formatted("ipvanyinterface"),
  IPvAnyNetwork: formatted("ipvanynetwork"),
  ByteSize: {
    anyOf: [
      { type: "string", pattern: "^\\s*(\\d*\\.?\\d+)\\s*(\\w+)?" },
      { type: "integer", minimum: 0 },
    ],
  },
  Base64Bytes: formatted("base64"),
  Base64EncodedBytes: formatted("base64"),
  Base64UrlBytes: formatted("base64url"),
  Base64Str: formatted("base64"),
  Base64UrlStr: formatted("base64url"),
  Color: formatted("color"),
  PaymentCardNumber: STRING,
  ImportString: STRING,
};

const OBJECT_ID: JsonObject = { type: "string", maxLength: 24, minLength: 24 };

/** Values of other libraries, by module and name; what lists countries, languages, currencies or time zones is a text here. */
const LIBRARIES: Readonly<Record<string, JsonObject>> = {
  "beanie.PydanticObjectId": { ...OBJECT_ID, pattern: "^[0-9a-f]{24}$", example: "5eb7cf5a86d9755df3a6c593" },
  "odmantic.ObjectId": STRING,
  "ulid.ULID": STRING,
  "pydantic_extra_types.coordinate.Latitude": { anyOf: [{ type: "number", minimum: -90, maximum: 90 }, STRING] },
  "pydantic_extra_types.coordinate.Longitude": { anyOf: [{ type: "number", minimum: -180, maximum: 180 }, STRING] },
  "pydantic_extra_types.country.CountryAlpha2": { type: "string", pattern: "^\\w{2}$" },
  "pydantic_extra_types.country.CountryAlpha3": { type: "string", pattern: "^\\w{3}$" },
  "pydantic_extra_types.country.CountryNumericCode": { type: "string", pattern: "^[0-9]{3}$" },
  "pydantic_extra_types.country.CountryShortName": STRING,
  "pydantic_extra_types.cron.CronStr": STRING,
  "pydantic_extra_types.currency_code.Currency": STRING,
  "pydantic_extra_types.currency_code.ISO4217": STRING,
  "pydantic_extra_types.domain.DomainStr": STRING,
  "pydantic_extra_types.epoch.Integer": { type: "integer", format: "date-time" },
  "pydantic_extra_types.epoch.Number": { type: "number", format: "date-time" },
  "pydantic_extra_types.isbn.ISBN": STRING,
  "pydantic_extra_types.language_code.ISO639_3": STRING,
  "pydantic_extra_types.language_code.ISO639_5": STRING,
  "pydantic_extra_types.language_code.LanguageAlpha2": { type: "string", pattern: "^\\w{2}$" },
  "pydantic_extra_types.language_code.LanguageName": STRING,
  "pydantic_extra_types.mac_address.MacAddress": STRING,
  "pydantic_extra_types.mongo_object_id.MongoObjectId": OBJECT_ID,
  "pydantic_extra_types.payment.PaymentCardNumber": { type: "string", maxLength: 19, minLength: 12 },
  "pydantic_extra_types.pendulum_dt.Date": formatted("date"),
  "pydantic_extra_types.pendulum_dt.DateTime": formatted("date-time"),
  "pydantic_extra_types.pendulum_dt.Duration": formatted("duration"),
  "pydantic_extra_types.pendulum_dt.Time": formatted("time"),
  "pydantic_extra_types.phone_numbers.PhoneNumber": formatted("phone"),
  "pydantic_extra_types.routing_number.ABARoutingNumber": { type: "string", maxLength: 9, minLength: 9 },
  "pydantic_extra_types.s3.S3Path": STRING,
  "pydantic_extra_types.semantic_version.SemanticVersion": STRING,
  "pydantic_extra_types.timezone_name.TimeZoneName": STRING,
  "pydantic_extra_types.ulid.ULID": STRING,
};

/** The scalar that a name outside the project means; undefined where it means none. */
export function scalarOf(name: string): WireType | undefined {
  const last = name.slice(name.lastIndexOf(".") + 1);
  const input = INPUT[name] ?? LIBRARIES[exported(name)] ?? (/^pydantic(_extra_types)?\b/.test(name) ? PYDANTIC[last] : undefined);
  return input === undefined ? undefined : { kind: "scalar", name, input, output: OUTPUT[name] ?? input };
}

/** The name by which a library exports what one of its inner modules defines. */
function exported(name: string): string {
  return name.replace(/^(beanie|odmantic)\..*\.(\w+)$/, "$1.$2");
}

/** A scalar that a builtin of that name is. */
export function builtin(name: string): WireType {
  return scalarOf(`builtins.${name}`) ?? { kind: "open", reason: name };
}

/** A scalar as Pydantic 1 writes it. */
export function firstScalar(schema: JsonObject, name: string): JsonObject {
  if (name === "decimal.Decimal") return { type: "number" };
  if (name === "datetime.timedelta") return { type: "number", format: "time-delta" };
  return schema.format === "uri" && !("maxLength" in schema) ? { ...schema, maxLength: 65536 } : schema;
}

/** Containers: canonical names without type arguments. */
export const ARRAYS: Readonly<Record<string, "array" | "set">> = {
  "builtins.list": "array",
  "builtins.set": "set",
  "builtins.frozenset": "set",
  "typing.List": "array",
  "typing.Sequence": "array",
  "typing.MutableSequence": "array",
  "typing.Iterable": "array",
  "typing.Collection": "array",
  "typing.Set": "set",
  "typing.AbstractSet": "set",
  "typing.MutableSet": "set",
  "typing.FrozenSet": "set",
  "typing.Deque": "array",
  "typing.Generator": "array",
  "collections.deque": "array",
  "collections.abc.Sequence": "array",
  "collections.abc.MutableSequence": "array",
  "collections.abc.Iterable": "array",
  "collections.abc.Collection": "array",
  "collections.abc.Set": "set",
  "collections.abc.MutableSet": "set",
};

export const MAPS: ReadonlySet<string> = new Set([
  "builtins.dict",
  "typing.Dict",
  "typing.Mapping",
  "typing.MutableMapping",
  "typing.DefaultDict",
  "typing.OrderedDict",
  "collections.defaultdict",
  "collections.OrderedDict",
  "collections.abc.Mapping",
  "collections.abc.MutableMapping",
]);

/** What each of Pydantic's types that are `Annotated` is without its metadata. */
const UNANNOTATED: readonly (readonly [RegExp, string])[] = [
  [/^(Positive|Negative|NonNegative|NonPositive|Strict)Int$/, "builtins.int"],
  [/^(Positive|Negative|NonNegative|NonPositive|Strict|Finite)Float$/, "builtins.float"],
  [/^Strict(Str)$|^Base64(Url)?Str$/, "builtins.str"],
  [/^StrictBool$/, "builtins.bool"],
  [/^StrictBytes$|^Base64(Url|Encoded)?Bytes$/, "builtins.bytes"],
  [/^UUID\d$/, "uuid.UUID"],
  [/^(FilePath|DirectoryPath|NewPath)$/, "pathlib.Path"],
];

/** A type without what `Annotated` says of it. */
export function unannotated(type: WireType): WireType {
  const inner = bare(type);
  if (inner.kind === "json") return inner.inner.kind === "any" ? inner : inner.inner;
  if (inner.kind !== "scalar" || !inner.name.startsWith("pydantic.")) return inner;
  const last = inner.name.slice(inner.name.lastIndexOf(".") + 1);
  const name = UNANNOTATED.find(([pattern]) => pattern.test(last))?.[1];
  return name === undefined ? inner : (scalarOf(name) ?? inner);
}
