import type { FunctionSymbol } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Run } from "./run.ts";
import type { Value } from "./values.ts";

/** The one type that a parameter's annotation leaves; that of the class for `self`. */
export function parameterType(run: Run, index: number): Type | null {
  if (run.unit.kind !== "function") return null;
  const { function: fn } = run.unit;
  const annotation = fn.def.parameters[index]?.annotation;
  return only(annotation == null ? selfType(fn, index) : run.world.program.annotated(annotation, fn.outer));
}

function selfType(fn: FunctionSymbol, index: number): Type | null {
  const [first] = fn.def.parameters;
  return index === 0 && fn.owner !== null && first?.name === "self" ? { kind: "instance", class: fn.owner, args: [] } : null;
}

function only(type: Type | null): Type | null {
  if (type === null) return null;
  const [first, another] = alternatives(withoutNone(type));
  return another === undefined ? (first ?? null) : null;
}

/** The type of what waits for a caller, as far as declarations tell: a parameter, or what is kept in one. */
function declaredType(run: Run, value: Value): Type | null {
  if (value.kind === "parameter") return parameterType(run, value.index);
  if (value.kind === "object") return { kind: "instance", class: value.class, args: [] };
  if (value.kind !== "deferred") return null;
  let type = declaredType(run, value.base);
  for (const operation of value.operations) {
    if (type === null || operation.op !== "attribute") return null;
    type = only(run.world.program.member(type, operation.name));
  }
  return type;
}

/**
 * The mapped class that an attribute of a repository holds, whoever made the repository: `model = Order` in its class, or `type[Order]` by
 * the arguments of a generic one. null where a class below may hold another.
 */
export function classHeld(run: Run, value: Value, name: string): (Value & { kind: "class" }) | null {
  const { program, models, targets } = run.world;
  const type = declaredType(run, value);
  if (type?.kind !== "instance" || models.modelOf(type.class) !== undefined) return null;
  const member = program.memberDefinition(type.class, name);
  if (member?.kind !== "bindings" && member?.kind !== "attribute") return null;
  const held = withoutNone(program.member(type, name));
  if (held.kind !== "class" || models.modelOf(held.class) === undefined) return null;
  if (type.args.length === 0 && targets.isRebound(type.class, name, member.ancestor.class)) return null;
  // Where the name comes to mean another class, what was made of this one is forgotten.
  if (member.kind === "bindings") run.world.bound(name, member.scope);
  return { kind: "class", class: held.class };
}
