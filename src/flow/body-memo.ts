import type { FunctionSymbol } from "../link/symbols.ts";
import { notingReads } from "../model/reads.ts";
import type { FunctionDef } from "../model/syntax.ts";

/** Results by function, each with the functions whose bodies it was made of: one is made again where one of these is exchanged. */
export class BodyMemo<T> {
  private readonly known = new Map<FunctionSymbol, T>();
  /** Whose results were made of a body. */
  private readonly users = new Map<FunctionDef, Set<FunctionSymbol>>();

  /** The result for a function, made where it is not known. */
  of(fn: FunctionSymbol, make: () => T): T {
    let result = this.known.get(fn);
    if (result === undefined && !this.known.has(fn)) {
      const reads = new Set<FunctionDef>();
      result = notingReads(reads, make);
      this.known.set(fn, result);
      for (const def of reads) {
        if (def === fn.def) continue;
        const users = this.users.get(def);
        if (users === undefined) this.users.set(def, new Set([fn]));
        else users.add(fn);
      }
    }
    return result as T;
  }

  /** Forgets what was made of the body of a function, which is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.known.delete(fn);
    for (const user of this.users.get(fn.def) ?? []) this.known.delete(user);
    this.users.delete(fn.def);
  }
}
