import type { Place } from "../../../model/finding.ts";
import type { Obstacle } from "../database/errors.ts";
import type { Value } from "./values.ts";

/**
 * A Python exception on its way up. Thrown inside the interpreter only; it never leaves a replay. No Error of ours: hundreds
 * are thrown and caught, and each would carry a stack.
 */
export class Raised {
  readonly message: string;
  /** Last segment of the exception's class. */
  readonly type: string;
  readonly at: Place | null;
  /** Came from the database: on PostgreSQL the transaction is lost with it. */
  readonly database: boolean;
  readonly value: Value | null;
  /** A `raise` written in the migration, not an error. */
  readonly explicit: boolean;
  /** What the history made that stands in the way of the statement. */
  readonly obstacle: Obstacle | null;

  constructor(
    type: string,
    message: string,
    at: Place | null,
    options: { database?: boolean; value?: Value; explicit?: boolean; obstacle?: Obstacle | null } = {},
  ) {
    this.message = message;
    this.type = type;
    this.at = at;
    this.database = options.database ?? false;
    this.value = options.value ?? null;
    this.explicit = options.explicit ?? false;
    this.obstacle = options.obstacle ?? null;
  }
}

/** The result of a function without effects depends on something unknown. No Error: a stack costs more than what it stops. */
export class ResultUnknown {
  readonly message = "";
}

/** The interpretation is given up: too long, too deep. */
export class GaveUp extends Error {}

/** Exceptions of SQLAlchemy that wrap what a driver raises. */
const DATABASE_ERRORS = new Set(["DBAPIError", "DatabaseError", "SQLAlchemyError", "StatementError"]);
const PROGRAMMING = new Set([
  "UndefinedTable",
  "UndefinedColumn",
  "UndefinedObject",
  "DuplicateTable",
  "DuplicateColumn",
  "DuplicateObject",
  "InvalidTableDefinition",
  "DatatypeMismatch",
]);
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  NotImplementedError: ["RuntimeError"],
  UnboundLocalError: ["NameError"],
  KeyError: ["LookupError"],
  IndexError: ["LookupError"],
  NoSuchTableError: ["InvalidRequestError", "SQLAlchemyError"],
  CompileError: ["SQLAlchemyError"],
  InvalidRequestError: ["SQLAlchemyError"],
  ArgumentError: ["SQLAlchemyError"],
};

/** Whether `except name` catches the exception. */
export function catches(name: string, raised: Raised): boolean {
  if (name === raised.type || name === "Exception" || name === "BaseException" || PARENTS[raised.type]?.includes(name) === true) {
    return true;
  }
  if (!raised.database) {
    return false;
  }
  if (DATABASE_ERRORS.has(name)) {
    return true;
  }
  return raised.type === "OperationalError" ? false : name === "ProgrammingError" && PROGRAMMING.has(raised.type);
}
