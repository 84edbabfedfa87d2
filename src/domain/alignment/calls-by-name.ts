import { BodyUsers } from "../../link/body-memo.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { NamedCall, ScopedCall } from "./readings.ts";

/** The calls that functions make, by the last name of what they call; from one edit of bodies to the next only those of the edited are read. */
export class CallsByName {
  readonly #made = new Map<FunctionSymbol, ReadonlyMap<string, readonly NamedCall[]>>();
  readonly #callers = new Map<string, Set<FunctionSymbol>>();
  /** The answers that were given and still hold. */
  readonly #answers = new Map<string, readonly NamedCall[]>();
  readonly #users = new BodyUsers();
  /** Those that were forgotten since the last question. */
  readonly #stale = new Set<FunctionSymbol>();
  #functions: readonly FunctionSymbol[] = [];
  readonly #listed = new Set<FunctionSymbol>();
  #ranks: ReadonlyMap<FunctionSymbol, number> | null = null;

  /** All calls of what goes by a name, in the order of the functions that make them. */
  of(name: string, functions: readonly FunctionSymbol[], callsIn: (fn: FunctionSymbol) => readonly ScopedCall[]): readonly NamedCall[] {
    this.#renew(functions, callsIn);
    const known = this.#answers.get(name);
    if (known !== undefined) return known;
    const callers = [...(this.#callers.get(name) ?? [])];
    if (callers.length > 1) {
      this.#ranks ??= new Map(functions.map((fn, rank) => [fn, rank]));
      const ranks = this.#ranks;
      callers.sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));
    }
    const answer = callers.flatMap((fn) => this.#made.get(fn)?.get(name) ?? []);
    this.#answers.set(name, answer);
    return answer;
  }

  /** Forgets the calls of a function whose body is exchanged, or that went. */
  forget(fn: FunctionSymbol): void {
    this.#drop(fn);
    for (const user of this.#users.take(fn)) this.#drop(user);
  }

  #drop(fn: FunctionSymbol): void {
    for (const name of this.#made.get(fn)?.keys() ?? []) {
      this.#callers.get(name)?.delete(fn);
      this.#answers.delete(name);
    }
    this.#made.delete(fn);
    this.#stale.add(fn);
  }

  #renew(functions: readonly FunctionSymbol[], callsIn: (fn: FunctionSymbol) => readonly ScopedCall[]): void {
    if (functions !== this.#functions) {
      const { come, gone } = between(this.#functions, functions);
      for (const fn of gone) this.#listed.delete(fn);
      for (const fn of come) this.#listed.add(fn);
      for (const fn of gone) if (!this.#listed.has(fn)) this.#drop(fn);
      for (const fn of come) if (!this.#made.has(fn)) this.#stale.add(fn);
      this.#functions = functions;
      this.#ranks = null;
    }
    for (const fn of this.#stale) if (this.#listed.has(fn) && !this.#made.has(fn)) this.#read(fn, callsIn);
    this.#stale.clear();
  }

  #read(fn: FunctionSymbol, callsIn: (fn: FunctionSymbol) => readonly ScopedCall[]): void {
    const made = new Map<string, NamedCall[]>();
    for (const each of this.#users.noting(fn, () => callsIn(fn))) {
      const name = lastName(each.call.func);
      const list = made.get(name);
      if (list === undefined) made.set(name, [{ fn, made: each }]);
      else list.push({ fn, made: each });
    }
    this.#made.set(fn, made);
    for (const name of made.keys()) {
      this.#answers.delete(name);
      const callers = this.#callers.get(name);
      if (callers === undefined) this.#callers.set(name, new Set([fn]));
      else callers.add(fn);
    }
  }
}

/** What two lists have between what both begin and end with. */
function between<T>(before: readonly T[], now: readonly T[]): { readonly gone: readonly T[]; readonly come: readonly T[] } {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { gone: before.slice(head, before.length - tail), come: now.slice(head, now.length - tail) };
}
