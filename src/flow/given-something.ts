import type { Program } from "../link/program.ts";
import type { Binding, Scope } from "../link/symbols.ts";
import { alternatives, type Type } from "../link/types.ts";
import type { Call, Expr } from "../model/syntax.ts";

/**
 * What a name stands for in any case that a call is given: `some`thing, or something that counts as true. Known are what a `with` statement
 * gives, a parameter whose annotation leaves None out, and what a constructor or a function makes that declares the same of its result.
 */
export function givenSomething(program: Program, argument: Expr, scope: Scope): "some" | "true" | undefined {
  if (argument.kind !== "Name") return undefined;
  const symbol = program.resolve(argument.id, scope);
  if (symbol?.kind !== "variable" || symbol.scope.kind !== "function") return undefined;
  const bindings = symbol.scope.bindings.get(symbol.name) ?? [];
  if (bindings.length === 0 || !bindings.every((binding) => bindsSomething(program, binding, argument, symbol.scope))) return undefined;
  return alternatives(program.typeOf(argument, symbol.scope)).every((type) => isTrue(program, type)) ? "true" : "some";
}

/** Values that may be empty or zero. */
const MAY_BE_FALSE = /^(builtins|collections|datetime|decimal|fractions|numpy|pandas|polars|typing)\./;

/** Libraries whose classes leave it to the classes below whether they count as true. */
const PLAIN = /^(abc\.ABC|builtins\.object|pydantic\..+|sqlalchemy\..+|sqlmodel\..+|typing\.(Generic|Protocol))$/;

/** Objects count as true, unless their class says otherwise. */
function isTrue(program: Program, type: Type): boolean {
  if (type.kind === "external") return !MAY_BE_FALSE.test(type.name) && type.name.includes(".");
  if (type.kind !== "instance") return false;
  if (
    program
      .ancestors(type.class)
      .some((ancestor) => ancestor.kind !== "class" && !(ancestor.kind === "external" && PLAIN.test(ancestor.name)))
  )
    return false;
  return ["__bool__", "__len__"].every((name) => program.memberDefinition(type.class, name) === undefined);
}

function bindsSomething(program: Program, binding: Binding, name: Expr, scope: Scope): boolean {
  switch (binding.kind) {
    case "context":
      return true;
    case "parameter": {
      const { annotation, default: value } = binding.parameter;
      return annotation !== null && !isNone(value) && isDefinite(program.typeOf(name, scope));
    }
    case "value":
      return binding.path.length === 0 && isMade(program, binding.value, scope);
    default:
      return false;
  }
}

function isNone(value: Expr | null): boolean {
  return value?.kind === "Constant" && value.type === "None";
}

/** `Client(url)`, `connect()` or `await connect()`, where the function says what it gives. */
function isMade(program: Program, value: Expr, scope: Scope): boolean {
  const call = value.kind === "Await" ? value.value : value;
  return call.kind === "Call" && declares(program, call, scope) && isDefinite(program.typeOf(value, scope));
}

function declares(program: Program, { func }: Call, scope: Scope): boolean {
  const callee = program.typeOf(func, scope);
  return callee.kind === "class" || (callee.kind === "function" && callee.function.def.returns !== null);
}

function isDefinite(type: Type): boolean {
  const kinds = alternatives(type);
  return kinds.length > 0 && kinds.every(({ kind }) => kind === "instance" || kind === "external");
}
