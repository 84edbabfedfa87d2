import type { FactsData, FileFacts } from "../model/facts.ts";
import type { BlindSpot, Fix, Place, Violation } from "../model/finding.ts";
import type { RepoPath } from "../model/source.ts";
import type { ClassDef, Constant, FunctionDef } from "../model/syntax.ts";
import type { SubjectCounts } from "../model/verdict.ts";

/** Where the offsets and lines of a file have gone to by an edit that left its syntax alone. */
export interface Moves {
  /** The new offset of a node's start or end; undefined for an offset at which none begins or ends. */
  offset(old: number): number | undefined;
  /** The new line of the nodes that began on a line; undefined where they are on several now, or where none began. */
  line(old: number): number | undefined;
}

/** Properties that hold an offset. Everything else in facts is what the file says. */
export const OFFSETS: ReadonlySet<string> = new Set(["start", "end", "defStart", "nameStart", "nameEnd"]);

/**
 * What an edit moved, where two versions of a file say the same (comments, blank lines, formatting and the words of docstrings
 * differ at most); null where they do not. A Directive is not compared: comments for the analyser are read anew.
 */
export function movesBetween(
  before: FileFacts,
  after: FileFacts,
  lineOf: (offset: number) => number = (at) => after.line(at),
): Moves | null {
  if (before.generated !== after.generated || (before.docstring === null) !== (after.docstring === null)) return null;
  if (before.problems.length > 0 || after.problems.length > 0) return null;
  const offsets = new Map<number, number>();
  if (!saysSame(before.body, after.body, offsets)) return null;
  const lines = new Map<number, number | null>();
  for (const [old, now] of offsets) {
    const from = before.line(old);
    const to = lineOf(now);
    const known = lines.get(from);
    lines.set(from, known === undefined || known === to ? to : null);
  }
  return {
    offset: offsetBy(offsets),
    line: (old) => lines.get(old) ?? undefined,
  };
}

/** Where offsets are by paired ones: where no node begins at the beginning of the file, that is where it was. */
export function offsetBy(offsets: ReadonlyMap<number, number>): Moves["offset"] {
  return (old) => offsets.get(old) ?? (old === 0 ? 0 : undefined);
}

/** Gives nodes other offsets. */
export function moveNodes(nodes: Iterable<Record<string, unknown>>, moved: ReadonlyMap<number, number>): void {
  for (const node of nodes) for (const key of OFFSETS) if (typeof node[key] === "number") node[key] = moved.get(node[key]);
}

/** Asked of definitions that differ in nothing but their bodies. */
export interface BodyDiffers {
  /** Whether functions count as the same. */
  passes(one: FunctionDef, other: FunctionDef): boolean;
  /** Whether the body of a function counts as another one though it says the same. */
  isOther(now: FunctionDef): boolean;
  /** Whether classes do, whose bodies and ends have not been compared. */
  passesClass(one: ClassDef, other: ClassDef): boolean;
}

/**
 * Whether two values say the same; their offsets are paired, and must be so consistently. `differs` is asked of functions outside
 * functions of which only the bodies differ; without it they say something else.
 */
export function saysSame(one: unknown, other: unknown, offsets: Map<number, number>, differs?: BodyDiffers): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, index) => saysSame(item, other[index], offsets, differs))
    );
  }
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  const isOpen = differs !== undefined && isClass(one) && isClass(other);
  for (const key of keys) {
    if (isOpen && key === "end") continue;
    const left = (one as Readonly<Record<string, unknown>>)[key];
    const right = (other as Readonly<Record<string, unknown>>)[key];
    if (OFFSETS.has(key)) {
      if (typeof left !== "number" || typeof right !== "number" || (offsets.get(left) ?? right) !== right) return false;
      offsets.set(left, right);
    } else if (key === "docstring") {
      if ((left === null) !== (right === null)) return false;
    } else if (key === "value" && isText(one, left) && isText(other, right)) {
      // The words of a string that stands alone do nothing; only its place counts.
      if (!saysSame({ ...left, value: "" }, { ...right, value: "" }, offsets, differs)) return false;
    } else if (!saysSame(left, right, offsets, differs)) return false;
  }
  // The bodies of definitions are read when they are asked for: a getter of the class, none of its own properties.
  if (!("body" in one) || Object.hasOwn(one, "body")) return true;
  const { body } = other as { readonly body?: unknown };
  if (isOpen) return differs.passesClass(one, other);
  if (differs === undefined || !isFunction(one) || !isFunction(other)) return saysSame(one.body, body, offsets, differs);
  const inside = new Map<number, number>();
  if (differs.isOther(other) || !saysSame(one.body, body, inside)) return differs.passes(one, other);
  for (const [left, right] of inside) {
    if ((offsets.get(left) ?? right) !== right) return false;
    offsets.set(left, right);
  }
  return true;
}

function isFunction(node: object): node is FunctionDef {
  return "kind" in node && node.kind === "FunctionDef";
}

function isClass(node: object): node is ClassDef {
  return "kind" in node && node.kind === "ClassDef";
}

/** Whether a statement is nothing but a string, such as a docstring. */
function isText(statement: object, value: unknown): value is Constant {
  if (!("kind" in statement) || statement.kind !== "Expr" || typeof value !== "object" || value === null) return false;
  const { kind, type } = value as Partial<Constant>;
  return kind === "Constant" && type === "str";
}

/** A line, or a place by line, in what a rule says: it may be out of date after a move. */
const SAYS_LINE = /\blines? \d|:\d/;

/** The violations at their new places; null where that cannot be told of all. */
export function movedViolations(violations: readonly Violation[], moves: ReadonlyMap<RepoPath, Moves>): readonly Violation[] | null {
  const moved: Violation[] = [];
  for (const violation of violations) {
    const places = [violation.at, ...violation.trace.map(({ at }) => at)];
    const touched = places.some(({ file }) => moves.has(file));
    const edited = violation.fix?.edits.some(({ file }) => moves.has(file)) === true;
    // A fix may hold text that was cut to the old form of the file.
    if (edited) return null;
    if (!touched) {
      if ([...moves.keys()].some((path) => says(violation, path))) return null;
      moved.push(violation);
      continue;
    }
    if (says(violation, "")) return null;
    const at = movedPlace(violation.at, moves);
    const trace = violation.trace.map((step) => ({ step, at: movedPlace(step.at, moves) }));
    if (at === null || trace.some((one) => one.at === null)) return null;
    moved.push({ ...violation, at, trace: trace.map((one) => ({ ...one.step, at: one.at ?? one.step.at })) });
  }
  return moved;
}

function says({ message, trace }: Violation, path: string): boolean {
  return [message, ...trace.map((step) => step.message)].some((text) => text.includes(path) && SAYS_LINE.test(text));
}

function movedPlace(place: Place, moves: ReadonlyMap<RepoPath, Pick<Moves, "offset">>): Place | null {
  const move = moves.get(place.file);
  // A file as a whole is its beginning, whatever stands there.
  if (place.start === 0 && place.end === 0) return place;
  if (move === undefined) return place;
  const start = move.offset(place.start);
  const end = move.offset(place.end);
  return start === undefined || end === undefined ? null : { ...place, start, end };
}

/**
 * What the rules found in offsets of a version before, where it stands in the files of today; null where that cannot be told. The order
 * stays as it is, and so do lines in messages: they are of today already.
 */
export function placedViolations(
  violations: readonly Violation[],
  files: ReadonlyMap<RepoPath, Pick<Moves, "offset">>,
): readonly Violation[] | null {
  const placed: Violation[] = [];
  for (const violation of violations) {
    const { fix } = violation;
    const places = [violation.at, ...violation.trace.map(({ at }) => at), ...(fix?.edits ?? [])];
    if (!places.some(({ file }) => files.has(file))) {
      placed.push(violation);
      continue;
    }
    const at = movedPlace(violation.at, files);
    const trace = violation.trace.map((step) => ({ step, at: movedPlace(step.at, files) }));
    const edits = fix?.edits.map((edit) => placedEdit(edit, files));
    if (at === null || trace.some((one) => one.at === null) || edits?.some((edit) => edit === null) === true) return null;
    placed.push({
      ...violation,
      at,
      trace: trace.map((one) => ({ ...one.step, at: one.at ?? one.step.at })),
      ...(fix === undefined || edits === undefined ? {} : { fix: { ...fix, edits: edits.filter((edit) => edit !== null) } }),
    });
  }
  return placed;
}

type Edit = Fix["edits"][number];

/** An edit begins where a node begins or ends; what it takes away is one character behind it, or reaches to such a place as well. */
function placedEdit(edit: Edit, files: ReadonlyMap<RepoPath, Pick<Moves, "offset">>): Edit | null {
  const moves = files.get(edit.file);
  if (moves === undefined) return edit;
  const start = moves.offset(edit.start);
  if (start === undefined) return null;
  // Offsets between whole numbers lie closer together than characters do: how long a range is, they do not tell.
  const length = [0, 1].find((count) => edit.end === edit.start + count);
  const end = length === undefined ? moves.offset(edit.end) : start + length;
  return end === undefined ? null : { ...edit, start, end };
}

/** Blind spots at their new lines; null where a line cannot be told. */
export function movedSpots(spots: readonly BlindSpot[], moves: ReadonlyMap<RepoPath, Moves>): readonly BlindSpot[] | null {
  const moved: BlindSpot[] = [];
  for (const spot of spots) {
    const move = moves.get(spot.file);
    const line = move === undefined ? spot.line : move.line(spot.line);
    if (line === undefined) return null;
    moved.push(line === spot.line ? spot : { ...spot, line });
  }
  return moved;
}

/** Whether counts name a subject in a file that moved: its line would be out of date. */
export function countsName(counts: SubjectCounts, moves: ReadonlyMap<RepoPath, Moves>): boolean {
  return Object.values(counts).some(({ open }) => open?.some(({ file }) => moves.has(file)) === true);
}

/** Facts by what they were read from: equal bytes have one set of facts. */
export function changedFiles(
  before: readonly { readonly path: RepoPath; readonly role: string; readonly facts: FactsData }[],
  after: readonly { readonly path: RepoPath; readonly role: string; readonly facts: FactsData }[],
): readonly number[] | null {
  if (before.length !== after.length) return null;
  const changed: number[] = [];
  for (const [index, file] of after.entries()) {
    const old = before[index];
    if (old === undefined || old.path !== file.path || old.role !== file.role) return null;
    if (old.facts.hash !== file.facts.hash) changed.push(index);
  }
  return changed;
}
