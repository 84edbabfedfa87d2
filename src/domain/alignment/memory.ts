import { BodyMemo, BodyMemos } from "../../link/body-memo.ts";
import type { Program } from "../../link/program.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import type { AlignmentSubject } from "../../model/subjects.ts";
import type { Route } from "../fastapi/index.ts";
import type { Schema } from "../pydantic/index.ts";
import type { Built } from "./built.ts";
import { CallsByName } from "./calls-by-name.ts";
import { type ChangedClasses, changedClasses } from "./ordinary.ts";
import type { Reading, ScopedCall } from "./readings.ts";
import { earlyValidators, type Validators } from "./validators.ts";
import { Walks } from "./walks.ts";

/** A parameter whose annotation is a schema, and the fields that the function reads of it; null where it uses the object in another way. */
export interface TakenSchema {
  readonly schema: Schema;
  readonly read: ReadonlySet<string> | null;
}

/** What functions have to do with schemas, kept from one edit of bodies to the next. */
export class AlignmentMemory {
  /** Calls that make a schema of an object. */
  readonly readers = new BodyMemo<readonly ScopedCall[]>();
  /** All their calls, by what they call. */
  readonly calls = new CallsByName();
  /** What they read for those that call them, and what handlers return. */
  readonly walks = new Walks();
  readonly returned = new BodyMemos<Route, readonly Reading[]>();
  readonly taken = new BodyMemo<readonly TakenSchema[]>();
  /** What they validate, hand to fields, make of columns, and make of dumps. */
  readonly validated = new BodyMemo<readonly Reading[]>();
  readonly given = new BodyMemo<readonly Reading[]>();
  readonly built = new BodyMemo<readonly Built[]>();
  readonly selected = new BodyMemo<readonly AlignmentSubject[]>();
  readonly rejected = new BodyMemo<readonly AlignmentSubject[]>();
  /** What they make of fewer arguments than it requires, or of more than it takes. */
  readonly arguments = new BodyMemo<readonly AlignmentSubject[]>();
  private changed: ChangedClasses | undefined;
  private readonly validators = new Map<Schema, Validators>();

  /** The validators of a schema that run first: they hang on the heads of classes alone, which no exchange of bodies touches. */
  validatorsOf(program: Program, schema: Schema): Validators {
    let known = this.validators.get(schema);
    if (known === undefined) {
      known = earlyValidators(program, schema);
      this.validators.set(schema, known);
    }
    return known;
  }

  /** What modules change of classes: in statements outside of functions, which no exchange of bodies touches. */
  changedIn(program: Program): ChangedClasses {
    this.changed ??= changedClasses(program);
    return this.changed;
  }

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.readers.forget(fn);
    this.calls.forget(fn);
    this.walks.forget(fn);
    this.returned.forget(fn);
    this.taken.forget(fn);
    this.validated.forget(fn);
    this.given.forget(fn);
    this.built.forget(fn);
    this.selected.forget(fn);
    this.rejected.forget(fn);
    this.arguments.forget(fn);
  }
}
