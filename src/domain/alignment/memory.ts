import { BodyMemo } from "../../link/body-memo.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import type { Schema } from "../pydantic/index.ts";
import type { ScopedCall } from "./readings.ts";

/** A parameter whose annotation is a schema, and the fields that the function reads of it; null where it uses the object in another way. */
export interface TakenSchema {
  readonly schema: Schema;
  readonly read: ReadonlySet<string> | null;
}

/** What functions have to do with schemas, kept from one edit of bodies to the next. */
export class AlignmentMemory {
  /** Calls that make a schema of an object. */
  readonly readers = new BodyMemo<readonly ScopedCall[]>();
  readonly taken = new BodyMemo<readonly TakenSchema[]>();

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.readers.forget(fn);
    this.taken.forget(fn);
  }
}
