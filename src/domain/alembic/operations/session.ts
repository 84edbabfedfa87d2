import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import type { Dialect, Table } from "../database/schema.ts";
import type { Engines } from "../history/engines.ts";
import type { SaMetaData } from "../library/metadata.ts";
import type { SaType } from "../library/types.ts";
import type { Interpreter } from "../python/interpreter.ts";
import type { Value } from "../python/values.ts";
import type { SqlParser } from "../sql/statements.ts";

/** What one environment's migrations run with. */
export interface Settings {
  /** The naming convention of `target_metadata`; null when it is not known. */
  readonly convention: ReadonlyMap<string, string> | null;
  /** `target_metadata` itself; null when it is not known. */
  readonly metadata: SaMetaData | null;
  readonly parseSql: SqlParser | null;
  /** Whether env.py commits the connection after the migrations ran. */
  envCommits(): boolean;
  /** Whether env.py runs the migrations in a transaction that it began itself: Alembic has none then. */
  outerTransaction(): boolean;
  /** Whether the migrations run over asyncpg, which prepares the text of each `execute` as one statement. */
  prepares(): boolean;
  /** Whether there is no transaction around them. */
  readonly autocommit: boolean;
  /** The naming convention of the models; null where it is not known, as where there are several MetaData. */
  readonly modelConvention: ReadonlyMap<string, string> | null;
  /** Whether some file of the project speaks of a naming convention. */
  names(): boolean;
  /** Whether some file of the project registers operations of its own. */
  registers(): boolean;
  /** Whether SQLAlchemy refuses statements that are plain texts. */
  refusesTexts(): boolean;
}

/** The revision that runs: the database it changes and the interpreter that runs it. Swapped from run to run. */
export interface Session {
  readonly interp: Interpreter;
  readonly settings: Settings;
  db: Database;
  dialect: Dialect;
  /** Failing statements are skipped, to go on with the history after a revision that cannot be upgraded. */
  tolerant: boolean;
  /** Names of the tables that the history creates anywhere, as far as they are written out. */
  created(): ReadonlySet<string>;
  /** The databases of the history. */
  engines(): Engines;
  /** The one of them that is followed; null where all are followed as one. */
  engine: string | null;
  /** Kept between runs for the databases. */
  readonly names: WeakMap<Table, ReadonlySet<string>>;
  blind(reason: string, at: Place): void;
  /** The SQLAlchemy type that a value is, a class or instance of the project included; null when it is not known. */
  asType(value: Value): SaType | null;
}
