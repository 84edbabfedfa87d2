import type { ClassSymbol } from "../../link/symbols.ts";
import { placeOf } from "../pydantic/fields.ts";
import { EMPTY_COLUMN } from "./columns.ts";
import type { ColumnPart } from "./drafts.ts";
/** A column that a library's mixin declares. */
export interface LibraryColumn {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  readonly foreignKey: string | null;
}

/** What a library's mixin or base class adds to the classes below it. */
export interface LibraryMixin {
  readonly bases: readonly string[];
  readonly columns: readonly LibraryColumn[];
  /** A declarative base of its own; `snake`: names tables after their classes. */
  readonly declarative: boolean;
  readonly snake: boolean;
  /** Names tables after their classes as Flask-SQLAlchemy does. */
  readonly flask: boolean;
  readonly table: string | null;
}

/**
 * Mixins: name, bases, then columns as `name:Type` (`key=name:Type` where the attribute is called otherwise) with `!` primary key, `?` nullable, `*` unique, `+` index, `>table.column`
 * foreign key; `@base` for a declarative base, `@snake` and `@flask` for table names in snake case, `=name` for a table name.
 */
const MIXINS = `
fastapi_users_db_sqlalchemy.SQLAlchemyBaseUserTable - email:String(320)*+ hashed_password:String(1024) is_active:Boolean is_superuser:Boolean is_verified:Boolean =user
fastapi_users_db_sqlalchemy.SQLAlchemyBaseUserTableUUID fastapi_users_db_sqlalchemy.SQLAlchemyBaseUserTable id:GUID!
fastapi_users_db_sqlalchemy.SQLAlchemyBaseOAuthAccountTable - oauth_name:String(100)+ access_token:String(1024) expires_at:Integer? refresh_token:String(1024)? account_id:String(320)+ account_email:String(320) =oauth_account
fastapi_users_db_sqlalchemy.SQLAlchemyBaseOAuthAccountTableUUID fastapi_users_db_sqlalchemy.SQLAlchemyBaseOAuthAccountTable id:GUID! user_id:GUID>user.id
fastapi_users_db_sqlalchemy.access_token.SQLAlchemyBaseAccessTokenTable - token:String(43)! created_at:TIMESTAMPAware+ =accesstoken
fastapi_users_db_sqlalchemy.access_token.SQLAlchemyBaseAccessTokenTableUUID fastapi_users_db_sqlalchemy.access_token.SQLAlchemyBaseAccessTokenTable user_id:GUID>user.id
advanced_alchemy.mixins.AuditColumns - created_at:DateTimeUTC updated_at:DateTimeUTC
advanced_alchemy.mixins.SentinelMixin - _sentinel=sa_orm_sentinel:Integer?
advanced_alchemy.mixins.UUIDPrimaryKey advanced_alchemy.mixins.SentinelMixin id:GUID!
advanced_alchemy.mixins.UUIDv6PrimaryKey advanced_alchemy.mixins.SentinelMixin id:GUID!
advanced_alchemy.mixins.UUIDv7PrimaryKey advanced_alchemy.mixins.SentinelMixin id:GUID!
advanced_alchemy.mixins.NanoIDPrimaryKey advanced_alchemy.mixins.SentinelMixin id:String!
advanced_alchemy.mixins.BigIntPrimaryKey - id:BigInteger!
advanced_alchemy.mixins.IdentityPrimaryKey - id:BigInteger!
advanced_alchemy.mixins.UniqueMixin -
advanced_alchemy.mixins.SlugKey - slug:String(100)*
advanced_alchemy.base.CommonTableAttributes - @snake
advanced_alchemy.base.AdvancedDeclarativeBase - @base
advanced_alchemy.base.DefaultBase advanced_alchemy.base.CommonTableAttributes @base
advanced_alchemy.base.UUIDBase advanced_alchemy.base.DefaultBase,advanced_alchemy.mixins.UUIDPrimaryKey
advanced_alchemy.base.UUIDAuditBase advanced_alchemy.base.UUIDBase,advanced_alchemy.mixins.AuditColumns
advanced_alchemy.base.UUIDv6Base advanced_alchemy.base.DefaultBase,advanced_alchemy.mixins.UUIDv6PrimaryKey
advanced_alchemy.base.UUIDv6AuditBase advanced_alchemy.base.UUIDv6Base,advanced_alchemy.mixins.AuditColumns
advanced_alchemy.base.UUIDv7Base advanced_alchemy.base.DefaultBase,advanced_alchemy.mixins.UUIDv7PrimaryKey
advanced_alchemy.base.UUIDv7AuditBase advanced_alchemy.base.UUIDv7Base,advanced_alchemy.mixins.AuditColumns
advanced_alchemy.base.NanoIDBase advanced_alchemy.base.DefaultBase,advanced_alchemy.mixins.NanoIDPrimaryKey
advanced_alchemy.base.NanoIDAuditBase advanced_alchemy.base.NanoIDBase,advanced_alchemy.mixins.AuditColumns
advanced_alchemy.base.BigIntBase advanced_alchemy.base.DefaultBase,advanced_alchemy.mixins.BigIntPrimaryKey
advanced_alchemy.base.BigIntAuditBase advanced_alchemy.base.BigIntBase,advanced_alchemy.mixins.AuditColumns
advanced_alchemy.base.IdentityBase advanced_alchemy.base.DefaultBase,advanced_alchemy.mixins.IdentityPrimaryKey
advanced_alchemy.base.IdentityAuditBase advanced_alchemy.base.IdentityBase,advanced_alchemy.mixins.AuditColumns
sqlalchemy_mixins.TimestampsMixin - created_at:TIMESTAMP updated_at:TIMESTAMP
sqlalchemy_mixins.timestamp.TimestampsMixin sqlalchemy_mixins.TimestampsMixin
flask_sqlalchemy.SQLAlchemy.Model - @base @flask
flask_sqlalchemy.model.Model flask_sqlalchemy.SQLAlchemy.Model
gino.Gino.Model - @base
sqlalchemy_utils.Timestamp - created:DateTime updated:DateTime
sqlalchemy_utils.models.Timestamp sqlalchemy_utils.Timestamp
`;

/** Other paths under which the same mixins are imported. */
const PATHS: readonly (readonly [string, string])[] = [
  ["fastapi_users.db.", "fastapi_users_db_sqlalchemy."],
  ["fastapi_users.authentication.strategy.db.", "fastapi_users_db_sqlalchemy.access_token."],
  ["advanced_alchemy.extensions.fastapi.base.", "advanced_alchemy.base."],
  ["advanced_alchemy.extensions.litestar.base.", "advanced_alchemy.base."],
  ["advanced_alchemy.extensions.fastapi.mixins.", "advanced_alchemy.mixins."],
  ...["audit", "bigint", "nanoid", "sentinel", "slug", "unique", "uuid"].map(
    (module) => [`advanced_alchemy.mixins.${module}.`, "advanced_alchemy.mixins."] as const,
  ),
];

const LIBRARY = parse(MIXINS);

/** The mixin of a library under its name; undefined for anything else. */
export function libraryMixin(name: string): LibraryMixin | undefined {
  const path = PATHS.find(([from]) => name.startsWith(from));
  return LIBRARY.get(path === undefined ? name : path[1] + name.slice(path[0].length));
}

function parse(table: string): ReadonlyMap<string, LibraryMixin> {
  const mixins = new Map<string, LibraryMixin>();
  for (const line of table.trim().split("\n")) {
    const [name = "", base = "-", ...words] = line.split(" ");
    mixins.set(name, {
      bases: base === "-" || base.startsWith("@") ? [] : base.split(","),
      columns: words.filter((word) => word.includes(":")).map(column),
      declarative: words.includes("@base"),
      snake: words.includes("@snake"),
      flask: words.includes("@flask"),
      table: words.find((word) => /^=/.test(word))?.slice(1) ?? null,
    });
  }
  return mixins;
}

function column(word: string): LibraryColumn {
  const match = /^(?:(\w+)=)?(\w+):([\w()]+)([!?*+]*)(?:>(.+))?$/.exec(word);
  const marks = match?.[4] ?? "";
  const name = match?.[2] ?? word;
  return {
    key: match?.[1] ?? name,
    name,
    type: match?.[3] ?? "",
    foreignKey: match?.[5] ?? null,
    nullable: marks.includes("?"),
    primaryKey: marks.includes("!"),
    unique: marks.includes("*"),
    index: marks.includes("+"),
  };
}

/** The columns that a mixin of a library gives a class. */
export function libraryColumns(name: string, symbol: ClassSymbol): readonly ColumnPart[] {
  return (libraryMixin(name)?.columns ?? []).map((column) => ({
    key: column.key,
    owner: null,
    at: placeOf(symbol, symbol.def),
    draft: {
      ...EMPTY_COLUMN,
      name: column.name,
      type: column.type,
      nullable: column.nullable,
      primaryKey: column.primaryKey,
      unique: column.unique,
      index: column.index,
      foreignKeys: column.foreignKey === null ? [] : [{ target: { kind: "text", text: column.foreignKey }, ondelete: "cascade" }],
    },
  }));
}

/** advanced-alchemy's table names: `UserRole` → `user_role`. */
export function snake(name: string): string {
  return name
    .replace(
      /([A-Z]+)([A-Z][a-z])|([a-z0-9])([A-Z])/g,
      (_, a: string | undefined, b: string | undefined, c: string | undefined, d: string | undefined) => `${a ?? c}_${b ?? d}`,
    )
    .toLowerCase();
}

/** Flask-SQLAlchemy's table names: `HTTPRoute` → `http_route`. */
export function flaskName(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z])/g, "_$&")
    .toLowerCase()
    .replace(/^_+/, "");
}
