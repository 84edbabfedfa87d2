import { type Static, sequence, text } from "../../link/constants.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { attributeOf } from "./attributes.ts";
import { viewOf } from "./callables.ts";
import type { Machine } from "./machine.ts";
import { heldIn } from "./values.ts";

/** The names in an object or class of the project, as `dir` lists them; undefined for everything else. */
export function namesIn(machine: Machine, value: Static): readonly string[] | undefined {
  const held = heldIn(value);
  const symbol = held?.kind === "instance" ? held.class : value.kind === "symbol" && value.symbol.kind === "class" ? value.symbol : null;
  if (symbol === null) return undefined;
  const names = new Set(held?.kind === "instance" ? held.attributes.keys() : []);
  for (const name of classNames(machine, symbol)) names.add(name);
  return [...names].sort();
}

/** Bases of which the classes below them show all attributes that anybody asks for. */
const DECLARED = /^(typing|abc|enum|builtins|pydantic|pydantic_settings)\./;

/** Whether an object or class may have attributes of a base that is not part of the project. */
export function inheritsFromOutside(machine: Machine, value: Static): boolean {
  const held = heldIn(value);
  const symbol = held?.kind === "instance" ? held.class : value.kind === "symbol" && value.symbol.kind === "class" ? value.symbol : null;
  return (
    symbol !== null &&
    machine.program
      .ancestors(symbol)
      .some((ancestor) => ancestor.kind === "unknown" || (ancestor.kind === "external" && !DECLARED.test(ancestor.name)))
  );
}

function classNames(machine: Machine, symbol: ClassSymbol): readonly string[] {
  return machine.program
    .ancestors(symbol)
    .flatMap((ancestor) => (ancestor.kind === "class" ? [...machine.program.classScope(ancestor.class).bindings.keys()] : []));
}

/** What a module, class or object keeps under its own names, in their order: its `__dict__`. Undefined for everything else. */
export function namespaceOf(machine: Machine, value: Static): Static | undefined {
  const held = heldIn(value);
  if (held?.kind === "instance") return { kind: "dict", entries: [...held.attributes].map(([name, item]) => [text(name), item] as const) };
  if (value.kind !== "symbol") return undefined;
  const { symbol } = value;
  if (symbol.kind !== "module" && symbol.kind !== "class") return undefined;
  if (symbol.kind === "module") machine.listed.add(symbol);
  const { bindings } = symbol.kind === "module" ? machine.program.moduleScope(symbol) : machine.program.classScope(symbol);
  return { kind: "dict", entries: [...bindings.keys()].map((name) => [text(name), attributeOf(machine, value, name) ?? OPEN] as const) };
}

const OPEN: Static = { kind: "unknown", reason: "not a constant", at: null };

/** `inspect.getmembers(value, predicate)`: names with what they stand for. Of predicates those count that ask for functions. */
export function membersIn(machine: Machine, value: Static, predicate: Static | undefined): Static | undefined {
  const names = namesIn(machine, value);
  if (names === undefined) return undefined;
  const asked = predicate?.kind === "symbol" && predicate.symbol.kind === "external" ? predicate.symbol.name : null;
  const functionsOnly = asked !== null && /^inspect\.(ismethod|isfunction|isroutine|iscoroutinefunction)$/.test(asked);
  return sequence(
    "list",
    names.flatMap((name) => {
      const member = attributeOf(machine, value, name) ?? OPEN;
      return functionsOnly && viewOf(machine, member)?.signature == null ? [] : [sequence("tuple", [text(name), member])];
    }),
  );
}

/** What keeps attributes: a class, a function, or what a decorator made of it. */
function keeper(value: Static): FunctionSymbol | object | undefined {
  if (value.kind === "symbol" && (value.symbol.kind === "function" || value.symbol.kind === "class")) return value.symbol;
  const held = heldIn(value);
  return held?.kind === "closure" ? held : held?.kind === "bound" ? keeper(held.callee) : undefined;
}

/** `function.route = options`; false for what is no function. */
export function markFunction(machine: Machine, value: Static, name: string, given: Static): boolean {
  const key = keeper(value);
  if (key === undefined) return false;
  const known = machine.marks.get(key) ?? new Map<string, Static>();
  machine.marks.set(key, known.set(name, given));
  return true;
}

/** What is kept on a function under a name; what `functools.wraps` made look like another function has its attributes too. */
export function markOf(machine: Machine, value: Static, name: string): Static | undefined {
  const key = keeper(value);
  const own = key === undefined ? undefined : machine.marks.get(key)?.get(name);
  const held = heldIn(value);
  const inner = held?.kind === "bound" ? heldIn(held.callee) : held;
  return own ?? (inner?.kind === "closure" && inner.wraps !== null ? markOf(machine, inner.wraps, name) : undefined);
}

/** Whether a function keeps something under a name: `hasattr(method, "route")`. */
export function isFunctionValue(value: Static): boolean {
  return keeper(value) !== undefined && !(value.kind === "symbol" && value.symbol.kind === "class");
}
