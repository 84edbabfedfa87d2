import type { BoolOp, Call, Expr, If, Match, MatchCase, Stmt } from "../model/syntax.ts";
import { isLeft } from "../model/traverse.ts";
import { Narrowings, pathOf, rootOf, type TypeTest, tested } from "./narrowing.ts";
import type { Binding, Block } from "./symbols.ts";

/** What is known so far of a scope that is read statement by statement. */
export interface Notes {
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  narrowings: Narrowings | null;
  /** Where the loops around the present statement start, the outermost first. */
  readonly loops: readonly number[];
}

/** Where a binding has been made: `x = f(x)` reads the old x. */
export function endOf(binding: Binding): number {
  switch (binding.kind) {
    case "value":
    case "augmented":
      return Math.max(binding.node.end, binding.value.end);
    case "parameter":
      return 0;
    default:
      return binding.node.end;
  }
}

/** From the first statement to the last one; nothing where there is none. */
export function rangeOf(body: readonly Stmt[]): Block {
  return { start: body[0]?.start ?? 0, end: body[body.length - 1]?.end ?? 0 };
}

/** Notes that tests hold in a part of the scope, but for those of names that the condition itself has bound anew since. */
export function noteTests(notes: Notes, tests: readonly TypeTest[], block: Block, since?: number): void {
  for (const test of tests) {
    const bindings = notes.bindings.get(rootOf(test.path));
    const last = bindings?.[bindings.length - 1];
    if (last !== undefined && endOf(last) > test.at) continue;
    notes.narrowings ??= new Narrowings();
    notes.narrowings.note(test, block, since);
  }
}

/** Notes what an operand of `and` or `or` says of those behind it. */
export function noteOperand(notes: Notes, { op, values }: BoolOp, index: number): void {
  const value = values[index];
  const next = values[index + 1];
  const last = values[values.length - 1];
  if (value === undefined || next === undefined || last === undefined) return;
  const { passed, failed } = tested(value);
  noteTests(notes, op === "and" ? passed : failed, { start: next.start, end: last.end });
}

/** The test that a variable holds, `is_async = isinstance(session, AsyncSession)`, in the place of its name; else the condition itself. */
function flagged(notes: Notes, test: Expr): Expr {
  if (test.kind === "UnaryOp" && test.op === "not") {
    const operand = flagged(notes, test.operand);
    return operand === test.operand ? test : { ...test, operand };
  }
  if (test.kind !== "Name") return test;
  const [binding, another] = notes.bindings.get(test.id) ?? [];
  if (binding?.kind !== "value" || another !== undefined || binding.path.length > 0) return test;
  // A loop may bind it anew further down.
  const isBefore = notes.loops.length > 0 && endOf(binding) < (notes.loops.at(-1) ?? 0);
  return isBefore ? test : binding.value;
}

/** Notes what a condition says of its branches, and of what comes after one that is left. */
export function noteBranches(notes: Notes, { test, body, orelse, end }: If, block: Block): void {
  const { passed, failed } = tested(flagged(notes, test));
  if (passed.length + failed.length === 0) return;
  const inBody = rangeOf(body);
  const inElse = rangeOf(orelse);
  const rest = { start: end, end: block.end };
  noteTests(notes, passed, inBody);
  noteTests(notes, failed, inElse);
  // What the other branch binds anew is not what was tested.
  if (isLeft(body)) noteTests(notes, failed, rest, orelse.length === 0 ? end : inElse.start);
  else if (isLeft(orelse)) noteTests(notes, passed, rest, inBody.start);
}

/** Notes what the patterns of a `match` say of its subject, each in its case, and that those before it did not match. */
export function noteCases(notes: Notes, { subject, cases }: Match): void {
  const path = pathOf(subject);
  if (path === undefined) return;
  const failed: TypeTest[] = [];
  for (const each of cases) {
    // A part of the subject that is bound to its name.
    if (each.subject !== path && each.captures.includes(rootOf(path))) continue;
    const { start } = each.guard ?? rangeOf(each.body);
    const block = { start, end: rangeOf(each.body).end };
    const classes = classesOfCase(each);
    noteTests(notes, failed, block);
    if (classes.length === 0) continue;
    const test = { path, classes, at: subject.end };
    noteTests(notes, [{ ...test, holds: true }], block);
    if (each.guard === null && !each.asksMore) failed.push({ ...test, holds: false });
  }
}

export function classesOfCase({ classes, values }: MatchCase): readonly Expr[] {
  return classes.flatMap((at) => values[at] ?? []);
}

/** `self.session = …` binds no name, but ends what was tested of the attribute. */
export function bindAttribute(notes: Notes, target: Expr, at: number): void {
  const attribute = notes.narrowings === null || target.kind !== "Attribute" ? undefined : pathOf(target);
  if (attribute !== undefined) notes.narrowings?.bound(attribute, at, notes.loops);
}

/** `setattr(job, "target", target)` */
export function setAttribute(notes: Notes, { func, args: [object, name], end }: Call): void {
  if (notes.narrowings === null || func.kind !== "Name" || (func.id !== "setattr" && func.id !== "delattr")) return;
  const path = object === undefined ? undefined : pathOf(object);
  if (path !== undefined && name?.kind === "Constant") notes.narrowings.bound(`${path}.${name.value}`, end, notes.loops);
}
