/**
 * Where a callable or coroutine runs that is handed to a call:
 * `thread`, `process`, `remote` (another program), `greenlet` (same thread, but SQLAlchemy's lazy loads are legal),
 * `loop` (the event loop), `def-in-thread` (a `def` in a worker thread, an `async def` on the loop),
 * `caller` (called back within the call, or later, in the thread that made the call).
 */
export type Runs = "thread" | "process" | "remote" | "greenlet" | "loop" | "def-in-thread" | "caller";

export interface Handover {
  /** Public dotted name of the function or `Type.method`. */
  readonly name: string;
  /** A `callable` is passed uncalled; an `awaitable` is the coroutine that calling it gave. */
  readonly passes: "callable" | "awaitable";
  readonly runs: Runs;
  /** 0-based; null when it can be given by keyword only. */
  readonly position: number | null;
  readonly keyword: string | null;
  /** `one` argument, `all` positional arguments (`gather`), or `each` element of the argument (`asyncio.wait`). */
  readonly arity: "one" | "all" | "each";
}

/** A method that hands over its own receiver: `task.delay()`. */
export interface ReceiverHandover {
  readonly name: string;
  readonly runs: Runs;
}

/**
 * What a decorator makes of a function. `offloads`: calling the result runs the body elsewhere. `task`: the result is a task
 * object; calling it runs the body in place, its `delay`/`send` elsewhere. `bridges`: an async function becomes a plain one
 * that runs on a loop of its own. `cached`: the body runs only the first time. `same`: for effects, nothing changes.
 */
export interface DecoratorFact {
  readonly kind: "offloads" | "task" | "bridges" | "cached" | "context-manager" | "async-context-manager" | "property" | "same";
  readonly runs: Runs;
  /** For a task: the type of the object that the decorated name holds. */
  readonly result: string | null;
}

export function parseHandovers(text: string): Map<string, Handover> {
  const out = new Map<string, Handover>();
  let runs: Runs = "thread";
  let passes: Handover["passes"] = "callable";
  for (const line of text.split("\n")) {
    if (line.startsWith("  ")) {
      const { names, rest } = readNames(line.trim());
      for (const name of names) out.set(name, { name, passes, runs, ...readArgument(rest) });
    } else if (line !== "") {
      const [first, second] = line.split(" ");
      runs = first as Runs;
      passes = second as Handover["passes"];
    }
  }
  return out;
}

/** `a.b.(c d) rest` → both names and the rest. */
function readNames(line: string): { readonly names: readonly string[]; readonly rest: string } {
  const open = line.indexOf("(");
  const close = line.indexOf(")");
  if (open < 0) {
    const space = line.indexOf(" ");
    return space < 0 ? { names: [line], rest: "" } : { names: [line.slice(0, space)], rest: line.slice(space + 1) };
  }
  const prefix = line.slice(0, open);
  const inner = line.slice(open + 1, close).split(" ");
  return { names: inner.map((name) => prefix + name), rest: line.slice(close + 1).trim() };
}

function readArgument(text: string): Pick<Handover, "position" | "keyword" | "arity"> {
  if (text === "*") return { position: 0, keyword: null, arity: "all" };
  const [argument = "", mark] = text.split(" ");
  const [head = "", keyword] = argument.split(":");
  const position = /^\d+$/.test(head) ? Number(head) : null;
  return { position, keyword: keyword ?? (position === null ? head : null), arity: mark === "each" ? "each" : "one" };
}

export function parseReceivers(text: string): Map<string, ReceiverHandover> {
  const out = new Map<string, ReceiverHandover>();
  let runs: Runs = "remote";
  for (const line of text.split("\n")) {
    if (line.startsWith("  ")) for (const name of readNames(line.trim()).names) out.set(name, { name, runs });
    else if (line !== "") runs = line as Runs;
  }
  return out;
}

export function parseDecorators(text: string): Map<string, DecoratorFact> {
  const out = new Map<string, DecoratorFact>();
  let fact: DecoratorFact = { kind: "same", runs: "caller", result: null };
  for (const line of text.split("\n")) {
    if (line.startsWith("  ")) for (const name of line.trim().split(" ")) out.set(name, fact);
    else if (line !== "") {
      const [kind, runs, result] = line.split(" ");
      fact = { kind: kind as DecoratorFact["kind"], runs: (runs ?? "caller") as Runs, result: result ?? null };
    }
  }
  return out;
}
