import type { RepoPath } from "./source.ts";

/** A contract of type `layers` of import-linter: each layer may import those below it. */
export interface LayersContract {
  readonly name: string;
  readonly file: RepoPath;
  /** From the highest to the lowest; siblings stand in one entry. Names of modules, within each container. */
  readonly layers: readonly (readonly string[])[];
  /** Packages whose submodules the layers are; empty: the layers are whole names. */
  readonly containers: readonly string[];
  /** Imports that the contract leaves out. */
  ignores(from: string, to: string): boolean;
}
