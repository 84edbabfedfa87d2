import { ContextHost, OperationsHost } from "../operations/hosts.ts";
import type { Session } from "../operations/session.ts";
import { lookupClass } from "../python/attributes.ts";
import type { Library } from "../python/interpreter.ts";
import { settledText } from "../python/operators.ts";
import { type Args, type ClassValue, str, textOf, type Value } from "../python/values.ts";
import { callExternal, ends, metaDataIn } from "./calls.ts";
import { SaColumn, SaTable, SqlText, sqlTextOf } from "./constructs.ts";
import { changeEnum, labelsOf, named } from "./enums.ts";
import { SaMetaData } from "./metadata.ts";
import { SaType, type TypeAction } from "./types.ts";

/** The MetaData that all models of SQLModel share. */
const SQLMODEL = "sqlmodel.SQLModel.metadata";

const DIALECT_FAMILIES = ["postgresql", "mysql", "sqlite", "mssql", "oracle"];

/** SQLAlchemy, Alembic and their neighbours, as far as migrations use them. */
export function createLibrary(getSession: () => Session): Library {
  const enumAction: TypeAction = (type, action, args) => changeEnum(getSession(), type, action, args);
  const metadatas = new Map<string, SaMetaData>();
  const typeOf = (name: string, args: Args): SaType => makeType(getSession(), name, args, enumAction);

  return {
    external(name) {
      if (name === "alembic.op") {
        return new OperationsHost(getSession(), null);
      }
      if (name.startsWith("alembic.op.")) {
        return new OperationsHost(getSession(), null).attr(name.slice(11));
      }
      if (name === "alembic.context" || name === "alembic.op.get_context") {
        return new ContextHost(getSession());
      }
      if (name === SQLMODEL) {
        return metadataOf(metadatas, name, getSession);
      }
      const [root, last] = ends(name);
      if ((root === "sqlalchemy" || root === "sqlmodel") && last === "func") {
        return new Functions();
      }
      return undefined;
    },
    callExternal(name, args) {
      return callExternal(getSession(), name, args, typeOf, () => this.external("sqlmodel.SQLModel.metadata"));
    },
    isPlainBase: (base) => base instanceof SaMetaData,
    inherited(cls, name) {
      if (name === "metadata") {
        const given = inheritedMetadata(cls);
        if (given !== null) {
          return given;
        }
        return metadataOf(metadatas, rootOf(cls), getSession);
      }
      if (name === "__tablename__") return sqlmodelName(cls);
      if (name === "__table__") {
        const table = tableNameOf(getSession(), cls);
        const metadata = lookupClass(getSession().interp, cls, "metadata") ?? this.inherited(cls, "metadata");
        return new SaTable(settledText(table), schemaOf(getSession, cls, metadata), [], (_table, action, args) =>
          getSession().blind(`${action}s a table from an application model`, args.at),
        );
      }
      return undefined;
    },
    onClass(cls, name, value) {
      if (!(value instanceof SaColumn)) {
        return value;
      }
      const bound = new SaColumn({ ...value, name: value.name ?? name });
      bound.table = textOf(tableNameOf(getSession(), cls));
      return bound;
    },
  };
}

/** The name of a model's table: what the class or one above it says, or SQLModel makes of the name of the class. */
function tableNameOf({ interp }: Session, cls: ClassValue): Value | undefined {
  return lookupClass(interp, cls, "__tablename__") ?? sqlmodelName(cls);
}

function sqlmodelName(cls: ClassValue): Value | undefined {
  return rootOf(cls) === SQLMODEL ? str(cls.name.toLowerCase()) : undefined;
}

/** The schema of a model's table: that of its `__table_args__`, or of its MetaData. */
function schemaOf(getSession: () => Session, cls: ClassValue, metadata: Value | undefined): string | null {
  const given = lookupClass(getSession().interp, cls, "__table_args__");
  const options = given?.kind === "seq" ? given.items.at(-1) : given;
  const own = options?.kind === "dict" ? options.entries.get("'schema")?.[1] : undefined;
  return settledText(own ?? (metadata instanceof SaMetaData ? metadata.schema : undefined));
}

function inheritedMetadata(cls: ClassValue, depth = 0): SaMetaData | null {
  for (const base of cls.bases) {
    const found = base instanceof SaMetaData ? base : base.kind === "class" && depth < 20 ? inheritedMetadata(base, depth + 1) : null;
    if (found !== null) {
      return found;
    }
  }
  return null;
}

function metadataOf(known: Map<string, SaMetaData>, key: string, getSession: () => Session): SaMetaData {
  let found = known.get(key);
  if (found === undefined) {
    found = metaDataIn(getSession, new Map());
    known.set(key, found);
  }
  return found;
}

/** The class whose MetaData a model shares: the last one of its bases that is part of the project, or SQLModel's. */
function rootOf(cls: ClassValue): string {
  for (const base of cls.bases) {
    if (base.kind === "class") {
      return rootOf(base);
    }
    if (base.kind === "external" && base.name.endsWith(".SQLModel")) {
      return SQLMODEL;
    }
  }
  return `${cls.file} ${cls.name}`;
}

/** `sa.func`: any attribute is a function. */
class Functions extends SqlText {
  constructor() {
    super("expression", null);
  }

  override attr(name: string): Value {
    return {
      kind: "native",
      name,
      call: (args) => {
        const parts = args.positional.map(sqlTextOf);
        return new SqlText(
          "expression",
          parts.includes(null)
            ? null
            : `${name}(${args.positional.map((value, i) => (textOf(value) !== null ? `'${parts[i]}'` : parts[i])).join(", ")})`,
        );
      },
    };
  }
}

/** A type from the name of its class. Enum labels are read now, while the Python enum is at hand. */
function makeType(session: Session, name: string, args: Args, action: TypeAction): SaType {
  const [root, last] = ends(name);
  const family =
    root === "sqlalchemy" || root === "sqlmodel"
      ? (DIALECT_FAMILIES.find((dialect) => name.includes(`.${dialect}.`)) ?? "")
      : root === "sqlalchemy_utils"
        ? "sqlalchemy_utils"
        : "other";
  const plain = family === "other" && (last === "GUID" || last === "CIText") ? "" : family;
  const isLabelled = last === "Enum" || last === "ENUM";
  return new SaType({
    name: last === "CIText" ? "CITEXT" : last,
    family: plain,
    args: args.positional,
    keywords: isLabelled ? named(args) : args.keywords,
    open: args.open,
    variants: new Map(),
    decorated: null,
    labels: isLabelled ? labelsOf(session, args) : null,
    action,
    toType: (value) => session.asType(value),
  });
}
