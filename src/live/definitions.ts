import type { FunctionDef, Stmt } from "../model/syntax.ts";
import { saysSame } from "./moved.ts";

/** Two versions of a block without the definitions that came and went: what is left is paired one for one, but for imports. */
export interface BlockEdits<T extends Stmt = Stmt> {
  readonly kept: readonly Stmt[];
  readonly now: readonly Stmt[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** More statements than this on both sides of an edit are not paired. */
const MOST_PAIRED = 1_000;

/**
 * Tells which definitions, of those that `may` come and go, an edit added to a block and which it took away. A function that another stands
 * for now, with a head of its own or at another place, is both, and so is a name that has another value. Null where other statements came
 * or went.
 */
export function blockEdits<T extends Stmt>(
  kept: readonly Stmt[],
  now: readonly Stmt[],
  may: (statement: Stmt) => statement is T,
): BlockEdits<T> | null {
  const [before, after] = [kept.filter(isNoImport), now.filter(isNoImport)];
  const pairs = pairedBy(before, after);
  if (pairs === null) return null;
  const [left, come] = [new Set<Stmt>(before), new Set<Stmt>(after)];
  for (const [one, other] of pairs) {
    if (may(one) && may(other) && isAnother(one, other)) continue;
    left.delete(one);
    come.delete(other);
  }
  const [removed, added] = [[...left].filter(may), [...come].filter(may)];
  if (removed.length < left.size || added.length < come.size) return null;
  return { kept: kept.filter((one) => !left.has(one)), now: now.filter((one) => !come.has(one)), added, removed };
}

/** Whether one of two definitions of a name stands for the other, as a function with another head does, and another value. */
function isAnother(one: Stmt, other: Stmt): boolean {
  if (one.kind === "ClassDef") return false;
  return one.kind === "FunctionDef" && other.kind === "FunctionDef" ? !hasSameHead(one, other) : !saysSame(one, other, new Map());
}

/** The block of today: what both versions have is told by `told`, one for one, and what came stands where it came. */
export function toldBlock(now: readonly Stmt[], told: readonly Stmt[], added: readonly Stmt[]): readonly Stmt[] {
  const come = new Set(added);
  let next = 0;
  return now.map((one) => (come.has(one) ? one : (told[next++] as Stmt)));
}

/** Whether two functions differ in nothing but their bodies. */
export function hasSameHead(one: FunctionDef, other: FunctionDef): boolean {
  // The body is none of its own fields.
  return saysSame({ ...one }, { ...other }, new Map());
}

export function isFunction(statement: Stmt): statement is FunctionDef {
  return statement.kind === "FunctionDef";
}

/** What binds one name at the top of a file, and a text that stands alone, which binds none. */
export function isDefinition(statement: Stmt): statement is Stmt {
  return boundBy(statement) !== null;
}

/** The name that a definition binds, empty for a text; null for any other statement. */
export function boundBy(statement: Stmt): string | null {
  switch (statement.kind) {
    case "FunctionDef":
    case "ClassDef":
      return statement.name;
    case "Assign": {
      const [only, another] = statement.targets;
      return only?.kind === "Name" && another === undefined ? only.id : null;
    }
    case "AnnAssign":
      return statement.target.kind === "Name" ? statement.target.id : null;
    case "Expr":
      return statement.value.kind === "Constant" ? "" : null;
    default:
      return null;
  }
}

function isNoImport({ kind }: Stmt): boolean {
  return kind !== "Import" && kind !== "ImportFrom";
}

/** A longest common subsequence of two lists of statements, by kind and name; null where it would take too long. */
function pairedBy(before: readonly Stmt[], after: readonly Stmt[]): readonly (readonly [Stmt, Stmt])[] | null {
  const same = (one: Stmt | undefined, other: Stmt | undefined): boolean =>
    one !== undefined && other !== undefined && titleOf(one) === titleOf(other);
  let head = 0;
  while (head < before.length && same(before[head], after[head])) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  if (old.length > MOST_PAIRED && now.length > MOST_PAIRED) return null;
  // How many pairs there are behind each pair of positions.
  const width = now.length + 1;
  const counts = new Uint32Array((old.length + 1) * width);
  const at = (one: number, other: number): number => counts[one * width + other] as number;
  for (let one = old.length - 1; one >= 0; one--)
    for (let other = now.length - 1; other >= 0; other--)
      counts[one * width + other] = same(old[one], now[other])
        ? at(one + 1, other + 1) + 1
        : Math.max(at(one + 1, other), at(one, other + 1));
  const pairs: (readonly [Stmt, Stmt])[] = [];
  const take = (one: Stmt | undefined, other: Stmt | undefined): void => {
    if (one !== undefined && other !== undefined) pairs.push([one, other]);
  };
  for (let index = 0; index < head; index++) take(before[index], after[index]);
  for (let one = 0, other = 0; one < old.length && other < now.length; ) {
    if (same(old[one], now[other])) take(old[one++], now[other++]);
    else if (at(one + 1, other) >= at(one, other + 1)) one++;
    else other++;
  }
  for (let index = tail; index > 0; index--) take(before.at(-index), after.at(-index));
  return pairs;
}

function titleOf(statement: Stmt): string {
  return `${statement.kind} ${boundBy(statement) ?? "…"}`;
}
