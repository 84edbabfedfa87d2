import { boundOnce, type ScopedExpr } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import { within } from "../../link/view.ts";
import { isStubBody } from "../../model/stub.ts";
import type { Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";

/**
 * Whether what a value is rests on the annotation of a method that only declares, as a Protocol's do: what the classes behind it return
 * may be something else.
 */
export function isPromised(program: Program, value: Expr, scope: Scope): boolean {
  const source = value.kind === "Name" ? boundOnce(program, value.id, scope)?.value : value;
  if (source === undefined) return false;
  const call = source.kind === "Await" ? source.value : source;
  if (call.kind !== "Call" || call.func.kind !== "Attribute") return false;
  const callee = program.typeOf(call.func, scope);
  return callee.kind === "function" && callee.self?.kind === "instance" && isStubBody(callee.function.def.body);
}

/**
 * Whether what a value is rests on a return annotation alone: nothing that the annotated function returns is known to be an object of
 * a class, as where an untyped helper builds rows of its own (`-> User`, and `return serialized(rows)`).
 */
export function restsOnAnnotation(program: Program, value: Expr, scope: Scope, wanted: ClassSymbol, depth = 0): boolean {
  const part = value.kind === "Name" ? unpackedFrom(program, value.id, scope) : undefined;
  if (part !== undefined) return restsUnpacked(program, part, wanted);
  const rows = value.kind === "Name" ? goneThrough(program, value.id, scope) : undefined;
  if (rows !== undefined) return givesOthers(program, rows, wanted);
  const source = value.kind === "Name" ? (boundOnce(program, value.id, scope) ?? { value, scope }) : { value, scope };
  const call = source.value.kind === "Await" ? source.value.value : source.value;
  if (call.kind !== "Call" || depth > 3) return false;
  const callee = program.typeOf(call.func, source.scope);
  if (callee.kind !== "function" || callee.function.def.returns === null) return false;
  const inside = program.functionScope(callee.function);
  const seen = within(program, call, source.scope);
  const returned: Expr[] = [];
  eachStatement(callee.function.def.body, (statement) => {
    if (statement.kind === "Return" && statement.value !== null && !isNone(statement.value)) returned.push(statement.value);
  });
  return (
    returned.length > 0 &&
    returned.every(
      (each) =>
        !alternatives(seen.typeOf(each, inside)).some((type) => holds(program, type, wanted)) ||
        restsOnAnnotation(seen, each, inside, wanted, depth + 1),
    )
  );
}

/** What a name goes through, `for row in rows`, where that is the one thing that it stands for. */
function goneThrough(program: Program, name: string, scope: Scope): ScopedExpr | undefined {
  const symbol = program.resolve(name, scope);
  if (symbol?.kind !== "variable") return undefined;
  const [only, another] = symbol.scope.bindings.get(symbol.name) ?? [];
  if (only?.kind !== "iteration" || only.path.length > 0 || another !== undefined) return undefined;
  return { value: only.iter, scope: symbol.scope.kind === "comprehension" ? (symbol.scope.parent ?? symbol.scope) : symbol.scope };
}

/** Whether all that a function returns in the place of some rows is known, and is of other classes than its annotation says. */
function givesOthers(program: Program, { value, scope }: ScopedExpr, wanted: ClassSymbol): boolean {
  const part = value.kind === "Name" ? unpackedFrom(program, value.id, scope) : undefined;
  const source = value.kind === "Name" ? (boundOnce(program, value.id, scope) ?? { value, scope }) : { value, scope };
  const made = part ?? { call: source.value.kind === "Await" ? source.value.value : source.value, scope: source.scope, index: null };
  const callee = made.call.kind === "Call" ? program.typeOf(made.call.func, made.scope) : undefined;
  if (callee?.kind !== "function" || callee.function.def.returns === null) return false;
  const inside = program.functionScope(callee.function);
  let found = false;
  let others = true;
  eachStatement(callee.function.def.body, (statement) => {
    if (statement.kind !== "Return" || statement.value === null || isNone(statement.value)) return;
    const { index } = made;
    const given = index === null ? statement.value : statement.value.kind === "Tuple" ? statement.value.elts[index] : undefined;
    found = true;
    others &&= given !== undefined && alternatives(program.typeOf(given, inside)).every((type) => isOfOther(program, type, wanted));
  });
  return found && others;
}

/** Whether a value holds objects of a known class that is not the one. */
function isOfOther(program: Program, type: Type, wanted: ClassSymbol): boolean {
  const [item] = type.kind === "external" ? type.args : [];
  return item?.kind === "instance" && !isOf(program, item, wanted);
}

/** The call of which a name is bound to one item, and which. */
interface Unpacked {
  readonly call: Expr;
  readonly scope: Scope;
  readonly index: number;
}

/** `rows, total = await found(session)`. */
function unpackedFrom(program: Program, name: string, scope: Scope): Unpacked | undefined {
  const symbol = program.resolve(name, scope);
  if (symbol?.kind !== "variable") return undefined;
  const [only, another] = symbol.scope.bindings.get(symbol.name) ?? [];
  if (only?.kind !== "value" || another !== undefined || only.path.length !== 1) return undefined;
  const [index] = only.path;
  const call = only.value.kind === "Await" ? only.value.value : only.value;
  return typeof index === "number" && index >= 0 ? { call, scope: symbol.scope, index } : undefined;
}

/** The same of an item of a tuple: nothing that the function returns in its place is known to be, or to hold, an object of a class. */
function restsUnpacked(program: Program, { call, scope, index }: Unpacked, wanted: ClassSymbol): boolean {
  const callee = call.kind === "Call" ? program.typeOf(call.func, scope) : undefined;
  if (callee?.kind !== "function" || callee.function.def.returns === null) return false;
  const inside = program.functionScope(callee.function);
  const returned: Expr[] = [];
  eachStatement(callee.function.def.body, (statement) => {
    if (statement.kind === "Return" && statement.value !== null && !isNone(statement.value)) returned.push(statement.value);
  });
  return !returned.some((each) => {
    const item = each.kind === "Tuple" ? each.elts[index] : undefined;
    if (item === undefined) return false;
    return alternatives(program.typeOf(item, inside)).some((type) => holds(program, type, wanted));
  });
}

/** Whether a value is an object of a class, or holds such, as a list does. */
function holds(program: Program, type: Type, wanted: ClassSymbol): boolean {
  return isOf(program, type, wanted) || (type.kind === "external" && type.args.some((arg) => isOf(program, arg, wanted)));
}

/** Whether a value is an object of a class, or of one below it. */
function isOf(program: Program, type: Type, wanted: ClassSymbol): boolean {
  if (type.kind !== "instance") return false;
  return type.class === wanted || program.ancestors(type.class).some((above) => above.kind === "class" && above.class === wanted);
}

function isNone(value: Expr): boolean {
  return value.kind === "Constant" && value.type === "None";
}
