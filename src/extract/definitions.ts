// Functions and classes.

import { FIELD, KIND, TOKEN } from "../parse/index.ts";
import { args } from "./calls.ts";
import { FUNCTION_FLAG, OP } from "./layout.ts";
import type { Lowering } from "./lowering.ts";
import { parameters } from "./parameters.ts";
import { plainText } from "./strings.ts";
import { typeParameters } from "./type-statements.ts";

export type DefinitionKind = "function" | "class";

/** Lowers the siblings from `from` to `limit` as a list of statements, and returns where the last one ends, `end` if there is none. */
export type Suite = (l: Lowering, from: number, limit: number, end: number) => number;

/**
 * Lowers a definition; `decorated` is the node with its decorators, or -1. Stored as (see HEAD): ordinal among its kind, size in words,
 * start of the keyword, range and id of the name, id of the qualified name, id + 1 of the docstring; then counted lists of decorators,
 * type parameters, and parameters or arguments; what a function returns; the body.
 */
export function definition(l: Lowering, node: number, decorated: number, kind: DefinitionKind, suite: Suite): number {
  const { out } = l;
  const isFunction = kind === "function";
  const parts = partsOf(l, node);
  const at = out.openAt(l.start(decorated < 0 ? node : decorated));
  const table = isFunction ? l.functions : l.classes;
  out.raw(table.length);
  table.push(at);
  const sizeAt = out.length;
  out.raw(0);
  out.raw(l.start(node));
  const name = parts.name < 0 ? l.identifierAt(l.start(node), l.start(node)) : l.identifier(parts.name);
  out.raw(l.start(parts.name < 0 ? node : parts.name));
  out.raw(parts.name < 0 ? l.start(node) : l.end(parts.name));
  out.string(name);
  const qualname = l.qualname(name);
  out.raw(qualname);
  const limit = parts.body < 0 ? parts.body : l.next(parts.body);
  out.raw(docstring(l, parts.body + 1, limit) + 1);
  decorators(l, decorated);
  const typeCount = out.openCount();
  out.closeCount(typeCount, typeParameters(l, parts.typeParameters));
  let flags = 0;
  if (isFunction) flags = signature(l, node, parts);
  else bases(l, parts.list);
  const outer = enter(l, qualname, isFunction);
  const end = suite(l, parts.body + 1, limit, l.end(node));
  if (isFunction && l.yields) flags |= FUNCTION_FLAG.generator;
  leave(l, outer);
  out.patch(sizeAt, out.length - at);
  out.closeAt(at, isFunction ? OP.FunctionDef : OP.ClassDef, flags, end);
  return end;
}

/** The children of a definition, -1 for those that are absent. */
interface Parts {
  name: number;
  typeParameters: number;
  /** Parameters or arguments. */
  list: number;
  returns: number;
  body: number;
}

function partsOf(l: Lowering, node: number): Parts {
  const parts: Parts = { name: -1, typeParameters: -1, list: -1, returns: -1, body: -1 };
  const limit = l.next(node);
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    const field = l.field(at);
    if (field === FIELD.name) parts.name = at;
    else if (field === FIELD.body) parts.body = at;
    else if (field === FIELD.return_type) parts.returns = at;
    else if (field === FIELD.type_parameters) parts.typeParameters = at;
    else if (field === FIELD.parameters || field === FIELD.superclasses) parts.list = at;
  }
  return parts;
}

interface Outer {
  readonly scope: number;
  readonly scopeIsFunction: boolean;
  readonly yields: boolean;
  readonly digesting: boolean;
}

function enter(l: Lowering, qualname: number, isFunction: boolean): Outer {
  const outer: Outer = { scope: l.scope, scopeIsFunction: l.scopeIsFunction, yields: l.yields, digesting: l.out.digesting };
  l.scope = qualname;
  l.scopeIsFunction = isFunction;
  l.yields = false;
  if (isFunction) l.out.digesting = false;
  return outer;
}

function leave(l: Lowering, outer: Outer): void {
  l.scope = outer.scope;
  l.scopeIsFunction = outer.scopeIsFunction;
  l.yields = outer.yields;
  l.out.digesting = outer.digesting;
}

function decorators(l: Lowering, decorated: number): void {
  const count = l.out.openCount();
  let decorators = 0;
  if (decorated >= 0) {
    const limit = l.next(decorated);
    for (let at = l.named(decorated + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
      if (l.kind(at) !== KIND.decorator) continue;
      l.demanded(l.named(at + 1, l.next(at)), l.next(at), at);
      decorators++;
    }
  }
  l.out.closeCount(count, decorators);
}

/** Parameters and what is returned; returns the function's flags. */
function signature(l: Lowering, node: number, { list, returns }: Parts): number {
  const count = l.out.openCount();
  l.out.closeCount(count, list < 0 ? 0 : parameters(l, list));
  const first = l.code(node + 1, l.next(node));
  if (returns >= 0) l.expression(returns);
  return (l.kind(first) === TOKEN.async ? FUNCTION_FLAG.async : 0) | (returns >= 0 ? FUNCTION_FLAG.returns : 0);
}

function bases(l: Lowering, list: number): void {
  const count = l.out.openCount();
  l.out.closeCount(count, list < 0 ? 0 : args(l, list));
}

/** The id of the docstring that stands first among the siblings from `from` to `limit`, or -1. */
export function docstring(l: Lowering, from: number, limit: number): number {
  const first = l.code(from, limit);
  if (first >= limit || l.kind(first) !== KIND.expression_statement) return -1;
  const only = l.named(first + 1, l.next(first));
  if (only >= l.next(first) || l.named(l.next(only), l.next(first)) < l.next(first)) return -1;
  return l.afterComma(l.end(only), l.end(first)) < 0 ? plainText(l, only) : -1;
}
