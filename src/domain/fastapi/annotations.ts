import { parseAnnotation } from "../../link/annotation-text.ts";
import type { Static } from "../../link/constants.ts";
import type { Attribute, Expr } from "../../model/syntax.ts";
import { attributeOf } from "./attributes.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { type Frame, heldIn } from "./values.ts";

/** An annotation with the names in force where it is written. */
export interface Written {
  readonly expression: Expr;
  readonly frame: Frame;
}

/** Follows quotes and aliases (`X = Annotated[…]`, `type X = …`, imported ones) to where an annotation is spelled out. */
export function spelledOut(machine: Machine, expression: Expr, frame: Frame, depth = 0): Written {
  if (depth > 20) return { expression, frame };
  if (expression.kind === "Constant" && expression.type === "str" && expression.value !== undefined) {
    const parsed = parseAnnotation(expression.value, expression);
    return parsed === undefined ? { expression, frame } : spelledOut(machine, parsed, frame, depth + 1);
  }
  if (expression.kind !== "Name" && expression.kind !== "Attribute") return { expression, frame };
  if (expression.kind === "Name") {
    const local = localValue(machine, expression.id, frame);
    if (local !== undefined) return local.expression === expression ? local : spelledOut(machine, local.expression, local.frame, depth + 1);
  }
  const symbol = machine.program.symbolOf(expression, frame.scope);
  if (symbol?.kind !== "variable") return { expression, frame };
  const binding = symbol.scope.bindings.get(symbol.name)?.findLast(({ kind }) => kind === "alias" || kind === "value");
  if (binding?.kind !== "alias" && binding?.kind !== "value") return { expression, frame };
  if (binding.value.kind === "Call") return { expression, frame };
  return spelledOut(machine, binding.value, machine.frameOf(symbol.scope), depth + 1);
}

/** What a variable of a function around holds, where that is an annotation that was not evaluated. */
function localValue(machine: Machine, name: string, frame: Frame): Written | undefined {
  for (let at: Frame | null = frame; at !== null && at.scope.kind !== "module"; at = at.parent) {
    if (!at.slots.has(name)) continue;
    const held = heldIn(machine.lookup(name, at));
    return held?.kind === "unread" ? { expression: held.expression, frame: held.frame } : undefined;
  }
  return undefined;
}

/** `self.schema`: what an object that the application makes was given. */
export function ofObject(machine: Machine, { value, attr }: Attribute, frame: Frame): Static | undefined {
  const object = value.kind === "Name" ? machine.lookup(value.id, frame) : undefined;
  const kind = object === undefined ? undefined : heldIn(object)?.kind;
  return object !== undefined && (kind === "instance" || kind === "router") ? attributeOf(machine, object, attr) : undefined;
}

/** Whether a part of `Annotated` may be a dependency: `Query(…)`, `Field(…)` and texts are none. */
function mayMark(machine: Machine, item: Expr, { scope }: Frame): boolean {
  if (item.kind === "Constant") return false;
  if (item.kind !== "Call") return true;
  const callee = machine.program.symbolOf(item.func, scope);
  return callee?.kind !== "external" || /(^|\.)(Depends|Security)$/.test(callee.name);
}

/** What is annotated, and the values in the `Annotated` metadata around it: all, or no more than may be markers of dependencies. */
export function annotatedParts(
  machine: Machine,
  expression: Expr,
  frame: Frame,
  markersOnly = false,
): { readonly inner: Written; readonly metadata: readonly Static[] } {
  const metadata: Static[] = [];
  let at = spelledOut(machine, expression, frame);
  for (let depth = 0; depth < 10; depth++) {
    const { expression: node } = at;
    if (node.kind !== "Subscript") break;
    const head = machine.program.symbolOf(node.value, at.frame.scope);
    if (head?.kind !== "external") break;
    if (head.name === "typing.Annotated") {
      const [first, ...rest] = node.slice.kind === "Tuple" ? node.slice.elts : [node.slice];
      if (first === undefined) break;
      const { frame: written } = at;
      metadata.unshift(
        ...rest.filter((item) => !markersOnly || mayMark(machine, item, written)).map((item) => evaluate(machine, item, written)),
      );
      at = spelledOut(machine, first, written);
    } else break;
  }
  return { inner: at, metadata };
}

/** The class (or callable) that an annotation names: for `Depends()` without argument. */
export function namedCallable(machine: Machine, written: Written): Static {
  const { expression, frame } = written;
  return evaluate(machine, expression.kind === "Subscript" ? expression.value : expression, frame);
}
