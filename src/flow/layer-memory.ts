import type { RecognisedLayer } from "../domain/layers/recognise.ts";
import { BodyMemo } from "../link/body-memo.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import { LastOf } from "../model/last-of.ts";
import type { RepoPath } from "../model/source.ts";
import type { Accesses } from "./database-access.ts";
import type { ImportUse, ModuleCount } from "./layering.ts";

/** What the recognition of layers finds in single functions and modules, kept from one edit of bodies to the next. */
export class LayerMemory {
  /** Whether a function evidently executes statements. */
  readonly evident = new BodyMemo<boolean>();
  /** What functions import. */
  readonly imports = new BodyMemo<readonly ImportUse[]>();
  /** What modules import at their top; no body changes that. */
  ofModules: readonly ImportUse[] | null = null;
  /** The layers of modules, each with the number of functions that query in it. */
  readonly recognised = new Map<RepoPath, { readonly querying: number; readonly layer: RecognisedLayer }>();
  /** What modules hold, but for the functions that query. */
  counts: ReadonlyMap<RepoPath, ModuleCount> | null = null;

  /** The layers of all modules, as they were last told: the same object while none has another. */
  layers: ReadonlyMap<RepoPath, RecognisedLayer> | null = null;
  /** Functions that query, and accesses to the database, by what functions do and by the layers. */
  readonly querying = new LastOf<ReadonlyMap<RepoPath, number>>();
  readonly accesses = new LastOf<Accesses>();

  /** The imports of a module changed. */
  forgetModules(): void {
    this.ofModules = null;
  }

  /** Functions of a file came or went. */
  forgetDefinitions(path: RepoPath): void {
    this.counts = null;
    this.recognised.delete(path);
  }

  /** Forgets what was found of a function whose body is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.evident.forget(fn);
    this.imports.forget(fn);
  }
}
