import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr, Node } from "../../model/syntax.ts";

/** A field of an object type. */
export interface GraphqlField {
  readonly owner: ClassSymbol;
  readonly name: string;
  /** What it answers, as far as its annotations say. */
  readonly type: Type | null;
  /** Who computes it; null where it is read off the object. */
  readonly resolver: FunctionSymbol | null;
  /** The statement that declares it. */
  readonly node: Node;
}

/** The object types of GraphQL that a program declares with strawberry or graphene: their fields, and which types are answered in lists. */
export interface GraphqlTypes {
  /** The fields of a class; undefined for one that is no object type. */
  fieldsOf(symbol: ClassSymbol): readonly GraphqlField[] | undefined;
  /** What a resolver answers; null for functions that are none. */
  answerOf(fn: FunctionSymbol): Type | null;
  /** The fields that have a resolver, of types that are answered in lists, each with the field that lists its type. */
  resolvedPerItem(): readonly { readonly field: GraphqlField; readonly resolver: FunctionSymbol; readonly list: GraphqlField }[];
  readonly resolvers: readonly FunctionSymbol[];
}

const LIBRARIES = ["strawberry", "graphene"];
const OBJECT_TYPES =
  /^strawberry\.(federation\.)?(type|interface)$|^strawberry\.(object_type|types\.object_type|federation\.object_type)\.(type|interface)$/;
const FIELDS =
  /^strawberry\.(federation\.)?(field|mutation)$|^strawberry\.(field|types\.field|federation\.field|mutation)\.(field|mutation)$/;
const GRAPHENE = /^(graphene(\.types\.objecttype)?\.ObjectType|graphene_sqlalchemy(\.types)?\.SQLAlchemyObjectType)$/;

/** Reads the types when they are first asked for; null where no module speaks of GraphQL. */
export function graphqlTypes(program: Program): GraphqlTypes | null {
  const speaks = program.index.modules.some(
    ({ unit }) => unit?.role === "application" && LIBRARIES.some((name) => unit.facts.mentions(name)),
  );
  if (!speaks) return null;
  const types = new Map<ClassSymbol, readonly GraphqlField[]>();
  for (const symbol of program.allClasses()) {
    const { unit } = symbol.module;
    if (unit?.role !== "application" || !LIBRARIES.some((name) => unit.facts.mentions(name))) continue;
    if (symbol.def.decorators.some((decorator) => named(program, headOf(decorator), symbol.outer, OBJECT_TYPES)))
      types.set(symbol, strawberryFields(program, symbol));
    else if (program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && GRAPHENE.test(ancestor.name)))
      types.set(symbol, grapheneFields(program, symbol));
  }
  const fields = [...types.values()].flat();
  const byResolver = new Map(fields.flatMap((field) => (field.resolver === null ? [] : [[field.resolver, field] as const])));
  const lists = new Map<ClassSymbol, GraphqlField>();
  for (const field of fields)
    for (const symbol of field.type === null ? [] : listed(field.type, false))
      if (types.has(symbol) && !lists.has(symbol)) lists.set(symbol, field);
  return {
    resolvers: [...byResolver.keys()],
    fieldsOf: (symbol) => types.get(symbol),
    answerOf: (fn) => byResolver.get(fn)?.type ?? null,
    resolvedPerItem: () =>
      fields.flatMap((field) => {
        const list = lists.get(field.owner);
        return field.resolver === null || list === undefined ? [] : [{ field, resolver: field.resolver, list }];
      }),
  };
}

function headOf(decorator: Expr): Expr {
  return decorator.kind === "Call" ? decorator.func : decorator;
}

function named(program: Program, expression: Expr, scope: Scope, names: RegExp): boolean {
  const symbol = program.symbolOf(expression, scope);
  return symbol?.kind === "external" && names.test(symbol.name);
}

function strawberryFields(program: Program, owner: ClassSymbol): readonly GraphqlField[] {
  const scope = program.classScope(owner);
  const found: GraphqlField[] = [];
  for (const [name, bindings] of scope.bindings) {
    const binding = bindings[bindings.length - 1];
    if (binding?.kind === "function") {
      if (!binding.def.decorators.some((decorator) => named(program, headOf(decorator), scope, FIELDS))) continue;
      const { returns } = binding.def;
      const type = returns === null ? null : program.annotated(returns, scope);
      found.push({ owner, name, type, resolver: program.functionSymbol(binding.def, scope), node: binding.def });
    } else if (binding?.kind === "declaration") {
      found.push({ owner, name, type: program.annotated(binding.annotation, scope), resolver: null, node: binding.node });
    } else if (binding?.kind === "value") {
      const { annotation, value } = binding;
      const resolver = value.kind === "Call" && named(program, value.func, scope, FIELDS) ? resolverOf(program, value, scope) : undefined;
      // A field whose resolver is not in sight may be computed in any way.
      if (resolver === null || (annotation === null && resolver === undefined)) continue;
      const returns = resolver?.def.returns ?? null;
      const type =
        annotation !== null
          ? program.annotated(annotation, scope)
          : returns === null || resolver === undefined
            ? null
            : program.annotated(returns, resolver.outer);
      found.push({ owner, name, type, resolver: resolver ?? null, node: binding.node });
    }
  }
  return found;
}

/** The function that `strawberry.field(resolver=…)` names; null where it is not known, undefined where there is none. */
function resolverOf(program: Program, { args, keywords }: Call, scope: Scope): FunctionSymbol | null | undefined {
  const given = keywords.find(({ arg }) => arg === "resolver")?.value ?? args[0];
  if (given === undefined) return undefined;
  const symbol = program.symbolOf(given, scope);
  return symbol?.kind === "function" ? symbol : null;
}

/** `orders = graphene.List(OrderType)` with `def resolve_orders(parent, info)`. */
function grapheneFields(program: Program, owner: ClassSymbol): readonly GraphqlField[] {
  const scope = program.classScope(owner);
  const found: GraphqlField[] = [];
  for (const [name, bindings] of scope.bindings) {
    const binding = bindings[bindings.length - 1];
    if (binding?.kind !== "value" || binding.value.kind !== "Call") continue;
    const resolver = scope.bindings.get(`resolve_${name}`)?.findLast(({ kind }) => kind === "function");
    found.push({
      owner,
      name,
      type: grapheneType(program, binding.value, scope),
      resolver: resolver?.kind === "function" ? program.functionSymbol(resolver.def, scope) : null,
      node: binding.node,
    });
  }
  return found;
}

/** `graphene.List(Order)`, `List(NonNull(lambda: Order))`: as a list of the class; null for what says no class. */
function grapheneType(program: Program, call: Call, scope: Scope): Type | null {
  const { func } = call;
  const name = lastName(func);
  const given = call.args[0] ?? call.keywords.find(({ arg }) => arg === "of_type")?.value;
  const inner = given?.kind === "Lambda" ? given.body : given;
  if (inner === undefined) return null;
  if (name === "NonNull" || name === "Field")
    return inner.kind === "Call" ? grapheneType(program, inner, scope) : instanceOf(program, inner, scope);
  if (!/List$|ConnectionField$/.test(name)) return null;
  const item = inner.kind === "Call" ? grapheneType(program, inner, scope) : instanceOf(program, inner, scope);
  return item === null ? null : { kind: "external", name: "builtins.list", args: [item] };
}

function instanceOf(program: Program, expression: Expr, scope: Scope): Type | null {
  const symbol = program.symbolOf(expression, scope);
  return symbol?.kind === "class" ? { kind: "instance", class: symbol, args: [] } : null;
}

/** Generic types that hold one of what they are given. */
const SINGLE = /(^|\.)(Optional|Maybe|Annotated|Awaitable|Coroutine|Private|Lazy|LazyType|AsyncGenerator|AsyncIterator)$/;

/** The classes that a type holds many of: `list[Order]`, `Connection[Order]`. */
function listed(type: Type, many: boolean): readonly ClassSymbol[] {
  return alternatives(type).flatMap((item): readonly ClassSymbol[] => {
    if (item.kind === "external") return item.args.flatMap((arg) => listed(arg, many || !SINGLE.test(item.name)));
    if (item.kind !== "instance") return [];
    const held = item.args.flatMap((arg) => listed(arg, true));
    return many ? [item.class, ...held] : held;
  });
}
