/** Collections that a function fills: what `append`, `extend`, `update` and an assignment to an item put into them. */
import type { Scope } from "../../link/symbols.ts";
import type { Attribute, Expr } from "../../model/syntax.ts";
import { ownField } from "./attributes.ts";
import { elementOf, settled, standsForEach } from "./elements.ts";
import { evaluate } from "./expressions.ts";
import { type Run, siteOf } from "./run.ts";
import { many, mapAlternatives, NO_CONDITIONS, type Site, UNKNOWN, unionOf, type Value } from "./values.ts";

type Dict = Value & { kind: "dict" };

/** Methods that put one thing into the collection they are called on. */
const PUTTING: ReadonlySet<string> = new Set(["append", "add", "insert", "appendleft"]);

/** What a method puts into a collection that the function fills; null for a call that is none of that. */
export function fill(run: Run, receiver: Expr, method: string, scope: Scope): ((given: Given) => void) | null {
  const puts = PUTTING.has(method);
  if (!puts && method !== "extend" && method !== "update") return null;
  if (receiver.kind === "Attribute") noteGrown(run, receiver);
  if (!isFilled(run, receiver, method)) return null;
  // The keys on the way may read rows: `by_customer[order.customer.name]`.
  if (receiver.kind !== "Name") evaluate(run, receiver, scope);
  const site = siteOf(run, receiver);
  return ({ args, keywords }) => {
    const last = args.at(-1) ?? UNKNOWN;
    const repeated = receiver.kind === "Name" && run.outside.at(-1)?.has(receiver.id) === true;
    grow(run, receiver, (held) => {
      if (puts) return withOne(held, last, repeated);
      return method === "update" && held.kind === "dict" ? updated(held, args, keywords) : extended(run, held, last, site);
    });
  };
}

interface Given {
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** Whether what a method is called on is a collection that a name holds, or one in a dictionary that a name or the object itself holds. */
function isFilled(run: Run, receiver: Expr, method: string): boolean {
  if (receiver.kind !== "Name") return isDict(run, within(receiver));
  const held = run.state.vars.get(receiver.id);
  return isCollection(held) || (held?.kind === "dict" && method === "update");
}

export function isCollection(held: Value | undefined): boolean {
  return held?.kind === "listed" || held?.kind === "many" || held?.kind === "union";
}

function isDict(run: Run, holder: Expr | null): boolean {
  if (holder === null) return false;
  const inner = within(holder);
  if (inner !== null) return isDict(run, inner);
  const held = holder.kind === "Name" ? run.state.vars.get(holder.id) : keptIn(run, holder);
  return held?.kind === "dict" || (held?.kind === "union" && held.items.some(({ value }) => value.kind === "dict"));
}

/** The dictionary whose item an expression is: `by_customer[key]`, `by_customer.setdefault(key, [])`; null for any other. */
function within(item: Expr): Expr | null {
  if (item.kind === "Subscript") return item.value;
  return item.kind === "Call" && item.func.kind === "Attribute" && item.func.attr === "setdefault" ? item.func.value : null;
}

/** What the object keeps under an attribute that this function has set. */
function keptIn(run: Run, node: Expr): Value | undefined {
  if (node.kind !== "Attribute" || node.value.kind !== "Name") return undefined;
  const holder = run.state.vars.get(node.value.id);
  return holder === undefined ? undefined : (ownField(run, holder, node.attr) ?? undefined);
}

/** Puts what a change makes of a collection in its place. */
export function grow(run: Run, target: Expr, change: (held: Value) => Value): void {
  switch (target.kind) {
    case "Name": {
      const held = run.state.vars.get(target.id);
      if (held !== undefined && held.kind !== "parameter") run.state.vars.set(target.id, change(held));
      break;
    }
    case "Attribute": {
      const held = keptIn(run, target);
      if (held !== undefined) run.fields.set(target.attr, change(held));
      break;
    }
    default: {
      const holder = within(target);
      if (holder === null) return;
      grow(run, holder, (held) =>
        mapAlternatives(held, (item) => (item.kind === "dict" ? { kind: "dict", value: change(item.value) } : item)),
      );
    }
  }
}

/** A method puts something into what its object has kept before: `self.options.append(option)`. */
function noteGrown(run: Run, { value, attr }: Attribute): void {
  const holder = value.kind === "Name" ? run.state.vars.get(value.id) : undefined;
  const isMethod = run.unit.kind === "function" && run.unit.function.def.name !== "__init__";
  if (isMethod && holder?.kind === "parameter" && holder.index === 0 && !run.fields.has(attr)) run.fields.set(attr, UNKNOWN);
}

/** `items.append(item)`. `repeated`: in a loop that the collection was there before. */
function withOne(held: Value, item: Value, repeated: boolean): Value {
  // An element of a loop stands for all that the loop puts there, and so does a row that each round fetches.
  const put = standsForEach(item) || (repeated && item.kind === "instance") ? many(settled(item)) : settled(item);
  switch (held.kind) {
    case "listed":
      return { kind: "listed", items: [...held.items, put] };
    case "many":
      return many(anyOf([held.item, settled(item)]), held.open || held.item.kind === "unknown");
    case "union":
      return mapAlternatives(held, (each) => withOne(each, item, repeated));
    case "unknown":
    case "plain":
      // Beside a loader option there may be any other that somebody else has put there.
      return { kind: "listed", items: held.kind === "unknown" && put.kind === "option" ? [many(UNKNOWN, true), put] : [put] };
    default:
      return held;
  }
}

/** `items += more`, `items.extend(more)`. */
export function extend(run: Run, target: Expr, more: Value, scope: Scope): void {
  if (target.kind !== "Name") {
    if (target.kind === "Attribute") noteGrown(run, target);
    if (isDict(run, within(target))) grow(run, target, (held) => extended(run, held, more, siteOf(run, target)));
    return;
  }
  const held = run.state.vars.get(target.id) ?? evaluate(run, target, scope);
  if (isCollection(held) || held.kind === "tuple") run.state.vars.set(target.id, extended(run, held, more, siteOf(run, target)));
}

function extended(run: Run, held: Value, more: Value, site: Site): Value {
  switch (held.kind) {
    case "union":
      return mapAlternatives(held, (item) => extended(run, item, more, site));
    case "listed":
      return { kind: "listed", items: [...held.items, ...(more.kind === "listed" ? more.items : [more])] };
    case "many":
    case "tuple": {
      const elements = [elementOf(run, held, null, site), elementOf(run, more, null, site)];
      const open = (held.kind === "many" && held.open) || elements.some(({ kind }) => kind === "unknown");
      return many(settled(anyOf(elements)), open);
    }
    default:
      return held;
  }
}

/** `context.update({"items": items})`, `context.update(items=items)`. */
function updated(held: Dict, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Dict {
  const more = args.map((value): Dict => (value.kind === "dict" ? value : { kind: "dict", value: UNKNOWN }));
  const value = anyOf([held.value, ...more.map((item) => item.value), ...keywords.values()].map(settled));
  if (held.fields === undefined) return { kind: "dict", value };
  // What else is taken over may stand under any of the names so far.
  const before = more.every((item) => item.fields !== undefined) ? held.fields : [];
  return { kind: "dict", value, fields: new Map([...before, ...more.flatMap((item) => [...(item.fields ?? [])]), ...keywords]) };
}

/** `items[key] = value`. */
export function withItem(held: Value, key: Expr, value: Value): Value {
  if (held.kind === "union" && held.items.some((item) => item.value.kind === "dict"))
    return mapAlternatives(held, (item) => withItem(item, key, value));
  const item = settled(value);
  const name = key.kind === "Constant" && key.type === "str" ? (key.value ?? "") : null;
  const fields = held.kind === "dict" && name !== null ? held.fields : undefined;
  return {
    kind: "dict",
    value: anyOf([held.kind === "dict" ? held.value : UNKNOWN, item]),
    ...(fields === undefined || name === null ? {} : { fields: new Map([...fields, [name, item]]) }),
  };
}

function anyOf(values: readonly Value[]): Value {
  return unionOf(values.map((value) => ({ value, when: NO_CONDITIONS })));
}
