import type { RepoPath } from "./source.ts";

interface ContractBase {
  readonly name: string;
  readonly file: RepoPath;
  /** Imports that the contract leaves out. */
  ignores(from: string, to: string): boolean;
}

/** A contract of type `layers` of import-linter: each layer may import those below it. */
export interface LayersContract extends ContractBase {
  readonly kind: "layers";
  /** From the highest to the lowest; siblings stand in one entry. Names of modules, within each container. */
  readonly layers: readonly (readonly string[])[];
  /** Packages whose submodules the layers are; empty: the layers are whole names. */
  readonly containers: readonly string[];
}

/** Names of modules, `*` standing for one part and `**` for any number: the part of a module's name that one of them covers, or null. */
export type Covers = (module: string) => string | null;

/** A contract of type `forbidden`: modules that must not import others. */
export interface ForbiddenContract extends ContractBase {
  readonly kind: "forbidden";
  readonly sources: Covers;
  readonly forbidden: Covers;
}

/** A contract of type `independence`: modules of which none may import another. */
export interface IndependenceContract extends ContractBase {
  readonly kind: "independence";
  readonly modules: Covers;
}

/** A contract of import-linter about the project's own modules. */
export type ImportContract = LayersContract | ForbiddenContract | IndependenceContract;
