import type { Place } from "../../model/finding.ts";
import { type Extent, isSmall } from "./extent.ts";

/** Collections whose sizes are multiplied in one term; deeper nests grow all the same. */
const DEEPEST_NEST = 4;
/** Terms that are told apart in one function; what is beyond only counts. */
const MOST_TERMS = 80;

/** A collection, or a recursion, by what is iterated and where. */
export interface Factor {
  /** `orders`, `order.lines`: source text. */
  readonly text: string;
  readonly key: string;
  /** The loop itself, whatever it is given; null for a recursion. */
  readonly loop: Place | null;
  readonly extent: Extent;
}

/** A statement that a call executes, once for each combination of the items of some collections. */
export interface Term {
  /** Outermost first; empty for what is executed once. */
  readonly per: readonly Factor[];
  readonly at: Place;
  /** What sends it: `sqlalchemy.orm.Session.get`, `lazy load of Order.lines`. */
  readonly statement: string;
  /** Where the rows of a lazy load were queried, where that is known. */
  readonly rows?: Place | null;
  /** It goes with another statement, and nothing grows by it alone. */
  readonly minor?: boolean;
  /** A call on the way may go elsewhere, where no statement is sent. */
  readonly possible?: boolean;
}

/** A call that only the caller of the function can resolve. */
export type Pending = { readonly per: readonly Factor[]; readonly at: Place } & (
  | { readonly kind: "parameter"; readonly index: number }
  /** A method of what a type variable of the function stands for. */
  | { readonly kind: "method"; readonly variable: string; readonly method: string }
);

/** What a call of a function executes at most; with the first call that may query and is not resolved. */
export interface Cost {
  readonly terms: ReadonlyMap<string, Term>;
  readonly pending: readonly Pending[];
  readonly unresolved: Place | null;
}

export const FREE: Cost = { terms: new Map(), pending: [], unresolved: null };

/** Says of the extents of a callee's parameters what the arguments of a call make of them; null: nothing is known. */
export type Resolve = (factor: Factor) => Factor | null;

/** Whether a term is a reason to call a budget growing: every collection of it grows, with rows or what a request must hold. */
export function growing({ per, possible }: Term): boolean {
  return possible !== true && per.length > 0 && per.every(({ extent }) => extent.grows || extent.params.length > 0);
}

/** Collects terms: the same statement under the same collections is one term. */
export class Sum {
  private readonly found = new Map<string, Term>();
  private readonly open = new Map<string, Pending>();
  private missing: Place | null = null;
  /** What a full sum was searched for in vain, and has not been given since: a minor term, one under no collection, one that does not grow. */
  private readonly lacks = { minor: false, flat: false, still: false };

  add(term: Term): void {
    const nested = term.per.length > DEEPEST_NEST ? { ...term, per: term.per.slice(0, DEEPEST_NEST) } : term;
    this.put(keyOf(nested), nested);
  }

  private put(key: string, nested: Term): void {
    const known = this.found.get(key);
    if (known === undefined ? this.found.size >= MOST_TERMS && !this.roomFor(nested) : growing(known) || !growing(nested)) return;
    this.found.set(key, nested);
    const { lacks } = this;
    if (lacks.minor && nested.minor === true) lacks.minor = false;
    if (lacks.flat && nested.per.length === 0) lacks.flat = false;
    if (lacks.still && !growing(nested)) lacks.still = false;
  }

  defer(pending: Pending): void {
    const what = pending.kind === "parameter" ? `${pending.index}` : `${pending.variable}.${pending.method}`;
    const key = `${what} ${pending.per.map((factor) => factor.key).join("·")}`;
    if (!this.open.has(key)) this.open.set(key, pending);
  }

  /** Adds what a callee costs, once per combination of the factors around the call. */
  addAll(cost: Cost, around: readonly Factor[], resolve: Resolve, possible = false): void {
    const alone = around.length === 0;
    for (const [key, term] of cost.terms) {
      // What no argument decides is in the caller what it is in the callee, and by far the most is.
      if (alone && !term.per.some(({ extent }) => extent.params.length > 0))
        this.put(key, possible && !term.possible ? { ...term, possible } : term);
      else this.add({ ...term, per: term.per.length === 0 ? around : nest(around, term.per, resolve), ...(possible ? { possible } : {}) });
    }
    this.missing ??= cost.unresolved;
  }

  leaveOpen(at: Place): void {
    this.missing ??= at;
  }

  result(): Cost {
    if (this.found.size === 0 && this.open.size === 0 && this.missing === null) return FREE;
    return { terms: this.found, pending: [...this.open.values()], unresolved: this.missing };
  }

  /** Every term under a further factor: of a function that calls itself. */
  times(factor: Factor): Cost {
    const repeated = new Sum();
    repeated.addAll(this.result(), [factor], same);
    return { ...repeated.result(), pending: [...this.open.values()] };
  }

  /** Room for what grows is made at the expense of what does not, and of what goes with another statement before that. */
  private roomFor(added: Term): boolean {
    if (added.minor === true) return false;
    return (
      this.gives("minor", ({ minor }) => minor === true) ||
      (added.per.length > 0 && this.gives("flat", ({ per }) => per.length === 0)) ||
      (growing(added) && this.gives("still", (term) => !growing(term)))
    );
  }

  /** Takes the first term of a kind away; false where there is none. */
  private gives(kind: "minor" | "flat" | "still", is: (term: Term) => boolean): boolean {
    if (this.lacks[kind]) return false;
    for (const [key, term] of this.found) if (is(term)) return this.found.delete(key);
    this.lacks[kind] = true;
    return false;
  }
}

export function same(factor: Factor): Factor {
  return factor;
}

/** The collections around a call and those inside the callee, which loops over what its caller loops over once for each. */
export function nest(around: readonly Factor[], inner: readonly Factor[], resolve: Resolve): readonly Factor[] {
  const resolved = inner.map(resolve).filter((factor) => factor !== null && !isSmall(factor.extent)) as readonly Factor[];
  return [...around.filter(({ key }) => !resolved.some((factor) => factor.key === key)), ...resolved];
}

function keyOf({ per, at, statement, rows }: Term): string {
  const queried = rows == null ? "" : ` ${rows.file} ${rows.start}`;
  return `${per.map((factor) => factor.key).join("·")} ${at.file} ${at.start} ${at.end} ${statement}${queried}`;
}
