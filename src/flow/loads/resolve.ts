import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { attributeOf, narrowed } from "./attributes.ts";
import { usedAgain } from "./closing.ts";
import { asLoaded, IS_NONE } from "./deferred.ts";
import { eachOf, elementOf, inTurn, settled } from "./elements.ts";
import { executed, withPending } from "./execute.ts";
import { called, methodCall } from "./methods.ts";
import { optionCall, withOptions } from "./options.ts";
import { loadedInTurn, replaced } from "./renewing.ts";
import { quietly, type Run } from "./run.ts";
import { type Alternative, type Conditions, type Operation, type Site, type Statement, UNKNOWN, unionOf, type Value } from "./values.ts";

/** Alternatives inside alternatives multiply. Of ten applications no function takes 10,000 steps. */
const MOST_STEPS = 20_000;

/** What parameters stand for in one call, and how places in the callee look from outside. */
export interface Call {
  readonly function: FunctionSymbol;
  readonly args: readonly Value[];
  readonly site: Site;
  readonly outer: (site: Site) => Site;
  /** The rows that the callee makes of classes that only the caller knows, by where: whoever asks for one again means the same. */
  readonly made: Map<string, Value>;
}

/** Conditions of the callee in the caller's words; undefined where the arguments rule them out. */
export function translated(call: Call, when: Conditions): Conditions | undefined {
  if (when.size === 0) return when;
  const found = new Map<string, boolean>();
  for (const [test, outcome] of when) {
    const name = test.endsWith(IS_NONE) ? test.slice(0, -IS_NONE.length) : test;
    const index = call.function.def.parameters.findIndex((parameter) => parameter.name === name);
    const value = index < 0 ? undefined : call.args[index];
    const constant = value === undefined ? undefined : constantOf(value, test !== name);
    if (constant === undefined) {
      const asked = value?.kind === "parameter" ? value.name : undefined;
      if (value?.kind === "plain" && value.test !== undefined && test === name) {
        found.set(value.test[0], outcome ? value.test[1] : !value.test[1]);
        continue;
      }
      if (asked !== undefined) found.set(test === name ? asked : `${asked} is None`, outcome);
      else found.set(`${call.site.at.start}:${test}`, outcome);
    } else if (constant !== outcome) return undefined;
  }
  return found;
}

function constantOf(value: Value, asksNone: boolean): boolean | undefined {
  switch (value.kind) {
    case "plain":
      if (value.constant === undefined) return undefined;
      return asksNone ? value.constant === null : value.constant === true;
    case "instance":
      return undefined;
    case "class":
    case "object":
    case "function":
    case "closure":
    case "partial":
    case "option":
    case "statement":
      return !asksNone;
    case "listed":
    case "tuple":
      if (asksNone || value.items.length === 0) return false;
      return value.items.some((item) => item.kind !== "many") ? true : undefined;
    case "union": {
      const [first, ...rest] = value.items.map((item) => constantOf(item.value, asksNone));
      return rest.every((other) => other === first) ? first : undefined;
    }
    default:
      return undefined;
  }
}

const CLOSED = new WeakMap<Value, boolean>();

/** Whether nothing in a value waits for a parameter or a condition. Values do not change, so the answer is kept. */
function isClosed(value: Value): boolean {
  let known = CLOSED.get(value);
  if (known === undefined) {
    known = readClosed(value);
    CLOSED.set(value, known);
  }
  return known;
}

function readClosed(value: Value): boolean {
  switch (value.kind) {
    case "parameter":
    case "deferred":
    case "union":
      return false;
    case "instance":
      return value.pending.length === 0 && isClosed(value.model) && isClosed(value.within);
    case "statement":
      return (
        value.pending.length === 0 &&
        (value.of === undefined || isClosed(value.of)) &&
        value.entities.every((entity) => isClosed(entity.value))
      );
    case "many":
      return isClosed(value.item);
    case "result":
      return isClosed(value.row);
    case "dict":
      return isClosed(value.value) && [...(value.fields?.values() ?? [])].every(isClosed);
    case "tuple":
    case "listed":
      return value.items.every(isClosed);
    case "attribute":
      return isClosed(value.owner);
    case "object":
      return [...value.fields.values()].every(isClosed);
    case "function":
      return value.self === null || isClosed(value.self);
    case "partial":
      return [value.callee, ...value.args, ...value.keywords.values()].every(isClosed);
    default:
      return true;
  }
}

/** A value of the callee as the caller sees it: parameters replaced by arguments, waiting steps taken. */
export function resolve(run: Run, call: Call, value: Value): Value {
  if (isClosed(value)) return value;
  if (++run.steps > MOST_STEPS) return UNKNOWN;
  const inner = (item: Value): Value => resolve(run, call, item);
  switch (value.kind) {
    case "parameter":
      return call.args[value.index] ?? UNKNOWN;
    case "deferred":
      return value.operations.reduce<Value>((current, operation) => step(run, call, current, operation), inner(value.base));
    case "instance": {
      const pending = value.pending.map(inner);
      const row = { ...value, model: inner(value.model), within: usedAgain(run, inner(value.within)) };
      if (row.model.kind === "unknown") return UNKNOWN;
      return pending.length === 0 ? row : withPending(run, row, pending);
    }
    case "statement":
      return statementOf(run, inner, value);
    case "many":
      return { ...value, item: settled(inner(value.item)) };
    case "result":
      return { ...value, row: inner(value.row) };
    case "dict": {
      const fields = value.fields === undefined ? {} : { fields: new Map([...value.fields].map(([name, item]) => [name, inner(item)])) };
      return { kind: "dict", value: settled(inner(value.value)), ...fields };
    }
    case "tuple":
      return { kind: "tuple", items: value.items.map(inner) };
    case "listed":
      return { kind: "listed", items: value.items.map(inner) };
    case "attribute":
      return { ...value, owner: inner(value.owner) };
    case "object":
      return { ...value, fields: new Map([...value.fields].map(([name, field]) => [name, inner(field)] as const)) };
    case "function":
      return value.self === null ? value : { ...value, self: inner(value.self) };
    case "partial":
      return {
        kind: "partial",
        callee: inner(value.callee),
        args: value.args.map(inner),
        keywords: new Map([...value.keywords].map(([name, item]) => [name, inner(item)] as const)),
      };
    case "union":
      return unionOf(
        value.items.flatMap(({ value: item, when }): readonly Alternative[] => {
          const condition = translated(call, when);
          return condition === undefined ? [] : [{ value: inner(item), when: condition }];
        }),
      );
    default:
      return value;
  }
}

function statementOf(run: Run, inner: (value: Value) => Value, statement: Statement): Value {
  const entities = statement.entities.map((entity) => ({ ...entity, value: inner(entity.value) }));
  const pending = statement.pending.map(inner);
  const of = statement.of === undefined ? {} : { of: inner(statement.of) };
  return withOptions(run, { ...statement, ...of, entities, pending: [] }, pending);
}

function step(run: Run, call: Call, value: Value, operation: Operation): Value {
  switch (operation.op) {
    case "attribute": {
      const read = (): Value => attributeOf(run, value, operation.name, call.outer(operation.site));
      if (operation.how !== undefined) {
        const take = operation.how === "awaited" ? loadedInTurn : replaced;
        take(run, value, operation.name, call.outer(operation.site));
        return quietly(run, read);
      }
      return operation.loaded === true ? asLoaded(quietly(run, read)) : read();
    }
    case "each":
      return eachOf(run, value, call.outer(operation.site));
    case "element":
      return elementOf(run, value, operation.index, call.outer(operation.site));
    case "settle":
      return settled(value);
    case "turn":
      return inTurn(value, call.outer(operation.site).at);
    case "option":
      return optionCall(operation.name, [value], call.outer(operation.site)) ?? UNKNOWN;
    case "narrow":
      return narrowed(run, value, operation.classes);
    case "execute":
      return executed(
        run,
        value,
        { ...operation.session, which: resolve(run, call, operation.session.which) },
        operation.form,
        call.outer(operation.site),
      );
    case "call": {
      const site = call.outer(operation.site);
      const args = operation.args.map((argument) => resolve(run, call, argument));
      const keywords = new Map(operation.keywords.map(([name, argument]) => [name, resolve(run, call, argument)] as const));
      const make = (): Value =>
        operation.method === null
          ? called(run, value, args, keywords, site)
          : methodCall(run, value, operation.method, args, keywords, site);
      return value.kind === "class" || value.kind === "object" ? madeOnce(call, value.class, operation, site, make) : make();
    }
  }
}

/** A call that makes a row: `self.model(**values)`. */
function madeOnce(
  { made }: Call,
  of: ClassSymbol,
  { method, site: { at } }: Operation & { op: "call" },
  site: Site,
  make: () => Value,
): Value {
  const key = `${of.id} ${method ?? ""} ${at.file}:${at.start}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  if (value.kind === "instance" && value.session === "none" && value.id === idOfMade(site)) made.set(key, value);
  return value;
}

/** The name of the row that is made at a place. */
export function idOfMade({ at }: Site): string {
  return `${at.file}:${at.start}`;
}
