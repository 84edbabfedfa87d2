import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import type { Machine } from "./machine.ts";
import type { DependencyCallable, SessionKind } from "./table.ts";

/** Objects inside objects that are looked into for a session. */
const DEEPEST = 4;
/** Methods that fill the attributes of an object. */
const FILLING: ReadonlySet<string> = new Set(["__init__", "__post_init__", "__enter__", "__aenter__"]);

/** The session that a function hands out, as its annotation or body says. */
export function sessionOf(machine: Machine, fn: FunctionSymbol): SessionKind {
  return firstOf(machine.program.returned(fn, null, null), (item) => plainSession(machine, item));
}

/** The session that the object holds which a dependency gives: a repository's, a unit of work's, or one of what these hold; "other" where none is seen. */
export function heldSession(machine: Machine, item: DependencyCallable): SessionKind {
  if (item.session !== "other") return "other";
  if (item.kind === "class") return item.class === null ? "other" : heldBy(machine, item.class, DEEPEST);
  const fn = item.view.signature;
  if (fn === null) return "other";
  return firstOf(machine.program.returned(fn, null, null), (type) =>
    type.kind === "instance" ? heldBy(machine, type.class, DEEPEST) : "other",
  );
}

function heldBy(machine: Machine, symbol: ClassSymbol, depth: number): SessionKind {
  if (depth === 0) return "other";
  const { program } = machine;
  const self: Type = { kind: "instance", class: symbol, args: [] };
  for (const name of attributesOf(machine, symbol)) {
    const kind = firstOf(program.member(self, name), (item) => {
      const session = plainSession(machine, item);
      return session === "other" && item.kind === "instance" && item.class !== symbol ? heldBy(machine, item.class, depth - 1) : session;
    });
    if (kind !== "other") return kind;
  }
  return "other";
}

/** Names of the attributes that a class declares in its body or sets when an object is made or entered. */
function attributesOf({ program }: Machine, symbol: ClassSymbol): ReadonlySet<string> {
  const names = new Set<string>();
  const take = (target: Expr, self: string | undefined): void => {
    if (target.kind === "Attribute" && target.value.kind === "Name" && target.value.id === self) names.add(target.attr);
  };
  for (const ancestor of program.ancestors(symbol)) {
    if (ancestor.kind !== "class") continue;
    for (const statement of ancestor.class.def.body) {
      if (statement.kind === "AnnAssign" && statement.target.kind === "Name") names.add(statement.target.id);
      if (statement.kind !== "FunctionDef" || !FILLING.has(statement.name)) continue;
      const self = statement.parameters[0]?.name;
      eachStatement(statement.body, (inner) => {
        if (inner.kind === "Assign") for (const target of inner.targets) take(target, self);
        if (inner.kind === "AnnAssign") take(inner.target, self);
      });
    }
  }
  return names;
}

function plainSession({ catalogue }: Machine, type: Type): SessionKind {
  if (type.kind !== "external") return "other";
  if (catalogue.isSubclass(type.name, "sqlalchemy.ext.asyncio.AsyncSession")) return "async";
  return catalogue.isSubclass(type.name, "sqlalchemy.orm.Session") ? "sync" : "other";
}

/** The first alternative of a type that gives a session; what is awaited, yielded or entered counts as given. */
function firstOf(type: Type, of: (item: Type) => SessionKind): SessionKind {
  for (const item of alternatives(type)) {
    const inner = item.kind === "awaitable" ? item.result : item.kind === "external" && HANDING.test(item.name) ? item.args[0] : undefined;
    const kind = inner === undefined ? of(item) : firstOf(inner, of);
    if (kind !== "other") return kind;
  }
  return "other";
}

const HANDING = /Generator|Iterator|Iterable|ContextManager/;
