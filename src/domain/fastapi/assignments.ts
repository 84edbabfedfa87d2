import { bind, NOTHING, type Static } from "../../link/constants.ts";
import type { Expr } from "../../model/syntax.ts";
import { visitStatements } from "../../model/visit.ts";
import { attributeOf } from "./attributes.ts";
import { evaluate } from "./evaluate.ts";
import { markFunction } from "./introspection.ts";
import type { Machine } from "./machine.ts";
import { dropped, isRouteList, isSelection } from "./route-lists.ts";
import { type Closure, either, type Frame, heldIn, hold, type Instance, isOpen, slot, weaker } from "./values.ts";

/** Binds the names of a target to what nobody knows. */
export function bindUnknown(target: Expr, frame: Frame): void {
  if (target.kind === "Name") frame.slots.set(target.id, slot({ kind: "unknown", reason: "not a constant", at: null }));
  if (target.kind === "Tuple" || target.kind === "List") for (const element of target.elts) bindUnknown(element, frame);
}

/** Binds the names of a target to the parts of a value; to what nobody knows where it has other parts. */
export function bindTarget(machine: Machine, target: Expr, value: Static, frame: Frame): void {
  const names = new Map<string, Static>();
  if (!bind(names, target, value)) {
    bindUnknown(target, frame);
    return;
  }
  for (const [name, item] of names) machine.assign(frame, name, item);
}

/** Executes `target = value`. */
export function assign(machine: Machine, target: Expr, value: Expr, frame: Frame): void {
  switch (target.kind) {
    case "Name":
      if (isLater(machine, value, target.id, frame)) machine.assignLater(frame, target.id, value, []);
      else {
        const before = isGiven(value, target.id) ? evaluate(machine, target, frame) : undefined;
        const made = evaluate(machine, value, frame);
        machine.assign(frame, target.id, before !== undefined && heldIn(before)?.kind === "router" && isOpaque(made) ? before : made);
      }
      return;
    case "Tuple":
    case "List": {
      if (!machine.relevance.acts(value)) {
        target.elts.forEach((element, at) => {
          if (element.kind === "Name") machine.assignLater(frame, element.id, value, [at]);
        });
        return;
      }
      bindTarget(machine, target, evaluate(machine, value, frame), frame);
      return;
    }
    case "Attribute": {
      const of = evaluate(machine, target.value, frame);
      const self = heldIn(of);
      if (self?.kind === "router" && isRouteList(target) && isSelection(value)) dropped(machine, target.value, target, frame);
      if (self !== undefined && "attributes" in self) {
        const made = evaluate(machine, value, frame);
        if (self.kind === "instance") setAttribute(machine, self, target.attr, made);
        else if (self.kind === "router" && (target.attr === "prefix" || target.attr === "tags" || target.attr === "dependencies"))
          self.keywords.set(target.attr, made);
        else self.attributes.set(target.attr, made);
      } else if (self?.kind === "closure" && target.attr === "__signature__") giveSignature(self, copiedSignature(machine, frame));
      else if (self?.kind === "closure" || self?.kind === "bound" || of.kind === "symbol")
        markFunction(machine, of, target.attr, evaluate(machine, value, frame));
      else if (machine.relevance.acts(value)) evaluate(machine, value, frame);
      return;
    }
    case "Subscript": {
      const made = evaluate(machine, value, frame);
      const self = evaluate(machine, target.value, frame);
      if (self.kind === "dict")
        store(machine, target.value, { kind: "dict", entries: [...self.entries, [evaluate(machine, target.slice, frame), made]] }, frame);
      return;
    }
    default:
      return;
  }
}

/** A function that gets the signature of another one looks like it; one that reads its own and changes it stays itself. */
function giveSignature(self: Closure, of: Static | undefined): void {
  for (let at = of === undefined ? undefined : heldIn(of); at?.kind === "closure"; at = at.wraps === null ? undefined : heldIn(at.wraps))
    if (at === self) return;
  if (of === undefined || self.wraps !== null) return;
  self.wraps = of;
  self.named = true;
}

/** Sets an attribute of an object; under a condition that did not hold when the object was made, it may stay what it was. */
function setAttribute(machine: Machine, self: Instance, name: string, value: Static): void {
  const weakened = weaker(self.certainty, machine.certainty) !== self.certainty;
  if (weakened && machine.certainty === "off") return;
  const before = weakened ? attributeOf(machine, hold(self), name) : undefined;
  self.attributes.set(name, before === undefined ? value : either([before, value]));
}

/** `app = configure(app)`, `app = await policy.configure(app)`: the call is given what its value is assigned to. */
function isGiven(value: Expr, name: string): boolean {
  const call = value.kind === "Await" ? value.value : value;
  if (call.kind !== "Call") return false;
  return [...call.args, ...call.keywords.map((keyword) => keyword.value)].some((item) => item.kind === "Name" && item.id === name);
}

/** What a function that cannot be followed gives back; a class makes something of its own, such as a middleware around an application. */
function isOpaque(made: Static): boolean {
  const held = heldIn(made);
  return isOpen(made) || (held?.kind === "made" && /(^|\.)[a-z_]\w*$/.test(held.name));
}

/** Whether the evaluation of a value can wait: it does nothing to routers, reads neither what it is assigned to nor a name that has a value by now and may get another. */
function isLater(machine: Machine, value: Expr, name: string, { slots }: Frame): boolean {
  if (value.kind === "Name" && slots.get(value.id)?.value != null) return false;
  return value.kind !== "Constant" && !machine.relevance.acts(value) && !mentions(value, name);
}

function mentions(expression: Expr, name: string): boolean {
  switch (expression.kind) {
    case "Name":
      return expression.id === name;
    case "Attribute":
    case "Await":
    case "Starred":
      return mentions(expression.value, name);
    case "Call":
      return (
        mentions(expression.func, name) ||
        expression.args.some((item) => mentions(item, name)) ||
        expression.keywords.some((item) => mentions(item.value, name))
      );
    case "BinOp":
      return mentions(expression.left, name) || mentions(expression.right, name);
    case "BoolOp":
    case "JoinedStr":
      return expression.values.some((item) => mentions(item, name));
    case "Dict":
      return expression.values.some((item) => mentions(item, name));
    case "List":
    case "Tuple":
    case "Set":
      return expression.elts.some((item) => mentions(item, name));
    case "IfExp":
      return mentions(expression.body, name) || mentions(expression.orelse, name) || mentions(expression.test, name);
    case "Subscript":
      return mentions(expression.value, name) || mentions(expression.slice, name);
    default:
      return false;
  }
}

/** Puts a changed list or dict back where it came from. */
export function store(machine: Machine, target: Expr, value: Static, frame: Frame): void {
  if (target.kind === "Name") {
    for (let at: Frame | null = frame; at !== null; at = at.parent) {
      if (!at.slots.has(target.id)) continue;
      at.slots.set(target.id, slot(value));
      return;
    }
    const symbol = machine.program.resolve(target.id, frame.scope);
    if (symbol?.kind === "variable") machine.frameOf(symbol.scope).slots.set(symbol.name, slot(value));
    return;
  }
  if (target.kind === "Subscript") {
    const around = evaluate(machine, target.value, frame);
    if (around.kind !== "dict") return;
    const key = evaluate(machine, target.slice, frame);
    store(machine, target.value, { kind: "dict", entries: [...around.entries, [key, value]] }, frame);
    return;
  }
  if (target.kind !== "Attribute") return;
  const self = heldIn(evaluate(machine, target.value, frame));
  if (self !== undefined && "attributes" in self) self.attributes.set(target.attr, value);
}

/**
 * The function whose signature a factory gives to the one that it makes: `made.__signature__ = Signature(parameters)`, with the parameters
 * of `inspect.signature(check)`; undefined where it reads several, or that of a class.
 */
function copiedSignature(machine: Machine, frame: Frame): Static | undefined {
  const read: Expr[] = [];
  for (const statement of frame.function?.def.body ?? []) {
    if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") continue;
    visitStatements([statement], (expr) => {
      if (expr.kind !== "Call" || expr.args[0] === undefined) return;
      const symbol = machine.program.symbolOf(expr.func, frame.scope);
      if (symbol?.kind === "external" && symbol.name === "inspect.signature") read.push(expr.args[0]);
    });
  }
  const [only, another] = read;
  if (only === undefined || another !== undefined) return undefined;
  const value = evaluate(machine, only, frame);
  if (value.kind === "symbol" && value.symbol.kind === "function")
    return value.symbol.owner === null ? value : hold({ kind: "bound", self: NOTHING, callee: value });
  const kind = heldIn(value)?.kind;
  return kind === "bound" || kind === "closure" ? value : undefined;
}
