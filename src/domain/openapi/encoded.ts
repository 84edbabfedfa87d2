import type { Evaluator } from "../../link/constants.ts";
import { type Construction, constructionIn, constructionOf } from "../../link/construction.ts";
import { type Static, textOf } from "../../link/statics.ts";
import { statusCode } from "../fastapi/routes.ts";
import { heldIn } from "../fastapi/values.ts";
import { plainValue } from "./reader.ts";
import type { Json } from "./wire.ts";

/** What an object of a class of the project is in JSON; undefined where that is not known. */
export type ObjectEncoder = (made: Construction) => Json | undefined;

/** A value as JSON has it; undefined where a part of it is not known. Members of enumerations stand for their value. */
export function encoded(evaluator: Evaluator, value: Static, object: ObjectEncoder = () => undefined): Json | undefined {
  const of = (inner: Static): Json | undefined => encoded(evaluator, inner, object);
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
    case "none":
      return plainValue(value);
    case "member":
      return of(value.value);
    case "sequence": {
      const items = value.items.map(of);
      if (items.includes(undefined)) return undefined;
      return value.type === "set" ? sorted(items as Json[]) : (items as Json[]);
    }
    case "dict": {
      const made: Record<string, Json> = {};
      for (const [key, item] of value.entries) {
        const [name, json] = [of(key), of(item)];
        if (json === undefined || (typeof name !== "string" && typeof name !== "number")) return undefined;
        made[String(name)] = json;
      }
      return made;
    }
    case "symbol":
      return undefined;
    case "unknown": {
      const held = heldIn(value);
      if (held?.kind === "made") {
        // Of what is nothing to routes the program keeps the call alone.
        const { args, written } = held.given;
        const call = args.length === 0 && written !== undefined ? constructionOf(evaluator, written.call, written.frame.scope) : undefined;
        return ofLibrary(held.name, call?.arguments.args ?? args, of);
      }
      // What following the program did not evaluate, the constants of the module may.
      if (held?.kind === "unread") {
        const again = evaluator.evaluate(held.expression, held.frame.scope);
        return again.kind === "unknown" && again.held !== undefined ? undefined : of(again);
      }
      const made = constructionIn(evaluator, value);
      if (made === undefined) return undefined;
      return made.class === null ? ofLibrary(made.name, made.arguments.args, of) : object(made);
    }
  }
}

function sorted(items: readonly Json[]): readonly Json[] {
  if (items.every((item) => typeof item === "number")) return [...items].sort((a, b) => (a as number) - (b as number));
  return items.every((item) => typeof item === "string") ? [...items].sort() : items;
}

/** Objects of the standard library and of Pydantic as Pydantic writes them. */
function ofLibrary(name: string, args: readonly Static[], of: (value: Static) => Json | undefined): Json | undefined {
  const [first] = args;
  const text = first === undefined ? undefined : textOf(first);
  const numbers = args.map((item) => (item.kind === "number" ? item.value : Number.NaN));
  const two = (value: number | undefined): string => String(value ?? 0).padStart(2, "0");
  switch (name) {
    case "decimal.Decimal":
      return text ?? (first?.kind === "number" ? String(first.value) : undefined);
    case "uuid.UUID":
      return text?.toLowerCase();
    case "pathlib.Path":
    case "pathlib.PurePath":
    case "ipaddress.IPv4Address":
    case "builtins.str":
      return args.length === 1 ? text : args.length === 0 ? "" : undefined;
    case "pydantic.SecretStr":
    case "pydantic.types.SecretStr":
      return text === undefined ? undefined : text === "" ? "" : "**********";
    case "datetime.date":
      return numbers.length === 3 && !numbers.some(Number.isNaN)
        ? `${String(numbers[0]).padStart(4, "0")}-${two(numbers[1])}-${two(numbers[2])}`
        : undefined;
    case "datetime.datetime":
      return numbers.length >= 3 && numbers.length <= 6 && !numbers.some(Number.isNaN)
        ? `${String(numbers[0]).padStart(4, "0")}-${two(numbers[1])}-${two(numbers[2])}T${two(numbers[3])}:${two(numbers[4])}:${two(numbers[5])}`
        : undefined;
    case "builtins.list":
    case "builtins.tuple":
    case "builtins.set":
    case "builtins.frozenset":
      return first === undefined ? [] : of(first);
    case "builtins.dict":
      return first === undefined ? {} : of(first);
    default:
      return undefined;
  }
}

/** A value as JSON; parts that are not known are left out, undefined where nothing is known. */
export function knownJson(value: Static): Json | undefined {
  if (value.kind === "dict") {
    const made: Record<string, Json> = {};
    for (const [key, item] of value.entries) {
      const [name, json] = [statusCode(key) ?? textOf(key), knownJson(item)];
      if (name !== undefined && json !== undefined) made[String(name)] = json;
    }
    return made;
  }
  if (value.kind === "sequence") return value.items.flatMap((item) => knownJson(item) ?? []);
  return plainValue(value);
}
