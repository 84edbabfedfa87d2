import type { Place } from "../../../model/finding.ts";
import { refused } from "../database/errors.ts";
import { textOf, type Value } from "../python/values.ts";
import type { Session } from "./session.ts";

/**
 * A parameter as `sqlalchemy.text()` of every release reads it, wherever it stands: `:name`, but no `::cast`, no `12:30`, none behind a backslash, and no name that a
 * colon follows: of `[[:alpha:]]` releases before 2.1 take `:alph`, 2.1 nothing.
 */
const PARAMETER = /(?<![:\w\\]):(\w+)(?![:\w])/;

/** Fails where a text that `op.execute()` is given names a parameter: none of them can have a value there. */
export function requireParameters({ db, interp }: Session, text: Value | undefined, at: Place): void {
  // `sa.text()` may have got its values by `bindparams()`.
  const written = text?.kind === "str" ? textOf(text) : null;
  const name = written === null || interp.maybe > 0 ? undefined : PARAMETER.exec(written)?.[1];
  if (name === undefined) return;
  db.check(at);
  throw refused("StatementError", `the parameter :${name} of the text has no value`, at);
}
