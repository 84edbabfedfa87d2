import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { LoadSummary } from "./run.ts";
import type { Value } from "./values.ts";

/** A name that a module or class binds once. */
interface BoundName {
  readonly name: string;
  readonly scope: Scope;
}

/** What is found by interpretation: the summary of a function, or the value of a name. */
type Found = FunctionSymbol | BoundName;

/** Questions about functions whose answers hang on what other functions do: whether one executes queries, or writes, or may hold rows. */
type Question = "queries" | "writes" | "meets rows";

interface Answer {
  readonly holds: boolean;
  readonly users: Set<Found>;
}

/**
 * What was found by interpretation, and what each of it was made of: so an edit of a body costs what hangs on it. Whatever a function
 * asks while it is interpreted is noted; what is forgotten takes with it all that used it.
 */
export class LoadMemory {
  private readonly summaries = new Map<FunctionSymbol, LoadSummary>();
  private readonly names = new Map<Scope, Map<string, BoundName>>();
  private readonly values = new Map<BoundName, Value>();
  /** Who used what was found. */
  private readonly users = new Map<Found, Set<Found>>();
  /** What was used to find what is known now. */
  private readonly used = new Map<Found, Set<Found>>();
  private readonly answers: Readonly<Record<Question, Map<FunctionSymbol, Answer>>> = {
    queries: new Map(),
    writes: new Map(),
    "meets rows": new Map(),
  };
  private readonly notes = new Map<Found, unknown[]>();
  private current: Found | null = null;

  /** The summary of a function, made by `make` where it is not known; meanwhile it is `unknown`. */
  summary(fn: FunctionSymbol, unknown: LoadSummary, make: () => LoadSummary): LoadSummary {
    this.use(fn);
    const known = this.summaries.get(fn);
    if (known !== undefined) return known;
    this.summaries.set(fn, unknown);
    const summary = this.within(fn, make);
    this.summaries.set(fn, summary);
    return summary;
  }

  isKnown(fn: FunctionSymbol): boolean {
    return this.summaries.has(fn);
  }

  /** The value of a name, made by `make` where it is not known; meanwhile it is `unknown`. */
  value(name: string, scope: Scope, unknown: Value, make: () => Value): Value {
    let names = this.names.get(scope);
    if (names === undefined) {
      names = new Map();
      this.names.set(scope, names);
    }
    let bound = names.get(name);
    if (bound === undefined) {
      bound = { name, scope };
      names.set(name, bound);
    }
    this.use(bound);
    const known = this.values.get(bound);
    if (known !== undefined) return known;
    this.values.set(bound, unknown);
    const value = this.within(bound, make);
    this.values.set(bound, value);
    return value;
  }

  /** The answer to a question about a function. */
  answer(question: Question, fn: FunctionSymbol, ask: (fn: FunctionSymbol) => boolean): boolean {
    let answer = this.answers[question].get(fn);
    if (answer === undefined) {
      answer = { holds: ask(fn), users: new Set() };
      this.answers[question].set(fn, answer);
    }
    if (this.current !== null) answer.users.add(this.current);
    return answer.holds;
  }

  /** Keeps something that was met on the way. */
  note(note: unknown): void {
    if (this.current === null) return;
    const known = this.notes.get(this.current);
    if (known === undefined) this.notes.set(this.current, [note]);
    else known.push(note);
  }

  /** What is kept of some functions and of all that was used for them; others may have been asked of since. */
  noted(functions: Iterable<FunctionSymbol>): readonly unknown[] {
    if (this.notes.size === 0) return [];
    const seen = new Set<Found>(functions);
    // Grows while it is walked.
    for (const found of seen) for (const used of this.used.get(found) ?? []) seen.add(used);
    return [...this.notes].flatMap(([found, notes]) => (seen.has(found) ? notes : []));
  }

  /** What is interpreted uses something of a function: its summary, or its body. */
  use(found: Found): void {
    if (this.current === null) return;
    const users = this.users.get(found);
    if (users === undefined) this.users.set(found, new Set([this.current]));
    else users.add(this.current);
    const used = this.used.get(this.current);
    if (used === undefined) this.used.set(this.current, new Set([found]));
    else used.add(found);
  }

  /** Forgets a function whose body is exchanged, and all that was made of it. */
  forget(fn: FunctionSymbol): void {
    this.drop([fn]);
  }

  /** Forgets what names of a module or class stand for, and all that was made of it. */
  forgetNames(scope: Scope, names: Iterable<string>): void {
    const known = this.names.get(scope);
    for (const name of names) {
      const bound = known?.get(name);
      if (bound !== undefined) this.drop([bound]);
    }
  }

  /** Asks a question anew of all functions of which it was asked, and forgets what was made of an answer that is another now. */
  askAgain(question: Question, ask: (fn: FunctionSymbol) => boolean): void {
    const answers = this.answers[question];
    for (const [fn, { holds, users }] of answers) {
      const now = ask(fn);
      if (now === holds) continue;
      answers.set(fn, { holds: now, users: new Set() });
      this.drop(users);
    }
  }

  private within<T>(found: Found, make: () => T): T {
    const before = this.current;
    this.current = found;
    try {
      return make();
    } finally {
      this.current = before;
    }
  }

  private drop(all: Iterable<Found>): void {
    const open = [...all];
    for (let found = open.pop(); found !== undefined; found = open.pop()) {
      if ("kind" in found) this.summaries.delete(found);
      else this.values.delete(found);
      this.notes.delete(found);
      this.used.delete(found);
      const users = this.users.get(found);
      if (users === undefined) continue;
      this.users.delete(found);
      open.push(...users);
    }
  }
}
