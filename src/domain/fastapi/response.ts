import { RESPONSE_CLASSES } from "../../data/fastapi.ts";
import type { Static } from "../../link/constants.ts";
import type { Scope, Symbol } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { annotatedParts, ofObject, spelledOut } from "./annotations.ts";
import type { CallableView } from "./callables.ts";
import { nameOfClass } from "./callables.ts";
import type { Machine } from "./machine.ts";
import { type Frame, heldIn } from "./values.ts";

/** Containers that are printed by the name of the built-in class that they stand for. */
const BUILTIN: Readonly<Record<string, string>> = {
  "typing.List": "list",
  "typing.Dict": "dict",
  "typing.Tuple": "tuple",
  "typing.Set": "set",
  "typing.FrozenSet": "frozenset",
  "typing.Type": "type",
};

/** The response model of a route as text, by `response_model=` or the return annotation; null where FastAPI uses none. */
export function responseModel(machine: Machine, given: Static | undefined, view: CallableView): string | null {
  if (given !== undefined) return given.kind === "none" ? null : (textOfValue(machine, given) ?? null);
  const returns = view.signature?.def.returns ?? null;
  if (returns === null || view.frame === null) return null;
  const { inner } = annotatedParts(machine, returns, view.frame, true);
  if (isResponse(machine, inner.expression, inner.frame)) return null;
  const text = printed(machine, returns, view.frame, 0);
  return text === "None" || text === undefined ? null : text;
}

/** The expression that names the response model, with its frame; for its type. */
export function responseExpression(
  given: Static | undefined,
  view: CallableView,
): { readonly expression: Expr; readonly frame: Frame } | undefined {
  if (given !== undefined) {
    const held = heldIn(given);
    return held?.kind === "unread" ? held : undefined;
  }
  const returns = view.signature?.def.returns ?? null;
  return returns === null || view.frame === null ? undefined : { expression: returns, frame: view.frame };
}

/** Whether an annotation is a response class: FastAPI makes no model of it. */
export function isResponse(machine: Machine, expression: Expr, frame: Frame): boolean {
  const symbol = machine.program.symbolOf(expression, frame.scope);
  if (symbol?.kind === "external") return isResponseName(machine, symbol.name);
  if (symbol?.kind !== "class") return false;
  return machine.program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && isResponseName(machine, ancestor.name));
}

function isResponseName(machine: Machine, name: string): boolean {
  if (
    name in RESPONSE_CLASSES ||
    /^starlette\.(responses|templating)\.\w*Response$/.test(name) ||
    /^fastapi\.responses\.\w*Response$/.test(name)
  )
    return true;
  return machine.catalogue.isSubclass(name, "fastapi.Response");
}

function textOfValue(machine: Machine, value: Static): string | undefined {
  if (value.kind === "symbol") return nameOfSymbol(value.symbol);
  const held = heldIn(value);
  return held?.kind === "unread" ? printed(machine, held.expression, held.frame, 0) : undefined;
}

function nameOfSymbol(symbol: Symbol): string | undefined {
  switch (symbol.kind) {
    case "class":
      return nameOfClass(symbol);
    case "external":
      return BUILTIN[symbol.name] ?? (symbol.name.startsWith("builtins.") ? symbol.name.slice(9) : symbol.name);
    default:
      return undefined;
  }
}

/** An annotation as Python shows it, aliases spelled out; undefined where a part is not known. */
function printed(machine: Machine, expression: Expr, frame: Frame, depth: number): string | undefined {
  if (depth > 20) return undefined;
  const alias = nameOfAlias(machine, expression, frame);
  if (alias !== undefined) return alias;
  const at = spelledOut(machine, expression, frame);
  const node = at.expression;
  const of = (inner: Expr): string | undefined => printed(machine, inner, at.frame, depth + 1);
  switch (node.kind) {
    case "Constant":
      return node.type === "None" ? "None" : node.type === "Ellipsis" ? "..." : node.type === "str" ? `'${node.value ?? ""}'` : node.value;
    case "Name":
    case "Attribute": {
      const local = node.kind === "Name" ? machine.lookup(node.id, at.frame) : ofObject(machine, node, at.frame);
      if (local?.kind === "symbol") return nameOfSymbol(local.symbol);
      const symbol = machine.program.symbolOf(node, at.frame.scope);
      return symbol === undefined ? undefined : nameOfSymbol(symbol);
    }
    case "BinOp":
      return node.op === "|" ? union([node.left, node.right].map(of)) : undefined;
    case "Subscript": {
      const head = printed(machine, node.value, at.frame, depth + 1);
      const items = node.slice.kind === "Tuple" ? node.slice.elts : [node.slice];
      if (head === "typing.Optional") return union([...items.map(of), "None"]);
      if (head === "typing.Union") return union(items.map(of));
      if (head === "typing.Annotated") {
        const first = items[0] === undefined ? undefined : of(items[0]);
        return first === undefined ? undefined : `typing.Annotated[${first}, ...]`;
      }
      const parts = items.map(of);
      return head === undefined || parts.includes(undefined) ? undefined : `${head}[${parts.join(", ")}]`;
    }
    case "List": {
      const parts = node.elts.map(of);
      return parts.includes(undefined) ? undefined : `[${parts.join(", ")}]`;
    }
    default:
      return undefined;
  }
}

/** The name of `type X = …` and of `X = TypeAliasType("X", …)`: such an alias is a type of its own, and Pydantic calls its schema so. */
function nameOfAlias(machine: Machine, expression: Expr, frame: Frame): string | undefined {
  if (expression.kind !== "Name" && expression.kind !== "Attribute") return undefined;
  const symbol = machine.program.symbolOf(expression, frame.scope);
  if (symbol?.kind !== "variable") return undefined;
  const binding = symbol.scope.bindings.get(symbol.name)?.findLast(({ kind }) => kind === "alias" || kind === "value");
  if (binding?.kind !== "alias" && !(binding?.kind === "value" && isAliasCall(machine, binding.value, symbol.scope))) return undefined;
  return `${symbol.scope.module.name}.${symbol.name}`;
}

function isAliasCall(machine: Machine, expression: Expr, scope: Scope): boolean {
  if (expression.kind !== "Call") return false;
  const callee = machine.program.symbolOf(expression.func, scope);
  return callee?.kind === "external" && /^typing(_extensions)?\.TypeAliasType$/.test(callee.name);
}

/** Alternatives, nested ones spread, each once. */
function union(parts: readonly (string | undefined)[]): string | undefined {
  if (parts.includes(undefined)) return undefined;
  const items = parts.flatMap((part) => splitUnion(part ?? ""));
  return [...new Set(items)].join(" | ");
}

function splitUnion(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "[") depth++;
    else if (character === "]") depth--;
    else if (character === "|" && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}
