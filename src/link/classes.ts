import { FACADE_BASE } from "../data/sqlalchemy.ts";
import type { Expr, FunctionDef, Stmt } from "../model/syntax.ts";
import type { Ancestor, Linker } from "./context.ts";
import { resolveAt } from "./names.ts";
import { substitute } from "./substitution.ts";
import type { ClassSymbol, FunctionSymbol, Scope, Symbol } from "./symbols.ts";
import type { Type } from "./types.ts";

/** Direct bases of a class with their type arguments. `Generic[…]` and `Protocol[…]` count as external bases. */
export function directBases(linker: Linker, symbol: ClassSymbol): readonly Ancestor[] {
  const bases: Ancestor[] = [];
  for (const base of symbol.def.bases) {
    const head = base.kind === "Subscript" ? base.value : base;
    const args =
      base.kind === "Subscript"
        ? (base.slice.kind === "Tuple" ? base.slice.elts : [base.slice]).map((item) => linker.annotated(item, symbol.outer))
        : [];
    const target = head.kind === "Name" ? resolveAt(linker, head.id, symbol.outer, head.start) : linker.symbolOf(head, symbol.outer);
    if (target?.kind === "class" && target !== symbol) bases.push({ kind: "class", class: target, args });
    else if (target?.kind === "external") {
      const given = head.kind === "Attribute" ? givenToFacade(linker, head.value, symbol) : undefined;
      if (given !== undefined && given !== symbol) bases.push({ kind: "class", class: given, args: [] });
      bases.push({ kind: "external", name: target.name, args });
    } else {
      const value = linker.typeOf(head, symbol.outer);
      if (value.kind === "class" && value.class !== symbol) bases.push({ kind: "class", class: value.class, args });
      else if (value.kind === "reference") bases.push({ kind: "external", name: value.name, args });
      else if (value.kind === "union" && value.items.every((item) => isBase(item, symbol))) {
        // Branches name it, for one version of a library and for another: it is one or the other.
        for (const item of value.items)
          if (item.kind === "class") bases.push({ kind: "class", class: item.class, args });
          else if (item.kind === "reference") bases.push({ kind: "external", name: item.name, args });
      } else {
        bases.push({ kind: "unknown", base, scope: symbol.outer });
        const root = target?.kind === "variable" ? rootOfMadeBase(linker, target) : undefined;
        if (root !== undefined && root !== symbol) bases.push({ kind: "class", class: root, args: [] });
      }
    }
  }
  return bases;
}

function isBase(type: Type, symbol: ClassSymbol): boolean {
  return (type.kind === "class" && type.class !== symbol) || type.kind === "reference";
}

/** `Base = declarative_base(cls=Root)`: the class `Root`, whose members every class below the base has. */
function rootOfMadeBase(linker: Linker, variable: Symbol & { kind: "variable" }): ClassSymbol | undefined {
  const made = variable.scope.bindings.get(variable.name)?.findLast((item) => item.kind === "value");
  if (made?.kind !== "value" || made.value.kind !== "Call" || made.value.keywords.length === 0) return undefined;
  const callee = linker.symbolOf(made.value.func, variable.scope);
  const keyword = callee?.kind === "external" ? linker.externals.baseKeyword(callee.name) : undefined;
  const given = keyword === undefined ? undefined : made.value.keywords.find(({ arg }) => arg === keyword);
  if (given === undefined) return undefined;
  // It may have had the name that the base has now.
  const { value } = given;
  const root = value.kind === "Name" ? resolveAt(linker, value.id, variable.scope, value.start) : linker.symbolOf(value, variable.scope);
  return root?.kind === "class" ? root : undefined;
}

/** The class that `db = SQLAlchemy(model_class=Root)` is given, whose members every class below `db.Model` has. */
function givenToFacade(linker: Linker, object: Expr, below: ClassSymbol): ClassSymbol | undefined {
  const holder = linker.symbolOf(object, below.outer);
  if (holder?.kind !== "variable") return undefined;
  const made = holder.scope.bindings.get(holder.name)?.findLast((item) => item.kind === "value");
  if (made?.kind !== "value" || made.value.kind !== "Call") return undefined;
  const keyword = made.value.keywords.find(({ arg }) => arg === FACADE_BASE);
  const root = keyword === undefined ? undefined : linker.symbolOf(keyword.value, holder.scope);
  return root?.kind === "class" ? root : undefined;
}

/** Names of a class's type parameters: of `class C[T]`, of `Generic[T]`, else the variables of its bases in order. */
export function typeParameterNames(linker: Linker, symbol: ClassSymbol): readonly string[] {
  if (symbol.def.typeParameters.length > 0) return symbol.def.typeParameters;
  const names: string[] = [];
  for (const base of symbol.def.bases) {
    if (base.kind !== "Subscript") continue;
    const target = linker.symbolOf(base.value, symbol.outer);
    const args = (base.slice.kind === "Tuple" ? base.slice.elts : [base.slice]).map((item) => linker.annotated(item, symbol.outer));
    const variables = args.flatMap(variablesOf);
    if (target?.kind === "external" && target.name === "typing.Generic") return variables;
    for (const name of variables) if (!names.includes(name)) names.push(name);
  }
  return names;
}

function variablesOf(type: Type): readonly string[] {
  switch (type.kind) {
    case "typevar":
      return [type.name];
    case "instance":
    case "class":
    case "external":
    case "reference":
      return type.args.flatMap(variablesOf);
    case "union":
    case "tuple":
      return type.items.flatMap(variablesOf);
    default:
      return [];
  }
}

/** The class itself and its ancestors in C3 order, arguments substituted through; a wrong hierarchy falls back to depth first. */
export function linearise(linker: Linker, symbol: ClassSymbol): readonly Ancestor[] {
  const self: Ancestor = { kind: "class", class: symbol, args: linker.typeParameters(symbol).map((name) => ({ kind: "typevar", name })) };
  const sequences: Ancestor[][] = [];
  for (const base of directBases(linker, symbol)) {
    if (base.kind !== "class") {
      sequences.push([base, ...externalAncestors(linker, base)]);
      continue;
    }
    const names = linker.typeParameters(base.class);
    const map = new Map(names.flatMap((name, at) => (base.args[at] === undefined ? [] : [[name, base.args[at]] as const])));
    const line = linker.ancestors(base.class);
    sequences.push(
      line.map((ancestor) =>
        ancestor.kind === "unknown" ? ancestor : { ...ancestor, args: ancestor.args.map((arg) => substitute(arg, map)) },
      ),
    );
  }
  return [self, ...merge(sequences)];
}

function externalAncestors(linker: Linker, base: Ancestor): Ancestor[] {
  if (base.kind !== "external") return [];
  const found: Ancestor[] = [];
  const visit = (name: string, depth: number): void => {
    if (depth > 10) return;
    for (const next of linker.externals.bases(name)) {
      if (found.some((known) => known.kind === "external" && known.name === next)) continue;
      found.push({ kind: "external", name: next, args: [] });
      visit(next, depth + 1);
    }
  };
  visit(base.name, 0);
  return found;
}

function identity(ancestor: Ancestor): unknown {
  return ancestor.kind === "class" ? ancestor.class : ancestor.kind === "external" ? ancestor.name : ancestor.base;
}

function merge(sequences: Ancestor[][]): Ancestor[] {
  const result: Ancestor[] = [];
  let left = sequences.filter((sequence) => sequence.length > 0);
  while (left.length > 0) {
    let chosen: Ancestor | undefined;
    for (const sequence of left) {
      const head = sequence[0];
      if (head !== undefined && !left.some((other) => other.slice(1).some((item) => identity(item) === identity(head)))) {
        chosen = head;
        break;
      }
    }
    chosen ??= left[0]?.[0];
    if (chosen === undefined) break;
    const taken = identity(chosen);
    result.push(chosen);
    left = left.map((sequence) => sequence.filter((item) => identity(item) !== taken)).filter((sequence) => sequence.length > 0);
  }
  return result;
}

/** One assignment to an attribute of `self` in a method. */
export interface InstanceAttribute {
  readonly value: Expr | null;
  readonly annotation: Expr | null;
  readonly method: FunctionSymbol;
  readonly scope: Scope;
}

/** What the methods of a class (not its bases) assign to `self.…`, by attribute; `__init__` first. */
export function instanceAttributes(linker: Linker, symbol: ClassSymbol): ReadonlyMap<string, readonly InstanceAttribute[]> {
  const found = new Map<string, InstanceAttribute[]>();
  const scope = linker.classScope(symbol);
  const methods: FunctionDef[] = [];
  for (const bindings of scope.bindings.values())
    for (const binding of bindings) if (binding.kind === "function") methods.push(binding.def);
  methods.sort((a, b) => Number(b.name === "__init__") - Number(a.name === "__init__") || a.start - b.start);
  for (const def of methods) {
    const self = def.parameters[0]?.name;
    if (self === undefined) continue;
    const method = linker.functionSymbol(def, scope);
    let inner: Scope | undefined;
    const add = (target: Expr, value: Expr | null, annotation: Expr | null): void => {
      if (target.kind !== "Attribute" || target.value.kind !== "Name" || target.value.id !== self) return;
      inner ??= linker.functionScope(method);
      const entry: InstanceAttribute = { value, annotation, method, scope: inner };
      const known = found.get(target.attr);
      if (known === undefined) found.set(target.attr, [entry]);
      else known.push(entry);
    };
    walkAssignments(def.body, add);
  }
  return found;
}

/** `self.model, self.session = model, session` is an assignment for each. */
function pairwise(target: Expr, value: Expr, add: (target: Expr, value: Expr) => void): void {
  const isDisplay = (node: Expr): node is Expr & { readonly kind: "Tuple" | "List" } => node.kind === "Tuple" || node.kind === "List";
  if (!isDisplay(target)) add(target, value);
  else if (
    isDisplay(value) &&
    value.elts.length === target.elts.length &&
    [...target.elts, ...value.elts].every(({ kind }) => kind !== "Starred")
  )
    for (const [at, each] of target.elts.entries()) pairwise(each, value.elts[at] ?? value, add);
}

function walkAssignments(body: readonly Stmt[], add: (target: Expr, value: Expr | null, annotation: Expr | null) => void): void {
  for (const statement of body) {
    switch (statement.kind) {
      case "Assign":
        for (const target of statement.targets) pairwise(target, statement.value, (each, value) => add(each, value, null));
        break;
      case "AnnAssign":
        add(statement.target, statement.value, statement.annotation);
        break;
      case "If":
      case "For":
      case "While":
        walkAssignments(statement.body, add);
        walkAssignments(statement.orelse, add);
        break;
      case "With":
        for (const item of statement.items) if (item.target !== null) add(item.target, null, null);
        walkAssignments(statement.body, add);
        break;
      case "Try":
        walkAssignments(statement.body, add);
        for (const handler of statement.handlers) walkAssignments(handler.body, add);
        walkAssignments(statement.orelse, add);
        walkAssignments(statement.finalbody, add);
        break;
      default:
        break;
    }
  }
}

/** Whether a class is a protocol, or says of itself that it is abstract: an object is of a class below it. */
export function isAbstract(linker: Linker, symbol: ClassSymbol): boolean {
  return [...symbol.def.bases, ...symbol.def.keywords.map(({ value }) => value)].some((base) => {
    const named = linker.symbolOf(base.kind === "Subscript" ? base.value : base, symbol.outer);
    return named?.kind === "external" && ABSTRACT.has(named.name);
  });
}

const ABSTRACT: ReadonlySet<string> = new Set(["typing.Protocol", "abc.ABC", "abc.ABCMeta"]);
