import type { FunctionSymbol } from "../../link/symbols.ts";
import { applyFunction, constructed } from "./apply.ts";
import { attributeOf } from "./attributes.ts";
import { defer } from "./deferred.ts";
import { eachOf, elementOf, settled } from "./elements.ts";
import { resultMethod, statementMethod } from "./execute.ts";
import { applied } from "./expressions.ts";
import { optionMethod } from "./options.ts";
import { parameterType } from "./receivers.ts";
import { inEach, type Run } from "./run.ts";
import { validatedBy } from "./validate.ts";
import { followed, many, PLAIN, type Site, UNKNOWN, type Value } from "./values.ts";

/** Class methods of Pydantic models that read the attributes of what they are given. */
export const VALIDATING: ReadonlySet<string> = new Set(["model_validate", "from_orm", "parse_obj"]);

/** A call of a method of a value. */
export function methodCall(
  run: Run,
  receiver: Value,
  method: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: Site,
): Value {
  switch (receiver.kind) {
    case "union":
      return inEach(run, receiver, (item) => methodCall(run, item, method, args, keywords, site));
    case "statement":
      return statementMethod(run, receiver, method, args, keywords, site);
    case "result":
      return resultMethod(receiver, method);
    case "option":
      return keepsContained(receiver, optionMethod(receiver.option, method, args, site));
    case "attribute":
      return method === "of_type" || method === "and_" ? receiver : PLAIN;
    case "many":
    case "listed":
      if (method === "sort") sortedBy(run, receiver, keywords.get("key"), site);
      return receiver.kind === "many" ? ofMany(run, receiver, method, site) : UNKNOWN;
    case "dict":
      return ofDict(receiver, method, args);
    case "class": {
      if (VALIDATING.has(method)) {
        const own = run.world.program.memberDefinition(receiver.class, method);
        if (own?.kind !== "bindings") return args[0] === undefined ? UNKNOWN : validatedBy(run, receiver, args[0], site);
      }
      return called(run, attributeOf(run, receiver, method, site), args, keywords, site);
    }
    case "instance":
    case "object":
      if (receiver.kind === "instance" && receiver.model.kind !== "class") return deferredCall(run, receiver, method, args, keywords, site);
      return called(run, attributeOf(run, receiver, method, site), args, keywords, site);
    case "parameter":
    case "deferred": {
      const known = receiver.kind === "parameter" ? declaredMethod(run, receiver.index, method) : null;
      if (known !== null) return called(run, { kind: "function", function: known, self: receiver }, args, keywords, site);
      return deferredCall(run, receiver, method, args, keywords, site);
    }
    default:
      return UNKNOWN;
  }
}

/** `contains_eager(Order.lines).selectinload(Line.product)`: what the first step needs, the whole does. */
function keepsContained({ contains }: Value & { kind: "option" }, made: Value): Value {
  return made.kind !== "option" || contains === undefined ? made : { ...made, contains };
}

/** The one method that a parameter's annotation leaves for its argument: no override of it is possible. */
function declaredMethod(run: Run, index: number, method: string): FunctionSymbol | null {
  const { program, targets } = run.world;
  const type = parameterType(run, index);
  if (type?.kind !== "instance") return null;
  const [group, more] = targets.calleeGroups(program.member(type, method), "here");
  const [target, second] = group?.alternatives ?? [];
  return more === undefined && second === undefined && target?.kind === "function" && !isStatic(target.function) ? target.function : null;
}

function isStatic({ def }: FunctionSymbol): boolean {
  return def.decorators.some((decorator) => decorator.kind === "Name" && decorator.id === "staticmethod");
}

function deferredCall(
  run: Run,
  receiver: Value,
  method: string | null,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: Site,
): Value {
  return defer(run, receiver, { op: "call", method, args, keywords: [...keywords], site }, reads(run, receiver, method, args));
}

/** Whether a method of something that is not known yet may read rows: one of mapped classes, or of schemas. */
function reads(run: Run, receiver: Value, method: string | null, args: readonly Value[]): boolean {
  if (method !== null) return run.world.methods.has(method);
  // `convert = getattr(row, "to_model"); convert()`.
  const named = receiver.kind === "deferred" ? receiver.operations.at(-1) : undefined;
  if (named?.op === "attribute" && run.world.methods.has(named.name)) return true;
  return args.some(mayBeRow);
}

function mayBeRow(value: Value): boolean {
  if (value.kind === "union") return value.items.some((item) => mayBeRow(item.value));
  return value.kind === "instance" || (value.kind === "deferred" && followed(value));
}

/** A call of a value: a class, a function, what a parameter will be. */
export function called(run: Run, callee: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value>, site: Site): Value {
  switch (callee.kind) {
    case "union":
      return inEach(run, callee, (item) => called(run, item, args, keywords, site));
    case "class":
      return constructed(run, callee.class, args, keywords, site);
    case "function":
      return applyFunction(run, callee.function, callee.self === null ? args : [callee.self, ...args], site, keywords);
    case "closure":
      return applied(run, callee, args, keywords);
    case "partial":
      return called(run, callee.callee, [...callee.args, ...args], new Map([...callee.keywords, ...keywords]), site);
    case "getter": {
      const [object] = args;
      const read = (path: string): Value =>
        path.split(".").reduce<Value>((held, name) => attributeOf(run, held, name, site), object ?? UNKNOWN);
      const [only, ...more] = callee.paths.map(read);
      return more.length > 0 && only !== undefined ? { kind: "tuple", items: [only, ...more] } : (only ?? UNKNOWN);
    }
    case "parameter":
    case "deferred":
      return deferredCall(run, callee, null, args, keywords, site);
    default:
      return UNKNOWN;
  }
}

/** What a collection is sorted by is read of each of its items. */
export function sortedBy(run: Run, collection: Value, key: Value | undefined, site: Site): void {
  if (key !== undefined) called(run, key, [eachOf(run, collection, site)], new Map(), site);
}

function ofMany(run: Run, receiver: Value & { kind: "many" }, method: string, site: Site): Value {
  switch (method) {
    case "copy":
      return receiver;
    case "pop":
    case "popleft":
      return elementOf(run, receiver, null, site);
    default:
      return PLAIN;
  }
}

function ofDict(receiver: Value & { kind: "dict" }, method: string, args: readonly Value[]): Value {
  const value = settled(receiver.value);
  switch (method) {
    case "get":
    case "pop":
    case "setdefault":
      return value.kind === "unknown" && method === "setdefault" ? (args[1] ?? UNKNOWN) : value;
    case "values":
      return many(value);
    case "items":
      return many({ kind: "tuple", items: [PLAIN, value] });
    case "copy":
      return receiver;
    default:
      return PLAIN;
  }
}
