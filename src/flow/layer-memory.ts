import type { FunctionSymbol } from "../link/symbols.ts";
import type { RepoPath } from "../model/source.ts";
import { BodyMemo } from "./body-memo.ts";
import type { ImportUse, ModuleCount } from "./layering.ts";

/** What the recognition of layers finds in single functions and modules, kept from one edit of bodies to the next. */
export class LayerMemory {
  /** Whether a function evidently executes statements. */
  readonly evident = new BodyMemo<boolean>();
  /** What functions import. */
  readonly imports = new BodyMemo<readonly ImportUse[]>();
  /** What modules hold, but for the functions that query. */
  counts: ReadonlyMap<RepoPath, ModuleCount> | null = null;

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.evident.forget(fn);
    this.imports.forget(fn);
  }
}
