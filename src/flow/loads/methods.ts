import { applyFunction, constructed } from "./apply.ts";
import { attributeOf, elementOf, settled } from "./attributes.ts";
import { resultMethod, statementMethod } from "./execute.ts";
import { optionMethod } from "./options.ts";
import { defer, type Run } from "./run.ts";
import { validatedBy } from "./validate.ts";
import { type Conditions, compatible, followed, many, mapAlternatives, PLAIN, type Site, UNKNOWN, type Value } from "./values.ts";

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
      return mapAlternatives(receiver, (item, when: Conditions) =>
        compatible(when, run.state.conditions) ? methodCall(run, item, method, args, keywords, site) : UNKNOWN,
      );
    case "statement":
      return statementMethod(run, receiver, method, args, site);
    case "result":
      return resultMethod(receiver, method);
    case "option":
      return optionMethod(receiver.option, method, args, site);
    case "attribute":
      return method === "of_type" || method === "and_" ? receiver : PLAIN;
    case "many":
      return ofMany(run, receiver, method, site);
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
    case "deferred":
      return deferredCall(run, receiver, method, args, keywords, site);
    default:
      return UNKNOWN;
  }
}

function deferredCall(
  run: Run,
  receiver: Value,
  method: string | null,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: Site,
): Value {
  return defer(run, receiver, { op: "call", method, args, keywords: [...keywords], site }, reads(run, method, args));
}

/** Whether a method of something that is not known yet may read rows: one of mapped classes, or of schemas. */
function reads(run: Run, method: string | null, args: readonly Value[]): boolean {
  if (method === null) return args.some((argument) => argument.kind === "instance" || (argument.kind === "deferred" && followed(argument)));
  return run.world.methods.has(method);
}

/** A call of a value: a class, a function, what a parameter will be. */
export function called(run: Run, callee: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value>, site: Site): Value {
  switch (callee.kind) {
    case "union":
      return mapAlternatives(callee, (item) => called(run, item, args, keywords, site));
    case "class":
      return constructed(run, callee.class, args, keywords, site);
    case "function":
      return applyFunction(run, callee.function, callee.self === null ? args : [callee.self, ...args], site, keywords);
    case "parameter":
    case "deferred":
      return deferredCall(run, callee, null, args, keywords, site);
    default:
      return UNKNOWN;
  }
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
