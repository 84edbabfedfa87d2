import type { AugAssign, Expr, Stmt, Subscript } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { binary, iterate } from "./operators.ts";
import { keyOf, setItem, unknown, type Value } from "./values.ts";

/** Binds a target to a value, taking tuples apart. */
export function assign(interp: Interpreter, target: Expr, value: Value, frame: Frame): void {
  switch (target.kind) {
    case "Name":
      frame.scope.set(target.id, value);
      return;
    case "Tuple":
    case "List": {
      const items = iterate(interp, value);
      const star = target.elts.findIndex((each) => each.kind === "Starred");
      target.elts.forEach((each, i) => {
        const fits = items !== null && !items.partial && star < 0 && items.items.length === target.elts.length;
        const item = fits ? items.items[i] : undefined;
        assign(interp, each.kind === "Starred" ? each.value : each, item ?? unknown("a part of something unknown"), frame);
      });
      return;
    }
    case "Subscript": {
      const container = interp.eval(target.value, frame);
      const key = interp.eval(target.slice, frame);
      if (container.kind === "dict") {
        setItem(container, key, value);
      } else if (container.kind === "seq") {
        if (key.kind === "number" && container.items[key.value] !== undefined) {
          container.items[key.value] = value;
        } else {
          container.partial = true;
        }
      }
      return;
    }
    case "Attribute": {
      const owner = interp.eval(target.value, frame);
      if (owner.kind === "instance") {
        owner.attrs.set(target.attr, value);
      } else if (owner.kind === "host") {
        owner.setAttr(target.attr, value);
      }
      return;
    }
    default:
      return;
  }
}

export function augment(interp: Interpreter, stmt: AugAssign, frame: Frame): void {
  const right = interp.eval(stmt.value, frame);
  const left = interp.eval(stmt.target, frame);
  // `list += items` changes the list that others hold.
  if (left.kind === "seq" && left.type === "list" && stmt.op === "+") {
    const items = iterate(interp, right);
    left.items.push(...(items?.items ?? []));
    left.partial ||= items?.partial ?? true;
    return;
  }
  assign(interp, stmt.target, binary(left, stmt.op, right), frame);
}

/** `del container[key]`. */
export function removeItem(interp: Interpreter, { value, slice }: Subscript, frame: Frame): void {
  const container = interp.eval(value, frame);
  const key = interp.eval(slice, frame);
  if (container.kind === "dict") {
    const id = keyOf(key);
    container.partial ||= interp.maybe > 0 || id === null || !container.entries.has(id);
    if (id !== null) container.entries.delete(id);
  } else if (container.kind === "seq") {
    container.partial ||= interp.maybe > 0 || key.kind !== "number";
    if (key.kind === "number") container.items.splice(key.value, 1);
  }
}

/** Forgets what statements that may or may not run would have bound or changed. */
export function havoc(interp: Interpreter, stmts: readonly Stmt[], frame: Frame): void {
  if (stmts.length === 0) {
    return;
  }
  eachStatement(stmts, (stmt) => {
    if (stmt.kind === "Import" || stmt.kind === "ImportFrom") {
      interp.modules.import(stmt, frame.file, frame.scope, interp);
    }
  });
  const { bound, mutated } = interp.changesOf(stmts);
  for (const name of bound) {
    const old = frame.scope.vars.get(name);
    // A name of a statement on rows stays one: such statements are built up step by step.
    const statement = old?.kind === "host" && old.type === "data statement";
    if (!statement && old?.kind !== "function" && old?.kind !== "external" && old?.kind !== "module") {
      frame.scope.set(name, unknown(`${name} depends on something unknown`));
    }
  }
  for (const name of mutated) {
    const value = frame.scope.get(name);
    if (value?.kind === "seq" || value?.kind === "dict") {
      value.partial = true;
    }
  }
}
