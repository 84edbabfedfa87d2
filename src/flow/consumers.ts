import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../link/types.ts";
import type { Call, Expr } from "../model/syntax.ts";

/** Built-in callables that go through an argument, or give what goes through it: the position of the first that they do so with. */
const CONSUMERS: ReadonlyMap<string, number> = new Map([
  ..."list tuple set frozenset dict sorted sum min max any all iter next enumerate reversed zip"
    .split(" ")
    .map((name) => [name, 0] as const),
  ...["map", "filter"].map((name) => [name, 1] as const),
]);

/** Of several arguments these go through none. */
const OF_ONE = /^(?:min|max|iter)$/;

/** What a call goes through, of the arguments whose iteration may do something: `list(session.query(Order))`, `found.extend(cursor)`. */
export function consumed(program: Program, call: Call, scope: Scope): readonly Expr[] {
  if (call.args.length === 0) return NOTHING;
  const from = firstConsumed(program, call, scope);
  if (from === undefined) return NOTHING;
  return call.args.slice(from).filter((argument) => argument.kind !== "Starred" && mayRun(program.typeOf(argument, scope)));
}

/** Built-in callables that go through their arguments only where somebody goes through what they give. */
const LAZY = /^(?:map|filter|enumerate|zip|iter)$/;

/** Whether a call goes through nothing itself: `map(read, rows)`. */
export function givesIterator(program: Program, { func }: Call, scope: Scope): boolean {
  return func.kind === "Name" && LAZY.test(func.id) && isBuiltin(program.typeOf(func, scope));
}

const NOTHING: readonly Expr[] = [];

function firstConsumed(program: Program, { func, args }: Call, scope: Scope): number | undefined {
  if (func.kind === "Name") {
    if (args.length > 1 && OF_ONE.test(func.id)) return undefined;
    const from = CONSUMERS.get(func.id);
    return from !== undefined && isBuiltin(program.typeOf(func, scope)) ? from : undefined;
  }
  if (func.kind !== "Attribute" || (func.attr !== "extend" && func.attr !== "join")) return undefined;
  const receiver = program.typeOf(func.value, scope);
  return receiver.kind === "literal" || (receiver.kind === "external" && /^builtins\.(list|str)$/.test(receiver.name)) ? 0 : undefined;
}

function isBuiltin(type: Type): boolean {
  return type.kind === "reference" && type.name.startsWith("builtins.");
}

/** Whether going through it may be more than going through what is in memory. */
export function mayRun(type: Type): boolean {
  return alternatives(withoutNone(type)).some(
    (item) => item.kind === "instance" || (item.kind === "external" && !/^(builtins|collections|typing)\./.test(item.name)),
  );
}
