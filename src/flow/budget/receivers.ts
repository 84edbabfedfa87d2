import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { withoutNone } from "../../link/types.ts";
import type { CallSite } from "../call-sites.ts";
import type { Edge } from "../effects.ts";
import type { Targets } from "../targets.ts";

/** The class of the object whose method is called: it is made in sight, is `self` of a method whose class is known, or can be nothing else. */
export function receiverOf(
  { program, targets }: { readonly program: Program; readonly targets: Targets },
  { call, scope }: CallSite,
  fn: FunctionSymbol,
  own: ClassSymbol | null,
): ClassSymbol | null {
  if (call?.func.kind !== "Attribute") return null;
  const { value } = call.func;
  if (own !== null && value.kind === "Name" && fn.owner !== null && value.id === fn.def.parameters[0]?.name) return own;
  const bound = value.kind === "Name" ? boundOnce(program, value.id, scope) : undefined;
  const given = bound?.value ?? value;
  const made = given.kind === "Call" ? program.typeOf(given.func, bound?.scope ?? scope) : null;
  if (made?.kind === "class") return made.class;
  // What its annotation says, where nothing of the application derives from that.
  const type = withoutNone(program.typeOf(value, scope));
  return type.kind === "instance" && !targets.isDerivedFrom(type.class) ? type.class : null;
}

/** Of the methods that a call may go to, that of the receiver's class. */
export function methodsOf(program: Program, group: Edge["group"], receiver: ClassSymbol): Edge["group"] {
  if (group.alternatives.length < 2) return group;
  const own = group.alternatives.filter((target) => {
    const member = target.kind === "function" ? program.memberDefinition(receiver, target.function.def.name) : undefined;
    const last = member?.kind === "bindings" ? member.bindings.findLast(({ kind }) => kind === "function") : undefined;
    return target.kind === "function" && last?.kind === "function" && last.def === target.function.def;
  });
  return own.length === 1 ? { ...group, alternatives: own } : group;
}
