import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { functionsIn } from "../../model/traverse.ts";
import type { Renames } from "./slots.ts";
import type { Reading } from "./walk.ts";

/** A dictionary of a module that lists functions or classes under keys: `KINDS = {"array": ArrayNode, "table": TableNode}`. */
export interface Registry {
  /** Where it is bound. */
  readonly target: Expr & { kind: "Name" };
  /** The scope of its module. */
  readonly scope: Scope;
  readonly values: readonly Expr[];
}

/** The dictionaries that are written out once, and list something of which `isAsked` tells that its callers are looked for, by name. */
export function registriesOf(
  program: Program,
  isAsked: (name: string) => boolean,
  renames: Renames,
): ReadonlyMap<string, readonly Registry[]> {
  const found = new Map<string, Registry[]>();
  for (const module of program.index.modules) {
    if (module.unit === null || module.unit.role === "test") continue;
    for (const statement of module.unit.facts.body) {
      const [target, dictionary] = written(statement);
      if (target === null || !dictionary.values.some((value) => isAsked(lastName(value)))) continue;
      const scope = program.moduleScope(module);
      const name = target.id;
      if (scope.bindings.get(name)?.length !== 1) continue;
      found.set(name, [...(found.get(name) ?? []), { target, scope, values: dictionary.values }]);
    }
  }
  // A module that imports one under a name of its own calls what it lists by that name.
  for (const [name, other] of renames)
    if (found.has(name)) found.set(other, [...new Set([...(found.get(other) ?? []), ...(found.get(name) ?? [])])]);
  return found;
}

function written(
  statement: Stmt,
): readonly [target: null, dictionary: null] | readonly [target: Expr & { kind: "Name" }, dictionary: Expr & { kind: "Dict" }] {
  const [target, another] =
    statement.kind === "Assign" ? statement.targets : statement.kind === "AnnAssign" ? [statement.target] : [undefined];
  const value = statement.kind === "Assign" || statement.kind === "AnnAssign" ? statement.value : null;
  if (target?.kind !== "Name" || another !== undefined || value?.kind !== "Dict" || value.keys.includes(null)) return [null, null];
  return [target, value];
}

/** What an item is read from: `KINDS` of `KINDS[kind]` and of `KINDS.get(kind)`; null for anything else. */
export function itemSource(node: Expr): Expr | null {
  if (node.kind === "Subscript") return node.value;
  const isGet = node.kind === "Call" && node.func.kind === "Attribute" && node.func.attr === "get" && node.args.length === 1;
  return isGet ? (node.func as Expr & { kind: "Attribute" }).value : null;
}

/** Whether a method of a registry gives its keys alone. */
const KEYS = /^(keys|__contains__|__len__)$/;

/** Functions that go through the keys of what they are given. */
const KEY_TAKERS = /^(list|tuple|set|frozenset|sorted|len|join|enumerate)$/;

/** Whether the call that a registry is an argument of asks for its keys alone. */
export function takesKeys(by: Call | null): boolean {
  return by !== null && KEY_TAKERS.test(lastName(by.func));
}

/** Whether a name that is bound to an item is that item wherever it is read. */
export function holdsAlone(target: Expr, scope: Scope): boolean {
  return (
    target.kind === "Name" &&
    scope.function !== null &&
    scope.kind === "function" &&
    scope.bindings.get(target.id)?.length === 1 &&
    functionsIn(scope.function.def.body).length === 0
  );
}

/** How code uses registries: what it calls out of them, and whether it does anything else with them. */
export class RegistryUses {
  private readonly registries: ReadonlyMap<string, readonly Registry[]>;
  private readonly calls: { readonly from: Expr; readonly call: Call; readonly scope: Scope }[] = [];
  /** Uses that let what is listed get away. */
  private readonly others: { readonly node: Expr; readonly scope: Scope }[] = [];
  /** Items that are read, until it is seen that they are called or bound to a name: by the node of the registry. */
  private readonly open = new Map<Expr, Scope>();
  /** Names that hold an item: `kind = KINDS[name]`. */
  private readonly items = new Map<string, { readonly from: Expr; readonly scope: Scope }[]>();

  constructor(registries: ReadonlyMap<string, readonly Registry[]>) {
    this.registries = registries;
  }

  private isNamed(node: Expr): boolean {
    return this.registries.has(lastName(node));
  }

  /** A name or an attribute is read; `by`: the call that it is an argument of. */
  read(node: Expr, scope: Scope, reading: Reading, by: Call | null): void {
    if (this.registries.size === 0) return;
    if (node.kind === "Attribute" && this.isNamed(node.value)) {
      if (node.attr === "get") this.open.set(node.value, scope);
      else if (!KEYS.test(node.attr)) this.others.push({ node: node.value, scope });
    }
    if (this.isNamed(node)) {
      if (this.registries.get(lastName(node))?.some(({ target }) => target === node)) return;
      if (reading === "item") this.open.set(node, scope);
      else if (reading !== "receiver" && reading !== "compared" && !takesKeys(by)) this.others.push({ node, scope });
    } else if (node.kind === "Name" && (reading === "argument" || reading === "used" || reading === "item"))
      this.awayByName(node.id, scope);
  }

  /** A function imports it under another name, which nobody follows. */
  renamed(name: string, other: string): void {
    if (this.registries.has(other)) return;
    for (const registry of this.registries.get(name) ?? []) this.others.push({ node: registry.target, scope: registry.scope });
  }

  /** A name is bound to an item, or to anything else. */
  bound(target: Expr, value: Expr, scope: Scope): void {
    const from = this.registries.size === 0 ? null : itemSource(value);
    if (from === null || !this.isNamed(from)) return;
    if (target.kind !== "Name" || !holdsAlone(target, scope)) return;
    this.open.delete(from);
    this.items.set(target.id, [...(this.items.get(target.id) ?? []), { from, scope }]);
  }

  called(call: Call, scope: Scope): void {
    if (this.registries.size === 0) return;
    const from = itemSource(call.func) ?? (call.func.kind === "Name" ? this.itemOf(call.func.id, scope) : null);
    if (from === null || !this.isNamed(from)) return;
    this.open.delete(from);
    this.calls.push({ from, call, scope });
  }

  /** A name is handed to others: with an item in it the registry gets away. */
  awayByName(name: string, scope: Scope): void {
    const from = this.itemOf(name, scope);
    if (from !== null) this.others.push({ node: from, scope });
  }

  private itemOf(name: string, scope: Scope): Expr | null {
    const held = this.items.get(name);
    if (held === undefined) return null;
    for (let at: Scope | null = scope; at !== null; at = at.parent) {
      const found = held.find((each) => each.scope === at);
      if (found !== undefined) return found.from;
      if (at.bindings.has(name)) return null;
    }
    return null;
  }

  /** The registries with which nothing is done but to call what they list, each with these calls. */
  settled(program: Program): ReadonlyMap<Registry, readonly { readonly call: Call; readonly scope: Scope }[]> {
    const away = [...this.others, ...[...this.open].map(([node, scope]) => ({ node, scope }))];
    const lost = new Set(away.flatMap(({ node, scope }) => this.meant(program, node, scope)));
    const found = new Map<Registry, { readonly call: Call; readonly scope: Scope }[]>();
    for (const { from, call, scope } of this.calls)
      for (const registry of this.meant(program, from, scope))
        if (!lost.has(registry)) found.set(registry, [...(found.get(registry) ?? []), { call, scope }]);
    return found;
  }

  /** The registries that may be meant: all of the name where it cannot be resolved. */
  private meant(program: Program, node: Expr, scope: Scope): readonly Registry[] {
    const named = this.registries.get(lastName(node)) ?? [];
    const symbol = program.symbolOf(node, scope);
    if (symbol === undefined) return named;
    return symbol.kind === "variable" ? named.filter((each) => each.scope === symbol.scope) : [];
  }
}
