/** One way through code with unknown conditions. */
export interface Way<T> {
  readonly outcome: T;
  /** How each unknown condition was taken. */
  readonly decisions: ReadonlyMap<string, boolean>;
}

const WAYS = 12;

/**
 * Runs code once for each way that its unknown conditions can be taken; `fixed` holds those that are settled already.
 * `complete` is false when there are more ways than were run.
 */
export function explore<T>(
  fixed: ReadonlyMap<string, boolean>,
  run: (decide: (key: string) => boolean) => T,
): { readonly ways: readonly Way<T>[]; readonly complete: boolean } {
  const ways: Way<T>[] = [];
  const pending: (readonly boolean[])[] = [[]];
  for (let prefix = pending.pop(); prefix !== undefined && ways.length < WAYS; prefix = pending.pop()) {
    const taken = new Map<string, boolean>(fixed);
    const trace: boolean[] = [];
    const chosen = prefix;
    const outcome = run((key) => {
      const known = taken.get(key);
      if (known !== undefined) {
        return known;
      }
      const value = chosen[trace.length] ?? true;
      trace.push(value);
      taken.set(key, value);
      return value;
    });
    ways.push({ outcome, decisions: taken });
    for (let i = trace.length - 1; i >= prefix.length; i -= 1) {
      pending.push([...trace.slice(0, i), !trace[i]]);
    }
  }
  return { ways, complete: pending.length === 0 };
}
