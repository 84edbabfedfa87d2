import type { Place } from "../../../model/finding.ts";
import { refused } from "../database/errors.ts";
import { UNKNOWN_ROWS } from "../database/events.ts";
import { copySchema, type Schema } from "../database/schema.ts";
import { type Args, Host, NONE, native, PLACEHOLDER, str, TRUE, textOf, unknown, type Value } from "../python/values.ts";
import { execute } from "./execute.ts";
import { Inspector } from "./inspector.ts";
import { OrmQuery } from "./orm-query.ts";
import type { Session } from "./session.ts";

/** Whose transaction statements run in: Alembic's own connection, an ORM session on it, or an engine or connection beside it. */
type Owner = "alembic" | "orm" | "other";

/** Follows `schema_translate_map`, which a connection keeps for all that is run on it from there on. */
function translate(session: Session, map: Value | undefined, at: Place): void {
  if (map === undefined || map.kind === "none") return;
  const entries = map.kind === "dict" && !map.partial ? [...map.entries.values()] : null;
  const pairs = entries?.map(
    ([key, value]) => [key.kind === "none" ? "" : textOf(key), value.kind === "none" ? null : textOf(value), value] as const,
  );
  if (pairs === undefined || pairs.some(([from, to, value]) => from === null || (to === null && value.kind !== "none")))
    session.blind("the schemas that stand for other ones are not known", at);
  else session.db.translated = new Map(pairs.map(([from, to]) => [from ?? "", to]));
}

/** Whether a statement is a text of Python, known or put together of parts that are not. */
function isText(statement: Value | undefined): boolean {
  return textOf(statement) !== null || (statement?.kind === "unknown" && statement.text !== undefined && statement.text !== null);
}

/** A connection, engine or ORM session: what executes SQL. */
export class ConnectionHost extends Host {
  readonly type = "connection";
  readonly session: Session;
  private readonly owner: Owner;
  /** It has no transaction. */
  private readonly autocommit: boolean;

  constructor(session: Session, owner: Owner, autocommit = false) {
    super();
    this.session = session;
    this.owner = owner;
    this.autocommit = autocommit;
  }

  override get database(): boolean {
    return true;
  }

  override attr(name: string): Value | undefined {
    const { session } = this;
    // Objects of a session are written when it sees fit, and a transaction beside is committed or not.
    if (this.owner !== "alembic" && name !== "dialect" && name !== "name") session.db.leaveRows();
    switch (name) {
      case "execute":
      case "exec_driver_sql":
      case "scalar":
      case "scalars":
        return native(name, (args) => {
          const statement = args.positional[0] ?? args.keywords.get("statement");
          if (name !== "exec_driver_sql" && isText(statement) && session.settings.refusesTexts())
            throw refused(
              "ObjectNotExecutableError",
              `${name}() is given a plain text, which SQLAlchemy 2 takes as text(…) alone`,
              args.at,
            );
          const result = this.run(statement, args);
          // Its transaction is another one, which its owner commits.
          if (this.owner === "other") session.db.uncommitted.clear();
          const method = name === "execute" || name === "exec_driver_sql" ? null : result.kind === "host" ? result.attr(name) : undefined;
          return method === null ? result : method?.kind === "native" ? method.call(args) : unknown("a row");
        });
      case "dialect":
        return new DialectHost(session);
      case "sync_connection":
        return this;
      case "bind":
        return this.bound();
      case "engine":
        return new ConnectionHost(session, "other");
      case "connection":
        // Of a session a method; of a connection the driver's own, whose commit() SQLAlchemy knows nothing of.
        return this.owner === "orm" ? native(name, () => this.bound()) : new ConnectionHost(session, "other");
      case "name":
        return str(session.dialect);
      case "get_bind":
        return native(name, () => this.bound());
      case "connect":
        return native(name, () => this);
      case "execution_options":
        return native(name, ({ keywords, at }) => {
          translate(session, keywords.get("schema_translate_map"), at);
          const isApart = this.owner === "other" && textOf(keywords.get("isolation_level")) === "AUTOCOMMIT";
          return isApart ? new ConnectionHost(session, "other", true) : this;
        });
      case "begin":
      case "begin_nested":
        return native(name, ({ at }) => {
          if (name === "begin" && this.owner === "alembic" && !session.db.ended) session.blind(BEGIN, at);
          return new Savepoint(session);
        });
      case "commit":
      case "rollback":
      case "close":
        return native(name, ({ at }) => this.end(name, at));
      case "flush":
      case "expire_all":
      case "invalidate":
        return native(name, () => NONE);
      case "add":
      case "add_all":
      case "merge":
      case "delete":
      case "bulk_insert_mappings":
      case "bulk_update_mappings":
      case "bulk_save_objects":
        return native(name, (args) => {
          session.db.check(args.at);
          session.db.changeRows(args.at, { ...UNKNOWN_ROWS, verb: name === "delete" ? "delete" : UNKNOWN_ROWS.verb, restricted: true });
          return unknown("a row");
        });
      case "query":
        return native(name, ({ positional }) =>
          positional.length > 0 && positional.every(({ kind }) => kind === "class") ? new OrmQuery(session) : unknown("rows"),
        );
      case "get":
      case "exec":
        return native(name, () => unknown("rows"));
      case "in_transaction":
        return native(name, () => TRUE);
      case "url":
        // Which driver it names, and where the database is, nobody knows here.
        return unknown("the URL of the database", `${session.dialect}${PLACEHOLDER}`);
      case "info":
        return unknown(`connection.${name}`);
      default:
        return undefined;
    }
  }

  private run(statement: Value | undefined, args: Args): Value {
    const { db } = this.session;
    if (!this.autocommit) return execute(this.session, statement, args);
    db.autocommit += 1;
    try {
      return execute(this.session, statement, args);
    } finally {
      db.autocommit -= 1;
    }
  }

  override enter(): Value {
    return this;
  }

  override exit(_failed: boolean, at: Place): void {
    // A block around Alembic's own connection closes it.
    if (this.owner === "alembic") this.end("close", at);
  }

  /** What a session, or a connection, sends its statements over. */
  private bound(): ConnectionHost {
    return this.owner === "orm" ? new ConnectionHost(this.session, "alembic") : this;
  }

  /**
   * Ends a transaction. Alembic writes to alembic_version after upgrade() or downgrade(), and commits the transaction that it began
   * itself: where that has ended, the record stands in another one that nobody commits, unless env.py does.
   */
  private end(how: "commit" | "rollback" | "close", at: Place): Value {
    const { db, settings } = this.session;
    if (how === "rollback") db.aborted = false;
    if (this.owner === "alembic" && (how !== "commit" || !settings.envCommits())) this.session.blind(ENDS[how], at);
    // A session joins the transaction of its connection: commit() leaves that to its owner, rollback() does not.
    if (this.owner === "orm" && how === "rollback") this.session.blind(ENDS.rollback, at);
    if (this.owner === "alembic") db.ended = true;
    db.uncommitted.clear();
    return NONE;
  }
}

const LOST = "the revision is not recorded in alembic_version";
const ENDS = {
  commit: `commit() ends the transaction that Alembic began: what follows and the record in alembic_version are lost where env.py does not commit`,
  rollback: `rollback() ends the transaction that Alembic began: what came before is undone on a database whose DDL is transactional, and ${LOST}`,
  close: `Alembic's own connection is closed, so ${LOST}`,
} as const;
const BEGIN = "begin() on Alembic's own connection is refused by SQLAlchemy 2, where a transaction is under way (begin_nested() is not)";

/** A savepoint: an error inside takes back what was done inside, and the transaction goes on. */
export class Savepoint extends Host {
  readonly type = "transaction";
  private readonly session: Session;
  private saved: Schema | null = null;

  constructor(session: Session) {
    super();
    this.session = session;
  }

  override enter(): Value {
    this.saved = copySchema(this.session.db.schema);
    return this;
  }

  override exit(failed: boolean): void {
    if (failed && this.saved !== null && this.session.db.postgresql) {
      this.session.db.schema = this.saved;
      this.session.db.aborted = false;
    }
    if (failed) this.session.db.leaveRows();
  }

  override attr(name: string): Value | undefined {
    if (name === "rollback" || name === "commit" || name === "close") {
      if (this.saved === null) {
        this.saved = copySchema(this.session.db.schema);
      }
      return native(name, () => {
        if (name === "rollback") {
          this.exit(true);
        }
        return NONE;
      });
    }
    return undefined;
  }
}

export class DialectHost extends Host {
  readonly type = "dialect";
  private readonly session: Session;

  constructor(session: Session) {
    super();
    this.session = session;
  }

  override attr(name: string): Value | undefined {
    switch (name) {
      case "name":
        return str(this.session.dialect);
      case "type_descriptor":
        return native(name, (args) => args.positional[0] ?? NONE);
      case "identifier_preparer":
        return new Preparer(this.session);
      default:
        return /^(has|get)_/.test(name) ? native(name, (args) => this.ask(name, args)) : unknown(`dialect.${name}`);
    }
  }

  /** `dialect.has_table(connection, name)` asks what an inspector answers. */
  private ask(name: string, args: Args): Value {
    const asked = new Inspector(this.session).attr(name);
    return asked?.kind === "native" ? asked.call({ ...args, positional: args.positional.slice(1) }) : unknown(`what dialect.${name} gives`);
  }
}

class Preparer extends Host {
  readonly type = "identifier preparer";
  private readonly session: Session;

  constructor(session: Session) {
    super();
    this.session = session;
  }

  override attr(name: string): Value | undefined {
    const mark = this.session.dialect === "mysql" ? "`" : '"';
    return name === "quote" || name === "quote_identifier"
      ? native(name, (args) => {
          const text = textOf(args.positional[0]);
          return text === null ? unknown("a quoted name") : str(`${mark}${text}${mark}`);
        })
      : undefined;
  }
}
