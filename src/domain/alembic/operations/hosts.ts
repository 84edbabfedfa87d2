import type { Place } from "../../../model/finding.ts";
import { refused, Undecided } from "../database/errors.ts";
import { emptyTable, tableKey } from "../database/schema.ts";
import { SaConstraint, SqlText } from "../library/constructs.ts";
import { conventionOf } from "../library/metadata.ts";
import { Raised } from "../python/raised.ts";
import { type Args, bool, FALSE, Host, NONE, native, textOf, unknown, type Value } from "../python/values.ts";
import { argument, nameArgument } from "./arguments.ts";
import { Batch } from "./batch.ts";
import { ConnectionHost, DialectHost, Savepoint } from "./connection.ts";
import { constraintOf } from "./definitions.ts";
import { changeEntity } from "./entities.ts";
import { execute } from "./execute.ts";
import { misspelled } from "./misspelled.ts";
import { finalName, OPERATIONS } from "./op.ts";
import { requireParameters } from "./parameters.ts";
import { syncEnumValues } from "./plugins.ts";
import { bulkInsert } from "./row-statements.ts";
import { requireSentTypes } from "./sent-types.ts";
import type { Session } from "./session.ts";
import { placed } from "./target.ts";

/** `alembic.op`, and `batch_op` inside a batch. */
export class OperationsHost extends Host {
  readonly type: string;
  private readonly session: Session;
  private readonly batch: Batch | null;
  private readonly natives = new Map<string, Value>();

  constructor(session: Session, batch: Batch | null) {
    super();
    this.session = session;
    this.batch = batch;
    this.type = batch === null ? "op" : "batch_op";
  }

  override get database(): boolean {
    return true;
  }

  override attr(name: string): Value | undefined {
    const known = this.natives.get(name);
    if (known !== undefined) {
      return known;
    }
    const made = this.make(name);
    if (made !== undefined) {
      this.natives.set(name, made);
    }
    return made;
  }

  private make(name: string): Value | undefined {
    const { session, batch } = this;
    const operation = OPERATIONS.get(name);
    if (operation !== undefined) {
      const target = { table: batch?.table ?? null, schema: batch?.schema ?? null, batch };
      return native(name, (args) =>
        tolerantly(session, args.at, target.table ?? nameArgument(args, "table_name", 0) ?? null, () => operation(session, args, target)),
      );
    }
    switch (name) {
      case "f":
        return finalName(session);
      case "get_bind":
        return native(name, () => new ConnectionHost(session, "alembic"));
      case "get_context":
        return native(name, () => new ContextHost(session));
      case "execute":
        return native(name, (args) => {
          const text = argument(args, "sqltext", 0);
          return tolerantly(session, args.at, null, () => {
            requireStatementAlone(args, this.type);
            requireParameters(session, text, args.at);
            return execute(session, text, args);
          });
        });
      case "bulk_insert":
        return native(name, (args) => {
          session.db.check(args.at);
          requireSentTypes(session, argument(args, "table", 0), argument(args, "rows", 1), args.at);
          session.db.changeRows(args.at, bulkInsert(args));
          return NONE;
        });
      case "inline_literal":
        return native(name, (args) => new SqlText("expression", textOf(args.positional[0])));
      case "batch_alter_table":
        return native(name, (args) => new BatchManager(session, batchOf(session, args)));
      case "impl":
        session.db.leaveRows();
        return unknown("op.impl");
      case "sync_enum_values":
        return native(name, (args) => syncEnumValues(session, args));
      case "create_entity":
      case "drop_entity":
      case "replace_entity":
        return native(name, (args) => changeEntity(session, name, args));
      case "run_async":
        return native(name, (args) => {
          session.blind("op.run_async runs code that is not followed", args.at);
          return NONE;
        });
      default:
        return this.unknown(name);
    }
  }

  /** What is no operation of Alembic: a slip of one raises, and anything else may be one that a library or the project has registered. */
  private unknown(name: string): Value | undefined {
    const { session, type } = this;
    const meant = misspelled(name);
    if (meant === null || session.settings.registers()) return undefined;
    return native(name, ({ at }) =>
      tolerantly(session, at, null, () => {
        throw refused("AttributeError", `${type} has no ${name}: ${meant} is the name`, at);
      }),
    );
  }
}

/** Fails where the `execute` of operations is given what only that of a connection takes: the values of the parameters. */
function requireStatementAlone({ positional, keywords, at }: Args, type: string): void {
  const name = [...keywords.keys()].find((each) => !EXECUTE_TAKES.has(each));
  if (positional.length < 2 && name === undefined) return;
  const given = positional.length > 1 ? "second argument" : `argument ${name}`;
  throw refused("TypeError", `${type}.execute() takes no ${given}: bind values with text(…).bindparams(…)`, at);
}

const EXECUTE_TAKES: ReadonlySet<string> = new Set(["sqltext", "execution_options"]);

/** After a revision that fails, a failing statement is skipped, and its table counts as not known in full. */
function tolerantly(session: Session, at: Place, table: string | null, run: () => Value): Value {
  if (!session.tolerant) {
    return run();
  }
  const { db } = session;
  const before = db.steps.length;
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Raised || error instanceof Undecided)) {
      throw error;
    }
    db.aborted = false;
    const steps = db.steps.slice(before);
    const tables = [table, ...steps.map((step) => step.table)];
    if (error instanceof Raised) db.skip(error, [...tables, ...steps.map(({ name }) => name)]);
    for (const key of tables) {
      const found = key === null ? undefined : db.schema.tables.get(key);
      if (found !== undefined) db.put({ ...found, open: true });
    }
    session.blind("a statement fails", at);
    return NONE;
  }
}

function batchOf(session: Session, args: Args): Batch {
  const table = nameArgument(args, "table_name", 0);
  const schema = nameArgument(args, "schema", 1);
  if (table == null || schema === null) {
    return session.db.undecided("the table of a batch is not known");
  }
  const home = placed(session, table, schema ?? null);
  const recreate = argument(args, "recreate", 2);
  const mode = recreate === undefined ? "auto" : textOf(recreate);
  const convention = argument(args, "naming_convention", -1);
  const tableArgs = argument(args, "table_args", -1);
  const items = tableArgs?.kind === "seq" ? tableArgs.items.filter((item): item is SaConstraint => item instanceof SaConstraint) : [];
  const shell = session.db.schema.tables.get(tableKey(table, home)) ?? emptyTable(table, home);
  return new Batch(table, home, {
    recreate: mode === "auto" || mode === "always" || mode === "never" ? mode : null,
    namingConvention: convention === undefined || convention.kind === "none" ? null : conventionOf(convention),
    tableArgs: items.map((item) => constraintOf(session, shell, item, args.at)),
    copyFrom: argument(args, "copy_from", -1) !== undefined,
  });
}

/** `with op.batch_alter_table(…) as batch_op`. */
class BatchManager extends Host {
  readonly type = "batch";
  private readonly session: Session;
  private readonly batch: Batch;

  constructor(session: Session, batch: Batch) {
    super();
    this.session = session;
    this.batch = batch;
  }

  override enter(): Value {
    return new OperationsHost(this.session, this.batch);
  }

  override exit(failed: boolean, at: Place): void {
    if (!failed) {
      tolerantly(this.session, at, this.batch.table, () => {
        this.batch.flush(this.session, at);
        return NONE;
      });
    }
  }
}

/** `op.get_context()`. */
export class ContextHost extends Host {
  readonly type = "context";
  private readonly session: Session;

  constructor(session: Session) {
    super();
    this.session = session;
  }

  override attr(name: string): Value | undefined {
    const { session } = this;
    switch (name) {
      case "dialect":
        return new DialectHost(session);
      case "bind":
      case "connection":
        return new ConnectionHost(session, "alembic");
      case "autocommit_block":
        return native(name, ({ at }) => new AutocommitBlock(session, at));
      case "begin_transaction":
        return native(name, () => new Savepoint(session));
      case "as_sql":
        return FALSE;
      case "get_context":
      case "get_bind":
        return native(name, () => (name === "get_bind" ? new ConnectionHost(session, "alembic") : this));
      case "opts":
        return new Options(session);
      case "is_offline_mode":
        return native(name, () => FALSE);
      case "execute":
        return native(name, (args) => execute(session, args.positional[0], args));
      default:
        // `impl` and its like execute statements as well.
        session.db.leaveRows();
        return unknown(`context.${name}`);
    }
  }
}

/** What env.py has given to `context.configure()`. */
class Options extends Host {
  readonly type = "options of the context";
  private readonly session: Session;

  constructor(session: Session) {
    super();
    this.session = session;
  }

  override item(key: Value): Value {
    const metadata = textOf(key) === "target_metadata" ? this.session.settings.metadata : null;
    return metadata ?? unknown("an option of the context");
  }

  override attr(name: string): Value | undefined {
    return name === "get" ? native(name, ({ positional: [key] }) => this.item(key ?? NONE)) : undefined;
  }
}

class AutocommitBlock extends Host {
  readonly type = "autocommit block";
  private readonly session: Session;

  private readonly at: Place;

  constructor(session: Session, at: Place) {
    super();
    this.session = session;
    this.at = at;
  }

  override enter(): Value {
    const { settings, interp, db } = this.session;
    if (db.postgresql && interp.maybe === 0 && settings.outerTransaction())
      throw refused("AssertionError", "autocommit_block() ends the transaction of Alembic, and env.py began one of its own", this.at);
    this.session.db.autocommit += 1;
    // What came before is committed.
    this.session.db.uncommitted.clear();
    return this;
  }

  override exit(): void {
    this.session.db.autocommit -= 1;
  }
}

export { bool };
