import type { Static } from "../../link/constants.ts";
import { constructionIn } from "../../link/construction.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import type { Place } from "../../model/finding.ts";
import { Interpreter, type Library } from "../alembic/python/interpreter.ts";
import { Modules } from "../alembic/python/modules.ts";
import { callStandard } from "../alembic/python/standard.ts";
import { dict, NONE, number, record, seq, str, unknown, type Value } from "../alembic/python/values.ts";
import type { Machine } from "../fastapi/machine.ts";
import { plainValue } from "./reader.ts";
import type { Json, JsonObject } from "./wire.ts";

/**
 * Applies `json_schema_extra` of models to their schemas: entries of a dict, or what a function of the project does to the schema
 * that it is given. What such a function writes and is not known is left out; a hook that cannot be followed changes nothing.
 */
export class SchemaExtras {
  private readonly machine: Machine;
  private readonly json: (value: Static) => Json | undefined;
  private interpreter: Interpreter | null = null;

  constructor(machine: Machine, json: (value: Static) => Json | undefined) {
    this.machine = machine;
    this.json = json;
  }

  /** The schema of a model after its hook. */
  applied(schema: JsonObject, extra: Static | undefined): JsonObject {
    if (extra === undefined || extra.kind === "none") return schema;
    if (extra.kind === "dict") {
      // Entries that are not known are left out.
      const added: Record<string, Json> = {};
      for (const [key, item] of extra.entries) {
        const [name, json] = [plainValue(key), this.json(item)];
        if (typeof name === "string" && json !== undefined) added[name] = json;
      }
      return { ...schema, ...added };
    }
    const made = constructionIn(this.machine.evaluator, extra);
    if (extra.kind === "symbol" && extra.symbol.kind === "function") return this.run(extra.symbol, [], schema);
    if (made?.name !== "functools.partial") return schema;
    const [target, ...given] = made.arguments.args;
    return target?.kind === "symbol" && target.symbol.kind === "function" && made.arguments.keywords.size === 0
      ? this.run(target.symbol, given, schema)
      : schema;
  }

  private run(hook: FunctionSymbol, given: readonly Static[], schema: JsonObject): JsonObject {
    const { unit } = hook.module;
    if (unit === null || hook.def.async) return schema;
    const interpreter = this.interpreterOf();
    interpreter.restart();
    const at: Place = { file: unit.path, start: hook.def.start, end: hook.def.end, symbol: hook.def.qualname };
    const value = fromJson(schema);
    const positional = [...given.map(fromStatic), value];
    // The class is handed to a hook that takes one more.
    const takes = hook.def.parameters.filter(({ passing }) => passing !== "keyword").length;
    if (takes > positional.length) positional.push(unknown("the class"));
    try {
      const callee = interpreter.modules.scopeOf(unit.path, interpreter)?.get(hook.def.name);
      if (callee?.kind !== "function" || hook.outer.kind !== "module") return schema;
      interpreter.call(callee, { positional, keywords: new Map(), open: false, at });
    } catch {
      // Raised by the hook, or beyond what is followed.
      return schema;
    }
    return changed(schema, value);
  }

  private interpreterOf(): Interpreter {
    if (this.interpreter === null) {
      const { index } = this.machine.program;
      const modules = new Modules({
        factsOf: (path) => index.byPath.get(path)?.unit?.facts,
        resolveModule: (dotted, from) => {
          const module = index.byPath.get(from);
          return module === undefined ? undefined : index.resolveAbsolute(dotted, module)?.unit?.path;
        },
      });
      // Of what is outside the project a hook sees Python itself.
      const library: Library = {
        external: () => undefined,
        callExternal: (name, args) => callStandard(interpreter, name, args) ?? unknown("a call of a library"),
        inherited: () => undefined,
        onClass: (_class, _name, value) => value,
      };
      const interpreter = new Interpreter(modules, library);
      this.interpreter = interpreter;
    }
    return this.interpreter;
  }
}

/** The schema as a hook left it; what it put there and is not known stays as it was. */
function changed(schema: JsonObject, value: Value): JsonObject {
  const left = toJson(value, schema);
  return isObject(left) ? left : schema;
}

function toJson(value: Value, before: Json | undefined): Json | undefined {
  switch (value.kind) {
    case "none":
      return null;
    case "bool":
    case "number":
    case "str":
      return value.value;
    case "seq": {
      const known = Array.isArray(before) ? (before as readonly Json[]) : [];
      const items = value.items.map((item, at) => toJson(item, known[at]));
      return value.partial || items.includes(undefined) ? before : (items as Json[]);
    }
    case "dict": {
      if (value.partial) return before;
      const made: Record<string, Json> = {};
      for (const [key, item] of value.entries.values()) {
        if (key.kind !== "str") return before;
        const json = toJson(item, isObject(before) ? before[key.value] : undefined);
        if (json !== undefined) made[key.value] = json;
      }
      return made;
    }
    default:
      return before;
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function fromJson(value: Json): Value {
  if (value === null) return NONE;
  if (typeof value === "string") return str(value);
  if (typeof value === "number") return number(value, !Number.isInteger(value));
  if (typeof value === "boolean") return { kind: "bool", value };
  if (Array.isArray(value)) return seq("list", value.map(fromJson));
  return record(Object.fromEntries(Object.entries(value as JsonObject).map(([key, item]) => [key, fromJson(item)])));
}

function fromStatic(value: Static): Value {
  if (value.kind === "sequence") return seq(value.type, value.items.map(fromStatic));
  if (value.kind === "dict") return dict(value.entries.map(([key, item]) => [fromStatic(key), fromStatic(item)] as const));
  const plain = plainValue(value);
  return plain === undefined ? unknown("not a constant") : fromJson(plain);
}
