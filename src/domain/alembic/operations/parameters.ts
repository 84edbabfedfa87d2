import type { Place } from "../../../model/finding.ts";
import { refused } from "../database/errors.ts";
import { textOf, type Value } from "../python/values.ts";
import { firstParameter } from "../sql/text-parameters.ts";
import type { Session } from "./session.ts";

/** Fails where a text that `op.execute()` is given names a parameter: none of them can have a value there. */
export function requireParameters({ db, interp }: Session, text: Value | undefined, at: Place): void {
  // `sa.text()` may have got its values by `bindparams()`.
  const written = text?.kind === "str" ? textOf(text) : null;
  const name = written === null || interp.maybe > 0 ? null : firstParameter(written);
  if (name === null) return;
  db.check(at);
  throw refused("StatementError", `the parameter :${name} of the text has no value`, at);
}
