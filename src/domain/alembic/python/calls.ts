import type { Call } from "../../../model/syntax.ts";
import { refused } from "../database/errors.ts";
import { ContextFunction } from "./context-function.ts";
import { instantiate } from "./definitions.ts";
import type { Frame, Interpreter } from "./interpreter.ts";
import { iterate } from "./operators.ts";
import { ResultUnknown } from "./raised.ts";
import { Scope } from "./scope.ts";
import { type Args, type Callable, dict, NONE, reaches, seq, str, unknown, type Value } from "./values.ts";

/** Evaluates the arguments of a call. */
export function argumentsOf(interp: Interpreter, call: Call, frame: Frame): Args {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  let open = false;
  for (const arg of call.args) {
    const value = interp.eval(arg, frame);
    if (arg.kind === "Starred") {
      const items = iterate(interp, value);
      positional.push(...(items?.items ?? []));
      open ||= items?.partial ?? true;
    } else {
      positional.push(value);
    }
  }
  for (const keyword of call.keywords) {
    const value = interp.eval(keyword.value, frame);
    if (keyword.arg !== null) {
      keywords.set(keyword.arg, value);
    } else if (value.kind === "dict") {
      for (const [key, entry] of value.entries.values()) {
        if (key.kind === "str") {
          keywords.set(key.value, entry);
        }
      }
      open ||= value.partial;
    } else {
      open = true;
    }
  }
  return { positional, keywords, open, at: interp.place(call, frame) };
}

/** Calls a value. Code that is not known and is handed the database is a blind spot. */
export function callValue(interp: Interpreter, callee: Value, args: Args): Value {
  switch (callee.kind) {
    case "function":
      return callFunction(interp, callee, args);
    case "native":
      return callee.call(args);
    case "class":
      return instantiate(interp, callee, args);
    case "host": {
      const result = callee.call(args);
      return result ?? unknown(`the result of ${callee.type}`);
    }
    case "external":
      return interp.library.callExternal(callee.name, args);
    case "unknown":
      if (callee.database === true || handsOver(args)) {
        interp.blind(`a call that is not followed may change the database (${callee.why})`, args.at);
      }
      return unknown("the result of a call that is not followed");
    default:
      return unknown("the result of a call that is not followed");
  }
}

/** Whether an argument reaches the database. */
export function handsOver(args: Args): boolean {
  return args.positional.some((value) => reaches(value)) || [...args.keywords.values()].some((value) => reaches(value));
}

export function callFunction(interp: Interpreter, callee: Callable, args: Args): Value {
  const scope = new Scope(callee.scope);
  bind(interp, callee, args, scope);
  const def = callee.def;
  const frame: Frame = { scope, file: callee.file, symbol: def?.qualname ?? callee.name, pure: null, callable: callee, onYield: null };
  const told = [...args.positional, ...args.keywords.values()].some((value) => value.kind === "str");
  return interp.nested({ at: args.at, told }, () => {
    if (callee.expression !== null) {
      return interp.eval(callee.expression, frame);
    }
    if (def === null) {
      return NONE;
    }
    if (callee.marks.has("contextmanager")) {
      return new ContextFunction((running, body) => {
        running.block(def.body, { ...frame, onYield: body });
      });
    }
    const yielded: Value[] = [];
    frame.onYield = (value) => yielded.push(value);
    try {
      const completion = interp.block(def.body, frame);
      if (def.generator) {
        return seq("list", yielded);
      }
      return completion?.kind === "return" ? completion.value : NONE;
    } catch (error) {
      if (error instanceof ResultUnknown && interp.isPure(frame)) {
        interp.passOver(def.body);
        return def.generator ? seq("list", yielded, true) : unknown(`the result of ${callee.name}() depends on something unknown`);
      }
      throw error;
    }
  });
}

/** Binds parameters, as Python does; what is missing for certain raises TypeError. */
function bind(interp: Interpreter, callee: Callable, args: Args, scope: Scope): void {
  const rest = callee.self === null ? [...args.positional] : [callee.self, ...args.positional];
  const keywords = new Map(args.keywords);
  for (const parameter of callee.parameters) {
    let value: Value | undefined;
    switch (parameter.passing) {
      case "*args":
        value = seq("tuple", rest.splice(0), args.open);
        break;
      case "**kwargs":
        value = dict(
          [...keywords].map(([key, each]) => [str(key), each] as const),
          args.open,
        );
        keywords.clear();
        break;
      default:
        if (parameter.passing !== "keyword" && rest.length > 0) {
          value = rest.shift();
        } else if (keywords.has(parameter.name)) {
          value = keywords.get(parameter.name);
          keywords.delete(parameter.name);
        }
        value ??= callee.defaults.get(parameter.name);
        if (value === undefined && !args.open && callee.def !== null) {
          throw refused("TypeError", `${callee.name}() is missing the argument ${parameter.name}`, args.at);
        }
    }
    scope.vars.set(parameter.name, value ?? unknown(`the argument ${parameter.name}`));
  }
  if (callee.def !== null && !args.open && (rest.length > 0 || keywords.size > 0)) {
    throw refused("TypeError", `${callee.name}() is given an argument it does not take`, args.at);
  }
  void interp;
}
