import { notingReads } from "../model/reads.ts";
import type { FunctionSymbol } from "./symbols.ts";

/** The bodies that are read besides one: of most functions none are, and nothing is kept. */
class OtherReads {
  found: Set<object> | null = null;
  private readonly own: object;

  constructor(own: object) {
    this.own = own;
  }

  add(body: object): void {
    if (body === this.own) return;
    this.found ??= new Set();
    this.found.add(body);
  }
}

const NONE: readonly object[] = [];

/** Which functions have something that was made of the bodies of others. */
export class BodyUsers {
  private readonly users = new Map<object, Set<FunctionSymbol>>();

  /** Does something for a function, and notes the bodies that are read for it besides its own. */
  noting<T>(fn: FunctionSymbol, work: () => T): T {
    const reads = new OtherReads(fn.def);
    const result = notingReads(reads, work);
    for (const def of reads.found ?? NONE) {
      const users = this.users.get(def);
      if (users === undefined) this.users.set(def, new Set([fn]));
      else users.add(fn);
    }
    return result;
  }

  /** Those that have something made of the body of a function; they are forgotten. */
  take({ def }: FunctionSymbol): Iterable<FunctionSymbol> {
    const users = this.users.get(def) ?? [];
    this.users.delete(def);
    return users;
  }
}

/** Results by function, each with the functions whose bodies it was made of: one is made again where one of these is exchanged. */
export class BodyMemo<T> {
  private readonly known = new Map<FunctionSymbol, T>();
  private readonly users = new BodyUsers();

  /** The result for a function, made where it is not known. */
  of(fn: FunctionSymbol, make: () => T): T {
    let result = this.known.get(fn);
    if (result === undefined && !this.known.has(fn)) {
      result = this.users.noting(fn, make);
      this.known.set(fn, result);
    }
    return result as T;
  }

  /** Forgets what was made of the body of a function, which is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.known.delete(fn);
    for (const user of this.users.take(fn)) this.known.delete(user);
  }
}

/** Several results of a function, each by a key of its own: kept and made again as those of `BodyMemo` are. */
export class BodyMemos<K, T> {
  private readonly known = new Map<FunctionSymbol, Map<K, T>>();
  private readonly users = new BodyUsers();

  /** The result for a function and a key, made where it is not known. */
  of(fn: FunctionSymbol, key: K, make: () => T): T {
    let results = this.known.get(fn);
    if (results === undefined) {
      results = new Map();
      this.known.set(fn, results);
    }
    const known = results.get(key);
    if (known !== undefined || results.has(key)) return known as T;
    const result = this.users.noting(fn, make);
    results.set(key, result);
    return result;
  }

  /** Forgets what was made of the body of a function, which is exchanged. */
  forget(fn: FunctionSymbol): void {
    this.known.delete(fn);
    for (const user of this.users.take(fn)) this.known.delete(user);
  }

  /** Forgets the results of which something holds. */
  forgetWhere(is: (result: T) => boolean): void {
    for (const results of this.known.values()) for (const [key, result] of results) if (is(result)) results.delete(key);
  }
}
