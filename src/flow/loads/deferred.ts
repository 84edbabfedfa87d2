import { queriedSoFar } from "./queried.ts";
import type { Run } from "./run.ts";
import { type Conditions, type Instance, NO_CONDITIONS, type Operation, UNKNOWN, type Value } from "./values.ts";

// Values that wait for a parameter: what is read of them a caller knows, and takes up.

/** Operations that one value may wait with; longer chains are unknown. */
const MOST_OPERATIONS = 14;
const MOST_TOUCHES = 150;

/** A value that waits for a parameter, with one more step. */
export function defer(run: Run, base: Value, operation: Operation, records: boolean): Value {
  if (base.kind === "parameter" && base.rows === false && operation.op !== "attribute" && operation.op !== "call") return UNKNOWN;
  const value: Value & { kind: "deferred" } =
    base.kind === "deferred"
      ? { kind: "deferred", base: base.base, operations: [...base.operations, operation] }
      : { kind: "deferred", base, operations: [operation] };
  if (value.operations.length > MOST_OPERATIONS) return UNKNOWN;
  if (isRefreshed(run, value)) return asLoaded(value);
  if (records && run.silent === 0) touch(run, value);
  return value;
}

/** The same value, its last step being one that has been loaded: callers that take it record nothing. */
export function asLoaded(value: Value): Value {
  if (value.kind !== "deferred") return value;
  const last = value.operations.at(-1);
  return last?.op !== "attribute" ? value : { ...value, operations: [...value.operations.slice(0, -1), { ...last, loaded: true }] };
}

function touch(run: Run, value: Value & { kind: "deferred" }): void {
  const when = outward(run, run.state.conditions);
  const key = value.operations.map((operation) => stepName(run, operation)).join(".");
  const root = value.base.kind === "parameter" ? value.base.name : value.base.kind === "instance" ? formOf(value.base) : "?";
  // Of two reads of the same thing the one without condition says more.
  const after = queriedSoFar(run);
  const at = changesBefore(run);
  const name = `${root}.${key}${at === 0 ? "" : ` ${at}`}`;
  const known = run.touches.get(name);
  if (known !== undefined ? known.when.size > when.size : run.touches.size < MOST_TOUCHES)
    run.touches.set(name, {
      value,
      when,
      doubtful: run.vague > 0 || run.doubt > 0 || isConditional(run, value, when),
      after,
      at,
    });
}

/** How many changes come before what happens now. Where a way begins and nothing has changed on it, the mark of it may still be taken away. */
export function changesBefore({ changes }: Run): number {
  let count = changes.length;
  while (changes[count - 1]?.kind === "mark") count--;
  return count;
}

/** A row, with what this form of its query loads: with other options it is another. */
function formOf({ id, plan }: Instance): string {
  return plan === null ? id : `${id} ${[...plan.entries.keys()].join()}`;
}

/** Whether what is read was loaded here before: by `refresh`, by `awaitable_attrs`, by an assignment. */
function isRefreshed(run: Run, value: Value & { kind: "deferred" }): boolean {
  const last = value.operations.at(-1);
  if (run.refreshes.length === 0 || last?.op !== "attribute") return false;
  const holder = wayOf(value.base, value.operations.slice(0, -1));
  return run.refreshes.some(({ value: row, keys }) => (keys.includes(last.name) || keys.includes("*")) && wayOf(row, []) === holder);
}

/** The way from a parameter to a value, as text; loops and narrowing do not change which object it is. */
export function wayOf(value: Value, more: readonly Operation[]): string {
  const operations = value.kind === "deferred" ? [...value.operations, ...more] : more;
  const base = value.kind === "deferred" ? value.base : value;
  const root = base.kind === "parameter" ? base.name : base.kind === "instance" ? base.id : "?";
  return [root, ...operations.filter(({ op }) => op !== "narrow" && op !== "settle" && op !== "turn").map(stepKey)].join(".");
}

/** Whether a test has been passed that is not about the touched value itself, and that no caller can judge. */
function isConditional(run: Run, value: Value & { kind: "deferred" }, judged: Conditions): boolean {
  const root = value.base.kind === "parameter" ? value.base.name : null;
  for (const [test, outcome] of run.state.conditions)
    if (judged.has(test)) continue;
    // `if self.kind == Kind.BUNDLE:` in a function for rows of all kinds: which kind a caller has is not known.
    else if (outcome ? / == | in /.test(test) : / != | not in /.test(test)) return true;
    else if (root === null || !(test === root || test.startsWith(`${root}.`) || test.startsWith(`${root} `))) return true;
  return false;
}

/** Of the columns that nothing but an expiry concerns, one says what all say. */
function stepName({ world }: Run, operation: Operation): string {
  const column = operation.op === "attribute" && !world.names.has(operation.name) && !world.computed.has(operation.name);
  return column ? "a column" : stepKey(operation);
}

function stepKey(operation: Operation): string {
  switch (operation.op) {
    case "attribute":
      return operation.name;
    case "call":
      return `${operation.method ?? ""}(${operation.args.length === 0 ? "" : operation.site.at.start})`;
    case "option":
      return `${operation.name}()`;
    case "narrow":
      return `narrow(${operation.classes.map((symbol) => symbol.id).join()})`;
    default:
      return operation.op;
  }
}

/** The conditions that a caller can judge: those on parameters. */
export function outward(run: Run, when: Conditions): Conditions {
  if (when.size === 0 || run.unit.kind !== "function") return NO_CONDITIONS;
  const { parameters } = run.unit.function.def;
  const kept = [...when].filter(([test]) => {
    const name = test.endsWith(IS_NONE) ? test.slice(0, -IS_NONE.length) : test;
    return parameters.some((parameter) => parameter.name === name);
  });
  return kept.length === 0 ? NO_CONDITIONS : new Map(kept);
}

/** How a test for None ends, among conditions. */
export const IS_NONE = " is None";
