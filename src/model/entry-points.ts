/** What an installed project offers to others under a name: `module:object`. */
export interface EntryPoint {
  readonly name: string;
  readonly target: string;
}

/** Entry points by their groups. */
export type EntryPoints = ReadonlyMap<string, readonly EntryPoint[]>;
