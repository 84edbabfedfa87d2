import type { Interpreter } from "./interpreter.ts";
import { Host, type Value } from "./values.ts";

/** A call to a function marked `@contextmanager`: the block of the `with` runs where it yields. */
export class ContextFunction extends Host {
  readonly type = "context manager";
  readonly run: (interp: Interpreter, body: (value: Value) => void) => void;

  constructor(run: (interp: Interpreter, body: (value: Value) => void) => void) {
    super();
    this.run = run;
  }
}
