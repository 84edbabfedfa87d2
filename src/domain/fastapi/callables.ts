import type { Static } from "../../link/constants.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { Expr, Lambda } from "../../model/syntax.ts";
import { attributeOf, memberOf } from "./attributes.ts";
import type { Machine } from "./machine.ts";
import { type Frame, heldIn } from "./values.ts";

/** What a callable value is, seen as FastAPI sees it: whose name and signature it has, and what runs. */
export interface CallableView {
  readonly kind: "function" | "method" | "class" | "instance" | "lambda" | "external";
  readonly name: string;
  /** The function whose signature counts, after `functools.wraps`; null where there is none to read. */
  readonly signature: FunctionSymbol | null;
  /** The frame in which defaults and annotations of the signature are read. */
  readonly frame: Frame | null;
  /** The function whose name it goes by, where that is not the one whose signature counts. */
  readonly named?: FunctionSymbol;
  /** The function that is called. */
  readonly runs: FunctionSymbol | null;
  readonly lambda: Lambda | null;
  readonly class: ClassSymbol | null;
  /** Leading parameters that are bound. */
  readonly skip: number;
  /** Parameters that a `partial` has filled. */
  readonly filled: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** The view of a value as a callable; undefined for what cannot be told. */
export function viewOf(machine: Machine, value: Static): CallableView | undefined {
  if (value.kind === "symbol") {
    const { symbol } = value;
    if (symbol.kind === "function") return functionView(symbol, machine.frameOf(symbol.outer), symbol, 0);
    if (symbol.kind === "class") return classView(machine, symbol);
    if (symbol.kind === "external") return externalView(symbol.name);
    return undefined;
  }
  const held = heldIn(value);
  switch (held?.kind) {
    case "closure": {
      const inner = held.wraps === null ? undefined : viewOf(machine, held.wraps);
      if (inner?.signature != null)
        return {
          ...inner,
          runs: held.function,
          ...(held.named === true ? { named: held.function, name: nameOfFunction(held.function) } : {}),
        };
      return functionView(held.function, held.frame, held.function, 0);
    }
    case "bound": {
      const inner = viewOf(machine, held.callee);
      return inner === undefined ? undefined : { ...inner, kind: "method", skip: inner.skip + 1 };
    }
    case "partial": {
      const inner = viewOf(machine, held.callee);
      return inner === undefined
        ? undefined
        : { ...inner, skip: inner.skip + held.given.args.length, filled: new Set([...inner.filled, ...held.given.keywords.keys()]) };
    }
    case "lambda": {
      const { function: fn, scope } = held.frame;
      const around = fn !== null ? `${fn.def.qualname}.<locals>.` : scope.class !== null ? `${scope.class.def.qualname}.` : "";
      return {
        kind: "lambda",
        name: `${held.frame.module.name}.${around}<lambda>`,
        signature: null,
        frame: held.frame,
        runs: null,
        lambda: held.lambda,
        class: null,
        skip: 0,
        filled: NONE,
      };
    }
    case "instance": {
      const operator = attributeOf(machine, value, "__call__");
      const inner = operator === undefined ? undefined : viewOf(machine, operator);
      return { ...(inner ?? externalView("")), kind: "instance", name: nameOfClass(held.class), class: held.class };
    }
    case "made":
      return externalView(held.name);
    case "unread": {
      // Made by an object of a library (`fastapi_users.current_user()`): its name is that of the library's method.
      const { expression } = held;
      if (expression.kind === "Subscript" && isProvided(machine, expression.value, held.frame)) return externalView(PROVIDE);
      const type = machine.program.typeOf(expression.kind === "Call" ? expression.func : expression, held.frame.scope);
      return type.kind === "method" ? externalView(`${type.owner}.${type.name}`) : undefined;
    }
    default:
      return undefined;
  }
}

const PROVIDE = "dependency_injector.wiring.Provide";

/** `Provide[Container.orders]`: the container is asked by a decorator around the endpoint, FastAPI calls nothing of the project. */
function isProvided(machine: Machine, marker: Expr, frame: Frame): boolean {
  const symbol = machine.program.symbolOf(marker, frame.scope);
  return symbol?.kind === "external" && /^dependency_injector\.wiring\.(Provide|Provider|Closing)$/.test(symbol.name);
}

function functionView(fn: FunctionSymbol, frame: Frame, runs: FunctionSymbol, skip: number): CallableView {
  return { kind: "function", name: nameOfFunction(fn), signature: fn, frame, runs, lambda: null, class: null, skip, filled: NONE };
}

/** The view of a class: calling it runs its constructor. */
export function classView(machine: Machine, symbol: ClassSymbol): CallableView {
  const constructor = memberOf(machine, symbol, { kind: "symbol", symbol }, "__init__");
  const fn = constructor?.kind === "symbol" && constructor.symbol.kind === "function" ? constructor.symbol : null;
  return {
    kind: "class",
    name: nameOfClass(symbol),
    signature: fn,
    frame: fn === null ? machine.classFrame(symbol) : machine.frameOf(fn.outer),
    runs: fn,
    lambda: null,
    class: symbol,
    skip: 1,
    filled: NONE,
  };
}

function externalView(name: string): CallableView {
  return { kind: "external", name, signature: null, frame: null, runs: null, lambda: null, class: null, skip: 0, filled: NONE };
}

export function nameOfFunction(fn: FunctionSymbol): string {
  return `${fn.module.name}.${fn.def.qualname}`;
}

export function nameOfClass(symbol: ClassSymbol): string {
  return `${symbol.module.name}.${symbol.def.qualname}`;
}
