import type { Evaluator } from "../../link/constants.ts";
import { type Construction, constructionOf } from "../../link/construction.ts";
import type { Ancestor } from "../../link/context.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { classEntries, type Entry } from "../class-body.ts";
import { libraryMixin } from "./library.ts";
import { isBaseFactory, isDeclarativeBase, isReadLibrary, shortName } from "./names.ts";

/** One class on the way that a mapped class takes its attributes from: of the project, or a library's mixin. */
export type Contributor = { readonly kind: "class"; readonly class: ClassSymbol } | { readonly kind: "library"; readonly name: string };

/** Libraries whose classes bring no columns. */
const COLUMNLESS = /^(collections|dataclasses|enum|fastapi|flask_login|functools|itsdangerous|pydantic|starlette|werkzeug)\./;

/** How a class is mapped: by its base, by a decorator, or by `table=True`. */
export type Mapping = "declarative" | "decorated" | "sqlmodel";

/** An attribute that a module gives a class after the class statement: `Order.lines = relationship(…)`. */
export interface Attached {
  readonly name: string;
  readonly value: Expr;
  readonly scope: Scope;
}

/** A `type_annotation_map`, with the scope in which it is written. */
export interface TypeMap {
  readonly dict: Expr & { readonly kind: "Dict" };
  readonly scope: Scope;
}

/** Tells which classes SQLAlchemy maps, and where their attributes come from; memoised. */
export class Mappings {
  readonly program: Program;
  readonly evaluator: Evaluator;
  private readonly entries = new Map<ClassSymbol, ReadonlyMap<string, Entry>>();
  private readonly factories = new Map<Expr, Construction | null>();
  private readonly lines = new Map<ClassSymbol, readonly Contributor[]>();
  private readonly bases = new Map<ClassSymbol, boolean>();
  private readonly typeMaps = new Map<ClassSymbol, TypeMap | "unread" | null>();
  private attachedTo: ReadonlyMap<ClassSymbol, readonly Attached[]> | null = null;

  constructor(program: Program, evaluator: Evaluator) {
    this.program = program;
    this.evaluator = evaluator;
  }

  /** What a class body binds. */
  body(symbol: ClassSymbol): ReadonlyMap<string, Entry> {
    let entries = this.entries.get(symbol);
    if (entries === undefined) {
      entries = classEntries(this.evaluator, symbol.def, this.program.classScope(symbol));
      this.entries.set(symbol, entries);
    }
    return entries;
  }

  /** What modules add to a class after its statement. */
  attached(symbol: ClassSymbol): readonly Attached[] {
    this.attachedTo ??= findAttached(this.program);
    return this.attachedTo.get(symbol) ?? [];
  }

  /** The classes that give a class its attributes, itself first, in resolution order; the `cls=` of a base factory included. */
  line(symbol: ClassSymbol): readonly Contributor[] {
    const known = this.lines.get(symbol);
    if (known !== undefined) return known;
    const line: Contributor[] = [];
    for (const ancestor of this.program.ancestors(symbol)) {
      if (ancestor.kind === "class") {
        if (!line.some((item) => item.kind === "class" && item.class === ancestor.class))
          line.push({ kind: "class", class: ancestor.class });
      } else if (ancestor.kind === "external") addLibrary(line, ancestor.name);
      else {
        const custom = this.factory(ancestor)?.argument(Number.MAX_SAFE_INTEGER, "cls");
        if (custom?.kind === "symbol" && custom.symbol.kind === "class" && custom.symbol !== symbol) line.push(...this.line(custom.symbol));
      }
    }
    this.lines.set(symbol, line);
    return line;
  }

  /** The `type_annotation_map` that a class is declared under; `unread` where there may be one that is not known. */
  typeMap(symbol: ClassSymbol): TypeMap | "unread" | undefined {
    const known = this.typeMaps.get(symbol);
    if (known !== undefined) return known ?? undefined;
    const found = this.findTypeMap(symbol);
    this.typeMaps.set(symbol, found ?? null);
    return found;
  }

  private findTypeMap(symbol: ClassSymbol): TypeMap | "unread" | undefined {
    if (symbol.def.decorators.some((decorator) => this.decoratorName(decorator, symbol.outer) === "mapped")) return "unread";
    const ofCall = ({ call, scope }: Construction): TypeMap | "unread" | undefined => {
      const given = call.keywords.find(({ arg }) => arg === "type_annotation_map" || arg === null);
      return given === undefined ? undefined : given.arg === null ? "unread" : dictOf(this.program, given.value, scope);
    };
    for (const ancestor of this.program.ancestors(symbol)) {
      if (ancestor.kind === "class") {
        const scope = this.program.classScope(ancestor.class);
        const body = this.body(ancestor.class);
        const map = body.get("type_annotation_map")?.value;
        if (map != null) return dictOf(this.program, map, scope);
        const registry = body.get("registry")?.value;
        const made = registry == null ? undefined : constructionOf(this.evaluator, registry, scope);
        if (registry != null) return made === undefined ? "unread" : ofCall(made);
      } else if (ancestor.kind === "unknown") {
        const made = this.factory(ancestor);
        if (made === undefined) continue;
        const holder = made.call.func.kind === "Attribute" ? made.call.func.value : null;
        if (made.name !== "?.generate_base" || holder === null) return ofCall(made);
        const registry = constructionOf(this.evaluator, holder, made.scope);
        return registry === undefined ? "unread" : ofCall(registry);
        // Libraries have maps of their own.
      } else if (libraryMixin(ancestor.name) !== undefined) return "unread";
    }
    return undefined;
  }

  /** How a class is mapped; undefined for bases, mixins and classes that have nothing to do with SQLAlchemy. */
  mapping(symbol: ClassSymbol): Mapping | undefined {
    const { def } = symbol;
    if (def.decorators.some((decorator) => this.decoratorName(decorator, symbol.outer) === "mapped")) return "decorated";
    if (def.bases.length === 0) return undefined;
    if (def.keywords.length > 0 && this.isTable(symbol)) return this.ancestorTables(symbol) ? undefined : "sqlmodel";
    if (this.isBase(symbol) || this.isAbstract(symbol)) return undefined;
    return this.isBelowBase(symbol) || this.isBelowUnread(symbol) ? "declarative" : undefined;
  }

  /**
   * Whether a class is mapped by what it says of itself, though its base is of a library that is not read, or made by a function: it names
   * its table and has mapped columns, or a class above it in the project has. What such a base adds is not known.
   */
  isBelowUnread(symbol: ClassSymbol): boolean {
    const body = this.body(symbol);
    if (!body.has("__tablename__") || this.isAbstract(symbol) || this.isBelowBase(symbol)) return false;
    const { program } = this;
    const below =
      program
        .ancestors(symbol)
        .some((ancestor) => ancestor.kind === "unknown" || (ancestor.kind === "external" && !isReadLibrary(ancestor.name))) ||
      symbol.def.bases.some((base) => this.isMade(base, symbol.outer));
    return below && program.ancestors(symbol).some((ancestor) => ancestor.kind === "class" && this.hasColumns(ancestor.class));
  }

  /** Whether a library that is not read stands beside the base: `class Category(Base, BaseNestedSets)`, which may bring columns. */
  hasUnreadMixin(symbol: ClassSymbol): boolean {
    return this.program
      .ancestors(symbol)
      .some(
        (ancestor) =>
          ancestor.kind === "external" &&
          !isReadLibrary(ancestor.name) &&
          !COLUMNLESS.test(ancestor.name) &&
          !isDeclarativeBase(ancestor.name) &&
          !isLibraryBase(ancestor.name) &&
          libraryMixin(ancestor.name) === undefined,
      );
  }

  /** Whether the body of a class itself declares columns. */
  hasColumns(symbol: ClassSymbol): boolean {
    const scope = this.program.classScope(symbol);
    return [...this.body(symbol).values()].some(({ value }) => value?.kind === "Call" && this.isColumn(value.func, scope));
  }

  /** `Model = create_model(db)`: what the function's annotation promises is not all that the class is. */
  private isMade(base: Expr, scope: Scope): boolean {
    const target = this.program.symbolOf(base, scope);
    const bindings = target?.kind === "variable" ? target.scope.bindings.get(target.name) : undefined;
    return bindings?.some((binding) => binding.kind === "value" && binding.value.kind === "Call") === true;
  }

  private isColumn(callee: Expr, scope: Scope): boolean {
    const target = this.program.symbolOf(callee, scope);
    // `db.Column`, whatever `db` is.
    if (target === undefined) return callee.kind === "Attribute" && callee.attr === "Column";
    const name = target.kind === "external" ? shortName(target.name) : undefined;
    return name === "mapped_column" || name === "Column";
  }

  /** Whether a SQLModel says `table=True`. Other classes have keywords of that name too, for which they take a class or a text. */
  private isTable(symbol: ClassSymbol): boolean {
    const keyword = symbol.def.keywords.find(({ arg }) => arg === "table");
    const value = keyword === undefined ? undefined : this.evaluator.evaluate(keyword.value, symbol.outer);
    return value?.kind === "boolean" && value.value;
  }

  /** SQLModel maps only the first class of a line that is a table. */
  private ancestorTables(symbol: ClassSymbol): boolean {
    return this.program
      .ancestors(symbol)
      .some((ancestor) => ancestor.kind === "class" && ancestor.class !== symbol && this.isTable(ancestor.class));
  }

  /** Whether a class says of itself that it has no table. */
  isAbstract(symbol: ClassSymbol): boolean {
    const entry = this.body(symbol).get("__abstract__");
    return entry?.value != null && this.evaluator.truth(entry.value, this.program.classScope(symbol)) === true;
  }

  /** Whether a class is itself a declarative base. */
  private isBase(symbol: ClassSymbol): boolean {
    let answer = this.bases.get(symbol);
    if (answer === undefined) {
      answer =
        symbol.def.bases.some((base) => {
          const target = this.program.symbolOf(base.kind === "Subscript" ? base.value : base, symbol.outer);
          return target?.kind === "external" && (isDeclarativeBase(target.name) || libraryMixin(target.name)?.snake === true);
        }) || symbol.def.decorators.some((decorator) => this.decoratorName(decorator, symbol.outer) === "base");
      this.bases.set(symbol, answer);
    }
    return answer;
  }

  private isBelowBase(symbol: ClassSymbol): boolean {
    return this.program.ancestors(symbol).some((ancestor) => {
      if (ancestor.kind === "external") return isDeclarativeBase(ancestor.name) || isLibraryBase(ancestor.name);
      return ancestor.kind === "unknown"
        ? this.factory(ancestor) !== undefined
        : this.isBase(ancestor.class) || this.hasMetaclass(ancestor.class);
    });
  }

  private hasMetaclass(symbol: ClassSymbol): boolean {
    const keyword = symbol.def.keywords.find(({ arg }) => arg === "metaclass");
    if (keyword === undefined) return false;
    const target = this.program.symbolOf(keyword.value, symbol.outer);
    const isMeta = (name: string): boolean => name === "sqlalchemy.orm.DeclarativeMeta" || name === "sqlalchemy.orm.DCTransformDeclarative";
    if (target?.kind === "external") return isMeta(target.name);
    return (
      target?.kind === "class" && this.program.ancestors(target).some((ancestor) => ancestor.kind === "external" && isMeta(ancestor.name))
    );
  }

  /** The `declarative_base(…)` behind a base class that is no class statement. */
  private factory(ancestor: Ancestor & { kind: "unknown" }): Construction | undefined {
    const known = this.factories.get(ancestor.base);
    if (known !== undefined) return known ?? undefined;
    const made = constructionOf(this.evaluator, ancestor.base, ancestor.scope);
    const found = made !== undefined && isBaseFactory(made.name) ? made : undefined;
    this.factories.set(ancestor.base, found ?? null);
    return found;
  }

  private isExternal(expression: Expr, scope: Scope, name: string): boolean {
    const symbol = this.program.symbolOf(expression, scope);
    return symbol?.kind === "external" && symbol.name === name;
  }

  private decoratorName(decorator: Expr, scope: Scope): "mapped" | "base" | undefined {
    const target = decorator.kind === "Call" ? decorator.func : decorator;
    const last = target.kind === "Attribute" ? target.attr : target.kind === "Name" ? target.id : "";
    switch (last) {
      case "mapped":
      case "mapped_as_dataclass":
        return target.kind === "Attribute" || this.isExternal(target, scope, "sqlalchemy.orm.mapped_as_dataclass") ? "mapped" : undefined;
      case "as_declarative_base":
        return "base";
      default:
        return last.includes("declarative") && this.isExternal(target, scope, "sqlalchemy.orm.as_declarative") ? "base" : undefined;
    }
  }
}

/** A dict display, also one that a name stands for. */
function dictOf(program: Program, expression: Expr, scope: Scope, depth = 0): TypeMap | "unread" {
  if (expression.kind === "Dict") return { dict: expression, scope };
  const symbol = depth > 5 ? undefined : program.symbolOf(expression, scope);
  const [binding, ...others] = symbol?.kind === "variable" ? (symbol.scope.bindings.get(symbol.name) ?? []) : [];
  if (symbol?.kind !== "variable" || binding?.kind !== "value" || binding.path.length > 0 || others.length > 0) return "unread";
  return dictOf(program, binding.value, symbol.scope, depth + 1);
}

function findAttached(program: Program): ReadonlyMap<ClassSymbol, readonly Attached[]> {
  const found = new Map<ClassSymbol, Attached[]>();
  for (const module of program.index.modules) {
    for (const statement of module.unit?.facts.body ?? []) {
      if (statement.kind !== "Assign" || statement.value.kind !== "Call") continue;
      for (const target of statement.targets) {
        if (target.kind !== "Attribute") continue;
        const scope = program.moduleScope(module);
        const owner = program.symbolOf(target.value, scope);
        if (owner?.kind !== "class") continue;
        const list = found.get(owner);
        const item = { name: target.attr, value: statement.value, scope };
        if (list === undefined) found.set(owner, [item]);
        else list.push(item);
      }
    }
  }
  return found;
}

function addLibrary(line: Contributor[], name: string): void {
  const mixin = libraryMixin(name);
  if (mixin === undefined || line.some((item) => item.kind === "library" && item.name === name)) return;
  line.push({ kind: "library", name });
  for (const base of mixin.bases) addLibrary(line, base);
}

function isLibraryBase(name: string): boolean {
  const mixin = libraryMixin(name);
  return mixin !== undefined && (mixin.declarative || mixin.bases.some(isLibraryBase));
}
