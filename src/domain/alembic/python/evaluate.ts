import type { Place } from "../../../model/finding.ts";
import type { Comp, Expr } from "../../../model/syntax.ts";
import { refused } from "../database/errors.ts";
import { assign } from "./assign.ts";
import { attribute } from "./attributes.ts";
import { BUILTINS } from "./builtins.ts";
import { argumentsOf } from "./calls.ts";
import { decided } from "./conditions.ts";
import { Globals } from "./globals.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { binary, compare, derived, iterate, plainText, template, truth } from "./operators.ts";
import { Raised } from "./raised.ts";
import { mayWrite } from "./relevance.ts";
import { Scope } from "./scope.ts";
import { runText } from "./text-code.ts";
import { bool, dict, FALSE, keyOf, NONE, number, PLACEHOLDER, seq, setItem, str, TRUE, textOf, unknown, type Value } from "./values.ts";

/** The value of an expression. Calls are made, so effects happen. */
export function evaluate(interp: Interpreter, expr: Expr, frame: Frame): Value {
  switch (expr.kind) {
    case "Constant":
      return constant(expr.type, expr.value);
    case "Name":
      return frame.scope.get(expr.id) ?? BUILTINS.get(expr.id) ?? undefinedName(interp, expr.id, frame, interp.place(expr, frame));
    case "Attribute":
      return attribute(interp, interp.eval(expr.value, frame), expr.attr, interp.place(expr, frame));
    case "Call": {
      if (expr.func.kind === "Name" && expr.func.id === "super" && frame.callable?.self != null) {
        return superOf(interp, frame);
      }
      if (expr.func.kind === "Name" && expr.func.id === "globals") return new Globals(interp, frame.file);
      if (
        expr.func.kind === "Name" &&
        (expr.func.id === "eval" || expr.func.id === "exec") &&
        frame.scope.get(expr.func.id) === undefined
      ) {
        return runText(interp, expr, frame);
      }
      if (expr.func.kind === "Name" && expr.func.id === "locals") {
        return unknown("what locals() holds");
      }
      const callee = interp.eval(expr.func, frame);
      return interp.call(callee, argumentsOf(interp, expr, frame));
    }
    case "JoinedStr":
      return joined(interp, expr.values, frame);
    case "Tuple":
    case "List":
    case "Set":
      return display(interp, expr.kind === "Tuple" ? "tuple" : expr.kind === "List" ? "list" : "set", expr.elts, frame);
    case "Dict": {
      const made = dict();
      expr.keys.forEach((key, i) => {
        const value = interp.eval(expr.values[i] as Expr, frame);
        if (key !== null) {
          setItem(made, interp.eval(key, frame), value);
        } else if (value.kind === "dict") {
          for (const [id, entry] of value.entries) {
            made.entries.set(id, entry);
          }
          made.partial ||= value.partial;
        } else {
          made.partial = true;
        }
      });
      return made;
    }
    case "BinOp": {
      const left = interp.eval(expr.left, frame);
      return binary(left, expr.op, interp.eval(expr.right, frame));
    }
    case "UnaryOp":
      return unary(expr.op, interp.eval(expr.operand, frame));
    case "BoolOp":
      return boolean(interp, expr.op, expr.values, frame);
    case "Compare":
      return comparison(interp, expr, frame);
    case "IfExp": {
      const known = truth(interp.eval(expr.test, frame));
      if (known === null) {
        if (mayWrite(expr.body) || mayWrite(expr.orelse)) interp.passed();
        const [yes, no] = [interp.eval(expr.body, frame), interp.eval(expr.orelse, frame)];
        const key = keyOf(yes);
        if (key !== null && key === keyOf(no)) return yes;
        const taken = yes.kind === "str" && no.kind === "str" ? decided(interp, expr.test, frame) : null;
        return taken === null ? unknown("a choice that depends on something unknown") : taken ? yes : no;
      }
      return interp.eval(known ? expr.body : expr.orelse, frame);
    }
    case "Subscript":
      return subscript(interp, expr, frame);
    case "Lambda":
      return {
        kind: "function",
        name: "<lambda>",
        def: null,
        parameters: expr.parameters,
        defaults: new Map(),
        expression: expr.body,
        scope: frame.scope,
        file: frame.file,
        self: null,
        owner: null,
        marks: new Set(),
      };
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
    case "DictComp":
      return comprehension(interp, expr, frame);
    case "NamedExpr": {
      const value = interp.eval(expr.value, frame);
      assign(interp, expr.target, value, frame);
      return value;
    }
    case "Starred":
    case "Await":
      return interp.eval(expr.value, frame);
    case "Yield":
    case "YieldFrom": {
      const value = expr.value === null ? NONE : interp.eval(expr.value, frame);
      if (expr.kind === "Yield") {
        frame.onYield?.(value);
      } else {
        for (const item of iterate(interp, value)?.items ?? [unknown("items of something unknown")]) {
          frame.onYield?.(item);
        }
      }
      return NONE;
    }
    case "Slice":
      return unknown("a slice");
    case "Unreadable":
      return unknown("an expression that could not be read");
  }
}

/** A name that has no value: Python raises where nothing in the file gives it one, or the function itself does on ways alone that were not taken. */
function undefinedName(interp: Interpreter, name: string, frame: Frame, at: Place): Value {
  if (interp.maybe === 0 && interp.modules.lacks(frame.file, name)) throw refused("NameError", `the name ${name} is not defined`, at);
  const isOwn = frame.callable?.def != null && interp.changesOf(frame.callable.def.body).bound.has(name);
  if (isOwn && interp.maybe === 0 && !interp.guessed)
    throw refused("UnboundLocalError", `the name ${name} has no value on the way to this line`, at);
  return unknown(`the name ${name} is not defined here`);
}

function constant(type: string, text: string | undefined): Value {
  switch (type) {
    case "str":
      return str(text ?? "");
    case "int":
    case "float": {
      const value = Number((text ?? "").replaceAll("_", ""));
      return Number.isNaN(value) ? unknown("a number") : number(value, type === "float");
    }
    case "True":
      return TRUE;
    case "False":
      return FALSE;
    case "None":
      return NONE;
    default:
      return unknown(`a ${type} literal`);
  }
}

function joined(interp: Interpreter, parts: readonly Expr[], frame: Frame): Value {
  const values = parts.map((part) => interp.eval(part, frame));
  return derived(formatted(values), values, formatted);
}

function formatted(values: readonly Value[]): Value {
  let text = "";
  let why: string | null = null;
  for (const value of values) {
    text += template(value);
    if (plainText(value) === null && value.kind !== "number") {
      why ??= value.kind === "unknown" ? value.why : "a part of a formatted string";
    }
  }
  return why === null ? str(text) : unknown(why, text);
}

function display(interp: Interpreter, type: "list" | "tuple" | "set", elts: readonly Expr[], frame: Frame): Value {
  const made = seq(type, []);
  const seen = new Set<string>();
  for (const elt of elts) {
    const value = interp.eval(elt, frame);
    if (elt.kind === "Starred") {
      const items = iterate(interp, value);
      made.items.push(...(items?.items ?? []));
      made.partial ||= items?.partial ?? true;
      continue;
    }
    const key = type === "set" ? keyOf(value) : null;
    if (key === null || !seen.has(key)) {
      made.items.push(value);
    }
    if (key !== null) {
      seen.add(key);
    }
  }
  return made;
}

function unary(op: string, operand: Value): Value {
  if (op === "not") {
    const known = truth(operand);
    return known === null ? (operand.kind === "unknown" ? operand : unknown("the opposite of something unknown")) : bool(!known);
  }
  if (operand.kind === "number") {
    return op === "-" ? number(-operand.value, operand.float) : op === "~" ? number(~operand.value) : operand;
  }
  return operand.kind === "unknown" ? operand : unknown("an operation that is not followed");
}

/** `and` and `or`: a known operand decides even after an unknown one, since both orders give the same truth. */
function boolean(interp: Interpreter, op: "and" | "or", values: readonly Expr[], frame: Frame): Value {
  let last: Value = bool(op === "and");
  let unsure: Value | null = null;
  for (const each of values) {
    if (unsure !== null && mayWrite(each)) interp.passed();
    last = interp.eval(each, frame);
    const known = truth(last);
    if (known === null) {
      unsure ??= last;
    } else if (known === (op === "or")) {
      // `os.environ.get("SCHEMA") or "public"`
      if (unsure?.kind === "unknown" && unsure.unset !== undefined && truth(unsure.unset) === !known) return { ...unsure, unset: last };
      return unsure === null ? last : bool(known);
    }
  }
  return unsure === null ? last : unsure.kind === "unknown" ? unsure : unknown("a condition that is not known");
}

function comparison(interp: Interpreter, expr: Extract<Expr, { kind: "Compare" }>, frame: Frame): Value {
  let left = interp.eval(expr.left, frame);
  let result: Value = TRUE;
  for (const [i, comparator] of expr.comparators.entries()) {
    const right = interp.eval(comparator, frame);
    // A comparison of SQL expressions makes an SQL expression.
    const sql = left.kind === "host" ? left.item(str(`compare ${expr.ops[i]}`)) : undefined;
    const one = sql !== undefined && sql.kind === "host" ? sql : compare(interp, left, expr.ops[i] as string, right);
    if (truth(one) === false) {
      return FALSE;
    }
    result = one.kind === "host" || truth(one) === null ? one : result;
    left = right;
  }
  return result;
}

function subscript(interp: Interpreter, expr: Extract<Expr, { kind: "Subscript" }>, frame: Frame): Value {
  const owner = interp.eval(expr.value, frame);
  if (expr.slice.kind === "Slice") {
    return slice(interp, owner, expr.slice, frame);
  }
  const isOwn = expr.slice.kind === "Name" && expr.slice.id === "__name__";
  if (isOwn && owner.kind === "external" && owner.name === "sys.modules") return new Globals(interp, frame.file, true);
  const key = interp.eval(expr.slice, frame);
  const at = interp.place(expr, frame);
  switch (owner.kind) {
    case "dict": {
      const id = keyOf(key);
      const found = id === null ? undefined : owner.entries.get(id)?.[1];
      if (found !== undefined) {
        return found;
      }
      if (owner.fallback !== null && id !== null && !owner.partial) {
        const made = interp.call(owner.fallback, { positional: [], keywords: new Map(), open: false, at });
        setItem(owner, key, made);
        return made;
      }
      if (id === null || owner.partial) {
        return unknown("an entry of something unknown");
      }
      throw new Raised("KeyError", textOf(key) ?? id, at);
    }
    case "seq": {
      if (key.kind !== "number") {
        return unknown("an item of something unknown");
      }
      const item = owner.items.at(key.value);
      if (item === undefined && !owner.partial) {
        throw new Raised("IndexError", `${owner.type} index out of range`, at);
      }
      return item === undefined || (owner.partial && key.value < 0) ? unknown("an item of something unknown") : item;
    }
    case "str":
      return key.kind === "number" ? str(owner.value.at(key.value) ?? "") : unknown("a part of a text");
    case "class": {
      const members = interp.modules.enumMembers(owner, interp);
      return members?.find((member) => member.kind === "instance" && textOf(member.attrs.get("_name_")) === textOf(key)) ?? owner;
    }
    case "host":
      return owner.item(key) ?? unknown(`an item of ${owner.type}`);
    case "external":
      return owner;
    default:
      return unknown("an item of something unknown");
  }
}

function slice(interp: Interpreter, owner: Value, range: Extract<Expr, { kind: "Slice" }>, frame: Frame): Value {
  const bound = (expr: Expr | null): number | undefined | null => {
    if (expr === null) {
      return undefined;
    }
    const value = interp.eval(expr, frame);
    return value.kind === "number" ? value.value : value.kind === "none" ? undefined : null;
  };
  const [lower, upper, step] = [bound(range.lower), bound(range.upper), bound(range.step)];
  if (lower === null || upper === null || step === null || (owner.kind === "seq" && owner.partial)) {
    return unknown("a part of something unknown");
  }
  const items = owner.kind === "seq" ? owner.items : owner.kind === "str" ? [...owner.value].map(str) : null;
  if (items === null) {
    return owner.kind === "unknown" && owner.text !== undefined ? unknown(owner.why, PLACEHOLDER) : unknown("a part of something unknown");
  }
  let part: Value[];
  if (step === -1 && lower === undefined && upper === undefined) {
    part = [...items].reverse();
  } else {
    part = items.slice(lower, upper).filter((_item, i) => i % (step ?? 1) === 0);
  }
  return owner.kind === "seq" ? seq(owner.type, part) : str(part.map((each) => textOf(each) ?? "").join(""));
}

function comprehension(interp: Interpreter, expr: Comp, frame: Frame): Value {
  const inner: Frame = { ...frame, scope: new Scope(frame.scope) };
  const made: Value[] = [];
  const entries = dict();
  let partial = false;
  const seen = new Set<string>();
  const go = (depth: number): void => {
    const each = expr.generators[depth];
    if (each === undefined) {
      const value = interp.eval(expr.elt, inner);
      if (expr.value !== null) {
        setItem(entries, value, interp.eval(expr.value, inner));
        return;
      }
      const key = expr.kind === "SetComp" ? keyOf(value) : null;
      if (key === null || !seen.has(key)) {
        made.push(value);
      }
      if (key !== null) {
        seen.add(key);
      }
      return;
    }
    const items = iterate(interp, interp.eval(each.iter, inner));
    partial ||= items?.partial ?? true;
    for (const item of items?.items ?? []) {
      assign(interp, each.target, item, inner);
      let keep: boolean | null = true;
      for (const test of each.ifs) {
        const known = truth(interp.eval(test, inner));
        keep = known === false ? false : keep === false ? false : known === null ? null : keep;
      }
      if (keep === true) {
        go(depth + 1);
      } else if (keep === null) {
        partial = true;
      }
    }
  };
  go(0);
  if (partial && mayWrite(expr.elt)) interp.passed();
  if (expr.kind === "DictComp") {
    entries.partial ||= partial;
    return entries;
  }
  return seq(expr.kind === "SetComp" ? "set" : "list", made, partial);
}

function superOf(interp: Interpreter, frame: Frame): Value {
  const self = frame.callable?.self ?? NONE;
  const bases = frame.callable?.owner?.bases ?? [];
  return interp.modules.superOf(self, bases, interp);
}
