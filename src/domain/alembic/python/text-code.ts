import type { Call } from "../../../model/syntax.ts";
import { argumentsOf } from "./calls.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { textOf, unknown, type Value } from "./values.ts";

/** What names a function, or calls it without arguments. */
const NAMED = /^\s*([A-Za-z_]\w*)\s*(\(\s*\))?\s*$/;

/** `eval("upgrade_%s" % engine_name)()`, `exec(f"upgrade_{engine_name}()")`: code of a text. Any but a name or its call is not followed. */
export function runText(interp: Interpreter, call: Call, frame: Frame): Value {
  const args = argumentsOf(interp, call, frame);
  const text = textOf(args.positional[0]);
  const [, name = "", parens] = (text === null ? null : NAMED.exec(text)) ?? [];
  const found = name === "" ? undefined : frame.scope.get(name);
  if (found !== undefined) return parens === undefined ? found : interp.call(found, { ...args, positional: [], keywords: new Map() });
  interp.blind("code that is made at run time may change the database", args.at);
  return { ...unknown("what code that is made at run time gives"), database: true };
}
